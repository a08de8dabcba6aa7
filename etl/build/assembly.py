"""A graph ready to be published, from what was read: linked, validated, consolidated."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from etl.build.before import graph_before
from etl.build.difference import Differing, GraphPatch, patch_graph
from etl.build.documents import Documents, settle_documents
from etl.build.linking import EarlyLinker, Linked, link
from etl.build.rendering import Terms, choose, newest_day, render
from etl.build.run import Run
from etl.build.whole import WholeGraph, make_graph
from etl.graph.iris import Iris
from etl.graph.store import STORE_FOLDER, current_version
from etl.graph.tally import Tally
from etl.load.contradictions import read_contradictions
from etl.load.decisions import in_force, read_decisions, unused_decisions
from etl.load.gate_records import GateRecord, GateRecords, read_gate_records
from etl.load.runs import drop_left
from etl.load.store import can_be_opened
from etl.model.contradiction import Contradiction
from etl.model.issue import Issue
from etl.model.reading import Reading
from etl.model.resolution import Entity
from etl.progress import Progress
from etl.runs.report import read_published_counts
from etl.state import fingerprints
from etl.state.manifest import WORK
from etl.state.tombstones import is_forgetting
from etl.state.versions import Version, current
from etl.validate.assertions import check_assertions


@dataclass(frozen=True, slots=True)
class Assembly:
    """What is to be published: the graph, as a whole or as the patch for that of `parent`; and what is told
    beside it.

    gate    what the gate said of every document, and the counts
    issues  all but contradictions; contradictions: those of `parent`, for the patch for its graph
    """

    run: Run
    documents: Documents
    linked: Linked
    gate: GateRecords
    issues: tuple[Issue, ...]
    parent: Version | None
    statements: WholeGraph | GraphPatch
    contradictions: Sequence[Contradiction]


def assemble(run: Run, readings: Sequence[Reading], progress: Progress, early: EarlyLinker | None = None) -> Assembly:
    """The graph of all documents. The order of `readings` does not matter; `early` is what `make_ready` gave.

    What the version before has is gone on from, if the same program made it under the same settings. Raises `AssertionsError`
    for what may not be published.
    """
    parent = _parent(run)
    documents = settle_documents(run, readings)
    with progress.step("link", 1) as step:
        linked = link(run, documents, parent, early)
        step.say(f"{len(linked.change.entities)} entities changed" if parent else f"{len(linked.change.entities)} entities")
    with progress.step("validate", 1) as step:
        decisions = in_force(read_decisions(run.decisions))
        before, contradictions = _gate_before(run, parent, linked)
        held = {each.id: each.why for each in decisions.values()}
        terms = Terms(run.settings, newest_day(documents, before), held)
        statements: WholeGraph | GraphPatch
        if before is None or parent is None:
            gate, statements = _whole(run, documents, linked, terms)
        else:
            gate, statements = _patch(run, documents, linked, terms, before, parent)
        set_aside = [each for record in gate.documents.values() for each in record.set_aside]
        accepted = [each for record in gate.documents.values() for each in record.accepted]
        step.say(f"{len(set_aside)} facts set aside")
    check_assertions(gate.tally, len(set_aside), read_published_counts(current_version(run.output)), run.settings)
    issues = {*run.issues, *documents.issues, *linked.change.resolution.issues, *_issues(gate.documents.values())}
    issues |= {*unused_decisions(decisions, accepted, set_aside, documents.names)}
    return Assembly(run, documents, linked, gate, tuple(sorted(issues, key=Issue.order)), parent, statements, contradictions)


def _parent(run: Run) -> Version | None:
    """The version to go on from; none where something is to be forgotten: a store keeps what is deleted in it for a while."""
    drop_left(run.output / WORK)
    if is_forgetting(run.output):
        shutil.rmtree(run.output / WORK, ignore_errors=True)
        return None
    return current(run.output)


def _gate_before(run: Run, parent: Version | None, linked: Linked) -> tuple[GateRecords | None, Sequence[Contradiction]]:
    """What the gate said of the version before, and what contradicted in it, if it can be gone on from."""
    if parent is None or run.is_full or linked.change.is_whole or not can_be_opened(parent.folder / STORE_FOLDER):
        return None, ()
    contradictions = read_contradictions(parent.folder, fingerprints.program())
    if contradictions is None:
        return None, ()
    return read_gate_records(parent.folder, fingerprints.rendering(run.settings)), contradictions


def _whole(run: Run, documents: Documents, linked: Linked, terms: Terms) -> tuple[GateRecords, WholeGraph]:
    resolution = linked.change.resolution if linked.change.is_whole else linked.linker.resolution(None)
    rendered = render(documents, sorted(documents.by_content), resolution, terms)
    made = make_graph(rendered, resolution, linked.replaced, run.output / WORK, run.settings.base_iri)
    return _records(run, terms, made.records, made.tally), made


def _patch(
    run: Run, documents: Documents, linked: Linked, terms: Terms, before: GateRecords, parent: Version
) -> tuple[GateRecords, GraphPatch]:
    contents = choose(documents, before, linked.change.documents, terms)
    known = linked.change.documents.issuperset(contents)
    resolution = linked.change.resolution if known else linked.linker.resolution(contents)
    rendered = list(render(documents, contents, resolution, terms))
    kept = [before.documents[sha256] for sha256 in documents.by_content if sha256 not in contents]
    left = {record.sha256 for record in kept}
    differing = Differing(
        rendered,
        [record for sha256, record in before.documents.items() if sha256 not in left],
        kept,
        linked.change.entities,
        _Entities(linked).get,
        linked.replaced,
    )
    with graph_before(parent.folder) as graph:
        made = patch_graph(graph, differing, Iris(run.settings.base_iri))
    return _records(run, terms, [*kept, *(each.record for each in rendered)], before.tally + made.tally), made


class _Entities:
    """The entities there are, by their ids."""

    def __init__(self, linked: Linked) -> None:
        self._known: dict[str, Entity | None] = {entity.id: entity for entity in linked.change.resolution.entities}
        self._linker = linked.linker

    def get(self, identifier: str) -> Entity | None:
        if identifier not in self._known:
            self._known[identifier] = self._linker.entity(identifier)
        return self._known[identifier]


def _records(run: Run, terms: Terms, records: Collection[GateRecord], tally: Tally) -> GateRecords:
    return GateRecords(fingerprints.rendering(run.settings), terms.newest, tally, {record.sha256: record for record in records})


def _issues(records: Collection[GateRecord]) -> set[Issue]:
    """What documents and the gate have to say."""
    found = {issue for record in records for issue in record.issues}
    for record in records:
        found.update(each.issue for each in (*record.set_aside, *record.accepted))
        found.update(each.issue for each in record.warnings)
    return found
