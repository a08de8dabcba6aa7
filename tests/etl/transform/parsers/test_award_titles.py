"""Sections of awards and grants as CVs of many fields and countries print them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.model.section import Section
from etl.transform.context import Context
from etl.transform.parsers.awards import read_awards

Reader = Callable[[str], tuple[tuple[Section, ...], Context]]
Fact = tuple[str, list[int]]

LAYOUTS: dict[str, tuple[str, list[Fact]]] = {
    "amounts and roles in brackets": (
        "GRANTS AND FELLOWSHIPS\n\nQuarry Small Grant (co-PI with B. Writer), $50,000, 2021\nElm Research Fellowship, 2013–2018\n",
        [("Quarry Small Grant", [2021]), ("Elm Research Fellowship", [2013])],
    ),
    "remark in a bracket": ("AWARDS\n\nMoss Prize (two highest marks of the year)\t2000\n", [("Moss Prize", [2000])]),
    "scholarship with a range of years": (
        "AWARDS\n\n- Elm doctoral scholarship, 2012-2016\n",
        [("Elm doctoral scholarship", [2012])],
    ),
    "paper award at a venue": ("AWARDS\n\n- Distinguished Paper Award, IEEE S&P 2021\n", [("Distinguished Paper Award", [2021])]),
    "place and contest": (
        "AWARDS\n\n- 2nd place, Elm Programming Contest, 2014\n- Winner, Quarry Hackathon (2018)\n",
        [("2nd place, Elm Programming Contest", [2014]), ("Winner, Quarry Hackathon", [2018])],
    ),
    "German grants": (
        (
            "DRITTMITTEL\n\n2022–2025\tDFG-Sachbeihilfe „Ulmen als Zeugen des Alltags“ (312.000 €)\n"
            "2018\tDruckkostenzuschuss der Moos-Stiftung (8.500 €)\n"
        ),
        [("Ulmen als Zeugen des Alltags", [2022]), ("Druckkostenzuschuss der Moos-Stiftung", [2018])],
    ),
    "German prizes": (
        "PREISE UND STIPENDIEN\n\n2020\tUlmenpreis der Gesellschaft für Waldkunde\n2012–2014\tStipendium der Moos-Stiftung\n",
        [("Ulmenpreis der Gesellschaft für Waldkunde", [2020]), ("Stipendium der Moos-Stiftung", [2012])],
    ),
    "German places": (
        "AUSZEICHNUNGEN\n\n- 2. Platz, Bundeswettbewerb Waldkunde, 2009\n",
        [("2. Platz, Bundeswettbewerb Waldkunde", [2009])],
    ),
    "Italian": (
        (
            "PREMI E FINANZIAMENTI\n\n2021: Premio «Ulmo d'Oro» per la migliore opera prima.\n"
            "PRIN 2020, «Boschi e memoria»: responsabile di unità locale (€ 74.500).\n"
        ),
        [("Premio «Ulmo d'Oro» per la migliore opera prima", [2021]), ("Boschi e memoria", [2020])],
    ),
    "French": (
        "PRIX ET DISTINCTIONS\n\n- Prix de thèse de la Société du Lichen, 2016\n- Bourse Mousse et Lichen (2010-2013)\n",
        [("Prix de thèse de la Société du Lichen", [2016]), ("Bourse Mousse et Lichen", [2010])],
    ),
    "Spanish": (
        "PREMIOS Y BECAS\n\n2015  Premio Extraordinario de Doctorado, Universidad del Olmo\n2008  Beca Predoctoral del Musgo\n",
        [("Premio Extraordinario de Doctorado", [2015]), ("Beca Predoctoral del Musgo", [2008])],
    ),
    "Portuguese": (
        "PRÊMIOS\n\n- Prêmio Olmo de Melhor Tese, 2017\n- Bolsa de doutorado, Fundação do Musgo, 2012\n",
        [("Prêmio Olmo de Melhor Tese", [2017]), ("Bolsa de doutorado", [2012])],
    ),
    "grant: funder, quoted title, role": (
        "GRANTS\n\n- Elm Science Fund, “Counting moss in the dark”, Co-PI, 2019-2021, $120,000\n",
        [("Counting moss in the dark", [2019])],
    ),
    "grant: title, funder, role in sentences": (
        "GRANTS\n\n- Measuring lichens from orbit. National Science Foundation. Role: PI. $120,000. 2019-2021.\n",
        [("Measuring lichens from orbit", [2019])],
    ),
    "grant: funder, title, amount": (
        "GRANTS\n\n- 2019-2021, National Science Foundation, Measuring lichens from low orbit, $120,000\n",
        [("Measuring lichens from low orbit", [2019])],
    ),
    "grant: labels": (
        "GRANTS\n\n- Title: Measuring lichens from orbit; Agency: NSF; Role: PI; Amount: $120,000; 2019-2021\n",
        [("Measuring lichens from orbit", [2019])],
    ),
    "grant known by its number": (
        "GRANTS\n\n- National Science Foundation, ABC-1234567, PI, $341,000, 2022–2025\n",
        [("National Science Foundation", [2022])],
    ),
    "cell that goes on below": (
        "AWARDS\n\n2011\tA. Example Young Clinical\tEXA\n\tInvestigator Award\n2012\tMoss Medal\tElm Society\n",
        [("A. Example Young Clinical Investigator Award", [2011]), ("Moss Medal", [2012])],
    ),
    "contact below the last award": (
        "AWARDS\n\n- Moss Medal, 2012\n- Get in touch: ada@example.org\n",
        [("Moss Medal", [2012])],
    ),
    "year in front, dotted": (
        "HONORS\n\n2009. Moss Medal\n2011. Elm Prize for Young Writers\n",
        [("Moss Medal", [2009]), ("Elm Prize for Young Writers", [2011])],
    ),
    "arts": (
        "AWARDS AND RESIDENCIES\n\n2018  Artist Residency, Quarry House, Oslo\n2016  Elm Project Grant\n",
        [("Artist Residency", [2018]), ("Elm Project Grant", [2016])],
    ),
    "industry": (
        "HONORS & AWARDS\n\nEmployee of the Year Award — Quarry Software GmbH (2019)\nDean's List, Fall 2010\n",
        [("Employee of the Year Award", [2019]), ("Dean's List", [2010])],
    ),
    "latin honours": ("HONORS\n\n- Summa cum laude, Elm College, 2011\n", [("Summa cum laude", [2011])]),
    "sentence": (
        "AWARDS\n\n- Best Poster Award at the Annual Meeting of the Moss Society, 2017.\n",
        [("Best Poster Award at the Annual Meeting of the Moss Society", [2017])],
    ),
    "finalist behind the award": (
        "AWARDS\n\n- Moss Dissertation Award, Honorable Mention, 2019\n",
        [("Moss Dissertation Award", [2019])],
    ),
    "amount without separators": (
        "AWARDS\n\n- Elm Travel Bursary, £450, 2023\n- Moss pump-priming grant (co-I, £48k), 2022\n",
        [("Elm Travel Bursary", [2023]), ("Moss pump-priming grant", [2022])],
    ),
    "honours of papers are no awards": ("PUBLICATIONS\n\n- A. Author. Moss on stones. In ICML 2019. Best paper award.\n", []),
}


@pytest.mark.parametrize(("text", "expected"), LAYOUTS.values(), ids=LAYOUTS.keys())
def test_reads_the_layout(read_sections: Reader, text: str, expected: list[Fact]) -> None:
    facts = read_awards(*read_sections(f"Ada Example\n\n{text}")).facts
    assert [(f.title.value, [y.value for y in f.years]) for f in facts] == expected
