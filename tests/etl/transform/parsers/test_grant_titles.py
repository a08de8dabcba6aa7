from __future__ import annotations

import pytest

from etl.model.document import Passage, TextSource
from etl.transform.parsers.activity_fields import split_fields
from etl.transform.parsers.grant_titles import project_title


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("ELM-DUST 21A100, Quiet lamps and how they warm the dust", "Quiet lamps and how they warm the dust"),
        ("Quiet lamps and how they warm the dust, with M. Roe", "Quiet lamps and how they warm the dust"),
        ("CARE, with M. Roe", "CARE"),
    ],
    ids=["letters-of-who-gave-the-money", "title-first", "a-title-in-capitals"],
)
def test_the_title_of_a_project(printed: str, title: str) -> None:
    passage = Passage(TextSource(printed), printed, range(len(printed)), bytes(len(printed)))
    assert project_title(passage, split_fields(passage)).text == title
