"""How seldom names, places, words and venues are, counted in a sample of the documents' people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from etl.resolve.features.persons import LocalPerson
from etl.resolve.rarity import CountedRarity, Sample
from etl.resolve.shelf import Shelf
from etl.resolve.shelves import Shelves, grouped
from etl.resolve.surroundings import Rarities, names_beside

_WORLD = 1024  # documents in which a name is looked for, at least
_LEAST_PLACES = 64


class PersonCounts:
    """What documents say that is counted. `words` and `venues` are how seldom those of works are; they are counted with these."""

    def __init__(self, shelves: Shelves, words: CountedRarity, venues: CountedRarity) -> None:
        self._names = CountedRarity(shelves, "names", least=_WORLD)
        self._places = CountedRarity(shelves, "places", least=_LEAST_PLACES)
        self._kinds = {"n": self._names, "w": words, "v": venues, "p": self._places}
        self.rarities = Rarities(self._names, words, venues, self._places)
        self.sample = Sample(shelves, "person_sample", self._count)
        self._of: Shelf[int, tuple[Mapping[str, int], Mapping[str, int], int]] = shelves.numbered("person_counted")

    def put(self, document: int, people: Sequence[LocalPerson]) -> None:
        """A document's people."""
        names = dict.fromkeys(sorted(frozenset[str]().union(*names_beside(people))), 1)
        placed = [person.places for person in people if person.places]
        places = {place: sum(place in own for own in placed) for place in sorted(frozenset[str]().union(*placed))}
        self._of[document] = (names, places, len(placed))

    def take(self, document: int) -> None:
        """Takes a document's people out."""
        self.sample.take(document)
        self._of.drop(document)

    def fetch(self, terms: Iterable[str]) -> None:
        """Reads how seldom things are that will be asked for, named as in `Around.terms`."""
        by_kind = grouped((term[0], term[2:]) for term in terms)
        for letter, own in by_kind.items():
            self._kinds[letter].fetch(own)

    def moved(self) -> set[str]:
        """What has another rarity than before, as in `Around.terms`."""
        return {f"{letter} {term}" for letter, rarity in self._kinds.items() for term in rarity.moved()}

    def are_rescaled(self) -> bool:
        """Whether everything of a kind has another rarity."""
        return any(rarity.is_rescaled() for rarity in self._kinds.values())

    def _count(self, document: int, sign: int) -> None:
        names, places, people = self._of.get(document) or ({}, {}, 0)
        self._names.count(names, 1 if names or people else 0, sign)
        self._places.count(places, people, sign)
