"""Faults of scheduled builds, with a real server and a worker: each ends in the state it should, and the next run is right."""

from __future__ import annotations

import html
import json
import os
import signal
import subprocess
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest

from etl.runs.records import Ending, read_runs
from tests.etl.faults import children_of
from tests.etl.histories import build_here
from tests.flows.prefect_site import LIMIT_S, PrefectSite, cv_of, end, held, wait_until

pytestmark = pytest.mark.timeout(900)

POOL = "vitagraph"


class Place:
    """A folder of CVs, an output folder, and a file that hooks write to."""

    def __init__(self, root: Path) -> None:
        self.folder, self.output, self.told = root / "cvs", root / "graph", root / "told.jsonl"
        self.folder.mkdir(parents=True)
        self.add("Vera Example", "Ada Sample")

    def add(self, *names: str) -> None:
        for name in names:
            (self.folder / f"{name.lower().replace(' ', '-')}.md").write_text(cv_of(name))

    def ask_for_run(self, site: PrefectSite, deployment: str) -> str:
        return site.ask_for_run(deployment, self.folder, self.output)

    def is_right(self, tmp_path: Path) -> bool:
        """Whether the graph is the one that a fresh build gives."""
        fresh = tmp_path / "fresh"
        build_here(self.folder, fresh)
        return (fresh / "graph.nq").read_bytes() == (self.output / "graph.nq").read_bytes()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrefectSite]:
    root = tmp_path_factory.mktemp("faults")
    (root / "prefect").mkdir()
    hook = f"sh -c 'cat >> {root / 'told.jsonl'}; echo >> {root / 'told.jsonl'}'"
    site = PrefectSite(root / "prefect", VITAGRAPH_LOCK_WAIT_S="900", VITAGRAPH_NOTIFY_COMMAND=hook)
    try:
        site.start_server()
        yield site
    finally:
        site.close()


@pytest.fixture(scope="module")
def worker(site: PrefectSite) -> list[subprocess.Popen[bytes]]:
    """The worker that runs now, last in the list; a test that ends it starts another."""
    started = [site.start_worker(POOL)]
    wait_until(lambda: site.ask("work_pools/filter"), "the worker has made its pool")
    return started


@pytest.fixture(scope="module")
def deployments(site: PrefectSite, worker: list[subprocess.Popen[bytes]]) -> dict[str, str]:
    """The ids of the deployments of `prefect.yaml` by name."""
    nowhere = site.home.parent / "nowhere"
    done = site.prefect("--no-prompt", "deploy", "--all", VITAGRAPH_FOLDER=str(nowhere), VITAGRAPH_OUTPUT=str(nowhere))
    assert done.returncode == 0, done.stdout + done.stderr
    listed = site.ask("deployments/filter")
    assert len(listed) == 3
    return {each["name"]: each["id"] for each in listed}


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "place")


def told(site: PrefectSite) -> list[dict[str, object]]:
    path = site.home.parent / "told.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines() if line] if path.exists() else []


def wait_until_it_waits(site: PrefectSite, run: str) -> None:
    """The run is under way and waits for the output folder."""
    wait_until(lambda: site.run(run)["state_type"] == "RUNNING", "the run is under way")


def process_of(worker: subprocess.Popen[bytes], site: PrefectSite) -> int:
    """The process of the flow run that the worker looks after (the command starts the worker proper)."""

    def found() -> int | None:
        pending = children_of(worker.pid)
        while pending:
            pid = pending.pop()
            words = Path(f"/proc/{pid}/cmdline").read_bytes() if Path(f"/proc/{pid}").exists() else b""
            if b"flow-run" in words or b"flow_engine" in words or b"prefect.engine" in words:
                return pid
            pending += children_of(pid)
        return None

    return wait_until(found, "the worker has started the run's process")


@pytest.mark.schedule
def test_a_full_check_finds_the_same_bytes(site: PrefectSite, deployments: dict[str, str], place: Place, tmp_path: Path) -> None:
    ended = site.wait_for_end(place.ask_for_run(site, deployments["weekly-check"]))
    assert (ended["state_type"], ended["state"]["message"]) == ("COMPLETED", "version 1 published; 2 documents")
    assert [stage.name for stage in read_runs(place.output)[0].stages].count("read") == 2
    assert place.is_right(tmp_path)


@pytest.mark.schedule
def test_something_set_aside_is_a_state_of_its_own_and_told_of(
    site: PrefectSite, deployments: dict[str, str], place: Place
) -> None:
    (place.folder / "ada-nobody.md").write_text("")
    run = place.ask_for_run(site, deployments["on-demand"])
    ended = site.wait_for_end(run)
    assert (ended["state_type"], ended["state_name"]) == ("COMPLETED", "SetAside")
    assert ended["state"]["message"] == "version 1 published; 2 documents, 1 documents left out, 0 facts set aside"
    rows = json.loads(site.artifacts(run)["vitagraph-quarantine"])
    assert [(row["what"], row["rule"]) for row in rows] == [("document", "reading.empty")]
    assert [(each["run"], each["left_out"]) for each in told(site) if each["run"] == run] == [(run, 1)]
    assert b"ada-nobody" not in site.stored()


def forms_of(words: Sequence[str]) -> dict[bytes, str]:
    """How words may stand in a file: in several encodings, escaped, with their marks apart, in any case."""
    forms: dict[bytes, str] = {}
    for word in words:
        for cased in (word, word.lower(), word.upper(), word.replace(" ", "-").lower()):
            for normal in (cased, unicodedata.normalize("NFD", cased)):
                for written in (normal, json.dumps(normal)[1:-1], quote(normal), quote_plus(normal), html.escape(normal)):
                    forms[written.encode()] = word
                    forms[written.encode("utf-16-le")] = word
    return forms


@pytest.mark.schedule
def test_of_a_person_who_is_forgotten_prefect_holds_no_word(
    site: PrefectSite, deployments: dict[str, str], place: Place, tmp_path: Path
) -> None:
    """Neither after runs that published, nor after some that left out, failed or were given files by name."""
    words = ["Séraphine Łódzka", "Łódzka", "Oisín Ødegård", "lodzka@example.org", "Tidal Queues of Øvre Halden", "École des Sables"]
    person, _, other, address, title, school = words
    cv = place.folder / "Séraphine Łódzka, vita.md"
    work = f'## Publications\n\n- {person}, {other}. "{title}." In Journal of Odd Results, 2019.\n'
    cv.write_text(f"# {person}\n\n{address}\n\n## Education\n\n- PhD in Botany, {school}, 2011\n\n{work}")
    (place.folder / "Łódzka, old.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    deployment = deployments["on-demand"]
    assert site.wait_for_end(place.ask_for_run(site, deployment))["state_name"] == "SetAside"

    by_name = site.vitagraph("build", str(cv), "-o", str(tmp_path / "graph of one"), "--with-prefect")
    assert by_name.returncode == 0, by_name.stderr

    claims = next(path for path in (place.output / "claims").iterdir() if "Łódzka" in path.read_text())
    (place.folder / "vera-example.md").write_text(cv_of("Vera Example", 2013))
    site.wait_for_end(place.ask_for_run(site, deployment))
    (place.folder / "vera-example.md").write_text(cv_of("Vera Example", 2015))
    (place.output / "current" / "ledger.jsonl").unlink()
    (place.output / "current" / "ledger.jsonl").write_text(f"{{damaged: {person}\n")
    assert site.wait_for_end(place.ask_for_run(site, deployment))["state_type"] == "FAILED"
    assert claims.exists()
    assert site.vitagraph("rollback", "--output", str(place.output)).returncode == 0

    forgotten = site.vitagraph("forget", "--person", person, "--output", str(place.output))
    assert forgotten.returncode == 0, forgotten.stderr
    assert not claims.exists()
    stored = site.stored()
    assert b"vitagraph-build" in stored
    assert [word for form, word in forms_of(words).items() if form in stored] == []


@pytest.mark.faults
def test_a_source_that_is_away_fails_without_words_and_nothing_changes(
    site: PrefectSite, deployments: dict[str, str], place: Place, tmp_path: Path
) -> None:
    deployment = deployments["on-demand"]
    site.wait_for_end(place.ask_for_run(site, deployment))
    away = place.folder.rename(tmp_path / "away")
    run = place.ask_for_run(site, deployment)
    ended = site.wait_for_end(run)
    assert ended["state_type"] == "FAILED"
    assert "look at its parameters" in ended["state"]["message"] or "is a mount away?" in ended["state"]["message"]
    assert (read_runs(place.output)[-1].ending, read_runs(place.output)[-1].version) == (Ending.FAILED, 1)
    assert str(place.folder) in (place.output / "work" / "last-error.txt").read_text()
    assert [each["ending"] for each in told(site) if each["run"] == run] == ["failed"]
    away.rename(place.folder)
    ended = site.wait_for_end(place.ask_for_run(site, deployment))
    assert ended["state"]["message"] == "nothing new, version 1 stays; 2 documents"


@pytest.mark.schedule
def test_a_run_whose_process_is_killed_is_crashed_and_the_next_is_right(
    site: PrefectSite, worker: list[subprocess.Popen[bytes]], deployments: dict[str, str], place: Place, tmp_path: Path
) -> None:
    deployment = deployments["on-demand"]
    with held(place.output):
        run = place.ask_for_run(site, deployment)
        wait_until_it_waits(site, run)
        os.kill(process_of(worker[-1], site), signal.SIGKILL)
        assert site.wait_for_end(run)["state_type"] == "CRASHED"
    wait_until(lambda: [each for each in told(site) if each["run"] == run], "the hook is told of the crash")
    assert [each.ending for each in read_runs(place.output)] == [Ending.CRASHED]
    ended = site.wait_for_end(place.ask_for_run(site, deployment))
    assert ended["state"]["message"] == "version 1 published; 2 documents"
    assert place.is_right(tmp_path)


@pytest.mark.faults
def test_a_machine_that_goes_down_leaves_no_run_that_runs_for_ever(
    site: PrefectSite, worker: list[subprocess.Popen[bytes]], deployments: dict[str, str], place: Place, tmp_path: Path
) -> None:
    """Worker and run are killed at once: nobody can say what became of the run but a later one."""
    deployment = deployments["on-demand"]
    with held(place.output):
        lost = place.ask_for_run(site, deployment)
        wait_until_it_waits(site, lost)
        run_process = process_of(worker[-1], site)
        end(worker[-1], signal.SIGKILL)
        os.kill(run_process, signal.SIGKILL)
    assert site.run(lost)["state_type"] == "RUNNING"
    # The next run is one that needs no worker, with less patience, so that the test need not have much.
    later = site.vitagraph("build", str(place.folder), "--output", str(place.output), "--with-prefect", VITAGRAPH_LOCK_WAIT_S="0")
    assert later.returncode == 0, later.stderr

    def is_crashed() -> bool:
        again = site.vitagraph("build", str(place.folder), "--output", str(place.output), VITAGRAPH_LOCK_WAIT_S="0")
        return again.returncode == 0 and site.run(lost)["state_type"] == "CRASHED"

    wait_until(is_crashed, "the lost run is known to be lost")
    assert [each.ending for each in read_runs(place.output) if each.run == lost] == [Ending.CRASHED]
    worker.append(site.start_worker(POOL))
    ended = site.wait_for_end(place.ask_for_run(site, deployment))
    assert ended["state"]["message"] == "nothing new, version 1 stays; 2 documents"
    assert place.is_right(tmp_path)


@pytest.mark.faults
def test_runs_that_are_late_after_a_pause_end_as_one(
    site: PrefectSite, worker: list[subprocess.Popen[bytes]], deployments: dict[str, str], place: Place
) -> None:
    deployment = deployments["nightly"]
    end(worker[-1], signal.SIGTERM)
    late = [place.ask_for_run(site, deployment) for _ in range(5)]
    worker.append(site.start_worker(POOL))
    states = sorted(site.wait_for_end(run)["state_type"] for run in late)
    assert states == ["CANCELLED"] * 4 + ["COMPLETED"]
    assert len(read_runs(place.output)) == 1


@pytest.mark.schedule
def test_two_builds_of_one_output_never_overlap(
    site: PrefectSite, deployments: dict[str, str], place: Place, tmp_path: Path
) -> None:
    """Two of one deployment: the second is left out. One of another deployment waits for the folder, as long as it may."""
    nightly, on_demand = deployments["nightly"], deployments["on-demand"]
    with held(place.output):
        runs = [place.ask_for_run(site, deployment) for deployment in (nightly, on_demand)]
        for run in runs:
            wait_until_it_waits(site, run)
        assert site.wait_for_end(place.ask_for_run(site, nightly))["state_type"] == "CANCELLED"
        hasty = site.vitagraph("build", str(place.folder), "-o", str(place.output), VITAGRAPH_LOCK_WAIT_S="0")
        assert hasty.returncode == 2, hasty.stderr
        (failed,) = site.ask("flow_runs/filter", {"flow_runs": {"state": {"type": {"any_": ["FAILED"]}}}, "limit": 1})
        assert "another build holds it" in failed["state"]["message"]
    assert {site.wait_for_end(run)["state_type"] for run in runs} == {"COMPLETED"}
    assert sorted(each.published for each in read_runs(place.output) if each.run in runs) == [False, True]
    assert place.is_right(tmp_path)


@pytest.mark.faults
def test_a_server_that_is_restarted_in_the_middle_costs_no_run(
    site: PrefectSite, deployments: dict[str, str], place: Place, tmp_path: Path
) -> None:
    deployment = deployments["nightly"]
    with held(place.output):
        run = place.ask_for_run(site, deployment)
        wait_until_it_waits(site, run)
        site.stop_server()
        site.start_server()
    ended = site.wait_for_end(run)
    assert (ended["state_type"], ended["state"]["message"]) == ("COMPLETED", "version 1 published; 2 documents")
    assert "vitagraph-changes" in site.artifacts(run)
    assert site.wait_for_end(place.ask_for_run(site, deployment))["state_type"] == "COMPLETED", "its place is free again"
    assert place.is_right(tmp_path)


@pytest.mark.faults
def test_a_server_that_goes_away_in_the_middle_costs_no_build(site: PrefectSite, place: Place, tmp_path: Path) -> None:
    """Of a build that was asked for here; it is published, and says that the server does not know."""
    with held(place.output):
        building = site.start(
            "-c", "from flows.cli import main; main()", "build", str(place.folder), "-o", str(place.output), log="b"
        )
        wait_until(lambda: (place.output / "lock").exists() and b"flow run" in (site.home / "b").read_bytes(), "it is under way")
        site.stop_server()
    assert building.wait(timeout=LIMIT_S) == 0, (site.home / "b").read_text()
    assert "Prefect's server" in (site.home / "b").read_text()
    assert "Traceback" not in (site.home / "b").read_text()
    assert place.is_right(tmp_path)
    site.start_server()


@pytest.mark.faults
@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"VITAGRAPH_NOTIFY_COMMAND": "false"}, "ended with status 1"),
        ({"VITAGRAPH_NOTIFY_URL": "http://127.0.0.1:9/"}, "was not told"),
    ],
    ids=["command", "address"],
)
def test_a_hook_that_fails_costs_no_run(site: PrefectSite, place: Place, environment: dict[str, str], said: str) -> None:
    done = site.vitagraph("build", str(place.folder), "-o", str(place.output), VITAGRAPH_NOTIFY_ON="always", **environment)
    assert done.returncode == 0, done.stderr
    assert said in done.stderr
    assert read_runs(place.output)[0].ending is Ending.COMPLETED


@pytest.mark.schedule
def test_a_server_that_nobody_started_is_a_sentence(place: Place, tmp_path: Path) -> None:
    home = tmp_path / "prefect"
    home.mkdir()
    done = PrefectSite(home).vitagraph("build", str(place.folder), "-o", str(place.output))
    assert done.returncode == 2
    assert "no Prefect server answers at http://127.0.0.1:" in done.stderr
    assert "--without-prefect" in done.stderr
    assert "Traceback" not in done.stderr
