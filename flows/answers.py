"""How answers of the graph are printed."""

from __future__ import annotations

import csv
import io
import json
import textwrap
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text
from typer import echo

from etl.ask.explain import Explanation, Field
from etl.ask.queries import Answer, Query
from flows.formats import ResultFormat

WIDTH = 180  # of tables that no terminal limits
QUOTE = 200  # characters of a quotation that are shown


def show_answer(answer: Answer, result_format: ResultFormat) -> None:
    """The rows of an answer; the number of rows follows a table."""
    if result_format is ResultFormat.JSON:
        echo(json.dumps([dict(zip(answer.columns, row, strict=True)) for row in answer.rows], ensure_ascii=False, indent=1))
    elif result_format is ResultFormat.CSV:
        text = io.StringIO()
        csv.writer(text).writerows([answer.columns, *answer.rows])
        echo(text.getvalue(), nl=False)
    else:
        _print_table(answer.columns, answer.rows)
        echo(f"{len(answer.rows)} row{'' if len(answer.rows) == 1 else 's'}")


def show_queries(queries: Sequence[Query]) -> None:
    """Each named query with its question and parameters."""
    for query in queries:
        echo(f"{query.name}: {query.question}")
        for parameter in query.parameters:
            echo(f"    {parameter.name}={parameter.type}{'  (optional)' if parameter.is_optional else ''}  {parameter.meaning}")


def show_explanations(explanations: Sequence[Explanation]) -> None:
    """Each node with its fields; below each field the words it was read from."""
    for explanation in explanations:
        echo(f"{explanation.class_name}  {explanation.label}\n  {explanation.node}")
        for field in explanation.fields:
            _show_field(field)
        echo("")


def _show_field(field: Field) -> None:
    note = "" if field.holds else "   (only in this document's graph)"
    echo(f"  {field.name}: {field.value}{note}")
    for quotation in field.quotations:
        page = f" (page {quotation.page})" if quotation.page else ""
        quote = textwrap.shorten(quotation.quote, QUOTE, placeholder=" ...")
        echo(f"      {quotation.document}:{quotation.line}{page}  “{quote}”  [{quotation.rule}]")


def _print_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    console = Console() if Console().is_terminal else Console(width=WIDTH)
    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(" ".join(cell.split())) for cell in row))
    console.print(table, highlight=False)
