"""Lists of degrees: degree, field, school, place and period in any order, with theses and marks below."""

from __future__ import annotations

from random import Random
from typing import Any

from list_grammars.dates import DateStyle, draw_dates, period, printed_month
from list_grammars.page import Entry, Gold
from list_grammars.section import Made, Plan, set_list
from list_grammars.vocabulary import Name, organizations, towns, words

# letters: G degree, F field, O school, P place
ORDERS = [
    ("GFO",), ("GFO",), ("GFOP",), ("GFOP",), ("OGF",), ("OPGF",), ("OGF",), ("GFPO",), ("FGO",), ("GF", "O"), ("GF", "O"),
    ("GF", "OP"), ("GF", "OP"), ("O", "GF"), ("O", "GF"), ("OP", "GF"), ("OP", "GF"), ("G", "F", "O"), ("G", "FO"),
    ("GF", "O", "P"), ("O", "G", "F"), ("O", "P", "GF"),
]  # fmt: skip
CELLS = [("GFO",), ("GOP",), ("OGF",), ("OG",), ("GFOP",), ("OPG",)]


def make(chance: Random, language: str, kind: str, count: int, owner: Name) -> Made:
    """A section of at most seven degrees."""
    notes = chance.choice(["", "", "thesis", "notes", "both"])
    gold: dict[str, Gold | list[str]] = {"education": [], "works": []}
    entries = degrees(chance, language, min(count, 7), gold)
    for rank, entry in enumerate(entries):
        _annotate(chance, language, entry, gold, notes, rank)
    made = laid_out(chance, language, kind, entries, gold)
    made.look["told"] = notes
    return made


def degrees(chance: Random, language: str, count: int, gold: dict[str, Gold | list[str]]) -> list[Entry]:
    """Degrees one after the other, the latest first, with their gold put to `gold`."""
    style, ends_only = draw_dates(chance, language), chance.random() < 0.4
    entries = []
    year = 2024 - chance.randint(0, 6)
    for rank in range(count):
        entry, fact, year = _degree(chance, language, style, year, rank, ends_only=ends_only)
        entries.append(entry)
        gold["education"].append(fact)
    return entries


def laid_out(chance: Random, language: str, kind: str, entries: list[Entry], gold: dict[str, Gold | list[str]]) -> Made:
    """The degrees as a section; what its layout leaves out is taken out of `gold`."""
    said = words("education")[language]
    between = {"GF": chance.choice([said["in"], said["in"], said["in"], ", ", ": ", " – ", " "]), "OP": ", ", "FG": ", "}
    block, look = set_list(chance, said, language, kind, entries, Plan(ORDERS, CELLS, between=between))
    if kind == "table":
        gold["works"] = []
    if "F" not in look["order"]:
        gold["education"] = [{**fact, "field": None} for fact in gold["education"]]
    return Made(block, gold, look)


def _degree(
    chance: Random, language: str, style: DateStyle, year: int, rank: int, *, ends_only: bool
) -> tuple[Entry, dict[str, Any], int]:
    """The degree of a rank (0 is the latest), its gold, and the year before which the next one ended."""
    said = words("education")[language]
    school = chance.choice(organizations(language, ("universities",)))
    third = max(1, len(said["degrees"]) // 3)
    degree = chance.choice(said["degrees"][min(rank, 2) * third :][:third])
    subject = chance.choice(said["fields"])
    start, end = (year - chance.randint(1, 5), chance.choice([9, 10])), (year, chance.randint(3, 9))
    fact: dict[str, Any] = {"organization": school.name, "unit": None, "degree": degree, "field": subject}
    doubt = chance.random()
    if rank == 0 and doubt < 0.08:
        date, when = period(start, None, style)
    elif rank == 0 and doubt < 0.14:
        date = chance.choice(words("common")["dates"][language]["expected"]).format(2026)
        when = {"start": None, "end": "2026", "current": False}
    elif ends_only:
        date, when = printed_month(end, style), period(end, end, style)[1]
        when["start"] = None
    else:
        date, when = period(start, end, style)
        if when["start"] == when["end"]:
            when["start"] = None
    if chance.random() < 0.03:
        date, when = "", {"start": None, "end": None, "current": False}
    town = chance.choice(towns(language)) if chance.random() > 0.08 else ""
    return Entry({"G": degree, "F": subject, "O": school.name, "P": town}, date), {**fact, **when}, start[0]


def _annotate(chance: Random, language: str, entry: Entry, gold: dict[str, Gold | list[str]], notes: str, rank: int) -> None:
    """Thesis and marks below the degree; a thesis told here may be taken for a work or not."""
    said = words("education")[language]
    if notes in ("thesis", "both") and rank < 2:
        title = said["theses"][rank]
        entry.notes.append(chance.choice(said["thesis"][:1] if rank else said["thesis"]).format(title))
        gold["works"].append({"title": title, "kind": "thesis", "authors": [], "arguable": True})
    if notes in ("notes", "both") or chance.random() < 0.05:
        entry.notes.append(chance.choice(said["notes"]))
