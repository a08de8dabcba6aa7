from __future__ import annotations

from pathlib import Path

import pytest

from etl.errors import StoreError
from etl.model.lineage import Birth, Descent, Place
from etl.state.register import REGISTER_FILE, read_register, write_register

EDITED = Descent(
    "9f", 2, {Place("p", 2, 15): Birth(1, 2, 15), Place("works", 40, 90, 1): Birth(1, 30, 80)}, {Place("v", 5, 9): Birth(1, 1, 5)}
)


def test_a_register_reads_back_what_is_not_in_its_first_version(tmp_path: Path) -> None:
    assert read_register(tmp_path) == {}
    write_register({"d-2": EDITED, "d-1": Descent("8e")}, tmp_path)
    assert read_register(tmp_path) == {"d-2": EDITED}


def test_a_register_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    (tmp_path / REGISTER_FILE).write_text('{"id": "d-1"}\n')
    with pytest.raises(StoreError, match="is no register"):
        read_register(tmp_path)
