from __future__ import annotations

from collections.abc import Callable

from etl.model.section import Section, SectionKind
from etl.transform.context import Context
from etl.transform.parsers.stays import read_stays

Reader = Callable[[str], tuple[tuple[Section, ...], Context]]


def test_rows_above_and_below_the_date_make_the_header(read_sections: Reader) -> None:
    text = (
        "EXPERIENCE\n\n**Acme Inc.** | Oslo\n*Engineer* | 2019 – 2021\n- Built a tool in 2020.\n\n"
        "**Beta Ltd.** | Rome\n*Analyst* | 2017 – 2019\n"
    )
    sections, _ = read_sections(text)
    ((kind, stays),) = read_stays(sections)
    assert kind is SectionKind.EMPLOYMENT
    assert [[row.text for row in stay.lead] for stay in stays] == [["Acme Inc. | Oslo"], ["Beta Ltd. | Rome"]]
    assert [row.text for row in stays[0].details] == ["Built a tool in 2020."]


def test_posts_without_an_employer_of_their_own_share_the_one_above(read_sections: Reader) -> None:
    text = (
        "EXPERIENCE\n\nAcme Inc. (Acme Technology)\n\n- 2019.08 - 2022.01: Staff Scientist\n"
        "- 2018.10 - 2018.12: Research Intern\n\nBeta Ltd.\n\n- 2017.05 - 2017.08: Intern\n"
    )
    ((_, stays),) = read_stays(read_sections(text)[0])
    assert [stay.carried for stay in stays] == [False, True, False]
    assert [stay.lead[0].text for stay in stays] == ["Acme Inc. (Acme Technology)", "Acme Inc. (Acme Technology)", "Beta Ltd."]


def test_dates_in_descriptions_open_no_stay(read_sections: Reader) -> None:
    text = (
        "EXPERIENCE\nEngineer, Acme Inc., 2019 - 2021\n- Presented the results in Rome in 2020.\n- Relevant project: Tool (2019)\n"
    )
    ((_, stays),) = read_stays(read_sections(text)[0])
    assert len(stays) == 1


def test_a_board_below_service_is_no_career(read_sections: Reader) -> None:
    text = "# Ada Example\n\n## Service\n\n### Positions\n\nMember, Board of Elm Society, 2019 - 2021\n"
    assert read_stays(read_sections(text)[0]) == []
