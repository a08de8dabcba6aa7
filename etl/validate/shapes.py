"""The shapes of `ontology/shapes/`, loaded once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from rdflib import SH, Graph
from rdflib.exceptions import ParserError

from etl.errors import SettingsError

# Spans, documents and contradictions are made by our own code, field by field the same way: their shapes are checked by tests, not
# for each of the many thousand spans of a run (ontology/decisions/0005). Rules have functions of their own (etl/validate/rules.py).
GATE_LEAVES_OUT = frozenset({"span", "document", "contradiction", "rules"})


def shape_names() -> list[str]:
    """The names of all shapes files, sorted."""
    return sorted(
        path.name.removesuffix(".ttl") for path in files("ontology").joinpath("shapes").iterdir() if path.name.endswith(".ttl")
    )


def read_shapes(names: Iterable[str]) -> Graph:
    """The named shapes files as one graph; raises `SettingsError` for one that cannot be read."""
    graph = Graph()
    for name in names:
        text = files("ontology").joinpath("shapes", f"{name}.ttl").read_text(encoding="utf-8")
        try:
            graph.parse(data=text, format="turtle")
        except (ParserError, SyntaxError) as error:
            raise SettingsError(f"shapes file {name}.ttl cannot be read: {error}") from None
    return graph


@cache
def gate_shapes() -> Graph:
    """What every document is held against."""
    return read_shapes(name for name in shape_names() if name not in GATE_LEAVES_OUT)


@cache
def constrained_properties() -> frozenset[str]:
    """The properties that the gate's shapes look at; no shape is closed, so nothing else can break one."""
    graph = gate_shapes()
    paths = (SH.path, SH.lessThan, SH.lessThanOrEquals, SH.equals, SH.disjoint)
    return frozenset(str(prop) for path in paths for prop in graph.objects(None, path))
