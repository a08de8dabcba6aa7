"""Ids that readers may know: what becomes of them when documents come and go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from etl.load.linking import Listing, write_linking
from etl.model.decision import Action, Anchor, LinkDecision, Thing
from etl.model.lineage import Birth
from etl.model.link_change import Difference, LinkChange
from etl.model.linked import EntityRows, LinkedMention, MentionRow
from etl.model.mention import EntityKind, MentionKey
from etl.model.resolution import Resolution
from etl.naming import IdChange, Naming, compare_ids, publish_ids, replaced_ids
from etl.state.ledger import DocumentRecord, State
from etl.state.register import Published, Register

KIND = EntityKind.WORK
EARLY, LATE, LATER = "2026-01-01", "2026-02-01", "2026-03-01"


def record(name: str, seen: str = EARLY, state: State = State.PRESENT) -> DocumentRecord:
    return DocumentRecord(f"d-{name}", f"{name}.md", name, state, first_seen=seen, first_sha256=name, origin=name)


def mention(name: str) -> LinkedMention:
    return LinkedMention(MentionKey(name, KIND, 1, 5), Anchor(name, Birth(1, 1, 5), f"{name}.md", KIND, "Dust", 0), 1)


def entity(*names: str) -> EntityRows:
    rows = tuple(MentionRow(name, 1, 5, 1, "Dust", 0) for name in names)
    return EntityRows(f"w-{names[0]}", KIND, "Dust", rows, mention(names[0]).anchor)


def change(before: Sequence[EntityRows], now: Sequence[EntityRows]) -> IdChange:
    """The ids that came and went, as linking tells them."""
    told = LinkChange(False, frozenset(), frozenset(), frozenset(), Resolution((), {}, {}), Difference(tuple(before), tuple(now)))
    found = compare_ids(told, None)
    assert found is not None
    return found


def replaced(published: Mapping[str, Published], now: Sequence[EntityRows]) -> dict[str, str]:
    """The ids that are parts of others now."""
    of = {mention(row.document).anchor: one.id for one in now for row in one.rows}
    return replaced_ids(published, {one.id for one in now}.__contains__, of.get)


def decision(identifier: str) -> LinkDecision:
    thing = Thing("iri", "Dust", (mention("a").anchor,))
    return LinkDecision(Action.RENAME, identifier, (thing,), "", "", "")


A, B, C, BOTH = entity("a"), entity("b"), entity("c"), entity("a", "b")
BEFORE = Naming([record("a"), record("b")], Register())


def test_a_part_of_another_entity_leads_there_as_long_as_it_is_one() -> None:
    published = publish_ids(BEFORE, change([A, B], [BOTH]), BEFORE.ledger, LATE, ())
    assert replaced(published, [BOTH]) == {"w-b": "w-a"}
    assert replaced(published, [A, B]) == {}
    later = replace(BEFORE, register=Register(published=published))
    assert publish_ids(later, change([BOTH], [BOTH]), BEFORE.ledger, LATER, ()) == published


def test_it_goes_with_its_document() -> None:
    published = publish_ids(BEFORE, change([A, B], [BOTH]), BEFORE.ledger, LATE, ())
    later = replace(BEFORE, register=Register(published=published))
    assert publish_ids(later, change([BOTH], [A]), [record("a")], LATER, ()) == {}


def test_what_came_up_with_a_document_is_unknown_without_it() -> None:
    """A new document parts two; when it goes, they are one again, as before."""
    records = [record("a"), record("b"), record("c", LATE)]
    published = publish_ids(BEFORE, change([BOTH], [A, B, C]), records, LATE, ())
    assert set(published) == {"w-b"}
    assert published["w-b"].documents == ("d-c",)
    after = Naming(records, Register(published=published))
    assert publish_ids(after, change([A, B, C], [BOTH]), records[:2], LATER, ()) == {}
    joined = publish_ids(after, change([A, B], [BOTH]), records, LATER, ())
    assert replaced(joined, [BOTH, C]) == {"w-b": "w-a"}, "readers may know it, for c is still there"


@pytest.mark.parametrize("cause", ["decided", "undone", "failed"])
def test_what_came_up_by_a_decision_or_a_broken_document_goes_with_it(cause: str) -> None:
    held = [decision("k-1")]
    before = replace(BEFORE, register=Register(decisions=("k-1",) if cause == "undone" else ()))
    records = list(before.ledger)
    if cause == "failed":
        records.append(record("c", EARLY, State.FAILED))
    published = publish_ids(before, change([BOTH], [A, B]), records, LATE, held if cause == "decided" else ())
    assert getattr(published["w-b"], cause) == (("d-c",) if cause == "failed" else ("k-1",))
    register = Register(published=published, decisions=("k-1",) if cause == "decided" else ())
    after = Naming(records, register)
    healed = [record("a"), record("b"), *([record("c")] if cause == "failed" else [])]
    assert publish_ids(after, change([A, B], [BOTH]), healed, LATER, held if cause == "undone" else ()) == {}


def test_a_first_build_has_nothing_to_replace(tmp_path: Path) -> None:
    whole = LinkChange(True, frozenset(), frozenset(), frozenset(), Resolution((), {}, {}), Difference((), (A,)))
    assert compare_ids(whole, None) is None
    assert compare_ids(whole, tmp_path) is None
    assert publish_ids(Naming(), None, [record("a")], EARLY, ()) == {}


def test_a_whole_link_is_held_against_what_the_version_before_has_written(tmp_path: Path) -> None:
    write_linking(tmp_path, [Listing(f"{name}.md", name, name) for name in "ab"], [A, B], (), (), "https://data.example/")
    whole = LinkChange(True, frozenset(), frozenset(), frozenset(), Resolution((), {}, {}), Difference((), (A, C)))
    assert compare_ids(whole, tmp_path) == IdChange({"w-b": B.first}, {"w-c": C.first})
