"""What each run came to, in numbers: a line of JSON a run beside the versions, without a name of a document or a person.

{"at": "2026-03-01T02:00:04+00:00", "run": "0199...", "ending": "completed", "version": 12, "published": true, ...}
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from time import perf_counter

from etl.errors import StoreError
from etl.load.atomic import replacing
from etl.progress import Progress, Step

RUNS_FILE = "runs.jsonl"
ERROR_FILE = "work/last-error.txt"
KEPT = 1000  # runs, up to twice as many before the oldest go; some 500 bytes each


class Ending(StrEnum):
    """How a run ended; the value is what people read."""

    COMPLETED = "completed"
    SET_ASIDE = "documents or facts set aside"
    FAILED = "failed"
    CRASHED = "its process was killed"


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of a run: how long it took, and how many parts it had (documents for `read`, else 1)."""

    name: str
    seconds: float
    parts: int


@dataclass(frozen=True, slots=True)
class RunRecord:
    """at         when it began, UTC
    run        the id of the flow run; empty for a run without Prefect
    version    the version that is current afterwards; published: whether this run made it
    documents  in the graph; left_out, set_aside, warnings: how many
    changes    what became of documents: `{"new": 1, "changed": 1, "gone": 1}`
    error      the kind of what stopped it, `SourceError`
    """

    at: str
    run: str
    ending: Ending
    version: int = 0
    published: bool = False
    documents: int = 0
    left_out: int = 0
    set_aside: int = 0
    warnings: int = 0
    changes: Mapping[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    stages: Sequence[Stage] = ()
    error: str = ""


def add_run(output: Path, record: RunRecord) -> None:
    """Adds a line to the list of runs; the oldest of very many go. Raises `StoreError` where it cannot be written."""
    path = output / RUNS_FILE
    lines = _lines(output)
    if len(lines) >= 2 * KEPT:
        with replacing(path) as handle:
            handle.write("".join(f"{line}\n" for line in lines[-KEPT:]).encode())
    try:
        with path.open("a", encoding="utf-8") as added:
            added.write(json.dumps(asdict(record)) + "\n")
    except OSError as error:
        raise StoreError(f"cannot write {path}: {error.strerror or error}") from None


def keep_words(output: Path, words: str) -> None:
    """Keeps what an error said, which may name people, where it goes when somebody is forgotten."""
    with replacing(output / ERROR_FILE) as handle:
        handle.write(words.encode("utf-8", "replace"))


def read_runs(output: Path) -> list[RunRecord]:
    """The runs that are known, oldest first. Lines that are no such record are passed over."""
    found = []
    for line in _lines(output):
        with suppress(ValueError, TypeError, KeyError):
            given = json.loads(line)
            stages = tuple(Stage(**stage) for stage in given["stages"])
            found.append(RunRecord(**{**given, "ending": Ending(given["ending"]), "stages": stages}))
    return found


def _lines(output: Path) -> list[str]:
    path = output / RUNS_FILE
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise StoreError(f"cannot read {path}: {error.strerror or error}") from None


class Stopwatch:
    """Progress that is passed on, with the seconds of each step noted and told to `note`."""

    def __init__(self, heard_by: Progress, note: Callable[[Stage], None]) -> None:
        self._heard_by = heard_by
        self._note = note
        self.stages: list[Stage] = []

    @contextmanager
    def step(self, name: str, total: int) -> Iterator[Step]:
        """Notes the step when it ends, also when it fails."""
        began = perf_counter()
        try:
            with self._heard_by.step(name, total) as step:
                yield step
        finally:
            self.stages.append(Stage(name, round(perf_counter() - began, 3), total))
            self._note(self.stages[-1])
