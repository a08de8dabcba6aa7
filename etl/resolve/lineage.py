"""Which places of a document's new version are those of the version before.

What stands in both in the same words and order is the same; what was moved is found by its words; between two neighbours that are
the same, the only place of a kind that is left on either side is the same in other words (a corrected title, a new end of a post).
A name that is gone from one place and still stands in others keeps what it names under its id.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from etl.model.claim import Claim
from etl.model.document_claims import DocumentClaims
from etl.model.facts import Advising, Education, Employment, System, Teaching
from etl.model.lineage import Descent, Place
from etl.model.mention import EntityKind
from etl.normalize.folding import fold

SECTIONS = ("education", "employment", "works", "service", "awards", "talks", "teaching", "advising", "systems", "skills")


def inherit(before: Descent, old: DocumentClaims, new: DocumentClaims) -> Descent:
    """The descent of `new`, which takes the place of `old`. Nothing changes where both have the same places.

    >>> inherit(Descent("d-1"), yesterday, today).version
    2
    """
    ours, theirs = read_places(new), read_places(old)
    if ours.keys() == theirs.keys() and new.sha256 == old.sha256:
        return before
    here, there = list(ours), list(theirs)
    same = align([(place.kind, theirs[place]) for place in there], [(place.kind, ours[place]) for place in here])
    births = {here[i]: before.birth(there[j]) for i, j in sorted(same.items())}
    after = Descent(before.document, before.version + 1, births)
    elders = {here[i]: before.elders[there[j]] for i, j in sorted(same.items()) if there[j] in before.elders}
    first = {(place.kind, words): place for place, words in reversed(ours.items()) if place.kind not in SECTIONS}
    left = set(there) - {there[j] for j in same.values()}
    for place in sorted(left):
        heir = first.get((place.kind, theirs[place]))
        if heir is not None:
            elders[heir] = min(before.elder(place), elders.get(heir, after.birth(heir)))
    elders = {place: birth for place, birth in sorted(elders.items()) if birth < after.birth(place)}
    return replace(after, elders=elders)


def read_places(document: DocumentClaims) -> dict[Place, str]:
    """Every place of a document with its folded words, in the order of the text; a fact comes before what it names."""
    found: dict[Place, str] = {}
    seen: Counter[tuple[str, int, int]] = Counter()
    for section in SECTIONS:
        for fact in getattr(document, section):
            at = (section, fact.span.start, fact.span.end)
            found[Place(*at, seen[at])] = fold(fact.span.quote)
            seen[at] += 1
    for kind, claim in read_mentions(document):
        found.setdefault(Place(kind.value, claim.span.start, claim.span.end), fold(claim.span.quote))
    return dict(sorted(found.items(), key=lambda item: (item[0].start, -item[0].end, item[0])))


def read_mentions(document: DocumentClaims) -> Iterator[tuple[EntityKind, Claim[str]]]:
    """Everything a document names."""
    if document.subject:
        for name in (document.subject.name, *document.subject.names):
            yield EntityKind.PERSON, name
    for work in document.works:
        yield EntityKind.WORK, work.title
        for author in work.authors:
            yield EntityKind.PERSON, author.name
    for system in document.systems:
        yield EntityKind.WORK, system.name
    for advising in document.advising:
        yield EntityKind.PERSON, advising.advisor
    named = [work.venue for work in document.works] + [service.venue for service in document.service]
    yield from ((EntityKind.VENUE, venue) for venue in (*named, *(talk.event for talk in document.talks)) if venue)
    stays: tuple[Education | Employment, ...] = (*document.education, *document.employment)
    others: tuple[Advising | Teaching | System, ...] = (*document.advising, *document.teaching, *document.systems)
    places = [stay.organization for stay in stays] + [stay.unit for stay in stays] + [other.organization for other in others]
    yield from ((EntityKind.ORGANIZATION, place) for place in places if place)


def align(old: Sequence[tuple[str, Hashable]], new: Sequence[tuple[str, Hashable]]) -> dict[int, int]:
    """For places in `new` those in `old` that are the same; each is a pair of kind and words."""
    same = _in_order(old, new)
    fences = [(-1, -1), *sorted(same.items()), (len(new), len(old))]
    taken = set(same.values())
    same |= _by_words(old, new, same, taken)
    taken = set(same.values())
    for (left, low), (right, high) in pairwise(fences):
        ours, theirs = defaultdict(list), defaultdict(list)
        for i in range(left + 1, right):
            if i not in same:
                ours[new[i][0]].append(i)
        for j in range(low + 1, high):
            if j not in taken:
                theirs[old[j][0]].append(j)
        same |= {ours[kind][0]: theirs[kind][0] for kind in ours if len(ours[kind]) == len(theirs.get(kind, ())) == 1}
    return same


def _in_order(old: Sequence[Hashable], new: Sequence[Hashable]) -> dict[int, int]:
    """A common subsequence: equal ends, then what is found once on both sides, then the same between these."""
    same: dict[int, int] = {}
    pending = [(0, len(old), 0, len(new))]
    while pending:
        low, high, left, right = pending.pop()
        while low < high and left < right and old[low] == new[left]:
            same[left] = low
            low, left = low + 1, left + 1
        while low < high and left < right and old[high - 1] == new[right - 1]:
            high, right = high - 1, right - 1
            same[right] = high
        anchors = _longest_rise(_found_once(old, new, (low, high, left, right)))
        fences = [(left - 1, low - 1), *anchors, (right, high)]
        same.update(anchors)
        if anchors:
            pending.extend((b + 1, d, a + 1, c) for (a, b), (c, d) in pairwise(fences))
    return same


def _found_once(old: Sequence[Hashable], new: Sequence[Hashable], within: tuple[int, int, int, int]) -> list[tuple[int, int]]:
    """What is found once on both sides, in the order of `new`."""
    low, high, left, right = within
    theirs, ours = Counter(old[low:high]), Counter(new[left:right])
    place = {old[j]: j for j in range(low, high) if theirs[old[j]] == 1}
    return [(i, place[new[i]]) for i in range(left, right) if ours[new[i]] == 1 and new[i] in place]


def _longest_rise(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of `pairs` whose second numbers rise."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, value) in enumerate(pairs):
        at = bisect_left(tops, value)
        before.append(ends[at - 1] if at else -1)
        tops[at : at + 1] = [value]
        ends[at : at + 1] = [number]
    chain: list[tuple[int, int]] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _by_words(old: Sequence[Hashable], new: Sequence[Hashable], same: Mapping[int, int], taken: set[int]) -> dict[int, int]:
    """What is left and has the same words on both sides, the first with the first."""
    left: dict[Hashable, list[int]] = defaultdict(list)
    for j, words in enumerate(old):
        if j not in taken:
            left[words].append(j)
    found: dict[int, int] = {}
    for i, words in enumerate(new):
        if i not in same and left.get(words):
            found[i] = left[words].pop(0)
    return found
