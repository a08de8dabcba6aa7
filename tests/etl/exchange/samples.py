"""Records made by hand, for writers of formats."""

from __future__ import annotations

from etl.exchange.records import AUTHOR, Maker, Node, Work
from etl.graph import terms
from etl.graph.statements import TYPE

FIELDS = {
    "kind": terms.KIND,
    "status": terms.STATUS,
    "title": terms.TITLE,
    "year": terms.YEAR,
    "venue": terms.VENUE_NAME,
    "volume": terms.VOLUME,
    "issue": terms.ISSUE,
    "pages": terms.PAGES,
    "doi": terms.DOI,
    "issn": terms.ISSN,
    "note": terms.NOTE,
    "truncated": terms.AUTHORS_TRUNCATED,
}


def work(*authors: str, identifier: str = "w-1", **fields: str) -> Work:
    """A work with authors by name."""
    said = {"kind": "article", "status": "published", **fields}
    node = Node(
        f"https://data.example/id/{identifier}", {TYPE: [terms.CLASS_WORK], **{FIELDS[k]: [v] for k, v in said.items()}}, {}
    )
    makers = tuple(Maker(f"l-{rank}", AUTHOR, rank, name, "", "", "") for rank, name in enumerate(authors, start=1))
    return Work(node, makers)
