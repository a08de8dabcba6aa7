"""The formats a graph is exported in, by name."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO

from pyoxigraph import Quad

from etl.ask.graph import open_graph
from etl.ask.tables import write_tables
from etl.errors import UsageError
from etl.exchange.bibtex import write_bibtex
from etl.exchange.contacts import Contacts
from etl.exchange.csl_json import write_csl_json
from etl.exchange.graphml import write_graphml
from etl.exchange.json_resume import write_json_resume
from etl.exchange.parquet import write_parquet
from etl.exchange.people import find_person, only_subject
from etl.exchange.rdf import write_json_ld, write_nquads, write_trig, write_turtle
from etl.exchange.records import Records
from etl.exchange.rendercv import write_rendercv
from etl.exchange.schema_org import write_schema_org
from etl.exchange.statements import about_person, graph_file, in_order, read_consolidated, read_in_order, read_statements
from etl.graph.store import current_version
from etl.load.atomic import replacing
from etl.settings import Profile, Settings


class Whose(StrEnum):
    """Whom a format may be about."""

    ALL_OR_ONE = "all or one person"
    ONE = "one person"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Shape:
    """How a format is made: from statements (RDF) or from records; tables are files in a folder."""

    whose: Whose
    of_statements: Callable[[Iterable[Quad], str, IO[bytes]], None] | None = None
    of_records: Callable[[Records, bool], str] | None = None


SHAPES: Mapping[str, Shape] = {
    "nquads": Shape(Whose.ALL_OR_ONE, of_statements=write_nquads),
    "turtle": Shape(Whose.ALL_OR_ONE, of_statements=write_turtle),
    "trig": Shape(Whose.ALL_OR_ONE, of_statements=write_trig),
    "jsonld": Shape(Whose.ALL_OR_ONE, of_statements=write_json_ld),
    "schema-org": Shape(Whose.ALL_OR_ONE, of_records=lambda records, contacts: write_schema_org(records, with_contacts=contacts)),
    "graphml": Shape(Whose.ALL_OR_ONE, of_records=lambda records, _: write_graphml(records)),
    "bibtex": Shape(Whose.ALL_OR_ONE, of_records=lambda records, _: write_bibtex(records.publications)),
    "csl-json": Shape(Whose.ALL_OR_ONE, of_records=lambda records, _: write_csl_json(records.publications)),
    "json-resume": Shape(Whose.ONE, of_records=lambda records, contacts: write_json_resume(records, with_contacts=contacts)),
    "rendercv": Shape(Whose.ONE, of_records=lambda records, contacts: write_rendercv(records, with_contacts=contacts)),
}
TABLE_FORMATS = {"csv": write_tables, "parquet": write_parquet}


def write_export(output: Path, name: str, person: str | None, settings: Settings, handle: IO[bytes]) -> None:
    """Writes the graph in `output`, or what it says of one person (a name or an IRI), in the format called `name`.

    E-mail and web addresses stand there in the internal profile only. A whole graph is written as it is read: RDF of any size takes
    the same memory. Raises `UsageError` for a person who is none, or several.
    """
    shape = SHAPES[name]
    contacts = settings.profile is Profile.INTERNAL
    if shape.of_statements is not None and person is None:
        _write_whole(output, shape.of_statements, settings.base_iri, handle, with_contacts=contacts)
        return
    dataset = open_graph(output)
    whose = find_person(dataset, person) if person else only_subject(dataset) if shape.whose is Whose.ONE else None
    records = Records(dataset, whose)
    if shape.of_records is not None:
        handle.write(shape.of_records(records, contacts).encode("utf-8", "replace"))
        return
    assert shape.of_statements is not None
    quads: Iterable[Quad] = about_person(output, records)
    if not contacts:
        quads = Contacts.of(quads).without(quads)
    ordered = sorted(quads, key=lambda quad: f"{quad} .") if shape.of_statements is write_nquads else in_order(quads)
    shape.of_statements(ordered, settings.base_iri, handle)


def export(output: Path, name: str, person: str | None, settings: Settings) -> bytes:
    """What `write_export` writes."""
    handle = io.BytesIO()
    write_export(output, name, person, settings, handle)
    return handle.getvalue()


def export_file(output: Path, name: str, person: str | None, target: Path, settings: Settings) -> int:
    """Writes it into a file, whole or not at all; gives the number of bytes. `StoreError` where it cannot be."""
    with replacing(target) as handle:
        write_export(output, name, person, settings, handle)
        return handle.tell()


def _write_whole(
    output: Path, write: Callable[[Iterable[Quad], str, IO[bytes]], None], base_iri: str, handle: IO[bytes], *, with_contacts: bool
) -> None:
    output = current_version(output)
    hidden = Contacts() if with_contacts else Contacts.in_file(graph_file(output))
    if write is write_nquads and not hidden:  # it lies there as it is
        with graph_file(output).open("rb") as published:
            shutil.copyfileobj(published, handle)
        return
    read = read_statements if write is write_nquads else read_consolidated if write is write_turtle else read_in_order
    quads = read(output)
    write(hidden.without(quads) if hidden else quads, base_iri, handle)


def export_tables(output: Path, name: str, person: str | None, folder: Path) -> list[tuple[str, int]]:
    """Writes the tables of the graph into a folder as files of the format called `name`; gives their names and numbers of rows."""
    if person:
        raise UsageError(f"{name} tables are of the whole graph; leave --person out")
    return TABLE_FORMATS[name](open_graph(output), folder)
