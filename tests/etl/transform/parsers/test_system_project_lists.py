from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.model.section import Section
from etl.transform.context import Context
from etl.transform.parsers.skills import read_skills
from etl.transform.parsers.systems import read_systems

Reader = Callable[[str], tuple[tuple[Section, ...], Context]]

HEAD = "# Ada Moreau\n\nUlm\n\n"
# a section, the names of the systems in it
LISTS = {
    "what was done is counted": (
        "## Selected projects\n\nfernr - 303 commits\\\nmoss-fuzz - 69 commits\\\nloamlab - 23 commits\n",
        ["fernr", "moss-fuzz", "loamlab"],
    ),
    "technologies in brackets": (
        (
            "## Projekte\n\n2014 Fernwalk, [Java, Android, Git]\n\n- Entwicklung eines Spiels\n\n"
            "2013 Stapp GmbH, [Java, C]\n\n- Wartung\n\n"
            "2012 CMS, [MySQL, PHP]\n\n- Entwicklung eines CMS\n\n2011 Moos.mobile, [C, SQLite]\n\n- Abgleich von Daten\n"
        ),
        ["Fernwalk", "Moos.mobile"],
    ),
    "technologies on the next line": (
        (
            "## Projects\n\nFernBot\\\nPython\\\nMay 2009\\\nHelps in chats.\n\n"
            "Churn Prediction\\\nPython, R\\\nMay 2010\\\nFor a shop.\n"
        ),
        ["FernBot"],
    ),
    "roles first": (
        (
            "## Projects\n\nMaintainer, Fern screen reader\\\n2016 – 2017\n\n"
            "Developer, Moss Box, Elm University\\\n2014 – present\n\n"
            "Contributing Historian, Ways of Elm, Elm University\\\n2013 – 2014\n"
        ),
        ["Fern screen reader", "Moss Box"],
    ),
    "made, in a list of skills": (
        "## Skills\n\n- Programming\n  - Ada\n  - Perl\n- Developed codes\n  - FERN\n  - moss-tools\n",
        ["FERN", "moss-tools"],
    ),
    "authors in front of a name with its link": (
        "## Software\n\nA. Moreau, B. Fen, FERNO (https://fern.example)\n",
        ["FERNO"],
    ),
}


@pytest.mark.parametrize("case", LISTS)
def test_systems_in_lists_of_projects(case: str, read_sections: Reader) -> None:
    text, names = LISTS[case]
    facts = read_systems(*read_sections(f"{HEAD}{text}")).facts
    assert [fact.name.value for fact in facts] == names


def test_what_was_made_is_no_skill(read_sections: Reader) -> None:
    text, made = LISTS["made, in a list of skills"]
    skills = [fact.name.value for fact in read_skills(*read_sections(f"{HEAD}{text}")).facts]
    assert skills == ["Ada", "Perl"]
    assert set(made).isdisjoint(skills)
