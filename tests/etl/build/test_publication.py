"""Builds that follow each other in one output folder."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from etl import pipeline
from etl.errors import SourceError
from etl.load.contradictions import read_contradictions
from etl.load.nquads import read_graph_file
from etl.load.patch import read_patch
from etl.progress import SilentProgress
from etl.settings import Settings
from etl.state.fingerprints import program
from etl.state.ledger import State, read_ledger
from etl.state.manifest import WORK, read_manifest
from etl.state.versions import current, list_versions
from tests.etl.histories import assert_store_holds_the_file, build_here, build_places, run_history, same_as_fresh, write_cv
from tests.etl.kills import Builds, moments, reading, start_build


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "cvs"
    place.mkdir()
    draw = random.Random(1)
    for number in range(3):
        (place / f"cv-{number}.md").write_text(write_cv(draw))
    return place


def files_of(output: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(path): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(output.rglob("*"))
        if path.is_file() and path.name not in ("last-look.json", "lock")
    }


@pytest.mark.parametrize("seed", range(6))
def test_any_history_ends_in_the_graph_of_what_is_left(tmp_path: Path, seed: int) -> None:
    assert run_history(tmp_path, seed, steps=4)


def test_a_build_that_finds_nothing_to_do_touches_no_file(folder: Path, tmp_path: Path) -> None:
    report = build_here(folder, tmp_path / "out")
    before = files_of(tmp_path / "out")
    assert build_here(folder, tmp_path / "out") == report
    assert files_of(tmp_path / "out") == before


def test_reading_everything_anew_publishes_nothing(folder: Path, tmp_path: Path) -> None:
    build_here(folder, tmp_path / "out")
    graph = (tmp_path / "out" / "graph.nq").read_bytes()
    build_here(folder, tmp_path / "out", full=True)
    assert [version.number for version in list_versions(tmp_path / "out")] == [1]
    assert (tmp_path / "out" / "graph.nq").read_bytes() == graph


def test_only_what_changed_is_read(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    build_here(folder, output)
    claims = {path: path.stat().st_mtime_ns for path in (output / "claims").iterdir()}
    (folder / "cv-0.md").write_text(write_cv(random.Random(7)))
    (folder / "cv-1.md").rename(folder / "new-name.md")
    build_here(folder, output)
    written = [path for path in (output / "claims").iterdir() if claims.get(path) != path.stat().st_mtime_ns]
    assert len(written) == 1
    assert [record.source for record in read_ledger(output)] == ["cv-0.md", "cv-2.md", "new-name.md"]
    assert [record.versions for record in read_ledger(output)] == [2, 1, 1]
    assert b"new-name.md" in (output / "graph.nq").read_bytes()


def test_the_patch_of_a_version_leads_from_its_parent_to_it(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    build_here(folder, output)
    (folder / "cv-0.md").write_text(write_cv(random.Random(7)))
    build_here(folder, output)
    first, second = list_versions(output)
    patch = read_patch(second.folder / "patch.rdfp")
    before, after = (set(read_graph_file(version.folder / "graph.nq")) for version in (first, second))
    assert before - set(patch.deleted) | set(patch.added) == after
    manifest = read_manifest(second.folder)
    assert (manifest.number, manifest.parent, manifest.quads) == (2, 1, len(after))
    assert (manifest.added, manifest.removed) == (len(patch.added), len(patch.deleted))
    assert_store_holds_the_file(output)


def test_builds_of_one_process_go_on_from_one_store(folder: Path, tmp_path: Path) -> None:
    """Nothing that the build before left in memory keeps the store from being opened: loading it anew costs most of a build."""
    output = tmp_path / "out"
    for number in range(3, 12):
        (folder / f"cv-{number}.md").write_text(write_cv(random.Random(number)))
    build_here(folder, output)
    (held,) = (output / WORK).glob("store-*")
    document = folder / "cv-0.md"
    for _ in range(2):
        document.write_text(document.read_text() + "\nA line more.\n")
        build_here(folder, output)
        assert list((output / WORK).glob("store-*")) == [held]
    assert len(list_versions(output)) == 3


def test_a_document_added_later_renames_no_entity(folder: Path, tmp_path: Path) -> None:
    """The new CV has the earliest date and would be the oldest in a fresh build."""
    output = tmp_path / "out"
    build_here(folder, output)
    before = {line.split()[0] for line in (output / "graph.nq").read_bytes().splitlines() if b"/id/p-" in line.split()[0]}
    (folder / "aa.md").write_text(write_cv(random.Random(1)).replace("Last updated: May 2", "Last updated: May 1"))
    build_here(folder, output)
    after = {line.split()[0] for line in (output / "graph.nq").read_bytes().splitlines() if b"/id/p-" in line.split()[0]}
    assert before <= after
    same_as_fresh(folder, output, tmp_path)


def test_a_document_that_breaks_is_left_out_and_comes_back(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    build_here(folder, output)
    graph, text = (output / "graph.nq").read_bytes(), (folder / "cv-0.md").read_bytes()
    (folder / "cv-0.md").write_bytes(b"")
    report = build_here(folder, output)
    assert report.is_partial
    assert [record.state for record in read_ledger(output)] == [State.FAILED, State.PRESENT, State.PRESENT]
    version = current(output)
    assert build_here(folder, output).is_partial, "said again, as long as it is so"
    assert current(output) == version
    (folder / "cv-0.md").write_bytes(text)
    assert not build_here(folder, output).is_partial
    assert (output / "graph.nq").read_bytes() == graph


def test_old_versions_stay_as_long_as_they_are_kept_and_claims_with_them(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    for seed in range(6):
        (folder / "cv-0.md").write_text(write_cv(random.Random(100 + seed)))
        build_here(folder, output)
    assert [version.number for version in list_versions(output)] == [3, 4, 5, 6]
    assert len(list((output / "claims").iterdir())) == 6, "three documents, and three contents of one that old versions name"
    assert sorted(path.name for path in (output / "versions").iterdir()) == [f"{number:08}" for number in (3, 4, 5, 6)]


def test_an_entity_keeps_its_iri_when_the_document_that_named_it_is_edited(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    build_here(folder, output)
    before = entities_of(output)
    for path in sorted(folder.iterdir()):
        path.write_text(path.read_text().replace("\n\n", "\n\nA line more.\n\n", 1))
    build_here(folder, output)
    assert entities_of(output) == before
    same_as_fresh(folder, output, tmp_path)


def entities_of(output: Path) -> set[bytes]:
    lines = (output / "graph.nq").read_bytes().splitlines()
    return {
        line.split()[0]
        for line in lines
        if any(letter in line.split()[0] for letter in (b"/id/p-", b"/id/w-", b"/id/o-", b"/id/v-"))
    }


def test_a_build_killed_at_any_change_leaves_a_whole_graph_and_the_next_one_is_right(folder: Path, tmp_path: Path) -> None:
    output, draw = tmp_path / "out", random.Random(5)
    build_here(folder, output)
    (folder / "cv-0.md").write_text(write_cv(draw))
    killed = 0
    with Builds(folder, output) as builds, reading(output) as reader:
        total = builds.build().changes
        assert total > 20
        for last in moments(draw, total, 6):
            (folder / "cv-0.md").write_text(write_cv(draw))
            killed += builds.kill_at_change(last).is_killed
        (folder / "cv-0.md").write_text(write_cv(draw))
        killed += builds.kill_in_step("publish", 0.0).is_killed
        build_here(folder, output)
    assert killed >= 6
    assert reader.torn == []
    assert reader.reads > 10
    assert [path.name for path in (output / "versions").iterdir() if not path.name.isdecimal()] == []
    same_as_fresh(folder, output, tmp_path)


def test_a_build_that_ends_before_it_links_leaves_the_state_of_linking(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    build_here(folder, output)
    (folder / "cv-0.md").write_text(write_cv(random.Random(8)))
    options, settings = pipeline.Options(), Settings(processes=1)
    with pipeline.begin([folder], output, settings, SilentProgress(), options) as run:
        pipeline.make_ready(run).close()
    state = output / WORK / "linking.sqlite"
    before = state.stat().st_ino
    build_here(folder, output)
    assert state.stat().st_ino == before
    same_as_fresh(folder, output, tmp_path)


def test_of_two_builds_at_once_one_waits(folder: Path, tmp_path: Path) -> None:
    first, second = start_build(folder, tmp_path / "out"), start_build(folder, tmp_path / "out")
    assert [process.communicate(timeout=120)[1] for process in (first, second)] == ["", ""]
    assert [process.returncode for process in (first, second)] == [0, 0]
    assert [version.number for version in list_versions(tmp_path / "out")] == [1]
    same_as_fresh(folder, tmp_path / "out", tmp_path)


def test_a_document_with_an_id_stays_the_same_under_another_name_and_content(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    (folder / "cv-0.md.vitagraph.toml").write_text('id = "first"\n')
    build_here(folder, output)
    before = {record.source: record.id for record in read_ledger(output)}
    (folder / "cv-0.md").unlink()
    (folder / "cv-0.md.vitagraph.toml").unlink()
    (folder / "new.md").write_text(write_cv(random.Random(9)))
    (folder / "new.md.vitagraph.toml").write_text('id = "first"\n')
    build_here(folder, output)
    records = {record.source: record for record in read_ledger(output)}
    assert records["new.md"].id == before["cv-0.md"]
    assert (records["new.md"].versions, records["new.md"].identity) == (2, "first")
    same_as_fresh(folder, output, tmp_path)


def test_an_output_folder_without_versions_is_taken_over(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    build_here(folder, output)
    whole = (output / "graph.nq").read_bytes()
    old = tmp_path / "old"
    shutil.copytree(output / "current", old)
    for name in ("manifest.json", "ledger.jsonl", "register.jsonl", "contradictions.jsonl"):
        (old / name).unlink()
    (old / "claims").mkdir()
    (old / "claims" / "0123456789abcdef.json").write_text("{}")
    build_here(folder, old)
    assert (old / "graph.nq").read_bytes() == whole
    assert (old / "graph.nq").is_symlink()
    assert (old / "store").is_symlink()
    assert len(list((old / "claims").iterdir())) == 3
    same_as_fresh(folder, old, tmp_path)


def test_claims_of_another_format_or_lost_ones_do_not_stop_a_build(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    build_here(folder, output)
    for text in ('{"format": 0}', None):
        for path in (output / "claims").iterdir():
            if text is None:
                path.unlink()
            else:
                path.write_text(text)
        (folder / "cv-0.md").write_text(write_cv(random.Random(text)))
        build_here(folder, output, full=True)
        assert [record.state for record in read_ledger(output)] == [State.PRESENT] * 3
    assert len(list_versions(output)) == 3


def test_a_new_folder_takes_names_over_for_the_documents_it_has(folder: Path, tmp_path: Path) -> None:
    (folder / "cv-3.md").write_text(write_cv(random.Random(3)))
    build_here(folder, tmp_path / "out")
    for number in range(3):
        (folder / f"cv-{number}.md").unlink()
    settings = Settings(processes=1)
    run = pipeline.look([folder], tmp_path / "new", settings, SilentProgress(), pipeline.Options(names_of=tmp_path / "out"))
    assert [planned.record.source for planned in run.plan.documents if planned.record] == ["cv-3.md"]
    with pytest.raises(SourceError, match="3 of 4 documents are gone at once"):
        pipeline.look([folder], tmp_path / "out", settings, SilentProgress(), pipeline.Options())


OF_ONE = """# {name}

ORCID: 0000-0002-1825-0097

Last updated: {day}

## Employment

- {start} - 2020: Researcher, Acme Labs, Lund
"""


def test_a_contradiction_tells_what_a_person_is_called_now(tmp_path: Path) -> None:
    folder, output = tmp_path / "cvs", tmp_path / "out"
    folder.mkdir()
    for name, start in (("a", "August 2018"), ("b", "October 2018")):
        (folder / f"{name}.md").write_text(OF_ONE.format(name="M. Quell", start=start, day="May 2021"))
    build_here(folder, output)
    (folder / "c.md").write_text("# Mara Quell\n\nORCID: 0000-0002-1825-0097\n\n## Awards\n\n- 2019: Moss Prize\n")
    build_here(folder, output)
    version = current(output)
    assert version is not None
    found = read_contradictions(version.folder, program())
    assert found
    assert all(each.what.startswith("Mara Quell") for each in found)
    same_as_fresh(folder, output, tmp_path / "fresh")


def test_the_statements_of_a_version_that_goes_are_written_over(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"

    def build_changed(seed: int) -> int:
        (folder / "cv-0.md").write_text(write_cv(random.Random(seed)))
        build_places([folder], output, Settings(processes=1, keep=1))
        return (output / "graph.nq").stat().st_ino

    places = [build_changed(seed) for seed in (11, 12, 13)]
    with (output / "graph.nq").open("rb") as slow:
        begun = slow.read(100)
        assert build_changed(14) == places[0]
        assert build_changed(15) == places[1]
        assert build_changed(16) not in places  # somebody still reads what was current then
        slow.seek(0)
        assert slow.read(100) == begun
    same_as_fresh(folder, output, tmp_path)
