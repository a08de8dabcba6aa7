"""LaTeX as it is printed."""

from __future__ import annotations

import time

import pytest

from etl.errors import DocumentError
from etl.extract.readers.latex import read_latex
from etl.model.document import Document, Style


def read(body: str, preamble: str = "") -> Document:
    """A file with this body."""
    text = f"\\documentclass{{article}}\n{preamble}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"
    return read_latex(text, name="cv.tex", sha256="0")


def shown(body: str, preamble: str = "") -> list[str]:
    """The visible lines."""
    return [line.text for line in read(body, preamble).lines]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"\textbf{PhD} at \emph{Lakeside}", ["PhD at Lakeside"]),
        (r"Erd\H{o}s, M\"uller, {\'E}l\`eve, \c{c}a, \o, na\"{\i}ve", ["Erdős, Müller, Élève, ça, ø, naïve"]),
        ("2015--2019, ``quoted'' --- so", ["2015–2019, “quoted” — so"]),
        (r"AT\&T, 50\% of \$5~M", ["AT&T, 50% of $5 M"]),
        ("one % comment\ntwo", ["one two"]),
        ("one\n\ntwo \\\\ three", ["one", "two", "three"]),
        (r"$D^2$ and \(x_{1}\)", ["D^2 and x1"]),
        (r"\href{https://a.example}{site} \url{https://b.example/x_y}", ["site https://b.example/x_y"]),
        (r"a \hfill 2019", ["a \t2019"]),
        (r"\vspace{1cm}\noindent{\large Big} \faEnvelope\ mail", ["Big mail"]),
        (r"\textcolor{red}{red} \makebox[2cm][r]{boxed} \multicolumn{2}{l}{cell}", ["red boxed cell"]),
        (r"\makebox[2cm][l]{2019}Prize", ["2019\tPrize"]),
        (r"\parbox[t]{1in}{2019}\parbox[t]{5in}{Prize}\vskip4pt next", ["2019\tPrize", "next"]),
        (r"\itemsep0pt one \parskip=1ex plus .2ex two \kern-.2em three \vskip 0.5\baselineskip 4 pt", ["one two three", "4 pt"]),
        (r"\itemsep=-\parsep \penalty10000 a 2019 prize", ["a 2019 prize"]),
        (r"\unknown{shown} \input{missing}", ["shown"]),
        (r"\unknowns{a}{b}{c}", ["a\tb\tc"]),
        (r"\iffalse hidden \else shown \fi end", ["shown end"]),
        (r"\begin{tabular}{ll} 2019 & Prize \\ 2020 & Grant \end{tabular}", ["2019 \tPrize", "2020 \tGrant"]),
        (r"\begin{comment} no \end{comment} yes", ["yes"]),
        (r"\marginpar{2019}Prize\par\marginnote{2020 \\ 2021} Grant", ["2019\tPrize", "2020 2021\tGrant"]),
        (r"\newcommand{\years}[1]{\marginnote{\small #1}}\years{2018}\textsc{Ph.D.} in Law", ["2018\tPh.D. in Law"]),
        (r"\newcounter{p}\stepcounter{p}P.\thep\tab a\par\addtocounter{p}{2}\Roman{p}\thepage", ["P.1\ta", "III"]),
        (r"\setcounter{page}{3}a\stepcounter{none}\arabic{none} b", ["a b"]),
        (r"\verb|a_b| c", ["a_b c"]),
        (r"\marginpar{Research\\Grants}Elm Fund, 2019", ["Research Grants", "Elm Fund, 2019"]),
        (r"\hangindent=1 true cm\hangafter=1 \noindent 2006. MSc", ["2006. MSc"]),
        (r"\enquote{Gears and \enquote{Levers}} \glqq so\grqq", ["“Gears and “Levers”” „so“"]),
        (r"{\addfontfeature{Style=Caps}\contour{white}{Ada}}", ["Ada"]),
        (r"\{\% include base \%\} \{\% endfor \%\}" + "\n\nAda {\\%}", ["Ada %"]),
    ],
)
def test_printed(body: str, expected: list[str]) -> None:
    assert shown(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"\begin{itemize}\item a\begin{itemize}\item b\end{itemize}\item[--] c\end{itemize}", [("•", 1), ("•", 2), ("--", 1)]),
        (r"\begin{enumerate}\item a \item b\end{enumerate}", [("1.", 1), ("2.", 1)]),
        (r"\begin{thebibliography}{9}\bibitem{k} a\bibitem[K]{l} b\end{thebibliography}", [("[1]", 1), ("[2]", 1)]),
        (r"\begin{enumerate}[label={[\arabic*]}]\item a \item b\end{enumerate}", [("[1]", 1), ("[2]", 1)]),
        (r"\begin{enumerate}[(a)]\item a \item b\end{enumerate}", [("(a)", 1), ("(b)", 1)]),
        (r"\begin{etaremune}\item a \item b \item c\end{etaremune}", [("3.", 1), ("2.", 1), ("1.", 1)]),
        (r"\begin{enumerate}[start=7]\item a\end{enumerate}", [("7.", 1)]),
        (r"\begin{description}\item[PhD] Lakeside\end{description}", [("", 1)]),
    ],
)
def test_lists(body: str, expected: list[tuple[str | None, int]]) -> None:
    assert [(line.marker, line.level) for line in read(body).lines] == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            r"\cventry{2015--2019}{PhD}{Lakeside University}{Portville}{}{Advisor: Bo Li}",
            ["2015–2019\tPhD, Lakeside University, Portville", "Advisor: Bo Li"],
        ),
        (
            r"\cventry{Postdoc}{Harbour Institute}{Portville}{2019--2023}{\begin{cvitems}\item {Built}\end{cvitems}}",
            ["Harbour Institute\tPortville", "Postdoc\t2019–2023", "Built"],
        ),
        (r"\cvitem{2019}{Prize}", ["2019\tPrize"]),
        (r"\cvline{2019}{Prize}", ["2019\tPrize"]),
        (r"\cvhonor{Prize}{Society}{Portville}{2019}", ["Prize, Society\tPortville\t2019"]),
        (
            r"\cvevent{Postdoc}{Harbour Institute}{2019 -- 2023}{Portville}",
            ["Postdoc", "Harbour Institute", "2019 – 2023\tPortville"],
        ),
        (r"\ecvitem{Languages}{French}", ["Languages\tFrench"]),
        (
            r"\begin{rSection}{Jobs}\begin{rSubsection}{Quay}{2019}{Engineer}{Port}\item Built\end{rSubsection}\end{rSection}",
            ["Jobs", "Quay\t2019", "Engineer\tPort", "Built"],
        ),
    ],
)
def test_classes_for_cvs(body: str, expected: list[str]) -> None:
    assert shown(body) == expected


@pytest.mark.parametrize(
    ("body", "preamble", "expected"),
    [
        pytest.param(
            '"`Wort"\', f"ur, Stra"se, An"-gabe', r"\usepackage[ngerman]{babel}", ["„Wort“, für, Straße, Angabe"], id="german"
        ),
        pytest.param('"Wort" 5"', "", ['"Wort" 5"'], id="straight-quotes"),
    ],
)
def test_quotation_marks_that_babel_makes_shorthands(body: str, preamble: str, expected: list[str]) -> None:
    assert shown(body, preamble) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"\begin{itemize}\item[2019] Prize\item[2020--21] Grant\end{itemize}", [("", "2019\tPrize"), ("", "2020–21\tGrant")]),
        (r"\begin{jobs}\item[2019]\tab{} Prize\end{jobs}", [("", "2019\tPrize")]),
        (r"\begin{jobs}\item[Dean] Prize \item[TA] Gears\end{jobs}", [("", "Dean Prize"), ("", "TA Gears")]),
        (r"\begin{none}\item[2019] Prize\item[J12] Paper\end{none}", [("", "2019\tPrize"), ("J12", "Paper")]),
    ],
)
def test_labels_that_are_words_or_years_are_text(body: str, expected: list[tuple[str | None, str]]) -> None:
    lines = read(body, r"\newlist{jobs}{description}{2}").lines
    assert [(line.marker, line.text) for line in lines] == expected


def test_macros_of_the_file() -> None:
    preamble = r"""
\newcommand{\me}{\textbf{A. Moreau}}
\newcommand{\job}[3][Portville]{\textbf{#2}, #1 \hfill #3}
\def\place#1{(#1)}
\newenvironment{jobs}[1]{\section{#1}\begin{itemize}}{\end{itemize}}
"""
    document = read("\\begin{jobs}{Jobs}\\item \\job{Quay Labs}{2019} \\place{Port}\\end{jobs}\nB. Li, \\me{}, C. Fo", preamble)
    assert [(line.text, line.heading) for line in document.lines] == [
        ("Jobs", 1),
        ("Quay Labs, Portville \t2019 (Port)", 0),
        ("B. Li, A. Moreau, C. Fo", 0),
    ]


def test_arguments_keep_their_own_places() -> None:
    document = read(r"\job{Quay Labs}{2019}", r"\newcommand{\job}[2]{\textbf{#1} \hfill #2}")
    line = document.lines[0]
    assert line.passage.span(0, 9).quote == "Quay Labs"
    assert line.passage.span(line.text.index("2019")).quote == "2019"
    assert line.passage.is_set(Style.BOLD, 0, 9)


def test_arguments_printed_in_another_order_stay_one_line() -> None:
    document = read(r"\job{2019}{Quay Labs}", r"\newcommand{\job}[2]{#2 \hfill #1}")
    (line,) = document.lines
    assert [line.text[start:end] for start, end in line.cells] == ["Quay Labs", "2019"]
    assert [line.passage.span(start, end).quote for start, end in line.cells] == ["Quay Labs", "2019"]
    assert line.passage.span().quote == "2019}{Quay Labs"


def test_numbers_in_cells_of_their_own_are_marks() -> None:
    items = r"\cvitem{12}{Ek A, One} \cvitem{11}{Bo L, Two} \cvitem{S1}{Fo C, Three} \cvitem{2019}{Prize}"
    assert [(line.marker, line.text) for line in read(items).lines] == [
        ("12", "Ek A, One"),
        ("11", "Bo L, Two"),
        ("S1", "Fo C, Three"),
        (None, "2019\tPrize"),
    ]


def test_header_commands_of_the_preamble() -> None:
    document = read(
        "\\makecvtitle\nText that is longer than the name", "\\name{Ada}{Moreau}\n\\email{ada@sea.example}\n\\usepackage{x}"
    )
    assert [line.text for line in document.lines] == ["Ada Moreau", "ada@sea.example", "Text that is longer than the name"]
    assert document.lines[0].size > 1.5


def test_links_and_unprinted_lines() -> None:
    document = read("% nothing\n\\href{https://a.example}{site}")
    assert [(document.text[link.start : link.end], link.target) for link in document.links] == [("site", "https://a.example")]
    assert (4, "comment") in document.dropped


def test_headings_and_sizes() -> None:
    lines = read("\\section*{Education}\n\\subsection{Degrees}\n{\\Large Big}\n\nsome running text").lines
    assert [(line.text, line.heading) for line in lines[:2]] == [("Education", 1), ("Degrees", 2)]
    assert lines[2].size == 1.44


@pytest.mark.parametrize(
    "piece",
    [
        "\\textbf{",
        "\\section{",
        "\\\\[a",
        "\\item[",
        "\\foo[a",
        "$a",
        "\\(a",
        "\\begin{itemize}",
        "{",
        "\\href{",
        "\\cventry{a}{b}",
    ],
)
def test_no_file_takes_long(piece: str) -> None:
    start = time.process_time()
    try:
        outcome: object = read("x " + piece * (60_000 // len(piece)))
    except DocumentError as error:
        outcome = error
    assert outcome is not None
    assert time.process_time() - start < 6  # generous: a second is usual


def test_endless_macros_are_refused() -> None:
    with pytest.raises(DocumentError, match="expand without end"):
        read(r"\x", r"\newcommand{\x}{a\x\x}")


MACROS = r"""
\newcommand{\me}{\textbf{Ada Moreau}} \newcommand*\jrnl{J. Tides} \def\oe@{x} \newcommand{\lake}{Lakeside\xspace}
\newcommand{\Sun}{M_\odot} \newcommand{\Ms}{\ensuremath{M_\odot}} \newcommand{\SZ}{\ss} \let\logo=\LaTeX
"""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"\me and B. Writer", "Ada Moreau and B. Writer"),
        ("B. Writer, \\me\nand C. Poe", "B. Writer, Ada Moreau and C. Poe"),
        (r"\me, B. Writer", "Ada Moreau, B. Writer"),
        (r"\me{} and B. Writer", "Ada Moreau and B. Writer"),
        (r"\me (2019)", "Ada Moreau (2019)"),
        (r"\jrnl 5, 1--2", "J. Tides 5, 1–2"),
        (r"Stra\SZ e", "Straße"),  # one letter: its blank only ends the name
        (r"\lake is, \lake, too", "Lakeside is, Lakeside, too"),
        (r"A $10^5\Sun$ star of \Ms", "A 10^5M⊙ star of M⊙"),
        (r"\logo and \LaTeX too", "LaTeX and LaTeX too"),
        (r"in \oldstyle{2019} and", "in 2019 and"),
        (r"A\unknown B", "A B"),
    ],
)
def test_blanks_behind_own_macros(body: str, expected: str) -> None:
    text = f"\\documentclass{{article}}{MACROS}\\begin{{document}}\n{body}\n\\end{{document}}\n"
    assert [line.text for line in read_latex(text, name="cv.tex", sha256="0").lines] == [expected]


def test_words_of_a_macro_quote_its_name() -> None:
    document = read(r"\me{} and B. Writer", r"\newcommand{\me}{\textbf{Ada Moreau}}")
    assert document.lines[0].passage.span(0, 10).quote == r"\me"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"\header{ada}{quill}{Geologist}", ["ada quill", "Geologist"]),
        (
            r"\entry{2012--2015}{Lecturer}{Elm University}{Maps and rocks.}",
            ["2012–2015\tLecturer\tElm University", "Maps and rocks."],
        ),
        (r"\entry{2012}{Lecturer}", ["2012\tLecturer"]),
        (
            "\\begin{aside}\n12 Quay Lane\nBrookhaven\n\\end{aside}\nSlate\nand quartz",
            ["12 Quay Lane", "Brookhaven", "Slate and quartz"],
        ),
        ("{\\obeylines 12 Quay Lane\nBrookhaven}\nand more", ["12 Quay Lane", "Brookhaven and more"]),
        (r"{\color{gray}\rule{3cm}{1pt}}Maps", ["Maps"]),
    ],
    ids=["name", "entry of four", "entry of two", "aside", "obeyed lines", "colour"],
)
def test_friggeri_cv(body: str, expected: list[str]) -> None:
    assert shown(body) == expected


@pytest.mark.parametrize("command", ["clearpage", "smallbreak", "medbreak", "bigbreak"])
def test_pages_and_breaks_end_a_paragraph(command: str) -> None:
    lines = read(f"Lecturer, Elm University\n\\{command}\nTutor, Oak College").lines
    assert [(line.text, line.gap) for line in lines] == [("Lecturer, Elm University", 0.0), ("Tutor, Oak College", 1.0)]


def test_environments_that_nobody_defined_print_their_arguments() -> None:
    body = (
        "\\begin{mySubsection}{Lamps of old towns}{ }{March 2016 }{Elm Days}{Ulm}\n\\item Slides\n\\end{mySubsection}\n"
        "\\begin{oakSection}{Education}\nPhD, 2019\n\\end{oakSection}\n\\begin{framed}{Kept} words\\end{framed}\n"
    )
    lines = read(body).lines
    assert [line.text for line in lines] == [
        "Lamps of old towns\tMarch 2016 \tElm Days\tUlm",
        "Slides",
        "Education",
        "PhD, 2019",
        "Kept words",
    ]
    assert [line.heading for line in lines] == [0, 0, 1, 0, 0]


@pytest.mark.parametrize("stop", [r"\\", r"\newline", r"\\ "])
def test_a_heading_broken_for_a_narrow_margin_is_one(stop: str) -> None:
    lines = read(rf"\section{{TEACHING {stop} EXPERIENCE}}" + "\nDust 101, 2015").lines
    assert [" ".join(line.text.split()) for line in lines] == ["TEACHING EXPERIENCE", "Dust 101, 2015"]
    assert [line.heading for line in lines] == [1, 0]


def test_citations_of_a_list_of_its_own_print_nothing() -> None:
    text = (
        r"\documentclass{article}\newcites{talks}{Talks}\begin{document}\section{Talks}\nocitetalks{roe2012}"
        r"\bibliographystyletalks{plain}\bibliographytalks{roe}\section{Prizes}Quartz Medal\end{document}"
    )
    assert [line.text for line in read_latex(text, name="cv.tex", sha256="0").lines] == ["Talks", "Prizes", "Quartz Medal"]
