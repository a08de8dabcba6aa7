"""Ids that readers may know: what becomes of them when documents come and go."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from etl.load.linking import Heads, read_heads, write_linking
from etl.model.decision import Action, Anchor, LinkDecision, Thing
from etl.model.lineage import Birth
from etl.model.linked import LinkedEntity, LinkedMention
from etl.model.mention import EntityKind, MentionKey
from etl.naming import Naming, publish_ids, replaced_ids
from etl.state.ledger import DocumentRecord, State
from etl.state.register import Register

KIND = EntityKind.WORK
EARLY, LATE, LATER = "2026-01-01", "2026-02-01", "2026-03-01"


def record(name: str, seen: str = EARLY, state: State = State.PRESENT) -> DocumentRecord:
    return DocumentRecord(f"d-{name}", f"{name}.md", name, state, first_seen=seen, first_sha256=name, origin=name)


def mention(name: str) -> LinkedMention:
    return LinkedMention(MentionKey(name, KIND, 1, 5), Anchor(name, Birth(1, 1, 5), f"{name}.md", KIND, "Dust", 0), 1)


def entity(*names: str) -> LinkedEntity:
    return LinkedEntity(f"w-{names[0]}", KIND, "Dust", tuple(map(mention, names)))


def heads(folder: Path, *entities: LinkedEntity) -> Heads:
    write_linking(folder, entities, (), ())
    return read_heads(folder)


def decision(identifier: str) -> LinkDecision:
    thing = Thing("iri", "Dust", (mention("a").anchor,))
    return LinkDecision(Action.RENAME, identifier, (thing,), "", "", "")


@pytest.fixture
def apart(tmp_path: Path) -> Naming:
    """Two documents, each with a work of its own."""
    return Naming([record("a"), record("b")], Register(), heads(tmp_path, entity("a"), entity("b")))


@pytest.fixture
def together(tmp_path: Path) -> Naming:
    """Two documents that name one work."""
    return Naming([record("a"), record("b")], Register(), heads(tmp_path, entity("a", "b")))


def test_a_part_of_another_entity_leads_there_as_long_as_it_is_one(apart: Naming, together: Naming) -> None:
    now = [entity("a", "b")]
    published = publish_ids(apart, now, apart.ledger, LATE, ())
    assert replaced_ids(published, now) == {"w-b": "w-a"}
    assert replaced_ids(published, [entity("a"), entity("b")]) == {}
    later = replace(together, register=Register(published=published))
    assert publish_ids(later, now, apart.ledger, LATER, ()) == published


def test_it_goes_with_its_document(apart: Naming, together: Naming) -> None:
    published = publish_ids(apart, [entity("a", "b")], apart.ledger, LATE, ())
    later = replace(together, register=Register(published=published))
    assert publish_ids(later, [entity("a")], [record("a")], LATER, ()) == {}


def test_what_came_up_with_a_document_is_unknown_without_it(together: Naming, tmp_path: Path) -> None:
    """A new document parts two; when it goes, they are one again, as before."""
    records = [record("a"), record("b"), record("c", LATE)]
    parted = [entity("a"), entity("b"), entity("c")]
    published = publish_ids(together, parted, records, LATE, ())
    assert set(published) == {"w-b"}
    assert published["w-b"].documents == ("d-c",)
    after = Naming(records, Register(published=published), heads(tmp_path, *parted))
    assert publish_ids(after, [entity("a", "b")], records[:2], LATER, ()) == {}
    joined = publish_ids(after, [entity("a", "b"), entity("c")], records, LATER, ())
    assert replaced_ids(joined, [entity("a", "b"), entity("c")]) == {"w-b": "w-a"}, "readers may know it, for c is still there"


@pytest.mark.parametrize("cause", ["decided", "undone", "failed"])
def test_what_came_up_by_a_decision_or_a_broken_document_goes_with_it(together: Naming, tmp_path: Path, cause: str) -> None:
    held = [decision("k-1")]
    before = replace(together, register=Register(decisions=("k-1",) if cause == "undone" else ()))
    now, records = [entity("a"), entity("b")], list(before.ledger)
    if cause == "failed":
        records.append(record("c", EARLY, State.FAILED))
    published = publish_ids(before, now, records, LATE, held if cause == "decided" else ())
    assert getattr(published["w-b"], cause) == (("d-c",) if cause == "failed" else ("k-1",))
    register = Register(published=published, decisions=("k-1",) if cause == "decided" else ())
    after = Naming(records, register, heads(tmp_path, *now))
    healed = [record("a"), record("b"), *([record("c")] if cause == "failed" else [])]
    assert publish_ids(after, [entity("a", "b")], healed, LATER, held if cause == "undone" else ()) == {}


def test_a_first_build_has_nothing_to_replace() -> None:
    assert publish_ids(Naming(), [entity("a")], [record("a")], EARLY, ()) == {}
