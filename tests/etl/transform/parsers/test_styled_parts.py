"""The style that sets titles apart in a list."""

from __future__ import annotations

import pytest

from etl.extract.reading import read_bytes
from etl.model.document import Style
from etl.settings import Settings
from etl.transform.parsers.styled_parts import title_style
from etl.transform.parsers.talk_events import tells_where


@pytest.mark.parametrize(
    ("lines", "style"),
    [
        (["2021 *Moss and light*, Oak Days", "2020 *Dust by night*, Elm Days"], Style.ITALIC),
        (["2021 **Moss Prize**, *Germany*", "2020 **Elm Medal**, *Switzerland*"], Style.BOLD),
        (["2021 Moss Prize, *Germany*", "2020 Elm Medal, *Switzerland*"], None),
        (["2021 **Moss Prize**, 100 EUR", "2020 **Elm Medal**"], Style.BOLD),
        (["2021 Moss Prize", "2020 Elm Medal"], None),
    ],
    ids=["titles in italics", "places in italics, titles in bold", "places alone", "titles in bold", "plain"],
)
def test_the_style_of_titles(lines: list[str], style: Style | None) -> None:
    document = read_bytes("\n\n".join(lines).encode(), name="cv.md", settings=Settings())
    assert title_style([line.passage for line in document.lines]) is style


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Ulm, Germany, poster", True),
        ("Denver CO, USA, invited talk", True),
        ("Les Houches, France", True),
        ("Elm University, Germany", False),
        ("Dust by night, Germany", False),
        ("invited talk", False),
        ("", False),
    ],
)
def test_where_a_talk_was_given(text: str, *, where: bool) -> None:
    assert tells_where(text) is where
