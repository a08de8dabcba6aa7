"""`vitagraph schedule | runs`: builds that run themselves, and what they came to."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from etl.errors import UsageError
from flows.commands.options import FromOption, OutputOption, new_group

app = new_group()


@app.command()
def schedule(
    folders: Annotated[list[str], typer.Argument(help="folders of CVs, or URLs of them", show_default=False)],
    cron: Annotated[str, typer.Option("--cron", help='when to build, like "0 2 * * *"', show_default=False)],
    output: OutputOption = Path("output"),
    timezone: Annotated[str, typer.Option("--timezone", help="of the schedules, like Europe/Oslo")] = "UTC",
    check_cron: Annotated[str, typer.Option("--check-cron", help='when to read all documents anew, like "0 4 * * 0"')] = "",
    name: Annotated[str, typer.Option("--name", help="of the deployments; the output folder's if not given")] = "",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="of the server that is started if none is named")] = 4200,
) -> None:
    """Build on a schedule until stopped, through Prefect's server: the one of PREFECT_API_URL, else one that is started here."""
    from importlib import import_module

    from etl.sources import as_place, check_paths
    from flows.prefect_defaults import set_prefect_defaults
    from flows.server import server, wait_for_server

    places = [as_place(folder) for folder in folders]
    check_paths(places)
    if files := [str(place) for place in places if isinstance(place, Path) and place.is_file()]:
        raise UsageError(f"{files[0]} is a file; give folders: Prefect's server stores what is given here")
    given = [str(place.absolute()) if isinstance(place, Path) else place for place in places]
    set_prefect_defaults()
    with server(port) as url:
        deployments = import_module("flows.deployments")
        try:
            made = deployments.make_deployments(
                name or output.absolute().name, given, output.absolute(), cron=cron, check_cron=check_cron, timezone=timezone
            )
        except ValueError as error:  # pydantic's too: a schedule that is none
            raise UsageError(f"--cron, --check-cron or --timezone is not understood ({_first_line(error)})") from None
        wait_for_server(url)
        names = ", ".join(each.name for each in made)
        sentence = f"{url.removesuffix('/api')} shows the runs; deployments of vitagraph-build: {names}; Ctrl-C ends"
        import_module("flows.schedule").serve_until_stopped(made, lambda: typer.echo(sentence))


@app.command()
def runs(
    output: FromOption = Path("output"),
    last: Annotated[int, typer.Option("--last", min=1, help="how many")] = 20,
) -> None:
    """List the last runs: when, how they ended, how long they took, what they published."""
    from etl.runs.records import read_runs
    from flows.history import show_runs

    show_runs(read_runs(output)[-last:])


def _first_line(error: ValueError) -> str:
    from pydantic import ValidationError

    if isinstance(error, ValidationError):
        return "; ".join(str(each["msg"]) for each in error.errors())
    return str(error).splitlines()[0]
