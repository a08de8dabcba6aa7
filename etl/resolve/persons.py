"""Which people of several documents are one person.

First the places in author lists of works that documents share: the same place and an agreeing name are the same person. Then equal
names beside the same companions, in rounds, since every person found may be the companion that tells the next. A name alone never
makes one of two: it is left for review.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from etl.model.judgement import Evidence, Judgement, Verdict
from etl.resolve.blocking import pairs_by_key
from etl.resolve.clusters import Clusters
from etl.resolve.features import persons as features
from etl.resolve.features.person_names import EQUAL, FAMILY_ONLY, INITIALS, SHORTER, agreement
from etl.resolve.features.persons import LocalPerson
from etl.resolve.mentions import judgement
from etl.resolve.surroundings import Surroundings, WorkView

SAME = 0.95  # of what the name tells and the other features add
_ROUNDS = 3
_LARGEST_BLOCK = 100
_POPULAR = 60
_BEGINNING = 3  # letters of a surname that a slip of the pen seldom hits
_TELLING = 0.7
_LEAST_BESIDE_NAME = 0.1
_HUB = 100  # someone beside so many people tells half as much as someone beside few


def link_persons(
    people: Sequence[LocalPerson], works: Mapping[str, WorkView] | None = None
) -> tuple[list[list[int]], list[Judgement]]:
    """Clusters of places in `people`, and what was judged across documents; `works` has those of `LocalPerson.works`."""
    linker = _Linker(people, works or {})
    linker.by_contact()
    linker.by_works()
    linker.by_subject()
    linker.by_companions()
    linker.leave_names_for_review()
    return linker.clusters.groups(), linker.judgements


class _Linker:
    """Clusters of local persons under construction."""

    def __init__(self, people: Sequence[LocalPerson], works: Mapping[str, WorkView]) -> None:
        self.people = people
        self.works = works
        self.clusters = Clusters(len(people), [[("in", person.document)] for person in people])
        self.judgements: list[Judgement] = []
        given: dict[str, set[str]] = defaultdict(set)
        for person in people:
            given[person.form.block].update(form.given[0] for form in person.forms if form.is_full)
        self._bearers = {block: max(1, len(names)) for block, names in given.items()}
        self._around = Surroundings(people, works, self._bearers)

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

    def by_companions(self) -> None:
        """Agreeing names beside the same people, in titles about the same things, at one organization; the surest first."""
        for _ in range(_ROUNDS):
            self._around.pool(self.clusters.groups())
            heard = self._hear(*self._companions())
            joined = [self._join(left, right, evidence) for _, left, right, evidence in sorted(heard, key=lambda pair: pair[:3])]
            if not any(joined):
                break

    def _hear(
        self, beside: Sequence[frozenset[int]], weight: Mapping[int, float], label: Mapping[int, str]
    ) -> Iterator[tuple[float, int, int, tuple[Evidence, ...]]]:
        """Pairs of people for whom enough speaks: (minus how much, person, person, evidence)."""
        near = self._circles(beside)
        for left, right in self._pairs(self._keys(beside)):
            a, b = self.people[left], self.people[right]
            if agreement(a.form, b.form) < INITIALS or self.clusters.find(left) == self.clusters.find(right):
                continue
            others = (
                features.companions(beside[left], beside[right], weight, label) or self._around.shared_names(left, right),
                *self._around.shared_topic(left, right),
                features.circle((a.document, b.document) in near),
                features.affiliation(a, b),
            )
            evidence = self._heard(left, right, [found for found in others if found is not None])
            if evidence is not None:
                yield -sum(one.score for one in evidence), left, right, evidence

    def leave_names_for_review(self) -> None:
        """Equal full names that tell much, without further evidence: perhaps one person."""
        for left, right in self._pairs([[] if person.form.is_common else [person.form.block] for person in self.people]):
            a, b = self.people[left], self.people[right]
            if not (a.form.is_full and b.form.is_full) or self.clusters.find(left) == self.clusters.find(right):
                continue
            name, telling = features.names(a, b), self._telling(left, right)
            if name.score >= SHORTER and telling.score >= _TELLING and self._may_join(left, right):
                reasons = name, telling
                self.judgements.append(judgement(a.mentions[0], b.mentions[0], Verdict.UNSURE, telling.score * SAME, reasons))

    def _pairs(self, keys: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
        """Pairs of people of two documents who share a key."""
        for left, right in pairs_by_key(keys, largest_block=_LARGEST_BLOCK):
            if self.people[left].document != self.people[right].document:
                yield left, right

    def _keys(self, beside: Sequence[frozenset[int]]) -> list[list[str]]:
        """Surname and first letter; where many people share these, only together with something around the name."""
        size = Counter(person.form.block for person in self.people)
        keys = []
        for i, person in enumerate(self.people):
            block = person.form.block
            is_popular = person.form.is_common or size[block] > _POPULAR
            around = [*map(str, sorted(beside[i])), *self._around.keys(i)] if is_popular else []
            keys.append([f"{block} {one}" for one in around] if is_popular else [block])
        return keys

    def _telling(self, left: int, right: int) -> Evidence:
        return features.telling(self.people[left], self.people[right], self._bearers[self.people[left].form.block])

    def _circles(self, beside: Sequence[frozenset[int]]) -> set[tuple[str, str]]:
        """Pairs of documents whose subjects are companions of each other."""
        subjects = [(i, person.document) for i, person in enumerate(self.people) if person.is_subject]
        documents: dict[int, list[str]] = defaultdict(list)
        for i, document in subjects:
            documents[self.clusters.find(i)].append(document)
        near = {(own, other) for i, own in subjects for root in beside[i] for other in documents.get(root, ())}
        return near | {(other, own) for own, other in near}

    def _heard(self, left: int, right: int, others: Sequence[Evidence]) -> tuple[Evidence, ...] | None:
        """The evidence for one person, if it is enough: the less a name tells, the more must stand beside it."""
        if not others or (self.people[left].is_subject and self.people[right].is_subject):
            return None
        name, telling = features.names(self.people[left], self.people[right]), self._telling(left, right)
        enough = (
            name.score >= INITIALS
            and telling.score + sum(evidence.score for evidence in others) >= SAME
            and sum(evidence.score for evidence in others) >= _LEAST_BESIDE_NAME
        )
        return (name, telling, *others) if enough else None

    def _join(self, left: int, right: int, evidence: tuple[Evidence, ...]) -> bool:
        if self.clusters.find(left) == self.clusters.find(right) or not self._may_join(left, right):
            return False
        self.clusters.join(left, right)
        score = sum(e.score for e in evidence) / len(evidence)
        own, other = self.people[left].mentions[0], self.people[right].mentions[0]
        self.judgements.append(judgement(own, other, Verdict.SAME, score, evidence))
        return True

    def _may_join(self, left: int, right: int) -> bool:
        """Whether no name, list or ORCID iD of the two clusters contradicts."""
        if not self.clusters.may_join(left, right):
            return False
        ours, theirs = ([self.people[i] for i in self.clusters.members(item)] for item in (left, right))
        orcids = {person.orcid for person in (*ours, *theirs) if person.orcid}
        if len(orcids) > 1:
            return False
        a = {form for person in ours for form in person.forms}
        b = {form for person in theirs for form in person.forms}
        return all(agreement(x, y) >= FAMILY_ONLY for x in a for y in b if x.is_full and y.is_full)

    def _author_lists(self) -> Iterator[list[tuple[int, int]]]:
        """For each work the people on it, as (person, place), of all documents."""
        on: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for i, person in enumerate(self.people):
            for work, place in person.works:
                on[work].append((i, place))
        for _, listed in sorted(on.items()):
            if len({self.people[i].document for i, _ in listed}) > 1:
                yield listed

    def _companions(self) -> tuple[list[frozenset[int]], dict[int, float], dict[int, str]]:
        """For each person the clusters of those on the same lists, how telling each cluster is, and its name."""
        on: dict[tuple[str, str], list[int]] = defaultdict(list)
        for i, person in enumerate(self.people):
            for work, _ in person.works:
                on[person.document, work].append(i)
        found: list[set[int]] = [set() for _ in self.people]
        for listed in (listed for listed in on.values() if len(listed) <= features.LARGEST_CIRCLE):
            roots = [self.clusters.find(i) for i in listed]
            for i in listed:
                found[i].update(root for root in roots if root != self.clusters.find(i))
        subjects = {person.document: i for i, person in enumerate(self.people) if person.is_subject}
        for i, person in enumerate(self.people):
            if person.is_advisor and person.document in subjects:
                subject = subjects[person.document]
                found[i].add(self.clusters.find(subject))
                found[subject].add(self.clusters.find(i))
        spread = Counter(root for roots in found for root in roots)
        weight = {root: 1.0 / (1.0 + count / _HUB) for root, count in spread.items()}
        label = {root: self.people[root].mentions[0].name for root in spread}
        return [frozenset(roots) for roots in found], weight, label


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
