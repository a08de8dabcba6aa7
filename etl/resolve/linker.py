"""Linking that goes on from the version before: what is asked, what has changed, and what is kept for the next time."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from etl.model.decision import LinkDecision
from etl.model.document_claims import DocumentClaims
from etl.model.judgement import Judgement
from etl.model.link_change import Difference, LinkChange, Listed
from etl.model.linked import Doubt, LinkedEntity
from etl.model.mention import Entity, Resolution
from etl.resolve.identity import DocumentOrder
from etl.resolve.linked import read_doubts, read_linked
from etl.resolve.resolution import resolve

_FILE = "linking.pickle"
T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


@dataclass(slots=True)
class _State:
    """What was found for the documents of one version."""

    documents: Mapping[str, Listed] = field(default_factory=dict)
    resolution: Resolution = field(default_factory=lambda: Resolution((), {}, {}))
    linked: Sequence[LinkedEntity] = ()
    doubts: Sequence[Doubt] = ()


class Linker:
    """Who is who, from version to version. `keep` makes what was found the state that the next link is compared with."""

    def __init__(self, folder: Path, before: _State | None) -> None:
        self._folder = folder
        self._before = before
        self._now = before or _State()

    @classmethod
    def open(cls, folder: Path, mark: str) -> Linker:
        """The linker of the version that `mark` names; one that knows nothing if its state is lost or another version's."""
        try:
            with (folder / _FILE).open("rb") as handle:
                held, state = pickle.load(handle)
        except (OSError, pickle.PickleError, EOFError):
            return cls(folder, None)
        return cls(folder, state if held == mark else None)

    def link(
        self, listed: Sequence[Listed], claims_of: Callable[[str], DocumentClaims], decisions: Sequence[LinkDecision] = ()
    ) -> LinkChange:
        """Links the documents that are there now; `claims_of` gives what one of them says, by its sha256."""
        claims = [replace(claims_of(each.sha256), name=each.name) for each in listed]
        ages = {each.sha256: each.age for each in listed if each.age is not None}
        descents = {each.sha256: each.descent for each in listed if each.descent is not None}
        resolution = resolve(claims, ages, descents, decisions)
        linked = read_linked(claims, resolution, DocumentOrder(claims, ages, descents))
        self._now = _State({each.sha256: each for each in listed}, resolution, linked, read_doubts(claims, resolution, linked))
        return self._compare(self._before or _State())

    def entity(self, identifier: str) -> Entity | None:
        """An entity by its id."""
        return next((entity for entity in self._now.resolution.entities if entity.id == identifier), None)

    def resolution(self, documents: Iterable[str] | None = None, entities: Iterable[str] = ()) -> Resolution:
        """Who is who in these documents (all if none are given), with these entities and the parents of all."""
        whole = self._now.resolution
        if documents is None:
            return whole
        wanted = set(documents)
        entity_of = {key: entity for key, entity in whole.entity_of.items() if key.document in wanted}
        link_of = {key: link for key, link in whole.link_of.items() if key.document in wanted}
        named = {*entity_of.values(), *entities}
        found = {entity.id: entity for entity in whole.entities}
        while missing := {above for one in named if one in found and (above := found[one].parent)} - named:
            named |= missing
        return Resolution(
            tuple(entity for entity in whole.entities if entity.id in named), entity_of, link_of, whole.judgements, whole.issues
        )

    def keep(self, mark: str) -> None:
        """Makes what was found last the state of the version that `mark` names."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / _FILE).open("wb") as handle:
            pickle.dump((mark, self._now), handle, 5)
        self._before = self._now

    def close(self) -> None:
        """Lets go of the state; what was not kept is lost."""
        self._before = None

    def _compare(self, before: _State) -> LinkChange:
        old, new = before.resolution, self._now.resolution
        documents = _documents_that_differ(old, new) | {
            sha256 for sha256, listed in self._now.documents.items() if before.documents.get(sha256) != listed
        }
        entities = frozenset(
            _differing({one.id: _described(one) for one in old.entities}, {one.id: _described(one) for one in new.entities})
        )
        present = frozenset(documents & self._now.documents.keys())
        return LinkChange(
            self._before is None,
            present,
            frozenset(before.documents.keys() - self._now.documents.keys()),
            entities,
            self.resolution(None if self._before is None else present, entities),
            _difference(before.linked, self._now.linked, lambda one: one.id),
            _difference(old.judgements, new.judgements, _pair),
            _difference(before.doubts, self._now.doubts, lambda one: (one.left.mention.key, one.right.mention.key)),
        )


def _described(entity: Entity) -> Hashable:
    return entity.label, entity.names, entity.key, entity.tier, entity.parent


def _pair(judged: Judgement) -> Hashable:
    return judged.mentions, judged.verdict, judged.evidence


def _documents_that_differ(old: Resolution, new: Resolution) -> set[str]:
    of_mentions = _differing(old.entity_of, new.entity_of)
    return {key.document for key in of_mentions} | {key.document for key in _differing(old.link_of, new.link_of)}


def _differing(old: Mapping[K, object], new: Mapping[K, object]) -> set[K]:
    """The keys under which the two have something else."""
    return {key for key in (*old, *new) if old.get(key) != new.get(key)}


def _difference(old: Iterable[T], new: Iterable[T], key: Callable[[T], Hashable]) -> Difference[T]:
    before, now = ({key(one): one for one in each} for each in (old, new))
    changed = _differing(before, now)
    return Difference(tuple(before[one] for one in before if one in changed), tuple(now[one] for one in now if one in changed))
