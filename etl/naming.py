"""How entities keep their names from one version of the graph to the next.

A document's new version inherits the lineages of the one before; an id that readers may know and that is now a part of another
entity is replaced by that one's. Both hang on what is there: what a document or decision brought goes when it goes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from etl.errors import StoreError
from etl.graph.store import current_version
from etl.load.claims import holds_content, read_claims_file
from etl.load.linking import Heads, read_heads
from etl.model.decision import LinkDecision
from etl.model.document_claims import DocumentClaims
from etl.model.lineage import Birth, Descent
from etl.model.linked import LinkedEntity
from etl.model.mention import EntityKind
from etl.resolve.lineage import inherit
from etl.state.ledger import DocumentRecord, State, read_ledger
from etl.state.register import Published, Register, read_register


@dataclass(frozen=True, slots=True)
class Naming:
    """What the graph before leaves to the next one.

    ledger    its documents; register: descents and published ids
    heads     the entities it had, with the mentions that name them; none for a first build
    """

    ledger: Sequence[DocumentRecord] = ()
    register: Register = field(default_factory=Register)
    heads: Heads = field(default_factory=Heads)


def read_naming(output: Path, names_of: Path) -> Naming:
    """What the graph in `output` leaves; a first build may take the names of another folder's over."""
    version = current_version(names_of)
    heads = read_heads(version) if names_of == output else Heads()
    return Naming(read_ledger(names_of), read_register(version), heads)


def inherit_all(
    before: Naming, records: Sequence[DocumentRecord], claims: Iterable[DocumentClaims], claims_folder: Path
) -> dict[str, Descent]:
    """The descent of each document by its id; those that cannot be read now keep what they had."""
    read = {document.sha256: document for document in claims}
    read_as = {record.id: record.read_as for record in before.ledger}
    found: dict[str, Descent] = {}
    for record in records:
        if not record.origin:
            continue  # it could never be read
        descent = before.register.descents.get(record.id) or Descent(record.origin)
        old = read_as.get(record.id, "")
        if record.state is State.PRESENT and old and old != record.read_as:
            descent = _follow(descent, claims_folder / old, read[record.sha256])
        found[record.id] = descent
    return found


def publish_ids(
    before: Naming,
    now: Iterable[LinkedEntity],
    records: Sequence[DocumentRecord],
    moment: str,
    decisions: Iterable[LinkDecision],
) -> dict[str, Published]:
    """The ids that readers may know beside those of the entities there are."""
    entities = {entity.id: entity for entity in now}
    known = {record.id for record in records}
    failed = {record.id for record in records if record.state is State.FAILED and record.first_seen}
    held = {decision.id for decision in decisions}
    origins = {record.origin for record in records}
    published = {
        identifier: each
        for identifier, each in before.register.published.items()
        if each.mention.origin in origins
        and known.issuperset(each.documents)
        and failed.issuperset(each.failed)
        and held.issuperset(each.decided)
        and held.isdisjoint(each.undone)
    }
    if not before.heads.lines:
        return published
    for identifier in before.heads.lines:
        if identifier not in entities and identifier not in before.register.published:
            anchor = before.heads.anchor(identifier)
            if anchor.origin in origins:
                published[identifier] = Published(anchor)
    fresh = {record.id for record in records if record.first_seen == moment}
    was_held = set(before.register.decisions)
    causes = tuple(tuple(sorted(cause)) for cause in (fresh, failed, held - was_held, was_held - held))
    if any(causes):
        named = {record.origin for record in records if record.id in fresh}
        for entity in entities.values():
            anchor = entity.mentions[0].anchor
            if entity.id not in before.heads.lines and entity.id not in published and anchor.origin not in named:
                published[entity.id] = Published(anchor, *causes)
    return published


def replaced_ids(published: Mapping[str, Published], now: Iterable[LinkedEntity]) -> dict[str, str]:
    """For published ids that are no entity's any more, the entity that has their mention."""
    entities = list(now)
    there = {entity.id for entity in entities}
    wanted: dict[tuple[str, EntityKind, Birth], str] = {
        (each.mention.origin, each.mention.kind, each.mention.birth): identifier
        for identifier, each in published.items()
        if identifier not in there
    }
    if not wanted:
        return {}
    found: dict[str, list[str]] = defaultdict(list)
    for entity in entities:
        for mention in entity.mentions:
            anchor = mention.anchor
            identifier = wanted.get((anchor.origin, anchor.kind, anchor.birth))
            if identifier is not None:
                found[identifier].append(entity.id)
    return {identifier: min(heads) for identifier, heads in sorted(found.items())}


def _follow(descent: Descent, old: Path, new: DocumentClaims) -> Descent:
    """The descent of a document whose claims are others now.

    Where the old ones are lost or of another format, as after an upgrade, places of an unchanged text are what they were; in
    another text all is born anew.
    """
    try:
        return inherit(descent, read_claims_file(old), new)
    except StoreError:
        return descent if holds_content(old.name, new.sha256) else Descent(descent.document, descent.version + 1)
