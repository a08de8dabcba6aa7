"""What curators look at: every entity with its mentions, and the pairs that may be one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from etl.model.claim import Claim
from etl.model.decision import Anchor
from etl.model.document_claims import DocumentClaims
from etl.model.judgement import Verdict
from etl.model.linked import Doubt, LinkedEntity, LinkedMention, Side
from etl.model.mention import EntityKind, MentionKey, Resolution
from etl.model.span import Span
from etl.normalize.folding import fold
from etl.resolve.identity import DocumentOrder
from etl.resolve.lineage import SECTIONS, read_mentions

_LONGEST_QUOTE = 600  # characters; an entry is seldom longer


def read_linked(claims: Iterable[DocumentClaims], resolution: Resolution, order: DocumentOrder) -> list[LinkedEntity]:
    """Every entity with its mentions, the oldest first; entities by id."""
    mentions = {mention.key: mention for document in _unique(claims) for mention in _read(document, order)}
    return [
        LinkedEntity(
            entity.id,
            entity.kind,
            entity.label,
            tuple(mentions[key] for key in sorted(entity.mentions, key=lambda key: (order.mention_rank(key), key))),
        )
        for entity in resolution.entities
    ]


def read_doubts(claims: Iterable[DocumentClaims], resolution: Resolution, linked: Iterable[LinkedEntity]) -> list[Doubt]:
    """The pairs of entities that were left for review, those first of which most facts hang."""
    open_pairs = [(judged, judged.mentions) for judged in resolution.judgements if judged.verdict is Verdict.UNSURE]
    wanted = {key for _, mentions in open_pairs for key in mentions or ()}
    documents = {document.sha256: document for document in claims}
    mentions = {mention.key: mention for entity in linked for mention in entity.mentions if mention.key in wanted}
    named = _count_facts(documents.values(), resolution.entity_of) if wanted else Counter()
    doubts = []
    for judged, keys in open_pairs:
        if keys is None:
            continue
        left, right = (Side(mentions[key], resolution.entity_of[key], _entry(documents[key.document], key)) for key in keys)
        doubts.append(Doubt(left, right, judged.score, min(named[left.entity], named[right.entity]), judged.evidence))
    return sorted(doubts, key=lambda doubt: (-doubt.moves, -doubt.score, doubt.left.mention.key, doubt.right.mention.key))


def _unique(claims: Iterable[DocumentClaims]) -> list[DocumentClaims]:
    """One of each content, the one whose path comes first."""
    return list({each.sha256: each for each in sorted(claims, key=lambda each: each.name, reverse=True)}.values())


def _read(document: DocumentClaims, order: DocumentOrder) -> Iterator[LinkedMention]:
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


def _count_facts(claims: Iterable[DocumentClaims], entity_of: Mapping[MentionKey, str]) -> Counter[str]:
    """How many facts name each entity; a CV's subject has all its facts but the works of others."""
    found: Counter[str] = Counter()
    for document in claims:
        for kind, claim in read_mentions(document):
            key = MentionKey(document.sha256, kind, claim.span.start, claim.span.end)
            found[entity_of.get(key, "")] += 1
        if document.subject is not None:
            span = document.subject.name.span
            subject = entity_of[MentionKey(document.sha256, EntityKind.PERSON, span.start, span.end)]
            found[subject] += sum(len(getattr(document, section)) for section in SECTIONS if section != "works")
    return found


def _entry(document: DocumentClaims, key: MentionKey) -> str:
    """The words of the shortest entry that holds a mention; the mention's own where none does."""
    spans: Sequence[Span] = [fact.span for section in SECTIONS for fact in getattr(document, section)]
    around = [span for span in spans if span.start <= key.start and key.end <= span.end]
    own = next(claim.span for kind, claim in read_mentions(document) if (claim.span.start, claim.span.end) == (key.start, key.end))
    span = min(around, key=lambda span: (span.end - span.start, span), default=own)
    return " ".join(span.quote.split())[:_LONGEST_QUOTE]
