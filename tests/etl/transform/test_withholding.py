from __future__ import annotations

from pathlib import Path

import pytest

from etl.extract.reading import read_bytes
from etl.model.document_claims import ADAPTER, DocumentClaims
from etl.model.hidden import MASK, HiddenNames
from etl.settings import Settings
from etl.transform.claims import read_claims
from etl.transform.withholding import hide_names, withhold_contacts

CV = """# Ilse Korvath

ilse.korvath@halden.example, ilse [at] korvath [dot] example, https://korvath.example/me

## Employment

- Research Scientist, Quillfeather Labs, 2015 - 2019

## Publications

- Ilse Korvath, Tomas Underhay, Priya Sandoval. "Gears of the mind." In NeurIPS, 2018. ilse.korvath@halden.example https://papers.example/gears
- Korvath, I. and Underhay, T. (2017). Wheels for Tomas Underhay. Journal of Odd Results.

## Skills

- Python, welding
"""


def claims_of(text: str) -> DocumentClaims:
    return read_claims(read_bytes(text.encode(), name="a.md", settings=Settings()))


def written(claims: DocumentClaims) -> str:
    return ADAPTER.dump_json(claims).decode()


def test_no_address_is_left_in_public_claims() -> None:
    public = withhold_contacts(claims_of(CV))
    text = written(public)
    for word in ("@", "[at]", "korvath.example", "papers.example"):
        assert word in written(claims_of(CV)), word
        if word != "papers.example":  # the address of a paper is not a person's; it is left out as a fact
            assert word not in text, word
    assert all(work.url is None for work in public.works)
    assert public.subject is not None
    assert public.subject.urls == ()


def test_a_digest_tells_whether_two_addresses_are_one() -> None:
    first, second = withhold_contacts(claims_of(CV)), withhold_contacts(claims_of(CV.replace("Ilse Korvath", "I. Korvath")))
    other = withhold_contacts(claims_of(CV.replace("ilse.", "else.")))
    values = [[email.value for email in each.subject.emails] if each.subject else [] for each in (first, second, other)]
    assert values[0]
    assert values[0] == values[1] != values[2]
    assert withhold_contacts(first) == first


def test_places_stay_what_they_are() -> None:
    whole, public = claims_of(CV), withhold_contacts(claims_of(CV))
    assert [work.span.start for work in whole.works] == [work.span.start for work in public.works]
    assert [len(each.span.quote) for each in whole.employment] == [len(each.span.quote) for each in public.employment]
    assert MASK in public.works[0].span.quote
    assert public.employment[0].title == whole.employment[0].title


@pytest.mark.parametrize("field", ["skills", "works", "employment"])
def test_kinds_of_facts_can_be_left_out(field: str) -> None:
    assert getattr(claims_of(CV), field)
    assert getattr(withhold_contacts(claims_of(CV), [field]), field) == ()


def test_names_of_forgotten_people_are_blacked_out_everywhere() -> None:
    hidden = HiddenNames.of(["Tomas Underhay", "Underhay, T."], "salt")
    claims = hide_names(claims_of(CV), [hidden])
    text = written(claims).lower()
    assert "underhay" not in text
    assert "sandoval" in text
    assert [[author.withheld for author in work.authors] for work in claims.works] == [[False, True, False], [False, True]]
    assert claims.works[1].title.value == f"Wheels for {MASK * 14}"
    assert hide_names(claims, [hidden]) == claims


def test_hidden_names_hold_no_name() -> None:
    hidden = HiddenNames.of(["Tomas Underhay"], "salt")
    assert "omas" not in repr(hidden)
    assert hidden.mask("With TOMAS UNDERHAY, Tomas and Underhay") == f"With {MASK * 5}{MASK}{MASK * 8}, Tomas and Underhay"
    assert HiddenNames.of([], "salt").mask("Tomas") == "Tomas"


def test_examples_lose_nothing_but_addresses() -> None:
    folder = Path(__file__).parents[2] / "examples" / "cvs"
    checked = 0
    for path in sorted(folder.iterdir()):
        whole = read_claims(read_bytes(path.read_bytes(), name=path.name, settings=Settings()))
        public = withhold_contacts(whole)
        assert [work.title for work in public.works if MASK not in work.title.value] == [work.title for work in whole.works]
        checked += 1
    assert checked >= 10


def test_the_words_of_a_link_are_no_address() -> None:
    text = (
        "# Ilse Korvath\n\nORCID: 0000-0002-1825-0097 | Pages: [0000-0002-1825-0097](https://pages.example/u/7) "
        "| [GitHub](https://github.example/ik)\n\n## Skills\n\n- GitHub, welding\n"
    )
    public = withhold_contacts(claims_of(text))
    assert public.subject is not None
    assert public.subject.orcid is not None
    assert public.subject.orcid.value == "0000-0002-1825-0097"
    assert [skill.name.value for skill in public.skills] == ["GitHub", "welding"]
    assert "pages.example" not in written(public)
