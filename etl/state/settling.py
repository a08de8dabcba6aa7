"""The ledger after a build: who is new, who has changed, and how old everybody is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from etl.graph.iris import Iris, short_hash
from etl.model.reading import Reading
from etl.state.ledger import DocumentRecord, State
from etl.state.plan import Planned


def moment_after(records: Iterable[DocumentRecord], now: datetime | None = None) -> str:
    """Now, or a microsecond after the youngest document, should a clock have gone backwards: `2026-05-31T08:15:00.000001+00:00`."""
    now = now or datetime.now(UTC)
    latest = max((record.first_seen for record in records), default="")
    if latest and datetime.fromisoformat(latest) >= now:
        now = datetime.fromisoformat(latest) + timedelta(microseconds=1)
    return now.isoformat(timespec="microseconds")


def settle(
    documents: Sequence[Planned],
    readings: Iterable[Reading],
    moment: str,
    claims: Mapping[str, str],
    reader: tuple[str, str],
    base_iri: str,
) -> list[DocumentRecord]:
    """A record for each document that is there.

    moment  when new ones were first seen
    claims  the file of claims that goes with each name
    reader  the hashes of extractor and config
    """
    outcome = {reading.name: reading for reading in readings}
    taken = {planned.record.id for planned in documents if planned.record}
    origins = {planned.record.origin for planned in documents if planned.record}
    records = []
    for planned in documents:
        record = planned.record
        if record is None:
            record = DocumentRecord(_new_id(planned.source.sha256, taken), planned.source.name, "", State.FAILED)
            taken.add(record.id)
        record = replace(record.at(planned.source.name), identity=planned.source.identity)
        if planned.must_read:
            record = _after_reading(record, planned, outcome[planned.source.name], moment, base_iri)
            file = claims[planned.source.name]
            read_as = file if record.state is State.PRESENT else record.read_as
            record = replace(record, claims=file, read_as=read_as, extractor=reader[0], config=reader[1])
        if record.first_sha256 and not record.origin:
            origin = record.id if record.first_sha256 in origins else record.first_sha256
            origins.add(origin)
            record = replace(record, origin=origin)
        records.append(record)
    return records


def _after_reading(record: DocumentRecord, planned: Planned, reading: Reading, moment: str, base_iri: str) -> DocumentRecord:
    sha256 = reading.sha256 or planned.source.sha256
    if reading.claims is None:
        return replace(record, sha256=sha256, state=State.FAILED, issue=reading.issue, graph="")
    if not record.first_seen:
        record = replace(record, first_seen=moment, first_as_of=reading.as_of, first_sha256=sha256, versions=0)
    versions = record.versions + (record.sha256 != sha256 or not record.versions)
    graph = Iris(base_iri).graph(sha256)
    return replace(record, sha256=sha256, state=State.PRESENT, issue=None, versions=versions, graph=graph)


def _new_id(sha256: str, taken: set[str]) -> str:
    """Opaque, from the first content; another document may have begun with the same one and changed since."""
    number = 1
    while (identifier := f"d-{short_hash('document', sha256, number)}") in taken:
        number += 1
    return identifier
