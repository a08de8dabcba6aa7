"""Which people of several documents are one person.

First what settles it where the names agree: the same ORCID iD or address, the same place in the author list of a work that two
documents have, equal full names in two CVs of one person. Then what stands around agreeing names is weighed together: the names
beside them, organizations, titles, venues, years. A name alone never makes one of two: it is left for review.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from etl.model.judgement import Evidence, Judgement, Verdict
from etl.resolve.blocking import pairs_by_key
from etl.resolve.clusters import Clusters
from etl.resolve.features import persons as features
from etl.resolve.features.person_names import EQUAL, FAMILY_ONLY, INITIALS, SHORTER, agreement
from etl.resolve.features.persons import LocalPerson
from etl.resolve.linkage import Linkage
from etl.resolve.mentions import judgement
from etl.resolve.surroundings import WEIGHTS, Surroundings, WorkView, levels
from etl.resolve.weights import probability

SAME, UNSURE = 0.0, -1.5  # log odds of a pair of clusters
_BESIDE_NAME = 0.8  # what must speak for one person beside the name
_CONTRADICTION = -30.0
_BOUNDS = -3.0, 5.0  # one pair of mentions says no more than that
_UNKNOWN = -2.5  # what a pair says that shares nothing
_LARGEST_BLOCK = 100
_ALL_PAIRS = 300  # of a name with more mentions only those are compared that share something around it
_BEGINNING = 3  # letters of a surname that a slip of the pen seldom hits


def link_persons(
    people: Sequence[LocalPerson], works: Mapping[str, WorkView] | None = None
) -> tuple[list[list[int]], list[Judgement]]:
    """Clusters of places in `people`, and what was judged across documents; `works` has those of `LocalPerson.works`."""
    linker = _Linker(people, works or {})
    linker.by_contact()
    linker.by_works()
    linker.by_subject()
    linker.by_surroundings()
    return linker.clusters.groups(), linker.judgements


class _Linker:
    """Clusters of local persons under construction."""

    def __init__(self, people: Sequence[LocalPerson], works: Mapping[str, WorkView]) -> None:
        self.people = people
        self.works = works
        self.clusters = Clusters(len(people), [[("in", person.document)] for person in people])
        self.judgements: list[Judgement] = []
        self._doubted: list[tuple[float, int, int]] = []
        self._forms = [frozenset(form for form in person.forms if form.is_full) for person in people]

    def by_contact(self) -> None:
        """The same ORCID iD or e-mail address."""
        keys = [[f"orcid {p.orcid}"] * bool(p.orcid) + [f"mail {mail}" for mail in sorted(p.emails)] for p in self.people]
        for left, right in pairs_by_key(keys, largest_block=_LARGEST_BLOCK):
            evidence = features.contact(self.people[left], self.people[right])
            if evidence is not None:
                self._join(left, right, (features.names(self.people[left], self.people[right]), evidence))

    def by_works(self) -> None:
        """The same place in the author list of a work that two documents have."""
        offers: dict[tuple[int, int], float] = {}
        for listed in self._author_lists():
            for score, left, right in _aligned(listed, self.people):
                offers[left, right] = max(score, offers.get((left, right), 0.0))
        for (left, right), _ in sorted(offers.items(), key=lambda offer: (-offer[1], offer[0])):
            evidence = features.shared_works(self.people[left], self.people[right])
            if evidence is not None:
                self._join(left, right, (features.names(self.people[left], self.people[right]), evidence))

    def by_subject(self) -> None:
        """Equal full names in two CVs of one person: a CV speaks of one collaborator by one name."""
        subjects = {person.document: i for i, person in enumerate(self.people) if person.is_subject}
        keys = [
            [f"{person.form.block} {self.clusters.find(subjects[person.document])}"] if person.document in subjects else []
            for person in self.people
        ]
        for left, right in self._pairs(keys):
            a, b = self.people[left], self.people[right]
            name = features.names(a, b)
            if name.score >= SHORTER and a.form.is_full and b.form.is_full:
                owner = self.people[subjects[a.document]].mentions[0].name
                whose = Evidence("same CV owner", 0.9, f"both stand in CVs of {owner}")
                self._join(left, right, (name, whose))

    def by_surroundings(self) -> None:
        """Agreeing names with the same people, organizations, words around them; the surest clusters first."""
        around = Surroundings(self.people, self.works, self._circles())
        blocks: dict[str, list[int]] = defaultdict(list)
        for i, person in enumerate(self.people):
            blocks[person.form.block].append(i)
        for _, block in sorted(blocks.items()):
            if len(block) > 1:
                self._grow(block, around)
        self.judgements.extend(self._open_pairs(around))

    def _grow(self, block: Sequence[int], around: Surroundings) -> None:
        """Clusters of one surname and first letter."""
        pairs: dict[tuple[int, int], float] = {}
        beside: dict[tuple[int, int], float] = {}
        for left, right in self._compared(block, around):
            pairs[left, right], beside[left, right] = self._odds(left, right, around)
        groups: dict[int, list[int]] = defaultdict(list)
        for i in block:
            groups[self.clusters.find(i)].append(i)
        linkage = Linkage(groups.values(), pairs, unknown=_UNKNOWN)

        def join(left: int, right: int) -> bool:
            if beside[left, right] < _BESIDE_NAME or not self._may_meet(left, right):
                return False
            return self._join(left, right, around.explain(left, right), pairs[left, right])

        linkage.grow(join, least=SAME)
        self._doubted.extend((odds, *pair) for pair, odds in pairs.items() if self._is_open(*pair, odds, beside[pair]))

    def _open_pairs(self, around: Surroundings) -> Iterator[Judgement]:
        """The uncertain pairs, the likeliest of each two clusters."""
        asked: set[tuple[int, int]] = set()
        for odds, left, right in sorted(self._doubted, key=lambda pair: (-pair[0], pair[1:])):
            a, b = sorted((self.clusters.find(left), self.clusters.find(right)))
            if a != b and (a, b) not in asked and self._may_join(left, right):
                asked.add((a, b))
                one, other = self.people[left].mentions[0], self.people[right].mentions[0]
                yield judgement(one, other, Verdict.UNSURE, probability(odds), around.explain(left, right))

    def _is_open(self, left: int, right: int, odds: float, beside: float) -> bool:
        """Whether two people who stayed apart may be one: enough stands beside the name, or the name alone tells much."""
        if self.clusters.find(left) == self.clusters.find(right) or odds == _CONTRADICTION or not self._may_join(left, right):
            return False
        if beside >= _BESIDE_NAME:
            return odds >= UNSURE
        a, b = self.people[left], self.people[right]
        return a.form.is_full and b.form.is_full and not a.form.is_common and features.names(a, b).score >= SHORTER

    def _compared(self, block: Sequence[int], around: Surroundings) -> Iterator[tuple[int, int]]:
        """Pairs of a block in two documents and two clusters; of a large block those that share something around the name."""
        if len(block) <= _ALL_PAIRS:
            found: Iterator[tuple[int, int]] = ((left, right) for n, left in enumerate(block) for right in block[n + 1 :])
        else:
            places = pairs_by_key([around.keys(i) for i in block], largest_block=_LARGEST_BLOCK)
            found = ((block[left], block[right]) for left, right in places)
        for left, right in found:
            if self.people[left].document != self.people[right].document and self.clusters.find(left) != self.clusters.find(right):
                yield left, right

    def _odds(self, left: int, right: int, around: Surroundings) -> tuple[float, float]:
        """The log odds of two people being one, and what speaks for it beside the name."""
        if features.names(self.people[left], self.people[right]).score < INITIALS:
            return _CONTRADICTION, 0.0
        scores = around.scores(left, right)
        parts = WEIGHTS.parts(levels(scores))
        odds = WEIGHTS.base + sum(parts)
        return max(_BOUNDS[0], min(_BOUNDS[1], odds)), features.beside_name(scores, parts)

    def _may_meet(self, left: int, right: int) -> bool:
        """Whether two clusters may be one by what stands around their names: two subjects never are."""
        ours, theirs = ([self.people[i] for i in self.clusters.members(item)] for item in (left, right))
        return not (any(p.is_subject for p in ours) and any(p.is_subject for p in theirs)) and self._may_join(left, right)

    def _pairs(self, keys: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
        """Pairs of people of two documents who share a key."""
        for left, right in pairs_by_key(keys, largest_block=_LARGEST_BLOCK):
            if self.people[left].document != self.people[right].document:
                yield left, right

    def _circles(self) -> set[tuple[str, str]]:
        """Pairs of documents of which one's subject is named by the other."""
        subjects = [(i, person.document) for i, person in enumerate(self.people) if person.is_subject]
        near = set()
        for i, document in subjects:
            for other in self.clusters.members(i):
                near |= {(document, self.people[other].document), (self.people[other].document, document)}
        return near

    def _join(self, left: int, right: int, evidence: tuple[Evidence, ...], odds: float | None = None) -> bool:
        if self.clusters.find(left) == self.clusters.find(right) or not self._may_join(left, right):
            return False
        self.clusters.join(left, right)
        score = sum(e.score for e in evidence) / len(evidence) if odds is None else probability(odds)
        own, other = self.people[left].mentions[0], self.people[right].mentions[0]
        self.judgements.append(judgement(own, other, Verdict.SAME, score, evidence))
        return True

    def _may_join(self, left: int, right: int) -> bool:
        """Whether no name, list or ORCID iD of the two clusters contradicts."""
        if not self.clusters.may_join(left, right):
            return False
        ours, theirs = self.clusters.members(left), self.clusters.members(right)
        orcids = {orcid for members in (ours, theirs) for i in members if (orcid := self.people[i].orcid)}
        if len(orcids) > 1:
            return False
        a, b = ({form for i in members for form in self._forms[i]} for members in (ours, theirs))
        return all(agreement(x, y) >= FAMILY_ONLY for x in a for y in b)

    def _author_lists(self) -> Iterator[list[tuple[int, int]]]:
        """For each work the people on it, as (person, place), of all documents."""
        on: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for i, person in enumerate(self.people):
            for work, place in person.works:
                on[work].append((i, place))
        for _, listed in sorted(on.items()):
            if len({self.people[i].document for i, _ in listed}) > 1:
                yield listed


def _aligned(listed: Sequence[tuple[int, int]], people: Sequence[LocalPerson]) -> Iterator[tuple[float, int, int]]:
    """Pairs of places in two documents' lists of one work that agree in name, each with at most one of the other list."""
    by_document: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for i, place in listed:
        by_document[people[i].document].append((place, i))
    documents = sorted(by_document)
    for n, first in enumerate(documents):
        for second in documents[n + 1 :]:
            offers = sorted(_offers(by_document[first], by_document[second], people))
            taken: set[int] = set()
            for negative, apart, i, j in offers:
                if -negative >= FAMILY_ONLY and i not in taken and j not in taken:
                    taken |= {i, j}
                    yield -negative - min(apart, 10) / 100 + EQUAL / 100, i, j


def _offers(
    first: Sequence[tuple[int, int]], second: Sequence[tuple[int, int]], people: Sequence[LocalPerson]
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
