from __future__ import annotations

import pytest

from etl.extract.reading import read_bytes
from etl.model.section import SectionKind
from etl.settings import Settings
from etl.transform.sections import split_sections

HEAD = "# Ada Moreau\n\nUlm\n\n"
# a section, its kind
SECTIONS = {
    "posts below a heading that leaves it open": (
        (
            "## Research\n\n**Graduate Research Assistant**\\\nElm University\\\nSeptember 2021 – present\n\n"
            "**Research Intern**\\\nMoss Institute\\\nMay 2020 – August 2020\n"
        ),
        SectionKind.EMPLOYMENT,
    ),
    "works below it": (
        (
            "## Research\n\nMoreau, A. (2018-2019). “On Mosses.” Journal of Ferns, pp. 3-9.\n\n"
            "Moreau, A. (2017). “On Elms.” Tree, pp. 1-2.\n"
        ),
        SectionKind.UNKNOWN,
    ),
    "what was done below it": (
        "## Research\n\nMosses grow on stones, and I ask why.\n\nFerns, since 2019, are another topic.\n",
        SectionKind.UNKNOWN,
    ),
    "posts below affiliations": (
        (
            "## Affiliations\n\n2019–2020 Visiting Researcher, Moss Institute\n\n2018 Research Fellow, Elm University\n\n"
            "2016 Visiting Scholar, Fern College\n"
        ),
        SectionKind.EMPLOYMENT,
    ),
    "members of societies below them": (
        (
            "## Professional Affiliations\n\n2019– Member and Engineer, Fern Institute\n\n2018– Member, Moss Institute\n\n"
            "2016– Fellow and Member, University of Elms\n"
        ),
        SectionKind.MEMBERSHIPS,
    ),
    "societies below them": (
        "## Affiliations\n\n2019– Fern Society\n\n2018– Moss Union\n\n2016– Society of Elms\n",
        SectionKind.MEMBERSHIPS,
    ),
    "posts below unknown words": (
        (
            "## Green Years\n\n2016–2019 Research Assistant, Elm University\n\n2013–2015 Lecturer, Fern College\n\n"
            "2010–2012 Teaching Assistant, Oak University\n"
        ),
        SectionKind.EMPLOYMENT,
    ),
    "dates below skills and something else": (
        "## Technology and Civic Engagement\n\nFounder, Elm Coders, 2017–2019\n\nMentor, Moss Club, 2016\n",
        SectionKind.SERVICE,
    ),
    "skills below skills and something else": (
        "## Technology and Civic Engagement\n\nPython, SQL\n\nFirst aid\n",
        SectionKind.SKILLS,
    ),
    "other words": (
        "## Missions\n\n2013–2015 Moss on Mars, Elm University\n\n2010–2012 Ferns in Space, Elm University\n",
        SectionKind.UNKNOWN,
    ),
}


@pytest.mark.parametrize("case", SECTIONS)
def test_rows_tell_the_kind_of_a_section(case: str) -> None:
    text, kind = SECTIONS[case]
    document = read_bytes(f"{HEAD}## Education\n\nPhD, Elm University, 2015\n\n{text}".encode(), name="cv.md", settings=Settings())
    assert split_sections(document)[-1].kind is kind


# headings, the kind of the last one
NESTED = [
    ("## Relevant Coursework\n\n### Elm Math Courses\n\nAlgebra I, Prof. Fen, Fall 2021\n", SectionKind.CERTIFICATES),
    ("## Teaching\n\n### Elm Math Courses\n\nAlgebra I, Fall 2021\n", SectionKind.TEACHING),
    ("## Education\n\n### Courses taught\n\nAlgebra I, Fall 2021\n", SectionKind.TEACHING),
    ("## Other activities\n\n### Participation\n\n2019: Moss Days, Ulm\n", SectionKind.CERTIFICATES),
    ("## Conference activity\n\n### Participation\n\nMosses of Ulm, Moss Days, 2019\n", SectionKind.TALKS),
    ("## Conference participation\n\nMosses of Ulm, Moss Days, 2019\n", SectionKind.TALKS),
    ("## Position\n\nLecturer, Elm University, 2019 – present\n", SectionKind.EMPLOYMENT),
    ("## Beschäftigungen\n\n2019: Dozentin, Universität Ulm\n", SectionKind.EMPLOYMENT),
    ("## Successful Grant Applications\n\nMoss Fund, 2019\n", SectionKind.GRANTS),
    ("## Publications\n\n### Polish Conferences and Journals\n\nA. Moreau, On Elms, 2019\n", SectionKind.PUBLICATIONS),
    ("## Academic Service\n\n### Positions and Committees\n\nMoss Group, Elm University, 2019\n", SectionKind.SERVICE),
    (
        "## Dissertation in Progress\n\nTitle: Mosses of the Elm\n\nCommittee: Ada Fen (Chair), Elm University\n",
        SectionKind.PUBLICATIONS,
    ),
    ("## Projects\n\n### En cours\n\nMoss Net, 2019\n", SectionKind.PROJECTS),
    ("## Education\n\n### Masterclasses\n\nAda Fen, 2021\n", SectionKind.CERTIFICATES),
    ("## Autres expériences forestières\n\nJardin des mousses, 2019\n", SectionKind.EMPLOYMENT),
    ("## Additional Qualifications\n\nPython, Java\n", SectionKind.SKILLS),
]


@pytest.mark.parametrize(("text", "kind"), NESTED, ids=[case[0][:40] for case in NESTED])
def test_kinds_of_headings_below_others(text: str, kind: SectionKind) -> None:
    document = read_bytes(f"{HEAD}{text}".encode(), name="cv.md", settings=Settings())
    assert split_sections(document)[-1].kind is kind


def test_a_name_broken_over_rows_of_a_margin_tells_the_kind() -> None:
    text = "## Education\n\nPhD, Elm University, 2015\n\n## Current\n\nLecturer, Elm University, 2019\n\n## Position\n\non leave\n"
    document = read_bytes(f"{HEAD}{text}".encode(), name="cv.md", settings=Settings())
    assert [section.kind for section in split_sections(document)][-2:] == [SectionKind.EMPLOYMENT] * 2
