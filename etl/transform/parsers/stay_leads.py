"""How many rows above its date belong to a stay: an employer, a post or a degree that a row of its own names first.

It is the list's convention, learned from its first entry; each other entry has as many, unless its rows are set otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etl.model import regex as re
from etl.model.document import Style
from etl.transform.parsers.affiliations import Role, evidence_of, is_column_head, is_named_institute
from etl.transform.parsers.row_wording import is_labelled, is_prose
from etl.transform.parsers.stay_fused import is_field
from etl.transform.parsers.stay_rows import Row
from etl.transform.parsers.stay_trails import form_of, is_bare_date, names_place_alone

_MOST_LEADS = 3
_SURE_NAME = 0.85
# how a sentence ends, no abbreviation: "Owning the payments roadmap."
_SENTENCE_END = re.compile(r"\s[a-zà-ÿ]{4,}\.\s*$")
# a line above several entries that says what they are: "Research experience", "Academic positions"
_GROUP = re.compile(
    r"(?:[^\W\d_][\w/&-]*\s+){0,3}(?:experiences?|positions?|appointments|employment|internships|activities|work|erfahrung(?:en)?"
    r"|tätigkeit(?:en)?|expériences?|postes|stages|experiencias?|puestos|esperienz[ae]|experiências?)\s*:?",
    re.I,
)


def names_stand_below(rows: Sequence[Row], anchors: Sequence[int]) -> bool:
    """Whether the list prints the employer below the post and its date, whatever stands above the first: what closes an entry is no
    name, and what follows its date is one in most of them."""
    told = [i for i in anchors if rows[i].has(Role.TITLE, Role.DEGREE, least=0.75)]
    posts = [i for i in told if not rows[i].has(Role.ORGANIZATION, least=0.75)]
    if len(posts) < _FEWEST_ALIKE or len(posts) < len(anchors) * _SHARE_ALIKE:
        return False
    below = sum(i + 1 < len(rows) and _is_name_row(rows[i + 1]) for i in posts)
    above = sum(_is_name_row(row) for i in posts if (row := next(_rows_above(rows, i), None)) is not None)
    return below >= _SHARE_ALIKE * len(posts) and 2 * above < below


_FEWEST_ALIKE, _SHARE_ALIKE = 2, 0.75


def _rows_above(rows: Sequence[Row], i: int) -> Iterator[Row]:
    return (row for row in reversed(rows[:i]) if not names_place_alone(row))


def degrees_stand_below(rows: Sequence[Row], anchors: Sequence[int]) -> bool:
    """Whether a list prints the degree below the school and its date, or the school below the degree and its date: what follows the
    last date is what the rows with dates lack, and nothing that they hold."""
    tail = rows[anchors[-1] + 1 : anchors[-1] + 1 + _MOST_LEADS]
    dated = [rows[i] for i in anchors]
    if len(dated) < _FEWEST_ALIKE or any(row.dates for row in tail):
        return False
    for held, lacking in ((_names_school, _names_degree), (_names_degree, _names_school)):
        if all(map(held, dated)) and not any(map(lacking, dated)):
            return any(map(lacking, tail)) and not any(map(held, tail))
    return False


def _is_name_row(row: Row) -> bool:
    """Whether the row opens with an organization: "Elm University, Oslo", no sentence about one."""
    found = evidence_of(row.parts[0].text) if row.parts and not row.dates else None
    return found is not None and found[0] is Role.ORGANIZATION and found[1] >= _LEAST_NAME and not is_prose(row.text)


_LEAST_NAME = 0.6


def lead_count(rows: Sequence[Row], anchor: int, *, of_degrees: bool) -> int:
    """How many rows of the first entry stand above its date."""
    count = 0
    for row in reversed(rows[:anchor]):
        if not may_lead(row) or count == _MOST_LEADS or _is_entry_itself(row, rows[anchor]):
            break
        if of_degrees and _names_school(row) and _are_complete(rows[anchor - count : anchor + 1]):
            break  # the school of a degree without a date
        count += 1
    while count and count < anchor and not _may_open(rows, anchor - count):
        count -= 1
    return count


def _names_school(row: Row) -> bool:
    """Whether a part is surely a school: no "Library and Sand Science"."""
    names = [part.text for part in row.parts if (found := evidence_of(part.text)) and found[0] is Role.ORGANIZATION]
    return row.has(Role.ORGANIZATION, least=_SURE_NAME) and any(is_named_institute(name) or not is_field(name) for name in names)


def _are_complete(rows: Sequence[Row]) -> bool:
    """Whether the rows name a degree and its school."""
    return any(map(_names_school, rows)) and any(map(_names_degree, rows))


def _names_degree(row: Row) -> bool:
    return row.has(Role.DEGREE, least=_SURE_NAME)


def _is_entry_itself(row: Row, anchor: Row) -> bool:
    """Whether a row without a date is an entry like the dated one: "PhD, Elm University" above "MSc, Oak College, 2012"."""
    if not (row.lines and anchor.lines) or row.line.marker != anchor.line.marker or row.line.level != anchor.line.level:
        return False
    return _is_complete(row) and (_is_complete(anchor) or row.line.marker is not None)


def _may_open(rows: Sequence[Row], index: int) -> bool:
    """Whether a row above the date may be an entry's first: it names a post or an employer, or is set off (bold, marked)."""
    row = rows[index]
    if row.has(Role.ORGANIZATION, Role.TITLE, Role.DEGREE, Role.UNIT):
        return True
    return bool(row.lines) and (row.passage.is_set(Style.BOLD) or row.line.marker is not None) and len(row.text) < 80


def may_lead(row: Row) -> bool:
    return (
        not is_prose(row.text)
        and not (row.lines and is_labelled(row.text))
        and len(row.text) < 160
        and (not row.text.rstrip().endswith(":") or _names_employer_alone(row))
        and not (row.lines and _GROUP.fullmatch(row.text.strip()))
        and not (len(row.parts) > 1 and all(is_column_head(part.text) for part in row.parts))
        and not (row.lines and _SENTENCE_END.search(row.text))
    )


def _names_employer_alone(row: Row) -> bool:
    """Whether nothing but an employer stands before a colon: "Elm Insurance:" above its posts."""
    return len(row.parts) == 1 and len(row.text.split()) <= _MOST_WORDS and row.has(Role.ORGANIZATION, Role.UNIT, least=_SURE_UNIT)


_MOST_WORDS = 6
_SURE_UNIT = 0.6


def leads_of(rows: Sequence[Row], anchors: Sequence[int], n: int, most: int) -> int:
    """How many rows above the n-th anchor belong to it: set like the first entry's, not like details."""
    index = anchors[n]
    if n == 0:
        return most
    if not most:
        if is_bare_date(rows[anchors[0]]):
            return 0  # the first entry opens with its date, so this one does
        return int(is_bare_date(rows[index]) and index - 1 > anchors[n - 1] and _names_post(rows[index - 1]))
    if is_bare_date(rows[anchors[0]]) and _is_complete(rows[index]):
        return 0
    begin = anchors[n - 1] + 1
    count = 0
    for back in range(1, most + 1):
        i = index - back
        if i < begin or not may_lead(rows[i]):
            break
        count = back
        if rows[i].is_first:
            break
    if count == most and _opens_several_degrees(rows, index - count - 1, begin):
        return count + 1
    while count:
        row = rows[index - count]
        if names_place_alone(row):
            count -= 1
            continue
        if row.is_heading or (
            (
                form_of(row) == form_of(rows[anchors[0] - count])
                or row.has(Role.ORGANIZATION, least=0.7)
                or _is_outdented(row, rows[anchors[0] - count], rows[index])
                or (_names_degree(row) and _names_degree(rows[anchors[0] - count]))
            )
            and not _is_detail(row, rows[index])
        ):
            return count
        count -= 1
    return 0


def _opens_several_degrees(rows: Sequence[Row], above: int, begin: int) -> bool:
    """Whether the row names the school of two degrees below it that share a date: "Elm University", "B.S., Dust", "B.A., Light"."""
    if above < begin or not may_lead(rows[above]) or not rows[above].has(Role.ORGANIZATION, least=_SURE_NAME):
        return False
    below = rows[above + 1 : above + 3]
    return all(row.has(Role.DEGREE, least=_SURE_NAME) and not row.has(Role.ORGANIZATION, least=_SURE_NAME) for row in below)


def _is_outdented(row: Row, first: Row, anchor: Row) -> bool:
    """Whether the row stands as far left of the date's as the first entry's, whatever its type: "Brightwell" above its posts."""
    if not (row.lines and first.lines and anchor.lines) or row.line.marker is not None:
        return False
    return row.line.indent < anchor.line.indent - 1 and abs(row.line.indent - first.line.indent) <= 1


def _names_post(row: Row) -> bool:
    return may_lead(row) and row.has(Role.TITLE, Role.DEGREE, least=0.75) and len(row.parts) > 1


def _is_complete(row: Row) -> bool:
    return row.has(Role.TITLE, Role.DEGREE, least=0.75) and row.has(Role.ORGANIZATION, least=0.75)


def _is_detail(row: Row, anchor: Row) -> bool:
    """Whether a marked row above an unmarked date is a description of the entry before."""
    if not row.lines or not anchor.lines:
        return False
    is_named = row.has(Role.ORGANIZATION, Role.TITLE, Role.DEGREE) or _names_employer_alone(row)
    return row.line.marker is not None and anchor.line.marker is None and not is_named
