"""Lists of courses: role, course, code, level, school, terms; by role, school, course; run in."""

from __future__ import annotations

from random import Random
from typing import Any

from list_grammars.dates import term
from list_grammars.page import Entry, Gold
from list_grammars.section import Made, Plan, set_list
from list_grammars.vocabulary import Name, organizations, words
from list_grammars.years import YearStyle, draw_years, printed_years

# letters: R role, C course, O school
ORDERS = [("RC",)] * 4 + [("CR",)] * 3 + [("RCO",)] * 3 + [
    ("C",), ("CO",), ("CRO",), ("OCR",), ("ORC",), ("R", "C"), ("C", "R"), ("C", "RO"), ("RO", "C"), ("R", "CO"), ("C", "O"),
    ("ROC",),
]  # fmt: skip
CELLS = [("RC",), ("CR",), ("RCO",), ("CO",), ("CRO",)]


def make(chance: Random, language: str, kind: str, count: int, owner: Name) -> Made:
    """A section of `count` courses."""
    said = words("teaching")[language]
    between = {"RC": chance.choice(said["for"])} if chance.random() < 0.5 else {}
    style, terms = draw_years(chance, language), chance.choice(["years", "years", "term", "terms", "academic", "codes"])
    terms = "terms" if terms == "codes" and language != "en" else terms
    code = chance.choice(["", "", "", "{1} {0}", "{1}: {0}", "{0} ({1})", "{0} [{1}]", "{1} – {0}"])
    level = not code and chance.random() < 0.15
    schools = chance.sample([each.name for each in organizations(language, ("universities",))], k=2)
    notes, undated = chance.random() < 0.15, kind == "inline" and chance.random() < 0.12
    entries: list[Entry] = []
    gold: Gold = []
    year = 2024
    for course in chance.sample(said["courses"], k=min(count, len(said["courses"]))):
        year -= chance.choice([0, 0, 1, 1])
        name, also = _named(chance, said, course, code, level=level)
        printed, times = _times(chance, year, terms, style)
        if undated or chance.random() < 0.05:
            printed, times = "", {"years": []}
        role = chance.choice(said["roles"][:4] if chance.random() < 0.7 else said["roles"])
        told = [chance.choice(said["notes"])] if notes and chance.random() < 0.7 else []
        entries.append(Entry({"R": role, "C": name, "O": chance.choice(schools)}, printed, told))
        gold.append({"role": role, "course": course, "course_also": also, **times})
    brackets = chance.choice(["", "", "R", "O"])
    avoid = "–—-" if "–" in code else ":" if ":" in code else ""
    plan = Plan(ORDERS, CELLS, groups="RROD", quoted="C", between=between, brackets=brackets, avoid=avoid)
    block, look = set_list(chance, said, language, kind, entries, plan)
    if "R" not in look["order"]:
        gold = [{**fact, "role": None, "role_arguable": True} for fact in gold]
    return Made(block, {"teaching": gold}, {**look, "term": terms, "code": code})


def _named(chance: Random, said: dict[str, Any], course: str, code: str, *, level: bool) -> tuple[str, list[str]]:
    """The course as printed, and the other right readings of it."""
    if code and chance.random() > 0.1:
        number = chance.choice(said["codes"]).format(chance.randint(101, 499))
        name = code.format(course, number)
        return name, [name, f"{number} {course}"]
    if level and chance.random() < 0.7:
        name = f"{course} ({chance.choice(said['levels'])})"
        return name, [name]
    return course, []


def _times(chance: Random, year: int, terms: str, style: YearStyle) -> tuple[str, dict[str, Any]]:
    if terms == "years":
        printed, years, lasts = printed_years(chance, year, style)
        return printed, {"years": years, **({"years_arguable": True} if lasts else {})}
    if terms == "academic":
        return f"{year}/{(year + 1) % 100:02}", {"years": [year], "years_also": [[year, year + 1]]}
    if terms == "codes":
        years = sorted({year, year - chance.randint(0, 2), year - chance.randint(0, 4)}, reverse=True)
        return ", ".join(f"{chance.choice(['FA', 'SP'])}{one % 100:02}" for one in years), {"years": sorted(years)}
    first = term(year, chance, style.language)
    if terms == "term" or chance.random() < 0.5:
        return first, {"years": [year], "years_also": [[year, year + 1]] if "/" in first else []}
    second = term(year - 1, chance, style.language)
    also = [[year - 1, year, year + 1]] if "/" in first + second else []
    return f"{second}, {first}", {"years": [year - 1, year], "years_also": also}
