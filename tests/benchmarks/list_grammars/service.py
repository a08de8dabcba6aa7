"""Lists of offices and reviewing: role, venue or body, years; by role, by venue, by year, run in."""

from __future__ import annotations

from random import Random
from typing import Any

from list_grammars.page import Entry, Gold
from list_grammars.section import Made, Plan, set_list
from list_grammars.vocabulary import Name, towns, words
from list_grammars.years import draw_years, printed_years

# letters: R role, V venue, P place
ORDERS = [("RV",)] * 5 + [("VR",)] * 3 + [("RVP",), ("VPR",), ("R", "V"), ("V", "R"), ("R", "V"), ("R", "VP")]
CELLS = [("RV",), ("VR",)]
_OF = {"en": (", ", ", ", " of ", " for "), "de": (", ", ", "), "fr": (", ", ", "), "es": (", ", ", ")}


def make(chance: Random, language: str, kind: str, count: int, owner: Name) -> Made:
    """A section of `count` roles."""
    said = words("service")[language]
    between = {"VP": ", "}
    if chance.random() < 0.3:
        between["RV"] = chance.choice(_OF[language])
    entries, gold = _roles(chance, language, count, kind)
    block, look = set_list(chance, said, language, kind, entries, Plan(ORDERS, CELLS, groups="RRVD", between=between))
    return Made(block, {"service": gold}, look)


def _roles(chance: Random, language: str, count: int, kind: str) -> tuple[list[Entry], Gold]:
    said = words("service")[language]
    style = draw_years(chance, language)
    undated = kind == "inline" and chance.random() < 0.25
    single, duties = chance.random() < 0.3, chance.random() < 0.15 and kind != "table"
    worlds = [("reviewing", "venues"), ("reviewing", "venues"), ("offices", "bodies"), ("volunteering", "clubs")]
    main = chance.choice(worlds)
    entries: list[Entry] = []
    gold: Gold = []
    seen = set()
    last = 2024
    while len(entries) < count and len(seen) < 60:
        roles, venues = main if chance.random() < 0.75 else chance.choice(worlds)
        role, venue = chance.choice(said[roles]), chance.choice(said[venues])
        seen.add((role, venue, len(entries)))
        if any((role, venue) == (entry.fields["R"], entry.fields["V"]) for entry in entries):
            continue
        last -= chance.choice([0, 0, 1, 1, 2])
        printed, years, lasts = (str(last), [last], False) if single else printed_years(chance, last, style)
        if undated or (not single and chance.random() < 0.06):
            printed, years, lasts = "", [], False
        fact: dict[str, Any] = {"role": role, "venue": venue, "venue_key": venue.lower().replace(" ", "-"), "years": years}
        if lasts:
            fact["years_arguable"] = True
        town = chance.choice(towns(language)) if venues == "venues" and chance.random() > 0.1 else ""
        notes = [chance.choice(said["duties"])] if duties and chance.random() < 0.7 else []
        entries.append(Entry({"R": role, "V": venue, "P": town}, printed, notes))
        gold.append(fact)
    return entries, gold
