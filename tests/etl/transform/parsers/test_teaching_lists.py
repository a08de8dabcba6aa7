"""Lists of courses in many layouts: what a person reads out of each, role | course | years a line."""

from __future__ import annotations

import pytest

from etl.extract.reading import read_bytes
from etl.settings import Settings
from etl.transform.claims import read_claims

HEAD = {"txt": "Ada Example\nada@example.org\n\nTEACHING\n\n", "md": "# Ada Example\n\n## Teaching\n\n"}

# name: (format, list, what it says)
LISTS: dict[str, tuple[str, str, str]] = {
    "number, level, course and teacher in cells": (
        "txt",
        """
2023    DST0101   UG   Introduction to Dust (Ida Birch)
2022    DST0114   UG   Wind in Northern Towns (Ida Birch)
2021    DST0147   G    Sieving Processes in Spain (Valeria Palm)
2020    DST0505   UG   Methods of Sand (Julia Ash)
""",
        """
- | Introduction to Dust | 2023
- | Wind in Northern Towns | 2022
- | Sieving Processes in Spain | 2021
- | Methods of Sand | 2020
""",
    ),
    "level behind the number, terms in capitals": (
        "txt",
        """
EUM, ICK312 (UG): Sieve-Level Systems (SP15, SP14, FA07)
EUM, ICK632 (GR): Principles of Sand (FA15, FA14)
EUM, ICK690 (GR): Evening Seminar (SP11, FA10)
UCEL, CSK130 (UG): Wind Languages (SP05, SP04)
""",
        """
- | ICK312 (UG): Sieve-Level Systems | 2007 2014 2015
- | ICK632 (GR): Principles of Sand | 2014 2015
- | ICK690 (GR): Evening Seminar | 2010 2011
- | CSK130 (UG): Wind Languages | 2004 2005
""",
    ),
    "german assistants, theses supervised": (
        "txt",
        """
2012–2014   Wissenschaftlicher Assistent für Staubkunde
2013        Wissenschaftliche Mitarbeiterin für Einführung in die Siebe
2010        Studentischer Tutor in Sandkunde
2015        Mitverantwortlich für die Betreuung der Bachelorarbeiten Grenzen des Siebens
""",
        """
Wissenschaftlicher Assistent | Staubkunde | 2012 2013 2014
Wissenschaftliche Mitarbeiterin | Einführung in die Siebe | 2013
Studentischer Tutor | Sandkunde | 2010
""",
    ),
    "what was taught and when below": (
        "txt",
        """
Dust psychology
  Department of Sand, University of Elm.
  Master's level course (English).
  Lectures and seminars on working dust, long-term dust, and the ways of wind.
Sand II (Module: Perception and wind)
  Department of Sand, University of Elm.
  Undergraduate course (Swedish).
  Lectures on working dust and long-term dust.
  Terms taught: Fall 2021, Fall 2022.
""",
        """
- | Dust psychology |
- | Sand II (Module: Perception and wind) | 2021 2022
""",
    ),
    "employers in brackets as letters": (
        "txt",
        """
Finite Dust Method with Open Sieves (UXN-FQLP)
Computational Tools for Sand (UNXP / UXN)
Statistical Methods (UNXJ)
""",
        """
- | Finite Dust Method with Open Sieves |
- | Computational Tools for Sand |
- | Statistical Methods |
""",
    ),
    "words that end like agents, courses with their kind": (
        "txt",
        """
Tutor, GSK 220: Global Sand: Identity, Intelligence, Power (Fall 2012)
Tutor, AL 340: Digital Dust Seminar (Spring 2013)
Head Tutor, Sand laboratory course for engineers (PHY103N), Spring 2014
Tutor for the course Dust and Stars 1, an introductory undergraduate dust course, Fall 2015
""",
        """
Tutor | GSK 220: Global Sand: Identity, Intelligence, Power | 2012
Tutor | AL 340: Digital Dust Seminar | 2013
Head Tutor | Sand laboratory course for engineers (PHY103N) | 2014
Tutor | Dust and Stars 1 | 2015
""",
    ),
    "role, course, employer, term": (
        "txt",
        """
Teaching Assistant, Introduction to Dust, Elm University, Fall 2019
Teaching Assistant, Sand and Society, Elm University, Spring 2020
Instructor, Theory of Ash, Oak College, Fall 2021
Grader, Light for Poets, Elm University, Fall 2018
""",
        """
Teaching Assistant | Introduction to Dust | 2019
Teaching Assistant | Sand and Society | 2020
Instructor | Theory of Ash | 2021
Grader | Light for Poets | 2018
""",
    ),
    "course, role, year, employer": (
        "txt",
        """
Dust Mechanics, Tutor, 2014, Elm University
Stars, Sand, and Dust, Lab instructor, 2013, Oak University
Ash, Head Tutor, 2012, Oak University
Sand II, Tutor, 2011, Elm University
""",
        """
Tutor | Dust Mechanics | 2014
Lab instructor | Stars, Sand, and Dust | 2013
Head Tutor | Ash | 2012
Tutor | Sand II | 2011
""",
    ),
    "a role that no word list knows": (
        "txt",
        """
Airborne Dust, Study Circle Head, Elm, 2016
Heaps of Sand, Study Circle Head, Elm, 2016
Grains in Motion, Study Circle Head, Elm, 2015
Introduction to Ash, tutor, Elm, 2018
""",
        """
Study Circle Head | Airborne Dust | 2016
Study Circle Head | Heaps of Sand | 2016
Study Circle Head | Grains in Motion | 2015
tutor | Introduction to Ash | 2018
""",
    ),
    "terms, roles and courses in columns": (
        "txt",
        """
Spring 2018     Teaching Assistant     LMP 310-DST 145 Lamps and Wind: Fires of the Night
Fall 2016       Teaching Assistant     WCK 107: Wicks: Grains, Light, and Sand
Fall 2014       Head Assistant         GEOD 240: Weighing Sand: Scales and Reports
Spring 2013     Teaching Assistant     GEOD 127: History of Ash
""",
        """
Teaching Assistant | LMP 310-DST 145 Lamps and Wind: Fires of the Night | 2018
Teaching Assistant | WCK 107: Wicks: Grains, Light, and Sand | 2016
Head Assistant | GEOD 240: Weighing Sand: Scales and Reports | 2014
Teaching Assistant | GEOD 127: History of Ash | 2013
""",
    ),
    "an employer above its courses, roles before colons": (
        "md",
        """
**University of Elm**, Norway 2022–

- Lecturer: Advanced Dust Design DSTO20311
- Lecturer: Sand Making SNDO20477

**University of Oak**, Norway 2019–2021

- Lecturer: Dust Formation, Dust Handling and Sieve Building DSTO4402 (5L)
- Lecturer: Light, Ash and Evaluation LGTO4417 (3L)
""",
        """
Lecturer | Advanced Dust Design DSTO20311 | 2022
Lecturer | Sand Making SNDO20477 | 2022
Lecturer | Dust Formation, Dust Handling and Sieve Building DSTO4402 | 2019 2020 2021
Lecturer | Light, Ash and Evaluation LGTO4417 | 2019 2020 2021
""",
    ),
    "levels in brackets behind the courses": (
        "txt",
        """
Sieving course on gravel (BSc), 2024
Fine Grains (MSc), 2021–2022
Dust and Planning (MSc Public Dust), 2019
Seminar Economics of Ash (BSc), 2019–2020
""",
        """
- | Sieving course on gravel | 2024
- | Fine Grains | 2021 2022
- | Dust and Planning | 2019
* | Economics of Ash | 2019 2020
""",
    ),
    "quoted courses of one role": (
        "txt",
        """
Teaching Assistant, The University of Elm, 2023 - 2025: “Sieve Basics”, “Introduction to Brooms”, and “Second-Year Ash”.
Tutor, Oak College, 2021 - 2022: “Light Basics” and “Sand Basics”.
""",
        """
Teaching Assistant | Sieve Basics | 2023 2024 2025
Teaching Assistant | Introduction to Brooms | 2023 2024 2025
Teaching Assistant | Second-Year Ash | 2023 2024 2025
Tutor | Light Basics | 2021 2022
Tutor | Sand Basics | 2021 2022
""",
    ),
    "years in a course's name are no time": (
        "md",
        """
- Old Dustland I (1510-1790)
- Old Dustland II (1790-present)
- Sand and Distant Ash
- Sources and Archives of Dust
""",
        """
- | Old Dustland I (1510-1790) |
- | Old Dustland II (1790-present) |
- | Sand and Distant Ash |
- | Sources and Archives of Dust |
""",
    ),
    "French table: year, course, audience, hours, role below": (
        "txt",
        """
2023-2024       Dustologie appliquée        L1 Biotechnologies (120 étudiants)        47h
                - Responsable du cours, gestion des vacataires
2022            Initiation aux grains       Master Géologie (15 étudiants)            2h
                - Chargé de TD, séances pratiques
2018            Physique du sable           Licence 3 (60 étudiants)                  15h
                - Chargé de cours
""",
        """
Responsable | Dustologie appliquée | 2023 2024
Chargé de TD | Initiation aux grains | 2022
Chargé de cours | Physique du sable | 2018
""",
    ),
    "role, term and place on the line below": (
        "txt",
        """
Introduction to Dust
Teaching Assistant, Elm University, Fall 2019

Sand and Society
Instructor, Oak College, Spring 2020

Ash for All
Teaching Assistant, Elm University, Fall 2021
""",
        """
Teaching Assistant | Introduction to Dust | 2019
Instructor | Sand and Society | 2020
Teaching Assistant | Ash for All | 2021
""",
    ),
    "role above, courses as sub-bullets with terms": (
        "md",
        """
- Teaching Assistant, Elm University
  - DST 101: Introduction to Dust (Fall 2019)
  - DST 202: Sand (Spring 2020)
- Instructor of Record, Oak College
  - ASH 300: Ash and Light (Summer 2021)
  - ASH 310: Ash Lab (Fall 2021)
""",
        """
Teaching Assistant | DST 101: Introduction to Dust | 2019
Teaching Assistant | DST 202: Sand | 2020
Instructor of Record | ASH 300: Ash and Light | 2021
Instructor of Record | ASH 310: Ash Lab | 2021
""",
    ),
    "lead-in lines": (
        "txt",
        """
Instructor of record:

Introduction to Dust, Fall 2021
Dust Policy, Spring 2022

Teaching assistant:

Principles of Sand, Fall 2018
Sand Statistics, Spring 2019
""",
        """
Instructor of record | Introduction to Dust | 2021
Instructor of record | Dust Policy | 2022
Teaching assistant | Principles of Sand | 2018
Teaching assistant | Sand Statistics | 2019
""",
    ),
    "headings are roles": (
        "md",
        """
### Instructor

- Dust and Empire (Spring 2023)
- Sand Worlds (Fall 2022)

### Teaching Assistant

- Survey of Ash (Fall 2019)
- Light and Law (Spring 2019)
""",
        """
Instructor | Dust and Empire | 2023
Instructor | Sand Worlds | 2022
Teaching Assistant | Survey of Ash | 2019
Teaching Assistant | Light and Law | 2019
""",
    ),
    "German kinds and semesters": (
        "txt",
        """
WS 2021/22  Vorlesung: Einführung in die Staubkunde (Universität Elm)
SoSe 2022   Seminar: Sand und Gesellschaft (Universität Elm)
WS 2022/23  Übung: Statistik der Körner (Universität Eiche)
SoSe 2023   Seminar: Asche im Mittelalter (Universität Eiche)
""",
        """
Vorlesung | Einführung in die Staubkunde | 2021 2022
Seminar | Sand und Gesellschaft | 2022
Übung | Statistik der Körner | 2022 2023
Seminar | Asche im Mittelalter | 2023
""",
    ),
    "Spanish: course, degree in brackets, years, university": (
        "txt",
        """
Historia del Polvo (Grado en Historia), 2018-2019, Universidad de Olmo
Teoría de la Arena (Grado en Física), 2019-2020, Universidad de Olmo
Métodos de Ceniza (Máster en Geología), 2021, Universidad de Roble
Luz y Sociedad (Grado en Historia), 2022, Universidad de Roble
""",
        """
- | Historia del Polvo | 2018 2019
- | Teoría de la Arena | 2019 2020
- | Métodos de Ceniza | 2021
- | Luz y Sociedad | 2022
""",
    ),
    "courses with semicolons behind employers": (
        "txt",
        """
Elm University: Introduction to Dust; Sand and Light; Dust Theory
Oak College: Survey of Ash; Ash Lab
Birch Institute: Writing about Wind; Wind II
""",
        """
- | Introduction to Dust |
- | Sand and Light |
- | Dust Theory |
- | Survey of Ash |
- | Ash Lab |
- | Writing about Wind |
- | Wind II |
""",
    ),
    "roles in brackets with terms": (
        "md",
        """
- Introduction to Dust (TA, Fall 2019)
- Advanced Sand (TA, Spring 2020)
- Ash Design (Instructor, Fall 2021)
- Light Studio (Instructor, Spring 2022)
""",
        """
TA | Introduction to Dust | 2019
TA | Advanced Sand | 2020
Instructor | Ash Design | 2021
Instructor | Light Studio | 2022
""",
    ),
    "role for course at employer": (
        "md",
        """
- Teaching assistant for Introduction to Dust at Elm University (2017)
- Teaching assistant for Sand Mechanics at Elm University (2018, 2019)
- Guest lecturer in Ash Chemistry at Oak College (2020)
- Tutor for Light at Oak College (2021)
""",
        """
Teaching assistant | Introduction to Dust | 2017
Teaching assistant | Sand Mechanics | 2018 2019
Guest lecturer | Ash Chemistry | 2020
Tutor | Light | 2021
""",
    ),
    "Markdown table": (
        "md",
        """
| Term | Course | Role |
|---|---|---|
| Fall 2021 | DST 101 Introduction to Dust | Instructor |
| Spring 2021 | DST 210 Sand Statistics | Teaching Assistant |
| Fall 2020 | ASH 300 Theories of Ash | Grader |
| Spring 2020 | LGT 400 Light Capstone | Grader |
""",
        """
Instructor | DST 101 Introduction to Dust | 2021
Teaching Assistant | DST 210 Sand Statistics | 2021
Grader | ASH 300 Theories of Ash | 2020
Grader | LGT 400 Light Capstone | 2020
""",
    ),
    "HTML table": (
        "html",
        """
<tr><td>2019</td><td>Introduction to Dust</td><td>Elm University</td><td>Lecturer</td></tr>
<tr><td>2020</td><td>Sand Mechanics</td><td>Elm University</td><td>Lecturer</td></tr>
<tr><td>2021</td><td>Ash</td><td>Oak College</td><td>Course Convenor</td></tr>
<tr><td>2022</td><td>Theory of Light</td><td>Oak College</td><td>Lecturer</td></tr>
""",
        """
Lecturer | Introduction to Dust | 2019
Lecturer | Sand Mechanics | 2020
Course Convenor | Ash | 2021
Lecturer | Theory of Light | 2022
""",
    ),
    "HTML list, courses in italics, prose behind": (
        "html-list",
        """
<li>2011: Invited instructor for <i>Introduction to Dust</i> ~ 10 students</li>
<li>2010: <i>Analysis of Grains</i> for the broom guild</li>
<li>2010: <i>Introduction to Sieves</i> morning lab at the gravel days</li>
<li>2009: <i>Principles of Ash</i> basic part</li>
""",
        """
Invited instructor | Introduction to Dust | 2011
- | Analysis of Grains | 2010
- | Introduction to Sieves | 2010
- | Principles of Ash | 2009
""",
    ),
    "terms of two digits": (
        "md",
        """
- DST 305: Methods of Dust (W23, F24)
- DST 371: Sand Ideology (F23, Sp24)
- ASH 110: Ash (S21)
""",
        """
- | DST 305: Methods of Dust | 2023 2024
- | DST 371: Sand Ideology | 2023 2024
- | ASH 110: Ash | 2021
""",
    ),
    "courses in a comma list behind a label": (
        "txt",
        """
Undergraduate courses: Introduction to Dust, Sand and Society, History of Ash, Light
Graduate courses: Dust Theory, Methods of Sieving
""",
        """
- | Introduction to Dust |
- | Sand and Society |
- | History of Ash |
- | Light |
- | Dust Theory |
- | Methods of Sieving |
""",
    ),
    "employer before the course, role behind a dash": (
        "txt",
        """
Elm University, Dust Economics – Lecturer, 2015–2017
Elm University, Sand Finance – Tutor, 2014
Oak College, Ash Markets – Lecturer, 2018
Oak College, Light – Tutor, 2019
""",
        """
Lecturer | Dust Economics | 2015 2016 2017
Tutor | Sand Finance | 2014
Lecturer | Ash Markets | 2018
Tutor | Light | 2019
""",
    ),
    "bold course, role in italics below, details in bullets": (
        "md",
        """
**DST 101: Introduction to Dust** (Fall 2020)
*Teaching Assistant*, Elm University
- Graded weekly homework for 60 students
- Held office hours

**ASH 205: Ash and Fire** (Spring 2021)
*Head Teaching Assistant*, Elm University
- Led two weekly discussion sections
""",
        """
Teaching Assistant | DST 101: Introduction to Dust | 2020
Head Teaching Assistant | ASH 205: Ash and Fire | 2021
""",
    ),
    "codes in brackets behind, roles behind a dash": (
        "txt",
        """
Dust and Reason (DUST5204) - Coordinator, 2016
Sand and Thinking (SAND1987) - Lecturer, 2015
Introduction to Ash (ASHE2216) - Tutor, 2015
Light (LGHT2240) - Tutor, 2013
""",
        """
Coordinator | Dust and Reason (DUST5204) | 2016
Lecturer | Sand and Thinking (SAND1987) | 2015
Tutor | Introduction to Ash (ASHE2216) | 2015
Tutor | Light (LGHT2240) | 2013
""",
    ),
    "role before a colon, several dated courses": (
        "txt",
        """
Instructor: Introduction to Dust (2015), Sand (2016, 2017), Theory of Ash (2018)
Teaching assistant: Light (2012), Dust Lab (2013)
""",
        """
Instructor | Introduction to Dust | 2015
Instructor | Sand | 2016 2017
Instructor | Theory of Ash | 2018
Teaching assistant | Light | 2012
Teaching assistant | Dust Lab | 2013
""",
    ),
    "wrapped lines of a page": (
        "txt",
        """
Fall 2019     Introduction to the Theory and Practice of
              Dust, Elm University
Spring 2020   Sand, Light and Everything That Is Small
              in the Desert, Elm University
Fall 2021     Ash, Oak College
""",
        """
- | Introduction to the Theory and Practice of Dust | 2019
- | Sand, Light and Everything That Is Small in the Desert | 2020
- | Ash | 2021
""",
    ),
    "with others, enrolment": (
        "md",
        """
- 2018, Dust Workshop (with B. Roe), 25 students
- 2019, Sand Workshop (with C. Moe), 30 students
- 2020, Ash Methods (with B. Roe), 12 students
""",
        """
- | Dust Workshop | 2018
- | Sand Workshop | 2019
- | Ash Methods | 2020
""",
    ),
    "Italian": (
        "txt",
        """
a.a. 2018/19  Storia della polvere, Università di Olmo, docente a contratto
a.a. 2019/20  Teoria della sabbia, Università di Olmo, docente a contratto
a.a. 2020/21  Metodi della cenere, Università di Quercia, professore a contratto
""",
        """
docente a contratto | Storia della polvere | 2018 2019
docente a contratto | Teoria della sabbia | 2019 2020
professore a contratto | Metodi della cenere | 2020 2021
""",
    ),
    "employer, role, years above courses without marks": (
        "txt",
        """
Elm University, Lecturer, 2015-2017
    Introduction to Dust
    Sand Theory
Oak College, Instructor, 2012-2014
    Survey of Ash
    Light and Law
""",
        """
Lecturer | Introduction to Dust | 2015 2016 2017
Lecturer | Sand Theory | 2015 2016 2017
Instructor | Survey of Ash | 2012 2013 2014
Instructor | Light and Law | 2012 2013 2014
""",
    ),
    "years above their courses": (
        "md",
        """
### 2022

- Introduction to Dust, Elm University
- Sand Theory, Elm University

### 2021

- Survey of Ash, Oak College
- Light and Law, Oak College
""",
        """
- | Introduction to Dust | 2022
- | Sand Theory | 2022
- | Survey of Ash | 2021
- | Light and Law | 2021
""",
    ),
    "semicolons between dated courses of a role": (
        "txt",
        """
Tutor, Elm University: Dust I, 2015; Dust II, 2016; Sand, 2017
Lecturer, Oak College: Ash, 2018; Light and Law, 2019
""",
        """
Tutor | Dust I | 2015
Tutor | Dust II | 2016
Tutor | Sand | 2017
Lecturer | Ash | 2018
Lecturer | Light and Law | 2019
""",
    ),
    "evaluations beside": (
        "md",
        """
- **Introduction to Dust**, Spring 2020 (4.8/5.0)
- **Sand Statistics**, Fall 2020 (4.6/5.0)
- **Ash in Context**, Fall 2021 (4.9/5.0)
""",
        """
- | Introduction to Dust | 2020
- | Sand Statistics | 2020
- | Ash in Context | 2021
""",
    ),
    "who gave the course": (
        "md",
        """
- Grader for Dust Theory (Prof. Bo Roe), Fall 2015
- Teaching Assistant for Sand (Prof. Cy Moe), Spring 2016
- Teaching Assistant for Professor Bo Roe, Fall 2017
""",
        """
Grader | Dust Theory | 2015
Teaching Assistant | Sand | 2016
""",
    ),
    "what follows is told": (
        "md",
        """
- Introduction to Dust, Elm University, 2019. Designed all labs and graded the weekly papers of the students.
- Sand Theory, Elm University, 2020. Gave twelve lectures and held office hours.
- Ash, Oak College, 2021. Wrote new exams.
""",
        """
- | Introduction to Dust | 2019
- | Sand Theory | 2020
- | Ash | 2021
""",
    ),
    "workshops with place and date": (
        "md",
        """
- Introduction to Sieves (workshop), Oslo, Norway, May 2019
- Writing about Dust (workshop), Bergen, Norway, June 2020
- Ash for Beginners (short course), Oslo, Norway, May 2021
""",
        """
* | Introduction to Sieves | 2019
* | Writing about Dust | 2020
* | Ash for Beginners | 2021
""",
    ),
    "Dutch and English roles behind the employer": (
        "txt",
        """
2020  Inleiding stof, Universiteit Iep, docent
2021  Zand en licht, Universiteit Iep, docent
2022  Dust Theory, Universiteit Iep, guest lecturer
""",
        """
docent | Inleiding stof | 2020
docent | Zand en licht | 2021
guest lecturer | Dust Theory | 2022
""",
    ),
    "course, then role and terms in one bracket line": (
        "txt",
        """
Elm University
Teaching Assistant, CHEM 1101 General Dust (Fall 2017, Spring 2018)
Teaching Assistant, CHEM 3301 Physical Sand (Fall 2018)
Oak University
Lecturer, CHEM 2200 Organic Ash (Fall 2020)
""",
        """
Teaching Assistant | CHEM 1101 General Dust | 2017 2018
Teaching Assistant | CHEM 3301 Physical Sand | 2018
Lecturer | CHEM 2200 Organic Ash | 2020
""",
    ),
    "French list with kinds": (
        "txt",
        """
2019-2020 : TD de mécanique des grains (L2), Université de Frêne
2020-2021 : Cours de théorie du sable (L3), Université de Frêne
2021-2022 : TP d'optique des cendres (L1), Université du Chêne
""",
        """
TD | mécanique des grains | 2019 2020
Cours | théorie du sable | 2020 2021
TP | optique des cendres | 2021 2022
""",
    ),
    "school names that are courses": (
        "md",
        """
- Lecturer, Summer School on Dust Methods, Oslo, 2018
- Lecturer, Winter School on Sand, Bergen, 2019
- Tutor, Dust Hack Week, 2020
""",
        """
Lecturer | Summer School on Dust Methods | 2018
Lecturer | Winter School on Sand | 2019
Tutor | Dust Hack Week | 2020
""",
    ),
}


def _document(form: str, text: str) -> tuple[str, bytes]:
    if form == "html":
        return "cv.html", f"<h1>Ada Example</h1><h2>Teaching</h2><table>{text}</table>".encode()
    if form == "html-list":
        return "cv.html", f"<h1>Ada Example</h1><h2>Teaching</h2><ul>{text}</ul>".encode()
    return f"cv.{form}", (HEAD[form] + text.strip("\n") + "\n").encode()


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_read_by_its_layout(name: str) -> None:
    form, text, expected = LISTS[name]
    file, content = _document(form, text)
    claims = read_claims(read_bytes(content, name=file, settings=Settings()))
    rows = [row.split("|") for row in expected.strip().splitlines()]
    open_roles = [row[0].strip() == "*" for row in rows]  # a kind of course may or may not be its role
    found = [
        (
            "*" if is_open else fact.role.value if fact.role else "-",
            fact.course.value,
            " ".join(str(year.value) for year in fact.years),
        )
        for fact, is_open in zip(claims.teaching, [*open_roles, *[False] * len(claims.teaching)], strict=False)
    ]
    assert found == [tuple(cell.strip() for cell in row) for row in rows]
