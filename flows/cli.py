"""The command line. Its commands stand in `flows.commands`, a module for each group.

Each command imports what it needs when it runs, so that `vitagraph --help` does not wait for Prefect.
"""

from __future__ import annotations

import sys

import typer

from etl.errors import UsageError, VitagraphError
from flows import console
from flows.commands import asking, building, curating, deciding, exporting, gazetteers, scheduling, serving, versions
from flows.commands.options import EXIT_FAILED, EXIT_OK, EXIT_USAGE

app = typer.Typer(
    name="vitagraph",
    help="Turn a folder of CVs into a validated knowledge graph, and ask it questions.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for group in (
    building.app,
    scheduling.app,
    versions.app,
    asking.app,
    exporting.app,
    curating.app,
    gazetteers.app,
    deciding.app,
    serving.app,
):
    app.add_typer(group)


def main() -> None:
    """Run the command line: one sentence for what cannot be done, an exit code for scripts (see `etl.errors`)."""
    try:
        status = app(standalone_mode=False)
    except typer.Exit as exit_:
        status = exit_.exit_code
    except (UsageError, typer.TyperException) as error:
        status = console.show_error(str(error), EXIT_USAGE)
    except VitagraphError as error:
        status = console.show_error(str(error), EXIT_FAILED)
    sys.exit(status or EXIT_OK)
