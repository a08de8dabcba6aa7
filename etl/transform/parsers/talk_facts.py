"""What a row of talks says, as facts: one for each time that a title was given, with its event and the year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etl.model import regex as re
from etl.model.claim import Claim
from etl.model.document import Passage
from etl.model.facts import Talk
from etl.transform.parsers.activity_fields import ActivityItem, is_date, undated, year_claims
from etl.transform.parsers.stay_claims import span_of, text_claim
from etl.transform.parsers.talk_events import events_of
from etl.transform.parsers.talk_evidence import is_where, without_delivery, without_lead
from etl.transform.parsers.talk_lines import EDGE, RULE, body_of, has_letters, has_year, is_wrapped, label_of, quotations

# "Title, 2022, Colloquium, Example University. 2021, Seminar, ...", "Title. Elm Days, 2019; Ash Days, 2020"
_NEXT_TIME = re.compile(r"\.\s+(?=(?:19|20)\d{2}\b)|;\s+")


# "(expository)", "(in Danish)", which says of the talk how it was
_ASIDE = re.compile(r"\(\s*(?:in\s+[^\W\d_]+|[a-zß-ÿ][a-zß-ÿ\s-]*)\)?|in [^\W\d_a-z][\w-]+")


def given_talks(
    item: ActivityItem,
    title: Passage,
    after: Passage,
    before: Passage | None = None,
    years_in: Sequence[Passage] = (),
    *,
    surname: str,
    is_title_last: bool,
) -> Iterator[Talk]:
    """The talk of a title for each time named behind it, or with the event before it (first choice where titles come last)."""
    times = after.split(_NEXT_TIME)
    if len(times) > 1 and all(has_year(time) for time in times):
        for time in times:
            yield from talk(item, title, next(iter(events_of(time, surname)), None), year_claims([time], RULE)[-1:])
        return
    behind = events_of(after, surname) if after.text else []
    ahead = events_of(without_lead(body_of(before)), surname) if before is not None and before.text else []
    own_ahead = [e for e in ahead if not is_where(e.text)]
    is_ahead = is_title_last or not [e for e in behind if not is_where(e.text)]
    first, second = (own_ahead, behind) if is_ahead else (behind, own_ahead)
    event = next(iter(first or second or ahead), None)
    around = years_in or ((after,) if before is None else (before, after))
    yield from talk(item, title, event, talk_years(item, around))


def talk_years(item: ActivityItem, around: Sequence[Passage]) -> tuple[Claim[int], ...]:
    """The year of a talk: the label's, else the last one outside of the title, else that of the nearest date above."""
    label = label_of(item.passage)
    found = year_claims([label], RULE) if label is not None else year_claims(around, RULE)
    if found:
        return found[-1:]
    for passage in reversed(item.above):
        if is_date(passage.text):
            return year_claims([passage], RULE)[-1:]
    return year_claims([item.passage], RULE)[-1:]


def talk(
    item: ActivityItem, title: Passage | None, event: Passage | None, years: Sequence[Claim[int]] | None = None
) -> Iterator[Talk]:
    """The talk of a title or an event or both; nothing for a title without letters."""
    if title is not None:
        title, named = without_delivery(title.trimmed(EDGE))
        title, event = title.trimmed(EDGE), named or event
        title = title.cut(1, len(title) - 1) if is_wrapped(title.text) else title
        title = title.trimmed(EDGE)
        if not has_letters(title):
            return
    if event is not None and (not any(map(str.isalnum, event.text)) or _ASIDE.fullmatch(event.text)):
        event = None
    if title is None and event is None:
        return
    found = talk_years(item, (item.passage,)) if years is None else years
    yield Talk(
        span_of(item.passage),
        text_claim(title, RULE, 0.8) if title is not None else None,
        text_claim(event, RULE, 0.75) if event is not None else None,
        found[-1] if found else None,
    )


def quoted_first(title: Passage) -> Passage:
    """What a quotation that opens a line holds, without what stands behind it: "“Dust by night,” with Ida Birch"."""
    first = next(iter(quotations(title.text)), None)
    return title.cut(first.start, first.end) if first is not None and first.start == 1 else title


def without_date(title: Passage) -> Passage:
    """The title without a date at its ends, but one that a preposition binds: "The Flood of 2016"."""
    bare = undated(title)
    return title if _HANGS.search(bare.text) else bare


_HANGS = re.compile(r"\s(?:of|in|from|since|to|until|till|by|before|after|and|the|de|du|des|von|seit|bis|en|del|di|dal)$")
