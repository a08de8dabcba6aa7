"""What the linkers found, in the shape that curators want it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from etl.model.decision import Action
from etl.model.document_claims import DocumentClaims
from etl.model.judgement import Judgement
from etl.model.mention import Entity, EntityKind, MentionKey
from etl.normalize.folding import fold
from etl.resolve.decided import Followed
from etl.resolve.features.persons import LocalPerson
from etl.resolve.identity import DocumentOrder
from etl.resolve.lineage import read_mentions
from etl.resolve.mentions import Mention, mention_of
from etl.resolve.regrouping import decided_judgements, regroup, still_true

_SHAPING = (Action.SAME, Action.DIFFERENT, Action.SPLIT)


class Shaper:
    """What curators decided, held against what the linkers found."""

    def __init__(self, order: DocumentOrder, followed: Followed, documents: Sequence[DocumentClaims]) -> None:
        self.order = order
        self.followed = followed
        self._names: dict[str, dict[MentionKey, Mention]] = {}
        self._documents = {document.sha256: document for document in documents}

    def groups(
        self, kind: EntityKind, groups: Sequence[Sequence[int]], keys: Sequence[MentionKey], judgements: Sequence[Judgement]
    ) -> list[list[int]]:
        """The clusters of places in `keys` as the decisions want them."""
        if not self.followed.of(kind, *_SHAPING):
            return [list(group) for group in groups]
        place = {key: i for i, key in enumerate(keys)}
        shaped = self.mentions(kind, [[keys[i] for i in group] for group in groups], judgements)
        return sorted(sorted(place[key] for key in group) for group in shaped)

    def mentions(
        self, kind: EntityKind, groups: Sequence[Sequence[MentionKey]], judgements: Sequence[Judgement]
    ) -> list[list[MentionKey]]:
        """The clusters of mentions as the decisions want them."""
        return regroup(kind, groups, judgements, self.followed, lambda key: fold(self._mention(key).name), self.order)

    def judgements(self, judgements: Sequence[Judgement], mentions: Mapping[MentionKey, str]) -> tuple[Judgement, ...]:
        """The judgements that hold, and those that curators made."""
        if not self.followed.decided:
            return tuple(judgements)
        made = decided_judgements(self.followed, mentions, lambda key: self._mention(key).where)
        return (*still_true(judgements, self.followed, mentions), *made)

    def renamed(self, entities: Sequence[Entity]) -> tuple[Entity, ...]:
        """The entities with the names that curators gave them."""
        names = {(each.decision.kind, each.mentions[0]): each.decision.name for each in self.followed.decided if each.decision.name}
        if not names:
            return tuple(entities)
        labels = {
            entity.id: names[entity.kind, key] for entity in entities for key in entity.mentions if (entity.kind, key) in names
        }
        return tuple(replace(entity, label=labels.get(entity.id, entity.label)) for entity in entities)

    def _mention(self, key: MentionKey) -> Mention:
        if key.document not in self._names:
            document = self._documents[key.document]
            found = (mention_of(document, kind, claim) for kind, claim in read_mentions(document))
            self._names[key.document] = {mention.key: mention for mention in found}
        return self._names[key.document][key]


def shape_persons(
    groups: list[list[LocalPerson]], documents: Sequence[DocumentClaims], shaper: Shaper, judgements: Sequence[Judgement]
) -> list[list[LocalPerson]]:
    """The people of each group as the decisions want them; a document's person may be parted, too."""
    if not shaper.followed.of(EntityKind.PERSON, *_SHAPING):
        return groups
    subjects = {mention_of(document, EntityKind.PERSON, document.subject.name).key for document in documents if document.subject}
    people = [person for group in groups for person in group]
    of = {mention.key: place for place, person in enumerate(people) for mention in person.mentions}
    keys = [[mention.key for person in group for mention in person.mentions] for group in groups]
    shaped = []
    for group in shaper.mentions(EntityKind.PERSON, keys, judgements):
        members, own = set(group), []
        for place in sorted({of[key] for key in group}):
            person = people[place]
            mentions = [mention for mention in person.mentions if mention.key in members]
            is_subject = person.is_subject and not subjects.isdisjoint(mention.key for mention in mentions)
            own.append(
                person if len(mentions) == len(person.mentions) else replace(person, mentions=mentions, is_subject=is_subject)
            )
        shaped.append(own)
    return shaped
