from __future__ import annotations

import dataclasses

import pytest

from etl.graph import terms
from etl.graph.literals import Literal, boolean, integer
from etl.graph.quads import DocumentGraph, write_documents
from etl.graph.statements import type_of
from etl.model.document_claims import DocumentClaims
from etl.model.facts import Work
from etl.model.issue import Severity
from etl.validate.gate import DOCUMENTS_A_CALL, validate_documents
from etl.validate.rules import read_rules
from tests.etl.graph.sample_claims import BASE, new_cv, old_cv, other_cv, resolve_sample
from tests.etl.graph.sample_graph import sample_documents


def graphs_of(*claims: DocumentClaims) -> list[DocumentGraph]:
    return write_documents(claims, resolve_sample(claims), base_iri=BASE, with_contacts=False)


def with_work(**changes: object) -> DocumentClaims:
    """The new CV with its first work changed."""
    claims = new_cv()
    work: Work = dataclasses.replace(claims.works[0], **changes)  # type: ignore[arg-type]
    return dataclasses.replace(claims, works=(work, claims.works[1]))


def backwards() -> DocumentClaims:
    """The old CV with an internship that ends before it starts."""
    claims = old_cv()
    stay = claims.employment[0]
    period = dataclasses.replace(stay.period, start=stay.period.end, end=stay.period.start)
    return dataclasses.replace(claims, employment=(dataclasses.replace(stay, period=period),))


def test_good_documents_pass_unchanged() -> None:
    result = validate_documents(sample_documents())
    assert result.kept == list(sample_documents())
    assert result.set_aside == []


def test_a_violation_is_set_aside_with_reason_place_and_words() -> None:
    result = validate_documents(graphs_of(backwards()))
    (aside,) = result.set_aside
    assert aside.node == f"{BASE}id/j-2018-08"
    assert aside.class_name == "Employment"
    issue = aside.issue
    assert (issue.document, issue.line, issue.severity, issue.rule) == (
        "lindqvist-2019.txt",
        7,
        Severity.FACT,
        "shapes/employment/startDate",
    )
    assert issue.message == "An employment cannot end before it starts."
    assert issue.printed == "Research Intern, Acme Labs, May 2018 - Aug 2018"


def test_the_rest_of_the_document_stays() -> None:
    (before,) = graphs_of(backwards())
    (after,) = validate_documents([before]).kept
    gone = set(before.nodes) - set(after.nodes)
    assert {type_of(before.nodes[node]) for node in gone} == {terms.CLASS_EMPLOYMENT, terms.CLASS_SPAN, terms.CLASS_ORGANIZATION}
    assert f"{BASE}id/e-phd" in after.nodes


def test_no_statement_of_what_is_kept_points_to_what_is_not() -> None:
    year = dataclasses.replace(new_cv().works[0].year, value=1066)  # type: ignore[type-var]
    (before,) = graphs_of(with_work(year=year))
    (after,) = validate_documents([before]).kept
    gone = set(before.nodes) - set(after.nodes)
    assert gone
    assert not [value for node in after.nodes.values() for values in node.values() for value in values if value in gone]


def test_what_hangs_on_it_goes_too() -> None:
    year = dataclasses.replace(new_cv().works[0].year, value=1066)  # type: ignore[type-var]
    result = validate_documents(graphs_of(with_work(year=year)))
    assert sorted(aside.class_name for aside in result.set_aside) == ["Authorship", "Authorship", "Work"]
    assert {aside.issue.message for aside in result.set_aside if aside.class_name == "Authorship"} == {
        read_rules()["hanging"].message
    }
    (work,) = [aside for aside in result.set_aside if aside.class_name == "Work"]
    assert work.issue.message == "A work appears in one year, between 1900 and 2100."
    assert work.issue.printed == "2019"


def test_a_work_that_lost_an_author_says_that_its_list_is_not_whole() -> None:
    (document,) = graphs_of(new_cv())
    link = next(node for node, said in document.nodes.items() if terms.RANK in said)
    work = str(document.nodes[link][terms.WORK][0])
    broken = document.nodes[link] | {terms.RANK: [integer(0)]}
    result = validate_documents([dataclasses.replace(document, nodes=document.nodes | {link: broken})])
    (kept,) = result.kept
    assert [aside.node for aside in result.set_aside] == [link]
    assert terms.AUTHORS_TRUNCATED not in document.nodes[work]
    assert kept.nodes[work][terms.AUTHORS_TRUNCATED] == [boolean(True)]


def test_each_document_is_judged_alone() -> None:
    """The same stay is right in one document and wrong in another: only there it is set aside."""
    bad = backwards()
    good = dataclasses.replace(old_cv(), sha256="d" * 64, name="good.txt")
    kept = validate_documents(graphs_of(bad, good)).kept
    classes = [[type_of(node) for node in graph.nodes.values()] for graph in kept]
    assert terms.CLASS_EMPLOYMENT not in classes[0]
    assert terms.CLASS_EMPLOYMENT in classes[1]


def test_batches_do_not_show() -> None:
    many = [dataclasses.replace(other_cv(), sha256=f"{i:064x}"[::-1], name=f"{i:03}.txt") for i in range(DOCUMENTS_A_CALL + 2)]
    graphs = graphs_of(*many)
    result = validate_documents(graphs)
    assert result.kept == graphs


def test_a_fact_without_words_is_refused() -> None:
    (graph,) = graphs_of(old_cv())
    node = f"{BASE}id/skills-aaaa-0"
    graph.nodes[node] = {prop: values for prop, values in graph.nodes[node].items() if prop != terms.EVIDENCE}
    (aside,) = validate_documents([graph]).set_aside
    assert (aside.node, aside.issue.line, aside.issue.printed) == (node, None, "")


def test_a_span_that_is_not_there_is_no_evidence() -> None:
    (graph,) = graphs_of(old_cv())
    node = f"{BASE}id/skills-aaaa-0"
    graph.nodes[node] = graph.nodes[node] | {terms.EVIDENCE: [f"{BASE}id/s-nowhere"]}
    (aside,) = validate_documents([graph]).set_aside
    assert aside.issue.message == "Every skill needs the words it was read from."


def test_a_fact_of_nobody_is_refused() -> None:
    claims = dataclasses.replace(old_cv(), subject=None)
    result = validate_documents(graphs_of(claims))
    assert {aside.class_name for aside in result.set_aside} == {"Education", "Employment", "Service", "Award", "Skill", "Advising"}
    kept = [type_of(node) for node in result.kept[0].nodes.values()]
    assert terms.CLASS_WORK in kept


def test_a_warning_loads() -> None:
    (graph,) = graphs_of(other_cv())
    node = f"{BASE}id/e-teo"
    graph.nodes[node] = {prop: values for prop, values in graph.nodes[node].items() if prop != terms.ORGANIZATION_NAME}
    result = validate_documents([graph])
    assert node in result.kept[0].nodes
    messages = [finding.issue.message for finding in result.warnings if finding.issue.rule == "shapes/education/organizationName"]
    assert messages == ["No organization could be read."]
    assert {finding.issue.severity for finding in result.warnings} == {Severity.WARNING}


def test_a_subject_set_aside_leaves_the_document() -> None:
    (graph,) = graphs_of(old_cv())
    graph.nodes[f"{BASE}id/p-mara"][terms.NAME] = [integer(5)]
    result = validate_documents([graph])
    (kept,) = result.kept
    assert terms.SUBJECT not in kept.nodes[kept.document]
    assert kept.nodes[kept.document][terms.PATH] == [Literal("lindqvist-2019.txt")]


@pytest.mark.parametrize("graphs", [[], [sample_documents()[0]]], ids=["none", "one"])
def test_few_documents(graphs: list[DocumentGraph]) -> None:
    assert validate_documents(graphs).kept == graphs
