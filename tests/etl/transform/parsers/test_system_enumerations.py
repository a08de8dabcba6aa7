from __future__ import annotations

import pytest

from etl.extract.reading import read_bytes
from etl.model.document import Document
from etl.settings import Settings
from etl.transform.claims import read_claims
from etl.transform.context import Context
from etl.transform.parsers.skills import read_skills
from etl.transform.parsers.system_enumerations import find_made, find_with_roles
from etl.transform.parsers.system_projects import find_project
from etl.transform.sections import split_sections

END = "\n## Education\n\n- PhD in Botany, Elm University, 2010\n"
# a section, the names of the systems in it
SECTIONS = {
    "names in quotes": (
        "## Software\n\n2018 Author of the ‘fernr‘ package\n\n2017 Contributor to the ‘mossr‘ package by Ada Fen\n",
        ["fernr", "mossr"],
    ),
    "names above dashes": (
        "## R packages\n\n[fernr](https://elm.example/fernr)  \n—Grows.\n\n[mossr & leafR](https://elm.example/mossr)  \n—Draws.\n",
        ["fernr", "mossr", "leafR"],
    ),
    "projects among skills": (
        "## Skills\n\n- Coding projects, including mossbook (for growers), Fern Walker (a game)\n- Ada, Perl\n",
        ["mossbook", "Fern Walker"],
    ),
    "behind a dash in a post": (
        (
            "## Work\n\n**Developer**, Elm Ltd, 2010 – 2014\n\n- Mosses - elm.io's busy and well known planting platform\n"
            "- Berlin - moved the platform there\n"
        ),
        ["Mosses"],
    ),
    "changes to the work of others": (
        (
            "## Open source\n\n- fernr  \n  4 merged changes: https://github.com/elm/fernr/pull/1\n"
            "- mossr  \n  2 merged changes: https://github.com/elm/mossr/pull/3\n"
        ),
        ["fernr", "mossr"],
    ),
    "brackets and another list, French": (
        (
            "## Paquets R\n\n"
            "**fougerix** (créateur et mainteneur)  \n"
            "fait pousser des fougères  \n"
            "CRAN – GitHub\n\n"
            "**moussette** (co-créateur)  \n"
            "dessine des mousses  \n"
            "CRAN\n\n"
            "Participation à d'autres paquets : lichenr (lecture de lichens), spormap (cartes de spores), et taillis "
            "(écriture de tables)\n"
        ),
        ["fougerix", "moussette", "lichenr", "spormap", "taillis"],
    ),
    "roles on lines of their own": (
        (
            "## Paquets R\n\n"
            "fougerix (créateur et mainteneur)\n\n"
            "fait pousser des fougères\n\n"
            "moussette (co-créateur)\n\n"
            "dessine des mousses\n\n"
            "lichenix (contributrice)\n\n"
            "compte les lichens\n"
        ),
        ["fougerix", "moussette", "lichenix"],
    ),
    "labels among skills": (
        (
            "## Skills\n\n"
            "- Coding: Python, Fortran\n"
            "- Software: Developed: Fernel, Mossy | Co-developed: PyLoam, loam_kit | Clusters: ELM, OAK\n"
            "- Languages: German, English\n"
        ),
        ["Fernel", "Mossy", "PyLoam", "loam_kit"],
    ),
    "bullets of a post": (
        (
            "## Work\n\n"
            "**Software engineer**, Elm Ltd, 2010 – 2014\n\n"
            "- Took part in the development of FernDesk - an editor for maps\n"
            "- Developed Elm apps: main tool FernMAP, PyMoss\n"
            "- Created RubyLoam Integrated Development Environment for schools\n"
        ),
        ["FernDesk", "FernMAP", "PyMoss", "RubyLoam"],
    ),
    "codes and models": (
        (
            "## Work\n\n"
            "**Research engineer**, Elm Institute, 2010 – 2014\n\n"
            "- Development and extension of our own river code, FERNSTROM (Fortran 95)\n"
            "- Research and development of the LOAM-II river flood model\n"
            "- Contributed to the open-source packages fernr and mossr\n"
        ),
        ["FERNSTROM", "LOAM-II", "fernr", "mossr"],
    ),
    "behind what they are": (
        "## Software\n\n- Author of the R packages fernr and mossr\n- Maintainer of leafplot on CRAN\n",
        ["fernr", "mossr", "leafplot"],
    ),
    "labels of kinds": (
        "## Software\n\nR packages: fernr, mossr, leafr (co-author)\n\nPython packages: pyloam, pyfen\n",
        ["fernr", "mossr", "leafr", "pyloam", "pyfen"],
    ),
    "links": (
        (
            "## Software\n\n"
            "- [fernr](https://github.com/elm/fernr) – an R package to read ferns\n"
            "- [mossr](https://github.com/elm/mossr) (with J. Fen): moss maps\n"
        ),
        ["fernr", "mossr"],
    ),
    "German": (
        "## Softwarepakete\n\n- fernr: Werkzeuge für Farne (CRAN)\n- mossr: Karten von Moosen\n",
        ["fernr", "mossr"],
    ),
    "cited": (
        (
            "## Software\n\n"
            "Elm, A. and Fen, B. (2020). fernr: Tools for Ferns. R package version 1.0. "
            "https://cran.r-project.org/package=fernr\n\n"
            "Elm, A. (2022). mossr: Maps of Moss. R package version 0.2.\n"
        ),
        ["fernr", "mossr"],
    ),
    "a table": (
        (
            "## Research software\n\n"
            "| Name | Description | Link |\n"
            "|---|---|---|\n"
            "| fernr | reads ferns | github.com/elm/fernr |\n"
            "| mossr | moss maps | github.com/elm/mossr |\n"
        ),
        ["fernr", "mossr"],
    ),
    "numbers": (
        "## Software\n\n1. Fernix is a Python module for fern growth that I developed.\n2. Mosspy is a library for moss.\n",
        ["Fernix", "Mosspy"],
    ),
    "a sentence": (
        "## Summary\n\nI develop and maintain Fernix, a Python library for fern growth.\n",
        ["Fernix"],
    ),
    "roles in one line": (
        "## Open source\n\nfernr (maintainer), mossr (contributor), leafplot (author)\n",
        ["fernr", "mossr", "leafplot"],
    ),
    "one line with a place": (
        "## Software development\n\nR packages on CRAN: fernr, mossr and leafr.\n",
        ["fernr", "mossr", "leafr"],
    ),
    "Spanish": (
        "## Desarrollo de software\n\n- HELECHO: paquete de R para helechos (autor)\n- MusgoLab: herramienta web\n",
        ["HELECHO", "MusgoLab"],
    ),
    "in brackets among skills": (
        "## Skills\n\n- Programming: R (author of the packages fernr and mossr), Python, C\n",
        ["fernr", "mossr"],
    ),
    "skills": (
        "## Skills\n\nR, Python, SQL, QGIS, Stata\n",
        [],
    ),
    "used software": (
        "## Software\n\nStata, R, Python, LaTeX, MATLAB\n",
        [],
    ),
    "used software with levels": (
        "## Software\n\n- Microsoft Office (Word, Excel)\n- R (advanced)\n- Python (intermediate)\n",
        [],
    ),
    "used software by kind": (
        "## Software\n\n- Statistics: R, SPSS\n- GIS: ArcGIS, QGIS\n",
        [],
    ),
    "roles and places": (
        (
            "## Computational tools\n\n"
            "- Fernel (lead developer; Python): growth of ferns. https://github.com/elm/fernel\n"
            "- Mossy (contributor; C++)\n"
        ),
        ["Fernel", "Mossy"],
    ),
    "dated": (
        "## Software Products\n\n2019 - Fernel. A web platform for growers.\n\n2021 - Mossy. An app for children.\n",
        ["Fernel", "Mossy"],
    ),
    "merely used": (
        (
            "## Work\n\n"
            "**Developer**, Elm Ltd, 2010 – 2014\n\n"
            "- Used Docker and Kubernetes to deploy services\n"
            "- Worked with the Fernix framework\n"
            "- Migrated the website to Django\n"
        ),
        [],
    ),
    "in monospace": (
        "## R packages\n\n`fernr` — reads ferns. `mossr` — moss maps.\n",
        ["fernr", "mossr"],
    ),
    "sentences": (
        (
            "## Software contributions\n\n"
            "Creator and maintainer of fernr (20k downloads), mossr (5k downloads). Contributor to leafplot.\n"
        ),
        ["fernr", "mossr", "leafplot"],
    ),
}


def _document(section: str) -> Document:
    return read_bytes(f"# Alma Elm\n\nalma@elm.example\n\n{section}{END}".encode(), name="cv.md", settings=Settings())


@pytest.mark.parametrize(("section", "names"), SECTIONS.values(), ids=SECTIONS.keys())
def test_names_one_after_another(section: str, names: list[str]) -> None:
    assert sorted(fact.name.value for fact in read_claims(_document(section)).systems) == sorted(names)


@pytest.mark.parametrize(
    ("section", "names"),
    [
        ("## Skills\n\n- Software: Developed: Fernel | Co-developed: loam_kit | Stata\n", ["Stata"]),
        ("## Open source\n\nfernr (maintainer), mossr (author), leafr (author)\n", []),
        ("## R packages\n\nfernr, mossr, leafr, lichenr\n", []),
        ("## Skills\n\nI am a core developer of Fernel and Mossy.\n", ["Fernel", "Mossy"]),
    ],
    ids=["labels", "roles in brackets", "a heading of what was written", "a sentence about oneself"],
)
def test_what_was_made_is_no_skill(section: str, names: list[str]) -> None:
    document = _document(section)
    assert [fact.name.value for fact in read_skills(split_sections(document), Context(document)).facts] == names


def test_brackets_without_a_role_name_nothing() -> None:
    passage = _document("fernr (reads ferns), Moss (maintainer)\n").lines[2].passage
    assert [name.text for name in find_with_roles(passage)] == ["Moss"]
    assert find_made(passage) == []


def test_a_project_with_the_place_of_its_code() -> None:
    passage = _document("Walk the Fern | github.com/elm/walk\n\nWalk the Fern | with two friends\n").lines[2].passage
    name = find_project(passage, (), "")
    assert name is not None
    assert name.text == "Walk the Fern"
