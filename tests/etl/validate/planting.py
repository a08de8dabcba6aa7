"""Plants faults: a valid node changed so that it breaks one constraint of its shape, and as few others as can be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rdflib import XSD

from etl.graph.literals import XSD_STRING, Literal, Value, boolean, day, decimal, integer, lexical
from etl.graph.statements import Description
from etl.validate.constraints import Constraint

NOWHERE = "https://data.example/id/nothing"
_YEARS = ("2020", "2010")  # start, end
_DAYS = ("2020-01-01", "2010-12-31")


def plant(description: Description, constraint: Constraint, twin: Value | None = None) -> Description:
    """The description with a fault that `constraint` must find. `twin`: another node of the class asked for."""
    changed = {prop: list(values) for prop, values in description.items()}
    _PLANTERS[constraint.name](changed, constraint, twin)
    return changed


def _remove(changed: Description, constraint: Constraint, _: Value | None) -> None:
    changed.pop(constraint.path, None)


def _add_another(changed: Description, constraint: Constraint, twin: Value | None) -> None:
    values = changed.setdefault(constraint.path, [])
    if not values:
        values.append(_sample(constraint.path))
    values.append(twin if twin is not None else _different(values[0]))


def _sample(path: str) -> Value:
    """A value for a field that the node did not have."""
    name = path.rpartition("#")[2]
    if name == "orcid":
        return Literal("0000-0002-1825-0097")
    if name == "issn":
        return Literal("0317-8471")
    if name in ("rank", "place", "year", "startYear", "endYear"):
        return integer(2)
    if name == "confidence":
        return decimal(0.5)
    if name in ("equalContribution", "corresponding", "ongoing", "authorsTruncated"):
        return boolean(True)
    if name in ("startDate", "endDate", "asOf"):
        return day("2015-01-01")
    if name in ("start", "end"):
        return Literal("2015", str(XSD.gYear))
    return Literal("Something")


def _different(value: Value) -> Value:
    if not isinstance(value, Literal):
        return NOWHERE
    if value.datatype == str(XSD.boolean):
        return boolean(value.lexical != "true")
    if value.datatype == str(XSD.decimal):
        return decimal(0.5 if value.lexical != "0.50" else 0.25)
    if value.datatype == str(XSD.integer):
        return integer(int(value.lexical) + 1)
    if value.datatype == XSD_STRING:
        return Literal(value.lexical + " and more")
    return Literal(
        "2001" + value.lexical[4:] if not value.lexical.startswith("2001") else "2002" + value.lexical[4:], value.datatype
    )


def _retype(changed: Description, constraint: Constraint, _: Value | None) -> None:
    changed[constraint.path] = [integer(5) if constraint.argument == XSD_STRING else Literal("x")]


def _point_nowhere(changed: Description, constraint: Constraint, _: Value | None) -> None:
    changed[constraint.path] = [NOWHERE]


def _fall_short(changed: Description, constraint: Constraint, _: Value | None) -> None:
    changed[constraint.path] = [_beside(constraint, -1)]


def _exceed(changed: Description, constraint: Constraint, _: Value | None) -> None:
    changed[constraint.path] = [_beside(constraint, 1)]


def _beside(constraint: Constraint, step: int) -> Value:
    bound = lexical(constraint.argument)  # type: ignore[arg-type]
    return decimal(float(bound) + step) if "." in bound else integer(int(bound) + step)


def _empty(changed: Description, constraint: Constraint, _: Value | None) -> None:
    changed[constraint.path] = [Literal("")]


def _garble(changed: Description, constraint: Constraint, _: Value | None) -> None:
    changed[constraint.path] = [Literal("no such form")]


def _reverse(changed: Description, constraint: Constraint, _: Value | None) -> None:
    first, second = _DAYS if constraint.path.endswith("Date") else _YEARS
    of = day if constraint.path.endswith("Date") else lambda year: integer(int(year))
    changed[constraint.path] = [of(first)]
    changed[str(constraint.argument)] = [of(second)]


def _leave_no_alternative(changed: Description, constraint: Constraint, _: Value | None) -> None:
    if constraint.path:
        changed[constraint.path] = [Literal("some day")]
        return
    alternatives: Sequence[Sequence[Constraint]] = constraint.argument  # type: ignore[assignment]
    for alternative in alternatives:
        for each in alternative:
            changed.pop(each.path, None)


_PLANTERS: Mapping[str, Callable[[Description, Constraint, Value | None], None]] = {
    "minCount": _remove,
    "maxCount": _add_another,
    "datatype": _retype,
    "class": _point_nowhere,
    "minInclusive": _fall_short,
    "maxInclusive": _exceed,
    "minLength": _empty,
    "pattern": _garble,
    "in": _garble,
    "lessThan": _reverse,
    "lessThanOrEquals": _reverse,
    "or": _leave_no_alternative,
}
