"""`vitagraph build | status | coverage | forget`: what makes the graph, and what it is made of."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from etl.errors import UsageError
from flows import console
from flows.commands.options import EXIT_OK, EXIT_PARTIAL, OutputOption, new_group

app = new_group()

PathsArgument = Annotated[list[str], typer.Argument(help="folders, files or URLs (s3://bucket/folder) to read", show_default=False)]
AllowRemovalsOption = Annotated[
    bool, typer.Option("--allow-removals", help="documents that are gone are meant to be, however many they are")
]


@app.command()
def build(
    paths: PathsArgument,
    output: OutputOption = Path("output"),
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="print nothing but problems")] = False,
    with_prefect: Annotated[
        bool | None,
        typer.Option(
            "--with-prefect/--without-prefect",
            help="as a Prefect flow run, or without; if not given: with it where PREFECT_API_URL names a server",
            show_default=False,
        ),
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="read every document anew; the same bytes come out")] = False,
    keep: Annotated[int | None, typer.Option("--keep", min=0, help="old versions that stay")] = None,
    allow_removals: AllowRemovalsOption = False,
    allow_return: Annotated[bool, typer.Option("--allow-return", help="let documents come back that were forgotten")] = False,
    retry_failed: Annotated[bool, typer.Option("--retry-failed", help="try documents again that could not be read")] = False,
    dask: Annotated[
        str | None,
        typer.Option("--dask", help="address of a Dask scheduler whose workers read and compare, or local:N for N workers here"),
    ] = None,
    names_of: Annotated[
        Path | None, typer.Option("--names-of", help="output folder whose entities keep their IRIs in this new one")
    ] = None,
) -> None:
    """Read what is new below PATHS, link, validate, and publish the graph in OUTPUT as a new version."""
    from etl.parallel.early import EarlyReader
    from etl.settings import Settings
    from flows.server import named_server

    settings = Settings.from_environment()
    settings = settings if keep is None else settings.model_copy(update={"keep": keep})
    settings = settings if dask is None else settings.model_copy(update={"dask": dask})
    progress = console.progress(quiet=quiet)
    with closing(EarlyReader()) as early:
        if not settings.dask:
            early.start()  # it loads what reading needs while we load all else, Prefect included
        from etl.pipeline import Options

        options = Options(full, allow_removals, names_of, allow_return, retry_failed)
        if named_server() if with_prefect is None else with_prefect:
            from flows.ad_hoc import build_as_flow

            report = build_as_flow(paths, output, settings, progress, options, early)
        else:
            from etl.pipeline import build as build_plainly
            from flows.watch import Watch

            with Watch(output, progress) as watch:
                report = build_plainly(paths, output, settings, watch.progress, options, early)
                watch.note(report)
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

    from etl.curate.forgetting import forget as forget_for_good
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
