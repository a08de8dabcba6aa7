"""`vitagraph export`: the graph, or what it says of one person, in the formats of others."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from etl.errors import UsageError
from flows.commands.options import FromOption, new_group
from flows.formats import ExportFormat

app = new_group()

_STANDARD_OUTPUT = Path("-")


@app.command()
def export(
    export_format: Annotated[ExportFormat, typer.Argument(help="what to write", metavar="FORMAT")],
    output: FromOption = Path("output"),
    person: Annotated[
        str | None, typer.Option("--person", help="one person, by name or IRI; everybody if not given", show_default=False)
    ] = None,
    target: Annotated[
        Path, typer.Option("--output", "-o", help="file to write, or folder for csv and parquet; - is standard output")
    ] = _STANDARD_OUTPUT,
) -> None:
    """Write the graph as nquads, turtle, trig, jsonld, schema-org, graphml; works as bibtex, csl-json; tables as csv, parquet.

    A subject's CV as json-resume or rendercv.
    """
    from etl.exchange.export import SHAPES, export_file, export_tables, write_export
    from etl.settings import Settings

    if export_format.value not in SHAPES:
        if target == _STANDARD_OUTPUT:
            raise UsageError(f"{export_format.value} tables are several files: give a folder with --output")
        for name, rows in export_tables(output, export_format.value, person, target):
            typer.echo(f"{target / name}: {rows} rows")
        return
    settings = Settings.from_environment()
    if target == _STANDARD_OUTPUT:
        write_export(output, export_format.value, person, settings, sys.stdout.buffer)
    else:
        typer.echo(f"{target}: {export_file(output, export_format.value, person, target, settings)} bytes")
