"""Bodies that stand above the roles somebody had in them, on a line of their own or two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Passage, Style, join_passages
from etl.model.section import Section, SectionKind
from etl.normalize.text import fold
from etl.transform.parsers.activity_fields import ActivityItem, dates_in, is_date, undated
from etl.transform.parsers.affiliations import Role, evidence_of
from etl.transform.parsers.service_enumerations import is_reviewing
from etl.transform.parsers.service_fields import role_and_body
from etl.transform.parsers.service_open_roles import is_open_role, open_role
from etl.transform.parsers.service_roles import find_role, is_bodies, is_label, only_role, whole_role
from etl.transform.parsers.service_rows import without_place

_MOST_WORDS = 6
_EDGE = " \t,;:.–—-|·•"


def role_below_body(item: ActivityItem) -> tuple[Passage, Passage] | None:
    """The role that a row names and nothing else, and the body on the lines above it; `None` for other rows.

    Below "Elm Prize Committee" and "Ash Society", the row "Member and Secretary, 2012-2014" is that of the member and secretary of
    "Elm Prize Committee, Ash Society".
    """
    above = next((p for p in reversed(item.entry.carried) if not is_date(p.text)), None)
    if above is None or dates_in(above.text) or is_label(above) or only_role(above) is not None or whole_role(above) is not None:
        return None
    role = undated(item.passage).trimmed(_EDGE)
    return (role, _named(item, above)) if _is_role(role) else None


def role_below_heading(item: ActivityItem) -> tuple[Passage, Passage] | None:
    """The role that a row names and nothing else, and the body that the heading right above it is; `None` for other rows.

    Below "Elm Climbing Club", a heading of its own below "Memberships", the row is `Since May 2020: Member`.
    """
    heading = item.section.heading
    if heading is None or item.section.parent is None or item.section.parent.kind not in _KINDS or dates_in(heading.text):
        return None
    words = fold(heading.text).split()
    if is_label(heading) or is_bodies(heading) or find_role(heading) is not None or not words or all(w in _GENERAL for w in words):
        return None
    if words[-1] in _GENERAL or not dates_in(item.passage.text):
        return None
    role = undated(item.passage).trimmed(_EDGE)
    return (role, heading) if only_role(role) is not None or is_title(role) else None


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """A row that a heading is: its role, its body, and the pieces with its dates."""

    role: Passage
    body: Passage
    dates: list[Passage]


def row_in_heading(section: Section) -> HeadingRow | None:
    """The row that a heading below one of service is, its date in it or on the line below; `None` for a heading of a list.

    `### President, Elm Dust Society` above `2016 - 2018` is one; what is told below are duties.
    """
    heading = section.heading
    if heading is None or section.parent is None or section.kind not in _KINDS or section.parent.kind not in _KINDS:
        return None
    first = next((line.passage for line in section.lines if line.text.strip()), None)
    dates = [heading] if dates_in(heading.text) else [first] if first is not None and is_date(first.text) else []
    row = row_by_form(undated(heading)) if dates else None
    return HeadingRow(*row, dates) if row is not None else None


def body_below_role(item: ActivityItem) -> tuple[Passage, Passage] | None:
    """The dated role that is the first line of an entry, and the body on the line below; `None` for other entries.

    `Treasurer   2014-2016` above "Elm Dust Society", "University of Elm" and what was done is that of the society.
    """
    lines = [line.passage for line in item.entry.lines if line.text.strip()]
    if len(lines) < _PAIR or not dates_in(lines[0].text):
        return None
    role = undated(lines[0]).trimmed(_EDGE)
    if not role.text or _GAP.search(role.text) or not (only_role(role) is not None or is_open_role(role)) or is_reviewing(role):
        return None
    body = without_place(lines[1])
    if body is None or not body.text[:1].isupper() or len(body.text.split()) > _MOST_NAMED or body.text.endswith("."):
        return None
    return None if dates_in(body.text) or find_role(body) is not None else (role, body)


_PAIR, _MOST_NAMED = 2, 10
_GAP = re.compile(r"\t|\s{3,}")


def lines_below_role(item: ActivityItem) -> tuple[Passage, list[Passage]] | None:
    """The role that opens an entry, a colon behind it or one of reviewing, and the lines below, of which each names a body."""
    lines = [line for line in item.entry.lines if line.text.strip() and "://" not in line.text]
    if len(lines) < _PAIR:
        return None
    first, *others = lines
    role = whole_role(first.passage) if first.text.rstrip().endswith(":") else only_role(first.passage)
    if role is None or not (first.text.rstrip().endswith(":") or (is_reviewing(role) and len(others) > _PAIR)):
        return None
    is_each = all(line.text.strip()[:1].isupper() and not line.text.rstrip().endswith((",", "-")) for line in others)
    return (role, [line.passage for line in others]) if role is not None and is_each else None


def dated_from_below(items: Sequence[ActivityItem]) -> Iterator[ActivityItem]:
    """The items; a row without a date has the one that stands alone on the line below, and what follows has not.

    "President, Elm Dust Society" above "2016 - 2018" and "Led the weekly meetings." is one dated row and one without a date.
    """
    lent: Passage | None = None
    for i, item in enumerate(items):
        if lent is not None and lent in item.above:
            item = _without(item, lent)
        following = items[i + 1] if i + 1 < len(items) and items[i + 1].section is item.section else None
        below = next((p for p in following.above[-1:] if p not in item.above and is_date(p.text)), None) if following else None
        if below is None and following is not None and is_date(following.passage.text):
            below = following.passage
        is_row = below is not None and not dates_in(item.passage.text) and not any(is_date(p.text) for p in item.entry.carried)
        if below is not None and is_row and row_by_form(item.passage) is not None:
            lent = below
            item = replace(item, above=(*item.above, below))
        yield item


def _without(item: ActivityItem, date: Passage) -> ActivityItem:
    above = tuple(p for p in item.above if p != date)
    return replace(item, above=above, entry=replace(item.entry, carried=tuple(p for p in item.entry.carried if p != date)))


def row_by_form(bare: Passage) -> tuple[Passage, Passage] | None:
    """The role and the body of an undated row and nothing else: "President, Elm Dust Society", "Treasurer of the Ash Union"."""
    found = find_role(bare)
    if found is not None and not found.before.text and found.is_linked and found.after.text[:1].isupper() and "," not in bare.text:
        return found.role, found.after
    return role_and_body(bare) or open_role(bare)


def is_title(passage: Passage) -> bool:
    """Whether the words are what somebody is called in a post or office: `Bar Manager`, `Translator`."""
    said = evidence_of(passage.text) if 0 < len(passage.text.split()) <= _SHORT and "," not in passage.text else None
    return said is not None and said[0] is Role.TITLE and said[1] >= _SURE


_SHORT = 3
_SURE = 0.6
_KINDS = frozenset({SectionKind.SERVICE, SectionKind.MEMBERSHIPS})
_WORDS = read_gazetteer("service_words")
_GENERAL = frozenset(
    (*_WORDS["groups"]["words"], *_WORDS["bodies"]["owners"], *_WORDS["generic"]["words"], "community", "profession")
)


def _is_role(passage: Passage) -> bool:
    """Whether the words are a role or two: "Co-Chair", "Founding Member and Developer", "Advisor; Fundraising Chair"."""
    if "," in passage.text or len(passage.text.split()) > _MOST_WORDS:
        return False
    if whole_role(passage) is not None:
        return True
    found = find_role(passage)
    return found is not None and not found.before.text and not found.is_linked


def _named(item: ActivityItem, above: Passage) -> Passage:
    """The body, with a comma between two lines of which the first alone is bold."""
    first, last = above.offsets[0], above.offsets[-1]
    lines = [line.passage for line in item.section.lines if first <= line.passage.offsets[0] <= last]
    is_pair = len(lines) == 2 and lines[0].is_set(Style.BOLD) and not lines[1].is_set(Style.BOLD)
    return join_passages([line.trimmed(_EDGE) for line in lines], ", ") if is_pair else above
