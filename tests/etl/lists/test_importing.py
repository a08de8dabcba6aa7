from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.ask.graph import open_graph
from etl.ask.queries import Query, run_query
from etl.errors import UsageError
from etl.lists.folder import lists_folder
from etl.lists.importing import import_list, lint_all, lint_file, use_lists
from etl.normalize import listed
from etl.settings import Settings
from tests.etl.histories import build_here
from tests.etl.lists.samples import CONFERENCES, CORE, JOURNALS, OWN, ROR_1, ROR_2

SETTINGS = Settings()


@pytest.fixture
def output(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "output"
    listed.use_lists(None)


def zipped(**files: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("_", "."), text)
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "count", "found"),
    [
        (ROR_1.encode(), 2, ("organization", "Universität Nordfeld", "ror:012345654")),
        (ROR_2.encode(), 2, ("organization", "University of Northfield", "ror:012345654")),
        (zipped(readme_txt="read me", dump_json=ROR_2, dump_csv="x,y\n"), 2, ("organization", "NFU", "ror:012345654")),
        (b"\xef\xbb\xbf" + JOURNALS.encode(), 2, ("venue", "J. Inv. Dust", "journal-of-invented-dust")),
        (CONFERENCES.encode(), 1, ("venue", "Quiet Days", "imqm")),
        (CORE.encode(), 2, ("venue", "DASC 2019", "dasc")),
        (OWN.encode(), 4, ("venue", "IMQM", "imqm")),
    ],
    ids=["ror-1", "ror-2", "ror-zip", "jabref", "conferences", "core", "own"],
)
def test_an_imported_list_is_in_use(content: bytes, count: int, found: tuple[str, str, str], output: Path, tmp_path: Path) -> None:
    file = tmp_path / "My List v1.2.dat"
    file.write_bytes(content)
    done = import_list(file, output, SETTINGS)
    assert (done.path, done.entries, done.problems) == (output / "gazetteers" / "my-list-v1.csv", count, [])
    assert use_lists(output, SETTINGS)
    what, name, key = found
    assert (listed.organization_of if what == "organization" else listed.venue_of)(name) == key
    assert lint_file(done.path)[2] == []


def test_importing_again_gives_the_same_bytes_and_replaces(output: Path, tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text(OWN)
    path = import_list(file, output, SETTINGS).path
    digest, written = use_lists(output, SETTINGS), path.read_bytes()
    import_list(file, output, SETTINGS)
    assert (use_lists(output, SETTINGS), path.read_bytes()) == (digest, written)
    file.write_text(OWN.replace("Sand", "Gravel"))
    import_list(file, output, SETTINGS)
    assert use_lists(output, SETTINGS) != digest
    assert list(path.parent.glob("*.csv")) == [path]


def test_lists_may_lie_elsewhere(output: Path, tmp_path: Path) -> None:
    settings = Settings(gazetteers=tmp_path / "mine")
    (tmp_path / "own.csv").write_text(OWN)
    assert import_list(tmp_path / "own.csv", output, settings).path == tmp_path / "mine" / "own.csv"
    assert lists_folder(output, settings) == tmp_path / "mine"
    assert use_lists(output, settings)
    assert use_lists(output, SETTINGS) == ""
    assert listed.venue_of("IMQM") is None


def test_what_cannot_be_used_is_told_and_the_rest_is_imported(output: Path, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(f"{OWN}journal,Sand,,,,0317-8472\n")
    done = import_list(tmp_path / "own.csv", output, SETTINGS)
    assert done.entries == 4
    assert [(problem.line, problem.message) for problem in done.problems] == [(6, "'0317-8472' is no ISSN")]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "no list of a known form"),
        (b"PK\x03\x04broken", "archive that cannot be read"),
        (zipped(readme_txt="read me"), "no JSON and no CSV"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"{}", "no ROR dump"),
        (b"kind,name\nschool,Dust\n", "no entry that can be used: 'school' is no kind"),
    ],
)
def test_a_file_that_is_no_list_is_refused_and_nothing_is_written(
    content: bytes, message: str, output: Path, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes(content)
    with pytest.raises(UsageError, match=message):
        import_list(file, output, SETTINGS)
    assert not (output / "gazetteers").exists()
    with pytest.raises(UsageError, match="cannot be opened"):
        import_list(tmp_path / "missing.csv", output, SETTINGS)


def test_the_lint_tells_of_ours_and_of_imported_ones(output: Path, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(f"{OWN}organization,Zeta Lab,NFU,,,\n")
    import_list(tmp_path / "own.csv", output, SETTINGS)
    told = {
        Path(name).name: (entries, [finding.rule for finding in findings]) for name, entries, findings in lint_all(output, SETTINGS)
    }
    assert told["own.csv"] == (5, ["acronym"])
    assert told["organizations.toml"][1] == told["venues.toml"][1] == []


def test_the_lint_of_a_file_tells_of_lines_that_cannot_be_used(tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text(f"{OWN}school,Dust,,,,\njournal,Alpha,,,,\n")
    _, entries, findings = lint_file(file)
    assert entries == 5
    assert [(finding.line, finding.rule) for finding in findings] == [(6, "unusable"), (7, "order")]


CVS = {
    "nordmann.md": "# Ilse Nordmann\n\n## Employment\n\n- Researcher, Institute of Imaginary Sand, 2015 - 2017\n",
    "quell.md": "# Otmar Quell\n\n## Employment\n\n- Engineer, Institut für erdachten Sand, 2012 - 2014\n",
}


def organizations(output: Path) -> set[str]:
    text = "PREFIX vg: <https://w3id.org/vitagraph/ns#> SELECT DISTINCT ?o WHERE { ?e a vg:Employment ; vg:organization ?o }"
    return {row[0] for row in run_query(open_graph(output), Query("", "", (), text)).rows}


def test_a_build_after_an_import_links_anew_and_reads_nothing_again(output: Path, tmp_path: Path) -> None:
    cvs = tmp_path / "cvs"
    cvs.mkdir()
    for name, text in CVS.items():
        (cvs / name).write_text(text)
    build_here(cvs, output)
    before, claims = (output / "graph.nq").read_bytes(), claims_of(output)
    assert len(organizations(output)) == 2

    (tmp_path / "own.csv").write_text(OWN)
    path = import_list(tmp_path / "own.csv", output, SETTINGS).path
    build_here(cvs, output)
    assert len(organizations(output)) == 1
    assert claims_of(output) == claims
    joined = (output / "graph.nq").read_bytes()
    fresh = tmp_path / "fresh"
    import_list(tmp_path / "own.csv", fresh, SETTINGS)
    build_here(cvs, fresh)
    assert len(organizations(fresh)) == 1

    version = (output / "current").readlink()
    build_here(cvs, output)
    assert ((output / "current").readlink(), (output / "graph.nq").read_bytes()) == (version, joined)
    path.unlink()
    build_here(cvs, output)
    assert (output / "graph.nq").read_bytes() == before


def claims_of(output: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in (output / "claims").iterdir()}
