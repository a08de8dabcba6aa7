"""Lists of software, data and products that somebody built: name, what it is, what it is written in, year."""

from __future__ import annotations

from random import Random

from list_grammars.page import Entry, Gold
from list_grammars.section import Made, Plan, set_list
from list_grammars.vocabulary import Name, words

# letters: N name, X what it is, Y what it is written in, L its address
ORDERS = (
    [("NX",)] * 6
    + [("NYX",)] * 2
    + [("N", "X")] * 3
    + [("NY", "X"), ("NY", "X"), ("N", "X", "Y"), ("N",), ("NY",), ("NXL",), ("NL", "X"), ("N", "X", "L")]
)
CELLS = [("NX",), ("NYX",), ("NXY",), ("N",)]


def make(chance: Random, language: str, kind: str, count: int, owner: Name) -> Made:
    """A section of `count` systems; each may be taken for a work of its own or not."""
    table = words("systems")
    said = table[language]
    between = {"NX": chance.choice([": ", ": ", " – ", " — ", ", ", " - "]), "YX": chance.choice([": ", " – ", ", "])}
    host = chance.choice(["github.com/example", "https://gitlab.com/example", "https://example.org/code"])
    capital, noted, dated = chance.random() < 0.5, chance.random() < 0.25, kind != "inline" or chance.random() < 0.5
    entries: list[Entry] = []
    gold: Gold = []
    works: Gold = []
    year = 2024
    for name in chance.sample(table["names"], k=min(count, 12)):
        year -= chance.choice([0, 1, 1, 2])
        what = f"{chance.choice(said['kinds'])} {chance.choice(said['purposes'])}"
        if chance.random() < 0.08:
            name, what = chance.choice(table["known"]), chance.choice(said["helped"])
            if any(fact["name"] == name for fact in gold):
                continue
        what = what[0].upper() + what[1:] if capital else what
        tech = chance.choice(table["techs"]) if chance.random() > 0.1 and name not in table["known"] else ""
        link = f"{host}/{name.lower().replace(' ', '-').replace('.', '')}"
        fields = {"N": name, "X": what, "Y": tech, "L": link}
        notes = [chance.choice(said["notes"])] if noted and chance.random() < 0.7 else []
        entries.append(Entry(fields, str(year) if dated and chance.random() > 0.05 else "", notes))
        gold.append({"name": name, "organization": None})
        works.append({"title": name, "kind": "software", "authors": [], "arguable": True})
    plan = Plan(ORDERS, CELLS, groups="D", between=between, brackets=chance.choice(["YL", "Y", ""]))
    block, look = set_list(chance, said, language, kind, entries, plan)
    return Made(block, {"systems": gold, "works": works}, {**look, "dated": str(dated)})
