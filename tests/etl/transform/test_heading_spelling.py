from __future__ import annotations

import pytest

from etl.model.section import SectionKind
from etl.transform.heading_spelling import respelled
from etl.transform.headings import Wording, read_heading_words


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("emplyoment history", "employment history"),
        ("experiance", "experience"),
        ("qualifcations", "qualifications"),
        ("educaton", "education"),
        ("veroffentlichunen", "veroffentlichungen"),
        ("patients", "patients"),
        ("publications", "publications"),
        ("a sentence of rather many words about an experiance", "a sentence of rather many words about an experiance"),
        ("practicals", "practicals"),
        ("academic", "academic"),
        ("software developer", "software developer"),
    ],
)
def test_one_slip_in_a_long_word_is_righted(words: str, right: str) -> None:
    assert respelled(words.split()) == right.split()


def test_a_misspelled_heading_opens_its_section() -> None:
    assert read_heading_words("Emplyoment History").kind is SectionKind.EMPLOYMENT
    assert read_heading_words("Patients").wording is Wording.NONE
