"""Service: what the subject does for venues, societies and organizations, one fact for each role and body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model.claim import Claim
from etl.model.document import Line, Passage
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
from etl.transform.parsers.activity_outline import outlined
from etl.transform.parsers.affiliations import Role, evidence_of
from etl.transform.parsers.service_bodies import role_below_body
from etl.transform.parsers.service_enumerations import (
    are_names,
    date_of_all,
    first_sentence,
    is_enumeration,
    is_list_behind_link,
    is_reviewing,
)
from etl.transform.parsers.service_fields import role_and_body
from etl.transform.parsers.service_lists import (
    all_pieces,
    is_name,
    is_remainder,
    is_several,
    last_divided,
    pieces,
    venue_name,
    without_and,
    without_bracket,
    years_of_piece,
)
from etl.transform.parsers.service_roles import FoundRole, body_noun, find_role, is_bodies, is_honour, only_role, whole_role
from etl.transform.parsers.service_roles_at import roles_at_body, roles_in_bracket, without_town
from etl.transform.parsers.service_rows import body_and_rows, clauses, group_of, label, opens, rows, width_of, without_part
from etl.transform.parsers.stay_claims import span_of, text_claim

RULE = "service.listed"
_WORDS: dict[str, Any] = read_gazetteer("service_words")
_KINDS = frozenset({SectionKind.SERVICE, SectionKind.MEMBERSHIPS})
_STRAY = frozenset({SectionKind.UNKNOWN, SectionKind.PERSONAL})
# as in "2019: ", "2016-2019: ", "2019 - "
_YEAR_FIRST = re.compile(r"^\W*((?:19|20)\d{2}(?:\s*(?:[-–—/,&]|to|and)\s*(?:(?:19|20)?\d{2}|present|now))*)\s*[:\t|]\s*", re.I)
_ONGOING = re.compile(r"(?:fort)?(?:laufend|ongoing|en cours|en curso|in corso)(?:\s*[\t:]\s*|\s{2,})", re.I)
# a date in a cell of its own at the end: it holds for all that the row lists
_DATE_CELL = re.compile(r"(?:\s*\t|\s{3,})([^\t]{4,40})$")
_HONOUR_ROLE = phrases(_WORDS["members"]["honours"])
_UNMISTAKABLE = phrases(_WORDS["reviewing"]["unmistakable"])
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
    for item in outlined(walk([s for s in sections if s.kind in _KINDS | _STRAY or SectionKind.SERVICE in s.also]), _heads):
        if item.section is not section:
            section, pending, width = item.section, None, width_of(item.section)
        is_listed = item.section.kind in _KINDS
        alone = _role_alone(item) if is_listed else None
        if alone is not None:
            pending = alone  # a role that stands alone holds for the entries below it
            continue
        for found in _read_item(item, pending, width) if is_listed else _read_stray(item, width):
            name = venue_name(without_town(found.venue))
            if (
                sum(c.isalpha() for c in name) < _SHORTEST
                or len(name) > _LONGEST
                or is_remainder(name)
                or name.startswith("section ")
            ):
                continue
            if name[:1].islower() and whole_role(found.venue) is not None:
                continue  # "Editor for Elm Letters (2019), previously Review Editor"
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


def _heads(line: Line) -> bool:
    """Whether the line of an outline is a role, or names a group of services and nothing else: `University service`."""
    words = fold(line.text).split()
    is_group = bool(words) and words[-1].strip(":") in _GROUPS and len(words) <= _LONGEST_GROUP and not dates_in(line.text)
    return is_group and "," not in line.text


_GROUPS = frozenset(_WORDS["groups"]["words"])
_LONGEST_GROUP = 5


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
    is_several = roles_at_body(item.passage) is not None
    if (is_honour(_BRACKET.sub("", item.passage.text)) and not is_several) or len(item.passage) > _LONGEST_ITEM:
        return
    dates: list[Passage] = [p for p in item.above if is_date(p.text)][-1:]
    below = body_and_rows(item)
    if below is not None:
        for role, line in below[1]:
            yield _Found(role, below[0], years_of_piece([line], RULE) or years_of_piece(dates, RULE))
        return
    if pending is None and (held := role_below_body(item)) is not None:
        yield _Found(*held, years_of_piece([item.passage], RULE) or years_of_piece(dates, RULE))
        return
    carried = pending or _carried_role(item)
    if carried is not None and is_bodies(carried):
        carried = None  # below "Committees" each row names its own
    for row in rows(item, width, is_carried=carried is not None):
        yield from _read_row(row, carried, dates)
    fields = [f for f in split_fields(item.passage) if not f.is_date] if item.entry.children else []
    heading = whole_role(undated(item.passage)) if len(fields) == 1 else None
    if heading is not None:
        for child in item.entry.children:
            yield from _listed(heading, child.passage, dates, is_labelled=False)


def _read_stray(item: ActivityItem, width: int) -> Iterator[_Found]:
    """Service in a section of unknown wording or of several kinds: only what opens with a role that nothing else has."""
    is_mixed = SectionKind.SERVICE in item.section.also
    dates: list[Passage] = [p for p in item.above if is_date(p.text)][-1:]
    for row in rows(item, width) if len(item.passage) <= _LONGEST_ITEM else ():
        if is_service(row, is_mixed=is_mixed):
            yield from _read_row(row, None, dates)


def is_service(row: Passage, *, is_mixed: bool) -> bool:
    """Whether a row that stands elsewhere is plainly service: "Editorial board: ..."; in a section of awards and service, too, any
    role but those that are honours ("Fellow of the Example Society")."""
    match = _YEAR_FIRST.match(row.text)
    piece = row.cut(match.end()) if match else row
    found = find_role(piece)
    if is_mixed and found is not None and found.before.text and (parted := role_and_body(undated(piece))) is not None:
        is_last = piece.text.find(parted[0].text) > piece.text.find(parted[1].text)
        return is_last and only_role(parted[0]) is not None and not _HONOUR_ROLE.search(fold_in_place(parted[0].text))
    if found is None or found.before.text or not opens(piece) or is_honour(_BRACKET.sub("", row.text)):
        return False
    folded = fold_in_place(found.role.text)
    return _UNMISTAKABLE.search(folded) is not None if not is_mixed else _HONOUR_ROLE.search(folded) is None


def _read_row(passage: Passage, carried: Passage | None, dates: list[Passage]) -> Iterator[_Found]:
    match = _YEAR_FIRST.match(passage.text)
    if match:
        dates = [passage.cut(*match.span(1))]
        passage = passage.cut(match.end())
    elif ongoing := _ONGOING.match(passage.text):
        passage = passage.cut(ongoing.end())
    cell = _DATE_CELL.search(passage.text)
    if cell and is_date(cell[1]) and not dates_in(passage.text[: cell.start()]):
        dates = [passage.cut(*cell.span(1))]
        passage = passage.cut(0, cell.start())
    if (at := roles_at_body(passage)) is not None:
        for role, piece in at[1]:
            yield _Found(
                role, undated(at[0]), years_of_piece([piece], RULE) or years_of_piece([at[0]], RULE) or years_of_piece(dates, RULE)
            )
        return
    if (inside := roles_in_bracket(passage)) is not None:
        for seat in inside[1]:
            years = years_of_piece([seat], RULE) or years_of_piece(dates if seat is inside[1][0] else [], RULE)
            yield _Found(undated(seat).trimmed(_EDGE), undated(inside[0]), years or years_of_piece([inside[0]], RULE))
        return
    grouped = group_of(passage)
    parts = grouped or clauses(passage)
    if len(parts) > 1 or grouped:
        for piece in parts:
            yield from _read_row(piece, None if grouped else carried, dates)
        return
    own, rest = label(passage)
    if own is not None:
        yield from _listed(own, rest, dates, is_labelled=True)
    elif carried is not None and _is_list(passage) and _title_before(undated(passage)) is None:
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
    listed = [undated(without_bracket(piece)) for piece in pieces(passage)]
    if len(listed) > 1 and all(is_name(piece) for piece in listed):
        return True
    if role.is_linked and not role.before.text:
        return False
    return find_venue(passage.text) is not None and not whole_role(split_fields(passage)[-1].passage)


def _listed(
    role: Passage, passage: Passage, dates: Sequence[Passage], *, is_labelled: bool, is_sentence: bool = False
) -> Iterator[_Found]:
    found = all_pieces(passage) if is_reviewing(role) else pieces(passage)
    divided = last_divided(found, is_sentence=is_sentence)
    if len(divided) > 1 and all(is_name(piece) for piece in divided):
        found = divided
    elif not is_enumeration(role, passage, found, is_labelled=is_labelled):
        found, dates = [first_sentence(passage)], dates or [passage]
    elif is_reviewing(role):
        found = divided
    for piece in found:
        own_role, rest = label(piece)
        inner = without_part(piece)
        if own_role is not None:
            yield from _listed(own_role, rest, dates, is_labelled=True)
        elif len(found) > 1 and is_reviewing(role) and is_several(inner, is_part=inner is not piece):
            yield from _listed(role, inner, dates, is_labelled=is_labelled)
        else:
            yield _piece(role, without_and(inner), dates)


def _piece(role: Passage, piece: Passage, dates: Sequence[Passage]) -> _Found:
    """A venue of a list, with the role of its own that a bracket gives: "NeurIPS (area chair, 2021)"."""
    own = years_of_piece([piece], RULE)
    for bracket in _BRACKET.finditer(piece.text):
        inner = only_role(undated(piece.cut(*bracket.span(1)).split(_CLAUSE_MARK)[0]))
        if inner is not None:
            return _Found(inner, undated(piece.cut(0, bracket.start())).trimmed(_EDGE), own or years_of_piece(dates, RULE))
    return _Found(role, undated(piece).trimmed(_EDGE), own or years_of_piece(dates, RULE))


_CLAUSE_MARK = re.compile(r"\s*;\s*")  # "(member, 2020–2022; chair, 2023)"


def _single(passage: Passage, carried: Passage | None, dates: Sequence[Passage]) -> Iterator[_Found]:
    """One role and one body: "2014–2018 Member, admissions committee, Example University"; "ICML 2019, session chair"."""
    own = years_of_piece([passage], RULE) or years_of_piece(dates, RULE)
    bare = undated(passage)
    found = role_and_body(bare)
    if found is not None:
        body = passage.cut(max(0, passage.text.find(found[1].text)))
        if passage.text.find(found[0].text) < passage.text.find(found[1].text) and are_names(found[0], body):
            yield from _listed(found[0], body, dates or date_of_all(body), is_labelled=True)
        else:
            yield _Found(found[0], found[1], own)
        return
    role = find_role(bare)
    if role is not None and not role.before.text and not role.after.text and (noun := body_noun(bare)) is not None:
        yield _Found(noun, bare, own)
    elif role is not None:
        yield from _beside(role, find_role(passage) or role, bare, own, dates)
    elif carried is not None and (title := _title_before(bare)) is not None:
        yield _Found(title, bare.cut(len(title.text)).trimmed(_EDGE), own)
    elif carried is not None:
        yield _Found(carried, bare, own)
    elif (noun := body_noun(bare)) is not None:
        yield _Found(noun, bare, own)


def _title_before(bare: Passage) -> Passage | None:
    """A title that opens a row below a heading: "Research Affiliate, Example Centre"."""
    fields = split_fields(bare)
    said = (
        evidence_of(without_bracket(fields[0].passage).text) if len(fields) > 1 and fields[1].separator in (",", "—", "–") else None
    )
    return fields[0].passage if said is not None and said[0] is Role.TITLE and said[1] >= _SURE else None


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
        if found.is_linked and is_list_behind_link(role, listed, last_divided(listed)):
            yield from _listed(role, dated.after, dates, is_labelled=True, is_sentence=True)
        elif sum(c.isalpha() for c in after.text) >= _SHORTEST:
            yield _Found(role, after, own)
    elif found.is_last and sum(c.isalpha() for c in undated(before).text) >= _SHORTEST:
        yield _Found(role, undated(before), own)


_FEW_WORDS = 2
_SURE = 0.85
