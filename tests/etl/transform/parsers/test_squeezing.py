from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from etl.model.document import Passage, TextSource
from etl.transform.parsers.squeezing import squeezed


def passage(text: str) -> Passage:
    return Passage(TextSource(text), text, range(len(text)), bytes(len(text)))


def test_long_runs_are_cut_and_places_kept() -> None:
    found = squeezed(passage("Elm Days          2019\tOslo   x"))
    assert found.text == "Elm Days   2019\tOslo   x"
    assert found.span(11, 15).quote == "2019"


@given(st.text(alphabet="ab \t", max_size=60))
def test_words_and_places_stay(text: str) -> None:
    found = squeezed(passage(text))
    assert found.text.split() == text.split()
    assert [text[offset] for offset in found.offsets] == list(found.text)
