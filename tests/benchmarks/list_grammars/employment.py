"""Lists of posts: title, organization, unit, place and period in any order, by employer or not, with duties below or without."""

from __future__ import annotations

from random import Random

from list_grammars.dates import DateStyle, Month, draw_dates, period
from list_grammars.page import Entry, Gold, Layout, ListBlock, Row, described, draw_layout, row_of
from list_grammars.section import Made, draw_heading
from list_grammars.vocabulary import Organization, organizations, towns, words

# letters: T title, U unit, O organization, P place
ONE_LINE = [("TO",), ("TO",), ("TOP",), ("TOP",), ("OT",), ("OT",), ("OPT",), ("TUO",), ("TUOP",), ("OTP",), ("OUT",), ("TPO",)]
LINES = [
    ("T", "O"), ("T", "OP"), ("T", "OP"), ("O", "T"), ("OP", "T"), ("OP", "T"), ("T", "UO"), ("T", "U", "OP"), ("TO", "P"),
    ("T", "O", "P"), ("O", "P", "T"), ("OP", "TU"), ("O", "U", "T"), ("TU", "OP"),
]  # fmt: skip
CELLS = [("TOP",), ("OTP",), ("TO",), ("OT",), ("OPT",), ("PTO",), ("OPUT",)]


def make(chance: Random, language: str, kind: str, count: int) -> Made:
    """A section of `count` posts; `kind` says whether dates are in the lines, in a column, or all fields are cells."""
    said = words("employment")[language]
    orders = CELLS if kind == "table" else ONE_LINE + LINES
    labels = {**said["labels"], "U": said["labels"]["O"]}
    layout = draw_layout(chance, orders, language=language, column=kind != "inline", labels=labels, between=_between(chance))
    if layout.labels and "U" in "".join(layout.order):
        layout = draw_layout(chance, [("T", "O", "P")], language=language, column=kind != "inline", labels=labels)
    style = draw_dates(chance, language)
    grouped = kind != "table" and not layout.labels and chance.random() < 0.15
    posts = _career(chance, language, count, grouped=grouped)
    duties = 0 if kind == "table" else chance.choice([0, 0, 0, 1, 1, 2, 3])
    gold: Gold = []
    groups: dict[str, list[Row]] = {}
    lays_out = _below_employer(layout) if grouped else layout
    for title, organization, unit, town, start, end in posts:
        entry, fact = _entry(chance, layout, style, (title, organization, unit, town, start, end), grouped=grouped)
        gold.append(fact)
        entry.notes = chance.sample(said["duties"], k=max(0, duties + (chance.random() < 0.1) - (chance.random() < 0.1)))
        if kind == "table":
            entry.notes = []
        head = organization.name + (f", {town}" if "P" in "".join(layout.order) else "") if grouped else ""
        groups.setdefault(head, []).append(row_of(entry, lays_out))
    columns = [labels["D"], *(labels[letter] for letter in "".join(layout.order) if letter != "D")]
    block = ListBlock(draw_heading(chance, said), list(groups.items()), columns=columns)
    return Made(
        block, {"employment": gold}, {**described(layout), "grouped": "by employer" if grouped else "", "month": style.month}
    )


def _between(chance: Random) -> dict[str, str]:
    return {"OP": chance.choice([", ", ", ", ", ", " – ", " | "]), "UO": ", ", "PO": ", "}


def _below_employer(layout: Layout) -> Layout:
    """The same layout for what stands below the name of an employer."""
    lines = ["".join(letter for letter in line if letter in "TD") for line in layout.order]
    order = tuple(line for line in lines if line)
    return Layout(
        order,
        layout.separator,
        layout.second,
        layout.between,
        layout.styles,
        layout.brackets,
        "",
        layout.date_place,
        False,
        {},
        layout.language,
    )


def _career(
    chance: Random, language: str, count: int, *, grouped: bool
) -> list[tuple[str, Organization, str, str, Month, Month | None]]:
    """Posts one after the other, the newest first, most of them of one trade."""
    said = words("employment")[language]
    trade = chance.choice(["research", "administration", "industry", "public", "arts"])
    place = {"research": "universities", "administration": "universities", "industry": "firms", "public": "public", "arts": "arts"}
    found = []
    now = (2024, chance.randint(1, 12))
    end: Month | None = None if chance.random() < 0.7 else now
    organization, town, left = None, "", 0
    for _ in range(count):
        work = trade if chance.random() < 0.75 else chance.choice(list(place))
        if not (grouped and left > 0):
            known = organizations(language, (place[work],))
            organization = chance.choice([each for each in known if each != organization])
            town, left, home = chance.choice(towns(language)), chance.randint(1, 3), work
        left -= 1
        months = chance.randint(3, 44)
        last = now[0] * 12 + now[1] - 1
        start = ((last - months) // 12, (last - months) % 12 + 1)
        titles = said[home if grouped else work]
        unit = chance.choice(said["units"]) if work in ("research", "administration") and not grouped else ""
        found.append((chance.choice(titles), organization, unit, town, start, end))
        gap = chance.choice([0, 0, 1, 5])
        now = ((last - months - gap) // 12, (last - months - gap) % 12 + 1)
        end = now
    return found


def _entry(
    chance: Random,
    layout: Layout,
    style: DateStyle,
    post: tuple[str, Organization, str, str, Month, Month | None],
    *,
    grouped: bool,
) -> tuple[Entry, dict[str, object]]:
    title, organization, unit, town, start, end = post
    letters = "".join(layout.order)
    date, when = period(start, end, style)
    if chance.random() < 0.03:
        date, when = "", {"start": None, "end": None, "current": False}
    elif chance.random() < 0.03 and "D" not in layout.brackets:
        date += f" ({chance.choice(words('employment')[style.language]['remarks'])})"
    fields = {"T": title, "O": organization.name, "U": unit, "P": town if chance.random() > 0.08 else ""}
    fact = {"organization": organization.name, "unit": unit if "U" in letters and not grouped and unit else None, "title": title}
    return Entry(fields, date, before={"TO": " " + organization.at}), {**fact, **when}
