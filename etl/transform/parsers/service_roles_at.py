"""Rows of service that open with the body: its roles, each with its years, stand behind a colon or in the next cell."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model import regex as re
from etl.model.document import Passage
from etl.normalize.venues import find_venue
from etl.transform.parsers.activity_fields import Field, dates_in, depths, fold_in_place, is_date, phrases, split_fields, undated
from etl.transform.parsers.affiliations import is_place, is_state_or_country
from etl.transform.parsers.service_names import is_name
from etl.transform.parsers.service_roles import find_role, is_honour, only_role
from etl.transform.parsers.talk_evidence import STRONG, event_strength

_HEAD = re.compile(r"([^:;\t]{2,90}?)(?:\s*:\s+|\s*\t\s*)(?=\S)")
_MARK = re.compile(r"\s*[,;]\s+")
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{2,80})[)\]]\s*$")
_AWARDED = phrases(["outstanding", "top", "best", "award", "awards", "prize"])
_EDGE = " \t,;:.–—-|·•"
_FEWEST = 2


def roles_at_body(passage: Passage) -> tuple[Passage, list[tuple[Passage, Passage]]] | None:
    """The body before a colon or tab and its roles, each with the piece that holds its years; `None` for another row.

    `NeurIPS: Reviewer (2019–2021), Area Chair (2024)` is one body and two roles; honours among them are left out.
    """
    match = _HEAD.match(passage.text)
    if match is None or is_date(match[1]):
        return _offices(passage)
    head, rest = passage.cut(*match.span(1)).trimmed(_EDGE), passage.cut(match.end())
    if find_role(head) is not None or not head.text[:1].isalnum():
        return None
    found: list[tuple[Passage, Passage]] = []
    for piece in _pieces(rest):
        if is_date(piece.text) and found:
            found[-1] = (found[-1][0], rest.cut(_start(rest, found[-1][1]), _start(rest, piece) + len(piece)))
            continue
        bracket = _BRACKET.search(piece.text)
        role = only_role(undated(piece.cut(0, bracket.start()) if bracket else piece).trimmed(_EDGE))
        if role is not None:
            found.append((role, piece))
        elif not _AWARDED.search(fold_in_place(piece.text)):
            return (head, [(rest.trimmed(_EDGE), passage)]) if _is_seat_at(head, rest) else None
    known = len(found) >= _FEWEST or (found and (is_name(head) or find_venue(head.text) is not None))
    return (head, [each for each in found if not is_honour(each[0].text)]) if known else None


def _offices(passage: Passage) -> tuple[Passage, list[tuple[Passage, Passage]]] | None:
    """The body before a comma and two or more dated roles there: "Elm Society, member 2008-2012, treasurer 2014"."""
    body, *others = _pieces(passage)
    is_body = not dates_in(body.text) and find_role(body) is None and body.text[:1].isalnum()
    if len(others) < _FEWEST or not is_body or not all(_is_dated_role(piece) for piece in others):
        return None
    return body.trimmed(_EDGE), [(undated(piece).trimmed(_EDGE), piece) for piece in others]


def _is_seat_at(head: Passage, rest: Passage) -> bool:
    """Whether a known venue comes first and then a role with what it is for: "ACL 2021<tab>Co-Chair for Diversity"."""
    role = find_role(rest)
    is_venue = is_name(undated(head)) or find_venue(undated(head).text) is not None
    return is_venue and role is not None and not role.before.text and role.is_linked and find_venue(role.after.text) is None


def _start(whole: Passage, piece: Passage) -> int:
    return max(0, whole.text.find(piece.text))


def _pieces(rest: Passage) -> list[Passage]:
    depth = depths(rest.text)
    cuts = [m for m in _MARK.finditer(rest.text) if not depth[m.start()]]
    starts, ends = [0, *(m.end() for m in cuts)], [*(m.start() for m in cuts), len(rest.text)]
    return [piece for a, b in zip(starts, ends, strict=True) if (piece := rest.cut(a, b).trimmed()).text]


def roles_in_bracket(passage: Passage) -> tuple[Passage, list[Passage]] | None:
    """The body and its roles in a bracket, the first of the whole time, others with years of their own.

    `Elm Council [Standing Member; Co-Chair 2026–present]` has two.
    """
    bracket = _BRACKET.search(passage.text)
    if bracket is None or bracket.start() == 0 or ";" not in bracket[1]:
        return None
    roles = passage.cut(*bracket.span(1)).split(_SEMICOLON)
    if not all(only_role(undated(role).trimmed(_EDGE)) for role in roles):
        return None
    return passage.cut(0, bracket.start()).trimmed(_EDGE), roles


_SEMICOLON = re.compile(r"\s*;\s*")


def roles_at_end(passage: Passage) -> tuple[Passage, list[tuple[Passage, Passage]]] | None:
    """The row up to where further roles at the same body begin, and these, each with its piece; `None` for another row.

    `Board member, Elm Fund; vice chair 2023–` has one more.
    """
    pieces = passage.split(_SEMICOLON)
    end = len(pieces)
    while end > 1 and _is_dated_role(pieces[end - 1]):
        end -= 1
    if end == len(pieces) or end != 1 or only_role(undated(pieces[0])) is not None:
        return None
    others = [(undated(piece).trimmed(_EDGE), piece) for piece in pieces[end:]]
    return passage.cut(0, passage.text.find(pieces[0].text) + len(pieces[0].text)), others


def _is_dated_role(piece: Passage) -> bool:
    bare = undated(piece).trimmed(_EDGE)
    return len(bare.text) < len(piece.text.strip(_EDGE)) and bool(bare.text) and only_role(bare) is not None


def without_town(body: Passage) -> Passage:
    """A known venue or a meeting without the town behind it: `CHI 2015, Seoul`, `Workshop on Dust and Sand (WDS), Ulm, Germany`."""
    fields = split_fields(body) if "," in body.text else []
    named = [field for field in fields if not field.is_date]
    end = len(named)
    while end > 1 and named[end - 1].separator == "," and _is_town(named, end - 1):
        end -= 1
    if end == len(named) or not named:
        return body
    first = body.cut(0, body.text.find(named[end - 1].text, _reach(body, named[: end - 1])) + len(named[end - 1].text)).trimmed(
        _EDGE
    )
    is_venue = (
        is_name(undated(first)) or find_venue(undated(first).text) is not None or event_strength(undated(first).text) >= STRONG
    )
    is_address = len(named) - end > 1 and is_state_or_country(named[-1].text)  # "Elm Youth Center, Ulm, Germany"
    return first if is_venue or is_address else body


def _is_town(fields: Sequence[Field], i: int) -> bool:
    """Whether a field is a place, or a word before its state or country."""
    if is_place(fields[i].text):
        return True
    is_before = i + 1 < len(fields) and is_state_or_country(fields[i + 1].text)
    return is_before and len(fields[i].text.split()) <= _LONGEST_TOWN and fields[i].text.istitle()


_LONGEST_TOWN = 3


def _reach(body: Passage, fields: Sequence[Field]) -> int:
    """Where the text behind the fields begins."""
    end = 0
    for field in fields:
        end = body.text.find(field.text, end) + len(field.text)
    return end
