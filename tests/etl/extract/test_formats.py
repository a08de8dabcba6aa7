"""Formats by content."""

from __future__ import annotations

import time

import pytest

from etl.errors import DocumentError
from etl.extract.formats import Format, find_format, find_text_format


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("<!DOCTYPE html><p>x", "cv.txt", Format.HTML),
        ("<html><body>x", "cv", Format.HTML),
        ("\\documentclass{article}", "cv.html", Format.LATEX),
        ("% \\documentclass{article}\ntext", "cv.txt", Format.TEXT),
        ("\\section{Education}", "part.tex", Format.LATEX),
        ("\\section{Education}", "part.txt", Format.TEXT),
        ("<p>part of a page</p>", "part.html", Format.HTML),
        ("<p>part of a page</p>", "part.md", Format.TEXT),
        ("no markup at all", "cv.html", Format.TEXT),
        ("% mine\n@string{jt = {Tides}}\n@article{key,\n title={x}}", "own.txt", Format.BIBTEX),
        ("@handle{on, some} network", "cv.txt", Format.TEXT),
        ("My works\n@article{key, title={x}}", "cv.txt", Format.TEXT),
        ("no markup at all", "cv.tex", Format.TEXT),
    ],
)
def test_text_formats(text: str, name: str, expected: Format) -> None:
    assert find_text_format(text, name) is expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"%PDF-1.7\n", Format.PDF),
        (b"\n\n%PDF-1.7\n", Format.PDF),
        (b"Ada", Format.TEXT),
        (b"BM, a person's initials", Format.TEXT),
    ],
)
def test_formats(content: bytes, expected: Format) -> None:
    assert find_format(content) is expected


def test_the_sentence_names_the_cause_and_what_to_do() -> None:
    with pytest.raises(
        DocumentError, match=r"a JPEG picture, whatever its name says: its text cannot be read; put the CV there as"
    ):
        find_format(b"\xff\xd8\xff\xe0\x00\x10JFIF")


@pytest.mark.parametrize(
    "text", [" " * 100_000 + "Ada", "\n" * 100_000 + "Ada", "% mine\n" * 14_000, "@article{a,\n}" + "\n" * 100_000]
)
def test_long_blanks_cost_what_their_length_does(text: str) -> None:
    start = time.process_time()
    find_text_format(text, "cv.txt")
    assert time.process_time() - start < 2  # generous: a hundredth of a second is usual
