"""Whole builds of documents that lie in an S3 bucket, against a real server."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.curate.forgetting import forget
from etl.errors import SourceError, UsageError
from etl.graph.store import current_version
from etl.pipeline import Options, look
from etl.pipeline import build as build_as_always
from etl.progress import SilentProgress
from etl.settings import Settings
from etl.state.ledger import read_ledger
from tests.etl.histories import build_places as build
from tests.etl.histories import write_cv
from tests.etl.sources.stores import S3Server, connect_anew, put, remove

SETTINGS = Settings(processes=1)


@pytest.fixture
def s3() -> Iterator[S3Server]:
    server = S3Server()
    with pytest.MonkeyPatch.context() as environment:
        for name, value in server.environment.items():
            environment.setenv(name, value)
        connect_anew()
        server.start()
        yield server
    server.stop()
    connect_anew()


def fill(bucket: str, count: int = 5) -> dict[str, str]:
    draw = random.Random(7)
    cvs = {f"cv-{number}.md": write_cv(draw) for number in range(count)}
    for name, text in cvs.items():
        put(f"s3://{bucket}/cvs/{name}", text)
    return cvs


def version(output: Path) -> str:
    return current_version(output).name


def states(output: Path) -> list[tuple[str, str]]:
    return [(record.source, record.state.value) for record in read_ledger(output)]


def test_a_bucket_gives_the_graph_that_a_folder_gives(s3: S3Server, tmp_path: Path) -> None:
    bucket = s3.new_bucket()
    (tmp_path / "cvs").mkdir()
    for name, text in fill(bucket).items():
        (tmp_path / "cvs" / name).write_text(text)
    build_as_always([f"s3://{bucket}/cvs"], tmp_path / "there", SETTINGS)
    build([tmp_path / "cvs"], tmp_path / "here", SETTINGS)
    assert (tmp_path / "there" / "graph.nq").read_bytes() == (tmp_path / "here" / "graph.nq").read_bytes()
    assert not (tmp_path / "there" / "work" / "fetched").exists()


def test_an_unchanged_bucket_costs_one_listing(s3: S3Server, tmp_path: Path) -> None:
    bucket = s3.new_bucket()
    fill(bucket)
    url = f"s3://{bucket}/cvs"
    build([url], tmp_path, SETTINGS)
    fetched, first = s3.fetched(), version(tmp_path)
    assert look([url], tmp_path, SETTINGS, SilentProgress(), Options()).is_idle
    build([url], tmp_path, SETTINGS)
    assert s3.fetched() == fetched
    assert version(tmp_path) == first


def test_what_changes_in_a_bucket_changes_in_the_graph(s3: S3Server, tmp_path: Path) -> None:
    bucket = s3.new_bucket()
    cvs = fill(bucket)
    url = f"s3://{bucket}/cvs"
    build([url], tmp_path, SETTINGS)
    identifiers = {record.source: record.id for record in read_ledger(tmp_path)}
    fetched = len(s3.fetched())
    put(f"{url}/cv-0.md", cvs["cv-0.md"].replace("Physics", "Botany"))
    put(f"{url}/new.md", write_cv(random.Random(99)))
    put(f"{url}/moved.md", cvs["cv-2.md"])
    remove(f"{url}/cv-1.md")
    remove(f"{url}/cv-2.md")
    build([url], tmp_path, SETTINGS)
    after = {record.source: record.id for record in read_ledger(tmp_path)}
    assert sorted(after) == ["cv-0.md", "cv-3.md", "cv-4.md", "moved.md", "new.md"]
    assert (after["cv-0.md"], after["moved.md"]) == (identifiers["cv-0.md"], identifiers["cv-2.md"])
    assert len(s3.fetched()) == fetched + 3
    build([url], tmp_path / "fresh", SETTINGS, options=Options(names_of=tmp_path))
    assert (tmp_path / "graph.nq").read_bytes() == (tmp_path / "fresh" / "graph.nq").read_bytes()


def test_documents_known_but_read_by_other_settings_are_fetched_again(s3: S3Server, tmp_path: Path) -> None:
    bucket = s3.new_bucket()
    fill(bucket, 2)
    build([f"s3://{bucket}/cvs"], tmp_path, SETTINGS)
    fetched = len(s3.fetched())
    build([f"s3://{bucket}/cvs"], tmp_path, Settings(processes=1, left_out=("skills",)))
    assert len(s3.fetched()) == fetched + 2
    assert {state for _, state in states(tmp_path)} == {"present"}


def test_a_server_that_is_away_changes_nothing(s3: S3Server, tmp_path: Path) -> None:
    bucket = s3.new_bucket()
    url = f"s3://{bucket}/cvs"
    cvs = fill(bucket, 2)
    build([url], tmp_path, SETTINGS)
    before = (version(tmp_path), (tmp_path / "graph.nq").read_bytes())
    s3.stop()
    with pytest.raises(SourceError, match=r"nothing was changed\. See that it is up"):
        build([url], tmp_path, SETTINGS)
    assert (version(tmp_path), (tmp_path / "graph.nq").read_bytes()) == before
    s3.start()
    anew = s3.new_bucket()  # a server that came back without what it held
    with pytest.raises(UsageError, match="there is nothing at"):
        build([f"s3://{anew}/cvs"], tmp_path, SETTINGS)
    assert (version(tmp_path), (tmp_path / "graph.nq").read_bytes()) == before
    put(f"s3://{anew}/cvs/cv-0.md", cvs["cv-0.md"])
    put(f"s3://{anew}/cvs/cv-1.md", cvs["cv-1.md"])
    build([f"s3://{anew}/cvs"], tmp_path, SETTINGS)
    assert (version(tmp_path), (tmp_path / "graph.nq").read_bytes()) == before


def test_most_of_a_bucket_gone_at_once_stops_the_build(s3: S3Server, tmp_path: Path) -> None:
    bucket = s3.new_bucket()
    url = f"s3://{bucket}/cvs"
    fill(bucket)
    build([url], tmp_path, SETTINGS)
    before = version(tmp_path)
    for number in range(3):
        remove(f"{url}/cv-{number}.md")
    with pytest.raises(SourceError, match="3 of 5 documents are gone at once"):
        build([url], tmp_path, SETTINGS)
    assert version(tmp_path) == before
    build([url], tmp_path, SETTINGS, options=Options(allow_removals=True))
    assert len(states(tmp_path)) == 2


def test_a_file_beside_a_document_keeps_its_identity(s3: S3Server, tmp_path: Path) -> None:
    bucket = s3.new_bucket()
    url = f"s3://{bucket}/cvs"
    cvs = fill(bucket, 2)
    put(f"{url}/cv-0.md.vitagraph.toml", 'id = "torvik"')
    build([url], tmp_path, SETTINGS)
    (before,) = [record for record in read_ledger(tmp_path) if record.identity == "torvik"]
    remove(f"{url}/cv-0.md")
    remove(f"{url}/cv-0.md.vitagraph.toml")
    put(f"{url}/other-name.md", cvs["cv-0.md"].replace("Physics", "Botany"))
    put(f"{url}/other-name.md.vitagraph.toml", 'id = "torvik"')
    build([url], tmp_path, SETTINGS)
    (after,) = [record for record in read_ledger(tmp_path) if record.identity == "torvik"]
    assert (after.id, after.source) == (before.id, "other-name.md")


def test_nothing_of_a_forgotten_document_is_kept_of_its_fetching(s3: S3Server, tmp_path: Path) -> None:
    bucket = s3.new_bucket()
    url = f"s3://{bucket}/cvs"
    fill(bucket, 3)
    build([url], tmp_path, SETTINGS)
    (one, *_) = read_ledger(tmp_path)
    forget(tmp_path, [one.source], [], SETTINGS, SilentProgress())
    files = [path for path in tmp_path.rglob("*") if path.is_file() and path.name not in ("tombstones.jsonl", "receipts.jsonl")]
    assert [path for path in files if one.sha256.encode() in path.read_bytes()] == []
    report = build([url], tmp_path, SETTINGS)
    assert one.source not in report.documents
