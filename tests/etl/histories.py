"""Random histories of a folder of tiny invented CVs, built in this process: what tests and the benchmark share."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from etl import pipeline
from etl.graph.store import current_store, current_version
from etl.load.nquads import digest_of
from etl.parallel.documents import read_batch
from etl.progress import Progress, SilentProgress
from etl.runs.report import Report
from etl.settings import Settings
from etl.sources import Place
from etl.state import fingerprints
from etl.state.manifest import read_manifest

PEOPLE = ("Ilse Korvath", "Tomas Underhay", "Priya Sandoval", "Wen-Li Aster", "Jonas Feldgrau")
PLACES = ("Quillfeather Labs", "University of Halden", "Tarnbridge College", "Ostrova Institute of Physics")
TITLES = ("Gears of the mind", "On slow clocks", "Tidal queues", "A map of nothing", "Cold starts considered")
VENUES = ("NeurIPS", "VLDB", "Journal of Odd Results", "ICML")


# Files that do not hang on how a graph came about.
_SAME = (
    *("graph.nq", "ledger.jsonl", "entities.jsonl", "judgements.jsonl", "review.jsonl", "review.nq", "gate.jsonl"),
    *("contradictions.jsonl", "report.json", "report.md", "quarantine.csv", "quarantine.jsonl", "violations.csv", "validation.ttl"),
)


def write_cv(draw: random.Random) -> str:
    """A CV of one of five people, with a few facts of their shared little world."""
    name = draw.choice(PEOPLE)
    lines = [f"# {name}", "", "## Education", ""]
    lines += [f"- PhD in Physics, {draw.choice(PLACES)}, {draw.randint(1998, 2015)}", "", "## Employment", ""]
    for year in sorted(draw.sample(range(2005, 2022), draw.randint(1, 2))):
        lines.append(f"- Research Scientist, {draw.choice(PLACES)}, {year} - {draw.choice((str(year + 2), 'present'))}")
    lines += ["", "## Publications", ""]
    for title in draw.sample(TITLES, draw.randint(1, 3)):
        authors = ", ".join([name, *draw.sample([person for person in PEOPLE if person != name], 2)])
        lines.append(f'- {authors}. "{title}." In {draw.choice(VENUES)}, {draw.randint(2005, 2022)}.')
    return "\n".join([*lines, "", f"Last updated: May {draw.randint(2019, 2024)}", ""])


def build_here(folder: Path, output: Path, progress: Progress | None = None, **options: object) -> Report:
    """A build of `folder` with its documents read in this process."""
    asked = pipeline.Options(allow_removals=True, **options)  # type: ignore[arg-type]
    return build_places([folder], output, Settings(processes=1), progress, asked)


def build_places(
    places: Sequence[Place],
    output: Path,
    settings: Settings,
    progress: Progress | None = None,
    options: pipeline.Options = pipeline.Options(),  # noqa: B008 - frozen
) -> Report:
    """`etl.pipeline.build` without the start of a process that reads."""
    progress = progress or SilentProgress()
    with pipeline.begin(places, output, settings, progress, options) as run:
        if run.is_idle:
            return pipeline.conclude(run)
        with closing(pipeline.make_ready(run)) as early:
            with progress.step("read", len(run.plan.to_read)):
                readings = read_batch(run.plan.to_read, run.claims_folder, settings, fingerprints.reader(settings))
            assembly = pipeline.assemble(run, readings, progress, early)
        return pipeline.publish(run, assembly, progress)


def step(folder: Path, draw: random.Random) -> str:
    """Adds, changes, breaks, renames or removes a document, and says which."""
    files = sorted(folder.iterdir())
    what = draw.choice(("add", "add", "change", "change", "break", "rename", "remove")) if files else "add"
    if what == "add":
        (folder / f"cv-{draw.randint(0, 99):02}.md").write_text(write_cv(draw))
    elif what == "change":
        draw.choice(files).write_text(write_cv(draw))
    elif what == "break":
        draw.choice(files).write_bytes(b"\x89PNG\r\n\x1a\n" + draw.randbytes(9))
    elif what == "rename":
        draw.choice(files).rename(folder / f"cv-{draw.randint(0, 99):02}.md")
    else:
        draw.choice(files).unlink()
    return what


def run_history(place: Path, seed: int, steps: int) -> list[str]:
    """A history of builds; at its end the graph is that of a fresh build of what is left, with the documents' ages.

    Returns what was done. Raises `AssertionError` where two graphs differ that should not.
    """
    draw = random.Random(seed)
    folder, output = place / "cvs", place / "output"
    folder.mkdir(parents=True)
    done: list[str] = []
    for _ in range(steps):
        done += [step(folder, draw) for _ in range(draw.randint(1, 3))]
        build_here(folder, output)
    same_as_fresh(folder, output, place)
    return done


def assert_same_files(output: Path, fresh: Path, told: str = "") -> None:
    """All files that do not hang on how a graph came about are the same in both folders."""
    for name in _SAME:
        assert (output / name).read_bytes() == (fresh / name).read_bytes(), f"{name} {told}"


def assert_store_holds_the_file(output: Path) -> None:
    """The store that readers open has the statements of `graph.nq` and no others."""
    with (output / "graph.nq").open("rb") as lines:
        digest, count = digest_of(lines), read_manifest(current_version(output)).quads
    assert f"{digest:064x}" == read_manifest(current_version(output)).digest
    assert count == (output / "graph.nq").read_bytes().count(b"\n")
    loaded = Store()
    loaded.bulk_load(path=str(output / "graph.nq"), format=RdfFormat.N_QUADS)
    assert set(Store.read_only(str(current_store(output)))) == set(loaded)


def same_as_fresh(folder: Path, output: Path, place: Path) -> None:
    """The graph, store and ledger in `output` are what a fresh build gives."""
    fresh = place / "fresh"
    shutil.rmtree(fresh, ignore_errors=True)
    build_here(folder, fresh, names_of=output)
    assert_same_files(output, fresh)
    assert_store_holds_the_file(output)
    assert {path.name for path in (output / "claims").iterdir()} >= {path.name for path in (fresh / "claims").iterdir()}
