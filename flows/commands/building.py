"""`vitagraph build | status | coverage | forget`: what makes the graph, and what it is made of."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from etl.errors import UsageError
from flows import console
from flows.commands.options import EXIT_OK, EXIT_PARTIAL, OutputOption, new_group

app = new_group()

PathsArgument = Annotated[list[Path], typer.Argument(help="folders or files to read", show_default=False)]
AllowRemovalsOption = Annotated[
    bool, typer.Option("--allow-removals", help="documents that are gone are meant to be, however many they are")
]


@app.command()
def build(
    paths: PathsArgument,
    output: OutputOption = Path("output"),
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="print nothing but problems")] = False,
    plain: Annotated[
        bool, typer.Option("--without-prefect", help="run the same steps in this process, without a flow run")
    ] = False,
    full: Annotated[bool, typer.Option("--full", help="read every document anew; the same bytes come out")] = False,
    keep: Annotated[int | None, typer.Option("--keep", min=0, help="old versions that stay")] = None,
    allow_removals: AllowRemovalsOption = False,
    allow_return: Annotated[bool, typer.Option("--allow-return", help="let documents come back that were forgotten")] = False,
    names_of: Annotated[
        Path | None, typer.Option("--names-of", help="output folder whose entities keep their IRIs in this new one")
    ] = None,
) -> None:
    """Read what is new below PATHS, link, validate, and publish the graph in OUTPUT as a new version."""
    from etl.pipeline import Options
    from etl.settings import Settings

    settings = Settings.from_environment()
    settings = settings if keep is None else settings.model_copy(update={"keep": keep})
    options = Options(full=full, allow_removals=allow_removals, names_of=names_of, allow_return=allow_return)
    progress = console.progress(quiet=quiet)
    if plain:
        from etl.pipeline import build as build_plainly

        report = build_plainly(paths, output, settings, progress, options)
    else:
        from flows.prefect_defaults import set_prefect_defaults

        set_prefect_defaults()
        from flows.runs import run_build

        report = run_build(paths, output, settings, progress, options)
    console.show_report(report, output, quiet=quiet)
    raise typer.Exit(EXIT_PARTIAL if report.is_partial else EXIT_OK)


@app.command()
def status(
    paths: PathsArgument,
    output: OutputOption = Path("output"),
    allow_removals: AllowRemovalsOption = False,
) -> None:
    """Tell what a build of PATHS would do. Nothing is read into the graph, nothing is written."""
    from etl.pipeline import Options, look
    from etl.progress import SilentProgress
    from etl.settings import Settings
    from flows.history import show_plan

    run = look(paths, output, Settings.from_environment(), SilentProgress(), Options(allow_removals=allow_removals))
    show_plan(run)


@app.command()
def forget(
    documents: Annotated[
        list[str] | None, typer.Argument(help="documents by path, id or hash", metavar="[DOCUMENT]...", show_default=False)
    ] = None,
    persons: Annotated[
        list[str] | None, typer.Option("--person", help="a person by name or IRI, with the documents that are theirs")
    ] = None,
    output: OutputOption = Path("output"),
) -> None:
    """Forget documents or people: graph, claims, reports and old versions hold nothing of them afterwards. Prints a receipt."""
    import json
    from dataclasses import asdict

    from etl.forgetting import forget as forget_for_good
    from etl.settings import Settings

    if not documents and not persons:
        raise UsageError("name a document, or a person with --person")
    receipt = forget_for_good(output, documents or [], persons or [], Settings.from_environment(), console.progress(quiet=True))
    typer.echo(json.dumps(asdict(receipt), indent=1))
    raise typer.Exit(EXIT_PARTIAL if receipt.traces else EXIT_OK)


@app.command()
def coverage(
    paths: PathsArgument,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="the shares alone, without the unread lines")] = False,
) -> None:
    """Show what became of each line below PATHS: claimed by a fact, set aside for a reason, or unread. Nothing is written."""
    from etl.coverage import cover
    from etl.settings import Settings
    from flows.answers import show_coverage

    covered = list(cover(paths, Settings.from_environment()))
    show_coverage(covered, with_unread=not quiet)
    raise typer.Exit(EXIT_PARTIAL if any(each.issue for each in covered) else EXIT_OK)
