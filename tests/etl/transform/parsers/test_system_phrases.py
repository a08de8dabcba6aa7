from __future__ import annotations

import pytest

from etl.extract.reading import read_bytes
from etl.settings import Settings
from etl.transform.parsers.system_phrases import find_phrased

# a sentence, the names of the systems in it
SENTENCES = [
    ("Led tests of a river code in Fortran (explicit) named LOAM-II for dams", ["LOAM-II"]),
    ("Développement du logiciel avec FreeOrme++ (basé sur C++) pour la rivière, nommé MOUSMHD", ["MOUSMHD"]),
    ("Developed an app for parcels, sold in shops under the name “Entrega Elm”", ["Entrega Elm"]),
    ("Contribution to the design of a drawing tool (ElmWelder).", ["ElmWelder"]),
    ("Participation au développement d'un outil de dessin (OrmeCAO).", ["OrmeCAO"]),
    ("Developed models in a statistical package (LoamStat) and tests", []),
    ("Built web services (REST) and an application programming interface (API)", []),
    ("Developed a page management system (CMS) for growers", []),
    ("Designed software for the Early Dust Finder (EDF) on a barge", []),
    ("Designed a protocol for low-power barges with IPv6 (6LoFERN)", []),
    ("Développement d'applications de botanique (triage) en python (logiciel MousseSOM)", ["MousseSOM"]),
    ("Dépôt à l'Agence du logiciel : MousseSOM (analyse des mousses)", ["MousseSOM"]),
    ("Led work on Python and C++ open-source tools, dustgen2 and Mosscyc", ["dustgen2", "Mosscyc"]),
    ("Implemented interfaces, APIs and tests", []),
    ("Teaching web design and APIs, Relational Databases and Ada", []),
    (
        "Developed, shipped, and sold seven apps for growers, including MossBox, FernTunes, and Loam",
        ["MossBox", "FernTunes", "Loam"],
    ),
    ("Developed tools including Python, R and Stata", []),
    ("My best known contributions include PyMoss and fernr", ["PyMoss", "fernr"]),
    ("Launched and led the OpenElm (open source) project", ["OpenElm"]),
    ("LOAM project, a system for quick weeding", ["LOAM"]),
    ("In charge of development and deployment of Elm Sales Web, a suite of applications", ["Elm Sales Web"]),
    ("Technical lead for MossTrack, a mapping payload for tunnels", ["MossTrack"]),
    ("Technical lead for Nordheim, a town", []),
    ("Developing a database backend for Moosbach fieldwork software", ["Moosbach"]),
    ("Einer der Hauptentwickler im MOOS-Projekt", ["MOOS"]),
    ("Helped Ada Moreau to write LOAMWeb which allows anyone to use the code", ["LOAMWeb"]),
    ("The project aims at developing MossType an allocation service for growers", ["MossType"]),
    ("Used LOAMWeb which allows anyone to use the code", []),
    ("Taught courses on simulation software (FernSim)", []),
]


@pytest.mark.parametrize(("sentence", "names"), SENTENCES, ids=[case[0][:60] for case in SENTENCES])
def test_systems_beside_what_they_are(sentence: str, names: list[str]) -> None:
    (line,) = read_bytes(sentence.encode(), name="cv.txt", settings=Settings()).lines
    assert list(dict.fromkeys(name.text for name in find_phrased(line.passage))) == names
