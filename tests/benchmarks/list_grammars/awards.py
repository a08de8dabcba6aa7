"""Lists of prizes and scholarships: title, who gave it, sum, year, what for."""

from __future__ import annotations

from random import Random

from list_grammars.page import Entry, Gold
from list_grammars.section import Made, Plan, set_list
from list_grammars.vocabulary import Name, cited, invent_person, words

# letters: W title, B giver, A sum, R part, N people
ORDERS = (
    [("W",)] * 3
    + [("WB",)] * 5
    + [("WA",), ("WA",), ("WAB",), ("WBA",), ("BW",), ("BWA",), ("W", "B"), ("W", "B"), ("W", "BA"), ("B", "W")]
)
CELLS = [("WB",), ("W",), ("BW",), ("WBA",)]
GRANTS = [
    ("WBA",), ("WBA",), ("WB",), ("BWA",), ("WRBA",), ("RWB",), ("RWBA",), ("W", "BA"), ("W", "RBA"), ("B", "W"), ("BA", "W"),
    ("NW", "BA"), ("NDWBA",), ("NDWB",), ("NWBAD",), ("W", "N", "BAD"),
]  # fmt: skip
_PARTS = ("PI", "Co-PI", "Co-I", "principal investigator", "co-investigator")
_SUMS = ["${0},000", "$ {0}000", "€{0},500", "{0}.000 €", "{0} 000 €", "USD {0}k", "EUR {0},000"]


def make(chance: Random, language: str, kind: str, count: int, owner: Name) -> Made:
    """A section of `count` awards, the newest first or last; or of grants with the titles of their projects."""
    if kind != "table" and chance.random() < 0.2:
        return _grants(chance, language, kind, count, owner)
    said = words("awards")[language]
    between = {"BA": ", "}
    brackets = "A" if chance.random() < 0.5 else "B" if chance.random() < 0.3 else ""
    if chance.random() < 0.3:
        between["WB"] = chance.choice(said["from"])
    money, because = chance.choice(_SUMS), chance.random() < 0.2
    year, ahead = 2024, chance.random() < 0.2
    entries: list[Entry] = []
    gold: Gold = []
    for title in chance.sample(said["titles"], k=min(count, len(said["titles"]))):
        year -= chance.choice([0, 0, 1, 1, 2, 3])
        printed = "" if chance.random() < 0.04 else str(year)
        giver = chance.choice(said["givers"]) if chance.random() > 0.1 else ""
        fields = {"W": title, "B": giver, "A": money.format(chance.randint(1, 90)) if chance.random() > 0.15 else ""}
        notes = [chance.choice(said["why"])] if because and chance.random() < 0.8 else []
        entries.append(Entry(fields, printed, notes))
        fact = {"title": title, "year": year if printed else None, "title_also": [f"{title}, {giver}", f"{title} {giver}"]}
        if printed and chance.random() < 0.05:
            entries[-1].date, fact["year_also"] = f"{year - 1}, {year}", [year - 1]
        gold.append(fact)
    if ahead:
        entries.reverse()
        gold.reverse()
    plan = Plan(ORDERS, CELLS, groups="DB", between=between, brackets=brackets)
    block, look = set_list(chance, said, language, kind, entries, plan)
    return Made(block, {"awards": gold}, look)


def _grants(chance: Random, language: str, kind: str, count: int, owner: Name) -> Made:
    said, titles = words("awards")[language], words("talks")[language]["titles"]
    form = chance.choice(["family first", "initials first", "full", "bare"])
    between = {"BA": ", ", "ND": " ", "RW": chance.choice([": ", ", "])} | dict.fromkeys(["DW", "NW", "WB"], ". ") | {"*D": ", "}
    if chance.random() < 0.5:
        between["WB"] = ", "
    money, dash, year = chance.choice(_SUMS), chance.choice(["–", "-", " – "]), 2024
    entries: list[Entry] = []
    gold: Gold = []
    for title in chance.sample(titles, k=min(count, len(titles))):
        year -= chance.choice([0, 1, 1, 2])
        last = year + chance.randint(0, 3)
        part, giver = chance.choice(_PARTS), chance.choice(said["givers"])
        people = [invent_person(chance) for _ in range(chance.randint(0, 2))]
        people.insert(chance.randint(0, len(people)), owner)
        fields = {"W": title, "B": giver, "R": part, "N": cited(people, form, "PI" if chance.random() < 0.7 else "")}
        fields["A"] = money.format(chance.randint(2, 900)) if chance.random() > 0.15 else ""
        entries.append(Entry(fields, f"{year}{dash}{last}" if last > year else str(year)))
        gold.append({"title": title, "title_also": [f"{title}, {giver}", f"{title}. {giver}"], "year": year, "year_also": [last]})
    plan = Plan(GRANTS, CELLS, quoted="W", between=between, brackets=chance.choice(["", "A", "R"]))
    block, look = set_list(chance, {**said, "headings": said["grants"], "unusual": said["grants"]}, language, kind, entries, plan)
    return Made(block, {"awards": gold}, {**look, "grants": form if "N" in look["order"] else "no people"})
