"""Which part of a header is the field of a degree: what stands right behind it, behind the school, or opens the row below."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model import regex as re
from etl.transform.parsers.affiliations import TRADE, Role, evidence_of, is_named_institute
from etl.transform.parsers.degrees import find_degree, find_field, is_bare_honour, is_honour, second_degree
from etl.transform.parsers.stay_fused import is_field
from etl.transform.parsers.stay_parts import Part

_LONGEST_FIELD = 6
_JOINS = frozenset(("and", "&", "et", "und", "y", "e"))  # "Sand Systems and Engineering for Towns"
_QUOTES = "„“”\"«»‚‘’'"
NAMES = (Role.ORGANIZATION, Role.UNIT)
_SURE_NAME = 0.7


def set_fields(parts: Sequence[Part], roles: list[Role | None]) -> None:
    """An unknown part right behind a degree is its field: "M.Eng, Automation"."""
    for i in range(len(parts) - 1):
        open_words = roles[i] in (None, Role.DEGREE) and evidence_of(parts[i].text) is None
        if open_words and roles[i + 1] is Role.DEGREE and not parts[i + 1].comma and text_before(parts[i + 1]).endswith("("):
            roles[i] = Role.FIELD  # "Sand Studies (M.Sc.)"
    for i in range(1, len(parts)):
        others = [role for j, role in enumerate(roles) if j != i]
        found = evidence_of(parts[i].text)
        one_word = found is not None and found[0] is Role.ORGANIZATION and parts[i].text.isalpha() and not parts[i].text.isupper()
        named_behind = one_word and any(role is Role.ORGANIZATION for role in roles[i + 1 :])  # "A.B., Government, Elm College"
        open_words = found is None or found == (Role.ORGANIZATION, TRADE) or named_behind or _is_field_by_its_end(parts[i])
        unknown = roles[i] is None or (open_words and (roles[i] is not Role.ORGANIZATION or Role.ORGANIZATION in others))
        last = next((j for j in range(i - 1, -1, -1) if roles[j] is not Role.NOTE or not is_bare_honour(parts[j].text)), 0)
        behind = roles[last] is Role.DEGREE and parts[i].place == parts[i - 1].place + 1 and parts[i].line == parts[last].line
        behind = behind or _opens_row_below(parts, roles, i)
        if unknown and behind and not _has_field(parts[last]) and (parts[i].comma or any(role in NAMES for role in others)):
            if _is_school_by_its_place(parts, roles, i):
                roles[i] = Role.ORGANIZATION
                continue
            is_note = is_honour(parts[i].text) or parts[i].text[0].isdigit() or parts[i].text[0] in _QUOTES
            roles[i] = Role.NOTE if is_note else Role.FIELD  # what is quoted is a thesis
    before = _field_before_degree(parts, roles)
    if before is not None:
        roles[before] = Role.FIELD


def _is_school_by_its_place(parts: Sequence[Part], roles: Sequence[Role | None], i: int) -> bool:
    """Whether a part behind a degree is the school: its town follows, nothing else names one: "Engineer, Elm Tech, Oslo"."""
    is_placed = i + 1 < len(parts) and roles[i + 1] is Role.PLACE and parts[i + 1].line == parts[i].line and parts[i + 1].comma
    named = any(role in NAMES for role in roles) or any(role is None for j, role in enumerate(roles) if j != i)
    return is_placed and not named and parts[i].text[:1].isupper() and not is_field(parts[i].text)


def _field_before_degree(parts: Sequence[Part], roles: Sequence[Role | None]) -> int | None:
    """The part that names the subject before its degree: "Geology, M.Sc., Elm University"; also in the row above."""
    degrees = [i for i, role in enumerate(roles) if role is Role.DEGREE]
    if len(degrees) != 1 or Role.FIELD in roles or not any(role in NAMES for role in roles) or _has_field(parts[degrees[0]]):
        return None
    at = degrees[0] - 1
    if at < 0 or roles[at] is not None or (at and parts[at - 1].line == parts[at].line and not is_field(parts[at].text)):
        return None
    text = parts[at].text
    plain = len(text.split()) <= _LONGEST_FIELD and text[:1].isalpha() and not is_honour(text) and not any(map(str.isdigit, text))
    return at if plain and (is_field(text) or parts[at].line == parts[degrees[0]].line) else None


def _is_field_by_its_end(part: Part) -> bool:
    """Whether its last word makes the part a field of study, no short name, no unit: "PSYCHOLOGY", "Library and Sand Science"."""
    found = evidence_of(part.text)
    if found is None or not is_field(part.text) or _UNIT_WORD.search(part.text) or " of " in part.text:
        return False
    if part.text.isupper():
        return found[1] < _SURE_NAME
    return found[0] in NAMES and " " in part.text and not is_named_institute(part.text)


_UNIT_WORD = re.compile(
    r"\b(?:Dep\w*|D[ée]p\w*|School|Faculty|Fakult\w*|Facult\w*|Fac\.|Institut\w*|Istituto|College|Cent(?:er|re)|Centro|Division|Chair|Lab\w*"
    r"|Program\w*|Fachbereich|Lehrstuhl|Abteilung|[ÉE]cole|Escuela|Scuola|Section|Unit|Group|Universi\w*|Academy|Akademie|Conservato\w*|Konservatorium|Hochschule|Polytechnic|Poli\w*)\b"
)


def without_field_behind(parts: Sequence[Part], roles: list[Role | None], open_parts: list[int]) -> list[int]:
    """The open parts but for one that a dash sets behind the organization, the field: "Ph.D., Elm College -- Dust"."""
    last = open_parts[-1] if open_parts else 0
    degrees = [part for part, role in zip(parts, roles, strict=True) if role is Role.DEGREE]
    told = Role.FIELD in roles or not degrees or any(_has_field(part) for part in degrees)
    listed = next((i for i in open_parts if not told and _is_subject_behind_school(parts, roles, i)), None)
    if listed is not None:
        roles[listed] = Role.FIELD
        return [i for i in open_parts if i != listed]
    if (
        told
        or not last
        or parts[last].comma
        or roles[last - 1] is not Role.ORGANIZATION
        or parts[last].line != parts[last - 1].line
    ):
        return open_parts
    if len(parts[last].text.split()) > _LONGEST_FIELD or not re.search(r"(?:--|[–—:])\s*$", text_before(parts[last])):
        return open_parts
    roles[last] = Role.FIELD
    return open_parts[:-1]


def _is_subject_behind_school(parts: Sequence[Part], roles: Sequence[Role | None], i: int) -> bool:
    """Whether the part behind the university, a comma between, is a field of study: "PhD, University of Elm, Geology"."""
    if not i or not parts[i].comma or parts[i].line != parts[i - 1].line or len(parts[i].text.split()) > _LONGEST_FIELD:
        return False
    words = parts[i].text.split()
    is_subject = is_field(parts[i].text) or (not _JOINS.isdisjoint(words) and any(map(is_field, words)))
    return roles[i - 1] in (Role.ORGANIZATION, Role.PLACE) and Role.ORGANIZATION in roles[:i] and is_subject


def _opens_row_below(parts: Sequence[Part], roles: Sequence[Role | None], i: int) -> bool:
    """Whether the part opens the row below the degree's, before the organization: "Ph.D." above "Physics, Elm University"."""
    if parts[i].place or roles[i - 1] is not Role.DEGREE or i + 1 >= len(parts):
        return False
    alone = parts[i + 1].line == parts[i].line + 1 and len(parts[i].text.split()) <= _LONGEST_FIELD
    return roles[i + 1] is Role.ORGANIZATION and (parts[i + 1].line == parts[i].line or alone)


def _has_field(part: Part) -> bool:
    """Whether the degree has its field already: "Ausbildung zum Tischler, Werkstatt Ulme"."""
    degree = find_degree(part.text)
    further = second_degree(part.text, degree) if degree else None  # "Ph.D. and M.A."
    return degree is not None and find_field(part.text, (further or degree).until) is not None


def text_before(part: Part) -> str:
    """The few characters printed before the part."""
    start = part.passage.offsets[0]
    return part.passage.document.text[max(0, start - 6) : start]
