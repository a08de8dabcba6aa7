"""Why we believe it: what the graph holds of a thing, and the words of each document it was read from."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import RDF, RDFS, Dataset

from etl.ask.queries import named_query, run_query
from etl.errors import UsageError
from etl.graph import terms
from etl.graph.iris import Iris, is_identifier
from etl.model import regex as re

_FOLDER = "explain"
_IRI = re.compile(r"[a-z][a-z0-9+.-]*:\S+", re.IGNORECASE)  # `https://data.example/id/p-7k3m`
_TYPE = str(RDF.type)
_ENTRY = "entry"
# Derived from another field of the same node, which is shown.
_NOT_FIELDS = {terms.START_YEAR, terms.START_DATE, terms.END_YEAR, terms.END_DATE}
# Fields without words of their own, and the fields whose words say them; else the whole entry does.
_WORDS_IN = {
    terms.ORGANIZATION: (terms.ORGANIZATION_NAME,),
    terms.UNIT: (terms.UNIT_NAME,),
    terms.VENUE: (terms.VENUE_NAME, terms.EVENT),
    terms.ADVISOR: (terms.ADVISOR_NAME,),
    terms.NAME: (terms.TITLE,),
    terms.AS_OF: (terms.ONGOING,),
    **dict.fromkeys((terms.PERSON, terms.RANK, terms.PLACE, terms.EQUAL_CONTRIBUTION, terms.CORRESPONDING), (terms.CREDITED_AS,)),
    **dict.fromkeys((terms.WORK, terms.ROLE), (terms.CREDITED_AS, terms.TITLE)),
}
_HEADING = (
    terms.TITLE,
    terms.DEGREE,
    terms.COURSE,
    terms.SKILL,
    terms.RELATION,
    terms.CREDITED_AS,
    terms.ADVISOR_NAME,
    terms.WORK,
    terms.ROLE,
    terms.VENUE_NAME,
    terms.ORGANIZATION_NAME,
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words of a document: file, line and page, exactly what stands there, and the rule that read it."""

    document: str
    line: int
    page: int | None
    quote: str
    rule: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Field:
    """What one document says in one field. `holds`: the consolidated graph says so too."""

    name: str
    value: str
    document: str
    holds: bool
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A node: its class, a label, and its fields, document by document."""

    node: str
    class_name: str
    label: str
    fields: tuple[Field, ...]


def explain(dataset: Dataset, thing: str, base_iri: str = "") -> list[Explanation]:
    """The explanations of a node given by IRI, or by its id below `base_iri`, or of what goes by a name or title, each followed by
    the links that point to it.

    A text that fits a name as a whole finds that, whatever its case, accents and punctuation; otherwise it finds what has it as a
    part. Raises `UsageError` where nothing is found.
    """
    nodes = _find(dataset, Iris(base_iri).node(thing) if base_iri and is_identifier(thing) else thing)
    found: dict[str, Explanation] = {}
    for node in nodes:
        found.setdefault(node, _explain_node(dataset, node))
        for _, link in run_query(dataset, named_query("links", _FOLDER), {"node": node}).rows:
            if link not in found:
                found[link] = _explain_node(dataset, link)
    return list(found.values())


def _find(dataset: Dataset, thing: str) -> list[str]:
    if _IRI.fullmatch(thing):
        if run_query(dataset, named_query("held", _FOLDER), {"node": thing}).rows:
            return [thing]
        raise UsageError(f"the graph says nothing of {thing}")
    named = [node for (node,) in run_query(dataset, named_query("named", _FOLDER), {"name": thing}).rows]
    if named:
        return named
    rows = run_query(dataset, named_query("find", _FOLDER), {"text": thing}).rows
    exact = [node for fit, node in rows if fit == "exact"]
    nodes = exact or list(dict.fromkeys(node for _, node in rows))
    if not nodes:
        raise UsageError(f"nothing in the graph goes by {thing!r}; give a name or title, a part of one, or an IRI")
    return nodes


def _explain_node(dataset: Dataset, node: str) -> Explanation:
    values: dict[str, list[str]] = {}
    shown: dict[str, str] = {}
    for prop, value, label in run_query(dataset, named_query("held", _FOLDER), {"node": node}).rows:
        values.setdefault(prop, []).append(value)
        shown[value] = label or value
    class_ = values[_TYPE][0]
    return Explanation(node, _local_name(class_), _label(values, shown), _fields(dataset, node, values))


def _label(values: dict[str, list[str]], shown: dict[str, str]) -> str:
    """The entity's label, or what tells a link from others: `Research Scientist, Acme Labs`."""
    if str(RDFS.label) in values:
        return values[str(RDFS.label)][0]
    said = [shown[values[prop][0]] for prop in _HEADING if prop in values]
    return ", ".join(said[:3])


def _fields(dataset: Dataset, node: str, held: dict[str, list[str]]) -> tuple[Field, ...]:
    """One field a document, property and value, with every place it was read from."""
    shown: dict[str, str] = {}
    places: dict[tuple[str, str, str], list[Quotation]] = {}
    for row in run_query(dataset, named_query("statements", _FOLDER), {"node": node}).rows:
        document, prop, value, label, line, page, quote, rule, confidence = row
        shown[value] = label or value
        found = places.setdefault((document, prop, value), [])
        if line:
            found.append(Quotation(document, int(line), int(page) if page else None, quote, rule, confidence))
    words = {(document, prop): found for (document, prop, _), found in places.items() if found}
    fields = []
    for (document, prop, value), found in sorted(places.items(), key=_field_order):
        if prop in _NOT_FIELDS or (prop == _TYPE and not found):
            continue
        name = _ENTRY if prop == _TYPE else _local_name(prop)
        quoted = found or next(
            (words[document, near] for near in (*_WORDS_IN.get(prop, ()), _TYPE) if (document, near) in words), []
        )
        text = _local_name(value) if prop == _TYPE else shown[value]
        fields.append(Field(name, text, document, value in held.get(prop, ()), _saying(value, quoted)))
    return tuple(fields)


def _field_order(item: tuple[tuple[str, str, str], list[Quotation]]) -> tuple[str, int, int, str, str]:
    """By document; the whole entry first, then in the order of the text."""
    (document, prop, value), places = item
    first = min((place.line for place in places), default=10**9)
    return (document, 0 if prop == _TYPE else 1, first, prop, value)


def _saying(value: str, places: list[Quotation]) -> tuple[Quotation, ...]:
    """Of the places a field was read from, those that hold this very value, where that can be told."""
    exact = [place for place in places if value in place.quote]
    return tuple(exact or places)


def _local_name(term: str) -> str:
    return term.removeprefix(terms.NAMESPACE).rpartition("#")[2]
