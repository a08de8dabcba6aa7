from __future__ import annotations

import pytest

from etl.model.document import Passage, TextSource
from etl.transform.citations.numbers import read_numbers


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (["7(2): 11–29"], ("7", "2", "11–29")),
        (["Vol. C-34", "No. 5", "pp. 3–9"], ("C-34", "5", "3–9")),
        (["Tome XXVIII", "Fasc. 2", "p. 40–52"], ("XXVIII", "2", "40–52")),
        (["vol. 12", "suppl. 3", "ID 105040"], ("12", "3", "105040")),
        (["Chapter 14", "pp. 3–9"], (None, None, "3–9")),
        (["kap. 4", "12"], ("12", None, None)),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_volume_issue_and_pages(printed: list[str], expected: tuple[str | None, ...]) -> None:
    text = ", ".join(printed)
    ranges = [(text.index(part), text.index(part) + len(part)) for part in printed]
    found = read_numbers(Passage(TextSource(text), text, range(len(text)), bytes(len(text))), ranges)
    assert tuple(place and text[place[0] : place[1]] for place in (found.volume, found.issue, found.pages)) == expected
