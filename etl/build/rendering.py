"""Documents' statements: written and held against the shapes only where something about them has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from etl.build.documents import Documents, day_of
from etl.graph.quads import write_document
from etl.graph.statements import DocumentGraph, write_quads
from etl.load.gate_records import GateRecord, GateRecords
from etl.load.nquads import encode_lines
from etl.model.document_claims import DocumentClaims, count_outcomes
from etl.model.resolution import Resolution
from etl.settings import Profile, Settings
from etl.validate.gate import DOCUMENTS_A_CALL, Gated, gate_documents
from etl.validate.rules import is_stale


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a document states, as far as the gate let it through, and the record of the gate."""

    graph: DocumentGraph
    record: GateRecord

    def lines(self) -> list[bytes]:
        """The statements as lines of N-Quads, sorted."""
        return encode_lines(write_quads(self.graph.nodes, self.graph.graph))


@dataclass(frozen=True, slots=True)
class Terms:
    """What documents are rendered under: settings, the day of the newest of them, decisions in force by what they let in."""

    settings: Settings
    newest: str
    held: Mapping[str, str]


def newest_day(documents: Documents, before: GateRecords | None) -> str:
    """The latest day that a document is of; empty where none has one. Known documents need not be read for it."""
    known = before.documents if before else {}
    days = []
    for sha256, same in documents.by_content.items():
        if sha256 in known and known[sha256].claims == tuple(record.claims for record in same):
            days.append(known[sha256].as_of)
        else:
            days.append(documents.day_of(sha256))
    return max(days, default="")


def choose(documents: Documents, before: GateRecords, linked: Collection[str], terms: Terms) -> list[str]:
    """The contents to render: new ones, those under other names or with other entities (`linked`), and those of which the gate
    would say something else."""
    chosen = []
    for sha256, same in documents.by_content.items():
        known = before.documents.get(sha256)
        if (
            known is None
            or sha256 in linked
            or known.paths != tuple(record.source for record in same)
            or known.claims != tuple(record.claims for record in same)
            or is_stale(known.as_of, before.newest) != is_stale(known.as_of, terms.newest)
            or not known.is_decided_by(terms.held)
        ):
            chosen.append(sha256)
    return sorted(chosen)


def render(documents: Documents, contents: Iterable[str], resolution: Resolution, terms: Terms) -> Iterator[Rendered]:
    """The documents of these contents, a few at a time in memory."""
    waiting = iter(contents)
    while batch := list(islice(waiting, DOCUMENTS_A_CALL)):
        claims = [documents.read(sha256) for sha256 in batch]
        graphs = [_write(same, resolution, terms.settings) for same in claims]
        for same, sha256, gated in zip(claims, batch, gate_documents(graphs, terms.newest, terms.held), strict=True):
            files = tuple(record.claims for record in documents.by_content[sha256])
            yield Rendered(gated.kept, _record(same, files, gated, terms))


def _write(same: Sequence[DocumentClaims], resolution: Resolution, settings: Settings) -> DocumentGraph:
    contacts = settings.profile is Profile.INTERNAL
    return write_document(same, resolution, base_iri=settings.base_iri, with_contacts=contacts)


def _record(same: Sequence[DocumentClaims], files: tuple[str, ...], gated: Gated, terms: Terms) -> GateRecord:
    return GateRecord(
        sha256=same[0].sha256,
        paths=tuple(claims.name for claims in same),
        claims=files,
        as_of=day_of(same[0]),
        lines=count_outcomes(same),
        issues=tuple(issue for claims in same for issue in claims.issues),
        set_aside=tuple(gated.set_aside),
        accepted=tuple(gated.accepted),
        warnings=tuple(gated.warnings),
        notes=Counter(gated.notes),
        decided={each.id: terms.held[each.id] for each in gated.accepted},
    )
