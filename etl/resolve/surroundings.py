"""What stands around a person's name: the names beside it, the words of the titles, the venues."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from etl.model.judgement import Evidence
from etl.resolve.features import persons as features
from etl.resolve.features.persons import LocalPerson

_COMMON = 0.3  # what a companion with a common surname tells, of what another one does
_HUB = 100  # a name that stands in so many documents tells half as much
_RARE = 0.1  # of a word's weight: about one title in seven has a word of less
_MANY_WORKS = 60  # the titles of somebody with more works are about everything


@dataclass(frozen=True, slots=True)
class WorkView:
    """What a work is about and where it appeared: the content words of its title, its venue."""

    words: frozenset[str]
    venue: str | None = None


class Surroundings:
    """For each person the names beside theirs, the rare words of their titles, their venues; known as one, people share them."""

    def __init__(self, people: Sequence[LocalPerson], works: Mapping[str, WorkView], bearers: Mapping[str, int]) -> None:
        self._names = _names_beside(people)
        on = [tuple(dict.fromkeys(work for work, _ in person.works if work in works)) for person in people]
        self._works = [frozenset(own) for own in on]
        few = [own if len(own) <= _MANY_WORKS else () for own in on]
        self._words = [frozenset(word for work in own for word in works[work].words) for own in few]
        self._venues = [frozenset(venue for work in own if (venue := works[work].venue)) for own in few]
        self._organizations = [person.organizations for person in people]
        self._name_weight = _name_weights(people, bearers)
        frequency = Counter(word for view in works.values() for word in view.words)
        total = len(works) + 1
        self._word_weight = {word: (math.log(total / count) / math.log(total + 1)) ** 2 for word, count in frequency.items()}

    def pool(self, groups: Iterable[Sequence[int]]) -> None:
        """Gives everybody what stands around the people of their group."""
        for kind in (self._names, self._works, self._words, self._venues, self._organizations):
            own = list(kind)
            for group in groups:
                if len(group) > 1:
                    together = frozenset[str]().union(*(own[i] for i in group))
                    for i in group:
                        kind[i] = together

    def keys(self, person: int) -> list[str]:
        """What may bring somebody together with others of the name: names beside both, rare words of titles, organizations."""
        names = (name for name in self._names[person] if name in self._name_weight)
        words = (f"word {word}" for word in self._words[person] if self._word_weight[word] >= _RARE)
        return sorted([*names, *words, *(f"at {organization}" for organization in self._organizations[person])])

    def shared_names(self, left: int, right: int) -> Evidence | None:
        """The evidence of the names beside both."""
        return features.companion_names({name: self._name_weight.get(name, 0.0) for name in self._names[left] & self._names[right]})

    def shared_topic(self, left: int, right: int) -> tuple[Evidence | None, ...]:
        """The evidence of the works of both; works that both have are none (they have been heard)."""
        if not self._words[left] or not self._words[right] or self._works[left] & self._works[right]:
            return ()
        words = {word: self._word_weight[word] for word in self._words[left] & self._words[right]}
        return features.topic(words), features.same_venues(self._venues[left], self._venues[right])


def _names_beside(people: Sequence[LocalPerson]) -> list[frozenset[str]]:
    """For each person the names (surname and first letter) of the others on the same lists of one document."""
    on: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, person in enumerate(people):
        for work, _ in person.works:
            on[person.document, work].append(i)
    found: list[set[str]] = [set() for _ in people]
    for listed in (listed for listed in on.values() if 1 < len(listed) <= features.LARGEST_CIRCLE):
        blocks = {people[i].form.block for i in listed}
        for i in listed:
            found[i] |= blocks - {people[i].form.block}
    return [frozenset(names) for names in found]


def _name_weights(people: Sequence[LocalPerson], bearers: Mapping[str, int]) -> dict[str, float]:
    """How telling each name is that stands in several documents."""
    documents: dict[str, set[str]] = defaultdict(set)
    common: dict[str, bool] = {}
    for person in people:
        documents[person.form.block].add(person.document)
        common[person.form.block] = person.form.is_common
    return {
        block: (_COMMON if common[block] else 1.0) / bearers.get(block, 1) / (1.0 + len(documents[block]) / _HUB)
        for block in documents
        if len(documents[block]) > 1
    }
