from __future__ import annotations

import pytest

from etl.model.document import Passage, TextSource
from etl.transform.parsers.activity_fields import is_date, split_fields, undated


def _passage(text: str) -> Passage:
    return Passage(TextSource(text), text, range(len(text)), bytes(len(text)))


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Widgets, Teaching assistant, 2014", ["Widgets", "Teaching assistant", "2014"]),
        ("“Dust, light, and dark.” Elm University (Ash, Oak)", ["“Dust, light, and dark.” Elm University (Ash, Oak)"]),
        ("Elm Day, April 4th, 2014", ["Elm Day", "April 4th, 2014"]),
    ],
)
def test_split_fields(text: str, fields: list[str]) -> None:
    assert [field.text for field in split_fields(_passage(text))] == fields


@pytest.mark.parametrize(
    ("text", "bare"),
    [("Elm Medal (2015)", "Elm Medal"), ("2014–2016 Member", "Member"), ("Class of 2011 Prize", "Class of 2011 Prize")],
)
def test_undated(text: str, bare: str) -> None:
    assert undated(_passage(text)).text == bare


def test_is_date() -> None:
    assert is_date("Fall 2014–2016")
    assert not is_date("ICML 2019")
