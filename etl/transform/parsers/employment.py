"""Employment: posts with employer, title and period, from the stays of all career sections and the header."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from etl.model import regex as re
from etl.model.facts import Employment
from etl.model.section import Section, SectionKind
from etl.transform.context import Context, Harvest
from etl.transform.parsers.affiliations import Role, evidence_of, is_job_in_education
from etl.transform.parsers.award_evidence import is_plain_award
from etl.transform.parsers.row_wording import is_labelled, is_prose
from etl.transform.parsers.stay import Stay
from etl.transform.parsers.stay_claims import asides_of, read_period, role_claim, span_of, stay_span, text_claim, title_claim
from etl.transform.parsers.stay_fits import look_like_posts
from etl.transform.parsers.stay_parts import Part
from etl.transform.parsers.stay_roles import read_assigned_stays
from etl.transform.parsers.stay_rows import read_rows
from etl.transform.parsers.stay_sentences import read_told_posts, told_rows
from etl.transform.parsers.stay_vitae import VITAE
from etl.transform.parsers.studies import is_profession_conferred

# "Registered Nurse, State of Example, License #123", "Approbation als Ärztin"
_LICENCE = re.compile(r"\b(?:licen[cs]e|licensure|licencia|approbation|certified|certification|registration)\b", re.I)
_SURE_NAME = 0.7
RULE = "stays.employment"
RULE_TOLD = "stays.told"
RULE_HEADER = "stays.header"
_HEADER_ROWS = 3  # rows below a title in which its organization may stand


def read_employment(sections: Sequence[Section], context: Context) -> Harvest[Employment]:
    """The posts that the document lists as jobs: internships, assistantships, visiting positions, fellowships held.

    Degrees are left to `read_education`; details below a post are set aside as its description.
    """
    harvest: Harvest[Employment] = Harvest()
    above: list[Employment] = []
    for kind, stays in read_assigned_stays(sections):
        posts = look_like_posts([stay for stay in stays if is_employment(stay, kind)])
        for stay in stays:
            if any(stay is post for post in posts):
                (above if kind is SectionKind.HEADER else harvest.facts).extend(_facts(stay))
                harvest.asides += asides_of(stay, "job description")
    harvest.facts = [*(fact for fact in above if not any(_is_same_post(fact, other) for other in harvest.facts)), *harvest.facts]
    if not any(fact.title is not None for fact in harvest.facts):
        harvest.facts = [*_told(sections)] or harvest.facts
    if not any(section.kind is SectionKind.EMPLOYMENT for section in sections):
        harvest.facts += [
            fact for section in sections if section.kind is SectionKind.HEADER for fact in _post_in_header(section, context)
        ]
    return harvest


def is_employment(stay: Stay, kind: SectionKind) -> bool:
    """Whether the stay is a job rather than a degree or a student's stay."""
    if stay.is_group or _is_licence(stay) or _tells_event(stay):
        return False
    roles = {role for _, role in stay.parts}
    named = Role.ORGANIZATION in roles
    if kind is SectionKind.EDUCATION:
        titles = [part.text for part, role in stay.parts if role is Role.TITLE]
        mixed = SectionKind.EMPLOYMENT in stay.section.also and bool(titles)
        if is_profession_conferred(stay):
            return False
        return Role.DEGREE not in roles and named and (mixed or any(is_job_in_education(title) for title in titles))
    if Role.TITLE not in roles and Role.DEGREE in roles:
        return False
    if _is_committee(stay) or _is_part_in_project(stay) or _is_award(stay):
        return False
    if kind is SectionKind.EMPLOYMENT:
        return (named and (Role.TITLE in roles or stay.date is not None)) or _is_post_alone(stay)
    return Role.TITLE in roles and named


def _tells_event(stay: Stay) -> bool:
    """Whether the entry tells of a life, not of a post: "1943 born in Elmstadt", "2003 Retired from Elm Works"; in a vita that no
    heading names, also "2010 Mitglied der Akademie"."""
    said = stay.parts[0][0].text if stay.parts else ""
    return _EVENT.match(said) is not None or (stay.section.kind in VITAE and _MEMBER.match(said) is not None)


_EVENT = re.compile(
    r"(?:born|retired|retirement|geboren|beendigung|eintritt in den ruhestand|ruhestand|pensionierung|emeritierung|verleihung|née?"
    r"|retraite|nacid[oa]|jubilad[oa]|jubilación|nat[oa] (?:a|il))\b",
    re.I,
)
_MEMBER = re.compile(r"(?:ordentliches |korrespondierendes |active |associate )?(?:mitglied|member|membre|miembro|socio)\b", re.I)


def _is_post_alone(stay: Stay) -> bool:
    """Whether the stay is a post and its date, no employer being printed: "Lecturer 1/98 – present. Taught logic."."""
    if stay.date is None or stay.lead or stay.carried or not stay.parts or stay.parts[0][1] is not Role.TITLE:
        return False
    plain = all(role in (Role.TITLE, Role.PLACE, Role.NOTE) for _, role in stay.parts)
    title = stay.parts[0][0].text
    return plain and evidence_of(title) == (Role.TITLE, _SURE_TITLE) and title.casefold().split()[0] not in _FREE


_FREE = (
    "freelance",
    "freelancer",
    "self-employed",
    "freiberuflich",
    "freiberufliche",
    "freier",
    "freie",
    "autónomo",
)


_SURE_TITLE = 0.95


def _is_part_in_project(stay: Stay) -> bool:
    """Whether an entry of a list of projects is one that the subject led: "2019–2021 Principal investigator, “Dust”"."""
    titles = [part.text for part, role in stay.parts if role is Role.TITLE]
    return stay.section.kind is SectionKind.PROJECTS and any(_LEADS.match(title) for title in titles)


_LEADS = re.compile(
    r"(?:co-?|principal |lead |chief )*(?:investigator|PI\b|applicant|investigador|investigatore|chercheur principal|projektleit)",
    re.I,
)


def _is_award(stay: Stay) -> bool:
    """Whether an entry below "Fellowships" is money won, no post held: "Dust Research Fellowship, 2003"."""
    if SectionKind.AWARDS not in stay.section.also:
        return False
    names = [part.text for part, role in stay.parts if role in (Role.TITLE, Role.ORGANIZATION)]
    return any(is_plain_award(name) and not _HELD.match(name) for name in names)


_HELD = re.compile(r"post-?doc|junior research fellow", re.I)


def _is_committee(stay: Stay) -> bool:
    """Whether the stay is a seat on a committee: "Science Council (1998-99)", "Chair, Working Group on Dust (2007)"."""
    names = [part.text for part, role in stay.parts if role is Role.ORGANIZATION]
    titles = [part.text for part, role in stay.parts if role is Role.TITLE]
    if titles and all(_SEAT_ON_COMMITTEE.search(title) for title in titles):
        return True
    return bool(names) and all(_COMMITTEE.search(name) for name in names) and all(_SEAT.fullmatch(title) for title in titles)


# a body without employees, by its last noun, and the seats on it
_COMMITTEE = re.compile(r"\b(?:Committee|Council|Board of (?:Directors|Trustees)|Panel|Working Group|Task Force|TAC)\b")
_SEAT_ON_COMMITTEE = re.compile(
    r"^(?:Member|Chair|Co-?Chair) of (?:the )?.*\bcommittee$|\b(?:sub-?)?committee (?:member|chair)$", re.I
)
_SEAT = re.compile(r"(?:Vice[- ]|Co-?)?(?:Chair(?:man|woman|person)?|Member|Secretary|President|Treasurer)", re.I)


def _is_same_post(fact: Employment, other: Employment) -> bool:
    """Whether the post below the name is one of the list: "Professor of Chemistry" there, "Professor" here."""
    if not (fact.organization and other.organization and fact.title and other.title):
        return False
    ours, theirs = fact.title.value.casefold(), other.title.value.casefold()
    one_place = fact.organization.value.casefold() == other.organization.value.casefold()
    return one_place and (ours.startswith(theirs) or theirs.startswith(ours))


def _is_licence(stay: Stay) -> bool:
    """Whether the row is a licence to practise and no organization stands in it for sure."""
    if not _LICENCE.search(stay.anchor.text):
        return False
    names = [evidence_of(part.text) for part, role in stay.parts if role is Role.ORGANIZATION]
    return not any(found is not None and found[1] >= _SURE_NAME for found in names)


def _facts(stay: Stay) -> Iterator[Employment]:
    """The stay's post, or several with a date each: "Research Scientist (2020–), Research Engineer (2018–2020)"."""
    organization = role_claim(stay, Role.ORGANIZATION, RULE)
    unit = role_claim(stay, Role.UNIT, RULE, 0.8)
    dated = [part for part, role in stay.parts if role is Role.TITLE and part.date is not None and part in stay.anchor.parts]
    for part in dated if len(dated) > 1 else [None]:
        yield Employment(
            span=stay_span(stay),
            organization=organization,
            unit=unit,
            title=text_claim(part.passage, RULE, 0.8) if part else title_claim(stay, RULE),
            period=read_period(stay.anchor.passage, part.date if part else stay.date, RULE, is_degree=False),
        )


def _told(sections: Sequence[Section]) -> Iterator[Employment]:
    for passage in told_rows(sections, SectionKind.EMPLOYMENT):
        for told in read_told_posts(passage):
            yield Employment(
                span=span_of(told.whole),
                organization=text_claim(told.organization, RULE_TOLD, 0.75),
                unit=text_claim(told.unit, RULE_TOLD, 0.7) if told.unit else None,
                title=text_claim(told.name, RULE_TOLD, 0.75),
                period=read_period(told.whole, told.date, RULE_TOLD, is_degree=False),
            )


_LONGEST_HEADER = 60  # lines


def _post_in_header(section: Section, context: Context) -> Iterator[Employment]:
    """The post printed under the name where no section lists posts: "Research Fellow" above "Example University"."""
    name = context.subject.name.span.start if context.subject else 0
    below_name = [line for line in section.lines if span_of(line.passage).start >= name] or section.lines
    rows = read_rows(below_name[:_LONGEST_HEADER])
    for i, row in enumerate(rows):
        title = next((part for part in row.parts if _says(part, Role.TITLE, 0.9)), None)
        if title is None or row.dates or is_prose(row.text) or is_labelled(row.text):
            continue
        below = [row, *takewhile(lambda each: not is_prose(each.text), rows[i + 1 : i + 1 + _HEADER_ROWS])]
        parts = [part for other in below for part in other.parts]
        organization = next((part for part in parts if _says(part, Role.ORGANIZATION, 0.85)), None)
        unit = next((part for part in parts if _says(part, Role.UNIT, 0.8)), None)
        if organization is None:
            continue
        used = [other for other in below if any(part in other.parts for part in (title, organization, unit))]
        yield Employment(
            span=row.passage.document.span(min(span_of(r.passage).start for r in used), max(span_of(r.passage).end for r in used)),
            organization=text_claim(organization.passage, RULE_HEADER, 0.75),
            unit=text_claim(unit.passage, RULE_HEADER, 0.7) if unit else None,
            title=text_claim(title.passage, RULE_HEADER, 0.75),
        )
        return


def _says(part: Part, role: Role, least: float) -> bool:
    found = evidence_of(part.text)
    return found is not None and found[0] is role and found[1] >= least
