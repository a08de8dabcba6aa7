"""Names that entities had and have no more: where readers of an old IRI find the thing now."""

from __future__ import annotations

from collections.abc import Mapping

from rdflib import DCTERMS

from etl.graph.iris import Iris
from etl.graph.statements import Description, write_quads

REPLACED_BY = str(DCTERMS.isReplacedBy)


def replaced_quads(replaced: Mapping[str, str], *, base_iri: str) -> list[str]:
    """`<old> dcterms:isReplacedBy <new>` in the default graph for each pair of ids, sorted."""
    iris = Iris(base_iri)
    nodes: dict[str, Description] = {iris.node(old): {REPLACED_BY: [iris.node(new)]} for old, new in replaced.items()}
    return sorted(write_quads(nodes, None))
