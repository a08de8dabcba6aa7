"""Education: degrees and students' stays with organization, field and period, from the stays of all career sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etl.model import regex as re
from etl.model.claim import Claim
from etl.model.document import Passage
from etl.model.facts import Education
from etl.model.section import Section, SectionKind
from etl.transform.context import Context, Harvest
from etl.transform.parsers.affiliations import Role, evidence_of
from etl.transform.parsers.award_evidence import is_plain_award
from etl.transform.parsers.degrees import Degree, find_degree, find_field, is_honour, second_degree, unlisted_degree
from etl.transform.parsers.employment import is_employment
from etl.transform.parsers.fields_below import field_below
from etl.transform.parsers.stay import Stay
from etl.transform.parsers.stay_claims import (
    asides_of,
    between,
    read_period,
    role_claim,
    row_holds,
    span_of,
    stay_span,
    text_claim,
)
from etl.transform.parsers.stay_parts import Part
from etl.transform.parsers.stay_roles import read_assigned_stays
from etl.transform.parsers.stay_sentences import read_told_degrees, told_rows
from etl.transform.parsers.studies import is_no_school, is_office, is_profession_conferred, names_whole, without_honours

RULE = "stays.education"
RULE_TOLD = "stays.told"
_SURE_ALONE = 0.85
_SURE_UNIT = 0.85  # "School of Engineering" behind a degree is no field, "Systems Group Theory" may be
# the words before a further degree: "Second degree: B.Sc. in Law", "Double degree M.A. in History"
_FURTHER = re.compile(
    r"\b(?:second|double|dual|additional|joint|zweiter?|deuxième)\s+(?:degree|major|diploma|diplôme)\s*:?\s*", re.I
)

# a label before the degree: "Abschluss: Dipl.-Ing. (1,6)", "Titolo conseguito: Laurea"
_LABEL_OF_DEGREE = re.compile(
    r"(?:Abschlu(?:ss|ß)|Akademischer Grad|Degree(?: (?:awarded|conferred))?|Diplôme(?: obtenu)?|Título(?: obtenido)?"
    r"|Titolo(?: conseguito)?|Examen)\s*:\s*",
    re.I,
)


def read_education(sections: Sequence[Section], context: Context) -> Harvest[Education]:
    """The degrees and students' stays that the document lists, one fact a degree: "M.A. 2013, M.Phil. 2014, History" are two."""
    harvest: Harvest[Education] = Harvest()
    for kind, stays in read_assigned_stays(sections):
        for stay in stays:
            if _is_education(stay, kind):
                harvest.facts += _facts(stay)
                harvest.asides += asides_of(stay, "details of a degree")
    if not any(fact.degree is not None for fact in harvest.facts):
        harvest.facts = [*_told(sections)] or harvest.facts
    return harvest


def _told(sections: Sequence[Section]) -> Iterator[Education]:
    for passage in told_rows(sections, SectionKind.EDUCATION):
        for told in read_told_degrees(passage):
            yield Education(
                span=span_of(told.whole),
                organization=text_claim(told.organization, RULE_TOLD, 0.75),
                degree=text_claim(told.name, RULE_TOLD, 0.75),
                field=text_claim(told.field, RULE_TOLD, 0.75) if told.field else None,
                period=read_period(told.whole, told.date, RULE_TOLD, is_degree=True),
            )


def _is_education(stay: Stay, kind: SectionKind) -> bool:
    if stay.is_group or is_employment(stay, kind):
        return False
    roles = {role for _, role in stay.parts}
    if Role.DEGREE not in roles and (
        _is_award(stay) or any(is_office(part.text) for part, role in stay.parts if role is Role.TITLE)
    ):
        return False
    if kind is SectionKind.EDUCATION:
        return Role.DEGREE in roles or (Role.ORGANIZATION in roles and (stay.date is not None or Role.TITLE in roles))
    return Role.DEGREE in roles and (Role.ORGANIZATION in roles or _is_degree_alone(stay))


def _is_degree_alone(stay: Stay) -> bool:
    """Whether a line among posts is a degree and its date: "1984 Promotion", "1986: Habilitation"."""
    if stay.date is None or stay.date.ongoing or stay.carried or not stay.parts or stay.parts[0][1] is not Role.DEGREE:
        return False
    degree = find_degree(stay.parts[0][0].text)
    return degree is not None and degree.strength >= _SURE_ALONE and not degree.is_stay and not degree.is_held


def _is_award(stay: Stay) -> bool:
    """Whether what has one date and no degree is an award listed among degrees: "Elm Fellowship, 2012"."""
    titles = [part.text for part, role in stay.parts if role is Role.TITLE]
    single = stay.date is not None and stay.date.first is None
    return single and bool(titles) and is_plain_award(titles[0])


def _facts(stay: Stay) -> Iterator[Education]:
    span = stay_span(stay)
    organization, unit = _organization(stay), role_claim(stay, Role.UNIT, RULE, 0.8)
    if organization is None and unit is not None and names_whole(unit.value):
        organization, unit = unit, None
    if organization is None and not any(role is Role.DEGREE for _, role in stay.parts):
        return
    field = _own_field(stay)
    found = list(_degrees(stay))
    labelled = _labelled_degree(stay) if len(found) == 1 else None
    if len(found) > 1 and (named := _degree_of_studies(found)):
        labelled, found = named, found[:1]
    for part, degree, passage in found:
        own = part.date if part is not None and len(found) > 1 and part in stay.anchor.parts else None
        date = own or stay.date
        is_stay = degree is not None and degree.is_stay
        yield Education(
            span=span,
            organization=organization,
            unit=unit,
            degree=_degree_claim(*labelled) if labelled else _degree_claim(passage, degree),
            field=_listed_field(stay, part)
            or (_field_claim(passage, degree) if degree and passage else None)
            or (_field_beside(stay, part) if len(found) > 1 else None)
            or field
            or (field_below(stay, RULE) if degree and not degree.is_stay and len(found) == 1 else None),
            period=read_period(stay.anchor.passage, date, RULE, is_degree=not is_stay),
        )


def _organization(stay: Stay) -> Claim[str] | None:
    """The school, honours left off; `None` where what stands in its place is none."""
    part = next((part for part, role in stay.parts if role is Role.ORGANIZATION), None)
    name = without_honours(part.passage) if part is not None else None
    if part is None or name is None or is_no_school(name.text):
        return None
    return role_claim(stay, Role.ORGANIZATION, RULE) if name is part.passage else text_claim(name, RULE, 0.85)


def _degree_of_studies(found: Sequence[tuple[Part | None, Degree | None, Passage | None]]) -> tuple[Passage, Degree] | None:
    """The degree that studies led to, in the same row: "Studium der Physik, Abschluss: Diplom"."""
    (_, studies, first), (_, degree, second) = found[:2]
    told = studies is not None and first is not None and first.text.casefold().startswith("studi") and studies.is_stay
    return (second, degree) if told and degree is not None and second is not None and not degree.is_stay else None


def _labelled_degree(stay: Stay) -> tuple[Passage, Degree] | None:
    """The degree that a line of its own names: "Abschluss: Dipl.-Ing." below "Studium der Physik"."""
    for row in stay.details[:3]:
        whole = row.lines[0].passage if row.lines else row.passage
        if (match := _LABEL_OF_DEGREE.match(whole.text)) and (degree := find_degree(whole.text, match.end())):
            return whole, degree
    return None


def _listed_field(stay: Stay, part: Part | None) -> Claim[str] | None:
    """A field of several subjects parted by commas: "Master in Analysis, Algebra, Geometry, Elm University"; two or more behind the
    first, since one alone may be anything."""
    at = next((i for i, (known, _) in enumerate(stay.parts) if known is part), None)
    degree = find_degree(part.text) if part is not None else None
    if at is None or part is None or degree is None:
        return None
    further = second_degree(part.text, degree)
    place = find_field(part.text, further.until if further else degree.until)
    first = at if place else at + 1
    last = first
    for i in range(first + 1, len(stay.parts)):
        piece, role = stay.parts[i]
        if role not in (None, Role.NOTE) or not piece.comma or piece.line != part.line or not _is_subject(piece.text):
            break
        last = i
    ends = last > first and _LAST_SUBJECT.search(stay.parts[last][0].text) is not None
    if (last < first + _MORE_SUBJECTS and not ends) or (first > at and stay.parts[first][1] is not Role.FIELD):
        return None
    row = next((row for row in stay.header if row_holds(row.passage, part)), None)
    if row is None:
        return None
    begin = part.passage.cut(*place) if place else stay.parts[first][0].passage
    whole = between(row.passage, begin, stay.parts[last][0].passage)
    return text_claim(whole, RULE, 0.8)


def _is_subject(text: str) -> bool:
    return len(text.split()) <= _LONGEST_SUBJECT and text[:1].isupper() and not is_honour(text) and not any(map(str.isdigit, text))


_MORE_SUBJECTS = 2
_LAST_SUBJECT = re.compile(r"\s(?:und|and|et|y|e|&)\s")  # "Studium der Geologie, Physik und Chemie"
_LONGEST_SUBJECT = 4


def _own_field(stay: Stay) -> Claim[str] | None:
    """The field that stands in a part of its own, marks off: "Philosophy (High Honors)", "Venia legendi für Neuere Geschichte"."""
    part = next((part for part, role in stay.parts if role is Role.FIELD), None)
    place = find_field(part.text, 0) if part else None
    return text_claim(part.passage.cut(*place), RULE, 0.85) if part and place else None


def _field_beside(stay: Stay, part: Part | None) -> Claim[str] | None:
    """The field right behind one degree of several: "BS, Sand" above "BA, Light"."""
    at = next((i for i, (known, _) in enumerate(stay.parts) if known is part), len(stay.parts))
    behind, role = stay.parts[at + 1] if at + 1 < len(stay.parts) else (None, None)
    if behind is None or part is None or role is not Role.FIELD or behind.line != part.line:
        return None
    place = find_field(behind.text, 0)
    return text_claim(behind.passage.cut(*place), RULE, 0.85) if place else None


def _degrees(stay: Stay) -> Iterator[tuple[Part | None, Degree | None, Passage | None]]:
    """Each degree of the header with the passage it stands in; a title ("Visiting Scholar") where there is none."""
    parts = [part for part, role in stay.parts if role is Role.DEGREE]
    for part in parts:
        degree: Degree | None = find_degree(part.text) or (unlisted_degree(part.text) if _is_named(stay) else None)
        above = parts[parts.index(part) - 1] if part is not parts[0] else None
        if above is not None and not part.comma and part.place == above.place + 1 and _is_written_out(above.text, part.text):
            continue  # "Doctor of Philosophy - PhD"
        if above is not None and _is_repeated(stay, part, parts):
            continue
        if degree is None or (part is not parts[0] and part.text.casefold().startswith("minor")):
            continue
        yield part, degree, part.passage
        if (further := second_degree(part.text, degree)) is not None:
            yield part, further, part.passage
    for row in [stay.anchor, *stay.details[:3]]:
        if (match := _FURTHER.search(row.text)) and (degree := find_degree(row.text, match.end())):
            yield None, degree, row.passage
    if not parts:
        title = next((part for part, role in stay.parts if role is Role.TITLE), None)
        is_stay = not is_profession_conferred(stay)
        yield title, Degree(0, len(title.text), len(title.text), 0.5, is_stay) if title else None, title.passage if title else None


def _is_repeated(stay: Stay, part: Part, parts: Sequence[Part]) -> bool:
    """Whether the part is another form of a degree before it, no field behind: "M.Sc. Dust, Elm College, Master of Science"."""
    degree = find_degree(part.text)
    at = next(i for i, (known, _) in enumerate(stay.parts) if known is part)
    has_field = at + 1 < len(stay.parts) and stay.parts[at + 1][1] is Role.FIELD
    if degree is None or degree.end < len(part.text) or has_field:
        return False
    heads = [other.text[found.start : found.end] for other in parts[: parts.index(part)] if (found := find_degree(other.text))]
    return any(_is_written_out(head, part.text) or _is_written_out(part.text, head) for head in heads)


def _is_named(stay: Stay) -> bool:
    return any(role in (Role.ORGANIZATION, Role.UNIT) for _, role in stay.parts)


def _is_written_out(text: str, short: str) -> bool:
    """Whether one is the other's full form: "Doctor of Philosophy", "PhD"."""
    first, second = find_degree(text), find_degree(short)
    whole = first is not None and second is not None and first.end == len(text) and second.end == len(short)
    return whole and " " in text and " " not in short and text[:1] in (short[:1], "D")


def _degree_claim(passage: Passage | None, degree: Degree | None) -> Claim[str] | None:
    return text_claim(passage.cut(degree.start, degree.end), RULE, degree.strength) if passage and degree else None


def _field_claim(passage: Passage, degree: Degree) -> Claim[str] | None:
    further = second_degree(passage.text, degree)
    place = find_field(passage.text, further.until if further else degree.until)
    if place and (found := evidence_of(passage.text[slice(*place)])) and found[0] is Role.UNIT and found[1] >= _SURE_UNIT:
        return None
    return text_claim(passage.cut(*place), RULE, 0.9) if place else None
