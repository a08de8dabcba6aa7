"""Invented people who study, work, write and review at the same places; everything from one seed."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from cv_generator import words

Month = tuple[int, int]


@dataclass(frozen=True)
class Name:
    given: str
    family: str

    def __str__(self) -> str:
        return f"{self.given} {self.family}"

    @property
    def initials(self) -> str:
        """`Anne-Lise` as `A.-L.`, `Bodil Eero` as `B. E.`."""
        return " ".join("-".join(f"{part[0]}." for part in given.split("-")) for given in self.given.split())


@dataclass(frozen=True)
class Stay:
    title: str
    organization: str
    unit: str
    town: str
    start: Month
    end: Month | None


@dataclass(frozen=True)
class Degree:
    degree: str
    field: str
    organization: str
    start: int
    end: int
    advisor: Name | None


@dataclass(frozen=True)
class Work:
    title: str
    authors: tuple[Name, ...]
    kind: str
    venue: str
    year: int
    volume: int
    issue: int
    pages: tuple[int, int]
    arxiv: str
    status: str = "published"
    publisher: str = ""
    editors: tuple[Name, ...] = ()
    doi: str = ""


@dataclass(frozen=True)
class Activity:
    """A service (role, venue, years), prize (title, year), talk (title, event, year) or course (role, course, years)."""

    what: str
    where: str
    years: tuple[int, ...]


@dataclass
class Person:
    name: Name
    language: str
    stays: list[Stay]
    degrees: list[Degree]
    service: list[Activity]
    awards: list[Activity]
    talks: list[Activity]
    teaching: list[Activity]
    skills: list[str]
    works: list[Work] = field(default_factory=list)


def invent_people(count: int, seed: int) -> list[Person]:
    """`count` people with different names, each with three to twelve works, many of them shared."""
    chance = Random(seed)
    names: list[Name] = []
    while len(names) < count:
        name = _invent_name(chance)
        if name.family not in {other.family for other in names[-200:]}:
            names.append(name)
    people = [_invent_person(name, chance) for name in names]
    for number, person in enumerate(people):
        for _ in range(chance.randint(3, 8)):
            others = chance.sample(people[max(0, number - 12) : number], k=min(number, chance.choice((0, 1, 1, 2, 3, 4))))
            work = _invent_work([person, *others], chance)
            for author in (person, *others):
                if work.title not in {known.title for known in author.works}:
                    author.works.append(work)
    for person in people:
        person.works.sort(key=lambda work: (-work.year, work.title))
    return people


def _invent_name(chance: Random) -> Name:
    given = chance.choice(words.GIVEN)
    if chance.random() < 0.15:
        given += " " + chance.choice(words.GIVEN).split("-")[0]
    if chance.random() < 0.12:
        return Name(given, chance.choice(words.SURNAMES_WHOLE))
    return Name(given, chance.choice(words.SURNAME_HEADS) + chance.choice(words.SURNAME_TAILS))


def _invent_person(name: Name, chance: Random) -> Person:
    language = chance.choices(["en", "de", "fr", "es"], weights=[7, 1, 1, 1])[0]
    subject = chance.randrange(len(words.FIELDS["en"]))
    begin = chance.randint(1994, 2012)
    degrees = _invent_degrees(language, words.FIELDS[language][subject], begin, chance)
    return Person(
        name,
        language,
        _invent_stays(language, words.FIELDS[language][subject], degrees[0].end, chance),
        degrees,
        [
            Activity(role, venue, tuple(sorted({begin + chance.randint(8, 13) for _ in range(chance.randint(1, 2))})))
            for role in chance.sample(words.ROLES[language], k=min(2, len(words.ROLES[language])))
            for venue in chance.sample(words.CONFERENCES, k=chance.randint(1, 3))
        ],
        [
            Activity(prize, "", (begin + chance.randint(3, 12),))
            for prize in chance.sample(words.PRIZES[language], k=chance.randint(2, 3))
        ],
        [
            Activity(_invent_title(chance), _university(chance, language), (begin + chance.randint(6, 13),))
            for _ in range(chance.randint(2, 4))
        ],
        [
            Activity(chance.choice(words.TEACHING_ROLES[language]), course, (begin + chance.randint(5, 12),))
            for course in chance.sample(words.COURSES[language], k=chance.randint(2, 3))
        ],
        sorted(chance.sample(words.SKILLS, k=chance.randint(4, 8))),
    )


def _university(chance: Random, language: str) -> str:
    return words.UNIVERSITY[language].format(town=chance.choice(words.TOWNS))


def _invent_degrees(language: str, subject: str, begin: int, chance: Random) -> list[Degree]:
    highest, middle, first = words.DEGREES[language]
    advisor = _invent_name(chance) if chance.random() < 0.5 else None
    return [
        Degree(highest, subject, _university(chance, language), begin + 5, begin + 9, advisor),
        Degree(middle, subject, (place := _university(chance, language)), begin + 3, begin + 5, None),
        Degree(first, subject, place, begin, begin + 3, None),
    ]


def _invent_stays(language: str, subject: str, year: int, chance: Random) -> list[Stay]:
    stays: list[Stay] = []
    start = (year, chance.randint(1, 12))
    for title in chance.sample(words.TITLES[language], k=chance.randint(2, 4)):
        months = chance.randint(8, 50)
        last = start[0] * 12 + start[1] - 1 + months
        end = (last // 12, last % 12 + 1)
        town = chance.choice(words.TOWNS)
        if chance.random() < 0.3:
            place, unit = chance.choice(words.COMPANIES), ""
        else:
            place = words.UNIVERSITY[language].format(town=town)
            unit = words.UNITS[language].format(field=subject) if chance.random() < 0.5 else ""
        stays.append(Stay(title, place, unit, town, start, end))
        start = end
    stays.reverse()
    if chance.random() < 0.6:
        newest = stays[0]
        stays[0] = Stay(newest.title, newest.organization, newest.unit, newest.town, newest.start, None)
    return stays


def _invent_title(chance: Random) -> str:
    parts = [
        chance.choice(words.VERBS),
        chance.choice(words.QUALITIES),
        chance.choice(words.THINGS),
        chance.choice(words.CONDITIONS),
    ]
    title = " ".join(parts)
    kind = chance.random()
    if kind < 0.2:
        return f"{title}: {chance.choice(words.SUBTITLES)}"
    if kind < 0.5:
        things = chance.sample(words.THINGS, k=3)
        pattern = chance.choice(words.TITLE_PATTERNS)
        return pattern.format(*things, quality=parts[1], verb=parts[0], condition=parts[3], town=chance.choice(words.TOWNS))
    return f"{title}?" if kind < 0.55 else title


def in_sentence_case(title: str) -> str:
    """`Weighing Frugal Graphs: A Survey` as `Weighing frugal graphs: A survey`; names of towns keep their capital."""
    kept = set(words.TOWNS)
    out, opens = [], True
    for word in title.split(" "):
        out.append(word if opens or word.strip(",:?") in kept else word.lower())
        opens = word.endswith((":", "?"))
    return " ".join(out)


def _invent_work(team: list[Person], chance: Random) -> Work:
    kind = chance.choices(["conference", "journal", "preprint", "chapter", "under review", "book"], weights=[10, 12, 4, 3, 2, 1])[0]
    begin = team[0].degrees[0].start
    first = chance.randint(1, 900)
    authors = [person.name for person in team]
    chance.shuffle(authors)
    year = begin + chance.randint(0, 10)
    conferences, journals = (words.CONFERENCES, words.JOURNALS) if chance.random() < 0.5 else (words.MEETINGS, words.PERIODICALS)
    venue = {"conference": chance.choice(conferences), "journal": chance.choice(journals), "preprint": "arXiv"}.get(kind, "")
    publisher, editors = "", ()
    if kind == "chapter":
        venue = chance.choice(words.COLLECTIONS).format(chance.choice(words.QUALITIES), chance.choice(words.THINGS))
        editors = tuple(_invent_name(chance) for _ in range(chance.randint(1, 2)))
    if kind in ("chapter", "book"):
        publisher = chance.choice(words.PUBLISHERS)
    return Work(
        _invent_title(chance),
        tuple(authors),
        {"conference": "article", "journal": "article", "under review": "preprint"}.get(kind, kind),
        venue,
        year,
        chance.randint(3, 80) if kind == "journal" else 0,
        chance.randint(1, 12),
        (first, first + chance.randint(5, 30)),
        f"{year % 100:02}{chance.randint(1, 12):02}.{chance.randint(1, 99999):05}" if kind == "preprint" else "",
        "under review" if kind == "under review" else "published",
        publisher,
        editors,
        f"10.5555/{first}.{year}.{chance.randint(100, 999)}" if kind == "journal" else "",
    )
