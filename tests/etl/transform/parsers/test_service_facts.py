"""Whole lists of service in the forms and languages of many CVs."""

from __future__ import annotations

import pytest

from etl.extract.reading import read_bytes
from etl.settings import Settings
from etl.transform.claims import read_claims

LISTS = {
    "roles that no list names, before what they are for": (
        "txt",
        "Service",
        (
            "- 2019-2023 Residence Associate for Moss Graduate Life Office\n"
            "- 2022 Discussion Leader for Dust Physics Research Conference (DRC)\n"
            "- 2022-2023 Field Trip Leader for Elm Future Scientists (EFS)\n"
            "- 2020-2021 Vice President of Ash Student Council\n"
            "- 2018 Tour Guide at Larch Museum of Natural History\n"
            "- 2016 Scorekeeper for Elm County Math League\n"
        ),
        [
            ("Residence Associate", "Moss Graduate Life Office", [2019, 2020, 2021, 2022, 2023]),
            ("Discussion Leader", "Dust Physics Research Conference (DRC)", [2022]),
            ("Field Trip Leader", "Elm Future Scientists (EFS)", [2022, 2023]),
            ("Vice President", "Ash Student Council", [2020, 2021]),
            ("Tour Guide", "Larch Museum of Natural History", [2018]),
            ("Scorekeeper", "Elm County Math League", [2016]),
        ],
    ),
    "roles that no list names, before a comma": (
        "txt",
        "Service",
        (
            "2017   Podcaster, Broad Dust, Elmstadt, Canada\n"
            "2017   Evening Host, Organization for Lamp Repair Hackathon\n"
            "2016-2017  Class Council Representative, Moss Graduate Society, Elmstadt, Canada\n"
            "2013-2015  Newsletter Operator, Dust Interest Group, LCSA\n"
            "2014   Press Attache, Center for Lamp Sciences\n"
            "2012   Timekeeper, Larch Science Bowl\n"
        ),
        [
            ("Podcaster", "Broad Dust", [2017]),
            ("Evening Host", "Organization for Lamp Repair Hackathon", [2017]),
            ("Class Council Representative", "Moss Graduate Society", [2016, 2017]),
            ("Newsletter Operator", "Dust Interest Group, LCSA", [2013, 2014, 2015]),
            ("Press Attache", "Center for Lamp Sciences", [2014]),
            ("Timekeeper", "Larch Science Bowl", [2012]),
        ],
    ),
    "with whom and of what kind": (
        "txt",
        "Service",
        (
            "- Co-organised the workshop “Knots and Lamps”, Institute for Elm Research, 2022\n"
            "- Organised a summer school on dust dynamics, University of Larch, 2019\n"
            "- Co-organizer (with P. Ashby) of the “Lamp Symmetry Seminar,” Fall 2016\n"
            "- Co-chair (with X. Moss) of the invited session on “Big Dust Analysis” at the Third Conference on Sand, 2017\n"
            "- Organized and ran the Elm Programming Contest, 2008\n"
            "- Co-organizer, with Paul Larch, of the Dust Geometry Workshop, 2011\n"
        ),
        [
            ("Co-organised", "Knots and Lamps", [2022]),
            ("Organised", "summer school on dust dynamics, University of Larch", [2019]),
            ("Co-organizer", "Lamp Symmetry Seminar", [2016]),
            ("Co-chair", "Big Dust Analysis", [2017]),
            ("Organized and ran", "Elm Programming Contest", [2008]),
            ("Co-organizer", "Dust Geometry Workshop", [2011]),
        ],
    ),
    "a dated role above its body": (
        "txt",
        "Service",
        (
            "Volunteer                               2019 - 2020\n"
            "Bright Lamp Project\n"
            "University of Elm\n"
            "Showed pupils how lamps are programmed.\n"
            "\n"
            "Founder                                  2016 - 2018\n"
            "Society of Dust Students\n"
            "Larch State University\n"
            "Teaching basic courses in sweeping to early undergraduates.\n"
            "\n"
            "Event Coordinator                        2014 - 2015\n"
            "Moss Graduate Association\n"
            "Elm State University\n"
            "Planned the yearly retreat and its budget.\n"
        ),
        [
            ("Volunteer", "Bright Lamp Project", [2019, 2020]),
            ("Founder", "Society of Dust Students", [2016, 2017, 2018]),
            ("Event Coordinator", "Moss Graduate Association", [2014, 2015]),
        ],
    ),
    "dates in front of what is below a role": (
        "md",
        "Service",
        (
            "### Reviewing\n"
            "\n"
            "- 2021, Elm Papers in Linguistics\n"
            "- 2018-2020, Phonetica Nova\n"
            "- 2019, Larch University Press\n"
            "\n"
            "### Conference organization\n"
            "\n"
            "- 2020: Dust Days 2020\n"
            "- 2018: 4th Workshop on Lamps (LampWS)\n"
        ),
        [
            ("Reviewing", "Elm Papers in Linguistics", [2021]),
            ("Reviewing", "Phonetica Nova", [2018, 2019, 2020]),
            ("Reviewing", "Larch University Press", [2019]),
            ("Conference organization", "Dust Days", [2020]),
            ("Conference organization", "4th Workshop on Lamps (LampWS)", [2018]),
        ],
    ),
    "a role above lines of bodies": (
        "txt",
        "Service",
        (
            "Reviewer for international journals including:\n"
            "    Journal of Lamps\n"
            "    Dust Engineering & Physics\n"
            "    Progress in Sand Research\n"
            "Guest Editor: Special issue on gravel, Journal of Old Stones, 2020.\n"
            "Organizer of DustDay Elmstadt (2022-2025).\n"
        ),
        [
            ("Reviewer", "Journal of Lamps", []),
            ("Reviewer", "Dust Engineering & Physics", []),
            ("Reviewer", "Progress in Sand Research", []),
            ("Guest Editor", "Special issue on gravel, Journal of Old Stones", [2020]),
            ("Organizer", "DustDay Elmstadt", [2022, 2023, 2024, 2025]),
        ],
    ),
    "how often": (
        "txt",
        "Service",
        (
            "Peer Reviewer\n"
            "   LampImage (Elm Press): 3x\n"
            "   Dustpharmacology (Larch Nature): 1x\n"
            "   Clinical Sandology (Elm Press) 2x\n"
            "   Annals of Gravel: 5 reviews\n"
        ),
        [
            ("Peer Reviewer", "LampImage (Elm Press)", []),
            ("Peer Reviewer", "Dustpharmacology (Larch Nature)", []),
            ("Peer Reviewer", "Clinical Sandology (Elm Press)", []),
            ("Peer Reviewer", "Annals of Gravel", []),
        ],
    ),
    "bodies alone": (
        "txt",
        "Service",
        (
            "Department\n"
            " - Lamp affairs committee (2019-2020).\n"
            " - Garden Committee (2011, 2016, 2019).\n"
            " - Lamp Pupils Programme Advisory Committee, 2007-2010\n"
            " - Colloquium Committee, 2003-04\n"
            " - Larch tenure-track search committee (chair), 2012\n"
            "University\n"
            " - Elm University Senate, 2015-2017\n"
            " - Committee on Committees, 2011\n"
        ),
        [
            ("committee", "Lamp affairs committee", [2019, 2020]),
            ("Committee", "Garden Committee", [2011, 2016, 2019]),
            ("Committee", "Lamp Pupils Programme Advisory Committee", [2007, 2008, 2009, 2010]),
            ("Committee", "Colloquium Committee", [2003, 2004]),
            ("chair", "Larch tenure-track search committee", [2012]),
            ("Senate", "Elm University Senate", [2015, 2016, 2017]),
            ("Committee", "Committee on Committees", [2011]),
        ],
    ),
    "offices in a bracket": (
        "txt",
        "Service",
        (
            "- Organizing committee (co-chair), Summer Institute in Dust Theory, 1982.\n"
            "- Program Committee (chair), Autumn Assembly of the Lamp Society, 1988-89.\n"
            "- Program Committee, Lamp Colloquium '95, Moss City, Israel, August 1995.\n"
            "- Organizing Committee, Third Dust Triennial, Elmland, June 1992.\n"
        ),
        [
            ("Organizing committee (co-chair", "Summer Institute in Dust Theory", [1982]),
            ("Program Committee (chair", "Autumn Assembly of the Lamp Society", [1988, 1989]),
            ("Program Committee", "Lamp Colloquium", [1995]),
            ("Organizing Committee", "Third Dust Triennial, Elmland", [1992]),
        ],
    ),
    "french": (
        "txt",
        "Responsabilités collectives",
        (
            "2018-2020   Co-organisateur de l'atelier des lampistes, Laboratoire Orme\n"
            "2017        Participation à l'organisation de la Fête de la Poussière\n"
            "en cours    Relecteur pour Journal des Lampes, Annales du Sable\n"
            "2016        Membre du comité d'organisation des Journées Gravier\n"
            "2015        Critique pour Dust and Lamp Studies\n"
            "2014-2016   Élu au conseil de l'école doctorale MIPEGE\n"
            "2013        Trésorier de l'association Lampes et Lumières\n"
        ),
        [
            ("Co-organisateur", "atelier des lampistes, Laboratoire Orme", [2018, 2019, 2020]),
            ("Participation à l'organisation", "Fête de la Poussière", [2017]),
            ("Relecteur", "Journal des Lampes", []),
            ("Relecteur", "Annales du Sable", []),
            ("Membre du comité d'organisation", "Journées Gravier", [2016]),
            ("Critique", "Dust and Lamp Studies", [2015]),
            ("Élu", "conseil de l'école doctorale MIPEGE", [2014, 2015, 2016]),
            ("Trésorier", "association Lampes et Lumières", [2013]),
        ],
    ),
    "spanish": (
        "txt",
        "Actividades de servicio",
        (
            "2019  Miembro del comité organizador del Congreso Nacional de Lámparas\n"
            "2018  Revisor de la Revista de Polvo y Arena\n"
            "2017-2020 Representante de estudiantes en el Consejo de Departamento de Física\n"
            "2016  Coordinadora del Taller de Arena, Universidad de Olmo\n"
            "2015  Voluntario en la Feria de la Ciencia\n"
            "2014  Evaluador de proyectos para la Agencia Nacional del Polvo\n"
        ),
        [
            ("Miembro del comité organizador", "Congreso Nacional de Lámparas", [2019]),
            ("Revisor", "Revista de Polvo y Arena", [2018]),
            ("Representante de estudiantes", "Consejo de Departamento de Física", [2017, 2018, 2019, 2020]),
            ("Coordinadora", "Taller de Arena, Universidad de Olmo", [2016]),
            ("Voluntario", "Feria de la Ciencia", [2015]),
            ("Evaluador", "Agencia Nacional del Polvo", [2014]),
        ],
    ),
    "italian": (
        "txt",
        "Servizio",
        (
            "2019-oggi  Membro del comitato editoriale di Polvere e Lampade\n"
            '2018  Organizzatore del convegno "Sabbia e pietra", Università di Olmo\n'
            "2016-2018 Rappresentante dei dottorandi nel Consiglio di Dipartimento\n"
            "2017  Revisore per Journal of Dust, Annali delle Lampade\n"
            "2015  Socio della Società Italiana di Lampadologia\n"
        ),
        [
            ("Membro del comitato editoriale", "Polvere e Lampade", [2019]),
            ("Organizzatore", "Sabbia e pietra", [2018]),
            ("Rappresentante dei dottorandi", "Consiglio di Dipartimento", [2016, 2017, 2018]),
            ("Revisore", "Journal of Dust", [2017]),
            ("Revisore", "Annali delle Lampade", [2017]),
            ("Socio", "Società Italiana di Lampadologia", [2015]),
        ],
    ),
    "portuguese": (
        "txt",
        "Atividades de extensão e serviço",
        (
            "2019  Membro da comissão organizadora do Simpósio Brasileiro de Poeira\n"
            "2018-2020 Representante discente no Colegiado de Pós-Graduação em Física\n"
            "2017  Parecerista ad hoc da Revista Brasileira de Areia\n"
            "2016  Monitor voluntário na Feira de Ciências de Olmo\n"
            "2015  Coordenador do Grupo de Estudos em Lâmpadas\n"
        ),
        [
            ("Membro da comissão organizadora", "Simpósio Brasileiro de Poeira", [2019]),
            ("Representante discente", "Colegiado de Pós-Graduação em Física", [2018, 2019, 2020]),
            ("Parecerista ad hoc", "Revista Brasileira de Areia", [2017]),
            ("Monitor voluntário", "Feira de Ciências de Olmo", [2016]),
            ("Coordenador", "Grupo de Estudos em Lâmpadas", [2015]),
        ],
    ),
    "dutch": (
        "txt",
        "Bestuurservaring",
        (
            "2019-2021 Voorzitter van de studievereniging Lamp\n"
            "2018  Lid van de opleidingscommissie Natuurkunde\n"
            "2016-2017 Penningmeester, Stichting Stof en Zand\n"
            "2015  Vrijwilliger bij het Elmfestival\n"
            '2014  Organisator van het symposium "Licht"\n'
        ),
        [
            ("Voorzitter", "studievereniging Lamp", [2019, 2020, 2021]),
            ("Lid", "opleidingscommissie Natuurkunde", [2018]),
            ("Penningmeester", "Stichting Stof en Zand", [2016, 2017]),
            ("Vrijwilliger", "Elmfestival", [2015]),
            ("Organisator", "Licht", [2014]),
        ],
    ),
    "what is done": (
        "txt",
        "Service",
        (
            "Recruiting, Department of Dust, University of Elm\t2013-2016\n"
            "Volunteer, Welcome Week of Newcomers, Elm College\t2013-2016\n"
            "Judge, Linden Debate Cup, University of Elm\t2013-2014\n"
            "Tutoring, Larch Refugee Center\t2012\n"
            "Fundraising, Moss Animal Shelter\t2010-2011\n"
        ),
        [
            ("Recruiting", "Department of Dust, University of Elm", [2013, 2014, 2015, 2016]),
            ("Volunteer", "Welcome Week of Newcomers, Elm College", [2013, 2014, 2015, 2016]),
            ("Judge", "Linden Debate Cup, University of Elm", [2013, 2014]),
            ("Tutoring", "Larch Refugee Center", [2012]),
            ("Fundraising", "Moss Animal Shelter", [2010, 2011]),
        ],
    ),
    "several years in a bracket": (
        "txt",
        "Service",
        (
            "- Program Committee: LAMPCONF (2018, 2021), Dust Workshop (2019), SANDCON (2017-2019)\n"
            "- Reviewer: Journal of Lamps (2016, 2018-2020), Annals of Dust (2021)\n"
            "- Session Chair: Elm Dust Meeting (2018, 2021)\n"
            "- Judge, Larch Science Fair (2015, 2017, 2019)\n"
        ),
        [
            ("Program Committee", "LAMPCONF", [2018, 2021]),
            ("Program Committee", "Dust Workshop", [2019]),
            ("Program Committee", "SANDCON", [2017, 2018, 2019]),
            ("Reviewer", "Journal of Lamps", [2016, 2018, 2019, 2020]),
            ("Reviewer", "Annals of Dust", [2021]),
            ("Session Chair", "Elm Dust Meeting", [2018, 2021]),
            ("Judge", "Larch Science Fair", [2015, 2017, 2019]),
        ],
    ),
    "duties below a row": (
        "md",
        "Service",
        (
            "**Society of Dust Students** — *President* (2016-2018)\n"
            "\n"
            "Led weekly meetings with guests and organised trips.\n"
            "\n"
            "**Elm Food Bank** — *Volunteer* (2019)\n"
            "\n"
            "Sorted food twice a week.\n"
            "\n"
            "**Moss Radio** — *Podcast Host* (2014-2015)\n"
        ),
        [
            ("President", "Society of Dust Students", [2016, 2017, 2018]),
            ("Volunteer", "Elm Food Bank", [2019]),
            ("Podcast Host", "Moss Radio", [2014, 2015]),
        ],
    ),
    "several offices at a society": (
        "txt",
        "Professional memberships",
        (
            "Elm Dust Society (member since 2010; treasurer 2014-2016)\n"
            "American Lamp Association, member 2008-present, board member 2012-2014\n"
            "Larch Sand Union: Member (2005), Secretary (2009-2011)\n"
        ),
        [
            ("member", "Elm Dust Society", [2010]),
            ("treasurer", "Elm Dust Society", [2014, 2015, 2016]),
            ("member", "American Lamp Association", [2008]),
            ("board member", "American Lamp Association", [2012, 2013, 2014]),
            ("Member", "Larch Sand Union", [2005]),
            ("Secretary", "Larch Sand Union", [2009, 2010, 2011]),
        ],
    ),
}


@pytest.mark.parametrize(("suffix", "heading", "text", "expected"), LISTS.values(), ids=LISTS.keys())
def test_reads_the_list(suffix: str, heading: str, text: str, expected: list[tuple[str, str, list[int]]]) -> None:
    head = f"# Ada Ashby\n\n## {heading}\n\n" if suffix == "md" else f"ADA ASHBY\n\n{heading.upper()}\n\n"
    tail = "\n## Education\n\n- 2010 PhD\n" if suffix == "md" else "\nEDUCATION\n\n2010  PhD in Dust, University of Elm\n"
    claims = read_claims(read_bytes((head + text + tail).encode(), name=f"cv.{suffix}", settings=Settings()))
    found = [(s.role.value, s.venue.value if s.venue else "", [y.value for y in s.years]) for s in claims.service]
    assert found == expected
