"""Lists of prizes and scholarships: title, who gave it, sum, year, what for."""

from __future__ import annotations

from random import Random

from list_grammars.page import Entry, Gold
from list_grammars.section import Made, Plan, set_list
from list_grammars.vocabulary import words

# letters: W title, B giver, A sum
ORDERS = (
    [("W",)] * 3
    + [("WB",)] * 5
    + [("WA",), ("WA",), ("WAB",), ("WBA",), ("BW",), ("BWA",), ("W", "B"), ("W", "B"), ("W", "BA"), ("B", "W")]
)
CELLS = [("WB",), ("W",), ("BW",), ("WBA",)]
_SUMS = ["${0},000", "$ {0}000", "€{0},500", "{0}.000 €", "{0} 000 €", "USD {0}k", "EUR {0},000"]


def make(chance: Random, language: str, kind: str, count: int) -> Made:
    """A section of `count` awards, the newest first or last."""
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
