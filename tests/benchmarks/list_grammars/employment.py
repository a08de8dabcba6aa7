"""Lists of posts: title, organization, unit, place and period in any order, by employer or not, with duties below or without."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from list_grammars.dates import DateStyle, Month, draw_dates, period
from list_grammars.page import Entry, Gold
from list_grammars.section import Made, Plan, set_list
from list_grammars.vocabulary import Name, Organization, organizations, towns, words

# letters: T title, U unit, O organization, P place, X what the organization is
ORDERS = [("TO",)] * 3 + [("TOP",)] * 3 + [("OT",), ("T", "O"), ("T", "OP"), ("O", "T"), ("OP", "T")] * 2 + [
    ("OPT",), ("TUO",), ("TUOP",), ("OTP",), ("OUT",), ("TPO",), ("T", "UO"), ("T", "U", "OP"), ("TO", "P"), ("T", "O", "P"),
    ("O", "P", "T"), ("OP", "TU"), ("O", "U", "T"), ("TU", "OP"), ("OX", "T"), ("O", "X", "T"), ("T", "OX"), ("TO", "X"),
]  # fmt: skip
CELLS = [("TOP",), ("OTP",), ("TO",), ("OT",), ("OPT",), ("PTO",), ("OPUT",)]
_PLACES = {"research": "universities", "administration": "universities", "industry": "firms", "public": "public", "arts": "arts"}


@dataclass(frozen=True)
class _Post:
    title: str
    organization: Organization
    unit: str
    town: str
    start: Month
    end: Month | None


def make(chance: Random, language: str, kind: str, count: int, owner: Name) -> Made:
    """A section of `count` posts; `kind` says whether dates are in the lines, in a column, or all fields are cells."""
    said = words("employment")[language]
    style = draw_dates(chance, language)
    duties, spans = chance.choice([0, 0, 0, 1, 1, 2, 3]), chance.choice(["", " ({0})", " · {0}"]) if chance.random() < 0.1 else ""
    sentence = chance.choice(said["sentences"]) if kind == "inline" and chance.random() < 0.07 else ""
    entries: list[Entry] = []
    gold: Gold = []
    for post in _career(chance, language, count):
        entry, fact = _entry(chance, style, post, spans=spans)
        entry.notes = chance.sample(said["duties"], k=max(0, duties + (chance.random() < 0.1) - (chance.random() < 0.1)))
        if sentence:
            at = post.organization.at + post.organization.name
            told = sentence if entry.date else sentence.replace(" ({D})", "")
            entry.sentence = told.format(T=post.title, O=post.organization.name, A=at, D=entry.date)
        entries.append(entry)
        gold.append(fact)
    between = {"OP": chance.choice([", ", ", ", ", ", " – ", " | "]), "UO": ", ", "PO": ", ", "OX": ", "}
    plan = Plan(ORDERS, CELLS, groups="O", between=between, brackets=chance.choice(["", "", "X", "P"]))
    block, look = set_list(chance, said, language, kind, entries, plan)
    if "U" not in look["order"] or sentence:
        gold = [{**fact, "unit": None} for fact in gold]
    return Made(block, {"employment": gold}, {**look, "month": style.month, "sentence": sentence, "spans": spans})


def _career(chance: Random, language: str, count: int) -> list[_Post]:
    """Posts one after the other, the newest first, most of them of one trade, some at the same place."""
    said = words("employment")[language]
    trade, staying = chance.choice(list(_PLACES)), chance.random() < 0.4
    work, organization, town = trade, organizations(language, (_PLACES[trade],))[0], ""
    found: list[_Post] = []
    month = 2024 * 12 + chance.randint(0, 11)
    end: Month | None = None if chance.random() < 0.7 else (month // 12, month % 12 + 1)
    for rank in range(count):
        if not (rank and staying and chance.random() < 0.5):
            work = trade if chance.random() < 0.75 else chance.choice(list(_PLACES))
            organization = chance.choice([each for each in organizations(language, (_PLACES[work],)) if each != organization])
            town = chance.choice(towns(language)) if chance.random() > 0.08 else ""
        month -= chance.randint(3, 44)
        unit = chance.choice(said["units"]) if work in ("research", "administration") else ""
        found.append(_Post(chance.choice(said[work]), organization, unit, town, (month // 12, month % 12 + 1), end))
        month -= chance.choice([0, 0, 1, 5])
        end = (month // 12, month % 12 + 1)
    return found


def _entry(chance: Random, style: DateStyle, post: _Post, *, spans: str) -> tuple[Entry, dict[str, Any]]:
    said = words("employment")[style.language]
    date, when = period(post.start, post.end, style)
    if chance.random() < 0.03:
        date, when = "", {"start": None, "end": None, "current": False}
    elif spans and style.month not in ("year", "apostrophe"):
        date += spans.format(_span(post, said["span"]))
    elif chance.random() < 0.03:
        date += f" ({chance.choice(said['remarks'])})"
    about = chance.choice(said["about"]) if post.organization.kind == "firms" else ""
    fields = {"T": post.title, "O": post.organization.name, "U": post.unit, "P": post.town, "X": about}
    fact = {"organization": post.organization.name, "unit": post.unit or None, "title": post.title, **when}
    return Entry(fields, date, before={"TO": " " + post.organization.at}), fact


def _span(post: _Post, said: list[str]) -> str:
    """`2 yrs 3 mos`."""
    last = post.end or (2025, 1)
    months = (last[0] - post.start[0]) * 12 + last[1] - post.start[1] + 1
    parts = [(months // 12, said[0], said[1]), (months % 12, said[2], said[3])]
    return " ".join(f"{number} {one if number == 1 else many}" for number, one, many in parts if number)
