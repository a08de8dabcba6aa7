from __future__ import annotations

import pytest

from etl.extract.reading import read_bytes
from etl.settings import Settings

# source, the lines that are printed
UNPRINTED = [
    (r"\begin{hangparas}{1.5em}{1}Moss Fund, Elm University, 2019\end{hangparas}", ["Moss Fund, Elm University, 2019"]),
    (r"\begin{indented}{2em}Moss Fund\end{indented}", ["Moss Fund"]),
    (r"\begin{entry}{2019}{Moss Fund}Elm\end{entry}", ["2019\tMoss Fund", "Elm"]),
    (r"\moveleft.5\hoffset\centerline{Ada Moreau}", ["Ada Moreau"]),
    (r"Ada \moveleft\hoffset\vbox{\hrule width\pagewidth height 1pt}\smallskip Ulm", ["Ada", "Ulm"]),
    (r"Ada \hrule height 0.4pt depth 0pt Ulm", ["Ada", "Ulm"]),
    (r"Ada \hrule Width of the Rhine", ["Ada", "Width of the Rhine"]),
    (r"\titleformat{\section}{\large}{}{0pt}{}[{\titlerule[0.8pt]}] Ada", ["Ada"]),
    (r"\defbibfilter{mine}{type=report or type=thesis} Ada", ["Ada"]),
    (r"\import{./parts/}{talks} Ada", ["Ada"]),
]


@pytest.mark.parametrize(("source", "lines"), UNPRINTED, ids=[case[0][:40] for case in UNPRINTED])
def test_measures_and_options_are_not_printed(source: str, lines: list[str]) -> None:
    text = f"\\documentclass{{article}}\n\\begin{{document}}\n{source}\n\\end{{document}}\n"
    document = read_bytes(text.encode(), name="cv.tex", settings=Settings())
    assert [line.text.strip() for line in document.lines] == lines
