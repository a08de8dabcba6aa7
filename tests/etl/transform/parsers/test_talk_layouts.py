"""Whole lists of talks: where one row does not say what is title and what event, the list does."""

from __future__ import annotations

import pytest

from etl.extract.reading import read_bytes
from etl.settings import Settings
from etl.transform.context import Context
from etl.transform.parsers.talks import read_talks
from etl.transform.sections import split_sections

Row = tuple[str | None, str | None, int | None]

LISTS: dict[str, tuple[str, str, list[Row]]] = {
    "event behind a comma, events that hold a year": (
        "txt",
        (
            "TALKS\n"
            "\n"
            "- Counting dust in closed rooms, Neolamp 2022, Tartu, Estonia, September 2022\n"
            "- A barrier to moss: gaps in light, ELM Macro 2022, Brighton, UK, July 2022\n"
            "- Rarity of lamps at night, Quarry Society Meeting (QuarrySoc) 2018, Rennes, France, October 2018\n"
            "- Walls and why we count them, ASH Summit 2016, Montpellier, France, 2016\n"
        ),
        [
            ("Counting dust in closed rooms", "Neolamp 2022", 2022),
            ("A barrier to moss: gaps in light", "ELM Macro 2022", 2022),
            ("Rarity of lamps at night", "Quarry Society Meeting (QuarrySoc) 2018", 2018),
            ("Walls and why we count them", "ASH Summit 2016", 2016),
        ],
    ),
    "date rail, title, event and place on the line below": (
        "txt",
        (
            "TALKS\n"
            "\n"
            "Sept. 2022  Counting dust in closed rooms and halls\n"
            "            Neolamp 2022, Tartu, Estonia\n"
            "July 2022   A barrier to moss: gaps in light\n"
            "            ELM Macro 2022, Brighton, UK\n"
            "Oct. 2018   Rarity of lamps at night\n"
            "            Quarry Society Meeting (QuarrySoc) 2018, Rennes, France\n"
            "Juin 2016   Walls and why we count them\n"
            "            AshSummit 2016, Montpellier, France\n"
        ),
        [
            ("Counting dust in closed rooms and halls", "Neolamp 2022", 2022),
            ("A barrier to moss: gaps in light", "ELM Macro 2022", 2022),
            ("Rarity of lamps at night", "Quarry Society Meeting (QuarrySoc) 2018", 2018),
            ("Walls and why we count them", "AshSummit 2016", 2016),
        ],
    ),
    "host first and title below": (
        "txt",
        (
            "INVITED TALKS\n"
            "\n"
            "Elm Lamp Lab, University of Moss                     May 2021\n"
            "Counting dust in closed rooms\n"
            "\n"
            "Quarry Group, Oak Institute                          June 2020\n"
            "A barrier to moss and light\n"
            "\n"
            "Department of Walls, Ash College                     March 2019\n"
            "Rarity of lamps at night\n"
            "\n"
            "Corvel Data                                          2018\n"
            "Walls and why we count them\n"
        ),
        [
            ("Counting dust in closed rooms", "Elm Lamp Lab", 2021),
            ("A barrier to moss and light", "Quarry Group", 2020),
            ("Rarity of lamps at night", "Department of Walls", 2019),
            ("Walls and why we count them", "Corvel Data", 2018),
        ],
    ),
    "year first, event, host, kind": (
        "txt",
        (
            "PRESENTATIONS\n"
            "\n"
            "2026  Counting Methods in the Age of Dust, Elm University (Poster)\n"
            "2025  Lamps and Society Workshop, Moss University (Talk)\n"
            "2024  Quarry Summer Institute, Oak University (Poster)\n"
            "2023  Walls and Light Conference, Ash University (Talk)\n"
        ),
        [
            (None, "Counting Methods in the Age of Dust", 2026),
            (None, "Lamps and Society Workshop", 2025),
            (None, "Quarry Summer Institute", 2024),
            (None, "Walls and Light Conference", 2023),
        ],
    ),
    "quoted title, several hosts behind": (
        "txt",
        (
            "TALKS\n"
            "\n"
            '"Counting dust in rooms," Elm University, October 2021; Moss College, May 2020\n'
            '"A barrier to moss," Oak Institute, March 2020\n'
            '"Rarity of lamps," Quarry Society Meeting, June 2019; Ash University, 2018\n'
        ),
        [
            ("Counting dust in rooms", "Elm University", 2021),
            ("Counting dust in rooms", "Moss College", 2020),
            ("A barrier to moss", "Oak Institute", 2020),
            ("Rarity of lamps", "Quarry Society Meeting", 2019),
            ("Rarity of lamps", "Ash University", 2018),
        ],
    ),
    "italic title first, host with department": (
        "md",
        (
            "## Talks\n"
            "\n"
            "- *Counting dust in rooms*, Department of Lamps, Elm University, October 2021\n"
            "- *A barrier to moss*, Lamp Seminar, Oak Institute, March 2020\n"
            "- *Rarity of lamps*, Quarry Society Meeting, Lyon, June 2019\n"
            "- *Walls at night*, Black Lamp Initiative, Ash University, Ulm, MA, 2018\n"
        ),
        [
            ("Counting dust in rooms", "Department of Lamps", 2021),
            ("A barrier to moss", "Lamp Seminar", 2020),
            ("Rarity of lamps", "Quarry Society Meeting", 2019),
            ("Walls at night", "Black Lamp Initiative", 2018),
        ],
    ),
    "bold event, title below": (
        "md",
        (
            "## Talks\n"
            "\n"
            "**Elm Society Annual Meeting**, Ulm, Germany, May 2021\n"
            "Counting dust in closed rooms\n"
            "\n"
            "**Neolamp 2020**, Tartu, Estonia, June 2020\n"
            "A barrier to moss and light\n"
            "\n"
            "**Quarry Days**, Lyon, France, March 2019\n"
            "Rarity of lamps at night\n"
        ),
        [
            ("Counting dust in closed rooms", "Elm Society Annual Meeting", 2021),
            ("A barrier to moss and light", "Neolamp 2020", 2020),
            ("Rarity of lamps at night", "Quarry Days", 2019),
        ],
    ),
    "title in bold, event below": (
        "md",
        (
            "## Talks\n"
            "\n"
            "**Counting dust in closed rooms**\n"
            "Elm Society, Ulm, Germany, May 2021\n"
            "\n"
            "**A barrier to moss and light**\n"
            "Neolamp, Tartu, Estonia, June 2020\n"
            "\n"
            "**Rarity of lamps at night**\n"
            "Corvel, Lyon, France, March 2019\n"
        ),
        [
            ("Counting dust in closed rooms", "Elm Society", 2021),
            ("A barrier to moss and light", "Neolamp", 2020),
            ("Rarity of lamps at night", "Corvel", 2019),
        ],
    ),
    "table: date, title, event": (
        "html",
        (
            "<h2>Talks</h2><table>\n"
            "<tr><td>2021</td><td>Counting dust in closed rooms</td><td>Corvel Night, Ulm</td></tr>\n"
            "<tr><td>2020</td><td>Lamps</td><td>Neolamp, Tartu</td></tr>\n"
            "<tr><td>2019</td><td>Rarity of lamps at night</td><td>Quarry Days, Lyon</td></tr>\n"
            "<tr><td>2018</td><td>Walls and why we count them</td><td>Elm University, Bonn</td></tr>\n"
            "</table>\n"
        ),
        [
            ("Counting dust in closed rooms", "Corvel Night", 2021),
            ("Lamps", "Neolamp", 2020),
            ("Rarity of lamps at night", "Quarry Days", 2019),
            ("Walls and why we count them", "Elm University", 2018),
        ],
    ),
    "table: event, title, date": (
        "html",
        (
            "<h2>Talks</h2><table>\n"
            "<tr><td>Corvel Night</td><td>Counting dust in closed rooms</td><td>2021</td></tr>\n"
            "<tr><td>Neolamp</td><td>Lamps for the many</td><td>2020</td></tr>\n"
            "<tr><td>Quarry Days</td><td>Rarity of lamps at night</td><td>2019</td></tr>\n"
            "<tr><td>Elm University</td><td>Walls and why we count them</td><td>2018</td></tr>\n"
            "</table>\n"
        ),
        [
            ("Counting dust in closed rooms", "Corvel Night", 2021),
            ("Lamps for the many", "Neolamp", 2020),
            ("Rarity of lamps at night", "Quarry Days", 2019),
            ("Walls and why we count them", "Elm University", 2018),
        ],
    ),
    "german": (
        "txt",
        (
            "VORTRÄGE\n"
            "\n"
            "- Staub in geschlossenen Räumen, Jahrestagung der Lampengesellschaft, Ulm, 12.05.2021\n"
            "- Moos und Licht in alten Häusern, Kolloquium des Instituts für Mauern, Universität Bonn, 3.6.2020\n"
            "- Die Lampe als Ding, Neolamp-Tage, Graz, März 2019\n"
            "- Wer zählt die Mauern?, Forschungsseminar, TU Elmstadt, 2018\n"
        ),
        [
            ("Staub in geschlossenen Räumen", "Jahrestagung der Lampengesellschaft", 2021),
            ("Moos und Licht in alten Häusern", "Kolloquium des Instituts für Mauern", 2020),
            ("Die Lampe als Ding", "Neolamp-Tage", 2019),
            ("Wer zählt die Mauern?", "Forschungsseminar", 2018),
        ],
    ),
    'french, "sur" and quotes behind the event': (
        "txt",
        (
            "PRÉSENTATIONS INVITÉES\n"
            "\n"
            "Déc. 2021  Séminaire de l'équipe Mousses sur « Naviguer dans la poussière »\n"
            "           Université d'Elm\n"
            "Mai 2022   Présentation invitée à la 3ème réunion du réseau Lampes (RL) sur « Bases de lampes et de murs »\n"
            "           Paris, en visioconférence\n"
            "Juin 2020  Séminaire du laboratoire Carrière sur « Compter les murs »\n"
            "           Université de Lyon\n"
        ),
        [
            ("Naviguer dans la poussière", "Séminaire de l'équipe Mousses", 2021),
            ("Bases de lampes et de murs", "3ème réunion du réseau Lampes (RL)", 2022),
            ("Compter les murs", "Séminaire du laboratoire Carrière", 2020),
        ],
    ),
    "spanish": (
        "txt",
        (
            "PONENCIAS\n"
            "\n"
            '- "Polvo en salas cerradas", Congreso de Lámparas, Universidad de Olmos, Sevilla, 2021\n'
            '- "Musgo y luz", Jornadas de Canteras, Burgos, mayo de 2020\n'
            '- "¿Quién cuenta los muros?", Seminario de Historia, Instituto Fresno, 2019\n'
        ),
        [
            ("Polvo en salas cerradas", "Congreso de Lámparas", 2021),
            ("Musgo y luz", "Jornadas de Canteras", 2020),
            ("¿Quién cuenta los muros?", "Seminario de Historia", 2019),
        ],
    ),
    "unknown event names in cells right of titles": (
        "txt",
        (
            "TALKS\n"
            "\n"
            "Counting dust in closed rooms         Corvel, Ulm            2021\n"
            "Lamps for the many and the few        Neolamp, Tartu         2020\n"
            "Rarity of lamps at night              Quarrio, Lyon          2019\n"
            "Walls and why we count them           Ashby Data, Bonn       2018\n"
        ),
        [
            ("Counting dust in closed rooms", "Corvel", 2021),
            ("Lamps for the many and the few", "Neolamp", 2020),
            ("Rarity of lamps at night", "Quarrio", 2019),
            ("Walls and why we count them", "Ashby Data", 2018),
        ],
    ),
    "kind mark first, title, event": (
        "txt",
        (
            "TALKS\n"
            "\n"
            "Poster: Counting dust in closed rooms. Neolamp, Tartu, 2021.\n"
            "Talk: A barrier to moss. Corvel Meeting, Ulm, 2020.\n"
            "Poster: Rarity of lamps at night. Quarrio, Lyon, 2019.\n"
            "Invited talk: Walls and why we count them. Ashby Data, Bonn, 2018.\n"
        ),
        [
            ("Counting dust in closed rooms", "Neolamp", 2021),
            ("A barrier to moss", "Corvel Meeting", 2020),
            ("Rarity of lamps at night", "Quarrio", 2019),
            ("Walls and why we count them", "Ashby Data", 2018),
        ],
    ),
    "title - event with dash, unknown events": (
        "txt",
        (
            "TALKS\n"
            "\n"
            "- Counting dust in closed rooms – Neolamp, Tartu (2021)\n"
            "- A barrier to moss – Corvel, Ulm (2020)\n"
            "- Rarity of lamps at night – Quarrio (2019)\n"
            "- Lamps – Ashby Data, Bonn (2018)\n"
        ),
        [
            ("Counting dust in closed rooms", "Neolamp", 2021),
            ("A barrier to moss", "Corvel", 2020),
            ("Rarity of lamps at night", "Quarrio", 2019),
            ("Lamps", "Ashby Data", 2018),
        ],
    ),
    "event - title with dash, unknown events": (
        "txt",
        (
            "TALKS\n"
            "\n"
            "- Neolamp 2021, Tartu – Counting dust in closed rooms\n"
            "- Corvel 2020, Ulm – A barrier to moss\n"
            "- Quarrio 2019 – Rarity of lamps at night\n"
            "- Ashby Data 2018, Bonn – Lamps for the many\n"
        ),
        [
            ("Counting dust in closed rooms", "Neolamp 2021", 2021),
            ("A barrier to moss", "Corvel 2020", 2020),
            ("Rarity of lamps at night", "Quarrio 2019", 2019),
            ("Lamps for the many", "Ashby Data 2018", 2018),
        ],
    ),
    "title, event, date in brackets of place and date": (
        "txt",
        (
            "TALKS\n"
            "\n"
            "Counting dust in closed rooms, Elm Political Dust Pre-Conference, Chicago, IL, April 13, 2023\n"
            "Lamps or walls? How moss shapes the light of rooms, Midwest Dust Association, Chicago, IL, April 14, 2023\n"
            "The roots of lamps: why people support walls, 2023 Rowan B. Moss Conference on Dust Science, February 2023\n"
            "Light and Personality, Lamp Division of Elm Extension School, Virtual, 2022\n"
        ),
        [
            ("Counting dust in closed rooms", "Elm Political Dust Pre-Conference", 2023),
            ("Lamps or walls? How moss shapes the light of rooms", "Midwest Dust Association", 2023),
            ("The roots of lamps: why people support walls", "2023 Rowan B. Moss Conference on Dust Science", 2023),
            ("Light and Personality", "Lamp Division of Elm Extension School", 2022),
        ],
    ),
    "seminar names alone": (
        "txt",
        (
            "INVITED SEMINARS\n"
            "\n"
            "- Dust and Lamp Seminar, Elm University, 2021\n"
            "- Moss Group, Oak Institute, 2020\n"
            "- Walls Colloquium, Ash University, 2019\n"
            "- Applied Light Seminar, Quarry College, 2018\n"
        ),
        [
            (None, "Dust and Lamp Seminar", 2021),
            (None, "Moss Group", 2020),
            (None, "Walls Colloquium", 2019),
            (None, "Applied Light Seminar", 2018),
        ],
    ),
    "months of two letters in a rail, place, dash, event": (
        "txt",
        (
            "TALKS\n"
            "\n"
            "Oc 2018   Elm-Moss-Quarry lamps meeting\n"
            "Ag 2017   Köln – Numerical techniques in dust meetings\n"
            "Jl 2017   Paris – Elmland Lamp Society meeting\n"
            "Mr 2016   Ulm – School of Computational Lamps\n"
            "Jn 2015   Toulouse – Elmland Lamp Society meeting\n"
        ),
        [
            (None, "Elm-Moss-Quarry lamps meeting", 2018),
            (None, "Numerical techniques in dust meetings", 2017),
            (None, "Elmland Lamp Society meeting", 2017),
            (None, "School of Computational Lamps", 2016),
            (None, "Elmland Lamp Society meeting", 2015),
        ],
    ),
    "lists below one heading, event first and title below": (
        "html",
        (
            "<h1>Ola Nord</h1><h2>Talks</h2><h3>Seminars</h3>\n"
            "<dl>\n"
            "<dt>May 2019</dt><dd>Seminar on Lamps, Elm University, Paris, France.<br>Spaces of dust and their moss</dd>\n"
            "<dt>Dec 2018</dt><dd>Quarry Lamp Seminar, Oak University, Stockholm, Sweden.<br>Walls with borders and graphs</dd>\n"
            "<dt>Nov 2018</dt><dd>Departmental Colloquium, Ash University, Regina, Canada.<br>Spaces of dust and their moss</dd>\n"
            "<dt>Mar 2017</dt><dd>Moss Seminar, Elm University, Ulm, Germany.<br>The cheese of the lamp operator</dd>\n"
            "</dl>\n"
            "<h3>Invited</h3>\n"
            "<dl>\n"
            "<dt>Jan 2019</dt>\n"
            "<dd>Structures of Moss, Elm Centre, Lyon, France.<br>Spaces of dust and their moss</dd>\n"
            "<dt>May 2018</dt>\n"
            "<dd>Derived Lamps in Walls and Dust, Ash Institute, Oslo, Norway.<br>Curved walls over lamps</dd>\n"
            "<dt>Oct 2016</dt><dd>Seminar on Walls, Oak University, Calais, France.<br>The cheese of the lamp operator</dd>\n"
            "</dl>\n"
        ),
        [
            ("Spaces of dust and their moss", "Seminar on Lamps", 2019),
            ("Walls with borders and graphs", "Quarry Lamp Seminar", 2018),
            ("Spaces of dust and their moss", "Departmental Colloquium", 2018),
            ("The cheese of the lamp operator", "Moss Seminar", 2017),
            ("Spaces of dust and their moss", "Structures of Moss", 2019),
            ("Curved walls over lamps", "Derived Lamps in Walls and Dust", 2018),
            ("The cheese of the lamp operator", "Seminar on Walls", 2016),
        ],
    ),
}


@pytest.mark.parametrize(("form", "text", "expected"), LISTS.values(), ids=LISTS.keys())
def test_reads_lists_of_talks(form: str, text: str, expected: list[Row]) -> None:
    document = read_bytes(text.encode(), name=f"cv.{form}", settings=Settings())
    facts = read_talks(split_sections(document), Context(document)).facts
    assert [
        (f.title.value if f.title else None, f.event.value if f.event else None, f.year.value if f.year else None) for f in facts
    ] == expected
