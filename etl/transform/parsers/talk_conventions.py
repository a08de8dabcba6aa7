"""What a whole list of talks does: where its titles stand, or that it has none."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from etl.model import regex as re
from etl.model.document import Passage, Style
from etl.transform.parsers.activity_fields import ActivityItem, Field, depths, is_date
from etl.transform.parsers.affiliations import Role, evidence_of
from etl.transform.parsers.styled_parts import styled_part, title_style
from etl.transform.parsers.talk_events import is_event_line, tells_where
from etl.transform.parsers.talk_evidence import LIKELY, STRONG, event_strength, is_remark, is_type, is_where
from etl.transform.parsers.talk_heads import are_events_above, has_titles_below, heading_event, names_event
from etl.transform.parsers.talk_lines import body_of, fields_of, has_year, label_of, quotations, title_fields, without_notes

COLON = re.compile(r":\s+")
# between an event and its title: "Elm University — Dust by night"
DASH = re.compile(r"\s+(?:—|–|-{1,3})\s+|\s*—\s*")
_SEMICOLON = re.compile(r"\s*;\s+")
_COMMA = re.compile(r"\s*,\s+")
_LONG_TITLE = 25
_MOST_BELOW = 0.7  # details below events are not on all of them
_FEWEST_TITLE_WORDS = 3
_FEWEST_PACKED = 3
_MOST_WORDS_PACKED = 4.5


class Convention(Enum):
    """How the lines of a list are put together."""

    QUOTED_FIRST = "title in quotes, then its event"
    QUOTED_LAST = "event, then the title in quotes"
    EVENT_COLON = "event: title"
    TITLE_COLON = "title: event"
    EVENT_CELL = "event, title in cells of a row"
    EVENT_DASH = "event — title"
    EVENT_FIRST = "event, then title"
    TITLE_ABOVE = "title above its events"
    EVENT_ABOVE = "event above its titles"
    TITLES_BELOW = "event, its titles nested below it"
    TYPES = "way of giving, then event"
    EVENTS = "events without titles"
    FIELDS = "title first"


def settle(items: Sequence[ActivityItem], surname: str) -> tuple[Convention, Style | None]:
    """The convention of the list, and the style in which it sets titles (or events) apart, `None` for none."""
    convention = learn(items, surname)
    style = title_style([item.passage for item in items], tells_where) if convention in _MAY_BE_STYLED else None
    if convention is not Convention.FIELDS and style is not None:
        return (Convention.FIELDS, style) if _sets_titles(items, style) else (convention, None)
    return convention, style


# what a list may be taken for whose titles are set in a style of their own
_MAY_BE_STYLED = (Convention.FIELDS, Convention.EVENTS, Convention.EVENT_FIRST)


def _sets_titles(items: Sequence[ActivityItem], style: Style) -> bool:
    """Whether the parts set in the style are titles: words that name no event."""
    parts = [part.text for item in items if (part := styled_part(item.passage, style)) is not None]
    titles = sum(event_strength(part) < LIKELY and not is_where(part) and len(part.split()) > 1 for part in parts)
    return titles > len(parts) * 0.6


def learn(items: Sequence[ActivityItem], surname: str) -> Convention:
    """The convention that most lines of the list agree on."""
    half = len(items) / 2
    quoted = [
        (found[-1].start, len(item.passage.text))
        for item in items
        if (found := [q for q in quotations(item.passage.text) if not q.is_bound] or quotations(item.passage.text))
    ]
    if len(quoted) > half:
        late = sum(start > length / 2 for start, length in quoted)
        return Convention.QUOTED_LAST if late > len(quoted) / 2 else Convention.QUOTED_FIRST
    if not items:
        return Convention.FIELDS
    dated = [item for item in items if has_year(item.passage)]
    below = [item for item in dated if (above := heading_event(item)) and names_event(above) and not names_event(item.passage)]
    if len(below) > max(1, len(dated) / 2) or are_events_above(dated):
        return Convention.EVENT_ABOVE
    if sum(has_titles_below(i) for i in items) > max(1, len(items) * _MOST_BELOW):
        return Convention.TITLES_BELOW
    if sum(any(not is_date(p.text) and len(p.text) > _LONG_TITLE for p in i.entry.carried) for i in items) > half:
        return Convention.TITLE_ABOVE
    if sum(event_cells(i.passage) is not None for i in items) > half:
        return Convention.EVENT_CELL
    if sum(event_colon(i.passage) is not None for i in items) > half:
        return Convention.TITLE_COLON
    if sum(_has_event_before_colon(i.passage) for i in items) > half:
        return Convention.EVENT_COLON
    bodies = [body_of(item.passage) for item in items]
    if sum(_has_type_before_event(body) for body in bodies) > half:
        return Convention.TYPES
    if sum(_has_event_before_dash(body) for body in bodies) > half:
        return Convention.EVENT_DASH
    if sum(_names_events_alone(body, surname) for body in bodies) > len(items) * 0.55:
        return Convention.EVENTS
    if sum(_opens_with_event(body) for body in bodies) > half:
        return Convention.EVENT_FIRST
    return Convention.FIELDS


def _has_type_before_event(body: Passage) -> bool:
    """Whether the row opens with how the talk was given and goes on with an event: "Hour lecture, Symposium on Dust, Ulm"."""
    fields = fields_of(body)
    return len(fields) > 1 and is_type(fields[0].text) and event_strength(fields[1].text) >= LIKELY


def has_events_last(items: Sequence[ActivityItem]) -> bool:
    """Whether the rows that name an event for certain have a title in front and the event right before their date.

    Where lists read "Dust by night, Elm Conference, May 2019" without towns, the row "Walls, Lamps, and Paint, Talking Rooms,
    May 2018" names its event at the same place.
    """
    last = others = 0
    for item in items:
        named = _before_date(title_fields(body_of(item.passage)))
        strong = [i for i, field in enumerate(named) if event_strength(field.text) >= STRONG]
        if len(named) > 1 and strong:
            is_last = strong in ([len(named) - 1], [0, len(named) - 1])  # "Dust workshop, Elm University, May 2019"
            last += is_last
            others += not is_last
    return last >= _FEWEST_LAST and last >= _MOST_LAST * (last + others)


def _before_date(fields: Sequence[Field]) -> list[Field]:
    """The fields before the date that closes a row; none where it closes with something else."""
    named = [field for field in fields if not field.is_date]
    return named if fields and fields[-1].is_date and len(named) == len(fields) - 1 else []


def title_and_last(fields: Sequence[Field]) -> tuple[Field, Field, Field] | None:
    """The first and the last field of the title and the event behind it, in a list whose events come last; `None` for rows that say
    otherwise."""
    named = _before_date(fields)
    if len(named) < _PAIR or is_where(named[-1].text) or is_type(named[-1].text) or is_remark(named[-1].text):
        return None
    if any(event_strength(field.text) >= STRONG or is_type(field.text) for field in named[1:-1]):
        return None
    return named[0], named[-2], named[-1]


_FEWEST_LAST = 5
_MOST_LAST = 0.75


def _has_event_before_colon(passage: Passage) -> bool:
    body = body_of(passage)
    colon = COLON.search(body.text)
    if colon is None or colon.end() >= len(body.text):
        return False
    head = body.text[: colon.start()]
    return not is_type(head) and (event_strength(head) > 0 or len(head) < _LONG_TITLE)


def event_cells(passage: Passage) -> tuple[Passage, Passage] | None:
    """The event in the first cell of a row and the title in the next: "Elm Institute, Ulm<tab>Dust by night<tab>May 2019"."""
    cells = [cell for cell in body_of(passage).split(_TAB) if not is_date(cell.text)]
    if len(cells) != _PAIR:
        return None
    event, title = cells
    fields = [field.text for field in fields_of(without_notes(event))]
    names = [field for field in fields if not is_where(field)]
    placed = len(names) < len(fields)  # "GR 22, Valencia, Spain"
    told = bool(names) and (event_strength(names[0]) >= LIKELY or placed) and event_strength(title.text) < LIKELY
    return (event, title) if told and len(title.text.split()) >= _FEWEST_TITLE_WORDS else None


_TAB = re.compile(r"\t")
_PAIR = 2


def event_colon(passage: Passage) -> tuple[Passage, Passage] | None:
    """The title and what follows its last colon, if that names an event: "2019, Dust by night: Elm General Assembly, Ulm"."""
    body = without_year(body_of(passage))
    colon = next(iter(reversed(list(COLON.finditer(body.text)))), None)
    if colon is None or colon.end() >= len(body.text):
        return None
    title, event = body.cut(0, colon.start()), body.cut(colon.end())
    first = fields_of(event)[:1]
    told = bool(first) and event_strength(first[0].text) >= STRONG and event_strength(title.text) < LIKELY
    return (title, event) if told and len(title.text.split()) >= _FEWEST_TITLE_WORDS and not is_type(title.text) else None


def dashed_title(passage: Passage) -> tuple[Passage, Passage] | None:
    """The event before the one dash of a line and the title behind it, where others have a date or place: "EGU 2023 -- On Dust"."""
    body = body_of(passage)
    marks = list(DASH.finditer(body.text))
    if len(marks) != 1 or not _has_event_before_dash(body):
        return None
    title = without_notes(body.cut(marks[0].end()))
    small = sum(word[0].islower() for word in title.text.split())
    return (body.cut(0, marks[0].start()), title) if len(title.text.split()) > _FEWEST_TITLE_WORDS and small else None


def _has_event_before_dash(body: Passage) -> bool:
    """Whether one dash parts an event from words that are none: "2022 Elm University, Ulm — Dust by night"."""
    marks = list(DASH.finditer(body.text))
    if len(marks) != 1 or not any(map(str.isalpha, body.text[marks[0].end() :])):
        return False
    left = fields_of(without_year(body.cut(0, marks[0].start())))
    right = fields_of(without_notes(body.cut(marks[0].end())))
    if not left or not right or is_date(right[0].text) or is_where(right[0].text) or is_type(right[0].text):
        return False
    if is_remark(right[0].text):  # "hosted by Ida Birch"
        return False
    return event_strength(left[0].text) >= LIKELY and all(event_strength(field.text) < LIKELY for field in right)


def without_year(passage: Passage) -> Passage:
    """The passage without a year that opens it, set off by nothing: `2022 Elm University`."""
    match = _YEAR_FIRST.match(passage.text)
    return passage.cut(match.end()) if match else passage


_YEAR_FIRST = re.compile(r"\s*(?:19|20)\d{2}[,.]?\s+(?=[^\W\d_])")


def _names_events_alone(body: Passage, surname: str) -> bool:
    """Whether a line has no title; of fields after the first, unknown names count too when places close the line."""
    if is_event_line(body, surname):
        return True
    pieces = body.split(_SEMICOLON)
    if len(pieces) > 1:
        return sum(_opens_named(piece) for piece in pieces) > len(pieces) / 2
    fields = [f.text for f in fields_of(without_notes(body)) if not is_date(f.text) and not is_type(f.text)]
    if len(fields) > 1 and event_strength(fields[0]) >= LIKELY:
        return all(is_where(f) or event_strength(f) > 0 or len(f.split()) < _FEWEST_TITLE_WORDS for f in fields[1:])
    return False


def _opens_named(piece: Passage) -> bool:
    fields = fields_of(piece)
    return bool(fields) and event_strength(fields[0].text) >= LIKELY


def _opens_with_event(body: Passage) -> bool:
    fields = [f.text for f in title_fields(body) if not is_date(f.text) and not is_type(f.text)]
    if len(fields) < 2 or event_strength(fields[0]) < STRONG:
        return False
    return any(event_strength(f) == 0 and len(f.split()) >= _FEWEST_TITLE_WORDS and not is_where(f) for f in fields[1:])


def packed_events(item: ActivityItem, surname: str, *, fewest: int = _FEWEST_PACKED) -> list[Passage]:
    """The events of a line without titles: several with semicolons, or behind a year with commas, else the line itself.

    With commas there are at least `fewest`; where other lines of the list have several, two will do.

    `2021: Elm Days, Ulm; Ash Forum, Bonn` gives two, `2021: Elm University, Ash College, Oak Institute` three.
    """
    body = body_of(item.passage)
    pieces = [piece for piece in body.split(_SEMICOLON) if any(map(str.isalpha, piece.text))]
    if len(pieces) > 1:
        return pieces
    is_dated = label_of(item.passage) is not None or any(is_date(p.text) for p in item.above)
    if not is_dated and not _YEAR_BRACKET.search(body.text):
        return [body]
    depth = depths(body.text)
    cuts = [m for m in _COMMA.finditer(body.text) if not depth[m.start()]]
    starts = [0, *(m.end() for m in cuts)]
    ends = [*(m.start() for m in cuts), len(body.text)]
    names = [body.cut(a, b).trimmed() for a, b in zip(starts, ends, strict=True)]
    names = [name for name in names if any(map(str.isalpha, name.text))]
    hosts = sum(event_strength(without_notes(name).text.strip("*†‡ ")) >= LIKELY for name in names)
    if not is_dated and sum(_YEAR_BRACKET.search(name.text) is not None for name in names) < len(names) * 0.6:
        return [body]
    words = sum(len(name.text.split()) for name in names)
    if fewest < _FEWEST_PACKED <= len(names) and is_dated and max(len(name.text.split()) for name in names) < _FEWEST_TITLE_WORDS:
        hosts = len(names)  # "Elm, Oak, Ash" where other lines name "Elm University, Oak College"
    is_packed = (
        len(names) >= fewest
        and not any(is_where(name.text) or is_date(name.text) for name in names)
        and hosts >= (len(names) * 0.6 if len(names) >= _FEWEST_PACKED else len(names))
        and (len(names) >= _FEWEST_PACKED or not _is_unit(names[-1].text))
        and words / len(names) <= _MOST_WORDS_PACKED
    )
    return names if is_packed else [body]


_YEAR_BRACKET = re.compile(r"\((?:19|20)\d{2}(?:\s*[,/&–-]\s*(?:(?:19|20)\d{2}|\d{2}))*\)")


def _is_unit(text: str) -> bool:
    """Whether the words open with a unit's: `Faculty of Law`, not `Elm School of Economics`."""
    said, first = evidence_of(text), evidence_of(text.split()[0])
    return said is not None and said[0] is Role.UNIT and first is not None and first[0] is Role.UNIT
