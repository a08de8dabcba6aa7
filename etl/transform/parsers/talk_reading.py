"""The talks of one row of a list, read by the list's convention (`talk_conventions`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etl.model.document import Passage
from etl.model.facts import Talk
from etl.transform.parsers.activity_fields import ActivityItem, is_date, undated, year_claims
from etl.transform.parsers.talk_conventions import (
    COLON,
    DASH,
    Convention,
    dashed_title,
    event_cells,
    event_colon,
    has_events_last,
    packed_events,
    title_and_last,
    without_year,
)
from etl.transform.parsers.talk_events import events_of, is_event_line, trimmed_event
from etl.transform.parsers.talk_evidence import (
    LIKELY,
    STRONG,
    event_strength,
    is_author,
    is_authors,
    is_list_of_talks,
    is_remark,
    is_type,
    is_where,
    names_delivery,
    without_authors,
    without_delivery,
    without_lead,
)
from etl.transform.parsers.talk_facts import given_talks, quoted_first, talk, talk_years, without_date
from etl.transform.parsers.talk_heads import heading_event, several_hosts, talks_below
from etl.transform.parsers.talk_items import event_below, title_and_times
from etl.transform.parsers.talk_lines import (
    EDGE,
    RULE,
    Quotation,
    between,
    body_of,
    fields_of,
    has_year,
    is_event_first,
    label_of,
    quotations,
    title_behind_date,
    title_behind_event,
    title_end,
    title_fields,
    without_notes,
    without_type_after,
)

_FEWEST_TITLE_WORDS = 3
_PAIR = 2
_SHORT_LEAD = 8


def _are_rows_of_one(items: Sequence[ActivityItem]) -> bool:
    """Whether the rows' labels repeat: `2021<tab>Department of Dust, Ash and Light, Elm University` is then one talk."""
    given = [label_of(item.passage) or next((p for p in reversed(item.above) if is_date(p.text)), None) for item in items]
    labels = [label.text.strip() for label in given if label is not None]
    return len(labels) >= _FEWEST_LABELS and len(set(labels)) * 2 <= len(labels)


_FEWEST_LABELS, _LONGEST_LIST = 4, 99


class TalkReader:
    """Reads the lines of one list by its convention."""

    def __init__(self, convention: Convention, surname: str, items: Sequence[ActivityItem]) -> None:
        self.convention = convention
        self.surname = surname
        is_packed = convention is Convention.EVENTS and any(len(packed_events(item, surname)) > 1 for item in items)
        self.fewest_packed = 2 if is_packed else 3
        if _are_rows_of_one(items):
            self.fewest_packed = _LONGEST_LIST
        self.has_events_last = convention is Convention.FIELDS and has_events_last(items)

    def read(self, item: ActivityItem) -> Iterator[Talk]:
        """The talks of a line."""
        quoted = list(self._quoted(item))
        if quoted:
            yield from quoted
        elif self.convention is Convention.TITLES_BELOW and item.entry.children:
            yield from talks_below(item)
        elif item.entry.children and not has_year(item.passage) and any(has_year(c.passage) for c in item.entry.children):
            yield from self._times_below(item)
        elif (below := event_below(item, self.surname)) is not None:
            yield from self._given(item, *below)
        elif (lines := title_and_times(item, self.surname)) is not None:
            for time in lines[1]:
                yield from self._given(item, lines[0], time)
        elif self.convention is Convention.TITLE_ABOVE and (
            titles := [p for p in item.entry.carried if not (is_date(p.text) or is_list_of_talks(p.text))]
        ):
            yield from self._given(item, quoted_first(undated(titles[-1])), item.passage)
        elif self.convention is Convention.EVENT_ABOVE:
            event = heading_event(item)
            if event is not None and has_year(item.passage):
                yield from talk(item, undated(without_lead(without_notes(body_of(item.passage)))), trimmed_event(undated(event)))
        elif self.convention is Convention.EVENT_CELL and (cells := event_cells(item.passage)) is not None:
            yield from talk(item, cells[1], next(iter(events_of(cells[0], self.surname)), None))
        elif self.convention is Convention.TITLE_COLON and (parted := event_colon(item.passage)) is not None:
            yield from self._given(item, parted[0], parted[1], years_in=(item.passage,))
        elif self.convention is Convention.EVENTS and (dashed := dashed_title(item.passage)) is not None:
            yield from self._dashed(item, *dashed)
        elif self.convention is Convention.EVENT_COLON and COLON.search(body_of(item.passage).text):
            body = body_of(item.passage)
            colon = COLON.search(body.text)
            if colon is not None:
                yield from talk(item, body.cut(colon.end()), trimmed_event(without_type_after(body.cut(0, colon.start()))))
        elif self.convention is Convention.TYPES and (event := self._event_behind_type(item)) is not None:
            yield from talk(item, None, event)
        elif self.convention is Convention.EVENT_DASH and len(marks := list(DASH.finditer(body_of(item.passage).text))) == 1:
            body = body_of(item.passage)
            events = events_of(without_year(body.cut(0, marks[0].start())), self.surname)
            yield from talk(item, without_notes(body.cut(marks[0].end())), events[0] if events else None)
        elif self.convention is Convention.EVENTS and not self._is_titled(item):
            yield from self._events_alone(item)
        else:
            yield from self._by_fields(item)

    def _event_behind_type(self, item: ActivityItem) -> Passage | None:
        """The event behind how a talk was given; `None` for a row that opens otherwise, or has a title before a plain event."""
        body = body_of(item.passage)
        fields = fields_of(body)
        if len(fields) < _PAIR or not names_delivery(fields[0].text):
            return None
        rest = body.cut(body.text.find(fields[1].text, len(fields[0].text)))
        if event_strength(fields[1].text) < LIKELY and any(event_strength(f.text) >= STRONG for f in fields[2:]):
            small = sum(word[0].islower() for word in fields[1].text.split() if len(word) > 3)
            if small >= _PAIR:
                return None
        return next(iter(events_of(rest, self.surname)), None)

    def _dashed(self, item: ActivityItem, event: Passage, title: Passage) -> Iterator[Talk]:
        events = events_of(without_year(event), self.surname)
        yield from talk(item, title, events[0] if events else None)

    def lead_of(self, item: ActivityItem, part: Passage) -> Passage | None:
        """The title that stands before a part set apart, `None` where nothing but authors, dates or a type does."""
        start = item.passage.text.find(part.text)
        lead = without_lead(without_authors(body_of(item.passage.cut(0, start)).trimmed(EDGE), self.surname))
        named = undated(lead)  # "Nord, E. (2023, April)."
        if is_author(lead.text, self.surname) or (len(named) < len(lead) and is_authors(named.text, self.surname)):
            return None
        if sum(map(str.isalpha, lead.text)) <= _SHORT_LEAD or is_type(lead.text):
            return None
        title, _ = without_delivery(lead)
        return None if event_strength(title.text) >= LIKELY else without_notes(lead)

    def read_styled(self, item: ActivityItem, part: Passage, *, is_event: bool) -> Iterator[Talk]:
        """The talks of a line with a part set apart: its title, or, where the list does so, the event behind the title."""
        if is_event and (dashed := dashed_title(item.passage)) is not None:
            yield from self._dashed(item, *dashed)
            return
        lead = self.lead_of(item, part)
        start = item.passage.text.find(part.text)
        before, after = item.passage.cut(0, start), item.passage.cut(start + len(part.text))
        if lead is not None and (is_event or event_strength(part.text) > 0):
            yield from talk(item, lead, trimmed_event(part), talk_years(item, (before, after)))
        elif is_event:
            yield from self._by_fields(item)
        else:
            yield from self._given(item, part, after, before)

    def _quoted(self, item: ActivityItem) -> Iterator[Talk]:
        """The talks of titles in quotes: one, or several that each have their own date."""
        text = item.passage.text
        found = quotations(text)
        free = [q for q in found if not q.is_bound]
        if not free and self.convention in (Convention.QUOTED_FIRST, Convention.QUOTED_LAST):
            free = list(found)
        if not free or self._is_inside_title(item, free[0]):
            return
        is_last = self.convention is Convention.QUOTED_LAST
        starts = [0, *(q.end + 1 for q in free[:-1])] if is_last else [q.end + 1 for q in free]
        ends = [q.start - 1 for q in free] if is_last else [*(q.start - 1 for q in free[1:]), len(text)]
        own = [item.passage.cut(start, end) for start, end in zip(starts, ends, strict=True)]
        if len(free) > 1 and all(has_year(piece) for piece in own):
            for quote, piece in zip(free, own, strict=True):
                yield from self._given(item, item.passage.cut(quote.start, quote.end), piece)
            return
        quote = free[-1] if is_last else free[0]
        before, after = item.passage.cut(0, quote.start - 1), item.passage.cut(quote.end + 1)
        yield from self._given(item, item.passage.cut(quote.start, quote.end), after, before)

    def _is_inside_title(self, item: ActivityItem, quote: Quotation) -> bool:
        """Whether a quotation is a part of a title, in a list whose titles have no quotes: "Words for “dusty” rooms"."""
        if self.convention in (Convention.QUOTED_FIRST, Convention.QUOTED_LAST):
            return False
        if item.passage.text[quote.end + 1 : quote.end + 2] == ":":
            return True  # "“Dust?”: A Longer View"
        before = without_lead(body_of(item.passage.cut(0, quote.start - 1))).text
        words = [word for word in before.split() if any(map(str.isalpha, word))]
        is_open = bool(words) and before.rstrip()[-1:].isalpha()  # no mark parts them from the quotation
        return is_open and len(words) >= _FEWEST_TITLE_WORDS and event_strength(before) == 0

    def _times_below(self, item: ActivityItem) -> Iterator[Talk]:
        """A title with the times it was given as items below it, or an event with the titles presented there."""
        for child in item.entry.children:
            if is_event_line(item.passage, self.surname) and not is_event_line(child.passage, self.surname):
                yield from talk(item, undated(child.passage), trimmed_event(item.passage), year_claims([child.passage], RULE))
            elif has_year(child.passage):
                yield from self._given(item, item.passage, child.passage)

    def _is_titled(self, item: ActivityItem) -> bool:
        """Whether a line among lines of events alone has a title: words like a sentence's, then an event."""
        fields = title_fields(body_of(item.passage))
        if len(fields) < 2 or event_strength(fields[0].text) > 0 or len(fields[0].text.split()) <= _FEWEST_TITLE_WORDS:
            return False
        small = sum(word[0].islower() for word in fields[0].text.split() if len(word) > 3)
        return small >= 2 and any(event_strength(f.text) >= STRONG for f in fields[1:])

    def _events_alone(self, item: ActivityItem) -> Iterator[Talk]:
        """The talks of a line that names events alone: one, or several listed behind a year."""
        dated = next((year_claims([p], RULE) for p in reversed(item.above) if is_date(p.text)), ())
        is_several = False
        for host, when in several_hosts(item.passage):
            yield from talk(item, None, trimmed_event(host), year_claims([when], RULE)[-1:])
            is_several = True
        for piece in packed_events(item, self.surname, fewest=self.fewest_packed) if not is_several else ():
            events = events_of(piece, self.surname)
            if events and not is_where(events[0].text):
                years = year_claims([label], RULE) if (label := label_of(item.passage)) else year_claims([piece], RULE)
                is_one = piece.text == body_of(item.passage).text
                given = years[-1:] or (talk_years(item, (piece,)) if is_one else dated[-1:])
                yield from talk(item, None, without_year(events[0]), given)

    def _by_fields(self, item: ActivityItem) -> Iterator[Talk]:
        """Title first, then event, with the date anywhere; or the event first, where it leaves no doubt."""
        rest = without_lead(without_authors(without_notes(body_of(item.passage)), self.surname))
        rest = without_lead(rest)
        fields = title_fields(rest)
        while fields and (fields[0].is_date or is_type(fields[0].text) or is_remark(fields[0].text)):
            fields = fields[1:]
        if not fields or len(rest.text) > 2 * len(between(rest, fields[0].passage, fields[-1].passage).text) + 40:
            return
        if self.has_events_last and (parts := title_and_last(fields)) is not None:
            first, last, event = parts
            title = between(rest, first.passage, last.passage)
            yield from talk(item, without_date(without_notes(title)), trimmed_event(event.passage))
            return
        if is_event_first([f.text for f in fields], is_usual=self.convention is Convention.EVENT_FIRST):
            yield from self._event_first(item, rest, [f.passage for f in fields])
            return
        end = title_end(fields)
        title = without_date(without_notes(between(rest, fields[0].passage, fields[end - 1].passage)))
        after = (
            rest.cut(min(len(rest), rest.text.find(fields[end].passage.text, len(title.text))))
            if end < len(fields)
            else rest.cut(len(rest))
        )
        events = events_of(after, self.surname) if after.text else []
        if not events and event_strength(title.text) >= STRONG:
            if talk_years(item, (item.passage,)):
                yield from talk(item, None, trimmed_event(title))
            return
        carried = [p for p in item.entry.carried if event_strength(p.text) >= STRONG and not is_list_of_talks(p.text)]
        if not events and carried and not is_date(carried[-1].text):
            yield from talk(item, title, trimmed_event(undated(carried[-1])), year_claims([carried[-1]], RULE)[-1:])
        elif has_year(item.passage) or talk_years(item, ()) or any(event_strength(e.text) >= LIKELY for e in events):
            start = max(0, item.passage.text.find(title.text))
            yield from self._given(item, title, after, years_in=(item.passage.cut(0, start), after))

    def _event_first(self, item: ActivityItem, rest: Passage, fields: Sequence[Passage]) -> Iterator[Talk]:
        title = title_behind_date(rest, fields)
        if title is None and (named := title_behind_event(rest, fields)) is not None:
            title = undated(named)
        events = events_of(fields[0], self.surname)
        if title is not None:
            yield from talk(item, title, events[0] if events else None)

    def _given(
        self, item: ActivityItem, title: Passage, after: Passage, before: Passage | None = None, years_in: Sequence[Passage] = ()
    ) -> Iterator[Talk]:
        is_last = self.convention is Convention.QUOTED_LAST
        yield from given_talks(item, title, after, before, years_in, surname=self.surname, is_title_last=is_last)
