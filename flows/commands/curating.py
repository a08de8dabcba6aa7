"""`vitagraph quarantine`: what a curator decides."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import FromOption, new_group

app = new_group()
quarantine = typer.Typer(invoke_without_command=True, add_completion=False, rich_markup_mode=None)
app.add_typer(quarantine, name="quarantine")

IdArgument = Annotated[str, typer.Argument(help="as `vitagraph quarantine` lists it", metavar="ID")]
WhyOption = Annotated[str, typer.Option("--why", help="the reason, for whoever reads the decision later")]


@quarantine.callback()
def list_quarantine(context: typer.Context, output: FromOption = Path("output")) -> None:
    """List what the gate set aside; `release ID --why ...` lets something in, `withdraw ID --why ...` takes that back."""
    context.obj = output
    if context.invoked_subcommand is None:
        from etl.curate import quarantine
        from flows.answers import show_quarantine

        show_quarantine(quarantine.list_quarantine(output))


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

    from etl.curate import quarantine
    from etl.settings import Settings

    settings = Settings.from_environment()
    decide = quarantine.release if action == "release" else quarantine.withdraw
    decision = decide(output, settings, identifier, why, date.today().isoformat())  # noqa: DTZ011 - the curator's own day
    typer.echo(f"{decision.action} {decision.id} recorded in {settings.decisions_in(output)}; the next build follows it")
