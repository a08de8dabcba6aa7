"""The command line as people meet it."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from etl.pipeline import build
from etl.settings import Settings
from tests.etl.curate.test_quarantine import cv_of, run

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "tests" / "examples" / "cvs"

COMMANDS = (
    "build",
    "status",
    "log",
    "forget",
    "query",
    "queries",
    "tables",
    "explain",
    "checks",
    "quarantine",
    "export",
    "gazetteer",
)


SLOW = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(STR(?a) = STRAFTER(STR(?i), STR(?f))) }"


def vitagraph(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from flows.cli import main; main()", *arguments]
    return subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, timeout=240, check=False)


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("output")
    build([EXAMPLES], folder, Settings())
    return str(folder)


def test_help_names_every_command_and_does_not_load_prefect() -> None:
    done = vitagraph("--help")
    assert done.returncode == 0
    for command in (*COMMANDS, "rollback"):
        assert command in done.stdout
    code = "import sys, flows.cli; print(sorted(m for m in ('prefect', 'rdflib', 'pyshacl') if m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_a_build_without_prefect_tells_its_steps_and_counts(tmp_path: Path) -> None:
    document = EXAMPLES / "kestrel-rao.txt"
    done = vitagraph("build", str(document), "--without-prefect", "--output", str(tmp_path / "out"))
    assert done.returncode in (0, 1), done.stderr
    assert [line.split()[0] for line in done.stderr.splitlines()[:5]] == ["find", "read", "link", "validate", "publish"]
    assert re.search(r"Person +\d+", done.stdout)


def test_quiet_says_nothing_of_a_build_without_problems(tmp_path: Path) -> None:
    document = tmp_path / "cv.md"
    document.write_text("# Vera Example\n\n## Education\n\n- PhD in Botany, Example University, 2011\n")
    done = vitagraph("build", str(document), "--quiet", "--without-prefect", "--output", str(tmp_path / "out"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_formats_of_an_answer_hold_the_same_rows(output: str) -> None:
    asked = ("query", "degrees", "person=Rafael Ybarrondo", "--from", output)
    as_csv = list(csv.DictReader(io.StringIO(vitagraph(*asked, "--format", "csv").stdout)))
    as_json = json.loads(vitagraph(*asked, "--format", "json").stdout)
    table = vitagraph(*asked).stdout
    assert as_csv == as_json
    assert len(as_csv) == 2
    assert "2 rows" in table
    assert all(row["organization"] in table for row in as_csv)


def test_an_answer_is_had_in_sparqls_json_and_triples_as_turtle(output: str) -> None:
    asked = vitagraph("query", "degrees", "person=Rafael Ybarrondo", "--from", output, "-f", "sparql-json")
    assert len(json.loads(asked.stdout)["results"]["bindings"]) == 2
    text = "CONSTRUCT WHERE { ?venue a <https://w3id.org/vitagraph/ns#Venue> }"
    for arguments in ((), ("--format", "turtle")):
        told = vitagraph("query", text, "--from", output, *arguments)
        assert (told.returncode, told.stderr) == (0, "")
        assert "a <https://w3id.org/vitagraph/ns#Venue>" in told.stdout


def test_sparql_text_and_a_query_file_are_asked_too(output: str, tmp_path: Path) -> None:
    text = "SELECT (COUNT(*) AS ?works) WHERE { ?work a <https://w3id.org/vitagraph/ns#Work> }"
    (tmp_path / "count.rq").write_text(text)
    answers = [
        json.loads(vitagraph("query", asked, "--from", output, "-f", "json").stdout) for asked in (text, str(tmp_path / "count.rq"))
    ]
    assert answers[0] == answers[1]
    assert int(answers[0][0]["works"]) > 20


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("query", "who-knows"), 64, "there is no query 'who-knows'; `vitagraph queries` lists them"),
        (("query", "degrees"), 64, "degrees needs person=..."),
        (("query", "degrees", "Rafael"), 64, "parameters are written NAME=VALUE, which 'Rafael' is not"),
        (("query", "coauthors", "person=Rafael Ybarrondo", "at_least=many"), 64, "must be a whole number"),
        (("query", "SELECT * WHERE { ?s ?p"), 64, "no SPARQL query that can be run"),
        (("query", "CLEAR ALL"), 64, "this is an update, and `vitagraph query` only reads"),
        (("query", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"), 64, "SERVICE is not taken"),
        (("query", "CONSTRUCT WHERE { ?s ?p ?o }", "-f", "csv"), 64, "can be had as text/turtle"),
        (("query", "degrees", "person=Rafael Ybarrondo", "-f", "turtle"), 64, "can be had as application/sparql-results+json"),
        (("query", SLOW, "--timeout", "0.5"), 2, "took longer than 0.5 s and was stopped"),
        (("query", "ASK {}", "--endpoint", "http://127.0.0.1:9/sparql"), 2, "http://127.0.0.1:9/sparql cannot be reached"),
        (("explain", "Nobody At All"), 64, "Nobody At All"),
        (("bould",), 64, "No such command 'bould'"),
    ],
    ids=[
        *(
            "unknown query",
            "parameter missing",
            "no NAME=VALUE",
            "wrong type",
            "broken SPARQL",
            "update",
            "service",
            "triples as rows",
        ),
        *("rows as triples", "slow query", "no such endpoint", "unknown thing", "unknown command"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(output: str, arguments: tuple[str, ...], status: int, sentence: str) -> None:
    place = ("--from", output) if arguments[0] in ("query", "explain") else ()
    done = vitagraph(*arguments, *place)
    assert (done.returncode, done.stdout) == (status, "")
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1 or "SPARQL" in sentence
    assert "Traceback" not in done.stderr


def test_no_graph_and_bad_settings_fail_with_what_to_do(tmp_path: Path) -> None:
    done = vitagraph("queries", "--from", str(tmp_path))
    assert done.returncode == 64
    done = vitagraph("tables", "--output", str(tmp_path / "tables"), "--from", str(tmp_path))
    assert done.returncode == 2
    assert "run `vitagraph build FOLDER" in done.stderr
    done = vitagraph("build", str(EXAMPLES), VITAGRAPH_PROCESSES="many")
    assert done.returncode == 2
    assert "VITAGRAPH_PROCESSES=many" in done.stderr


def test_an_explanation_quotes_file_line_and_words(output: str) -> None:
    done = vitagraph("explain", "Tidepool: Replaying stragglers in asynchronous learning", "--from", output)
    assert done.returncode == 0, done.stderr
    assert re.search(r"okonjo-vale\.pdf:\d+ \(page 1\)  “.*Tidepool", done.stdout)
    assert re.search(r"ybarrondo\.txt:\d+  “.*Tidepool", done.stdout)


def test_an_explanation_is_found_by_the_id_that_lists_print(output: str) -> None:
    listed = vitagraph("explain", "Quillfeather Labs", "--from", output).stdout
    identifier = re.search(r"/id/(o-[a-z2-7]{16})", listed)
    assert identifier is not None
    assert vitagraph("explain", identifier[1], "--from", output).stdout == listed
    assert vitagraph("explain", "o-aaaaaaaaaaaaaaaa", "--from", output).returncode == 64


def test_checks_quote_both_sides(output: str) -> None:
    done = vitagraph("checks", "--from", output)
    assert done.returncode == 0, done.stderr
    assert re.search(r"torvik-2021\.tex:\d+  “May 2020”\n +torvik-2024\.md:\d+  “June 2020”", done.stdout)
    rows = json.loads(vitagraph("checks", "stay-dates", "--from", output, "--format", "json").stdout)
    assert [row["check"] for row in rows] == ["stay-dates"]
    assert vitagraph("checks", "unheard-of", "--from", output).returncode == 64


@pytest.mark.parametrize("way", [("--without-prefect",), ()], ids=["plain", "flow"])
def test_a_run_that_breaks_an_assertion_fails_with_the_reason(tmp_path: Path, way: tuple[str, ...]) -> None:
    document = EXAMPLES / "kestrel-rao.txt"
    done = vitagraph("build", str(document), *way, "-q", "--output", str(tmp_path / "o"), VITAGRAPH_LEAST_COUNTS='{"Work": 999}')
    assert (done.returncode, done.stdout) == (2, "")
    assert "nothing was published, the graph before stays" in done.stderr
    assert "nodes of class Work, at least 999 asserted" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "o" / "graph.nq").exists()


def test_a_quarantine_is_listed_and_released(tmp_path: Path) -> None:
    run(tmp_path, cv_of(1066))  # a work of a year that its shape refuses, and its authorships
    place = ("quarantine", "--from", str(tmp_path))
    listed = vitagraph(*place)
    assert listed.returncode == 0, listed.stderr
    assert listed.stdout.endswith("3 set aside\n")
    match = re.search(r"(q-\w+)  Work  lindqvist-2023\.txt:\d+\n    A work appears in one year.*\n    “2019”", listed.stdout)
    assert match is not None, listed.stdout
    assert vitagraph(*place, "release", match[1]).returncode == 64, "no decision without a reason"
    assert vitagraph(*place, "release", "q-none", "--why", "so").returncode == 64
    done = vitagraph(*place, "release", match[1], "--why", "a facsimile")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"release {match[1]} recorded in {tmp_path / 'decisions.jsonl'}" in done.stdout
    assert run(tmp_path, cv_of(1066)).set_aside == []
    assert vitagraph(*place).stdout == "0 set aside\n"
    assert vitagraph(*place, "withdraw", match[1], "--why", "it was none").returncode == 0
    assert len(run(tmp_path, cv_of(1066)).set_aside) == 3


def test_an_explanation_says_nothing_twice(output: str) -> None:
    lines = vitagraph("explain", "Quillfeather Labs", "--from", output).stdout.split("\n\n")[0].splitlines()
    assert [line for line in lines if line.startswith("  name: ")] == ["  name: Quillfeather Labs"]


def test_tables_are_the_thirteen(output: str, tmp_path: Path) -> None:
    done = vitagraph("tables", "--output", str(tmp_path), "--from", output)
    assert done.returncode == 0, done.stderr
    assert len(list(tmp_path.glob("*.csv"))) == 13
    with (tmp_path / "subjects.csv").open(newline="") as file:
        assert len(list(csv.DictReader(file))) == len(list(EXAMPLES.iterdir()))


def test_the_front_page_documents_every_command_with_commands_that_exist() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"vitagraph (\w+)", text))
    assert documented >= {*COMMANDS}
    for name in re.findall(r"vitagraph query ([a-z-]+)", text):
        assert (ROOT / "ontology" / "queries" / "questions" / f"{name}.rq").exists(), name


def test_the_answer_on_the_front_page_is_the_programs(output: str) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"```console\n\$ vitagraph (query [^\n]+)\n(.+?)```", text, re.S)
    assert shown is not None
    done = vitagraph(*shlex.split(shown[1]), "--from", output)
    assert [line.rstrip() for line in shown[2].splitlines()] == [line.rstrip() for line in done.stdout.splitlines()]


def test_the_line_on_the_front_page_is_the_documents() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"\$ sed -n (\d+),(\d+)p (\S+)\n(.+?)```", text, re.S)
    assert shown is not None
    lines = (ROOT / shown[3]).read_text(encoding="utf-8").splitlines(keepends=True)
    assert shown[4] == "".join(lines[int(shown[1]) - 1 : int(shown[2])])


def test_the_front_page_counts_the_questions() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    counted = re.search(r"\[(\d+) such questions\]", text)
    assert counted is not None
    assert int(counted[1]) == len(list((ROOT / "ontology" / "queries" / "questions").glob("*.rq")))


def test_versions_are_told_compared_and_published_again(tmp_path: Path) -> None:
    folder, output = tmp_path / "cvs", str(tmp_path / "out")
    folder.mkdir()
    cv = "# Vera Example\n\n## Education\n\n- PhD in Botany, Example University, 2011\n"
    (folder / "cv.md").write_text(cv)
    assert "1 new; 1 to read" in vitagraph("status", str(folder), "--output", output).stdout
    build = ("build", str(folder), "--without-prefect", "-q", "--output", output)
    assert vitagraph(*build).returncode == 0
    assert vitagraph("status", str(folder), "--output", output).stdout.endswith("a build would do nothing\n")
    (folder / "cv.md").write_text(cv.replace("2011", "2012"))
    told = vitagraph("status", str(folder), "--output", output).stdout
    assert "  changed: cv.md" in told
    assert vitagraph(*build).returncode == 0
    assert "- changed: PhD" in vitagraph("diff", "--from", output).stdout
    patch = vitagraph("diff", "1", "2", "--patch", "--from", output).stdout.splitlines()
    assert {line[:2] for line in patch} == {"A ", "D "}
    done = vitagraph("rollback", "--output", output)
    assert (done.returncode, done.stderr) == (0, "")
    log = vitagraph("log", "--from", output).stdout.splitlines()
    assert [line.split()[0] for line in log] == ["3", "2", "1"]
    assert "rollback to 1" in log[0]
    assert vitagraph("rollback", "9", "--output", output).returncode == 64


def test_documents_that_vanish_stop_a_build_and_forgotten_ones_leave_a_receipt(tmp_path: Path) -> None:
    folder, output = tmp_path / "cvs", str(tmp_path / "out")
    folder.mkdir()
    for number in range(4):
        (folder / f"cv-{number}.md").write_text(
            f"# Vera Example\n\n## Education\n\n- PhD in Botany, Example University, 201{number}\n"
        )
    build = ("build", str(folder), "--without-prefect", "-q", "--output", output)
    assert vitagraph(*build).returncode in (0, 1)
    for number in range(3):
        (folder / f"cv-{number}.md").unlink()
    done = vitagraph(*build)
    assert (done.returncode, done.stdout) == (2, "")
    assert "3 of 4 documents are gone at once" in done.stderr
    assert vitagraph(*build, "--allow-removals").returncode in (0, 1)
    assert vitagraph("forget", "--output", output).returncode == 64
    done = vitagraph("forget", "cv-3.md", "--output", output)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["traces"] == 0
    assert "cv-3" not in done.stdout
