from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.normalize.dates import find_date_ranges, find_years, settle_days

# printed, first, last, ongoing, expected
RANGES = [
    ("10/16 bis 08/19", "2016-10", "2019-08", False, False),
    ("09|14 to 07|15", "2014-09", "2015-07", False, False),
    ("since 10|16", "2016-10", None, True, False),
    ("desde 09/14", "2014-09", None, True, False),
    ("Aug 2017-Dec 2017", "2017-08", "2017-12", False, False),
    ("2022.02 - :", "2022-02", None, True, False),
    ("2019.08 - 2022.01:", "2019-08", "2022-01", False, False),
    ("Sep. 2019 – May. 2022", "2019-09", "2022-05", False, False),
    ("08/2017–12/2018", "2017-08", "2018-12", False, False),
    ("2018-Present", "2018", None, True, False),
    ("since 2015", "2015", None, True, False),
    ("seit 2015", "2015", None, True, False),
    ("depuis mars 2015", "2015-03", None, True, False),
    ("Summer 2019", None, "2019", False, False),
    ("2014 Summer", None, "2014", False, False),
    ("Fall 2018 - Spring 2019", "2018", "2019", False, False),
    ("WS 2019/20", "2019", "2020", False, False),
    ("2019–", "2019", None, True, False),
    ("expected May 2027", None, "2027-05", False, True),
    ("2027 (expected)", None, "2027", False, True),
    ("Oct. 3, 2018", None, "2018-10-03", False, False),
    ("3 October 2018", None, "2018-10-03", False, False),
    ("03.10.2018", None, "2018-10-03", False, False),
    ("03/10/2018", None, "2018", False, False),
    ("2018-10-03", None, "2018-10-03", False, False),
    ("2017/18", "2017", "2018", False, False),
    ("2015–18", "2015", "2018", False, False),
    ("08–09 2012", "2012-08", "2012-09", False, False),
    ("May 2019–.", "2019-05", None, True, False),
    ("1968-81", "1968", "1981", False, False),
    ("2018 – 25", "2018", "2025", False, False),
    ("9/91--9/93", "1991-09", "1993-09", False, False),
    ("9/93--present", "1993-09", None, True, False),
    ("1998-02", "1998", "2002", False, False),
    ("1998-02 – 2018-11", "1998-02", "2018-11", False, False),
    ("Aug–Dec 2017", "2017-08", "2017-12", False, False),
    ("June 12 – July 3, 2019", "2019-06-12", "2019-07-03", False, False),
    ("3–7 July 2017", "2017-07-03", "2017-07-07", False, False),
    ("enero de 2015 – actualidad", "2015-01", None, True, False),
    ("2015 bis heute", "2015", None, True, False),
    ("2017 — Auj.", "2017", None, True, False),
    ("between 2015 and 2018", "2015", "2018", False, False),
    ("May '21 – Aug '21", "2021-05", "2021-08", False, False),
    ("2001–4", "2001", "2004", False, False),
    ("2018-5", None, "2018-05", False, False),
    ("2018-5 – 2019-7", "2018-05", "2019-07", False, False),
    ("2015/6", None, "2015", False, False),
    ("seit WS 2020/21", "2020", None, True, False),
    ("dal 2015 al 2016", "2015", "2016", False, False),
    ("depuis le 1er septembre 2019", "2019-09-01", None, True, False),
    ("2022 – expected 2027", "2022", "2027", False, True),
    ("mid-2019 – late 2020", "2019", "2020", False, False),
    ("entre 2013 y 2015", "2013", "2015", False, False),
    ("De enero a junio de 2013", "2013-01", "2013-06", False, False),
    ("du 01/09/2015 au 31/08/2018", "2015-09-01", "2018-08-31", False, False),
    ("01/02/2015 - 03/04/2018", "2015", "2018", False, False),
    ("2015/2016 – 2017/2018", "2015", "2018", False, False),
    ("02–06/2019", "2019-02", "2019-06", False, False),
    ("Set 2015 – Ago 2019", "2015-09", "2019-08", False, False),
    ("the data set 2015", None, "2015", False, False),
    ("2015 – até ao presente", "2015", None, True, False),
    ("dal 2021 ad oggi", "2021", None, True, False),
    ("2021年4月 – 2023年3月", "2021-04", "2023-03", False, False),
    ("2019 – nykyhetki: teacher", "2019", None, False, False),
    ("2019 – Oslo: teacher", None, "2019", False, False),
]


@pytest.mark.parametrize(("printed", "first", "last", "ongoing", "expected"), RANGES, ids=[case[0] for case in RANGES])
def test_a_range_is_read_as_precise_as_printed(
    printed: str, first: str | None, last: str | None, ongoing: bool, expected: bool
) -> None:
    (found,) = find_date_ranges(printed)
    assert (found.first and str(found.first), found.last and str(found.last)) == (first, last)
    assert (found.ongoing, found.expected) == (ongoing, expected)


NOTHING = [
    "pp. 1998–2005",
    "12(3):1998–2005",
    "+49 30 555 2019",
    "Room 2019",
    "MATH 2010",
    "$2000",
    "2000 USD",
    "2000+ students",
    "1950 Old Mill Road",
    "arXiv:2010.12345",
    "10.1000/ABC.2019.00123",
    "see you in May",
    "12345 Springfield",
]


@pytest.mark.parametrize("printed", NOTHING)
def test_numbers_that_are_no_dates_give_nothing(printed: str) -> None:
    assert find_date_ranges(printed) == []


YEARS = [
    ("ICLR'22-25", [2022, 2023, 2024, 2025]),
    ("2019, 2021", [2019, 2021]),
    ("2015–2018", [2015, 2016, 2017, 2018]),
    ("ICCV'21, 23", [2021, 2023]),
    ("AY 2020/21", [2020, 2021]),
    ("NeurIPS2020", [2020]),
    ("2018,2019,2020", [2018, 2019, 2020]),
    ("since 2019", [2019]),
    ("in 40 countries", []),
]


@pytest.mark.parametrize(("printed", "years"), YEARS, ids=[case[0] for case in YEARS])
def test_years_are_filled_and_expanded(printed: str, years: list[int]) -> None:
    assert [found.year for found in find_years(printed)] == years


def test_each_end_has_its_own_place() -> None:
    text = "Intern, Sep. 2019 – May 2022, Oslo"
    (found,) = find_date_ranges(text)
    assert found.first_at is not None
    assert found.last_at is not None
    assert text[slice(*found.first_at)] == "Sep. 2019"
    assert text[slice(*found.last_at)] == "May 2022"


def test_the_word_for_present_has_its_place() -> None:
    text = "2018 – heute"
    (found,) = find_date_ranges(text)
    assert found.ongoing_at is not None
    assert text[slice(*found.ongoing_at)] == "heute"


DATE_TEXT = st.lists(
    st.sampled_from(
        [
            *"0123456789",
            "2019",
            "2020",
            "Mai",
            "March",
            "–",
            "-",
            " ",
            "/",
            ".",
            ",",
            "(",
            ")",
            "'",
            "since",
            "present",
            "WS",
            "pp.",
            "x",
        ]
    )
).map("".join)


@given(DATE_TEXT | st.text(max_size=80))
def test_ranges_lie_in_order_inside_the_text(text: str) -> None:
    end = 0
    for found in find_date_ranges(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end
        for at in (found.first_at, found.last_at, found.ongoing_at):
            assert at is None or (found.start <= at[0] < at[1] <= found.end)
        assert found.first or found.last


@given(DATE_TEXT | st.text(max_size=80))
def test_years_are_plausible_and_each_found_once(text: str) -> None:
    years = [found.year for found in find_years(text)]
    assert len(years) == len(set(years))
    assert all(1900 <= year < 2100 for year in years)


@pytest.mark.parametrize(
    ("document", "first", "last"),
    [
        ("born 31/12/1990", "2019-09-01", "2020-02-03"),
        ("born 12/31/1990", "2019-01-09", "2020-03-02"),
        ("born 12/11/1990", "2019", "2020"),
        ("born 31/12/1990, 12/31/1990", "2019", "2020"),
    ],
)
def test_days_are_read_in_the_order_of_the_document(document: str, first: str, last: str) -> None:
    text = "01/09/2019 - 03/02/2020"
    (found,) = find_date_ranges(text)
    settled = settle_days(found, text, f"{document}; {text}")
    assert (str(settled.first), str(settled.last)) == (first, last)


@pytest.mark.parametrize(
    ("text", "date"), [("Aprıl 2019", "2019-04"), ("AUGUSTİ 2019", "2019-08"), ("Kasım 2020", "2020-11"), ("KASIM 2020", "2020-11")]
)
def test_months_with_turkish_letters(text: str, date: str) -> None:
    assert [str(found.last) for found in find_date_ranges(text)] == [date]
