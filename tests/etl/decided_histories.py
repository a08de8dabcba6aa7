"""Random histories of documents and decisions: what the tests and the benchmark of decisions share."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

from etl.curate.deciding import (
    Curator,
    decide_different,
    decide_rename,
    decide_same,
    decide_split,
    list_decisions,
    undo,
)
from etl.curate.reviewing import answer, open_doubts
from etl.errors import UsageError
from etl.graph.store import current_version
from etl.load.linking import read_entities
from etl.settings import Settings
from tests.etl.histories import build_here, step, write_cv

SETTINGS = Settings()
NOW = Curator("A. Curator", "2026-05-31T08:15:00Z", "because")
_AROUND = ("document", "decision", "decision", "undo")


def decide(output: Path, draw: random.Random) -> str:
    """Makes a random decision about the graph in `output`, and says which; `refused` where it contradicts others."""
    entities = read_entities(current_version(output))
    if not entities:
        return "nothing"
    one = draw.choice(entities)
    alike = [entity for entity in entities if entity.kind is one.kind and entity != one]
    what = draw.choice(("same", "same", "different", "split", "rename", "review"))
    try:
        if what == "split":
            decide_split(output, SETTINGS, one.id, (), NOW)
        elif what == "rename":
            decide_rename(output, SETTINGS, one.id, f"Somebody {draw.randint(0, 9)}", NOW)
        elif what == "review":
            doubts = open_doubts(output, SETTINGS)
            return "nothing" if not doubts or not answer(output, SETTINGS, doubts[0], draw.choice("sdu"), NOW) else what
        elif not alike:
            return "nothing"
        else:
            act = decide_same if what == "same" else decide_different
            act(output, SETTINGS, one.id, draw.choice(alike).id, NOW)
    except UsageError:
        return "refused"
    return what


def take_back(output: Path, draw: random.Random) -> str:
    """Takes a random decision back, by a line more or by its line deleted."""
    held = list_decisions(output, SETTINGS)
    if not held:
        return "nothing"
    decision = draw.choice(held)
    path = output / "decisions.jsonl"
    if draw.random() < 0.5:
        undo(output, SETTINGS, decision.id, NOW)
        return "undo"
    path.write_text("".join(line for line in path.read_text().splitlines(keepends=True) if f'"{decision.id}"' not in line))
    return "delete"


def run_decided_history(place: Path, seed: int, steps: int) -> list[str]:
    """A history of documents and decisions, each followed by a build.

    Raises `AssertionError` where a decision made and taken back, or a document added and removed, leaves a byte in the graph, or
    where the graph at the end is not that of a fresh build. Gives what was done.
    """
    draw = random.Random(seed)
    folder, output = place / "cvs", place / "output"
    folder.mkdir(parents=True)
    for _ in range(3):
        step(folder, draw)
    build_here(folder, output)
    done = []
    for _ in range(steps):
        what = draw.choice((*_AROUND, "there and back", "added and removed"))
        if what == "document":
            what = step(folder, draw)
        elif what == "decision":
            what = decide(output, draw)
        elif what == "undo":
            what = take_back(output, draw)
        elif what == "there and back":
            _there_and_back(folder, output, lambda: decide(output, draw), done)
        else:
            _add_and_remove(folder, output, draw, done)
        done.append(what)
        build_here(folder, output)
    _same_as_fresh(folder, output, place)
    return done


def _there_and_back(folder: Path, output: Path, act: Callable[[], str], done: list[str]) -> None:
    before, lines = _graph(output), _lines(output)
    what = act()
    build_here(folder, output)
    if len(_lines(output)) > len(lines):
        undo(output, SETTINGS, list_decisions(output, SETTINGS)[-1].id, NOW)
        build_here(folder, output)
    assert _graph(output) == before, f"{what} and back, after {done}"


def _add_and_remove(folder: Path, output: Path, draw: random.Random, done: list[str]) -> None:
    before = _graph(output)
    added = folder / "zz-for-a-while.md"
    added.write_text(write_cv(draw))
    build_here(folder, output)
    added.unlink()
    build_here(folder, output)
    assert _graph(output) == before, f"a document added and removed, after {done}"


def _graph(output: Path) -> bytes:
    return (output / "graph.nq").read_bytes()


def _lines(output: Path) -> list[str]:
    path = output / "decisions.jsonl"
    return path.read_text().splitlines() if path.exists() else []


def _same_as_fresh(folder: Path, output: Path, place: Path) -> None:
    fresh = place / "fresh"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    if (output / "decisions.jsonl").exists():
        shutil.copy(output / "decisions.jsonl", fresh / "decisions.jsonl")
    build_here(folder, fresh, names_of=output)
    assert _graph(fresh) == _graph(output)
    build_here(folder, output, full=True)
    assert _graph(fresh) == _graph(output)
