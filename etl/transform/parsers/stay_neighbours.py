"""What words and places in the row leave open about the parts of one header, settled from its other parts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.gazetteers.loader import read_gazetteer
from etl.model.section import SectionKind
from etl.transform.parsers.affiliations import (
    TRADE,
    Role,
    evidence_of,
    is_known_name,
    is_named_institute,
    is_state_or_country,
)
from etl.transform.parsers.degrees import find_degree, find_field, is_bare_honour, is_honour, second_degree
from etl.transform.parsers.stay_fused import is_field
from etl.transform.parsers.stay_parts import Part

# units by their opening that are often organizations of their own
_INDEPENDENT = re.compile(
    r"(?:Institute|Institut|Instituto|Istituto|College|Collège|Laboratory|Laboratoire|Laboratorio|École|Escuela|Scuola"
    r"|Dirección General|Direction (?:générale|régionale)|Direzione Generale|Generaldirektion|Office of the"
    r"|Department of (?:Justice|Defen[cs]e|Energy|State|Health|Education|Agriculture|Labor|Commerce|Transportation|the Interior))\b"
)
_SURE_NAME = 0.7
# no post: "Studium der Geologie an der Universität Ulme", "Auslandssemester in Ulm"
STUDIES = re.compile(
    r"(?:studi(?:um|en|es|i|ed)|études|estudios|estudos|studie|(?:auslands|austausch|studien|erasmus)-?\w+|erasmus)\b", re.I
)
_AT = re.compile(r"(?:\s(?:at|bei|chez)|@)\s*$")  # before an employer
_WORD_OF_NAME = re.compile(r"[^\W\d_]{3,}|\b[A-Z0-9&]{2,}\b")
_SELF_EMPLOYED = frozenset(read_gazetteer("organization_words")["self_employed"])
_WHOLES = frozenset(read_gazetteer("organization_words")["wholes"])
_INSTITUTES = frozenset(read_gazetteer("organization_words")["institutes"])
_QUOTES = "„“”\"«»‚‘’'"
NAMES = (Role.ORGANIZATION, Role.UNIT)


def settle_roles(parts: Sequence[Part], roles: list[Role | None], kind: SectionKind) -> None:
    """Settle what words and places left open, from the other parts of the same header."""
    for i in range(1, len(parts)):
        if _is_doctor_father(parts, roles, i):
            roles[i] = Role.PERSON
    if parts and roles[0] is Role.DEGREE and STUDIES.match(parts[0].text):
        _subjects(parts, roles)
    _short_degrees(parts, roles)
    _unlisted_degrees(parts, roles)
    _untold_titles(parts, roles)
    _cities(parts, roles)
    _fields(parts, roles)
    if Role.ORGANIZATION in roles:
        _demote_units(parts, roles)
        _drop_doubtful_names(parts, roles)
    _prefer_institutes(parts, roles)
    open_parts = [i for i, role in enumerate(roles) if role is None and is_name(parts[i].text)]
    if kind is SectionKind.EDUCATION and not open_parts and not any(role in NAMES for role in roles):
        _known_towns(parts, roles)
    if kind is SectionKind.EDUCATION:
        open_parts = _without_field_behind(parts, roles, open_parts)
    post = Role.DEGREE if kind is SectionKind.EDUCATION else Role.TITLE
    has_post = any(role in (Role.TITLE, Role.DEGREE) for role in roles)
    if Role.ORGANIZATION not in roles:
        chosen = _likely_name(parts, roles, open_parts, has_post=has_post)
        if chosen is not None:
            roles[chosen] = Role.ORGANIZATION
            open_parts = [i for i in open_parts if i != chosen]
    if Role.ORGANIZATION not in roles and Role.UNIT in roles:
        units = [i for i, role in enumerate(roles) if role is Role.UNIT]
        roles[units[-1] if kind is SectionKind.EDUCATION else units[0]] = Role.ORGANIZATION
    if Role.ORGANIZATION not in roles and roles.count(Role.TITLE) > 1:
        for i, role in enumerate(roles):
            if role is Role.TITLE and parts[i].text.casefold() in _SELF_EMPLOYED:
                roles[i] = Role.ORGANIZATION
    if not has_post and open_parts and post is Role.TITLE and Role.ORGANIZATION in roles:
        roles[open_parts.pop(0)] = Role.TITLE


def _subjects(parts: Sequence[Part], roles: list[Role | None]) -> None:
    """What commas part behind studies are further subjects: "Studium von Geologie, Physik und Chemie in Ulm"."""
    for i in range(1, len(parts)):
        if not parts[i].comma or roles[i] in (Role.PLACE, Role.NOTE) or evidence_of(parts[i].text) is not None:
            return
        roles[i] = Role.NOTE


def _prefer_institutes(parts: Sequence[Part], roles: list[Role | None]) -> None:
    """An institute that its words make one stands before a name that only its place in the row does: the latter is a place."""
    told = [i for i, role in enumerate(roles) if role is Role.ORGANIZATION]
    if any(evidence_of(parts[i].text) is not None for i in told):
        return
    for i, role in enumerate(roles):
        if told and role is Role.UNIT and _INDEPENDENT.match(parts[i].text):
            roles[i] = Role.ORGANIZATION
            for other in told:
                roles[other] = Role.PLACE
            return


def _likely_name(parts: Sequence[Part], roles: Sequence[Role | None], open_parts: Sequence[int], *, has_post: bool) -> int | None:
    """Which part is the organization where no word says so: an institute, what stands before a place, the first unknown."""
    for i, role in enumerate(roles):
        if role is Role.UNIT and _INDEPENDENT.match(parts[i].text):
            return i
    for i in open_parts:
        if has_post and _AT.search(_before(parts[i])):
            return i
    for i in open_parts:
        if i + 1 < len(parts) and roles[i + 1] is Role.PLACE and parts[i + 1].place == parts[i].place + 1:
            return i
    if open_parts or not has_post:
        return open_parts[0] if has_post else None
    for i in range(1, len(parts) - 1):  # `icddr,b` between a post and a place
        told = roles[i] is None and parts[i].comma and parts[i + 1].comma
        if told and roles[i - 1] is Role.TITLE and roles[i + 1] is Role.PLACE and _WORD_OF_NAME.search(parts[i].text):
            return i
    return None


def _is_doctor_father(parts: Sequence[Part], roles: Sequence[Role | None], i: int) -> bool:
    """Whether the part names the person with whom a thesis was written: "Promotion bei Ada Beispiel"."""
    behind = roles[i - 1] is Role.DEGREE and _THESIS.match(parts[i - 1].text) is not None and _AT.search(_before(parts[i]))
    return bool(behind) and _PERSON.fullmatch(parts[i].text) is not None


_THESIS = re.compile(
    r"(?:Promotion|Dissertation|Habilitation|Doktorarbeit|Magister\w*|Diplomarbeit|Doctorat|Thèse|Tesis|Tesi)\b", re.I
)
_PERSON = re.compile(r"[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ]\.)?(?: (?:von|van|de|zu))? [A-ZÀ-Þ][\w’'-]+")


def _before(part: Part) -> str:
    start = part.passage.offsets[0]
    return part.passage.document.text[max(0, start - 6) : start]


def is_name(text: str) -> bool:
    """Whether the words may be a name: a capital near the front, and more than stopped letters ("D. Md.")."""
    capital = bool(text) and (text[0].isupper() or any(c.isupper() for c in text[:4]))
    return capital and len(text) < 90 and bool(_WORD_OF_NAME.search(text))


def _cities(parts: Sequence[Part], roles: list[Role | None]) -> None:
    """`Champs` before `, France` is a place where another part names the organization."""
    for i in range(len(parts) - 1):
        weak = roles[i] is None or (roles[i] in NAMES and evidence_of(parts[i].text) is None)
        if weak and parts[i + 1].comma and roles[i + 1] is Role.PLACE and is_state_or_country(parts[i + 1].text):
            others = [role for j, role in enumerate(roles) if j != i]
            behind_name = i > 0 and roles[i - 1] is None and parts[i - 1].place == parts[i].place - 1
            if behind_name or any(role in NAMES for role in others):
                roles[i] = Role.PLACE


def _fields(parts: Sequence[Part], roles: list[Role | None]) -> None:
    """An unknown part right behind a degree is its field: "M.Eng, Automation"."""
    for i in range(1, len(parts)):
        others = [role for j, role in enumerate(roles) if j != i]
        found = evidence_of(parts[i].text)
        one_word = found is not None and found[0] is Role.ORGANIZATION and parts[i].text.isalpha() and not parts[i].text.isupper()
        named_behind = one_word and any(role is Role.ORGANIZATION for role in roles[i + 1 :])  # "A.B., Government, Elm College"
        open_words = found is None or found == (Role.ORGANIZATION, TRADE) or named_behind or _is_field_in_capitals(parts[i])
        unknown = roles[i] is None or (open_words and (roles[i] is not Role.ORGANIZATION or Role.ORGANIZATION in others))
        last = next((j for j in range(i - 1, -1, -1) if roles[j] is not Role.NOTE or not is_bare_honour(parts[j].text)), 0)
        behind = roles[last] is Role.DEGREE and parts[i].place == parts[i - 1].place + 1 and parts[i].line == parts[last].line
        behind = behind or _opens_row_below(parts, roles, i)
        if unknown and behind and not _has_field(parts[last]) and (parts[i].comma or any(role in NAMES for role in others)):
            is_note = is_honour(parts[i].text) or parts[i].text[0].isdigit() or parts[i].text[0] in _QUOTES
            roles[i] = Role.NOTE if is_note else Role.FIELD  # what is quoted is a thesis


def _is_field_in_capitals(part: Part) -> bool:
    """Whether a word in capitals is a field of study, no short name: "BA, PSYCHOLOGY"."""
    found = evidence_of(part.text)
    return part.text.isupper() and found is not None and found[1] < _SURE_NAME and is_field(part.text)


def _without_field_behind(parts: Sequence[Part], roles: list[Role | None], open_parts: list[int]) -> list[int]:
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
    if len(parts[last].text.split()) > _LONGEST_FIELD or not re.search(r"(?:--|[–—:])\s*$", _before(parts[last])):
        return open_parts
    roles[last] = Role.FIELD
    return open_parts[:-1]


def _is_subject_behind_school(parts: Sequence[Part], roles: Sequence[Role | None], i: int) -> bool:
    """Whether the part behind the university, a comma between, is a field of study: "PhD, University of Elm, Geology"."""
    if not i or not parts[i].comma or parts[i].line != parts[i - 1].line or len(parts[i].text.split()) > _LONGEST_FIELD:
        return False
    return roles[i - 1] in (Role.ORGANIZATION, Role.PLACE) and Role.ORGANIZATION in roles[:i] and is_field(parts[i].text)


_LONGEST_FIELD = 5


def _opens_row_below(parts: Sequence[Part], roles: Sequence[Role | None], i: int) -> bool:
    """Whether the part opens the row below the degree's, before the organization: "Ph.D." above "Physics, Elm University"."""
    if parts[i].place or roles[i - 1] is not Role.DEGREE or i + 1 >= len(parts):
        return False
    return parts[i + 1].comma and roles[i + 1] is Role.ORGANIZATION


def _has_field(part: Part) -> bool:
    """Whether the degree has its field already: "Ausbildung zum Tischler, Werkstatt Ulme"."""
    degree = find_degree(part.text)
    further = second_degree(part.text, degree) if degree else None  # "Ph.D. and M.A."
    return degree is not None and find_field(part.text, (further or degree).until) is not None


def _demote_units(parts: Sequence[Part], roles: list[Role | None]) -> None:
    """Where a university or company stands beside it, "Example Security Center" is its unit."""
    strengths = {
        i: found[1]
        for i, role in enumerate(roles)
        if role is Role.ORGANIZATION and (found := evidence_of(parts[i].text)) is not None
    }
    if strengths and max(strengths.values()) >= 0.9:
        for i, strength in strengths.items():
            if strength <= 0.75 or _is_institute_of(parts, i, list(strengths)):
                roles[i] = Role.UNIT


def _short_degrees(parts: Sequence[Part], roles: list[Role | None]) -> None:
    """`MS` behind "Master of Science" is its short form, no state."""
    for i in range(1, len(parts)):
        degree = find_degree(parts[i].text)
        is_degree = roles[i] is Role.PLACE and degree is not None and degree.end == len(parts[i].text)
        behind = roles[i - 1] is Role.DEGREE and not parts[i].comma and parts[i].place == parts[i - 1].place + 1
        if is_degree and behind and " " in parts[i - 1].text:
            roles[i] = Role.DEGREE


def _unlisted_degrees(parts: Sequence[Part], roles: list[Role | None]) -> None:
    """Where words make one part the degree, others that only stand in a degree's place are none: "Physics" below "B.Sc."."""
    degrees = [i for i, role in enumerate(roles) if role is Role.DEGREE]
    told = [i for i in degrees if evidence_of(parts[i].text) is not None]
    for i in degrees if told else degrees[1:]:
        if i not in told:
            roles[i] = None


def _untold_titles(parts: Sequence[Part], roles: list[Role | None]) -> None:
    """Where words make one part the title and nothing names the employer, what only stands in a title's place is open again; a
    town between an employer and a title is none: "University of Elm, Oakville, Professor"."""
    titles = [i for i, role in enumerate(roles) if role is Role.TITLE]
    told = [i for i in titles if evidence_of(parts[i].text) is not None]
    for i in titles:
        if i and i not in told and i + 1 in told and parts[i].comma and parts[i + 1].comma and roles[i - 1] is Role.ORGANIZATION:
            roles[i] = Role.PLACE
    if told and not any(role in NAMES for role in roles):
        for i in titles:
            if i not in told:
                roles[i] = None


def _known_towns(parts: Sequence[Part], roles: list[Role | None]) -> None:
    """`Oxford` behind a degree is the university where nothing else names one."""
    town = next((i for i, part in enumerate(parts) if roles[i] is Role.PLACE and is_known_name(part.text)), None)
    if town is not None:
        roles[town] = Role.ORGANIZATION


def _is_institute_of(parts: Sequence[Part], i: int, names: Sequence[int]) -> bool:
    """Whether the part is an institute right before its university: "Geographisches Institut, Universität Elm"."""
    following = next((n for n in names if n == i + 1 and parts[n].comma), None)
    if following is None or is_named_institute(parts[i].text):
        return False
    words = [set(parts[n].text.casefold().split()) for n in (i, following)]
    return not words[0].isdisjoint(_INSTITUTES) and not words[1].isdisjoint(_WHOLES) and words[0].isdisjoint(_WHOLES)


def _drop_doubtful_names(parts: Sequence[Part], roles: list[Role | None]) -> None:
    """Beside a name that its words make an organization, one that only its place in the row does is none: the specialty in
    "Fellowship, Cardiology, Elm Hospital"."""
    told = [i for i, role in enumerate(roles) if role is Role.ORGANIZATION]
    sure = [i for i in told if (found := evidence_of(parts[i].text)) is not None and found[1] >= _SURE_NAME]
    for i in told:
        behind = sure and i < sure[0] and (parts[i].comma or (i > 0 and i + 1 == sure[0] and parts[sure[0]].comma))
        if behind and evidence_of(parts[i].text) is None and parts[i].line == parts[sure[0]].line:
            roles[i] = None
