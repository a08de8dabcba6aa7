"""The tables of the graph as Parquet files, for data frames."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rdflib import Dataset

from etl.ask.queries import list_queries, run_query
from etl.ask.tables import TABLES
from etl.errors import StoreError, UsageError

_INTEGERS = frozenset({"year", "position"})


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
        answer = run_query(dataset, query)
        columns = list(zip(*answer.rows, strict=True)) or [()] * len(answer.columns)
        arrays = {name: _array(name, values, pyarrow) for name, values in zip(answer.columns, columns, strict=True)}
        name = f"{query.name}.parquet"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            pyarrow.parquet.write_table(pyarrow.table(arrays), folder / name)
        except OSError as error:
            raise StoreError(f"cannot write {folder / name}: {error.strerror or error}; give another folder") from None
        written.append((name, len(answer.rows)))
    return written


def _array(name: str, values: tuple[str, ...], arrow: Any) -> Any:
    if name in _INTEGERS:
        return arrow.array([int(value) if value else None for value in values], arrow.int32())
    return arrow.array([value or None for value in values], arrow.string())
