from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.model.section import Section
from etl.transform.context import Context
from etl.transform.parsers.systems import read_systems

Reader = Callable[[str], tuple[tuple[Section, ...], Context]]

HEAD = "# Ada Moreau\n\nUlm\n\n"
# a section, the names of the systems in it
LISTS = {
    "before a comma, dates in bold": (
        (
            "## Herramientas y datos\n\n- **2023** **Moss Viewer**, *Un conjunto de datos abierto*\n"
            "- **2021** **fold2d**, *Una biblioteca*\n"
            "- **2014** **Fenix**, *Colaboradora*\n- **2011** **Lumo**, *Una herramienta de consola*\n"
        ),
        ["Moss Viewer", "fold2d", "Fenix", "Lumo"],
    ),
    "names and years": (
        "## Proyectos personales\n\n- FernNet (2014)\n- Murmur\n- moss2d (2012)\n- LatheDB (2011)\n",
        ["FernNet", "Murmur", "moss2d", "LatheDB"],
    ),
    "a table": (
        (
            "## Open Source\n\n| Year | Name | Description |\n|---|---|---|\n| 2023 | FERNEX | An app for growers |\n"
            "| 2021 | GO-MOSS | A compiler |\n| 2020 | Salt Atlas | An app that counts |\n"
        ),
        ["FERNEX", "GO-MOSS", "Salt Atlas"],
    ),
    "what it is on the next line": (
        ("## Softwareprojekte\n\nFernbank\\\nEin offener Datensatz\n\nMoosweg\\\nEin Webdienst\n\nOrrin-Netz\\\nEine App\n"),
        ["Fernbank", "Moosweg", "Orrin-Netz"],
    ),
    "cited": (
        (
            "## Software\n\nMoreau, A., B. Fen. 2019. fernr: a package for ferns.\n\n"
            "Moreau, A., C. Ek. 2018. mossr: a library for mosses.\n\n"
            "Fen, B., A. Moreau. 2017. loamr: a tool for loam.\n"
        ),
        ["fernr", "mossr", "loamr"],
    ),
    "topics": (
        "## Projects\n\n- Churn Prediction, 2019\n- Stock Price Modelling, 2018\n- Customer Segmentation, 2017\n",
        [],
    ),
    "projects of research": (
        (
            "## Projects\n\n- FERNET, funded by the DFG (2019-2021)\n- MOSSNET, funded by the ERC (2015-2018)\n"
            "- LOAMNET, principal investigator (2010-2014)\n"
        ),
        [],
    ),
    "what everybody uses": ("## Software\n\n- Stata, very good\n- SPSS, good\n- MATLAB, basic\n- LaTeX, good\n", []),
}


@pytest.mark.parametrize("case", LISTS)
def test_lists_have_their_own_place_for_names(case: str, read_sections: Reader) -> None:
    text, names = LISTS[case]
    facts = read_systems(*read_sections(f"{HEAD}{text}")).facts
    assert [fact.name.value for fact in facts] == names
