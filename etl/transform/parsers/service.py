"""Service: what the subject does for venues, societies and organizations, one fact for each role and body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.model.claim import Claim
from etl.model.document import Line, Passage
from etl.model.facts import Service
from etl.model.section import Section, SectionKind
from etl.normalize.dates import find_date_ranges
from etl.normalize.text import fold
from etl.normalize.venues import find_venue
from etl.transform.context import Aside, Context, Harvest
from etl.transform.line_joining import join_lines
from etl.transform.parsers.activity_fields import ActivityItem, depths, is_date, split_fields, undated, walk, year_claims
from etl.transform.parsers.service_roles import find_role, is_honour, seat, whole_role
from etl.transform.parsers.stay_claims import span_of, text_claim

RULE = "service.listed"
_KINDS = frozenset({SectionKind.SERVICE, SectionKind.MEMBERSHIPS})
# as in "2019: ", "2016-2019: ", "2019 - "
_YEAR_FIRST = re.compile(r"^\W*((?:19|20)\d{2}(?:\s*(?:[-–—/,&]|to|and)\s*(?:(?:19|20)?\d{2}|present|now))*)\s*[:\t|]\s*", re.I)
_SEMICOLON, _COMMA = re.compile(r"\s*;\s*"), re.compile(r"\s*,\s+")
_AND_FIRST = re.compile(r"^(?:and|und|et|y|&)\s+", re.I)
_COUNT = re.compile(r"\s*\((?:x\s?\d+|\d+x|×\s?\d+|\d+ (?:papers?|reviews?))\)\s*$", re.I)
_EMPTY = re.compile(r"[\s,;'’]+(?=\))|\(\s*\)")
_SHORT_YEARS = re.compile(r"(?:\s*,\s*['’]?\d{2}(?:\s*[-–]\s*['’]?\d{2})?)+$")  # "ICCV, 21, 23" once the first year is off
_EDGE = " \t,;:.–—-|·•"
_LONGEST = 200


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
    for item in walk([s for s in sections if s.kind in _KINDS]):
        if item.section is not section:
            section, pending = item.section, None
        alone = whole_role(item.passage) if not item.entry.children and not find_date_ranges(item.passage.text) else None
        if alone is not None and len(item.passage.text) <= len(alone.text) + 1 and find_venue(item.passage.text) is None:
            pending = alone  # a role that stands alone holds for the entries below it
            continue
        for found in _read_item(item, pending):
            name = _venue_name(found.venue)
            if not any(c.isalpha() for c in name) or len(name) > _LONGEST:
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
        for line in item.entry.lines:
            harvest.asides.append(Aside(line.number, "service without a role or body"))
    return harvest


def _merged(fact: Service, years: tuple[Claim[int], ...]) -> Service:
    by_year = {claim.value: claim for claim in (*years, *fact.years)}
    return Service(fact.span, fact.role, fact.venue, tuple(by_year[y] for y in sorted(by_year)))


def _read_item(item: ActivityItem, pending: Passage | None) -> Iterator[_Found]:
    passage = item.passage
    if is_honour(passage.text):
        return
    dates: list[Passage] = [p for p in item.above if is_date(p.text)][-1:]
    match = _YEAR_FIRST.match(passage.text)
    if match:
        dates = [passage.cut(*match.span(1))]
        passage = passage.cut(match.end())
    carried = pending or _carried_role(item)
    labelled = _labelled_rows(item)
    if len(labelled) > 1:
        for row in labelled:
            role, venues = _label(row)
            if role is not None:
                yield from _listed(role, venues, dates)
        return
    rows = _rows_of_roles(item)
    if rows:
        yield from rows
        return
    label, rest = _label(passage)
    if label is not None:
        yield from _listed(label, rest, dates)
    elif carried is not None and _is_list(passage):
        yield from _listed(carried, passage, dates)
    else:
        yield from _single(passage, carried, dates)
    role = whole_role(undated(passage)) if len([f for f in split_fields(passage) if not f.is_date]) == 1 else None
    for child in item.entry.children if role is not None else ():
        yield from _listed(role, child.passage, dates) if role is not None else ()


def _labelled_rows(item: ActivityItem) -> list[Passage]:
    """The rows of an entry that is several, each opened by a role: "Referee: A, B", "Panelist: C"."""
    groups: list[list[Line]] = []
    for line in item.entry.lines:
        if _label(line.passage)[0] is not None:
            groups.append([line])
        elif groups:
            groups[-1].append(line)
        else:
            return []
    return [join_lines(group) for group in groups]


def _rows_of_roles(item: ActivityItem) -> list[_Found]:
    """A body on the first line and a role on each line below it: "Example Society", "Secretary, 2013–2017", "Webmaster, 2011"."""
    first, *others = item.entry.lines
    if not others or find_role(first.passage) is not None or find_date_ranges(first.text):
        return []
    fields = split_fields(first.passage)
    rows = []
    for line in others:
        head = split_fields(line.passage)[:1]
        role = whole_role(undated(head[0].passage)) if head else None
        if role is not None and fields and find_date_ranges(line.text):
            rows.append(_Found(role, fields[0].passage, year_claims([line.passage], RULE)))
    return rows


def _carried_role(item: ActivityItem) -> Passage | None:
    for passage in reversed(item.above):
        if not is_date(passage.text):
            role = whole_role(passage)
            if role is not None:
                return role
    return None


def _label(passage: Passage) -> tuple[Passage | None, Passage]:
    """The role before a colon or dash and the list behind it: "Journal reviewer: A, B"."""
    for field in split_fields(passage, re.compile(r":\s+|\s*—\s*|\s+–\s+"))[:2]:
        if field.separator:
            start = passage.text.find(field.text)
            label = undated(passage.cut(0, start).trimmed(_EDGE))
            role = whole_role(label)
            if role is not None and "," not in role.text:
                return role, passage.cut(start)
    return None, passage


def _is_list(passage: Passage) -> bool:
    """Whether the passage names several venues, or one and nothing else."""
    role = find_role(passage)
    return role is None or (find_venue(passage.text) is not None and not whole_role(split_fields(passage)[-1].passage))


def _pieces(passage: Passage) -> list[Passage]:
    text = passage.text
    depth = depths(text)
    for pattern in (_SEMICOLON, _COMMA):
        cuts = [m.span() for m in pattern.finditer(text) if not depth[m.start()]]
        if cuts:
            return _fold_years(_cut(passage, cuts))
    return [passage]


def _cut(passage: Passage, cuts: Sequence[tuple[int, int]]) -> list[Passage]:
    start, pieces = 0, []
    for a, b in [*cuts, (len(passage.text), len(passage.text))]:
        if passage.text[start:a].strip():
            pieces.append(passage.cut(start, a))
        start = b
    return pieces


def _fold_years(pieces: list[Passage]) -> list[Passage]:
    """Pieces that are years alone go with the piece before: "ICCV'21, 23", "NDSS 2017, 2019"."""
    merged: list[list[Passage]] = []
    for piece in pieces:
        bare = piece.text.strip(" .")
        if merged and (is_date(bare) or re.fullmatch(r"['’]?\d{2}(?:\s*[-–]\s*['’]?\d{2})?", bare)):
            merged[-1].append(piece)
        else:
            merged.append([piece])
    return [_joined(group) for group in merged]


def _joined(group: Sequence[Passage]) -> Passage:
    if len(group) == 1:
        return group[0]
    first = group[0]
    text = ", ".join(p.text for p in group)
    offsets: list[int] = []
    styles = bytearray()
    for i, p in enumerate(group):
        if i:
            offsets += [offsets[-1]] * 2
            styles += bytes([0, 0])
        offsets += list(p.offsets)
        styles += p.styles
    return Passage(first.document, text, offsets, bytes(styles))


def _listed(role: Passage, passage: Passage, dates: Sequence[Passage]) -> Iterator[_Found]:
    pieces = _pieces(passage)
    dated = [bool(find_date_ranges(p.text)) for p in pieces]
    is_one = len(pieces) == 2 or dated[-1]  # "Example Foundation, Division of Examples, 2015"
    if ";" not in passage.text and is_one and not any(dated[:-1]) and not any(find_venue(p.text) for p in pieces[:-1]):
        pieces = [passage]
    for piece in pieces:
        joined = _AND_FIRST.match(piece.text)
        piece = piece.cut(joined.end()) if joined else piece
        own = year_claims([piece], RULE)
        venue = undated(piece).trimmed(_EDGE)
        if venue.text:
            yield _Found(role, venue, own or year_claims(list(dates), RULE))


def _single(passage: Passage, carried: Passage | None, dates: Sequence[Passage]) -> Iterator[_Found]:
    """One role and one body: "2014–2018 Member, admissions committee, Example University"; "ICML 2019, session chair"."""
    own = year_claims([passage], RULE) or year_claims(list(dates), RULE)
    bare = undated(passage)
    fields = [f for f in split_fields(bare) if not f.is_date]
    for i, field in enumerate(fields):
        role = whole_role(undated(field.passage))
        if role is None:
            continue
        others = [f for f in fields if f is not field]
        if not others:
            break
        if i == 0:
            start = bare.text.find(others[0].text, len(field.text))
            yield _Found(role, undated(bare.cut(start)), own)
        else:
            end = bare.text.find(field.text, len(fields[0].text))
            yield _Found(role, undated(bare.cut(0, end).trimmed(_EDGE)), own)
        return
    for i, field in enumerate(fields[:3]):
        place = seat(field.passage)
        if place is not None and len(fields) > 1 and (i or "ommittee" in place.text):
            if i:
                yield _Found(place, undated(bare.cut(0, bare.text.find(field.text, len(fields[0].text)))).trimmed(_EDGE), own)
            else:
                yield _Found(place, undated(bare.cut(bare.text.find(fields[1].text, len(field.text)))), own)
            return
    found = find_role(bare)
    if found is not None:
        pieces = _pieces(found.after)
        if len(pieces) > 2 and not found.before.text and _AND_FIRST.match(pieces[-1].text):
            yield from _listed(found.role, found.after, dates)
            return
        for side in (found.after, found.before):
            venue = undated(side)
            if sum(c.isalpha() for c in venue.text) > 1:
                yield _Found(found.role, venue, own)
                return
    elif carried is not None:
        yield _Found(carried, bare, own)


def _venue_name(passage: Passage) -> str:
    """The name without the years printed inside it: "Example Conference (EXC 2019, 2020)" is "Example Conference (EXC)"."""
    text = _COUNT.sub("", passage.text)
    for found in reversed(find_date_ranges(text)):
        if text[max(0, found.start - 1) : found.start] in ("(", " ", "'", "’", "") or text[found.start] in "'’":
            text = text[: found.start] + text[found.end :]
    text = _SHORT_YEARS.sub("", _EMPTY.sub("", text))
    return " ".join(text.split()).strip(_EDGE)
