"""The main job, step by step, as a library: where the stages meet. No Prefect, no printing.

find documents -> read each (in processes of its own) -> link -> write quads -> gate -> consolidate -> assert -> publish -> check
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from etl.ask.checks import run_checks
from etl.ask.graph import open_graph
from etl.curation import decisions_file
from etl.errors import StoreError
from etl.graph.consolidate import ConsolidatedGraph, consolidate
from etl.graph.quads import write_documents
from etl.graph.set_aside import Finding, SetAside
from etl.graph.statements import DocumentGraph
from etl.graph.store import current_version
from etl.load.claims import read_claims_file
from etl.load.decisions import in_force, read_decisions, unused_decisions
from etl.load.output import write_output
from etl.load.violations import REPORT_FILE, VIOLATIONS_FILE, write_validation_report, write_violations
from etl.model.document_claims import DocumentClaims
from etl.model.issue import Issue
from etl.progress import Progress, SilentProgress
from etl.reader_pool import ReaderPool, Reading
from etl.report import Report, read_published_counts, write_report
from etl.resolve.resolution import resolve
from etl.settings import Profile, Settings
from etl.sources import Source, drop_twins, find_documents
from etl.state.lock import locked
from etl.state.versions import drop_old, new_version
from etl.state.versions import publish as publish_version
from etl.validate.assertions import check_assertions
from etl.validate.gate import validate_documents


def build(paths: Sequence[Path], output: Path, settings: Settings, progress: Progress | None = None) -> Report:
    """Build the graph of every document at or below `paths` and publish it in `output`.

    A document that cannot be read and a fact that is not valid are left out and reported; nothing else is lost. Raises `UsageError`
    for paths that are not there and `StoreError` for an output folder that cannot be written; then nothing is published.
    """
    progress = progress or SilentProgress()
    with locked(output, settings.lock_wait_s), working_folder(output) as folder:
        sources, issues = find_sources(paths, progress)
        with ReaderPool(folder, settings) as pool, progress.step("read", len(sources)) as step:
            readings: list[Reading] = []
            with ThreadPoolExecutor(settings.processes) as threads:
                for done in as_completed([threads.submit(pool.read, batch) for batch in split_batches(sources, settings)]):
                    readings += done.result()
                    step.advance(len(done.result()))
            step.say(tell_readings(readings))
        assembly = assemble(readings, issues, settings, progress, output)
        return publish(assembly, folder, output, settings, progress)


def find_sources(paths: Sequence[Path], progress: Progress) -> tuple[list[Source], list[Issue]]:
    """The files to read, and what stood in the way of finding them."""
    with progress.step("find", 1) as step:
        found, issues = find_documents(paths)
        sources, twins = drop_twins(found)
        step.say(f"{len(sources)} files")
    return sources, issues + twins


def split_batches(sources: Sequence[Source], settings: Settings) -> list[Sequence[Source]]:
    """`sources` in batches: none longer than the setting, and enough of them to keep every process busy."""
    size = max(1, min(settings.batch_size, -(-len(sources) // (4 * settings.processes))))
    return [sources[i : i + size] for i in range(0, len(sources), size)]


def tell_readings(readings: Sequence[Reading]) -> str:
    """The readings in a few words."""
    read = sum(reading.claims is not None for reading in readings)
    return f"{read} documents" + (f", {len(readings) - read} left out" if read < len(readings) else "")


@dataclass(frozen=True, slots=True)
class Assembly:
    """A graph ready to be published: each document's own, the consolidated one, and what a person should look at."""

    documents: tuple[str, ...]
    graphs: Sequence[DocumentGraph]
    consolidated: ConsolidatedGraph
    set_aside: Sequence[SetAside]
    findings: Sequence[Finding]
    issues: tuple[Issue, ...]
    notes: Mapping[str, int]
    base_iri: str


def assemble(
    readings: Sequence[Reading], issues: Sequence[Issue], settings: Settings, progress: Progress, output: Path
) -> Assembly:
    """The graph of what was read: linked, validated, consolidated. The order of `readings` does not matter.

    `output` has the decisions and the report of the graph before. Raises `AssertionsError` for what may not be published.
    """
    decisions = in_force(read_decisions(decisions_file(output, settings)))
    claims, found = _load(readings)
    with progress.step("link", 1) as step:
        resolution = resolve(claims)
        step.say(f"{len(resolution.entities)} entities")
    with progress.step("validate", 1) as step:
        contacts = settings.profile is Profile.INTERNAL
        graphs = write_documents(claims, resolution, base_iri=settings.base_iri, with_contacts=contacts)
        gate = validate_documents(graphs, {each.id: each.why for each in decisions.values()})
        step.say(f"{len(gate.set_aside)} facts set aside")
    names = tuple(document.name for document in claims)
    unused = unused_decisions(decisions, gate.accepted, gate.set_aside, names)
    consolidated = consolidate(gate.kept, resolution, base_iri=settings.base_iri)
    check_assertions(consolidated, len(gate.set_aside), read_published_counts(current_version(output)), settings)
    return Assembly(
        documents=names,
        graphs=gate.kept,
        consolidated=consolidated,
        set_aside=gate.set_aside,
        findings=[found for each in (*gate.set_aside, *gate.accepted) for found in each.findings] + gate.warnings,
        issues=tuple(sorted({*issues, *found, *resolution.issues, *gate.issues, *unused})),
        notes={f"{rule}: {message}": count for (rule, message), count in sorted(gate.notes.items())},
        base_iri=settings.base_iri,
    )


def _load(readings: Sequence[Reading]) -> tuple[list[DocumentClaims], list[Issue]]:
    """The claims of what was read, by name."""
    issues = [reading.issue for reading in readings if reading.issue is not None]
    claims: list[DocumentClaims] = []
    for reading in sorted(readings, key=lambda reading: reading.name):
        if reading.claims is None:
            continue
        claims.append(read_claims_file(reading.claims))
        issues += claims[-1].issues
    return claims, issues


def publish(assembly: Assembly, folder: Path, output: Path, settings: Settings, progress: Progress) -> Report:
    """Publish graph, store, quarantine and report as a new version; contradictions across documents are warnings of the report."""
    with progress.step("publish", 1) as step, new_version(output) as fresh:
        write_violations(assembly.findings, fresh.folder / VIOLATIONS_FILE)
        write_validation_report(assembly.findings, fresh.folder / REPORT_FILE, base_iri=assembly.base_iri)
        written = write_output(fresh.folder, assembly.graphs, assembly.consolidated, assembly.set_aside)
        contradictions = {found.issue for found in run_checks(open_graph(fresh.folder))}
        report = Report(assembly.documents, written.counts, tuple(sorted({*assembly.issues, *contradictions})), assembly.notes)
        write_report(report, fresh.folder)
        publish_version(output, fresh)
        _replace(output / "claims", folder)
        drop_old(output, settings.keep)
        step.say(f"{written.quads} quads")
    return report


@contextmanager
def working_folder(output: Path) -> Iterator[Path]:
    """A new folder inside `output` for claims under way; it is gone afterwards."""
    try:
        output.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=".claims-", dir=output))
    except OSError as error:
        raise StoreError(f"nothing can be written in {output} ({error.strerror}); give another folder with --output") from None
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _replace(old: Path, new: Path) -> None:
    """Put the folder `new` where `old` is."""
    shutil.rmtree(old, ignore_errors=True)
    new.rename(old)
    old.chmod(0o755)
