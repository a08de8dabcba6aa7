"""`vitagraph log | diff | rollback`: the versions of a graph."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import FromOption, OutputOption, new_group

app = new_group()

NumberArgument = Annotated[int | None, typer.Argument(help="of a version, as `vitagraph log` lists it", show_default=False)]


@app.command()
def log(output: FromOption = Path("output")) -> None:
    """List the versions that are kept: number, when and why it was published, and how much it changed."""
    from etl.history import read_log
    from flows.history import show_log

    show_log(read_log(output))


@app.command()
def diff(
    first: NumberArgument = None,
    second: NumberArgument = None,
    output: FromOption = Path("output"),
    patch: Annotated[bool, typer.Option("--patch", help="the statements, as an RDF Patch")] = False,
) -> None:
    """Tell in words what changed from version FIRST to SECOND; from the one before to the current one if not given."""
    from etl.history import compare_versions
    from flows.history import show_difference, show_patch

    found = compare_versions(output, first, second)
    if patch:
        show_patch(found)
    else:
        show_difference(found)


@app.command()
def rollback(number: NumberArgument = None, output: OutputOption = Path("output")) -> None:
    """Publish an older version again, the one before the current if no NUMBER is given, as a new version.

    The next build reads again what has changed in the sources since.
    """
    from etl.history import rollback as publish_again
    from etl.settings import Settings

    published = publish_again(output, number, Settings.from_environment())
    typer.echo(f"version {published.number} is what it was; `vitagraph diff` tells what that changed")
