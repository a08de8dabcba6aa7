"""The venue gazetteer as look-up tables."""

from __future__ import annotations

import pytest

from etl.normalize.folding import fold
from etl.normalize.venue_names import by_acronym, by_initials, by_name, without_edition


@pytest.mark.parametrize(
    ("printed", "key"),
    [("IEEE International Conference on Data Engineering", "icde"), ("Conference on Machine Learning", "icml"), ("Dust", None)],
)
def test_by_name(printed: str, key: str | None) -> None:
    assert by_name(fold(printed)) == key


@pytest.mark.parametrize(
    ("printed", "key"), [("ICML", "icml"), ("ACM SIGIR", "sigir"), ("EuroS&P", "eurosp"), ("icml", None), ("XYZ", None)]
)
def test_by_acronym(printed: str, key: str | None) -> None:
    assert by_acronym(printed) == key


@pytest.mark.parametrize(
    ("printed", "rest"),
    [
        ("Proceedings of the 28th Meeting", "Meeting"),
        ("Thirty-Second Meeting", "Meeting"),
        ("Meeting 2019", "Meeting"),
        ("Meeting '19", "Meeting"),
        ("Inland Studies", "Inland Studies"),
    ],
)
def test_edition(printed: str, rest: str) -> None:
    assert " ".join(without_edition(without_edition(printed)).split()) == rest


def test_names_with_the_same_initials_are_candidates() -> None:
    assert ("Physical Review Letters", "prl") in by_initials("Phys. Rev. Lett.")
