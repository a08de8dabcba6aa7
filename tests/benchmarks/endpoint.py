"""Many clients at the endpoint for a while, as versions change under them: wrong answers, requests a second, how long they take.

PYTHONPATH=. .venv/bin/python tests/benchmarks/endpoint.py [--seconds 60] [--clients 50] [--people 40]

The endpoint is a process of its own (`vitagraph serve`); one of the clients asks nothing but queries that have to be cut.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx

from tests.etl.remote.servers import free_port
from tests.etl.serve.hammer import hammer
from tests.etl.serve.served import publish_people

LETTERS = "bdfgklmnprst"


def some_people(count: int, left_out: int) -> list[str]:
    """Invented people in the order of their names, all but one."""
    chosen = sorted(f"{a.upper()}e{b}o {c.upper()}u{a}ard" for a in LETTERS for b in LETTERS for c in LETTERS if a < b < c)[:count]
    return [name for place, name in enumerate(chosen) if place != left_out]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--people", type=int, default=40)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        people = {version: some_people(asked.people, version) for version in (1, 2)}
        for chosen in people.values():
            output = publish_people(Path(folder), *chosen)
        port = free_port()
        url = f"http://127.0.0.1:{port}"
        command = [sys.executable, "-c", "from flows.cli import main; main()"]
        options = ["--from", str(output), "--port", str(port), "--time-limit", "2", "--processes", "3"]
        server = subprocess.Popen([*command, "serve", *options], stdout=subprocess.DEVNULL)
        try:
            wait_for(url)
            found = hammer(url, output, people, seconds=asked.seconds, clients=asked.clients, swap_s=1)
        finally:
            server.kill()
            server.wait()
    took = sorted(found.took)
    late = took[int(len(took) * 0.99)]
    print(f"{len(took)} answers to {asked.clients} clients in {asked.seconds:g} s ({len(took) / asked.seconds:.0f} a second)")
    print(f"median {statistics.median(took) * 1000:.0f} ms, 99 % below {late * 1000:.0f} ms, longest {took[-1] * 1000:.0f} ms")
    print(f"{len(found.versions)} versions answered; {found.cut} queries cut; {len(found.wrong)} wrong answers")
    for each in found.wrong[:10]:
        print("   ", each)


def wait_for(url: str) -> None:
    for _ in range(300):
        try:
            httpx.get(f"{url}/health", timeout=10).raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the endpoint does not come up")


if __name__ == "__main__":
    main()
