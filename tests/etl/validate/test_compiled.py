"""What is compiled and what is left to pyshacl; that both agree is tested in test_checking.py."""

from __future__ import annotations

import dataclasses

from rdflib import SH, Graph

from etl.graph import terms
from etl.graph.literals import Literal
from etl.graph.statements import TYPE, DocumentGraph
from etl.validate.compiled import Checks, checks_by_class
from etl.validate.constraints import gate_constraints, read_constraints
from etl.validate.shapes import gate_shapes

SHAPE = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix vg: <https://w3id.org/vitagraph/ns#> .
vg:WorkShape a sh:NodeShape ; sh:targetClass vg:Work ;
    sh:property [ sh:path vg:title ; sh:order 2 ; sh:minCount 1 ; sh:message "A work has a title." ] ;
    sh:property [ sh:path vg:note ; sh:order 1 ; %s ; sh:severity sh:Warning ; sh:message "Odd." ] .
"""


def checks_of(constraint: str) -> Checks:
    return Checks(read_constraints(Graph().parse(data=SHAPE % constraint, format="turtle")))


def test_every_constraint_of_our_shapes_is_known() -> None:
    assert {class_ for class_, checks in checks_by_class().items() if not checks.is_complete} == set()
    assert len(gate_constraints()) > 300
    assert {str(target) for target in gate_shapes().objects(None, SH.targetClass)} == set(checks_by_class())


def test_a_constraint_that_is_not_known_is_left_to_pyshacl() -> None:
    assert checks_of("sh:maxLength 5").is_complete is False
    assert checks_of('sh:pattern "x" ; sh:flags "i"').is_complete is False
    assert checks_of("sh:not [ sh:minLength 5 ]").is_complete is False
    assert checks_of("sh:minLength 5").is_complete is True


def test_constraints_come_in_the_order_of_the_shape() -> None:
    checks = checks_of("sh:minLength 5")
    document = DocumentGraph("g", "d", ("", ""), {})
    unmet = checks.unmet(document, {TYPE: [terms.CLASS_WORK], terms.NOTE: [Literal("Oral")]})
    assert [(each.path, each.name, each.message) for each in unmet] == [
        (terms.NOTE, "minLength", "Odd."),
        (terms.TITLE, "minCount", "A work has a title."),
    ]
    assert unmet[0].severity == str(SH.Warning)
    assert unmet[0] != dataclasses.replace(unmet[0], message="")
