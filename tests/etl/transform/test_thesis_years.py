from __future__ import annotations

import pytest

from etl.extract.reading import read_bytes
from etl.settings import Settings
from etl.transform.claims import read_claims

_PHD = "PhD in Lamps, Elm University"
_TITLE = "Quiet lamps of the north"


def years(text: str) -> list[int | None]:
    document = read_bytes(f"# Ada Q. Doe\n\n{text}".encode(), name="cv.md", settings=Settings())
    return [work.year.value if work.year else None for work in read_claims(document).works]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"## Education\n\n- 2009–12 {_PHD}\n  Dissertation: {_TITLE}\n",
            [2012],
            id="two digits",
        ),
        pytest.param(
            f"## Education\n\n- {_PHD}, 2012\n- MSc in Lamps, Elm, 2008\n\n## PhD Thesis\n\nTitle: {_TITLE}\n",
            [2012],
            id="a heading tells the level",
        ),
        pytest.param(
            f"## Degrees\n\n- {_PHD}, 2012\n- BEng in Wicks, Ash College, 2008\n- PhD thesis: {_TITLE}, advised by B. Roe\n",
            [2012],
            id="below another degree",
        ),
        pytest.param(
            f"## Education\n\n- {_PHD}, 2019 – present\n  Dissertation: {_TITLE}\n",
            [None],
            id="still going on",
        ),
    ],
)
def test_the_year_of_a_thesis_is_that_of_its_degree(text: str, expected: list[int | None]) -> None:
    assert years(text) == expected
