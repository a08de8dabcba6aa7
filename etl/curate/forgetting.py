"""Forgetting documents and people: exactly, with a receipt, and for good.

What is forgotten is first noted as hashes, so that any build finishes what an interrupted one began. Then the graph is made again
from what is left, and everything that was kept of the time before goes: versions, patches, claims, the writer's store.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Store

from etl.curate.traces import bears, hints, search
from etl.errors import UsageError
from etl.graph import terms
from etl.graph.iris import Iris
from etl.graph.store import current_store
from etl.load.atomic import replacing
from etl.load.claims import read_claims_file
from etl.load.link_decisions import documents_named, without_documents
from etl.load.linking import read_entities
from etl.model.hidden import HiddenNames
from etl.model.linked import LinkedEntity
from etl.model.mention import EntityKind
from etl.normalize.folding import fold
from etl.pipeline import Run, assemble, publish
from etl.progress import Progress
from etl.settings import Settings
from etl.sources import Source
from etl.state.ledger import DocumentRecord, State, read_ledger
from etl.state.lock import locked
from etl.state.manifest import read_manifest
from etl.state.plan import Change, Plan, Planned
from etl.state.settling import moment_after
from etl.state.tombstones import begin_forgetting, new_salt, read_hidden, read_tombstones, write_hidden, write_tombstones
from etl.state.versions import CLAIMS, current, list_versions, put_links, sweep
from etl.transform.withholding import hide_names

RECEIPTS_FILE = "receipts.jsonl"
_LEAST_OF_A_HASH = 8  # characters by which a content may be named


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was done, without a word of what was forgotten.

    documents    their opaque ids; persons: how many
    blacked_out  documents of others in which the people's names were blacked out
    decisions    lines of the curators' file that were taken out
    traces       files of the output folder in which a name was found afterwards: 0
    """

    when: str
    documents: tuple[str, ...]
    persons: int
    blacked_out: int
    decisions: int
    versions_removed: int
    version: int
    quads_before: int
    quads_after: int
    files_searched: int
    traces: int


@dataclass(frozen=True, slots=True)
class _Person:
    """A person to be forgotten: documents by content in which they are named, those that are theirs, and all their names."""

    named_in: frozenset[str]
    own: frozenset[str]
    names: frozenset[str]


def forget(output: Path, documents: Sequence[str], persons: Sequence[str], settings: Settings, progress: Progress) -> Receipt:
    """Forgets documents, given by name, id or hash, and people, given by IRI or name, with the documents that are theirs.

    Raises `UsageError` for what is not in the graph, for a name that several people have, and where the path of a document that is
    left bears the name; then nothing is changed.
    """
    with locked(output, settings.lock_wait_s):
        sweep(output)
        put_links(output)
        version = current(output)
        if version is None:
            raise UsageError(f"there is no graph in {output}")
        records = read_ledger(output)
        entities = [entity for entity in read_entities(version.folder) if entity.kind is EntityKind.PERSON]
        people = [_read_person(output, _find_person(entities, asked, settings), records, settings) for asked in persons]
        own = {sha256 for person in people for sha256 in person.own}
        gone = {record.id for asked in documents for record in _find_documents(records, asked)}
        gone |= {record.id for record in records if record.sha256 in own}
        left = [record for record in records if record.id not in gone]
        _refuse_paths(left, people)
        before = read_manifest(version.folder)
        old_versions = len(list_versions(output))
        blacked_out, dropped = _note(output, records, gone, left, people, entities, settings)
        run = _rebuild(output, records, left, settings)
        publish(run, assemble(run, [], progress), progress)
        after = read_manifest(list_versions(output)[-1].folder)
        searched, traces = search(output, _names(people))
        receipt = Receipt(
            when=run.moment,
            documents=tuple(sorted(gone)),
            persons=len(people),
            blacked_out=blacked_out,
            decisions=dropped,
            versions_removed=old_versions,
            version=after.number,
            quads_before=before.quads,
            quads_after=after.quads,
            files_searched=searched,
            traces=traces,
        )
        _keep(receipt, output)
        return receipt


def _note(
    output: Path,
    records: Sequence[DocumentRecord],
    gone: set[str],
    left: Sequence[DocumentRecord],
    people: Sequence[_Person],
    entities: Sequence[LinkedEntity],
    settings: Settings,
) -> tuple[int, int]:
    """Keeps as hashes what is to be forgotten; any build finishes it. Counts documents to black out, and decisions."""
    hidden = {identifier: names for identifier, names in read_hidden(output).items() if identifier not in gone}
    blacked_out = set()
    for person in people:
        for record, names in _to_hide(output, person, left, entities):
            hidden.setdefault(record.id, []).append(names)
            blacked_out.add(record.id)
    tombstones = read_tombstones(output)
    tombstones.add(sha256 for record in records if record.id in gone for sha256 in (record.sha256, record.first_sha256) if sha256)
    begin_forgetting(output)
    write_tombstones(output, tombstones)
    write_hidden(output, hidden)
    return len(blacked_out), _drop_decisions(settings.decisions_in(output), records, gone, people)


def _to_hide(
    output: Path, person: _Person, left: Iterable[DocumentRecord], entities: Sequence[LinkedEntity]
) -> list[tuple[DocumentRecord, HiddenNames]]:
    """The documents of others that hold a name of the person; not those that mean a namesake by it."""
    folded = {fold(name) for name in person.names}
    namesakes = {
        mention.key.document
        for entity in entities
        for mention in entity.mentions
        if fold(mention.anchor.words) in folded and mention.key.document not in person.named_in
    }
    found = []
    for record in left:
        if record.read_as and record.sha256 not in namesakes:
            names = HiddenNames.of(person.names, new_salt())
            claims = read_claims_file(output / CLAIMS / record.read_as)
            if hide_names(claims, [names]) != claims:
                found.append((record, names))
    return found


def _refuse_paths(left: Iterable[DocumentRecord], people: Iterable[_Person]) -> None:
    """A document is found again under its path, which cannot be blacked out."""
    names = _names(people)
    bearing = sorted(record.source for record in left if bears(f"{record.source} {record.identity}", names))
    if bearing:
        raise UsageError(
            f"the name stands in the path or the id of documents of others: {', '.join(bearing)}; give them others, build and "
            "forget again"
        )


def _names(people: Iterable[_Person]) -> list[str]:
    return [name for person in people for name in sorted(person.names)]


def _drop_decisions(path: Path, records: Iterable[DocumentRecord], gone: set[str], people: Sequence[_Person]) -> int:
    """Takes decisions about forgotten documents and people out of the curators' file, and counts them. A document that was gone
    before, by a path with a part of the name, was theirs too."""
    if not path.exists():
        return 0
    lines = path.read_text(encoding="utf-8").splitlines()
    buried = [record for record in records if record.id in gone]
    there = {record.origin for record in records if record.id not in gone}
    before = {name for name, origin in documents_named(lines).items() if origin not in there and hints(name, _names(people))}
    kept = without_documents(lines, {record.source for record in buried} | before, {record.origin for record in buried})
    names = {name for name in _names(people) if len(name.split()) > 1}
    kept = [line for line in kept if not any(fold(name) in fold(line) for name in names)]
    if kept != lines:
        with replacing(path) as handle:
            handle.write("".join(f"{line}\n" for line in kept).encode("utf-8"))
    return len(lines) - len(kept)


def _rebuild(output: Path, records: Sequence[DocumentRecord], left: Sequence[DocumentRecord], settings: Settings) -> Run:
    """A run that reads nothing: the documents that are left, as they are. What settings assert of a run does not hold here."""
    documents = tuple(
        Planned(Source(record.source, Path(record.source), record.sha256, record.identity), record, Change.UNCHANGED, False)
        for record in left
    )
    kept = {record.id for record in left}
    asserted = {"least_counts": {}, "greatest_counts": {}, "least_fill": {}, "greatest_drop": 1.0, "greatest_share_set_aside": 1.0}
    return Run(
        output=output,
        settings=settings.model_copy(update=asserted),
        plan=Plan(documents, tuple(record for record in records if record.id not in kept)),
        issues=(),
        fingerprint="",
        moment=moment_after(records),
        is_idle=False,
        names_of=output,
    )


def _find_documents(records: Iterable[DocumentRecord], asked: str) -> list[DocumentRecord]:
    found = [
        record
        for record in records
        if asked in (record.source, record.id) or (len(asked) >= _LEAST_OF_A_HASH and record.sha256.startswith(asked))
    ]
    if not found:
        raise UsageError(
            f"there is no document {asked!r} in the graph; give its path as `vitagraph status` shows it, its id or its hash"
        )
    return found


def _find_person(entities: Iterable[LinkedEntity], asked: str, settings: Settings) -> LinkedEntity:
    iris = Iris(settings.base_iri)
    found = [entity for entity in entities if asked in (iris.node(entity.id), entity.id)]
    if not found:
        folded = fold(asked)
        found = [entity for entity in entities if folded in {fold(entity.label), *(fold(m.anchor.words) for m in entity.mentions)}]
    if not found:
        raise UsageError(f"nobody in the graph goes by {asked!r}; give a name as it is printed, or an IRI")
    if len(found) > 1:
        raise UsageError(
            f"{len(found)} people go by {asked!r}; give the IRI of one: {' '.join(iris.node(each.id) for each in found)}"
        )
    return found[0]


def _read_person(output: Path, entity: LinkedEntity, records: Iterable[DocumentRecord], settings: Settings) -> _Person:
    places = {(mention.key.document, mention.key.start, mention.key.end) for mention in entity.mentions}
    named_in = frozenset(document for document, _, _ in places)
    own = set()
    names = {entity.label, *(mention.anchor.words for mention in entity.mentions)}
    store, node = Store.read_only(str(current_store(output))), NamedNode(Iris(settings.base_iri).node(entity.id))
    for quad in store.quads_for_pattern(node, NamedNode(terms.NAME), None, DefaultGraph()):
        names.add(quad.object.value)  # type: ignore[union-attr]
    for record in records:
        if record.sha256 in named_in and record.state is State.PRESENT:
            subject = read_claims_file(output / CLAIMS / record.claims).subject
            if subject and (record.sha256, subject.name.span.start, subject.name.span.end) in places:
                own.add(record.sha256)
                names.update(claim.value for claim in (subject.name, *subject.names))
    return _Person(named_in, frozenset(own), frozenset(names))


def _keep(receipt: Receipt, output: Path) -> None:
    path = output / RECEIPTS_FILE
    before = path.read_bytes() if path.exists() else b""
    with replacing(path) as handle:
        handle.write(before + json.dumps(asdict(receipt)).encode() + b"\n")
