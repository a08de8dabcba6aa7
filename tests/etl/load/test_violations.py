from __future__ import annotations

import csv
from pathlib import Path

from rdflib import RDF, SH, Graph

from etl.graph import terms
from etl.graph.literals import integer
from etl.graph.set_aside import Finding
from etl.load.violations import write_validation_report, write_violations
from etl.validate.gate import validate_documents
from tests.etl.graph.sample_claims import BASE
from tests.etl.graph.sample_graph import sample_documents


def findings_with(year: int) -> list[Finding]:
    documents = list(sample_documents())
    node = f"{BASE}id/w-widgets"
    bad = documents[1]
    nodes = bad.nodes | {node: bad.nodes[node] | {terms.YEAR: [integer(year)]}}
    documents[1] = type(bad)(bad.graph, bad.document, bad.order, nodes)
    result = validate_documents(documents)
    return [found for each in result.set_aside for found in each.findings] + result.warnings


def test_the_table_has_a_row_a_finding(tmp_path: Path) -> None:
    findings = findings_with(1066)
    write_violations(findings, tmp_path / "violations.csv")
    with (tmp_path / "violations.csv").open(newline="", encoding="utf-8") as handle:
        rows = list(csv.DictReader(handle))
    assert len(rows) == len(findings)
    (row,) = [row for row in rows if row["severity"] == "Violation"]
    assert (row["shape"], row["path"], row["constraint"]) == ("WorkShape", "year", "MinInclusiveConstraintComponent")
    assert (row["document"], row["printed"], row["node"]) == ("lindqvist-2023.txt", "2019", f"{BASE}id/w-widgets")


def test_the_report_is_a_shacl_report_without_blank_nodes(tmp_path: Path) -> None:
    findings = findings_with(1066)
    path = tmp_path / "validation.ttl"
    write_validation_report(findings, path, base_iri=BASE)
    first = path.read_bytes()
    graph = Graph().parse(path, format="turtle")
    (report,) = graph.subjects(RDF.type, SH.ValidationReport)
    assert str(graph.value(report, SH.conforms)) == "false"
    assert len(list(graph.objects(report, SH.result))) == len(set(graph.subjects(RDF.type, SH.ValidationResult))) == len(findings)
    assert b"_:" not in first
    write_validation_report(findings[::-1], path, base_iri=BASE)
    assert path.read_bytes() == first


def test_a_run_without_findings_conforms(tmp_path: Path) -> None:
    path = tmp_path / "validation.ttl"
    write_validation_report([], path, base_iri=BASE)
    graph = Graph().parse(path, format="turtle")
    assert [str(value) for value in graph.objects(None, SH.conforms)] == ["true"]
