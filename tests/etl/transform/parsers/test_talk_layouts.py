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
            "- Counting dust in closed rooms, Lumenta 2022, Graz, Austria, September 2022\n"
            "- A lantern for moss: shade in light, ELM Glow 2022, Cork, Ireland, July 2022\n"
            "- Paper walls at night, Quarry Society Meeting (QuSo) 2018, Metz, France, October 2018\n"
            "- Stairs and why we climb them, ASH Forum 2016, Nantes, France, 2016\n"
        ),
        [
            ("Counting dust in closed rooms", "Lumenta 2022", 2022),
            ("A lantern for moss: shade in light", "ELM Glow 2022", 2022),
            ("Paper walls at night", "Quarry Society Meeting (QuSo) 2018", 2018),
            ("Stairs and why we climb them", "ASH Forum 2016", 2016),
        ],
    ),
    "events whose names hold commas and colons": (
        "txt",
        (
            "TALKS\n"
            "\n"
            "- “Counting crumbs in closed rooms”, Pantry Society Meeting, Graz, Austria, September 2022\n"
            "- “A lantern for beetles”, Hedge Lore, Kettles and Chalk Seminar, Elm University, Cork, Ireland, July 2022\n"
            "- “Paper kites at night”, Kettles: old and new, Elm University, Metz, France, October 2018\n"
            "- “Stairs and why we climb them”, Chalk Forum, Nantes, France, May 2016\n"
            "- “Ropes in the attic”, Twelfth Pantry Workshop, Oak University, Ulm, Germany, May 2015\n"
        ),
        [
            ("Counting crumbs in closed rooms", "Pantry Society Meeting", 2022),
            ("A lantern for beetles", "Hedge Lore, Kettles and Chalk Seminar", 2022),
            ("Paper kites at night", "Kettles: old and new", 2018),
            ("Stairs and why we climb them", "Chalk Forum", 2016),
            ("Ropes in the attic", "Twelfth Pantry Workshop", 2015),
        ],
    ),
    "a date in a column beside a title that goes on below it": (
        "txt",
        (
            "TALKS\n"
            "\n"
            "Pantry Congress                                  Ulm, Germany\n"
            "Talk - Counting crumbs in kitchens and           May 2021\n"
            "halls\n"
            "\n"
            "Kettle Workshop                                  Graz, Austria\n"
            "Talk - A lantern for beetles in closed           June 2020\n"
            "rooms\n"
            "\n"
            "Chalk Society Meeting                            Metz, France\n"
            "Talk - Ropes in the attic                        May 2019\n"
            "\n"
            "Moss Forum                                       Cork, Ireland\n"
            "Talk - Stairs in winter                          May 2018\n"
        ),
        [
            ("Counting crumbs in kitchens and halls", "Pantry Congress", 2021),
            ("A lantern for beetles in closed rooms", "Kettle Workshop", 2020),
            ("Ropes in the attic", "Chalk Society Meeting", 2019),
            ("Stairs in winter", "Moss Forum", 2018),
        ],
    ),
    "titles nested below their events": (
        "md",
        (
            "## Talks\n"
            "\n"
            "- 2021: Pantry Congress, University of Moss\n"
            "    - Crumbs and who counts them\n"
            "- 2020: Kettle Workshop, Elm School of Chalk\n"
            "    - A lantern for beetles\n"
            "    - Ropes, knots, and other ends\n"
            "- 2019: Chalk Society Meeting, University of Moss\n"
            "    - Stairs in winter\n"
        ),
        [
            ("Crumbs and who counts them", "Pantry Congress", 2021),
            ("A lantern for beetles", "Kettle Workshop", 2020),
            ("Ropes, knots, and other ends", "Kettle Workshop", 2020),
            ("Stairs in winter", "Chalk Society Meeting", 2019),
        ],
    ),
    "a title in quotes with a companion above its times": (
        "md",
        (
            "## Talks\n"
            "\n"
            '- "Crumbs and who counts them," with Edo Marl\n'
            "    - Pantry Congress, University of Moss, May 2021\n"
            "    - Kettle Workshop, Elm School of Chalk, April 2021\n"
            '- "A lantern for beetles and moths"\n'
            "    - Chalk Society Meeting, University of Moss, June 2020\n"
            "    - Oak University, May 2020\n"
        ),
        [
            ("Crumbs and who counts them", "Pantry Congress", 2021),
            ("Crumbs and who counts them", "Kettle Workshop", 2021),
            ("A lantern for beetles and moths", "Chalk Society Meeting", 2020),
            ("A lantern for beetles and moths", "Oak University", 2020),
        ],
    ),
    "date rail, title, event and place on the line below": (
        "txt",
        (
            "TALKS\n"
            "\n"
            "Sept. 2022  Counting dust in closed rooms and halls\n"
            "            Lumenta 2022, Graz, Austria\n"
            "July 2022   A lantern for moss: shade in light\n"
            "            ELM Glow 2022, Cork, Ireland\n"
            "Oct. 2018   Paper walls at night\n"
            "            Quarry Society Meeting (QuSo) 2018, Metz, France\n"
            "Juin 2016   Stairs and why we climb them\n"
            "            AshForum 2016, Nantes, France\n"
        ),
        [
            ("Counting dust in closed rooms and halls", "Lumenta 2022", 2022),
            ("A lantern for moss: shade in light", "ELM Glow 2022", 2022),
            ("Paper walls at night", "Quarry Society Meeting (QuSo) 2018", 2018),
            ("Stairs and why we climb them", "AshForum 2016", 2016),
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
            "Lanterns for moss and light\n"
            "\n"
            "Department of Walls, Ash College                     March 2019\n"
            "Paper walls at night\n"
            "\n"
            "Corvel Data                                          2018\n"
            "Stairs and why we climb them\n"
        ),
        [
            ("Counting dust in closed rooms", "Elm Lamp Lab", 2021),
            ("Lanterns for moss and light", "Quarry Group", 2020),
            ("Paper walls at night", "Department of Walls", 2019),
            ("Stairs and why we climb them", "Corvel Data", 2018),
        ],
    ),
    "year first, event, host, kind": (
        "txt",
        (
            "PRESENTATIONS\n"
            "\n"
            "2026  Counting Methods for Quiet Rooms, Elm University (Poster)\n"
            "2025  Lamps and Society Workshop, Moss University (Talk)\n"
            "2024  Quarry Summer Institute, Oak University (Poster)\n"
            "2023  Walls and Light Conference, Ash University (Talk)\n"
        ),
        [
            (None, "Counting Methods for Quiet Rooms", 2026),
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
            '"A lantern for moss," Oak Institute, March 2020\n'
            '"Paper walls," Quarry Society Meeting, June 2019; Ash University, 2018\n'
        ),
        [
            ("Counting dust in rooms", "Elm University", 2021),
            ("Counting dust in rooms", "Moss College", 2020),
            ("A lantern for moss", "Oak Institute", 2020),
            ("Paper walls", "Quarry Society Meeting", 2019),
            ("Paper walls", "Ash University", 2018),
        ],
    ),
    "italic title first, host with department": (
        "md",
        (
            "## Talks\n"
            "\n"
            "- *Counting dust in rooms*, Department of Lamps, Elm University, October 2021\n"
            "- *A lantern for moss*, Lamp Seminar, Oak Institute, March 2020\n"
            "- *Paper walls*, Quarry Society Meeting, Lyon, June 2019\n"
            "- *Walls at night*, Red Lamp Initiative, Ash University, Ulm, MA, 2018\n"
        ),
        [
            ("Counting dust in rooms", "Department of Lamps", 2021),
            ("A lantern for moss", "Lamp Seminar", 2020),
            ("Paper walls", "Quarry Society Meeting", 2019),
            ("Walls at night", "Red Lamp Initiative", 2018),
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
            "**Lumenta 2020**, Graz, Austria, June 2020\n"
            "Lanterns for moss and light\n"
            "\n"
            "**Quarry Days**, Lyon, France, March 2019\n"
            "Paper walls at night\n"
        ),
        [
            ("Counting dust in closed rooms", "Elm Society Annual Meeting", 2021),
            ("Lanterns for moss and light", "Lumenta 2020", 2020),
            ("Paper walls at night", "Quarry Days", 2019),
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
            "**Lanterns for moss and light**\n"
            "Lumenta, Graz, Austria, June 2020\n"
            "\n"
            "**Paper walls at night**\n"
            "Corvel, Lyon, France, March 2019\n"
        ),
        [
            ("Counting dust in closed rooms", "Elm Society", 2021),
            ("Lanterns for moss and light", "Lumenta", 2020),
            ("Paper walls at night", "Corvel", 2019),
        ],
    ),
    "table: date, title, event": (
        "html",
        (
            "<h2>Talks</h2><table>\n"
            "<tr><td>2021</td><td>Counting dust in closed rooms</td><td>Corvel Night, Ulm</td></tr>\n"
            "<tr><td>2020</td><td>Lamps</td><td>Lumenta, Graz</td></tr>\n"
            "<tr><td>2019</td><td>Paper walls at night</td><td>Quarry Days, Lyon</td></tr>\n"
            "<tr><td>2018</td><td>Stairs and why we climb them</td><td>Elm University, Bonn</td></tr>\n"
            "</table>\n"
        ),
        [
            ("Counting dust in closed rooms", "Corvel Night", 2021),
            ("Lamps", "Lumenta", 2020),
            ("Paper walls at night", "Quarry Days", 2019),
            ("Stairs and why we climb them", "Elm University", 2018),
        ],
    ),
    "table: event, title, date": (
        "html",
        (
            "<h2>Talks</h2><table>\n"
            "<tr><td>Corvel Night</td><td>Counting dust in closed rooms</td><td>2021</td></tr>\n"
            "<tr><td>Lumenta</td><td>Lamps for the many</td><td>2020</td></tr>\n"
            "<tr><td>Quarry Days</td><td>Paper walls at night</td><td>2019</td></tr>\n"
            "<tr><td>Elm University</td><td>Stairs and why we climb them</td><td>2018</td></tr>\n"
            "</table>\n"
        ),
        [
            ("Counting dust in closed rooms", "Corvel Night", 2021),
            ("Lamps for the many", "Lumenta", 2020),
            ("Paper walls at night", "Quarry Days", 2019),
            ("Stairs and why we climb them", "Elm University", 2018),
        ],
    ),
    "german": (
        "txt",
        (
            "VORTRÄGE\n"
            "\n"
            "- Staub in geschlossenen Räumen, Jahrestagung der Lampengesellschaft, Ulm, 12.05.2021\n"
            "- Moos und Licht in alten Häusern, Kolloquium des Instituts für Mauern, Universität Bonn, 3.6.2020\n"
            "- Die Lampe als Ding, Lumenta-Tage, Graz, März 2019\n"
            "- Wer zählt die Mauern?, Forschungsseminar, TU Elmstadt, 2018\n"
        ),
        [
            ("Staub in geschlossenen Räumen", "Jahrestagung der Lampengesellschaft", 2021),
            ("Moos und Licht in alten Häusern", "Kolloquium des Instituts für Mauern", 2020),
            ("Die Lampe als Ding", "Lumenta-Tage", 2019),
            ("Wer zählt die Mauern?", "Forschungsseminar", 2018),
        ],
    ),
    'french, "sur" and quotes behind the event': (
        "txt",
        (
            "PRÉSENTATIONS INVITÉES\n"
            "\n"
            "Déc. 2021  Séminaire du groupe Mousses sur « Dessiner dans la poussière »\n"
            "           Université d'Elm\n"
            "Juin 2020   Présentation invitée à la 5ème réunion du réseau Lampes (RL) sur « Cartes de lampes et de murs »\n"
            "           Lille, en visioconférence\n"
            "Juin 2020  Séminaire du laboratoire Carrière sur « Compter les murs »\n"
            "           Université de Lyon\n"
        ),
        [
            ("Dessiner dans la poussière", "Séminaire du groupe Mousses", 2021),
            ("Cartes de lampes et de murs", "5ème réunion du réseau Lampes (RL)", 2020),
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
            "Lamps for the many and the few        Lumenta, Graz         2020\n"
            "Paper walls at night              Quarrio, Lyon          2019\n"
            "Stairs and why we climb them           Ashby Data, Bonn       2018\n"
        ),
        [
            ("Counting dust in closed rooms", "Corvel", 2021),
            ("Lamps for the many and the few", "Lumenta", 2020),
            ("Paper walls at night", "Quarrio", 2019),
            ("Stairs and why we climb them", "Ashby Data", 2018),
        ],
    ),
    "kind mark first, title, event": (
        "txt",
        (
            "TALKS\n"
            "\n"
            "Poster: Counting dust in closed rooms. Lumenta, Graz, 2021.\n"
            "Talk: A lantern for moss. Corvel Meeting, Ulm, 2020.\n"
            "Poster: Paper walls at night. Quarrio, Lyon, 2019.\n"
            "Invited talk: Stairs and why we climb them. Ashby Data, Bonn, 2018.\n"
        ),
        [
            ("Counting dust in closed rooms", "Lumenta", 2021),
            ("A lantern for moss", "Corvel Meeting", 2020),
            ("Paper walls at night", "Quarrio", 2019),
            ("Stairs and why we climb them", "Ashby Data", 2018),
        ],
    ),
    "title - event with dash, unknown events": (
        "txt",
        (
            "TALKS\n"
            "\n"
            "- Counting dust in closed rooms – Lumenta, Graz (2021)\n"
            "- A lantern for moss – Corvel, Ulm (2020)\n"
            "- Paper walls at night – Quarrio (2019)\n"
            "- Lamps – Ashby Data, Bonn (2018)\n"
        ),
        [
            ("Counting dust in closed rooms", "Lumenta", 2021),
            ("A lantern for moss", "Corvel", 2020),
            ("Paper walls at night", "Quarrio", 2019),
            ("Lamps", "Ashby Data", 2018),
        ],
    ),
    "event - title with dash, unknown events": (
        "txt",
        (
            "TALKS\n"
            "\n"
            "- Lumenta 2021, Graz – Counting dust in closed rooms\n"
            "- Corvel 2020, Ulm – A lantern for moss\n"
            "- Quarrio 2019 – Paper walls at night\n"
            "- Ashby Data 2018, Bonn – Lamps for the many\n"
        ),
        [
            ("Counting dust in closed rooms", "Lumenta 2021", 2021),
            ("A lantern for moss", "Corvel 2020", 2020),
            ("Paper walls at night", "Quarrio 2019", 2019),
            ("Lamps for the many", "Ashby Data 2018", 2018),
        ],
    ),
    "title, event, date in brackets of place and date": (
        "txt",
        (
            "TALKS\n"
            "\n"
            "Counting dust in closed rooms, Elm Social Dust Forum Days, Denver, CO, April 3, 2023\n"
            "Lamps or walls? What moss does in the light of rooms, Coastal Dust Association, Denver, CO, April 4, 2023\n"
            "The weight of lamps: how rooms carry walls, 2023 Ida K. Birch Conference on Dust Science, February 2023\n"
            "Light and Shade, Lamp Division of Elm Evening School, Virtual, 2022\n"
        ),
        [
            ("Counting dust in closed rooms", "Elm Social Dust Forum Days", 2023),
            ("Lamps or walls? What moss does in the light of rooms", "Coastal Dust Association", 2023),
            ("The weight of lamps: how rooms carry walls", "2023 Ida K. Birch Conference on Dust Science", 2023),
            ("Light and Shade", "Lamp Division of Elm Evening School", 2022),
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
            "Oc 2014   Elm and Quarry Lamps Meeting\n"
            "Ag 2013   Trier – Painted Walls and Dust Meeting\n"
            "Jl 2013   Lille – Elmland Paint Society meeting\n"
            "Mr 2012   Ulm – School of Painted Lamps\n"
            "Jn 2011   Nancy – Elmland Paint Society meeting\n"
        ),
        [
            (None, "Elm and Quarry Lamps Meeting", 2014),
            (None, "Painted Walls and Dust Meeting", 2013),
            (None, "Elmland Paint Society meeting", 2013),
            (None, "School of Painted Lamps", 2012),
            (None, "Elmland Paint Society meeting", 2011),
        ],
    ),
    "lists below one heading, event first and title below": (
        "html",
        (
            "<h1>Ola Nord</h1><h2>Talks</h2><h3>Seminars</h3>\n"
            "<dl>\n"
            "<dt>May 2019</dt><dd>Seminar on Lamps, Elm University, Paris, France.<br>How moss grows in the dark</dd>\n"
            "<dt>Dec 2018</dt><dd>Quarry Lamp Seminar, Oak University, Turku, Finland.<br>Three walls and a roof</dd>\n"
            "<dt>Nov 2018</dt><dd>Paint Colloquium, Ash University, Halifax, Canada.<br>How moss grows in the dark</dd>\n"
            "<dt>Mar 2017</dt><dd>Moss Seminar, Elm University, Ulm, Germany.<br>A lamp for every window</dd>\n"
            "</dl>\n"
            "<h3>Invited</h3>\n"
            "<dl>\n"
            "<dt>Jan 2019</dt>\n"
            "<dd>Tables of Moss, Elm Centre, Lyon, France.<br>How moss grows in the dark</dd>\n"
            "<dt>May 2018</dt>\n"
            "<dd>Days of Painted Lamps, Ash Institute, Oslo, Norway.<br>Curtains over windows</dd>\n"
            "<dt>Oct 2016</dt><dd>Seminar on Walls, Oak University, Brest, France.<br>A lamp for every window</dd>\n"
            "</dl>\n"
        ),
        [
            ("How moss grows in the dark", "Seminar on Lamps", 2019),
            ("Three walls and a roof", "Quarry Lamp Seminar", 2018),
            ("How moss grows in the dark", "Paint Colloquium", 2018),
            ("A lamp for every window", "Moss Seminar", 2017),
            ("How moss grows in the dark", "Tables of Moss", 2019),
            ("Curtains over windows", "Days of Painted Lamps", 2018),
            ("A lamp for every window", "Seminar on Walls", 2016),
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
