"""What there is in a consolidated graph, counted: kept from one version to the next by what changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TypeAlias

from etl.graph import terms
from etl.graph.statements import Description, type_of

# How many nodes of a class there are, and how many of them have a property: ("Work", "") and ("Work", "doi").
Tally: TypeAlias = Counter[tuple[str, str]]


def tally_of(descriptions: Iterable[Description]) -> Tally:
    """The count of these nodes."""
    tally: Tally = Counter()
    for description in descriptions:
        class_ = type_of(description).removeprefix(terms.NAMESPACE)
        tally[class_, ""] += 1
        tally.update([(class_, prop.removeprefix(terms.NAMESPACE)) for prop in description])
    return tally


def count_classes(tally: Tally) -> dict[str, int]:
    """How many nodes of each class there are: `{"Authorship": 6, "Person": 3, ...}`."""
    return {class_: count for (class_, prop), count in sorted(tally.items()) if not prop and count}
