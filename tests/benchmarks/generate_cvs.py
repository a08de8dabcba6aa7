"""Makes invented CVs, as many as wanted, with gold: `python tests/benchmarks/generate_cvs.py FOLDER --count 1000 --seed 1`.

`FOLDER/cvs` gets the documents, `FOLDER/gold` a JSON file beside each. The same count and seed make the same bytes. People of one
folder write together, work at the same places and review for the same venues; formats and layouts take turns.
"""

from __future__ import annotations

import argparse
import html
import json
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

GIVEN = [
    "Amara",
    "Bodil",
    "Chidi",
    "Daiyu",
    "Eero",
    "Farrin",
    "Gudrun",
    "Hinata",
    "Ilsabet",
    "Jovana",
    "Kwabena",
    "Liesl",
    "Mehrdad",
    "Nilufar",
    "Oisin",
    "Pilar",
    "Quill",
    "Rasmus",
    "Saoirse",
    "Tevita",
]
FIRST_PARTS = [
    "Alder",
    "Bram",
    "Corn",
    "Dun",
    "Elder",
    "Fen",
    "Gorse",
    "Hazel",
    "Iver",
    "Juniper",
    "Kell",
    "Larch",
    "Marl",
    "Nether",
    "Osier",
    "Pell",
    "Quarr",
    "Rowan",
    "Sedge",
    "Thorn",
]
LAST_PARTS = [
    "brook",
    "croft",
    "dale",
    "ford",
    "gate",
    "holt",
    "ley",
    "mere",
    "ness",
    "rigg",
    "shaw",
    "stead",
    "thwaite",
    "wick",
    "worth",
]
VENUES = ["NeurIPS", "ICML", "AISTATS", "AAAI", "KDD", "VLDB", "SIGMOD", "ACL", "EMNLP", "ICLR", "Physical Review B", "Biometrics"]
VERBS = ["Compressing", "Sorting", "Pruning", "Caching", "Aligning", "Sampling", "Bounding", "Tracing", "Folding", "Weighing"]
QUALITIES = ["Sparse", "Noisy", "Delayed", "Layered", "Skewed", "Tidal", "Frugal", "Braided", "Restless", "Partial"]
THINGS = ["Gradients", "Indexes", "Lattices", "Transcripts", "Ledgers", "Graphs", "Queues", "Embeddings", "Replicas", "Surveys"]
CONDITIONS = [
    "under Drift",
    "at the Edge",
    "without Locks",
    "from Few Labels",
    "in Linear Time",
    "on Cheap Machines",
    "after Failure",
    "by Halves",
]
FIELDS = ["Computer Science", "Statistics", "Physics", "Linguistics", "Mathematics"]
TITLES = ["Research Scientist", "Assistant Professor", "Postdoctoral Researcher", "Software Engineer", "Research Intern"]
SKILLS = ["Python", "Rust", "C++", "Julia", "SQL", "Java", "Haskell", "Go"]


@dataclass
class Work:
    title: str
    authors: list[str]
    venue: str
    year: int


@dataclass
class Person:
    name: str
    first_year: int
    university: str
    subject_field: str
    posts: list[tuple[str, str, int, int | None]]
    skills: list[str]
    reviews: list[tuple[str, int]]
    works: list[Work] = field(default_factory=list)


def invent_world(count: int, seed: int) -> list[Person]:
    """`count` people with different names who share works, places and venues."""
    chance = random.Random(seed)
    surnames = [first + last for first in FIRST_PARTS for last in LAST_PARTS]
    places = [f"{name} University" for name in surnames[::7]] + [f"{name} Labs" for name in surnames[3::11]]
    people = [invent_person(number, chance, surnames, places) for number in range(count)]
    for number, person in enumerate(people):
        for _ in range(chance.randint(3, 6)):
            others = chance.sample(people[max(0, number - 10) : number], k=min(number, chance.randint(0, 3)))
            parts = chance.choice(VERBS), chance.choice(QUALITIES), chance.choice(THINGS), chance.choice(CONDITIONS)
            team = [person, *others]
            work = Work(
                " ".join(parts), [each.name for each in team], chance.choice(VENUES), person.first_year + chance.randint(5, 12)
            )
            for each in team:
                if all(work.title != other.title for other in each.works):
                    each.works.append(work)
    for person in people:
        person.works.sort(key=lambda work: (-work.year, work.title))
    return people


def invent_person(number: int, chance: random.Random, surnames: list[str], places: list[str]) -> Person:
    name = f"{GIVEN[number % len(GIVEN)]} {surnames[number // len(GIVEN) % len(surnames)]}"
    if number >= len(GIVEN) * len(surnames):
        name += f"-{surnames[number // (len(GIVEN) * len(surnames)) % len(surnames)]}"
    start = chance.randint(1995, 2010)
    posts: list[tuple[str, str, int, int | None]] = [
        (chance.choice(places), chance.choice(TITLES), start + 8, None),
        (chance.choice(places), chance.choice(TITLES), start + 5, start + 8),
    ]
    reviews = [(venue, start + chance.randint(8, 12)) for venue in chance.sample(VENUES, k=2)]
    university = chance.choice([place for place in places if place.endswith("University")])
    return Person(name, start, university, chance.choice(FIELDS), posts, sorted(chance.sample(SKILLS, k=3)), reviews)


def gold_of(person: Person, document: str) -> dict[str, object]:
    """What a careful reader takes out of the person's document."""

    def stay(start: int, end: int | None) -> dict[str, object]:
        return {"start": str(start), "end": None if end is None else str(end), "current": end is None}

    degree = {"organization": person.university, "unit": None, "degree": "Ph.D.", "field": person.subject_field}
    return {
        "document": document,
        "subject": {"name": person.name, "names": [], "emails": [], "urls": []},
        "education": [{**degree, **stay(person.first_year, person.first_year + 5)}],
        "employment": [
            {"organization": place, "unit": None, "title": title, **stay(start, end)} for place, title, start, end in person.posts
        ],
        "works": [
            {"title": work.title, "kind": "article", "authors": work.authors, "et_al": False, "venue": work.venue}
            | {"venue_key": work.venue.lower().replace(" ", "-"), "year": work.year, "status": "published"}
            for work in person.works
        ],
        "service": [
            {"role": "Reviewer", "venue": venue, "venue_key": venue.lower().replace(" ", "-"), "years": [year]}
            for venue, year in person.reviews
        ],
        **{section: [] for section in ("awards", "talks", "teaching", "advisors", "systems")},
        "skills": person.skills,
    }


def sections_of(person: Person) -> list[tuple[str, list[str]]]:
    """Headings and lines, the same for all layouts that have one line an entry."""
    until = {True: "present"}
    return [
        ("Employment", [f"{title}, {place}, {start} - {until.get(end is None, end)}" for place, title, start, end in person.posts]),
        ("Education", [f"Ph.D. in {person.subject_field}, {person.university}, {person.first_year} - {person.first_year + 5}"]),
        ("Publications", [f"{', '.join(work.authors)}. {work.title}. {work.venue}, {work.year}." for work in person.works]),
        ("Service", [f"Reviewer, {venue}, {year}" for venue, year in person.reviews]),
        ("Skills", [", ".join(person.skills)]),
    ]


def as_text(person: Person) -> str:
    """Capital headings, numbered publications."""
    blocks = [person.name]
    for heading, lines in sections_of(person):
        marks = [f"[{number}] " if heading == "Publications" else "" for number in range(1, len(lines) + 1)]
        blocks.append("\n".join([heading.upper(), *(mark + line for mark, line in zip(marks, lines, strict=True))]))
    return "\n\n".join(blocks) + "\n"


def as_markdown(person: Person) -> str:
    """Lists under headings, own name bold."""
    blocks = [f"# {person.name}"]
    for heading, lines in sections_of(person):
        items = [
            f"- {line}".replace(person.name, f"**{person.name}**") if heading == "Publications" else f"- {line}" for line in lines
        ]
        blocks.append("\n".join([f"## {heading}\n", *items]))
    return "\n\n".join(blocks) + "\n"


def as_html(person: Person) -> str:
    """Sections with lists, as a home page has them."""
    parts = [
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{person.name}</title></head><body>',
        f"<h1>{person.name}</h1>",
    ]
    for heading, lines in sections_of(person):
        items = "".join(f"<li>{html.escape(line)}</li>\n" for line in lines)
        parts.append(f"<h2>{heading}</h2>\n<ul>\n{items}</ul>")
    return "\n".join([*parts, "</body></html>"]) + "\n"


def as_latex(person: Person) -> str:
    """An article with starred sections."""
    parts = ["\\documentclass{article}\n\\begin{document}", f"\\begin{{center}}{{\\LARGE {person.name}}}\\end{{center}}"]
    for heading, lines in sections_of(person):
        items = "\n".join(f"\\item {line.replace(' - ', ' -- ')}" for line in lines)
        parts.append(f"\\section*{{{heading}}}\n\\begin{{itemize}}\n{items}\n\\end{{itemize}}")
    return "\n".join([*parts, "\\end{document}"]) + "\n"


LAYOUTS: list[tuple[str, Callable[[Person], str]]] = [("txt", as_text), ("md", as_markdown), ("html", as_html), ("tex", as_latex)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    for name in ("cvs", "gold"):
        (asked.folder / name).mkdir(parents=True, exist_ok=True)
    for number, person in enumerate(invent_world(asked.count, asked.seed)):
        suffix, layout = LAYOUTS[number % len(LAYOUTS)]
        document = f"cv-{number:06d}.{suffix}"
        (asked.folder / "cvs" / document).write_text(layout(person), encoding="utf-8")
        gold = json.dumps(gold_of(person, document), indent=1, ensure_ascii=False)
        (asked.folder / "gold" / f"{document}.json").write_text(gold + "\n", encoding="utf-8")
    print(f"{asked.count} documents in {asked.folder / 'cvs'}")


if __name__ == "__main__":
    main()
