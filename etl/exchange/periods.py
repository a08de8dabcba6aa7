"""When something began and ended, for formats without a word for "as of"."""

from __future__ import annotations

from etl.exchange.records import Node
from etl.graph import terms


def start_of(node: Node) -> str:
    """The start as precise as printed: `2018`, `2018-05`, `2018-05-01`; empty without one."""
    return node.get(terms.START)


def end_of(node: Node) -> str:
    """The end as precise as printed; empty where it is open or not told."""
    return node.get(terms.END)


def is_ongoing(node: Node) -> bool:
    """Whether a document says "present"."""
    return node.get(terms.ONGOING) == "true"


def as_of(node: Node) -> str:
    """The day on which it had not ended: the date of the document that says so."""
    return node.get(terms.AS_OF)


def dated(node: Node) -> str:
    """`ongoing as of 2019-06-30`, `ongoing` where the document has no date; empty for what is not ongoing."""
    if not is_ongoing(node):
        return ""
    return f"ongoing as of {as_of(node)}" if as_of(node) else "ongoing"


def latest_date(nodes: list[Node]) -> str:
    """The latest day as of which something is ongoing; empty without one."""
    return max(map(as_of, nodes), default="")
