"""What the linkers found, in the shape that curators want it.

Only clusters that decisions speak of are looked at; these all together, for decisions may join any of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from etl.model.decision import Action
from etl.model.judgement import Judgement
from etl.model.mention import EntityKind, MentionKey
from etl.model.resolution import Entity
from etl.normalize.folding import fold
from etl.resolve.decided import Followed
from etl.resolve.identity import DocumentOrder
from etl.resolve.mentions import Mention
from etl.resolve.regrouping import decided_judgements, regroup, still_true

_SHAPING = (Action.SAME, Action.DIFFERENT, Action.SPLIT)


class Shaper:
    """What curators decided; `mention_of` gives a mention by its key."""

    def __init__(self, order: DocumentOrder, followed: Followed, mention_of: Callable[[MentionKey], Mention]) -> None:
        self.order = order
        self.followed = followed
        self._mention_of = mention_of

    def spoken_of(self, kind: EntityKind) -> list[MentionKey]:
        """The mentions that decisions join or part."""
        return sorted({mention for each in self.followed.of(kind, *_SHAPING) for mention in each.mentions})

    def all_mentions(self, kind: EntityKind) -> list[MentionKey]:
        """The mentions that any decision is about."""
        return sorted({mention for each in self.followed.of(kind, *Action) for mention in each.mentions})

    def shape(
        self, kind: EntityKind, groups: Sequence[Sequence[MentionKey]], judgements: Iterable[Judgement]
    ) -> list[list[MentionKey]]:
        """The clusters of mentions as the decisions want them; `judgements` are those within the clusters."""
        return regroup(kind, groups, judgements, self.followed, lambda key: fold(self._mention_of(key).name), self.order)

    def overruled(self, judgements: Iterable[Judgement], entity_of: Mapping[MentionKey, str]) -> list[Judgement]:
        """The judgements that decisions contradict or have answered."""
        found = list(judgements)
        kept = {id(judged) for judged in still_true(found, self.followed, entity_of)}
        return [judged for judged in found if id(judged) not in kept]

    def decided(self, entity_of: Mapping[MentionKey, str]) -> list[Judgement]:
        """The judgements that curators made."""
        return decided_judgements(self.followed, entity_of, lambda key: self._mention_of(key).where)

    def renamed(self, entity: Entity, mentions: Iterable[MentionKey]) -> Entity:
        """The entity of these mentions with the name that curators gave it."""
        names = {each.mentions[0]: each.decision.name for each in self.followed.of(entity.kind, Action.RENAME)}
        found = [name for key in sorted(mentions) if (name := names.get(key))] if names else []
        return replace(entity, label=found[-1]) if found else entity

    def renamed_mentions(self, kind: EntityKind) -> list[MentionKey]:
        """The mentions whose entities curators named."""
        return [each.mentions[0] for each in self.followed.of(kind, Action.RENAME)]
