"""References of converted text, one right below the other: where each begins."""

from __future__ import annotations

import re

from etl.model.section import Section, SectionKind
from etl.transform.entries import split_entries

from .conftest import Page


def references(page: Page, text: str) -> list[str]:
    document = page(*text.strip("\n").split("\n"))
    section = Section(SectionKind.PUBLICATIONS, None, document.lines, None, "test")
    return [re.sub(r"\s+", " ", str(entry.passage)) for entry in split_entries(section)]


def test_authors_below_a_full_stop_open_a_reference(page: Page) -> None:
    """Two stand below a full line, of which nothing tells whether it was broken there on purpose."""
    found = references(
        page,
        """
Ada B. Doe and Bob Roe. A parallel way of trimming wicks at night. In
Proceedings of the Fifth European Meeting on Lamps (EML-99), Durham, United
Kingdom, September 1999.
Ada B. Doe and Bob Roe. Oil lamps as an approximation of the light of candles
and torches. 1999. Submitted to World Meeting on Torch Learning.
Ada B. Doe and Bob Roe. Integrating candles and lamps in a hall of two towers: a
plan for large towns. In Third World Meeting on Burning
Houses, Lakeside, Oakland, May 1999.
Ada B. Doe and Bob Roe. Learning to burn: what a model of a
torch does. In Ann J. Poe, editor, Proceedings of the Eleventh International Lakeside
Intelligent Lamp Symposium Conference, pages 211-216, Elm Island, LX, May
1998. Lakeside Lamp Research Symposium, Oak Press.
Ada B. Doe and Bob Roe. Oil for coordinated and quick
burning. In Fourth World Meeting on Oil Systems, March 1998.
Carl Whitby, Dan Moe, and Ada Doe. A comparison between wicks and threads of
cotton and of wool in towers at night. In Proceedings of the Fourth
European Meeting on Threads. Oak Press, June 1994.
Carl Whitby, Dan Moe, and Ada Doe. Cotton threads applied to new
lamps. In Proceedings of the Fourth European Meeting on Cotton,
July 1995.
""",
    )
    assert [one[:45] for one in found] == [
        "Ada B. Doe and Bob Roe. A parallel way of tri",
        "Ada B. Doe and Bob Roe. Oil lamps as an appro",
        "Ada B. Doe and Bob Roe. Integrating candles a",
        "Ada B. Doe and Bob Roe. Learning to burn: wha",
        "Ada B. Doe and Bob Roe. Oil for coordinated a",
        "Carl Whitby, Dan Moe, and Ada Doe. A comparis",
        "Carl Whitby, Dan Moe, and Ada Doe. Cotton thr",
    ]


def test_a_year_left_over_for_the_next_line_opens_none(page: Page) -> None:
    found = references(
        page,
        """
Ada B. Doe and Bob Roe. Evaluating the warmth of wicks in two layers of lamps at night in
winter. Journal of Experimental and Theoretical Lamps, 1999. In
Review.
Bob Roe, Carl Poe, and Ada Doe. Characterizing structure in rows of
candle lights. Submitted to Journal of Candle Research, July-December
1998.
""",
    )
    assert [one[-5:] for one in found] == ["view.", "1998."]


def test_a_blank_in_front_of_a_paragraph_is_no_indent(page: Page) -> None:
    lines = [
        f"{' ' if 7 <= n <= 9 else ''}Doe, A., & Roe, B. ({2020 - n}). Wicks of town {n}. Journal of Lamps, {n}(4)\n"
        for n in range(24)
    ]
    assert len(references(page, "\n".join(lines))) == 24


def test_a_title_in_quotation_marks_goes_on_where_they_close(page: Page) -> None:
    found = references(
        page,
        """
Ada Doe, & Bob Roe. (2021, May 4). "Wicks
LAMPA: A plan for towns at night." Fifth Workshop on Lamps, Elm.
Ada Doe. (2020, May 9). "Candles." Lamp Letters, Elm and a further
""",
    )
    assert found[0].endswith("Fifth Workshop on Lamps, Elm.")
    assert '"Wicks LAMPA: A plan' in found[0]


def test_a_status_in_the_column_of_years_opens_a_reference(page: Page) -> None:
    found = references(
        page,
        """
In progress      Ada Doe. Lamps and towns.
Submitted        Ada Doe & Bob Roe. Wicks in
                 the north of Elm.
2019             Ada Doe. Oil. Lamp Letters.
""",
    )
    assert len(found) == 3
