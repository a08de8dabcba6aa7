"""What those who hand documents out and those who read them have in common; without what reading needs, which takes a second to
load."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from etl.model.issue import Issue, Severity
from etl.model.reading import Reading
from etl.settings import Settings
from etl.sources import Source


@dataclass(frozen=True, slots=True)
class Job:
    """How documents are read: with these settings, their claims put into the folder `claims` under names that tell of `reader`.

    claims     `None`: claims are handed back, for there is no folder that both sides see
    is_afresh  whether claims that lie there already, as of a build that was killed, are made again
    """

    settings: Settings
    claims: Path | None
    reader: str = ""
    is_afresh: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a document; its claims as they stand in a file, if they were not put into one."""

    reading: Reading
    claims: bytes = b""


def left_out(source: Source, rule: str, message: str) -> Reading:
    """A document that gave no claims, and why."""
    return Reading(source.name, None, Issue(source.name, None, Severity.DOCUMENT, rule, message), source.sha256)
