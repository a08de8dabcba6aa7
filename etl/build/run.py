"""A build under way."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from etl.load.claims import claims_file
from etl.model.issue import Issue
from etl.parallel.early import EarlyReader
from etl.settings import Settings
from etl.sources import Source
from etl.state import fingerprints
from etl.state.plan import Plan
from etl.state.versions import CLAIMS


@dataclass(frozen=True, slots=True)
class Run:
    """What there is to do, and what it depends on beside the documents.

    issues       what was found in the way of finding documents
    fingerprint  of everything but the documents that the graph depends on; moment: when the build began, UTC
    is_idle      whether there is nothing to do; is_full: whether everything is to be done anew
    names_of     the output folder whose names are taken over; `output` itself after a first build
    early        a reader that may have been started already
    """

    output: Path
    settings: Settings
    plan: Plan
    issues: tuple[Issue, ...]
    fingerprint: str
    moment: str
    is_idle: bool
    names_of: Path
    is_full: bool = False
    early: EarlyReader | None = None

    @property
    def claims_folder(self) -> Path:
        """Where claims lie, by content."""
        return self.output / CLAIMS

    @property
    def decisions(self) -> Path:
        """The curators' file."""
        return self.settings.decisions_in(self.output)

    def claims_of(self, source: Source) -> str:
        """The name of the file that holds the claims of `source`."""
        return claims_file(source.sha256, source.name, fingerprints.reader(self.settings))
