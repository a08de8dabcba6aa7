"""Dashes in the place of dates."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from etl.model.document import Line, Passage, TextSource
from etl.transform.repeated_dates import with_repeated_dates

# (text, indent, mark); a tab parts the date from its entry
Row = tuple[str, float, str | None]
TALKS: list[Row] = [
    ("2019\tMills of Elm and what they", 0.0, None),
    ("grind, Mill Days, Oslo", 5.0, None),
    ("Mills of Oak, Bergen, a long", 3.0, "—"),
    ("talk", 5.0, None),
    ("Mills of Ash, Ulm", 3.0, "—"),
    ("2018\tWeirs of Elm, Rome", 0.0, None),
    ("Weirs of Oak, Bonn", 3.0, "—"),
]


def lines(rows: Sequence[Row]) -> list[Line]:
    found = []
    for number, (text, indent, mark) in enumerate(rows, start=1):
        passage = Passage(TextSource(text), text, range(len(text)), bytes(len(text)))
        tab = text.find("\t")
        cells = ((0, tab), (tab + 1, len(text))) if tab >= 0 else ()
        found.append(Line(passage, number, page=1, indent=indent, marker=mark, cells=cells))
    return found


def test_dates_stand_alone_above_what_they_date() -> None:
    found = with_repeated_dates(lines(TALKS))
    assert [(line.text, line.marker) for line in found] == [
        ("2019", None),
        ("Mills of Elm and what they", "—"),
        ("grind, Mill Days, Oslo", None),
        ("Mills of Oak, Bergen, a long", "—"),
        ("talk", None),
        ("Mills of Ash, Ulm", "—"),
        ("2018", None),
        ("Weirs of Elm, Rome", "—"),
        ("Weirs of Oak, Bonn", "—"),
    ]
    assert [line.number for line in found] == [1, 1, 2, 3, 4, 5, 6, 6, 7]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([(t, 5.0 if mark else indent, mark) for t, indent, mark in TALKS], id="dashes mark what is told of an entry"),
        pytest.param([(t, 7.0 if t == "talk" else indent, mark) for t, indent, mark in TALKS], id="their lines hang further right"),
        pytest.param([(t, indent, "•" if mark else None) for t, indent, mark in TALKS], id="bullets"),
        pytest.param([row for row in TALKS if not row[0].startswith("2018")], id="one date"),
        pytest.param([row for row in TALKS if row[0] != "talk"], id="nothing shows the column"),
        pytest.param([(t.replace("\t", " "), indent, mark) for t, indent, mark in TALKS], id="no column of dates"),
        pytest.param([], id="nothing"),
    ],
)
def test_other_lists_stay_as_they_are(rows: list[Row]) -> None:
    given = lines(rows)
    assert with_repeated_dates(given) == given
