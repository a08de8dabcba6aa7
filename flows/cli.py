"""The command line: `vitagraph build | query | tables | explain | queries | checks | quarantine`.

Each command imports what it needs when it runs, so that `vitagraph --help` does not wait for Prefect.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from etl.errors import UsageError, VitagraphError
from flows import console
from flows.formats import ResultFormat

app = typer.Typer(
    name="vitagraph",
    help="Turn a folder of CVs into a validated knowledge graph, and ask it questions.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

EXIT_OK, EXIT_PARTIAL, EXIT_FAILED, EXIT_USAGE = 0, 1, 2, 64

OutputOption = Annotated[Path, typer.Option("--output", "-o", help="folder for the graph and all that belongs to it")]
quarantine = typer.Typer(invoke_without_command=True, add_completion=False, rich_markup_mode=None)
app.add_typer(quarantine, name="quarantine")

IdArgument = Annotated[str, typer.Argument(help="as `vitagraph quarantine` lists it", metavar="ID")]
WhyOption = Annotated[str, typer.Option("--why", help="the reason, for whoever reads the decision later")]
FromOption = Annotated[Path, typer.Option("--from", help="output folder of a finished build")]


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


@app.command()
def query(
    question: Annotated[
        str, typer.Argument(help="a named query (see `vitagraph queries`), a .rq file, or SPARQL text", metavar="NAME|FILE|TEXT")
    ],
    parameters: Annotated[list[str] | None, typer.Argument(help="the query's parameters", metavar="[NAME=VALUE]...")] = None,
    output: FromOption = Path("output"),
    result_format: Annotated[ResultFormat, typer.Option("--format", "-f", help="how rows are printed")] = ResultFormat.TABLE,
) -> None:
    """Ask the graph: a named question with parameters, a query file, or SPARQL text."""
    from etl.ask.graph import open_graph
    from etl.ask.queries import find_query, run_query
    from flows.answers import show_answer

    asked = find_query(question)
    show_answer(run_query(open_graph(output), asked, _named(parameters or [])), result_format)


@app.command()
def queries() -> None:
    """List the named questions with their parameters."""
    from etl.ask.queries import list_queries
    from flows.answers import show_queries

    show_queries(list_queries())


@app.command()
def tables(
    folder: Annotated[Path, typer.Option("--output", "-o", help="folder for the CSV files")],
    output: FromOption = Path("output"),
) -> None:
    """Write the graph as CSV tables, one row a statement of a document."""
    from etl.ask.graph import open_graph
    from etl.ask.tables import write_tables

    for name, rows in write_tables(open_graph(output), folder):
        typer.echo(f"{folder / name}: {rows} rows")


@app.command()
def explain(
    thing: Annotated[str, typer.Argument(help="an IRI of the graph, or a name or title", metavar="IRI|TEXT")],
    output: FromOption = Path("output"),
) -> None:
    """Show what the graph says of a thing, each fact with file, line and quoted words."""
    from etl.ask.explain import explain as explain_thing
    from etl.ask.graph import open_graph
    from flows.answers import show_explanations

    show_explanations(explain_thing(open_graph(output), thing))


@app.command()
def checks(
    name: Annotated[str | None, typer.Argument(help="one check; all if not given", metavar="[NAME]")] = None,
    output: FromOption = Path("output"),
    result_format: Annotated[ResultFormat, typer.Option("--format", "-f", help="how rows are printed")] = ResultFormat.TABLE,
) -> None:
    """List what contradicts across documents, with the words of both sides."""
    from etl.ask.checks import run_checks
    from etl.ask.graph import open_graph
    from flows.answers import show_contradictions

    show_contradictions(run_checks(open_graph(output), name), result_format)


@quarantine.callback()
def list_quarantine(context: typer.Context, output: FromOption = Path("output")) -> None:
    """List what the gate set aside; `release ID --why ...` lets something in, `withdraw ID --why ...` takes that back."""
    context.obj = output
    if context.invoked_subcommand is None:
        from etl import curation
        from flows.answers import show_quarantine

        show_quarantine(curation.list_quarantine(output))


@quarantine.command()
def release(context: typer.Context, identifier: IdArgument, why: WhyOption) -> None:
    """Let in what was set aside, from the next build on, as long as its words stay what they are."""
    _decide("release", context.obj, identifier, why)


@quarantine.command()
def withdraw(context: typer.Context, identifier: IdArgument, why: WhyOption) -> None:
    """Take a release back, from the next build on."""
    _decide("withdraw", context.obj, identifier, why)


def _decide(action: str, output: Path, identifier: str, why: str) -> None:
    from datetime import date

    from etl import curation
    from etl.settings import Settings

    settings = Settings.from_environment()
    decide = curation.release if action == "release" else curation.withdraw
    decision = decide(output, settings, identifier, why, date.today().isoformat())  # noqa: DTZ011 - the curator's own day
    typer.echo(
        f"{decision.action} {decision.id} recorded in {curation.decisions_file(output, settings)}; the next build follows it"
    )


def _named(parameters: list[str]) -> dict[str, str]:
    """`["person=Ada Example"]` as a mapping; raises `UsageError` for one without `=`."""
    pairs = [parameter.partition("=") for parameter in parameters]
    for name, equals, _ in pairs:
        if not equals:
            raise UsageError(f"parameters are written NAME=VALUE, which {name!r} is not")
    return {name: value for name, _, value in pairs}


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
