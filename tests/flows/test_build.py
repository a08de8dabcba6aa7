"""The flow, end to end, against a real Prefect server."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from prefect.states import Failed

from etl.pipeline import build
from etl.settings import Settings
from flows.build import failed_for_a_moment, read_batch
from tests.etl.faults import children_of
from tests.etl.parallel.clusters import DaskProcesses

EXAMPLES = Path(__file__).parents[1] / "examples" / "cvs"


def run_vitagraph(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from flows.cli import main; main()", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=240, check=False)


def ask_server(environment: dict[str, str], path: str) -> list[dict[str, object]]:
    request = urllib.request.Request(
        f"{environment['PREFECT_API_URL']}/{path}/filter", data=b"{}", headers={"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        found: list[dict[str, object]] = json.load(answer)
    return found


@pytest.fixture(scope="module")
def flow_output(prefect_server: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("flow") / "output"
    done = run_vitagraph(prefect_server, "build", str(EXAMPLES), "--output", str(output))
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr
    return output


def test_flow_and_library_give_the_same_bytes(flow_output: Path, tmp_path: Path) -> None:
    build([EXAMPLES], tmp_path, Settings())
    assert (flow_output / "graph.nq").stat().st_size > 10_000
    assert (flow_output / "graph.nq").read_bytes() == (tmp_path / "graph.nq").read_bytes()


def test_the_server_knows_the_run_its_batches_and_its_report(flow_output: Path, prefect_server: dict[str, str]) -> None:
    runs = ask_server(prefect_server, "flow_runs")
    assert [run["state_type"] for run in runs] == ["COMPLETED"]
    names = sorted(str(run["name"]).rsplit("-", 1)[0] for run in ask_server(prefect_server, "task_runs"))
    assert names.count("read_batch") > 1
    assert set(names) == {"assemble", "publish", "read_batch"}
    reports = [artifact for artifact in ask_server(prefect_server, "artifacts") if artifact["key"] == "vitagraph-build"]
    assert len(reports) == 1
    shown = str(reports[0]["data"])
    assert "| Person |" in shown
    assert [name for name in json.loads((flow_output / "report.json").read_text())["documents"] if name in shown] == []


def test_the_server_hears_of_no_person_and_no_document(flow_output: Path, prefect_server: dict[str, str]) -> None:
    """Neither its database nor anything beside it."""
    ledger = [json.loads(line) for line in (flow_output / "ledger.jsonl").read_text().splitlines()]
    labels = re.findall(r'rdf-schema#label> "([^"\\]+ [^"\\]+)" \.$', (flow_output / "graph.nq").read_text(), re.M)
    words = {record["source"] for record in ledger} | set(labels)
    assert len(words) > 100
    files = [path for path in Path(prefect_server["PREFECT_HOME"]).rglob("*") if path.is_file()]
    content = b"".join(path.read_bytes() for path in files)
    assert len(content) > 100_000
    assert [word for word in sorted(words) if word.encode() in content] == []


def test_bad_files_are_named_and_cost_no_other(prefect_server: dict[str, str], tmp_path: Path) -> None:
    folder = tmp_path / "cvs"
    folder.mkdir()
    good = sorted(path for path in EXAMPLES.rglob("*") if path.is_file())[:2]
    for path in good:
        shutil.copy(path, folder)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.pdf").write_bytes(
        bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffdb") + b"\x08" * 500 + b"\xff\xd9"
    )
    (folder / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Ty")
    (folder / "long.txt").write_bytes(b"x" * 50_000_000)
    (folder / "binary.bin").write_bytes(bytes(range(256)) * 64)
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    done = run_vitagraph(prefect_server, "build", str(folder), "--output", str(tmp_path / "output"))
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    report = json.loads((tmp_path / "output" / "report.json").read_text())
    assert sorted(report["documents"]) == sorted(path.name for path in good)
    left_out = {issue["document"]: issue["message"] for issue in report["issues"] if issue["severity"] == "document left out"}
    assert sorted(left_out) == ["binary.bin", "cut.pdf", "empty.txt", "gone.txt", "long.txt", "picture.pdf"]
    assert all(len(message) > 20 for message in left_out.values())
    for name in left_out:
        assert name in done.stderr


def test_a_folder_that_is_not_there_is_a_usage_error(prefect_server: dict[str, str], tmp_path: Path) -> None:
    done = run_vitagraph(prefect_server, "build", str(tmp_path / "nowhere"), "--output", str(tmp_path / "output"))
    assert done.returncode == 64
    assert "give a folder of CVs" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("error", "is_tried_again"),
    [(OSError(5, "input/output error"), True), (TimeoutError(), True), (ValueError("ours"), False)],
    ids=["disk", "mount away", "bug"],
)
def test_only_what_may_pass_is_tried_again(error: Exception, is_tried_again: bool) -> None:
    assert failed_for_a_moment(read_batch, None, Failed(data=error)) is is_tried_again  # type: ignore[arg-type]


def test_a_flow_run_whose_batches_are_read_by_workers_of_dask_gives_the_same_bytes(
    prefect_server: dict[str, str], flow_output: Path, tmp_path: Path
) -> None:
    """One of two workers is killed as soon as it has begun."""
    (tmp_path / "dask").mkdir()
    dask = DaskProcesses(tmp_path / "dask")
    try:
        workers = [dask.start_worker(name) for name in ("stays", "goes")]
        command = [sys.executable, "-c", "from flows.cli import main; main()", "build", str(EXAMPLES), "--dask", dask.address]
        command += ["--output", str(tmp_path / "output")]
        run = subprocess.Popen(command, env=prefect_server, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        while run.poll() is None and not children_of(workers[1].pid):
            time.sleep(0.05)
        workers[1].kill()
        _, problems = run.communicate(timeout=240)
    finally:
        dask.stop()
    assert run.returncode in (0, 1), problems
    assert (tmp_path / "output" / "graph.nq").read_bytes() == (flow_output / "graph.nq").read_bytes()
