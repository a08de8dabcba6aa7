"""Who is who in a run: linking that goes on from the version before, under the names that it gave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.build.documents import Documents
from etl.build.run import Run
from etl.graph.store import current_version
from etl.lists.importing import use_lists
from etl.load.link_decisions import read_link_decisions
from etl.model.document_claims import DocumentClaims
from etl.model.link_change import LinkChange, Listed
from etl.naming import Naming, compare_ids, inherit_all, publish_ids, read_naming, replaced_ids
from etl.parallel.choice import choose_spread
from etl.resolve.linker import Linker
from etl.state.fingerprints import program
from etl.state.manifest import WORK, read_manifest
from etl.state.register import Register
from etl.state.tombstones import is_forgetting
from etl.state.versions import Version, current


@dataclass(frozen=True, slots=True)
class Linked:
    """change: what is another who-is-who than before; linker: what else there is, to be kept once it is published.

    register  what keeps names stable; replaced: ids that have become parts of other entities, with the ids of these
    lists     stands for the imported lists in which names were looked up
    """

    change: LinkChange
    linker: Linker
    register: Register
    replaced: Mapping[str, str]
    lists: str


class EarlyLinker:
    """The state of linking, opened while documents are read, and what of it concerns those that changed."""

    def __init__(self) -> None:
        self._opened: tuple[str, Linker] | None = None

    def open(self, run: Run) -> None:
        """Opens the state of the version before, if it is gone on from."""
        parent = current(run.output)
        if parent is None or run.is_full or is_forgetting(run.output) or self._opened is not None:
            return
        mark = link_mark(parent, use_lists(run.output, run.settings))
        linker = Linker.open(run.output / WORK, mark)
        self._opened = mark, linker
        linker.expect(planned.record.sha256 for planned in run.plan.documents if planned.must_read and planned.record)

    def take(self, work: Path, mark: str) -> Linker:
        """The state that `mark` stands for."""
        opened, self._opened = self._opened, None
        if opened is not None and opened[0] == mark:
            return opened[1]
        if opened is not None:
            opened[1].close()
        return Linker.open(work, mark)

    def close(self) -> None:
        """Lets go of the state if nobody has taken it."""
        opened, self._opened = self._opened, None
        if opened is not None:
            opened[1].close()


def link(run: Run, documents: Documents, parent: Version | None, early: EarlyLinker | None = None) -> Linked:
    """Links the documents. `parent` is the version whose state may be gone on from; `early` may have opened it."""
    before = read_naming(run.names_of)
    decisions = read_link_decisions(run.decisions)
    descents = inherit_all(before, documents.records, _read_anew(before, documents), run.claims_folder)
    lists = use_lists(run.output, run.settings)
    mark = link_mark(parent, lists) if parent and not run.is_full else ""
    linker = (early or EarlyLinker()).take(run.output / WORK, mark)
    listed = [
        Listed(sha256, same[0].source, same[0].claims, same[0].age if same[0].first_seen else None, descents[same[0].id])
        for sha256, same in documents.by_content.items()
    ]
    with choose_spread(run.settings) as spread:
        change = linker.link(listed, documents.claims_of, decisions, spread)
    ids = compare_ids(change, current_version(run.output) if run.names_of == run.output else None)
    published = publish_ids(before, ids, documents.records, run.moment, decisions)
    register = Register(descents, published, tuple(decision.id for decision in decisions))
    replaced = replaced_ids(published, lambda identifier: linker.entity(identifier) is not None, linker.entity_at)
    return Linked(change, linker, register, replaced, lists)


def link_mark(version: Version, lists: str) -> str:
    """What the state of linking bears that is of a version, as this program linked it with these imported lists."""
    return f"{version.number} {read_manifest(version.folder).published} {program()} {lists}"


def _read_anew(before: Naming, documents: Documents) -> Sequence[DocumentClaims]:
    """The claims of those that were read by other code or have another content now."""
    read_as = {record.id: record.read_as for record in before.ledger}
    return [
        documents.claims_of(sha256)
        for sha256, same in documents.by_content.items()
        if any(read_as.get(record.id, "") not in ("", record.read_as) for record in same)
    ]
