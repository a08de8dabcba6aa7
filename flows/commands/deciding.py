"""`vitagraph same | different | split | rename | undo | decisions | review`: who is who, as a curator knows it."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.options import FromOption, new_group
from flows.formats import ReviewFormat

if TYPE_CHECKING:
    from etl.curate.deciding import Curator
    from etl.model.decision import LinkDecision
    from etl.settings import Settings

app = new_group()

ThingArgument = Annotated[
    str, typer.Argument(help="an IRI or id, or a name (NAME@DOCUMENT where several have it)", metavar="THING")
]
OtherArgument = Annotated[str, typer.Argument(help="the other one", metavar="OTHER")]
WhyOption = Annotated[str, typer.Option("--why", help="the reason, for whoever reads the decision later")]
WhoOption = Annotated[str, typer.Option("--who", envvar="VITAGRAPH_WHO", help="who decides; the login name if not given")]


@app.command()
def same(
    thing: ThingArgument, other: OtherArgument, why: WhyOption = "", who: WhoOption = "", output: FromOption = Path("output")
) -> None:
    """Decide that two are one, from the next build on; the older IRI stays, the other leads to it."""
    from etl.curate.deciding import decide_same

    settings = _settings()
    _tell(decide_same(output, settings, thing, other, _curator(who, why)), output, settings)


@app.command()
def different(
    thing: ThingArgument, other: OtherArgument, why: WhyOption = "", who: WhoOption = "", output: FromOption = Path("output")
) -> None:
    """Decide that two are two, whatever speaks for one."""
    from etl.curate.deciding import decide_different

    settings = _settings()
    _tell(decide_different(output, settings, thing, other, _curator(who, why)), output, settings)


@app.command()
def split(
    thing: ThingArgument,
    off: Annotated[
        list[str] | None, typer.Option("--off", help="a document or a printed name whose mentions leave; may be repeated")
    ] = None,
    why: WhyOption = "",
    who: WhoOption = "",
    output: FromOption = Path("output"),
) -> None:
    """Take a node apart: what `same` joined, else what each document says, or only what is given with --off."""
    from etl.curate.deciding import decide_split

    settings = _settings()
    _tell(decide_split(output, settings, thing, off or (), _curator(who, why)), output, settings)


@app.command()
def rename(
    thing: ThingArgument,
    name: Annotated[str, typer.Argument(help="the label to show; printed names stay beside it", metavar="NAME")],
    why: WhyOption = "",
    who: WhoOption = "",
    output: FromOption = Path("output"),
) -> None:
    """Give a node another label."""
    from etl.curate.deciding import decide_rename

    settings = _settings()
    _tell(decide_rename(output, settings, thing, name, _curator(who, why)), output, settings)


@app.command()
def undo(
    identifier: Annotated[str, typer.Argument(help="as `vitagraph decisions` lists it", metavar="ID")],
    why: WhyOption = "",
    who: WhoOption = "",
    output: FromOption = Path("output"),
) -> None:
    """Take a decision back; the next build is as if it had never been made."""
    from etl.curate import deciding

    settings = _settings()
    decision = deciding.undo(output, settings, identifier, _curator(who, why))
    typer.echo(f"undo {decision.id} ({decision.action}: {_things(decision)}); the next build follows it")


@app.command()
def decisions(output: FromOption = Path("output")) -> None:
    """List the decisions in force about who is who."""
    from etl.curate.deciding import list_decisions

    held = list_decisions(output, _settings())
    for decision in held:
        name = f" -> {decision.name}" if decision.name else ""
        typer.echo(
            f"{decision.id}  {decision.when[:10]}  {decision.who}  {decision.action}: {_things(decision)}{name}  {decision.why}"
        )
    typer.echo(f"{len(held)} decision{'' if len(held) == 1 else 's'}")


@app.command()
def review(
    review_format: Annotated[
        ReviewFormat, typer.Option("--format", "-f", help="ask one by one, or write the list")
    ] = ReviewFormat.ASK,
    why: WhyOption = "",
    who: WhoOption = "",
    output: FromOption = Path("output"),
) -> None:
    """Go through the pairs that may be one, most consequential first: s(ame), d(ifferent), u(nsure), Enter to skip, q(uit)."""
    from etl.curate.reviewing import COLUMNS, answer, as_row, open_doubts
    from flows.review_screen import show_doubt, write_doubts

    settings = _settings()
    doubts = open_doubts(output, settings)
    if review_format is not ReviewFormat.ASK:
        write_doubts([as_row(doubt, settings) for doubt in doubts], COLUMNS, review_format)
        return
    made = 0
    for number, doubt in enumerate(doubts, start=1):
        show_doubt(as_row(doubt, settings), f"{number} of {len(doubts)}")
        try:
            said = input("same, different, unsure, skip, quit [s/d/u/Enter/q]? ")
        except EOFError:
            typer.echo("")
            break
        if said.strip().lower().startswith("q"):
            break
        decision = answer(output, settings, doubt, said, _curator(who, why or "review"))
        if decision is not None:
            made += 1
            typer.echo(f"{decision.action} {decision.id}")
    typer.echo(f"{len(doubts)} pair{'' if len(doubts) == 1 else 's'} in doubt, {made} answered; the next build follows the answers")


def _settings() -> Settings:
    from etl.settings import Settings

    return Settings.from_environment()


def _curator(who: str, why: str) -> Curator:
    from datetime import UTC, datetime

    from etl.curate.deciding import Curator

    return Curator(who or getpass.getuser(), datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), why)


def _tell(decision: LinkDecision, output: Path, settings: Settings) -> None:
    typer.echo(
        f"{decision.action} {decision.id}: {_things(decision)}; recorded in {settings.decisions_in(output)}; "
        "the next build follows it"
    )


def _things(decision: LinkDecision) -> str:
    return ", ".join(f"{thing.label} ({thing.mentions[0].document})" for thing in decision.things)
