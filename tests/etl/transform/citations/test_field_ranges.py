from __future__ import annotations

import pytest

from etl.transform.citations.field_ranges import is_house, reviewed_title


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Review of P. Doe, The Silent Lamp", "The Silent Lamp"),
        ("Review of The Silent Lamp, by P. Doe", "The Silent Lamp"),
        ("Reseña de J. van Doe, Bords et bornes", "Bords et bornes"),
        ("The Silent Lamp by Jane Roe", "The Silent Lamp"),
        ("Rain, Mud and Weeds", "Rain, Mud and Weeds"),
        ("The Silent Lamp", "The Silent Lamp"),
    ],
)
def test_the_title_of_a_review_is_that_of_the_book(printed: str, title: str) -> None:
    start, end = reviewed_title(printed, (0, len(printed)))
    assert printed[start:end] == title


@pytest.mark.parametrize("text", ["Birkhäuser", "Quiet University Press", "Cambridge University\n  Press", "Elsevier"])
def test_a_house_is_known(text: str) -> None:
    assert is_house(text)


@pytest.mark.parametrize("text", ["Journal of Lamps", "Pressing matters of the day in the harbour town", "Press", "Lanterns"])
def test_other_texts_are_no_house(text: str) -> None:
    assert not is_house(text)
