from __future__ import annotations

import pytest

from etl.transform.citations.venue_marks import venues_with_marks


@pytest.mark.parametrize(
    "text",
    [
        "Doe, J. (2019). Lamps. Population, Space and Place, 12(3), 1–9.",
        "Doe, J. (2019). Lamps. Population, Space, and\n  Place, 12(3), 1–9.",
        "“Lamps,” Population, Space & Place 12 (2019)",
    ],
)
def test_a_well_known_venue_with_commas_is_found_whole(text: str) -> None:
    assert [" ".join(text[a:b].split()).replace("&", "and").replace(", and", " and") for a, b in venues_with_marks(text)] == [
        "Population, Space and Place"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Doe, J. Of population, space and place. Journal of Lamps, 2019.",
        "Doe, J. Space and Place. 2019.",
        "Lamps, Space and Place",
        "",
    ],
)
def test_other_enumerations_are_not(text: str) -> None:
    assert venues_with_marks(text) == []
