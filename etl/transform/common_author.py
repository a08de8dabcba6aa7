"""The author whom a list of works has in common: whose list it is when no header says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.model.claim import Claim
from etl.model.document import Document, Style
from etl.model.facts import Work
from etl.normalize.person_names import PersonName, parse_person_name, same_person_form

_FEWEST_WORKS = 2
_LEAST_SHARE = 0.7  # of the works must name the author; lists cut by "et al." count half
_LEAST_BOLD = 0.3  # of an author's own names set in bold mark the owner
_LEAD = 0.1  # ahead of the next author, in shares


@dataclass(slots=True)
class _Person:
    """Everything that the works print of one author."""

    key: PersonName
    claims: list[Claim[str]] = field(default_factory=list)
    works: float = 0.0
    bold: int = 0


def find_common_author(works: Sequence[Work], document: Document | None) -> list[Claim[str]]:
    """The names of the one author whom (nearly) all `works` name, the fullest first; empty when nobody stands out.

    Of two works by "A. Doe, B. Roe" and "C. Poe, B. Roe" it is B. Roe. Where two authors are equally common, the one whose names
    are set in bold is meant. Works in which the owner is implied say nothing.
    """
    listed = [work for work in works if work.authors and not work.owner_implied]
    if len(listed) < _FEWEST_WORKS:
        return []
    bold = _bold_offsets(document)
    persons = _persons(listed, bold)
    total = sum(_weight(work) for work in listed)
    marked = [p for p in persons if p.bold >= max(2, _LEAST_BOLD * len(p.claims))]
    ranked = sorted(persons, key=lambda p: (-p.works, p.claims[0].span.start))
    best = ranked[0] if ranked else None
    if len(marked) == 1 and marked[0].works >= total / 2:
        best = marked[0]
    elif best is None or best.works < _LEAST_SHARE * total or (len(ranked) > 1 and not _leads(best, ranked[1], total)):
        return []
    return _forms(best)


def _weight(work: Work) -> float:
    return 0.5 if work.et_al is not None else 1.0


def _leads(best: _Person, second: _Person, total: float) -> bool:
    return best.works - second.works >= min(_LEAD * total, 1.0) and best.works > second.works


def _persons(works: Sequence[Work], bold: frozenset[int]) -> list[_Person]:
    by_family: dict[str, list[_Person]] = {}
    for work in works:
        seen: list[_Person] = []
        for author in work.authors:
            name = parse_person_name(author.name.value)
            if name is None or not name.given:
                continue
            group = by_family.setdefault(name.family.casefold(), [])
            person = next((p for p in group if same_person_form(p.key, name)), None)
            if person is None:
                person = _Person(name)
                group.append(person)
            person.claims.append(author.name)
            person.bold += author.name.span.start in bold
            if not any(person is other for other in seen):
                person.works += _weight(work)
                seen.append(person)
    return [person for group in by_family.values() for person in group]


def _bold_offsets(document: Document | None) -> frozenset[int]:
    if document is None:
        return frozenset()
    return frozenset(
        line.passage.offsets[i]
        for line in document.lines
        for start, end in line.passage.runs(Style.BOLD)
        for i in range(start, end)
    )


def _forms(person: _Person) -> list[Claim[str]]:
    """One claim a printed form, the fullest first; of equal ones the more frequent, then the earlier."""
    forms: dict[str, list[Claim[str]]] = {}
    for claim in person.claims:
        forms.setdefault(claim.value, []).append(claim)
    ordered = sorted(forms.values(), key=lambda claims: (-_fullness(claims[0].value), -len(claims), claims[0].span.start))
    return [Claim(c[0].value, c[0].printed, c[0].span, "subject.common_author", 0.8) for c in ordered]


def _fullness(name: str) -> int:
    """How much of the given name is spelt out; a name in the order it is spoken before `Family, Given`."""
    parsed = parse_person_name(name)
    letters = sum(len(word.rstrip(".")) > 1 for word in parsed.given.replace("-", " ").split()) if parsed else 0
    return 4 * letters + len(name.split()) - (2 if "," in name else 0)
