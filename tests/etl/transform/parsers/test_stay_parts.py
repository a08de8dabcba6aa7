from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.model.document import Passage, TextSource
from etl.transform.parsers.header_ends import header_end
from etl.transform.parsers.stay_parts import split_parts


def passage(text: str) -> Passage:
    return Passage(TextSource(text), text, range(len(text)), bytes(len(text)))


CASES = [
    ("Research Engineer at Example Corp., Berlin, 2019–2021", ["Research Engineer", "Example Corp.", "Berlin"]),
    ("Example Corp. | Berlin — Engineer (2019–2021)", ["Example Corp.", "Berlin", "Engineer"]),
    ("PhD 2015, Physics, Elm University. Advisor: Birch", ["PhD", "Physics", "Elm University"]),
    ("University of California, Los Angeles, 2014", ["University of California, Los Angeles"]),
    ("Data Scientist (San Diego, CA) — 2023", ["Data Scientist"]),
    ("Example AI Lab (Example America LLC)", ["Example AI Lab (Example America LLC)"]),
    ("Research Fellow. From March to May I was also acting head", ["Research Fellow"]),
    ("B.Sc. Physics, GPA: 3.9/4.0, 2011–2015", ["B.Sc. Physics"]),
    ("2014–2018 summers", []),
    ("Director, Heart Medicine Program Elm Hospital", ["Director", "Heart Medicine Program", "Elm Hospital"]),
    ("B.S. in Physics, University of Texas at Austin", ["B.S. in Physics", "University of Texas at Austin"]),
    (
        "Doktorandin am Institut für Sandkunde, Universität Frankfurt am Main",
        ["Doktorandin", "Institut für Sandkunde", "Universität Frankfurt am Main"],
    ),
    ("Research associate with Prof. J. Sample, Oak Institute, 2001–3", ["Research associate", "Prof. J. Sample", "Oak Institute"]),
    ("University of California - Los Angeles", ["University of California - Los Angeles"]),
    ("Analyst, Ministry of Sand, Trade and Light, 2013", ["Analyst", "Ministry of Sand, Trade and Light"]),
    ("Facultad de Ciencias Exactas, Físicas y Naturales, Elm", ["Facultad de Ciencias Exactas, Físicas y Naturales", "Elm"]),
    ("Lecturer, Department of Physics, Oslo and Bergen", ["Lecturer", "Department of Physics", "Oslo and Bergen"]),
    ("Department of History, Teaching and Research Fellow", ["Department of History", "Teaching and Research Fellow"]),
    ("2004 BS Dust Science -------- Elm University", ["BS Dust Science", "Elm University"]),
    ("B.A. in Dust from the University of Elm", ["B.A. in Dust", "University of Elm"]),
    ("SOCIETY OF SAND, ASH, LIGHT AND DUST (SALD)", ["SOCIETY OF SAND, ASH, LIGHT AND DUST (SALD)"]),
    ("2019 and 2020 Sand Tutor", ["Sand Tutor"]),
    (
        "Fellow, Center for Astrophysics | Harvard & Smithsonian | Oslo",
        ["Fellow", "Center for Astrophysics | Harvard & Smithsonian", "Oslo"],
    ),
    ("Studium an der Universität Ulme mit Schwerpunkt Staub", ["Studium", "Universität Ulme", "Schwerpunkt Staub"]),
    (
        "Assistant, Sand, Silt, and Gravel Laboratory, Elm University",
        ["Assistant", "Sand, Silt, and Gravel Laboratory", "Elm University"],
    ),
    ("Research Assistant for Prof. Ada Birch, Elm University", ["Research Assistant", "Prof. Ada Birch", "Elm University"]),
    ("Lecturer, Oslo, and Research Group", ["Lecturer", "Oslo", "Research Group"]),
    ("KTH: MSc Mechanics, 2014", ["KTH", "MSc Mechanics"]),
    ("Engineer at brightwell.io, 2014", ["Engineer", "brightwell.io"]),
    ("Dust Science (M.Sc.), 2014", ["Dust Science", "M.Sc."]),
    ("University of California, Elmridge\tGPA: 3.9", ["University of California, Elmridge"]),
    ("Exchange -- University of Illinois at Urbana-Champaign", ["Exchange", "University of Illinois at Urbana-Champaign"]),
]


@pytest.mark.parametrize(("text", "parts"), CASES, ids=[case[0] for case in CASES])
def test_a_header_is_cut_at_separators_dates_and_labels(text: str, parts: list[str]) -> None:
    assert [part.text for part in split_parts(passage(text), (), 0)] == parts


def test_a_degree_before_a_colon_is_no_label() -> None:
    text = "Bachelor of Science: Biology"
    assert header_end(text) == len(text)


@given(st.text(max_size=80))
def test_parts_are_pieces_of_the_row_in_order(text: str) -> None:
    parts = split_parts(passage(text), (), 0)
    places = [part.passage.offsets[0] for part in parts]
    assert places == sorted(places)
    assert all(part.text and part.text in text for part in parts)
