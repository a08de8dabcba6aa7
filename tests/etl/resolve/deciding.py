"""Decisions for the tests of linking, made of plain values."""

from __future__ import annotations

from itertools import count

from etl.model.decision import Action, Anchor, LinkDecision, Thing
from etl.model.document_claims import DocumentClaims
from etl.model.lineage import Birth
from etl.model.mention import EntityKind
from etl.normalize.folding import fold
from etl.resolve.lineage import read_mentions

_numbers = count(1)


def thing(document: DocumentClaims, kind: EntityKind, name: str, ordinal: int = 0) -> Thing:
    """What a name in a document stands for."""
    found = sorted(
        {
            (claim.span.start, claim.span.end)
            for own, claim in read_mentions(document)
            if own is kind and fold(claim.value) == fold(name)
        }
    )
    anchor = Anchor(document.sha256, Birth(1, *found[ordinal]), document.name, kind, name, ordinal)
    return Thing(f"https://example.org/{name}", name, (anchor,))


def decide(action: Action, *things: Thing, name: str = "", takes_back: tuple[str, ...] = ()) -> LinkDecision:
    """A decision with the next number for its id and line."""
    number = next(_numbers)
    return LinkDecision(
        action, f"k-{number}", things, "A. Curator", "2026-05-31T08:15:00Z", "seen", name, takes_back, f"decisions.jsonl:{number}"
    )
