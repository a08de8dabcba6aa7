"""Employment: posts with employer, title and period, from the stays of all career sections."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model.facts import Employment
from etl.model.section import Section, SectionKind
from etl.transform.context import Aside, Context, Harvest
from etl.transform.parsers.affiliations import Role, is_job_in_education
from etl.transform.parsers.stay_claims import read_period, role_claim, stay_span, title_claim
from etl.transform.parsers.stay_roles import assign_roles
from etl.transform.parsers.stays import Stay, read_stays

RULE = "stays.employment"


def read_employment(sections: Sequence[Section], context: Context) -> Harvest[Employment]:
    """The posts that the document lists as jobs: internships, assistantships without a course, visiting positions, fellowships held.

    Degrees are left to `read_education`; details below a post are set aside as its description.
    """
    harvest: Harvest[Employment] = Harvest()
    for kind, stays in read_stays(sections):
        assign_roles(stays, kind)
        for stay in stays:
            if is_employment(stay, kind):
                harvest.facts.append(_fact(stay))
                harvest.asides += [
                    Aside(line.number, "job description") for row in stay.details for line in row.lines if row not in stay.trail
                ]
    return harvest


def is_employment(stay: Stay, kind: SectionKind) -> bool:
    """Whether the stay is a job rather than a degree or a student's stay."""
    roles = {role for _, role in stay.parts}
    named = Role.ORGANIZATION in roles
    if kind is SectionKind.EDUCATION:
        titles = [part.text for part, role in stay.parts if role is Role.TITLE]
        return Role.DEGREE not in roles and named and any(is_job_in_education(title) for title in titles)
    if Role.TITLE not in roles and Role.DEGREE in roles:
        return False
    if kind is SectionKind.EMPLOYMENT:
        return named and (Role.TITLE in roles or stay.date is not None)
    return Role.TITLE in roles and named


def _fact(stay: Stay) -> Employment:
    return Employment(
        span=stay_span(stay),
        organization=role_claim(stay, Role.ORGANIZATION, RULE),
        unit=role_claim(stay, Role.UNIT, RULE, 0.8),
        title=title_claim(stay, RULE),
        period=read_period(stay.anchor.passage, stay.date, RULE, is_degree=False),
    )
