"""Printed venue names and the series they speak of."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.normalize.folding import fold
from etl.normalize.venue_names import VENUES
from etl.normalize.venues import find_venue, known_name, own_acronym, slug, venue_key

KNOWN = [
    ("NIPS", "neurips"),
    ("NeurIPS 2031", "neurips"),
    ("Advances in Neural Information Processing Systems 35", "neurips"),
    ("28th ACM SIGKDD Conference on Knowledge Discovery & Data Mining", "kdd"),
    ("Proceedings of the Thirty-Second AAAI Conference on Artificial Intelligence", "aaai"),
    ("In Proceedings of the 35th International Conference on Machine Learning (ICML 2018)", "icml"),
    ("International Conference on Machine Learning (ICML)", "icml"),
    ("2014 IEEE Conference on Computer Vision and Pattern Recognition", "cvpr"),
    ("Computer Vision - ECCV 2016 - 14th European Conference, Amsterdam", "eccv"),
    ("IEEE Trans. Pattern Anal. Mach. Intell.", "tpami"),
    ("Phys. Rev. Lett.", "prl"),
    ("J. Am. Chem. Soc.", "jacs"),
    ("Proc. Natl. Acad. Sci. U.S.A.", "pnas"),
    ("The American Naturalist", "american-naturalist"),
    ("arXiv preprint", "arxiv"),
    ("CoRR", "arxiv"),
    ("2nd Workshop on Quiet Machines at NeurIPS", "neurips-workshop"),
    ("ICML 2021 Workshop on Very Small Data", "icml-workshop"),
    ("Trends in Ecology & Evolution", "trends-in-ecology-and-evolution"),
    ("The VLDB Journal — The International Journal on Very Large Data Bases", "vldb-journal"),
]
UNKNOWN = [
    "NeurIPS Reproducibility Challenge",
    "Journal of Imaginary Studies",
    "International Meeting on Quiet Machines (CHI)",
    "chi",
    "",
    "2019",
    "Annual Meeting of the Society of Dust",
    "Science: Dust and Sand",
]
KEYS = [
    ("International Meeting on Quiet Machines (IMQM'19)", "imqm"),
    ("The Quarterly of Dust & Sand", "quarterly-of-dust-sand"),
    ("3rd IEEE Meeting on Quiet Little Machines, MQLM", "mqlm"),
    ("Proceedings of the 3rd Meeting on Dust, 2019", "meeting-on-dust"),
    ("Essays on the 19th-20th Centuries", "essays-on-the-19th-20th-centuries"),
    ("Science", "science"),
]


@pytest.mark.parametrize(("printed", "key"), KNOWN, ids=[p for p, _ in KNOWN])
def test_known_venue_is_found(printed: str, key: str) -> None:
    assert find_venue(printed) == key


@pytest.mark.parametrize("printed", UNKNOWN, ids=[p or "empty" for p in UNKNOWN])
def test_other_names_are_not_forced_onto_a_venue(printed: str) -> None:
    assert find_venue(printed) is None


@pytest.mark.parametrize(("printed", "key"), KEYS, ids=[k for _, k in KEYS])
def test_every_venue_has_a_key(printed: str, key: str) -> None:
    assert venue_key(printed) == key


def test_journals_of_similar_names_stay_apart() -> None:
    assert find_venue("The Astronomical Journal") != find_venue("The Astrophysical Journal")


def test_an_acronym_must_be_spelt_in_the_name() -> None:
    assert own_acronym("Meeting on Big Dust (MBD 2020)") == "MBD"
    assert own_acronym("Meeting on Big Dust (Paris)") is None


def test_label_names_the_acronym_once() -> None:
    assert known_name("icml") == "International Conference on Machine Learning (ICML)"
    assert known_name("arxiv") == "arXiv"


def test_no_name_stands_under_two_keys() -> None:
    owners = Counter((fold(name), key) for key, venue in VENUES.items() for name in {fold(n) for n in venue.all_names})
    names = Counter(name for name, _ in owners)
    acronyms = Counter(acronym for venue in VENUES.values() for acronym in set(venue.acronyms))
    assert len(VENUES) >= 350
    assert [name for name, count in (names + acronyms).items() if count > 1] == []


@given(st.text(max_size=80))
def test_any_text_has_a_key_and_nothing_raises(text: str) -> None:
    assert isinstance(venue_key(text), str)
    assert slug(slug(text)) == slug(text)


@pytest.mark.parametrize("piece", ["(ICML) at ", "a, ", "Proc. of the ", "28th annual ", "(((("])
def test_long_texts_are_no_names(piece: str) -> None:
    assert find_venue(piece * 20_000) is None
    assert own_acronym(piece * 20_000) is None


FIELDS = [
    ("Colum. L. Rev.", "columbia-law-review"),
    ("Univ. Chic. Law Rev.", "university-of-chicago-law-review"),
    ("Neue Juristische Wochenschrift", "neue-juristische-wochenschrift"),
    ("NJW", "neue-juristische-wochenschrift"),
    ("Rev. Esp. Derecho Const.", "revista-espanola-de-derecho-constitucional"),
    ("J. Econ. Hist.", "journal-of-economic-history"),
    ("Vingtième Siècle", "vingtieme-siecle-revue-d-histoire"),
    ("Rivista storica italiana", "rivista-storica-italiana"),
    ("Z. Pädagogik", "zeitschrift-fur-padagogik"),
    ("Teach. Teach. Educ.", "teaching-and-teacher-education"),
    ("Music Theory Spectrum", "music-theory-spectrum"),
    ("Arch. Musikwiss.", "archiv-fur-musikwissenschaft"),
    ("Am. J. Psychiatry", "american-journal-of-psychiatry"),
    ("Dtsch. Med. Wochenschr.", "deutsche-medizinische-wochenschrift"),
    ("J. Struct. Eng.", "journal-of-structural-engineering"),
    ("Br. J. Sociol.", "british-journal-of-sociology"),
    ("Actes de la recherche en sciences sociales", "actes-de-la-recherche-en-sciences-sociales"),
    ("J. Pers. Soc. Psychol.", "journal-of-personality-and-social-psychology"),
]
APART = [
    "International Journal of Musicology",
    "Journal of Epidemiology",
    "Economic Theory",
    "U. Foo L. Rev.",
    "Bone",
    "U.",
    "Dust Challenge at ICML 2019",
]


@pytest.mark.parametrize(("printed", "key"), FIELDS, ids=[key for _, key in FIELDS])
def test_journals_of_many_fields_are_known(printed: str, key: str) -> None:
    assert find_venue(printed) == key


@pytest.mark.parametrize("printed", APART)
def test_a_name_that_is_nearly_a_known_one_is_another(printed: str) -> None:
    assert find_venue(printed) is None


def test_a_conference_may_lack_its_international() -> None:
    assert find_venue("Conference on Machine Learning") == find_venue("International Conference on Machine Learning") == "icml"
