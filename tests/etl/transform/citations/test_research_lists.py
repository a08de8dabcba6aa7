from __future__ import annotations

from etl.extract.reading import read_bytes
from etl.model.facts import WorkKind
from etl.settings import Settings
from etl.transform.citations.works import read_works
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
