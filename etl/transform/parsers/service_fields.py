"""Fields of one row of service: which is the role and which the body it is for."""

from __future__ import annotations

from collections.abc import Sequence

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Passage
from etl.normalize.venues import find_venue
from etl.transform.parsers.activity_fields import Field, fold_in_place, is_date, phrases, split_fields, undated
from etl.transform.parsers.affiliations import Role, evidence_of
from etl.transform.parsers.service_names import is_name
from etl.transform.parsers.service_roles import find_role, only_role, seat, whole_role

_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{2,60})[)\]]")
_REVIEWING = phrases(read_gazetteer("service_words")["reviewing"]["words"])
_EDGE = " \t,;:.–—-|·•"


def role_and_body(bare: Passage) -> tuple[Passage, Passage] | None:
    """The role and the body of a row whose fields keep them apart: "Member, Example Board", "Example Workshop (PC)"."""
    fields = [f for f in split_fields(bare) if not f.is_date]
    return _cells(bare) or _role_field(bare, fields) or _seat_field(bare, fields) or _bracket(bare)


def _cells(bare: Passage) -> tuple[Passage, Passage] | None:
    """A row of cells of which one is a role: "Example Board, Panel B\tMember"."""
    cells = [cell for cell in bare.split(_TAB) if not is_date(cell.text)] if "\t" in bare.text else []
    for i, cell in enumerate(cells[1:], 1):
        role = only_role(undated(cell))
        if role is not None:
            return role, undated(cells[0] if i == len(cells) - 1 or len(cells) > 2 else cells[i + 1])
    return None


_TAB = re.compile(r"\t")


def _role_field(bare: Passage, fields: Sequence[Field]) -> tuple[Passage, Passage] | None:
    """A field that is a role and nothing else, and what stands behind it or, where it comes later, before it."""
    if len(fields) < 2:
        return None
    for i, field in enumerate(fields):
        role = whole_role(undated(field.passage))
        if i == 0 and role is None and len(fields) > 1 and _is_named_role(field.passage, fields[1]):
            return undated(field.passage), undated(_from(bare, fields, 1))
        if role is None or (i and find_venue(field.text) is not None) or _reviews_for(field.passage):
            continue
        if i == 0:
            return role, undated(_from(bare, fields, 1))
        body = _until(bare, fields, i)
        if not _has_role(body):  # "Editor for Elm Letters; previously Book Review Editor" has another role first
            return role, undated(body)
    return None


def _is_named_role(piece: Passage, body: Field) -> bool:
    """Whether the field ends in a role and an organization follows: "Essay Contest Judge, Elm Society"."""
    found = find_role(piece)
    if found is None or not found.is_last or not found.before.text or find_venue(found.before.text) is not None:
        return False
    said = evidence_of(undated(body.passage).text)
    return body.separator == "," and said is not None and said[0] is Role.ORGANIZATION and said[1] >= _SURE


_SURE = 0.85


def _has_role(body: Passage) -> bool:
    found = find_role(body)
    return found is not None and found.is_linked and not found.before.text and seat(found.role) is None


def _reviews_for(piece: Passage) -> bool:
    """Whether the field is a role with the first of the venues it is for: "Peer review for Elm Letters", "Member of ACM"."""
    found = find_role(piece)
    if found is None or not found.is_linked or not found.after.text:
        return False
    if is_name(found.after):
        return True
    return _REVIEWING.search(fold_in_place(found.role.text)) is not None


def _seat_field(bare: Passage, fields: Sequence[Field]) -> tuple[Passage, Passage] | None:
    if not fields:
        return None
    for i, field in enumerate(fields[:4]):
        place = seat(field.passage)
        if place is not None and i and _goes_on(fields[: i + 1]):
            whole = bare.cut(0, bare.text.find(field.text, len(fields[0].text)) + len(field.text))
            rest = undated(_from(bare, fields, i + 1)) if i + 1 < len(fields) else whole
            return whole, rest
        if place is not None and i and _goes_on([*fields[1 : i + 1]]) and (held := _opens_with_role(bare, fields[0])) is not None:
            return held  # "Member of Elm Care, Light and Moss (ECLM) Committee"
        if place is not None and len(fields) > 1 and (i or "ommittee" in place.text):
            return (place, undated(_until(bare, fields, i))) if i else (place, undated(_from(bare, fields, 1)))
    return None


def _opens_with_role(bare: Passage, first: Field) -> tuple[Passage, Passage] | None:
    found = find_role(first.passage)
    if found is None or found.before.text or not found.is_linked or not found.after.text:
        return None
    return found.role, undated(bare.cut(bare.text.find(found.after.text, len(found.role.text))))


def _goes_on(fields: Sequence[Field]) -> bool:
    """Whether the fields are words of one name: "Equity, Diversity, and Inclusion Committee"."""
    is_joined = fields[-1].text.startswith(_AND) or " & " in fields[-1].text or " and " in fields[-1].text
    return is_joined and all(len(f.text.split()) <= _SHORT and f.separator in ("", ",") for f in fields[:-1])


_AND = ("and ", "& ", "und ", "et ", "y ")
_SHORT = 2


def _from(bare: Passage, fields: Sequence[Field], i: int) -> Passage:
    return bare.cut(bare.text.find(fields[i].text, len(fields[0].text)))


def _until(bare: Passage, fields: Sequence[Field], i: int) -> Passage:
    return bare.cut(0, max(0, bare.text.find(fields[i].text, len(fields[0].text)))).trimmed(_EDGE)


def _bracket(bare: Passage) -> tuple[Passage, Passage] | None:
    """The role in a bracket behind the body: "Example Workshop 2022–24 (PC)"."""
    for bracket in _BRACKET.finditer(bare.text):
        role = only_role(undated(bare.cut(*bracket.span(1))))
        if role is not None and bracket.start() > 0:
            return role, undated(bare.cut(0, bracket.start())).trimmed(_EDGE)
    return None
