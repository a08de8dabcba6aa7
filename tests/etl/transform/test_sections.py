from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.reading import read_bytes
from etl.model.section import Section, SectionKind
from etl.settings import Settings
from etl.transform.entries import split_entries
from etl.transform.sections import split_sections

from .conftest import Page, make_page

K = SectionKind


def kinds(sections: tuple[Section, ...]) -> list[tuple[SectionKind, str | None]]:
    return [(section.kind, str(section.heading) if section.heading else None) for section in sections]


def test_headings_in_capitals(page: Page) -> None:
    document = page("Jane Doe", "", "EDUCATION", "", "PhD in Physics, 2019", "", "EXPERIENCE", "", "Researcher, 2020")
    assert kinds(split_sections(document)) == [(K.HEADER, None), (K.EDUCATION, "EDUCATION"), (K.EMPLOYMENT, "EXPERIENCE")]


def test_every_line_is_in_one_section_or_a_heading(page: Page) -> None:
    document = page("Jane Doe", "", "EDUCATION", "", "PhD, 2019", "MSc, 2015", "", "AWARDS", "", "Medal, 2014")
    sections = split_sections(document)
    assert sum(len(s.lines) for s in sections) + sum(s.heading is not None for s in sections) == len(document.lines)


def test_a_weaker_form_below_takes_its_own_known_kind(page: Page) -> None:
    document = page(
        "EDUCATION", "", "PhD, 2019", "", "SERVICE", "", "Invited Talks", "", "- 2019: On rivers", "", "AWARDS", "", "- Medal"
    )
    sections = split_sections(document)
    assert kinds(sections)[2:] == [(K.SERVICE, "SERVICE"), (K.TALKS, "Invited Talks"), (K.AWARDS, "AWARDS")]
    assert sections[3].parent is sections[2]


def test_unknown_words_in_the_form_of_the_others_open_an_unknown_section(page: Page) -> None:
    document = page(
        "EDUCATION",
        "",
        "PhD, 2019",
        "",
        "EXPERIENCE",
        "",
        "Researcher, 2020",
        "",
        "SAILING LOG",
        "",
        "Crossed the bay",
        "",
        "AWARDS",
        "",
        "Medal",
    )
    assert (K.UNKNOWN, "SAILING LOG") in kinds(split_sections(document))


def test_unknown_words_in_a_weaker_form_keep_the_kind_above(page: Page) -> None:
    document = page(
        "# Publications",
        "",
        "## Rivers",
        "",
        "Doe, J. Deltas. 2019.",
        "",
        "## Glaciers",
        "",
        "Doe, J. Ice. 2018.",
        "",
        "# Awards",
        "",
        "Medal",
    )
    sections = split_sections(document)
    assert [s.kind for s in sections] == [K.HEADER, K.PUBLICATIONS, K.PUBLICATIONS, K.PUBLICATIONS, K.AWARDS]
    assert [str(h) for h in sections[3].headings] == ["Publications", "Glaciers"]


def test_employers_set_like_headings_are_entries(page: Page) -> None:
    document = page(
        "# Experience",
        "",
        "## Acme Inc.",
        "",
        "Engineer, 2019-2021",
        "",
        "## Beta Ltd.",
        "",
        "Intern, 2018",
        "",
        "# Skills",
        "",
        "C++",
    )
    sections = split_sections(document)
    assert [s.kind for s in sections] == [K.HEADER, K.EMPLOYMENT, K.SKILLS]
    assert [line.text for line in sections[1].lines] == ["Acme Inc.", "Engineer, 2019-2021", "Beta Ltd.", "Intern, 2018"]


@pytest.mark.parametrize("year", ["2019", "**2019**", "# 2019", "2018-2019"])
def test_years_are_never_headings(page: Page, year: str) -> None:
    document = page("# Awards", "", year, "", "- Medal", "", "# Education", "", "PhD")
    assert [s.kind for s in split_sections(document)] == [K.HEADER, K.AWARDS, K.EDUCATION]


def test_the_name_at_the_top_is_no_heading(page: Page) -> None:
    document = page("# Jane Doe", "", "jane@example.org", "", "# Education", "", "PhD", "", "# Awards", "", "Medal")
    sections = split_sections(document)
    assert [line.text for line in sections[0].lines] == ["Jane Doe", "jane@example.org"]


def test_entries_before_the_first_heading_stay_in_the_header(page: Page) -> None:
    document = page(
        "Jane Doe",
        "",
        "2020 - now **Engineer** at Acme",
        "",
        "Internships",
        "",
        "2019 **Intern** at Beta",
        "",
        "Education",
        "",
        "BSc",
    )
    sections = split_sections(document)
    assert [s.kind for s in sections] == [K.HEADER, K.EMPLOYMENT, K.EDUCATION]
    assert len(sections[0].lines) == 2


def test_a_profile_page_has_a_list_of_papers(page: Page) -> None:
    document = page("Jane Doe", "", "2 Papers", "", "Deltas", "Jane Doe et al.", "", "Ice", "Jane Doe et al.")
    assert kinds(split_sections(document)) == [(K.HEADER, None), (K.PUBLICATIONS, "2 Papers")]


def test_a_heading_may_run_into_its_text(page: Page) -> None:
    document = page("**Education**", "", "PhD, 2019", "", "**Languages:** English, French", "", "**Awards**", "", "Medal")
    sections = split_sections(document)
    assert [s.kind for s in sections] == [K.HEADER, K.EDUCATION, K.LANGUAGES, K.AWARDS]
    assert [line.text for line in sections[2].lines] == ["English, French"]


def test_a_document_without_headings_is_all_header(page: Page) -> None:
    sections = split_sections(page("Jane Doe", "", "Engineer at Acme since 2019"))
    assert kinds(sections) == [(K.HEADER, None)]


def test_an_empty_document_has_an_empty_header(page: Page) -> None:
    assert kinds(split_sections(page(""))) == [(K.HEADER, None)]


@given(st.lists(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=40), max_size=30))
def test_no_line_is_lost_and_nothing_raises(lines: list[str]) -> None:
    document = make_page(*lines)
    sections = split_sections(document)
    rest = sum(1 for s in sections if s.rule == "sections.run_in")
    assert sum(len(s.lines) for s in sections) + sum(s.heading is not None for s in sections) == len(document.lines) + rest


def test_a_heading_of_unknown_words_below_the_name_opens_a_section(page: Page) -> None:
    parts = ["", "## Bits and pieces", "A mill", "", "## Education", "PhD", "", "## Awards", "Stone Medal"]
    document = page("# Jane Doe", "jane@example.org", *parts)
    sections = split_sections(document)
    assert [s.kind for s in sections][1:] == [SectionKind.UNKNOWN, SectionKind.EDUCATION, SectionKind.AWARDS]


def test_a_motto_below_the_name_opens_none(page: Page) -> None:
    parts = ["", "## Education", "PhD", "", "## Awards", "Stone Medal"]
    document = page("# Jane Doe", "## chemist and miller", "jane@example.org", *parts)
    assert [s.kind for s in split_sections(document)] == [SectionKind.HEADER, SectionKind.EDUCATION, SectionKind.AWARDS]


@pytest.mark.parametrize("marks", [("🎓", "🏆", "🎤"), (":mortar_board:", ":trophy:", ":microphone:"), ("✏️", "⭐", "🗣️")])
def test_pictures_before_headings_are_ornaments(page: Page, marks: tuple[str, str, str]) -> None:
    lines = [
        f"**{marks[0]} Education**",
        "PhD",
        "",
        f"**{marks[1]} Awards**",
        "Stone Medal",
        "",
        f"**{marks[2]} Riverside**",
        "A mill",
    ]
    sections = split_sections(page("Jane Doe", "", *lines))
    assert [(s.kind, str(s.heading)) for s in sections[1:]] == [
        (SectionKind.EDUCATION, "Education"),
        (SectionKind.AWARDS, "Awards"),
        (SectionKind.UNKNOWN, "Riverside"),
    ]


def test_numbered_examples_are_items(page: Page) -> None:
    document = page(
        "# Publications", "(@) Doe, J. On rivers. 2019.", "with ice", "(@stones) Doe, J. On stones. 2020.", "(@ the mill) x"
    )
    entries = split_entries(split_sections(document)[-1])
    assert [(e.marker, str(e.passage)) for e in entries] == [
        ("(@)", "Doe, J. On rivers. 2019. with ice"),
        ("(@stones)", "Doe, J. On stones. 2020. (@ the mill) x"),
    ]


def test_a_title_that_ends_like_a_heading_is_none_among_titles(page: Page) -> None:
    titles = ["Rivers and their mills", "Listening to ice", "A map of northern deltas", "How stones speak in long interviews"]
    works = [line for title in titles for line in ("", f"**{title}**", "Jane Doe. In Rivers, 2019.")]
    document = page("Jane Doe", "", "# Papers", *works, "", "# Awards", "Stone Medal")
    assert [s.kind for s in split_sections(document)] == [SectionKind.HEADER, SectionKind.PUBLICATIONS, SectionKind.AWARDS]


def test_words_of_either_kind_below_a_heading_of_one_of_them(page: Page) -> None:
    document = page("# Teaching", "", "## Lectures", "", "- Maps, 2019", "", "# Talks", "", "## Lectures", "", "- On maps, 2018")
    assert [section.kind for section in split_sections(document)][1:] == [K.TEACHING, K.TEACHING, K.TALKS, K.TALKS]


def test_modified_words_of_either_kind_open_what_no_other_heading_opens(page: Page) -> None:
    document = page(
        "# Publications", "", "- A. Quill. On maps. 2018.", "", "# Communications récentes", "", "- Sur les cartes, 2019"
    )
    assert [section.kind for section in split_sections(document)][1:] == [K.PUBLICATIONS, K.TALKS]


def test_parts_of_talks_that_name_papers_list_talks(page: Page) -> None:
    document = page(
        *(
            "# Presentations",
            "",
            "## Sessions and Papers",
            "",
            "- On maps, 2019",
            "",
            "## Published Papers",
            "",
            "- A. Quill. On maps. 2018.",
        )
    )
    assert [section.kind for section in split_sections(document)][1:] == [K.TALKS, K.TALKS, K.PUBLICATIONS]


def test_parts_without_a_kind_of_their_own_go_with_the_words_of_either_kind_above(page: Page) -> None:
    document = page(
        *("# Publications", "", "- A. Quill. On maps. 2018.", "", "# Communications", "", "## Posters", "", "- On mills, 2019"),
        *("", "## Seminars", "", "- Elm College, 2018", "", "# Awards", "", "- Stone Medal"),
    )
    assert [section.kind for section in split_sections(document)][1:] == [K.PUBLICATIONS, K.TALKS, K.TALKS, K.TALKS, K.AWARDS]


def test_words_that_stand_in_every_post_head_none_of_the_sections(page: Page) -> None:
    posts = [
        line
        for year in (2011, 2014, 2017)
        for line in (f"Clerk, Elm Ltd, {year}", "", "Professional Responsibilities", "", "Counting", "")
    ]
    document = page("EDUCATION", "", "PhD, 2019", "", "EXPERIENCE", "", *posts, "AWARDS", "", "Medal, 2014")
    assert [section.kind for section in split_sections(document)] == [K.HEADER, K.EDUCATION, K.EMPLOYMENT, K.AWARDS]


def test_posters_go_on_with_the_talks_above(page: Page) -> None:
    document = page("EDUCATION", "", "PhD, 2019", "", "TALKS", "", "- On rivers, 2019", "", "POSTERS", "", "- On ferns, 2018")
    assert [section.kind for section in split_sections(document)] == [K.HEADER, K.EDUCATION, K.TALKS, K.TALKS]


def test_schools_that_the_markup_calls_headings_are_entries() -> None:
    schools = "".join(f"# University of {town}\n\nMSc in Botany, {year}\n\n" for town, year in (("Elm", 2010), ("Fen", 2008)))
    text = f"# Education\n\nPhD in Botany, 2014\n\n{schools}# Awards\n\n- Medal, 2014\n"
    sections = split_sections(read_bytes(text.encode(), name="cv.md", settings=Settings()))
    assert [section.kind for section in sections] == [K.HEADER, K.EDUCATION, K.AWARDS]


def test_a_line_that_ends_somebody_elses_quotation_is_no_heading(page: Page) -> None:
    document = page(
        "EDUCATION", "", "PhD, 2019", "", "PAPERS", "", "“Prices and Wages in the Moss", "", "INDUSTRY”", "", "AWARDS", "", "Medal"
    )
    assert [section.kind for section in split_sections(document)] == [K.HEADER, K.EDUCATION, K.PUBLICATIONS, K.AWARDS]


def test_a_heading_may_open_in_brackets(page: Page) -> None:
    document = page("# Education", "", "- PhD, 2019", "", "**(Pre)publications**", "", "- A. Quill. On maps. 2018.", "", "# Awards")
    assert K.PUBLICATIONS in [section.kind for section in split_sections(document)]


def test_known_words_in_slightly_larger_type_are_headings_below_larger_ones(page: Page) -> None:
    plain = page(
        "Works", "Conferences and seminars", "- On maps, 2019", "Publications and reports", "- A. Quill. Mills. 2018.", "Awards"
    )
    sizes = {"Works": 1.3, "Awards": 1.3, "Conferences and seminars": 1.09, "Publications and reports": 1.09}
    lines = tuple(replace(line, size=sizes.get(line.text, 1.0), gap=0.4 if line.text in sizes else 0.0) for line in plain.lines)
    found = kinds(split_sections(replace(plain, lines=lines)))
    assert (K.TALKS, "Conferences and seminars") in found
    assert (K.PUBLICATIONS, "Publications and reports") in found


def test_known_words_alone_in_the_margin_are_headings_though_set_like_the_text(page: Page) -> None:
    plain = page("Ada Quill", "Education", "PhD in Maps, 2019", "Talks", "Maps and mills, Oslo, 2018", "Service", "Editor, 2016")
    margin = ("Education", "Talks", "Service")
    lines = tuple(replace(each, column=int(each.text in margin), gap=0.4 if each.text in margin else 0.0) for each in plain.lines)
    found = [section.kind for section in split_sections(replace(plain, lines=lines))]
    assert found == [K.HEADER, K.EDUCATION, K.TALKS, K.SERVICE]


def test_a_heading_that_goes_on_on_a_new_page_opens_nothing(page: Page) -> None:
    document = page(
        "EDUCATION", "", "PhD, 2019", "", "GRANTS", "", "Lamp Fund, 2018", "", "GRANTS (continued)", "", "Oil Fund, 2016"
    )
    sections = split_sections(document)
    assert kinds(sections)[1:] == [(K.EDUCATION, "EDUCATION"), (K.GRANTS, "GRANTS")]
    assert [line.text for line in sections[2].lines] == ["Lamp Fund, 2018", "Oil Fund, 2016"]


def test_what_goes_on_with_another_list_is_a_heading(page: Page) -> None:
    document = page(
        "GRANTS", "", "Lamp Fund, 2018", "", "AWARDS", "", "Medal, 2014", "", "GRANTS (continued)", "", "Oil Fund, 2016"
    )
    assert [kind for kind, _ in kinds(split_sections(document))[1:]] == [K.GRANTS, K.AWARDS, K.GRANTS]


def test_the_end_of_a_bold_title_is_no_heading() -> None:
    """Its words would open a section of certificates."""
    text = """# Talks

2021 &emsp; **Quiet lamps as a way to a theory of machine**
**Learning**
Lamp Meeting, Elm
"""
    found = split_sections(read_bytes(text.encode(), name="cv.md", settings=Settings()))
    assert [section.kind for section in found] == [K.HEADER, K.TALKS]


def test_lines_set_like_a_subheading_go_on_with_the_heading_above_it() -> None:
    text = """# Jane Doe

**EDUCATION**

PhD in Physics, Elm University, 2014

**TEACHING AND MENTORING**

**Doctoral students**

Ada Roe, 2021

**Elm University**

Fall 2020: Lamps I

**Oak College**

Fall 2018: Lamps II

**AWARDS**

Medal, 2014
"""
    found = split_sections(read_bytes(text.encode(), name="cv.md", settings=Settings()))
    assert kinds(found)[2:] == [
        (K.TEACHING, "TEACHING AND MENTORING"),
        (K.ADVISING, "Doctoral students"),
        (K.TEACHING, "Elm University"),
        (K.TEACHING, "Oak College"),
        (K.AWARDS, "AWARDS"),
    ]


def test_a_plain_heading_right_below_the_name_is_one_where_others_are_set_so() -> None:
    parts = [
        "<p>Jane Doe<br>Education</p>",
        "<h2>PhD in Physics</h2><p>2014 – 2018</p><p>Elm University</p>",
        "<p>Experience</p>",
        "<h2>Wick Maker</h2><p>2019 – 2020</p><p>Oak Lamps Ltd</p>",
        "<p>Awards</p>",
        "<p>Medal of the Wick, 2014</p>",
    ]
    found = split_sections(read_bytes(f"<html><body>{''.join(parts)}</body></html>".encode(), name="cv.html", settings=Settings()))
    assert [kind for kind, _ in kinds(found)] == [K.HEADER, K.EDUCATION, K.EMPLOYMENT, K.AWARDS]
