"""The statements of a new version on disk: its file, its store, and what contradicts in it across documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Store

from etl.build.assembly import Assembly
from etl.build.contradictions import find_contradictions, find_contradictions_again
from etl.build.difference import GraphPatch
from etl.build.whole import WholeGraph
from etl.disk import sync
from etl.graph.contradictions import contradiction_quads, contradictions_start
from etl.load.contradictions import write_contradictions
from etl.load.nquads import DIGESTS, GRAPH_FILE, count_lines, digest_of, encode_lines, read_graph_file
from etl.load.patch import Patch, compare, difference
from etl.load.patched_file import Late, patch_file
from etl.load.store import apply_patch, copy_store, flush_store, load_writers_store, open_writers_store, settle_store
from etl.model.contradiction import Contradiction
from etl.state.fingerprints import program
from etl.state.ledger import DocumentRecord, read_ledger_file
from etl.state.manifest import WORK, read_manifest
from etl.state.versions import Version

_SMALL = 4  # a patch of less than a quarter of the statements is applied to the store; a larger one costs more than loading


@dataclass(frozen=True, slots=True)
class Written:
    """A graph on disk.

    store   where the writer's store lies
    patch   what has changed against the version before; `None` for a first one
    quads   the number of statements; digest: what stands for them all
    copied  done when the readers' store is there; file: when `graph.nq` is whole and on disk
    """

    store: Path
    patch: Patch | None
    quads: int
    digest: int
    contradictions: list[Contradiction]
    copied: Future[None]
    file: Future[None]


def write_graph(assembly: Assembly, folder: Path, beside: Executor) -> Written:
    """Writes `graph.nq`, `store` and `contradictions.jsonl` into the folder of a version; the first two are copied `beside`, which
    has room for three at once."""
    if isinstance(assembly.statements, WholeGraph):
        return _anew(assembly, assembly.statements, folder, beside)
    assert assembly.parent is not None
    return _patched(assembly, assembly.parent, assembly.statements, folder, beside)


def spare_file(output: Path) -> Path:
    """Where the file of statements of a version that is not kept any more waits to be written over."""
    return output / WORK / "spare.nq"


def store_mark(version: Version) -> str:
    """What the writer's store bears that holds the graph of a version."""
    return f"{version.number} {read_manifest(version.folder).published}"


def _patched(assembly: Assembly, parent: Version, made: GraphPatch, folder: Path, beside: Executor) -> Written:
    """From the file and the store of the version before. The file is written while the store is asked for what contradicts."""
    old, new, manifest = parent.folder / GRAPH_FILE, folder / GRAPH_FILE, read_manifest(parent.folder)
    late: Future[Patch] = Future()
    contradictions = Late(contradictions_start(assembly.run.settings.base_iri), late.result)
    copied = beside.submit(patch_file, old, made.patch, new, contradictions, spare_file(assembly.run.output))
    try:
        held = _held(assembly, made.patch, manifest.quads)
        is_loaded = held is None
        if held is None:  # what contradicts is known when the file is loaded
            late.set_result(Patch([], []))
            copied.result()
            held = load_writers_store(assembly.run.output / WORK, new)
        flushed = beside.submit(flush_store, held[1])
        found, more = _ask_again(held[1], parent, made, assembly)
        if is_loaded:
            copied = beside.submit(_patch_in_place, new, lambda: more)
        else:
            late.set_result(more)
    except BaseException as error:
        if not late.done():  # who writes the file waits for it
            late.set_exception(error)
        raise
    finished = beside.submit(_finish, held[1], more, found, folder, flushed, is_loaded=is_loaded)
    patch = made.patch.then(more)
    on_disk = beside.submit(_sync, copied, new)
    return Written(held[0], patch, *_counted(manifest.quads, int(manifest.digest, 16), patch), found, finished, on_disk)


def _ask_again(store: Store, parent: Version, made: GraphPatch, assembly: Assembly) -> tuple[list[Contradiction], Patch]:
    """The contradictions in a patched store, and the patch for the statements about them."""
    there = assembly.contradictions
    renamed = _names(assembly.documents.records) ^ _names(read_ledger_file(parent.folder))
    found = find_contradictions_again(store, there, made.touched, made.disputed, made.recalled, renamed)
    return found, _differing(there, found, assembly)


def _anew(assembly: Assembly, whole: WholeGraph, folder: Path, beside: Executor) -> Written:
    """From all statements."""
    file, parent = folder / GRAPH_FILE, assembly.parent
    whole.runs.merge(file)
    counting = beside.submit(count_lines, file)
    patch = compare(read_graph_file(parent.folder / GRAPH_FILE), read_graph_file(file)) if parent else None
    held = _held(assembly, patch, counting.result()[0]) if patch is not None else None
    is_loaded = held is None
    held = held if held is not None else load_writers_store(assembly.run.output / WORK, file)
    found = find_contradictions(held[1], whole.disputed)
    more = _differing([], found, assembly)
    quads, digest = counting.result()
    copied = beside.submit(_patch_in_place, file, lambda: more)
    finished = beside.submit(_finish, held[1], more, found, folder, beside.submit(flush_store, held[1]), is_loaded=is_loaded)
    patch = patch.then(more) if patch is not None else None
    return Written(held[0], patch, *_counted(quads, digest, more), found, finished, beside.submit(_sync, copied, file))


def _held(assembly: Assembly, patch: Patch, quads: int) -> tuple[Path, Store] | None:
    """The writer's store after a patch, if it holds what the patch is for, and loading it anew would take longer."""
    if assembly.parent is None or len(patch) * _SMALL >= quads:
        return None
    held = open_writers_store(assembly.run.output / WORK, store_mark(assembly.parent))
    if held is not None:
        apply_patch(held[1], patch)
    return held


def _names(records: Iterable[DocumentRecord]) -> set[str]:
    return {record.source for record in records}


def _differing(there: Sequence[Contradiction], found: list[Contradiction], assembly: Assembly) -> Patch:
    """What leads from the statements about some contradictions to those about others; each has a node of its own."""
    base, before, now = assembly.run.settings.base_iri, set(there), set(found)
    return difference(*(encode_lines(contradiction_quads(each, base_iri=base)) for each in (before - now, now - before)))


def _patch_in_place(file: Path, ask: Callable[[], Patch]) -> None:
    if patch := ask():
        without = file.rename(file.with_suffix(".without"))
        patch_file(without, patch, file)
        without.unlink()


def _sync(copied: Future[None], file: Path) -> None:
    """Brings a file to disk when it is whole. The store goes before it: a large file keeps the disk busy."""
    copied.result()
    sync(file)


def _finish(
    store: Store, contradictions: Patch, found: list[Contradiction], folder: Path, flushed: Future[None], *, is_loaded: bool
) -> None:
    """The store for readers, contradictions included, and their file."""
    apply_patch(store, contradictions)
    flushed.result()
    if is_loaded:
        settle_store(store)
    copy_store(store, folder)
    write_contradictions(found, folder, program())


def _counted(quads: int, digest: int, patch: Patch) -> tuple[int, int]:
    """Number and digest of the statements after a patch."""
    changed = digest + digest_of(patch.added) - digest_of(patch.deleted)
    return quads + len(patch.added) - len(patch.deleted), changed % DIGESTS
