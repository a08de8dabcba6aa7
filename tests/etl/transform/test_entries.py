from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.reading import read_bytes
from etl.model.document import Document, Line, Passage
from etl.model.entry import Entry
from etl.model.section import Section, SectionKind
from etl.settings import Settings
from etl.transform.entries import split_entries
from etl.transform.sections import split_sections

from .conftest import Page, make_page

K = SectionKind


def entries_of(document: Document, kind: SectionKind = K.PUBLICATIONS) -> tuple[Entry, ...]:
    return split_entries(Section(kind, None, document.lines, None, "test"))


def texts(entries: tuple[Entry, ...]) -> list[str]:
    return [str(entry.passage) for entry in entries]


def all_lines(entries: tuple[Entry, ...]) -> list[Line]:
    return [line for entry in entries for line in (*entry.lines, *all_lines(entry.children))]


def all_carried(entries: tuple[Entry, ...]) -> list[Passage]:
    return [passage for entry in entries for passage in (*entry.carried, *all_carried(entry.children))]


def test_numbered_list_with_wrapped_lines(page: Page) -> None:
    document = page("[2] Doe, J. and Roe, B. Deltas", ("of the north. 2019.", {"indent": 2.0}), "[1] Doe, J. Ice. 2018.")
    assert texts(entries_of(document)) == ["Doe, J. and Roe, B. Deltas of the north. 2019.", "Doe, J. Ice. 2018."]
    assert [entry.marker for entry in entries_of(document)] == ["[2]", "[1]"]


def test_months_in_small_letters_open_entries(page: Page) -> None:
    """As Spanish, French and Italian print them."""
    document = page(
        "ene. 2021 – presente", "Profesora, Universidad del Polvo", "abr. 2014 – feb. 2016", "Ingeniera, Lámparas Ltda."
    )
    assert texts(entries_of(document, K.EMPLOYMENT)) == [
        "ene. 2021 – presente Profesora, Universidad del Polvo",
        "abr. 2014 – feb. 2016 Ingeniera, Lámparas Ltda.",
    ]


def test_blank_lines_part_entries(page: Page) -> None:
    document = page("Doe, J. Deltas.", "Journal of Rivers, 2019", "", "Doe, J. Ice.", "Journal of Snow, 2018")
    assert texts(entries_of(document)) == ["Doe, J. Deltas. Journal of Rivers, 2019", "Doe, J. Ice. Journal of Snow, 2018"]


def test_hanging_indent_parts_entries(page: Page) -> None:
    hanging = {"indent": 2.5}
    document = page(
        "Doe, J. and Roe, B. The long way from the delta to the sea and back, with a view of",
        ("the northern coast. Journal of Rivers, 2019", hanging),
        "Doe, J. and Poe, C. Ice that moves: how glaciers travel in the winter months, as seen in",
        ("the field. Journal of Snow, 2018", hanging),
    )
    assert len(entries_of(document)) == 2


def test_small_spaces_part_lines_that_wrap(page: Page) -> None:
    def at(gap: float) -> dict[str, Any]:
        return {"gap": gap, "page": 1}

    document = page(
        ("2019: The delta of the north, Meeting of River People, Springfield, with many words in", at(0.2)),
        ("one long line", at(0.0)),
        ("2018: Ice, Snow Days, Shelbyville", at(0.2)),
        ("2017: Fog, Cloud Days, Ogdenville", at(0.2)),
    )
    assert len(entries_of(document, K.TALKS)) == 3


def test_one_line_an_entry(page: Page) -> None:
    document = page("River Medal, 2019", "Snow Prize, 2018", "Fog Fellowship, 2015-2017")
    assert texts(entries_of(document, K.AWARDS)) == ["River Medal, 2019", "Snow Prize, 2018", "Fog Fellowship, 2015-2017"]


def test_a_stay_holds_its_description(page: Page) -> None:
    document = page(
        "2020 - 2022 **Engineer** at Acme",
        "",
        "Built boats for the river.",
        "",
        "2018 - 2019 **Intern** at Beta",
        "",
        "Painted boats of the lake.",
    )
    assert len(entries_of(document, K.EMPLOYMENT)) == 2


def test_details_are_children(page: Page) -> None:
    document = page(
        "Engineer, Acme, 2019-2021", "- Built boats", "  - of wood", "- Sold boats", "", "Intern, Beta, 2018", "- Painted boats"
    )
    first, second = entries_of(document, K.EMPLOYMENT)
    assert texts(first.children) == ["Built boats", "Sold boats"]
    assert texts(first.children[0].children) == ["of wood"]
    assert texts(second.children) == ["Painted boats"]


@pytest.mark.parametrize("year", ["- **2019**", "- 2019:", "**2019**"])
def test_a_year_is_carried(page: Page, year: str) -> None:
    document = page(year, "  - River Medal", "  - Snow Prize", year.replace("2019", "2018"), "  - Fog Prize")
    found = entries_of(document, K.AWARDS)
    assert texts(found) == ["River Medal", "Snow Prize", "Fog Prize"]
    assert [str(entry.carried[0]).strip(":") for entry in found] == ["2019", "2019", "2018"]


def test_a_year_with_more_on_its_line_is_an_entry(page: Page) -> None:
    document = page("- **2019:** River Days, Snow Days", "- **2018:** Fog Days")
    assert texts(entries_of(document, K.SERVICE)) == ["2019: River Days, Snow Days", "2018: Fog Days"]


def test_an_employer_is_carried_by_its_posts(page: Page) -> None:
    document = page("Acme Inc.", "- 2020 - 2022: Engineer", "- 2019 - 2020: Intern", "", "Beta Ltd.", "- 2018 - 2019: Painter")
    found = entries_of(document, K.EMPLOYMENT)
    assert [(str(e.carried[0]), str(e.passage)[:11]) for e in found] == [
        ("Acme Inc.", "2020 - 2022"),
        ("Acme Inc.", "2019 - 2020"),
        ("Beta Ltd.", "2018 - 2019"),
    ]


def test_a_part_of_a_list_is_carried(page: Page) -> None:
    document = page("Rivers:", "", "- Doe, J. Deltas. 2019.", "- Doe, J. Brooks. 2018.", "", "Ice:", "", "- Doe, J. Floes. 2017.")
    assert [str(entry.carried[0]) for entry in entries_of(document)] == ["Rivers:", "Rivers:", "Ice:"]


def test_a_remark_is_an_entry_of_its_own(page: Page) -> None:
    document = page("(* equal contribution)", "", "[1] Doe, J.* and Roe, B.* Deltas. 2019.", "[2] Doe, J. Ice. 2018.")
    assert texts(entries_of(document)) == ["(* equal contribution)", "Doe, J.* and Roe, B.* Deltas. 2019.", "Doe, J. Ice. 2018."]


def test_a_profile_page_entry_is_the_whole_block(page: Page) -> None:
    block = [
        "River notes, Jan 5, 2019",
        "Deltas of the north",
        "",
        "Jane Doe et al.",
        "",
        "We walk along the river and count what we find there.",
    ]
    other = [
        "River notes, Feb 7, 2018",
        "Ice",
        "",
        "Jane Doe, Bob Roe",
        "",
        "We wait for the ice and measure how thick it becomes.",
    ]
    third = ["River notes, May 7, 2017", "Fog", "", "Jane Doe", "", "We look at the fog, and see only a little of the rest."]
    assert len(entries_of(page(*block, "", *other, "", *third))) == 3


def test_a_long_list_keeps_all_its_entries(page: Page) -> None:
    document = page(*(f"[{n}] Doe, J. Delta number {n}. Journal of Rivers, 2019." for n in range(150, 0, -1)))
    assert len(entries_of(document)) == 150


def row(*cells: str) -> tuple[str, dict[str, Any]]:
    starts = [sum(len(cell) + 1 for cell in cells[:n]) for n in range(len(cells))]
    return " ".join(cells), {"cells": tuple((start, start + len(cell)) for start, cell in zip(starts, cells, strict=True))}


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        (
            ("Course", "Level", "Terms"),
            [("On rivers", "2nd yr", "Fall 2012"), ("The shore and the sea", "grad", "Spring 2018, 2020")],
        ),
        (("Code", "Titre / Title", "Années"), [("EDU 10", "Les rivières", "2019"), ("EDU 11", "La glace", "2020")]),
        (("Jahr", "Veranstaltung", "SWS"), [("2019", "Flüsse und ihre Mühlen", "2"), ("2020", "Eis", "4")]),
        (("Curso", "Asignatura", "Créditos"), [("2019", "Ríos y molinos", "6"), ("2020", "Hielo", "3")]),
        (("project", "what", "stars"), [("mill", "sorts stones", "12"), ("delta-map", "draws deltas", "3")]),
    ],
    ids=["English", "two languages", "German", "Spanish", "projects"],
)
@pytest.mark.parametrize("kind", [K.TEACHING, K.PROJECTS])
def test_rows_of_a_table_are_entries_and_its_heads_none(
    page: Page, heads: tuple[str, ...], rows: list[tuple[str, ...]], kind: SectionKind
) -> None:
    document = page(row(*heads), *(row(*cells) for cells in rows))
    assert texts(entries_of(document, kind)) == [" ".join(cells) for cells in rows]


def test_a_row_of_other_words_is_no_head(page: Page) -> None:
    document = page(row("On rivers", "Course", "2019"), row("On ice", "Seminar", "2020"))
    assert len(entries_of(document, K.TEACHING)) == 2


_IN_LINES = [
    ("Lamps by the sea", "Lamp Studies 12, 2019", "J. Doe, M. Roe"),
    ("Moss under glass: a survey", "Moss Letters 3, 2018", "M. Roe, J. Doe and A. Poe"),
    ("Stones, rain, and wind", "In press", "J. Doe and A. Poe"),
    ("Counting gulls", "Gull Days, 2015", "J. Doe, C. Moe"),
]


@pytest.mark.parametrize("order", [(0, 2, 1), (2, 0, 1), (0, 1, 2), (1, 0, 2)])
def test_entries_of_several_lines_without_marks(page: Page, order: tuple[int, ...]) -> None:
    document = page(*(entry[n] for entry in _IN_LINES for n in order))
    assert texts(entries_of(document)) == [" ".join(entry[n] for n in order) for entry in _IN_LINES]


def test_numbers_that_count_are_the_only_marks(page: Page) -> None:
    lines = ["**Under review**", "[3] Lamps by the sea", "J. Doe, M. Roe", "[2] Moss under glass"]
    document = page("(* equal contribution)", *lines, "M. Roe, J. Doe. 2018", "[1] Counting gulls", "J. Doe. Gull Days, 2015")
    assert texts(entries_of(document))[-3:] == [
        "Lamps by the sea J. Doe, M. Roe", "Moss under glass M. Roe, J. Doe. 2018", "Counting gulls J. Doe. Gull Days, 2015",
    ]  # fmt: skip


def test_fields_in_nested_bullets_are_one_entry(page: Page) -> None:
    bullets = [line for title, venue, names in _IN_LINES for line in (f"- {title}", f"    - {names}", f"    - {venue}")]
    document = page("Works", *bullets)
    assert texts(entries_of(document))[-4:] == [f"{title} {names} {venue}" for title, venue, names in _IN_LINES]


@pytest.mark.parametrize("name", ["de Wit, M.; Doe, J. (2018)", "van der Berg, J.; Doe, J. (2018)", "von Stein, A. (2018)"])
def test_a_small_word_of_a_name_begins_an_entry(page: Page, name: str) -> None:
    hanging = {"indent": 3.0}
    document = page(
        "Doe, J.; Stein, A. (2021): Of grass on northern dikes and",
        ("what the waves do to it. The Coast 89, pp. 201-224.", hanging),
        f"{name}: Of roots and their strength below old",
        ("stones in rivers. The Coast 77, pp. 1-4.", hanging),
        "Doe, J. (2016): On the thickness of the ice in winter",
        ("and spring. The Coast 70, pp. 12-30.", hanging),
    )
    assert len(entries_of(document)) == 3


def test_an_empty_section_has_no_entries(page: Page) -> None:
    assert entries_of(page("")) == ()


LINE = st.tuples(
    st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\n\r*"), min_size=1, max_size=40),
    st.fixed_dictionaries(
        {
            "gap": st.sampled_from([0.0, 0.2, 1.0]),
            "indent": st.sampled_from([0.0, 2.0, 4.0]),
            "marker": st.sampled_from([None, None, "-", "[1]"]),
            "level": st.sampled_from([0, 0, 1, 2]),
            "page": st.sampled_from([1, 2]),
        }
    ),
)


@given(st.lists(LINE, max_size=25), st.sampled_from(list(SectionKind)))
def test_every_line_is_in_one_entry_or_carried(lines: list[tuple[str, dict[str, Any]]], kind: SectionKind) -> None:
    document = make_page(*lines)
    found = entries_of(document, kind)
    kept = all_lines(found)
    carried = {offset for passage in all_carried(found) for offset in passage.offsets}
    assert len(kept) == len({id(line) for line in kept})
    for line in document.lines:
        assert any(line is other for other in kept) or set(line.passage.trimmed().offsets) & carried or not line.text.strip()


@given(st.lists(LINE, max_size=15), st.sampled_from(list(SectionKind)))
def test_spans_quote_the_text(lines: list[tuple[str, dict[str, Any]]], kind: SectionKind) -> None:
    document = make_page(*lines)
    for entry in entries_of(document, kind):
        if entry.passage.text.strip():
            span = entry.passage.span()
            assert document.text[span.start : span.end] == span.quote


def test_lines_at_the_text_of_a_marked_item_go_on_in_it(page: Page) -> None:
    below = {"indent": 2.0, "level": 1}
    document = page(
        "2024",
        "",
        ("- On gears", below),
        ("Ada Moreau, Bo Roe", below),
        ("Lamp Letters, 2024", below),
        "",
        ("- On mills", below),
        ("Bo Roe, Ada Moreau", below),
        ("Dust Review, 2024", below),
    )
    assert texts(entries_of(document)) == [
        "On gears Ada Moreau, Bo Roe Lamp Letters, 2024",
        "On mills Bo Roe, Ada Moreau Dust Review, 2024",
    ]


def test_every_line_a_sentence_with_a_date(page: Page) -> None:
    document = page(
        "Doe, J. Deltas of the north. Journal of Rivers, 2019.",
        "Doe, J. and Roe, B. Ice that moves. Journal of Snow (2018).",
        "Roe, B. and Doe, J. On the coast. Under review.",
        "Doe, J. Salt. The Coast 70, 2013.",
    )
    assert len(entries_of(document)) == 4


@pytest.mark.parametrize(("is_full", "count"), [(True, 2), (False, 4)], ids=["full", "not full"])
def test_a_full_line_goes_on_further_right_where_blank_space_parts_the_items(page: Page, is_full: bool, count: int) -> None:
    below = {"indent": 12.0, "page": 1}
    document = page(
        ("2023\t“Deltas of the north as seen from above” with Ada Roe.", {"page": 1, "is_full": is_full}),
        ("Annual Meeting of River Surveyors 2023. Halle. March 24, 2023.", below),
        ("2021\t“Slow water in narrow valleys and wide plains”.", {"gap": 0.5, "page": 1, "is_full": is_full}),
        ("Forum of Dams 2021. Graz. July 15, 2021.", below),
    )
    assert len(entries_of(document, K.TALKS)) == count


def test_labelled_items_begin_where_the_markup_says_whatever_space_parts_their_lines() -> None:
    body = "".join(
        f"\\item[20{n}]\n\\textbf{{Gears of the {where}}}\n\n20{n} Mill Conference (MC), 1-8\n\nURL: mills.example/{n}\n"
        for n, where in ((21, "north"), (21, "south"), (20, "west"))
    )
    text = f"\\begin{{document}}\\section{{Publications}}\\begin{{description}}\n{body}\\end{{description}}\\end{{document}}"
    document = read_bytes(text.encode(), name="cv.tex", settings=Settings())
    (section,) = (each for each in split_sections(document) if each.kind is SectionKind.PUBLICATIONS)
    assert [len(entry.lines) for entry in split_entries(section)] == [3, 3, 3]


def test_an_initial_without_a_full_stop_at_a_lines_end_waits_for_its_name(page: Page) -> None:
    document = page(
        "A Doe, B Roe, C",
        "Poe, D Moe. Lamps of the north and their long, slow oil. Lamp Letters, 2019",
        "C Poe, A Doe, D",
        "Moe. Wicks of the south and their long, slow fire. Lamp Letters, 2018",
    )
    assert [len(entry.lines) for entry in entries_of(document)] == [2, 2]


_DEFINED = """# Ada Doe

PUBLICATIONS
============

2021

    Quiet lamps of the north: open-source tools for those who
    light them
    Elm Society of Ulm

    Ada Doe, Bo Roe and Cy Poe

    doi: 10.5555/aa.11

2021

    A better way for wicks
    Ash Assembly

    Bo Roe and Ada Doe

2021

    Candles in the west
    Journal of Lamps

    Ada Doe

    doi: 10.5555/aa.12

2019

    Shades
    Journal of Lamps

    Ada Doe
"""


def test_what_is_defined_below_years_that_repeat_is_one_item_each() -> None:
    document = read_bytes(_DEFINED.encode(), name="cv.txt", settings=Settings())
    (section,) = (one for one in split_sections(document) if one.kind is K.PUBLICATIONS)
    titles = [str(entry.passage).split()[0] for entry in split_entries(section)]
    assert titles == ["Quiet", "A", "Candles", "Shades"]
