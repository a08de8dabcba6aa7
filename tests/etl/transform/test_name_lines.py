from __future__ import annotations

import pytest

from etl.transform.name_lines import find_name_lines

from .conftest import Page


@pytest.mark.parametrize(
    "text",
    [
        "J. Doe, M. Roe and A. Poe", "Doe, J., Roe, M., & Poe, A.", "Jane Doe, Mary van der Roe, and Ana Poe", "Doe JA, Roe B",
        "Jane Doe*, Mary Roe*", "J. Doe, M. Roe, et al.", "Doe, J.; Roe, M.",
    ],
)  # fmt: skip
def test_names_alone(page: Page, text: str) -> None:
    assert find_name_lines(page(text).lines) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Graphs, queues, and ledgers in linear time", "Lamp Studies, 12, 3-9", "J. Doe, M. Roe. Quiet lamps. Lamp Studies",
        "Graphs, Queues, and Ledgers in Linear Time", "Berlin, 2019", "Lamp Studies", "", "Doe, J. (2019). Lamps.",
    ],
)  # fmt: skip
def test_other_lines(page: Page, text: str) -> None:
    assert not any(find_name_lines(page(text).lines))


def test_a_single_name_counts_if_it_stands_in_a_list(page: Page) -> None:
    assert find_name_lines(page("Jane Doe", "Lamp Studies", "Jane Doe, Mary Roe").lines) == [True, False, True]
