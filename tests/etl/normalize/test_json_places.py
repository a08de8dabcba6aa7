from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.normalize.json_places import JsonError, Value, characters, leaves, read_json


def plain(value: Value) -> Any:
    """What a value holds, without places."""
    if isinstance(value.data, dict):
        return {name: plain(member.value) for name, member in value.data.items()}
    return [plain(item) for item in value.data] if isinstance(value.data, list) else value.data


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=30,
)


@given(JSON, st.booleans(), st.sampled_from([None, 0, 2]))
def test_what_the_standard_library_writes_is_read(value: Any, ascii_only: bool, indent: int | None) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    found = read_json(text)
    assert plain(found) == value
    assert (found.start, found.end) == (0, len(text))
    for _, leaf in leaves(found):
        shown, places = characters(text, leaf)
        assert len(shown) == len(places)
        assert all(leaf.start <= place < leaf.end for place in places)


def test_values_know_where_they_stand() -> None:
    text = '{"a": [1, "x\\ty\\ud83c\\udf93z"], "b": {"c": null}}'
    found = read_json(text)
    word = found.items("a")[1]
    assert text[word.start : word.end] == '"x\\ty\\ud83c\\udf93z"'
    shown, places = characters(text, word)
    assert shown == "x\ty🎓z"
    assert [text[place] for place in places] == ["x", "\\", "y", "\\", "z"]
    member = found.get("b").members["c"]  # type: ignore[union-attr]
    assert text[member.start : member.value.end] == '"c": null'
    assert found.get("b", "c", "d") is None
    assert found.items("b") == found.items("nothing") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", 0),
        ("{", 1),
        ('{"a":}', 5),
        ('{"a" 1}', 4),
        ("[1,]", 3),
        ('{"a":1,}', 7),
        ("[1 2]", 2),
        ('"abc', 0),
        ("01", 0),
        ("nul", 0),
        ("NaN", 0),
        ("[1] x", 4),
        ("{1: 2}", 1),
        ("'a'", 0),
    ],
)
def test_what_is_no_json_is_refused_at_its_place(text: str, place: int) -> None:
    with pytest.raises(JsonError) as caught:
        read_json(text)
    assert caught.value.place == place


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "[" * 50_000 + "]" * 50_000], ids=["lists", "maps", "closed"])
def test_what_is_nested_too_deeply_is_refused(text: str) -> None:
    with pytest.raises(JsonError, match="nested too deeply"):
        read_json(text)


def test_halves_of_characters_are_replaced_and_line_ends_let_pass() -> None:
    assert plain(read_json('"a\\ud83cb"')) == "a\ufffdb"
    assert plain(read_json('"a\nb"')) == "a\nb"


@given(st.text(alphabet='{}[]",:0123456789.-+eE\\untrfals \n', max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    place = 0
    try:
        read_json(text)
    except JsonError as error:
        place = error.place
    assert 0 <= place <= len(text)
