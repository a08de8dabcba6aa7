from __future__ import annotations

import pytest

from etl.extract.reading import read_bytes
from etl.settings import Settings
from etl.transform.citations.abstracts import is_paragraph, without_abstract

WIDE = (
    "Some oil burns well in the lamps of towns, and some does not. We ask how it was chosen by\n"
    "people who had little of it, and what they burned in its stead when there was none at all."
)
# lines of an entry, how many are of its reference
ENTRIES = {
    "sentences broken over lines": (f"On oil\n{WIDE}", 1),
    "below others": (f"The price of oil in small towns of the north, and what it may be worth, with Ada Roe\n{WIDE}", 1),
    "a title alone": ("On oil\nA history of lamps in towns", 2),
    "a title that says we": ("What We Burn: A\nHistory of Oil. Lamp Letters, 2019.", 2),
}


@pytest.mark.parametrize("case", ENTRIES)
def test_prose_below_a_reference_is_none_of_it(case: str) -> None:
    text, count = ENTRIES[case]
    lines = read_bytes(text.encode(), name="cv.txt", settings=Settings()).lines
    kept, prose = without_abstract(lines)
    assert (len(kept), [*kept, *prose]) == (count, list(lines))


def test_a_paragraph_has_sentences_and_no_year() -> None:
    words = "the lamps of the town were lit by people who knew how to light them and who did so at night"
    assert is_paragraph(f"All of {words}.")
    assert not is_paragraph(f"All of {words}, 2019.")
    assert not is_paragraph("Ada Roe, Lamps and People.")
