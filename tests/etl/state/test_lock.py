from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from etl.errors import StoreError
from etl.state.lock import locked

HOLD = """
import sys, time
from pathlib import Path
from etl.state.lock import locked
with locked(Path(sys.argv[1]), 0):
    print(1, flush=True)
    time.sleep(60)
"""


def hold(folder: Path) -> subprocess.Popen[str]:
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(folder)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "1\n"
    return holder


def test_a_second_writer_waits_and_then_says_who_holds_the_folder(tmp_path: Path) -> None:
    holder = hold(tmp_path)
    began = time.monotonic()
    with (
        pytest.raises(StoreError, match=rf"process {holder.pid} on .* is writing in .*; wait until it ends"),
        locked(tmp_path, 0.5),
    ):
        pass
    assert time.monotonic() - began >= 0.5
    holder.kill()
    holder.wait()


def test_a_dead_holder_does_not_matter(tmp_path: Path) -> None:
    holder = hold(tmp_path)
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    with locked(tmp_path, 0):
        assert f"process {holder.pid}" not in (tmp_path / "lock").read_text()


def test_a_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with (
        pytest.raises(StoreError, match=r"nothing can be written in .*; give another folder with --output"),
        locked(tmp_path / "file", 0),
    ):
        pass
