"""PDF: words, lines, columns, rails, furniture."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from etl.extract.readers.pdf import read_pdf
from etl.model.document import Document, Style

Make = Callable[..., bytes]
Piece = tuple[float, float, float, str, str]


def read(content: bytes) -> Document:
    """The document in `content`."""
    return read_pdf(content, name="cv.pdf", sha256="0", ocr=False)


def column(x: float, top: float, step: float, texts: list[str], size: float = 10) -> list[Piece]:
    """Lines one below the other; upper-case ones in bold."""
    return [(x, top - step * i, size, "B" if text.isupper() else "R", text) for i, text in enumerate(texts) if text]


MAIN = ["Ada Moreau", "Postdoctoral researcher in acoustics", "", "EXPERIENCE", "Postdoc, Harbour Institute", "2019 - 2023"]
MAIN += [
    "Built hydrophone arrays and",
    "wrote the analysis code",
    "PhD student, Lakeside",
    "EDUCATION",
    "PhD Physics, Lakeside",
    "BSc Physics",
]
SIDE = ["CONTACT", "ada@sea.example", "SKILLS", "Python", "Fortran", "LANGUAGES", "English", "French"]


def by_height(pieces: list[Piece]) -> list[Piece]:
    """The pieces in the order of a printer that goes down the page."""
    return sorted(pieces, key=lambda piece: -piece[1])


@pytest.mark.parametrize("order", ["side first", "main first", "row by row"])
def test_side_column_is_read_apart_however_it_is_drawn(make_pdf: Make, order: str) -> None:
    main, side = column(200, 740, 14, MAIN), column(50, 736, 15, SIDE, 9)
    pieces = {"side first": side + main, "main first": main + side, "row by row": by_height(main + side)}[order]
    document = read(make_pdf([pieces]))
    assert [line.text for line in document.lines] == [text for text in MAIN if text] + SIDE
    assert {line.column for line in document.lines if line.text in SIDE} == {1}
    assert {line.column for line in document.lines if line.text in MAIN} == {0}


@pytest.mark.parametrize("order", ["column by column", "row by row"])
def test_two_columns_below_a_full_width_head(make_pdf: Make, order: str) -> None:
    left = [f"Left line number {i} with some words in it" for i in range(10)]
    right = [f"Right line number {i} with some words too" for i in range(10)]
    pieces = column(72, 700, 12, left) + column(320, 700, 12, right)
    head: list[Piece] = [(72, 750, 16, "B", "Ada Moreau, who writes a very long head line over both of the columns")]
    document = read(make_pdf([head + (pieces if order == "column by column" else by_height(pieces))]))
    assert [line.text for line in document.lines][1:] == left + right


def test_dates_in_a_left_rail_stay_with_their_entries(make_pdf: Make) -> None:
    dates = ["2019", "", "2015", "", "2010"]
    entries = ["Postdoc, Harbour Institute", "Built things", "PhD, Lakeside University", "Thesis on waves", "BSc, Hill College"]
    document = read(make_pdf([column(72, 700, 13, dates) + column(150, 700, 13, entries)]))
    assert [line.text.split("\t") for line in document.lines] == [
        ["2019", entries[0]],
        [entries[1]],
        ["2015", entries[2]],
        [entries[3]],
        ["2010", entries[4]],
    ]
    assert [len(line.cells) for line in document.lines] == [2, 0, 2, 0, 2]


def test_section_names_in_a_left_rail_are_lines_of_their_own(make_pdf: Make) -> None:
    pieces: list[Piece] = []
    y = 720.0
    for names, lines in (
        (["EDUCATION"], ["PhD, Physics, Lakeside University, 2019", "Advisor: Ben Okoro", "BSc, Physics, Hill College"]),
        (["RESEARCH", "INTERESTS"], ["Acoustics of shallow waters, statistics", "and the design of instruments", "for the field"]),
        (["EMPLOYMENT"], ["Postdoc, Harbour Institute, 2019-2023", "Engineer, Quay Labs, 2023-"]),
    ):
        pieces += column(72, y, 13, names) + column(190, y, 13, lines)
        y -= 13 * len(lines) + 10
    document = read(make_pdf([pieces]))
    assert [line.text for line in document.lines if line.column == 1] == ["EDUCATION", "RESEARCH INTERESTS", "EMPLOYMENT"]
    assert document.lines[0].text == "EDUCATION"
    assert document.lines[5].text == "Acoustics of shallow waters, statistics"


def test_wrapped_dates_in_a_rail_are_joined(make_pdf: Make) -> None:
    pieces = column(72, 700, 13, ["Sept 2015 -", "June 2019"]) + column(
        160, 700, 13, ["Postdoc, Harbour Institute", "Advisor: Bo Li"]
    )
    pieces += column(72, 660, 13, ["2012 -", "2015"]) + column(160, 660, 13, ["Engineer, Quay Labs", "Built things"])
    document = read(make_pdf([pieces]))
    assert [line.text for line in document.lines] == [
        "Sept 2015 - June 2019\tPostdoc, Harbour Institute",
        "Advisor: Bo Li",
        "2012 - 2015\tEngineer, Quay Labs",
        "Built things",
    ]


def test_right_aligned_dates_close_to_their_text_are_cells_and_joined(make_pdf: Make) -> None:
    """moderncv: dates end just before the text; what is wider than the column wraps beside the entry's first detail."""
    labels = ["2016-2022", "", "09/2022-present", "05/2020-", "08/2020", "06/2018-", "09/2018", "2014, 2015"]
    texts = ["PhD, Lakeside University", "Thesis on waves", "Engineer, Quay Labs", "Intern, Harbour Institute", "Built a buoy"]
    texts += ["Intern, Pier Works", "Wrote a parser", "Tutor, Hill College"]
    widths = {
        "2016-2022": 47.8,
        "09/2022-present": 75.1,
        "05/2020-": 42.3,
        "08/2020": 38.9,
        "06/2018-": 42.3,
        "09/2018": 38.9,
        "2014, 2015": 52.8,
    }
    pieces: list[Piece] = []
    for i, (label, text) in enumerate(zip(labels, texts, strict=True)):
        if label:
            pieces.append((141.5 - widths[label], 700 - 13 * i, 10, "R", label))
        pieces.append((150, 700 - 13 * i, 10, "R", text))
    assert [line.text for line in read(make_pdf([pieces])).lines] == [
        "2016-2022\tPhD, Lakeside University",
        "Thesis on waves",
        "09/2022-present\tEngineer, Quay Labs",
        "05/2020- 08/2020\tIntern, Harbour Institute",
        "Built a buoy",
        "06/2018- 09/2018\tIntern, Pier Works",
        "Wrote a parser",
        "2014, 2015\tTutor, Hill College",
    ]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["2012-2015", "2019-", "2021"], ["2012-2015", "2019-", "2021"]),  # a range fits on a line: 2021 is a date of its own
        (["2019-", "2018", "2017"], ["2019-", "2018", "2017"]),  # backwards
        (["2019-", "2016-", "2014"], ["2019-", "2016-", "2014"]),
        (["Spring 2024, Spring", "2025", "Fall 2023"], ["Spring 2024, Spring 2025", "Fall 2023"]),
        (["September", "2019", "May 2018"], ["September 2019", "May 2018"]),
    ],
    ids=["own date", "backwards", "open ones", "season", "month"],
)
def test_which_dates_of_a_rail_are_joined(make_pdf: Make, dates: list[str], expected: list[str]) -> None:
    entries = ["Reviewer of the Tide Prize", "Chair of the Harbour Meeting", "Editor of Pier Notes"]
    lines = read(make_pdf([column(72, 700, 12, dates) + column(190, 700, 12, entries)])).lines
    labels = [line.text[slice(*line.cells[0])] for line in lines if line.cells]
    assert labels == expected


def test_dates_at_the_right_margin_that_wrap_are_joined(make_pdf: Make) -> None:
    lefts = ["Intern, Quay Labs", "Harbour Town", "PhD, Lakeside University", "Built a buoy", "BSc, Hill College"]
    pieces = column(72, 700, 12, lefts)
    pieces += column(470, 700, 12, ["May 2020 -", "Aug 2020", "Sept 2014 -", "June 2019", "2010 - 2014"])
    assert [line.text for line in read(make_pdf([pieces])).lines] == [
        "Intern, Quay Labs\tMay 2020 - Aug 2020",
        "Harbour Town",
        "PhD, Lakeside University\tSept 2014 - June 2019",
        "Built a buoy",
        "BSc, Hill College\t2010 - 2014",
    ]


def test_years_behind_a_plain_blank_are_no_column(make_pdf: Make) -> None:
    lines = ["2019 Prize of the Harbour", "2018 Medal of the Quay", "2017 Grant of the Pier", "2016 Award of the Lake"]
    assert [line.cells for line in read(make_pdf([column(72, 700, 12, lines)])).lines] == [()] * 4


def test_dates_at_the_right_margin_are_cells(make_pdf: Make) -> None:
    document = read(make_pdf([[(72, 700, 10, "R", "PhD, Lakeside University"), (480, 700, 10, "R", "2014-2019")]]))
    line = document.lines[0]
    assert [line.text[start:end] for start, end in line.cells] == ["PhD, Lakeside University", "2014-2019"]


def test_styles_sizes_gaps_indents(make_pdf: Make) -> None:
    page = column(72, 700, 12, ["Plain text in the body size", "more of it here", "", "", "EDUCATION"])
    page += [(96, 628, 10, "I", "Indented italic words"), (72, 616, 20, "R", "Large")]
    document = read(make_pdf([page]))
    body, _, heading, indented, large = document.lines
    assert heading.passage.is_set(Style.BOLD)
    assert indented.passage.is_set(Style.ITALIC)
    assert body.passage.runs(Style.BOLD) == []
    assert large.size == 2.0
    assert heading.gap == 2.0
    assert indented.indent == pytest.approx(4.8)


def test_superscripts_are_marked_and_stay_in_their_line(make_pdf: Make) -> None:
    document = read(make_pdf([[(72, 700, 10, "R", "Moreau"), (106.2, 704, 6, "R", "2"), (72, 680, 10, "R", "Next line")]]))
    line = document.lines[0]
    assert line.text == "Moreau2"
    assert [line.text[start:end] for start, end in line.passage.runs(Style.SUPERSCRIPT)] == ["2"]


def test_marks_are_taken_off(make_pdf: Make) -> None:
    document = read(
        make_pdf([column(72, 700, 12, ["[2] A. Author. Title.", "[1] B. Writer. Title.", "\u2022 item", "2. March 2020"])])
    )
    assert [(line.marker, line.text) for line in document.lines] == [
        ("[2]", "A. Author. Title."),
        ("[1]", "B. Writer. Title."),
        ("•", "item"),
        (None, "2. March 2020"),
    ]


def test_running_heads_and_page_numbers_are_set_aside(make_pdf: Make) -> None:
    pages = [
        [
            (72, 760, 9, "R", f"Ada Moreau {i}"),
            (300, 40, 9, "R", "Updated May 2024"),
            *column(72, 700, 12, ["abc"[i - 1] * 9, "x", "y", "z", "v"]),
        ]
        for i in (1, 2, 3)
    ]
    document = read(make_pdf(pages))
    shown = [line.text for line in document.lines]
    assert not any(text.startswith("Ada Moreau") for text in shown)
    assert shown[-1] == "Updated May 2024"
    assert shown.count("Updated May 2024") == 1
    assert [reason for _, reason in document.dropped].count("running head") == 3
    assert document.text.splitlines()[document.dropped[0][0] - 1] == "Ada Moreau 1"


def test_pages_and_metadata(make_pdf: Make) -> None:
    info = "/Title (CV of Ada) /ModDate (D:20240503120000Z)"
    document = read(make_pdf([column(72, 700, 12, ["one"]), column(72, 700, 12, ["two"])], info=info, compress=True))
    assert [(line.text, line.page, line.passage.span().page) for line in document.lines] == [("one", 1, 1), ("two", 2, 2)]
    assert (document.title, document.modified) == ("CV of Ada", "2024-05-03")


def test_leader_dots_part_cells(make_pdf: Make) -> None:
    document = read(make_pdf([[(72, 700, 10, "R", "Prize " + "." * 60 + " 2019")]]))
    assert document.lines[0].text.split() == ["Prize", "2019"]


# A table drawn cell by cell: cells that run over two lines, one whose lines are parted on purpose.
TABLE = [
    (72.0, 700.0, 10.0, "R", "2003"), (130.0, 700.0, 10.0, "R", "M.D."), (200.0, 700.0, 10.0, "R", "Harbour University School of"),
    (200.0, 688.0, 10.0, "R", "Medicine"),
    (72.0, 674.0, 10.0, "R", "2007"), (130.0, 674.0, 10.0, "R", "Ph.D."), (200.0, 674.0, 10.0, "R", "Lakeside University"),
    (72.0, 660.0, 10.0, "R", "2009"), (130.0, 660.0, 10.0, "R", "Fellow"), (200.0, 660.0, 10.0, "R", "Quay Labs"),
    (200.0, 648.0, 10.0, "R", "unpaid"),
    (200.0, 620.0, 10.0, "R", "this sets the right edge here"),
]  # fmt: skip


def test_cells_that_run_over_lines_are_put_together(make_pdf: Make) -> None:
    lines = [line.text for line in read(make_pdf([TABLE])).lines]
    assert lines[:4] == [
        "2003\tM.D.\tHarbour University School of Medicine",
        "2007\tPh.D.\tLakeside University",
        "2009\tFellow\tQuay Labs",
        "unpaid",
    ]


def test_two_columns_of_numbered_entries(make_pdf: Make) -> None:
    """Numbers hang left of the right column's text, which starts at one place without them."""
    pieces: list[Piece] = []
    texts: list[list[str]] = [[], []]
    for side, (x, top) in enumerate(((72.0, 700.0), (330.0, 700.0))):
        y = top
        for entry in range(3):
            rows = ["A. Moreau and B. Okoro. Tides", "of the outer harbour and its", f"piers, {2010 + 3 * side + entry}."]
            for i, text in enumerate(rows[: 2 + (entry + side) % 2]):
                if i == 0:
                    pieces.append((x, y, 10, "R", f"{3 * side + entry + 1}."))
                pieces.append((x + 14, y, 10, "R", text))
                texts[side].append(text)
                y -= 12
            y -= 5
    lines = read(make_pdf([by_height(pieces)])).lines
    assert [line.text for line in lines] == texts[0] + texts[1]
    assert [line.marker for line in lines if line.marker] == ["1.", "2.", "3.", "4.", "5.", "6."]


def test_stretched_blanks_of_justified_lines_part_no_cells(make_pdf: Make) -> None:
    """Lines of a narrow column that end at one place; one of them is stretched behind a full stop."""
    texts = ["On the tides of the outer harbour", "and what the buoys measured there", "when storms came in from the sea"] * 2
    pieces: list[Piece] = [
        (272 - stringWidth(text, "Helvetica", 10), 700 - 12 * i, 10, "R", text)
        for i, text in enumerate([*texts, "Annals of Buoys"])
    ]
    before = "Journal of Tides."
    pieces.append((pieces[-1][0] - 15 - stringWidth(before, "Helvetica", 10), 628, 10, "R", before))
    line = read(make_pdf([pieces])).lines[-1]
    assert line.text == "Journal of Tides. Annals of Buoys"
    assert line.cells == ()


def test_a_table_below_two_columns_is_read_by_rows(make_pdf: Make) -> None:
    """The table leaves the place between the columns free, too."""
    left = [f"Left line number {i} with some words in it" for i in range(6)]
    right = [f"Right line number {i} with some words too" for i in range(6)]
    pieces = column(72, 700, 12, left) + column(320, 694, 12, right)
    pieces.append((72, 600, 14, "B", "FUNDING"))
    rows = [("2022", "Affine flows", "Quay Fund"), ("2020", "Buoys", "Pier Society"), ("2019", "Travel", "Lake Trust")]
    for i, row in enumerate(rows):
        pieces += [(x, 575 - 14 * i, 10, "R", text) for x, text in zip((72, 130, 320), row, strict=True)]
    assert [line.text for line in read(make_pdf([pieces])).lines] == [*left, *right, "FUNDING", *("\t".join(row) for row in rows)]


def test_a_heading_below_a_side_column_belongs_to_what_follows(make_pdf: Make) -> None:
    main = [f"Main line number {i} of the page's wider column" for i in range(14)]
    side = ["CONTACT", "ada@sea.example", "SKILLS", "Python", "Fortran", "Rust"]
    pieces = column(200, 740, 12, main) + column(50, 737, 12, side, 9)
    pieces.append((40, 540, 14, "B", "PUBLICATIONS"))
    pieces += column(40, 516, 12, ["Ada Moreau. A title that is as wide as the page and a little more, 2019."] * 2)
    texts = [line.text for line in read(make_pdf([pieces])).lines]
    assert texts.index("PUBLICATIONS") > max(texts.index(text) for text in (main[-1], side[-1]))


def test_the_head_of_a_table_is_one_row(make_pdf: Make) -> None:
    xs = (72, 130, 300, 470)
    rows = [("Period", "Project", "Funder", "Amount"), ("2022-", "Affine flows in the outer harbour:", "Quay Fund", "320,000")]
    rows += [("2025", "theory and experiments", "", ""), ("2019", "Travel", "Pier Society", "1,500")]
    pieces = [
        (x, 700 - 13 * i - 6 * (i > 2), 10, "R" if i else "B", text)
        for i, row in enumerate(rows)
        for x, text in zip(xs, row, strict=True)
        if text
    ]
    assert [line.text for line in read(make_pdf([pieces])).lines] == [
        "Period\tProject\tFunder\tAmount",
        "2022- 2025\tAffine flows in the outer harbour: theory and experiments\tQuay Fund\t320,000",
        "2019\tTravel\tPier Society\t1,500",
    ]


@pytest.mark.parametrize(
    ("accent", "letter", "raised", "expected"),
    [
        pytest.param("¨", "u", 0.0, "Müller", id="dieresis"),
        pytest.param("´", "e", 0.0, "Méller", id="acute"),
        pytest.param("´", "E", 2.5, "MÉller", id="raised-over-a-capital"),
    ],
)
def test_accents_drawn_over_letters_are_on_them(make_pdf: Make, accent: str, letter: str, raised: float, expected: str) -> None:
    letter_at = 72 + stringWidth("M", "Helvetica", 10)
    accent_at = letter_at + (stringWidth(letter, "Helvetica", 10) - stringWidth(accent, "Helvetica", 10)) / 2
    rest_at = letter_at + stringWidth(letter, "Helvetica", 10)
    word: list[Piece] = [(72, 700, 10, "R", "M"), (accent_at, 700 + raised, 10, "R", accent), (letter_at, 700, 10, "R", letter)]
    document = read(make_pdf([[*word, (rest_at, 700, 10, "R", "ller of Lakeside")]]))
    assert document.lines[0].text == f"{expected} of Lakeside"


def test_an_accent_may_be_drawn_behind_its_line(make_pdf: Make) -> None:
    letter_at = 72 + stringWidth("Kiesel f", "Helvetica", 10)
    accent_at = letter_at + (stringWidth("u", "Helvetica", 10) - stringWidth("¨", "Helvetica", 10)) / 2
    document = read(
        make_pdf([[(72, 700, 10, "R", "Kiesel fur den Garten"), (accent_at, 700, 10, "R", "¨"), (72, 680, 10, "R", "Elm")]])
    )
    assert [line.text for line in document.lines] == ["Kiesel für den Garten", "Elm"]


def test_the_name_of_latex_is_a_word_of_its_row(make_pdf: Make) -> None:
    pieces: list[Piece] = [
        (72, 700, 10, "R", "Python, L"),
        (113, 702, 7, "R", "A"),
        (117, 700, 10, "R", "T"),
        (122, 697.7, 10, "R", "E"),
        (128, 700, 10, "R", "X, Perl"),
    ]
    assert len(read(make_pdf([pieces])).lines) == 1


def test_marks_beside_letters_are_no_accents(make_pdf: Make) -> None:
    assert (
        read(make_pdf([[(72, 700, 10, "R", "about ~ 20 x^2, the `word´ and so")]])).lines[0].text
        == "about ~ 20 x^2, the `word´ and so"
    )
