from __future__ import annotations

import pytest

from etl.extract.reading import read_bytes
from etl.settings import Settings
from etl.transform.context import Context
from etl.transform.parsers.advising import read_advising
from etl.transform.sections import split_sections

LISTS = [
    (
        "name, word and school in cells",
        "# Ada Roe\n\n## Supervisors\n\n- 2023, Prof. Bo Nord, PhD supervisor, Elm University\n- Kari Sund, Mentor, Oak College\n",
        [("Bo Nord", "supervisor", "Elm University"), ("Kari Sund", "mentor", "Oak College")],
    ),
    (
        "the word first",
        "# Ada Roe\n\n## Advisors and Mentors\n\n- Mentor: Bo Nord (Elm University)\n- Supervisor: Dr. Kari Sund (Oak College)\n",
        [("Bo Nord", "mentor", "Elm University"), ("Kari Sund", "supervisor", "Oak College")],
    ),
    (
        "what they were is in the heading alone",
        "# Ada Roe\n\n## Meine Betreuer\n\n- Prof. Dr. Bo Nord, Universität Ulme\n- Kari Sund, Hochschule Birke\n",
        [("Bo Nord", "betreuer", "Universität Ulme"), ("Kari Sund", "betreuer", "Hochschule Birke")],
    ),
    (
        "students of the subject",
        "# Ada Roe\n\n## Thesis Advisor\n\n- Bo Nord, Elm University, 2019\n- Kari Sund, Elm University, 2020\n",
        [],
    ),
    ("names alone", "# Ada Roe\n\n## Supervisors\n\n- Bo Nord\n- Kari Sund\n", []),
]


@pytest.mark.parametrize(("text", "advisors"), [case[1:] for case in LISTS], ids=[case[0] for case in LISTS])
def test_lists_of_advisors(text: str, advisors: list[tuple[str, str, str]]) -> None:
    document = read_bytes(text.encode(), name="cv.md", settings=Settings())
    facts = read_advising(split_sections(document), Context(document)).facts
    assert [(f.advisor.value, f.relation.value, f.organization and f.organization.value) for f in facts] == advisors
