"""A row of service: its roles, its bodies and their years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.model import regex as re
from etl.model.claim import Claim
from etl.model.document import Passage
from etl.normalize.venues import find_venue
from etl.transform.parsers.activity_company import quoted_name, without_company
from etl.transform.parsers.activity_fields import (
    dates_in,
    is_date,
    split_fields,
    undated,
)
from etl.transform.parsers.affiliations import Role, evidence_of
from etl.transform.parsers.service_enumerations import (
    are_names,
    date_above_list,
    date_of_all,
    first_sentence,
    is_enumeration,
    is_list_behind_link,
    is_reviewing,
)
from etl.transform.parsers.service_fields import role_and_body
from etl.transform.parsers.service_labels import group_of, label, without_part
from etl.transform.parsers.service_lists import (
    all_pieces,
    is_several,
    last_divided,
    pieces,
    without_and,
    without_bracket,
    years_of_piece,
)
from etl.transform.parsers.service_names import is_name
from etl.transform.parsers.service_open_roles import is_open_role, open_role
from etl.transform.parsers.service_roles import (
    FoundRole,
    body_noun,
    find_role,
    is_english,
    only_role,
    whole_body,
    whole_role,
)
from etl.transform.parsers.service_roles_at import roles_at_body, roles_at_end, roles_in_bracket
from etl.transform.parsers.service_rows import clauses
from etl.transform.parsers.service_sentences import seat_told, tells_something_else

RULE = "service.listed"
# as in "2019: ", "2016-2019: ", "2019 - "
YEAR_FIRST = re.compile(r"^\W*((?:19|20)\d{2}(?:\s*(?:[-–—/,&]|to|and)\s*(?:(?:19|20)?\d{2}|present|now))*)\s*[:\t|]\s*", re.I)
_ONGOING = re.compile(r"(?:fort)?(?:laufend|ongoing|en cours|en curso|in corso)(?:\s*[\t:]\s*|\s{2,})", re.I)
# a date in a cell of its own at the end: it holds for all that the row lists
_DATE_CELL = re.compile(r"(?:\s*\t|\s{3,})([^\t]{4,40})$")
_CLAUSE_MARK = re.compile(r"\s*;\s*")  # "(member, 2020–2022; chair, 2023)"
_FEW_WORDS = 2
_SURE = 0.85
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{2,60})[)\]]")
_EDGE = " \t,;:.–—-|·•"
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Found:
    role: Passage
    venue: Passage
    years: tuple[Claim[int], ...]


def read_row(passage: Passage, carried: Passage | None, dates: list[Passage]) -> Iterator[Found]:
    passage = without_company(passage)
    match = YEAR_FIRST.match(passage.text)
    if match:
        dates = [passage.cut(*match.span(1))]
        passage = passage.cut(match.end())
    elif end := _date_first(passage):
        dates = [passage.cut(0, end)]
        passage = passage.cut(end).trimmed(_EDGE)
    elif ongoing := _ONGOING.match(passage.text):
        passage = passage.cut(ongoing.end())
    cell = _DATE_CELL.search(passage.text)
    if cell and is_date(cell[1]) and not dates_in(passage.text[: cell.start()]):
        dates = [passage.cut(*cell.span(1))]
        passage = passage.cut(0, cell.start())
    if (at := roles_at_body(passage)) is not None:
        for role, piece in at[1]:
            yield Found(
                role, undated(at[0]), years_of_piece([piece], RULE) or years_of_piece([at[0]], RULE) or years_of_piece(dates, RULE)
            )
        return
    if (inside := roles_in_bracket(passage)) is not None:
        for seat in inside[1]:
            years = years_of_piece([seat], RULE) or years_of_piece(dates if seat is inside[1][0] else [], RULE)
            yield Found(undated(seat).trimmed(_EDGE), undated(inside[0]), years or years_of_piece([inside[0]], RULE))
        return
    if (further := roles_at_end(passage)) is not None:
        row, others = further
        main = list(read_row(row, carried, dates))
        yield from main
        for role, piece in others if len(main) == 1 else ():
            yield Found(role, main[0].venue, years_of_piece([piece], RULE))
        return
    grouped = group_of(passage)
    parts = grouped or clauses(passage)
    if len(parts) > 1 or grouped:
        for piece in parts:
            yield from read_row(piece, None if grouped else carried, dates)
        return
    if (told := seat_told(passage)) is not None:
        years = years_of_piece([passage], RULE) or years_of_piece(dates, RULE)
        yield from (Found(told.role, body, years) for body in told.bodies)
        return
    if tells_something_else(passage):
        return
    if carried is None and (alone := _told_by_form(undated(passage))) is not None:
        yield Found(*alone, years_of_piece([passage], RULE) or years_of_piece(dates, RULE))
        return
    named = quoted_name(undated(passage)) if carried is not None and not is_reviewing(carried) else None
    if named is not None and passage.text.lstrip()[:1] in '“«„"':  # "“Lamps and Walls” @Elm Days 2018, LW18, Ulm" is one meeting
        yield Found(carried or named, named, years_of_piece([passage], RULE) or years_of_piece(dates, RULE))
        return
    own, rest = label(passage)
    if own is not None and (first := date_above_list(rest)) is not None:
        yield from read_list(own, rest.cut(len(first.text)).trimmed(_EDGE), [first], is_labelled=True)
    elif own is not None:
        yield from read_list(own, rest, dates, is_labelled=True)
    elif carried is not None and _is_list(passage) and _title_before(undated(passage)) is None:
        yield from read_list(carried, without_part(passage), dates, is_labelled=False)
    else:
        yield from _single(passage, carried, dates)


def _told_by_form(bare: Passage) -> tuple[Passage, Passage] | None:
    """The role and the body of a row by its form: a role that no list has, a body alone ("Elm Honors Advisory Committee")."""
    opened = open_role(bare)
    if opened is not None and find_role(opened[0]) is None:
        return opened
    noun = whole_body(bare)
    if noun is not None:
        return noun, bare
    fields = [field.passage for field in split_fields(bare) if not field.is_date]
    if len(fields) == _PAIR and only_role(fields[1]) is not None and only_role(fields[0]) is None and _HARD.search(bare.text):
        return fields[1], fields[0]  # "Elm Senate; Treasurer"
    if len(fields) == _PAIR and is_open_role(fields[1]) and find_role(fields[1]) is None and find_role(fields[0]) is None:
        return fields[1], fields[0]  # "Elm Radio — Podcast Host"
    return None


_PAIR = 2
_HARD = re.compile(r"\s*;\s|\s[/·|]\s")


def _date_first(passage: Passage) -> int:
    """Where the date that opens the row ends, 0 without one, or with others in the row: "2018-2020, Elm Letters"."""
    found = dates_in(passage.text)
    start = passage.text[: found[0].start].strip(_EDGE + "([") if found else "-"
    if start or len(found) > 1 or not re.match(r"[)\]]?(?:[\s,:.;|–—-]+)[^\W\d_]|[)\]]?\s+[“«„\"]", passage.text[found[0].end :]):
        return 0
    return found[0].end


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


def read_list(
    role: Passage, passage: Passage, dates: Sequence[Passage], *, is_labelled: bool, is_sentence: bool = False
) -> Iterator[Found]:
    found = all_pieces(passage) if is_reviewing(role) else pieces(passage)
    divided = last_divided(found, is_sentence=is_sentence, is_english=is_english(role))
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
            yield from read_list(own_role, rest, dates, is_labelled=True)
        elif len(found) > 1 and is_reviewing(role) and is_several(inner, is_part=inner is not piece):
            yield from read_list(role, inner, dates, is_labelled=is_labelled)
        else:
            yield _piece(role, without_and(inner), dates)


def _piece(role: Passage, piece: Passage, dates: Sequence[Passage]) -> Found:
    """A venue of a list, with the role of its own that a bracket gives: "NeurIPS (area chair, 2021)"."""
    own = years_of_piece([piece], RULE)
    for bracket in _BRACKET.finditer(piece.text):
        inner = only_role(undated(piece.cut(*bracket.span(1)).split(_CLAUSE_MARK)[0]))
        if inner is not None:
            return Found(inner, undated(piece.cut(0, bracket.start())).trimmed(_EDGE), own or years_of_piece(dates, RULE))
    return Found(role, undated(piece).trimmed(_EDGE), own or years_of_piece(dates, RULE))


def _single(passage: Passage, carried: Passage | None, dates: Sequence[Passage]) -> Iterator[Found]:
    """One role and one body: "2014–2018 Member, admissions committee, Example University"; "ICML 2019, session chair"."""
    own = years_of_piece([passage], RULE) or years_of_piece(dates, RULE)
    bare = undated(passage)
    found = role_and_body(bare)
    if found is not None:
        body = passage.cut(max(0, passage.text.find(found[1].text)))
        if passage.text.find(found[0].text) < passage.text.find(found[1].text) and are_names(found[0], body):
            yield from read_list(found[0], body, dates or date_of_all(body), is_labelled=True)
        else:
            yield Found(found[0], found[1], own)
        return
    role = find_role(bare)
    if role is not None and not role.before.text and not role.after.text and (noun := body_noun(bare)) is not None:
        yield Found(noun, bare, own)
    elif role is not None:
        yield from _beside(role, find_role(passage) or role, bare, own, dates)
    elif carried is not None and (title := _title_before(bare)) is not None:
        yield Found(title, bare.cut(len(title.text)).trimmed(_EDGE), own)
    elif carried is not None and not _is_prose(bare.text):
        yield Found(carried, bare, own)
    elif (noun := body_noun(bare)) is not None:
        yield Found(noun, bare, own)


def _is_prose(text: str) -> bool:
    """Whether the row below a role is a sentence of what was done, and names no body."""
    words = [word for word in text.split() if word[0].isalpha()]
    return len(words) >= _FEWEST_PROSE and sum(word[0].islower() for word in words) >= _MOST_SMALL * len(words)


_FEWEST_PROSE = 8
_MOST_SMALL = 0.7


def _title_before(bare: Passage) -> Passage | None:
    """A title that opens a row below a heading: "Research Affiliate, Example Centre"."""
    fields = split_fields(bare)
    said = (
        evidence_of(without_bracket(fields[0].passage).text) if len(fields) > 1 and fields[1].separator in (",", "—", "–") else None
    )
    return fields[0].passage if said is not None and said[0] is Role.TITLE and said[1] >= _SURE else None


def _beside(
    found: FoundRole, dated: FoundRole, bare: Passage, own: tuple[Claim[int], ...], dates: Sequence[Passage]
) -> Iterator[Found]:
    """A role inside a sentence: what it is for stands behind a link, else before it."""
    before, after, role = found.before, undated(found.after), found.role
    if not before.text or (found.is_linked and len(before.text.split()) <= _FEW_WORDS):
        if before.text:  # "Widget Olympiad judge at Example School"
            start = bare.text.find(before.text)
            role = bare.cut(start, bare.text.find(role.text, start + len(before.text)) + len(role.text))
        listed = pieces(dated.after)
        is_of = ": " in listed[0].text if listed else False  # "Maintainer of the Elm tools: LAMP, DUST"
        if (
            found.is_linked
            and not (is_of and not is_reviewing(role))
            and is_list_behind_link(role, listed, last_divided(listed, is_sentence=True, is_english=is_english(role)))
        ):
            yield from read_list(role, dated.after, dates, is_labelled=True, is_sentence=True)
        elif sum(map(str.isalpha, after.text)) >= _SHORTEST:
            yield Found(role, after, own)
    elif found.is_last and sum(map(str.isalpha, undated(before).text)) >= _SHORTEST:
        if role.text[:1].isupper() and (small := _SMALL_TAIL.search(role.text)):  # "Elm Graduate Workshop coordinator"
            body = bare.cut(0, bare.text.find(role.text, len(before.text)) + small.start()).trimmed(_EDGE)
            before, role = body, role.cut(small.start()).trimmed(_EDGE)
        yield Found(role, undated(before), own)


_SMALL_TAIL = re.compile(r"(?<=[^\W\d_])\s+[a-zß-ÿ][^A-Z]*$")
