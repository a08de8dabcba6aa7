"""What stands around a person's name: the names beside it, their organizations, the words of the titles, the venues, the years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from etl.model.judgement import Evidence
from etl.resolve.features import persons as features
from etl.resolve.features.person_names import agreement
from etl.resolve.features.persons import LocalPerson
from etl.resolve.rarity import Rarity
from etl.resolve.weights import Levels, given_weights

_COMMON = 0.3  # what a companion with a common surname tells, of what another one does
_WORLD = 1024  # documents in which a name is looked for, at least
_RARE = 0.6  # a word or venue that many have brings nobody together
_MANY_WORKS = 60  # the titles of somebody with more works are about everything
_SHARE = 0.38  # of the pairs of one name
WEIGHTS = given_weights(features.FEATURES, share=_SHARE)


@dataclass(frozen=True, slots=True)
class WorkView:
    """What a work is about and where and when it appeared: the content words of its title, its venue, its year."""

    words: frozenset[str]
    venue: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around one person; `norms` are the lengths of places and words."""

    names: frozenset[str]
    works: frozenset[str]
    words: frozenset[str]
    venues: frozenset[str]
    years: tuple[int, int] | None
    norms: tuple[float, float] = (0.0, 0.0)


class Surroundings:
    """Answers the features that are weighed together, for any two people of one name.

    `near` are pairs of documents whose subjects have works in common.
    """

    def __init__(self, people: Sequence[LocalPerson], works: Mapping[str, WorkView], near: Collection[tuple[str, str]]) -> None:
        self._people = people
        self._near = near
        beside = _names_beside(people)
        around = [_around(person, works, names) for person, names in zip(people, beside, strict=True)]
        self._names = Rarity(_by_document(people, beside), least=_WORLD)
        self._words = Rarity((view.words for view in works.values()), least=64)
        self._venues = Rarity(([view.venue] for view in works.values() if view.venue), least=64)
        self._places = Rarity((person.places for person in people if person.places), least=64)
        self._common = {person.form.block for person in people if person.form.is_common}
        self._around = [
            replace(one, norms=(self._places.norm(person.places), self._words.norm(one.words)))
            for person, one in zip(people, around, strict=True)
        ]
        given: dict[str, set[str]] = defaultdict(set)
        for person in people:
            given[person.form.block].update(form.given[0] for form in person.forms if form.is_full)
        self._bearers = {block: max(1, len(names)) for block, names in given.items()}

    def keys(self, person: int) -> list[str]:
        """What may bring somebody together with others of the name: names beside both, rare words of titles, organizations."""
        around = self._around[person]
        words = [f"word {word}" for word in around.words if self._words.of(word) >= _RARE]
        places = [f"at {place}" for place in self._people[person].places if self._places.of(place) >= _RARE]
        return sorted([*around.names, *words, *places])

    def scores(self, left: int, right: int) -> tuple[float | None, ...]:
        """The scores of `features.FEATURES`, in their order."""
        a, b = self._around[left], self._around[right]
        one, other = self._people[left], self._people[right]
        form, other_form = max(((x, y) for x in one.forms for y in other.forms), key=lambda pair: agreement(*pair))
        agreed = agreement(form, other_form)
        aside = a.works & b.works  # a work that both have has been heard
        return (
            features.given_names(form, other_form, agreed),
            features.telling(form, self._bearers[form.block]) if form.block in self._bearers else 0.0,
            sum(self._companion(name) for name in a.names & b.names) if a.names and b.names else None,
            self._places.likeness(one.places, other.places, a.norms[0] * b.norms[0]) if one.places and other.places else None,
            features.employer(one, other),
            self._words.likeness(a.words, b.words, a.norms[1] * b.norms[1]) if a.words and b.words and not aside else None,
            max((self._venues.of(venue) for venue in a.venues & b.venues), default=0.0)
            if a.venues and b.venues and not aside
            else None,
            1.0 / (1 + _apart(a.years, b.years)) if a.years and b.years else None,
            float(bool(one.emails & other.emails)) if one.emails and other.emails else None,
            1.0 if (one.document, other.document) in self._near else None,
        )

    def explain(self, left: int, right: int) -> tuple[Evidence, ...]:
        """The same as evidence, with weights."""
        scores = self.scores(left, right)
        weights = WEIGHTS.parts(levels(scores))
        return tuple(
            Evidence(scale.feature, round(min(1.0, score), 3), sentence, round(weight, 2))
            for scale, score, weight, sentence in zip(features.FEATURES, scores, weights, self._sentences(left, right), strict=True)
            if score is not None
        )

    def _companion(self, name: str) -> float:
        return self._names.of(name) * (_COMMON if name in self._common else 1.0)

    def _sentences(self, left: int, right: int) -> Iterator[str]:
        a, b = self._around[left], self._around[right]
        one, other = self._people[left], self._people[right]
        yield f"“{one.mentions[0].name}” and “{other.mentions[0].name}”"
        yield (
            "very many people have the surname"
            if one.form.is_common
            else f"given names with this surname here: {self._bearers[one.form.block]}"
        )
        yield features.say_companions({name: self._companion(name) for name in a.names & b.names})
        yield features.say_affiliation(self._places.shared(one.places, other.places))
        yield "both are named with one organization"
        yield features.say_topic(self._words.shared(a.words, b.words))
        yield (
            f"both appeared at {', '.join(sorted(a.venues & b.venues)[:2])}"
            if a.venues & b.venues
            else "they appeared at no venue in common"
        )
        yield f"their works are {_apart(a.years, b.years)} years apart" if a.years and b.years else ""
        yield "the same e-mail address" if one.emails & other.emails else "different e-mail addresses"
        yield "they stand in CVs of people who work together"


def levels(scores: Sequence[float | None]) -> Levels:
    """The levels of scores in the order of `features.FEATURES`."""
    return tuple(None if score is None else scale.level(score) for scale, score in zip(features.FEATURES, scores, strict=True))


def _apart(left: tuple[int, int] | None, right: tuple[int, int] | None) -> int:
    """The years between two spans of years; 0 where they overlap."""
    return max(0, left[0] - right[1], right[0] - left[1]) if left and right else 0


def _around(person: LocalPerson, works: Mapping[str, WorkView], names: frozenset[str]) -> _Around:
    own = list(dict.fromkeys(work for work, _ in person.works if work in works))
    few = own if len(own) <= _MANY_WORKS else []
    years = [year for work in own if (year := works[work].year)]
    return _Around(
        names,
        frozenset(own),
        frozenset(word for work in few for word in works[work].words),
        frozenset(venue for work in few if (venue := works[work].venue)),
        (min(years), max(years)) if years else None,
    )


def _names_beside(people: Sequence[LocalPerson]) -> list[frozenset[str]]:
    """For each person the names (surname and first letter) of the others on the same lists of one document, and of its subject."""
    on: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, person in enumerate(people):
        for work, _ in person.works:
            on[person.document, work].append(i)
    found: list[set[str]] = [set() for _ in people]
    for listed in (listed for listed in on.values() if 1 < len(listed) <= features.LARGEST_CIRCLE):
        blocks = {people[i].form.block for i in listed}
        for i in listed:
            found[i] |= blocks - {people[i].form.block}
    subjects = {person.document: i for i, person in enumerate(people) if person.is_subject}
    for i, person in enumerate(people):
        if person.is_advisor and person.document in subjects:
            subject = subjects[person.document]
            found[i].add(people[subject].form.block)
            found[subject].add(person.form.block)
    return [frozenset(names) for names in found]


def _by_document(people: Sequence[LocalPerson], beside: Sequence[frozenset[str]]) -> list[set[str]]:
    """The names that stand beside others, document by document."""
    names: dict[str, set[str]] = defaultdict(set)
    for person, own in zip(people, beside, strict=True):
        names[person.document] |= own
    return list(names.values())
