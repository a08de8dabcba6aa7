"""Rows with their date at the right whose cells go on over the next line: the column was too narrow for the date, or for the words.

    Research Intern              August 2022--August        Engineer, Department of Dust, University of     2014–2015
    Elm University               2025                       Elm

read as "Research Intern | August 2022--August 2025", "Elm University" and "Engineer, ..., University of Elm | 2014–2015".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.model import regex as re
from etl.model.document import Line, Passage, join_passages
from etl.normalize.dates import find_date_ranges
from etl.transform.parsers.affiliations import Role, evidence_of

_MOST_GAP = 0.6  # blank space above the next line
_LONGEST_REST = 80  # characters of what the words go on with
_LONGEST_DATE = 40
_PAIR = 2  # cells: words and their date
_MOST_INDENT = 1.5  # characters to the right
_EDGES = " \t()[]–—-.,;"
_COMMA = re.compile(r",\s+")
_SURE_NAME = 0.7
# a name or title goes on behind these
_GOES_ON = re.compile(r"(?:\b(?:of|the|for|and|in|at|de|der|des|du|für|und|et|y|la|di|della)|&)$")


def mend_right_columns(lines: Sequence[Line]) -> list[Line]:
    """The lines, broken cells put together; a line that held nothing but the rest of one is gone."""
    mended: list[Line] = []
    for line in lines:
        joined = _joined(mended[-1], line) if mended and len(mended[-1].cells) > 1 else None
        if joined is None:
            mended.append(line)
        else:
            mended[-1:] = joined
    return mended


def _joined(above: Line, below: Line) -> list[Line] | None:
    if below.marker is not None or below.gap > _MOST_GAP or below.column != above.column or below.heading:
        return None
    if len(below.cells) > 1:
        return _with_rest_of_date(above, below)
    return _with_rest_of_words(above, below)


def _with_rest_of_date(above: Line, below: Line) -> list[Line] | None:
    """The date's end taken up from the last cell of the line below."""
    right, rest = above.cells[-1], below.cells[-1]
    begun, end = above.text[slice(*right)].strip(), below.text[slice(*rest)].strip()
    if not begun or not end or len(begun) + len(end) > _LONGEST_DATE or _is_date(below.text[slice(*below.cells[0])]):
        return None
    whole = f"{begun} {end}"
    found = find_date_ranges(whole)
    is_one = len(found) == 1 and found[0].start < len(begun) < found[0].end - 1 and not whole[found[0].end :].strip(_EDGES)
    if not is_one or whole[: found[0].start].strip(_EDGES) or _is_whole(begun):
        return None
    if _names_employer(above) and _names_employer(below):
        return None  # "Elm University | 2021 –" above "Oak College | 2022": two entries
    date = join_passages([above.passage.cut(*right).trimmed(), below.passage.cut(*rest).trimmed()])
    first = _with_last_cell(above, [above.passage.cut(*cell).trimmed() for cell in above.cells[:-1]], date)
    return [first, replace(below, passage=below.passage.cut(0, rest[0]).trimmed(), cells=())]


def _names_employer(line: Line) -> bool:
    """Whether an organization stands in the line's first cell."""
    pieces = _COMMA.split(line.text[slice(*line.cells[0])])
    return any((found := evidence_of(piece)) and found[0] is Role.ORGANIZATION and found[1] >= _SURE_NAME for piece in pieces)


def _is_whole(text: str) -> bool:
    """Whether a range has both its ends."""
    return any(date.first is not None and date.last is not None for date in find_date_ranges(text)) and text[-1:].isdigit()


def _with_rest_of_words(above: Line, below: Line) -> list[Line] | None:
    """The words of the line below put behind those of the first cell, before the date."""
    first, right = above.cells[0], above.cells[-1]
    words = above.text[slice(*first)].strip()
    if len(above.cells) > _PAIR or not _GOES_ON.search(words) or not _is_date(above.text[slice(*right)]):
        return None
    if len(below.text) > _LONGEST_REST or abs(below.indent - above.indent) > _MOST_INDENT or _is_date(below.text):
        return None
    if any(map(str.isdigit, below.text)) or not below.text[:1].isalpha():
        return None
    whole = join_passages([above.passage.cut(*first).trimmed(), below.passage.trimmed()])
    return [_with_last_cell(above, [whole], above.passage.cut(*right).trimmed())]


def _with_last_cell(line: Line, cells: Sequence[Passage], last: Passage) -> Line:
    """The line with these cells, tabs between them."""
    passage, places, position = join_passages([*cells, last], "\t"), [], 0
    for cell in (*cells, last):
        places.append((position, position + len(cell)))
        position += len(cell) + 1
    return replace(line, passage=passage, cells=tuple(places))


def _is_date(text: str) -> bool:
    """Whether the text is a date and nothing else."""
    found = find_date_ranges(text) if len(text) <= _LONGEST_DATE else []
    return len(found) == 1 and not (text[: found[0].start] + text[found[0].end :]).strip(_EDGES)
