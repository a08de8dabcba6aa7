"""Both kinds of records: what holds for any of them."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.errors import DocumentError
from etl.extract.reading import read_bytes
from etl.model.claim import Claim
from etl.model.document_claims import ADAPTER, AsOfSource, DocumentClaims
from etl.model.span import Span
from etl.settings import Settings
from etl.transform.claims import read_claims
from etl.transform.withholding import withhold_contacts
from tests.etl.transform.records.samples import ORCID, RESUME, text_of

RECORDS = pytest.mark.parametrize("record", [RESUME, ORCID], ids=["json-resume", "orcid"])
SETTINGS = Settings()


def read(text: str) -> DocumentClaims:
    return read_claims(read_bytes(text.encode("utf-8", "surrogatepass"), name="record.json", settings=SETTINGS))


def spans_in(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_in(item)
    elif is_dataclass(value):
        for each in fields(value):
            yield from spans_in(getattr(value, each.name))


def facts(claims: DocumentClaims) -> dict[str, Any]:
    """The values of all facts, without their places."""

    def bare(value: object) -> object:
        if isinstance(value, Claim):
            return value.value
        if isinstance(value, tuple):
            return [bare(item) for item in value]
        if is_dataclass(value) and not isinstance(value, type):
            return {each.name: bare(getattr(value, each.name)) for each in fields(value) if each.name != "span"}
        return value

    names = ("subject", "as_of", "education", "employment", "works", "service", "awards", "talks", "teaching", "advising")
    return {name: bare(getattr(claims, name)) for name in (*names, "systems", "skills")}


@RECORDS
@pytest.mark.parametrize(
    ("indent", "ascii_only"), [(2, True), (None, True), (4, False)], ids=["indented", "one-line", "letters-as-they-are"]
)
def test_spans_quote_the_text_as_read_however_it_is_written(record: dict[str, Any], indent: int | None, ascii_only: bool) -> None:
    text = text_of(record, indent=indent, ascii_only=ascii_only)
    claims = read(text)
    spans = list(spans_in(claims))
    assert len(spans) > 40
    assert all(text[span.start : span.end] == span.quote for span in spans)
    assert all(text.count("\n", 0, span.start) + 1 == span.line for span in spans)
    assert facts(claims) == facts(read(text_of(record)))


@RECORDS
def test_claims_cross_a_border(record: dict[str, Any]) -> None:
    claims = read(text_of(record))
    assert ADAPTER.validate_json(ADAPTER.dump_json(claims)) == claims


@RECORDS
def test_every_line_is_accounted_for(record: dict[str, Any]) -> None:
    text = text_of(record)
    claims = read(text)
    assert [account.line for account in claims.lines] == list(range(1, text.count("\n") + 2))
    assert [text.split("\n")[account.line - 1] for account in claims.lines if account.outcome == "unread"] == []
    reasons = {account.reason for account in claims.lines}
    assert {"contact details, not kept", "summary in prose", "no visible words"} <= reasons


@RECORDS
def test_the_record_says_how_old_it_is(record: dict[str, Any]) -> None:
    claims = read(text_of(record))
    assert (str(claims.as_of), claims.as_of_source) == ("2021-02-03", AsOfSource.FILE)
    undated = {name: part for name, part in record.items() if name not in ("meta", "history")}
    claims = read(text_of(undated))
    assert claims.as_of_source is AsOfSource.LATEST_DATE
    assert str(claims.as_of) in ("2019-03", "2019")


@RECORDS
def test_without_a_name_there_is_no_subject_but_a_word_about_it(record: dict[str, Any]) -> None:
    nameless = copy.deepcopy(record)
    (nameless["basics"] if "basics" in nameless else nameless["person"])["name"] = None
    if "basics" in nameless:
        nameless["basics"] = {"label": "x"}
    claims = read(text_of(nameless))
    assert claims.subject is None
    assert [issue.rule for issue in claims.issues] == ["subject.none"]


@RECORDS
def test_the_public_profile_keeps_no_contact_data_of_a_record(record: dict[str, Any]) -> None:
    text = text_of(record)
    assert "ilse@mail.example" in str(read(text))
    public = withhold_contacts(read(text))
    assert "ilse@mail.example" not in ADAPTER.dump_json(public).decode()
    assert "nordmann.example" not in ADAPTER.dump_json(public).decode()
    assert public.works == read(text).works or any(work.url for work in read(text).works)


def paths(value: object, path: tuple[object, ...] = ()) -> Iterator[tuple[object, ...]]:
    yield path
    if isinstance(value, dict):
        for name, item in value.items():
            yield from paths(item, (*path, name))
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from paths(item, (*path, place))


ODD = (None, "", " ", 7, -1.5, True, [], {}, ["x"], {"value": "x"}, "\u0000", "x" * 1000, [[[]]], "2019-99-99", "\ud83c")


@RECORDS
def test_any_value_in_any_place_is_read_or_refused(record: dict[str, Any]) -> None:
    tried = 0
    for place, path in enumerate(paths(record)):
        if place % 5:
            continue
        changed = copy.deepcopy(record)
        at: Any = {"record": changed}
        *steps, last = ("record", *path)
        for step in steps:
            at = at[step]
        at[last] = ODD[place // 5 % len(ODD)]
        text = text_of(changed)
        try:
            claims = read(text)
        except DocumentError:
            continue
        assert all(text[span.start : span.end] == span.quote for span in spans_in(claims))
        tried += 1
    assert tried > 10


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5), lambda inner: st.lists(inner, max_size=3)
                    | st.dictionaries(st.sampled_from(["name", "work", "basics", "value", "title", "group"]), inner, max_size=4),
                    max_leaves=20))  # fmt: skip
@settings(max_examples=100)
def test_any_record_of_any_shape_is_read_or_refused(value: object) -> None:
    for record in ({"basics": {"name": "Ada"}, "work": value, "skills": value}, {"orcid-identifier": value, "person": value}):
        try:
            claims = read(json.dumps(record))
        except DocumentError:
            continue
        assert claims.sha256


@RECORDS
def test_a_record_that_is_cut_off_anywhere_is_refused(record: dict[str, Any]) -> None:
    text = text_of(record)
    for end in range(5, len(text) - 1, len(text) // 50):
        with pytest.raises(DocumentError) as caught:
            read(text[:end])
        assert caught.value.rule == "json.broken"
