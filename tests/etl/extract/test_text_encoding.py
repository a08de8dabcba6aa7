"""Encodings of text files."""

from __future__ import annotations

import codecs

import pytest

from etl.errors import DocumentError
from etl.extract.text_encoding import declared_charset, decode_text
from etl.settings import Settings

TEXT = "Ada Müller, École normale supérieure, Universität Köln, François Lévêque\nAñez, Española, Øystein Ærø\n"


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        TEXT.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 mark", "utf-16-le mark", "utf-16-be mark", "utf-16-le", "utf-16-be", "utf-32-le mark", "cp1252"],
)
def test_text_is_decoded(content: bytes) -> None:
    assert decode_text(content, Settings()) == TEXT


def test_binary_is_refused() -> None:
    with pytest.raises(DocumentError, match="binary"):
        decode_text(bytes(range(256)) * 10, Settings())


def test_long_line_is_refused_wherever_it_stands() -> None:
    settings = Settings(max_line_characters=100)
    assert decode_text(b"a" * 100 + b"\n" + b"b" * 100, settings)
    with pytest.raises(DocumentError, match="a line of more than 100 characters"):
        decode_text(b"a\n" + b"b" * 101 + b"\nc", settings)


@pytest.mark.parametrize(
    ("content", "expected"),
    [(b'<meta charset="ISO-8859-1">', "iso-8859-1"), (b'content="text/html; charset=utf-8"', "utf-8"), (b"<html>", None)],
)
def test_declared_charset(content: bytes, expected: str | None) -> None:
    assert declared_charset(content) == expected
