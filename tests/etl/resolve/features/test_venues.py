"""Spellings of one name."""

from __future__ import annotations

import pytest

from etl.resolve.features.venues import is_same_spelling


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("journal of dust behaviour", "journal of dust behavior", True),
        ("meeting on dusty infrastructures", "meeting on dusty infrastructure", True),
        ("journla of quiet little machines", "journal of quiet little machines", True),
        ("journal of microeconomics", "journal of macroeconomics", False),
        ("astronomical journal", "astrophysical journal", False),
        ("dust a", "dust b", False),
    ],
)
def test_is_same_spelling(left: str, right: str, expected: bool) -> None:
    assert is_same_spelling(left, right) is expected
