"""What curators look at: mentions as decisions know them, and the pairs that may be one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from etl.model.claim import Claim
from etl.model.decision import Anchor
from etl.model.document_claims import DocumentClaims
from etl.model.judgement import Judgement
from etl.model.linked import Doubt, LinkedMention, Side
from etl.model.mention import EntityKind, MentionKey
from etl.model.span import Span
from etl.normalize.folding import fold
from etl.resolve.identity import DocumentOrder
from etl.resolve.lineage import SECTIONS, read_mentions

_LONGEST_QUOTE = 600  # characters; an entry is seldom longer


def read_doubt(
    judged: Judgement,
    sides: tuple[LinkedMention, LinkedMention],
    entities: tuple[str, str],
    claims: tuple[DocumentClaims, DocumentClaims],
    moves: int,
) -> Doubt:
    """A pair that was left for review, with the words of the entries around both sides."""
    left, right = (
        Side(side, entity, _entry(document, side.key)) for side, entity, document in zip(sides, entities, claims, strict=True)
    )
    return Doubt(left, right, judged.score, moves, judged.evidence)


def by_consequence(doubt: Doubt) -> tuple[float, float, MentionKey, MentionKey]:
    """What to sort doubts by: those first of which most facts hang."""
    return -doubt.moves, -doubt.score, doubt.left.mention.key, doubt.right.mention.key


def read_linked_mentions(document: DocumentClaims, order: DocumentOrder) -> Iterator[LinkedMention]:
    """Everything that a document names, as curators see it."""
    named: dict[MentionKey, Claim[str]] = {}
    for kind, claim in read_mentions(document):
        named.setdefault(MentionKey(document.sha256, kind, claim.span.start, claim.span.end), claim)
    seen: Counter[tuple[EntityKind, str]] = Counter()
    origin = order.origin(document.sha256)
    for key, claim in sorted(named.items(), key=lambda item: item[0]):
        words = key.kind, fold(claim.value)
        birth = order.mention_rank(key)[1]
        yield LinkedMention(key, Anchor(origin, birth, document.name, key.kind, claim.value, seen[words]), claim.span.line)
        seen[words] += 1


def _entry(document: DocumentClaims, key: MentionKey) -> str:
    """The words of the shortest entry that holds a mention; the mention's own where none does."""
    spans: Sequence[Span] = [fact.span for section in SECTIONS for fact in getattr(document, section)]
    around = [span for span in spans if span.start <= key.start and key.end <= span.end]
    own = next(claim.span for kind, claim in read_mentions(document) if (claim.span.start, claim.span.end) == (key.start, key.end))
    span = min(around, key=lambda span: (span.end - span.start, span), default=own)
    return " ".join(span.quote.split())[:_LONGEST_QUOTE]
