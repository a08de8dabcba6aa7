from __future__ import annotations

import pytest

from etl.model.document import Passage, TextSource
from etl.transform.citations.markers import cut_markers


def _cut(*texts: str) -> list[str]:
    return [str(entry) for entry in cut_markers([Passage(TextSource(t), t, range(len(t)), bytes(len(t))) for t in texts])]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("[12] Roe M. Lamps.", "[11] Roe M. Dust."), ["Roe M. Lamps.", "Roe M. Dust."]),
        (("[2012] Roe M. Lamps.", "[2011] Roe M. Dust."), ["[2012] Roe M. Lamps.", "[2011] Roe M. Dust."]),
        (("RoeLamps06 Mary Roe. Lamps.", "RoePoe2007b Jo Poe, Mary Roe. Dust."), ["Mary Roe. Lamps.", "Jo Poe, Mary Roe. Dust."]),
        (
            ("Roe 2006 = M. Roe, Lamps, Oslo 2006.", "Roe and Poe (2007) Mary Roe and Jo Poe. Dust. 2007."),
            ["M. Roe, Lamps, Oslo 2006.", "Mary Roe and Jo Poe. Dust. 2007."],
        ),
        pytest.param(
            ("[Roe(2006)] M. Roe. Lamps.", "[Roe(2007)] M. Roe. Dust."),
            ["2006)] M. Roe. Lamps.", "2007)] M. Roe. Dust."],
            id="the-only-year-stays",
        ),
        pytest.param(
            ("Roe 2006. Lamps and Dust.", "Poe 2007. Dust and Lamps."),
            ["Roe 2006. Lamps and Dust.", "Poe 2007. Dust and Lamps."],
            id="a-label-is-followed-by-its-names",
        ),
        pytest.param(
            ("Covid19 and lamps. Mary Roe.", "Lamps in Elm80. Mary Roe."),
            ["Covid19 and lamps. Mary Roe.", "Lamps in Elm80. Mary Roe."],
            id="a-key-begins-with-a-name-of-its-entry",
        ),
        pytest.param(
            ("Roe06 Mary Roe. Lamps.", "Jo Poe. Dust.", "Cy Moe. Ice."),
            ["Roe06 Mary Roe. Lamps.", "Jo Poe. Dust.", "Cy Moe. Ice."],
            id="most-entries-have-keys-or-none",
        ),
    ],
)
def test_marks_are_cut_that_most_entries_have(texts: tuple[str, ...], expected: list[str]) -> None:
    assert _cut(*texts) == expected
