"""Random histories of all that can happen to a graph: documents, decisions of both kinds, forgetting, facts that the gate refuses.

After each step the graph that was gone on from is held against one made anew.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from etl import pipeline
from etl.curate import quarantine
from etl.curate.forgetting import forget
from etl.errors import UsageError
from etl.graph.store import current_version
from etl.load.claims import read_claims_file, rewrite_claims
from etl.load.linking import read_entities
from etl.model.mention import EntityKind
from etl.parallel.documents import read_batch
from etl.progress import SilentProgress
from etl.settings import Settings
from etl.state import fingerprints
from etl.state.ledger import read_ledger
from tests.etl.decided_histories import decide, take_back
from tests.etl.histories import assert_same_files, assert_store_holds_the_file, step

SETTINGS = Settings(processes=1)
_STEPS = (
    "documents",
    "documents",
    "documents",
    "decision",
    "decision",
    "undo",
    "release",
    "withdraw",
    "forget",
    "person",
    "nothing",
)
_BESIDE = ("decisions.jsonl", "tombstones.jsonl", "hidden.jsonl")  # what a graph hangs on beside documents


def _is_third(path: Path) -> bool:
    return int(path.name[:8], 16) % 3 == 0


def build_spoiled(folder: Path, output: Path, is_spoiled: Callable[[Path], bool] = _is_third, **options: object) -> bool:
    """A build of `folder`, where some documents, by their files of claims, have a work of an impossible year. Whether a version
    went before."""
    with pipeline.begin(
        [folder],
        output,
        SETTINGS,
        SilentProgress(),
        pipeline.Options(allow_removals=True, **options),  # type: ignore[arg-type]
    ) as run:
        if run.is_idle:
            pipeline.conclude(run)
            return True
        readings = read_batch(run.plan.to_read, run.claims_folder, SETTINGS, fingerprints.reader(SETTINGS))
        for source in run.plan.to_read:
            path = run.claims_folder / run.claims_of(source)
            if path.exists() and is_spoiled(path):
                _spoil(path)
        with closing(pipeline.make_ready(run)) as early:
            assembly = pipeline.assemble(run, readings, SilentProgress(), early)
        pipeline.publish(run, assembly, SilentProgress())
        return False


def _spoil(path: Path) -> None:
    claims = read_claims_file(path)
    work = next((work for work in claims.works if work.year is not None), None)
    if work is not None and work.year is not None:
        spoiled = replace(work, year=replace(work.year, value=1066))
        rewrite_claims(replace(claims, works=tuple(spoiled if each is work else each for each in claims.works)), path)


def _release(output: Path, draw: random.Random) -> str:
    found = [record for record in quarantine.list_quarantine(output) if record["can_be_released"]]
    if not found:
        return "nothing"
    quarantine.release(output, SETTINGS, str(draw.choice(found)["id"]), f"reason {draw.randint(0, 1)}", "2026-01-31")
    return "release"


def _withdraw(output: Path, draw: random.Random) -> str:
    path = SETTINGS.decisions_in(output)
    held = sorted(quarantine.in_force(quarantine.read_decisions(path)))
    if not held:
        return "nothing"
    quarantine.withdraw(output, SETTINGS, draw.choice(held), "no", "2026-02-01")
    return "withdraw"


def _forget(folder: Path, output: Path, draw: random.Random, *, is_person: bool) -> str:
    people = [entity.id for entity in read_entities(current_version(output)) if entity.kind is EntityKind.PERSON]
    records = read_ledger(output)
    if not records or not people:
        return "nothing"
    try:
        if is_person:
            forget(output, [], [draw.choice(people)], SETTINGS, SilentProgress())
        else:
            forget(output, [draw.choice(records).id], [], SETTINGS, SilentProgress())
    except UsageError:
        return "refused"
    left = {record.source for record in read_ledger(output)}
    for path in folder.iterdir():
        if path.name not in left:
            path.unlink()
    return "person" if is_person else "forget"


def run_mixed_history(place: Path, seed: int, steps: int) -> list[str]:
    """What was done; raises `AssertionError` where going on from a graph and making it anew are not the same to the byte."""
    draw = random.Random(seed)
    folder, output = place / "cvs", place / "output"
    folder.mkdir(parents=True)
    for _ in range(3):
        step(folder, draw)
    build_spoiled(folder, output)
    done: list[str] = []
    for _ in range(steps):
        what = draw.choice(_STEPS)
        if what == "documents":
            what = "+".join(step(folder, draw) for _ in range(draw.randint(1, 2)))
        elif what == "decision":
            what = decide(output, draw)
        elif what == "undo":
            what = take_back(output, draw)
        elif what == "release":
            what = _release(output, draw)
        elif what == "withdraw":
            what = _withdraw(output, draw)
        elif what in ("forget", "person"):
            what = _forget(folder, output, draw, is_person=what == "person")
        done.append(what)
        build_spoiled(folder, output)
        _same_as_anew(folder, output, place, done)
    return done


def _same_as_anew(folder: Path, output: Path, place: Path, done: list[str]) -> None:
    fresh = place / "fresh"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    for name in _BESIDE:
        if (output / name).exists():
            shutil.copy(output / name, fresh / name)
    build_spoiled(folder, fresh, names_of=output)
    assert_same_files(output, fresh, str(done))
    assert_store_holds_the_file(output)
    version = current_version(output)
    build_spoiled(folder, output, full=True)
    assert current_version(output) == version, f"a full build is another graph, after {done}"
