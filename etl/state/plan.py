"""What a build has to do: the files that were found, held against the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from etl.errors import SourceError
from etl.model.hidden import HiddenNames
from etl.model.issue import Issue
from etl.sources import UNREADABLE_FOLDER, Source
from etl.state.ledger import DocumentRecord, State
from etl.state.tombstones import Tombstones

SMALLEST_GUARDED = 4  # of fewer documents any share may go
# What may be otherwise at the next look, although the file is the same.
_PASSING = ("reading.unreadable",)


class Change(StrEnum):
    """What became of a document since the last build; the value is what `vitagraph status` says."""

    NEW = "new"
    CHANGED = "changed"
    RENAMED = "renamed"
    STALE = "read by other code or settings"
    FAILED = "could not be read"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Planned:
    """A file, the document it is (`None`: a new one), and whether it has to be read."""

    source: Source
    record: DocumentRecord | None
    change: Change
    must_read: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """Every file that was found, by name, and the documents that are there no more."""

    documents: tuple[Planned, ...]
    gone: tuple[DocumentRecord, ...]

    @property
    def to_read(self) -> list[Source]:
        """The files that have to be read."""
        return [planned.source for planned in self.documents if planned.must_read]

    @property
    def changes_nothing(self) -> bool:
        """Whether every document is what and where it was."""
        return not self.gone and all(
            planned.change in (Change.UNCHANGED, Change.FAILED) and not planned.must_read for planned in self.documents
        )

    def hiding(self, hidden: Mapping[str, Sequence[HiddenNames]]) -> Plan:
        """The plan with the names that are not to be read, given by the ids of documents."""
        documents = tuple(
            replace(each, source=replace(each.source, hidden=tuple(hidden[each.record.id])))
            if each.record and each.record.id in hidden
            else each
            for each in self.documents
        )
        return replace(self, documents=documents)

    def retrying(self) -> Plan:
        """The plan with what could not be read to be tried again."""
        documents = tuple(
            replace(each, must_read=True) if each.record and each.record.state is State.FAILED else each for each in self.documents
        )
        return replace(self, documents=documents)

    def but_for(self, tombstones: Tombstones) -> Plan:
        """The plan without documents that are gone because they were forgotten."""
        return replace(self, gone=tuple(record for record in self.gone if record.sha256 not in tombstones))


def make_plan(
    sources: Sequence[Source], records: Sequence[DocumentRecord], claims_of: Callable[[Source], str], claims_folder: Path
) -> Plan:
    """Which document each file is, and which have to be read.

    A file is the document whose id stands beside it, else the one with its content, else the one with its name. `claims_of` names
    the file of claims that a source should have.
    """
    matched = _match(sources, records)
    documents = tuple(_plan(source, matched.get(source.name), claims_of(source), claims_folder) for source in sources)
    kept = {planned.record.id for planned in documents if planned.record}
    return Plan(documents, tuple(record for record in records if record.id not in kept))


def check_removals(plan: Plan, found: Iterable[Issue], greatest_share_gone: float) -> None:
    """Raises `SourceError` where documents are missing because a folder cannot be opened, or more of them than may be at once."""
    closed = [issue.document for issue in found if issue.rule == UNREADABLE_FOLDER]
    behind = sorted(record.source for record in plan.gone if any(_lies_in(record.source, folder) for folder in closed))
    if behind:
        raise SourceError(
            f"{len(behind)} documents of the graph lie in folders that cannot be opened ({', '.join(closed)}); "
            "nothing was changed. Allow reading these folders and build again"
        )
    before = len(plan.gone) + sum(planned.record is not None for planned in plan.documents)
    if before >= SMALLEST_GUARDED and len(plan.gone) > greatest_share_gone * before:
        raise SourceError(
            f"{len(plan.gone)} of {before} documents are gone at once, more than the share of {greatest_share_gone:g} that may be; "
            "nothing was changed. Is a folder or a network mount away? If they are meant to go, build with --allow-removals"
        )


_Keys: TypeAlias = tuple[Callable[[Source], object], Callable[[DocumentRecord], object]]
# What tells which document a file is, best first; what is empty tells nothing.
_TELLING: tuple[_Keys, ...] = (
    (lambda source: source.identity, lambda record: record.identity),
    (lambda source: source.sha256 and (source.sha256, source.name), lambda record: (record.sha256, record.source)),
    (lambda source: source.sha256, lambda record: record.sha256),
    (lambda source: source.name, lambda record: record.source),
)


def _match(sources: Sequence[Source], records: Sequence[DocumentRecord]) -> dict[str, DocumentRecord]:
    """The document of each source by its name; a document is found once."""
    matched: dict[str, DocumentRecord] = {}
    for of_source, of_record in _TELLING:
        taken = {record.id for record in matched.values()}
        free = {of_record(record): record for record in reversed(records) if record.id not in taken and of_record(record)}
        for source in sources:
            found = None if source.name in matched else free.get(of_source(source))
            if found is not None and found.identity in ("", source.identity):
                matched[source.name] = free.pop(of_source(source))
    return matched


def _plan(source: Source, record: DocumentRecord | None, claims: str, folder: Path) -> Planned:
    if record is None:
        return Planned(source, None, Change.NEW, must_read=True)
    if not source.sha256 or record.sha256 != source.sha256:
        return Planned(source, record, Change.CHANGED, must_read=True)
    if record.state is State.FAILED:
        again = record.claims != claims or (record.issue is not None and record.issue.rule in _PASSING)
        return Planned(source, record, Change.FAILED if record.source == source.name else Change.RENAMED, again)
    if record.claims != claims or not (folder / claims).exists():
        return Planned(source, record, Change.STALE, must_read=True)
    is_same = (record.source, record.identity) == (source.name, source.identity)
    return Planned(source, record, Change.UNCHANGED if is_same else Change.RENAMED, must_read=False)


def _lies_in(name: str, folder: str) -> bool:
    return folder == "." or name.startswith(f"{folder}/") or f"/{folder}/" in name


def forget_readings(records: Iterable[DocumentRecord]) -> list[DocumentRecord]:
    """The same documents with all of them to be read anew; ages and ids stay."""
    return [replace(record, claims="") for record in records]
