"""Roles that lists of courses tell beside the rows: marks, labels, brackets, headings; and rows that are no courses."""

from __future__ import annotations

import pytest

from etl.extract.reading import read_bytes
from etl.settings import Settings
from etl.transform.claims import read_claims

# a document's sections, what it says: role | course | years a line
SECTIONS = {
    "marks and what they stand for": (
        """# Ada Example

## Teaching

Ropes and Knots †, 2011, Oak College

Knot Theory for Sailors, 2012, Oak College

Sail Making †, 2014, Elm University

† = Module leader
""",
        "Module leader | Ropes and Knots | 2011\n- | Knot Theory for Sailors | 2012\nModule leader | Sail Making | 2014",
    ),
    "labels above their courses": (
        """Ada Example
ada@example.org

TEACHING

As tutor:

Ropes II, SAIL 1020, Spring 2003

As teaching assistant (TA):

Sails and Masts, SAIL 1044, Fall 2004, instructor: Dr. Bo Roe
""",
        "tutor | Ropes II | 2003\nteaching assistant | Sails and Masts | 2004",
    ),
    "brackets below": (
        """# Ada Example

## Teaching

### Elm University

Knots Dept.

“Ropes of the North”

(Grader for a course of Bo Roe; Spring 2003)

“Sails for All”

(Co-Instructor with Cy Ash, Summer 2004)
""",
        "Grader | Ropes of the North | 2003\nCo-Instructor | Sails for All | 2004",
    ),
    "brackets with colons": (
        "# Ada Example\n\n## Teaching\n\n- Law of Knots (Instructor: Spring 2011)\n- Ropes and Rights (Assistant: Fall 2013)\n",
        "Instructor | Law of Knots | 2011\nAssistant | Ropes and Rights | 2013",
    ),
    "headings that are roles": (
        """# Ada Example

## Teaching experience

### Teaching Assistance

- Knots and Statistics, MSc course, 2001-2002

### Other courses taught

- Sail Making, 2003
""",
        "Teaching Assistance | Knots and Statistics | 2001 2002\n- | Sail Making | 2003",
    ),
    "years in the heading": (
        "# Ada Example\n\n## Teaching 2011-12\n\n- Introduction to Ropes\n- Law of the Harbour\n- Knots and Contracts\n",
        "- | Introduction to Ropes | 2011 2012\n- | Law of the Harbour | 2011 2012\n- | Knots and Contracts | 2011 2012",
    ),
    "what one would like to teach": (
        "# Ada Example\n\n## Teaching\n\n### Teaching Interests\n\n- Ropes of the past\n- Sails, with a focus on masts\n",
        "",
    ),
    "courses beside theses": (
        """# Ada Example

## Enseignement et encadrement

- Encadrement d'une stagiaire (Laboratoire des voiles)
- Chargée de cours, Introduction aux cordages, 2003
""",
        "Chargée de cours | Introduction aux cordages | 2003",
    ),
}


@pytest.mark.parametrize(("text", "expected"), SECTIONS.values(), ids=SECTIONS.keys())
def test_roles_told_beside_the_rows(text: str, expected: str) -> None:
    claims = read_claims(read_bytes(text.encode(), name="cv.md" if text.startswith("#") else "cv.txt", settings=Settings()))
    rows = [[cell.strip() for cell in row.split("|")] for row in expected.splitlines()]
    found = [
        [fact.role.value if fact.role else "-", fact.course.value, " ".join(str(year.value) for year in fact.years)]
        for fact in claims.teaching
    ]
    assert found == rows
