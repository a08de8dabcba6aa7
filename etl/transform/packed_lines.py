"""Entries that a converter ran together in one paragraph, each a sentence that ends in its date, set on lines of their own again.

"Professor, Oak College, 1990-present. Lecturer, Elm College, 1983 - 1989. Fellow, Tarn Institute, Jan. 1980." is three lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from etl.model import regex as re
from etl.model.document import Line, Style
from etl.model.section import SectionKind
from etl.transform.line_numbers import with_years_apart

# the sections whose entries are sentences with one date each; references end in years too, in other places
_KINDS = frozenset({SectionKind.EDUCATION, SectionKind.EMPLOYMENT, SectionKind.AWARDS, SectionKind.GRANTS, SectionKind.SERVICE})
# the end of a sentence with a date: ", 1990-present. ", "(2000 – 2007). ", "Dec. 1987. "
_DATED_END = re.compile(
    r"(?:(?:19|20)\d\d|\b(?:present|now|current|heute|aujourd’hui|actualidad))\)?\.\s+(?=[A-Z“\"])", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})\.\s+(?=[A-Z“\"])")
_SHORTEST, _LONGEST = 12, 260  # characters of an entry
_FEWEST = 2  # dated sentences before the last one
_APART = 1.0


def unpack_lines(lines: Iterable[Line], kind: SectionKind) -> tuple[Line, ...]:
    """The lines of a section, one an entry where several were run together; all others as they are.

    A year and the first of its numbered entries in the next cell of a row are two lines.
    """
    lines = with_years_apart(tuple(lines))
    if kind is not SectionKind.PUBLICATIONS:  # where volumes are bold numbers
        lines = [piece for line in lines for piece in _unpack_opened(line)]
    if kind not in _KINDS:
        return tuple(lines)
    return tuple(piece for line in lines for piece in _unpack(line))


def _unpack_opened(line: Line) -> Iterator[Line]:
    """The line, or one for each date in bold and its colon that opens an entry: "**2019**: Oak Prize. **2018**: Elm Medal."."""
    runs = line.passage.runs(Style.BOLD) if line.page is None and not line.cells and len(line.text) > _LONGEST // 4 else []
    starts = [a for a, b in runs if _OPENER.fullmatch(line.text[a:b].strip()) and _COLON.match(line.text, b - 1)]
    if len(starts) < _FEWEST or line.text[: starts[0]].strip():
        yield line
        return
    for a, b in pairwise([*starts, len(line.text)]):
        piece = line.passage.cut(a, b).trimmed()
        yield replace(line, passage=piece) if a == starts[0] else replace(line, passage=piece, marker=None, gap=_APART)


# "2019", "2015-2017", "2015,2018", "2014 –"
_OPENER = re.compile(r"(?:19|20)\d\d(?:\s?[-–—,/]\s?(?:(?:19|20)?\d\d|present|now)?)*\s?:?", re.I)
_COLON = re.compile(r"[^\s:]?\s?:|:")


def _unpack(line: Line) -> Iterator[Line]:
    if line.cells or line.page is not None or len(line.text) <= _LONGEST // 4:
        yield line
        return
    ends = [match.end() for match in _DATED_END.finditer(line.text)] if line.text.count(".") >= _FEWEST else []
    bounds = [0, *ends, len(line.text)]
    pieces = [line.passage.cut(a, b).trimmed() for a, b in pairwise(bounds)]
    if len(ends) < _FEWEST or not all(_SHORTEST <= len(piece.text) <= _LONGEST for piece in pieces[:-1]):
        yield line
        return
    if any(_SENTENCE.search(piece.text) for piece in pieces[:-1]):
        yield line  # prose: some sentences have no date
        return
    for number, piece in enumerate(pieces):
        if piece.text:
            yield replace(line, passage=piece) if not number else replace(line, passage=piece, marker=None, gap=_APART)
