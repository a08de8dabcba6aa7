"""linking_scale.py [--documents N] [--works N] [--seed S] [--added N]: how linking does on many CVs of an invented world.

The world has groups of people who publish together about their subject at their venues; some move to another group. A CV lists
its owner's works, so that works of two owners stand in two CVs, printed a little differently. Names come from few surnames, some of
them very common, and are printed in full or with initials: many people of the world share one.
Prints counts, seconds (of the clock and of the processor), peak memory, and B-cubed and pairwise scores of works and persons.
With `--added` the last documents are linked, half of them one by one, to the state of all others: the cost of each from opening
the state to having it written, of the processor and by the clock, and whether the outcome is that of linking all at once. The first
one is told apart: it reads the lists of venues and organizations, which a build has read with the document.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import random
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, median

from etl.model.claim import Claim
from etl.model.document_claims import DocumentClaims
from etl.model.facts import Author, Employment, Period, Subject, Work, WorkKind, WorkStatus
from etl.model.link_change import Listed
from etl.model.mention import EntityKind, MentionKey
from etl.model.partial_date import PartialDate
from etl.model.span import Span
from etl.resolve.linker import Linker
from etl.resolve.resolution import resolve

_SYLLABLES = (
    "ka",
    "lo",
    "mi",
    "ren",
    "tas",
    "vel",
    "dor",
    "pin",
    "sha",
    "gur",
    "bel",
    "nor",
    "fi",
    "ze",
    "xan",
    "tol",
    "mar",
    "qui",
)
_COMMON = ("Wang", "Li", "Zhang", "Smith", "Garcia", "Kim", "Nguyen", "Singh")
_GROUP = 10  # people
_WORDS, _GROUP_WORDS, _SURNAMES, _GIVEN = 6000, 60, 5000, 700
_CO_AUTHORS = (0, 0, 0, 1, 1, 1, 1, 2, 2, 3)
_FIRST, _LAST = 1995, 2025


@dataclass(frozen=True, slots=True)
class _Person:
    given: str
    middle: str
    family: str
    groups: tuple[int, int]  # before and after a move; twice the same where there was none

    def printed(self, style: int) -> str:
        """`Anna B. Berg`, `A. B. Berg` or `Berg, A. B.`."""
        middle = f" {self.middle}." if self.middle else ""
        if style == 0:
            return f"{self.given}{middle} {self.family}"
        return f"{self.given[0]}.{middle} {self.family}" if style == 1 else f"{self.family}, {self.given[0]}.{middle}"


@dataclass(frozen=True, slots=True)
class _Paper:
    title: str
    authors: tuple[int, ...]
    year: int
    venue: str


@dataclass(slots=True)
class _World:
    """People by number, the words and venues of each group, papers, and the papers of each person."""

    people: list[_Person] = field(default_factory=list)
    members: list[list[int]] = field(default_factory=list)
    papers: list[_Paper] = field(default_factory=list)
    papers_of: dict[int, list[int]] = field(default_factory=dict)


def main(documents: int, works: int, seed: int) -> None:
    """Makes the world, links its CVs, prints the figures."""
    chance = random.Random(seed)
    claims, works_gold, people_gold = _folder(_world(documents, works, chance), documents, works, chance)
    print(f"{len(claims)} CVs, {len(works_gold)} mentions of works, {len(people_gold)} of persons")
    clock, processor = time.perf_counter(), time.process_time()
    found = resolve(claims).entity_of
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"{clock:.1f} s of the clock, {processor:.1f} s of the processor, {peak:.2f} GB at most")
    for name, gold in (("works", works_gold), ("persons", people_gold)):
        print(f"{name:8}{_scores([found[key] for key in gold], list(gold.values()))}")


def add(documents: int, works: int, seed: int, added: int) -> None:
    """Makes the world, links all but some of its CVs, and then each of these."""
    chance = random.Random(seed)
    claims, _, _ = _folder(_world(documents, works, chance), documents, works, chance)
    claims_of = {each.sha256: each for each in claims}.__getitem__
    listed = [Listed(each.sha256, each.name, each.sha256, (f"{number:08}", "", "")) for number, each in enumerate(claims)]
    with tempfile.TemporaryDirectory() as place:
        start = time.process_time()
        linker = Linker.open(Path(place), "")
        linker.link(listed[:-added], claims_of)
        linked = time.process_time()
        linker.keep("0")
        linker.close()
        kept, size = time.process_time() - linked, sum(file.stat().st_size for file in Path(place).iterdir()) / 1e6
        print(f"{len(listed) - added} CVs: {linked - start:.1f} s of the processor, {kept:.1f} s to keep {size:.0f} MB")
        alone = added // 2
        first, *apart = (_link_on(Path(place), listed[: len(listed) - added + n + 1], claims_of, str(n)) for n in range(alone))
        print(f"the first one: {first[0]:.0f} ms")
        for name, costs in zip(("the processor", "the clock"), zip(*apart, strict=True), strict=True):
            print(f"one by one: {mean(costs):.0f} ms of {name} each, {median(costs):.0f} in the middle, {max(costs):.0f} at most")
        together, _ = _link_on(Path(place), listed, claims_of, str(alone))
        print(f"{added - alone} together: {together / (added - alone):.0f} ms each")
        found, whole = Linker.open(Path(place), str(alone + 1)).resolution(), Linker().resolve(listed, claims_of)
        same = (found.entities, found.entity_of, found.link_of) == (whole.entities, whole.entity_of, whole.link_of)
        print("as linked at once" if same else "NOT as linked at once")


def _link_on(place: Path, listed: Sequence[Listed], claims_of: Callable[[str], DocumentClaims], mark: str) -> tuple[float, float]:
    """The milliseconds (of the processor, by the clock) to open the state, to link what is new, and to keep the state."""
    start, clock = time.process_time(), time.perf_counter()
    linker = Linker.open(place, mark)
    linker.link(listed, claims_of)
    linker.keep(str(int(mark) + 1))
    linker.close()
    return 1000 * (time.process_time() - start), 1000 * (time.perf_counter() - clock)


def _word(chance: random.Random, size: int) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(size))


def _world(documents: int, works: int, chance: random.Random) -> _World:
    world = _World()
    surnames = [_word(chance, chance.choice((2, 3, 3))).capitalize() for _ in range(_SURNAMES)] + list(_COMMON) * (_SURNAMES // 80)
    given = [_word(chance, chance.choice((2, 2, 3))).capitalize() for _ in range(_GIVEN)]
    size = documents * 3
    groups = size // _GROUP
    words = [_word(chance, chance.choice((2, 3, 3, 4))) for _ in range(_WORDS)]
    world.members = [[] for _ in range(groups)]
    for number in range(size):
        first = number % groups
        second = chance.randrange(groups) if chance.random() < 0.15 else first
        middle = chance.choice(_SYLLABLES)[0].upper() if chance.random() < 0.4 else ""
        world.people.append(_Person(chance.choice(given), middle, chance.choice(surnames), (first, second)))
        for group in dict.fromkeys((first, second)):
            world.members[group].append(number)
    subjects = [chance.sample(words, _GROUP_WORDS) for _ in range(groups)]
    venues = [f"Journal of {_word(chance, 2).capitalize()} {chance.choice(words).capitalize()}" for _ in range(max(4, groups // 4))]
    own_venues = [chance.sample(venues, 4) for _ in range(groups)]
    for owner in range(size):
        for _ in range(works if owner < documents else works // 5):
            year = chance.randint(_FIRST, _LAST)
            group = world.people[owner].groups[year > (_FIRST + _LAST) // 2]
            others = chance.sample([one for one in world.members[group] if one != owner], k=min(chance.choice(_CO_AUTHORS), 3))
            telling = chance.sample(subjects[group], chance.randint(3, 5)) + chance.sample(words, chance.randint(2, 4))
            authors = [owner, *others]
            chance.shuffle(authors)
            world.papers.append(_Paper(" ".join(telling).capitalize(), tuple(authors), year, chance.choice(own_venues[group])))
            for author in authors:
                world.papers_of.setdefault(author, []).append(len(world.papers) - 1)
    return world


def _folder(
    world: _World, documents: int, works: int, chance: random.Random
) -> tuple[list[DocumentClaims], dict[MentionKey, int], dict[MentionKey, int]]:
    """The CVs of the first people, and who and what each mention is."""
    claims, works_gold, people_gold = [], {}, {}
    for owner in range(documents):
        document = _Writer(owner)
        style, implied = chance.randrange(3), chance.random() < 0.5
        papers = sorted(chance.sample(world.papers_of[owner], min(works, len(world.papers_of[owner]))))
        name = document.write(world.people[owner].printed(0))
        people_gold[document.key(EntityKind.PERSON, name)] = owner
        listed = []
        for number in papers:
            paper = world.papers[number]
            title = document.write(_variant(paper.title, chance))
            works_gold[document.key(EntityKind.WORK, title)] = number
            authors = []
            for author in paper.authors:
                if author == owner and implied:
                    continue
                claim = document.write(world.people[author].printed(style))
                people_gold[document.key(EntityKind.PERSON, claim)] = author
                authors.append(Author(claim))
            year = Claim(paper.year + chance.choice((0, 0, 0, 0, 1)), str(paper.year), title.span, "made")
            kind, status = Claim(WorkKind.ARTICLE, "", title.span, "made"), Claim(WorkStatus.PUBLISHED, "", title.span, "made")
            venue = document.write(paper.venue)
            listed.append(Work(title.span, title, kind, status, tuple(authors), owner_implied=implied, venue=venue, year=year))
        place = document.write(f"University of {_SYLLABLES[owner % 18].capitalize()}{world.people[owner].groups[0]}")
        stay = Employment(place.span, place, None, None, Period(Claim(PartialDate(_FIRST), str(_FIRST), place.span, "made")))
        claims.append(
            DocumentClaims(f"{owner}.txt", document.sha256, "made", Subject(name), works=tuple(listed), employment=(stay,))
        )
    return claims, works_gold, people_gold


class _Writer:
    """Gives every claim of one document a place of its own."""

    def __init__(self, number: int) -> None:
        self.sha256 = hashlib.sha256(str(number).encode()).hexdigest()
        self._next = 0

    def write(self, text: str) -> Claim[str]:
        """A claim behind the last one."""
        span = Span(self._next, self._next + len(text), 1, None, text)
        self._next += len(text) + 1
        return Claim(text, text, span, "made")

    def key(self, kind: EntityKind, claim: Claim[str]) -> MentionKey:
        """The key of a claim's mention."""
        return MentionKey(self.sha256, kind, claim.span.start, claim.span.end)


def _variant(title: str, chance: random.Random) -> str:
    """The title as another CV prints it: a letter lost, in capitals, or as it is."""
    draw = chance.random()
    if draw < 0.05:
        place = chance.randrange(3, len(title) - 1)
        return title[:place] + title[place + 1 :]
    return title.title() if draw < 0.3 else title


def _scores(found: list[str], gold: list[int]) -> str:
    both, by_found, by_gold = Counter(zip(found, gold, strict=True)), Counter(found), Counter(gold)
    pairs = [sum(n * (n - 1) / 2 for n in counts.values()) for counts in (both, by_found, by_gold)]
    precision = sum(n * n / by_found[one] for (one, _), n in both.items()) / len(gold)
    recall = sum(n * n / by_gold[one] for (_, one), n in both.items()) / len(gold)
    return (
        f"B-cubed P {precision:.4f} R {recall:.4f} F1 {2 * precision * recall / (precision + recall):.4f}"
        f"   pairwise P {pairs[0] / pairs[1]:.4f} R {pairs[0] / pairs[2]:.4f} F1 {2 * pairs[0] / (pairs[1] + pairs[2]):.4f}"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--works", type=int, default=50)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--added", type=int, default=0)
    options = parser.parse_args()
    gc.disable()  # as builds do
    if options.added:
        add(options.documents, options.works, options.seed, options.added)
    else:
        main(options.documents, options.works, options.seed)
