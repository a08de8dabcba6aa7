from __future__ import annotations

import csv
import sys
from pathlib import Path

import pyarrow.parquet
import pytest

from etl.ask.graph import open_graph
from etl.ask.tables import write_tables
from etl.errors import StoreError, UsageError
from etl.exchange.parquet import write_parquet


def test_the_rows_are_those_of_the_csv_files(examples: Path, tmp_path: Path) -> None:
    dataset = open_graph(examples)
    written = write_parquet(dataset, tmp_path / "parquet")
    write_tables(dataset, tmp_path / "csv")
    assert len(written) == 13
    for name, count in written:
        rows = pyarrow.parquet.read_table(tmp_path / "parquet" / name).to_pylist()
        with (tmp_path / "csv" / name.replace(".parquet", ".csv")).open(newline="") as handle:
            expected = list(csv.DictReader(handle))
        assert len(rows) == len(expected) == count
        assert [{key: "" if value is None else str(value) for key, value in row.items()} for row in rows] == expected


def test_years_and_positions_are_numbers(examples: Path, tmp_path: Path) -> None:
    write_parquet(open_graph(examples), tmp_path)
    works, authors = (pyarrow.parquet.read_schema(tmp_path / f"{name}.parquet") for name in ("works", "authors"))
    assert works.field("year").type == authors.field("position").type == pyarrow.int32()
    assert works.field("title").type == pyarrow.string()


def test_without_the_extra_it_is_said_what_to_install(examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install 'vitagraph\[parquet\]'"):
        write_parquet(open_graph(examples), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_named(examples: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="give another folder"):
        write_parquet(open_graph(examples), tmp_path / "file")
