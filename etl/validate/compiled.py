"""The constraints of the shapes, run on descriptions as they are: what needs no report of pyshacl.

pyshacl costs a quarter of a millisecond a node and is the reference. This reads the same shapes, finds the same results (tests hold
both against each other, on every constraint), and takes a hundredth of the time; the gate asks pyshacl about every node of which a
violation is found here, so that nothing is set aside without its word. What is not known here is left to pyshacl.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from typing import TypeAlias

from rdflib import SH, XSD, URIRef
from rdflib.term import Literal as RdfLiteral

from etl.graph.literals import XSD_STRING, Literal, Value, lexical
from etl.graph.statements import Description, DocumentGraph, type_of
from etl.model import regex as re
from etl.validate.constraints import Constraint, component_name, gate_constraints

# Whether a node of a document meets a constraint.
Test: TypeAlias = Callable[[DocumentGraph, Description], bool]
ValueTest: TypeAlias = Callable[[DocumentGraph, Value], bool]
_DAY = re.compile(r"\d{4}-\d\d-\d\d")  # `2018-05-01`; others are left to pyshacl
_NUMERIC = {str(XSD.integer), str(XSD.decimal)}
_DAYS = str(XSD.date)


class Checks:
    """What is asked of the nodes of one class. `is_complete`: no constraint among them is unknown here."""

    __slots__ = ("is_complete", "tests")

    def __init__(self, constraints: Sequence[Constraint]) -> None:
        compiled = [(constraint, compile_constraint(constraint)) for constraint in constraints]
        self.tests = [(constraint, test) for constraint, test in compiled if test is not None]
        self.is_complete = len(self.tests) == len(compiled)

    def unmet(self, document: DocumentGraph, description: Description) -> list[Constraint]:
        """The constraints that a node does not meet."""
        return [constraint for constraint, test in self.tests if not test(document, description)]


@cache
def checks_by_class() -> Mapping[str, Checks]:
    """The gate's checks by the IRI of the class they are for."""
    by_class: dict[str, list[Constraint]] = {}
    for constraint in gate_constraints():
        by_class.setdefault(constraint.class_, []).append(constraint)
    return {class_: Checks(constraints) for class_, constraints in by_class.items()}


def compile_constraint(constraint: Constraint) -> Test | None:
    """The test of a constraint; `None` for one that is not known here."""
    name, path, argument = constraint.name, constraint.path, constraint.argument
    if name == "or":
        return _alternatives(constraint)
    if not path or (isinstance(argument, tuple) and not isinstance(argument, Literal) and name != "in"):
        return None
    if name in ("minCount", "maxCount"):
        return _count(path, name, int(lexical(argument)))  # type: ignore[arg-type]
    if name in ("lessThan", "lessThanOrEquals"):
        return _pairs(path, str(argument), is_strict=name == "lessThan")
    of_value = _value_test(name, argument)  # type: ignore[arg-type]
    if of_value is None:
        return None
    return lambda document, description: all(of_value(document, value) for value in description.get(path, ()))


def _count(path: str, name: str, number: int) -> Test:
    if name == "minCount":
        return lambda _, description: len(description.get(path, ())) >= number
    return lambda _, description: len(description.get(path, ())) <= number


def _pairs(path: str, other: str, *, is_strict: bool) -> Test:
    def is_met(document: DocumentGraph, description: Description) -> bool:
        return all(
            _is_ordered(value, later, is_strict=is_strict)
            for value in description.get(path, ())
            for later in description.get(other, ())
        )

    return is_met


def _is_ordered(value: Value, later: Value, *, is_strict: bool) -> bool:
    """Whether one value comes before another; values that cannot be compared do not."""
    if not isinstance(value, Literal) or not isinstance(later, Literal):
        return False
    if value.datatype == later.datatype == _DAYS and _DAY.fullmatch(value.lexical) and _DAY.fullmatch(later.lexical):
        return value.lexical < later.lexical or (not is_strict and value.lexical == later.lexical)
    first, second = _number(value), _number(later)
    if first is None or second is None:
        return False
    return first < second or (not is_strict and first == second)


def _number(value: Value) -> Decimal | None:
    if not isinstance(value, Literal) or value.datatype not in _NUMERIC:
        return None
    try:
        return Decimal(value.lexical)
    except InvalidOperation:
        return None


def _value_test(name: str, argument: Value | tuple[Value, ...]) -> ValueTest | None:
    """The test of one value."""
    if name == "datatype":
        return lambda _, value: isinstance(value, Literal) and value.datatype == argument and not _is_ill_typed(value)
    if name == "class":
        return lambda document, value: value in document.nodes and type_of(document.nodes[str(value)]) == argument
    if name == "in":
        allowed = frozenset(argument)
        return lambda _, value: value in allowed
    if name == "nodeKind" and argument == str(SH.IRI):
        return lambda _, value: not isinstance(value, Literal)
    if name == "minLength":
        length = int(lexical(argument))  # type: ignore[arg-type]
        return lambda _, value: len(lexical(value)) >= length
    if name == "pattern":
        pattern = re.compile(lexical(argument))  # type: ignore[arg-type]
        return lambda _, value: pattern.search(lexical(value)) is not None
    if name in ("minInclusive", "maxInclusive"):
        return _bound(_number(argument), is_least=name == "minInclusive")  # type: ignore[arg-type]
    return None


def _bound(bound: Decimal | None, *, is_least: bool) -> ValueTest | None:
    if bound is None:
        return None

    def is_within(_: DocumentGraph, value: Value) -> bool:
        number = _number(value)
        return number is not None and (number >= bound if is_least else number <= bound)

    return is_within


@lru_cache(maxsize=65_536)
def _is_ill_typed(value: Literal) -> bool:
    """Whether the form is none of its datatype, as rdflib has it."""
    if value.datatype == XSD_STRING:
        return False
    return bool(RdfLiteral(value.lexical, datatype=URIRef(value.datatype)).ill_typed)


def _alternatives(constraint: Constraint) -> Test | None:
    """`sh:or` of property shapes at a node, or of tests of the values at a property."""
    alternatives: Sequence[Sequence[Constraint]] = constraint.argument  # type: ignore[assignment]
    if not constraint.path:
        compiled = [[compile_constraint(each) for each in alternative] for alternative in alternatives]
        if any(test is None for tests in compiled for test in tests):
            return None
        return lambda document, description: any(
            all(test(document, description) for test in tests if test is not None) for tests in compiled
        )
    of_value = [
        [_value_test(component_name(each.component), each.argument) for each in alternative]  # type: ignore[arg-type]
        for alternative in alternatives
    ]
    if any(test is None for tests in of_value for test in tests):
        return None
    return lambda document, description: all(
        any(all(test(document, value) for test in tests if test is not None) for tests in of_value)
        for value in description.get(constraint.path, ())
    )
