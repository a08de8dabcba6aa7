"""The pairs that may be one: which are still open, and what a curator answers."""

from __future__ import annotations

from pathlib import Path

from etl.curate.deciding import Curator, decide_pair, list_decisions
from etl.graph.iris import Iris
from etl.graph.store import current_version
from etl.load.linking import read_doubts
from etl.model.decision import Action, LinkDecision
from etl.model.linked import Doubt
from etl.settings import Settings

COLUMNS = (
    "kind",
    "moves",
    "score",
    *(f"{side}{name}" for side in ("", "other_") for name in ("iri", "document", "line", "words", "entry")),
    "evidence",
)
ANSWERS = {"s": Action.SAME, "d": Action.DIFFERENT, "u": Action.UNSURE}


def open_doubts(output: Path, settings: Settings) -> list[Doubt]:
    """The pairs in doubt, those of which most facts hang first; without those that a decision has answered since the build."""
    iris = Iris(settings.base_iri)
    answered = {
        frozenset(thing.iri for thing in decision.things)
        for decision in list_decisions(output, settings)
        if len(decision.things) == 2
    }
    doubts = read_doubts(current_version(output))
    return [doubt for doubt in doubts if frozenset(map(iris.node, (doubt.left.entity, doubt.right.entity))) not in answered]


def answer(output: Path, settings: Settings, doubt: Doubt, said: str, curator: Curator) -> LinkDecision | None:
    """Records an answer: `s`ame, `d`ifferent or `u`nsure, by its first letter; `None` for anything else, which is passed over."""
    action = ANSWERS.get(said.strip().lower()[:1])
    return decide_pair(output, settings, doubt, action, curator) if action else None


def as_row(doubt: Doubt, settings: Settings) -> dict[str, object]:
    """A pair as a row for people and other tools, with `COLUMNS`; `evidence` is a list of sentences."""
    row: dict[str, object] = {
        "kind": doubt.left.mention.key.kind.name.lower(),
        "moves": doubt.moves,
        "score": doubt.score,
        "evidence": [f"{one.feature} {one.score:.2f}: {one.sentence}" for one in doubt.evidence],
    }
    for prefix, side in (("", doubt.left), ("other_", doubt.right)):
        row[f"{prefix}iri"] = Iris(settings.base_iri).node(side.entity)
        row[f"{prefix}document"] = side.mention.anchor.document
        row[f"{prefix}line"] = side.mention.line
        row[f"{prefix}words"] = side.mention.anchor.words
        row[f"{prefix}entry"] = side.entry
    return {name: row[name] for name in COLUMNS}
