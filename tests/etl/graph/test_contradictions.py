from __future__ import annotations

import dataclasses

import pyshacl
from rdflib import Graph

from etl.ask.checks import run_checks
from etl.graph import terms
from etl.graph.contradictions import contradiction_quads
from etl.validate.shapes import read_shapes
from tests.etl.graph.sample_claims import BASE
from tests.etl.graph.sample_graph import sample_dataset


def test_a_contradiction_is_a_node_that_quotes_both_sides_in_a_graph_of_its_own() -> None:
    (found,) = [each for each in run_checks(sample_dataset()) if each.check == "stay-dates"]
    lines = contradiction_quads([found], base_iri=BASE)
    assert lines == sorted(lines)
    assert all(line.endswith(f" <{BASE}graph/contradictions> .") for line in lines)
    values = {line.split(" ")[1].strip("<>").removeprefix(terms.NAMESPACE): line.split(" ")[2] for line in lines}
    assert values["check"] == '"stay-dates"'
    assert values["about"] == f"<{found.about}>"
    assert {line.split(" ")[2] for line in lines if terms.EVIDENCE in line} == {f"<{found.span}>", f"<{found.other_span}>"}
    assert found.span != found.other_span


def test_it_keeps_its_shape() -> None:
    found = run_checks(sample_dataset())
    lines = contradiction_quads(found, base_iri=BASE)
    triples = "\n".join(line.replace(f" <{BASE}graph/contradictions> .", " .") for line in lines)
    spans = {span for each in found for span in (each.span, each.other_span)}
    data = Graph().parse(data=triples + "".join(f"\n<{span}> a <{terms.CLASS_SPAN}> ." for span in spans), format="turtle")
    conforms, _, text = pyshacl.validate(data, shacl_graph=read_shapes(["contradiction"]))
    assert found
    assert conforms, text


def test_other_words_make_another_node() -> None:
    (found,) = [each for each in run_checks(sample_dataset()) if each.check == "stay-dates"]
    other = dataclasses.replace(found, other_span=f"{found.other_span}x")
    first, second = (contradiction_quads([each], base_iri=BASE)[0].split(" ")[0] for each in (found, other))
    assert first != second
    assert contradiction_quads([found, found], base_iri=BASE) == contradiction_quads([found], base_iri=BASE)
