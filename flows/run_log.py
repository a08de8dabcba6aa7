"""Structured logs: a line of JSON for each event of a run, with ids of documents and never a name."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from typer import echo

STANDARD_ERROR = "-"


class RunLog:
    """Where events of one run go: a file that lines are added to, standard error, or nowhere.

    {"at": "2026-03-01T02:00:05.120+00:00", "run": "0199...", "event": "stage", "stage": "read", "seconds": 3.2, "parts": 12}
    """

    def __init__(self, place: str, run: str) -> None:
        self._place = place
        self._run = run

    def write(self, event: str, **fields: object) -> None:
        """Adds one line. A file that cannot be written costs a line on standard error, not the run."""
        if not self._place:
            return
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        line = json.dumps({"at": at, "run": self._run, "event": event, **fields}) + "\n"
        if self._place == STANDARD_ERROR:
            sys.stderr.write(line)
            return
        try:
            with Path(self._place).open("a", encoding="utf-8") as handle:
                handle.write(line)
        except OSError as error:
            echo(f"vitagraph: VITAGRAPH_LOG={self._place} cannot be written ({error.strerror})", err=True)
