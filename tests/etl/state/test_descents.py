from __future__ import annotations

from pathlib import Path

import pytest

from etl.errors import StoreError
from etl.model.lineage import Birth, Descent, Place
from etl.state.descents import DESCENTS_FILE, read_descents, write_descents

EDITED = Descent(
    "9f", 2, {Place("p", 2, 15): Birth(1, 2, 15), Place("works", 40, 90, 1): Birth(1, 30, 80)}, {Place("v", 5, 9): Birth(1, 1, 5)}
)


def test_a_file_of_descents_holds_what_is_not_in_its_first_version(tmp_path: Path) -> None:
    assert read_descents(tmp_path) == {}
    write_descents({"d-2": EDITED, "d-1": Descent("8e")}, tmp_path)
    assert read_descents(tmp_path) == {"d-2": EDITED}


def test_a_file_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    (tmp_path / DESCENTS_FILE).write_text('{"id": "d-1"}\n')
    with pytest.raises(StoreError, match="is no file of descents"):
        read_descents(tmp_path)
