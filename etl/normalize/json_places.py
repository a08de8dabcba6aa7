"""JSON with places: every value knows where in the text it stands.

`{"name": "Ada"}` is a mapping whose member `name` stands at 9 to 14. Raw line ends inside strings are let pass, as many programs
write them; everything else is RFC 8259. Of two members with one name the last one counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from etl.model import regex as re

# a mark, a string, a number or a word: `{`, `"Ada \"A.\" Example"`, `-12.5e3`, `null`
_TOKEN = re.compile(
    r"[ \t\r\n]*(?:(?P<mark>[{}\[\],:])|(?P<text>\"[^\"\\]*(?:\\.[^\"\\]*)*\")"
    r"|(?P<number>-?(?:0|[1-9]\d{0,400})(?:\.\d{1,400})?(?:[eE][+-]?\d{1,4})?)(?![\w.])|(?P<word>true|false|null)\b)",
    re.S,
)
_BLANKS = re.compile(r"[ \t\r\n]*")
_ESCAPE = re.compile(r'\\(?:u([0-9a-fA-F]{4})|(["\\/bfnrt]))')
_ESCAPED = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
_DEEPEST = 100

Data: TypeAlias = "str | int | float | bool | dict[str, Member] | list[Value] | None"


@dataclass(frozen=True, slots=True)
class Value:
    """A value at `text[start:end]`, the quotation marks of a string included."""

    start: int
    end: int
    data: Data

    @property
    def members(self) -> dict[str, Member]:
        """Of a mapping; none of anything else."""
        return self.data if isinstance(self.data, dict) else {}

    def get(self, *path: str) -> Value | None:
        """The value below the names of `path`; `None` where one of them is missing."""
        found: Value | None = self
        for name in path:
            member = found.members.get(name) if found is not None else None
            found = member.value if member is not None else None
        return found

    def items(self, *path: str) -> list[Value]:
        """The values of the list below the names of `path`; none where there is no list."""
        found = self.get(*path)
        return found.data if found is not None and isinstance(found.data, list) else []


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a mapping: where its name stands, and its value."""

    start: int
    value: Value


class JsonError(ValueError):
    """A text that is no JSON; `place` is where it stops being so."""

    def __init__(self, place: int, message: str) -> None:
        super().__init__(message)
        self.place = place


def read_json(text: str) -> Value:
    """The value that a text of JSON holds; raises `JsonError` for a text that is none or is nested too deeply."""
    value, end = _read(text, 0, 0)
    rest = _BLANKS.match(text, end)
    if rest is not None and rest.end() < len(text):
        raise JsonError(rest.end(), "something follows the end")
    return value


def leaves(value: Value, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Value]]:
    """Each text, number and word with the names above it, in the order of the text."""
    if isinstance(value.data, dict):
        for name, member in sorted(value.data.items(), key=lambda each: each[1].start):
            yield from leaves(member.value, (*path, name))
    elif isinstance(value.data, list):
        for item in value.data:
            yield from leaves(item, path)
    else:
        yield path, value


def characters(text: str, value: Value) -> tuple[str, list[int]]:
    """The characters of a string as they are meant, and where each of them stands in `text`; a number as it is written."""
    if not isinstance(value.data, str):
        return text[value.start : value.end], list(range(value.start, value.end))
    start, end = value.start + 1, value.end - 1
    raw = text[start:end]
    if "\\" not in raw:
        return raw, list(range(start, end))
    found: list[str] = []
    places: list[int] = []
    position = start
    for match in _ESCAPE.finditer(text, start, end):
        found.extend(text[position : match.start()])
        places.extend(range(position, match.start()))
        found.append(chr(int(match[1], 16)) if match[1] else _ESCAPED[match[2]])
        places.append(match.start())
        position = match.end()
    found.extend(text[position:end])
    places.extend(range(position, end))
    return _with_pairs(found, places)


def _with_pairs(found: list[str], places: list[int]) -> tuple[str, list[int]]:
    """Two escapes that are one character, `\\ud83c\\udf93`, as that one; a half alone is a replacement character."""
    joined: list[str] = []
    kept: list[int] = []
    for character, place in zip(found, places, strict=True):
        if joined and "\ud800" <= joined[-1] <= "\udbff" and "\udc00" <= character <= "\udfff":
            joined[-1] = chr(0x10000 + ((ord(joined[-1]) - 0xD800) << 10) + ord(character) - 0xDC00)
        else:
            joined.append(character)
            kept.append(place)
    return "".join("\ufffd" if "\ud800" <= each <= "\udfff" else each for each in joined), kept


def _read(text: str, position: int, depth: int) -> tuple[Value, int]:
    token = _token(text, position)
    if token["text"] is not None:
        start, end = token.span("text")
        value = Value(start, end, text[start + 1 : end - 1])
        return (value if "\\" not in str(value.data) else Value(start, end, characters(text, value)[0])), end
    if token["number"] is not None:
        written = token["number"]
        return Value(*token.span("number"), float(written) if re.search("[.eE]", written) else int(written)), token.end()
    if token["word"] is not None:
        return Value(*token.span("word"), _WORDS[token["word"]]), token.end()
    if depth > _DEEPEST:
        raise JsonError(token.start("mark"), "nested too deeply")
    if token["mark"] == "{":
        return _read_mapping(text, token, depth)
    if token["mark"] == "[":
        return _read_list(text, token, depth)
    raise JsonError(token.start("mark"), f"{token['mark']} where a value must stand")


def _read_mapping(text: str, token: re.Match[str], depth: int) -> tuple[Value, int]:
    start, members = token.start("mark"), dict[str, Member]()
    token = _token(text, token.end())
    while token["mark"] != "}":
        if token["text"] is None:
            raise JsonError(token.start(), "a name in quotation marks must stand here")
        name_start, name_end = token.span("text")
        name = characters(text, Value(name_start, name_end, ""))[0]
        token = _expect(text, token.end(), ":")
        value, end = _read(text, token.end(), depth + 1)
        members[name] = Member(name_start, value)
        token = _expect(text, end, ",}")
        if token["mark"] == ",":
            token = _token(text, token.end())
            if token["mark"] == "}":
                raise JsonError(token.start("mark"), "a comma too many")
    return Value(start, token.end(), members), token.end()


def _read_list(text: str, token: re.Match[str], depth: int) -> tuple[Value, int]:
    start, items = token.start("mark"), list[Value]()
    end = token.end()
    token = _token(text, end)
    while token["mark"] != "]":
        value, end = _read(text, end, depth + 1)
        items.append(value)
        token = _expect(text, end, ",]")
        end = token.end()
        if token["mark"] == ",":
            token = _token(text, end)
            if token["mark"] == "]":
                raise JsonError(token.start("mark"), "a comma too many")
    return Value(start, token.end(), items), token.end()


def _expect(text: str, position: int, marks: str) -> re.Match[str]:
    token = _token(text, position)
    if token["mark"] is None or token["mark"] not in marks:
        raise JsonError(position, f"{' or '.join(marks)} must stand here")
    return token


def _token(text: str, position: int) -> re.Match[str]:
    token = _TOKEN.match(text, position)
    if token is None:
        raise JsonError(position, "no JSON from here on, or cut off")
    return token
