from __future__ import annotations

import pytest

from etl.model.document import Passage, TextSource
from etl.normalize.person_names import PersonName
from etl.transform.citations.evidence import Field
from etl.transform.citations.reference_list import read_list

_TITLES = ("Quiet lamps of the north", "Measuring the warmth of dust", "A theory of idle valves", "On mills that rest by night")


def _authors(entries: list[str]) -> list[list[str]]:
    passages = [Passage(TextSource(text), text, range(len(text)), bytes(len(text))) for text in entries]
    readings = read_list(passages, PersonName("Roe", "Mary"))
    return [[a.text for a, f in zip(r.atoms, r.fields, strict=True) if f is Field.AUTHORS] for r in readings]


@pytest.mark.parametrize(
    ("people", "printed", "last"),
    [
        pytest.param(
            "Roe, M.; Poe, J.: ", "{}{}. Lamp Letters 3({}): 1-9, 2019.", ["Roe", "M", "Poe", "J"], id="initials-behind-commas"
        ),
        pytest.param(
            "Poe J, Moe C, Roe M. ", "{}{}. Lamp Letters. 2019;{}:1-9.", ["Poe J", "Moe C", "Roe M"], id="initials-behind-names"
        ),
    ],
)
def test_words_alone_are_no_authors_where_all_have_initials(people: str, printed: str, last: list[str]) -> None:
    entries = [printed.format(people, title, n) for n, title in enumerate(_TITLES, start=1)]
    entries.append(printed.format(people, "Lamps, Mills, and Dust: A History", 5))
    assert [[word.strip(" .") for word in names] for names in _authors(entries)][-1] == last


def test_words_alone_stay_authors_where_lists_have_them() -> None:
    entries = [f"Roe, Poe and Moe: {title}. Lamp Letters 3, 2019." for title in _TITLES]
    assert all(len(names) >= 2 for names in _authors(entries))
