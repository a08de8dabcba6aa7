"""What words and places in the row leave open about the parts of one header, settled from its other parts."""

from __future__ import annotations

from collections.abc import Sequence

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.section import SectionKind
from etl.transform.parsers.affiliations import (
    Role,
    evidence_of,
    is_known_name,
    is_named_institute,
    is_state_or_country,
    opens_telling,
)
from etl.transform.parsers.degrees import find_degree
from etl.transform.parsers.stay_parts import Part
from etl.transform.parsers.stay_subjects import NAMES, set_fields, text_before, without_field_behind

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


def settle_roles(parts: Sequence[Part], roles: list[Role | None], kind: SectionKind) -> None:
    """Settle what words and places left open, from the other parts of the same header."""
    for i in range(len(parts)):
        untold = roles[i] in (None, Role.TITLE) and evidence_of(parts[i].text) is None
        if (i and _is_doctor_father(parts, roles, i)) or (untold and _is_among_persons(parts, i)):
            roles[i] = Role.PERSON
    if parts and roles[0] is Role.DEGREE and STUDIES.match(parts[0].text):
        _subjects(parts, roles)
    _short_degrees(parts, roles)
    _unlisted_degrees(parts, roles)
    _untold_titles(parts, roles)
    _cities(parts, roles)
    set_fields(parts, roles)
    if Role.ORGANIZATION in roles:
        _demote_units(parts, roles)
        _drop_doubtful_names(parts, roles)
    _prefer_institutes(parts, roles)
    _remarks_on_names(parts, roles)
    open_parts = [i for i, role in enumerate(roles) if role is None and is_name(parts[i].text)]
    if kind is SectionKind.EDUCATION and not open_parts and not any(role in NAMES for role in roles):
        _known_towns(parts, roles)
    if kind is SectionKind.EDUCATION:
        open_parts = without_field_behind(parts, roles, open_parts)
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
    if Role.ORGANIZATION not in roles and roles.count(Role.TITLE) > 1:
        _weakest_title(parts, roles)
    open_parts = [i for i in open_parts if may_be_title(parts[i].text)]
    if not has_post and open_parts and post is Role.TITLE and Role.ORGANIZATION in roles:
        roles[open_parts.pop(0)] = Role.TITLE


def _weakest_title(parts: Sequence[Part], roles: list[Role | None]) -> None:
    """Of a title and what only its place or its first word makes one, no comma between, the latter is the employer if nothing
    else is: "Cohort Member - Founder First"."""
    said = [evidence_of(part.text) if role is Role.TITLE else None for part, role in zip(parts, roles, strict=True)]
    sure = [i for i, found in enumerate(said) if found is not None and found[1] >= _SURE_TITLE]
    weak = [
        i
        for i, (role, found) in enumerate(zip(roles, said, strict=True))
        if role is Role.TITLE and (found is None or found[1] <= _WEAK_TITLE) and is_name(parts[i].text)
    ]
    if len(sure) == len(weak) == 1 and not parts[max(sure[0], weak[0])].comma and parts[sure[0]].line == parts[weak[0]].line:
        roles[weak[0]] = Role.ORGANIZATION


_SURE_TITLE, _WEAK_TITLE = 0.95, 0.75


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


def _remarks_on_names(parts: Sequence[Part], roles: list[Role | None]) -> None:
    """What a dash sets behind a name in small letters says what it is: "Brightwell - shipping company"."""
    for i in range(1, len(parts)):
        if roles[i] is Role.ORGANIZATION and roles.count(Role.ORGANIZATION) == 1 and parts[i].text[:1].islower():
            behind = roles[i - 1] is None and is_name(parts[i - 1].text) and parts[i - 1].line == parts[i].line
            if behind and not parts[i].comma and parts[i].text.islower():
                roles[i - 1], roles[i] = Role.ORGANIZATION, Role.NOTE


def _likely_name(parts: Sequence[Part], roles: Sequence[Role | None], open_parts: Sequence[int], *, has_post: bool) -> int | None:
    """Which part is the organization where no word says so: an institute, what stands before a place, the first unknown."""
    for i, role in enumerate(roles):
        if role is Role.UNIT and (_INDEPENDENT.match(parts[i].text) or _is_group_above(parts, roles, i)):
            return i
    for i in open_parts:
        if has_post and _AT.search(text_before(parts[i])):
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


def _is_group_above(parts: Sequence[Part], roles: Sequence[Role | None], i: int) -> bool:
    """Whether a group of companies has the row above the post to itself: "Elm Line Group" above "Lead - Pricing & Sand"."""
    alone = sum(part.line == parts[i].line for part in parts) == 1
    below = any(role is Role.TITLE and part.line > parts[i].line for part, role in zip(parts, roles, strict=True))
    return alone and below and parts[i].text.rpartition(" ")[2] in _GROUPS


def _is_doctor_father(parts: Sequence[Part], roles: Sequence[Role | None], i: int) -> bool:
    """Whether the part names the person with whom a thesis was written: "Promotion bei Ada Beispiel"."""
    behind = roles[i - 1] is Role.DEGREE and _THESIS.match(parts[i - 1].text) is not None and _AT.search(text_before(parts[i]))
    return bool(behind) and _PERSON.fullmatch(parts[i].text) is not None


_GROUPS = ("Group", "Gruppe", "Groupe", "Grupo", "Gruppo", "Studio", "Studios")
_THESIS = re.compile(
    r"(?:Promotion|Dissertation|Habilitation|Doktorarbeit|Magister\w*|Diplomarbeit|Doctorat|Thèse|Tesis|Tesi)\b", re.I
)
_PERSON = re.compile(r"[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ]\.)?(?: (?:von|van|de|zu))? [A-ZÀ-Þ][\w’'-]+")


def may_be_title(text: str) -> bool:
    """Whether words that nothing tells may be a post's title by their form: no "9 October", "Zusammenarbeit mit Ulme", "{2011"."""
    return _NO_TITLE.search(text) is None and not opens_telling(text, deeds=False)


_NO_TITLE = re.compile(r"^\W*\d(?!\d*(?:st|nd|rd|th|e|er|º|ª|\.)\s)|[{}@]|https?:|^[^\W\d_]{0,2}$|^\W*$")


def _is_among_persons(parts: Sequence[Part], i: int) -> bool:
    """Whether the part is one of several names of people in a row: "Ada Birch, Bo Roe"."""
    row = [part for part in parts if part.line == parts[i].line]
    alike = [part for part in row if _PERSON.fullmatch(part.text) and evidence_of(part.text) is None]
    return len(alike) > 1 and len(alike) == len(row)


def is_name(text: str) -> bool:
    """Whether the words may be a name: a capital near the front, and more than stopped letters ("D. Md.")."""
    capital = (
        bool(text)
        and text[0] not in '„“”"«»'
        and (text[0].isupper() or any(map(str.isupper, text[:4])) or _SITE.fullmatch(text) is not None)
    )
    return capital and len(text) < 90 and bool(_WORD_OF_NAME.search(text)) and not opens_telling(text)


_SITE = re.compile(r"[\w-]{3,}\.(?:ai|app|ch|co|com|de|dev|edu|eu|fr|gg|io|me|net|nl|org|uk)")  # "brightwell.io", a company's name


def _cities(parts: Sequence[Part], roles: list[Role | None]) -> None:
    """`Champs` before `, France` is a place where another part names the organization."""
    for i in range(len(parts) - 1):
        weak = roles[i] is None or (roles[i] in NAMES and evidence_of(parts[i].text) is None)
        if weak and parts[i + 1].comma and roles[i + 1] is Role.PLACE and is_state_or_country(parts[i + 1].text):
            others = [role for j, role in enumerate(roles) if j != i]
            behind_name = i > 0 and roles[i - 1] is None and parts[i - 1].place == parts[i].place - 1
            if behind_name or any(role in NAMES for role in others) or _is_row_of_place(parts, roles, i):
                roles[i] = Role.PLACE


def _is_row_of_place(parts: Sequence[Part], roles: Sequence[Role | None], i: int) -> bool:
    """Whether a row is a town and its country, another one a title and a name: "Elmstadt, Norway" below "Engineer, Brightwell"."""
    alone = [j for j, part in enumerate(parts) if part.line == parts[i].line] == [i, i + 1]
    titled = {part.line for part, role in zip(parts, roles, strict=True) if role is Role.TITLE}
    named = {part.line for part, role in zip(parts, roles, strict=True) if role is None and is_name(part.text)}
    return alone and bool((titled & named) - {parts[i].line})


def _demote_units(parts: Sequence[Part], roles: list[Role | None]) -> None:
    """Where a university or company stands beside it, "Example Security Center" is its unit."""
    strengths = {
        i: found[1]
        for i, role in enumerate(roles)
        if role is Role.ORGANIZATION and (found := evidence_of(parts[i].text)) is not None
    }
    if strengths and max(strengths.values()) >= 0.9:
        for i, strength in strengths.items():
            if i and strength <= _SHORT_NAME and text_before(parts[i]).endswith("("):
                roles[i] = Role.NOTE  # "Elm University (EU)"
            elif strength <= 0.75 or _is_institute_of(parts, i, list(strengths), of_degree=Role.DEGREE in roles):
                roles[i] = Role.UNIT


_SHORT_NAME = 0.4  # what a word in capitals alone says


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


def _is_institute_of(parts: Sequence[Part], i: int, names: Sequence[int], *, of_degree: bool) -> bool:
    """Whether the part is an institute right before its university: "Geographisches Institut, Universität Elm"; of a degree, which
    universities give, also a laboratory: "Sand Laboratory - Elm University"."""
    following = next((n for n in names if n == i + 1), None)
    if following is None or is_named_institute(parts[i].text):
        return False
    words = [set(parts[n].text.casefold().split()) for n in (i, following)]
    if parts[i].text.startswith("Graduate School") or (of_degree and not words[0].isdisjoint(_LABORATORIES)):
        return not words[1].isdisjoint(_UNIVERSITIES) and words[0].isdisjoint(_WHOLES)
    return not words[0].isdisjoint(_INSTITUTES) and not words[1].isdisjoint(_WHOLES) and words[0].isdisjoint(_WHOLES)


_LABORATORIES = frozenset(("laboratory", "laboratoire", "laboratorio", "labor", "lab", "observatory", "observatoire"))
_UNIVERSITIES = _WHOLES | {"univ.", "univ"}


def _drop_doubtful_names(parts: Sequence[Part], roles: list[Role | None]) -> None:
    """Beside a name that its words make an organization, one that only its place in the row does is none: the specialty in
    "Fellowship, Cardiology, Elm Hospital"."""
    told = [i for i, role in enumerate(roles) if role is Role.ORGANIZATION]
    sure = [i for i in told if (found := evidence_of(parts[i].text)) is not None and found[1] >= _SURE_NAME]
    for i in told:
        behind = sure and i < sure[0] and (parts[i].comma or (i > 0 and i + 1 == sure[0] and parts[sure[0]].comma))
        if behind and evidence_of(parts[i].text) is None and parts[i].line == parts[sure[0]].line:
            roles[i] = None
