"""The lines of education and employment sections as rows.

Wrapped lines are joined, dates at the edges found, prose is told from headers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.gazetteers.loader import read_gazetteer
from etl.model.document import Line, Passage, Style
from etl.normalize.dates import DateRange, find_date_ranges
from etl.transform.line_joining import join_lines
from etl.transform.parsers.affiliations import Role, evidence_of
from etl.transform.parsers.header_ends import dates_outside_remarks, header_end, is_duration
from etl.transform.parsers.stay_parts import Part, split_parts

_ADVISING = frozenset(read_gazetteer("advising_words")["labels"])
_FIELDS = frozenset(read_gazetteer("organization_words")["labels"])
_FIELD_LABEL = re.compile(r"\s*([^:\n]{3,70}?)\s*:\s+(?=\S)")  # "Employer: ", "Dates: "
_GOES_ON = re.compile(r"(?:[,&/–—-]|\b(?:and|of|the|for|in|at|to|on|und|der|des|für|et|de|du|des|la|y|e|di|del|della|do|da))$")
_ONE_WORD = re.compile(
    r"(?:University|Institute|College|Laboratory|Laboratories|School|Center|Centre|Department|Universität|Université)[.,]?$"
)
# a label and its colon: "GPA: 4.0", "Advisor: Ada Example", "Relevant coursework: ...", "(Thesis: ...)"
_LABELLED = re.compile(r"[(\[]?\s*[A-ZÄÖÜa-z][\w’'./()-]*(?:\s[\w’'./()&-]+){0,3}\s?:(?:\s|$)|[(\[]?C?GPA\b")
_SENTENCE_START = re.compile(r"(?:I|We|My|Our|The|This|These|In|At|As|During|Also|For|Under|With|While|Using|Including)\s+[a-zA-Z]")
# "Since 2020 I am head of ...", "Davor war ich ...": a sentence whatever else it holds
_FIRST_PERSON = re.compile(
    r"\b(?:I (?:am|was|have|had|work|worked|joined|hold|held|became|serve|served|received|earned|moved|started|completed|obtained"
    r"|spent)|(?:[Ii]ch (?:bin|war|arbeite|habe|wurde)|(?:bin|war|habe|arbeite|wurde) ich)|[Jj]e suis|[Jj]['’](?:ai|étais)"
    r"|ik (?:ben|was))\b"
)
# "Developed", "Working", but for words that open names and titles
_VERB = re.compile(
    r"(?!Visiting|Managing|Consulting|Marketing|Engineering|Acting|Founding|Teaching|Computing|Learning|Training|Nursing|Distinguished"
    r"|Advanced|Applied|Associated|United|Integrated|Certified|Limited|Expected|Graduated|Contracting|Incoming|Leading|Licensed|Chartered"
    r"|Guided|Combined|Red|Med|Fed|King|Beijing|Nanjing|Chongqing|Spring|Reading|Wyoming|Boeing|Sterling|Manufacturing|Accounting)"
    r"[A-Z][a-z]+(?:ed|ing)\b|(?:Led|Built|Wrote|Won|Held|Ran|Gave|Taught|Took|Made|Drove|Oversaw|Grew|Set|Develop|Design"
    r"|Implement|Propose|Conduct|Build|Lead|Manage|Write|Train|Analyze|Work|Help|Improve|Apply|Use|Create|Study|Investigate|Explore|Accelerate)\b"
)
_MARK = re.compile(r"[,;(\s]*(?:C?GPA|G\.P\.A\.|Grade|Note)\b", re.I)
_AFTER_DATE = re.compile(r"[\s.,;:)\]|•*–—-]*(?:\((?:[^()]*)\)|summers?|part[- ]time|full[- ]time)?[\s.,;:)\]|]*$", re.I)
_BEFORE_DATE = re.compile(
    r"^[\s(\[•*–—-]*(?:a\.\s?a\.|AY|academic years?|anno accademico|année(?: universitaire)?|curso)?\s*"
    r"(?:(?:graduated|graduation|awarded|completed|defended|degree|starting|started|conferred)[:\s]*)?$",
    re.I,
)
_DATE_AFTER = re.compile(r"^[\s,;:)\]|•*–—-]+")
_BROKEN_OFF = re.compile(r"\d\s*[-–—]\s*$")  # "05/2020 –", whose end stands on the next line
_DATE_AT_FRONT = 40  # characters in which a date at the front of a line shows a digit
_SET_OFF = re.compile(r"(?:\s{2,}|[\t,|(·•]\s*|\s[–—-]\s*)$")
_FIRST_PIECE = re.compile(r"[,;|\t(]|\s(?:at|presso|bei|an der)\s")
_SURE_DEGREE = 0.85
_LONGEST_MARK = 60  # characters between "GPA" and the date behind it
_MOST_LINES = 30  # that one row wraps into
_LONGEST_DATED = 500  # characters of a row that may have a stay's date at an end
_LONGEST_HEADER = 240  # characters of a row that may hold its header
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Row:
    """A line with what it wraps into; `heading` rows are subheadings taken for the first line of an entry."""

    lines: tuple[Line, ...]
    passage: Passage
    is_first: bool = False
    is_heading: bool = False
    dates: tuple[DateRange, ...] = ()
    parts: tuple[Part, ...] = field(default=())

    @property
    def line(self) -> Line:
        return self.lines[0]

    @property
    def text(self) -> str:
        return self.passage.text

    def has(self, *roles: Role, least: float = 0.6) -> bool:
        """Whether a part of the row speaks for one of `roles`."""
        return any((found := evidence_of(part.text)) and found[0] in roles and found[1] >= least for part in self.parts)


def read_rows(lines: Sequence[Line], heading: Passage | None = None) -> list[Row]:
    """The rows of a section; the words of `heading` come first when they are given."""
    rows = []
    if heading is not None:
        rows.append(_row((), heading, (), is_first=True, is_heading=True))
    for group in _groups(lines):
        cells = group[0].cells if len(group) == 1 else ()
        rows.append(_row(tuple(group), _joined(group), cells, is_first=not rows))
    return rows


def read_plain_rows(lines: Sequence[Line]) -> list[Row]:
    """The rows of a section that holds no stays: wrapped lines joined, dates and parts left unread."""
    return [Row(tuple(group), _joined(group)) for group in _groups(lines)]


def _joined(group: Sequence[Line]) -> Passage:
    return join_lines(group) if len(group) > 1 else group[0].passage


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Each line with what it wraps into."""
    widest = max((len(line.text) for line in lines), default=0)
    groups: list[list[Line]] = []
    for line in lines:
        if not line.text.strip():
            continue
        if groups and len(groups[-1]) < _MOST_LINES and _continues(groups[-1], line, widest):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _row(
    lines: tuple[Line, ...], passage: Passage, cells: tuple[tuple[int, int], ...], *, is_first: bool, is_heading: bool = False
) -> Row:
    if (label := _FIELD_LABEL.match(passage.text)) and label[1].casefold() in _FIELDS and not cells:
        passage = passage.cut(label.end())
    prose = not is_heading and is_prose(passage.text) and not _opens_entry(passage.text)
    dates = () if prose or len(passage.text) > _LONGEST_DATED else tuple(_edge_dates(passage, cells))
    parts = tuple(split_parts(passage.cut(0, _LONGEST_HEADER), cells, 0))
    return Row(lines, passage, is_first, is_heading, dates, parts)


def _continues(group: list[Line], line: Line, widest: int) -> bool:
    """Whether the line is the rest of the one before, which was too long."""
    before = group[-1]
    if line.marker is not None or line.column != before.column or line.gap > max(0.6, before.gap) or line.heading or before.heading:
        return False
    if line.cells and before.cells:
        return False
    text, next_text = before.text.rstrip(), line.text.strip()
    if _opens_like(group[0], line):
        return False
    if before.passage.is_set(Style.BOLD) and not line.passage.is_set(Style.BOLD) and not text.endswith(","):
        return False
    if is_labelled(next_text) and not next_text[:1].islower():
        return False
    if _ends_with_date(text) and not next_text[:1].islower():
        return False
    if line.indent < before.indent - 1 or (
        line.passage.is_set(Style.BOLD, 0, len(next_text.split(" ")[0])) and next_text[:1].islower()
    ):
        return False
    if _GOES_ON.search(text) or next_text[:1].islower() or next_text[:1] in "&(,":
        return not (text.endswith(("-", "–", "—")) and find_date_ranges(text))
    if line.gap <= 0.1 and group[0].marker is not None and before.indent <= line.indent + 1 and not _starts_with_date(next_text):
        return is_prose(text) or len(text) + len(next_text.split(" ")[0]) > widest
    if _ONE_WORD.match(next_text.split(",")[0].strip() + ","):
        return line.gap <= 0.3 and not line.passage.is_set(Style.BOLD, 0, 1)
    if text.endswith(".") or line.cells or abs(line.size - before.size) > 0.05:
        return False
    if text.endswith(")") and _names_entry(next_text):
        return False
    return is_prose(text) and line.gap <= 0.3 and len(text) > 0.8 * widest and line.indent == before.indent


def _opens_like(first: Line, line: Line) -> bool:
    """Whether both lines open with a date and stand equally far left: two entries, unless the first breaks off in its range."""
    if line.indent > first.indent + 1 or not any(map(str.isdigit, line.text[:_DATE_AT_FRONT])) or first.marker is not None:
        return False
    return _starts_with_date(line.text.strip()) and _starts_with_date(first.text.strip()) and not _BROKEN_OFF.search(first.text)


def _starts_with_date(text: str) -> bool:
    ranges = find_date_ranges(text[:60])
    return bool(ranges) and not text[: ranges[0].start].strip(" (•")


def _ends_with_date(text: str) -> bool:
    """Whether a date closes the line, set off from what stands before it."""
    ranges = find_date_ranges(text[-40:])
    return bool(ranges) and not text[-40:][ranges[-1].end :].strip(" .)]") and bool(_SET_OFF.search(text[-40:][: ranges[-1].start]))


def _opens_entry(text: str) -> bool:
    """Whether a date and the name of a post, degree or employer come first: "2015: PhD in Physics, ... Thesis: On the ..."."""
    if _FIRST_PERSON.search(text):
        return False
    if not _starts_with_date(text):
        found = evidence_of(_FIRST_PIECE.split(text, maxsplit=1)[0])
        return found is not None and found[0] is Role.DEGREE and found[1] >= _SURE_DEGREE and bool(find_date_ranges(text))
    rest = text[find_date_ranges(text[:60])[0].end :].lstrip(" \t:.,;|)–—-")
    return bool(rest) and _names_entry(rest)


def _names_entry(text: str) -> bool:
    """Whether the text opens with a post, a degree or an employer."""
    found = evidence_of(_FIRST_PIECE.split(text, maxsplit=1)[0])
    return found is not None and found[0] in (Role.TITLE, Role.DEGREE, Role.ORGANIZATION) and found[1] >= 0.75


def is_labelled(text: str) -> bool:
    """Whether the line opens with a label and its colon: "GPA: 3.9", "Advisor: Ada Example"."""
    match = _LABELLED.match(text.lstrip())
    if match is None:
        return False
    label = match[0].strip(" (:[")
    role = evidence_of(label)
    named = role is not None and role[0] in (Role.ORGANIZATION, Role.TITLE, Role.DEGREE, Role.UNIT) and role[1] >= 0.6
    return not named or label.casefold() in _ADVISING or ":" not in match[0]


def is_prose(text: str) -> bool:
    """Whether the line tells (a description, a sentence) rather than names (an employer, a title)."""
    text = text.strip()
    words = _WORD.findall(text)
    if len(words) < 4:
        return False
    if _FIRST_PERSON.search(text) or (_VERB.match(text) and len(words) > 5 and not _names_post(text)):
        return True
    lower = sum(word[0].islower() and len(word) > 3 for word in words)
    if len(words) > 25 and lower > len(words) / 4:
        return True
    long = sum(len(word) > 3 for word in words) or 1
    if _SENTENCE_START.match(text) and lower > 2:
        return True
    return len(words) > 8 and lower / long > 0.55


def _names_post(text: str) -> bool:
    """Whether what opens like an order is a title: "Lead Data Scientist, Claims", no "Lead the engineering team"."""
    piece = _FIRST_PIECE.split(text, maxsplit=1)[0].strip()
    found = evidence_of(piece)
    return found == (Role.TITLE, 0.95) and all(word[0].isupper() for word in _WORD.findall(piece) if len(word) > 3)


def _edge_dates(passage: Passage, cells: tuple[tuple[int, int], ...]) -> list[DateRange]:
    """The dates that stand in the row as a post's or a degree's own: at an end of it, in a cell, behind a degree."""
    text = passage.text
    if is_labelled(text) and not _starts_with_date(text):
        return []
    end = header_end(text)
    ranges = [date for date in dates_outside_remarks(text) if date.start < end or _labels_graduation(text, date)]
    return [
        date
        for i, date in enumerate(ranges)
        if _BEFORE_DATE.match(text[: date.start])
        or _AFTER_DATE.match(text[date.end :])
        or is_duration(text[date.end :].strip(" ,;:|•·–—-"))
        or (date.start > 0 and text[date.start - 1] == "(" and len(text) - date.end < 40)
        or any(start - 1 <= date.start and date.end <= end + 1 and end - start < 40 for start, end in cells)
        or _follows_degree(text, ranges, i)
        or _is_own_piece(text, date)
        or _parts_roles(text, date)
    ]


def _labels_graduation(text: str, date: DateRange) -> bool:
    """Whether the date stands behind a mark at the row's end: "GPA: 4.0 (2015–2019)"."""
    between = text[header_end(text) : date.start]
    return bool(_AFTER_DATE.match(text[date.end :])) and (
        "\t" in between or between.rstrip().endswith("(") or bool(_MARK.match(between) and len(between) < _LONGEST_MARK)
    )


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
