from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from etl.runs.records import Ending, RunRecord
from etl.settings import NotifyOn, RunSettings
from flows.notification import is_wanted, notify

DONE = RunRecord("2026-03-01T02:00:00+00:00", "0199", Ending.COMPLETED, version=2, published=True)
IDLE = RunRecord("2026-03-01T02:00:00+00:00", "0199", Ending.COMPLETED, version=2)
ASIDE = RunRecord("2026-03-01T02:00:00+00:00", "0199", Ending.SET_ASIDE, left_out=1)
FAILED = RunRecord("2026-03-01T02:00:00+00:00", "0199", Ending.FAILED, error="SourceError")


@pytest.fixture
def received() -> Iterator[tuple[str, list[bytes]]]:
    """A web address of our own and what was posted to it; `/no` answers 500."""
    posted: list[bytes] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            posted.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(500 if self.path == "/no" else 204)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Nothing is printed."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", posted
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("record", "told_on"),
    [
        (DONE, {NotifyOn.CHANGES, NotifyOn.ALWAYS}),
        (IDLE, {NotifyOn.ALWAYS}),
        (ASIDE, set(NotifyOn)),
        (FAILED, set(NotifyOn)),
    ],
    ids=["published", "idle", "set aside", "failed"],
)
def test_which_runs_are_told_of(record: RunRecord, told_on: set[NotifyOn]) -> None:
    assert {each for each in NotifyOn if is_wanted(record, each)} == told_on


def test_address_and_command_get_the_same_numbers(received: tuple[str, list[bytes]], tmp_path: Path) -> None:
    url, posted = received
    command = f"{sys.executable} -c \"import sys, pathlib; pathlib.Path('{tmp_path}/got').write_text(sys.stdin.read())\""
    assert notify(FAILED, Path("graph"), RunSettings(notify_url=url, notify_command=command)) == []
    assert [(tmp_path / "got").read_bytes()] == posted
    told = json.loads(posted[0])
    assert (told["ending"], told["error"], told["output"]) == ("failed", "SourceError", str(Path("graph").absolute()))


def test_nobody_is_told_of_a_run_without_problems(received: tuple[str, list[bytes]]) -> None:
    url, posted = received
    assert notify(DONE, Path("graph"), RunSettings(notify_url=url)) == []
    assert posted == []


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"notify_url": "http://127.0.0.1:9/hook"}, "NOTIFY_URL was not told"),
        ({"notify_url": "http://nowhere.invalid/"}, "NOTIFY_URL was not told"),
        ({"notify_command": "/no/such/program"}, "cannot be run"),
        ({"notify_command": 'unclosed "quote'}, "cannot be run"),
        ({"notify_command": "false"}, "ended with status 1"),
        ({"notify_command": "sleep 30", "notify_timeout_s": 0.2}, "longer than 0.2 s"),
    ],
    ids=["nobody listens", "no such host", "no such program", "bad words", "fails", "hangs"],
)
def test_what_goes_wrong_is_a_sentence(settings: dict[str, object], said: str) -> None:
    problems = notify(FAILED, Path("graph"), RunSettings.model_validate(settings))
    assert len(problems) == 1
    assert said in problems[0]


def test_an_address_that_refuses_is_told_of(received: tuple[str, list[bytes]]) -> None:
    url, posted = received
    assert len(notify(FAILED, Path("graph"), RunSettings(notify_url=f"{url}/no"))) == 1
    assert len(posted) == 1
