from __future__ import annotations

import pytest

from etl.model.document import Passage, Style, TextSource
from etl.transform.citations.line_breaks import settle_line_breaks


def _settled(*texts: str) -> list[str]:
    return [p.text for p in settle_line_breaks([Passage(TextSource(t), t, range(len(t)), bytes(len(t))) for t in texts])]


@pytest.mark.parametrize(
    ("text", "settled"),
    [
        ("Quiet lamps\nA. Roe\nLamp Letters, 2019", "Quiet lamps\nA. Roe\nLamp Letters, 2019"),
        pytest.param(
            "Quiet lamps from Elm to the\nNorth Coast\nA. Roe", "Quiet lamps from Elm to the North Coast\nA. Roe", id="open-end"
        ),
        pytest.param(
            "Quiet lamps in the North and\nSouth, by A. Roe", "Quiet lamps in the North and South, by A. Roe", id="open-and"
        ),
        pytest.param("A Theory of Sand\nA. Roe\nLamp Letters", "A Theory of Sand\nA. Roe\nLamp Letters", id="whole-words"),
    ],
)
def test_which_line_ends_are_meant(text: str, settled: str) -> None:
    assert _settled(text) == [settled]


def test_line_ends_within_quotation_marks_are_none() -> None:
    text = "“Lamps in a Muslim Land:\nOil, Wicks, and Light”\nLamp Letters, 2019"
    assert _settled(text) == ["“Lamps in a Muslim Land: Oil, Wicks, and Light”\nLamp Letters, 2019"]


def test_line_ends_within_straight_quotation_marks_are_none() -> None:
    assert _settled('"Lamps in a Land:\nOil and Light"\nLamp Letters, 2019') == [
        '"Lamps in a Land: Oil and Light"\nLamp Letters, 2019'
    ]


def test_line_ends_within_words_that_markup_sets_apart_are_none() -> None:
    """Those between two that are set apart one by one are meant."""
    italic, plain = Style.ITALIC, Style.PLAIN

    def settled(file: str) -> str:
        offsets = [i for i, character in enumerate(file) if character != "*"]
        inside, styles = False, []
        for character in file:
            inside ^= character == "*"
            if character != "*":
                styles.append(int(italic if inside else plain))
        words = "".join(file[i] for i in offsets)
        (one,) = settle_line_breaks([Passage(TextSource(file), words, offsets, bytes(styles))])
        return one.text

    assert (
        settled("Review of *Quiet Lamps:\nLight in the Town*,\nLamp Letters")
        == "Review of Quiet Lamps: Light in the Town,\nLamp Letters"
    )
    assert settled("*Quiet Lamps*\n*Lamp Letters*\n2019") == "Quiet Lamps\nLamp Letters\n2019"


def test_line_ends_within_a_line_of_the_file_are_meant() -> None:
    file = "* Quiet lamps that stand in the long and winding northern halls of Elm<br/>Ada Q. Doe, Bo Roe<br/>Lamp Letters 2019"
    words = file.replace("<br/>", "\n")[2:]
    offsets, place = [], 2
    for character in words:
        offsets.append(place)
        place += len("<br/>") if character == "\n" else 1
    (settled,) = settle_line_breaks([Passage(TextSource(file), words, offsets, bytes(len(words)))])
    assert settled.text == words
