"""A deployment of `prefect.yaml` runs by itself, every minute, over a folder that changes. Takes some three minutes of waiting."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from etl.runs.records import Ending, RunRecord, read_runs
from flows.prefect_defaults import DEFAULTS
from tests.flows.prefect_site import ROOT, PrefectSite, cv_of, wait_until

pytestmark = [pytest.mark.schedule, pytest.mark.timeout(900)]

NAMES = ("Vera Example", "Ada Sample", "Tom Specimen", "Max Muster")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[PrefectSite]:
    home = tmp_path / "prefect"
    home.mkdir()
    site = PrefectSite(home)
    try:
        site.start_server()
        site.start_worker("vitagraph")
        yield site
    finally:
        site.close()


def file_of(name: str) -> str:
    return f"{name.lower().replace(' ', '-')}.md"


def test_three_runs_over_a_changing_folder(site: PrefectSite, tmp_path: Path) -> None:
    folder, output = tmp_path / "cvs", tmp_path / "graph"
    folder.mkdir()
    for name in NAMES[:3]:
        (folder / file_of(name)).write_text(cv_of(name))
    wait_until(lambda: site.ask("work_pools/filter"), "the worker has made its pool")
    site.deploy("nightly", folder, output, "--cron", "* * * * *")

    def record(number: int) -> RunRecord:
        def there() -> RunRecord | None:
            found = read_runs(output) if output.is_dir() else []
            return found[number - 1] if len(found) >= number else None

        return wait_until(there, f"run {number} has ended")

    first = record(1)
    assert (first.ending, first.version, first.changes) == (Ending.COMPLETED, 1, {"new": 3})
    assert "read" in [stage.name for stage in first.stages]
    published = (output / "current").lstat().st_mtime_ns

    second = record(2)
    assert (second.ending, second.published, second.version) == (Ending.COMPLETED, False, 1)
    assert [stage.name for stage in second.stages] == ["find"], "nothing is read, nothing is linked"
    assert (output / "current").lstat().st_mtime_ns == published

    (folder / file_of(NAMES[3])).write_text(cv_of(NAMES[3]))
    (folder / file_of(NAMES[1])).write_text(cv_of(NAMES[1], 2013))
    (folder / file_of(NAMES[2])).unlink()
    third = record(3)
    assert (third.ending, third.version, third.changes) == (Ending.COMPLETED, 2, {"changed": 1, "gone": 1, "new": 1})
    assert {stage.name: stage.parts for stage in third.stages}["read"] == 2
    told = (output / "changes.md").read_text()
    assert f"- new: {file_of(NAMES[3])}" in told
    assert f"- changed: {file_of(NAMES[1])}" in told
    assert f"- gone: {file_of(NAMES[2])}" in told
    assert "## Max Muster" in told

    ended = site.wait_for_end(third.run)
    assert (ended["state_name"], ended["state"]["message"]) == ("Completed", "version 2 published; 3 documents")
    shown = site.artifacts(third.run)
    assert set(shown) == {"vitagraph-build", "vitagraph-report", "vitagraph-changes", "vitagraph-quarantine", "vitagraph-trends"}
    assert sorted(
        line.split(" | ")[1].strip("| ") for line in shown["vitagraph-changes"].splitlines() if line.startswith("| d-")
    ) == [
        "changed",
        "gone",
        "new",
    ]
    assert [row["version"] for row in json.loads(shown["vitagraph-trends"])] == [1, 2]
    assert "| read |" in shown["vitagraph-build"]
    assert set(site.artifacts(second.run)) == {"vitagraph-build", "vitagraph-report"}

    forgotten = site.vitagraph("forget", "--person", NAMES[0], "--output", str(output))
    assert forgotten.returncode == 0, forgotten.stderr
    stored = site.stored().lower()
    assert len(stored) > 100_000
    assert [word for name in NAMES for word in (name, file_of(name)) if word.lower().encode() in stored] == []


def test_the_pool_runs_with_our_defaults() -> None:
    """They stand in two places, for Prefect reads them before our code is imported."""
    content = yaml.safe_load((ROOT / "prefect.yaml").read_text())
    assert [each["name"] for each in content["deployments"]] == ["nightly", "weekly-check", "on-demand"]
    assert [each["work_pool"]["job_variables"]["env"] for each in content["deployments"]] == [DEFAULTS] * 3
    assert [each["concurrency_limit"]["limit"] for each in content["deployments"]] == [1, 1, 1]
    assert content["deployments"][1]["parameters"]["job"]["check"] is True
