"""The documents of a run: the ledger as it will be, and what each document says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from etl.build.run import Run
from etl.errors import StoreError
from etl.load.claims import read_claims_file, renamed, rewrite_claims
from etl.load.linking import Listing
from etl.model.document_claims import DocumentClaims
from etl.model.hidden import HiddenNames
from etl.model.issue import Issue
from etl.model.reading import Reading
from etl.state import fingerprints
from etl.state.ledger import DocumentRecord, State
from etl.state.settling import settle
from etl.state.tombstones import read_hidden
from etl.transform.withholding import hide_names


@dataclass(frozen=True, slots=True)
class Documents:
    """records     the ledger
    by_content  of the documents that could be read, those with each sha256 (nearly always one), by name
    days        of those that were read just now, by name
    """

    records: tuple[DocumentRecord, ...]
    by_content: Mapping[str, Sequence[DocumentRecord]]
    folder: Path
    days: Mapping[str, str]

    @property
    def issues(self) -> list[Issue]:
        """Why documents could not be read."""
        return [record.issue for record in self.records if record.issue is not None]

    @property
    def names(self) -> tuple[str, ...]:
        """Of those that could be read, sorted."""
        return tuple(sorted(record.source for same in self.by_content.values() for record in same))

    @property
    def listings(self) -> list[Listing]:
        """Those that could be read, as the files of linking name them."""
        return [Listing(same[0].source, sha256, same[0].origin) for sha256, same in self.by_content.items()]

    def read(self, sha256: str) -> list[DocumentClaims]:
        """What the documents of one content say, once for each of their names."""
        return [renamed(read_claims_file(self.folder / record.claims), record.source) for record in self.by_content[sha256]]

    def day_of(self, sha256: str) -> str:
        """The day that a content is of, under the first of its names; empty where it has none."""
        day = self.days.get(self.by_content[sha256][0].source)
        return day_of(self.claims_of(sha256)) if day is None else day

    def claims_of(self, sha256: str) -> DocumentClaims:
        """What a content says, under the first of its names."""
        return self.read(sha256)[0]


def settle_documents(run: Run, readings: Sequence[Reading]) -> Documents:
    """The documents after these readings. Names to be hidden go from the files of claims too."""
    hashes = {reading.name: reading.sha256 for reading in readings if reading.sha256}
    sources = [replace(each.source, sha256=hashes.get(each.source.name, each.source.sha256)) for each in run.plan.documents]
    claims = {source.name: run.claims_of(source) for source in sources}
    reader = (fingerprints.extractor(), fingerprints.config(run.settings))
    records = settle(run.plan.documents, readings, run.moment, claims, reader, run.settings.base_iri)
    hidden = read_hidden(run.output)
    by_content: dict[str, list[DocumentRecord]] = {}
    for record in sorted(records, key=lambda record: record.source):
        if record.id in hidden and record.read_as:
            _hide_in(run.claims_folder / record.read_as, hidden[record.id])
        if record.state is State.PRESENT:
            by_content.setdefault(record.sha256, []).append(record)
    days = {reading.name: reading.as_of for reading in readings if reading.claims is not None}
    return Documents(tuple(records), by_content, run.claims_folder, days)


def day_of(claims: DocumentClaims) -> str:
    """The day that a document is of; empty where it has none."""
    return claims.as_of.last_day if claims.as_of else ""


def _hide_in(path: Path, names: Sequence[HiddenNames]) -> None:
    """Takes hidden names out of a file of claims; one of another format goes as a whole, for it may hold them."""
    try:
        kept = read_claims_file(path)
    except StoreError:
        path.unlink(missing_ok=True)
        return
    if (masked := hide_names(kept, names)) != kept:
        rewrite_claims(masked, path)
