"""The shapes as a flat list of constraints: what is asked of which field of which class, how severely, in which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rdflib import RDF, SH, Graph
from rdflib.collection import Collection
from rdflib.term import Literal as RdfLiteral
from rdflib.term import Node

from etl.graph.literals import XSD_STRING, Literal, Value
from etl.validate.shapes import gate_shapes

_SAID_OF_A_SHAPE = {
    RDF.type,
    SH.targetClass,
    SH.path,
    SH.property,
    SH.name,
    SH.description,
    SH.order,
    SH.message,
    SH.severity,
}


@dataclass(frozen=True, slots=True)
class Constraint:
    """One thing asked.

    shape      IRI of the node shape
    class_     IRI of the class it is for
    path       IRI of the property, empty where the node as a whole is meant
    component  IRI of SHACL's constraint component
    argument   its value: one value, a tuple of values (`sh:in`), or a tuple of alternatives (`sh:or`), each a tuple of constraints
    severity   IRI: sh:Violation, sh:Warning or sh:Info
    """

    shape: str
    class_: str
    path: str
    component: str
    argument: Value | tuple[Value, ...] | tuple[tuple[Constraint, ...], ...]
    severity: str
    message: str

    @property
    def name(self) -> str:
        """`minCount` of sh:MinCountConstraintComponent."""
        return component_name(self.component)


def component_name(component: str) -> str:
    """`minCount` of `http://www.w3.org/ns/shacl#MinCountConstraintComponent`."""
    local = component.removeprefix(str(SH)).removesuffix("ConstraintComponent")
    return local[:1].lower() + local[1:]


@cache
def gate_constraints() -> tuple[Constraint, ...]:
    """Every constraint that the gate holds documents against, in the order of the shapes' names and of `sh:order`."""
    return read_constraints(gate_shapes())


def read_constraints(shapes: Graph) -> tuple[Constraint, ...]:
    """The constraints of all node shapes with a target class."""
    found: list[Constraint] = []
    for shape, class_ in sorted(shapes.subject_objects(SH.targetClass)):
        found += _of(shapes, shape, str(shape), str(class_))
        properties = sorted(shapes.objects(shape, SH.property), key=lambda each: _order(shapes, each))
        for each in properties:
            found += _of(shapes, each, str(shape), str(class_))
    return tuple(found)


def _of(shapes: Graph, node: Node, shape: str, class_: str) -> Iterator[Constraint]:
    """The constraints that stand at `node`, a node shape or a property shape."""
    path = str(shapes.value(node, SH.path) or "")
    severity = str(shapes.value(node, SH.severity) or SH.Violation)
    message = str(shapes.value(node, SH.message) or "")
    for prop, value in sorted(shapes.predicate_objects(node)):
        if prop in _SAID_OF_A_SHAPE:
            continue
        local = str(prop).removeprefix(str(SH))
        component = f"{SH}{local[:1].upper()}{local[1:]}ConstraintComponent"
        yield Constraint(shape, class_, path, component, _argument(shapes, prop, value, shape, class_), severity, message)


def _argument(
    shapes: Graph, prop: Node, value: Node, shape: str, class_: str
) -> Value | tuple[Value, ...] | tuple[tuple[Constraint, ...], ...]:
    if prop == SH["or"]:
        return tuple(tuple(_of(shapes, each, shape, class_)) for each in Collection(shapes, value))
    if prop == SH["in"]:
        return tuple(_value(each) for each in Collection(shapes, value))
    return _value(value)


def _value(term: Node) -> Value:
    if isinstance(term, RdfLiteral):
        return Literal(str(term), str(term.datatype) if term.datatype else XSD_STRING)
    return str(term)


def _order(shapes: Graph, node: Node) -> int:
    return int(str(shapes.value(node, SH.order) or 0))
