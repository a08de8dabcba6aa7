"""The graph as CSV tables: one row a statement of a document, entities by their IRIs."""

from __future__ import annotations

import csv
from pathlib import Path

from rdflib import Dataset

from etl.ask.queries import list_queries, stream_query
from etl.errors import StoreError

TABLES = "tables"


def write_tables(dataset: Dataset, folder: Path) -> list[tuple[str, int]]:
    """Writes `<name>.csv` for each query of `ontology/queries/tables`; returns file names with their numbers of rows.

    UTF-8, a header row, an empty cell for what a document does not say. Raises `StoreError` if the folder cannot be written.
    """
    written = []
    for query in list_queries(TABLES):
        columns, rows = stream_query(dataset, query)
        name, count = f"{query.name}.csv", 0
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with (folder / name).open("w", newline="", encoding="utf-8") as handle:
                writer = csv.writer(handle, lineterminator="\n")
                writer.writerow(columns)
                for count, row in enumerate(rows, 1):  # noqa: B007
                    writer.writerow(row)
        except OSError as error:
            raise StoreError(f"cannot write {folder / name}: {error.strerror or error}; give another folder") from None
        written.append((name, count))
    return written
