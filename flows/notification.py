"""What a run tells others when it has ended: a POST to a web address, a command, or both. Numbers only, no name of anybody.

{"run": "0199...", "ending": "failed", "version": 12, "documents": 0, ..., "error": "SourceError", "output": "/srv/graph"}
"""

from __future__ import annotations

import json
import shlex
import subprocess
import urllib.error
import urllib.request
from dataclasses import asdict
from pathlib import Path

from etl.runs.records import Ending, RunRecord
from etl.settings import NotifyOn, RunSettings


def is_wanted(record: RunRecord, notify_on: NotifyOn) -> bool:
    """Whether a run is one of those that are told of."""
    if notify_on is NotifyOn.ALWAYS or record.ending is not Ending.COMPLETED:
        return True
    return notify_on is NotifyOn.CHANGES and record.published


def notify(record: RunRecord, output: Path, settings: RunSettings) -> list[str]:
    """Tells of a run where the settings want it. Gives what went wrong, in a sentence each; nothing is raised."""
    if not is_wanted(record, settings.notify_on):
        return []
    content = json.dumps({**asdict(record), "output": str(output.absolute())}).encode()
    problems = [_post(settings.notify_url, content, settings.notify_timeout_s)] if settings.notify_url else []
    problems += [_run(settings.notify_command, content, settings.notify_timeout_s)] if settings.notify_command else []
    return [problem for problem in problems if problem]


def _post(url: str, content: bytes, timeout_s: float) -> str:
    try:
        request = urllib.request.Request(url, data=content, headers={"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=timeout_s):
            return ""
    except (OSError, ValueError) as error:  # HTTP errors are OSErrors; a bad address is a ValueError
        return f"VITAGRAPH_NOTIFY_URL was not told of the run ({getattr(error, 'reason', None) or error})"


def _run(command: str, content: bytes, timeout_s: float) -> str:
    try:
        done = subprocess.run(shlex.split(command), input=content, capture_output=True, timeout=timeout_s, check=False)
    except subprocess.TimeoutExpired:
        return f"VITAGRAPH_NOTIFY_COMMAND took longer than {timeout_s:g} s and was stopped"
    except (OSError, ValueError) as error:
        return f"VITAGRAPH_NOTIFY_COMMAND cannot be run ({error})"
    return f"VITAGRAPH_NOTIFY_COMMAND ended with status {done.returncode}" if done.returncode else ""
