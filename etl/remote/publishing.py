"""A SPARQL server brought to the published version: by the patch from the version it has, or in full.

The server says which version it has in one statement, in a graph of its own, which is taken away first and written last: a
publication that broke leaves none, and the next one writes everything anew.

    GRAPH <{base}graph/published> { <{base}graph/published> owl:versionInfo "12 5f0c..." }

The server's default graph becomes ours; of its named graphs those below `{base}graph/` are ours, others are left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from rdflib import OWL

from etl.ask.results import ROWS, read_rows
from etl.errors import AnswerError, StoreError
from etl.history import patch_between
from etl.load.nquads import GRAPH_FILE
from etl.load.patch import Patch
from etl.model import regex as re
from etl.progress import Progress
from etl.remote.asking import ask_server
from etl.remote.http import Server
from etl.remote.statements import GraphFile
from etl.remote.writing import Addresses, UpdatesNotOfferedError, Writer
from etl.state.manifest import Manifest, read_manifest
from etl.state.versions import Version, current, list_versions

PUBLISHED = "graph/published"
_MARK = re.compile(r"(\d+) ([0-9a-f]+)")  # number and digest of a version: `12 5f0c9a...`
_COUNTS = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
_DEFAULT_COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


@dataclass(frozen=True, slots=True)
class Publication:
    """What a server needs: `nothing`, a `patch` from version `since`, or all (`full`) in `graphs` graphs."""

    version: int
    way: str
    since: int | None
    deleted: int
    added: int
    graphs: int


NOTHING, PATCH, FULL = "nothing", "patch", "full"


def publish_to(output: Path, server: Server, addresses: Addresses, progress: Progress, *, is_dry: bool = False) -> Publication:
    """Brings the server to the current version and checks its counts; `is_dry` only tells what that would take.

    Raises `AnswerError` where the server fails or holds something else afterwards; publishing again mends that.
    """
    version = current(output)
    if version is None:
        raise StoreError(f"there is no published version in {output}: run `vitagraph build FOLDER --output {output}` first")
    local = _Local(version)
    writer = Writer(server, addresses)
    with progress.step("compare", 1) as step:
        remote = _counts(server, addresses, local.mark_graph)
        since, patch = _patch_for(output, local, _mark_of(server, addresses, local.mark_graph))
        is_same = patch is not None and not len(patch)
        counts_fit = _wrong(local.counts, remote, local.base) == ""
        step.say(f"version {since} is there" if since else "no version of ours is there")
    if is_same and counts_fit:
        return Publication(version.number, NOTHING, since, 0, 0, 0)
    if is_same or patch is None:
        planned = Publication(version.number, FULL, None, 0, sum(local.counts.values()), len(local.counts))
        patch = None
    else:
        planned = Publication(version.number, PATCH, since, len(patch.deleted), len(patch.added), 0)
    if is_dry:
        return planned
    writer.drop(local.mark_graph)
    if patch is not None:
        try:
            _apply(writer, patch, progress)
            wrong = _wrong(local.counts, _counts(server, addresses, local.mark_graph), local.base)
        except UpdatesNotOfferedError:
            wrong = "no updates"
        if wrong:  # somebody else changed the server, or it takes whole graphs only
            patch = None
            planned = Publication(version.number, FULL, None, 0, sum(local.counts.values()), len(local.counts))
    if patch is None:
        _write_all(writer, local, remote, progress)
    with progress.step("check", 1) as step:
        wrong = _wrong(local.counts, _counts(server, addresses, local.mark_graph), local.base)
        if wrong:
            raise AnswerError(f"{wrong}; publish again, or look who else writes there")
        writer.put(local.mark_graph, [local.mark_line])
        step.say(f"{sum(local.counts.values())} statements in {len(local.counts)} graphs")
    return planned


class _Local:
    """The version to publish."""

    def __init__(self, version: Version) -> None:
        self.version = version
        self.manifest: Manifest = read_manifest(version.folder)
        self.file = GraphFile(version.folder / GRAPH_FILE)
        self.counts = self.file.counts
        # Every graph's name begins with the base; a graph of no documents has none.
        self.base = next((graph.partition("graph/")[0] for graph in self.counts if graph), "https://vitagraph.example/")
        self.mark_graph = self.base + PUBLISHED
        self.mark_line = f'<{self.mark_graph}> <{OWL.versionInfo}> "{version.number} {self.manifest.digest}" .\n'.encode()


def _counts(server: Server, addresses: Addresses, mark_graph: str) -> dict[str | None, int]:
    """Statements of each graph of the server, the one that says its version left out."""
    ((default,),) = read_rows(ask_server(server, addresses.query, _DEFAULT_COUNT, ROWS)[1]).rows
    rows = read_rows(ask_server(server, addresses.query, _COUNTS, ROWS)[1]).rows
    counts: dict[str | None, int] = {None: int(default)}
    counts.update((graph, int(number)) for graph, number in rows if graph and graph != mark_graph)
    return counts


def _mark_of(server: Server, addresses: Addresses, mark_graph: str) -> tuple[int, str] | None:
    """Number and digest of the version that the server says it has."""
    query = f"SELECT ?mark WHERE {{ GRAPH <{mark_graph}> {{ <{mark_graph}> <{OWL.versionInfo}> ?mark }} }}"
    rows = read_rows(ask_server(server, addresses.query, query, ROWS)[1]).rows
    match = _MARK.fullmatch(rows[0][0]) if len(rows) == 1 else None
    return (int(match[1]), match[2]) if match else None


def _patch_for(output: Path, local: _Local, mark: tuple[int, str] | None) -> tuple[int | None, Patch | None]:
    """The version that the server has, and the patch from it, where we still have it and the patch is smaller than all."""
    if mark is None:
        return None, None
    if mark[1] == local.manifest.digest:
        return mark[0], Patch([], [])
    for version in list_versions(output):
        if version.number == mark[0] and read_manifest(version.folder).digest == mark[1]:
            patch = patch_between(version, local.version)
            return version.number, patch if len(patch) < sum(local.counts.values()) else None
    return mark[0], None


def _apply(writer: Writer, patch: Patch, progress: Progress) -> None:
    with progress.step("patch", len(patch)) as step:
        for done in writer.change(patch.deleted, patch.added):
            step.advance(done)
        step.say(f"{len(patch.deleted)} statements deleted, {len(patch.added)} added")


def _write_all(writer: Writer, local: _Local, remote: Iterable[str | None], progress: Progress) -> None:
    gone = sorted(graph for graph in remote if graph and graph.startswith(f"{local.base}graph/") and graph not in local.counts)
    with progress.step("write", len(local.counts) + len(gone)) as step:
        for old in gone:
            writer.drop(old)
            step.advance()
        for graph in sorted(local.counts, key=lambda each: each or ""):
            writer.put(graph, local.file.lines(graph))
            step.advance()
        step.say(f"{len(local.counts)} graphs by {writer.way}")


def _wrong(ours: Mapping[str | None, int], theirs: Mapping[str | None, int], base: str) -> str:
    """What is not as it should be on the server, in a sentence without its end; empty where all is well."""
    watched = {graph: number for graph, number in theirs.items() if graph is None or graph.startswith(f"{base}graph/")}
    if watched == ours:
        return ""
    places = sorted((graph for graph in {*ours, *watched} if ours.get(graph) != watched.get(graph)), key=lambda each: each or "")
    first = places[0]
    name = f"graph {first}" if first else "default graph"
    more = f" ({len(places)} graphs differ)" if len(places) > 1 else ""
    return f"the server's {name} has {watched.get(first, 0)} statements, the published one {ours.get(first, 0)}{more}"
