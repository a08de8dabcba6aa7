"""What the documents name: mentions of one kind, in the order of the documents."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from etl.model.claim import Claim
from etl.model.document_claims import DocumentClaims
from etl.model.judgement import Evidence, Judgement, Verdict
from etl.model.mention import EntityKind, MentionKey
from etl.resolve.clusters import Clusters


class Mention(NamedTuple):
    """One printed name. `where` is for people: `folder/cv.md:12 "Jane Doe"`."""

    key: MentionKey
    name: str
    where: str

    @property
    def document(self) -> str:
        """The document's sha256."""
        return self.key.document


def key_of_claim(document: DocumentClaims, kind: EntityKind, claim: Claim[str]) -> MentionKey:
    """Which mention a claim's words are."""
    return MentionKey(document.sha256, kind, claim.span.start, claim.span.end)


def mention_of(document: DocumentClaims, kind: EntityKind, claim: Claim[str]) -> Mention:
    """The mention that a claim's words are."""
    return Mention(key_of_claim(document, kind, claim), claim.value, f'{document.name}:{claim.span.line} "{claim.value}"')


def judgement(left: Mention, right: Mention, verdict: Verdict, score: float, evidence: tuple[Evidence, ...]) -> Judgement:
    """The judgement over two mentions."""
    return Judgement(left.where, right.where, verdict, round(score, 3), evidence, (left.key, right.key))


def still_open(pairs: Iterable[tuple[int, int, Judgement]], clusters: Clusters) -> list[Judgement]:
    """The uncertain pairs (places in `clusters` and a judgement) that are still two and may be one, each pair of clusters once."""
    found: dict[tuple[int, int], Judgement] = {}
    for left, right, judged in sorted(pairs, key=lambda pair: (-pair[2].score, pair[:2])):
        roots = sorted((clusters.find(left), clusters.find(right)))
        if roots[0] != roots[1] and clusters.may_join(left, right):
            found.setdefault((roots[0], roots[1]), judged)
    return list(found.values())
