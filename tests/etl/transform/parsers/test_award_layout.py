"""Lists of awards and grants in many layouts: the titles that a person reads out of each, with their years."""

from __future__ import annotations

import pytest

from etl.extract.reading import read_bytes
from etl.settings import Settings
from etl.transform.claims import read_claims
from etl.transform.parsers.award_layout import misread

# heading, list, titles and years of each
LISTS: dict[str, tuple[str, str, list[tuple[str, str]]]] = {
    "parts in projects below their titles": (
        "Grants",
        """
2026–2030    Balancing Dust and Light in Small Towns
             Project Lead, Proposal co-author
             This project develops new sieves for old towns. It is funded by the Elm Council.

2024–2025    Sand Sorting for the Workforce of Ash
             CI, Proposal co-author
             The project aims to sort sand in new ways for all.

2021–2023    Brooms and Their Users
             International Partner
             This project studies brooms.
""",
        [
            ("Balancing Dust and Light in Small Towns", "2026"),
            ("Sand Sorting for the Workforce of Ash", "2024"),
            ("Brooms and Their Users", "2021"),
        ],
    ),
    "givers on the line above, sums behind": (
        "Grants",
        """
- Elm Agency for Development
  Sieving in Practice: $98,000

- Oak Foundations
  Special Sands & Quick Answers: $250,000 with Bo Roe

- University of Birch
  Foreign Dust and Interference: $12,500 with Cy Moe
""",
        [("Sieving in Practice", ""), ("Special Sands & Quick Answers", ""), ("Foreign Dust and Interference", "")],
    ),
    "giver, award, year": (
        "Awards",
        """
- Elm University, Graduate Entrance Award, 2016
- Province of Oak, Oak Graduate Scholarship, 2017
- Birch Society, Best Poster Prize, 2018
- Elm University, Sand Medal, 2019
""",
        [
            ("Graduate Entrance Award", "2016"),
            ("Oak Graduate Scholarship", "2017"),
            ("Best Poster Prize", "2018"),
            ("Sand Medal", "2019"),
        ],
    ),
    "award, giver, year": (
        "Awards",
        """
- Graduate Entrance Award, Elm University, 2016
- Oak Graduate Scholarship, Province of Oak, 2017
- Best Poster Prize, Birch Society, 2018
""",
        [("Graduate Entrance Award", "2016"), ("Oak Graduate Scholarship", "2017"), ("Best Poster Prize", "2018")],
    ),
    "years first": (
        "Awards",
        """
2016    Elm Prize for Young Sifters
2017    Dust Student of the Year
2018    Oak Medal, Oak College
""",
        [("Elm Prize for Young Sifters", "2016"), ("Dust Student of the Year", "2017"), ("Oak Medal", "2018")],
    ),
    "sums first": (
        "Grants",
        """
- $25,000, Oak Foundation Seed Grant, 2019
- $10,000, Elm Council Travel Grant, 2020
- $5,000, Birch Trust Equipment Grant, 2021
""",
        [("Oak Foundation Seed Grant", "2019"), ("Elm Council Travel Grant", "2020"), ("Birch Trust Equipment Grant", "2021")],
    ),
    "German": (
        "Auszeichnungen",
        """
- Reisestipendium, Elmer Stiftung, 2019
- Nachwuchspreis, Gesellschaft für Staub, 2020
- Lehrpreis, Universität Eiche, 2021
""",
        [("Reisestipendium", "2019"), ("Nachwuchspreis", "2020"), ("Lehrpreis", "2021")],
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_awards_is_read_by_its_layout(name: str) -> None:
    heading, text, expected = LISTS[name]
    content = f"Ada Example\nada@example.org\n\n{heading.upper()}\n\n{text.strip(chr(10))}\n".encode()
    claims = read_claims(read_bytes(content, name="cv.txt", settings=Settings()))
    assert [(a.title.value, str(a.years[0].value) if a.years else "") for a in claims.awards] == expected


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (["Elm Medal", "Dust in old towns"], 0.0),
        (["Project Lead, Proposal co-author", "CI"], 1.0),
        (["University of Elm", "Elm Medal"], 0.5),
        (["S. Birch and A.B. Roe"], 1.0),
        ([], 1.0),
    ],
)
def test_titles_that_are_none(titles: list[str], expected: float) -> None:
    assert misread(titles, []) == expected
