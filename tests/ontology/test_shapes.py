"""Each shape takes its good example, and finds in its bad ones what is wrong with them: exactly that, and every way to be wrong."""

from __future__ import annotations

from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, SH, Graph
from rdflib.term import Node

SHAPES = Path(__file__).parents[2] / "ontology" / "shapes"
NAMES = sorted(path.stem for path in SHAPES.glob("*.ttl"))
_NO_CONSTRAINT = {SH.path, SH.message, SH.severity}


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
    shapes = Graph().parse(SHAPES / f"{name}.ttl")
    declared: set[tuple[Node | None, str]] = set()
    of_nodes = [SH["or"]] if list(shapes.subject_objects(SH["or"])) else []
    declared |= {(None, f"{str(prop).removeprefix(str(SH)).capitalize()}ConstraintComponent") for prop in of_nodes}
    for shape in shapes.objects(None, SH.property):
        for prop in shapes.predicates(shape):
            if prop not in _NO_CONSTRAINT:
                component = str(prop).removeprefix(str(SH))
                declared.add((shapes.value(shape, SH.path), f"{component[0].upper()}{component[1:]}ConstraintComponent"))
    data = Graph().parse(SHAPES / "examples" / "bad" / f"{name}.ttl")
    failed = {(path, str(component).removeprefix(str(SH))) for _, path, component, _ in results(data)}
    assert declared
    assert declared - failed == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_property_shape_speaks_to_people(name: str) -> None:
    shapes = Graph().parse(SHAPES / f"{name}.ttl")
    for shape in shapes.objects(None, SH.property):
        assert str(shapes.value(shape, SH.message)).endswith(".")
