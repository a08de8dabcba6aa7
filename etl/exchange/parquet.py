"""The tables of the graph as Parquet files, for data frames."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import Any

from rdflib import Dataset

from etl.ask.queries import list_queries, stream_query
from etl.ask.tables import TABLES
from etl.errors import StoreError, UsageError

_INTEGERS = frozenset({"year", "position"})
_AT_ONCE = 50_000  # rows


def write_parquet(dataset: Dataset, folder: Path) -> list[tuple[str, int]]:
    """Writes `<name>.parquet` for each query of `ontology/queries/tables`; returns file names with their numbers of rows.

    Years and positions are integers, all else is text, what a document does not say is null. Raises `UsageError` where the extra
    `parquet` is not installed, `StoreError` if the folder cannot be written.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise UsageError("Parquet files need the extra `parquet`: pip install 'vitagraph[parquet]'") from None
    written = []
    for query in list_queries(TABLES):
        columns, rows = stream_query(dataset, query)
        schema = pyarrow.schema([(name, pyarrow.int32() if name in _INTEGERS else pyarrow.string()) for name in columns])
        name, count = f"{query.name}.parquet", 0
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with pyarrow.parquet.ParquetWriter(folder / name, schema) as writer:
                while batch := list(islice(rows, _AT_ONCE)):
                    writer.write_table(_table(columns, batch, schema, pyarrow))
                    count += len(batch)
        except OSError as error:
            raise StoreError(f"cannot write {folder / name}: {error.strerror or error}; give another folder") from None
        written.append((name, count))
    return written


def _table(columns: tuple[str, ...], rows: list[tuple[str, ...]], schema: Any, arrow: Any) -> Any:
    return arrow.table([_array(*each, arrow) for each in zip(columns, zip(*rows, strict=True), strict=True)], schema)


def _array(name: str, values: tuple[str, ...], arrow: Any) -> Any:
    if name in _INTEGERS:
        return arrow.array([int(value) if value else None for value in values], arrow.int32())
    return arrow.array([value or None for value in values], arrow.string())
