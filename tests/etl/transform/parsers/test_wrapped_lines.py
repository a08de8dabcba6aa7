from __future__ import annotations

import pytest

from etl.extract.reading import read_bytes
from etl.settings import Settings
from etl.transform.parsers.wrapped_lines import line_groups


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Elm University\nDust Theory\n", 2),
        ("The theory of\nDust\n", 1),
        ("Dust\nand light\n", 1),
        ("Dust Theory, 2019–\nSand Theory, 2020\n", 2),
    ],
)
def test_lines_that_go_on_are_one(text: str, groups: int) -> None:
    document = read_bytes(text.encode(), name="cv.txt", settings=Settings())
    assert len(list(line_groups(document.lines, lambda line: False))) == groups
