"""People, works, organizations and venues and the links between them as a GraphML network.

A link is an edge where both its ends are known things; what a document names without it being known is no node. Ids are those at
the end of the IRIs, which stand in `iri`. Parallel edges are meant: two posts at one organization are two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from etl.exchange.periods import as_of, end_of, is_ongoing, start_of
from etl.exchange.records import Node, Records, label_of, title_of
from etl.graph import terms
from etl.model import regex as re

_NODE_KEYS = ("iri", "type", "label", "tier", "kind", "year", "doi", "orcid", "key")
_EDGE_KEYS = ("type", "label", "rank", "start", "end", "ongoing", "asOf", "years")
_INTEGERS = frozenset({"year", "rank"})
# Class of a link -> its edge's type, from and to which of its fields it runs, and the field that is its label.
_EDGES = {
    terms.CLASS_EMPLOYMENT: ("employment", terms.PERSON, terms.ORGANIZATION, terms.TITLE),
    terms.CLASS_EDUCATION: ("education", terms.PERSON, terms.ORGANIZATION, terms.DEGREE),
    terms.CLASS_ADVISING: ("advising", terms.ADVISOR, terms.ADVISEE, terms.RELATION),
    terms.CLASS_SERVICE: ("service", terms.PERSON, terms.VENUE, terms.ROLE),
    terms.CLASS_TALK: ("talk", terms.PERSON, terms.VENUE, terms.TITLE),
    terms.CLASS_TEACHING: ("teaching", terms.PERSON, terms.ORGANIZATION, terms.COURSE),
}
# XML 1.0 has no place for these
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def write_graphml(records: Records) -> str:
    """The network of `records`: of everybody, or of one person with all that their links and works lead to."""
    edges = sorted(_edges(records))
    ends = {end for edge in edges for end in edge[:2]}
    nodes = {node: fields for node, fields in _nodes(records) if records.person is None or node in ends}
    lines = [_HEAD]
    for target, names in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
        lines += [
            f' <key id="{target[0]}.{name}" for="{target}" attr.name="{name}" attr.type="{_type(name)}"/>\n' for name in names
        ]
    lines.append(' <graph edgedefault="directed">\n')
    for node, fields in sorted(nodes.items()):
        lines.append(f"  <node id={quoteattr(_id(node))}>{_data('n', fields)}</node>\n")
    for number, (start, end, link, said) in enumerate(edges):
        if start in nodes and end in nodes:
            name = quoteattr(_id(link) if link else f"e{number}")
            between = f"source={quoteattr(_id(start))} target={quoteattr(_id(end))}"
            lines.append(f"  <edge id={name} {between}>{_data('e', dict(said))}</edge>\n")
    return "".join([*lines, " </graph>\n</graphml>\n"])


def _nodes(records: Records) -> Iterator[tuple[str, Mapping[str, str]]]:
    for work in records.works:
        node = work.node
        kind, year, doi = (node.get(prop) for prop in (terms.KIND, terms.YEAR, terms.DOI))
        yield node.iri, {"iri": node.iri, "type": "work", "label": title_of(node), "kind": kind, "year": year, "doi": doi}
        for maker in work.makers:
            if maker.person:
                yield maker.person, {"iri": maker.person, "type": "person", "label": maker.label}
    for link in records.links:
        for prop in (terms.ADVISOR, terms.ADVISEE):
            for person in link.all(prop):
                yield person, {"iri": person, "type": "person", "label": link.labels.get(person, "")}
    for node in records.people:
        tier, orcid = node.get(terms.TIER), node.get(terms.ORCID)
        yield node.iri, {"iri": node.iri, "type": "person", "label": label_of(node), "tier": tier, "orcid": orcid}
    for iri, class_, label, key, _ in records.houses:
        yield iri, {"iri": iri, "type": class_.removeprefix(terms.NAMESPACE).lower(), "label": label, "key": key}


def _edges(records: Records) -> Iterator[tuple[str, str, str, tuple[tuple[str, str], ...]]]:
    for work in records.works:
        node = work.node
        for maker in work.makers:
            if maker.person:
                rank = str(maker.rank or "")
                yield maker.person, node.iri, maker.link, (("type", maker.role), ("label", maker.name), ("rank", rank))
        for venue in node.all(terms.VENUE):
            yield node.iri, venue, "", (("type", "appeared in"), ("label", work.venue))
    for link in records.links:
        if link.class_ in _EDGES:
            type_, start, end, label = _EDGES[link.class_]
            for left in link.all(start):
                for right in link.all(end):
                    yield left, right, link.iri, (("type", type_), ("label", link.get(label)), *_when(link))
    if records.person is None:
        for iri, _, _, _, whole in records.houses:
            if whole:
                yield iri, whole, "", (("type", "part of"),)


def _when(link: Node) -> tuple[tuple[str, str], ...]:
    years = " ".join(map(str, link.years()))
    is_open = "true" if is_ongoing(link) else ""
    return ("start", start_of(link)), ("end", end_of(link)), ("ongoing", is_open), ("asOf", as_of(link)), ("years", years)


def _data(target: str, fields: Mapping[str, str]) -> str:
    return "".join(
        f'<data key="{target}.{name}">{escape(_FORBIDDEN.sub("", value))}</data>' for name, value in fields.items() if value
    )


def _type(name: str) -> str:
    return "int" if name in _INTEGERS else "boolean" if name == "ongoing" else "string"


def _id(iri: str) -> str:
    return iri.rpartition("/")[2]
