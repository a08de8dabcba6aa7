from __future__ import annotations

import pytest

from etl.extract.reading import read_bytes
from etl.settings import Settings
from etl.transform.claims import read_claims

Row = tuple[str | None, str | None, int | None]

LISTS: dict[str, tuple[str, str, list[Row]]] = {
    "events above their talks": (
        "Talks",
        (
            "University of Elm\n\nDust by Night - 2023\n\nAnnual Meeting of the Lamp Society\n\nOld Walls - 2022\n\n"
            "Sand and Stone - 2020\n\nMoss Colloquium\n\nA Town of Ash - 2019\n"
        ),
        [
            ("Dust by Night", "University of Elm", 2023),
            ("Old Walls", "Annual Meeting of the Lamp Society", 2022),
            ("Sand and Stone", "Annual Meeting of the Lamp Society", 2020),
            ("A Town of Ash", "Moss Colloquium", 2019),
        ],
    ),
    "titles above their events": (
        "Talks",
        "Dust by night and by day\nUniversity of Elm, 2023\n\nOld walls of the town\nLamp Society Meeting, 2022\n",
        [
            ("Dust by night and by day", "University of Elm", 2023),
            ("Old walls of the town", "Lamp Society Meeting", 2022),
        ],
    ),
    "lines with labels": (
        "Conference Presentations",
        (
            "2018    What the dust of seven towns says of their lamps\nConference: Elm Consortium on Lamps, Dust and Sand\n"
            "Location: Ulm, Germany\n\n"
            "2016    A second look at walls\nConference: Moss Meeting\nLocation: Bonn, Germany\n"
        ),
        [
            ("What the dust of seven towns says of their lamps", "Elm Consortium on Lamps, Dust and Sand", 2018),
            ("A second look at walls", "Moss Meeting", 2016),
        ],
    ),
    "talks below a heading of works or talks": (
        "Conference Papers",
        (
            "- “Dust by Night,” Elm Meeting on Lamps, Ulm (November 16, 2019)\n"
            "- “Old Walls,” Moss Society 2018, Bonn (July 23, 2018)\n"
            "- “Sand,” Elm Days, Ulm (May 2, 2017)\n"
        ),
        [("Dust by Night", "Elm Meeting on Lamps", 2019), ("Old Walls", "Moss Society 2018", 2018), ("Sand", "Elm Days", 2017)],
    ),
    "several hosts in a row": (
        "Talks",
        "- Talks at Elm Days, Ash University, and Moss Labs (2025); Larch College and Oak Institute (2024).\n",
        [
            (None, "Elm Days", 2025),
            (None, "Ash University", 2025),
            (None, "Moss Labs", 2025),
            (None, "Larch College", 2024),
            (None, "Oak Institute", 2024),
        ],
    ),
    "a year on each row": (
        "Invited Talks",
        (
            "2022  Lamp Genetics Meeting, Lamp Society of Elm\n2022  Dust Colloquium, Moss University\n"
            "2021  Department of Dust, Ash, and Organic Light, Larch University\n2021  Sand Seminar, University of Oak\n"
        ),
        [
            (None, "Lamp Genetics Meeting", 2022),
            (None, "Dust Colloquium", 2022),
            (None, "Department of Dust, Ash, and Organic Light", 2021),
            (None, "Sand Seminar", 2021),
        ],
    ),
    "who else spoke": (
        "Talks",
        (
            "2019  “Dust of the walls”, co-presented with A. Roe, B. Moe, and C. D. Poe, 3rd Conference on Walls, Ulm\n"
            "2018  “Lamps at night”, co-presented with B. Moe, Lamp Congress, Bonn\n"
        ),
        [("Dust of the walls", "3rd Conference on Walls", 2019), ("Lamps at night", "Lamp Congress", 2018)],
    ),
}


@pytest.mark.parametrize(("heading", "text", "expected"), LISTS.values(), ids=LISTS.keys())
def test_reads_the_list(heading: str, text: str, expected: list[Row]) -> None:
    content = f"ADA ASHBY\n\n{heading.upper()}\n\n{text}\nEDUCATION\n\n2010  PhD in Dust, University of Elm\n"
    claims = read_claims(read_bytes(content.encode(), name="cv.txt", settings=Settings()))
    found = [(t.title and t.title.value, t.event and t.event.value, t.year and t.year.value) for t in claims.talks]
    assert found == expected
    assert claims.works == ()


def test_works_below_a_heading_of_works_or_talks_stay_works() -> None:
    text = "- Nord, E., Moe, B. (2019). Dust by night. Journal of Lamps 12(3), 4-9.\n"
    text += "- Nord, E. (2018). Old walls. Lamp Letters 7, 1-8.\n"
    claims = read_claims(read_bytes(f"# Eva Nord\n\n## Conference Papers\n\n{text}".encode(), name="cv.md", settings=Settings()))
    assert claims.talks == ()
    assert len(claims.works) == 2
