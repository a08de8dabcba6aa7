"""How sections other than works print what they list: the forms in which CVs have service, awards, talks, courses and skills.

Each function gives the groups of a section (a subheading and its items), and whether the items are a bulleted list; which form is
drawn once for a list. The gold is the same for every form.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from cv_generator.page import BOLD, ITALIC, PLAIN, Item, plain
from cv_generator.world import Activity

Groups = list[tuple[str, list[Item]]]
FUNDERS = ["Elder Foundation", "Larch Research Council", "Marl Trust"]


def service_rows(service: Sequence[Activity], chance: Random) -> tuple[Groups, bool]:
    """By role, by venue, by year, in cells, in one paragraph."""
    form = chance.choice(
        ["role: venues", "a line each", "role after", "venue: roles", "year first", "venues in bold", "group of role"]
    )
    by_role = _grouped(service, lambda each: each.what)
    by_venue = _grouped(service, lambda each: each.where)
    if form == "role: venues":
        rows = [f"{role}: " + "; ".join(f"{each.where} {_years(each)}" for each in listed) for role, listed in by_role]
        return [("", [Item([plain(row)]) for row in rows])], True
    if form == "a line each":
        return [("", [Item([plain(f"{each.what}, {each.where}, {_years(each)}")]) for each in service])], True
    if form == "role after":
        return [("", [Item([plain(f"{each.where} ({_years(each)}): {each.what}")]) for each in service])], True
    if form == "year first":
        return [("", [Item([plain(f"{each.what}, {each.where}")], date=_years(each)) for each in service])], False
    if form == "group of role":
        return [(role, [Item([plain(f"{each.where} {_years(each)}")]) for each in listed]) for role, listed in by_role], True
    bold = BOLD if form == "venues in bold" else PLAIN
    items = [
        Item([[(venue, bold), (": ", PLAIN), (", ".join(f"{each.what} ({_years(each)})" for each in listed), PLAIN)]])
        for venue, listed in by_venue
    ]
    return [("", items)], True


def award_rows(awards: Sequence[Activity], chance: Random) -> tuple[Groups, bool]:
    """With the year first or last, with an amount, with who gave it, with what it was for below."""
    form = chance.choice(["year last", "year first", "amount", "given by", "description", "dash"])
    items = []
    for award in awards:
        year, money = str(award.years[0]), f"${chance.randint(1, 90)},{chance.randint(100, 999)}"
        if form == "year last":
            items.append(Item([plain(f"{award.what}, {year}")]))
        elif form == "year first":
            items.append(Item([plain(award.what)], date=year))
        elif form == "amount":
            items.append(Item([plain(f"{award.what} ({money}), {year}")]))
        elif form == "given by":
            items.append(Item([plain(f"{award.what}, {chance.choice(FUNDERS)}, {year}")]))
        elif form == "description":
            items.append(Item([[(award.what, BOLD)]], date=year, details=["For outstanding work on drift."]))
        else:
            items.append(Item([plain(f"{year} – {award.what}")]))
    return [("", items)], form not in ("year first", "description")


def talk_rows(talks: Sequence[Activity], chance: Random) -> tuple[Groups, bool]:
    """Title or event first, in quotes, italics or neither, on one line or two, below their year."""
    form = chance.choice(["quoted", "italic", "event first", "event: title", "two lines", "by year", "cells"])
    if form == "by year":
        years = sorted({talk.years[0] for talk in talks}, reverse=True)
        return [
            (str(year), [Item([plain(f"“{talk.what}”, {talk.where}")]) for talk in talks if talk.years[0] == year])
            for year in years
        ], True
    items = []
    for talk in talks:
        year = str(talk.years[0])
        if form == "quoted":
            items.append(Item([plain(f"“{talk.what}”, {talk.where}, {year}")]))
        elif form == "italic":
            items.append(Item([[(talk.what, ITALIC), (f", {talk.where}, {year}", PLAIN)]]))
        elif form == "event first":
            items.append(Item([plain(f"{talk.where}, “{talk.what}”, {year}")]))
        elif form == "event: title":
            items.append(Item([plain(f"{talk.where}: {talk.what}")], date=year))
        elif form == "two lines":
            items.append(Item([[(talk.what, BOLD)], plain(f"{talk.where}, {year}")]))
        else:
            items.append(Item([plain(f"{talk.where} – “{talk.what}”")], date=year))
    return [("", items)], form not in ("event: title", "cells")


def course_rows(courses: Sequence[Activity], chance: Random) -> tuple[Groups, bool]:
    """Role first, last, in brackets or above; with the number of students; below their term."""
    form = chance.choice(["role first", "role last", "role in brackets", "group of role", "role: courses", "students"])
    if form == "group of role":
        return [
            (role, [Item([plain(f"{each.where} ({_years(each)})")]) for each in listed])
            for role, listed in _grouped(courses, lambda each: each.what)
        ], True
    if form == "role: courses":
        rows = [
            f"{role}: " + "; ".join(f"{each.where} ({_years(each)})" for each in listed)
            for role, listed in _grouped(courses, lambda each: each.what)
        ]
        return [("", [Item([plain(row)]) for row in rows])], True
    lines = {
        "role first": "{role}, {course}, {years}",
        "role last": "{course}, {years}, {role}",
        "role in brackets": "{course} ({role}), {years}",
        "students": "{role}, {course} ({count} students), {years}",
    }
    items = [
        Item([plain(lines[form].format(role=c.what, course=c.where, years=_years(c), count=chance.randint(8, 200)))])
        for c in courses
    ]
    return [("", items)], True


def skill_rows(skills: Sequence[str], chance: Random) -> tuple[Groups, bool]:
    """One list, lists behind labels of several kinds, one a line."""
    half = len(skills) // 2
    halves = (("Languages", skills[:half]), ("Tools", skills[half:]))
    form = chance.choice(["one list", "labels", "dashes", "bars", "one a line", "levels"])
    if form == "one list":
        return [("", [Item([plain(", ".join(skills))])])], False
    if form == "labels":
        return [("", [Item([[(f"{label}: ", BOLD), (", ".join(listed), PLAIN)]]) for label, listed in halves])], True
    if form == "dashes":
        return [("", [Item([plain(f"{label} – {', '.join(listed)}")]) for label, listed in halves])], True
    if form == "bars":
        return [("", [Item([plain(" | ".join(f"{label}: {', '.join(listed)}" for label, listed in halves))])])], False
    if form == "one a line":
        return [("", [Item([plain(skill)]) for skill in skills])], True
    return [("", [Item([plain(", ".join(f"{skill} ({chance.choice(['basic', 'advanced'])})" for skill in skills))])])], False


def honour(chance: Random) -> str:
    """What may stand behind a degree and is no part of it; often nothing."""
    return chance.choice(["", "", "", ", summa cum laude", ", First Class Honours", " (with distinction)", ", GPA 3.9/4.0"])


def _grouped(listed: Sequence[Activity], key: Callable[[Activity], str]) -> list[tuple[str, list[Activity]]]:
    groups: dict[str, list[Activity]] = {}
    for each in listed:
        groups.setdefault(key(each), []).append(each)
    return list(groups.items())


def _years(activity: Activity) -> str:
    return ", ".join(map(str, activity.years))
