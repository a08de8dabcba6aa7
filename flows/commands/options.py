"""What the commands share: options and exit codes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

EXIT_OK, EXIT_PARTIAL, EXIT_FAILED, EXIT_USAGE = 0, 1, 2, 64

OutputOption = Annotated[Path, typer.Option("--output", "-o", help="folder for the graph and all that belongs to it")]
FromOption = Annotated[Path, typer.Option("--from", help="output folder of a finished build")]


def new_group() -> typer.Typer:
    """A group of commands that the command line takes in."""
    return typer.Typer(add_completion=False, rich_markup_mode=None)
