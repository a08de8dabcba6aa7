"""The rows of a section that are talks: all of a list of talks, those that say so among works and other activities."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Passage, Style
from etl.model.section import Section, SectionKind
from etl.normalize.text import fold
from etl.normalize.venues import find_venue
from etl.transform.line_joining import join_lines
from etl.transform.parsers.activity_company import without_company
from etl.transform.parsers.activity_fields import ActivityItem, dates_in, fold_in_place, is_date, phrases, undated, walk
from etl.transform.parsers.activity_rows import hung_together
from etl.transform.parsers.service_roles import find_role
from etl.transform.parsers.squeezing import squeezed
from etl.transform.parsers.talk_events import is_event_line
from etl.transform.parsers.talk_evidence import (
    LIKELY,
    STRONG,
    event_strength,
    is_author,
    is_list_of_talks,
    is_meeting_name,
    is_remark,
    is_type,
    is_where,
    without_authors,
)
from etl.transform.parsers.talk_heads import below_events
from etl.transform.parsers.talk_lines import (
    EDGE,
    LONGEST,
    body_of,
    fields_of,
    has_year,
    label_of,
    quotations,
    without_links,
    without_notes,
)
from etl.transform.parsers.talk_records import records_of

LISTS = frozenset({SectionKind.TALKS, SectionKind.PUBLICATIONS})
# where talks may stand among other things, each saying that it is one
_MAY_HOLD = frozenset({SectionKind.SERVICE, SectionKind.MEDIA, SectionKind.UNKNOWN})
_FEWEST_STRAY = 2


def talk_rows(section: Section) -> list[ActivityItem]:
    """The rows of the section that are talks, in order; two at least where it lists other things."""
    is_own = section.kind is SectionKind.TALKS
    if section.heading is not None and _ATTENDED.search(fold_in_place(section.heading.text)):
        return []
    is_mixed = section.kind is SectionKind.PUBLICATIONS and SectionKind.TALKS in section.also
    if not (is_own or is_mixed or section.kind in _MAY_HOLD):
        return []
    items = [_slim(item) for item in walk([section]) if len(item.passage) <= LONGEST and not _LEGEND.match(item.passage.text)]
    if is_own or (is_mixed and lists_talks(section)):
        rows = [_with_date_above(row) for item in hung_together(items) for row in _lines_apart(item)]
        return _with_years_above(below_events(rows))
    if section.kind is SectionKind.SERVICE and _are_talks(items):
        return items
    if is_mixed:
        return [item for item in items if is_plain_talk(item.passage)]
    said = [item for item in items if _is_below_talks(item) or says_talk(item.passage)]
    return said if len(said) >= _FEWEST_STRAY else []


_LEGEND = re.compile(r"\s*[*†‡§^]+\s*[=:]\s")  # "* = invited"


def _lines_apart(item: ActivityItem) -> list[ActivityItem]:
    """The lines of an item as rows where a year opens it and each line opens with an event: a cell of the year's talks."""
    lines = [line for line in item.entry.lines if line.text.strip()]
    label = label_of(lines[0].passage) if len(lines) > 1 and not item.entry.children else None
    if label is None or any(dates_in(line.text) for line in lines[1:]):
        return [item]
    rows = [body_of(lines[0].passage), *(line.passage.trimmed() for line in lines[1:])]
    if not all(fields and event_strength(fields[0].text) >= LIKELY for fields in map(fields_of, rows)):
        return [item]
    above = (*item.above, label)
    return [
        ActivityItem(replace(item.entry, passage=row, lines=(line,)), item.section, above)
        for row, line in zip(rows, lines, strict=True)
    ]


def _with_date_above(item: ActivityItem) -> ActivityItem:
    """The item without a date in a column of its own beside a line that goes on below it; the date holds as one above does.

    `Talk: counting dust:<tab>May 2019` above `rooms and halls` says one title.
    """
    lines = [line for line in item.entry.lines if line.text.strip()]
    if len(lines) < _PAIR or item.entry.children:
        return item
    for line, below in pairwise(lines):
        cell = _LAST_CELL.search(line.text)
        is_open = cell is not None and (_OPEN_END.search(line.text[: cell.start()]) or below.text.strip()[:1].islower())
        if cell is None or not is_open or not is_date(cell[1]) or _GAP.search(below.text):
            continue
        rest = [replace(one, passage=one.passage.cut(0, cell.start())) if one is line else one for one in lines]
        entry = replace(item.entry, passage=squeezed(join_lines(rest)), lines=tuple(rest))
        return ActivityItem(entry, item.section, (*item.above, line.passage.cut(*cell.span(1))))
    return item


_LAST_CELL = re.compile(r"(?:\s*\t\s*|\s{3,})([^\t]{4,40}?)\s*$")
_GAP = re.compile(r"\t|\S\s{3,}\S")
_OPEN_END = re.compile(r"(?:[:,&–-]|\s(?:and|of|the|for|in|at|to|on|with|a|an|und|der|die|das|für|von|et|de|du|des|la|y|e|di))$")


def _are_talks(items: list[ActivityItem]) -> bool:
    """Whether a list among service has talks in records of two lines, a title with its date above the event, and names no role."""
    records = records_of(items)
    titled = [record for record in records if len(record.title.text.split()) >= _FEWEST_WORDS]
    return bool(records) and len(titled) * 2 > len(records) and all(find_role(item.passage) is None for item in items)


def _is_below_talks(item: ActivityItem) -> bool:
    """Whether the line above the item that holds for it names a list of talks: "Popular science lectures:" below "Outreach"."""
    above = next((passage for passage in reversed(item.entry.carried) if not is_date(passage.text)), None)
    return above is not None and is_list_of_talks(above.text) and has_year(item.passage)


_ATTENDED = phrases(read_gazetteer("talk_words")["attended"])


def _with_years_above(items: list[ActivityItem]) -> list[ActivityItem]:
    """The rows without the year that opens most of them with nothing but a blank behind it; it holds as one above them does."""
    years = [_OPENING_YEAR.match(item.passage.text) for item in items]
    if sum(year is not None for year in years) < max(2, _MOST * len(items)):
        return items
    return [
        ActivityItem(
            replace(item.entry, passage=item.passage.cut(year.end())), item.section, (*item.above, item.passage.cut(0, year.end()))
        )
        if year
        else item
        for item, year in zip(items, years, strict=True)
    ]


_OPENING_YEAR = re.compile(r"(?:19|20)\d{2}\s+(?=[^\W\d_a-z]|[“„«\"])")
_MOST = 0.6


def title_and_times(item: ActivityItem, surname: str) -> tuple[Passage, list[Passage]] | None:
    """A title on the first line and the times it was given on lines of their own below it, further in; `None` for other items.

    Example: "Dust by night", then "Elm University, Ulm, March 2022" and "Oak Institute, Bonn, 2021".
    """
    first, *others = item.entry.lines
    if not others or has_year(first.passage) or is_event_line(first.passage, surname):
        return None
    if not all(line.indent > first.indent + 1 and has_year(line.passage) for line in others):
        return None
    opens = [fields_of(line.passage)[:1] for line in others]
    if not all(fields and event_strength(fields[0].text) >= LIKELY for fields in opens):
        return None
    return first.passage.trimmed(), [squeezed(line.passage.trimmed()) for line in others]


def event_below(item: ActivityItem, surname: str) -> tuple[Passage, Passage] | None:
    """The title on the first of two lines and the event on the second; `None` for other items.

    Example: "Dust by night (Slides)", then "**Elm Collective**" in a type of its own or "Elm University, Ulm, 2021".
    """
    lines = [line for line in item.entry.lines if line.text.strip()]
    if len(lines) != _PAIR or item.entry.children or lines[1].indent > lines[0].indent + 1:
        return None
    title, event = without_notes(lines[0].passage), lines[1].passage
    if has_year(title) or event_strength(title.text) >= LIKELY or title.text.endswith((",", "-", "–", ":", "&")):
        return None
    if len(title.text.split()) < _FEWEST_WORDS or not event.text[:1].isupper() or _RUNS_ON.search(title.text):
        return None
    is_apart = event.is_set(Style.BOLD) or event.is_set(Style.ITALIC)
    is_plain = not (lines[0].passage.is_set(Style.BOLD) or lines[0].passage.is_set(Style.ITALIC))
    return (title, event) if (is_apart and is_plain) or is_event_line(event, surname) else None


_PAIR = 2
_FEWEST_WORDS = 3
_RUNS_ON = re.compile(r"\s(?:and|of|the|for|in|at|to|on|with|a|an|und|der|die|das|für|von|et|de|du|des|la|y|e|di)$")


def _slim(item: ActivityItem) -> ActivityItem:
    passage = without_company(without_links(squeezed(item.passage)))
    return item if passage is item.passage else ActivityItem(replace(item.entry, passage=passage), item.section, item.above)


def lists_talks(section: Section) -> bool:
    """Whether a list of works or talks holds talks: its rows name events or days, and no row has authors, a volume or pages.

    Below "Communications", `Dust by night, Elm Days, Ulm, May 2019` and its like are talks.
    """
    if _MEMO not in section.memo:
        section.memo[_MEMO] = _are_given([item.passage for item in walk([section])])
    known: bool = section.memo[_MEMO]
    return known


def _are_given(rows: list[Passage]) -> bool:
    told = [_without_dates(row.text) for row in rows]
    if len(rows) < _FEWEST_STRAY or any(_OF_WORKS.search(text) for text in told):
        return False
    bodies = [undated(body_of(row)) for row in rows]
    if any(_opens_with_authors(body) for body in bodies):
        return False
    given = sum(
        _has_month(row.text) or any(event_strength(f.text) >= LIKELY or is_type(f.text) for f in fields_of(body))
        for row, body in zip(rows, bodies, strict=True)
    )
    return given >= _MOST * len(rows)


def _opens_with_authors(body: Passage) -> bool:
    fields = fields_of(body)
    if not fields or quotations(body.text[:_QUOTED_FIRST]):
        return False
    head = body.text[:_REACH]
    return without_authors(body, "") is not body or is_author(fields[0].text, "") or _ET_AL.search(head) is not None


def _has_month(text: str) -> bool:
    return any(found.last is not None and found.last.month is not None for found in dates_in(text))


_MEMO = "lists talks"
_QUOTED_FIRST = 3
_REACH = 90
# "Nord, E., Birch", "E. Nord", "Nord et al."
_ET_AL = re.compile(r"\bet al\b|\bu\. ?a\.|^\W*(?:[^\W\d_a-z]\.[\s-]?){1,3}[^\W\d_a-z]|(?:\b[^\W\d_a-z]\.\W.*){3}")


def is_plain_talk(passage: Passage) -> bool:
    """Whether a row of a list of works and talks is a talk: its title in quotes comes first, then an event, or how it was given.

    `“Dust by night,” Elm Days, Ulm, meetup talk, 2023` is one; what authors open, or has a volume or pages, is a work.
    """
    passage = body_of(passage)
    found = quotations(passage.text)
    if not found or passage.text[: max(0, found[0].start - 1)].strip(EDGE) or _OF_WORKS.search(_without_dates(passage.text)):
        return False
    fields = [field for field in fields_of(passage.cut(found[0].end + 1)) if not field.is_date and not is_where(field.text)]
    if fields and is_remark(fields[0].text):  # "With A. Lee and B. Moe. Elm Congress, Ulm"
        fields = fields[next((i for i, field in enumerate(fields) if i and field.separator == "."), len(fields)) :]
    if any(is_type(field.text) for field in fields) or (fields and is_meeting_name(fields[0].text)):
        return True
    return any(_is_host(field.text) for field in fields[: 2 if _DAYS.search(passage.text) else 1])


def _without_dates(text: str) -> str:
    for found in reversed(dates_in(text)):
        text = text[: found.start] + text[found.end :]
    return _DAYS.sub("", text)


_MONTHS = sorted({fold(form) for forms in read_gazetteer("months")["months"].values() for form in forms})
# "October 18–20", "18-20 October"
_SPAN = r"\d{1,2}(?:\s?[-–]\s?\d{1,2})?"
_DAYS = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\.?\s{_SPAN}|\b{_SPAN}\.?\s(?:{'|'.join(_MONTHS)})\b", re.I)


def says_talk(passage: Passage) -> bool:
    """Whether a field behind the first says that the row is a talk: `Dust by night, 2016, public outreach talk, Elm on Tap`."""
    if _TALK.search(passage.text) is None:
        return False
    fields = fields_of(passage)
    titled = bool(fields) and not is_type(fields[0].text) and event_strength(fields[0].text) < STRONG
    return titled and any(is_type(field.text) and _TALK.search(field.text) for field in fields[1:])


_TALK = re.compile(
    r"(?<!\w)(?:talk|lecture|vortrag|keynote|poster presentation|expos[eé]|ponencia|conf[eé]rence|charla)(?!\w)", re.I
)


def _is_host(text: str) -> bool:
    """Whether a university or institute is named, which a work's venue never is: not `Elm University Press`."""
    return event_strength(text) >= STRONG and find_venue(text) is None and _PRESS.search(text) is None


_PRESS = re.compile(r"\b(?:press|presses|verlag|editorial|thesis|thèse|dissertation|tesis|report|magazine|review|letters)\b", re.I)
# what only works have: "115:102", "12(3)", "pp. 3-9", "10.1000/182", "arXiv:"
_OF_WORKS = re.compile(
    r"\d\s?:\s?\d|\d\(\d|\bpp?\.|\bvol\b|10\.\d{4}|arxiv|doi|\d[-–]\d|proceedings|journal|\bin press\b|forthcoming|\bsubmitted\b"
    r"|\beds?\.|\bhrsg|\bhg\.|\bpress\b|verlag|preprint|under review|to appear|manuscript",
    re.I,
)
