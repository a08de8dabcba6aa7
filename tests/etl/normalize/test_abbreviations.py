"""Abbreviated titles and the full ones they stand for."""

from __future__ import annotations

import pytest

from etl.normalize.abbreviations import TitleIndex, abbreviates, expands

TITLES = [
    "Physical Review Letters",
    "Journal of Visual Culture",
    "Annals of the Natural Sciences",
    "Dust: a quarterly of small things",
    "Deutsche Zeitschrift fur Staubkunde",
    "Acta Oto-Staubologica",
    "A.M.A. Archives of Dust",
]


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("Phys. Rev. Lett.", "Physical Review Letters", True),
        ("J. Am. Chem. Soc.", "Journal of the American Chemical Society", True),
        ("Ann. Nat. Sci.", "Annals of the Natural Sciences", True),
        ("Rev. Phys. Lett.", "Physical Review Letters", False),
        ("Phys. Rev.", "Physical Review Letters", False),
        ("J. Vis. Commun.", "Journal of Visual Culture", False),
        ("Natl. Dust J.", "National Dust Journal", True),
        ("Va. L. Rev.", "Virginia Law Review", True),
        ("Rev. Hist. Sci.", "Revue d'histoire des sciences", True),
        ("Arch Womens Health", "Archives of Women's Health", True),
        ("Abh. Math. Semin. Univ. Hambg.", "Abhandlungen aus dem Mathematischen Seminar der Universität Hamburg", True),
        ("An. Soc. Esp. Staub.", "Anales de la Sociedad Española de Staub", True),
        ("Atti Accad. Naz. Sabbia", "Atti della Accademia Nazionale della Sabbia", True),
        ("Ned. Tijdschr. Stofkd.", "Nederlands Tijdschrift voor Stofkunde", True),
        ("Zh. Eksp. Peska", "Zhurnal Eksperimental'nogo Peska", True),
        ("Proc. Dust Soc. U.S.A.", "Proceedings of the Dust Society of the United States of America", True),
        ("Rev. fr. poussière", "Revue française de la poussière", True),
        ("Dust Rev. A", "Dust Reviews", False),
        ("Dust Rev. A", "Dust Reviews A", True),
        ("Economic Theory", "Econometric Theory", False),
        ("Bone", "Bioscience", False),
    ],
    ids=lambda value: str(value),
)
def test_words_are_aligned_in_order(short: str, full: str, expected: bool) -> None:
    assert expands(short, full) is expected


@pytest.mark.parametrize(
    ("short", "word", "expected"), [("natl", "national", True), ("intl", "international", True), ("nat", "fat", False)]
)
def test_a_word_is_cut_or_contracted(short: str, word: str, expected: bool) -> None:
    assert abbreviates(short, word) is expected


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Phys Rev Lett", "Physical Review Letters"),
        ("PhysRevLett", "Physical Review Letters"),
        ("Ann Nat Sci (Lond)", "Annals of the Natural Sciences"),
        ("Dust", "Dust: a quarterly of small things"),
        ("Dust Q|Sand Q", "Dust: a quarterly of small things"),
        ("PRL", "Physical Review Letters"),
        ("AotNS", "Annals of the Natural Sciences"),
        ("Dtsch Z Staubkd", "Deutsche Zeitschrift fur Staubkunde"),
        ("Acta Otostaub", "Acta Oto-Staubologica"),
        ("J Vis Cult Ser A", "Journal of Visual Culture"),
        ("AMA Arch Dust", "A.M.A. Archives of Dust"),
        ("Sand", None),
        ("", None),
    ],
)
def test_an_index_finds_the_title(short: str, full: str | None) -> None:
    assert TitleIndex(TITLES).expand(short) == full


def test_two_titles_that_fit_equally_are_no_answer() -> None:
    assert TitleIndex(["Annals of Dust", "Annals of Dusk"]).expand("Ann. Dus.") is None
