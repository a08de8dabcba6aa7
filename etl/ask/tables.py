"""The graph as CSV tables: one row a statement of a document, entities by their IRIs."""

from __future__ import annotations

import csv
from pathlib import Path

from rdflib import Dataset

from etl.ask.queries import list_queries, run_query
from etl.errors import StoreError

TABLES = "tables"


def write_tables(dataset: Dataset, folder: Path) -> list[tuple[str, int]]:
    """Writes `<name>.csv` for each query of `ontology/queries/tables`; returns file names with their numbers of rows.

    UTF-8, a header row, an empty cell for what a document does not say. Raises `StoreError` if the folder cannot be written.
    """
    written = []
    for query in list_queries(TABLES):
        answer = run_query(dataset, query)
        name = f"{query.name}.csv"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with (folder / name).open("w", newline="", encoding="utf-8") as handle:
                writer = csv.writer(handle, lineterminator="\n")
                writer.writerow(answer.columns)
                writer.writerows(answer.rows)
        except OSError as error:
            raise StoreError(f"cannot write {folder / name}: {error.strerror or error}; give another folder") from None
        written.append((name, len(answer.rows)))
    return written
