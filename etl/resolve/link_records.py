"""What is kept of linking beside the graph, as it changes: entities with their mentions, judgements, pairs in doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from etl.model.document_claims import DocumentClaims
from etl.model.judgement import Judgement, Verdict
from etl.model.lineage import Birth
from etl.model.link_change import Difference
from etl.model.linked import Doubt, EntityRows, Side
from etl.model.mention import EntityKind, MentionKey
from etl.model.resolution import Entity
from etl.resolve.documents import Documents
from etl.resolve.identity import DocumentOrder
from etl.resolve.linked import read_doubt
from etl.resolve.mention_records import RecordsByDocument
from etl.resolve.mentions import Mention
from etl.resolve.rolls import Rolls
from etl.resolve.shaping import Shaper
from etl.resolve.shelf import Shelf
from etl.resolve.shelves import Shelves
from etl.resolve.stages import Stages


class LinkRecords:
    """The records of one linker."""

    def __init__(self, shelves: Shelves, documents: Documents, stages: Stages, mentions: RecordsByDocument, rolls: Rolls) -> None:
        self._documents, self._stages, self._mentions, self._rolls = documents, stages, mentions, rolls
        self._decided: Shelf[str, tuple[Judgement, ...]] = shelves.named("decided")
        self._doubts: Shelf[str, Doubt] = shelves.named("doubts")
        self._doubts_of: Shelf[str, frozenset[str]] = shelves.named("doubts_of")  # by entity

    def put(self, document: int, claims: DocumentClaims, order: DocumentOrder) -> None:
        """A document's mentions."""
        self._mentions.put(document, claims, order)

    def take(self, document: int) -> None:
        """Takes a document out."""
        self._mentions.take(document)

    def mention(self, key: MentionKey) -> Mention:
        """A mention by its key."""
        linked = self._mentions.of(key.document).linked(key)
        return Mention(key, linked.anchor.words, linked.where)

    def born_at(self, document: int, kind: EntityKind, birth: Birth) -> list[tuple[int, int]]:
        """The places of a document's mentions that were born there."""
        return self._mentions.numbered(document).born_at(kind, birth)

    def described(self) -> frozenset[str]:
        """The ids of the entities whose own description changed, of those that are new and of those that are no more."""
        return frozenset(identifier for entities in self._stages.kinds.values() for identifier in entities.changed())

    def linked(self) -> Difference[EntityRows]:
        """The entities with their mentions of which anything changed."""
        removed: list[EntityRows] = []
        added: list[EntityRows] = []
        for identifier in sorted(self._changed_entities()):
            entities = self._stages.by_letter[identifier[:2]].by_id
            before, now = entities.before(identifier), entities.get(identifier)
            old = self._rolls.told_before(before) if before is not None else None
            new = self._rolls.told(now) if now is not None else None
            if old != new:
                removed += [old] if old is not None else []
                added += [new] if new is not None else []
        return Difference(tuple(removed), tuple(added))

    def judged(self, shaper: Shaper) -> Difference[Judgement]:
        """The judgements that hold no more, and those that are new."""
        behind = _Behind(self._documents, self._stages)
        before, now = self._stages.judgements()
        for entities in self._stages.kinds.values():
            was_overruled, is_overruled = entities.overrule(shaper, behind)
            before += is_overruled
            now += was_overruled
        was_decided, decided = self._decided.get("") or (), tuple(shaper.decided(behind))
        if was_decided != decided:
            self._decided[""] = decided
        before += was_decided
        now += decided
        if not before:
            return Difference((), tuple(now))
        more = Counter(now)
        more.subtract(before)
        return Difference(
            tuple(judged for judged, count in more.items() if count < 0),
            tuple(judged for judged, count in more.items() if count > 0),
        )

    def judgements(self) -> tuple[Judgement, ...]:
        """All that was judged, decisions included."""
        overruled = {judged for entities in self._stages.kinds.values() for judged in entities.overruled}
        held = (judged for judged in self._stages.all_judgements() if judged not in overruled)
        return (*held, *(self._decided.get("") or ()))

    def doubts(self, judged: Difference[Judgement], claims_of: Callable[[str], DocumentClaims]) -> Difference[Doubt]:
        """The pairs in doubt that changed; so do those about entities of which something changed."""
        removed = {key for each in judged.removed if each.verdict is Verdict.UNSURE for key in _keys(each)}
        again: dict[str, Doubt | Judgement] = {}
        changed = self._changed_entities()
        self._doubts_of.fetch(changed)
        for identifier in changed:
            for key in self._doubts_of.get(identifier) or ():
                again[key] = self._doubts[key]
        again = {key: doubt for key, doubt in again.items() if key not in removed}
        again |= {key: each for each in judged.added if each.verdict is Verdict.UNSURE for key in _keys(each)}
        for key in removed:
            self._forget(key)
        for key, each in sorted(again.items(), key=lambda item: item[0]):
            self._forget(key)
            self._doubt(key, each, claims_of)
        changes = [(before, now) for _, before, now in self._doubts.changed() if before != now]
        return Difference(
            tuple(before for before, _ in changes if before is not None), tuple(now for _, now in changes if now is not None)
        )

    def all_doubts(self) -> list[Doubt]:
        """Every pair in doubt."""
        return [doubt for _, doubt in sorted(self._doubts.items())]

    def all_linked(self) -> list[EntityRows]:
        """Every entity with its mentions, by id."""
        found = (entity for entities in self._stages.kinds.values() for _, entity in entities.by_id.items())
        return sorted(map(self._rolls.told, found), key=lambda entity: entity.id)

    def _doubt(self, key: str, what: Doubt | Judgement, claims_of: Callable[[str], DocumentClaims]) -> None:
        mentions = _mentions(what)
        if mentions is None:
            return
        left, right = (self._entity(mention) for mention in mentions)
        moves = min(self._rolls.count_facts(left.id), self._rolls.count_facts(right.id))
        if isinstance(what, Doubt):
            sides = (Side(side.mention, entity.id, side.entry) for side, entity in ((what.left, left), (what.right, right)))
            doubt = replace(what, left=next(sides), right=next(sides), moves=moves)
        else:
            linked = (
                self._mentions.of(mentions[0].document).linked(mentions[0]),
                self._mentions.of(mentions[1].document).linked(mentions[1]),
            )
            claims = claims_of(mentions[0].document), claims_of(mentions[1].document)
            doubt = read_doubt(what, linked, (left.id, right.id), claims, moves)
        self._doubts[key] = doubt
        for entity in (left, right):
            self._doubts_of[entity.id] = (self._doubts_of.get(entity.id) or frozenset()) | {key}

    def _forget(self, key: str) -> None:
        doubt = self._doubts.get(key)
        if doubt is None:
            return
        self._doubts.drop(key)
        for entity in (doubt.left.entity, doubt.right.entity):
            rest = (self._doubts_of.get(entity) or frozenset()) - {key}
            if rest:
                self._doubts_of[entity] = rest
            else:
                self._doubts_of.drop(entity)

    def _changed_entities(self) -> set[str]:
        """The entities of which anything changed, or a document under another path or age."""
        found = self._rolls.changed()
        for entities in self._stages.kinds.values():
            found.update(entities.changed())
            for sha256 in self._mentions.gone.keys() & self._documents.numbers.keys():
                found.update((entities.behind.get(self._documents.numbers[sha256]) or {}).values())
        return found

    def _entity(self, mention: MentionKey) -> Entity:
        entities = self._stages.kinds[mention.kind]
        return entities.by_id[entities.behind[self._documents.numbers[mention.document]][mention.start, mention.end]]


class _Behind(Mapping[MentionKey, str]):
    """The entity behind each mention, looked up when it is asked for."""

    def __init__(self, documents: Documents, stages: Stages) -> None:
        self._documents, self._stages = documents, stages

    def __getitem__(self, key: MentionKey) -> str:
        number = self._documents.numbers[key.document]
        return (self._stages.kinds[key.kind].behind.get(number) or {})[key.start, key.end]

    def __iter__(self) -> Iterator[MentionKey]:
        return (key for number in self._documents.sha256 for key in self._stages.entity_of(number))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _mentions(what: Doubt | Judgement) -> tuple[MentionKey, MentionKey] | None:
    return (what.left.mention.key, what.right.mention.key) if isinstance(what, Doubt) else what.mentions


def _keys(judged: Judgement) -> list[str]:
    """What a pair in doubt is known by: its mentions, and what was looked at; none if it has no mentions."""
    if judged.mentions is None:
        return []
    places = (f"{key.kind.value} {key.document} {key.start} {key.end}" for key in judged.mentions)
    return [" ".join([*places, *(evidence.feature for evidence in judged.evidence)])]
