"""How a section's entries become a list under one layout: grouped below what they share, run in behind it, or each by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from cv_generator.page import BOLD, PLAIN, Item, LineOfText, plain
from list_grammars.page import Entry, Gold, Layout, ListBlock, Row, described, draw_layout, row_of


@dataclass
class Made:
    """A section as a block of the page, its gold by section, the layout in words."""

    block: ListBlock
    gold: dict[str, Gold | list[str]]
    look: dict[str, str] = field(default_factory=dict)
    labelled: bool = False  # what stands where dates do is a label of the words beside it


@dataclass(frozen=True)
class Plan:
    """What a kind of list can look like: orders of letters as lines and as cells, what may head groups, be quoted or bracketed."""

    orders: Sequence[tuple[str, ...]]
    cells: Sequence[tuple[str, ...]]
    groups: str = ""
    quoted: str = ""
    between: dict[str, str] = field(default_factory=dict)
    brackets: str = ""
    avoid: str = ""  # characters of separators that stand inside its fields


def draw_heading(chance: Random, said: dict[str, Any]) -> str:
    """A heading, one in three of them unusual."""
    return chance.choice(said["unusual" if chance.random() < 0.33 else "headings"])


def set_list(
    chance: Random, said: dict[str, Any], language: str, kind: str, entries: list[Entry], plan: Plan
) -> tuple[ListBlock, dict[str, str]]:
    """The list as a block, and its look in words; `kind` is `inline`, `column` or `table`."""
    labels = {**dict.fromkeys("KPNLUXR", ""), **said["labels"]}
    orders = plan.cells if kind == "table" else plan.orders
    quoted = plan.quoted if chance.random() < 0.4 else ""
    layout = draw_layout(
        chance,
        list(orders),
        language=language,
        column=kind != "inline",
        labels=labels,
        quoted=quoted,
        between=plan.between,
        avoid=plan.avoid,
    )
    layout = replace(layout, brackets=layout.brackets or plan.brackets)
    if any(not labels[letter] for line in layout.order for letter in line):
        layout = replace(layout, labels={})
    if kind == "table":
        entries = [replace(entry, notes=[]) for entry in entries]
    columns = [labels["D"], *(labels[letter] for letter in "".join(layout.order) if letter != "D")]
    block = ListBlock(draw_heading(chance, said), [], columns=columns)
    head = _draw_group(chance, plan, layout, entries, kind)
    form = ""
    if not head:
        block.groups = [("", [row_of(entry, layout) for entry in entries])]
    elif kind == "inline" and head != "D" and len(_behind(layout, head)) <= 2 and chance.random() < 0.5:
        form, block.groups = f"run in behind {head}", [("", [*_run_in(chance, entries, layout, head)])]
    else:
        form, block.heads = f"below {head}", chance.choice(["heading", "heading", "line", "bullet"])
        below = _without(layout, head)
        block.groups = [(name, [row_of(entry, below) for entry in members]) for name, members in _groups(entries, head).items()]
    told = chance.choice(["bullets", "bullets", "bullets", "lines", "run on" if kind == "inline" else "bullets"])
    for row in (row for _, rows in block.groups for row in rows if row.details):
        _tell_notes(row, told)
    return block, {
        **described(layout),
        "notes": told if any(entry.notes for entry in entries) else "",
        "grouped": form,
        "heads": block.heads if form.startswith("below") else "",
    }


def _tell_notes(row: Item, told: str) -> None:
    """Notes as bullets below the entry, as lines of it, or running on behind it."""
    if told == "lines":
        row.lines += [plain(note) for note in row.details]
    elif told == "run on":
        row.lines[-1] = [*row.lines[-1], (". " + " ".join(f"{note.rstrip('.')}." for note in row.details), PLAIN)]
    row.details = row.details if told == "bullets" else []


def _draw_group(chance: Random, plan: Plan, layout: Layout, entries: list[Entry], kind: str) -> str:
    letters = "".join(layout.order)
    possible = [letter for letter in plan.groups if letter == "D" or (letter in letters and len(letters.replace("D", "")) > 1)]
    if any(not entry.date.isdigit() for entry in entries):
        possible = [letter for letter in possible if letter != "D"]
    possible = [one for one in possible if one == "D" or all(entry.fields.get(one) for entry in entries)]
    if kind == "column":
        possible = [letter for letter in possible if letter != "D"]
    drawn = chance.choice(plan.groups) if plan.groups and chance.random() < 0.3 else ""
    return "" if kind == "table" or entries[0].sentence or layout.labels or drawn not in possible else drawn


def _groups(entries: list[Entry], letter: str) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: entry.date, reverse=True) if letter == "D" else entries:
        found.setdefault(entry.date if letter == "D" else entry.fields.get(letter, ""), []).append(entry)
    return found


def _without(layout: Layout, letter: str) -> Layout:
    order = tuple(line.replace(letter, "") for line in layout.order)
    return replace(layout, order=tuple(line for line in order if line))


def _behind(layout: Layout, letter: str) -> list[str]:
    """What can stand behind a field that several entries share."""
    return [one for one in "".join(layout.order) if one not in (letter, "D", "P", "K", "N")]


def _run_in(chance: Random, entries: list[Entry], layout: Layout, letter: str) -> list[Row]:
    """`Reviewer: TIDAL (2019), MarshComp (2020, 2021)`: all that share a field behind it."""
    colon, comma, bold = chance.choice([": ", ": ", " – ", " for "]), chance.choice(["; ", "; ", ", "]), chance.random() < 0.5
    if layout.language != "en" and colon == " for ":
        colon = ": "
    bracketed = comma == ", " or chance.random() < 0.6
    rest, rows = _behind(layout, letter), []
    for name, members in _groups(entries, letter).items():
        line: LineOfText = [(name, BOLD if bold else PLAIN), (colon, PLAIN)]
        told = []
        for entry in members:
            words = ", ".join(entry.fields[one] for one in rest if entry.fields.get(one))
            date = f" ({entry.date})" if bracketed else f" {entry.date}"
            told.append(words + (date if entry.date else ""))
        rows.append(Row([[*line, (comma.join(told), PLAIN)]]))
    return rows
