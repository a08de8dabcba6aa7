from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.model.section import Section
from etl.transform.context import Context
from etl.transform.parsers.education import read_education
from etl.transform.parsers.employment import read_employment

Reader = Callable[[str], tuple[tuple[Section, ...], Context]]

# form, section, posts as (title, organization, unit, start, end, ongoing)
POSTS = [
    (
        "labels and colons",
        """EXPERIENCIA PROFESIONAL

Entidad empleadora: Universidad de Peñalba
Departamento: Departamento de Química Orgánica
Categoría profesional: Profesora Titular
Fecha de inicio: 15/09/2019

Entidad empleadora: Museo del Roble, Oslo
Categoría profesional: Investigadora
Fecha de inicio - fin: 15/01/2016 - 31/08/2019
""",
        [
            ("Profesora Titular", "Universidad de Peñalba", "Departamento de Química Orgánica", "2019-09-15", None, False),
            ("Investigadora", "Museo del Roble", None, "2016-01-15", "2019-08-31", False),
        ],
    ),
    (
        "labels in a column",
        """ESPERIENZA PROFESSIONALE

Date                          da aprile 2018 ad oggi
Lavoro o posizione ricoperti  Farmacista collaboratrice
Nome del datore di lavoro     Farmacia della Quercia
Mansioni                      Gestione del magazzino

Date                          settembre 2015 - marzo 2018
Lavoro o posizione ricoperti  Farmacista
Nome del datore di lavoro     Farmacia dell'Olmo
""",
        [
            ("Farmacista collaboratrice", "Farmacia della Quercia", None, "2018-04", None, True),
            ("Farmacista", "Farmacia dell'Olmo", None, "2015-09", "2018-03", False),
        ],
    ),
    (
        "long tales between few labels",
        "EXPERIENCE\n\n"
        + "\n".join(
            f"Research title: {title}\nPeriod: {period}\nEmployer: Elm University, Oakmere, Norway\nMain duties:\n"
            + "Drew maps of rivers.\n" * 9
            for title, period in (("Surveyor", "2016 - 2019"), ("Draughtsman", "2012 - 2015"))
        ),
        [
            ("Surveyor", "Elm University", None, "2016", "2019", False),
            ("Draughtsman", "Elm University", None, "2012", "2015", False),
        ],
    ),
    (
        "start and end apart",
        "EXPERIENCE\n\nEmployer: Elm Systems\nPosition: Welder\nFrom: May 2018\nTo: June 2020\n",
        [("Welder", "Elm Systems", None, "2018-05", "2020-06", False)],
    ),
]


@pytest.mark.parametrize(("document", "posts"), [case[1:] for case in POSTS], ids=[case[0] for case in POSTS])
def test_posts_printed_as_records(document: str, posts: list[tuple[object, ...]], read_sections: Reader) -> None:
    facts = read_employment(*read_sections(document)).facts
    values = [
        tuple(
            None if claim is None else str(claim.value) for claim in (f.title, f.organization, f.unit, f.period.start, f.period.end)
        )
        for f in facts
    ]
    assert [(*value, f.period.ongoing is not None) for value, f in zip(values, facts, strict=True)] == posts


def test_degrees_printed_as_records_have_an_end_alone(read_sections: Reader) -> None:
    text = """FORMACIÓN ACADÉMICA

Nombre del título: Licenciada en Química
Entidad de titulación: Universidad de Peñalba
Fecha de titulación: 30/06/2008

Doctorado
Programa de doctorado: Química Orgánica
Entidad de titulación: Universidad de Roble
Fecha de titulación: 12/12/2012
"""
    facts = read_education(*read_sections(text)).facts
    found = [
        tuple(
            None if claim is None else str(claim.value)
            for claim in (f.degree, f.field, f.organization, f.period.start, f.period.end)
        )
        for f in facts
    ]
    assert found == [
        ("Licenciada", "Química", "Universidad de Peñalba", None, "2008-06-30"),
        ("Doctorado", "Química Orgánica", "Universidad de Roble", None, "2012-12-12"),
    ]


def test_a_label_or_two_below_a_post_make_no_record(read_sections: Reader) -> None:
    text = "EXPERIENCE\n\nWelder, Elm Systems, 2018-2020\nPosition: full-time\n\nFitter, Oak Works Ltd, 2015-2018\n"
    assert [f.title and f.title.value for f in read_employment(*read_sections(text)).facts] == ["Welder", "Fitter"]


@pytest.mark.parametrize("noise", ["Employer:", "From: : To", "Date: \nPosition: \nEmployer: x", "Employer: 2019\nFrom: a\nTo: b"])
def test_never_raises(noise: str, read_sections: Reader) -> None:
    sections, context = read_sections(f"EXPERIENCE\n\n{noise}\n{noise}\n")
    for fact in read_employment(sections, context).facts:
        assert context.document.text[fact.span.start : fact.span.end] == fact.span.quote
