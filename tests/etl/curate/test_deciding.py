"""Decisions from the command to the graph: they hold through rebuilds and new versions; taken back, they leave no byte."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from etl.curate.deciding import (
    Curator,
    decide_different,
    decide_rename,
    decide_same,
    decide_split,
    find_things,
    list_decisions,
    undo,
)
from etl.errors import StoreError, UsageError
from etl.graph.store import current_version
from etl.load.linking import read_entities
from etl.model.linked import LinkedEntity
from etl.settings import Settings
from tests.etl.decided_histories import run_decided_history
from tests.etl.histories import build_here

SETTINGS = Settings()
NOW = Curator("A. Curator", "2026-05-31T08:15:00Z", "seen on both home pages")
REPLACED = b"<http://purl.org/dc/terms/isReplacedBy>"

FIRST = """# Ilse Nordmann

## Employment

- Engineer, Quillfeather Labs, 2015 - 2018

## Publications

- Ilse Nordmann, Otmar Quell. "Counting dust in quiet rooms." In Journal of Odd Results, 2018.

Last updated: May 2020
"""
SECOND = """# Otmar Quell

## Employment

- Scientist, Federpfeil Laboratories, 2016 - 2019

## Publications

- Ilse Nordmann, Otmar Quell. "Counting dust in quiet rooms." In Journal of Odd Results, 2018.
- Otmar Quell, B. Tang. "Sand castles as a service." In Annals of Imaginary Sand, 2019.

Last updated: June 2021
"""
THIRD = """# Wanda Zirm

## Employment

- Baker, Tarnbridge College, 2003 - 2011

## Publications

- Wanda Zirm, B. Tang. "Hearing crumbs fall." In Annals of Bread, 2012.

Last updated: July 2022
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder of three CVs, built."""
    folder = tmp_path / "cvs"
    folder.mkdir()
    for name, text in (("first.md", FIRST), ("second.md", SECOND), ("third.md", THIRD)):
        (folder / name).write_text(text)
    build_here(folder, tmp_path / "out")
    return tmp_path


def graph(place: Path) -> bytes:
    return (place / "out" / "graph.nq").read_bytes()


def rebuild(place: Path) -> bytes:
    build_here(place / "cvs", place / "out")
    return graph(place)


def entity(place: Path, words: str) -> LinkedEntity:
    """The one entity that goes by these words."""
    entities = read_entities(current_version(place / "out"))
    (found,) = [one for one in entities if words in {one.label, *(mention.anchor.words for mention in one.mentions)}]
    return found


def names(found: LinkedEntity) -> set[str]:
    return {mention.anchor.words for mention in found.mentions}


PAIRS = [
    ("Otmar Quell", "Wanda Zirm"),
    ("Quillfeather Labs", "Federpfeil Laboratories@second.md"),
    ("Journal of Odd Results", "Annals of Imaginary Sand"),
    ("Hearing crumbs fall", "Counting dust in quiet rooms"),
]


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_two_made_one_lead_from_the_younger_to_the_older_and_back(place: Path, left: str, right: str) -> None:
    before = graph(place)
    one, other = (found.entity for found in find_things(place / "out", left, right))
    decision = decide_same(place / "out", SETTINGS, left, right, NOW)
    after = rebuild(place)
    (gone,) = {one.id, other.id} - {each.id for each in read_entities(current_version(place / "out"))}
    (kept,) = {one.id, other.id} - {gone}
    assert f"/id/{gone}> {REPLACED.decode()} <{SETTINGS.base_iri}id/{kept}> .\n".encode() in after
    assert after.count(f"id/{gone}>".encode()) == 1
    assert rebuild(place) == after
    undo(place / "out", SETTINGS, decision.id, NOW)
    assert rebuild(place) == before


@pytest.mark.parametrize("way", ["split", "different", "different by words", "line deleted"])
def test_every_way_back_leads_to_the_same_bytes(place: Path, way: str) -> None:
    before = graph(place)
    one, other = (found.entity for found in find_things(place / "out", *PAIRS[0]))
    decide_same(place / "out", SETTINGS, *PAIRS[0], NOW)
    merged = rebuild(place)
    assert merged != before
    if way == "split":
        decide_split(place / "out", SETTINGS, one.id, (), NOW)
    elif way == "different":
        decide_different(place / "out", SETTINGS, one.id, f"{SETTINGS.base_iri}id/{other.id}", NOW)
    elif way == "different by words":
        decide_different(place / "out", SETTINGS, "Otmar Quell@second.md", "Wanda Zirm@third.md", NOW)
    else:
        (place / "out" / "decisions.jsonl").write_text("")
    assert rebuild(place) == before


def test_one_made_two_and_back(place: Path) -> None:
    before = graph(place)
    whole = entity(place, "Ilse Nordmann")
    decision = decide_split(place / "out", SETTINGS, "Ilse Nordmann", (), NOW)
    after = rebuild(place)
    parts = [one for one in read_entities(current_version(place / "out")) if "Ilse Nordmann" in names(one)]
    assert sorted([*{mention.anchor.document for mention in part.mentions}] for part in parts) == [["first.md"], ["second.md"]]
    assert whole.id in {part.id for part in parts}
    assert after != before
    undo(place / "out", SETTINGS, decision.id, NOW)
    assert rebuild(place) == before


def test_only_what_is_named_leaves(place: Path) -> None:
    whole = entity(place, "Otmar Quell")
    decide_split(place / "out", SETTINGS, "Otmar Quell", ["first.md"], NOW)
    rebuild(place)
    parts = [one for one in read_entities(current_version(place / "out")) if "Otmar Quell" in names(one)]
    assert len(parts) == 2
    assert whole.id in {part.id for part in parts}
    with pytest.raises(UsageError, match="no mention of"):
        decide_split(place / "out", SETTINGS, whole.id, ["nowhere.md"], NOW)


@pytest.mark.parametrize("change", ["paragraph", "renamed", "more papers", "other folder", "rebuilt from nothing"])
def test_a_decision_survives(place: Path, change: str) -> None:
    decide_same(place / "out", SETTINGS, *PAIRS[0], NOW)
    rebuild(place)
    before = entity(place, "Wanda Zirm").id
    second = place / "cvs" / "second.md"
    if change == "paragraph":
        second.write_text(SECOND.replace("## Employment", "I count sand.\n\n## Employment"))
    elif change == "renamed":
        second.rename(place / "cvs" / "a new name.md")
    elif change == "more papers":
        paper = '- Otmar Quell. "Lint and other friends." In Journal of Odd Results, 2020.\n'
        second.write_text(SECOND.replace("## Publications\n\n", f"## Publications\n\n{paper}"))
    output = place / "out"
    if change == "other folder":
        output = place / "another"
        second.write_text(SECOND.replace("## Employment", "I count sand.\n\n## Employment"))
        output.mkdir()
        (output / "decisions.jsonl").write_bytes((place / "out" / "decisions.jsonl").read_bytes())
    build_here(place / "cvs", output, full=change == "rebuilt from nothing")
    (found,) = [one for one in read_entities(current_version(output)) if "Wanda Zirm" in names(one)]
    assert names(found) == {"Otmar Quell", "Wanda Zirm"}
    assert change == "other folder" or found.id == before


def test_an_entity_keeps_its_iri_when_everything_around_it_changes(place: Path) -> None:
    folder = place / "cvs"
    ids = {words: entity(place, words).id for words in ("Wanda Zirm", "Counting dust in quiet rooms", "Quillfeather Labs")}
    (folder / "third.md").write_text(f"Hello!\n\n{THIRD}")
    (folder / "first.md").write_text(FIRST.replace("Counting dust in quiet rooms", "Counting the dust in quiet rooms"))
    rebuild(place)
    (folder / "third.md").rename(folder / "a-third.md")
    (folder / "aaa.md").write_text(FIRST.replace("May 2020", "May 1999"))
    rebuild(place)
    after = {words: entity(place, words).id for words in ids}
    assert after == ids


def test_a_document_added_and_removed_leaves_no_byte(place: Path) -> None:
    before = graph(place)
    paper = '- O. Quell, Wanda Zirm, Ute Wald. "Dust: a study." In Annals of Imaginary Sand, 2019.'
    (place / "cvs" / "bridge.md").write_text(f"# Ute Wald\n\n## Publications\n\n{paper}\n")
    assert rebuild(place) != before
    (place / "cvs" / "bridge.md").unlink()
    assert rebuild(place) == before


def test_a_new_name(place: Path) -> None:
    before = graph(place)
    first = decide_rename(place / "out", SETTINGS, "Quillfeather Labs", "Quillfeather  Laboratories", NOW)
    assert b'label> "Quillfeather Laboratories"' in rebuild(place)
    undo(place / "out", SETTINGS, first.id, NOW)
    assert rebuild(place) == before


def test_contradictions_are_refused_with_their_lines(place: Path) -> None:
    out = place / "out"
    decide_same(out, SETTINGS, "Quillfeather Labs", "Federpfeil Laboratories@second.md", NOW)
    rebuild(place)
    third = "Wanda Zirm", "Ilse Nordmann"
    decide_same(out, SETTINGS, *third, NOW)
    decide_same(out, SETTINGS, "Ilse Nordmann", "Otmar Quell@second.md", NOW)
    with pytest.raises(UsageError, match=r"contradict each other: decisions.jsonl:2 .*decisions.jsonl:3 .*this one"):
        decide_different(out, SETTINGS, "Wanda Zirm", "Otmar Quell@second.md", NOW)
    assert len(list_decisions(out, SETTINGS)) == 3


def test_contradicting_lines_of_another_hand_are_reported_and_not_followed(place: Path) -> None:
    out, before = place / "out", graph(place)
    decide_same(out, SETTINGS, "Wanda Zirm", "Ilse Nordmann", NOW)
    decide_same(out, SETTINGS, "Ilse Nordmann", "Otmar Quell@second.md", NOW)
    path = out / "decisions.jsonl"
    first, second = map(json.loads, path.read_text().splitlines())
    third = {**first, "action": "different", "id": "k-by-hand", "things": [first["things"][0], second["things"][1]]}
    path.write_text("".join(json.dumps(line) + "\n" for line in (first, second, third)))
    report = build_here(place / "cvs", out)
    assert graph(place) == before
    (issue,) = [issue for issue in report.issues if issue.rule == "decisions/conflict"]
    assert all(f"decisions.jsonl:{number}" in issue.message for number in (1, 2, 3))


@pytest.mark.parametrize(
    ("left", "right", "sentence"),
    [
        ("Otmar Quell", "Nobody At All", "nothing in the graph goes by 'Nobody At All'"),
        ("Otmar Quell", "Journal of Odd Results", "only things of one kind"),
        ("Otmar Quell", "Otmar Quell", "are one node"),
        ("Otmar Quell", "Nordmann", "near it: p-"),
        ("Otmar Quell", "https://vitagraph.example/id/p-aaaaaaaaaaaaaaaa", "has no person, organization, venue or work"),
        ("Otmar Quell", "B. Tang", "2 nodes go by 'B. Tang'"),
    ],
    ids=["nobody", "two kinds", "the same", "a part of a name", "unknown IRI", "ambiguous"],
)
def test_what_cannot_be_decided_is_one_sentence(place: Path, left: str, right: str, sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence):
        decide_same(place / "out", SETTINGS, left, right, NOW)


def test_a_damaged_line_is_named(place: Path) -> None:
    (place / "out" / "decisions.jsonl").write_text('{"action": "same", "id": "k-1", "things": [{}]}\n')
    with pytest.raises(StoreError, match=r"decisions\.jsonl:1 is no decision"):
        list_decisions(place / "out", SETTINGS)
    (place / "out" / "decisions.jsonl").write_text("\n")
    with pytest.raises(UsageError, match="no decision 'k-2' is in force"):
        undo(place / "out", SETTINGS, "k-2", NOW)


@pytest.mark.parametrize("seed", range(5))
def test_random_histories_of_documents_and_decisions_leave_no_byte_behind(tmp_path: Path, seed: int) -> None:
    assert len(run_decided_history(tmp_path, seed, steps=6)) == 6
