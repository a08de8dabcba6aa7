"""From an assembled graph to a published version: files, store, checks, and the one rename."""

from __future__ import annotations

import filecmp
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import file_digest
from pathlib import Path

from pyoxigraph import Store
from rdflib import URIRef

from etl.ask.checks import asked_of_all, run_checks
from etl.ask.graph import open_graph
from etl.graph.consolidate import ConsolidatedGraph
from etl.graph.contradictions import contradiction_quads
from etl.graph.iris import Iris
from etl.graph.replaced import replaced_quads
from etl.graph.set_aside import Finding, SetAside
from etl.graph.statements import DocumentGraph
from etl.graph.store import STORE_FOLDER
from etl.history import difference, write_changes
from etl.load.contradictions import read_contradictions, write_contradictions
from etl.load.linking import ENTITIES_FILE, JUDGEMENTS_FILE, REVIEW_FILE, write_linking, write_review_graph
from etl.load.nquads import GRAPH_FILE, encode_line, patch_graph_file, read_graph_file, write_graph_file
from etl.load.output import count_classes, graph_lines
from etl.load.patch import PATCH_FILE, Patch, compare, write_patch
from etl.load.quarantine import QUARANTINE_FILE, RECORDS_FILE, write_quarantine, write_records
from etl.load.store import apply_patch, copy_store, load_writers_store, mark_store, open_writers_store
from etl.load.violations import REPORT_FILE, VIOLATIONS_FILE, write_validation_report, write_violations
from etl.model.contradiction import Contradiction
from etl.model.issue import Issue
from etl.model.judgement import Judgement
from etl.model.linked import Doubt, LinkedEntity
from etl.progress import Progress
from etl.report import Report, write_report
from etl.state.fingerprints import program
from etl.state.ledger import LEDGER_FILE, DocumentRecord, read_ledger_file, write_ledger
from etl.state.manifest import WORK, Manifest, read_manifest, write_manifest
from etl.state.register import REGISTER_FILE, Register, write_register
from etl.state.tombstones import end_forgetting, is_forgetting
from etl.state.versions import CLAIMS, Version, current, drop_old, new_version, publish

BUILD, FORGET = "build", "forget"
_SMALL = 4  # a patch of less than a quarter of the statements is applied to the store; a larger one costs more than loading
_MANY_NODES = 20_000  # of more the checks are asked as a whole
_TELLING = (LEDGER_FILE, REGISTER_FILE, ENTITIES_FILE, JUDGEMENTS_FILE, REVIEW_FILE, "report.json", RECORDS_FILE, REPORT_FILE)


@dataclass(frozen=True, slots=True)
class Linking:
    """What is kept of linking beside the graph.

    entities, judgements, doubts  with their mentions; why these are one; what is in doubt
    register  what keeps names stable; replaced: ids that have become parts of other entities, with the ids of these
    """

    entities: Sequence[LinkedEntity] = ()
    judgements: Sequence[Judgement] = ()
    doubts: Sequence[Doubt] = ()
    register: Register = field(default_factory=Register)
    replaced: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Assembly:
    """A graph ready to be published: each document's own, the consolidated one, and what a person should look at.

    records      the ledger as it will be
    documents    the names of those that could be read
    fingerprint  of what else the graph depends on; moment: when the build began, UTC
    """

    records: tuple[DocumentRecord, ...]
    documents: tuple[str, ...]
    graphs: Sequence[DocumentGraph]
    consolidated: ConsolidatedGraph
    set_aside: Sequence[SetAside]
    findings: Sequence[Finding]
    issues: tuple[Issue, ...]
    notes: Mapping[str, int]
    lines: Mapping[str, int]
    base_iri: str
    fingerprint: str
    moment: str
    linking: Linking


def publish_assembly(assembly: Assembly, output: Path, keep: int, progress: Progress) -> Report:
    """Publish a new version, unless it would be the same as the one before; contradictions across documents are in the report."""
    is_secret = is_forgetting(output)
    if is_secret:  # a store keeps what is deleted in it for a while
        shutil.rmtree(output / WORK, ignore_errors=True)
    parent = None if is_secret else current(output)
    with new_version(output) as fresh:
        with progress.step("publish", 1) as step:
            written = _write_graph(assembly, output / WORK, parent, fresh.folder)
            contradictions = {found.issue for found in written.contradictions}
            issues = tuple(sorted({*assembly.issues, *contradictions}))
            report = Report(
                assembly.documents, count_classes(assembly.consolidated.values()), issues, assembly.notes, assembly.lines
            )
            _write_reports(assembly, report, fresh.folder)
            if parent is not None and not written.patch and _is_same(parent.folder, fresh.folder):
                mark_store(written.store, _mark(parent))
                step.say(f"nothing new, version {parent.number} stays")
                return report
            if parent is not None:
                write_patch(written.patch, fresh.folder / PATCH_FILE, parent.number)
            write_changes(fresh.folder, difference(parent.folder, fresh.folder, written.patch) if parent else None)
            manifest = _manifest(assembly, report, fresh, parent, written, FORGET if is_secret else BUILD)
            write_manifest(manifest, fresh.folder)
            step.say(f"{manifest.quads} quads")
        with progress.step("swap", 1) as step:
            published = publish(output, fresh)
            mark_store(written.store, _mark(published))
            tidy(output, 0 if is_secret else keep)
            end_forgetting(output)
            step.say(f"version {published.number}")
    return report


def tidy(output: Path, keep: int) -> None:
    """Removes versions that are not kept any more, and claims that no version names."""
    named: set[str] = set()
    for version in drop_old(output, keep):
        named.update(file for record in read_ledger_file(version.folder) for file in (record.claims, record.read_as))
    for path in sorted((output / CLAIMS).iterdir()):
        if path.name not in named:
            path.unlink()


@dataclass(frozen=True, slots=True)
class _Written:
    """A graph on disk: where the writer's store lies, what has changed against the parent, and what was found across documents."""

    store: Path
    patch: Patch
    quads: int
    contradictions: Sequence[Contradiction]


def _write_graph(assembly: Assembly, work: Path, parent: Version | None, folder: Path) -> _Written:
    """`graph.nq` and `store`. The contradictions are asked of the graph without them, and then added to it."""
    lines = graph_lines(assembly.graphs, assembly.consolidated, assembly.set_aside)
    if assembly.linking.replaced:
        lines = sorted([*lines, *replaced_quads(assembly.linking.replaced, base_iri=assembly.base_iri)])
    file = folder / GRAPH_FILE
    write_graph_file(lines, file)
    quads = len(lines)
    del lines
    before = read_graph_file(parent.folder / GRAPH_FILE) if parent else ()
    patch = compare(before, read_graph_file(file))
    place, store = _fill_store(work, file, patch, parent, quads)
    copy_store(store, folder)
    contradictions = _find_contradictions(folder, parent, patch, assembly)
    write_contradictions(contradictions, folder, program())
    if added := [encode_line(line) for line in contradiction_quads(contradictions, base_iri=assembly.base_iri)]:
        more = Patch([], added)
        apply_patch(store, more)
        shutil.rmtree(folder / STORE_FOLDER)
        copy_store(store, folder)
        without = file.rename(file.with_suffix(".without"))
        patch_graph_file(without, more, file)
        without.unlink()
        patch = patch.then(more)
    return _Written(place, patch, quads + len(added), contradictions)


def _find_contradictions(folder: Path, parent: Version | None, patch: Patch, assembly: Assembly) -> list[Contradiction]:
    """What contradicts across documents: asked again of what the patch touches, kept from the version before for all else."""
    before = read_contradictions(parent.folder, program()) if parent else None
    touched = {line[1 : line.index(b">")].decode() for line in (*patch.deleted, *patch.added)}
    if parent is None or before is None or len(touched) > _MANY_NODES:
        return run_checks(open_graph(folder))
    names = {record.source for record in assembly.records}
    renamed = {each.source for each in read_ledger_file(parent.folder)} ^ names
    dataset, whole, base = open_graph(folder), asked_of_all(), Iris(assembly.base_iri).node("")
    again = {node for node in touched if node.startswith(base) and not node.startswith(f"{base}s-")}
    again |= {str(value) for node in again for value in dataset.objects(URIRef(node), None) if str(value).startswith(base)}
    for each in before:
        named = {str(value) for value in dataset.objects(URIRef(each.about), None)}
        if each.document in renamed or each.other_document in renamed or not touched.isdisjoint(named):
            again.add(each.about)
    kept = [each for each in before if each.about not in again and each.check not in whole]
    found = dict.fromkeys((*kept, *run_checks(dataset, about=again)))
    return sorted(found, key=lambda each: (each.check, each.what, each.document, each.other_document, each.line, each.about))


def _fill_store(work: Path, file: Path, patch: Patch, parent: Version | None, quads: int) -> tuple[Path, Store]:
    """The writer's store with the statements of `file`: patched if it holds the parent's, else loaded anew."""
    if parent is not None and len(patch) * _SMALL < quads:
        held = open_writers_store(work, _mark(parent))
        if held is not None:
            apply_patch(held[1], patch)
            return held
    return load_writers_store(work, file)


def _write_reports(assembly: Assembly, report: Report, folder: Path) -> None:
    write_violations(assembly.findings, folder / VIOLATIONS_FILE)
    write_validation_report(assembly.findings, folder / REPORT_FILE, base_iri=assembly.base_iri)
    write_quarantine(assembly.set_aside, folder / QUARANTINE_FILE)
    write_records(assembly.set_aside, folder / RECORDS_FILE)
    write_ledger(assembly.records, folder)
    write_register(assembly.linking.register, folder)
    write_linking(folder, assembly.linking.entities, assembly.linking.judgements, assembly.linking.doubts)
    write_review_graph(folder, assembly.linking.doubts, assembly.base_iri)
    write_report(report, folder)


def _manifest(assembly: Assembly, report: Report, fresh: Version, parent: Version | None, written: _Written, why: str) -> Manifest:
    with (fresh.folder / GRAPH_FILE).open("rb") as handle:
        sha256 = file_digest(handle, "sha256").hexdigest()
    return Manifest(
        number=fresh.number,
        parent=parent.number if parent else None,
        published=assembly.moment,
        why=why,
        fingerprint=assembly.fingerprint,
        documents=len(assembly.documents),
        counts=report.counts,
        quads=written.quads,
        added=len(written.patch.added),
        removed=len(written.patch.deleted),
        sha256=sha256,
    )


def _is_same(old: Path, new: Path) -> bool:
    """Whether the files that tell two versions of one graph apart are the same."""
    return filecmp.cmpfiles(old, new, _TELLING, shallow=False)[0] == list(_TELLING)


def _mark(version: Version) -> str:
    return f"{version.number} {read_manifest(version.folder).published}"
