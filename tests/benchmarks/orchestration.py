"""What Prefect costs beyond the same work without it: `python tests/benchmarks/orchestration.py --counts 100 1000 10000`.

For each number of documents, whole commands are timed: `vitagraph build` without Prefect, as a flow against a server that runs,
and as a flow with a server of its own. Each builds a fresh output folder. Wall clock and processor seconds, the least of `--times`.

The documents are small invented CVs; with `--refused` they are files that are refused at once, and nearly all that is left is the
orchestration.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.flows.prefect_site import ROOT, PrefectSite

_NAMES = ("Ada", "Berit", "Chidi", "Dolores", "Emre", "Farah", "Goran", "Hana", "Ines", "Jonas")
_SYLLABLES = ("ber", "dal", "fos", "gren", "hol", "kvi", "lund", "mar", "nor", "sten")
_FIELDS = ("Botany", "Geology", "Statistics", "Astronomy", "Chemistry", "Linguistics", "Robotics", "Oceanography")


def write_documents(folder: Path, count: int, *, refused: bool) -> None:
    """`count` files, no two alike."""
    folder.mkdir()
    for i in range(count):
        if refused:
            (folder / f"{i:05}.bin").write_bytes(bytes(range(256)) + i.to_bytes(4, "big"))
            continue
        name = f"{_NAMES[i % 10]} {''.join(_SYLLABLES[int(digit)] for digit in f'{i:05}').capitalize()}"
        year, field = 1980 + i % 40, _FIELDS[i % 8]
        lines = (
            f"# {name}\n\n## Education\n\n- PhD in {field}, Example University, {year}\n",
            f"## Experience\n\n- Lecturer, Institute of {field}, {year + 1} - {year + 6}\n",
            f"## Awards\n\n- Teaching Award, {year + 3}\n",
        )
        (folder / f"{i:05}.md").write_text("\n".join(lines))


def seconds(folder: Path, output: Path, environment: dict[str, str], *options: str) -> tuple[float, float]:
    """Wall clock and processor seconds of one command, with those of the processes it starts."""
    shutil.rmtree(output, ignore_errors=True)
    command = [sys.executable, "-c", "from flows.cli import main; main()", "build", str(folder), "-o", str(output), "-q", *options]
    before, began = _processor_s(), time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr.decode()
    return time.perf_counter() - began, _processor_s() - before


def _processor_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=int, nargs="+", default=[100, 1000, 10_000])
    parser.add_argument("--times", type=int, default=2)
    parser.add_argument("--refused", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        (place / "prefect").mkdir()
        site = PrefectSite(place / "prefect")
        alone = {key: value for key, value in site.environment.items() if key != "PREFECT_API_URL"}
        alone |= {"PREFECT_HOME": str(place / "alone")}
        ways = {
            "without Prefect": (alone, "--without-prefect"),
            "server runs": (site.environment, "--with-prefect"),
            "own server": (alone, "--with-prefect"),
        }
        site.start_server()
        try:
            print(
                f"{'documents':>9}  " + "  ".join(f"{way:>24}" for way in ways) + f"  {'cost, server runs':>20}  {'own server':>12}"
            )
            for count in asked.counts:
                folder = place / str(count)
                write_documents(folder, count, refused=asked.refused)
                best: dict[str, tuple[float, float]] = {}
                for _ in range(asked.times):  # in turn, so that what else the machine does falls on all alike
                    for way, (environment, option) in ways.items():
                        found = seconds(folder, place / "output", environment, option)
                        best[way] = min(best.get(way, found), found)
                base = best["without Prefect"][0]
                told = "  ".join(f"{wall:9.1f} s, {cpu:7.1f} cpu" for wall, cpu in best.values())
                print(
                    f"{count:>9}  {told}  {best['server runs'][0] - base:>18.1f} s  {best['own server'][0] - base:>10.1f} s",
                    flush=True,
                )
                shutil.rmtree(folder)
        finally:
            site.close()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
