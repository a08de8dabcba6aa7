"""Lists of talks: title, event, place, date, kind; in quotes, italics or plain, by year or kind, in lines."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from list_grammars.dates import draw_dates, moment
from list_grammars.page import Entry, Gold
from list_grammars.section import Made, Plan, set_list
from list_grammars.vocabulary import Name, cited, invent_person, towns, words

# letters: T title, E event, P place, K kind, N who spoke too; where N leads, all who spoke, as in references
ORDERS = [("TE",)] * 4 + [("TEP",)] * 4 + [("ET",)] * 2 + [
    ("EPT",), ("TKE",), ("TKEP",), ("TNE",), ("TNEP",), ("T", "E"), ("T", "EP"), ("T", "EP"), ("E", "T"), ("EP", "T"), ("T", "KEP"),
    ("TN", "EP"), ("T", "E", "P"),
]  # fmt: skip
CITED = [("NDTE",), ("NDTEP",), ("NDTEP",), ("NTED",), ("NTEPD",), ("NDT", "EP"), ("T", "N", "EPD")]
CELLS = [("TE",), ("ET",), ("TEP",), ("EPT",)]
_WITH = {"en": "with", "de": "mit", "fr": "avec", "es": "con"}


def make(chance: Random, language: str, kind: str, count: int, owner: Name) -> Made:
    """A section of `count` talks."""
    said = words("talks")[language]
    style = draw_dates(
        chance, language, months=("year", "year", "year", "short", "long", "dotted", "number", "full", "full", "day")
    )
    style = replace(style, month="year") if chance.random() < 0.2 else style
    between = {"EP": chance.choice([", ", ", ", " – ", "; "]), "KE": ", "}
    if chance.random() < 0.4:
        between["TE"] = chance.choice([*said["at"], ". ", ". "])
    form = chance.choice(["family first", "initials first", "full", "bare"]) if kind == "inline" and chance.random() < 0.25 else ""
    if form:
        between = {"ND": chance.choice([" ", ". "]), "EP": ", "} | dict.fromkeys(["DT", "NT", "TE"], ". ") | {"*D": ", "}
    slides = chance.random() < 0.12
    entries: list[Entry] = []
    gold: Gold = []
    when = (2024, 6)
    for title in chance.sample(said["titles"], k=min(count, len(said["titles"]))):
        months = when[0] * 12 + when[1] - 1 - chance.randint(1, 14)
        when = (months // 12, months % 12 + 1)
        event = chance.choice(said["events"])
        date = "" if chance.random() < 0.03 else moment(when, style)
        others = [invent_person(chance) for _ in range(chance.randint(0, 3))]
        fields = {
            "T": title,
            "E": event,
            "P": chance.choice(towns(language)) if chance.random() > 0.08 else "",
            "K": chance.choice(said["kinds"]) if chance.random() > 0.1 else "",
            "N": f"{_WITH[language]} {' '.join(invent_person(chance))}" if chance.random() < 0.6 else "",
        }
        if form:
            place = chance.randint(0, len(others))
            fields["N"] = cited([*others[:place], owner, *others[place:]], form)
        notes = [chance.choice(said["slides"])] if slides and chance.random() < 0.7 else []
        entries.append(Entry(fields, date, notes))
        gold.append({"title": title, "event": event, "year": when[0] if date else None})
    plan = Plan(
        CITED if form else ORDERS,
        CELLS,
        groups="DDDDE",
        quoted="T",
        between=between,
        brackets="" if form else chance.choice(["KN", "N"]),
    )
    block, look = set_list(chance, said, language, kind, entries, plan)
    return Made(block, {"talks": gold}, {**look, "month": style.month, "cited": form})
