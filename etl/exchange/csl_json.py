"""Works as CSL-JSON, which citation processors and reference managers read.

    {"id": "w-5f2a...", "type": "paper-conference", "title": "Widgets Converge",
     "author": [{"family": "Lindqvist", "given": "Mara"}], "container-title": "NeurIPS", "issued": {"date-parts": [[2019]]}}

Source of the field names: the schema of the Citation Style Language, 1.0.2 (csl-data).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from etl.exchange.names import parts_of_name
from etl.exchange.records import PUBLISHED, Maker, Work, title_of
from etl.exchange.venues import CONFERENCE, JOURNAL, kind_of_venue
from etl.graph import terms

_Json: TypeAlias = dict[str, object]
_ARTICLE = "article"
_TYPES = {
    "preprint": "article",
    "thesis": "thesis",
    "book": "book",
    "chapter": "chapter",
    "patent": "patent",
    "report": "report",
    "software": "software",
    "dataset": "dataset",
    "system": "software",
}
_OF_VENUES = {JOURNAL: "article-journal", CONFERENCE: "paper-conference"}
_ELSE = "document"
_FIELDS = {
    "volume": terms.VOLUME,
    "issue": terms.ISSUE,
    "page": terms.PAGES,
    "DOI": terms.DOI,
    "ISSN": terms.ISSN,
}


def write_csl_json(works: Iterable[Work]) -> str:
    """An item a work, in their order."""
    return json.dumps([_item(work) for work in works], ensure_ascii=False, indent=1) + "\n"


def _item(work: Work) -> _Json:
    node = work.node
    item: _Json = {"id": node.iri.rpartition("/")[2], "type": _type(work), "title": title_of(node)}
    if work.authors:
        item["author"] = [_author(maker) for maker in work.authors]
    year, place = node.get(terms.YEAR), "publisher" if _type(work) in ("thesis", "report") else "container-title"
    said: Mapping[str, str] = {
        place: work.venue,
        **{name: node.get(prop) for name, prop in _FIELDS.items()},
        "status": node.get(terms.STATUS) if node.get(terms.STATUS) != PUBLISHED else "",
        "number": f"arXiv:{node.get(terms.ARXIV)}" if node.get(terms.ARXIV) else "",
        "note": "; ".join([*node.all(terms.NOTE), *(["authors: et al."] if work.is_cut else [])]),
    }
    item |= {name: value for name, value in said.items() if value}
    if node.get(terms.PUBLISHER):
        item.setdefault("publisher", node.get(terms.PUBLISHER))
    if year:
        item["issued"] = {"date-parts": [[int(year)]]}
    return item


def _type(work: Work) -> str:
    kind = work.node.get(terms.KIND)
    return _OF_VENUES.get(kind_of_venue(work), _ARTICLE) if kind == _ARTICLE else _TYPES.get(kind, _ELSE)


def _author(maker: Maker) -> dict[str, str]:
    """Parts where they are plain, else the name as it is."""
    name = maker.name or maker.label
    parts = parts_of_name(name)
    if parts is None:
        return {"literal": name}
    found = {"family": parts.family, "given": parts.given, "suffix": parts.suffix}
    return {part: value for part, value in found.items() if value}
