"""The lines of education and employment sections as rows.

Wrapped lines are joined, dates at the edges found, prose is told from headers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Line, Passage
from etl.model.quick import quickly_made
from etl.model.section import Section
from etl.normalize.dates import DateRange, settle_days
from etl.transform.items import without_column_heads
from etl.transform.line_joining import join_lines
from etl.transform.parsers.affiliations import Role, evidence_of
from etl.transform.parsers.broken_ranges import mend_ranges
from etl.transform.parsers.degrees import find_degree
from etl.transform.parsers.header_ends import EDGES, dates_outside_remarks, header_end, is_duration
from etl.transform.parsers.right_columns import mend_right_columns
from etl.transform.parsers.row_separators import Separator, end_of
from etl.transform.parsers.row_wording import is_labelled, is_prose, opens_entry, starts_with_date
from etl.transform.parsers.row_wrapping import group_lines
from etl.transform.parsers.run_ins import split_run_in
from etl.transform.parsers.stay_columns import mend_columns
from etl.transform.parsers.stay_parts import Part, split_parts

_FIELDS = frozenset(form for says in read_gazetteer("stay_labels").values() for form in says["forms"])
_FIELD_LABEL = re.compile(r"\s*([^:\n]{3,70}?)\s*:\s+(?=\S)")  # "Employer: ", "Dates: "
# whether a post is held, as in "Current position (2026–): Lecturer, ...", "Derzeitige Stelle: ..."
_STANDING = re.compile(
    rf"\s*(?:{'|'.join(map(re.escape, read_gazetteer('stay_standings')['standings']['forms']))})"
    r"\s*(?:(?=\([^()]*\d{4}[^()]*\)\s*:\s)|:\s+(?=\S))",
    re.I,
)
_DASH_BEHIND = re.compile(r"\s*([-–—])\s+(?=[^\W\d_])")  # "2015 – Professor"
_MARK = re.compile(r"[,;(\s]*(?:C?GPA|G\.P\.A\.|Grade|Note)\b", re.I)
_AFTER_DATE = re.compile(r"[\s.,;:)\]|•*–—-]*(?:\((?:[^()]*)\)|summers?|part[- ]time|full[- ]time)?[\s.,;:)\]|]*$", re.I)
_BEFORE_DATE = re.compile(
    r"^[\s(\[•*–—-]*(?:\d{1,2}[.)]\s+)?(?:a\.\s?a\.|AY|academic years?|anno accademico|année(?: universitaire)?|curso)?\s*"
    r"(?:(?:graduated|graduation|awarded|completed|defended|degree|starting|started|conferred)[:\s]*)?$",
    re.I,
)
_LONGEST_MARK = 60  # characters between "GPA" and the date behind it
_LONGEST_DATED = 500  # characters of a row that may have a stay's date at an end
_LONGEST_HEADER = 240  # characters of a row that may hold its header


@quickly_made
@dataclass(frozen=True)
class Row:
    """A line with what it wraps into; `heading` rows are subheadings taken for the first line of an entry.

    `cells` are those of a row that may be a header: its parts are worked out when they are asked for; for most prose nobody does.
    `separator` is what parts them beside the usual ones.
    """

    lines: tuple[Line, ...]
    passage: Passage
    is_first: bool = False
    is_heading: bool = False
    dates: tuple[DateRange, ...] = ()
    cells: tuple[tuple[int, int], ...] | None = None
    separator: Separator = Separator.USUAL

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The parts of a header; none of a row that cannot be one."""
        if self.cells is None:
            return ()
        return tuple(split_parts(self.passage.cut(0, _LONGEST_HEADER), self.cells, 0, self.separator, self.dates))

    @property
    def line(self) -> Line:
        return self.lines[0]

    @property
    def text(self) -> str:
        return self.passage.text

    def has(self, *roles: Role, least: float = 0.6) -> bool:
        """Whether a part of the row speaks for one of `roles`."""
        for part in self.parts:
            found = evidence_of(part.passage.text)
            if found is not None and found[0] in roles and found[1] >= least:
                return True
        return False


def read_rows(lines: Sequence[Line], heading: Passage | None = None) -> list[Row]:
    """The rows of a section; the words of `heading` come first when they are given."""
    rows = []
    if heading is not None:
        rows.append(_row((), heading, (), is_first=True, is_heading=True))
    for group in group_lines(mend_ranges(mend_right_columns(mend_columns(without_column_heads(lines))))):
        cells = group[0].cells if len(group) == 1 else ()
        row = _row(tuple(group), _joined(group), cells, is_first=not rows)
        parted = split_run_in(row.passage, is_dated=bool(row.dates))
        rows += [row] if parted is None else [_row(row.lines, parted[0], (), is_first=row.is_first), Row((), parted[1])]
    return _with_open_dashes(rows)


def _with_open_dashes(rows: list[Row]) -> list[Row]:
    """The rows, a date before a dash left open where other rows show that none parts dates from what follows: "2015 – Professor"
    among "2008 – 2015 Lecturer"."""
    fronts = [(row, row.dates[0]) for row in rows if row.dates and not row.text[: row.dates[0].start].strip(" (•")]
    dashed = [row for row, date in fronts if date.first is None and _DASH_BEHIND.match(row.text, date.end)]
    ranges = [_DASH_BEHIND.match(row.text, date.end) for row, date in fronts if date.first is not None and date.last is not None]
    if not dashed or not ranges or any(ranges):
        return rows
    return [_opened(row) if any(row is other for other in dashed) else row for row in rows]


def _opened(row: Row) -> Row:
    date = row.dates[0]
    dash = _DASH_BEHIND.match(row.text, date.end)
    if dash is None:
        return row
    at = dash.span(1)
    date = replace(
        date, end=at[1], first=date.last, first_at=date.last_at, last=None, last_at=None, ongoing=not date.expected, ongoing_at=at
    )
    return replace(row, dates=(date, *row.dates[1:]))


def read_plain_rows(section: Section) -> tuple[Row, ...]:
    """The rows of a section that holds no stays: wrapped lines joined, dates and parts left unread; worked out once."""
    rows: tuple[Row, ...] | None = section.memo.get(_PLAIN_ROWS)
    if rows is None:
        rows = section.memo[_PLAIN_ROWS] = tuple([Row(tuple(group), _joined(group)) for group in group_lines(section.lines)])
    return rows


_PLAIN_ROWS = "plain_rows"


def read_row(lines: tuple[Line, ...], passage: Passage) -> Row:
    """The row of a passage put together from pieces of several."""
    return _row(lines, passage, (), is_first=False)


def _joined(group: Sequence[Line]) -> Passage:
    return join_lines(group) if len(group) > 1 else group[0].passage


def _row(
    lines: tuple[Line, ...], passage: Passage, cells: tuple[tuple[int, int], ...], *, is_first: bool, is_heading: bool = False
) -> Row:
    if (label := _FIELD_LABEL.match(passage.text)) and label[1].casefold() in _FIELDS and not cells:
        passage = passage.cut(label.end())
    if standing := _STANDING.match(passage.text):
        passage = passage.cut(standing.end())
    prose = not is_heading and is_prose(passage.text) and not opens_entry(passage.text)
    dates = () if prose or len(passage.text) > _LONGEST_DATED else tuple(_edge_dates(passage, cells))
    return Row(lines, passage, is_first, is_heading, dates, cells)


def with_separator(row: Row, separator: Separator) -> Row:
    """The row read as one of a list whose fields are parted so."""
    return replace(row, separator=separator, dates=tuple(_edge_dates(row.passage, row.cells or (), separator)))


def _edge_dates(passage: Passage, cells: tuple[tuple[int, int], ...], separator: Separator = Separator.USUAL) -> list[DateRange]:
    """The dates that stand in the row as a post's or a degree's own: at an end of it, in a cell, behind a degree."""
    text = passage.text
    if separator is Separator.USUAL and is_labelled(text) and not starts_with_date(text):
        return []
    end = end_of(text, separator)
    found = dates_outside_remarks(text)
    ranges = [date for date in found if date.start < end or _labels_graduation(text, date)]
    if not ranges and found and _closes_thesis(text, found[-1], end):
        ranges = found[-1:]
    return [
        settle_days(date, text, passage.document.text)
        for i, date in enumerate(ranges)
        if _BEFORE_DATE.match(text[: date.start])
        or _AFTER_DATE.match(text[date.end :])
        or is_duration(text[date.end :].strip(" ,;:|•·–—-"))
        or (date.start > 0 and text[date.start - 1] == "(" and len(text) - date.end < 40)
        or any(start - 1 <= date.start and date.end <= end + 1 and end - start < 40 for start, end in cells)
        or _follows_degree(text, ranges, i)
        or _is_own_piece(text, date)
        or _closes_header(text, date, end)
        or _parts_roles(text, date)
    ]


def _labels_graduation(text: str, date: DateRange) -> bool:
    """Whether the date stands behind a mark at the row's end: "GPA: 4.0 (2015–2019)"."""
    between = text[header_end(text) : date.start]
    return bool(_AFTER_DATE.match(text[date.end :])) and (
        "\t" in between or between.rstrip().endswith("(") or bool(_MARK.match(between) and len(between) < _LONGEST_MARK)
    )


def _closes_thesis(text: str, date: DateRange, end: int) -> bool:
    """Whether the row's only date stands behind the title of a degree's thesis: "M.A., Elm College, Dissertation: Dust, 1999"."""
    degree = find_degree(text)
    sure = degree is not None and degree.strength >= _SURE_DEGREE
    return sure and _THESIS_LABEL.match(text, end) is not None and text[: date.start].rstrip().endswith(",") and _ends(text, date)


def _ends(text: str, date: DateRange) -> bool:
    return not text[date.end :].strip(" .,;)")


_THESIS_LABEL = re.compile(r"[\s,;.(]*(?:[\w’'.]+\s)?(?:thesis|dissertation|mémoire|thèse|tesis|tesi)\b[^:]{0,12}:", re.I)
_SURE_DEGREE = 0.85


def _follows_degree(text: str, ranges: Sequence[DateRange], i: int) -> bool:
    """Whether the date stands right behind a degree: "PhD 2015, Physics", "MA 2013, MPhil 2014, History"."""
    start = ranges[i - 1].end if i else 0
    before = text[start : ranges[i].start].strip(" ,;(:")
    found = evidence_of(before) if before else None
    return bool(found) and found is not None and found[0] is Role.DEGREE and len(before) < 40


def _is_own_piece(text: str, date: DateRange) -> bool:
    """Whether separators stand on both sides: "Example Corp. | 2019–2020 | Berlin", "Oslo, 2019–2020, Norway"."""
    before, after = text[: date.start].rstrip(), text[date.end :].lstrip()
    return bool(before and after) and before[-1] in ",|;—–•(\t" and after[0] in ",|;—–•)\t." and len(text) < 160


def _closes_header(text: str, date: DateRange, end: int) -> bool:
    """Whether the date is the header's last piece, more being told behind it: "Engineer, Elm Corp. 2015–2020. Supervisor: ..."."""
    before = text[: date.start].rstrip()
    if date.end > end or text[date.end : end].strip(EDGES) or not before:
        return False
    found = evidence_of(before)
    return before[-1] in ".,;|(\t–—" or found == (Role.TITLE, 0.95) or (found is not None and found[0] is Role.DEGREE)


def _parts_roles(text: str, date: DateRange) -> bool:
    """Whether the date parts an organization from a post: "Example Corp., Oslo, 2019–2020 Research Engineer"."""
    before, after = text[: date.start].split(",")[0].strip(" ,("), text[date.end :].strip(" ,:)")
    if not before or not after or len(text) > 200:
        return False
    left, right = evidence_of(before), evidence_of(after)
    posts = (Role.TITLE, Role.DEGREE)
    if left is None or right is None or min(left[1], right[1]) < 0.6:
        return bool(
            right
            and right[0] in posts
            and right[1] >= 0.6
            and len(before.split()) < 8
            and text[: date.start].rstrip().endswith(",")
        )
    return (left[0] in posts) != (right[0] in posts)
