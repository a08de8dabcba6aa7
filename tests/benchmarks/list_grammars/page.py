"""What a list is before it is a file: its entries, their fields, and the layout that was drawn for all of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

from cv_generator.page import BOLD, ITALIC, PLAIN, Block, Item, LineOfText

SMALL, LINK, CAPITALS = "small capitals", "link", "capitals"
QUOTES = {"en": ("“", "”"), "de": ("„", "“"), "fr": ("« ", " »"), "es": ("«", "»")}
BREAKS = ("\t", "  ")  # between fields that stand apart on a line
SEPARATORS = (", ", ", ", ", ", ", ", " – ", " – ", " - ", " — ", " | ", ": ", " / ", " · ", "; ")


@dataclass
class Entry:
    """What an entry says: its fields by letter, its date, notes below it, what connects a field with the one before."""

    fields: dict[str, str]
    date: str = ""
    notes: list[str] = field(default_factory=list)
    before: dict[str, str] = field(default_factory=dict)
    sentence: str = ""  # instead of the fields


@dataclass
class Row(Item):
    """A printed entry, with its fields each by itself for forms that part them."""

    cells: list[LineOfText] = field(default_factory=list)


@dataclass
class ListBlock(Block):
    """A section with the shape that its list has in the file, and the names of columns, the date's first."""

    shape: str = ""
    columns: list[str] = field(default_factory=list)
    heads: str = "heading"  # what names a group: a heading, a line of text, a bullet around its members


@dataclass(frozen=True)
class Layout:
    """The way one list is laid out; `order` has a string of letters for each line, D is the date."""

    order: tuple[str, ...]
    separator: str  # behind the first field of a line
    second: str  # behind the others
    between: dict[str, str]  # what stands between two certain fields
    styles: dict[str, str]
    brackets: str  # the letters that stand in brackets
    quoted: str
    date_place: str
    connected: bool  # "clerk at Vexl" where an entry knows the word
    labels: dict[str, str]
    language: str


def draw_layout(
    chance: Random,
    orders: list[tuple[str, ...]],
    *,
    language: str,
    column: bool,
    labels: dict[str, str],
    quoted: str = "",
    between: dict[str, str] | None = None,
    avoid: str = "",
) -> Layout:
    """One of the `orders` with separators, styles and a place for the date; with `column` the date stands apart."""
    order = chance.choice([order for order in orders if not (column and "D" in "".join(order))])
    place = "column"
    if "D" in "".join(order):
        place = "cited"
    elif not column:
        places = ["end", "end", "brackets", "brackets", "front", "front", "own line", "line above", "end of first"]
        place = chance.choice(places if len(order) > 1 else [*places[:6], "middle", "own line"])
    separator = chance.choice([one for one in SEPARATORS if not one.strip() or one.strip() not in avoid])
    second = ", " if separator == ": " or chance.random() < 0.4 else separator
    brackets = (
        "D"
        if place == "brackets"
        or (place == "cited" and chance.random() < 0.7)
        or (place in ("own line", "end of first") and chance.random() < 0.4)
        else ""
    )
    if place == "front" and chance.random() < 0.2:
        brackets = "D"
    between = dict(between or {})
    if place == "front":
        between["D*"] = " " if brackets else chance.choice([": ", ": ", ", ", " – ", "  ", ". ", " | "])
    if place in ("end", "end of first") and not brackets:
        between["*D"] = chance.choice([", ", ", ", separator, " – ", " | ", "; "])
    letters = "".join(order)
    styles: dict[str, str] = {}
    if chance.random() < 0.65:
        styles["T" if order[0][0] == "N" else order[0][0]] = chance.choice([BOLD, BOLD, BOLD, BOLD, ITALIC, SMALL, CAPITALS])
    if "O" in letters and chance.random() < 0.1:
        styles["O"] = LINK
    if len(letters) > 1 and chance.random() < 0.3:
        styles.setdefault(chance.choice(letters[1:]), ITALIC)
    if chance.random() < 0.1:
        styles["D"] = chance.choice([ITALIC, BOLD])
    labelled = labels if len(order) == len(letters) and chance.random() < 0.15 and place in ("own line", "line above") else {}
    order = _with_date(order, place)
    return Layout(
        order,
        separator,
        second,
        between,
        styles,
        "" if labelled else brackets,
        quoted,
        place,
        chance.random() < 0.3,
        labelled,
        language,
    )


def _with_date(order: tuple[str, ...], place: str) -> tuple[str, ...]:
    if place in ("end", "brackets"):
        return (*order[:-1], order[-1] + "D")
    if place == "end of first":
        return (order[0] + "D", *order[1:])
    if place == "front":
        return ("D" + order[0], *order[1:])
    if place == "middle":
        place_of = max(1, order[0].find("O"))
        place_of += order[0][place_of : place_of + 1] == "P"
        return (order[0][:place_of] + "D" + order[0][place_of:],)
    if place == "own line":
        return (*order, "D")
    return ("D", *order) if place == "line above" else order


def row_of(entry: Entry, layout: Layout) -> Row:
    """The entry as this list prints it."""
    known = {**entry.fields, "D": entry.date}
    lines = [_line(entry, known, letters, layout) for letters in layout.order]
    if entry.sentence:
        lines = [[(entry.sentence, PLAIN)]]
    letters = [letter for line in layout.order for letter in line if letter != "D"]
    cells = [_styled(letter, known.get(letter, ""), layout) for letter in letters]
    date = entry.date if layout.date_place == "column" else ""
    return Row([line for line in lines if line], date=date, details=entry.notes, cells=cells)


def _line(entry: Entry, known: dict[str, str], letters: str, layout: Layout) -> LineOfText:
    out: LineOfText = []
    last, number = "", 1
    for letter in letters:
        text = known.get(letter, "")
        if not text:
            continue
        if layout.labels:
            out += [(f"{layout.labels[letter]}: ", BOLD)]
        bracketed = letter in layout.brackets and "(" not in text
        if last:
            joint = layout.between.get(last + letter) or layout.between.get("*" + letter) or layout.between.get(last + "*")
            connecting = entry.before.get(last + letter)
            if connecting and layout.connected:
                joint = connecting
            usual = layout.second if number > 1 else layout.separator
            joint = joint or usual
            if joint.startswith(".") and out[-1][0].endswith(("?", ".")):
                joint = joint[1:]
            out.append((" (" if bracketed else joint, PLAIN))
            number += 1
        elif bracketed:
            out.append(("(", PLAIN))
        out += _styled(letter, text, layout)
        if bracketed:
            out.append((")", PLAIN))
        last = letter
    return out


def _styled(letter: str, text: str, layout: Layout) -> LineOfText:
    if letter in layout.quoted and text:
        before, after = QUOTES[layout.language]
        text = f"{before}{text}{after}"
    style = layout.styles.get(letter, PLAIN)
    return [(text.upper(), PLAIN) if style == CAPITALS else (text, style)]


def described(layout: Layout) -> dict[str, str]:
    """The layout in a few words, for figures by class."""
    return {
        "order": "/".join(layout.order),
        "separator": layout.separator,
        "date": layout.date_place + (" (...)" if "D" in layout.brackets else ""),
        "form": "labelled" if layout.labels else "connected" if layout.connected else "plain",
    }


Gold = list[dict[str, Any]]
