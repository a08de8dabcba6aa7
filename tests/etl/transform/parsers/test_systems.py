from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.extract.reading import read_bytes
from etl.model.section import Section
from etl.settings import Settings
from etl.transform.context import Context
from etl.transform.parsers.systems import read_systems
from etl.transform.sections import split_sections

Reader = Callable[[str], tuple[tuple[Section, ...], Context]]

POST = "EXPERIENCE\n\nResearch Engineer, Quarry Labs, 2019-2021\n\n"
# words below a post, names
DETAILS = [
    ("- Design and implement an efficient learning platform called KOG-GAME which scales.", ["KOG-GAME"]),
    ("- We build Bramble, a communication library for clusters.", ["Bramble"]),
    ("- Developed the BackTrace R package.", ["BackTrace"]),
    ("- Core developer of fernpy, MossDB and Lichen.", ["fernpy", "MossDB", "Lichen"]),
    ("- **PETREL**\n  - The advanced training system of our group.", ["PETREL"]),
    ("- Grasshop: Contributed to an open-source graph library.", ["Grasshop"]),
    ("- Infrastructure: Built the whole infrastructure of the team.", []),
    ("- Wrote and maintain brambleprobe, a snapshot fuzzer for USB stacks.", ["brambleprobe"]),
    ("- Built thicket (sandbox for untrusted parsers, open-sourced 2019).", ["thicket"]),
    ("- Duties: building a forced aligner for whispered speech (HushAlign, now on GitHub)", ["HushAlign"]),
    ("- Built Fernway — an open-source scheduler for clusters.", ["Fernway"]),
    ("- Released Mossgate (a gateway for sensor data).", ["Mossgate"]),
    ("- Entwickelte Brombeere, eine Software zur Kartierung.", []),
    ("- Entwicklung der Auswertesoftware MOOSLOG", ["MOOSLOG"]),
    ("- Implemented the simulation library FernSim.", ["FernSim"]),
    ("- Développement du logiciel MousseNet", ["MousseNet"]),
    ("- Development of models with the library FernSim.", []),
    ("- Entwicklung der Software für Kunden", []),
    ("- We build Quarry, a communication library for clusters.", []),
    ("- Built services (a pipeline of tools) for customers.", []),
    ("- Developed the REST API for nurses and designed a public GraphQL service.", []),
    ("- Led development, a program of four teams.", []),
    ("- Built a web app (React, Flask) for nurses.", []),
    ("- Developed models: a platform team used them.", []),
    ("- Used TensorFlow and Docker to train models.", []),
    ("- **Model compression for devices**\n  - Built a system.", []),
    ("- Improved training speed by 10x.", []),
    ("- Led the design of Larchspur, a log-structured block store now in production.", ["Larchspur"]),
    ("- Built BusElm, arrival times for 1,800 vehicles.", ["BusElm"]),
    ("- Built JavaScript, HTML and CSS pages.", []),
    ("- Speaker at the Conference on Designing Interactive Systems (Ulm).", []),
    ("- Développeur principal de MousseR, paquet R", ["MousseR"]),
]


@pytest.mark.parametrize(("details", "names"), DETAILS, ids=[case[0] for case in DETAILS])
def test_systems_built_in_a_post(details: str, names: list[str], read_sections: Reader) -> None:
    facts = read_systems(*read_sections(f"{POST}{details}\n")).facts
    assert [fact.name.value for fact in facts] == names
    assert all(fact.organization is not None and fact.organization.value == "Quarry Labs" for fact in facts)


# lines of a software section, names
LISTS = [
    ("HandoverMoss, a scenario builder for nurses (co-developer)\nMethods software: NVivo, SPSS, R", ["HandoverMoss"]),
    ("2019: fernpy: helper functions for ferns\n2016: mossr: data for moss\n2015: lichen", ["fernpy", "mossr", "lichen"]),
    ("- **Fern** — 300 stars\n- **Moss** — 20 stars", ["Fern", "Moss"]),
    ("fernpy is a Python package for ferns.\n\nmossr is an R package for moss.", ["fernpy", "mossr"]),
    ("Birch, A., B. Elm. 2019-present. fernpy: A Python package for ferns.", ["fernpy"]),
    ("- splinter - a fuzzer for USB stacks\n- thicket - sandbox for parsers", ["splinter", "thicket"]),
    ("- fernmap, a mapping library for ferns (R, CRAN)\n- mosslab, a toolbox for moss", ["fernmap", "mosslab"]),
    ("LoamTools (MATLAB), triggering of slides; NZ-LoamBank, a national database", ["LoamTools", "NZ-LoamBank"]),
    ("**MossDB**: corpus of moss (120 h). **fernR**: package for ferns.", ["MossDB", "fernR"]),
    ("- C, C++, Rust (since 2019), Python", []),
    ("dust-kv Open-source benchmark suite for dust (author).\n\nmoss Voigt fitting", ["dust-kv"]),
    ("R package mossr, on CRAN", ["mossr"]),
    ("I maintain three packages: dustsim (N-body), mosspy and elmtools.", ["dustsim", "mosspy", "elmtools"]),
    ("**I write** Python and Ada.", []),
    ("Core contributor to the Fern project and maintainer of Moss Tutorials", ["Fern", "Moss Tutorials"]),
]


@pytest.mark.parametrize(("lines", "names"), LISTS, ids=[case[0] for case in LISTS])
def test_systems_of_a_software_list(lines: str, names: list[str], read_sections: Reader) -> None:
    facts = read_systems(*read_sections(f"# Ada Example\n\n## Software\n\n{lines}\n")).facts
    assert [fact.name.value for fact in facts] == names


# items of a section of projects, names
PROJECTS = [
    ("- dustcast: a small Python library for forecasts (420 stars)", ["dustcast"]),
    ("- Bus Delay Explorer: interactive map of delays, built with D3", ["Bus Delay Explorer"]),
    ("- Thesis: counted dust with a tool for three years", []),
    ("- Dust in Cities: field work with the city council", []),
    ("- Churn prediction: worked with customers on a model", []),
    (
        "| project | what | stars |\n|---|---|---|\n| hear-it | sonifies diagrams | ★ 412 |\n| dustlint | linter for dust | ★ 9 |",
        ["hear-it", "dustlint"],
    ),
    ("**ChatMoss** | *React, Node.js* | 2021\n- Built a chat application for gardeners", ["ChatMoss"]),
    ("**Customer Research** | *Excel* | 2021\n- Asked 200 gardeners", []),
    ("### Elm Atlas (2019-2022)\n\nA web application to browse elms.", ["Elm Atlas"]),
    ("### Rewilding the Elbe\n\nField project with students.", []),
    ("- 2021: Mosswatch, an iOS app for identifying mosses", ["Mosswatch"]),
    ("- StaubNetz – Simulationssoftware für Staub (C++, 2018)", ["StaubNetz"]),
    ("- Personal website built with Hugo", []),
    ("- **DustMap** (2020): interactive web map of dust", ["DustMap"]),
    ("- *Leaf classifier* – CNN trained on images", []),
]


@pytest.mark.parametrize(("lines", "names"), PROJECTS, ids=[case[0].replace("\n", " ") for case in PROJECTS])
def test_systems_among_projects(lines: str, names: list[str]) -> None:
    document = read_bytes(f"# Ada Example\n\n## Projects\n\n{lines}\n".encode(), name="cv.md", settings=Settings())
    facts = read_systems(split_sections(document), Context(document)).facts
    assert [fact.name.value for fact in facts] == names


def test_several_names_in_bold_in_one_row_below_a_heading_of_digital_work() -> None:
    text = (
        "# Ada Doe\n\n## Education\n\nPhD in Dust, Elm University, 2019\n\n## Digital work\n\n"
        "**GlyphElm**, an open database of old hands (with A. Oak, 2021); **loafsum**, a small Python package for measures.\n"
    )
    document = read_bytes(text.encode(), name="cv.md", settings=Settings())
    assert [fact.name.value for fact in read_systems(split_sections(document), Context(document)).facts] == ["GlyphElm", "loafsum"]


def test_a_list_of_names_and_descriptions() -> None:
    items = "<dt>Mossgram</dt><dd>Photo app for plants.</dd><dt>A walk</dt><dd>Three days.</dd>"
    page = f"<h1>Ada Example</h1><h2>Side Projects</h2><dl>{items}</dl>"
    document = read_bytes(f"<html><body>{page}</body></html>".encode(), name="cv.html", settings=Settings())
    assert [fact.name.value for fact in read_systems(split_sections(document), Context(document)).facts] == ["Mossgram"]


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("MOSSNET: A Corpus for Moss Detection", ["MOSSNET"]),
        ("Fern: an open, hybrid system for ferns", ["Fern"]),
        ("SketchElm: Weaving Pen Strokes into Layouts", []),
        ("PTSD: A Review of Trials", []),
    ],
)
def test_systems_in_titles(title: str, names: list[str], read_sections: Reader) -> None:
    text = f"PUBLICATIONS\n\n[1] A. Example, B. Elm. {title}. In Elm Letters, 2020.\n"
    assert [fact.name.value for fact in read_systems(*read_sections(text)).facts] == names


def test_what_a_thing_was_built_with_is_no_system(read_sections: Reader) -> None:
    skills = "SKILLS\n\n- Frameworks: Fernwork, React\n\n"
    built = f"{POST}- Developed Fernwork app to share grades.\n"
    assert [fact.name.value for fact in read_systems(*read_sections(skills + built)).facts] == []
    assert [fact.name.value for fact in read_systems(*read_sections(built)).facts] == ["Fernwork"]


def test_names_above_what_is_said_of_them() -> None:
    text = (
        "# Ada Doe\n\n## Open Source Software\n\nMossbox (Python)\n\n- Shares files easily.\n- Published in July 2011.\n\n"
        "Libdust (C)\n\n- A light library for daemons.\n- Runs on all systems.\n"
    )
    document = read_bytes(text.encode(), name="cv.md", settings=Settings())
    assert [fact.name.value for fact in read_systems(split_sections(document), Context(document)).facts] == ["Mossbox", "Libdust"]


def test_below_a_dated_name_stands_what_it_is() -> None:
    text = (
        "# Ada Doe\n\n## Software\n\n- 2018-Present - Fernkit\n  - Open-source framework for ferns.\n  - https://fernkit.example\n"
        "- 2010-2017 - MossTiP: Moss Toolbox in Python\n  - Author of 40 papers.\n"
    )
    document = read_bytes(text.encode(), name="cv.md", settings=Settings())
    assert [fact.name.value for fact in read_systems(split_sections(document), Context(document)).facts] == ["Fernkit", "MossTiP"]


def test_a_system_is_named_once(read_sections: Reader) -> None:
    text = f"{POST}- We build a system called Bramble.\n- Bramble is our library for clusters.\n"
    assert len(read_systems(*read_sections(text)).facts) == 1
