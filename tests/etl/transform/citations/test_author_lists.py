from __future__ import annotations

from collections import Counter

import pytest

from etl.model.document import Passage, TextSource
from etl.normalize.person_names import PersonName
from etl.transform.citations.author_lists import NameForms, split_names
from etl.transform.citations.evidence import Owner


def names(text: str) -> list[str]:
    whole = Passage(TextSource(text), text, range(len(text)), bytes(len(text)))
    found, _ = split_names(whole, 0, len(text), Owner.of(PersonName("Doe", "Jane")), NameForms(Counter()))
    return [text[name.start : name.end] for name in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Jane Doe, Mary Roe, and P. Poe", ["Jane Doe", "Mary Roe", "P. Poe"], id="given-family"),
        pytest.param("Doe, J., Roe, M. A., & Poe, P.", ["Doe, J.", "Roe, M. A.", "Poe, P."], id="all-turned"),
        pytest.param("Doe, Jane, Mary Roe, and Paul Poe", ["Doe, Jane", "Mary Roe", "Paul Poe"], id="first-turned"),
        pytest.param("Doe J, Roe MA, Poe P", ["Doe J", "Roe MA", "Poe P"], id="family-initials"),
        pytest.param("Doe, Jane ; Roe, Mary", ["Doe, Jane", "Roe, Mary"], id="semicolons"),
        pytest.param("Doe, Jane / Roe, Mary", ["Doe, Jane", "Roe, Mary"], id="slashes"),
        pytest.param("J. M. Doe–Roe, M. Poe–Muñoz", ["J. M. Doe–Roe", "M. Poe–Muñoz"], id="dashes-for-hyphens"),
        pytest.param("Jane Doe*, Mary Roe†", ["Jane Doe", "Mary Roe"], id="marks"),
        pytest.param("Jane Doe, Martin Roe, Jr., Paul Poe", ["Jane Doe", "Martin Roe, Jr.", "Paul Poe"], id="suffix"),
        pytest.param("Jane Doe, the Valve Collaboration", ["Jane Doe", "the Valve Collaboration"], id="group"),
        pytest.param("Y. Doe, E. Roe and Y. Poe", ["Y. Doe", "E. Roe", "Y. Poe"], id="initials-like-conjunctions"),
        pytest.param("Roe M. Poe P. A., Doe J.", ["Roe M.", "Poe P. A.", "Doe J."], id="a-comma-forgotten-between-names"),
        pytest.param("Roe, M. Poe, P., Doe, J.", ["Roe, M.", "Poe, P.", "Doe, J."], id="a-comma-forgotten-between-turned-names"),
        pytest.param("Roe, M., J. R. Poe, Doe, J.", ["Roe, M.", "J. R. Poe", "Doe, J."], id="nothing-forgotten"),
        pytest.param("Jane Doe (Elm University, Oslo) and P. Poe (Ash College)", ["Jane Doe", "P. Poe"], id="where-they-work"),
    ],
)
def test_names_of_a_list(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_no_author_is_invented() -> None:
    assert names("and, 2019; et al.") == []
