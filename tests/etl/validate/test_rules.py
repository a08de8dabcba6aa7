from __future__ import annotations

import pytest

from etl.graph import terms
from etl.graph.literals import Literal, boolean, day, integer
from etl.graph.statements import TYPE, Description, DocumentGraph
from etl.validate.rules import apply_rules, has_check_digit, newest_day, read_rules
from tests.etl.graph.sample_graph import sample_documents

DOCUMENT = "https://data.example/id/d"


def node(class_: str, **fields: object) -> Description:
    """`node(terms.CLASS_WORK, year=integer(2019))`."""
    names = {name: getattr(terms, name.upper()) for name in fields}
    return {TYPE: [class_]} | {names[name]: [value] for name, value in fields.items()}  # type: ignore[dict-item]


def document(as_of: str = "2019-06-30", **nodes: Description) -> DocumentGraph:
    own: Description = {TYPE: [terms.CLASS_DOCUMENT], terms.AS_OF: [day(as_of)]}
    return DocumentGraph("https://data.example/graph/doc/0", DOCUMENT, ("", ""), {DOCUMENT: own, **nodes})


def post(start: str, end: str, title: str = "Engineer", at: str = "acme") -> Description:
    dates = {"start": Literal(start), "start_year": integer(int(start[:4])), "end": Literal(end)}
    return node(terms.CLASS_EMPLOYMENT, title=Literal(title), organization=at, **dates)


def study(start: int | None, end: int | None) -> Description:
    years = {"start_year": start, "end_year": end}
    return node(terms.CLASS_EDUCATION, **{name: integer(year) for name, year in years.items() if year})


def authors(*ranks: int, is_cut: bool = False) -> dict[str, Description]:
    work = node(terms.CLASS_WORK) | ({terms.AUTHORS_TRUNCATED: [boolean(True)]} if is_cut else {})
    links = {f"a{place}": node(terms.CLASS_AUTHORSHIP, work="w", rank=integer(rank)) for place, rank in enumerate(ranks)}
    return {"w": work, **links}


def work(year: int) -> Description:
    return node(terms.CLASS_WORK, year=integer(year))


def person(orcid: str) -> Description:
    return node(terms.CLASS_PERSON, orcid=Literal(orcid))


GOES_ON = node(terms.CLASS_EMPLOYMENT, ongoing=boolean(True), as_of=day("2019-06-30"))
UNDATED = node(terms.CLASS_EMPLOYMENT, ongoing=boolean(True))
ENDED_TOO = GOES_ON | {terms.END: [Literal("2018")]}

CASES = [
    ("ranks", document(**authors(1, 3)), ["w"]),
    ("ranks", document(**authors(2, 3)), ["w"]),
    ("ranks", document(**authors(1, 1, 2)), ["w"]),
    ("ranks", document(**authors(1, 3, is_cut=True)), []),
    ("ranks", document(**authors(*range(1, 13))), []),
    ("ranks", document(**authors()), []),
    ("orcid", document(p=person("0000-0002-1825-0098")), ["p"]),
    ("orcid", document(p=person("0000-0002-1694-233X")), []),
    ("issn", document(w=node(terms.CLASS_WORK, issn=Literal("0317-8472"))), ["w"]),
    ("issn", document(w=node(terms.CLASS_WORK, issn=Literal("2434-561X"))), []),
    ("one-end", document(j=ENDED_TOO), ["j"]),
    ("one-end", document(j=GOES_ON), []),
    ("open-end", document(j=UNDATED), ["j"]),
    ("open-end", document(j=GOES_ON), []),
    ("stale-present", document(j=GOES_ON), ["j"]),
    ("overlap", document(a=post("2010", "2019"), b=post("2014", "2020", at="other")), ["b"]),
    ("overlap", document(a=post("2010", "2014"), b=post("2014", "2020", at="other")), []),
    ("overlap", document(a=post("2010", "2019"), b=post("2014", "2020")), []),
    ("overlap", document(a=post("2010", "2019"), b=post("2014", "2020", "Visiting Scholar", "other")), []),
    ("overlap", document(a=post("2010", "2019", "Assistant Professor"), b=post("2014", "2020", at="other")), ["b"]),
    ("degree-before-career", document(e=study(1961, 1965), j=post("1999", "2001"), w=work(1998)), ["e"]),
    ("degree-before-career", document(e=study(1981, 1985), w=work(1998)), []),
    ("degree-before-career", document(e=study(1961, 1965)), []),
    ("work-before-education", document(e=study(2005, 2009), w=work(1997)), ["w"]),
    ("work-before-education", document(e=study(2005, 2009), f=study(None, 2004), w=work(1997)), []),
    ("work-before-education", document(e=study(2005, 2009), w=work(2006)), []),
]


@pytest.mark.parametrize(("name", "page", "expected"), CASES, ids=[f"{place}-{case[0]}" for place, case in enumerate(CASES)])
def test_a_rule_finds_what_it_should(name: str, page: DocumentGraph, expected: list[str]) -> None:
    assert [node for rule, node, _ in apply_rules(page, "2022-01-01") if rule == name] == expected


def test_every_rule_can_fail_and_pass() -> None:
    for name in set(read_rules()) - {"hanging"}:
        outcomes = {bool(expected) for rule, _, expected in CASES if rule == name}
        assert outcomes == {True, False} or name == "stale-present", name
    fresh = document(j=GOES_ON)
    assert [rule for rule, _, _ in apply_rules(fresh, newest_day([fresh]))] == []


def test_every_rule_speaks_to_people() -> None:
    rules = read_rules()
    assert next(iter(rules)) == "hanging"
    assert all(rule.message.endswith(".") and rule.severity for rule in rules.values())


def test_good_documents_break_no_rule() -> None:
    documents = sample_documents()
    found = {rule for page in documents for rule, _, _ in apply_rules(page, newest_day(documents))}
    assert found <= {"stale-present", "open-end"}


@pytest.mark.parametrize(
    ("orcid", "is_right"),
    [("0000-0002-1825-0097", True), ("0000-0002-1694-233X", True), ("0000-0002-1825-0079", False), ("no iD at all", True)],
)
def test_check_digits(orcid: str, is_right: bool) -> None:
    assert has_check_digit(orcid) is is_right
