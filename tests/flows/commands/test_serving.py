"""`vitagraph publish`, and `vitagraph query` of the server that it filled."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from etl.pipeline import build
from etl.settings import Settings
from tests.etl.remote.servers import oxigraph

CV = (
    "# Vera Example\n\n## Education\n\n- PhD in Botany, Example University, 2011\n"
    "\n## Employment\n\n- Engineer, Quay Labs, 2012-2014\n"
)


def vitagraph(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from flows.cli import main; main()", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)


def test_a_server_is_filled_and_asked(tmp_path: Path) -> None:
    (tmp_path / "cvs").mkdir()
    (tmp_path / "cvs" / "vera.md").write_text(CV)
    output = str(tmp_path / "out")
    build([tmp_path / "cvs"], Path(output), Settings(processes=1))
    with oxigraph() as url:
        publish = ("publish", "--endpoint", url, "--from", output, "-q")
        dry = vitagraph(*publish, "--dry-run")
        assert dry.returncode == 0, dry.stderr
        assert dry.stdout.startswith("the server would get version 1 in full: ")
        assert vitagraph(*publish).stdout.startswith("the server has version 1 in full: ")
        assert vitagraph(*publish).stdout == "the server has version 1 already\n"
        asked = ("query", "career", "person=vera  EXAMPLE", "-f", "json")
        there, here = vitagraph(*asked, "--endpoint", url), vitagraph(*asked, "--from", output)
        assert (there.returncode, here.returncode, there.stderr) == (0, 0, "")
        assert json.loads(there.stdout) == json.loads(here.stdout)
        assert len(json.loads(there.stdout)) == 2
        turtle = vitagraph("query", "DESCRIBE ?p { ?p a <https://w3id.org/vitagraph/ns#Person> }", "--endpoint", url)
        assert "Vera Example" in turtle.stdout
        refused = [vitagraph("query", text, "--endpoint", url) for text in ("CLEAR ALL", "ASK { SERVICE <http://127.0.0.1:9> {} }")]
        assert [each.returncode for each in refused] == [64, 64]
        assert vitagraph("query", "SELEC", "--endpoint", url).returncode == 64
        rows = vitagraph("query", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "--endpoint", url, "-f", "csv").stdout.splitlines()
        assert int(rows[1]) > 20
    gone = vitagraph(*publish, "--retries", "0")
    assert (gone.returncode, gone.stdout) == (2, "")
    assert "cannot be reached" in gone.stderr
