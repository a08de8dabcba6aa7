"""How alike two facts about one person are, from 0 to 1: one function a kind of fact.

The functions compare what both facts state; what one of them lacks speaks neither way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz import fuzz

from etl.model.claim import Claim
from etl.model.document_claims import DocumentClaims
from etl.model.facts import (
    Advising,
    Award,
    Education,
    Employment,
    Fact,
    Period,
    Service,
    Skill,
    System,
    Talk,
    Teaching,
    Work,
)
from etl.model.mention import EntityKind, MentionKey
from etl.model.partial_date import PartialDate
from etl.normalize.folding import fold
from etl.normalize.organizations import is_same_house
from etl.resolve.mentions import mention_of

_NEAR_YEARS = 1
_NEAR_MONTHS = 1
_SAME_TITLE = 0.9


@dataclass(frozen=True, slots=True)
class FactView:
    """What is compared of a fact.

    text    its main words: degree, title, role, course
    entity  the organization, venue, person or work it speaks of
    name    the printed name of that
    years   its years; of a period the first and the last
    values  everything it states: two facts of one document with equal values are one
    place   the organization of a stay as printed
    start   the date a stay begins, as precise as it is printed
    """

    text: str
    entity: str | None
    name: str
    years: tuple[int | None, ...]
    values: tuple[object, ...]
    place: str = ""
    start: PartialDate | None = None


def view(document: DocumentClaims, fact: Fact, entity_of: Mapping[MentionKey, str]) -> FactView:
    """What is compared of `fact`."""

    def known(kind: EntityKind, claim: Claim[str] | None) -> tuple[str | None, str]:
        if claim is None:
            return None, ""
        return entity_of.get(mention_of(document, kind, claim).key), fold(claim.value)

    match fact:
        case Education():
            text = (_text(fact.degree), _text(fact.field))
            return _view(
                " ".join(text).strip(),
                *known(EntityKind.ORGANIZATION, fact.organization),
                _period(fact.period),
                (*text, _dates(fact.period)),
                fact.unit,
            )
        case Employment():
            place = known(EntityKind.ORGANIZATION, fact.organization)
            start = fact.period.start.value if fact.period.start else None
            stay = _view(_text(fact.title), *place, _period(fact.period), (_dates(fact.period),), fact.unit)
            return replace(stay, place=fact.organization.value if fact.organization else "", start=start)
        case Service():
            return _view(_text(fact.role), *known(EntityKind.VENUE, fact.venue), _years(fact.years), (_text(fact.role),))
        case Award():
            return _view(_text(fact.title), *known(EntityKind.ORGANIZATION, fact.grantor), _years(fact.years), (_text(fact.title),))
        case Talk():
            years = (fact.year.value,) if fact.year else ()
            return _view(_text(fact.title), *known(EntityKind.VENUE, fact.event), years, (_text(fact.title),))
        case Teaching():
            text = (_text(fact.course), _text(fact.role))
            return _view(text[0], *known(EntityKind.ORGANIZATION, fact.organization), _years(fact.years), text)
        case Advising():
            return _view(_text(fact.relation), *known(EntityKind.PERSON, fact.advisor), (), (_text(fact.organization),))
        case System():
            return _view(_text(fact.name), *known(EntityKind.WORK, fact.name), (), (_text(fact.organization),))
        case Skill():
            # signs tell skills apart: "C", "C++", "C#"
            return _view(" ".join(fact.name.value.casefold().split()), None, "", (), ())
        case Work():
            return _view(_text(fact.title), *known(EntityKind.WORK, fact.title), (), ())


def education(left: FactView, right: FactView) -> float:
    """The same degree: one organization, the same words, ends that are near."""
    if not _same_place(left, right) or not _near(left.years[-1:], right.years[-1:]):
        return 0.0
    words = _words(left.text, right.text)
    return (words + _closeness(left, right)) / 2 if words >= 0.5 else 0.0


def employment(left: FactView, right: FactView) -> float:
    """The same stay: one organization, and the same title or periods that overlap.

    At two names of one house ("Nordwind Inc. Sand Lab", "Nordwind") title and beginning must be the same.
    """
    if not _same_place(left, right):
        at_one_house = is_same_house(left.place, right.place) and _begin_together(left, right)
        return 0.6 if at_one_house and _words(left.text, right.text) >= _SAME_TITLE and _overlap(left, right) else 0.0
    words, near = _words(left.text, right.text), _closeness(left, right)
    if not near and words < 0.9:
        return 0.0
    return 0.4 + 0.3 * words + 0.3 * near if _overlap(left, right) else 0.0


def service(left: FactView, right: FactView) -> float:
    """The same role at one venue; its years are united."""
    if not _same_place(left, right):
        return 0.0
    return _words(_role(left.text), _role(right.text)) if left.name or left.text == right.text else 0.0


def award(left: FactView, right: FactView) -> float:
    """The same award: its words and a year in common."""
    return _words(left.text, right.text) - 0.2 if _common_year(left, right) else 0.0


def talk(left: FactView, right: FactView) -> float:
    """The same talk: title and year, no two events; where a title is missing, the event speaks for it."""
    if (left.entity and right.entity and left.entity != right.entity) or not _common_year(left, right):
        return 0.0
    if left.text and right.text:
        return _words(left.text, right.text) - 0.2
    return _words(left.name, right.name) - 0.2 if left.name and right.name else 0.0


def teaching(left: FactView, right: FactView) -> float:
    """The same course in the same role."""
    same_role = not left.values[1] or not right.values[1] or _words(str(left.values[1]), str(right.values[1])) >= 0.8
    return _words(left.text, right.text) - 0.2 if same_role else 0.0


def advising(left: FactView, right: FactView) -> float:
    """The same advisor."""
    return 0.7 + 0.3 * _words(left.text, right.text) if left.entity and left.entity == right.entity else 0.0


def system(left: FactView, right: FactView) -> float:
    """The same system."""
    return float(left.entity is not None and left.entity == right.entity)


def skill(left: FactView, right: FactView) -> float:
    """The same word."""
    return float(left.text == right.text)


def _view(
    text: str,
    entity: str | None,
    name: str,
    years: tuple[int | None, ...],
    stated: tuple[object, ...],
    unit: Claim[str] | None = None,
) -> FactView:
    return FactView(text, entity, name, years, (text, *stated, entity or name, years, _text(unit)))


def _text(claim: Claim[str] | None) -> str:
    return fold(claim.value) if claim else ""


def _period(period: Period) -> tuple[int | None, ...]:
    return (period.start.value.year if period.start else None, period.end.value.year if period.end else None)


def _dates(period: Period) -> tuple[str, ...]:
    """The dates as precise as they are printed."""
    return tuple(str(claim.value) if claim else "" for claim in (period.start, period.end, period.ongoing))


def _begin_together(left: FactView, right: FactView) -> bool:
    """Whether two stays begin in one month or in neighbouring ones; where a month is missing, both years must be the same."""
    a, b = left.start, right.start
    if a is None or b is None:
        return False
    if a.month is None or b.month is None:
        return left.years == right.years and None not in left.years
    return abs((a.year - b.year) * 12 + a.month - b.month) <= _NEAR_MONTHS


def _years(years: tuple[Claim[int], ...]) -> tuple[int | None, ...]:
    return tuple(sorted(year.value for year in years))


def _same_place(left: FactView, right: FactView) -> bool:
    if left.entity and right.entity:
        return left.entity == right.entity
    return left.name == right.name or bool(left.name and right.name and fuzz.ratio(left.name, right.name) >= 92)


@lru_cache(maxsize=65536)
def _words(left: str, right: str) -> float:
    if not left or not right:
        return 0.75
    tight = fuzz.ratio(left.replace(" ", ""), right.replace(" ", ""))  # "Ph.D." is "PhD"
    return max(tight, fuzz.ratio(left, right), fuzz.token_set_ratio(left, right) - 5) / 100


def _near(left: tuple[int | None, ...], right: tuple[int | None, ...]) -> bool:
    return all(a is None or b is None or abs(a - b) <= _NEAR_YEARS for a, b in zip(left, right, strict=False))


def _closeness(left: FactView, right: FactView) -> float:
    """1 for equal years, 0.5 for near ones, 0.25 where nothing is stated on both sides, 0 for others."""
    both = [(a, b) for a, b in zip(left.years, right.years, strict=False) if a is not None and b is not None]
    if not both:
        return 0.25
    if all(a == b for a, b in both):
        return 1.0
    return 0.5 if _near(left.years, right.years) else 0.0


def _overlap(left: FactView, right: FactView) -> bool:
    (start, end), (other_start, other_end) = left.years, right.years
    if end is not None and other_start is not None and end < other_start - _NEAR_YEARS:
        return False
    return not (other_end is not None and start is not None and other_end < start - _NEAR_YEARS)


def _common_year(left: FactView, right: FactView) -> bool:
    return not left.years or not right.years or bool(set(left.years) & set(right.years))


def _role(role: str) -> str:
    """A role without what varies: "external reviewer", "reviewing", "review" are reviewers."""
    return "reviewer" if "review" in role else role
