from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.extract.reading import read_bytes
from etl.model.document import Passage, TextSource
from etl.model.section import Section
from etl.settings import Settings
from etl.transform.citations.works import read_works
from etl.transform.context import Context
from etl.transform.parsers.talk_items import is_plain_talk
from etl.transform.parsers.talks import read_talks
from etl.transform.sections import split_sections
from etl.transform.subject import read_subject

Reader = Callable[[str], tuple[tuple[Section, ...], Context]]
Row = tuple[str | None, str | None, int | None]

CASES: dict[str, tuple[str, list[Row]]] = {
    "where and how in italics is no title": (
        (
            "- 06/2024, Dustworlds 6, *Ulm, Germany, poster*\n- 03/2023, Elm Section Meeting, *Bonn, Germany, talk*\n"
            "- 02/2022, Oak Graduate Seminar, *Denver, USA, invited talk*\n"
        ),
        [(None, "Dustworlds 6", 2024), (None, "Elm Section Meeting", 2023), (None, "Oak Graduate Seminar", 2022)],
    ),
    "title, colon, event behind the year": (
        (
            "2024, Dust in the dark and the moss: Elm Section Meeting, Ulm.\n"
            "2019, Can light be seen at noon?: OAK General Assembly, Bonn.\n"
        ),
        [
            ("Dust in the dark and the moss", "Elm Section Meeting", 2024),
            ("Can light be seen at noon?", "OAK General Assembly", 2019),
        ],
    ),
    "event, title of several fields, date": (
        "- Elm University, Dust, moss and faults, May 2023\n- Oak Institute, Light at noon in towns, Mar. 2022\n",
        [("Dust, moss and faults", "Elm University", 2023), ("Light at noon in towns", "Oak Institute", 2022)],
    ),
    "who hosts is no title": (
        "**Elm University**, March 2024 - hosted by **Prof. Ida Birch**\n\n**Oak Institute**, May 2023 - hosted by Ola Nord\n",
        [(None, "Elm University", 2024), (None, "Oak Institute", 2023)],
    ),
    "a title among events without": (
        (
            "- **Elm University** -- 2025, Ulm\n- **Oak Institute** -- 2024, Bonn\n"
            "- **OGU 2023** -- The surface as a window into the dust\n- **Moss Seminar** -- May 2022, Ulm\n"
        ),
        [
            (None, "Elm University", 2025),
            (None, "Oak Institute", 2024),
            ("The surface as a window into the dust", "OGU 2023", 2023),
            (None, "Moss Seminar", 2022),
        ],
    ),
    "event and title in cells": (
        "Elm University, Ulm (virtual talk)\tDust in the dark\tMay 2020\nGRAV 22, Bonn, Germany\tLight at noon again\tJuly 2019\n",
        [("Dust in the dark", "Elm University", 2020), ("Light at noon again", "GRAV 22", 2019)],
    ),
    "the event in bold on a line below": (
        "- Dust and its neurons reviewed (Slides)\n  **Moss Club**, 2022\n- Light at noon in towns\n  **Elm University**, 2021\n",
        [("Dust and its neurons reviewed", "Moss Club", 2022), ("Light at noon in towns", "Elm University", 2021)],
    ),
    "how it was given, then the event": (
        (
            "- Hour lecture, Yearly Meeting of the Moss Society, Ulm, January 2015.\n"
            "- 20-minute talk, World Congress of Lamps, Walls and Paint (WCLWP), Oslo, Norway, August 2014.\n"
            "- Elm Memorial Lecture, Oak University, April 2013.\n"
            "- 40-minute Talk, Old Walls: Paint and its Uses, Bern, May 2012.\n"
            "- Survey talk, Special Session on Old Lamps, Paris, June 2011.\n"
        ),
        [
            (None, "Yearly Meeting of the Moss Society", 2015),
            (None, "World Congress of Lamps, Walls and Paint (WCLWP)", 2014),
            (None, "Oak University", 2013),
            (None, "Old Walls: Paint and its Uses", 2012),
            (None, "Special Session on Old Lamps", 2011),
        ],
    ),
    "event, place, date, title with commas, a link's name": (
        (
            "- Elm Geophysics Meeting, Ulm, Germany, May 14, 2010, Dust, moss and faults in the plain, 2007–08: pptx\n"
            "- Oak University, Bern, Switzerland, June 1, 2009, Light at noon and its use, Bern and vicinity: pptx\n"
        ),
        [
            ("Dust, moss and faults in the plain, 2007–08", "Elm Geophysics Meeting", 2010),
            ("Light at noon and its use, Bern and vicinity", "Oak University", 2009),
        ],
    ),
    "who else spoke before the event, volumes of abstracts": (
        (
            "- Co-presenter: “Dust in the dark,” with co-presenters Ida Moe and Ola Nord. Moss Summit, 2019\n"
            "- “Light at noon.” Moss Research Abstracts, Vol. 16, Elm General Assembly, 2014.\n"
        ),
        [("Dust in the dark", "Moss Summit", 2019), ("Light at noon", "Elm General Assembly", 2014)],
    ),
    "events right before the date, as in the other rows": (
        (
            "- Dust in the dark again, Elm Conference, May 2, 2020\n"
            "- Dust in the dark at noon, Oak University, May 3, 2019\n"
            "- Dust in the dark in towns, Moss Institute, May 4, 2018\n"
            "- Dust in the dark by day, Elm Symposium, May 5, 2017\n"
            "- Dust in the dark reviewed, Ash Forum, May 6, 2016\n"
            "- Walls, Lamps, and Paint: A Longer View, Talking Rooms, May 7, 2015\n"
            "- Wait, You Have No Lamp?, Rooms Online, May 8, 2014\n"
        ),
        [
            ("Dust in the dark again", "Elm Conference", 2020),
            ("Dust in the dark at noon", "Oak University", 2019),
            ("Dust in the dark in towns", "Moss Institute", 2018),
            ("Dust in the dark by day", "Elm Symposium", 2017),
            ("Dust in the dark reviewed", "Ash Forum", 2016),
            ("Walls, Lamps, and Paint: A Longer View", "Talking Rooms", 2015),
            ("Wait, You Have No Lamp?", "Rooms Online", 2014),
        ],
    ),
    "a year that a preposition binds, towns of states in brackets, a title that a question opens": (
        (
            "- 2017. The Dust Cascade of 2016. Moss Legend Society (Hausen, LA).\n"
            "- 2018. “Is Dust Light Anymore?”: Rethinking Lamps. Symposium on Old Walls (Bellwood, WA).\n"
            "- 2019. Lamps under Water. Elm Lamp Society (Steinau, Germany).\n"
        ),
        [
            ("The Dust Cascade of 2016", "Moss Legend Society", 2017),
            ("“Is Dust Light Anymore?”: Rethinking Lamps", "Symposium on Old Walls", 2018),
            ("Lamps under Water", "Elm Lamp Society", 2019),
        ],
    ),
    "events with subtitles": (
        (
            "- “Dust in the dark.” Bright Rooms: Old and New Lamps, Elm College, 2019\n"
            "- “Light at noon.” Walls: A Conversation, Oak College, 2018\n"
        ),
        [
            ("Dust in the dark", "Bright Rooms: Old and New Lamps", 2019),
            ("Light at noon", "Walls: A Conversation", 2018),
        ],
    ),
    "quoted title first": (
        "- “Dust in the dark.” Elm University, May 2019\n- “Light at noon.” Quarry Institute, 2018\n",
        [("Dust in the dark", "Elm University", 2019), ("Light at noon", "Quarry Institute", 2018)],
    ),
    "event before a colon": (
        "- ICML 2018: Dust in the dark: a survey\n- KDD 2019: Counting light\n",
        [("Dust in the dark: a survey", "ICML 2018", 2018), ("Counting light", "KDD 2019", 2019)],
    ),
    "title, event, date": (
        "- Dust in the dark, Elm University, 2018 (colloquium)\n- Light at noon, Quarry Symposium, 2017\n",
        [("Dust in the dark", "Elm University", 2018), ("Light at noon", "Quarry Symposium", 2017)],
    ),
    "a title above its times in a plain text": (
        (
            "Dust at Night\n    Elm University, Department of Dust, March 2022\n    Oak Institute, Bonn, May 2021\n\n"
            "Moss in June\n    Workshop on Moss, Leipzig, 2020\n"
        ),
        [
            ("Dust at Night", "Elm University", 2022),
            ("Dust at Night", "Oak Institute", 2021),
            ("Moss in June", "Workshop on Moss", 2020),
        ],
    ),
    "hosts in capitals and short ones": (
        "2023: Elm, Oak, Ash\n2022: Yale, MIT (2x), ETH Zürich, EPFL\n2021: Caltech, EPFL, Elm University\n",
        [(None, host, 2023) for host in ("Elm", "Oak", "Ash")]
        + [(None, host, 2022) for host in ("Yale", "MIT", "ETH Zürich", "EPFL")]
        + [(None, host, 2021) for host in ("Caltech", "EPFL", "Elm University")],
    ),
    "a symposium within a meeting": (
        (
            "- Nord, O. (2021, May). Dust in June. In B. Moe (Chair), New dust [Symposium]. Elm Dust Association, Denver, CO.\n"
            "- Nord, O. (2020). Light in May. Poster presented at the Oak Convention, Ulm.\n"
        ),
        [("Dust in June", "Elm Dust Association", 2021), ("Light in May", "Oak Convention", 2020)],
    ),
    "two hosts in a line where others have three": (
        (
            "2025:\tElm University, Ash Annual Conference, Oak Summer Institute\n"
            "2023:\tYew Conference (Prague), Elm School of Economics\n"
            "2019:\tOak University, Faculty of Law\n"
        ),
        [
            (None, "Elm University", 2025),
            (None, "Ash Annual Conference", 2025),
            (None, "Oak Summer Institute", 2025),
            (None, "Yew Conference", 2023),
            (None, "Elm School of Economics", 2023),
            (None, "Oak University", 2019),
        ],
    ),
    "hosts with their years in brackets": (
        "Elm University (2022), Oak College (2021), Ash Institute of Technology (2019)\n",
        [(None, "Elm University", 2022), (None, "Oak College", 2021), (None, "Ash Institute of Technology", 2019)],
    ),
    "event, dash, title": (
        (
            "- 2024 Ecological Society of Elm, Ulm --- Gardens of the sea (keynote)\n"
            "- 2022 University of Oak, CEES --- Birds and beaches\n"
        ),
        [("Gardens of the sea", "Ecological Society of Elm", 2024), ("Birds and beaches", "University of Oak", 2022)],
    ),
    "kinds of talks before titles": (
        "- 2019. Lecture-recital: Three polkas, Elm University.\n- 2018. Accordion labour, Oak One-Day Conference, Cork.\n",
        [("Three polkas", "Elm University", 2019), ("Accordion labour", "Oak One-Day Conference", 2018)],
    ),
    "dates and kinds in columns of blanks": (
        (
            "03/2021      Eingeladener Vortrag: Licht und Staub, Universität Elm\n"
            "2019         Poster: Kleine Körner, Moos-Frühjahrstagung, Ulm\n"
        ),
        [("Licht und Staub", "Universität Elm", 2021), ("Kleine Körner", "Moos-Frühjahrstagung", 2019)],
    ),
    "an event with a country's code": (
        "- Why dust matters — PyCon DE, Berlin, 2023\n- Scaling moss — Elm Data Summit, 2022\n",
        [("Why dust matters", "PyCon DE", 2023), ("Scaling moss", "Elm Data Summit", 2022)],
    ),
    "author, month in brackets, kind in brackets": (
        (
            "- Nord, O. (2023, April). Whose dust is it? [Paper presentation]. Elm Annual Meeting, Chicago, IL.\n"
            "- Nord, O., et Lee, A. (2022, mai). Compter la lumière [communication]. Elm Society Meeting, Québec.\n"
        ),
        [("Whose dust is it?", "Elm Annual Meeting", 2023), ("Compter la lumière", "Elm Society Meeting", 2022)],
    ),
    "day before the event": (
        "14.06.2023  Elm Symposium, Ulm: „Was wiegt Staub?“\n08.11.2019  Quarry Workshop, Bonn: „Licht am Mittag“\n",
        [("Was wiegt Staub?", "Elm Symposium", 2023), ("Licht am Mittag", "Quarry Workshop", 2019)],
    ),
    "authors before the title": (
        "- Nord, O. and Lee, A. 2014. Counting dust. Elm Society Meeting.\n- Nord, O. 2013. Counting light. Quarry Workshop.\n",
        [("Counting dust", "Elm Society Meeting", 2014), ("Counting light", "Quarry Workshop", 2013)],
    ),
    "events alone, places behind them": (
        (
            "2024\n- Elm University (School of Dust), Ulm, Germany\n- PERX, Boston, MA, United States\n"
            "2023\n- 7th World Congress of Dust, Madrid, Spain\n"
        ),
        [(None, "Elm University (School of Dust)", 2024), (None, "PERX", 2024), (None, "7th World Congress of Dust", 2023)],
    ),
    "events alone, several behind a year": (
        "2023: Elm University, Ash College, Oak Institute\n2022: Elm Annual Meeting, Ash University, Quarry Institute\n",
        [
            (None, "Elm University", 2023),
            (None, "Ash College", 2023),
            (None, "Oak Institute", 2023),
            (None, "Elm Annual Meeting", 2022),
            (None, "Ash University", 2022),
            (None, "Quarry Institute", 2022),
        ],
    ),
    "events alone, semicolons": (
        (
            "2021: Elm Congress 2021, Oslo (virtuell); Jahrestagung des Vereins für Staub, Bonn\n"
            "2020: Ash Workshop, Berlin; Elm Forum, Rom\n"
        ),
        [
            (None, "Elm Congress 2021", 2021),
            (None, "Jahrestagung des Vereins für Staub", 2021),
            (None, "Ash Workshop", 2020),
            (None, "Elm Forum", 2020),
        ],
    ),
    "German quotes, congress days": (
        (
            "- „Wer zählt den Staub?“, 12. Deutscher Staubtag, Leipzig, 21.09.2023\n"
            "- „Licht am Mittag“, Abendvortrag, Stadtarchiv Ulm, 3. März 2022\n"
        ),
        [("Wer zählt den Staub?", "12. Deutscher Staubtag", 2023), ("Licht am Mittag", "Stadtarchiv Ulm", 2022)],
    ),
    "event first, title in quotes last": (
        (
            "Elm Colloquium, Ash University, Oslo, 9 April 2017 “The level of dust”\n"
            "Symposium “Critical dust”, Oak Museum, Rome, Italy, 18 May 2013 “Invented light”\n"
            "Dust Seminar, University of Elm, Oslo, 4 June 2012 “Counting grains”\n"
        ),
        [
            ("The level of dust", "Elm Colloquium", 2017),
            ("Invented light", "Symposium “Critical dust”", 2013),
            ("Counting grains", "Dust Seminar", 2012),
        ],
    ),
    "Italian, event with its name in quotes": (
        (
            "- Perdonare la polvere, Convegno annuale Elm, Genova, 12-14 ottobre 2023\n"
            "- Dust as a promise, Workshop «Reparative Dust», Ash University, 5 maggio 2021 (su invito)\n"
        ),
        [("Perdonare la polvere", "Convegno annuale Elm", 2023), ("Dust as a promise", "Workshop «Reparative Dust»", 2021)],
    ),
    "French": (
        (
            "- « La poussière et la loi », Colloque international du GRP, Paris, juin 2018\n"
            "- « Compter les grains », Séminaire du LABX, Lyon, 2016\n"
        ),
        [("La poussière et la loi", "Colloque international du GRP", 2018), ("Compter les grains", "Séminaire du LABX", 2016)],
    ),
    "Spanish": (
        (
            '- "El polvo en la sombra", III Congreso Nacional de Polvo, Madrid, 2019\n'
            '- "Luz", Jornadas de Luz, Sevilla, 2017 (ponencia invitada)\n'
        ),
        [("El polvo en la sombra", "III Congreso Nacional de Polvo", 2019), ("Luz", "Jornadas de Luz", 2017)],
    ),
    "the way it was given comes first": (
        (
            "- Talk, “Ambient dust”, ICDD 2024, Fort Collins, USA, July 2024\n"
            "- Invited talk, “Main dust”, Elm University, March 2023\n"
        ),
        [("Ambient dust", "ICDD 2024", 2024), ("Main dust", "Elm University", 2023)],
    ),
    "panelist before the title": (
        (
            "- The Clerk of Dust, Elm Law School Faculty Workshop (Feb. 2024)\n"
            "- Panelist, Policing the Light, Ash Center for Dust, New York (Oct. 2018)\n"
        ),
        [("The Clerk of Dust", "Elm Law School Faculty Workshop", 2024), ("Policing the Light", "Ash Center for Dust", 2018)],
    ),
    "one title, several times": (
        "- “Methods for dust”, Elm University, 2022; Ash College, 2021\n- “Light”, Oak Institute, 2020\n",
        [("Methods for dust", "Elm University", 2022), ("Methods for dust", "Ash College", 2021), ("Light", "Oak Institute", 2020)],
    ),
    "years inside of a title say nothing": (
        "- “Dust in Spain, 1923-1943”, Elm Society Annual Meeting, Houston, 2005\n- “Light, 1700-1750”, Ash Workshop, 2004\n",
        [("Dust in Spain, 1923-1943", "Elm Society Annual Meeting", 2005), ("Light, 1700-1750", "Ash Workshop", 2004)],
    ),
    "question before the event": (
        "- What is dust? Elm Society Annual Meeting, 2015\n- Counting light. Ash Workshop, 2014\n",
        [("What is dust?", "Elm Society Annual Meeting", 2015), ("Counting light", "Ash Workshop", 2014)],
    ),
    "numbered meeting behind a full stop": (
        (
            "- Nord, E.P. 2016. Weak dust in large bodies. 102nd Annual Meeting of the Dust Society. New Orleans, LA.\n"
            "- Nord, E.P. 2015. Strong light. 101st Annual Meeting of the Dust Society. Portland, OR.\n"
        ),
        [
            ("Weak dust in large bodies", "102nd Annual Meeting of the Dust Society", 2016),
            ("Strong light", "101st Annual Meeting of the Dust Society", 2015),
        ],
    ),
    "seminar at a host, no title": (
        "- Counting dust, Elm Workshop, 2018\n- Invited seminar, University of Ash, 2019\n",
        [("Counting dust", "Elm Workshop", 2018), (None, "University of Ash", 2019)],
    ),
    "title and colon, year label": (
        "2019: dust-brain: a curated list of grains, ElmConf, Oslo\n2018: Counting dust, Ash Workshop, Berlin\n",
        [("dust-brain: a curated list of grains", "ElmConf", 2019), ("Counting dust", "Ash Workshop", 2018)],
    ),
    "campus belongs to the university": (
        "- “Dust”, University of California, Davis, 2018\n- “Light”, Elm University, 2017\n",
        [("Dust", "University of California, Davis", 2018), ("Light", "Elm University", 2017)],
    ),
    "with others": (
        "- “Green dust”, Elm Congress, Oslo, 2009, with Mara Lind\n- “Light”, Ash Days, Rome, 2008, mit Teo Brandt\n",
        [("Green dust", "Elm Congress", 2009), ("Light", "Ash Days", 2008)],
    ),
    "organizers are no event": (
        (
            "- “Dust panel”. Elm Institute. 2016. Organizers: Mara Lind, Teo Brandt\n"
            "- “Light panel”. Ash Society. 2015. Organizer: Ole Nord\n"
        ),
        [("Dust panel", "Elm Institute", 2016), ("Light panel", "Ash Society", 2015)],
    ),
    "conference before the title after a dash": (
        (
            "- PyCon DE 2022 – Parsing dust without tears\n"
            "- EuroPython 2021 – A tour of the dustbin\n- PyCon DE 2019 – Fast brooms for everyone\n"
        ),
        [
            ("Parsing dust without tears", "PyCon DE 2022", 2022),
            ("A tour of the dustbin", "EuroPython 2021", 2021),
            ("Fast brooms for everyone", "PyCon DE 2019", 2019),
        ],
    ),
    "authors with initials, the subject among them or not": (
        (
            "1. Moss, A., & Birch, R. Counting lamps by night. Ash Lamp Society, 2021.\n"
            "2. R. Birch, A. K. Moss. Paint on old walls. Elm Days, 2020.\n"
            "3. Oak, J., Moss, A., van Ash, I. K., & Elm, R. Words for the dust of streets. Ash Lamp Society, 2019.\n"
        ),
        [
            ("Counting lamps by night", "Ash Lamp Society", 2021),
            ("Paint on old walls", "Elm Days", 2020),
            ("Words for the dust of streets", "Ash Lamp Society", 2019),
        ],
    ),
    "events whose names enumerate": (
        (
            "- Elm Institute, 2021\n- Capital Conference on Paint, Lamps & Dust, Ash University, 2019\n"
            "- Moss Workshop, Ash University, 2018\n- Oak Days, 2017\n"
        ),
        [
            (None, "Elm Institute", 2021),
            (None, "Capital Conference on Paint, Lamps & Dust", 2019),
            (None, "Moss Workshop", 2018),
            (None, "Oak Days", 2017),
        ],
    ),
    "how it was given runs on into the event": (
        (
            "- 2018 Dust by night in towns. Invited lecture for the Elm Academy Programme, Ulm, 17 September 2018\n"
            "- 2017 What do old lamps tell? Invited lecture at the Advanced Lamp Seminar, Oak University, 2 May 2017\n"
            "- 2016 Words for the dust of streets. Ash Lamp Society, Bonn, 2016\n"
        ),
        [
            ("Dust by night in towns", "Elm Academy Programme", 2018),
            ("What do old lamps tell?", "Advanced Lamp Seminar", 2017),
            ("Words for the dust of streets", "Ash Lamp Society", 2016),
        ],
    ),
    "what a session is called stands behind its colon": (
        "- “Lamps of old towns”, Special Session: Recent Brooms, Elm Meeting, Ulm, 2014\n",
        [("Lamps of old towns", "Special Session: Recent Brooms", 2014)],
    ),
    "how it was given, in brackets before the event": (
        "- “Lamps of old towns”, (on-line talk) Elm Workshop, Ulm, 2014\n",
        [("Lamps of old towns", "Elm Workshop", 2014)],
    ),
    "events in sentences of their own, sessions before them": (
        (
            "- “Lamps of old towns.” Roundtable, “Paint and Walls.” Elm Congress on Lamps. Ulm, 2017.\n"
            "- “Walls.” Lamps and Walls: A Meeting on Paint. Bonn, 2016.\n"
            "- “Brooms in verse.” Roundtable on brooms. Elm Congress on Lamps. Ulm, 2015.\n"
        ),
        [
            ("Lamps of old towns", "Elm Congress on Lamps", 2017),
            ("Walls", "Lamps and Walls: A Meeting on Paint", 2016),
            ("Brooms in verse", "Elm Congress on Lamps", 2015),
        ],
    ),
    "hosts and their towns before titles that sound like groups": (
        (
            "- Elm University, Ulm, Germany. The growth of lamps in old towns, Feb 7, 2013\n"
            "- Cold Oak Laboratory, Cold Oak Harbor, NY. Seeing dust and its circuits in the dark, Jan 23, 2013\n"
            "- Ash College, Bonn, Germany. Emergent network activity and the walls of towns, Jan 8, 2012\n"
        ),
        [
            ("The growth of lamps in old towns", "Elm University", 2013),
            ("Seeing dust and its circuits in the dark", "Cold Oak Laboratory", 2013),
            ("Emergent network activity and the walls of towns", "Ash College", 2012),
        ],
    ),
    "towns nobody knows before their countries": (
        "- “Lamps of old towns”, Hendorf, France, 9th Meeting on Lamps, June 2019\n",
        [("Lamps of old towns", "9th Meeting on Lamps", 2019)],
    ),
    "poster sessions at meetings": (
        "- “Lamps of old towns”. Poster session presented at the 9th Annual Meeting of the Lamp Society, Ulm, Germany, 2019\n",
        [("Lamps of old towns", "9th Annual Meeting of the Lamp Society", 2019)],
    ),
    "remarks about marks": ("- *graduate student, +postdoc\n", []),
    "a sentence": ("Slides of most are on my site.\n", []),
}


@pytest.mark.parametrize(("lines", "expected"), CASES.values(), ids=CASES.keys())
def test_reads_talks(read_sections: Reader, lines: str, expected: list[Row]) -> None:
    facts = read_talks(*read_sections(f"INVITED TALKS\n\n{lines}")).facts
    found = [
        (f.title.value if f.title else None, f.event.value if f.event else None, f.year.value if f.year else None) for f in facts
    ]
    assert found == expected


def test_events_as_headings_above_their_titles() -> None:
    text = (
        "# Ada Moe\n\n## Conference Presentations\n\n**Annual Conference**\n\n- The weight of dust (November 2016)\n\n"
        "**Lamp Workshop**\n\n- Lamps and walls (June 2015)\n- Panel on brooms (June 2014)\n"
    )
    document = read_bytes(text.encode(), name="cv.md", settings=Settings())
    facts = read_talks(split_sections(document), Context(document)).facts
    assert [(f.title.value if f.title else None, f.event.value if f.event else None) for f in facts] == [
        ("The weight of dust", "Annual Conference"),
        ("Lamps and walls", "Lamp Workshop"),
        ("Panel on brooms", "Lamp Workshop"),
    ]
    assert [f.year.value if f.year else None for f in facts] == [2016, 2015, 2014]


def test_full_names_of_authors_as_in_references() -> None:
    text = (
        "# Ada Moe\n\n## Conference talks\n\n"
        "- **Moe, Ada**, and Rosa Birch. Lamps of old towns. Elm Society Meeting, Ulm. 2017\n"
        "- Birch, Rosa, **Ada Moe**, and Teo Oak, 2015: Walls of clay that “talk” to lamps. Ash Society Meeting, Bonn.\n"
        "\n## Tutorials\n\n- **Moe, Ada**. Basic Brooms. Ash Society Meeting, Bonn. 2016\n"
    )
    document = read_bytes(text.encode(), name="cv.md", settings=Settings())
    sections = split_sections(document)
    facts = read_talks(sections, Context(document, read_subject(document, sections))).facts
    assert [
        (f.title.value if f.title else None, f.event.value if f.event else None, f.year.value if f.year else None) for f in facts
    ] == [
        ("Lamps of old towns", "Elm Society Meeting", 2017),
        ("Walls of clay that “talk” to lamps", "Ash Society Meeting", 2015),
        ("Basic Brooms", "Ash Society Meeting", 2016),
    ]


def test_titles_in_italics_are_titles_whatever_they_end_in() -> None:
    text = "# Talks\n\n- *Dust dynamics*, Workshop on Grains, Ulm (2022)\n- *Light by moss*, Elm March Meeting, Bonn (2019)\n"
    document = read_bytes(text.encode(), name="cv.md", settings=Settings())
    facts = read_talks(split_sections(document), Context(document)).facts
    assert [(f.title and f.title.value, f.event and f.event.value) for f in facts] == [
        ("Dust dynamics", "Workshop on Grains"),
        ("Light by moss", "Elm March Meeting"),
    ]


def test_talks_among_publications(read_sections: Reader) -> None:
    text = (
        "PUBLICATIONS & TALKS\n\n- Elm A, Oak B. Predicting dust. Journal of Dust. 2020;115:102-118.\n"
        "- “Your dust is lying,” PyData Ulm, meetup talk, 2023\n- “Counting reserves,” Elm Annual Meeting, Bonn, 2024\n"
        "- “Dust in verse,” Elm Letters 12(3), 2019\n"
    )
    sections, context = read_sections(text)
    assert [f.title and f.title.value for f in read_talks(sections, context).facts] == ["Your dust is lying", "Counting reserves"]
    assert [work.title.value for work in read_works(sections, context).facts] == ["Predicting dust", "Dust in verse"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("2024    “Dust without locks”, Université de Frêne", True),
        ("“Dust,” Elm Annual Meeting, Bonn, 2024", True),
        ("“Dust,” PyData Ulm, meetup talk, 2023", True),
        ("“Dust.” With S. Moe, C. Elm, and J. Oak. Moss Society Congress. Oak University, Bonn. October 18–20.", True),
        ("“Dust.” Moss and the Wall 2014. The University of Ulm. May 3–5.", True),
        ("“Dust.” Moss Review 9–11, 2019.", False),
        ("“Dust,” Elm University Press, 2019", False),
        ("“Dust,” PhD thesis, Elm University, 2019", False),
        ("A. Lee. “Dust,” Elm University, 2019", False),
        ("“Dust,” Elm Letters 12(3), 2019", False),
        ("Dust, Elm Annual Meeting, 2024", False),
    ],
)
def test_a_plain_talk_among_works(row: str, expected: bool) -> None:
    assert is_plain_talk(Passage(TextSource(row), row, range(len(row)), bytes(len(row)))) is expected


def test_talks_among_other_activities(read_sections: Reader) -> None:
    text = (
        "OUTREACH\n\n- The bar of dust, 2016, public outreach talk, Moss on Tap, Ulm\n"
        "- Organizer for Moss on Tap, 2013\n- Dusty light, 2015, public lecture, Elm University\n"
    )
    facts = read_talks(*read_sections(text)).facts
    assert [(f.title and f.title.value, f.event and f.event.value, f.year and f.year.value) for f in facts] == [
        ("The bar of dust", "Moss on Tap", 2016),
        ("Dusty light", "Elm University", 2015),
    ]


RECORDS = {
    "a cell of events, one a line, beside the year": (
        (
            "TALKS\n\n* = invited\n\n2025\tElm Lunch, Elm University*\n    Moss Biology Seminar, Oak College, UK*\n"
            "    Workshop on Dust, Bern\n\n2024\tDUST DFD, Ulm\n    Lamp Congress, Daegu\n"
        ),
        [
            (None, "Elm Lunch", 2025),
            (None, "Moss Biology Seminar", 2025),
            (None, "Workshop on Dust", 2025),
            (None, "DUST DFD", 2024),
            (None, "Lamp Congress", 2024),
        ],
    ),
    "places and dates in brackets around the event": (
        (
            "TALKS\n\n- Dust in lamps\t(Oak College, Aug. 2019) Conference on Dust\n"
            "- Rewriting walls\t(Riverside, May 2018) Moss Connections\n"
            "- Old lamps at noon\t(Virtual, April 2017) Lamp Seminar\n"
        ),
        [
            ("Dust in lamps", "Conference on Dust", 2019),
            ("Rewriting walls", "Moss Connections", 2018),
            ("Old lamps at noon", "Lamp Seminar", 2017),
        ],
    ),
    "presented at": (
        (
            "TALKS\n\n- “Dust in lamps,” presented at the conference Do Lamps Matter?, sponsored by Elm Bank, May 1996.\n"
            "- “Rewriting walls,” presented at the 1999 Moss Society meeting (Ulm, Germany, June 1999); "
            "and at the Oak Lamp Workshop (Bern, July 1999).\n- “Old lamps,” presented at Oak University (May 2011).\n"
        ),
        [
            ("Dust in lamps", "Do Lamps Matter?", 1996),
            ("Rewriting walls", "1999 Moss Society meeting", 1999),
            ("Rewriting walls", "Oak Lamp Workshop", 1999),
            ("Old lamps", "Oak University", 2011),
        ],
    ),
    "records of talks among outreach": (
        (
            "OUTREACH\n\nSundials and lamps at noon\tFebruary 2019\nThe Royal College of Lamps, Ulm\n\n"
            "The way to dust\tMay 2018\nMoss Summer Academy, Bern\n"
        ),
        [("Sundials and lamps at noon", "The Royal College of Lamps", 2019), ("The way to dust", "Moss Summer Academy", 2018)],
    ),
    "title and date above event and town": (
        (
            "TALKS\n\nDust in the dark (with A. Moe)\tMay 2019\nElm Conference on Moss\tUlm, Germany\n\n"
            "Light at noon\tJune 2018\nOak University, Bern\tBern, Switzerland\nMoss in towns\tJuly 2017\nElm Days\tUlm, Germany\n"
        ),
        [
            ("Dust in the dark", "Elm Conference on Moss", 2019),
            ("Light at noon", "Oak University", 2018),
            ("Moss in towns", "Elm Days", 2017),
        ],
    ),
    "event and date above the title": (
        "TALKS\n\nElm Conference on Moss\tMay 2019\nDust in the dark\n\nOak University\tJune 2018\nLight at noon\n",
        [("Dust in the dark", "Elm Conference on Moss", 2019), ("Light at noon", "Oak University", 2018)],
    ),
    "where the subject listened": (
        "CONFERENCES AND WORKSHOPS ATTENDED\n\n- Elm Days, Ulm, 2019\n- Oak Workshop on Moss, 2018\n",
        [],
    ),
    "lectures below a line of their own among other service": (
        "PUBLIC OUTREACH\n\nPopular science lectures:\n\n- Dust in the dark, Elm Museum, 2019\n- Light at noon, Oak School, 2018\n",
        [("Dust in the dark", "Elm Museum", 2019), ("Light at noon", "Oak School", 2018)],
    ),
}


@pytest.mark.parametrize(("text", "expected"), RECORDS.values(), ids=RECORDS)
def test_lists_of_whole_sections(text: str, expected: list[Row], read_sections: Reader) -> None:
    facts = read_talks(*read_sections(text)).facts
    assert [(f.title and f.title.value, f.event and f.event.value, f.year and f.year.value) for f in facts] == expected


def test_other_sections_hold_no_talks(read_sections: Reader) -> None:
    assert read_talks(*read_sections("AWARDS\n\n- Elm Medal, 2015\n")).facts == []


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="Talk at University,.:()“”«»'\"2019–\n-", max_size=120))
def test_never_raises_and_quotes_the_text(noise: str) -> None:
    document = read_bytes(f"INVITED TALKS\n\n- Dust, Elm University, 2018\n{noise}\n".encode(), name="cv.txt", settings=Settings())
    facts = read_talks(split_sections(document), Context(document)).facts
    assert all(document.text[f.span.start : f.span.end] == f.span.quote for f in facts)


def test_news_of_a_home_page_tell_of_talks(read_sections: Reader) -> None:
    text = (
        "Ada Example\n\nNEWS\n\n- [Apr 2023] Talk at the Oak Institute, “Dust by night”.\n"
        "- [Mar 2022] Gave a talk at Elm University.\n"
        "- [Feb 2022] Our paper on talks at lunch is out.\n"
    )
    facts = read_talks(*read_sections(text)).facts
    assert [(f.title.value if f.title else None, f.event.value if f.event else None, f.year and f.year.value) for f in facts] == [
        ("Dust by night", "Oak Institute", 2023),
        (None, "Elm University", 2022),
    ]
