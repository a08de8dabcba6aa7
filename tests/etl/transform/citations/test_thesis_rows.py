from __future__ import annotations

import pytest

from etl.extract.reading import read_bytes
from etl.model.facts import WorkKind
from etl.settings import Settings
from etl.transform.citations.works import read_works
from etl.transform.context import Context
from etl.transform.sections import split_sections

MODERNCV = r"""\documentclass{moderncv}
\name{Ada}{Doe}
\begin{document}
\section{Education}
\cventry{2012--2014}{MSc}{Elm University}{Ulm}{}{}
\section{Master thesis}
\cvitem{title}{\emph{Quiet lamps of the north and their oil}}
\cvitem{supervisors}{Bob Roe, Carl Poe}
\cvitem{description}{What was found in four towns in the winter.}
\end{document}
"""
RUN_TOGETHER = """Ada Doe

MASTER THESIS

Title Quiet lamps of the north and their oil

Supervisors Bob Roe, Carl Poe

Keywords lamps, oil, towns
"""


@pytest.mark.parametrize(("file", "name"), [(MODERNCV, "cv.tex"), (RUN_TOGETHER, "cv.txt")], ids=["cells", "run-together"])
def test_rows_below_the_heading_of_a_thesis_are_one_work(file: str, name: str) -> None:
    document = read_bytes(file.encode(), name=name, settings=Settings())
    (work,) = read_works(split_sections(document), Context(document)).facts
    assert (work.title.value, work.kind.value) == ("Quiet lamps of the north and their oil", WorkKind.THESIS)
    assert work.title.printed in work.title.span.quote


def test_lines_of_other_labels_are_no_part_of_the_title() -> None:
    lines = (
        "Title: *Bridging the gap between lamps and candles*<br>\nCommittee: Bob Roe (Chair)<br>\nAdditional members: Carl Poe\n"
    )
    document = read_bytes(f"# Ada Doe\n\n## Dissertation\n\n{lines}".encode(), name="cv.md", settings=Settings())
    (work,) = read_works(split_sections(document), Context(document)).facts
    assert work.title.value == "Bridging the gap between lamps and candles"


def test_a_title_that_opens_like_a_label_is_whole() -> None:
    file = "# Ada Doe\n\n## Master thesis\n\n- Description logics of lamps and oil, 2019\n"
    document = read_bytes(file.encode(), name="cv.md", settings=Settings())
    (work,) = read_works(split_sections(document), Context(document)).facts
    assert work.title.value == "Description logics of lamps and oil"
