"""Advisors: below degrees, behind theses, in a list of their own; beside students and referees, who are none."""

from __future__ import annotations

from random import Random
from typing import Any

from cv_generator.page import plain
from list_grammars import education
from list_grammars.page import Entry, Gold, ListBlock, Row
from list_grammars.section import Made, Plan, set_list
from list_grammars.vocabulary import Name, invent_person, organizations, words

# letters: N name, R relation, O organization
ORDERS = [("RN",)] * 3 + [("RNO",)] * 3 + [("NRO",), ("NR",), ("NOR",), ("NO",), ("N",), ("R", "NO"), ("N", "O"), ("NR", "O")]
CELLS = [("RN",), ("NR",), ("NRO",), ("RNO",), ("NO",)]


def make(chance: Random, language: str, kind: str, count: int, owner: Name) -> Made:
    """Degrees with those who advised them, or a list of advisors."""
    said = words("advisors")[language]
    if kind == "table" or chance.random() < 0.3:
        return _list_of_their_own(chance, said, language, kind, min(count, 6))
    behind = chance.random() < 0.35
    form = chance.randrange(len(said["behind" if behind else "below"]))
    gold: dict[str, Gold | list[str]] = {"education": [], "advisors": [], "works": []}
    entries, theses = education.degrees(chance, language, min(count, 5), gold), words("education")[language]["theses"]
    for rank, entry in enumerate(entries[:3]):
        if rank and chance.random() < 0.3:
            continue
        names = [" ".join(invent_person(chance)) for _ in range(chance.choice([1, 1, 1, 2]))]
        title = chance.choice(said["titles"])
        told = said["and"].join(title + name for name in names)
        if behind:
            entry.notes = [said["behind"][form].format(told, theses[rank])]
            gold["works"].append({"title": theses[rank], "kind": "thesis", "authors": [], "arguable": True})  # type: ignore[arg-type]
        else:
            entry.notes = [said["below"][form].format(told)]
        relation = said["behind_words" if behind else "words"][form]
        for name in names:
            gold["advisors"].append(_fact(name, relation, entry.fields["O"], chance))  # type: ignore[arg-type]
    made = education.laid_out(chance, language, kind, entries, gold)
    made.look["form"] = said["behind" if behind else "below"][form]
    return made


def _fact(name: str, relation: str, organization: str | None, chance: Random) -> dict[str, Any]:
    """An advisor; whose employer is not told may be taken to be at the school or not. Compounds may be cut to their noun."""
    last = relation.split()[-1]
    also = [last] if " " in relation else []
    also += {"betreut": ["betreuer"], "direction": ["directeur de thèse", "directeur", "sous la direction de"]}.get(relation, [])
    also += {"dirección": ["director de tesis", "director", "bajo la dirección de"], "encadrée": ["encadrant"]}.get(relation, [])
    also += {"dirigida": ["director", "director de tesis"]}.get(relation, [])
    return {"name": name, "relation": relation, "relation_also": also, "organization": organization, "organization_also": [None]}


def _list_of_their_own(chance: Random, said: dict[str, Any], language: str, kind: str, count: int) -> Made:
    entries: list[Entry] = []
    gold: Gold = []
    for _ in range(max(2, count)):
        name = " ".join(invent_person(chance))
        school = chance.choice(organizations(language, ("universities",))).name
        relation = chance.choice(said["relations"])
        begin = 2020 - 4 * len(entries)
        date = {"column": relation, "table": f"{begin}–{begin + 3}", "inline": ""}[kind]
        entries.append(Entry({"N": chance.choice(said["titles"]) + name, "R": relation, "O": school}, date))
        gold.append({"name": name, "relation": relation.lower(), "relation_also": _shorter(relation), "organization": school})
    orders = [("N",), ("NO",), ("NO",), ("N", "O")] if kind == "column" else ORDERS
    plan = Plan(orders, CELLS, between={"RN": ": ", "NO": ", "}, brackets=chance.choice(["", "R", "O"]))
    block, look = set_list(chance, said, language, kind, entries, plan)
    letters = look["order"]
    for fact in gold:
        if "O" not in letters:
            fact["organization"] = None
        if "R" not in letters and kind != "column":
            fact["relation_arguable"] = True
    return Made(block, {"advisors": gold}, look)


def _shorter(relation: str) -> list[str]:
    """`Doctoral advisor` is an advisor, `Betreuer der Promotion` a Betreuer."""
    parts = relation.lower().split()
    return [parts[-1], parts[0]] if len(parts) > 1 else []


def others(chance: Random, language: str) -> Made:
    """People who are no advisors: students with their theses."""
    said = words("advisors")[language]
    names = [" ".join(invent_person(chance)) for _ in range(chance.randint(2, 4))]
    printed = [said["student"].format(name, 2023 - rank) for rank, name in enumerate(names)]
    block = ListBlock(chance.choice(said["students"]), [("", [Row([plain(line)]) for line in printed])], shape="paragraphs")
    return Made(block, {"teaching": [{"role": None, "course": name, "years": [], "arguable": True} for name in names]})
