"""Clusters after decisions: what curators joined is one, what they parted is several, whatever the linkers found.

A cluster that holds what must stay apart is taken to pieces and put together again by its own reasons, the surest first: what was
decided, equal names in one document, the pairs that were judged, equal names anywhere. What no reason ties to either part stays
with the oldest mention.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

from etl.model.decision import Action
from etl.model.judgement import Evidence, Judgement, Verdict
from etl.model.mention import EntityKind, MentionKey
from etl.resolve.decided import Decided, Followed
from etl.resolve.identity import DocumentOrder

Groups = list[list[MentionKey]]
_DECISION = "decision"


def regroup(
    kind: EntityKind,
    groups: Sequence[Sequence[MentionKey]],
    judgements: Iterable[Judgement],
    followed: Followed,
    name_of: Callable[[MentionKey], str],
    order: DocumentOrder,
) -> Groups:
    """The clusters of one kind as the decisions want them, the oldest mention of each first; without decisions about the kind they
    stay as they are. `name_of` gives a mention's folded name.
    """
    linked = {mention for group in groups for mention in group}
    joins = [each.mentions for each in followed.of(kind, Action.SAME) if linked.issuperset(each.mentions)]
    parted = [each for each in followed.of(kind, Action.DIFFERENT, Action.SPLIT) if linked.issuperset(each.mentions)]
    if not joins and not parted:
        return [list(group) for group in groups]
    whole = [sorted(group, key=order.mention_rank) for group in _join_groups(groups, joins)]
    place = {mention: number for number, group in enumerate(whole) for mention in group}
    touched = {place[mention] for each in parted for mention in each.mentions}
    pairs: dict[int, list[tuple[float, MentionKey, MentionKey]]] = defaultdict(list)
    for judged in judgements:
        if judged.verdict is Verdict.SAME and judged.mentions is not None and place.get(judged.mentions[0]) in touched:
            pairs[place[judged.mentions[0]]].append((judged.score, *judged.mentions))
    found: Groups = []
    for number, group in enumerate(whole):
        labels = (
            _labels(group, [each for each in parted if number in {place[m] for m in each.mentions}]) if number in touched else {}
        )
        found += _part(group, labels, joins, pairs[number], name_of) if _must_part(labels) else [group]
    return found


def decided_judgements(
    followed: Followed, entity_of: Mapping[MentionKey, str], where: Callable[[MentionKey], str]
) -> list[Judgement]:
    """The decisions that made two mentions one, as judgements; `where` prints a mention."""
    found = []
    for each in followed.decided:
        left, right = each.mentions[0], each.mentions[-1]
        if each.decision.action is Action.SAME and left in entity_of and entity_of[left] == entity_of.get(right):
            said = f"{each.decision.who} decided on {each.decision.when[:10]} that they are the same"
            reason = Evidence(_DECISION, 1.0, f"{said}: {each.decision.why or 'no reason given'} ({each.decision.id})")
            found.append(Judgement(where(left), where(right), Verdict.SAME, 1.0, (reason,), (left, right)))
    return found


def still_true(judgements: Iterable[Judgement], followed: Followed, entity_of: Mapping[MentionKey, str]) -> list[Judgement]:
    """The judgements that decisions have not overruled or answered."""
    answered = {
        frozenset(entity_of[mention] for mention in each.mentions if mention in entity_of)
        for each in followed.decided
        if each.decision.action in (Action.DIFFERENT, Action.UNSURE, Action.SPLIT) and len(each.mentions) == 2
    }
    kept = []
    for judged in judgements:
        if judged.mentions is not None:
            entities = frozenset(entity_of[mention] for mention in judged.mentions)
            if (len(entities) == 1) is not (judged.verdict is Verdict.SAME) or entities in answered:
                continue
        kept.append(judged)
    return kept


def _join_groups(groups: Sequence[Sequence[MentionKey]], joins: Iterable[tuple[MentionKey, ...]]) -> Groups:
    """The groups with those made one that a decision joins; a joined group stands where its first part stood."""
    place = {mention: number for number, group in enumerate(groups) for mention in group}
    root = list(range(len(groups)))

    def find(number: int) -> int:
        while root[number] != number:
            number = root[number]
        return number

    for left, right in joins:
        low, high = sorted((find(place[left]), find(place[right])))
        root[high] = low
    whole: dict[int, list[MentionKey]] = defaultdict(list)
    for number, group in enumerate(groups):
        whole[find(number)].extend(group)
    return list(whole.values())


def _labels(group: Sequence[MentionKey], parted: Iterable[Decided]) -> dict[MentionKey, dict[str, int]]:
    """For mentions of a group: which part of which decision they belong to. A part is all of the mention's document that the
    other parts have nothing of."""
    labels: dict[MentionKey, dict[str, int]] = defaultdict(dict)
    members = set(group)
    for each in parted:
        parts = {mention: part for part, mention in enumerate(each.mentions) if mention in members}
        documents: dict[str, set[int]] = defaultdict(set)
        for mention, part in parts.items():
            documents[mention.document].add(part)
        for mention in group:
            if mention in parts:
                labels[mention][each.decision.id] = parts[mention]
            elif len(documents.get(mention.document, ())) == 1:
                labels[mention][each.decision.id] = next(iter(documents[mention.document]))
    return labels


def _must_part(labels: Mapping[MentionKey, Mapping[str, int]]) -> bool:
    values: dict[str, set[int]] = defaultdict(set)
    for own in labels.values():
        for decision, part in own.items():
            values[decision].add(part)
    return any(len(parts) > 1 for parts in values.values())


def _part(
    group: Sequence[MentionKey],
    labels: Mapping[MentionKey, Mapping[str, int]],
    joins: Iterable[tuple[MentionKey, ...]],
    pairs: Sequence[tuple[float, MentionKey, MentionKey]],
    name_of: Callable[[MentionKey], str],
) -> Groups:
    """A group taken to pieces and put together again."""
    members = {mention: number for number, mention in enumerate(group)}
    parts = _Parts([dict(labels.get(mention, {})) for mention in group])
    for left, right in joins:
        if left in members:
            parts.join(members[left], members[right])
    for left, right in _chains(group, lambda mention: (mention.document, name_of(mention))):
        parts.join(members[left], members[right])
    for _, left, right in sorted(pairs, key=lambda pair: (-pair[0], pair[1:])):
        if left in members and right in members:
            parts.join(members[left], members[right])
    for left, right in _chains(group, name_of):
        parts.join(members[left], members[right])
    first: dict[tuple[str, int], int] = {}
    for number in range(len(group)):
        own = parts.part_of[parts.find(number)]
        for part in own.items():
            parts.join(first.setdefault(part, number), number)
        if not own:
            parts.join(0, number)
    found: dict[int, list[MentionKey]] = defaultdict(list)
    for mention, number in members.items():
        found[parts.find(number)].append(mention)
    return list(found.values())


def _chains(group: Sequence[MentionKey], key: Callable[[MentionKey], Hashable]) -> Iterable[tuple[MentionKey, MentionKey]]:
    """Each mention with all that have the same key and stand before it, nearest to the first one first."""
    alike: dict[Hashable, list[MentionKey]] = defaultdict(list)
    for mention in group:
        own = alike[key(mention)]
        yield from ((other, mention) for other in own[:2])
        own.append(mention)


class _Parts:
    """A union-find whose members may belong to parts of decisions; two parts of one decision never meet."""

    def __init__(self, parts: list[dict[str, int]]) -> None:
        self._root = list(range(len(parts)))
        self.part_of = parts

    def find(self, item: int) -> int:
        while self._root[item] != item:
            self._root[item] = self._root[self._root[item]]
            item = self._root[item]
        return item

    def join(self, left: int, right: int) -> None:
        """Makes one of two unless a decision keeps them apart."""
        a, b = sorted((self.find(left), self.find(right)))
        if a == b or any(self.part_of[a].get(decision, part) != part for decision, part in self.part_of[b].items()):
            return
        self._root[b] = a
        self.part_of[a].update(self.part_of[b])
