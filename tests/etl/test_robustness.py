"""Five hundred damaged and generated inputs, from bytes to claims: nothing escapes, nothing takes long."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
INPUTS = 500


def test_no_input_breaks_reading() -> None:
    script = TESTS / "benchmarks" / "fuzz.py"
    command = [sys.executable, script, TESTS / "examples" / "cvs", "--inputs", str(INPUTS), "--seed", "5", "--processes", "2"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=280, check=False)
    assert re.match(rf"{INPUTS} inputs, [\d.]+ MB", done.stdout), done.stderr
    assert done.stdout.rstrip().endswith("\n0 bad"), done.stdout
    assert done.returncode == 0, done.stdout
