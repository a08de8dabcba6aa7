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
