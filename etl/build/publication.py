"""From an assembled graph to a published version: files, store, checks, and the one rename."""

from __future__ import annotations

import filecmp
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from etl.build.assembly import Assembly
from etl.build.linking import link_mark
from etl.build.store import Written, spare_file, store_mark, write_graph
from etl.build.whole import WholeGraph
from etl.graph.tally import count_classes
from etl.history import difference, write_changes
from etl.load.gate_records import write_gate_records
from etl.load.linking import ENTITIES_FILE, JUDGEMENTS_FILE, REVIEW_FILE, patch_linking, write_linking
from etl.load.nquads import GRAPH_FILE
from etl.load.patch import PATCH_FILE, Patch, write_patch
from etl.load.quarantine import QUARANTINE_FILE, RECORDS_FILE, write_quarantine, write_records
from etl.load.spare import keep_spare
from etl.load.store import mark_store
from etl.load.violations import REPORT_FILE, VIOLATIONS_FILE, write_validation_report, write_violations
from etl.model.document_claims import OUTCOMES
from etl.model.issue import Issue
from etl.progress import Progress
from etl.runs.report import Report, write_report
from etl.state.ledger import LEDGER_FILE, claims_named, write_ledger
from etl.state.manifest import Manifest, note_look, write_manifest
from etl.state.register import REGISTER_FILE, write_register
from etl.state.tombstones import end_forgetting, is_forgetting
from etl.state.versions import CLAIMS, Version, drop_old, new_version, publish

BUILD, FORGET = "build", "forget"
_BESIDE = 5  # what goes on beside at most: the graph is written, its store brought to disk and copied, its file, too
_TELLING = (LEDGER_FILE, REGISTER_FILE, ENTITIES_FILE, JUDGEMENTS_FILE, REVIEW_FILE, "report.json", RECORDS_FILE, REPORT_FILE)


def publish_assembly(assembly: Assembly, progress: Progress) -> Report:
    """Publish a new version, unless it would be the same as the one before; contradictions across documents are in the report."""
    output, parent = assembly.run.output, assembly.parent
    with new_version(output) as fresh:
        with progress.step("publish", 1) as step:
            with ThreadPoolExecutor(_BESIDE) as beside:
                writing = beside.submit(write_graph, assembly, fresh.folder, beside)
                _write_files(assembly, fresh.folder)
                written = writing.result()
                report = _report(assembly, written)
                write_report(report, fresh.folder)
                if parent is not None and not written.patch and _is_same(parent.folder, fresh.folder):
                    written.copied.result()
                    written.file.result()
                    _keep(assembly, written, parent)
                    step.say(f"nothing new, version {parent.number} stays")
                    return report
                written.copied.result()
                _write_changes(written.patch, parent, fresh.folder)
                written.file.result()
            write_manifest(_manifest(assembly, report, fresh, written), fresh.folder)
            step.say(f"{written.quads} quads")
        with progress.step("swap", 1) as step:
            is_secret = is_forgetting(output)
            published = publish(output, fresh)
            with ThreadPoolExecutor(1) as beside:  # a large file takes its time to go
                keep, spare = (0, None) if is_secret else (assembly.run.settings.keep, spare_file(output))
                tidied = beside.submit(tidy, output, keep, spare)
                _keep(assembly, written, published)
                tidied.result()
            end_forgetting(output)
            step.say(f"version {published.number}")
    return report


def _write_changes(patch: Patch | None, parent: Version | None, folder: Path) -> None:
    """What is new in the version in `folder`, as statements and in words."""
    if parent is None or patch is None:
        write_changes(folder, None)
        return
    write_patch(patch, folder / PATCH_FILE, parent.number)
    write_changes(folder, difference(parent.folder, folder, patch))


def tidy(output: Path, keep: int, spare: Path | None) -> None:
    """Removes versions that are not kept any more, and claims that no version names. The statements of one such version stay as
    `spare`, to be written over."""

    def salvage(folder: Path) -> None:
        if spare is not None:
            keep_spare(folder / GRAPH_FILE, spare)

    named: set[str] = set()
    for version in drop_old(output, keep, salvage):
        named |= claims_named(version.folder)
    for path in sorted((output / CLAIMS).iterdir()):
        if path.name not in named:
            path.unlink()


def _keep(assembly: Assembly, written: Written, version: Version) -> None:
    """What the next build goes on from is that of `version`."""
    mark_store(written.store, store_mark(version))
    assembly.linked.linker.keep(link_mark(version, assembly.linked.lists))
    assembly.linked.linker.close()
    if isinstance(assembly.statements, WholeGraph):
        assembly.statements.runs.drop()
    note_look(assembly.run.output, version.number, assembly.run.fingerprint, assembly.run.moment)


def _report(assembly: Assembly, written: Written) -> Report:
    records = [record for _, record in sorted(assembly.gate.documents.items())]
    notes: Counter[tuple[str, str]] = Counter()
    lines = Counter(dict.fromkeys(OUTCOMES, 0))
    for record in records:
        notes.update(record.notes)
        lines.update(record.lines)
    return Report(
        documents=assembly.documents.names,
        counts=count_classes(assembly.gate.tally),
        issues=tuple(sorted({*assembly.issues, *(found.issue for found in written.contradictions)}, key=Issue.order)),
        notes={f"{rule}: {message}": count for (rule, message), count in sorted(notes.items())},
        lines=dict(lines),
    )


def _write_files(assembly: Assembly, folder: Path) -> None:
    """What does not hang on the graph as a whole."""
    base_iri, linked, parent = assembly.run.settings.base_iri, assembly.linked, assembly.parent
    records = assembly.gate.documents.values()
    findings = [found for record in records for found in record.findings]
    set_aside = [each for record in records for each in record.set_aside]
    write_violations(findings, folder / VIOLATIONS_FILE)
    write_validation_report(findings, folder / REPORT_FILE, base_iri=base_iri)
    write_quarantine(set_aside, folder / QUARANTINE_FILE)
    write_records(set_aside, folder / RECORDS_FILE)
    write_gate_records(assembly.gate, folder)
    write_ledger(assembly.documents.records, folder)
    write_register(linked.register, folder)
    if parent is None or linked.change.is_whole:
        found = linked.change.linked.added, linked.change.judgements.added, linked.change.doubts.added
        write_linking(folder, assembly.documents.listings, *found, base_iri)
    else:
        patch_linking(folder, assembly.documents.listings, linked.change, parent.folder, base_iri)


def _manifest(assembly: Assembly, report: Report, fresh: Version, written: Written) -> Manifest:
    patch, parent = written.patch or Patch([], []), assembly.parent
    return Manifest(
        number=fresh.number,
        parent=parent.number if parent else None,
        published=assembly.run.moment,
        why=FORGET if is_forgetting(assembly.run.output) else BUILD,
        fingerprint=assembly.run.fingerprint,
        documents=len(assembly.documents.names),
        counts=report.counts,
        quads=written.quads,
        added=len(patch.added) if parent else written.quads,
        removed=len(patch.deleted),
        digest=f"{written.digest:064x}",
    )


def _is_same(old: Path, new: Path) -> bool:
    """Whether the files that tell two versions of one graph apart are the same."""
    return filecmp.cmpfiles(old, new, _TELLING, shallow=False)[0] == list(_TELLING)
