from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.extract.reading import read_bytes
from etl.model.claim import Claim
from etl.model.facts import Period
from etl.model.section import Section
from etl.settings import Settings
from etl.transform.context import Context
from etl.transform.parsers.employment import read_employment
from etl.transform.sections import split_sections

Reader = Callable[[str], tuple[tuple[Section, ...], Context]]

# layout, document, posts as (title, organization, start, end, ongoing)
LAYOUTS = [
    (
        "for whom one worked there",
        """EMPLOYMENT

2013–2014  Research assistant, Elm House of Sand Ltd. for Ada Birch and Bo van Oak
2010–2013  Research assistant, Oak Center for Grain Trade
""",
        [
            ("Research assistant", "Elm House of Sand Ltd.", "2013", "2014", False),
            ("Research assistant", "Oak Center for Grain Trade", "2010", "2013", False),
        ],
    ),
    (
        "a post above two employers",
        """WORK EXPERIENCE

Lab Assistant

- Sikes University (Nov 2004 - Aug 2005)
- Longair College (Sept 2003 - Aug 2004)

Modeller

- Elm Research Institute (Jan 2001 - Mar 2002)
""",
        [
            ("Lab Assistant", "Sikes University", "2004-11", "2005-08", False),
            ("Lab Assistant", "Longair College", "2003-09", "2004-08", False),
            ("Modeller", "Elm Research Institute", "2001-01", "2002-03", False),
        ],
    ),
    (
        "groups of posts, words broken at the end of lines",
        """EXPERIENCE

            Research experience
2011 – 2012  Research Associate at the department of Sediment and Mor-
             phology, Deltas Institute
            Sea-going experience
2004 – 2010  Deck Engineer, Elm Shipping Inc.
""",
        [
            ("Research Associate at the department of Sediment and Morphology", "Deltas Institute", "2011", "2012", False),
            ("Deck Engineer", "Elm Shipping Inc.", "2004", "2010", False),
        ],
    ),
    (
        "dates that a colon closes, in German",
        """BERUFSERFAHRUNG

2021 - Heute: Wissenschaftlicher Assistent, Hochschule Ulme
2019 - 2021: Softwareentwickler, Eiche AG
""",
        [
            ("Wissenschaftlicher Assistent", "Hochschule Ulme", "2021", None, True),
            ("Softwareentwickler", "Eiche AG", "2019", "2021", False),
        ],
    ),
    (
        "employers before colons, a year within a name",
        """EXPERIENCE

Elm Holdings Inc.
Head of Sand August 2021 – Present
Sand Manager January 2021 – August 2021
Oak Insurance:
Claims Manager May 2017 – June 2019

Apr 2015–Aug 2015
Student Developer, Institute Summer of Dust 2015
""",
        [
            ("Head of Sand", "Elm Holdings Inc.", "2021-08", None, True),
            ("Sand Manager", "Elm Holdings Inc.", "2021-01", "2021-08", False),
            ("Claims Manager", "Oak Insurance", "2017-05", "2019-06", False),
            ("Student Developer", "Institute Summer of Dust", "2015-04", "2015-08", False),
        ],
    ),
    (
        "jobs beside teaching",
        """TEACHING AND CONSULTING

- (2013 – 2014) Teaching assistant in geology – Elm University
- (2012 – 2013) Data scientist – Birch & Dust, Oslo
""",
        [
            ("Teaching assistant in geology", "Elm University", "2013", "2014", False),
            ("Data scientist", "Birch & Dust", "2012", "2013", False),
        ],
    ),
    (
        "employers below list items that end as sentences do",
        """EXPERIENCE

ELM UNIVERSITY
Senior Writer
Jan 2016 – present | Oslo
- Write and coordinate the submission of many proposals to sponsors.
OAK LEARNING
Content Developer
May 2014 – Jun 2015 | Ulm
- Wrote with painters, mostly late in the evening.
""",
        [
            ("Senior Writer", "ELM UNIVERSITY", "2016-01", None, True),
            ("Content Developer", "OAK LEARNING", "2014-05", "2015-06", False),
        ],
    ),
    (
        "a town between the employer and the post, an abbreviated school",
        """EMPLOYMENT

M.I.T., Teaching Assistant, 8/71-5/74.
University of Elm, Instructor, 11/74-7/76.
University of Oak, Oakville, Visiting Assistant Professor, 8/81-11/81.
""",
        [
            ("Teaching Assistant", "M.I.T.", "1971-08", "1974-05", False),
            ("Instructor", "University of Elm", "1974-11", "1976-07", False),
            ("Visiting Assistant Professor", "University of Oak", "1981-08", "1981-11", False),
        ],
    ),
    (
        "titles in Spanish below dates",
        """EXPERIENCIA

dic 2018
    OLMO. GESTIÓN CULTURAL
    Auxiliar de archivo

mar 2017
    INSTITUTO DE ARENA
    Curadora de datos
""",
        [
            ("Auxiliar de archivo", "OLMO. GESTIÓN CULTURAL", "2018-12", "2018-12", False),
            ("Curadora de datos", "INSTITUTO DE ARENA", "2017-03", "2017-03", False),
        ],
    ),
    (
        "labels that say whether a post is held",
        """EMPLOYMENT

Current position (2024–present): Assistant Professor of Light, Elm University
Previous position: Engineer, Oak Corp., 2015–2019
""",
        [
            ("Assistant Professor of Light", "Elm University", "2024", None, True),
            ("Engineer", "Oak Corp.", "2015", "2019", False),
        ],
    ),
    (
        "lines filled to their end with a leader",
        """EXPERIENCE

2018-        Elm Corp. ---------------------------------------------- Boston, MA
     sand drawing and masonry, speaking, dust dev.

2012-2016    Oak Logics, Inc. ------------------------------------ Cambridge, MA
     planning, drawing and masonry, safety, mentor.
""",
        [
            (None, "Elm Corp.", "2018", None, True),
            (None, "Oak Logics, Inc.", "2012", "2016", False),
        ],
    ),
    (
        "open posts above later years in the column at the right",
        """RESEARCH EXPERIENCE

Research Assistant, Elm University	2021 –
Research Intern, Oak College	2022
""",
        [
            ("Research Assistant", "Elm University", "2021", None, True),
            ("Research Intern", "Oak College", "2022", "2022", False),
        ],
    ),
    (
        "a doctoral student among posts",
        """RESEARCH EXPERIENCE

Ph.D. Student Researcher, Elm University, 2011–2017
""",
        [("Ph.D. Student Researcher", "Elm University", "2011", "2017", False)],
    ),
    (
        "date, post and an employer that no word tells on lines of their own",
        """# Work

2021 — now

### Lead Researcher

#### Bankhaus Moll

Run diary studies with many customers.

2018 — 2021

### Researcher

#### Zeppelin Travel

Introduced remote testing of prototypes.
""",
        [
            ("Lead Researcher", "Bankhaus Moll", "2021", None, True),
            ("Researcher", "Zeppelin Travel", "2018", "2021", False),
        ],
    ),
    (
        "dates in small letters on lines above the posts",
        """EXPERIENCIA

mar. 2023 – presente
Profesora asistente, Universidad del Polvo
ene. 2021 – dic. 2022
Investigadora posdoctoral, Universidad de la Ceniza
""",
        [
            ("Profesora asistente", "Universidad del Polvo", "2023-03", None, True),
            ("Investigadora posdoctoral", "Universidad de la Ceniza", "2021-01", "2022-12", False),
        ],
    ),
    (
        "two posts and the name of their organization below",
        """EMPLOYMENT

2020-2025   Professor, Department of Dust
            Professor, Department of Light
            University of Elm, Oslo, Norway

2015-2020   Lecturer, Department of Light
2014-2020   Lecturer, Department of Dust
            Oak University, Oslo, Norway
""",
        [
            ("Professor", "University of Elm", "2020", "2025", False),
            ("Professor", "University of Elm", "2020", "2025", False),
            ("Lecturer", "Oak University", "2015", "2020", False),
            ("Lecturer", "Oak University", "2014", "2020", False),
        ],
    ),
    (
        "bullets of their own, committees among them",
        """EMPLOYMENT

* Science Council of the Elm Society (1998-1999)
* Director of Elm Observatory (2013-2015)
* Numerous OAK, Elm University and Moss Fund selection committees
""",
        [("Director", "Elm Observatory", "2013", "2015", False)],
    ),
    (
        "a paragraph below that tells",
        """EMPLOYMENT

Elm Institute of Bard College, Research Scholar, August 2013-2014

BIRCH, Bolivia, Consultant, 2005-2007

I'm a PhD student at the University of Oak, where I work on dust.
""",
        [
            ("Research Scholar", "Elm Institute of Bard College", "2013-08", "2014", False),
            ("Consultant", "BIRCH", "2005", "2007", False),
        ],
    ),
    (
        "an employer in small letters",
        """EMPLOYMENT

2014-2017   Officer, Centre for Dust Control, Oslo, Norway
2012-2014   Postdoctoral Fellow, brdd,b, Dhaka, Bangladesh
""",
        [
            ("Officer", "Centre for Dust Control", "2014", "2017", False),
            ("Postdoctoral Fellow", "brdd,b", "2012", "2014", False),
        ],
    ),
    (
        "the date above its post",
        """# Appointments

2017--2023

:   **Associate Professor**, Elm University

2011--2017

:   **Assistant Professor**, Harbor University (parental leave 2013--14)

2008

:   **Field biologist**, Quarry University
""",
        [
            ("Associate Professor", "Elm University", "2017", "2023", False),
            ("Assistant Professor", "Harbor University", "2011", "2017", False),
            ("Field biologist", "Quarry University", "2008", "2008", False),
        ],
    ),
    (
        "a title that reads like an order",
        """# Experience

**Halford Insurance** | Oslo
Lead Data Scientist, Claims | May 2022 – Present

- Cut the mean error by a fifth.

**Elm Corporation** | Bergen
Data Scientist | 2017 – 2020
""",
        [
            ("Lead Data Scientist, Claims", "Halford Insurance", "2022-05", None, True),
            ("Data Scientist", "Elm Corporation", "2017", "2020", False),
        ],
    ),
    (
        "a sentence that is a date",
        """Experiencia profesional

Profesora Titular de Universidad, Universidad de Olmo. Desde noviembre de 2020.
""",
        [("Profesora Titular de Universidad", "Universidad de Olmo", "2020-11", None, True)],
    ),
    (
        "a class behind the title",
        """Expérience professionnelle

2009–2013 | Professeure adjointe, Université du Chêne
2002–2009 | Enseignante, 5e année, Commission scolaire du Lac
""",
        [
            ("Professeure adjointe", "Université du Chêne", "2009", "2013", False),
            ("Enseignante, 5e année", "Commission scolaire du Lac", "2002", "2009", False),
        ],
    ),
    (
        "an institute between employer and post",
        """BERUFSERFAHRUNG

04/2013 - 12/2019    Technische Universität Ulmenau
                     Eschenbach-Institut für Wasserbau
                     Wissenschaftlicher Mitarbeiter
2009 - 2010          Studentische Hilfskraft, Universität Ulmenau
""",
        [
            ("Wissenschaftlicher Mitarbeiter", "Technische Universität Ulmenau", "2013-04", "2019-12", False),
            ("Studentische Hilfskraft", "Universität Ulmenau", "2009", "2010", False),
        ],
    ),
    (
        "an unknown heading above posts",
        """# Jon Reed

## Education

- PhD, Physics, Lake University, 2014

## Paths taken

- Research Engineer, Quarry University, 2019–2021
- Software Engineer, Elm Corporation, 2015–2019
""",
        [
            ("Research Engineer", "Quarry University", "2019", "2021", False),
            ("Software Engineer", "Elm Corporation", "2015", "2019", False),
        ],
    ),
    (
        "one-liners",
        """EXPERIENCE

Assistant Professor, Department of Statistics, Quarry University, 2021-present
Postdoctoral Fellow, Harbor Institute, Oslo, Norway, Sept. 2019 - Aug. 2021 (Mentor: Ian Vale)
Research Intern, Tidewater, Summer 2017
""",
        [
            ("Assistant Professor", "Quarry University", "2021", None, True),
            ("Postdoctoral Fellow", "Harbor Institute", "2019-09", "2021-08", False),
            ("Research Intern", "Tidewater", "2017", "2017", False),
        ],
    ),
    (
        "employer above several posts",
        """# Jon Reed

## Work Experience

**Brightwell Inc.** | Berlin, Germany
*Senior Software Engineer* | Jan 2020 – Present
- Led a team of five.

*Software Engineer* | Mar 2018 – Dec 2019
- Analyzed logs of 2016.

**Northlake Analytics** | Remote
*Data Analyst Intern* | Jun 2017 – Aug 2017
- Analyzed churn in 2016.
""",
        [
            ("Senior Software Engineer", "Brightwell Inc.", "2020-01", None, True),
            ("Software Engineer", "Brightwell Inc.", "2018-03", "2019-12", False),
            ("Data Analyst Intern", "Northlake Analytics", "2017-06", "2017-08", False),
        ],
    ),
    (
        "posts as subheadings",
        """# Ana Pohl

## Experience

### Research Engineer, Windmill Labs
*May 2019 - June 2021, Zurich*

- Built things.

### Intern at Deltaworks
*2018*

- Helped.
""",
        [
            ("Research Engineer", "Windmill Labs", "2019-05", "2021-06", False),
            ("Intern", "Deltaworks", "2018", "2018", False),
        ],
    ),
    (
        "German, dates in a left rail",
        """Lebenslauf

BERUFSERFAHRUNG
seit 10/2020    Wissenschaftlicher Mitarbeiter, Lehrstuhl für Statistik, Universität Musterstadt
04/2017 – 09/2020    Softwareentwickler, Beispiel GmbH, Hamburg
2016    Praktikant bei Muster AG
""",
        [
            ("Wissenschaftlicher Mitarbeiter", "Universität Musterstadt", "2020-10", None, True),
            ("Softwareentwickler", "Beispiel GmbH", "2017-04", "2020-09", False),
            ("Praktikant", "Muster AG", "2016", "2016", False),
        ],
    ),
    (
        "French",
        """EXPÉRIENCE PROFESSIONNELLE
Depuis 2019 Maître de conférences, Université de Valmont
2018-2019 Ingénieur de recherche, Laboratoire des Images, Nantes, France
""",
        [
            ("Maître de conférences", "Université de Valmont", "2019", None, True),
            ("Ingénieur de recherche", "Laboratoire des Images", "2018", "2019", False),
        ],
    ),
    (
        "title line, employer line, date line, all unknown words",
        """WORK HISTORY
Barista
Bean House — Portland, OR
January 2019 to March 2021
- Made coffee.
Cashier
Corner Shop - Salem, OR
June 2017 to December 2018
- Took payments.
""",
        [
            ("Barista", "Bean House", "2019-01", "2021-03", False),
            ("Cashier", "Corner Shop", "2017-06", "2018-12", False),
        ],
    ),
    (
        "employer with its own dates above dated posts",
        """PROFESSIONAL EXPERIENCE
Acme Robotics (2015 - 2020)
Lead Engineer, 2018 - 2020
Engineer, 2015 - 2018
Beta Motors (2012 - 2015)
Junior Engineer
""",
        [
            ("Lead Engineer", "Acme Robotics", "2018", "2020", False),
            ("Engineer", "Acme Robotics", "2015", "2018", False),
            ("Junior Engineer", "Beta Motors", "2012", "2015", False),
        ],
    ),
    (
        "title runs into the employer",
        """EXPERIENCE

Research Intern Stonebridge University May 2018-Aug 2018

- Mentor: Ian Vale.

Visiting Student Researcher Institute of Rivers Jul 2014-Aug 2014
""",
        [
            ("Research Intern", "Stonebridge University", "2018-05", "2018-08", False),
            ("Visiting Student Researcher", "Institute of Rivers", "2014-07", "2014-08", False),
        ],
    ),
    (
        "dated lines of one paragraph",
        """## Werkervaring
sinds 2020: Universitair docent, Universiteit Voorbeeldstad
2016–2020: Postdoctoraal onderzoeker, Vrije Universiteit Voorbeeldstad
jan 2012 – dec 2015: Promovendus, Elm Universiteit, Nijmegen
""",
        [
            ("Universitair docent", "Universiteit Voorbeeldstad", "2020", None, True),
            ("Postdoctoraal onderzoeker", "Vrije Universiteit Voorbeeldstad", "2016", "2020", False),
            ("Promovendus", "Elm Universiteit", "2012-01", "2015-12", False),
        ],
    ),
    (
        "a specialty between post and hospital",
        """Hospital Appointments
2015-2019   Fellowship, Cardiovascular Disease, Elm General Hospital
2012-2015   Residency, St. Brook Hospital
""",
        [
            ("Fellowship", "Elm General Hospital", "2015", "2019", False),
            ("Residency", "St. Brook Hospital", "2012", "2015", False),
        ],
    ),
    (
        "an exported profile",
        """Experience

Brightwell
4 years 3 months

Senior Product Manager
January 2022 - Present (2 years 3 months)
London, England
Owning the payments roadmap.

Product Manager
January 2020 - January 2022 (2 years 1 month)
London

Northgate Bank plc
Graduate Analyst
September 2017 - December 2019 (2 years 4 months)
""",
        [
            ("Senior Product Manager", "Brightwell", "2022-01", None, True),
            ("Product Manager", "Brightwell", "2020-01", "2022-01", False),
            ("Graduate Analyst", "Northgate Bank plc", "2017-09", "2019-12", False),
        ],
    ),
    (
        "ranks below a dated employer",
        """EXPERIENCE
Elmish Army, Fort Example, TX          2009 - 2017
Captain, Logistics Officer (2013-2017)
Second Lieutenant (2009-2013)
Oak Works Ltd, Dallas, TX              2017 - Present
Area Manager
""",
        [
            ("Captain, Logistics Officer", "Elmish Army", "2013", "2017", False),
            ("Second Lieutenant", "Elmish Army", "2009", "2013", False),
            ("Area Manager", "Oak Works Ltd", "2017", None, True),
        ],
    ),
    (
        "dates before what more is told",
        """Research Experience

Postdoctoral Researcher, Elm Institute for Sand Research, Cologne, Germany. Oct 2020-present. PI: Ada Example

Graduate Assistant, University of Elm, Kyoto, Japan. 2015-2020. Supervisors: Ada Example and John Sample
""",
        [
            ("Postdoctoral Researcher", "Elm Institute for Sand Research", "2020-10", None, True),
            ("Graduate Assistant", "University of Elm", "2015", "2020", False),
        ],
    ),
    (
        "a unit beside the post, the hospital below",
        """CLINICAL EXPERIENCE
Registered Nurse - Intensive Care Unit          08/2018 to Current
Elm Medical Center                              Portland, OR
* Managed ventilated patients

Registered Nurse - Surgery                      06/2015 to 07/2018
Oak Hospital                                    Portland, OR
""",
        [
            ("Registered Nurse", "Elm Medical Center", "2018-08", None, True),
            ("Registered Nurse", "Oak Hospital", "2015-06", "2018-07", False),
        ],
    ),
    (
        "trades and offices in German",
        """BERUFLICHER WERDEGANG

seit Okt. 2021          Steuerfachangestellte, Kanzlei Muster & Partner mbB, Kassel
08/2018 - 09/2021       Sachbearbeiterin Buchhaltung, Stadtwerke Musterstadt GmbH
                        Schwerpunkte: Kreditoren, Mahnwesen
06/2015 – 12/2016       Hilfsassistent, Geographisches Institut, Universität Ulmenau
""",
        [
            ("Steuerfachangestellte", "Kanzlei Muster & Partner mbB", "2021-10", None, True),
            ("Sachbearbeiterin Buchhaltung", "Stadtwerke Musterstadt GmbH", "2018-08", "2021-09", False),
            ("Hilfsassistent", "Universität Ulmenau", "2015-06", "2016-12", False),
        ],
    ),
    (
        "employers behind at, dates below",
        """PROFESSIONAL EXPERIENCE

* Lead Software Engineer at Brightwell (Remote)
  June 2020 to date
  - Built APIs
* Software Engineer at Oakworks, Lagos, Nigeria
  Feb 2017 to May 2020
* Elm Youth Service Corps, Teacher, Kano
  2015/2016
""",
        [
            ("Lead Software Engineer", "Brightwell", "2020-06", None, True),
            ("Software Engineer", "Oakworks", "2017-02", "2020-05", False),
            ("Teacher", "Elm Youth Service Corps", "2015", "2016", False),
        ],
    ),
    (
        "several posts in brackets, one with whom",
        """EMPLOYMENT

* Reader (2014–18), Senior Lecturer (2010–14) and Lecturer (2006–10), University of Elm
* Research associate with Prof. A. Example, Oak Institute of Technology, 2001–3
""",
        [
            ("Reader", "University of Elm", "2014", "2018", False),
            ("Senior Lecturer", "University of Elm", "2010", "2014", False),
            ("Lecturer", "University of Elm", "2006", "2010", False),
            ("Research associate", "Oak Institute of Technology", "2001", "2003", False),
        ],
    ),
    (
        "employers set like the headings",
        """# Ada Example

**Education**

**University of Elm**
*PhD in History* (1999 – 2003)

**Professional Experience**

**University of Grauhafen**
*Assistant Professor* (Feb 2005 – present)

**University of Brackwater**
*Research Intern* (Jan 2003 – Feb 2005)

**Honours**

- Oak Medal, 2004
""",
        [
            ("Assistant Professor", "University of Grauhafen", "2005-02", None, True),
            ("Research Intern", "University of Brackwater", "2003-01", "2005-02", False),
        ],
    ),
    (
        "an open dash where no other date is parted by one",
        """PARCOURS PROFESSIONNEL

- 2015 – Professeure des universités, Université de Valmont
- 2008 – 2015 Maître de conférences, Université d'Exempleville
""",
        [
            ("Professeure des universités", "Université de Valmont", "2015", None, True),
            ("Maître de conférences", "Université d'Exempleville", "2008", "2015", False),
        ],
    ),
    (
        "employers below the posts, the first one without a date",
        """EXPERIENCE

Innovation Associate (Present)
University of Elm, Oslo, Norway
Models for the flow of sand in kilns
Research Fellow, Project Robin (2018–2019)
University of Oak, Leeds, UK
Work on light with the Birch Institute.
Data Science Intern (2017)
Brightwell Analytics, London, UK
Models for kilns
""",
        [
            ("Innovation Associate (Present)", "University of Elm", None, None, False),
            ("Research Fellow, Project Robin", "University of Oak", "2018", "2019", False),
            ("Data Science Intern", "Brightwell Analytics", "2017", "2017", False),
        ],
    ),
    (
        "people and days below employers are no titles",
        """EXPERIENCE

Bank of Elm\tSummer 2019
Summer Research Intern
Elm University\t2016 - 2018
Marco Birch-Roe, Ellen Oak, Ada Ash
Oak College\t2014
9 October
2012 Summer analyst, Brightwell Inc.
""",
        [
            ("Summer Research Intern", "Bank of Elm", "2019", "2019", False),
            (None, "Elm University", "2016", "2018", False),
            (None, "Oak College", "2014", "2014", False),
            ("Summer analyst", "Brightwell Inc.", "2012", "2012", False),
        ],
    ),
    (
        "a program in the place of the titles, seats on committees",
        """EXPERIENCE

Research Intern | Elm University | 2019
Sand Mentorship Program | Oak University | 2018
Doctoral candidate | Birch University | 2014 - 2018
Member of Elm Selection Committee | Oak University | 2017
""",
        [
            ("Research Intern", "Elm University", "2019", "2019", False),
            ("Sand Mentorship Program", "Oak University", "2018", "2018", False),
            ("Doctoral candidate", "Birch University", "2014", "2018", False),
        ],
    ),
    (
        "months and years of two digits in brackets",
        """EXPERIENCE

- Visiting Lecturer at University of Elm (from Aug 13)
- Sand Fellow at the Birch Center. Topic: “The dunes of the north and their use, 1860-1960” (Nov 10 – Feb 11)
- Research Fellow at Oak University (Oct 05 – Oct 07)
""",
        [
            ("Visiting Lecturer", "University of Elm", "2013-08", None, True),
            ("Sand Fellow", "Birch Center", "2010-11", "2011-02", False),
            ("Research Fellow", "Oak University", "2005-10", "2007-10", False),
        ],
    ),
    (
        "numbers of months and years of two digits",
        """EMPLOYMENT

Elm University, Instructor, 10/72-9/74.
Oak University, Visiting Professor, 2/87.
University of Sand, Visiting Professor, 2-3/09.
Birch College, Visiting Scholar, 2/95-7/95.
""",
        [
            ("Instructor", "Elm University", "1972-10", "1974-09", False),
            ("Visiting Professor", "Oak University", "1987-02", "1987-02", False),
            ("Visiting Professor", "University of Sand", "2009-03", "2009-03", False),
            ("Visiting Scholar", "Birch College", "1995-02", "1995-07", False),
        ],
    ),
    (
        "what is told in the cell beside the post",
        """EXPERIENCE

Research Fellow, Elm University, June 2019 – May 2020	Independent research on sand. Creating tools for the flow of dust.
Research Associate, Oak University, May 2017 – May 2019	Models for the risk of storms in dunes, created with partners.
""",
        [
            ("Research Fellow", "Elm University", "2019-06", "2020-05", False),
            ("Research Associate", "Oak University", "2017-05", "2019-05", False),
        ],
    ),
    (
        "a line of business behind the post, the employer below",
        """EXPERIENCE

Lecturer	2014 - 2015
Elm University, Oslo, Norway
Director, Sand Communications	2012 - 2014
Oak University, Oslo, Norway
Curator	2006 - 2012
Elm University, Oslo, Norway
""",
        [
            ("Lecturer", "Elm University", "2014", "2015", False),
            ("Director, Sand Communications", "Oak University", "2012", "2014", False),
            ("Curator", "Elm University", "2006", "2012", False),
        ],
    ),
    (
        "an employer that a bracket names",
        """BERUFSERFAHRUNG

2012 – 2015  Wissenschaftlicher Angestellter (am Lehrstuhl für Sand der Universität Ulme)
2010 – 2012  Werkstudent bei Brightwell
2008 – 2010  Tutor, Universität Eiche
""",
        [
            ("Wissenschaftlicher Angestellter", "Universität Ulme", "2012", "2015", False),
            ("Werkstudent", "Brightwell", "2010", "2012", False),
            ("Tutor", "Universität Eiche", "2008", "2010", False),
        ],
    ),
    (
        "dashes between all dates and posts",
        """PARCOURS PROFESSIONNEL

- 2015 – Stagiaire, Musée de Valmont
- 2008–2012 – Maître de conférences, Université d'Exempleville
""",
        [
            ("Stagiaire", "Musée de Valmont", "2015", "2015", False),
            ("Maître de conférences", "Université d'Exempleville", "2008", "2012", False),
        ],
    ),
]


def value(claim: Claim[object] | None) -> str | None:
    return None if claim is None else str(claim.value)


@pytest.mark.parametrize(("document", "posts"), [case[1:] for case in LAYOUTS], ids=[case[0] for case in LAYOUTS])
def test_posts_are_read_by_the_sections_own_layout(
    document: str, posts: list[tuple[str, str, str | None, str | None, bool]], read_sections: Reader
) -> None:
    facts = read_employment(*read_sections(document)).facts
    found = [
        (value(f.title), value(f.organization), value(f.period.start), value(f.period.end), f.period.ongoing is not None)
        for f in facts
    ]
    assert found == posts


def test_details_below_a_post_are_no_posts_and_are_set_aside(read_sections: Reader) -> None:
    layout = next(text for name, text, _ in LAYOUTS if name == "a title that reads like an order")
    sections, context = read_sections(layout)
    harvest = read_employment(sections, context)
    assert {aside.reason for aside in harvest.asides} == {"job description"}


def test_degrees_and_board_seats_are_no_posts(read_sections: Reader) -> None:
    text = "EDUCATION\nPh.D. in Law, University of Elm, 2010-2014\n\nAWARDS\nBest Paper, Elm Society, 2012\n"
    assert read_employment(*read_sections(text)).facts == []


def test_the_post_under_the_name_counts_where_no_section_lists_posts(read_sections: Reader) -> None:
    text = (
        "Mira Tall\nSenior Research Fellow\nDepartment of Physics, Quarry University, Springfield\n\n"
        "EDUCATION\nPhD 2016, Quarry University\n"
    )
    (fact,) = read_employment(*read_sections(text)).facts
    assert (value(fact.title), value(fact.organization)) == ("Senior Research Fellow", "Quarry University")


def _claims(fact: object) -> Iterator[Claim[object]]:
    period = fact.period  # type: ignore[attr-defined]
    for claim in (fact.title, fact.organization, fact.unit, period.start, period.end, period.ongoing):  # type: ignore[attr-defined]
        if claim is not None:
            yield claim


@pytest.mark.parametrize("document", [case[1] for case in LAYOUTS], ids=[case[0] for case in LAYOUTS])
def test_every_claim_quotes_the_text(document: str, read_sections: Reader) -> None:
    sections, context = read_sections(document)
    claims = [claim for fact in read_employment(sections, context).facts for claim in _claims(fact)]
    assert claims
    for claim in claims:
        assert context.document.text[claim.span.start : claim.span.end] == claim.span.quote


LINES = st.sampled_from(
    [
        "EXPERIENCE",
        "EDUCATION",
        "Research Engineer, Example Corp., 2019-2021",
        "2019 –",
        "- Built a tool.",
        "Example Corp.",
        "Intern (2018)",
        "",
        "    ",
        "(",
        ")",
        "at",
        "**Bold** 2018",
        "PhD 2015",
        "Advisor: A. B.",
        "| a | b | 2012 |",
        "—",
        "2011, 2012, 2013",
    ]
)


VISIBLE = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=40)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LINES | VISIBLE, max_size=12))
def test_no_lines_make_it_fail(read_sections: Reader, lines: list[str]) -> None:
    sections, context = read_sections("\n".join(["EMPLOYMENT", *lines]))
    for fact in read_employment(sections, context).facts:
        assert fact.organization is not None or (fact.title is not None and fact.period != Period())


def test_jobs_around_their_dates_count_below_an_unknown_heading() -> None:
    text = (
        b"# A. Example\n\n## Education\n\nB.A., Elm College, 2011\n\n## Where I went\n\n"
        b"Elm Institute of Sand | 2018 - 2020\n\nGrants Officer\n\nOak University | 2015 - 2018\n\n"
        b"Lab Manager\n\nBirch Museum | 2012 - 2015\n\nTranslator\n"
    )
    document = read_bytes(text, name="cv.md", settings=Settings())
    facts = read_employment(split_sections(document), Context(document)).facts
    assert [(value(f.title), value(f.organization)) for f in facts] == [
        ("Grants Officer", "Elm Institute of Sand"),
        ("Lab Manager", "Oak University"),
        ("Translator", "Birch Museum"),
    ]


def test_employers_as_headings_above_their_posts() -> None:
    text = (
        b"# A. Example\n\n## Experience\n\n## Brightwell\n\nSound Engineer, 2021 - 2023\n\n"
        b"## Oak & Sons\n\nTranslator, 2018 - 2020\n\n## Hobbies\n\nSand\n"
    )
    document = read_bytes(text, name="cv.md", settings=Settings())
    facts = read_employment(split_sections(document), Context(document)).facts
    assert [(value(f.title), value(f.organization)) for f in facts] == [
        ("Sound Engineer", "Brightwell"),
        ("Translator", "Oak & Sons"),
    ]


def test_offices_below_an_unknown_heading_are_no_jobs(read_sections: Reader) -> None:
    document = """# Jon Reed

## Education

- PhD, Physics, Lake University, 2014

## Beside all that

- Member, Quarry Society, 2019–2021
- Reviewer, Elm University Press, 2015–2019
"""
    assert read_employment(*read_sections(document)).facts == []


def test_posts_stand_among_courses_where_the_heading_says_so(read_sections: Reader) -> None:
    text = (
        "TEACHING AND PROFESSIONAL EXPERIENCE\n\nLecturer, Oak College, 2016-2018\n"
        "Research Scientist, Reed Institute, 2018-present\n"
        "Instructor, Introduction to Ecology, Elm University, 2014\n"
    )
    assert [value(f.title) for f in read_employment(*read_sections(text)).facts] == ["Lecturer", "Research Scientist"]


def test_posts_in_a_list_of_teaching_count_where_no_course_stands_with_them(read_sections: Reader) -> None:
    text = (
        "TEACHING EXPERIENCE\n\nLecturer, Department of Music, Oak College, 2019-2023\n"
        "Adjunct Instructor, Reed Community College, 2016-2019\n\nCourses taught: Dust; Light\n"
    )
    assert [value(f.title) for f in read_employment(*read_sections(text)).facts] == ["Lecturer", "Adjunct Instructor"]


def test_posts_that_are_told_of_count_below_any_heading(read_sections: Reader) -> None:
    text = """{}

Elm University 2016 – 2018
Associate Professor w/ tenure
Taught courses of sand to the many students who were enrolled in the programmes of the school.

Oak College 2002 – 2009
Assistant Professor (Tenure Track)
Served as an advisor of the students who wrote their theses about the dust of the old towns.
"""
    for heading in ("TEACHING EXPERIENCE", "RESEARCH"):
        facts = read_employment(*read_sections(text.format(heading))).facts
        assert [(f.title and f.title.value, f.organization and f.organization.value) for f in facts] == [
            ("Associate Professor w/ tenure", "Elm University"),
            ("Assistant Professor (Tenure Track)", "Oak College"),
        ]


def test_fellows_sponsored_and_fellowships_won_are_no_posts(read_sections: Reader) -> None:
    for heading in ("POSTDOCTORAL FELLOWS SPONSORED", "FELLOWSHIPS"):
        text = (
            f"EMPLOYMENT\n\nLecturer, Oak College, 2016–2018\n\n{heading}\n\nSand Research Fellowship, Elm University, 2003–2005\n"
        )
        facts = read_employment(*read_sections(text)).facts
        assert [f.title and f.title.value for f in facts] == ["Lecturer"]


def test_a_life_year_by_year_tells_more_than_posts(read_sections: Reader) -> None:
    text = """Ada Beispiel

1951 geboren in Ulmstadt
1970 bis 1975 Studium der Sandkunde an der Universität Ulme
1974 bis 1977 Rechtsreferendar, Landkreis Eichen
1980 bis 1993 Professorin an der Hochschule Ulme
1993 bis 2003 Honorarprofessorin an der Universität Eiche
2005 Mitglied der Akademie für Staub
"""
    facts = read_employment(*read_sections(text)).facts
    assert [value(f.title) for f in facts] == ["Rechtsreferendar", "Professorin", "Honorarprofessorin"]


def test_offices_year_by_year_are_no_career(read_sections: Reader) -> None:
    text = "# OTHER\n\n2025 Co-organiser of the Elm Workshop\n2024 Student Rep on the Committee\n2023 Supervisor of students\n"
    assert not read_employment(*read_sections(text)).facts


def test_posts_above_their_courses_are_no_jobs(read_sections: Reader) -> None:
    text = (
        "TEACHING EXPERIENCE\n\nLecturer, Oak College, 2019-2023\n  Dust I\n  Dust II\n"
        "Adjunct Instructor, Reed Community College, 2016-2019\n  Light\n"
    )
    assert read_employment(*read_sections(text)).facts == []


def test_the_post_below_the_name_is_not_counted_twice(read_sections: Reader) -> None:
    text = (
        "Ada Example\nProfessor of Chemistry, University of Elm (2018-)\n\nEMPLOYMENT\n\nProfessor, University of Elm, 2018-\n"
        "Reader, University of Elm, 2014-2018\n"
    )
    assert [value(f.title) for f in read_employment(*read_sections(text)).facts] == ["Professor", "Reader"]


def test_the_post_below_the_name_counts_where_the_list_lacks_it(read_sections: Reader) -> None:
    text = "Ada Example\nScientist, Oak Institute, 2023-present\n\nEMPLOYMENT\n\nReader, University of Elm, 2014-2018\n"
    assert [value(f.title) for f in read_employment(*read_sections(text)).facts] == ["Scientist", "Reader"]


def test_posts_told_in_one_sentence_have_dates_of_their_own(read_sections: Reader) -> None:
    text = (
        "Ada Example\n\nBefore that, I did my master's in Dust at the University of Elm (2019-2021) and worked as "
        "a software engineer "
        "at Kaasbyte (2021-2022).\n\nPUBLICATIONS\n"
    )
    facts = read_employment(*read_sections(text)).facts
    assert [(value(f.title), value(f.organization), value(f.period.start), value(f.period.end)) for f in facts] == [
        ("software engineer", "Kaasbyte", "2021", "2022")
    ]
