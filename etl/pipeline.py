"""The main job, step by step, as a library: where the stages meet. No Prefect, no printing.

find documents -> hold them against the ledger -> read what is new (in processes of its own) -> link -> write quads -> gate
-> consolidate -> assert -> check -> publish
"""

from __future__ import annotations

import atexit
import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from etl.build.run import Run
from etl.errors import StoreError
from etl.graph.store import current_version
from etl.lists.folder import digest_of, lists_folder
from etl.load.claims import claims_file
from etl.model.issue import Issue, Severity
from etl.model.reading import Reading
from etl.parallel.batches import split_batches
from etl.parallel.choice import choose_readers
from etl.parallel.early import EarlyReader
from etl.parallel.pool import Readers, read_all
from etl.progress import Progress, SilentProgress
from etl.runs.report import Report, read_report
from etl.settings import Settings
from etl.sources import Place, Room, Source, drop_twins, find_documents, passing_room, room_in
from etl.state import fingerprints
from etl.state.ledger import read_ledger
from etl.state.lock import locked
from etl.state.manifest import WORK, last_look, note_look, read_manifest
from etl.state.plan import Plan, check_removals, forget_readings, make_plan
from etl.state.settling import moment_after
from etl.state.tombstones import Tombstones, is_forgetting, read_hidden, read_tombstones, write_tombstones
from etl.state.versions import CLAIMS, current, put_links, sweep

if TYPE_CHECKING:
    from etl.build.assembly import Assembly
    from etl.build.linking import EarlyLinker

__all__ = [
    "Assembly",
    "EarlyLinker",
    "Options",
    "Run",
    "assemble",
    "batches",
    "begin",
    "build",
    "conclude",
    "look",
    "make_ready",
    "publish",
    "reader_pool",
]


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked of one build.

    full            read every document anew; the same bytes come out
    allow_removals  however many documents are gone, they are meant to be
    allow_return    documents that were forgotten may come back
    retry_failed    documents that could not be read are tried again
    names_of        an output folder whose documents' ages and lineages a first build in a new folder takes over, and so the names
                    of entities
    """

    full: bool = False
    allow_removals: bool = False
    names_of: Path | None = None
    allow_return: bool = False
    retry_failed: bool = False


def build(
    paths: Sequence[Place],
    output: Path,
    settings: Settings,
    progress: Progress | None = None,
    options: Options | None = None,
    early: EarlyReader | None = None,
) -> Report:
    """Build the graph of every document at or below `paths` and publish it in `output`.

    Only documents that are new or have changed are read. A document that cannot be read and a fact that is not valid are left out
    and reported; nothing else is lost. A build that finds nothing to do publishes nothing. `early` may have been started before.
    Raises `UsageError` for paths that are not there, `SourceError` where too many documents are gone, and `StoreError` for an
    output folder that cannot be written; then nothing is published.
    """
    progress = progress or SilentProgress()
    with begin(paths, output, settings, progress, options or Options(), early or EarlyReader()) as run:
        if run.is_idle:
            return conclude(run)
        with ExitStack() as opened:
            with reader_pool(run) as pool, progress.step("read", len(run.plan.to_read)) as step:
                readings: list[Reading] = []
                coming = read_all(pool, batches(run, pool))
                linker = opened.enter_context(closing(make_ready(run)))
                for done in coming:
                    readings += done
                    step.advance(len(done))
                step.say(tell_readings(readings))
            assembly = assemble(run, readings, progress, linker)
        return publish(run, assembly, progress)


@contextmanager
def begin(
    paths: Sequence[Place],
    output: Path,
    settings: Settings,
    progress: Progress,
    options: Options,
    early: EarlyReader | None = None,
) -> Iterator[Run]:
    """A run, with the output folder to itself. What an interrupted build left is put right first. `early` is started as soon as
    there is something to read, and ended with the run."""
    with (
        locked(output, settings.lock_wait_s),
        _without_collector(),
        room_in(output / WORK, settings.max_document_bytes) as room,
        nullcontext() if early is None else closing(early),
    ):
        sweep(output)
        put_links(output)
        run = look(paths, output, settings, progress, options, room, early)
        if options.allow_return:
            _lift_tombstones(run)
        try:
            run.claims_folder.mkdir(exist_ok=True)
        except OSError as error:
            raise StoreError(f"nothing can be written in {output} ({error.strerror}); give another folder with --output") from None
        room.fetch([each for each in run.plan.to_read if run.is_full or not (run.claims_folder / run.claims_of(each)).exists()])
        room.remember()
        yield run


@contextmanager
def _without_collector() -> Iterator[None]:
    """No search for cycles among millions of statements, none of which is in one: that took most of the time to write them. Nor at
    the end of the process, which takes all of it along: that was half a second of a build that had little to do."""
    was_on = gc.isenabled()
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()  # what is there by now is taken for old, without a look at each of it
            gc.unfreeze()
            gc.enable()


def look(
    paths: Sequence[Place],
    output: Path,
    settings: Settings,
    progress: Progress,
    options: Options,
    room: Room | None = None,
    early: EarlyReader | None = None,
) -> Run:
    """What a build would do; nothing is written but what is fetched into `room`, or into one that is gone afterwards. `early` is
    started as soon as a content is found that was never read."""
    if room is None:
        with passing_room(output / WORK, settings.max_document_bytes) as passing:
            return look(paths, output, settings, progress, options, passing)
    with progress.step("find", 1) as step:
        found, issues = find_documents(paths, room)
        names_of = options.names_of if options.names_of is not None and current(output) is None else output
        records = forget_readings(read_ledger(names_of)) if options.full or names_of != output else read_ledger(output)
        sources, twins = drop_twins(found, _starting(early, {record.sha256 for record in records}, settings))
        tombstones = read_tombstones(output)
        if not options.allow_return:
            sources, buried = _without_forgotten(sources, tombstones)
            issues += buried
        reader = fingerprints.reader(settings)
        plan = make_plan(sources, records, lambda source: claims_file(source.sha256, source.name, reader), output / CLAIMS)
        plan = plan.hiding(read_hidden(output))
        plan = plan.retrying() if options.retry_failed else plan
        if names_of == output and not options.allow_removals:
            check_removals(plan.but_for(tombstones), issues, settings.greatest_share_gone)
        step.say(_tell_plan(plan))
    issues = sorted([*issues, *twins])
    fingerprint = fingerprints.build(settings, settings.decisions_in(output), digest_of(lists_folder(output, settings)), issues)
    is_idle = plan.changes_nothing and not options.full and fingerprint in _seen_with(output) and not is_forgetting(output)
    return Run(output, settings, plan, tuple(issues), fingerprint, moment_after(records), is_idle, names_of, options.full, early)


def _starting(early: EarlyReader | None, known: set[str], settings: Settings) -> Callable[[str], None]:
    """What starts a reader at the first content that is not known. Workers elsewhere are there already."""

    def tell(sha256: str) -> None:
        if early is not None and not settings.dask and sha256 not in known:
            early.start()

    return tell


def _without_forgotten(sources: Sequence[Source], tombstones: Tombstones) -> tuple[list[Source], list[Issue]]:
    """The files but those that hold what was forgotten, and an issue that does not name them."""
    kept = [source for source in sources if source.sha256 not in tombstones]
    count = len(sources) - len(kept)
    message = f"{count} files hold documents that were forgotten; take them away, or build with --allow-return"
    return kept, [Issue("", None, Severity.INFO, "sources.forgotten", message)] if count else []


def _lift_tombstones(run: Run) -> None:
    """Documents that are read again are forgotten no more."""
    tombstones = read_tombstones(run.output)
    before = len(tombstones.lines)
    for planned in run.plan.documents:
        tombstones.lift(planned.source.sha256)
    if len(tombstones.lines) < before:
        write_tombstones(run.output, tombstones)


def _seen_with(output: Path) -> set[object]:
    """What the documents of the published graph were looked at with."""
    version = current(output)
    if version is None:
        return set()
    looked = last_look(output)
    return {read_manifest(version.folder).fingerprint, looked.get("fingerprint") if looked.get("version") == version.number else ""}


def _tell_plan(plan: Plan) -> str:
    """The plan in a few words."""
    parts = [f"{len(plan.documents)} documents", f"{len(plan.to_read)} to read"]
    return ", ".join([*parts, f"{len(plan.gone)} gone"] if plan.gone else parts)


def reader_pool(run: Run) -> Readers:
    """Who reads."""
    return choose_readers(
        run.claims_folder, run.settings, fingerprints.reader(run.settings), is_afresh=run.is_full, early=run.early
    )


def batches(run: Run, readers: Readers) -> list[list[Source]]:
    """The files to read in batches of about the same work."""
    return split_batches(run.plan.to_read, width=readers.width, most=run.settings.batch_size, most_bytes=readers.most_bytes)


def tell_readings(readings: Sequence[Reading]) -> str:
    """The readings in a few words."""
    read = sum(reading.claims is not None for reading in readings)
    return f"{read} documents" + (f", {len(readings) - read} left out" if read < len(readings) else "")


def make_ready(run: Run) -> EarlyLinker:
    """Loads what the steps after reading need, in the time in which others read: modules, and of the state of linking what concerns
    the documents that changed. That is to be closed."""
    from etl.build.linking import EarlyLinker
    from etl.build.ready import load

    load()
    early = EarlyLinker()
    early.open(run)
    return early


def assemble(run: Run, readings: Sequence[Reading], progress: Progress, early: EarlyLinker | None = None) -> Assembly:
    """The graph of all documents, linked, validated and consolidated; `early` is what `make_ready` gave.

    Raises `AssertionsError` for what may not be published.
    """
    from etl.build.assembly import assemble as assemble_graph

    return assemble_graph(run, readings, progress, early)


def publish(run: Run, assembly: Assembly, progress: Progress) -> Report:
    """Publish graph, store, quarantine and report as a new version, unless it would be the one before."""
    from etl.build.publication import publish_assembly

    return publish_assembly(assembly, progress)


def conclude(run: Run) -> Report:
    """The report of the graph that is published, of a run that has nothing to do."""
    note_look(run.output, _number(run), run.fingerprint, run.moment)
    return read_report(current_version(run.output))


def _number(run: Run) -> int:
    version = current(run.output)
    return version.number if version else 0
