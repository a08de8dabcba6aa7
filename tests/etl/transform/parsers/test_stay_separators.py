"""One list of posts in many layouts: what no word tells is told by the place it has in the list."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.model.section import Section
from etl.transform.context import Context
from etl.transform.parsers.employment import read_employment

Reader = Callable[[str], tuple[tuple[Section, ...], Context]]

# title, employer, unit, place, start, end, what is told
POSTS = [
    ("Research Engineer", "Brightwell", "Sand Mechanics Group", "Oslo, Norway", "2019", "2022", "Built a model of drifting dunes."),
    ("Dune Evangelist", "Larch Technologies Inc.", "Faculty of Light", "Boston, MA", "2016", "2019", "Sorted pebbles by colour"),
    ("Data Analyst", "Tarnvik & Daughters", "School of Tides", "Leeds, UK", "2013", "2016", "Kept the archive of tide records."),
    ("Kiln Steward", "University of Elmford", "Center for Glazes", "Lyon, France", "2010", "2013", "Bought clay for two studios"),
    ("Lecturer", "Openfern", "Department of Dust", "Berlin, Germany", "2008", "2010", "Taught three classes a week."),
]

LAYOUTS = {
    "title (employer, place), dates": "{t} ({o}, {p}), {s}–{e}\n",
    "dates employer: title": "{s}–{e}  {o}: {t}\n",
    "dates. title. employer. place.": "{s}–{e}. {t}. {o}. {p}.\n",
    "title. employer, place. dates.": "{t}. {o}, {p}. {s}–{e}.\n",
    "title, employer, place, dates": "{t}, {o}, {p}, {s}–{e}\n",
    "employer, title, dates": "{o}, {t}, {s}–{e}\n",
    "title | employer | place | dates": "{t} | {o} | {p} | {s}–{e}\n",
    "employer — title — dates": "{o} — {t} — {s}–{e}\n",
    "bullets": "- {s}–{e}, {t}, {o}, {p}\n",
    "dates, title; unit below; employer below": "{s}–{e}\t{t}\n\t{u}\n\t{o}, {p}\n\n",
    "title; employer, place and dates below": "{t}\n{o}, {p}\t{s}–{e}\n- {told}\n\n",
    "employer, place and dates; title below": "{o}, {p}\t{s}–{e}\n{t}\n- {told}\n\n",
    "dates; title; employer": "{s}–{e}\n{t}\n{o}, {p}\n- {told}\n\n",
    "employer; title; dates": "{o}\n{t}\n{s}–{e}\n- {told}\n\n",
    "title, employer; dates; prose": "{t}, {o}\n{s}–{e}\n{told}\n\n",
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_a_list_of_posts_is_read_in_any_layout(layout: str, read_sections: Reader) -> None:
    posts = [layout.format(t=t, o=o, u=u, p=p, s=s, e=e, told=told) for t, o, u, p, s, e, told in POSTS]
    facts = read_employment(*read_sections("EXPERIENCE\n\n" + "".join(posts))).facts
    found = [
        (f.title and f.title.value, f.organization and f.organization.value, f.period.start and str(f.period.start.value))
        for f in facts
    ]
    assert found == [(title, employer, start) for title, employer, _, _, start, _, _ in POSTS]


# lists in which a comma stands within titles
COMMAS = {
    "bars": "{t} | {o} | {s}–{e}\n",
    "dashes": "{o} – {t} ({s}–{e})\n",
    "rows": "{t}\n{o}, Oslo, Norway\t{s}–{e}\n\n",
}


@pytest.mark.parametrize("layout", COMMAS.values(), ids=COMMAS.keys())
def test_a_title_goes_on_behind_a_comma_where_something_stronger_parts_fields(layout: str, read_sections: Reader) -> None:
    titles = ["Lead, Growth and Tides", "Research Engineer", "Principal, Sand Modelling"]
    employers = ["Brightwell", "Elm University", "Openfern"]
    text = "".join(
        layout.format(t=t, o=o, s=2010 + 3 * i, e=2012 + 3 * i) for i, (t, o) in enumerate(zip(titles, employers, strict=True))
    )
    facts = read_employment(*read_sections("EXPERIENCE\n\n" + text)).facts
    assert [f.title and f.title.value for f in facts] == titles
    assert [f.organization and f.organization.value for f in facts] == employers


def test_brackets_and_colons_of_single_entries_part_no_fields(read_sections: Reader) -> None:
    text = """EXPERIENCE

2019–2022  Research Engineer (part-time), Elm University
2016–2019  Lecturer, Oak College (OC)
2013–2016  Data Analyst, Ash Institute
2010–2013  Kiln Steward, Larch Works, project: Glazes
"""
    facts = read_employment(*read_sections(text)).facts
    assert [f.title and f.title.value for f in facts] == [
        "Research Engineer (part-time)",
        "Lecturer",
        "Data Analyst",
        "Kiln Steward",
    ]
    assert [f.organization and f.organization.value for f in facts] == [
        "Elm University",
        "Oak College (OC)",
        "Ash Institute",
        "Larch Works",
    ]


# document, posts as (title, employer)
LISTS = [
    (
        "an employer's own years hold its posts",
        """Elm Bank of Sand, May 2001–present
Senior Analyst, May 2001–October 2004
Editor, Sand Notes, March 2008–July 2011
Budget Advisor & Analyst, August 2016–November 2019
""",
        [("Senior Analyst", "Elm Bank of Sand"), ("Editor", "Sand Notes"), ("Budget Advisor & Analyst", "Elm Bank of Sand")],
    ),
    (
        "a title's noun behind a name",
        """2021–2023  Institute for Sand and Light Fellow, Elm Observatory
2019–2021  Division of Mills and Weirs Intern, Oak Bureau of Water
""",
        [("Institute for Sand and Light Fellow", "Elm Observatory"), ("Division of Mills and Weirs Intern", "Oak Bureau of Water")],
    ),
    (
        "who advised is no field",
        """Research Fellow
University of Elm | Advised by Prof. Ada Oak | 2015 - 2017
Laboratory Assistant
Ash State University | Supervised by Bo Roe | 2012 - 2015
""",
        [("Research Fellow", "University of Elm"), ("Laboratory Assistant", "Ash State University")],
    ),
    (
        "the employer below the date in all entries",
        """Water Manager, 2010 - 2013.
Nordmole S.A., Elmhaven. Looked after two dams and a weir.

Pond Engineer, 2007 - 2010.
Ulmeraie S.A., Bonval. Planned the winter works.

Technician, 2004 - 2007.
Felskies S.A., Elmhaven. Measured the flow and wrote its yearly reports.
""",
        [("Water Manager", "Nordmole S.A."), ("Pond Engineer", "Ulmeraie S.A."), ("Technician", "Felskies S.A.")],
    ),
    (
        "a row of a town and its country",
        """Process Engineer, Brightwell
Elmgawa, Japan
2018 - 2020

Field Engineer, Openfern
Oakgawa, Japan
2015 - 2018
""",
        [("Process Engineer", "Brightwell"), ("Field Engineer", "Openfern")],
    ),
    (
        "what a name is, in small letters",
        """2008 – 2015  Seaman, Rederij Ulm - shipping company, Leeds, UK
2005 – 2008  Engineer, Tarnvik Oy, Leeds, UK
""",
        [("Seaman", "Rederij Ulm"), ("Engineer", "Tarnvik Oy")],
    ),
]


@pytest.mark.parametrize(("text", "posts"), [case[1:] for case in LISTS], ids=[case[0] for case in LISTS])
def test_the_list_tells_what_an_entry_leaves_open(text: str, posts: list[tuple[str, str]], read_sections: Reader) -> None:
    facts = read_employment(*read_sections(f"EXPERIENCE\n\n{text}")).facts
    assert [(f.title and f.title.value, f.organization and f.organization.value) for f in facts] == posts
