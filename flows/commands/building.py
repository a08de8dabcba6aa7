"""`vitagraph build`: what makes the graph."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows import console
from flows.commands.options import EXIT_OK, EXIT_PARTIAL, OutputOption, new_group

app = new_group()


@app.command()
def build(
    paths: Annotated[list[Path], typer.Argument(help="folders or files to read", show_default=False)],
    output: OutputOption = Path("output"),
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="print nothing but problems")] = False,
    plain: Annotated[
        bool, typer.Option("--without-prefect", help="run the same steps in this process, without a flow run")
    ] = False,
) -> None:
    """Read every document below PATHS, link, validate, and publish the graph in OUTPUT."""
    from etl.settings import Settings

    settings = Settings.from_environment()
    progress = console.progress(quiet=quiet)
    if plain:
        from etl.pipeline import build as build_plainly

        report = build_plainly(paths, output, settings, progress)
    else:
        from flows.prefect_defaults import set_prefect_defaults

        set_prefect_defaults()
        from flows.build import run_build

        report = run_build(paths, output, settings, progress)
    console.show_report(report, output, quiet=quiet)
    raise typer.Exit(EXIT_PARTIAL if report.is_partial else EXIT_OK)
