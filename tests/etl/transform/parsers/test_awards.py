from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.extract.reading import read_bytes
from etl.model.section import Section, SectionKind
from etl.settings import Settings
from etl.transform.context import Context
from etl.transform.parsers.activity_fields import walk
from etl.transform.parsers.award_lines import awards_of_lines
from etl.transform.parsers.awards import read_awards
from etl.transform.sections import split_sections

Reader = Callable[[str], tuple[tuple[Section, ...], Context]]

CASES = {
    "a bracket with a semicolon parts no grant": (
        "GRANTS\n\n- The Elm Dust Programme Round 4 (Co-I; PI Prof. Ada B. Birch), 2008\n- Oak Fund, 2021, “Sand in the dark”\n",
        [("The Elm Dust Programme Round 4", [2008]), ("Sand in the dark", [2021])],
    ),
    "awards below a degree, marks of it are none": (
        (
            "EDUCATION\n\nPhD, Dust, Elm University, 2014\nContinuing Fellowships; Dean’s Award; Oak Scholarship (2001-2005)\n\n"
            "BSc, Sand, Oak University, 2010\nFirst Class Honours\n"
        ),
        [("Continuing Fellowships", []), ("Dean’s Award", []), ("Oak Scholarship", [2001])],
    ),
    "a society of Greek letters": (
        "AWARDS\n\n2009, Chi Psi Omega, Honour Society of Dust Collectors.\n2010, Elm Prize\n",
        [("Chi Psi Omega", [2009]), ("Elm Prize", [2010])],
    ),
    "a remark that leads elsewhere, a recipient before a comma": (
        "AWARDS\n\n- 2009: Elm Innovator Award (more details)\n- Recipient, Oak Award for Teaching, Elm College, 2016\n",
        [("Elm Innovator Award", [2009]), ("Oak Award for Teaching", [2016])],
    ),
    "grants with commas that a short name closes, parts in projects": (
        (
            "GRANTS\n\n2021–27 — Sand, Light and Dust in Old Towns (SandNet), co-PI, Elm Research Council, €864 000\n\n"
            "2020–24 — The Elm Network of Long Dust, consortium member, OakFund, €110 100\n"
        ),
        [("Sand, Light and Dust in Old Towns (SandNet)", [2021]), ("The Elm Network of Long Dust", [2020])],
    ),
    "an award stated below a degree": (
        "EDUCATION\n\nB.Sc., Elm University, 2014\n- Took part. Awards: Dust Award from the Oak Council in 2009 and 2012.\n",
        [("Dust Award", [2009])],
    ),
    "year last": ("AWARDS\n\n- Elm Medal, 2015\n", [("Elm Medal", [2015])]),
    "range gives its first year": ("AWARDS\n\n- Quarry Fellowship (2012-2016)\n", [("Quarry Fellowship", [2012])]),
    "year first": ("AWARDS\n\n- 2019: Best Poster Award\n", [("Best Poster Award", [2019])]),
    "year group, year in the title": (
        "AWARDS\n\n2015\n\n- Honor of the Class of 2011\n- Travel Award\n",
        [("Honor of the Class of 2011", [2015]), ("Travel Award", [2015])],
    ),
    "a list with commas behind years in brackets": (
        "AWARDS\n\nElm Medal (2019), Oak Fellowship Honorable Mention (2012), Ash Society Prize\n",
        [("Elm Medal", [2019]), ("Oak Fellowship Honorable Mention", [2012]), ("Ash Society Prize", [])],
    ),
    "who gave it before the award among grants": (
        "GRANTS\n\n- Oak Tau International, Rising Star of Research Award, 2020\n- Elm Fund, 2021, “Dust in the dark”\n",
        [("Rising Star of Research Award", [2020]), ("Dust in the dark", [2021])],
    ),
    "a season that opens the name in the next cell": (
        "AWARDS\n\n2013\tSummer Travel Award, Elm College\n2012\tOak Prize\n",
        [("Summer Travel Award", [2013]), ("Oak Prize", [2012])],
    ),
    "rank and contest": ("AWARDS\n\n- Finalist, Elm Capture Contest, Aug 2019\n", [("Finalist, Elm Capture Contest", [2019])]),
    "quoted grant": (
        "GRANTS\n\n- 2020 Elm Foundation. “Counting dust in the dark.” Award: $10,000\n",
        [("Counting dust in the dark", [2020])],
    ),
    "labels for who won, nominations": (
        (
            "AWARDS\n\n- Recipient: Elm Award for Teaching, Oak College, 2024\n"
            "- Recipient: Best photograph, painting or print, Ash Exhibit, 2023\n- Nominee: Elm Medal, 2018\n"
        ),
        [("Elm Award for Teaching", [2024]), ("Best photograph, painting or print", [2023])],
    ),
    "names of parts of the list": (
        (
            "AWARDS\n\nAcademic\nElm Medal, Oak, 1989\nElm Scholarship, Oak, 1983\nIndustrial\nPatent Letter, 1995\n"
            "Patent Award, July 19, 1993\nAsh Award, 1992\n"
        ),
        [
            ("Elm Medal", [1989]),
            ("Elm Scholarship", [1983]),
            ("Patent Letter", [1995]),
            ("Patent Award", [1993]),
            ("Ash Award", [1992]),
        ],
    ),
    "projects led, their money in złoty": (
        (
            "GRANTS\n\n- 2019-2021 Principal investigator, “Measuring dust: a pilot study”, *Elm Council*, 212 264,32 zł.\n"
            "- 2017 Co-investigator, “Weighing sand in the dark”, *Oak Agency*, 26,876 zł.\n"
        ),
        [("Measuring dust: a pilot study", [2019]), ("Weighing sand in the dark", [2017])],
    ),
    "honoured review": (
        "SERVICE\n\n- Reviewer: ICML, KDD\n- ICML 2020 outstanding reviewer (top 10%)\n",
        [("ICML 2020 outstanding reviewer", [2020])],
    ),
    "several in a paragraph": (
        "AWARDS\n\nElm Prize, 2019; Early Career Award, Quarry Society, 2015; Moss Fellowship, 2004.\n",
        [("Elm Prize", [2019]), ("Early Career Award", [2015]), ("Moss Fellowship", [2004])],
    ),
    "several between dots": ("AWARDS\n\nElm Prize, 2019 · Ash Medal, 2021\n", [("Elm Prize", [2019]), ("Ash Medal", [2021])]),
    "several sentences, Spanish": (
        "PREMIOS\n\nPremio Olmo, 2008. Beca Cantera, 2010.\n",
        [("Premio Olmo", [2008]), ("Beca Cantera", [2010])],
    ),
    "one award with a remark": (
        "AWARDS\n\nElm Prize, 2019; awarded by the Quarry Society\n",
        [("Elm Prize", [2019])],
    ),
    "table of grants": (
        (
            "GRANTS\n\nYears        Agency           Title                    Amount\n"
            "2020-2023    Elm Discovery    Moss gardens at night    $250,000\n"
        ),
        [("Moss gardens at night", [2020])],
    ),
    "awards among certificates": (
        "CERTIFICATIONS AND AWARDS\n\n- Elm Cloud Certificate, 2021\n- Oak Foundation Prize, 2019\n- Reed Academy course, 2018\n",
        [("Oak Foundation Prize", [2019])],
    ),
    "grants as records of labelled fields": (
        (
            "RESEARCH FUNDING\n\nTitle: Learning to see dust\nAgency: Elm Science Foundation (IIS-2099999)\n"
            "Role: Principal Investigator\n"
            "Amount: $499,812\nPeriod: 09/2022 - 08/2025\n\nTitle: Cheap sensors\nAgency: Oak Department\nRole: Co-PI\n"
            "Amount: $120,000\nPeriod: 01/2020 - 12/2021\n"
        ),
        [("Learning to see dust", [2022]), ("Cheap sensors", [2020])],
    ),
    "whose money above the title, what it is about below": (
        (
            "GRANTS\n\n2026-2031\tR01 NS145291, NIH/NINDS  (Multi-PI: Birch, Elm)\n"
            "         Dust in the human cortex and its function\n"
            "         Shows how dust falls in the cortex and tests its effects.\n"
        ),
        [("Dust in the human cortex and its function", [2026])],
    ),
    "what an award was for on the line below": (
        (
            "AWARDS\n\n2026\tElm Pioneers\n    \tSelected as one of thirty early researchers\n2025\tOak Prize\n"
            "    \tFor outstanding work on dust\n"
        ),
        [("Elm Pioneers", [2026]), ("Oak Prize", [2025])],
    ),
    "states above parts of the list": (
        (
            'GRANTS\n\nActive\n- "Dust and light in towns", Elm Fund, 2022-2024\n\nCompleted\n'
            '- "Sand and its sound", Oak Fund, 2018-2020\n'
        ),
        [("Dust and light in towns", [2022]), ("Sand and its sound", [2018])],
    ),
    "a short remark and a number behind the title": (
        "AWARDS\n\n- ELM CAREER award DMS-2145557, 2022\n- Oak 100 Award (team), 2021\n- Moss Award [1K99HG007356-01], 2019\n",
        [("ELM CAREER award", [2022]), ("Oak 100 Award", [2021]), ("Moss Award", [2019])],
    ),
    "a programme named after a year": (
        'GRANTS\n\n- "Sediment memory of rivers", EU Horizon 2020, 2018-2021, EUR 310,000, Co-PI\n',
        [("Sediment memory of rivers", [2018])],
    ),
    "awards in the news of a home page": (
        (
            "Ada Example\n\nNEWS\n\n- [Sep 2024] Received the Elm Early Career Award. Thank you!\n"
            "- [Jun 2023] Best Paper Award at OAK 2023 for Dust.\n"
            "- [May 2023] My student won the Moss Prize.\n- [Apr 2023] I will serve on the OAK committee.\n"
        ),
        [("Elm Early Career Award", [2024]), ("Best Paper Award", [2023])],
    ),
    "who gave a prize is no part of it": (
        "AWARDS\n\n- Best Paper Award, Elm Research Council, 2008\n- Finalist, Oak Contest, 2007\n",
        [("Best Paper Award", [2008]), ("Finalist, Oak Contest", [2007])],
    ),
    "awards among degrees": (
        "EDUCATION AND HONORS\n\nPhD in Biology, Elm University, 2015\n- Elm Fellowship, 2012\nBSc, Oak College, 2010\n",
        [("Elm Fellowship", [2012])],
    ),
    "an order of merit": ("AWARDS\n\n- MBE, New Year Honours 2023, for services to housing\n", [("MBE", [2023])]),
    "projects with their money": (
        (
            "RESEARCH PROJECTS\n\n- Moss gardens at night, Elm Research Council, PI, $58,300, 2021-2024\n"
            "- Lichens by day, Oak Foundation, $21,000, 2015-2017\n"
        ),
        [("Moss gardens at night", [2021]), ("Lichens by day", [2015])],
    ),
    "projects without money": ("PROJECTS\n\n- Moss gardens, 2021: a web page with $3 entry fees\n- Lichen map, 2019\n", []),
    "who gave it on the line below": (
        (
            "GRANTS\n\n2009-2014    Diastolic reserve: a study of reeds\n             NIH K23 HL000000, PI ($681,480)\n\n"
            "2016-2018    Moss cells in young rivers\n             Elm Foundation, Co-Investigator\n"
        ),
        [("Diastolic reserve: a study of reeds", [2009]), ("Moss cells in young rivers", [2016])],
    ),
    "indented below who gave them": (
        "HONORS\n\nElm University\n  Teaching Award, 2019\n  Mentor Award, 2021\nSociety of Reeds\n  Early Career Medal, 2020\n",
        [("Teaching Award", [2019]), ("Mentor Award", [2021]), ("Early Career Medal", [2020])],
    ),
    "since then, in a column of dates": (
        (
            "AUSZEICHNUNGEN\n\n2016   Promotionspreis der Universität Ulmenau\n"
            "2010–2013   Stipendiatin der Ulmenstiftung\nseit 2019 Mitglied der Jungen Ulme\n"
        ),
        [
            ("Promotionspreis der Universität Ulmenau", [2016]),
            ("Stipendiatin der Ulmenstiftung", [2010]),
            ("Mitglied der Jungen Ulme", [2019]),
        ],
    ),
    "a paragraph of three": (
        "RECOGNITIONS\n\nWho's Who in Reeds (2018); Top 40 Under 40, Elm Journal (2022); Keynote Honoree, 2016\n",
        [("Who's Who in Reeds", [2018]), ("Top 40 Under 40", [2022]), ("Keynote Honoree", [2016])],
    ),
    "an award of several years": (
        "AWARDS\n\n- Elm Scholarship (top 1%), 2016, 2017 & 2018\n",
        [("Elm Scholarship (top 1%)", [2016, 2017, 2018])],
    ),
    "the years of the line above": (
        "AWARDS\n\n- Awarded an Elm Scholarship (ES, $900)\n  - During the 2019-2020 academic year\n  - In 2016\n",
        [("Elm Scholarship", [2019]), ("Elm Scholarship", [2016])],
    ),
    "words of winning": (
        "AWARDS\n\n- Recipient of the Oak Leadership Award for the 2018-19 academic year ($9)\n- Received the Ash Medal, 2012\n",
        [("Oak Leadership Award", [2018]), ("Ash Medal", [2012])],
    ),
    "the end of an enumeration": (
        "AWARDS\n\n- Study, Research, and Travel Award, Elm Trust, 2016\n- Oak Medal, Ash Society, 2012\n",
        [("Study, Research, and Travel Award", [2016]), ("Oak Medal", [2012])],
    ),
    "funding awards": (
        (
            "FUNDING AWARDS\n\n- $31,000 / 3 years (co-PI), Elm Foundation, 06/09 - 05/12\n  Dust beds for shared research\n"
            "- $235,000 / 1 year (PI), National Elm Foundation, FY 2004\n  Counting sand in closed rooms\n"
        ),
        [("Dust beds for shared research", [2009]), ("Counting sand in closed rooms", [2004])],
    ),
    "service is no award": ("SERVICE\n\n- Reviewer: ICML 2019\n", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_reads_awards(read_sections: Reader, text: str, expected: list[tuple[str, list[int]]]) -> None:
    facts = read_awards(*read_sections(text)).facts
    assert [(f.title.value, [y.value for y in f.years]) for f in facts] == expected


def test_amount_is_kept_apart(read_sections: Reader) -> None:
    (award,) = read_awards(*read_sections("AWARDS\n\n- Elm Travel Grant, $500, 2015\n")).facts
    assert award.amount is not None
    assert (award.title.value, award.amount.value) == ("Elm Travel Grant", "$500")


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="Award Prize,.:()$€“”2019–\n-", max_size=120))
def test_never_raises_and_quotes_the_text(noise: str) -> None:
    document = read_bytes(f"AWARDS\n\n- Elm Medal, 2015\n{noise}\n".encode(), name="cv.txt", settings=Settings())
    facts = read_awards(split_sections(document), Context(document)).facts
    assert all(document.text[f.span.start : f.span.end] == f.span.quote for f in facts)


@pytest.mark.parametrize(
    ("line", "amount"),
    [
        ("Elm Grant, NOK 8 million, 2023", "NOK 8 million"),
        ("Elm Grant (450 T€), 2018", "450 T€"),
        ("Elm Prize (₦500,000), 2015", "₦500,000"),
        ("Elm Grant, NIS 600,000, 2021", "NIS 600,000"),
    ],
)
def test_amounts_in_many_currencies(line: str, amount: str, read_sections: Reader) -> None:
    (award,) = read_awards(*read_sections(f"AWARDS\n\n- {line}\n")).facts
    assert award.amount is not None
    assert award.amount.value == amount


def test_the_name_of_a_union_is_no_amount(read_sections: Reader) -> None:
    (award,) = read_awards(*read_sections("AWARDS\n\n- Winner of the 2016 European Dust Society photo contest\n")).facts
    assert award.amount is None


def test_lines_that_tell_of_the_award_above_are_no_awards() -> None:
    text = (
        b"\\documentclass{article}\\begin{document}\n"
        b"\\section{Grants \\& Awards}\n{\\bf Grant SANDUM} \\\\\nAwarded by Elm Council \\\\\n"
        b"Principal investigator \\hfill 2014 - 2016\n\n{\\bf Oak Scholarship} \\hfill 2013\n\\end{document}"
    )
    document = read_bytes(text, name="cv.tex", settings=Settings())
    facts = read_awards(split_sections(document), Context(document)).facts
    assert [(f.title.value, [y.value for y in f.years]) for f in facts] == [("Grant SANDUM", [2014]), ("Oak Scholarship", [2013])]


def test_a_heading_of_its_own_is_the_title() -> None:
    first = "### Travel grant\n**2014** Elm Foundation\n*I obtained a grant to see Ulm.*\n"
    second = "### Oak Fellowship\n**2015** ASH\n*I was sponsored by Ash to walk.*\n"
    text = f"# Awards\n\n{first}\n{second}"
    document = read_bytes(text.encode(), name="cv.md", settings=Settings())
    facts = read_awards(split_sections(document), Context(document)).facts
    assert [(f.title.value, [y.value for y in f.years]) for f in facts] == [("Travel grant", [2014]), ("Oak Fellowship", [2015])]


def test_awards_beside_one_year_on_a_page_are_several() -> None:
    text = b"AWARDS\n\n2021\tElm Poster Prize\n      Oak Travel Award\n      Ash Scholarship for\n      the study of dust\n"
    document = read_bytes(text, name="cv.txt", settings=Settings())
    section = next(s for s in split_sections(document) if s.kind is SectionKind.AWARDS)
    lines = tuple(replace(line, page=1, marker=None) for line in section.lines if line.text.strip())
    lines = (replace(lines[0], cells=((0, 4), (5, len(lines[0].text)))), *lines[1:])
    item = next(iter(walk([section])))
    found = awards_of_lines(replace(item, entry=replace(item.entry, lines=lines, children=())))
    assert [part.passage.text for part in found] == [
        "2021\tElm Poster Prize",
        "Oak Travel Award",
        "Ash Scholarship for the study of dust",
    ]
    assert not awards_of_lines(replace(item, entry=replace(item.entry, lines=lines[:1], children=())))
