"""Pairs in doubt: listed by what hangs on them, with the words of both sides, and answered once."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.curate.deciding import Curator
from etl.curate.reviewing import COLUMNS, answer, as_row, open_doubts
from etl.graph.store import current_version
from etl.load.linking import read_doubts, read_entities
from etl.model.decision import Action
from etl.settings import Settings
from tests.etl.histories import build_here

SETTINGS = Settings()
NOW = Curator("A. Curator", "2026-05-31T08:15:00Z", "review")


def write_cv(folder: Path, name: str, employer: str, *papers: str) -> None:
    lines = [f"# {name}", "", "## Employment", "", f"- Engineer, {employer}, 2015 - 2018", "", "## Publications", "", *papers]
    (folder / f"{employer.split()[0].lower()}.md").write_text("\n".join([*lines, ""]))


def write_folder(folder: Path) -> Path:
    """Two CVs with titles that may be versions of one work, and one of a namesake."""
    folder.mkdir()
    first = '- Ilse Nordmann, Otmar Quell. "Counting dust in quiet rooms at night." 2018.'
    second = '- Otmar Quell. "Counting dust in quiet rooms." 2016.'
    write_cv(folder, "Ilse Nordmann", "Quillfeather Labs", first)
    write_cv(folder, "Otmar Quell", "Federpfeil Laboratories", second)
    write_cv(folder, "Otmar Quell", "Tarnbridge College", '- Otmar Quell. "Hearing crumbs fall." 2012.')
    return folder


@pytest.fixture
def place(tmp_path: Path) -> Path:
    build_here(write_folder(tmp_path / "cvs"), tmp_path / "out")
    return tmp_path


def test_doubts_are_listed_by_what_hangs_on_them_with_words_and_reasons(place: Path) -> None:
    doubts = open_doubts(place / "out", SETTINGS)
    assert doubts
    assert [doubt.moves for doubt in doubts] == sorted((doubt.moves for doubt in doubts), reverse=True)
    ids = {entity.id for entity in read_entities(current_version(place / "out"))}
    for doubt in doubts:
        assert doubt.left.entity != doubt.right.entity
        assert {doubt.left.entity, doubt.right.entity} <= ids
        for side in (doubt.left, doubt.right):
            assert side.mention.anchor.words in side.entry
        assert len(doubt.evidence) >= 2
        row = as_row(doubt, SETTINGS)
        assert tuple(row) == COLUMNS
        assert str(row["iri"]).endswith(doubt.left.entity)


@pytest.mark.parametrize(("said", "action"), [("s", Action.SAME), ("Different", Action.DIFFERENT), ("u", Action.UNSURE)])
def test_an_answered_pair_is_not_open_before_or_after_the_next_build(place: Path, said: str, action: Action) -> None:
    doubts = open_doubts(place / "out", SETTINGS)
    decision = answer(place / "out", SETTINGS, doubts[0], said, NOW)
    assert decision is not None
    assert decision.action is action
    assert doubts[0] not in open_doubts(place / "out", SETTINGS)
    build_here(place / "cvs", place / "out")
    sides = {doubts[0].left.mention.key, doubts[0].right.mention.key}
    assert [
        doubt for doubt in read_doubts(current_version(place / "out")) if {doubt.left.mention.key, doubt.right.mention.key} == sides
    ] == []
    together = {
        m.key
        for entity in read_entities(current_version(place / "out"))
        for m in entity.mentions
        if sides <= {n.key for n in entity.mentions}
    }
    assert bool(together) is (action is Action.SAME)


def test_anything_else_passes_over(place: Path) -> None:
    doubts = open_doubts(place / "out", SETTINGS)
    assert answer(place / "out", SETTINGS, doubts[0], "", NOW) is None
    assert answer(place / "out", SETTINGS, doubts[0], "x", NOW) is None
    assert open_doubts(place / "out", SETTINGS) == doubts
