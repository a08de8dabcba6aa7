"""Each shape takes its good example, and finds in its bad ones what is wrong with them: exactly that, and every way to be wrong."""

from __future__ import annotations

from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, SH, Graph, URIRef
from rdflib.term import Node

from etl.validate.constraints import read_constraints
from etl.validate.shapes import read_shapes

SHAPES = Path(__file__).parents[2] / "ontology" / "shapes"
NAMES = sorted(path.stem for path in SHAPES.glob("*.ttl") if path.stem != "rules")  # those are tested with their code


def results(report: Graph) -> set[tuple[Node | None, ...]]:
    properties = (SH.focusNode, SH.resultPath, SH.sourceConstraintComponent, SH.resultSeverity)
    return {tuple(report.value(result, prop) for prop in properties) for result in report.subjects(RDF.type, SH.ValidationResult)}


def report_on(data: Graph, name: str) -> Graph:
    _, report, _ = pyshacl.validate(data, shacl_graph=Graph().parse(SHAPES / f"{name}.ttl"), inference="none", allow_warnings=True)
    assert isinstance(report, Graph)
    return report


def test_every_shape_has_examples() -> None:
    assert len(NAMES) > 10
    for folder in ("ok", "bad"):
        assert sorted(path.stem for path in (SHAPES / "examples" / folder).glob("*.ttl")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_good_example_passes(name: str) -> None:
    data = Graph().parse(SHAPES / "examples" / "ok" / f"{name}.ttl")
    target = Graph().parse(SHAPES / f"{name}.ttl").value(None, SH.targetClass)
    assert list(data.subjects(RDF.type, target)) or name == "span"
    assert results(report_on(data, name)) == set()


@pytest.mark.parametrize("name", NAMES)
def test_the_bad_examples_fail_as_expected(name: str) -> None:
    data = Graph().parse(SHAPES / "examples" / "bad" / f"{name}.ttl")
    expected = results(data)
    assert expected
    assert results(report_on(data, name)) == expected


@pytest.mark.parametrize("name", NAMES)
def test_every_constraint_can_fail(name: str) -> None:
    declared = {
        (URIRef(each.path) if each.path else None, URIRef(each.component), URIRef(each.severity))
        for each in read_constraints(read_shapes([name]))
    }
    failed = {tuple(result[1:]) for result in results(Graph().parse(SHAPES / "examples" / "bad" / f"{name}.ttl"))}
    assert declared
    assert declared - failed == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_shape_speaks_to_people(name: str) -> None:
    """A name, what the field is, its place in a form, what went wrong, and how bad that is."""
    shapes = Graph().parse(SHAPES / f"{name}.ttl")
    (node,) = shapes.subjects(RDF.type, SH.NodeShape)
    assert shapes.value(node, SH.name)
    assert str(shapes.value(node, SH.description)).endswith(".")
    orders = []
    for shape in shapes.objects(None, SH.property):
        path = shapes.value(shape, SH.path)
        assert shapes.value(shape, SH.name), path
        assert str(shapes.value(shape, SH.description)).endswith((".", ").")), path
        assert str(shapes.value(shape, SH.message)).endswith("."), path
        assert shapes.value(shape, SH.severity) in (SH.Violation, SH.Warning, SH.Info), path
        orders.append(int(str(shapes.value(shape, SH.order))))
    assert sorted(orders) == list(range(1, len(orders) + 1))
