"""What stands around a person's name: the names beside it, their organizations, the words of the titles, the venues, the years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from etl.model.judgement import Evidence
from etl.resolve.features import persons as features
from etl.resolve.features.person_names import COMMON_SURNAMES, agreement
from etl.resolve.features.persons import LocalPerson
from etl.resolve.rarity import Rarity
from etl.resolve.weights import Levels, given_weights

_COMMON = 0.3  # what a companion with a common surname tells, of what another one does
_RARE = 0.6  # a word or venue that many have brings nobody together
_MANY_WORKS = 60  # the titles of somebody with more works are about everything
_MANY_BEARERS = 4  # given names with one surname; more tell nothing else
_SHARE = 0.38  # of the pairs of one name
WEIGHTS = given_weights(features.FEATURES, share=_SHARE)


class WorkView(NamedTuple):
    """What a work is about and where and when it appeared: the content words of its title, its venue, its year."""

    words: frozenset[str]
    venue: str | None = None
    year: int | None = None


ViewOf = Callable[[str], WorkView | None]


class Around(NamedTuple):
    """What stands around one person."""

    names: frozenset[str] = frozenset()
    works: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    venues: frozenset[str] = frozenset()
    years: tuple[int, int] | None = None

    @classmethod
    def read(cls, person: LocalPerson, names: frozenset[str], view_of: ViewOf) -> Around:
        """What stands around `person`, beside whom these names stand."""
        own = {work: view for work, _ in person.works if (view := view_of(work)) is not None}
        few = own.values() if len(own) <= _MANY_WORKS else ()
        years = [view.year for view in own.values() if view.year]
        return cls(
            names,
            frozenset(own),
            frozenset(word for view in few for word in view.words),
            frozenset(view.venue for view in few if view.venue),
            (min(years), max(years)) if years else None,
        )

    def terms(self, person: LocalPerson) -> set[str]:
        """Everything whose rarity counts for the person, each with the letter of its kind."""
        kinds = (("n", self.names), ("w", self.words), ("v", self.venues), ("p", person.places))
        return {f"{letter} {term}" for letter, terms in kinds for term in terms}


@dataclass(frozen=True, slots=True)
class Rarities:
    """How seldom names, words, venues and places are."""

    names: Rarity
    words: Rarity
    venues: Rarity
    places: Rarity

    def only(self, around: Iterable[Around], places: Iterable[str]) -> Rarities:
        """The same for what stands around some people alone, as plain data."""
        kinds = (self.names, "names"), (self.words, "words"), (self.venues, "venues")
        known = list(around)
        names, words, venues = (rarity.only({t for each in known for t in getattr(each, name)}) for rarity, name in kinds)
        return Rarities(names, words, venues, self.places.only(places))


@dataclass(slots=True)
class Neighbour:
    """A person with what stands around, and the number of the document."""

    person: LocalPerson
    around: Around
    document: int
    norms: tuple[float, float] | None = None
    keys: frozenset[str] | None = None

    def forget(self) -> None:
        """Drops what was made from rarities."""
        self.norms = self.keys = None


class Surroundings:
    """Answers the features that are weighed together, for any two people of one name.

    `bearers` is the number of given names that stand with a surname and first letter; `near` tells whether the subjects of two
    documents have works in common.
    """

    def __init__(self, rarities: Rarities, bearers: Callable[[str], int], near: Callable[[tuple[int, int]], bool]) -> None:
        self._rare = rarities
        self._bearers = bearers
        self._near = near

    def only(self, people: Iterable[Neighbour], documents: Iterable[tuple[int, int]]) -> Surroundings:
        """The same for these people alone, and these pairs of documents, as plain data."""
        own = list(people)
        bearers = {block: self._bearers(block) for block in {one.person.form.block for one in own}}
        near = {pair for pair in documents if self._near(pair)}
        places = {place for one in own for place in one.person.places}
        return Surroundings(self._rare.only((one.around for one in own), places), bearers.__getitem__, near.__contains__)

    def keys(self, one: Neighbour) -> frozenset[str]:
        """What may bring somebody together with others of the name: names beside both, rare words of titles, organizations."""
        if one.keys is None:
            words = {f"word {word}" for word in one.around.words if self._rare.words.of(word) >= _RARE}
            places = {f"at {place}" for place in one.person.places if self._rare.places.of(place) >= _RARE}
            one.keys = frozenset({*one.around.names, *words, *places})
        return one.keys

    def scores(self, left: Neighbour, right: Neighbour) -> tuple[float | None, ...]:
        """The scores of `features.FEATURES`, in their order."""
        a, b = left.around, right.around
        one, other = left.person, right.person
        form, other_form = one.forms[0], other.forms[0]
        if len(one.forms) > 1 or len(other.forms) > 1:
            form, other_form = max(((x, y) for x in one.forms for y in other.forms), key=lambda pair: agreement(*pair))
        agreed = agreement(form, other_form)
        aside = a.works & b.works  # a work that both have has been heard
        (ours, our_words), (theirs, their_words) = self._norms(left), self._norms(right)
        return (
            features.given_names(form, other_form, agreed),
            features.telling(form, self._bearers(one.form.block)),
            sum(sorted([self._companion(name) for name in a.names & b.names])) if a.names and b.names else None,
            self._rare.places.likeness(one.places, other.places, ours * theirs) if one.places and other.places else None,
            features.employer(one, other),
            self._rare.words.likeness(a.words, b.words, our_words * their_words) if a.words and b.words and not aside else None,
            max((self._rare.venues.of(venue) for venue in a.venues & b.venues), default=0.0)
            if a.venues and b.venues and not aside
            else None,
            1.0 / (1 + _apart(a.years, b.years)) if a.years and b.years else None,
            float(bool(one.emails & other.emails)) if one.emails and other.emails else None,
            1.0 if self._near((left.document, right.document)) else None,
        )

    def explain(self, left: Neighbour, right: Neighbour) -> tuple[Evidence, ...]:
        """The same as evidence, with weights."""
        scores = self.scores(left, right)
        weights = WEIGHTS.parts(levels(scores))
        return tuple(
            Evidence(scale.feature, round(min(1.0, score), 3), sentence, round(weight, 2))
            for scale, score, weight, sentence in zip(features.FEATURES, scores, weights, self._sentences(left, right), strict=True)
            if score is not None
        )

    def _norms(self, one: Neighbour) -> tuple[float, float]:
        """The lengths of places and words."""
        if one.norms is None:
            one.norms = self._rare.places.norm(one.person.places), self._rare.words.norm(one.around.words)
        return one.norms

    def _companion(self, name: str) -> float:
        return self._rare.names.of(name) * (_COMMON if name.rpartition(" ")[0] in COMMON_SURNAMES else 1.0)

    def _sentences(self, left: Neighbour, right: Neighbour) -> Iterator[str]:
        a, b = left.around, right.around
        one, other = left.person, right.person
        yield f"“{one.mentions[0].name}” and “{other.mentions[0].name}”"
        bearers = self._bearers(one.form.block)
        yield (
            "very many people have the surname"
            if one.form.is_common
            else f"given names with this surname here: {bearers if bearers < _MANY_BEARERS else f'{_MANY_BEARERS} or more'}"
        )
        yield features.say_companions({name: self._companion(name) for name in a.names & b.names})
        yield features.say_affiliation(self._rare.places.shared(one.places, other.places))
        yield "both are named with one organization"
        yield features.say_topic(self._rare.words.shared(a.words, b.words))
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
    scales = zip(features.FEATURES, scores, strict=True)
    return tuple([None if score is None else scale.level(score) for scale, score in scales])  # a list is made faster


def count_bearers(people: Iterator[LocalPerson]) -> int:
    """The number of given names, printed in full, of people with one surname and first letter; at most so many as tell more."""
    given = {form.given[0] for person in people for form in person.forms if form.is_full}
    return max(1, min(_MANY_BEARERS, len(given)))


def names_beside(people: Sequence[LocalPerson]) -> list[frozenset[str]]:
    """For each person of a document the names (surname and first letter) of the others on the same lists, and of its subject."""
    on: dict[str, list[int]] = defaultdict(list)
    for i, person in enumerate(people):
        for work, _ in person.works:
            on[work].append(i)
    found: list[set[str]] = [set() for _ in people]
    for listed in (listed for listed in on.values() if 1 < len(listed) <= features.LARGEST_CIRCLE):
        blocks = {people[i].form.block for i in listed}
        for i in listed:
            found[i] |= blocks - {people[i].form.block}
    subject = next((i for i, person in reversed(list(enumerate(people))) if person.is_subject), None)
    for i, person in enumerate(people):
        if person.is_advisor and subject is not None:
            found[i].add(people[subject].form.block)
            found[subject].add(person.form.block)
    return [frozenset(names) for names in found]


def _apart(left: tuple[int, int] | None, right: tuple[int, int] | None) -> int:
    """The years between two spans of years; 0 where they overlap."""
    return max(0, left[0] - right[1], right[0] - left[1]) if left and right else 0
