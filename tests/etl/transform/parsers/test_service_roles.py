from __future__ import annotations

import pytest

from etl.model.document import Passage, TextSource
from etl.transform.parsers.service_roles import find_role, is_honour, seat, whole_role


def _passage(text: str) -> Passage:
    return Passage(TextSource(text), text, range(len(text)), bytes(len(text)))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Senior PC", "Senior PC"),
        ("PC/Reviewer", "PC/Reviewer"),
        ("Conference program committee / reviewer:", "Conference program committee / reviewer"),
        ("Programme committee members or conference reviewers", "Programme committee members or conference reviewers"),
        ("Gutachterin", "Gutachterin"),
        ("Journal of Widgets", None),
        ("International Conference on Machine Learning", None),
    ],
)
def test_whole_role(text: str, role: str | None) -> None:
    found = whole_role(_passage(text))
    assert (found.text if found else None) == role


def test_find_role_leaves_links_out() -> None:
    found = find_role(_passage("Served as a peer reviewer for the Journal of Widgets"))
    assert found is not None
    assert (found.role.text, found.after.text) == ("peer reviewer", "Journal of Widgets")


def test_seat_ends_in_a_body() -> None:
    assert seat(_passage("Data Guidelines Board")) is not None
    assert seat(_passage("European Widget Conference")) is None


def test_honours_are_told_from_service() -> None:
    assert is_honour("Outstanding reviewer (top 10%)")
    assert not is_honour("Reviewer, ICML 2019")
