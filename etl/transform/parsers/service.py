"""Service: what the subject does for venues, societies and organizations, one fact for each role and body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model.claim import Claim
from etl.model.document import Passage
from etl.model.facts import Service
from etl.model.section import Section, SectionKind
from etl.normalize.text import fold
from etl.normalize.venues import find_venue
from etl.transform.context import Aside, Context, Harvest
from etl.transform.parsers.activity_fields import (
    ActivityItem,
    dates_in,
    fold_in_place,
    is_date,
    phrases,
    split_fields,
    undated,
    walk,
)
from etl.transform.parsers.service_fields import role_and_body
from etl.transform.parsers.service_lists import (
    ends_in_and,
    is_name,
    is_remainder,
    last_divided,
    pieces,
    venue_name,
    without_and,
    years_of_piece,
)
from etl.transform.parsers.service_roles import FoundRole, find_role, is_honour, only_role, whole_role
from etl.transform.parsers.service_rows import body_and_rows, group_of, label, opens, rows, width_of, without_part
from etl.transform.parsers.stay_claims import span_of, text_claim

RULE = "service.listed"
_WORDS: dict[str, Any] = read_gazetteer("service_words")
_KINDS = frozenset({SectionKind.SERVICE, SectionKind.MEMBERSHIPS})
_STRAY = frozenset({SectionKind.UNKNOWN, SectionKind.PERSONAL})
# as in "2019: ", "2016-2019: ", "2019 - "
_YEAR_FIRST = re.compile(r"^\W*((?:19|20)\d{2}(?:\s*(?:[-–—/,&]|to|and)\s*(?:(?:19|20)?\d{2}|present|now))*)\s*[:\t|]\s*", re.I)
_REVIEWING = phrases(_WORDS["reviewing"]["words"])
_UNMISTAKABLE = phrases(_WORDS["reviewing"]["unmistakable"])
_PLACE = phrases(_WORDS["reviewing"]["places"])
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{2,60})[)\]]")
_EDGE = " \t,;:.–—-|·•"
_LONGEST = 200
_LONGEST_ITEM = 8000  # characters; longer is running text


@dataclass(frozen=True, slots=True)
class _Found:
    role: Passage
    venue: Passage
    years: tuple[Claim[int], ...]


def read_service(sections: Sequence[Section], context: Context) -> Harvest[Service]:
    """One fact for each role at a venue or body, with the years of all the groups that print it."""
    harvest: Harvest[Service] = Harvest()
    places: dict[tuple[str, str], int] = {}
    pending: Passage | None = None
    section: Section | None = None
    width = 0
    for item in walk([s for s in sections if s.kind in _KINDS | _STRAY]):
        if item.section is not section:
            section, pending, width = item.section, None, width_of(item.section)
        is_listed = item.section.kind in _KINDS
        alone = _role_alone(item) if is_listed else None
        if alone is not None:
            pending = alone  # a role that stands alone holds for the entries below it
            continue
        for found in _read_item(item, pending, width) if is_listed else _read_stray(item, width):
            name = venue_name(found.venue)
            if sum(c.isalpha() for c in name) < _SHORTEST or len(name) > _LONGEST or is_remainder(name):
                continue
            role = text_claim(found.role, RULE, 0.85)
            venue = Claim(name, found.venue.text, span_of(found.venue), RULE, 0.85)
            key = (fold(role.value), fold(name))
            if key in places:
                place = places[key]
                harvest.facts[place] = _merged(harvest.facts[place], found.years)
                continue
            places[key] = len(harvest.facts)
            harvest.facts.append(Service(span_of(item.passage), role, venue, found.years))
        for line in item.entry.lines if is_listed else ():
            harvest.asides.append(Aside(line.number, "service without a role or body"))
    return harvest


_SHORTEST = 2


def _role_alone(item: ActivityItem) -> Passage | None:
    if item.entry.children or len(item.passage) > _LONGEST or dates_in(item.passage.text):
        return None
    alone = whole_role(item.passage)
    is_whole = alone is not None and len(item.passage.text) <= len(alone.text) + 1
    return alone if is_whole and find_venue(item.passage.text) is None else None


def _merged(fact: Service, years: tuple[Claim[int], ...]) -> Service:
    by_year = {claim.value: claim for claim in (*years, *fact.years)}
    return Service(fact.span, fact.role, fact.venue, tuple(by_year[y] for y in sorted(by_year)))


def _read_item(item: ActivityItem, pending: Passage | None, width: int) -> Iterator[_Found]:
    if is_honour(item.passage.text) or len(item.passage) > _LONGEST_ITEM:
        return
    dates: list[Passage] = [p for p in item.above if is_date(p.text)][-1:]
    below = body_and_rows(item)
    if below is not None:
        for role, line in below[1]:
            yield _Found(role, below[0], years_of_piece([line], RULE) or years_of_piece(dates, RULE))
        return
    carried = pending or _carried_role(item)
    for row in rows(item, width):
        yield from _read_row(row, carried, dates)
    fields = [f for f in split_fields(item.passage) if not f.is_date] if item.entry.children else []
    heading = whole_role(undated(item.passage)) if len(fields) == 1 else None
    if heading is not None:
        for child in item.entry.children:
            yield from _listed(heading, child.passage, dates, is_labelled=False)


def _read_stray(item: ActivityItem, width: int) -> Iterator[_Found]:
    """Service in a section of unknown wording: only what opens with a role that nothing else has ("Editorial board: ...")."""
    for row in rows(item, width) if len(item.passage) <= _LONGEST_ITEM else ():
        match = _YEAR_FIRST.match(row.text)
        found = find_role(row.cut(match.end()) if match else row)
        is_own = found is not None and not found.before.text and _UNMISTAKABLE.search(fold_in_place(found.role.text)) is not None
        if is_own and opens(row.cut(match.end()) if match else row):
            yield from _read_row(row, None, [])


def _read_row(passage: Passage, carried: Passage | None, dates: list[Passage]) -> Iterator[_Found]:
    match = _YEAR_FIRST.match(passage.text)
    if match:
        dates = [passage.cut(*match.span(1))]
        passage = passage.cut(match.end())
    grouped = group_of(passage)
    if grouped:
        for piece in grouped:
            yield from _read_row(piece, None, dates)
        return
    own, rest = label(passage)
    if own is not None:
        yield from _listed(own, rest, dates, is_labelled=True)
    elif carried is not None and _is_list(passage):
        yield from _listed(carried, without_part(passage), dates, is_labelled=False)
    else:
        yield from _single(passage, carried, dates)


def _carried_role(item: ActivityItem) -> Passage | None:
    """The role that a line or heading above the item gives: the nearest one, or a membership's heading."""
    for passage in reversed(item.above):
        if not is_date(passage.text):
            role = only_role(passage)
            if role is not None:
                return role
    return item.section.heading if item.section.kind is SectionKind.MEMBERSHIPS else None


def _is_list(passage: Passage) -> bool:
    """Whether the passage names several venues, or one and nothing else."""
    role = find_role(passage)
    if role is None or without_part(passage) is not passage:
        return True
    if role.is_linked and not role.before.text:
        return False
    return find_venue(passage.text) is not None and not whole_role(split_fields(passage)[-1].passage)


def _listed(role: Passage, passage: Passage, dates: Sequence[Passage], *, is_labelled: bool) -> Iterator[_Found]:
    found = pieces(passage)
    if not _is_enumeration(role, passage, found, is_labelled=is_labelled):
        found = [passage]
    elif _REVIEWING.search(fold_in_place(role.text)):
        found = last_divided(found)
    for piece in found:
        own_role, rest = label(piece)
        if own_role is not None:
            yield from _listed(own_role, rest, dates, is_labelled=True)
            continue
        yield _piece(role, without_and(piece), dates)


def _piece(role: Passage, piece: Passage, dates: Sequence[Passage]) -> _Found:
    """A venue of a list, with the role of its own that a bracket gives: "NeurIPS (area chair, 2021)"."""
    own = years_of_piece([piece], RULE)
    for bracket in _BRACKET.finditer(piece.text):
        inner = only_role(undated(piece.cut(*bracket.span(1)).split(_CLAUSE_MARK)[0]))
        if inner is not None:
            return _Found(inner, undated(piece.cut(0, bracket.start())).trimmed(_EDGE), own or years_of_piece(dates, RULE))
    return _Found(role, undated(piece).trimmed(_EDGE), own or years_of_piece(dates, RULE))


_CLAUSE_MARK = re.compile(r"\s*;\s*")  # "(member, 2020–2022; chair, 2023)"


def _is_enumeration(role: Passage, passage: Passage, found: Sequence[Passage], *, is_labelled: bool) -> bool:
    """Whether the pieces are venues each, and not one body with what it belongs to: "Example Fund, Division of Examples, 2015"."""
    if len(found) == 1 or ";" in passage.text or " | " in passage.text:
        return True
    dated = [bool(dates_in(piece.text)) for piece in found]
    if ends_in_and(found) and (is_labelled or not dated[-1]):
        return True
    if any(dated[:-1]) or any(find_venue(piece.text) for piece in found[:-1]) or all(is_name(piece) for piece in found):
        return True
    if is_labelled and _REVIEWING.search(fold_in_place(role.text)):
        return True
    if is_labelled and len(found) == 2 and is_name(found[1]) and not dated[1]:
        return True
    return len(found) > 2 and not dated[-1] and not (is_labelled and _PLACE.search(fold_in_place(found[-1].text)))


def _single(passage: Passage, carried: Passage | None, dates: Sequence[Passage]) -> Iterator[_Found]:
    """One role and one body: "2014–2018 Member, admissions committee, Example University"; "ICML 2019, session chair"."""
    own = years_of_piece([passage], RULE) or years_of_piece(dates, RULE)
    bare = undated(passage)
    found = role_and_body(bare)
    if found is not None:
        yield _Found(found[0], found[1], own)
        return
    role = find_role(bare)
    if role is not None:
        yield from _beside(role, find_role(passage) or role, bare, own, dates)
    elif carried is not None:
        yield _Found(carried, bare, own)


def _beside(
    found: FoundRole, dated: FoundRole, bare: Passage, own: tuple[Claim[int], ...], dates: Sequence[Passage]
) -> Iterator[_Found]:
    """A role inside a sentence: what it is for stands behind a link, else before it."""
    before, after, role = found.before, undated(found.after), found.role
    if not before.text or (found.is_linked and len(before.text.split()) <= _FEW_WORDS):
        if before.text:  # "Widget Olympiad judge at Example School"
            start = bare.text.find(before.text)
            role = bare.cut(start, bare.text.find(role.text, start + len(before.text)) + len(role.text))
        listed = pieces(dated.after)
        is_review = found.is_linked and _REVIEWING.search(fold_in_place(role.text)) is not None
        if (len(listed) > 2 and ends_in_and(listed)) or (is_review and len(listed) > 1 and all(_is_short(p) for p in listed)):
            yield from _listed(role, dated.after, dates, is_labelled=True)
        elif sum(c.isalpha() for c in after.text) >= _SHORTEST:
            yield _Found(role, after, own)
    elif found.is_last and sum(c.isalpha() for c in undated(before).text) >= _SHORTEST:
        yield _Found(role, undated(before), own)


_FEW_WORDS = 2
_SHORT_WORDS = 9


def _is_short(piece: Passage) -> bool:
    return len(piece.text.split()) <= _SHORT_WORDS and not _PLACE.search(fold_in_place(piece.text))
