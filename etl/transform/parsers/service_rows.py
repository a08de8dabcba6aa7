"""Rows of service inside one entry: several roles on lines of their own, or divided by marks in one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from etl.model import regex as re
from etl.model.document import Line, Passage
from etl.model.section import Section, SectionKind
from etl.transform.line_joining import join_lines
from etl.transform.parsers.activity_fields import ActivityItem, dates_in, depths, is_date, split_fields, undated
from etl.transform.parsers.activity_tables import split_cells
from etl.transform.parsers.affiliations import is_place, is_state_or_country
from etl.transform.parsers.service_labels import label
from etl.transform.parsers.service_roles import find_role, is_label, only_role, whole_role

# nothing ends here: "Member of the", "Nature,", "ICML &"
_RUNS_ON = re.compile(
    r"(?:[,;:&/–—-]|(?<=\s)(?:of|the|for|and|und|der|des|f[üu]r|et|de|du|y|del|la|e|di|della|per|in|on|at|im|an?|as|or|to))$", re.I
)
_OPEN_RANGE = re.compile(r"\d{4}\s?[–—-]$")
_CLAUSE = re.compile(
    r"\s*;\s*|(?<=[\w)]{3})\.\s+(?=[^\W\d_a-z])"
    r"|,?\s+and\s+(?=(?:I\s+)?(?:am|was|have been|served|serve|also served|currently serve)\s)"
)
_EDGE = " \t,;:.–—-|·•"


def rows(item: ActivityItem, width: int, *, is_carried: bool = False) -> list[Passage]:
    """The rows of an entry that is several: "Referee: A, B", "Panelist: C"; the section's longest line has `width` characters.

    A line begins a row where it opens with a role and a colon, link or date, or where the break before it is meant: the line above
    had room for its first word, or is closed. In lists of memberships, and below a role (`is_carried`), each line is a row unless
    it was wrapped.
    """
    lines = [line for line in item.entry.lines if line.text.strip()]
    if len(lines) < _FEWEST:
        return [item.passage]
    if is_label(lines[0].passage):  # "Department" above what was done there
        lines = lines[1:]
    lines = _without_description(lines)
    if len(lines) < _FEWEST:
        return [lines[0].passage]
    each = is_carried or item.section.kind is SectionKind.MEMBERSHIPS
    all_open = sum(opens(line.passage) for line in lines) > _MOST_OPEN * len(lines)
    groups: list[list[Line]] = [[lines[0]]]
    for line in lines[1:]:
        if _begins(lines[0], groups[-1][-1], line, width, each=each, all_open=all_open):
            groups.append([line])
        else:
            groups[-1].append(line)
    is_whole = len(groups) == 1 and lines[0] is item.entry.lines[0]
    return [item.passage] if is_whole else [join_lines(group) for group in groups]


def _without_description(lines: list[Line]) -> list[Line]:
    """The lines without what is told below a row that says role, body and date in columns of its first line.

    `Organizer   Elm Days   2008-2010` above "Lead the web team. Built the site." is the row alone.
    """
    cells = split_cells(lines[0].passage)
    if len(cells) <= _FEWEST or not is_date(cells[-1].text):
        return lines
    if not any(only_role(undated(cell)) is not None for cell in cells[:-1]):
        return lines
    is_told = all(len(split_cells(line.passage)) == 1 and not _opens_row(line) for line in lines[1:])
    return lines[:1] if is_told and lines[1].text[:1].isupper() else lines


def _opens_row(line: Line) -> bool:
    return label(line.passage)[0] is not None


_MOST_OPEN = 0.75  # of the lines: then each that opens with a role is a row


def _begins(first: Line, above: Line, line: Line, width: int, *, each: bool, all_open: bool) -> bool:
    text, before = line.text.strip(), above.text.strip()
    is_open = _OPEN_RANGE.search(before) is not None and not text[:1].isdigit()  # "2022–": until today
    if not (text[:1].isupper() or text[:1].isdigit()) or (_RUNS_ON.search(before) and not is_open):
        return False
    if line.indent + 1 < first.indent:
        return True  # further left: the row of another list
    hangs = line.indent > first.indent + 1
    if opens(line.passage):
        if label(line.passage)[0] is not None:
            return True
        if hangs:
            return False
        if all_open or _first_date(text) or _is_linked(line.passage):
            return True
        return _is_closed(before, text, width) and (opens(first.passage) or _ends_dated(before))
    if hangs:
        return False
    room = _IN_COLUMN.search(before) is not None or len(before) + 1 + len(text.split(" ", 1)[0]) < _FULL * max(width, _NARROW)
    return room and (each or (_ends_dated(before) and (_first_date(text) or _ends_dated(text) or opens(first.passage))))


def _is_linked(passage: Passage) -> bool:
    found = find_role(passage)
    return found is not None and found.is_linked


def _first_date(text: str) -> bool:
    return any(found.start == 0 for found in dates_in(text))


def _ends_dated(text: str) -> bool:
    return _DATED_END.search(text) is not None


# a date in a column of its own at the end of a line
_IN_COLUMN = re.compile(r"(?:\t|\s{3,})[^\t]{0,24}(?:\d{2}|present|now|heute|oggi)\W*$", re.I)
_DATED_END = re.compile(r"(?:(?:19|20)\d{2}|['’]\d{2}|[-–—]\s?(?:\d{2}|present|now|ongoing|heute|oggi)|[-–—])\)?[.;]?$", re.I)
_NARROW = 40  # characters; a list of shorter lines was not wrapped


def width_of(section: Section) -> int:
    """The length of the section's longest line."""
    return max((len(line.text) for line in section.lines), default=0)


def _is_closed(text: str, following: str, width: int) -> bool:
    """Whether a line ends its row: with a date, bracket or full stop, or so early that the next word had room on it."""
    return _CLOSED.search(text) is not None or len(text) + len(following.split(" ", 1)[0]) < _FULL * width


_CLOSED = re.compile(r"(?:\d[)\]]?|present\)?|\.|;)$", re.I)
_FULL = 0.85


def clauses(passage: Passage) -> list[Passage]:
    """The clauses of a sentence that each open with a role: "Reviewer for A and B; Chair of C"."""
    depth = depths(passage.text)
    found, start = [], 0
    if not _CLAUSE.search(passage.text) or not opens(passage):
        return [passage]
    for match in _CLAUSE.finditer(passage.text):
        if (
            depth[match.start()]
            or match.start() <= start
            or not opens(passage.cut(start, min(match.start(), start + _REACH)), any_case=start > 0)
        ):
            continue
        if opens(passage.cut(match.end(), match.end() + _WINDOW), any_case="." not in match.group()):
            found.append(passage.cut(start, match.start()))
            start = match.end()
    return [*found, passage.cut(start)]


_WINDOW = 120
_REACH = 300  # characters of a clause that show whether it opens with a role


def opens(passage: Passage, *, any_case: bool = False) -> bool:
    """Whether the passage opens with a role that something is said of: "Chair, Example Committee", "Reviewer for A"."""
    piece = undated(passage)
    text = piece.text
    if not text or not (any_case or text[0].isupper() or text[0].isdigit()):
        return False
    if label(piece)[0] is not None:
        return True
    found = find_role(piece)
    if found is None or found.before.text or not found.after.text:
        return False
    return found.is_linked or text[len(found.role.text) :].lstrip().startswith(",")


def body_and_rows(item: ActivityItem) -> tuple[Passage, list[tuple[Passage, Passage]]] | None:
    """A body on the first line and a role on each line below it, with what is said there.

    Example: "Example Society, Berlin", "Secretary, 2013–2017", "Chair of the Web Committee, 2011" is the society and two roles.
    """
    lines = [line for line in item.entry.lines if line.text.strip()]
    if len(lines) < _FEWEST:
        return None
    first, *others = lines
    if is_label(first.passage) or any(line.indent + 1 < first.indent for line in others):
        return None
    if find_role(first.passage) is not None or dates_in(first.text):
        return None
    body = without_place(first.passage)
    if body is None or _RUNS_ON.search(first.text.strip()) or not body.text[:1].isupper():
        return None
    groups: list[tuple[Passage, list[Line]]] = []
    for line in others:
        head = split_fields(undated(line.passage))[:1]
        role = _opening_role(undated(head[0].passage)) if head and line.text[:1].isupper() else None
        if role is not None:
            groups.append((role, [line]))
        elif groups:
            groups[-1][1].append(line)
        else:
            return None
    return body, [(role, join_lines(group)) for role, group in groups]


_FEWEST = 2


def without_place(passage: Passage) -> Passage | None:
    """The body without the web address, or the town and country, behind it."""
    fields = [field for field in split_fields(passage) if not _ADDRESS.fullmatch(field.text)]
    if len(fields) > 1 and is_place(fields[-1].text):
        fields = fields[: -2 if len(fields) > 2 and is_state_or_country(fields[-1].text) else -1]
    if not fields:
        return None
    end = passage.text.rfind(fields[-1].text) + len(fields[-1].text)
    return passage.cut(0, end).trimmed(_EDGE)


_ADDRESS = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?")


def _opening_role(passage: Passage) -> Passage | None:
    """The role with what it says of itself, up to what it is for: "Chair of the Web Committee", "Peer reviewer"."""
    whole = whole_role(passage)
    if whole is not None:
        return whole
    found = find_role(passage)
    if found is None or found.before.text:
        return None
    purpose = re.search(r"\s+(?:for|für|pour|para|per)\s+", passage.text)
    return passage.cut(0, purpose.start()) if purpose else passage if len(passage.text.split()) <= _LONGEST_ROLE else found.role


_LONGEST_ROLE = 7


def with_roles_apart(items: Iterable[ActivityItem]) -> Iterator[ActivityItem]:
    """The items; a line that closes one, is a role and stands further left is an item of its own, which holds for what follows it.

    "Elm Letters, 2019" above "Program Chair", which begins where the heading of the rows does, is two.
    """
    for item in items:
        lines = [line for line in item.entry.lines if line.text.strip()]
        if len(lines) < _FEWEST or item.entry.children or not _is_role_above(lines[-1], lines[0]):
            yield item
            continue
        for part in (lines[:-1], lines[-1:]):
            yield replace(item, entry=replace(item.entry, passage=join_lines(part), lines=tuple(part)))


def _is_role_above(line: Line, first: Line) -> bool:
    is_left = line.indent + 1 < first.indent and line.marker is None
    return is_left and line.text.strip()[:1].isupper() and only_role(line.passage.trimmed(_EDGE)) is not None
