"""`vitagraph query | queries | tables | explain | checks`: what asks a finished graph."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from etl.errors import UsageError
from flows.commands.options import FromOption, new_group
from flows.formats import QueryFormat, ResultFormat

app = new_group()


@app.command()
def query(
    question: Annotated[
        str, typer.Argument(help="a named query (see `vitagraph queries`), a .rq file, or SPARQL text", metavar="NAME|FILE|TEXT")
    ],
    parameters: Annotated[list[str] | None, typer.Argument(help="the query's parameters", metavar="[NAME=VALUE]...")] = None,
    output: FromOption = Path("output"),
    endpoint: Annotated[
        str | None, typer.Option("--endpoint", help="a SPARQL endpoint to ask instead of --from", metavar="URL", show_default=False)
    ] = None,
    timeout: Annotated[float, typer.Option("--timeout", min=0.1, help="seconds an answer may take")] = 60.0,
    result_format: Annotated[
        QueryFormat | None,
        typer.Option("--format", "-f", help="how the answer is printed; a table or Turtle if not given", show_default=False),
    ] = None,
) -> None:
    """Ask the graph: a named question with parameters, a query file, or SPARQL text. Only reads."""
    from etl.ask.queries import bind_parameters, find_query
    from flows.answers import show_result
    from flows.asking import ask

    text = bind_parameters(find_query(question), _named(parameters or []))
    media_type, body = ask(text, endpoint or output, timeout, result_format)
    show_result(media_type, body, result_format)


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
    thing: Annotated[str, typer.Argument(help="an IRI or id of the graph, or a name or title", metavar="IRI|TEXT")],
    output: FromOption = Path("output"),
) -> None:
    """Show why a thing is one node and what the graph says of it, each fact with file, line and quoted words."""
    from etl.ask.explain import explain as explain_thing
    from etl.ask.graph import open_graph
    from etl.curate.reasons import explain_nodes
    from etl.settings import Settings
    from flows.answers import show_explanations

    explanations = explain_thing(open_graph(output), thing, Settings.from_environment().base_iri)
    show_explanations(explanations, explain_nodes(output, [each.node for each in explanations]))


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


def _named(parameters: list[str]) -> dict[str, str]:
    """`["person=Ada Example"]` as a mapping; raises `UsageError` for one without `=`."""
    pairs = [parameter.partition("=") for parameter in parameters]
    for name, equals, _ in pairs:
        if not equals:
            raise UsageError(f"parameters are written NAME=VALUE, which {name!r} is not")
    return {name: value for name, _, value in pairs}
