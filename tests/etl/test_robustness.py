"""Five hundred damaged and generated inputs, from bytes to claims: nothing escapes, nothing takes long. And what once took long."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from etl.extract.reading import read_bytes
from etl.model.document_claims import DocumentClaims
from etl.settings import Settings
from etl.transform.claims import read_claims

TESTS = Path(__file__).resolve().parents[1]
CVS = TESTS / "examples" / "cvs"
INPUTS = 500
SIZE = 30_000
TIMES = 8  # as dear as ordinary CVs of that length may these be, on whatever machine; most took many hundred times as much

# Section -> a line that is repeated, with its number.
LONG = {
    "addresses without a blank": ("Publications", "gears/mills/dust/2019/" * 40),
    "words without a blank": ("Publications", "gears-mills_dust" * 150),
    "letters without a blank": ("Skills", "x" * 5_000),
    "gaps as wide as a page": ("Awards", (" " * 300).join(["Gear Medal 2019"] * 10)),
    "authors far apart": ("Publications", (" " * 300).join(["A. Moreau, Gears."] * 10)),
    "hundreds of years": ("Service", ", ".join(["2003, 2019, 1998"] * 150)),
    "thousands of years": ("Education", "2019"),
    "an advisor each": ("Education", "PhD, Lakeside University, 2019. Advisor: A. Moreau{}"),
    "items of a letter": ("Software", "- A"),
    "lines of a letter": ("Talks", "a"),
    "references of a word": ("Publications", "- Gears{}"),
    "leader dots across the page": ("Talks", "Gears " + "." * 5_000 + " mills"),
    "leader dots apart": ("Talks", "Gears " + ". " * 5_000 + "mills"),
    "names and nothing else": ("Publications", ", ".join(["A. B. Moreau, C. Okoro"] * 30)),
}


def test_no_input_breaks_reading() -> None:
    script = TESTS / "benchmarks" / "fuzz.py"
    command = [sys.executable, script, CVS, "--inputs", str(INPUTS), "--seed", "5", "--processes", "2"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=280, check=False)
    assert re.match(rf"{INPUTS} inputs, [\d.]+ MB", done.stdout), done.stderr
    assert done.stdout.rstrip().endswith("\n0 bad"), done.stdout
    assert done.returncode == 0, done.stdout


def _read(text: str, name: str) -> tuple[DocumentClaims, float]:
    """The claims, and the seconds of the processor that a thousand characters took."""
    start = time.process_time()
    claims = read_claims(read_bytes(text.encode(), name=name, settings=Settings()))
    return claims, (time.process_time() - start) * 1_000 / len(text)


@pytest.mark.parametrize(("section", "line"), LONG.values(), ids=LONG)
def test_long_inputs_cost_what_their_length_does(section: str, line: str) -> None:
    """The least cost of three people's files, each beside ordinary CVs: what else the machine does makes single ones dearer."""
    count = SIZE // (len(line) + 1)
    lines = [line.format(n) for n in range(count)]
    usual = "\n\n".join(path.read_text() for path in sorted(CVS.glob("*.md")) + sorted(CVS.glob("*.txt")))
    _read("\n".join(["Ada Moreau", "", section, "", *lines])[:300], "cv.txt")  # what is loaded once
    costs, ordinary = [], []
    for given in ("Ada", "Bea", "Cyra"):
        claims, cost = _read("\n".join([f"{given} Moreau", "", section, "", *lines]), "cv.txt")
        assert len(claims.lines) > count
        costs.append(cost)
        ordinary.append(_read(usual, "cv.md")[1])
    assert min(costs) < TIMES * min(ordinary)


# What once let an error out: two degrees with dates in different rows; a macro that prints its arguments in another order.
BROKEN = {
    "two degrees dated in two rows": ("cv.txt", "EDUCATION\n\nPhD in Physics, Lakeside University\tMay 2018\n2019\tPhD, A, B\n"),
    "a macro that turns its arguments": (
        "cv.tex",
        "\\newcommand{\\x}[2]{#2, #1}\n\\section{Employment}\n\\x{Research Engineer}{Lecturer}, Oak Corp., 2019\n",
    ),
}


@pytest.mark.parametrize(("name", "text"), BROKEN.values(), ids=BROKEN)
def test_what_once_broke_is_read(name: str, text: str) -> None:
    claims = read_claims(read_bytes(f"Ada Moreau\n\n{text}".encode(), name=name, settings=Settings()))
    assert claims.education or claims.employment
