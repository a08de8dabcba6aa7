"""Events on lines above their talks ("Elm Days" above "Walls - 2018"), several in one row ("Talks at Elm and Ash, 2019")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from etl.model import regex as re
from etl.model.document import Passage
from etl.model.facts import Talk
from etl.transform.parsers.activity_fields import ActivityItem, fold_in_place, is_date, undated
from etl.transform.parsers.talk_events import events_of, trimmed_event
from etl.transform.parsers.talk_evidence import LIKELY, event_strength, is_list_of_talks
from etl.transform.parsers.talk_facts import talk
from etl.transform.parsers.talk_lines import body_of, fields_of, has_year, without_notes

_FEWEST, _MOST = 2, 0.6


def heading_event(item: ActivityItem) -> Passage | None:
    """The line above the item that holds for it and is no date: "Elm Congress" above "Dust by night (2019)"; `None` without one."""
    above = next((p for p in reversed(item.entry.carried) if not is_date(p.text)), None)
    return None if above is None or is_list_of_talks(above.text) else above


def are_events_above(dated: Sequence[ActivityItem]) -> bool:
    """Whether nearly all dated rows have lines above that hold for them and rather name events than the rows do."""
    held = [item for item in dated if heading_event(item) is not None]
    if len(held) < max(_FEWEST_HELD, _MOST_HELD * len(dated)):
        return False
    above = sum(any(names_event(p) for p in item.entry.carried if not is_date(p.text)) for item in held)
    own = sum(names_event(item.passage) for item in held)
    return above > own * 2 and above >= len(held) * _SOME_HELD


_FEWEST_HELD, _MOST_HELD, _SOME_HELD = 3, 0.8, 0.35


def names_event(passage: Passage) -> bool:
    """Whether the first field of the words names an event or a host."""
    fields = fields_of(without_notes(passage))
    return bool(fields) and event_strength(fields[0].text) >= LIKELY


def has_titles_below(item: ActivityItem) -> bool:
    """Whether a row names an event and what is nested below it none: "2019<tab>Elm Days" above "Dust by night"."""
    rows = item.entry.children
    is_plain = not any(has_year(row.passage) or names_event(row.passage) or row.children for row in rows)
    return bool(rows) and is_plain and names_event(body_of(item.passage))


def talks_below(item: ActivityItem) -> Iterator[Talk]:
    """The talks nested below the row of their event, which is its first cell, or the first name of a row without cells."""
    cells = [cell for cell in body_of(item.passage).split(_TABS) if not is_date(cell.text)]
    named = [trimmed_event(cells[0])] if len(cells) > 1 else events_of(body_of(item.passage), "")
    for row in item.entry.children:
        yield from talk(item, row.passage, next(iter(named), None))


_TABS = re.compile(r"\t")


def below_events(items: list[ActivityItem]) -> list[ActivityItem]:
    """The rows of a list whose undated rows name the events of the dated ones below, which then stand above these.

    "Elm Days" above "Dust by night - 2019" and "Walls - 2018" are two talks at Elm Days.
    """
    dated = [has_year(item.passage) for item in items]
    if not items or dated[0] or any(item.entry.carried or item.entry.children for item in items):
        return items
    heads = [item for item, is_dated in zip(items, dated, strict=True) if not is_dated]
    alone = sum(not (first or second) for first, second in pairwise([*dated, False]))
    if len(heads) < _FEWEST or len(heads) * 2 > len(items) or alone > len(heads) * (1 - _MOST):
        return items
    if any(len(item.passage.text.split()) > _LONGEST_HEAD or is_list_of_talks(item.passage.text) for item in heads):
        return items
    share = sum(_opens_event(item) for item in heads) / len(heads)
    own = sum(_opens_event(item) for item, is_dated in zip(items, dated, strict=True) if is_dated) / (len(items) - len(heads))
    if share < _HALF or own > share * _LESS:
        return items
    rows: list[ActivityItem] = []
    above: tuple[Passage, ...] = ()
    for item, is_dated in zip(items, dated, strict=True):
        if is_dated:
            rows.append(replace(item, above=(*item.above, *above), entry=replace(item.entry, carried=above)))
        else:
            above = (item.passage,)
    return rows


def _opens_event(item: ActivityItem) -> bool:
    fields = fields_of(undated(body_of(item.passage)))
    return bool(fields) and event_strength(fields[0].text) >= LIKELY


_LONGEST_HEAD, _HALF, _LESS = 14, 0.5, 0.8


def several_hosts(passage: Passage) -> list[tuple[Passage, Passage]]:
    """The hosts of "Talks at Elm, Ash College, and Moss Labs (2025); Oak and Larch (2024)", each with what dates it."""
    lead = _SEVERAL.match(fold_in_place(passage.text))
    if lead is None:
        return []
    parts = passage.cut(lead.end()).split(_SEMICOLONS)
    if not all(has_year(part) for part in parts):
        return []
    return [(undated(name), part) for part in parts for name in undated(part).split(_EACH) if any(map(str.isalpha, name.text))]


_SEVERAL = re.compile(
    r"\s*(?:(?:invited|contributed|seminar|colloquium|conference|eingeladene)\s+)*(?:talks|seminars|lectures|presentations|colloquia|vortrage|exposes"
    r"|charlas|ponencias|conferenze)\s+(?:at|in|an|bei|a|en|presso)\s+(?:the\s+)?"
)
_EACH = re.compile(r"\s*,\s+(?:and\s+)?|\s+and\s+(?=[^\W\d_a-z])")
_SEMICOLONS = re.compile(r"\s*;\s+")
