"""Talks: title, event and year of what the subject presented.

A list of talks has one convention: the title in quotes, before or after a colon, above several events, or as the first field. It is
learned over the whole list before an entry is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model.claim import Claim
from etl.model.document import Passage
from etl.model.facts import Talk
from etl.model.section import Section, SectionKind
from etl.normalize.dates import find_date_ranges
from etl.normalize.text import fold
from etl.normalize.venues import find_venue
from etl.transform.context import Aside, Context, Harvest
from etl.transform.parsers.activity_fields import (
    ActivityItem,
    Field,
    fold_in_place,
    is_date,
    phrases,
    split_fields,
    styled_part,
    title_style,
    undated,
    walk,
    year_claims,
    years_of,
)
from etl.transform.parsers.stay_claims import span_of, text_claim

RULE = "talks.listed"
_WORDS: dict[str, Any] = read_gazetteer("activity_words")["events"]
_EVENT = phrases(_WORDS["words"])
_TYPE = re.compile(rf"(?:(?:{'|'.join(map(re.escape, sorted(_WORDS['types'], key=len, reverse=True)))})[\s,/&-]*)+")
_QUOTED = re.compile(r"[“„«]([^“”„«»]{3,})[”“»]|\"([^\"]{3,})\"|(?:^|(?<=\s))‘([^‘]{8,}?)’(?=[\s,.]|$)")
_COLON = re.compile(r":\s+")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*\.?\s*$")
_LEADING_TYPE = re.compile(
    r"^(?:invited |contributed |plenary |keynote )?(?:talk|lecture|presentation|seminar|address)?\s*(?:for|at|to|in)\s+(?:the\s+)?",
    re.I,
)
_YEAR_LABEL = re.compile(r"^\W*(?:19|20)\d{2}\s*[:\t]\s*")
# "Title, 2022, Colloquium, Example University. 2021, Seminar, ..."
_NEXT_TIME = re.compile(r"\.\s+(?=(?:19|20)\d{2}\b)")
_EDITION = re.compile(r"[^\W_]*[A-Z][^\W\d_]+[\s'’]?(?:(?:19|20)\d{2}|\d{2})")  # "BioC2019", "ICME 2019"
_WITH = re.compile(r"^(?:with|joint(?:ly)? with|mit|avec|con)\s+[A-Z]")
_EDGE = " \t,;:.–—-|·•"
_LONG_TITLE = 25
_SHORT_TITLE = 8


class _Convention(Enum):
    QUOTED = "quoted"
    EVENT_COLON = "event: title"
    TITLE_ABOVE = "title above its events"
    FIELDS = "title first"


def read_talks(sections: Sequence[Section], context: Context) -> Harvest[Talk]:
    """The talks of the sections of talks, in order; one fact for each time a talk was given."""
    harvest: Harvest[Talk] = Harvest()
    surname = fold(context.subject.name.value).split()[-1:] if context.subject else []
    for section in sections:
        if section.kind is not SectionKind.TALKS:
            continue
        items = list(walk([section]))
        convention = _learn(items)
        style = title_style([item.passage for item in items])
        for item in items:
            title = styled_part(item.passage, style) if style is not None else None
            if convention is _Convention.FIELDS and title is not None and not _is_author(title.text, "".join(surname)):
                harvest.facts.extend(_read_styled(item, title, "".join(surname)))
            else:
                harvest.facts.extend(_read_item(item, convention, "".join(surname)))
            for line in item.entry.lines:
                harvest.asides.append(Aside(line.number, "details of a talk, or an event without a title"))
    return harvest


def _learn(items: Sequence[ActivityItem]) -> _Convention:
    """The convention that most items agree on."""
    if not items:
        return _Convention.FIELDS
    half = len(items) / 2
    if sum(bool(_QUOTED.search(i.passage.text)) for i in items) > half:
        return _Convention.QUOTED
    if sum(any(not is_date(p.text) and len(p.text) > _LONG_TITLE for p in i.entry.carried) for i in items) > half:
        return _Convention.TITLE_ABOVE
    if sum(_has_event_before_colon(i.passage) for i in items) > half:
        return _Convention.EVENT_COLON
    return _Convention.FIELDS


def _has_event_before_colon(passage: Passage) -> bool:
    text = passage.text
    label = _YEAR_LABEL.match(text)
    colon = _COLON.search(text, label.end() if label else 0)
    if colon is None:
        return False
    head = text[label.end() if label else 0 : colon.start()]
    return bool(_is_event(head) or len(head) < _LONG_TITLE) and colon.end() < len(text)


def _is_event(text: str) -> bool:
    return bool(_EVENT.search(fold(text))) or _EDITION.fullmatch(text) is not None or find_venue(text) is not None


def _is_type(text: str) -> bool:
    return (
        _TYPE.fullmatch(fold(text).strip(_EDGE + "()[]") + " ") is not None
        or _TYPE.fullmatch(fold(text).strip(_EDGE + "()[]")) is not None
    )


def _read_item(item: ActivityItem, convention: _Convention, surname: str) -> Iterator[Talk]:
    passage = item.passage
    quoted = _QUOTED.search(passage.text)
    if quoted:
        group = next(i for i in (1, 2, 3) if quoted.group(i))
        title = passage.cut(*quoted.span(group))
        after = _events(passage.cut(quoted.end()))
        before = _events(_without_lead(passage.cut(0, quoted.start())))
        event = after or [f for f in before if not _is_author(f.text, surname)]
        if quoted.start() > len(passage.text) / 2 or (not after and before):
            event = [f for f in before if not _is_author(f.text, surname)] or after
        yield from _talk(item, title, event[:1])
    elif convention is _Convention.TITLE_ABOVE and item.entry.carried:
        titles = [p for p in item.entry.carried if not is_date(p.text)]
        if titles:
            yield from _talk(item, undated(titles[-1]), _events(passage)[:1])
    elif convention is _Convention.EVENT_COLON and _COLON.search(passage.text):
        label = _YEAR_LABEL.match(passage.text)
        rest = passage.cut(label.end()) if label else passage
        colon = _COLON.search(rest.text)
        if colon:
            head = _without_type(rest.cut(0, colon.start()))
            yield from _talk(item, rest.cut(colon.end()), [Field(head, "")] if head.text else [])
    else:
        yield from _by_fields(item, surname)


def _read_styled(item: ActivityItem, title: Passage, surname: str) -> Iterator[Talk]:
    """The talks of a title set apart: one, or one for each time it was given ("Title, 2022, A. 2021, B.").

    What is set apart behind a longer text is the event, and the title stands before it.
    """
    start = item.passage.text.find(title.text)
    lead = _without_lead_type(_without_authors(undated(item.passage.cut(0, start)), surname))
    if sum(c.isalpha() for c in lead.text) > _SHORT_TITLE and not _is_author(lead.text, surname) and not _is_event(lead.text):
        yield from _talk(item, _without_brackets(lead), [Field(title, "")])
        return
    before, after = item.passage.cut(0, start), item.passage.cut(start + len(title.text))
    times = after.split(_NEXT_TIME)
    if len(times) > 1 and all(year_claims([time], RULE) for time in times):
        for time in times:
            yield from _talk(item, title, _events(time)[:1], year_claims([time], RULE)[-1:])
        return
    events = _events(after) or [f for f in _events(before) if not f.is_date]
    yield from _talk(item, title, events[:1])


def _without_lead_type(passage: Passage) -> Passage:
    """The passage without a type of talk and a colon at its start: "Platform talk: Title", "Keynote Title"."""
    head = _COLON.search(passage.text)
    if head is not None and _is_type(passage.text[: head.start()]):
        return passage.cut(head.end())
    return passage


def _by_fields(item: ActivityItem, surname: str) -> Iterator[Talk]:
    """Title first, then event, with the date anywhere; authors before the title are left out."""
    passage = item.passage
    label = _YEAR_LABEL.match(passage.text)
    rest = _without_brackets(passage.cut(label.end()) if label else passage)
    rest = _without_lead_type(_without_authors(rest, surname))
    fields = split_fields(rest)
    while fields and (fields[0].is_date or _is_type(fields[0].text)):
        fields = fields[1:]
    if not fields:
        return
    end = _title_end(fields)
    start = _find(rest, fields[0].passage, 0)
    stop = _find(rest, fields[end - 1].passage, start) + len(fields[end - 1].passage)
    title = undated(rest.cut(start, stop))
    events = [f for f in fields[end:] if not f.is_date and not _is_type(f.text) and not _is_author(f.text, surname)]
    if not title.text or (
        not events and (end == len(fields)) and (_is_place_only(title.text) or not find_date_ranges(passage.text))
    ):
        return
    if len(title.text) < _LONG_TITLE and _is_event(title.text) and not any(_is_event(f.text) for f in events):
        return
    yield from _talk(item, title, events[:1])


def _title_end(fields: Sequence[Field]) -> int:
    """The number of fields that make the title: up to a tab, dash or full stop, a date, a type of talk or an event."""
    strong = next((i for i, f in enumerate(fields) if i and f.separator in ("\t", "—", "–", ".")), 0)
    date = next((i for i, f in enumerate(fields) if i and (f.is_date or _is_type(f.text))), 0)
    if date and date < len(fields) - 1 and (not strong or date <= strong):
        return date
    event = next((i for i, f in enumerate(fields) if i and _is_event(f.text)), 0)
    if strong and not 0 < event < strong:
        return strong
    return event or (date if date == 1 else 1)


def _find(whole: Passage, part: Passage, start: int) -> int:
    return max(whole.text.find(part.text, start), 0)


def _is_place_only(text: str) -> bool:
    return _is_event(text) and len(text.split()) < 5


def _events(passage: Passage) -> list[Field]:
    fields = split_fields(_without_brackets(passage))
    fields = [f for f in fields if not f.is_date and not _is_type(f.text) and sum(c.isalpha() for c in f.text) > 1]
    return _with_listed_words(passage, [f for f in fields if not _WITH.match(f.text)])


def _with_listed_words(passage: Passage, fields: list[Field]) -> list[Field]:
    """The fields, the first ones joined when they are words of one name: "Climate, People, and Environment Seminar"."""
    last = next(
        (i for i, f in enumerate(fields[1:4], 1) if f.separator == "," and f.text.startswith(("and ", "& ", "und ", "et ", "y "))),
        0,
    )
    if not last:
        return fields
    start = _find(passage, fields[0].passage, 0)
    end = _find(passage, fields[last].passage, start) + len(fields[last].text)
    return [Field(passage.cut(start, end), fields[0].separator), *fields[last + 1 :]]


def _without_lead(passage: Passage) -> Passage:
    match = _LEADING_TYPE.match(passage.text)
    return passage.cut(match.end()) if match else passage


def _without_brackets(passage: Passage) -> Passage:
    """The passage without brackets at its end that say how it was given or where its slides are."""
    while (match := _BRACKETS.search(passage.text)) and match.start() > 0:
        inner = match[1]
        if not (_is_type(inner) or is_date(inner) or (len(inner.split()) <= 2 and inner.islower())):
            break
        passage = passage.cut(0, match.start())
    return passage


def _without_type(passage: Passage) -> Passage:
    folded = fold_in_place(passage.text)
    match = re.search(r"\s+(?:\d+\s?min\s+)?(?:spotlight talk|spotlight|talk|oral|keynote|tutorial|poster)\s*$", folded)
    return passage.cut(0, match.start()) if match else passage


def _is_author(text: str, surname: str) -> bool:
    folded = fold(text)
    return (bool(surname) and surname in folded.split()) or re.fullmatch(r"[^\W\d_]+(?:,? (?:[A-Z]\.?-?){1,3})+", text) is not None


def _without_authors(passage: Passage, surname: str) -> Passage:
    """The passage from the title on behind authors: "Nord, E. 2026. Title", "Nord, E. Title" for the subject."""
    dated = _AUTHORS_YEAR.match(passage.text)
    if dated and _are_authors(dated[1], surname):
        return passage.cut(dated.end())
    if not surname or surname not in fold_in_place(passage.text[:_AUTHORS_REACH]):
        return passage
    for match in _AUTHORS_END.finditer(passage.text[:_AUTHORS_REACH]):
        after = passage.text[match.end() : match.end() + 12]
        if surname in fold_in_place(passage.text[: match.start()]) and not re.match(r"[A-Z]\.|and |[A-Z]\w+,? [A-Z]\.", after):
            return passage.cut(match.end()) if _are_authors(passage.text[: match.start()], surname) else passage
    return passage


_AUTHORS_REACH = 400
_AUTHORS_END = re.compile(r"\.\s+(?:\(?\d{4}\)?\.\s+)?(?=[^\W\d_a-z]|[“\"])")
_AUTHORS_YEAR = re.compile(r"^(.{3,400}?)[.,]?\s+\(?(?:19|20)\d{2}[a-z]?\)?\.\s+(?=[^\W\d_a-z]|[“\"])")


def _are_authors(text: str, surname: str) -> bool:
    """Whether the text is nothing but short names, one of them the subject's or with initials."""
    names = [name for name in re.split(r"[,;&]\s*|\s+and\s+", text) if name.strip()]
    if not all(len(name.split()) <= 4 for name in names):
        return False
    initials = sum(bool(re.search(r"\b[A-Z]\.|\b[A-Z]{1,3}$|\bet al", name.strip())) for name in names)
    return (initials >= len(names) / 3 and not _is_event(text)) or (bool(surname) and surname in fold(text).split())


def _talk(item: ActivityItem, title: Passage, events: Sequence[Field], years: Sequence[Claim[int]] = ()) -> Iterator[Talk]:
    title = title.trimmed(_EDGE + '“”"')
    if sum(c.isalpha() for c in title.text) < 3:
        return
    event = text_claim(_trim_event(events[0].passage), RULE, 0.75) if events and _trim_event(events[0].passage).text else None
    years = years or years_of(item, RULE)
    for year in years[-1:] or (None,):
        yield Talk(span_of(item.passage), text_claim(title, RULE, 0.8), event, year)


def _trim_event(passage: Passage) -> Passage:
    return passage.trimmed(_EDGE)
