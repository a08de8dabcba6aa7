"""What must hold between the nodes of one document: the functions behind `ontology/shapes/rules.ttl`.

A rule gives the nodes that do not meet it, each with the property whose words show it. All of them together look at each node of a
document a few times; `sh:sparql` would cost ten milliseconds a node.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from rdflib import SH, Graph, URIRef

from etl.errors import SettingsError
from etl.graph import terms
from etl.graph.literals import lexical
from etl.graph.statements import Description, DocumentGraph, type_of
from etl.model import regex as re
from etl.validate.shapes import read_shapes

RULES_FILE = "rules"
HANGING_RULE = terms.NAMESPACE + "HangingRule"
STALE_AFTER = timedelta(days=366)
OVERLAP = timedelta(days=92)
YEARS_BEFORE_CAREER = 20
_STAYS = (terms.CLASS_EMPLOYMENT, terms.CLASS_EDUCATION)
_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")  # `2018`, `2018-05`, `2018-05-01`
_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")
_ISSN = re.compile(r"\d{4}-\d{3}[\dX]")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as `rules.ttl` declares it. `iri` stands where other results name their shape."""

    iri: str
    name: str
    severity: str
    message: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Page:
    """A document as rules look at it: nodes by class, the newest day of the run, the nodes that their own shapes refuse."""

    document: DocumentGraph
    by_class: Mapping[str, Sequence[tuple[str, Description]]]
    newest: str
    refused: Collection[str]

    def of(self, *classes: str) -> Iterator[tuple[str, Description]]:
        """The nodes of some classes."""
        for class_ in classes:
            yield from self.by_class.get(class_, ())


@cache
def read_rules() -> Mapping[str, Rule]:
    """The rules by name, in their order; raises `SettingsError` where functions and declarations are not the same."""
    graph = read_shapes([RULES_FILE])
    found = sorted(graph.subjects(SH.name, None), key=lambda node: int(str(graph.value(node, SH.order))))
    rules = {rule.name: rule for rule in (_declared(graph, str(node)) for node in found)}
    if set(rules) != {*_FUNCTIONS, "hanging"}:
        raise SettingsError(f"rules.ttl and etl/validate/rules.py do not hold the same rules: {sorted(set(rules) ^ {*_FUNCTIONS})}")
    return rules


def _declared(graph: Graph, iri: str) -> Rule:
    said = {prop: str(graph.value(URIRef(iri), prop) or "") for prop in (SH.name, SH.severity, SH.message, SH.pattern)}
    return Rule(iri, said[SH.name], said[SH.severity], said[SH.message], said[SH.pattern])


def apply_rules(document: DocumentGraph, newest: str, refused: Collection[str] = ()) -> Iterator[tuple[str, str, str]]:
    """The name of each rule that is not met, with its node and property.

    newest   the day of the newest document of the run, or empty
    refused  the nodes that break a shape of their own
    """
    by_class: dict[str, list[tuple[str, Description]]] = {}
    for node, description in document.nodes.items():
        class_ = type_of(description)
        if class_ != terms.CLASS_SPAN:
            by_class.setdefault(class_, []).append((node, description))
    page = Page(document, by_class, newest, refused)
    for name, function in _FUNCTIONS.items():
        rule = read_rules()[name]
        for node, prop in function(page, rule):
            yield name, node, prop


def newest_day(documents: Sequence[DocumentGraph]) -> str:
    """The latest day that a document is of; empty where none has one."""
    return max((_one(document.nodes[document.document], terms.AS_OF) for document in documents), default="")


def _one(description: Description, prop: str) -> str:
    values = description.get(prop)
    return lexical(values[0]) if values else ""


def _ranks(page: Page, _: Rule) -> Iterator[tuple[str, str]]:
    """Works whose ranks have a gap; one that a refused authorship leaves is that one's fault, not the work's."""
    ranks: dict[str, list[str]] = {}
    excused: set[str] = set()
    strays: set[str] = set()
    for node, description in page.of(terms.CLASS_AUTHORSHIP):
        work = _one(description, terms.WORK)
        found = [lexical(value) for value in description.get(terms.RANK, ())]
        if node in page.refused and work in page.document.nodes:
            excused.add(work)
        elif node in page.refused:
            strays.update(found)
        elif found:
            ranks.setdefault(work, []).extend(found)
    for work, description in page.of(terms.CLASS_WORK):
        if work in excused or work not in ranks or _one(description, terms.AUTHORS_TRUNCATED) == "true":
            continue
        there = sorted(ranks[work])
        if there != _ranks_up_to(len(there)) and not any(
            sorted([*there, stray]) == _ranks_up_to(len(there) + 1) for stray in strays
        ):
            yield work, terms.BYLINE


def _ranks_up_to(number: int) -> list[str]:
    """The ranks 1 to `number`, as sorted texts."""
    return sorted(str(rank + 1) for rank in range(number))


def _orcid(page: Page, _: Rule) -> Iterator[tuple[str, str]]:
    for node, description in page.of(terms.CLASS_PERSON):
        if any(not has_check_digit(lexical(value)) for value in description.get(terms.ORCID, ())):
            yield node, terms.ORCID


def has_check_digit(orcid: str) -> bool:
    """Whether the last character of an ORCID iD is right; a text that is no iD is for its shape to refuse."""
    if not _ORCID.fullmatch(orcid):
        return True
    digits = orcid.replace("-", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    return digits[-1] == "0123456789X"[(12 - total % 11) % 11]


def _issn(page: Page, _: Rule) -> Iterator[tuple[str, str]]:
    for node, description in page.of(terms.CLASS_WORK):
        if any(not has_issn_check_digit(lexical(value)) for value in description.get(terms.ISSN, ())):
            yield node, terms.ISSN


def has_issn_check_digit(issn: str) -> bool:
    """Whether the last character of an ISSN is right; a text that is no ISSN is for its shape to refuse."""
    if not _ISSN.fullmatch(issn):
        return True
    digits = issn.replace("-", "")
    total = sum(int(digit) * weight for digit, weight in zip(digits[:7], range(8, 1, -1), strict=True))
    return digits[-1] == "0123456789X"[-total % 11]


def _one_end(page: Page, _: Rule) -> Iterator[tuple[str, str]]:
    for node, description in page.of(*_STAYS):
        if _one(description, terms.ONGOING) == "true" and (terms.END in description or terms.END_YEAR in description):
            yield node, terms.ONGOING


def _open_end(page: Page, _: Rule) -> Iterator[tuple[str, str]]:
    for node, description in page.of(*_STAYS):
        if _one(description, terms.ONGOING) == "true" and terms.AS_OF not in description:
            yield node, terms.ONGOING


def _stale_present(page: Page, _: Rule) -> Iterator[tuple[str, str]]:
    for node, description in page.of(*_STAYS):
        if _one(description, terms.ONGOING) == "true" and is_stale(_one(description, terms.AS_OF), page.newest):
            yield node, terms.ONGOING


def is_stale(as_of: str, newest: str) -> bool:
    """Whether what goes on as of a day may be over by the day of the newest document; an unknown day tells nothing."""
    then, now = _days(as_of), _days(newest)
    return then is not None and now is not None and now[0] - then[0] > STALE_AFTER


def _overlap(page: Page, rule: Rule) -> Iterator[tuple[str, str]]:
    """Of two posts that overlap, the one that begins later."""
    beside = re.compile(rule.pattern, re.IGNORECASE)
    stays = []
    for node, description in page.of(terms.CLASS_EMPLOYMENT):
        start = _days(_one(description, terms.START))
        end = _days(_one(description, terms.END) or _one(description, terms.AS_OF))
        title = _one(description, terms.TITLE)
        if start and end and title and not beside.search(title) and terms.ORGANIZATION in description:
            stays.append((start[1], end[0], node, description))
    stays.sort(key=lambda stay: stay[:3])
    for place, (start_day, end_day, node, description) in enumerate(stays):
        for _, earlier_end, _, earlier in stays[:place]:
            is_elsewhere = _one(earlier, terms.ORGANIZATION) != _one(description, terms.ORGANIZATION)
            if is_elsewhere and min(earlier_end, end_day) - start_day > OVERLAP:
                yield node, terms.START
                break


def _degree_before_career(page: Page, _: Rule) -> Iterator[tuple[str, str]]:
    degrees = [(_year(description, terms.END_YEAR), node) for node, description in page.of(terms.CLASS_EDUCATION)]
    others = [
        year
        for _, description in page.of(terms.CLASS_EMPLOYMENT, terms.CLASS_EDUCATION)
        if (year := _year(description, terms.START_YEAR) or _year(description, terms.END_YEAR))
    ]
    others += [year for _, description in page.of(terms.CLASS_WORK) if (year := _year(description, terms.YEAR))]
    for ended, node in degrees:
        rest = list(others)
        own = _year(page.document.nodes[node], terms.START_YEAR) or ended
        if ended and own in rest:
            rest.remove(own)
        if ended and rest and min(rest) - ended > YEARS_BEFORE_CAREER:
            yield node, terms.END


def _work_before_education(page: Page, _: Rule) -> Iterator[tuple[str, str]]:
    """Only where every education says when it began."""
    began = [_year(description, terms.START_YEAR) for _, description in page.of(terms.CLASS_EDUCATION)]
    if not began or not all(began):
        return
    for node, description in page.of(terms.CLASS_WORK):
        year = _year(description, terms.YEAR)
        if year and year < min(began):
            yield node, terms.YEAR


def _year(description: Description, prop: str) -> int:
    """The year in a field of one, 0 where there is none."""
    text = _one(description, prop)
    return int(text) if text.isdecimal() and len(text) == 4 else 0


def _days(printed: str) -> tuple[date, date] | None:
    """The first and the last day that a partial date may mean."""
    match = _PARTIAL_DATE.fullmatch(printed)
    if match is None:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        first = date(year, month or 1, day or 1)
        if day:
            return first, first
        return first, (date(year + 1, 1, 1) if month in (0, 12) else date(year, month + 1, 1)) - timedelta(days=1)
    except ValueError:
        return None


_FUNCTIONS: Mapping[str, Callable[[Page, Rule], Iterator[tuple[str, str]]]] = {
    "ranks": _ranks,
    "orcid": _orcid,
    "one-end": _one_end,
    "open-end": _open_end,
    "stale-present": _stale_present,
    "overlap": _overlap,
    "degree-before-career": _degree_before_career,
    "work-before-education": _work_before_education,
    "issn": _issn,
}
