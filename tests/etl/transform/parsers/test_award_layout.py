"""Lists of awards and grants in many layouts: the titles that a person reads out of each, with their years."""

from __future__ import annotations

import pytest

from etl.extract.reading import read_bytes
from etl.settings import Settings
from etl.transform.claims import read_claims

# heading, list, titles and years of each
LISTS: dict[str, tuple[str, str, list[tuple[str, str]]]] = {
    "labels before the fields of each award": (
        "Auszeichnungen",
        """
Jahr: 2024
Verliehen von: Elmer Akademie
Auszeichnung: Birken-Medaille

Jahr: 2023
Auszeichnung: Silberner Besen

Jahr: 2022
Verliehen von: Stadt Ulme
Auszeichnung: Promotionspreis
""",
        [("Birken-Medaille", "2024"), ("Silberner Besen", "2023"), ("Promotionspreis", "2022")],
    ),
    "givers behind the year": (
        "Awards",
        """
- ASNX Dust Grant Award (2016) given by the Elm Society for Sand.
- Sieves in Trade Scholarship (2011) given by the Dust Agency of Elmland and Elm University.
- Norwegian Sieve Technology Award (2011) presented by the Norwegian Sand Commission.
""",
        [
            ("ASNX Dust Grant Award", "2016"),
            ("Sieves in Trade Scholarship", "2011"),
            ("Norwegian Sieve Technology Award", "2011"),
        ],
    ),
    "ranks and contests": (
        "Awards",
        """
2025    Second Place
        National Sieve Project Competition
2024    1st place ($500), Elm Dust Contest
2023    Third Place
        Norwegian Sand Challenge
2022    Moss Dissertation Award, Honorable Mention
""",
        [
            ("Second Place National Sieve Project Competition", "2025"),
            ("1st place ($500), Elm Dust Contest", "2024"),
            ("Third Place Norwegian Sand Challenge", "2023"),
            ("Moss Dissertation Award", "2022"),
        ],
    ),
    "kinds of awards without a name of their own": (
        "Awards",
        """
- 2016: Elm Medal for Young Sifters, Oak Academy (500 EUR).
- 2014: Scholarship, internship at Ash Town: Elmfonds (1.0k EUR).
- 2013: Scholarship, internship at Ash Town: Stiftung Sand (2.0k EUR).
- 2012: Stipend, summer school on dust in Ulm (300 EUR).
""",
        [
            ("Elm Medal for Young Sifters", "2016"),
            ("Scholarship, internship at Ash Town: Elmfonds", "2014"),
            ("Scholarship, internship at Ash Town: Stiftung Sand", "2013"),
            ("Stipend, summer school on dust in Ulm", "2012"),
        ],
    ),
    "labels before the fields of each grant": (
        "Grants",
        """
- 03/2015 - 02/2017: Equipment Grant
  Title: Using sieves to model dust in old towns
  Funding program: Elm Dust Center
  Amount: $50k
- 07/2016 - 06/2017: Postdoctoral fellowship
  Title: Slow drifting of sand over dunes
  Funding agency: Oak Foundation
  Amount: $234k
- 07/2014 - 06/2015: Travel grant
  Title: Brooms of the north
  Funding agency: Ash Foundation
  Amount: $5k
""",
        [
            ("Using sieves to model dust in old towns", "2015"),
            ("Slow drifting of sand over dunes", "2016"),
            ("Brooms of the north", "2014"),
        ],
    ),
    "what never is one, a numeral with its stop, a word of honour behind a colon": (
        "Awards",
        """
Juni 2014: Ida-Birch-Preis für Sandforschung
Dezember 2012: Siebers Stipendium für das 1. Jahr Studierender
2011: Sand Methods: A symposium in honor of Tom Roe
2010: Title
2009: Ulm, Germany
""",
        [
            ("Ida-Birch-Preis für Sandforschung", "2014"),
            ("Siebers Stipendium für das 1. Jahr Studierender", "2012"),
            ("Sand Methods: A symposium in honor of Tom Roe", "2011"),
        ],
    ),
    "several on a line": (
        "Fellowships",
        """
Elm Fellowship in Dust, 2013 - 2015 Oak College Founders Scholarship, 2004 - 2008 Regional Sand Travel Grant, 2009 - 2011
""",
        [
            ("Elm Fellowship in Dust", "2013"),
            ("Oak College Founders Scholarship", "2004"),
            ("Regional Sand Travel Grant", "2009"),
        ],
    ),
    "parts in projects below their titles": (
        "Grants",
        """
2015–2018    Weighing Dust and Light in Small Towns
             Work package lead, co-applicant
             This project develops new sieves for old towns. It is funded by the Elm Council.

2013–2014    Sand Sorting in Ash Towns
             CI, co-applicant
             The project aims to sort sand in new ways for all.

2010–2012    Brooms and Their Users
             Associated partner
             This project studies brooms.
""",
        [
            ("Weighing Dust and Light in Small Towns", "2015"),
            ("Sand Sorting in Ash Towns", "2013"),
            ("Brooms and Their Users", "2010"),
        ],
    ),
    "givers on the line above, sums behind": (
        "Grants",
        """
- Elm Agency for Sieves
  Sieving in Practice: $71,000

- Oak Foundation
  Rare Sands & Short Cuts: $310,000 with Bo Roe

- University of Birch
  Distant Dust and Drift: $14,200 with Cy Moe
""",
        [("Sieving in Practice", ""), ("Rare Sands & Short Cuts", ""), ("Distant Dust and Drift", "")],
    ),
    "giver, award, year": (
        "Awards",
        """
- Elm University, Young Sifter Award, 2016
- County of Oak, Oak Research Scholarship, 2017
- Birch Society, Best Poster Prize, 2018
- Elm University, Sand Medal, 2019
""",
        [
            ("Young Sifter Award", "2016"),
            ("Oak Research Scholarship", "2017"),
            ("Best Poster Prize", "2018"),
            ("Sand Medal", "2019"),
        ],
    ),
    "award, giver, year": (
        "Awards",
        """
- Young Sifter Award, Elm University, 2016
- Oak Research Scholarship, County of Oak, 2017
- Best Poster Prize, Birch Society, 2018
""",
        [("Young Sifter Award", "2016"), ("Oak Research Scholarship", "2017"), ("Best Poster Prize", "2018")],
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
