from __future__ import annotations

import pytest

from etl.transform.citations.field_ranges import is_house


@pytest.mark.parametrize("text", ["Birkhäuser", "Quiet University Press", "Cambridge University\n  Press", "Elsevier"])
def test_a_house_is_known(text: str) -> None:
    assert is_house(text)


@pytest.mark.parametrize("text", ["Journal of Lamps", "Pressing matters of the day in the harbour town", "Press", "Lanterns"])
def test_other_texts_are_no_house(text: str) -> None:
    assert not is_house(text)
