from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.model.section import Section
from etl.transform.context import Context
from etl.transform.parsers.advising import read_advising

Reader = Callable[[str], tuple[tuple[Section, ...], Context]]

HEAD = "EDUCATION\n\nPh.D. in Physics, Elm University, 2014-2019\n"
# line below the degree, advisors as (name, relation)
LINES = [
    ("- Advisor: Olga Nord.", [("Olga Nord", "advisor")]),
    ("- PIs: Jay T. Lee, Ann E. Joss", [("Jay T. Lee", "pi"), ("Ann E. Joss", "pi")]),
    ("- Studies of dust (Olga B. Nord, advisor)", [("Olga B. Nord", "advisor")]),
    ("- Advisors: Jay T. Lee and Ann E. Joss.", [("Jay T. Lee", "advisor"), ("Ann E. Joss", "advisor")]),
    ("- Mentor: Prof. Dr. Ian Vale (now at Quarry University)", [("Ian Vale", "mentor")]),
    ("- PI: K. V. Birch", [("K. V. Birch", "pi")]),
    ("- Advisor: Birch", [("Birch", "advisor")]),
    ("- Supervisors: Ola Nord (main), Kari Sund (co)", [("Ola Nord", "supervisor"), ("Kari Sund", "supervisor")]),
    ("- Supervisor: Assoc. Prof. Tran Van Birch", [("Tran Van Birch", "supervisor")]),
    ("- Betreuer: Prof. Dr. Max Beispiel", [("Max Beispiel", "betreuer")]),
    ("- Worked under the supervision of Professor David Junker to use models.", [("David Junker", "supervisor")]),
    ("- Thesis on lasers, advised by Dr. Pia Lund and Dr. Sven Holm", [("Pia Lund", "advisor"), ("Sven Holm", "advisor")]),
    ("- Thèse sous la direction de Claire Dubois", [("Claire Dubois", "direction")]),
    ("- Betreuer: Prof. Dr. Max Beispiel, Zweitgutachterin: Prof. Dr. Eva Muster", [("Max Beispiel", "betreuer")]),
    ("- Relatrice: prof.ssa Ada Verdi; correlatore: Ugo Neri", [("Ada Verdi", "relatrice"), ("Ugo Neri", "correlatore")]),
    ("- Promotor: Jan de Wit", [("Jan de Wit", "promotor")]),
    ("- Supervisors: Dr Simon Reed and Prof. Ada Rao-Keller", [("Simon Reed", "supervisor"), ("Ada Rao-Keller", "supervisor")]),
    ("- Advisor: Prof. R. Quill; thesis committee: A. Oak, B. Elm", [("R. Quill", "advisor")]),
    ("- Tesis dirigida por Rosa Monte", [("Rosa Monte", "director de tesis")]),
    ("- Doktorvater: Prof. em. Dr. Otto Beispiel (Bonn)", [("Otto Beispiel", "doktorvater")]),
    ("- Director: Dr. Luis Lago y Dra. Pilar Ocaña", [("Luis Lago", "director"), ("Pilar Ocaña", "director")]),
    ("- First Class Honours; thesis advisor Olga Nord", [("Olga Nord", "advisor")]),
    ("- Thesis: On Dust. Advisor:\n  Olga Nord", [("Olga Nord", "advisor")]),
    ("- Thesis: On Dust. Advisor: Milton J.\n  Nord-Oates", [("Milton J. Nord-Oates", "advisor")]),
    ("- Supervisors: Prof. Olga Nord and Docent Jari Birch", [("Olga Nord", "supervisor"), ("Jari Birch", "supervisor")]),
    ("- Promotor: prof. mr. Jan de Wit; co-promotor: dr. Ama Oak", [("Jan de Wit", "promotor"), ("Ama Oak", "co-promotor")]),
    ("- Advisor: Dean M. Birch, Ph.D.", [("Dean M. Birch", "advisor")]),
    ("- Committee: Olga Nord (chair), Ray Ono", [("Olga Nord", "chair")]),
    (
        "Supervisors\tProf. dr. O.P. Nord, dr. M. van der Elm and dr. ir. A. Oak",
        [("O.P. Nord", "supervisor"), ("M. van der Elm", "supervisor"), ("A. Oak", "supervisor")],
    ),
    (
        "Supervisors:\n1st: Prof. Olga Nord (DoS, Elm University)\n2nd: Dr. Ray Oak (Ash College)",
        [("Olga Nord", "supervisor"), ("Ray Oak", "supervisor")],
    ),
    ("- Graduate Research Advisor: Olga Nord", [("Olga Nord", "advisor")]),
    ("- Master's thesis co-advisor - Olga Nord", [("Olga Nord", "co-advisor")]),
    ("- Main supervisor Dr. Olga Nord", [("Olga Nord", "supervisor")]),
    ("- Supervision: Olga Nord, Jay T. Lee", [("Olga Nord", "supervisor"), ("Jay T. Lee", "supervisor")]),
    ("- Direction : Olga Nord", [("Olga Nord", "direction")]),
    ("- Olga van Nord (main advisor), Jay T. Lee", [("Olga van Nord", "advisor")]),
    ("- Committee: Prof. Olga Nord (Chair), Ray Ono", [("Olga Nord", "chair")]),
    ("- Thesis: On Dust (Dr. Olga Nord, thesis advisor)", [("Olga Nord", "advisor")]),
    ("- Advisor: OLGA NORD", [("OLGA NORD", "advisor")]),
    ("- Advisors: Olga Nord, DVM, PhD - Jay T. Lee, PhD", [("Olga Nord", "advisor"), ("Jay T. Lee", "advisor")]),
    ("- Supervised by Prof. Olga Nord and Jay T. Lee June 2016", [("Olga Nord", "supervisor"), ("Jay T. Lee", "supervisor")]),
    ("- Worked under Olga Nord on dust", [("Olga Nord", "advisor")]),
    ("- Postdoc with Prof. Olga Nord", [("Olga Nord", "professor")]),
    ("- Research assistant for Professor Olga Nord", [("Olga Nord", "professor")]),
    ("- with Prof. Olga Nord", [("Olga Nord", "professor")]),
    ("- Talks with Olga Nord", []),
    ("- Advisor: Olga Nord - Elm Institute", [("Olga Nord", "advisor")]),
    ("- Supervision: theses of three students", []),
    ("- Under review at a journal", []),
    ("Supervisors:\nStudied dust.", []),
    ("- Second examiner: Olga Nord", []),
    ("- Committee: Olga Nord, Jay T. Lee", []),
    ("- Mentor research interns.", []),
    ("- Advised two students: Kim Ash and Lee Oak.", []),
    ("- Advisor: ACM student chapter", []),
    ("- Supervised by nobody in particular", []),
]


@pytest.mark.parametrize(("line", "advisors"), LINES, ids=[case[0] for case in LINES])
def test_who_advised_the_subject(line: str, advisors: list[tuple[str, str]], read_sections: Reader) -> None:
    facts = read_advising(*read_sections(f"{HEAD}{line}\n")).facts
    assert [(fact.advisor.value, fact.relation.value) for fact in facts] == advisors
    assert all(fact.organization is not None and fact.organization.value == "Elm University" for fact in facts)


@pytest.mark.parametrize("heading", ["STUDENTS ADVISED", "REFERENCES"])
def test_students_and_referees_are_no_advisors(heading: str, read_sections: Reader) -> None:
    assert read_advising(*read_sections(f"{HEAD}\n{heading}\n\nKim Ash, advisor: Olga Nord\n")).facts == []


def test_one_person_is_named_once_for_an_organization(read_sections: Reader) -> None:
    text = f"{HEAD}- Mentor: Luis Lake.\n- Under the supervision of Dr. Luis Lake, we designed an algorithm.\n"
    assert len(read_advising(*read_sections(text)).facts) == 1


def test_an_advisor_has_the_unit_of_the_stay(read_sections: Reader) -> None:
    text = "EXPERIENCE\nUniversity of Elm, School of Information    2020 - 2021\nResearch Assistant\n- Supervisor: Ada Example\n"
    (fact,) = read_advising(*read_sections(text)).facts
    assert fact.organization is not None
    assert fact.unit is not None
    assert (fact.organization.value, fact.unit.value) == ("University of Elm", "School of Information")


def test_a_sentence_names_the_place_of_the_advising(read_sections: Reader) -> None:
    text = "Ada Example\n\nI received my PhD from Elm Institute in 2018, advised by Olga Nord and Jay Lee.\n\nPUBLICATIONS\n"
    facts = read_advising(*read_sections(text)).facts
    assert [(fact.advisor.value, fact.organization.value if fact.organization else None) for fact in facts] == [
        ("Olga Nord", "Elm Institute"),
        ("Jay Lee", "Elm Institute"),
    ]


def test_a_doctoral_candidate_is_advised_where_the_doctorate_is(read_sections: Reader) -> None:
    text = f"Ada Example\n\nI am a PhD candidate advised by Olga Nord and study dust in old houses.\n\n{HEAD}"
    facts = read_advising(*read_sections(text)).facts
    assert [(fact.advisor.value, fact.organization.value if fact.organization else None) for fact in facts] == [
        ("Olga Nord", "Elm University")
    ]


def test_a_director_elsewhere_is_no_advisor(read_sections: Reader) -> None:
    text = "EMPLOYMENT\n\nResearcher, Elm University, 2014-2019\n- Director: Olga Nord\n"
    assert read_advising(*read_sections(text)).facts == []


def test_a_student_is_advised_where_the_sentence_says(read_sections: Reader) -> None:
    text = "Ada Example\n\nI am a PhD student in the Dust Group at Oak University, supervised by Olga Nord.\n\nPUBLICATIONS\n"
    facts = read_advising(*read_sections(text)).facts
    assert [(fact.advisor.value, fact.organization.value if fact.organization else None) for fact in facts] == [
        ("Olga Nord", "Oak University")
    ]


def test_a_doctoral_thesis_below_the_table_of_degrees_is_that_of_the_doctorate(read_sections: Reader) -> None:
    text = (
        "EDUCATION\n\nPh.D. in Physics, Elm University, 2014-2019\nB.Sc. in Physics, Oak College, 2010-2013\n\n"
        "PhD thesis: On dust, advised by Prof. Olga Nord.\n"
    )
    facts = read_advising(*read_sections(f"Ada Doe\n\n{text}")).facts
    assert [(f.advisor.value, f.organization.value if f.organization else None) for f in facts] == [("Olga Nord", "Elm University")]


THESES = """EDUCATION

2017 - Present	PhD candidate in Dust, Elm University
2014	Master of Science in Sand, Oak College
2011	Bachelor of Engineering in Gravel, Ash Institute

PhD topic
Supervisors	Prof. O. P. Nord

Master's thesis
Supervisors	Dr. R. Oak
"""


def test_a_line_says_which_degree_the_thesis_below_is_for(read_sections: Reader) -> None:
    facts = read_advising(*read_sections(THESES)).facts
    assert [(fact.advisor.value, fact.organization.value if fact.organization else "") for fact in facts] == [
        ("O. P. Nord", "Elm University"),
        ("R. Oak", "Oak College"),
    ]


def test_labels_in_cells_belong_to_the_degree_that_a_line_above_names(read_sections: Reader) -> None:
    text = """EDUCATION

2017 – present\tPhD candidate in Sand Science, University of Elm
2014\tMaster of Science in Dust, Oak University

PhD Topic
Supervisors\tProf. dr. N.L. Birch, dr. M. van der Elm and dr. H.E. Roe

MASTERS THESIS

Supervisor\tProf. H.E. de Oak
"""
    facts = read_advising(*read_sections(text)).facts
    assert [(f.advisor.value, f.organization and f.organization.value) for f in facts] == [
        ("N.L. Birch", "University of Elm"),
        ("M. van der Elm", "University of Elm"),
        ("H.E. Roe", "University of Elm"),
        ("H.E. de Oak", "Oak University"),
    ]
