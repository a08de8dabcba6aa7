"""Tables of activities: the row of column names that opens one, and rows with their date in a column of its own.

Readers give a table line by line with a tab between cells; where a document lays its table out with blanks, two or more part cells.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Line, Passage
from etl.model.entry import Entry
from etl.model.section import Section
from etl.normalize.remembered import remembered
from etl.normalize.text import fold
from etl.transform.line_joining import join_lines

_WORDS: dict[str, Any] = read_gazetteer("column_words")
_NAMES = frozenset(word for words in _WORDS["names"].values() for word in words)
_TITLES = frozenset(_WORDS["titles"]["words"])
_CELL = re.compile(r"\s*\t\s*|\s{2,}|\s+\|\s+")
# "2021–2024<tab>", "nov. 2021<tab>", "2021–<tab>"
_DATED = re.compile(r"^\s*(?:[^\W\d]{3,10}\.?\s+)?(?:19|20)\d{2}(?:\s?[-–—/,]{1,3}\s?(?:(?:19|20)?\d{2}|[^\W\d]{3,8})?)?\s*\t")
_WORD = re.compile(r"[^\W_]+")
_FEWEST = 2
_LONGEST_HEADER = 120


@remembered
def is_header(text: str) -> bool:
    """Whether the line names columns and nothing else: `Title<tab>Funder<tab>Amount`, `Code | Titre / Title | Années`."""
    if len(text) > _LONGEST_HEADER or any(map(str.isdigit, text)):
        return False
    words = _WORD.findall(fold(text))
    return len(words) >= _FEWEST and all(word in _NAMES for word in words)


def title_column(section: Section) -> tuple[int, int] | None:
    """Which cell of a row is its title, and how many cells a row has; `None` without a row of column names on top."""
    first = next((line.text for line in section.lines if line.text.strip()), "")
    if not is_header(first):
        return None
    cells = [fold(cell) for cell in _CELL.split(first.strip())]
    places = [i for i, cell in enumerate(cells) if any(word in _TITLES for word in cell.split())]
    return (places[0], len(cells)) if len(places) == 1 and len(cells) > 1 else None


def cell_of(passage: Passage, column: tuple[int, int]) -> Passage | None:
    """The cell of a row in the title's column; `None` where the row has another number of cells."""
    cells = split_cells(passage)
    return cells[column[0]].trimmed() if len(cells) == column[1] else None


def split_cells(passage: Passage) -> list[Passage]:
    """The cells of a row that tabs, bars or gaps of blanks part: `Dust by night<tab>May 2019` has two."""
    return [cell for cell in passage.split(_CELL) if cell.text.strip()]


def rows_of_entry(entry: Entry) -> list[Entry]:
    """The entry without a row of column names, and as several where more of its lines open with a date in a column of its own."""
    lines = [line for line in entry.lines if line.text.strip()]
    if not lines:
        return [entry]
    if is_header(lines[0].text):
        if len(lines) == 1 and not entry.children:
            return []
        if len(lines) > 1:
            entry = replace(entry, passage=join_lines(lines[1:]), lines=tuple(lines[1:]))
            lines = lines[1:]
    if len(lines) < _FEWEST or not _DATED.match(lines[0].text):
        return [entry]
    groups: list[list[Line]] = []
    for line in lines:
        if not groups or _DATED.match(line.text):
            groups.append([line])
        else:
            groups[-1].append(line)
    if len(groups) == 1:
        return [entry]
    rows = [replace(entry, passage=join_lines(group), lines=tuple(group), children=()) for group in groups]
    return [*rows[:-1], replace(rows[-1], children=entry.children)]
