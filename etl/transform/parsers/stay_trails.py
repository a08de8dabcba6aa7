"""The rows below a stay's date that complete its header, and how a row of one is set."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model import regex as re
from etl.model.document import Style
from etl.transform.parsers.affiliations import TRADE, Role, evidence_of
from etl.transform.parsers.row_wording import is_labelled, is_prose, is_told
from etl.transform.parsers.stay import Stay
from etl.transform.parsers.stay_fused import is_field
from etl.transform.parsers.stay_rows import Row

_MOST_HEADER = 2  # rows of a header that names what its words do not tell
_MOST_BELOW_DATE = 3  # the same where the date has a row of its own
_SURE_NAME = 0.85
_FIRST_WORD, _NEAR_FRONT = re.compile(r"\w+"), 8


def form_of(row: Row) -> tuple[object, ...]:
    """How a row is set, as far as rows of one part in the layout share it."""
    if not row.lines:
        return ("heading",)
    line = row.line
    word = _FIRST_WORD.search(row.text, 0, _NEAR_FRONT)
    bold = word is not None and row.passage.is_set(Style.BOLD, *word.span())
    level = line.level if line.marker is not None else 0
    return (line.marker is not None, level, round(line.indent / 3), bold, len(line.cells) > 1)


def is_bare_date(row: Row) -> bool:
    """Whether nothing but dates, places and remarks stands in the row."""
    return bool(row.dates) and all((found := evidence_of(part.text)) and found[0] in (Role.PLACE, Role.NOTE) for part in row.parts)


def trail_of(stay: Stay) -> list[Row]:
    """The rows below the date that complete the header: what names the post, the degree or the organization still lacking."""
    fields: list[Row] = []
    taken: list[Row] = []
    most = _MOST_BELOW_DATE if is_bare_date(stay.anchor) and not stay.lead else _MOST_HEADER
    below = [row for row in stay.details[:4] if not names_place_alone(row)]  # "2019", "Elm University", "Leeds", "Ph.D. in Sand"
    rows = below[:2]
    if rows and _is_field_of_degree(rows, stay):  # "Ph.D.  2019" above "Physics" above "Elm University"
        fields, rows = rows[:1], below[1:3]
    for row in rows:
        known = [*stay.lead, stay.anchor, *taken]
        lacks_name = not any(r.has(Role.ORGANIZATION, Role.UNIT) for r in known) or (
            (row.has(Role.ORGANIZATION, least=_SURE_NAME) or _is_name_and_place(row))
            and not any(_has_name_of_its_own(r) for r in known)
        )
        lacks_post = not any(r.has(Role.TITLE, Role.DEGREE) for r in known)
        if not (lacks_name or lacks_post) or (row.lines and is_labelled(row.text)):
            break
        gives = (lacks_name and (row.has(Role.ORGANIZATION, Role.UNIT) or _is_name_and_place(row))) or (
            lacks_post and row.has(Role.TITLE, Role.DEGREE)
        )
        plain = bool(row.lines) and (row.line.marker is None or stay.anchor.line.marker is not None) and len(row.text) < 100
        is_unit = any(r.has(Role.DEGREE) for r in known) and is_chair(row.text)
        if (
            not lacks_post
            and not is_unit
            and row.has(Role.TITLE, Role.DEGREE, least=_SURE_NAME)
            and row.has(Role.ORGANIZATION, least=_SURE_NAME)
        ):
            break  # a post of its own
        if is_told(row.text) or _SENTENCE.fullmatch(row.text.strip()) or _is_next_item(row, stay.anchor):
            break
        if is_prose(row.text) and not (gives and row.parts and (found := evidence_of(row.parts[0].text)) and found[1] >= 0.9):
            break
        if gives and _is_detail_row(row, stay.anchor):
            break
        if gives or (plain and len(known) < most and not row.text.endswith(".")):
            taken.append(row)
        elif taken:
            break
    return [*fields, *taken] if taken else []


# "and kept the kiln of Elmford.", "Kept the archive."
_SENTENCE = re.compile(r"[a-zà-ÿ].*\.|[A-ZÀ-Þ][a-zà-ÿ]+(?:\s[a-zà-ÿ]+){2,}\.", re.S)


def _has_name_of_its_own(row: Row) -> bool:
    """Whether the row names an organization; a line of business behind a post may be the post's: "Director, Sand Systems"."""
    for i, part in enumerate(row.parts):
        found = evidence_of(part.text)
        if found is None or found[0] is not Role.ORGANIZATION or found[1] < _DOUBT:
            continue
        before = evidence_of(row.parts[i - 1].text) if i else None
        posts = (Role.TITLE, Role.DEGREE) if part.comma else (Role.DEGREE,)  # "M.Sc. – Public Health"
        if found[1] > TRADE or before is None or before[0] not in posts:
            return True
    return False


_DOUBT = 0.5


def drop_odd_trails(stays: Sequence[Stay]) -> None:
    """Where the headers of a list end with the date, the row below one is no part of it either, if another name than the post's
    stands in that header: "Data Analyst, Tarnvik" above "2013–2016" above a sentence."""
    ended = [stay for stay in stays if not stay.trail and _is_whole(stay)]
    if len(ended) < max(_FEWEST_ENDED, _SHARE_ENDED * len(stays)):
        return
    for stay in stays:
        if stay.trail and _is_whole(stay):
            stay.trail = []


def complete_trails(stays: Sequence[Stay]) -> None:
    """Where the employer stands in the row below the date in most entries of a list, it does so in the others: "Brightwell, Leeds.
    Diagnostic technician for three farms." below "Technician, 2010–2012"."""
    below = [stay for stay in stays if len(stay.trail) == 1 and not stay.lead and _opens_with_name(stay.trail[0])]
    if len(below) < max(_FEWEST_ENDED, _SHARE_ENDED * len(stays)):
        return
    form = form_of(below[0].trail[0])
    for stay in stays:
        row = stay.details[0] if stay.details and not stay.trail and not stay.lead else None
        lacks_name = not stay.anchor.has(Role.ORGANIZATION, Role.UNIT, least=0.5)
        if row is not None and lacks_name and form_of(row) == form and not is_labelled(row.text) and _opens_with_name(row):
            stay.trail = [row]


def _opens_with_name(row: Row) -> bool:
    found = evidence_of(row.parts[0].text) if row.parts else None
    opens = bool(row.parts) and row.text[:1].isupper() and len(row.parts[0].text.split()) <= _LONGEST_NAME
    told = found is None and len(row.parts) == 1 and row.text.rstrip().endswith(".")  # "Kept the Elm."
    return opens and not told and not row.dates and (found is None or found[0] in (Role.ORGANIZATION, Role.UNIT))


_LONGEST_NAME = 8


def _is_whole(stay: Stay) -> bool:
    """Whether a post and another name stand in the date's row and above it."""
    rows = [*stay.lead, stay.anchor]
    posts = any(row.has(Role.TITLE, Role.DEGREE) for row in rows)
    found = [(part.text, evidence_of(part.text)) for row in rows for part in row.parts]
    if any(row.has(Role.DEGREE, least=_SURE_NAME) for row in rows):  # beside which what is not surely a name is the field
        return any(each is not None and each[0] is Role.ORGANIZATION and each[1] >= _SURE_NAME for _, each in found)
    return posts and any(text[:1].isupper() and (each is None or each[0] is Role.ORGANIZATION) for text, each in found)


_FEWEST_ENDED, _SHARE_ENDED = 2, 0.6


def _is_name_and_place(row: Row) -> bool:
    """Whether the row is a name and where it is: "Brightwell, Oslo, Norway", "Institute for Sand, Leeds"."""
    if len(row.parts) < _NAME_AND_PLACE or row.dates or not row.text[:1].isupper():
        return False
    first, *places = (evidence_of(part.text) for part in row.parts)
    named = first is None or first[0] in (Role.ORGANIZATION, Role.UNIT)
    return named and all(found is not None and found[0] is Role.PLACE for found in places)


_NAME_AND_PLACE = 2


def _is_field_of_degree(rows: Sequence[Row], stay: Stay) -> bool:
    """Whether the first of the rows is a field of study and nothing else, below a degree that has the date's row to itself: by its
    words, or by the school in the row below."""
    row = rows[0]
    alone = len(stay.anchor.parts) == 1 and stay.anchor.has(Role.DEGREE, least=_SURE_NAME)
    plain = bool(row.lines) and row.line.marker is None and len(row.parts) == 1 and not row.dates and not is_prose(row.text)
    if not (alone and plain) or is_labelled(row.text) or row.has(Role.ORGANIZATION, least=_SURE_NAME):
        return False
    below = rows[1] if len(rows) > 1 else None
    above_school = below is not None and below.has(Role.ORGANIZATION, least=_SURE_NAME) and not row.has(Role.UNIT, Role.DEGREE)
    return is_field(row.text) or (above_school and len(row.text.split()) <= _LONGEST_FIELD)


_LONGEST_FIELD = 5


def names_place_alone(row: Row) -> bool:
    """Whether the row says where the entry is and nothing else: "Leeds, England"."""
    return (
        not row.dates
        and len(row.text) <= _LONGEST_PLACE  # before its parts are worked out
        and bool(row.parts)
        and all((found := evidence_of(part.text)) and found[0] is Role.PLACE for part in row.parts)
    )


_LONGEST_PLACE = 80


def is_chair(text: str) -> bool:
    """Whether the text is a chair as a unit of a university, where degrees are listed: "Chair of Sand Physics"."""
    return _CHAIR.match(text) is not None


_CHAIR = re.compile(r"Chair (?:of|for) [A-Z]")


def _is_next_item(row: Row, anchor: Row) -> bool:
    """Whether the row is another item of the list that the date's row is one of."""
    if not (row.lines and anchor.lines) or row.line.marker is None or row.line.marker != anchor.line.marker:
        return False
    return row.line.level <= anchor.line.level and row.line.indent <= anchor.line.indent


def _is_detail_row(row: Row, anchor: Row) -> bool:
    """Whether a marked row below an unmarked date only mentions a body: "- Ran studies with hospitals"."""
    if not row.lines or not anchor.lines or row.line.marker is None or anchor.line.marker is not None:
        return False
    found = evidence_of(row.parts[0].text) if row.parts else None
    return found is None or found[1] < _SURE_NAME
