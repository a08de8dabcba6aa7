"""`vitagraph gazetteer import | lint`: lists of organizations and venues of the user's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import EXIT_OK, EXIT_PARTIAL, OutputOption, new_group

app = new_group()
gazetteer = typer.Typer(
    no_args_is_help=True, add_completion=False, rich_markup_mode=None, help="Lists of organizations and venues."
)
app.add_typer(gazetteer, name="gazetteer")

_MOST_TOLD = 20


@gazetteer.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="a ROR dump, a JabRef journal list, a list of conferences, or a CSV of your own")],
    output: OutputOption = Path("output"),
) -> None:
    """Put a list beside the graph in OUTPUT (or into VITAGRAPH_GAZETTEERS): the next build links by it, too.

    The columns of a CSV of your own: kind,name,acronyms,names,parent,id (kinds: organization, conference, journal, preprint-server;
    several values of a field separated by |).
    """
    from etl.lists.importing import import_list
    from etl.settings import Settings

    done = import_list(file, output, Settings.from_environment())
    typer.echo(f"{done.path}: {done.entries} entr{'y' if done.entries == 1 else 'ies'}")
    for problem in done.problems[:_MOST_TOLD]:
        typer.echo(f"  {file}:{problem.line}  {problem.message}", err=True)
    if done.problems:
        typer.echo(f"{len(done.problems)} left out", err=True)
    raise typer.Exit(EXIT_PARTIAL if done.problems else EXIT_OK)


@gazetteer.command()
def lint(
    file: Annotated[
        Path | None, typer.Argument(help="a list; our own and all imported ones if not given", show_default=False)
    ] = None,
    output: OutputOption = Path("output"),
) -> None:
    """Tell what is wrong with lists: duplicates, one acronym for two, empty names, wrong ids, parents that are not there, order."""
    from etl.lists.importing import lint_all, lint_file
    from etl.settings import Settings

    linted = [lint_file(file)] if file is not None else lint_all(output, Settings.from_environment())
    for name, entries, findings in linted:
        for finding in findings:
            typer.echo(f"{name}:{finding.line}  {finding.rule}  {finding.entry}: {finding.message}")
        typer.echo(f"{name}: {entries} entries, {len(findings)} finding{'' if len(findings) == 1 else 's'}")
    raise typer.Exit(EXIT_PARTIAL if any(findings for *_, findings in linted) else EXIT_OK)
