"""How entities keep their names from one version of the graph to the next.

A document's new version inherits the lineages of the one before; an id that readers may know and that is now a part of another
entity is replaced by that one's. Both hang on what is there: what a document or decision brought goes when it goes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from etl.errors import StoreError
from etl.graph.store import current_version
from etl.load.claims import holds_content, read_claims_file
from etl.load.linking import Heads, read_heads
from etl.model.decision import Anchor, LinkDecision
from etl.model.document_claims import DocumentClaims
from etl.model.lineage import Descent
from etl.model.link_change import LinkChange
from etl.resolve.lineage import inherit
from etl.state.ledger import DocumentRecord, State, read_ledger
from etl.state.register import Published, Register, read_register


@dataclass(frozen=True, slots=True)
class Naming:
    """What the graph before leaves to the next one: its documents, and what keeps names stable."""

    ledger: Sequence[DocumentRecord] = ()
    register: Register = field(default_factory=Register)


@dataclass(frozen=True, slots=True)
class IdChange:
    """Ids that were entities' and are not any more, and ids that are and were not; with the mentions that they are named after."""

    gone: Mapping[str, Anchor] = field(default_factory=dict)
    fresh: Mapping[str, Anchor] = field(default_factory=dict)


def read_naming(names_of: Path) -> Naming:
    """What the graph in `names_of` leaves; a first build may take the names of another folder's over."""
    return Naming(read_ledger(names_of), read_register(current_version(names_of)))


def compare_ids(change: LinkChange, parent: Path | None) -> IdChange | None:
    """Which ids came and went against the version in `parent`; `None` where there was none."""
    now = {entity.id: entity.first for entity in change.linked.added}
    if not change.is_whole:
        before = {entity.id: entity.first for entity in change.linked.removed}
        return IdChange(
            {identifier: anchor for identifier, anchor in before.items() if identifier not in now},
            {identifier: anchor for identifier, anchor in now.items() if identifier not in before},
        )
    heads = read_heads(parent) if parent is not None else Heads()
    if not heads.lines:
        return None
    return IdChange(
        {identifier: heads.anchor(identifier) for identifier in heads.lines if identifier not in now},
        {identifier: anchor for identifier, anchor in now.items() if identifier not in heads.lines},
    )


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
    ids: IdChange | None,
    records: Sequence[DocumentRecord],
    moment: str,
    decisions: Iterable[LinkDecision],
) -> dict[str, Published]:
    """The ids that readers may know beside those of the entities there are; `ids` are those that came and went."""
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
    if ids is None:
        return published
    for identifier, anchor in ids.gone.items():
        if identifier not in before.register.published and anchor.origin in origins:
            published[identifier] = Published(anchor)
    fresh = {record.id for record in records if record.first_seen == moment}
    was_held = set(before.register.decisions)
    causes = tuple(tuple(sorted(cause)) for cause in (fresh, failed, held - was_held, was_held - held))
    if any(causes):
        named = {record.origin for record in records if record.id in fresh}
        for identifier, anchor in ids.fresh.items():
            if identifier not in published and anchor.origin not in named:
                published[identifier] = Published(anchor, *causes)
    return published


def replaced_ids(
    published: Mapping[str, Published], is_entity: Callable[[str], bool], entity_at: Callable[[Anchor], str | None]
) -> dict[str, str]:
    """For published ids that are no entity's any more, the entity that has their mention."""
    found = {identifier: entity_at(each.mention) for identifier, each in sorted(published.items()) if not is_entity(identifier)}
    return {identifier: head for identifier, head in found.items() if head is not None}


def _follow(descent: Descent, old: Path, new: DocumentClaims) -> Descent:
    """The descent of a document whose claims are others now.

    Where the old ones are lost or of another format, as after an upgrade, places of an unchanged text are what they were; in
    another text all is born anew.
    """
    try:
        return inherit(descent, read_claims_file(old), new)
    except StoreError:
        return descent if holds_content(old.name, new.sha256) else Descent(descent.document, descent.version + 1)
