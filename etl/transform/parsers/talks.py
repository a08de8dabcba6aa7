"""Talks: title, event and year of what the subject presented.

A list of talks has one convention, learned over the whole list before an entry is read (`talk_conventions`). One fact for each time
a talk was given; lists of seminars that name hosts alone give talks without a title.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etl.model.facts import Talk
from etl.model.section import Section
from etl.normalize.person_names import parse_person_name
from etl.normalize.text import fold
from etl.transform.context import Aside, Context, Harvest
from etl.transform.parsers.activity_fields import undated, year_claims, years_of
from etl.transform.parsers.news import news_items, told_talk
from etl.transform.parsers.stay_claims import span_of, text_claim
from etl.transform.parsers.styled_parts import styled_part
from etl.transform.parsers.talk_authors import without_authors_of_rows
from etl.transform.parsers.talk_conventions import settle
from etl.transform.parsers.talk_events import events_of
from etl.transform.parsers.talk_evidence import is_author, without_lead
from etl.transform.parsers.talk_facts import talk
from etl.transform.parsers.talk_items import LISTS, talk_rows
from etl.transform.parsers.talk_layouts import read_again
from etl.transform.parsers.talk_lines import RULE, without_notes
from etl.transform.parsers.talk_list_rows import TalkList
from etl.transform.parsers.talk_reading import TalkReader
from etl.transform.parsers.talk_records import TalkRecord, records_of


def read_talks(sections: Sequence[Section], context: Context) -> Harvest[Talk]:
    """The talks of the sections of talks, in order; one fact for each time a talk was given.

    `Counting dust, Elm Days, Ulm, 2019` gives title, event and year; sentences and lists of places give nothing.
    """
    harvest: Harvest[Talk] = Harvest()
    owner = parse_person_name(context.subject.name.value) if context.subject else None
    surname = fold(owner.family).split()[-1] if owner else ""
    lists = without_authors_of_rows([talk_rows(section) for section in sections], owner)
    lists_read: list[TalkList] = []
    found: list[int | list[Talk]] = []  # the talks of a section, or the number of its list
    for section, items in zip(sections, lists, strict=True):
        if not items:
            continue
        if section.kind in LISTS:
            lines = (line for item in items for line in item.entry.lines)
            harvest.asides.extend(Aside(line.number, "details of a talk, or an event without a title") for line in lines)
        if records := records_of(items):
            found.append([fact for record in records for fact in _recorded(record, surname)])
            continue
        convention, style = settle(items, surname)
        reader = TalkReader(convention, surname, items)
        parts = [styled_part(item.passage, style) if style is not None else None for item in items]
        if sum(part is not None and is_author(part.text, surname) for part in parts) > len(items) / 2:
            parts = [None] * len(items)
        leads = [reader.lead_of(item, part) for item, part in zip(items, parts, strict=True) if part is not None]
        is_event = sum(lead is not None for lead in leads) > len(leads) / 2
        read = [
            list(reader.read_styled(item, part, is_event=is_event))
            if part is not None and not is_author(part.text, surname)
            else list(reader.read(item))
            for item, part in zip(items, parts, strict=True)
        ]
        lists_read.append(TalkList(items, read, id(section.parent or section)))
        found.append(len(lists_read) - 1)
    again = read_again(lists_read, surname)
    for one in found:
        harvest.facts.extend(one if isinstance(one, list) else (fact for facts in again[one] for fact in facts))
    harvest.facts.extend(_told(sections))
    return harvest


def _recorded(record: TalkRecord, surname: str) -> Iterator[Talk]:
    """The talk of a record of lines."""
    event = undated(record.event) if record.is_labelled else next(iter(events_of(record.event, surname)), None)
    title = undated(without_lead(without_notes(record.title)))
    yield from talk(record.item, title, event, year_claims([record.date], RULE))


def _told(sections: Sequence[Section]) -> Iterator[Talk]:
    """The talks that the news of a home page tell of."""
    for item in news_items(sections):
        for title, event in told_talk(item):
            years = year_claims([item.passage], RULE)[:1] or years_of(item, RULE)
            named = text_claim(title, RULE, 0.75) if title else None
            yield Talk(span_of(item.passage), named, text_claim(event, RULE, 0.7), years[0] if years else None)
