"""Which people of several documents are one person.

First what settles it where the names agree: the same ORCID iD or address, the same place in the author list of a work that two
documents have, equal full names in two CVs of one person. Then what stands around agreeing names is weighed together: the names
beside them, organizations, titles, venues, years. A name alone never makes one of two: it is left for review.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from etl.model.judgement import Evidence, Judgement, Verdict
from etl.resolve.clusters import Clusters
from etl.resolve.features import persons as features
from etl.resolve.features.person_names import EQUAL, FAMILY_ONLY, INITIALS, SHORTER, NameForm, agreement
from etl.resolve.features.persons import LocalPerson
from etl.resolve.linkage import Linkage
from etl.resolve.mentions import judgement
from etl.resolve.surroundings import WEIGHTS, Neighbour, Surroundings, levels
from etl.resolve.weights import probability

SAME, UNSURE = 0.0, -1.5  # log odds of a pair of clusters
_BESIDE_NAME = 0.8  # what must speak for one person beside the name
_CONTRADICTION = -30.0
_BOUNDS = -3.0, 5.0  # one pair of mentions says no more than that
_UNKNOWN = -2.5  # what a pair says that shares nothing
_BEGINNING = 3  # letters of a surname that a slip of the pen seldom hits

Odds = tuple[float, float]  # the log odds of two people being one, and what speaks for it beside the name


class PersonClusters:
    """Clusters of some people under construction, by places in `people`; `groups` are one from the start.

    `judgements` are the pairs that were joined, each with the place of its left side.
    """

    def __init__(self, people: Sequence[LocalPerson], groups: Iterable[Sequence[int]] = ()) -> None:
        self.people = people
        self.clusters = Clusters(len(people), [[person.document] for person in people])
        self.judgements: list[tuple[int, Judgement]] = []
        # Of each cluster, by the number that stands for it: full names, ORCID iDs.
        self._forms = [frozenset(form for form in person.forms if form.is_full) for person in people]
        self._orcids = [frozenset((person.orcid,) if person.orcid else ()) for person in people]
        for group in groups:
            for other in group[1:]:
                self._unite(group[0], other)

    def by_contact(self, pairs: Iterable[tuple[int, int]]) -> None:
        """The same ORCID iD or e-mail address."""
        for left, right in sorted(pairs):
            evidence = features.contact(self.people[left], self.people[right]) if self._are_two(left, right) else None
            if evidence is not None:
                self._join(left, right, (features.names(self.people[left], self.people[right]), evidence))

    def by_works(self, offers: Mapping[tuple[int, int], float]) -> None:
        """The same place in the author list of a work that two documents have, the best places first."""
        for (left, right), _ in sorted(offers.items(), key=lambda offer: (-offer[1], offer[0])):
            evidence = features.shared_works(self.people[left], self.people[right]) if self._are_two(left, right) else None
            if evidence is not None:
                self._join(left, right, (features.names(self.people[left], self.people[right]), evidence))

    def by_subject(self, pairs: Mapping[tuple[int, int], str]) -> None:
        """Equal full names in two CVs of one person, whose name is given: a CV speaks of one collaborator by one name."""
        for (left, right), owner in sorted(pairs.items()):
            if not self._are_two(left, right):
                continue
            whose = Evidence("same CV owner", 0.9, f"both stand in CVs of {owner}")
            self._join(left, right, (features.names(self.people[left], self.people[right]), whose))

    def grow(
        self, block: Sequence[int], odds_of: Callable[[int, int], Odds | None], explain: Callable[[int, int], tuple[Evidence, ...]]
    ) -> None:
        """Joins people of one surname and first letter by what stands around them, the surest clusters first."""
        odds: dict[tuple[int, int], Odds] = {}
        for n, left in enumerate(block):
            for right in block[n + 1 :]:
                if self.people[left].document != self.people[right].document and self.clusters.find(left) != self.clusters.find(
                    right
                ):
                    found = odds_of(left, right)
                    if found is not None:
                        odds[left, right] = found
        if not odds:
            return
        groups: dict[int, list[int]] = defaultdict(list)
        for i in block:
            groups[self.clusters.find(i)].append(i)
        linkage = Linkage(groups.values(), {pair: found[0] for pair, found in odds.items()}, unknown=_UNKNOWN)

        def join(left: int, right: int) -> bool:
            if odds[left, right][1] < _BESIDE_NAME or not self._may_meet(left, right):
                return False
            return self._join(left, right, explain(left, right), odds[left, right][0])

        linkage.grow(join, least=SAME)

    def may_join(self, left: int, right: int) -> bool:
        """Whether no name, list or ORCID iD of the two clusters contradicts."""
        if not self.clusters.may_join(left, right):
            return False
        a, b = self.clusters.find(left), self.clusters.find(right)
        return len(self._orcids[a] | self._orcids[b]) < 2 and _all_agree(self._forms[a], self._forms[b])

    def _are_two(self, left: int, right: int) -> bool:
        return self.clusters.find(left) != self.clusters.find(right)

    def _may_meet(self, left: int, right: int) -> bool:
        """Whether two clusters may be one by what stands around their names: two subjects never are."""
        ours, theirs = ([self.people[i] for i in self.clusters.members(item)] for item in (left, right))
        return not (any(p.is_subject for p in ours) and any(p.is_subject for p in theirs)) and self.may_join(left, right)

    def _join(self, left: int, right: int, evidence: tuple[Evidence, ...], odds: float | None = None) -> bool:
        if not self._are_two(left, right) or not self.may_join(left, right):
            return False
        self._unite(left, right)
        score = sum(e.score for e in evidence) / len(evidence) if odds is None else probability(odds)
        own, other = self.people[left].mentions[0], self.people[right].mentions[0]
        self.judgements.append((left, judgement(own, other, Verdict.SAME, score, evidence)))
        return True

    def _unite(self, left: int, right: int) -> None:
        a, b = self.clusters.find(left), self.clusters.find(right)
        if self.clusters.join(left, right):
            root = self.clusters.find(left)
            self._forms[root] = self._forms[a] | self._forms[b]
            self._orcids[root] = self._orcids[a] | self._orcids[b]


def _all_agree(left: Collection[NameForm], right: Collection[NameForm]) -> bool:
    return all(agreement(x, y) >= FAMILY_ONLY for x in left for y in right)


def unmistakable(people: Mapping[int, LocalPerson]) -> set[int]:
    """Those of some people whose names do not fit two of them who are surely two."""
    alike: dict[tuple[NameForm, ...], list[int]] = defaultdict(list)
    for number, person in people.items():
        alike[tuple(person.forms)].append(number)
    some = {forms: people[numbers[0]] for forms, numbers in alike.items()}
    apart = {(a, b) for a in some for b in some if features.agreement_of(some[a], some[b]) == 0.0}
    found: set[int] = set()
    for forms, numbers in alike.items():
        fitting = [other for other in some if other != forms and (forms, other) not in apart]
        if apart.isdisjoint(combinations(fitting, 2)) and not any(
            len(alike[each]) > 1 and (each, each) in apart for each in fitting
        ):
            found.update(numbers)
    return found


def weigh_pair(left: Neighbour, right: Neighbour, around: Surroundings) -> Odds:
    """The log odds of two people being one, and what speaks for it beside the name."""
    if features.agreement_of(left.person, right.person) < INITIALS:
        return _CONTRADICTION, 0.0
    scores = around.scores(left, right)
    parts = WEIGHTS.parts(levels(scores))
    odds = WEIGHTS.base + sum(parts)
    return max(_BOUNDS[0], min(_BOUNDS[1], odds)), features.beside_name(scores, parts)


def is_open(left: LocalPerson, right: LocalPerson, odds: Odds) -> bool:
    """Whether two people, if they stay apart, may be one: enough stands beside the name, or the name alone tells much."""
    if odds[0] == _CONTRADICTION:
        return False
    if odds[1] >= _BESIDE_NAME:
        return odds[0] >= UNSURE
    return is_telling(left, right)


def is_telling(left: LocalPerson, right: LocalPerson) -> bool:
    """Whether two names are printed in full, agree in all that both print, and are no common ones."""
    return left.form.is_full and right.form.is_full and not left.form.is_common and features.agreement_of(left, right) >= SHORTER


def is_twin(left: LocalPerson, right: LocalPerson) -> bool:
    """Whether two people in CVs of one person are one by their full names."""
    return left.form.is_full and right.form.is_full and features.agreement_of(left, right) >= SHORTER


def align(
    first: Sequence[tuple[int, int]], second: Sequence[tuple[int, int]], people: Mapping[int, LocalPerson]
) -> Iterator[tuple[float, int, int]]:
    """Pairs of places in two documents' lists of one work, given as (place, person), that agree in name, each with at most one of
    the other list; with how well they agree."""
    taken: set[int] = set()
    for negative, apart, i, j in sorted(_offers(first, second, people)):
        if -negative >= FAMILY_ONLY and i not in taken and j not in taken:
            taken |= {i, j}
            yield -negative - min(apart, 10) / 100 + EQUAL / 100, i, j


def _offers(
    first: Sequence[tuple[int, int]], second: Sequence[tuple[int, int]], people: Mapping[int, LocalPerson]
) -> Iterator[tuple[float, int, int, int]]:
    """Places of two lists whose names share a word or nearly a surname: (minus agreement, distance of places, person, person)."""
    by_word: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for q, j in second:
        for word in _words(people[j]):
            by_word[word].append((q, j))
    for p, i in first:
        for q, j in dict.fromkeys(place for word in sorted(_words(people[i])) for place in by_word.get(word, ())):
            yield -_best(people[i], people[j]), abs(p - q), i, j


def _words(person: LocalPerson) -> set[str]:
    """Words by which names on two lists of one work are brought together: the whole ones, and how the surname begins."""
    words = {word for form in person.forms for word in (*form.family, *form.given) if len(word) > 1}
    return words | {f"{form.family[-1][:_BEGINNING]}…" for form in person.forms if form.family}


def _best(left: LocalPerson, right: LocalPerson) -> float:
    return max(agreement(a, b) for a in left.forms for b in right.forms)
