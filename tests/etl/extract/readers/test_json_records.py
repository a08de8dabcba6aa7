from __future__ import annotations

import json

import pytest

from etl.errors import DocumentError
from etl.extract.reading import read_bytes
from etl.normalize.json_records import JSON_RESUME, ORCID_RECORD
from etl.settings import Settings
from tests.etl.transform.records.samples import ORCID, RESUME, text_of

SETTINGS = Settings()


@pytest.mark.parametrize(
    ("record", "media_type", "shown", "hidden"),
    [
        (RESUME, JSON_RESUME, ["Ilse Nordmann", "Acme Labs", "Universität Nordfeld"], "v1.0.0"),
        (ORCID, ORCID_RECORD, ["Ilse", "Journal of Dust", "Universität Nordfeld"], "Somebody Else"),
    ],
    ids=["json-resume", "orcid"],
)
@pytest.mark.parametrize("name", ["record.json", "record", "record.txt"])
def test_what_people_read_is_a_line(record: object, media_type: str, shown: list[str], hidden: str, name: str) -> None:
    document = read_bytes(text_of(record).encode(), name=name, settings=SETTINGS)
    assert document.media_type == media_type
    assert document.modified == "2021-02-03"
    lines = [line.text for line in document.lines]
    assert set(shown) <= set(lines)
    assert not any(hidden in line for line in lines)
    assert all(document.source.line_number(line.passage.offsets[0]) == line.number for line in document.lines)


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"{}", "json.unknown"),
        (b'{"name": "package", "version": "1.0.0"}', "json.unknown"),
        (b"[1, 2]", "json.unknown"),
        (b'"Ada Example"', "json.unknown"),
        (b'{"basics": {"name": "Ada"}', "json.broken"),
        (b"Ada Example\n\nEducation\n", "json.broken"),
        (b'{"basics": {"name": " "}}', "json.empty"),
        (b'{"work": [{"name": "A"}], "education": "none"}', "json.unknown"),
        (b'{"orcid-identifier": {"path": "x"}}', "json.unknown"),
    ],
)
def test_other_json_is_refused_with_a_word(content: bytes, rule: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_bytes(content, name="record.json", settings=SETTINGS)
    assert caught.value.rule == rule
    assert ";" in str(caught.value)  # says what to do


def test_a_broken_file_names_the_line() -> None:
    with pytest.raises(DocumentError, match="line 3, : must stand here"):
        read_bytes(b'{\n "basics": {\n  "name" "Ada"}}', name="record.json", settings=SETTINGS)


def test_records_may_have_long_lines_and_marks_of_their_encoding() -> None:
    long = json.loads(text_of(RESUME))
    long["basics"]["summary"] = "quiet " * 50_000
    for content in (json.dumps(long).encode(), b"\xef\xbb\xbf" + json.dumps(long).encode(), json.dumps(long).encode("utf-16")):
        assert read_bytes(content, name="record.json", settings=SETTINGS).media_type == JSON_RESUME


def test_a_text_in_braces_is_no_record() -> None:
    document = read_bytes(b"{Ada Example}\n\nEducation\nPhD, Harbour University, 2011\n", name="cv.txt", settings=SETTINGS)
    assert document.media_type != JSON_RESUME
