"""Decisions about who is who as lines of a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from etl.errors import StoreError
from etl.load.decisions import read_decisions
from etl.load.link_decisions import Undo, append_link_decision, append_undo, read_link_decisions, without_documents
from etl.model.decision import Action, Anchor, LinkDecision, Thing
from etl.model.lineage import Birth
from etl.model.mention import EntityKind

RELEASE = {
    "action": "release", "id": "q-1", "why": "w", "document": "a.md", "kind": "Work", "reason": "r",
    "entry": "e", "printed": "p", "node": "n", "decided_on": "2026-01-31",
}  # fmt: skip


def thing(*documents: str, words: str = "Ilse Nordmann") -> Thing:
    mentions = [Anchor(f"{name}-origin", Birth(2, 4, 17), f"{name}.md", EntityKind.PERSON, words, 1) for name in documents]
    return Thing("https://data.example/id/p-1", words, tuple(mentions))


def decision(action: Action, *things: Thing, why: str = "because", takes_back: tuple[str, ...] = ()) -> LinkDecision:
    return LinkDecision(action, "", things, "A. Curator", "2026-05-31T08:15:00Z", why, takes_back=takes_back)


def test_a_decision_reads_back_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_text(json.dumps(RELEASE))  # a hand has cut the end of the line
    made = append_link_decision(path, decision(Action.SAME, thing("a", "b"), thing("c")))
    (read,) = read_link_decisions(path)
    assert (read.things, read.id, read.who, read.why) == (made.things, made.id, "A. Curator", "because")
    assert read.place == "decisions.jsonl:2"
    assert [each.id for each in read_decisions(path)] == ["q-1"]


def test_what_is_taken_back_or_replaced_is_not_in_force(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    first = append_link_decision(path, decision(Action.SAME, thing("a"), thing("b")))
    second = append_link_decision(path, decision(Action.SPLIT, thing("a"), thing("b"), takes_back=(first.id,)))
    assert [each.id for each in read_link_decisions(path)] == [second.id]
    append_undo(path, Undo(second.id, "A. Curator", "2026-06-01T08:15:00Z", "no"))
    assert [each.id for each in read_link_decisions(path)] == [first.id]
    append_undo(path, Undo(first.id, "A. Curator", "2026-06-01T08:15:00Z", "no"))
    again = append_link_decision(path, decision(Action.SAME, thing("a"), thing("b")))
    twice = append_link_decision(path, decision(Action.SAME, thing("a"), thing("b")))
    assert len({first.id, again.id, twice.id}) == 3, "the same words again are another decision"
    assert [each.id for each in read_link_decisions(path)] == [again.id, twice.id]


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"action": "same"}',
        '{"action": "same", "id": "k-1", "who": "", "when": "", "why": "", "things": []}',
        '{"action": "marry", "id": "k-1"}',
    ],
    ids=["no JSON", "no object", "fields missing", "no things", "unknown action"],
)
def test_a_line_that_is_no_decision_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_text(f"{json.dumps(RELEASE)}\n{line}\n")
    with pytest.raises(StoreError, match=r"decisions\.jsonl:2 is no decision"):
        assert read_link_decisions(path) or read_decisions(path)


def test_nothing_is_left_of_a_forgotten_document(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_text(json.dumps(RELEASE) + "\n")
    stays = append_link_decision(path, decision(Action.SAME, thing("b"), thing("c", words="I. N.")))
    append_link_decision(path, decision(Action.SAME, thing("a"), thing("b", words="I. N.")))
    halved = append_link_decision(path, decision(Action.RENAME, thing("a", "b")))
    lines = without_documents(path.read_text().splitlines(), {"a.md"}, {"a-origin"})
    assert '"a' not in "".join(lines).replace('"action"', "")
    path.write_text("".join(f"{line}\n" for line in lines))
    assert [each.id for each in read_link_decisions(path)] == [stays.id, halved.id]
