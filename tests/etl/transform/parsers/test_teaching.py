from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.extract.reading import read_bytes
from etl.model.section import Section
from etl.settings import Settings
from etl.transform.context import Context
from etl.transform.parsers.teaching import read_teaching
from etl.transform.parsers.teaching_people import lists_people
from etl.transform.sections import split_sections

Reader = Callable[[str], tuple[tuple[Section, ...], Context]]

Row = tuple[str | None, str, list[int]]

CASES: dict[str, tuple[str, list[Row]]] = {
    "sentences behind the courses below a post": (
        (
            "2011-17\tTeaching Assistant, University of Elm\n"
            "  - Physics 118 (Scientific Dust), Spring 2017\n"
            "  - Physics 412 (Advanced Sand), Fall 2013. Drew maps, among them one of the yard.\n"
            "  - Lecturer for Physics 102 (Introductory Ash), Fall 2012.\n"
        ),
        [
            ("Teaching Assistant", "Physics 118 (Scientific Dust)", [2017]),
            ("Teaching Assistant", "Physics 412 (Advanced Sand)", [2013]),
            ("Lecturer", "Physics 102 (Introductory Ash)", [2012]),
        ],
    ),
    "roles behind codes, whose numbers are no years": (
        "- 2016 Sand and Writing (SILT1999) Coordinator & Lecturer\n- 2015 Analysis of Dust (DUST1201) Fieldwork & Tutoring\n",
        [
            ("Coordinator & Lecturer", "Sand and Writing (SILT1999)", [2016]),
            ("Fieldwork & Tutoring", "Analysis of Dust (DUST1201)", [2015]),
        ],
    ),
    "two courses of a term on lines of their own": (
        "Spring 2010\tSand Theory 1 (SND210/71417)\n           \tSand Theory 5 (SND510/71423)\n",
        [(None, "Sand Theory 1 (SND210/71417)", [2010]), (None, "Sand Theory 5 (SND510/71423)", [2010])],
    ),
    "a role for another in a bracket": (
        "2017  Dust Imaging (assistant for Prof. A. Birch and Prof. B. Roe)\n2015  Sand (Tutor)\n",
        [("assistant", "Dust Imaging", [2017]), ("Tutor", "Sand", [2015])],
    ),
    "lines of role and time above the courses": (
        (
            "Fall 2011 : Teaching Assistant\nCS214: Modern Dust (Elm University)\nCourse website\n"
            "Winter 2003 – 2005 : Section Leader\nCS219A: Sand\nCS219B: Light\n"
        ),
        [
            ("Teaching Assistant", "CS214: Modern Dust", [2011]),
            ("Section Leader", "CS219A: Sand", [2003, 2004, 2005]),
            ("Section Leader", "CS219B: Light", [2003, 2004, 2005]),
        ],
    ),
    "students advised are no courses": (
        "2019–2021\tCo-advised Ada Example, graduate student, Elm University\n2009\tTutor, Dust, Oak College\n",
        [("Tutor", "Dust", [2009])],
    ),
    "a programme before a colon, a course of a code on a line of its own": (
        (
            "Fall 2014,   Instructor,\n             Dust Program Ideas: How to Sift,\n             Elm University.\n"
            "Spring 2005, Teaching Fellow,\n             CS73: Foundations of Sand II,\n             Oak University.\n"
        ),
        [
            ("Instructor", "Dust Program Ideas: How to Sift", [2014]),
            ("Teaching Fellow", "CS73: Foundations of Sand II", [2005]),
        ],
    ),
    "a code that looks like a year": ("- Math 1920 - Dust (Spring 2017)\n", [(None, "Math 1920 - Dust", [2017])]),
    "courses that others taught": (
        "Math 87 - Dust\tProf. Ada Example\tFall 2021\nMath 99 - Sand\tDr. Bo Roe\tFall 2022\n",
        [],
    ),
    "an employer that no word tells above its courses": (
        "Sand Project Training Program\t2011–2014\n  - PD 220: Dust and Light\n  - PD 291: Ash (Leader, Elm College)\n",
        [(None, "PD 220: Dust and Light", [2011, 2012, 2013, 2014]), ("Leader", "PD 291: Ash", [2011, 2012, 2013, 2014])],
    ),
    "the employer and its dates below the course": (
        "Teaching Assistant:\n\nDust Physics 3\nElm University\tOct. 2014 – June 2015\n\nAsh Physics\nOak College\tMay 2013\n",
        [("Teaching Assistant", "Dust Physics 3", [2014, 2015]), ("Teaching Assistant", "Ash Physics", [2013])],
    ),
    "tenure is no course": (
        "Elm University 2016 – 2018\nAssociate Professor w/ tenure\n\nTutor, Dust, 2009\n",
        [("Tutor", "Dust", [2009])],
    ),
    "the role in brackets before the year": (
        "- Labour Economics (Instructor), 2013\n- Field Methods (Teaching Assistant), 2012",
        [("Instructor", "Labour Economics", [2013]), ("Teaching Assistant", "Field Methods", [2012])],
    ),
    "a row all in bold": (
        "**Lecture Teaching Assistant, ECE 492, Dust Design Project, Winter 2021**\n\n**Tutor, ECE 493, Light, Winter 2019**\n",
        [("Lecture Teaching Assistant", "ECE 492, Dust Design Project", [2021]), ("Tutor", "ECE 493, Light", [2019])],
    ),
    "codes of two departments, names with commas": (
        (
            "- EGR/PHY 191, An introduction to dust, light, sand, 2019\n- PHY 103/105, General Dust I Lab, 2018\n"
            "- Math V2000, Light, 2014"
        ),
        [
            (None, "EGR/PHY 191, An introduction to dust, light, sand", [2019]),
            (None, "PHY 103/105, General Dust I Lab", [2018]),
            (None, "Math V2000, Light", [2014]),
        ],
    ),
    "students by name are no courses": (
        (
            "Tutor, Dust, 2019\nMSc students: Sina Elmer (2022-23), Bo Oakley (2020-21). PhD co-supervision: Kim Roe (2018-22, Oak"
            " University).\n"
        ),
        [("Tutor", "Dust", [2019])],
    ),
    "a table of trainees below the courses": (
        (
            "2019–2021\tCourse Director, HAD 5316: Dust, Elm University\nYears\tTrainee\tLevel; current position\n"
            "2021–2024\tAda Example\tPhD; Assistant Professor, Oak University\n2018–2020\tBo Yi Roe\tMSc; Surgeon, Elm Hospital\n"
        ),
        [("Course Director", "HAD 5316: Dust", [2019, 2020, 2021])],
    ),
    "course, employer and role on a line each": (
        "Global Sand Science (12.340)\tspring 2016\nElm University, Department of Dust, Sand and Light\nTeaching Assistant\n",
        [("Teaching Assistant", "Global Sand Science (12.340)", [2016])],
    ),
    "a name that goes on in lower case": (
        "Polvo, arena y otros problemas de la luz, undergraduate (2022)\nLicht, undergraduate (2023)\n",
        [(None, "Polvo, arena y otros problemas de la luz", [2022]), (None, "Licht", [2023])],
    ),
    "a sentence of roles and their courses": (
        (
            "Instructor for PHY 212 (Sand & Dust); Grader for PHY 731 (Graduate Sand); Teaching Assistant for PHY 215 (Grains),"
            " and AST 101 (Light)."
        ),
        [
            ("Instructor", "PHY 212 (Sand & Dust)", []),
            ("Grader", "PHY 731 (Graduate Sand)", []),
            ("Teaching Assistant", "PHY 215 (Grains)", []),
            ("Teaching Assistant", "AST 101 (Light)", []),
        ],
    ),
    "an employer that runs into the role": (
        (
            "- Elementary Dust\tElm University Teacher of Record\tAug. 2009 - May 2010\n"
            "- Sand\tElm University Graduate Teaching Assistant\t2008\n"
        ),
        [("Teacher of Record", "Elementary Dust", [2009, 2010]), ("Graduate Teaching Assistant", "Sand", [2008])],
    ),
    "two roles in brackets behind the course": (
        "- Property Law 272 (lecturer and convenor), 2022\n- Sand Law 101 (tutor), 2021\n",
        [("lecturer and convenor", "Property Law 272", [2022]), ("tutor", "Sand Law 101", [2021])],
    ),
    "who was mentored is no course": ("2016\tPhD mentor to visiting researcher\n2017\tTutor, Dust", [("Tutor", "Dust", [2017])]),
    "the programme in brackets": (
        "- Polvos (Grado en Geología), 2013–2015\n- Luz (Máster en Física; 40 alumnos), 2018",
        [(None, "Polvos", [2013, 2014, 2015]), (None, "Luz", [2018])],
    ),
    "the role behind the course": (
        "- Introduction to Dust, University of Elm (2019–2020), module convenor\n- 18.02 Grains, recitation leader, 2015",
        [("module convenor", "Introduction to Dust", [2019, 2020]), ("recitation leader", "18.02 Grains", [2015])],
    ),
    "the role in brackets behind the employer above": (
        "**University of Elm** (instructor of record)\n\n- PSY101 Memory – Fall 2022\n- PSY102 Sleep – Fall 2023",
        [("instructor of record", "PSY101 Memory", [2022]), ("instructor of record", "PSY102 Sleep", [2023])],
    ),
    "an outline of employer, role and courses": (
        (
            "University of Elm\n  Instructor\n    STAT 210: Probability (Fall 2021)\n    STAT 511: Models (Spring 2022)\n"
            "  Teaching Assistant\n    STAT 101: Numbers (Fall 2018)\n"
        ),
        [
            ("Instructor", "STAT 210: Probability", [2021]),
            ("Instructor", "STAT 511: Models", [2022]),
            ("Teaching Assistant", "STAT 101: Numbers", [2018]),
        ],
    ),
    "a code before the role": (
        "DUST 103\tTeaching assistant, Introduction to Dust, Elm University, 2010",
        [("Teaching assistant", "Introduction to Dust", [2010])],
    ),
    "a code before a name with commas": (
        "- PHIL1011 Reality, Ethics and Beauty, 2016",
        [(None, "PHIL1011 Reality, Ethics and Beauty", [2016])],
    ),
    "several terms before the kind": (
        "SoSe 2021, SoSe 2023 Seminar Staub\nWS 2020/21 – heute     Vorlesung Sand II (4 SWS, Master)",
        [("Seminar", "Staub", [2021, 2023]), ("Vorlesung", "Sand II", [2020, 2021])],
    ),
    "courses behind their label": (
        "Courses taught: Dust; Light and Sand; Wind",
        [(None, "Dust", []), (None, "Light and Sand", []), (None, "Wind", [])],
    ),
    "year label, code and name": ("- 2018: CSC446 – Machine Learning.", [(None, "CSC446 – Machine Learning", [2018])]),
    "codes in a column, terms with their letter": (
        "PED 3150\tÉvaluation des mousses\tA2014, H2019\nEDU 8105\tDoctoral Seminar\tF2023",
        [(None, "PED 3150 Évaluation des mousses", [2014, 2019]), (None, "EDU 8105 Doctoral Seminar", [2023])],
    ),
    "course, role, year, place": (
        "- Widgets, Teaching assistant, 2014, Elm University",
        [("Teaching assistant", "Widgets", [2014])],
    ),
    "role for the course": (
        "- Teaching assistant for the graduate course ANT 298 (Elm University, 2012, 2014)",
        [("Teaching assistant", "ANT 298", [2012, 2014])],
    ),
    "role, course, college": (
        "2023–\tCollege tutor, Inorganic Dust, St Elm's College",
        [("College tutor", "Inorganic Dust", [2023])],
    ),
    "a laboratory in small letters is a course": (
        "- 2017–19: Demonstrator, 2nd-year synthetic laboratory, York",
        [("Demonstrator", "2nd-year synthetic laboratory", [2017, 2018, 2019])],
    ),
    "several roles in one phrase": (
        "- Lecturer, breakout leader at Dust Hack Week (2014–2015)",
        [("Lecturer, breakout leader", "Dust Hack Week", [2014, 2015])],
    ),
    "hours and level in brackets": (
        "- a.a. 2022/23, Etica della polvere (36 ore, laurea magistrale)",
        [(None, "Etica della polvere", [2022, 2023])],
    ),
    "Italian role and course": (
        "- 2016-2018: Cultrice della materia in Filosofia della polvere, Università di Olmo",
        [("Cultrice della materia", "Filosofia della polvere", [2016, 2017, 2018])],
    ),
    "German kinds of courses": (
        "- WS 2023/24: Seminar: Staub und Licht\n- SoSe 2023: Übung: Staub für Anfänger\n",
        [("Seminar", "Staub und Licht", [2023, 2024]), ("Übung", "Staub für Anfänger", [2023])],
    ),
    "French role": (
        "- Chargé de TD en mécanique des grains, Université de Frêne, 2019",
        [("Chargé de TD", "mécanique des grains", [2019])],
    ),
    "Spanish role": ("- Ayudante de Teoría del Polvo, Universidad de Olmo, 2015", [("Ayudante", "Teoría del Polvo", [2015])]),
    "Oxford terms": (
        "- Tutor, Phonology of Dust, Hilary term 2019\n- Tutor, Light Verbs, Michaelmas 2018\n",
        [("Tutor", "Phonology of Dust", [2019]), ("Tutor", "Light Verbs", [2018])],
    ),
    "terms and group sizes in a bracket": (
        "- Tutor, Linguistics 1A (autumn 2022, autumn 2023; 12 students per group)",
        [("Tutor", "Linguistics 1A", [2022, 2023])],
    ),
    "guest lecturer with a level": (
        "- Guest lecturer, Speech Dust (MSc), spring 2025",
        [("Guest lecturer", "Speech Dust", [2025])],
    ),
    "courses of a university in one row": (
        "University of Elm: Labor of Dust I (Ph.D.), Principles of Dust (undergraduate)\nAsh College: Topics in Light (2020)\n",
        [(None, "Labor of Dust I", []), (None, "Principles of Dust", []), (None, "Topics in Light", [2020])],
    ),
    "a role in the employer's bracket": (
        "MIT (teaching assistant): 14.03 Dust Theory (2015, 2016), 14.64 Light Economics (2017)",
        [("teaching assistant", "14.03 Dust Theory", [2015, 2016]), ("teaching assistant", "14.64 Light Economics", [2017])],
    ),
    "a list with semicolons": (
        "Criminal Dust; Dust Procedure: Investigation; Federal Light (seminar); Dust Colloquium (with R. Lind)",
        [
            (None, "Criminal Dust", []),
            (None, "Dust Procedure: Investigation", []),
            (None, "Federal Light", []),
            (None, "Dust Colloquium", []),
        ],
    ),
    "labels of levels": (
        "Graduate: Dust Theory; Light Theory\nUndergraduate: Dust for Poets; Brooms\n",
        [(None, "Dust Theory", []), (None, "Light Theory", []), (None, "Dust for Poets", []), (None, "Brooms", [])],
    ),
    "enrolment at the end": (
        "- 2011: Invited instructor for the course Introduction to Dust ~ 10 students",
        [("Invited instructor", "Introduction to Dust", [2011])],
    ),
    "numbered courses keep their number": (
        "- Teaching assistant, Dust Design I, 2019\n- Teaching assistant, Dust Design II, 2020\n",
        [("Teaching assistant", "Dust Design I", [2019]), ("Teaching assistant", "Dust Design II", [2020])],
    ),
    "words of one name": (
        "- Stars, Planets, and Dust, Lab instructor, 2013",
        [("Lab instructor", "Stars, Planets, and Dust", [2013])],
    ),
    "course and code in brackets": (
        "- Teaching Assistant, Network Dust (EE324), Spring 2016",
        [("Teaching Assistant", "Network Dust (EE324)", [2016])],
    ),
    "Dutch": ("- Werkgroepdocent, Inleiding stof, 2021", [("Werkgroepdocent", "Inleiding stof", [2021])]),
    "plain list of courses": (
        "- Introduction to Dust\n- Advanced Light\n- Brooms and Society\n",
        [(None, "Introduction to Dust", []), (None, "Advanced Light", []), (None, "Brooms and Society", [])],
    ),
    "an employer and role above courses": (
        "Instructor, University of Elm:\n\n- CS 449: Dust (Winter 2018, 2019)\n- CS 349: Light (Fall 2020)\n",
        [("Instructor", "CS 449: Dust", [2018, 2019]), ("Instructor", "CS 349: Light", [2020])],
    ),
    "a role with its lead above courses": (
        "As instructor:\n\n- Introduction to Dust (Spring 2019)\n- Advanced Dust (Fall 2020)\n",
        [("instructor", "Introduction to Dust", [2019]), ("instructor", "Advanced Dust", [2020])],
    ),
    "a heading is no role": (
        "Courses Taught\n\n- Elm Law School: Dust; Light; Brooms\n- Property Law\n",
        [(None, "Dust", []), (None, "Light", []), (None, "Brooms", []), (None, "Property Law", [])],
    ),
    "kinds before courses, German": (
        (
            "- WS 2016/17: Vorlesung: Staub und Licht (BA), Universität Elm\n- SS 2015: Exkursionsseminar „Küstenschutz“\n"
            "- Übung zur Vorlesung Kies I, WS 2019/20\n- Vorlesung Lineare Algebra (4 SWS), SS 2020\n"
        ),
        [
            ("Vorlesung", "Staub und Licht", [2016, 2017]),
            ("Exkursionsseminar", "Küstenschutz", [2015]),
            ("Übung", "Kies I", [2019, 2020]),
            ("Vorlesung", "Lineare Algebra", [2020]),
        ],
    ),
    "kinds before courses, French": (
        "- 2020: Cours de théorie des grains (L3), 48h\n- 2019: TD d'analyse complexe (L3)\n",
        [("Cours", "théorie des grains", [2020]), ("TD", "analyse complexe", [2019])],
    ),
    "sentences": (
        (
            "I was a teaching assistant for Dust Databases (CS 245) in Fall 2018 and Spring 2019, and for Light (CS 347) "
            "in Winter 2020. "
            "As instructor I taught Operating Brooms at Elm College in 2021."
        ),
        [
            ("teaching assistant", "Dust Databases (CS 245)", [2018, 2019]),
            ("teaching assistant", "Light (CS 347)", [2020]),
            ("instructor", "Operating Brooms", [2021]),
        ],
    ),
    "verbs": (
        (
            "- Designed and taught “Dust in Literature”, Elm University, Spring 2019.\n"
            "- Co-taught Writing Seminar with A. Lee (2018).\n"
            "- Led two weekly sections for Dust, 2017\n- Supervised 4 undergraduate theses, 2019\n"
        ),
        [(None, "Dust in Literature", [2019]), (None, "Writing Seminar", [2018])],
    ),
    "a role before several courses": (
        "- Teaching assistant: Dust (Prof. B. Moe), Fall 2013; Light Theory (Prof. C. Roe), Spring 2014.",
        [("Teaching assistant", "Dust", [2013]), ("Teaching assistant", "Light Theory", [2014])],
    ),
    "terms of two digits": (
        "Courses at Elm University: PHIL 101 Dust (F19, S20), PHIL 250 Light (F20)\n",
        [(None, "PHIL 101 Dust", [2019, 2020]), (None, "PHIL 250 Light", [2020])],
    ),
    "columns of blanks": (
        (
            "Fall 2022        Elm University        CS 5100 Foundations of Dust       Instructor\n"
            "Spring 2021      Elm University        CS 1100 Intro to Light            TA\n"
        ),
        [("Instructor", "CS 5100 Foundations of Dust", [2022]), ("TA", "CS 1100 Intro to Light", [2021])],
    ),
    "an employer above several courses": (
        (
            "2019-2020   Elm University\n            Introduction to Dust (undergraduate), Moss Theory (graduate)\n"
            "2015        Oak College\n            Calculus I, Linear Algebra\n"
        ),
        [
            (None, "Introduction to Dust", [2019, 2020]),
            (None, "Moss Theory", [2019, 2020]),
            (None, "Calculus I", [2015]),
            (None, "Linear Algebra", [2015]),
        ],
    ),
    "short kinds, German": (
        "- WS 2022/23: VL Einführung in die Moose\n- SoSe 2022: Ü Bestimmung II\n",
        [("VL", "Einführung in die Moose", [2022, 2023]), ("Ü", "Bestimmung II", [2022])],
    ),
    "an employer behind at, a course in italics": (
        "- Dozent bei der Elmer Akademie, Seminare zum Staub, 2019\n",
        [("Dozent", "Seminare zum Staub", [2019])],
    ),
    "a kind alone": ("- Masterclass, July 2019\n", []),
    "a role in two words": ("- MATH 20: Dust, Adjunct Lecturer, 2012", [("Adjunct Lecturer", "MATH 20: Dust", [2012])]),
    "no course": ("- Long walks", []),
    "personal data": ("Nata a Olmo il 2 febbraio 1986. Residente a Frassino.", []),
    "mentees": ("Mentees\t4 students; 1 summer student (Ole Nord, 2023)", []),
    "a school, no course": ("- Volunteer biology teacher at Elm High School (2010)", []),
    "a hobby": ("- Gaming: Starcraft grandmaster; local tournament winner", []),
}


@pytest.mark.parametrize(("line", "expected"), CASES.values(), ids=CASES.keys())
def test_reads_teaching(read_sections: Reader, line: str, expected: list[Row]) -> None:
    facts = read_teaching(*read_sections(f"TEACHING\n\n{line}\n")).facts
    assert [(f.role.value if f.role else None, f.course.value, [y.value for y in f.years]) for f in facts] == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Mentored trainees", True),
        ("Betreute Abschlussarbeiten", True),
        ("Teaching and supervision of theses", False),
        ("Courses", False),
    ],
)
def test_headings_above_people(heading: str, expected: bool) -> None:
    assert lists_people(heading) is expected


def test_what_is_told_below_dated_roles_is_no_list_of_courses(read_sections: Reader) -> None:
    text = (
        "TEACHING EXPERIENCE\n\n2022\tLecturer\nElm University, Ulm\nThe course covers many ideas that are used in\n"
        "dust research and which students solve in groups.\n2019 - 2021\tTutor\nOak College, Oslo\n"
        "and further methods for the analysis of sand.\n"
    )
    assert not [
        f.course.value for f in read_teaching(*read_sections(text)).facts if f.course.value.islower() or "covers" in f.course.value
    ]


def test_courses_taken_are_not_taught() -> None:
    text = b"# Ada Example\n\n## Relevant Coursework\n\n#### Elm Courses\n\n- Math 87 - Dust\n- Math 99 - Sand (Fall 2022)\n"
    document = read_bytes(text, name="cv.md", settings=Settings())
    assert not read_teaching(split_sections(document), Context(document)).facts


def test_a_job_may_name_its_course(read_sections: Reader) -> None:
    text = "EMPLOYMENT\n\nElm University - Undergraduate Teaching Assistant (Light Theory)   Sep 2022 - Dec 2022\n"
    (fact,) = read_teaching(*read_sections(text)).facts
    assert (fact.role and fact.role.value, fact.course.value) == ("Undergraduate Teaching Assistant", "Light Theory")


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="Tutor in WS 2023/24, (BA):;“”–~\n\t-", max_size=120))
def test_never_raises_and_quotes_the_text(noise: str) -> None:
    document = read_bytes(f"TEACHING\n\n- Tutor, Dust, 2018\n{noise}\n".encode(), name="cv.txt", settings=Settings())
    facts = read_teaching(split_sections(document), Context(document)).facts
    assert all(document.text[f.span.start : f.span.end] == f.span.quote for f in facts)


def test_the_heading_gives_the_role(read_sections: Reader) -> None:
    (fact,) = read_teaching(*read_sections("TEACHING\n\nTeaching Assistant\n\n- 2018: CSC446 – Machine Learning.\n")).facts
    assert fact.role is not None
    assert fact.role.value.casefold() == "teaching assistant"
