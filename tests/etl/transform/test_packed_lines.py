"""Entries that were run together in a paragraph."""

from __future__ import annotations

import pytest

from etl.extract.reading import read_bytes
from etl.model.section import SectionKind
from etl.settings import Settings
from etl.transform.packed_lines import unpack_lines

POSTS = "Professor, Oak College, 1990-present. Dean in Arts, Oak College, 1991-1996. Fellow, Tarn Institute, Jan. 1987-Dec. 1987."
PROSE = "I came to Oak College in 1990. There I taught dust. In autumn I left for the Tarn Institute until 1994. It was 1995."


def unpacked(text: str, kind: SectionKind) -> list[str]:
    document = read_bytes(text.encode(), name="cv.txt", settings=Settings())
    return [line.text for line in unpack_lines(document.lines, kind)]


@pytest.mark.parametrize("kind", [SectionKind.EMPLOYMENT, SectionKind.AWARDS])
def test_each_dated_sentence_is_a_line(kind: SectionKind) -> None:
    assert unpacked(POSTS, kind) == [
        "Professor, Oak College, 1990-present.",
        "Dean in Arts, Oak College, 1991-1996.",
        "Fellow, Tarn Institute, Jan. 1987-Dec. 1987.",
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(POSTS, SectionKind.PUBLICATIONS, id="references-end-in-years-too"),
        pytest.param(PROSE, SectionKind.EMPLOYMENT, id="prose"),
        pytest.param("Professor, Oak College, 1990-present. Dean, 1991-1996.", SectionKind.EMPLOYMENT, id="one-end-alone"),
    ],
)
def test_other_lines_stay(text: str, kind: SectionKind) -> None:
    assert unpacked(text, kind) == [text]


def test_pieces_quote_the_text() -> None:
    document = read_bytes(POSTS.encode(), name="cv.txt", settings=Settings())
    for line in unpack_lines(document.lines, SectionKind.EMPLOYMENT):
        span = line.passage.span()
        assert document.text[span.start : span.end] == line.text


AWARDS = "**2019** : Travel award of the Oak Society. **2019**: Elm Prize 2018 for dust. **2015-2017** : Moss Fellowship."


def test_dates_in_bold_open_lines() -> None:
    assert unpacked(AWARDS, SectionKind.AWARDS) == [
        "2019 : Travel award of the Oak Society.",
        "2019: Elm Prize 2018 for dust.",
        "2015-2017 : Moss Fellowship.",
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(AWARDS, SectionKind.PUBLICATIONS, id="volumes-may-be-bold"),
        pytest.param(
            "Since **2019**: dust prizes and many things. **2018**: light and more than that.",
            SectionKind.AWARDS,
            id="behind-words",
        ),
        pytest.param(
            "**2019**: Travel award of the Oak Society in a long line of words to be sure.", SectionKind.AWARDS, id="one-alone"
        ),
    ],
)
def test_other_bold_dates_open_none(text: str, kind: SectionKind) -> None:
    assert len(unpacked(text, kind)) == 1
