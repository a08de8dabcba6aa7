from __future__ import annotations

import pytest

from etl.extract.reading import read_bytes
from etl.model.facts import WorkKind
from etl.settings import Settings
from etl.transform.citations.works import read_works
from etl.transform.claims import read_claims
from etl.transform.context import Context
from etl.transform.sections import split_sections


def works(below: str) -> list[tuple[str, WorkKind]]:
    document = read_bytes(f"# Ada Doe\n\n## Research\n\n{below}\n".encode(), name="cv.md", settings=Settings())
    return [(work.title.value, work.kind.value) for work in read_works(split_sections(document), Context(document)).facts]


def test_titles_with_others_are_works() -> None:
    entries = (
        "“Riding the wave of oil in lamps and the wicks of towns”\n\n"
        "“Should lamps stay or should they go? An analysis” with Bob Roe and Carl Poe. Conditionally accepted at Lamp Economics\n\n"
        "“Lamp quality and consolidation” with Dan Moe"
    )
    assert works(entries) == [
        ("Riding the wave of oil in lamps and the wicks of towns", WorkKind.PREPRINT),
        ("Should lamps stay or should they go? An analysis", WorkKind.ARTICLE),
        ("Lamp quality and consolidation", WorkKind.PREPRINT),
    ]


def test_what_somebody_works_on_is_no_work() -> None:
    assert works("I study “the long light of lamps” and “the oil of the north” with Bob Roe.\n\nLamps, oil and wicks.") == []
    assert works("“Lamps of the north and their oil”\n\n“A history of wicks in ten towns”") == []


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param(
            "- Doe, A. & Roe, B. (2019). Riding the wave of oil. Lamp Letters, 2(3), 1-9.\n"
            "- Poe, C., Doe, A. (2020). Wicks of the north. Lamp Letters, 3(1), 2-8.\n"
            "- Doe, A. (2021). Dust and the harbour lamps. Journal of Dust, 4, 5-9.\n"
            "- Meeting of Lamps 2019, Oslo",
            id="apa",
        ),
        pytest.param(
            "[2019] B. Roe and A. Doe. “Riding the wave of oil.” Lamp Letters 2, 1-9.\n\n"
            "[2020] C. Poe, A. Doe. “Wicks of the north.” Lamp Letters 3, 2-8.\n\n"
            "[2021] A. Doe. “Dust and the harbour lamps.” Journal of Dust 4, 5-9.\n\n"
            "[2019] Meeting of Lamps, Oslo.",
            id="years first",
        ),
    ],
)
def test_entries_that_cite_the_owner_are_works_under_any_heading(entries: str) -> None:
    text = f"# Ada Doe\n\n## Education\n\nPhD, Elm University, 2012\n\n## Lantern Room\n\n{entries}\n"
    found = read_claims(read_bytes(text.encode(), name="cv.md", settings=Settings())).works
    assert [(work.title.value, str(work.year.value) if work.year else "") for work in found] == [
        ("Riding the wave of oil", "2019"),
        ("Wicks of the north", "2020"),
        ("Dust and the harbour lamps", "2021"),
    ]


def test_entries_that_name_the_owner_otherwise_are_no_works() -> None:
    lines = "- Lamp trip with Ada Doe, 2019\n- A. Doe's walk, Oslo\n- Wick days 2020 (A. Doe)\n- Dust days 2021"
    text = f"# Ada Doe\n\n## Education\n\nPhD, Elm University, 2012\n\n## Lantern Room\n\n{lines}\n"
    assert read_claims(read_bytes(text.encode(), name="cv.md", settings=Settings())).works == ()
