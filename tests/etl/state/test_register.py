"""The register reads back as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.errors import StoreError
from etl.model.decision import Anchor
from etl.model.lineage import Birth, Descent, Place
from etl.model.mention import EntityKind
from etl.state.register import REGISTER_FILE, Published, Register, read_register, write_register


def test_a_register_reads_back(tmp_path: Path) -> None:
    births = {Place("p", 10, 20): Birth(1, 5, 15), Place("employment", 1, 9, 1): Birth(2, 3, 4, 1)}
    descent = Descent("first-hash", 3, births, {Place("p", 10, 20): Birth(1, 1, 4)})
    anchor = Anchor("first-hash", Birth(2, 5, 15), "", EntityKind.PERSON, "", 0)
    published = {"p-1": Published(anchor), "p-2": Published(anchor, ("d-2",), ("d-3",), ("k-1",), ("k-2",))}
    register = Register({"d-1": descent}, published, ("k-1",))
    write_register(register, tmp_path)
    assert read_register(tmp_path) == register


def test_a_document_with_one_version_needs_no_line(tmp_path: Path) -> None:
    write_register(Register({"d-1": Descent("first-hash")}), tmp_path)
    assert (tmp_path / REGISTER_FILE).read_bytes() == b""
    assert read_register(tmp_path) == Register()


def test_no_register_is_an_empty_one_and_another_format_is_named(tmp_path: Path) -> None:
    assert read_register(tmp_path) == Register()
    (tmp_path / REGISTER_FILE).write_text('{"document": "d-1"}\n')
    with pytest.raises(StoreError, match="is no register"):
        read_register(tmp_path)
