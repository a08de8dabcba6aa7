"""BibTeX entries, in files of their own and inside of LaTeX files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.errors import DocumentError
from etl.extract.readers.latex import read_bibtex, read_latex
from etl.model.document import Style
from etl.normalize.bibtex import Part, cited_keys, read_entries, split_names

FILE = r"""% publications
@string{jt = "Journal of Tides"}
@article{tides, author = {Moreau, Ada and {\'E}mile Okoro and others}, title = {{On} the Tides of \emph{Harbours}},
  journal = jt, volume = 12, number = {3}, pages = "45--67", year = 2019, doi = {10.1234/ab_c}, keywords = {refereed}}
@inproceedings{flows, year = 2021, title = {Affine flows?}, author = {Ben Writer and Moreau, Jr., Ada},
  booktitle = {Proceedings of the Harbour} # { Meeting}}
@book{buoys, author = {{Barnes and Noble Group}}, title = {Buoys}, publisher = {Quay Press}, date = {2018-05-01}}
@comment{no entry} @misc{broken, title = {never closes
"""
TIDES = "Ada Moreau, Émile Okoro et al. On the Tides of Harbours. Journal of Tides, 12 (3), 45–67, 2019. doi:10.1234/ab_c."
FLOWS = "Ben Writer, Ada Moreau Jr. Affine flows? In Proceedings of the Harbour Meeting, 2021."
BUOYS = "Barnes and Noble Group. Buoys. Quay Press, 2018."


def test_a_file_of_entries_is_a_list() -> None:
    document = read_bibtex(FILE, name="own.bib", sha256="0")
    assert [(line.marker, line.text) for line in document.lines] == [("[1]", TIDES), ("[2]", FLOWS), ("[3]", BUOYS)]
    line = document.lines[0]
    start = line.text.index("On the")
    span = line.passage.span(start, start + 24)
    assert (span.quote, span.line) == (r"On} the Tides of \emph{Harbours", 3)
    start = line.text.index("Journal")
    assert line.passage.span(start, start + 16).quote == "jt"
    assert line.number == 3
    assert [line.text[a:b] for a, b in line.passage.runs(Style.ITALIC)] == ["Harbours", "Journal of Tides"]


def test_a_file_without_a_whole_entry_is_refused() -> None:
    with pytest.raises(DocumentError, match="close its braces"):
        read_bibtex("@article{key, title = {never closes", name="own.bib", sha256="0")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@book{a, title={x}, year=2001}", [("book", "a", ["title", "year"])]),
        ('@BOOK(a, Title = "x {"}y{"}")', [("book", "a", ["title"])]),
        ('@book{a, title={x{y}z} # " w"}', [("book", "a", ["title"])]),
        ("@book{a, title={x}\n@book{b, title={y}}", [("book", "a", ["title"]), ("book", "b", ["title"])]),
        ("@book{, title={x}}", []),
        ("mail me @ home {or, not}", []),
    ],
)
def test_entries(text: str, expected: list[tuple[str, str, list[str]]]) -> None:
    assert [(entry.kind, entry.key, list(entry.fields)) for entry in read_entries(text, 0, len(text))] == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("Ada Moreau and Okoro, B.", [["Ada Moreau"], ["B.", "Okoro"]]),
        ("van der Meer, Jr., Jan", [["Jan", "van der Meer", "Jr."]]),
        ("{Barnes and Noble}", [["{Barnes and Noble}"]]),
    ],
)
def test_names(names: str, expected: list[list[str]]) -> None:
    found = [[names[a:b].strip() for a, b in parts] for parts in split_names(names, (Part(0, len(names)),))]
    assert found == expected


def test_which_entries_are_cited() -> None:
    text = r"\cite{a, b} \parencite[see][p. 3]{c} \nocite{*} \bibentry{d} \textcite*{e} \recite"
    assert cited_keys(text) == {"a", "b", "c", "*", "d", "e"}


def latex(preamble: str, body: str) -> list[tuple[str | None, str]]:
    """Marks and texts of a LaTeX file that carries the entries along."""
    text = (
        f"\\begin{{filecontents*}}[overwrite]{{own.bib}}\n{FILE}\n\\end{{filecontents*}}\n\\documentclass{{article}}\n{preamble}\n"
    )
    document = read_latex(f"{text}\\begin{{document}}\n{body}\n\\end{{document}}\n", name="cv.tex", sha256="0")
    return [(line.marker, line.text) for line in document.lines]


@pytest.mark.parametrize(
    ("preamble", "body", "expected"),
    [
        (r"\nocite{*}", r"\section{Works}\bibliography{own}", [(None, "Works"), ("[1]", TIDES), ("[2]", FLOWS), ("[3]", BUOYS)]),
        ("", r"As in~\cite{flows}. \printbibliography", [(None, "As in ."), ("[1]", FLOWS)]),
        (r"\nocite{*}", r"\printbibliography[title={Books},type=book]", [(None, "Books"), ("[1]", BUOYS)]),
        (r"\nocite{*}", r"\printbibliography[keyword=refereed,heading=none]", [("[1]", TIDES)]),
        (r"\nocite{*}", r"\printbibliography[nottype=article]", [("[1]", FLOWS), ("[2]", BUOYS)]),
        ("", r"\begin{itemize}\item \fullcite{buoys}\item \bibentry{none} x\end{itemize}", [("•", BUOYS), ("•", "x")]),
        ("", r"Nothing is cited. \printbibliography", [(None, "Nothing is cited.")]),
    ],
    ids=["all", "cited", "by kind", "by keyword", "all but a kind", "in place", "none"],
)
def test_entries_that_a_latex_file_carries_along(preamble: str, body: str, expected: list[tuple[str | None, str]]) -> None:
    assert latex(preamble, body) == expected


@given(st.text(st.sampled_from('@book{a,title="x}=# and\n\\%'), max_size=60))
def test_nothing_raises_but_a_refusal(text: str) -> None:
    try:
        document = read_bibtex("@book{a, " + text, name="own.bib", sha256="0")
    except DocumentError:
        return
    assert all(line.passage.span().quote for line in document.lines)
