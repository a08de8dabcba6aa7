from __future__ import annotations

from rdflib import SH

from etl.graph import terms
from etl.validate.shapes import GATE_LEAVES_OUT, constrained_properties, gate_shapes, read_shapes, shape_names


def test_every_class_that_is_written_has_a_shape() -> None:
    targets = {str(target) for target in read_shapes(shape_names()).objects(None, SH.targetClass)}
    classes = {value for name, value in vars(terms).items() if name.startswith("CLASS_")}
    assert classes - targets == {terms.CLASS_ENTITY, terms.CLASS_LINK}


def test_the_gate_leaves_out_what_tests_check() -> None:
    targets = {str(target).removeprefix(terms.NAMESPACE).lower() for target in gate_shapes().objects(None, SH.targetClass)}
    assert targets == set(shape_names()) - GATE_LEAVES_OUT


def test_no_shape_is_closed_or_needs_sparql() -> None:
    """What the gate leaves out of pyshacl's sight rests on the first, its cost on the second."""
    shapes = read_shapes(shape_names())
    assert not list(shapes.subjects(SH.closed, None))
    assert not list(shapes.subjects(SH.sparql, None))


def test_the_properties_looked_at() -> None:
    assert {terms.EVIDENCE, terms.START_DATE, terms.END_DATE} <= constrained_properties()
    assert terms.QUOTE not in constrained_properties()
