"""Whole lists of service: where one row does not say what is role and what body, the list does."""

from __future__ import annotations

import pytest

from etl.extract.reading import read_bytes
from etl.settings import Settings
from etl.transform.context import Context
from etl.transform.parsers.service import read_service
from etl.transform.sections import split_sections

Row = tuple[str | None, str | None, list[int]]

LISTS: dict[str, tuple[str, str, list[Row]]] = {
    "one journal a row, one of them with commas in its name": (
        "md",
        (
            "## Service\n"
            "\n"
            "### Reviewer\n"
            "\n"
            "- Elm Letters\n"
            "- Journal of Moss Studies\n"
            "- Quarry Review\n"
            "- J. Lampology\n"
            "- Dust, Chalk, Paint & Lamps\n"
        ),
        [
            ("Reviewer", "Elm Letters", []),
            ("Reviewer", "Journal of Moss Studies", []),
            ("Reviewer", "Quarry Review", []),
            ("Reviewer", "J. Lampology", []),
            ("Reviewer", "Dust, Chalk, Paint & Lamps", []),
        ],
    ),
    "committees whose names hold commas": (
        "md",
        ("## Service\n\n- 2022 - Member of Quarry Care, Light and Moss (QCLM) Committee\n- 2021 - Chair of the Elm Council\n"),
        [
            ("Member", "Quarry Care, Light and Moss (QCLM) Committee", [2022]),
            ("Chair", "Elm Council", [2021]),
        ],
    ),
    "people are no bodies": (
        "md",
        ("## Memberships\n\n- Elm Society, 2020\n- T. Ferrand and E. Marl, 2020\n- PIs: K. Ferrand, O. Marl and B. Quist, 2019\n"),
        [("Memberships", "Elm Society", [2020])],
    ),
    "role lines above venues": (
        "txt",
        (
            "SERVICE\n"
            "\n"
            "Associate Editor\n"
            "  Elm Letters, 2019-2021\n"
            "  Journal of Moss Studies, 2022\n"
            "Program Chair\n"
            "  Quarry Days 2018\n"
            "  Workshop on Dust 2020\n"
            "Session Chair\n"
            "  Elm Annual Meeting 2017\n"
        ),
        [
            ("Associate Editor", "Elm Letters", [2019, 2020, 2021]),
            ("Associate Editor", "Journal of Moss Studies", [2022]),
            ("Program Chair", "Quarry Days", [2018]),
            ("Program Chair", "Workshop on Dust", [2020]),
            ("Session Chair", "Elm Annual Meeting", [2017]),
        ],
    ),
    "body first, role at the end before the year": (
        "txt",
        (
            "SERVICE\n"
            "\n"
            "Elm Lamp Museum Advisory Panel, Member, 2024\n"
            "Moss Foundation Lamp Almanac, Contributor, 2023\n"
            "Quarry Network Ethics Group, Signatory, 2022\n"
            "Oak Society Student Prize, Judge, 2021\n"
        ),
        [
            ("Member", "Elm Lamp Museum Advisory Panel", [2024]),
            ("Contributor", "Moss Foundation Lamp Almanac", [2023]),
            ("Signatory", "Quarry Network Ethics Group", [2022]),
            ("Judge", "Oak Society Student Prize", [2021]),
        ],
    ),
    "body first in a table, role in the second cell": (
        "html",
        (
            "<h2>Service</h2><table>\n"
            "<tr><td>Elm Lamp Museum Advisory Panel</td><td>Member</td><td>2024</td></tr>\n"
            "<tr><td>Lamp Almanac</td><td>Contributor</td><td>2023</td></tr>\n"
            "<tr><td>Quarry Network</td><td>Working Group Lead</td><td>2021-2022</td></tr>\n"
            "<tr><td>Oak Student Prize</td><td>Judge</td><td>2020</td></tr>\n"
            "</table>\n"
        ),
        [
            ("Member", "Elm Lamp Museum Advisory Panel", [2024]),
            ("Contributor", "Lamp Almanac", [2023]),
            ("Working Group Lead", "Quarry Network", [2021, 2022]),
            ("Judge", "Oak Student Prize", [2020]),
        ],
    ),
    "dates in the first cell, role, body": (
        "html",
        (
            "<h2>Service</h2><table>\n"
            "<tr><td>2024</td><td>Member</td><td>Elm Lamp Museum Advisory Panel</td></tr>\n"
            "<tr><td>2023</td><td>Seed Contributor</td><td>Lamp Almanac</td></tr>\n"
            "<tr><td>2021–2022</td><td>Working Group Lead</td><td>Quarry Network</td></tr>\n"
            "<tr><td>2020</td><td>Judge</td><td>Oak Student Prize</td></tr>\n"
            "</table>\n"
        ),
        [
            ("Member", "Elm Lamp Museum Advisory Panel", [2024]),
            ("Seed Contributor", "Lamp Almanac", [2023]),
            ("Working Group Lead", "Quarry Network", [2021, 2022]),
            ("Judge", "Oak Student Prize", [2020]),
        ],
    ),
    "bold role, body plain below": (
        "md",
        (
            "## Service\n"
            "\n"
            "**Head of Outreach** (2021–2022)\n"
            "Elm Women in Dust Network\n"
            "\n"
            "**Treasurer** (2019)\n"
            "Moss Student Union\n"
            "\n"
            "**Workshop Lead** (2018)\n"
            "Lamps for Everyone\n"
            "\n"
            "**Secretary** (2017)\n"
            "Quarry Graduate Council\n"
        ),
        [
            ("Head of Outreach", "Elm Women in Dust Network", [2021, 2022]),
            ("Treasurer", "Moss Student Union", [2019]),
            ("Workshop Lead", "Lamps for Everyone", [2018]),
            ("Secretary", "Quarry Graduate Council", [2017]),
        ],
    ),
    "bold body, role in italics below": (
        "md",
        (
            "## Service\n"
            "\n"
            "**Elm Women in Dust Network**\n"
            "*Head of Outreach*, 2021–2022\n"
            "\n"
            "**Moss Student Union**\n"
            "*Treasurer*, 2019\n"
            "\n"
            "**Lamps for Everyone**\n"
            "*Workshop Lead*, 2018\n"
            "\n"
            "**Quarry Graduate Council**\n"
            "*Secretary*, 2017\n"
        ),
        [
            ("Head of Outreach", "Elm Women in Dust Network", [2021, 2022]),
            ("Treasurer", "Moss Student Union", [2019]),
            ("Workshop Lead", "Lamps for Everyone", [2018]),
            ("Secretary", "Quarry Graduate Council", [2017]),
        ],
    ),
    "funding agencies below a heading of review": (
        "txt",
        (
            "SERVICE\n"
            "\n"
            "Review for Funding Agencies\n"
            "- Elm Research Council (ERC), 2024\n"
            "- Moss Foundation, Spring Grants, 2022-2023\n"
            "- Norwegian Dust Council (NDC), Reviewer for Lamp Proposals, 2020\n"
            "- National Lamp Fund, 2019\n"
        ),
        [
            ("Review", "Elm Research Council (ERC)", [2024]),
            ("Review", "Moss Foundation, Spring Grants", [2022, 2023]),
            ("Reviewer for Lamp Proposals", "Norwegian Dust Council (NDC)", [2020]),
            ("Review", "National Lamp Fund", [2019]),
        ],
    ),
    "german agency glued to reviewer": (
        "txt",
        (
            "PROFESSIONAL ACTIVITIES\n"
            "\n"
            "- Moosfonds Gutachter Sommergruppe 2023\n"
            "- Elmfonds Gutachter Sonderprogramm 2022\n"
            "- Member of the Garden Council 2019\n"
            "- Head of the University Lamp Commission 2018\n"
            "- Coordinator of the Weaving Seminar 2016–2017\n"
        ),
        [
            ("Member", "Garden Council", [2019]),
            ("Head", "University Lamp Commission", [2018]),
            ("Coordinator", "Weaving Seminar", [2016, 2017]),
        ],
    ),
    "role of venue rows": (
        "txt",
        (
            "SERVICE\n"
            "\n"
            "General co-chair for the 11th Conference on Lamps (LAMP 2015)\n"
            "Publication co-chair for the 5th Meeting on Dust (DUST 2016)\n"
            "Junior Staff Representative at the Lamp Board Meeting (2019)\n"
            "Panel Member for the Small Lamps Safety Committee (2018–2019)\n"
            "Young Weavers co-chair for the 3rd Joint Conference on Looms (JCL 2021)\n"
        ),
        [
            ("General co-chair", "11th Conference on Lamps (LAMP)", [2015]),
            ("Publication co-chair", "5th Meeting on Dust (DUST)", [2016]),
            ("Junior Staff Representative", "Lamp Board Meeting", [2019]),
            ("Panel Member", "Small Lamps Safety Committee", [2018, 2019]),
            ("Young Weavers co-chair", "3rd Joint Conference on Looms (JCL)", [2021]),
        ],
    ),
    "roles by dash at the end": (
        "md",
        (
            "## Service\n"
            "\n"
            "- Elm Lamp Workshop – Local Organizer (2023)\n"
            "- Moss Days – Volunteer Coordinator (2022)\n"
            "- Quarry Graduate Association – Events Lead (2020–2021)\n"
            "- Oak Hackathon – Mentor (2019)\n"
        ),
        [
            ("Local Organizer", "Elm Lamp Workshop", [2023]),
            ("Volunteer Coordinator", "Moss Days", [2022]),
            ("Events Lead", "Quarry Graduate Association", [2020, 2021]),
            ("Mentor", "Oak Hackathon", [2019]),
        ],
    ),
    "roles by dash in front": (
        "md",
        (
            "## Service\n"
            "\n"
            "- Local Organizer – Elm Lamp Workshop (2023)\n"
            "- Volunteer Coordinator – Moss Days (2022)\n"
            "- Events Lead – Quarry Graduate Association (2020–2021)\n"
            "- Community Steward – Oak Hackathon (2019)\n"
        ),
        [
            ("Local Organizer", "Elm Lamp Workshop", [2023]),
            ("Volunteer Coordinator", "Moss Days", [2022]),
            ("Events Lead", "Quarry Graduate Association", [2020, 2021]),
            ("Community Steward", "Oak Hackathon", [2019]),
        ],
    ),
    "unknown roles in bold, body plain": (
        "md",
        (
            "## Service\n"
            "\n"
            "- **Dust Champion**, Elm Women in Lamps Network, 2021\n"
            "- **Peer Navigator**, Moss Student Union, 2019–2020\n"
            "- **Member**, Quarry Graduate Council, 2018\n"
            "- **Orientation Lead**, Oak School of Walls, 2017\n"
            "- **Secretary**, Ash Society, 2016\n"
        ),
        [
            ("Dust Champion", "Elm Women in Lamps Network", [2021]),
            ("Peer Navigator", "Moss Student Union", [2019, 2020]),
            ("Member", "Quarry Graduate Council", [2018]),
            ("Orientation Lead", "Oak School of Walls", [2017]),
            ("Secretary", "Ash Society", [2016]),
        ],
    ),
    "body in bold, unknown roles behind": (
        "md",
        (
            "## Service\n"
            "\n"
            "- **Elm Women in Lamps Network**, Dust Champion, 2021\n"
            "- **Moss Student Union**, Peer Navigator, 2019–2020\n"
            "- **Quarry Graduate Council**, Member, 2018\n"
            "- **Oak School of Walls**, Orientation Lead, 2017\n"
        ),
        [
            ("Dust Champion", "Elm Women in Lamps Network", [2021]),
            ("Peer Navigator", "Moss Student Union", [2019, 2020]),
            ("Member", "Quarry Graduate Council", [2018]),
            ("Orientation Lead", "Oak School of Walls", [2017]),
        ],
    ),
    "events, role in bracket": (
        "txt",
        (
            "SERVICE\n"
            "\n"
            "Workshop on Looms and Moss (co-organizer), Elm Conference 2023, Turku, Finland\n"
            "Winter School on Dust (organizer), Ulm, 2021\n"
            "Quarry Poster Night (judge), 2020\n"
            "Oak Lecture Series (coordinator), 2018–2019\n"
        ),
        [
            ("co-organizer", "Workshop on Looms and Moss", [2023]),
            ("organizer", "Winter School on Dust", [2021]),
            ("judge", "Quarry Poster Night", [2020]),
            ("coordinator", "Oak Lecture Series", [2018, 2019]),
        ],
    ),
    "bodies with several roles": (
        "txt",
        (
            "SERVICE\n"
            "\n"
            "Elm Society: Member (2015–2018), Treasurer (2017), President (2018)\n"
            "Moss Association: Member (2014), Newsletter Editor (2016)\n"
            "Quarry Union: Delegate (2013), Vice Chair (2014)\n"
        ),
        [
            ("Member", "Elm Society", [2015, 2016, 2017, 2018]),
            ("Treasurer", "Elm Society", [2017]),
            ("President", "Elm Society", [2018]),
            ("Member", "Moss Association", [2014]),
            ("Newsletter Editor", "Moss Association", [2016]),
            ("Delegate", "Quarry Union", [2013]),
            ("Vice Chair", "Quarry Union", [2014]),
        ],
    ),
    "columns with gaps, role right": (
        "txt",
        (
            "SERVICE\n"
            "\n"
            "2023        Elm Lamp Workshop                 Local Organizer\n"
            "2022        Moss Days                         Volunteer Coordinator\n"
            "2020-2021   Quarry Graduate Association       Events Lead\n"
            "2019        Oak Hackathon                     Mentor\n"
        ),
        [
            ("Local Organizer", "Elm Lamp Workshop", [2023]),
            ("Volunteer Coordinator", "Moss Days", [2022]),
            ("Events Lead", "Quarry Graduate Association", [2020, 2021]),
            ("Mentor", "Oak Hackathon", [2019]),
        ],
    ),
    "described below, body on the first line": (
        "txt",
        (
            "SERVICE\n"
            "\n"
            "Moss Days, Volunteer Coordinator                 2022\n"
            "Found and trained forty helpers for three days of talks.\n"
            "\n"
            "Quarry Graduate Association, Events Lead         2020–2021\n"
            "Planned monthly evenings with guests from industry.\n"
            "\n"
            "Oak Hackathon, Mentor                            2019\n"
            "Helped two teams of beginners.\n"
        ),
        [
            ("Volunteer Coordinator", "Moss Days", [2022]),
            ("Events Lead", "Quarry Graduate Association", [2020, 2021]),
            ("Mentor", "Oak Hackathon", [2019]),
        ],
    ),
    "role below body, date right": (
        "txt",
        (
            "SERVICE\n"
            "\n"
            "Moss Days                                        2022\n"
            "Volunteer Coordinator\n"
            "\n"
            "Quarry Graduate Association                      2020–2021\n"
            "Events Lead\n"
            "\n"
            "Oak Hackathon                                    2019\n"
            "Mentor\n"
            "\n"
            "Elm Fair                                         2018\n"
            "Judge\n"
        ),
        [
            ("Volunteer Coordinator", "Moss Days", [2022]),
            ("Events Lead", "Quarry Graduate Association", [2020, 2021]),
            ("Mentor", "Oak Hackathon", [2019]),
            ("Judge", "Elm Fair", [2018]),
        ],
    ),
    "body below role, date right": (
        "txt",
        (
            "SERVICE\n"
            "\n"
            "Volunteer Coordinator                            2022\n"
            "Moss Days\n"
            "\n"
            "Events Lead                                      2020–2021\n"
            "Quarry Graduate Association\n"
            "\n"
            "Mentor                                           2019\n"
            "Oak Hackathon\n"
            "\n"
            "Judge                                            2018\n"
            "Elm Fair\n"
        ),
        [
            ("Volunteer Coordinator", "Moss Days", [2022]),
            ("Events Lead", "Quarry Graduate Association", [2020, 2021]),
            ("Mentor", "Oak Hackathon", [2019]),
            ("Judge", "Elm Fair", [2018]),
        ],
    ),
    "french roles with de": (
        "txt",
        (
            "RESPONSABILITÉS COLLECTIVES\n"
            "\n"
            "- Membre du conseil scientifique de l'Institut des Mousses (2020-2022)\n"
            "- Relectrice pour la Revue des Poussières, Annales des Lampes\n"
            "- Co-organisatrice des Journées Lampes ouvertes, Lyon, 2019\n"
            "- Élue au conseil de laboratoire, Laboratoire Carrière, 2017-2018\n"
            "- Responsable du séminaire Mousses, 2016\n"
        ),
        [
            ("Membre du conseil scientifique", "Institut des Mousses", [2020, 2021, 2022]),
            ("Relectrice", "Revue des Poussières", []),
            ("Relectrice", "Annales des Lampes", []),
            ("Co-organisatrice", "Journées Lampes ouvertes", [2019]),
            ("Élue", "conseil de laboratoire, Laboratoire Carrière", [2017, 2018]),
            ("Responsable", "séminaire Mousses", [2016]),
        ],
    ),
}


@pytest.mark.parametrize(("form", "text", "expected"), LISTS.values(), ids=LISTS.keys())
def test_reads_lists_of_service(form: str, text: str, expected: list[Row]) -> None:
    document = read_bytes(text.encode(), name=f"cv.{form}", settings=Settings())
    facts = read_service(split_sections(document), Context(document)).facts
    assert [
        (f.role.value if f.role else None, f.venue.value if f.venue else None, [year.value for year in f.years]) for f in facts
    ] == expected
