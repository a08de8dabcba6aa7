"""Files that a LaTeX document prints and that are not read with it."""

from __future__ import annotations

import pytest

from etl.extract.reading import read_bytes
from etl.model.issue import Severity
from etl.settings import Settings
from etl.transform.claims import read_claims
from etl.transform.inclusions import unread_inclusions

PAGE = r"\documentclass{article}\input{macros}" + "\n\\begin{document}\nAda Example\n%s\n\\end{document}\n"


def told(body: str) -> list[tuple[str, int | None, str]]:
    document = read_bytes((PAGE % body).encode(), name="cv.tex", settings=Settings())
    return [(issue.rule, issue.line, issue.printed) for issue in unread_inclusions(document)]


@pytest.mark.parametrize(
    "command", [r"\input{parts/education}", r"\include{jobs}", r"\subfile{jobs.tex}", r"\import{parts/}{jobs}", r"\input{../up}"]
)
def test_an_included_file_is_told_with_its_line(command: str) -> None:
    assert told(command) == [("latex.included_file", 4, command)]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(r"% \input{old}", id="comment"),
        pytest.param(r"See \textbf{input}.", id="a-word"),
        pytest.param(r"\bibliography{works}", id="nothing-is-cited"),
        pytest.param(
            r"\nocite{*}\begin{thebibliography}{9}\bibitem{a} A. B. Dust. 2019.\end{thebibliography}\bibliography{w}", id="carried"
        ),
    ],
)
def test_what_prints_no_other_file_is_not(body: str) -> None:
    assert told(body) == []


def test_the_file_of_cited_works_is_a_note() -> None:
    document = read_bytes((PAGE % r"\nocite{*}\bibliography{works}").encode(), name="cv.tex", settings=Settings())
    assert [issue.severity for issue in read_claims(document).issues if issue.rule == "latex.bibliography_file"] == [Severity.INFO]


def test_other_formats_include_nothing() -> None:
    document = read_bytes(rb"Ada Example wrote \input{parts} in her notes.", name="cv.txt", settings=Settings())
    assert list(unread_inclusions(document)) == []
