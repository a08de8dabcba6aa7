"""Whether the commands of the Containerfile work: `python tests/benchmarks/container.py`, where no container can be built.

Takes COPY and RUN of its first stage in a fresh folder (its own paths below that), then builds the graph of the example CVs with
what was installed. Prints each command with its seconds. Takes minutes and fetches the locked packages.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
_PATHS = ("/vitagraph", "/opt/vitagraph")  # of the image


def first_stage() -> list[list[str]]:
    """Its commands as words."""
    stages = (ROOT / "Containerfile").read_text().split("\nFROM ")
    return [shlex.split(line) for line in stages[1].splitlines()[1:] if line.strip()]


def run(command: list[str], place: Path) -> None:
    """A command as the image's builder would run it, below `place`."""
    began = time.perf_counter()
    what, *words = command
    work = place / "vitagraph"
    if what == "WORKDIR":
        work.mkdir()
    elif what == "COPY":
        *sources, target = words
        for source in sources:
            if (ROOT / source).is_dir():
                shutil.copytree(ROOT / source, work / target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(ROOT / source, work / target)
    elif what == "RUN":
        here = [str(place) + word if word.startswith(_PATHS) else word for word in words]
        subprocess.run(here, cwd=work, check=True, env={**os.environ, "PYTHONPATH": ""})
    else:
        raise SystemExit(f"not known: {what}")
    print(f"{time.perf_counter() - began:7.1f} s  {' '.join(command)}")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "opt").mkdir()
        commands = first_stage()
        assert [words[0] for words in commands].count("RUN") >= 2
        for command in commands:
            run(command, place)
        vitagraph = place / "opt" / "vitagraph" / "bin" / "vitagraph"
        examples = ROOT / "tests" / "examples" / "cvs"
        done = subprocess.run([vitagraph, "build", examples, "--output", place / "graph"], cwd=place, env={"PATH": "/usr/bin:/bin"})
        print(f"build: exit code {done.returncode}, {(place / 'graph' / 'graph.nq').stat().st_size} bytes")


if __name__ == "__main__":
    main()
