"""Against a real S3 server, and fsspec's store in memory as the second of its kind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from etl.errors import SourceError, UsageError
from etl.sources.remote import fetch, list_objects
from etl.sources.source import RemoteObject
from tests.etl.sources.stores import S3Server, connect_anew, put


@pytest.fixture(autouse=True)
def _clients_of_other_tests_are_gone() -> Iterator[None]:
    yield
    connect_anew()


def test_objects_have_names_below_the_url(bucket: str) -> None:
    for name in ("cvs/b.md", "cvs/a/c.md", "cvs/.hidden/d.md", "cvs/a/.e.md", "cvsother/f.md"):
        put(f"s3://{bucket}/{name}", name)
    fsspec.filesystem("s3").pipe_file(f"{bucket}/cvs/folder/", b"")  # as consoles mark an empty folder
    found = list_objects(f"s3://{bucket}/cvs")
    assert [name for name, _ in found] == ["a/c.md", "b.md"]
    assert [each.url for _, each in found] == [f"s3://{bucket}/cvs/a/c.md", f"s3://{bucket}/cvs/b.md"]
    assert [each.size for _, each in found] == [10, 8]
    assert list_objects(f"s3://{bucket}/cvs/") == found
    assert [name for name, _ in list_objects(f"s3://{bucket}/cvs/b.md")] == ["b.md"]
    assert len(list_objects(f"s3://{bucket}")) == 3


def test_a_tag_changes_with_the_content(bucket: str) -> None:
    url = f"s3://{bucket}/a.md"
    put(url, "one")
    before = list_objects(url)
    assert list_objects(url) == before
    put(url, "two")
    assert list_objects(url) != before
    assert before[0][1].tag


def test_a_store_that_tells_nothing_sure_has_no_tags() -> None:
    put("memory://tags/a.md", "one")
    assert [(name, each.tag) for name, each in list_objects("memory://tags")] == [("a.md", "")]


def test_bytes_come_as_they_are(bucket: str) -> None:
    for number in range(40):
        put(f"s3://{bucket}/{number:02}", bytes([number]) * number)
    objects = [each for _, each in list_objects(f"s3://{bucket}")]
    assert [content for _, content in fetch(objects)] == [bytes([number]) * number for number in range(40)]


def test_one_object_that_is_gone_costs_no_other(bucket: str) -> None:
    put(f"s3://{bucket}/a", "a")
    gone = RemoteObject(f"s3://{bucket}/gone", 1, "")
    (_, first), (_, second) = fetch([gone, *(each for _, each in list_objects(f"s3://{bucket}"))])
    assert isinstance(first, FileNotFoundError)
    assert second == b"a"


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("s3://{bucket}/nowhere", "there is nothing at s3://"),
        ("s3://no-such-bucket/cvs", "there is nothing at s3://no-such-bucket/cvs"),
        ("memory://nowhere", "there is nothing at memory://nowhere"),
        ("nosuchstore://a/b", "Protocol not known: nosuchstore"),
    ],
    ids=["folder", "bucket", "memory", "kind of store"],
)
def test_a_url_with_nothing_behind_it_is_a_slip_of_the_pen(bucket: str, url: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        list_objects(url.format(bucket=bucket))


def test_a_store_that_does_not_answer_says_what_to_do(monkeypatch: pytest.MonkeyPatch, s3: S3Server, tmp_path: Path) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    connect_anew()
    with pytest.raises(SourceError, match=r"s3://bucket cannot be read .*nothing was changed\. See that it is up") as raised:
        list_objects("s3://bucket/cvs")
    assert "127.0.0.1:9" in str(raised.value)


def test_credentials_that_are_missing_say_so(monkeypatch: pytest.MonkeyPatch, bucket: str, tmp_path: Path) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    for name in ("AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE"):
        monkeypatch.setenv(name, str(tmp_path / "none"))
    connect_anew()
    with pytest.raises(SourceError, match=r"credentials"):
        list_objects(f"s3://{bucket}/cvs")
