from __future__ import annotations

import pytest

from etl.extract.reading import read_bytes
from etl.settings import Settings
from etl.transform.claims import read_claims

# how a list of software is printed, the names in it
LISTS = {
    "names above what they do": (
        """Software

leafcount
An app that counts leaves on photographs.
Written in: Rust, SQL
barkscope
Shows bark under six kinds of lamps.
twigmap
Interactive atlas of twigs for schools.
""",
        ["leafcount", "barkscope", "twigmap"],
    ),
    "names above dashes": (
        "R Packages\n\nfern & fernLeaf\n—Keeps a herbarium in one file.\nmossPlot\n—Draws mosses, a package for teachers.\n",
        ["fern", "fernLeaf", "mossPlot"],
    ),
    "cited with numbers": (
        "Software\n\n1. Birch, O. P. (2011). Lampstand: Wicks and Oil. Python package, version 3. https://lampstand.example/\n",
        ["Lampstand"],
    ),
    "cited without full stops": (
        "Software and data\n\nBirch O, Roe T (2012). wickr: Burning of wicks. Version 7.\nRoe T (2013). oildata: Oils.\n",
        ["wickr", "oildata"],
    ),
    "quoted": (
        "Software\n\n1. “kelpr: Tides for Kelp”. R library.\n2. “SANDpy”. Beside Tom Roe. Library for dunes.\n",
        ["kelpr", "SANDpy"],
    ),
    "what it is behind a comma": (
        "Software\n\n- kelpr, R package for tides (author)\n- sandpy, Python package for dunes (contributor)\n",
        ["kelpr", "sandpy"],
    ),
    "what it is behind a stop": (
        "Research Software\n\nKELP-3D. Finite-volume code for tides. Lead developer.\nSAND++. Header library for dunes.\n",
        ["KELP-3D", "SAND++"],
    ),
    "what it is comes first": ("Software\n\n- R package kelpr (CRAN)\n- Python package sandpy (PyPI)\n", ["kelpr", "sandpy"]),
    "lines with a mark of one kind": (
        "Open source\n\nkelpr - https://code.example/kelpr - tides\nsanddb - https://code.example/sanddb - store\n",
        ["kelpr", "sanddb"],
    ),
    "lines with nothing but names": ("R packages\n\nkelpr\nsandr\nduner\n", ["kelpr", "sandr", "duner"]),
    "names before commas, what was done below": (
        """Software

kelpr, An R package for tides
- Author
sandpy, Dunes in Python for everyone, a library
- Contributor
duner, Toolbox of the coast
- Author
""",
        ["kelpr", "sandpy", "duner"],
    ),
    "roles in front": (
        "Software Projects\n\nCo-creator, Kelp Desk, Oak College, 2001–2003\nDeveloper, Sand Tree, Oak College, 1999–2000\n",
        ["Kelp Desk", "Sand Tree"],
    ),
    "what is used": ("Software\n\nPython, R, MATLAB, LaTeX\n", []),
    "titles of works": (
        """Publications

Birch, O. and Roe, T., 2012. duneshape: A Julia toolbox for the shapes of dunes. Journal of Sand 4, 11–19.
Birch, O., 2010. The songs of dunes. Journal of Sand 2, 1–10.
""",
        ["duneshape"],
    ),
    "what posts were done with": (
        """Experience

Software Engineer, Quarry Labs, 2019-2021
- Linux: backup tools and their schedule
- Ruby: small web applications for the archive
- PowerShell: inventory software
""",
        [],
    ),
}


@pytest.mark.parametrize(("section", "names"), LISTS.values(), ids=LISTS.keys())
def test_names_at_the_heads_of_rows(section: str, names: list[str]) -> None:
    text = f"Oda Birch\nOak College\noda@oak.example\n\nEducation\n\nPhD in Botany, Oak College, 2005\n\n{section}"
    document = read_bytes(text.encode(), name="cv.txt", settings=Settings())
    assert [fact.name.value for fact in read_claims(document).systems] == names
