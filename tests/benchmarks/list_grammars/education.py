"""Lists of degrees: degree, field, school, place and period in any order, with theses, marks and advisors below."""

from __future__ import annotations

from random import Random
from typing import Any

from list_grammars.dates import DateStyle, draw_dates, in_gold, period, printed_month
from list_grammars.page import Entry, Gold, ListBlock, described, draw_layout, row_of
from list_grammars.section import Made, draw_heading
from list_grammars.vocabulary import invent_person, organizations, towns, words

# letters: G degree, F field, O school, P place
ORDERS = [
    ("GFO",), ("GFO",), ("GFOP",), ("GFOP",), ("OGF",), ("OPGF",), ("OGF",), ("GFPO",), ("FGO",), ("GF", "O"), ("GF", "O"),
    ("GF", "OP"), ("GF", "OP"), ("O", "GF"), ("O", "GF"), ("OP", "GF"), ("OP", "GF"), ("G", "F", "O"), ("G", "FO"),
    ("GF", "O", "P"), ("O", "G", "F"), ("O", "P", "GF"),
]  # fmt: skip
CELLS = [("GFO",), ("GOP",), ("OGF",), ("OG",), ("GFOP",), ("OPG",)]
_ADVISOR = {
    "en": [
        ("Advisor: {0}", "advisor"), ("Supervisor: {0}", "supervisor"),
        ("Supervised by {0}", "supervisor"), ("Advised by {0}", "advisor"),
    ],
    "de": [("Betreuer: {0}", "betreuer"), ("Betreuerin: {0}", "betreuerin")],
    "fr": [("Directeur de thèse : {0}", "directeur de thèse"), ("Directrice de thèse : {0}", "directrice de thèse")],
    "es": [("Director de tesis: {0}", "director de tesis"), ("Directora de tesis: {0}", "directora de tesis")],
}  # fmt: skip


def make(chance: Random, language: str, kind: str, count: int) -> Made:
    """A section of at most seven degrees."""
    said = words("education")[language]
    column = kind != "inline"
    between = {"GF": chance.choice([said["in"], said["in"], said["in"], ", ", ": ", " – "]), "OP": ", ", "FG": ", "}
    if chance.random() < 0.15:
        between["GF"] = " "
    orders = CELLS if kind == "table" else ORDERS
    labels = said["labels"]
    layout = draw_layout(chance, orders, language=language, column=column, labels=labels, between=between)
    style = draw_dates(chance, language)
    ends_only, notes = chance.random() < 0.4, chance.choice(["", "", "thesis", "notes", "both", "advisor"])
    gold: dict[str, Gold | list[str]] = {"education": [], "advisors": [], "works": []}
    rows = []
    year = 2024 - chance.randint(0, 6)
    for rank in range(min(count, 7)):
        entry, fact, year = _degree(chance, language, style, year, rank, ends_only=ends_only)
        letters = "".join(layout.order)
        entry.fields.update({letter: "" for letter in "FP" if letter not in letters})
        if "F" not in letters:
            fact["field"] = None
        gold["education"].append(fact)
        if kind != "table":
            _annotate(chance, language, entry, gold, notes, rank)
        rows.append(row_of(entry, layout))
    columns = [labels["D"], *(labels[letter] for letter in "".join(layout.order) if letter != "D")]
    look = {**described(layout), "month": style.month, "notes": notes, "ends only": str(ends_only)}
    return Made(ListBlock(draw_heading(chance, said), [("", rows)], columns=columns), gold, look)


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
        date, when = printed_month(end, style), {"start": None, "end": in_gold(end, style), "current": False}
    else:
        date, when = period(start, end, style)
        if when["start"] == when["end"]:
            when["start"] = None
    if chance.random() < 0.03:
        date, when = "", {"start": None, "end": None, "current": False}
    town = chance.choice(towns(language)) if chance.random() > 0.08 else ""
    return Entry({"G": degree, "F": subject, "O": school.name, "P": town}, date), {**fact, **when}, start[0]


def _annotate(chance: Random, language: str, entry: Entry, gold: dict[str, Gold | list[str]], notes: str, rank: int) -> None:
    """Thesis, marks and advisor below the degree; a thesis told here may be taken for a work or not."""
    said = words("education")[language]
    if notes in ("thesis", "both", "advisor") and rank < 2:
        title = said["theses"][rank]
        entry.notes.append(chance.choice(said["thesis"][:1] if rank else said["thesis"]).format(title))
        gold["works"].append({"title": title, "kind": "thesis", "authors": [], "arguable": True})
    if notes == "advisor" and rank < 2:
        printed, relation = chance.choice(_ADVISOR[language])
        name = " ".join(invent_person(chance))
        entry.notes.append(printed.format(f"{chance.choice(['', '', 'Prof. ', 'Dr. '])}{name}"))
        fact = {"name": name, "relation": relation, "organization": entry.fields["O"], "organization_also": [None]}
        gold["advisors"].append(fact)
    if notes in ("notes", "both") or chance.random() < 0.05:
        entry.notes.append(chance.choice(said["notes"]))
