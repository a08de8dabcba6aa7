"""A subject as a RenderCV file (YAML), which renders to a typeset CV and which people go on editing.

All entries of a section have one type there, and a type needs some fields: what lacks them stands in a section of plain entries.
RenderCV takes a missing end for the present day: an open end says `present`, and as of when in `summary`; a start whose end nobody
tells is written `date: from 2018-05`. The file has the CV alone: the names of settings differ between versions.

Source of the field names: RenderCV's documentation of its entry types (2.x).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

import yaml

from etl.exchange.periods import dated, end_of, is_ongoing, start_of
from etl.exchange.records import BUILDER, PUBLISHED, Node, Records, Work, label_of, title_of
from etl.graph import terms
from etl.model import regex as re
from etl.model.partial_date import PartialDate

Entry: TypeAlias = dict[str, object]
_YEAR = re.compile(r"\d{4}")
_WIDTH = 120


def write_rendercv(records: Records, *, with_contacts: bool) -> str:
    """The CV of the one person of `records`; e-mail and web addresses only `with_contacts`."""
    person = records.people[0]
    cv: Entry = {"name": label_of(person)}
    if with_contacts:
        cv |= _filled({"email": person.get(terms.EMAIL), "website": person.get(terms.HOMEPAGE)})
    if person.get(terms.ORCID):
        cv["social_networks"] = [{"network": "ORCID", "username": person.get(terms.ORCID)}]
    cv["sections"] = {title: entries for title, entries in _sections(records) if entries}
    return yaml.safe_dump({"cv": cv}, allow_unicode=True, sort_keys=False, width=_WIDTH)


def _sections(records: Records) -> Iterable[tuple[str, list[Entry]]]:
    for title, class_, typed in (
        ("Experience", terms.CLASS_EMPLOYMENT, _experience),
        ("Education", terms.CLASS_EDUCATION, _education),
    ):
        nodes = records.of_class(class_)
        entries = [typed(node) for node in nodes]
        yield title, [entry for entry in entries if entry]
        yield f"More {title}", [_plain(node) for node, entry in zip(nodes, entries, strict=True) if not entry]
    yield "Publications", [_publication(work) for work in records.publications]
    yield "Systems", [_system(work) for work in records.works if any(m.role == BUILDER for m in work.makers)]
    for title, class_, name, summary in (
        ("Awards", terms.CLASS_AWARD, terms.TITLE, (terms.GRANTOR_NAME, terms.AMOUNT)),
        ("Talks", terms.CLASS_TALK, terms.TITLE, (terms.EVENT,)),
        ("Teaching", terms.CLASS_TEACHING, terms.COURSE, (terms.ROLE, terms.ORGANIZATION_NAME)),
        ("Service", terms.CLASS_SERVICE, terms.ROLE, (terms.VENUE_NAME,)),
        ("Advisors", terms.CLASS_ADVISING, terms.ADVISOR_NAME, (terms.RELATION, terms.ORGANIZATION_NAME)),
    ):
        nodes = [node for node in records.of_class(class_) if records.person not in node.all(terms.ADVISOR)]
        yield title, [_activity(node, name, summary) for node in nodes]
    yield "Skills", [{"bullet": node.get(terms.SKILL)} for node in records.of_class(terms.CLASS_SKILL)]


def _experience(node: Node) -> Entry:
    """An ExperienceEntry: it needs a company and a position."""
    company, position = node.get(terms.ORGANIZATION_NAME), node.get(terms.TITLE)
    return {"company": company, "position": position, **_period(node, _unit(node))} if company and position else {}


def _education(node: Node) -> Entry:
    """An EducationEntry: it needs an institution and an area."""
    institution, area = node.get(terms.ORGANIZATION_NAME), node.get(terms.FIELD)
    degree = _filled({"degree": node.get(terms.DEGREE)})
    return {"institution": institution, "area": area, **degree, **_period(node, _unit(node))} if institution and area else {}


def _plain(node: Node) -> Entry:
    """A NormalEntry."""
    said = [node.get(prop) for prop in (terms.TITLE, terms.DEGREE, terms.FIELD, terms.ORGANIZATION_NAME)]
    return {"name": ", ".join(filter(None, said)) or _unit(node) or "-", **_period(node, _unit(node))}


def _publication(work: Work) -> Entry:
    """A PublicationEntry."""
    node = work.node
    status = node.get(terms.STATUS)
    authors = [maker.name or maker.label for maker in work.authors]
    more = {
        "doi": node.get(terms.DOI),
        "journal": work.venue,
        "date": _number(node.get(terms.YEAR)),
        "summary": status if status != PUBLISHED else "",
    }
    return {"title": title_of(node), "authors": [*authors, "et al."] if work.is_cut else authors, **_filled(more)}


def _system(work: Work) -> Entry:
    organization = next((maker.organization for maker in work.makers if maker.role == BUILDER), "")
    return {"name": title_of(work.node), **_filled({"summary": organization})}


def _activity(node: Node, name: str, summary: Iterable[str]) -> Entry:
    said = [value for prop in summary if (value := node.get(prop))]
    years = node.years()
    date = _number(str(years[0])) if len(years) == 1 else ", ".join(map(str, years))
    first = node.get(name) or (said.pop(0) if said else "-")
    return {"name": first, **_filled({"date": date, "summary": ", ".join(said)})}


def _unit(node: Node) -> str:
    return node.get(terms.UNIT_NAME)


def _period(node: Node, summary: str) -> Entry:
    start, end = start_of(node), end_of(node)
    told = _filled({"summary": "; ".join(filter(None, (summary, dated(node))))})
    if start and is_ongoing(node):
        return {"start_date": _number(start), "end_date": "present", **told}
    if start and end:
        if PartialDate.from_iso(start).first_day <= PartialDate.from_iso(end).first_day:
            return {"start_date": _number(start), "end_date": _number(end), **told}
        return {"date": f"{start} – {end}", **told}  # `2018-09` to `2018`: RenderCV compares first days
    date = f"from {start}" if start else _number(end)
    return _filled({"date": date}) | told


def _number(date: str) -> object:
    """A year as a number, as people write it."""
    return int(date) if _YEAR.fullmatch(date) else date


def _filled(item: Mapping[str, object]) -> Entry:
    return {name: value for name, value in item.items() if value not in ("", None)}
