"""Printed names of venues or organizations in all documents: where each stands, which stands in the oldest document, and what the
linking of names made of them. Documents have few names that no other has, so names are linked, not mentions; anew only when a name
comes or goes or is found in an older document."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import repeat
from typing import Any, NamedTuple

from etl.model.judgement import Judgement
from etl.model.mention import EntityKind, MentionKey
from etl.resolve.mentions import Mention
from etl.resolve.shelf import Shelf
from etl.resolve.shelves import Shelves

Order = Mapping[int, int] | Sequence[int]


class Named(NamedTuple):
    """A mention, the name it is known by here, what makes it one with others without further reasons (if anything does), and the
    mention it was printed with: that of the parent of a unit, and its name."""

    mention: Mention
    name: str
    family: str | None
    of: tuple[str, MentionKey] | None = None


class Spot(NamedTuple):
    """Where in a document a name stands; `of` as in `Named`, the mention by its place."""

    start: int
    end: int
    of: tuple[str, int, int] | None = None


_spot = partial(tuple.__new__, Spot)  # in C: venues have thousands of them


class First(NamedTuple):
    """The oldest mention of a name, and the number of its document."""

    document: int
    named: Named


class LinkedNames(NamedTuple):
    """One name for each cluster of names that are linked, by name; and what was judged about pairs of names."""

    root_of: Mapping[str, str]
    judgements: tuple[Judgement, ...] = ()


class NameLinks:
    """The names of one kind. Put documents in and take them out, then link once.

    `link_names` gets the oldest mention of each name that has a family, from the oldest document to the newest; `explain` says why
    a mention is one with the oldest of its family; `cluster_of` which cluster a name is in.
    """

    def __init__(
        self,
        shelves: Shelves,
        kind: EntityKind,
        link_names: Callable[[Sequence[Named]], LinkedNames],
        explain: Callable[[Named, Named], Judgement],
        cluster_of: Callable[[str, Mapping[str, str]], str],
    ) -> None:
        letter = kind.value
        self.kind = kind
        self._link_names, self._explain, self._cluster_of = link_names, explain, cluster_of
        self.mentions: Shelf[int, tuple[Named, ...]] = shelves.numbered(f"{letter}_mentions")
        self.spots: Shelf[str, Mapping[int, tuple[Spot, ...]]] = shelves.named(f"{letter}_spots", _pack, _unpack)
        self.judged: Shelf[int, tuple[Judgement, ...]] = shelves.numbered(f"{letter}_judged")
        self.families: Shelf[str, tuple[str, ...]] = shelves.named(f"{letter}_families")
        self.oldest: Shelf[str, First] = shelves.named(f"{letter}_oldest")  # of a family
        self.clusters: Shelf[str, tuple[str, ...]] = shelves.named(f"{letter}_clusters")  # names
        self._firsts: Shelf[str, First] = shelves.named(f"{letter}_firsts")
        self._beside: Shelf[str, tuple[str, ...]] = shelves.named(f"{letter}_beside")  # names printed with a name
        self._linked: Shelf[str, LinkedNames] = shelves.named(f"{letter}_linked")
        self._touched: dict[str, str | None] = {}
        self._fresh: set[int] = set()
        self._left: set[str] = set()  # names that documents had which were taken out

    @property
    def linked(self) -> LinkedNames:
        """What the linking of names made of them."""
        return self._linked.get("") or LinkedNames({})

    def judged_names(self) -> tuple[tuple[Judgement, ...], tuple[Judgement, ...]]:
        """What was judged about pairs of names, before and now."""
        before, now = self._linked.before("") or LinkedNames({}), self.linked
        return ((), ()) if before is now else (before.judgements, now.judgements)

    def cluster_of(self, name: str) -> str:
        """The cluster that a name is in."""
        return self._cluster_of(name, self.linked.root_of)

    def put(self, document: int, named: Sequence[Named]) -> None:
        """What a document names."""
        self.mentions[document] = tuple(named)
        self._fresh.add(document)
        own: dict[str, list[Spot]] = {}
        self.spots.fetch(each.name for each in named)
        for mention, name, family, of in named:
            spot = Spot(mention.key.start, mention.key.end, (of[0], of[1].start, of[1].end) if of else None)
            own.setdefault(name, []).append(spot)
            self._touched[name] = family
            if of is not None and name not in (beside := self._beside.get(of[0]) or ()):
                self._beside[of[0]] = (*beside, name)
        for name, spots in own.items():
            self.spots[name] = {**(self.spots.get(name) or {}), document: tuple(spots)}

    def take(self, document: int) -> None:
        """Takes a document out."""
        for name, family in {each.name: each.family for each in self.mentions.get(document) or ()}.items():
            rest = {other: spots for other, spots in self.spots[name].items() if other != document}
            if rest:
                self.spots[name] = rest
            else:
                self.spots.drop(name)
            self._touched[name] = family
            self._left.add(name)
        self.mentions.drop(document)
        self.judged.drop(document)
        self._fresh.discard(document)

    def gained(self, cluster: str) -> list[tuple[int, Spot]] | None:
        """Where new documents name a cluster of which nothing went and whose names are what they were; `None` of others."""
        names = self.clusters.get(cluster)
        if not names or names != self.clusters.before(cluster) or not self._left.isdisjoint(names):
            return None
        return [(document, spot) for name in names for document in self._fresh for spot in self.spots[name].get(document) or ()]

    def link(self, order: Order) -> set[str]:
        """Links the names; the clusters whose names or mentions changed, those that are no more among them."""
        before = self.linked.root_of
        if self._find_firsts(order):
            firsts = sorted((first for _, first in self._firsts.items()), key=lambda first: _age(first, order))
            self._linked[""] = self._link_names([first.named for first in firsts])
        self._judge_families(order)
        now = self.linked.root_of
        names = set(self._touched)
        if now is not before:
            names.update(name for name in {**before, **now} if before.get(name) != now.get(name))
        waiting = list(names)
        while waiting:
            more = {each for each in self._beside.get(waiting.pop()) or () if self.spots.get(each)} - names
            names |= more
            waiting += more
        touched = {self._cluster_of(name, before) for name in names}
        members: dict[str, set[str]] = {cluster: set(self.clusters.get(cluster) or ()) - names for cluster in touched}
        for name in names:
            if self.spots.get(name):
                cluster = self._cluster_of(name, now)
                members.setdefault(cluster, set(self.clusters.get(cluster) or ()) - names).add(name)
        for cluster, own in members.items():
            if own:
                self.clusters[cluster] = tuple(sorted(own))
            else:
                self.clusters.drop(cluster)
        return set(members)

    def hanging_on(self, cluster: str) -> set[str]:
        """The clusters of names that were printed with a name of this cluster."""
        names = {each for name in self.clusters.get(cluster) or () for each in self._beside.get(name) or () if self.spots.get(each)}
        return {self.cluster_of(name) for name in names}

    def _find_firsts(self, order: Order) -> bool:
        """Finds the oldest mentions of names with a family that were touched; whether any is another now."""
        is_changed = False
        for name, family in sorted((name, family) for name, family in self._touched.items() if family is not None):
            old, spots = self._firsts.get(name), self.spots.get(name)
            if spots is None:
                self._firsts.drop(name)
            else:
                document = min(spots, key=lambda number: order[number])
                named = next(each for each in self.mentions[document] if each.name == name)
                if old != (document, named):
                    self._firsts[name] = First(document, named)
            is_changed |= self._firsts.get(name) != old
            names = {*(self.families.get(family) or ()), name} if spots else {*(self.families.get(family) or ())} - {name}
            if names:
                self.families[family] = tuple(sorted(names))
            else:
                self.families.drop(family)
        return is_changed

    def _judge_families(self, order: Order) -> None:
        """Says for each new document why its names are those of older ones, and for all that have a family whose oldest mention is
        another now."""
        again = set(self._fresh)
        for family in sorted({family for family in self._touched.values() if family is not None}):
            names = self.families.get(family)
            if names is None:
                self.oldest.drop(family)
                continue
            oldest = min((self._firsts[name] for name in names), key=lambda first: _age(first, order))
            if self.oldest.get(family) != oldest:
                self.oldest[family] = oldest
                again.update(document for name in names for document in self.spots[name])
        for document in sorted(again):
            told: dict[str, Judgement] = {}
            for named in self.mentions[document]:
                if named.family is not None and named.family not in told:
                    oldest = self.oldest[named.family]
                    if oldest.document != document:
                        told[named.family] = self._explain(oldest.named, named)
            if tuple(told.values()) != (self.judged.get(document) or ()):
                self.judged[document] = tuple(told.values())


def _pack(spots: Mapping[int, tuple[Spot, ...]]) -> object:
    """Plain columns, which are written and read in a fraction of the time; apart from them the few documents with more than one
    spot, or with one beside a name."""
    plain: list[tuple[int, int, int]] = []
    others: dict[int, list[tuple[Any, ...]]] = {}
    for document, own in spots.items():
        if len(own) == 1 and own[0][2] is None:
            plain.append((document, own[0][0], own[0][1]))
        else:
            others[document] = list(map(tuple, own))
    return [*zip(*plain, strict=True)], others


def _unpack(packed: tuple[Sequence[Sequence[int]], Mapping[int, list[tuple[Any, ...]]]]) -> Mapping[int, tuple[Spot, ...]]:
    plain, others = packed
    found: dict[int, tuple[Spot, ...]] = {}
    if plain:
        documents, starts, ends = plain
        found.update(zip(documents, zip(map(_spot, zip(starts, ends, repeat(None), strict=False)), strict=True), strict=True))
    found.update((document, tuple(map(_spot, own))) for document, own in others.items())
    return found


def _age(first: First, order: Order) -> tuple[int, MentionKey]:
    return order[first.document], first.named.mention.key
