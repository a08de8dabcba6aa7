from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.extract.reading import read_bytes
from etl.model.claim import Claim
from etl.model.section import Section
from etl.settings import Settings
from etl.transform.context import Context
from etl.transform.parsers.education import read_education
from etl.transform.sections import split_sections

Reader = Callable[[str], tuple[tuple[Section, ...], Context]]

# layout, document, degrees as (degree, field, organization, start, end)
LAYOUTS = [
    (
        "levels of education as labels",
        """FORMACIÓN

Postgrado: (2009 - 2011) Doctorado en Arena, Universidad del Olmo
Universitaria: (1994 - 1999) Licenciatura en Arena, Universidad de Robledal
""",
        [
            ("Doctorado", "Arena", "Universidad del Olmo", "2009", "2011"),
            ("Licenciatura", "Arena", "Universidad de Robledal", "1994", "1999"),
        ],
    ),
    (
        "dates, schools, towns and degrees on lines of their own",
        """ESTUDIOS

2018
Universidad del Olmo
Madrid
Doctorado en Derecho

2014
Universidad de Robledal
Sevilla
Grado en Derecho
""",
        [
            ("Doctorado", "Derecho", "Universidad del Olmo", None, "2018"),
            ("Grado", "Derecho", "Universidad de Robledal", None, "2014"),
        ],
    ),
    (
        "degree, field and school below each other",
        """EDUCATION

M.Sc.     2014-2016
Public Health
Elm University

B.Eng.     2010-2014
Marine Biology
Oak College
""",
        [
            ("M.Sc.", "Public Health", "Elm University", "2014", "2016"),
            ("B.Eng.", "Marine Biology", "Oak College", "2010", "2014"),
        ],
    ),
    (
        "a field behind a dash above the school",
        """EDUCATION

2018-2019 | M.Sc. - Public Health
Elm College, Toronto

2014-2018 | B.A. - Linguistics
Oak University, Leeds
""",
        [
            ("M.Sc.", "Public Health", "Elm College", "2018", "2019"),
            ("B.A.", "Linguistics", "Oak University", "2014", "2018"),
        ],
    ),
    (
        "the school and its date above the degree, the first without a date",
        """EDUCATION

Elm University
    Ph.D. in Law
2016. Oak University
    M.A. in Law
2012. Birch University
    B.A. in Law
""",
        [
            ("Ph.D.", "Law", "Elm University", None, None),
            ("M.A.", "Law", "Oak University", None, "2016"),
            ("B.A.", "Law", "Birch University", None, "2012"),
        ],
    ),
    (
        "schools in brackets, credits and options are no schools",
        """EDUCATION

2014-2016  Master en Droit, Université de Boisville, Option en sable [120 ECTS]
2012-2014  M.A. in Dust (Elm University)
2010-2011  Certificate in Statistics, Oak College, [34 ECTS]
""",
        [
            ("Master", "Droit", "Université de Boisville", "2014", "2016"),
            ("M.A.", "Dust", "Elm University", "2012", "2014"),
            ("Certificate in", "Statistics", "Oak College", "2010", "2011"),
        ],
    ),
    (
        "a school that only its town tells, who supervised left out",
        """FORMATION

2010-2012  Ph.D., Physique, Supervisé by Ada Orme, Elmtech, Lyon
1999-2004  Ingénieur, Elmtech, Lyon
""",
        [
            ("Ph.D.", "Physique", "Elmtech", "2010", "2012"),
            ("Ingénieur", None, "Elmtech", "1999", "2004"),
        ],
    ),
    (
        "entries in which labels say where and when",
        """EDUCATION

Master in Sand Studies
Where: Elm University
When: 2012-2014

Bachelor in Dust
Where: Elm University
When: 2009-2012
""",
        [
            ("Master", "Sand Studies", "Elm University", "2012", "2014"),
            ("Bachelor", "Dust", "Elm University", "2009", "2012"),
        ],
    ),
    (
        "degrees without a date among dated ones of several rows",
        """EDUCATION

Ph.D. in Light
Elm University
2012-2016

M.Sc. in Dust
Oak College

B.Sc. in Dust
Birch University
2005-2009
""",
        [
            ("Ph.D.", "Light", "Elm University", "2012", "2016"),
            ("M.Sc.", "Dust", "Oak College", None, None),
            ("B.Sc.", "Dust", "Birch University", "2005", "2009"),
        ],
    ),
    (
        "the first degree of a list has no date",
        """EDUCATION

Ph.D.
Geology - Elm University

M.Sc.
Botany - Oak College
2009-2012

B.Sc.
Botany - Oak College
2005-2009
""",
        [
            ("Ph.D.", "Geology", "Elm University", None, None),
            ("M.Sc.", "Botany", "Oak College", "2009", "2012"),
            ("B.Sc.", "Botany", "Oak College", "2005", "2009"),
        ],
    ),
    (
        "degrees alone, dated and not",
        "FORMATION\n\n- Doctorat en Sable, Université de Boisville, 2022\n- Master en Sable, 2011\n- Licence en Lettres\n",
        [
            ("Doctorat", "Sable", "Université de Boisville", None, "2022"),
            ("Master", "Sable", None, None, "2011"),
            ("Licence", "Lettres", None, None, None),
        ],
    ),
    (
        "the field before its degree",
        "EDUCATION\n\nGeology, Ph.D., Elm College, 2012\nHistory, M.A., Oak College, 2009\nSculpture, B.A., Oak College, 2006\n",
        [
            ("Ph.D.", "Geology", "Elm College", None, "2012"),
            ("M.A.", "History", "Oak College", None, "2009"),
            ("B.A.", "Sculpture", "Oak College", None, "2006"),
        ],
    ),
    (
        "slashes between the fields of a list",
        (
            "ESTUDIOS\n\nMáster – Geología / Universidad del Olmo, 2014\nGrado – Derecho / Universidad de Robledal, 2009\n"
            "Grado – Biología / Escuela Superior de Robledal, 2006\n"
        ),
        [
            ("Máster", "Geología", "Universidad del Olmo", None, "2014"),
            ("Grado", "Derecho", "Universidad de Robledal", None, "2009"),
            ("Grado", "Biología", "Escuela Superior de Robledal", None, "2006"),
        ],
    ),
    (
        "a profession that a university gave, honours beside the school",
        (
            "EDUCATION\n\nPh.D. in Physics, National University of Elm, 2010\nCivil Engineer, National University of Elm, 2005\n"
            "B.A. in Dust, University of Oak with honors, 2001\n"
        ),
        [
            ("Ph.D.", "Physics", "National University of Elm", None, "2010"),
            ("Civil Engineer", None, "National University of Elm", None, "2005"),
            ("B.A.", "Dust", "University of Oak", None, "2001"),
        ],
    ),
    (
        "offices beside degrees are no studies",
        "EDUCATION\n\nM.A. in Dust, Elm University, 2010\nMember of the Dune Board, Elm Society, 2011\n",
        [("M.A.", "Dust", "Elm University", None, "2010")],
    ),
    (
        "months and years of two digits with words between",
        "AUSBILDUNG\n\nM.Sc. in Staub, Universität Ulmstadt (10/16 bis 08/19)\nB.Sc. in Staub, TU Dresden (seit 09/12)\n",
        [
            ("M.Sc.", "Staub", "Universität Ulmstadt", "2016-10", "2019-08"),
            ("B.Sc.", "Staub", "TU Dresden", "2012-09", None),
        ],
    ),
    (
        "when the degree was conferred, in brackets below the year",
        """EDUCATION

2009–present  The University of Elm, Elmfield.
              PhD candidate in Musicology
2007  Oak College, The Town University of Oak, Oakville.
      M.A. in Painting (murals) (degree conferred on 9 May 2007)
""",
        [
            ("PhD", "Musicology", "The University of Elm", "2009", None),
            ("M.A.", "Painting (murals)", "Oak College", None, "2007"),
        ],
    ),
    (
        "fields in brackets, honours before the school, honours that close a row",
        """EDUCATION

2016  Bachelor of Science (River Ecology), University of Elm
2001. BSc Applied Sand, Oak University. (First Class Honours.)
B.Sc. in Biology, Summa cum laude. Birch State University - 2013
""",
        [
            ("Bachelor of Science", "River Ecology", "University of Elm", None, "2016"),
            ("BSc", "Applied Sand", "Oak University", None, "2001"),
            ("B.Sc.", "Biology", "Birch State University", None, "2013"),
        ],
    ),
    (
        "the years of the studies below the year of the degree",
        """EDUCATION

Elm University
M.S., Library and Dust Science (2012)
2010-2012

Oak University
B.A., Sand (2009)
2005-2009
""",
        [
            ("M.S.", "Library and Dust Science", "Elm University", "2010", "2012"),
            ("B.A.", "Sand", "Oak University", "2005", "2009"),
        ],
    ),
    (
        "schools that run into degrees, degrees written twice, a chair",
        """EDUCATION

2015  MFA Glasswick School of Art
2012  BSc. (Hons.) Applied Ecology (2.1) University of Elm
2009–2012  M.Sc. Informatik, Oak University, Master of Science
2008–2011  Ph.D. in Sand Physics
Chair of Sand and Light, Elm State University
""",
        [
            ("MFA", None, "Glasswick School of Art", None, "2015"),
            ("BSc. (Hons.)", "Applied Ecology (2.1)", "University of Elm", None, "2012"),
            ("M.Sc.", "Informatik", "Oak University", "2009", "2012"),
            ("Ph.D.", "Sand Physics", "Elm State University", "2008", "2011"),
        ],
    ),
    (
        "theses told with the degree, what studies were done with, when they began and ended",
        """AUSBILDUNG

2007–2010  Studium Informatik an der Universität Ulme mit Anwendungsbereich Staub
2012  Master of Science mit der Arbeit: Robust Sand. Gutachter: Ada Beispiel
2014 - 2017: Bachelor in Physik, Hochschule Eiche
Gestartet im Oktober 2014, im Mai 2017 abgeschlossen.
""",
        [
            ("Studium", "Informatik", "Universität Ulme", "2007", "2010"),
            ("Master of Science", None, None, None, "2012"),
            ("Bachelor", "Physik", "Hochschule Eiche", "2014", "2017"),
        ],
    ),
    (
        "two degrees above one date, fields in capitals, awards below",
        """EDUCATION

UNIVERSITY OF ELM
PHD, INTEGRATIVE DUST
May 2014 | Oslo

UNIVERSITY OF OAK
BS, ECOLOGY & SAND
BA, PSYCHOLOGY
Aug 2005 | Ulm
Dust Highest Honors; Oak Scholarship (2001-2005)
""",
        [
            ("PHD", "INTEGRATIVE DUST", "UNIVERSITY OF ELM", None, "2014-05"),
            ("BS", "ECOLOGY & SAND", "UNIVERSITY OF OAK", None, "2005-08"),
            ("BA", "PSYCHOLOGY", "UNIVERSITY OF OAK", None, "2005-08"),
        ],
    ),
    (
        "honours before the field, a field that is an organization's word, who gave the degree",
        """EDUCATION

2006-2008, M.A., Government, Elm University
1997-2001, B.S.E. cum laude in Dust Engineering, Oak University
1995, B.A. in Sand from the University of Ash
""",
        [
            ("M.A.", "Government", "Elm University", "2006", "2008"),
            ("B.S.E.", "Dust Engineering", "Oak University", "1997", "2001"),
            ("B.A.", "Sand", "University of Ash", None, "1995"),
        ],
    ),
    (
        "dates behind the title of a thesis",
        """EDUCATION

- Licence Letters, University of Elm, Dissertation: Lives of dust, 2001 - 2002.
- Master Letters, University of Elm, Dissertation: The invention of sand, 1999 - 2000.
""",
        [
            ("Licence", "Letters", "University of Elm", "2001", "2002"),
            ("Master", "Letters", "University of Elm", "1999", "2000"),
        ],
    ),
    (
        "an open range above a later degree of the same school",
        """EDUCATION

2018 -\tPhD in Sand - University of Elm
2020\tMSc. Economics - University of Elm
""",
        [
            ("PhD", "Sand", "University of Elm", "2018", None),
            ("MSc.", "Economics", "University of Elm", None, "2020"),
        ],
    ),
    (
        "honours in parts of their own",
        """# Education

2013–14  **MSc, History of Dust** (Distinction), Elm College London

2009–13  **MA (Hons), Dust and Light** (First Class), University of Moss
""",
        [
            ("MSc", "History of Dust", "Elm College London", "2013", "2014"),
            ("MA (Hons)", "Dust and Light", "University of Moss", "2009", "2013"),
        ],
    ),
    (
        "two degrees below one organization, and two above one",
        """EDUCATION

2013 - 2018   **Elm University of Science**
              Bachelor of Science in Mathematics
              Bachelor of Science in Computer Science

2001-2005     **Bachelor of Arts,** summa cum laude, Dust
              **Bachelor of Arts,** summa cum laude, Light
              Oak University, Oslo
""",
        [
            ("Bachelor of Science", "Mathematics", "Elm University of Science", "2013", "2018"),
            ("Bachelor of Science", "Computer Science", "Elm University of Science", "2013", "2018"),
            ("Bachelor of Arts", "Dust", "Oak University", "2001", "2005"),
            ("Bachelor of Arts", "Light", "Oak University", "2001", "2005"),
        ],
    ),
    (
        "bullets without dates before dated ones, words doubled",
        """EDUCATION

* Ph.D in Physical Geography, University of Elm, UK
* M.S. in in Hydrology, Oak University, China
* MSci in Mathematics, Moss College London, 2023
* Exchange year at Birch University, 2022/23
""",
        [
            ("Ph.D", "Physical Geography", "University of Elm", None, None),
            ("M.S.", "Hydrology", "Oak University", None, None),
            ("MSci", "Mathematics", "Moss College London", None, "2023"),
            ("Exchange year", None, "Birch University", "2022", "2023"),
        ],
    ),
    (
        "the field behind a dash, the year behind the degree's colon",
        """EDUCATION

B.S.: 1967, Elm University-- Mathematics

M.S.: 1969, Elm University-- Mathematics
""",
        [("B.S.", "Mathematics", "Elm University", None, "1967"), ("M.S.", "Mathematics", "Elm University", None, "1969")],
    ),
    (
        "fields in brackets, a year behind each degree",
        """EDUCATION

BS (physics) 1970, Elm University
MS (optical sciences) 1972, PhD (computer science) 1976, University of Oak
""",
        [
            ("BS", "physics", "Elm University", None, "1970"),
            ("MS", "optical sciences", "University of Oak", None, "1972"),
            ("PhD", "computer science", "University of Oak", None, "1976"),
        ],
    ),
    (
        "a mark before the organization",
        """EDUCATION

B.A. in Dust, GPA 3.9/4.0, University of Elm, 2008-2012
M.Sc. in Dust, summa cum laude, University of Oak, 2012-2014
""",
        [
            ("B.A.", "Dust", "University of Elm", "2008", "2012"),
            ("M.Sc.", "Dust", "University of Oak", "2012", "2014"),
        ],
    ),
    (
        "a short form behind the degree",
        """EDUCATION

Elm University
Master of Science - MS, Dust Science · (2014 - 2016)

Elm University
Bachelor of Science - BS, Dust Science · (2011 - 2014)
""",
        [
            ("Master of Science", "Dust Science", "Elm University", "2014", "2016"),
            ("Bachelor of Science", "Dust Science", "Elm University", "2011", "2014"),
        ],
    ),
    (
        "studies and the degree that they led to in one row",
        """AUSBILDUNG

10/2001 - 01/2007    Studium der Staubkunde, Abschluss: Diplom-Ingenieur (Note 1,3), Technische Universität Ulmenau
""",
        [("Diplom-Ingenieur", "Staubkunde", "Technische Universität Ulmenau", "2001-10", "2007-01")],
    ),
    (
        "labels with a remark in brackets",
        """EDUCATION AND TRAINING

Dates (from - to): 2011 - 2014
Title of qualification awarded: PhD in Structural Engineering
Name and type of organisation: Politecnico di Olmo

Dates (from - to): 2006 - 2011
Title of qualification awarded: MSc in Civil Engineering
Name and type of organisation: Università di Frassino
""",
        [
            ("PhD", "Structural Engineering", "Politecnico di Olmo", "2011", "2014"),
            ("MSc", "Civil Engineering", "Università di Frassino", "2006", "2011"),
        ],
    ),
    (
        "the year above its degree",
        """# Education

2009

:   Ph.D. Zoology, Elm University. Advisor: Ida Birch. *Tides and terns*

2003

:   B.Sc. Biology, Harbor University
""",
        [
            ("Ph.D.", "Zoology", "Elm University", None, "2009"),
            ("B.Sc.", "Biology", "Harbor University", None, "2003"),
        ],
    ),
    (
        "the degree behind a label",
        """AUSBILDUNG

10/2006 - 09/2012    Studium des Maschinenbaus, Universität Ulmenau
                     Abschluss: Dipl.-Ing. (Note 1,6)
""",
        [("Dipl.-Ing.", "Maschinenbaus", "Universität Ulmenau", "2006-10", "2012-09")],
    ),
    (
        "one-liners",
        """EDUCATION
Ph.D. in Computer Science, Quarry University, Springfield, IL, 2014-2019
  Thesis: Fast Things. Advisor: Prof. Olga Nord
M.Sc., Information Systems, Technical University of Brook, Germany, 2012
B.Sc. & M.Sc. in Physics, Lake College, 2008 - 2012
""",
        [
            ("Ph.D.", "Computer Science", "Quarry University", "2014", "2019"),
            ("M.Sc.", "Information Systems", "Technical University of Brook", None, "2012"),
            ("B.Sc.", "Physics", "Lake College", "2008", "2012"),
            ("M.Sc.", "Physics", "Lake College", "2008", "2012"),
        ],
    ),
    (
        "year behind each degree",
        """Education
PhD 2016, Astronomy, Hollow University. Advisor: K. V. Birch
MA 2013, MPhil 2014, Astronomy, Hollow University
Honors BA 2010, Physics, College of Oak
""",
        [
            ("PhD", "Astronomy", "Hollow University", None, "2016"),
            ("MA", "Astronomy", "Hollow University", None, "2013"),
            ("MPhil", "Astronomy", "Hollow University", None, "2014"),
            ("Honors BA", "Physics", "College of Oak", None, "2010"),
        ],
    ),
    (
        "university line, degree line with the dates in a column",
        (
            "EDUCATION\n\nUniversity of Westmere\tWestmere, UK\nPhD, Civil Engineering\t2014 - 2018\n\n"
            "Lake College\tLakeside, UK\nBSc, Physics\t2011 - 2014\n"
        ),
        [
            ("PhD", "Civil Engineering", "University of Westmere", "2014", "2018"),
            ("BSc", "Physics", "Lake College", "2011", "2014"),
        ],
    ),
    (
        "dates and university, degree below, a second degree in the same stay",
        """Education

Aug 2018 - Aug 2023 **University of Fir**, *Firth, PA*

Ph.D in Computer Engineering.

Sep 2013 - Jul 2017 **Elm University**, *Elmtown*

B.Eng in Optics. Second degree: B.Eng in Business.
""",
        [
            ("Ph.D", "Computer Engineering", "University of Fir", "2018-08", "2023-08"),
            ("B.Eng", "Optics", "Elm University", "2013-09", "2017-07"),
            ("B.Eng", "Business", "Elm University", "2013-09", "2017-07"),
        ],
    ),
    (
        "German",
        """AUSBILDUNG
10/2012 – 03/2016    M.Sc. Informatik (Note: 1,3), Technische Universität Beispielstadt
2003 – 2012    Abitur, Goethe-Gymnasium, Beispielstadt
""",
        [
            ("M.Sc.", "Informatik", "Technische Universität Beispielstadt", "2012-10", "2016-03"),
            ("Abitur", None, "Goethe-Gymnasium", "2003", "2012"),
        ],
    ),
    (
        "Spanish",
        """FORMACIÓN ACADÉMICA
Doctorado en Química, Universidad de Peñalba, 2010-2014
Licenciatura en Química, Universidad de Peñalba, 2005-2010
""",
        [
            ("Doctorado", "Química", "Universidad de Peñalba", "2010", "2014"),
            ("Licenciatura", "Química", "Universidad de Peñalba", "2005", "2010"),
        ],
    ),
    (
        "a label in brackets ends the name",
        """ISTRUZIONE
2014-2017    Dottorato di ricerca in Ingegneria, Politecnico di Torino (relatore: prof. Ada Esempio)
2012-2014    Laurea magistrale in Ingegneria, Università di Ponteverde (voto: 110/110)
""",
        [
            ("Dottorato di ricerca", "Ingegneria", "Politecnico di Torino", "2014", "2017"),
            ("Laurea magistrale", "Ingegneria", "Università di Ponteverde", "2012", "2014"),
        ],
    ),
    (
        "universities named after their place",
        """EDUCATION
2010-2014    B.S. in Physics, University of Texas at Austin, minor in Mathematics
2008-2010    Promotion (Dr. phil.) in Soziologie, Goethe-Universität Frankfurt am Main
""",
        [
            ("B.S.", "Physics", "University of Texas at Austin", "2010", "2014"),
            ("Promotion", "Soziologie", "Goethe-Universität Frankfurt am Main", "2008", "2010"),
        ],
    ),
    (
        "a degree that no list knows, in the place of the others",
        """FORMATION
Doctorat, Mathématiques, Université de Valmont, 2013-2016
Master, Mathématiques, Université de Valmont, 2011-2013
Élève certifiée, École supérieure de Valmont, 2008-2011
""",
        [
            ("Doctorat", "Mathématiques", "Université de Valmont", "2013", "2016"),
            ("Master", "Mathématiques", "Université de Valmont", "2011", "2013"),
            ("Élève certifiée", None, "École supérieure de Valmont", "2008", "2011"),
        ],
    ),
    (
        "text wrapped in a column of its own",
        """AUSBILDUNG
2014 – 2019    Promotion (Dr. phil.) in Soziologie, Goethe-Universität Frankfurt am
               Main, Dissertation: „Zeit und Zuwendung. Die Aushandlung von Sorge
               in Paarbeziehungen“, Betreuerin: Prof. Dr. Ada Beispiel
2011 – 2014    M.A. Soziologie, Institut für Soziologie und Sozialpsychologie,
               Universität zu Köln
""",
        [
            ("Promotion", "Soziologie", "Goethe-Universität Frankfurt am Main", "2014", "2019"),
            ("M.A.", "Soziologie", "Universität zu Köln", "2011", "2014"),
        ],
    ),
    (
        "no telephone, a university",
        "EDUCATION\nM.Sc., Statistics (cum laude), Tel Aviv University (2012–2014)\nB.Sc., Law, Tel Aviv University (2009–2012)\n",
        [
            ("M.Sc.", "Statistics", "Tel Aviv University", "2012", "2014"),
            ("B.Sc.", "Law", "Tel Aviv University", "2009", "2012"),
        ],
    ),
    (
        "a town for its university",
        "EDUCATION\nM.St. in Historical Research, Oxford, 1998, with Distinction\nB.A. History, University of Elm, 1997\n",
        [
            ("M.St.", "Historical Research", "Oxford", None, "1998"),
            ("B.A.", "History", "University of Elm", None, "1997"),
        ],
    ),
    (
        "a certificate has an end alone",
        "EDUCATION\nGraduate certificate in Statistics, Elm University, 2019\nB.A. History, Elm University, 1997\n",
        [
            ("Graduate certificate", "Statistics", "Elm University", None, "2019"),
            ("B.A.", "History", "Elm University", None, "1997"),
        ],
    ),
    (
        "a field that is also a body",
        (
            "EDUCATION\nJ.D., Elm Law School, 2005\n"
            "A.B., Government, Oak College, 2001\nAssociate of Science (A.S.), Elm College, 1999\n"
        ),
        [
            ("J.D.", None, "Elm Law School", None, "2005"),
            ("A.B.", "Government", "Oak College", None, "2001"),
            ("Associate of Science", None, "Elm College", None, "1999"),
        ],
    ),
    (
        "vocational training below a heading of the same word",
        """BERUFLICHER WERDEGANG

2018 - 2021       Tischlerin, Werkstatt Ulme GmbH

AUSBILDUNG

2012 - 2015       Ausbildung zur Tischlerin, Steuerbüro Exempel, Fulda
2006 - 2012       Realschule Musterstadt, Mittlere Reife
""",
        [
            ("Ausbildung", "Tischlerin", "Steuerbüro Exempel", "2012", "2015"),
            ("Mittlere Reife", None, "Realschule Musterstadt", "2006", "2012"),
        ],
    ),
    (
        "who awarded the degree stands inside it",
        "AUSBILDUNG\n09.2014–02.2017   Master of Science UZH in Geographie, Universität Zürich\n",
        [("Master of Science", "Geographie", "Universität Zürich", "2014-09", "2017-02")],
    ),
    (
        "a school's short name before a colon, a thesis in quotes",
        "EDUCATION\n\n- UC3M: BSc Telecommunications, 2014\n- PhD, “Ligands of light”, University of Elm, 1998–2001\n",
        [
            ("BSc", "Telecommunications", "UC3M", None, "2014"),
            ("PhD", None, "University of Elm", "1998", "2001"),
        ],
    ),
    (
        "a field of several subjects",
        """FORMATION
Master 2 Analyse, Arithmétique, Géométrie, Université de Valmont, 2011
Licence de mathématiques, option physique, Université de Valmont, 2009
A-levels, Maths, French, Art, Elm Sixth Form College, 2006
""",
        [
            ("Master 2", "Analyse, Arithmétique, Géométrie", "Université de Valmont", None, "2011"),
            ("Licence", "mathématiques", "Université de Valmont", None, "2009"),
            ("A-levels", "Maths, French, Art", "Elm Sixth Form College", None, "2006"),
        ],
    ),
    (
        "degrees as marks, schools and dates below",
        """EDUCATION

* PhD in History
  University of Elm (2016-2020)
* M.Sc. in History
  University of Oak (2014-2016)
* B.A. in History
  University of Oak (2011-2014)
""",
        [
            ("PhD", "History", "University of Elm", "2016", "2020"),
            ("M.Sc.", "History", "University of Oak", "2014", "2016"),
            ("B.A.", "History", "University of Oak", "2011", "2014"),
        ],
    ),
]


def value(claim: Claim[object] | None) -> str | None:
    return None if claim is None else str(claim.value)


@pytest.mark.parametrize(("document", "degrees"), [case[1:] for case in LAYOUTS], ids=[case[0] for case in LAYOUTS])
def test_degrees_are_read_by_the_sections_own_layout(
    document: str, degrees: list[tuple[str, str | None, str | None, str | None, str | None]], read_sections: Reader
) -> None:
    facts = read_education(*read_sections(document)).facts
    assert [
        (value(f.degree), value(f.field), value(f.organization), value(f.period.start), value(f.period.end)) for f in facts
    ] == degrees


def test_schools_as_headings_below_degrees() -> None:
    text = b"# A. Example\n\n## Education\n\nMSc, Dust 2011\n\n## Elm University\n\nBSc, Sand 2003\n\n## Oak University\n"
    document = read_bytes(text, name="cv.md", settings=Settings())
    facts = read_education(split_sections(document), Context(document)).facts
    assert [(f.degree and f.degree.value, f.organization and f.organization.value) for f in facts][-1] == ("BSc", "Oak University")


def test_a_visiting_stay_has_both_ends(read_sections: Reader) -> None:
    text = "EDUCATION\nPh.D. Physics, Elm University, 2015-2019\nVisiting Student, Quarry University, Summer 2014\n"
    stay = read_education(*read_sections(text)).facts[1]
    assert (value(stay.degree), value(stay.period.start), value(stay.period.end)) == ("Visiting Student", "2014", "2014")


def test_a_postdoc_under_education_is_no_degree(read_sections: Reader) -> None:
    text = "EDUCATION AND TRAINING\nPostdoctoral Fellow, Elm University, 2019-2021\nPh.D. Physics, Elm University, 2015-2019\n"
    assert [value(f.degree) for f in read_education(*read_sections(text)).facts] == ["Ph.D."]


def test_courses_and_theses_are_no_degrees(read_sections: Reader) -> None:
    text = (
        "EDUCATION\nPh.D. Physics, Elm University, 2015-2019\n"
        "- Relevant coursework: Optics (2016 Winter), Lasers (2017)\n- Master thesis on lasers, 2015\n"
    )
    assert len(read_education(*read_sections(text)).facts) == 1
