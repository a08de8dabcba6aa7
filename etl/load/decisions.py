"""What curators decided: a file of lines that is only ever added to, and read by every build.

Here are the decisions about facts that were set aside; `etl.load.link_decisions` has those about who is who, in the same file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.errors import StoreError
from etl.load.atomic import replacing
from etl.model.decision import Action
from etl.model.issue import Issue, Severity

if TYPE_CHECKING:
    from etl.graph.set_aside import SetAside

RELEASE, WITHDRAW = "release", "withdraw"
UNDO = "undo"
LINK_ACTIONS = frozenset({*Action, UNDO})
_RULE = "decisions/release"


@dataclass(frozen=True, slots=True)
class Decision:
    """To let in what was set aside, or to take that back.

    action      `release` or `withdraw`
    id          of what was set aside: made from the document's path, the reasons and the words, so that it holds for these alone
    why         the curator's reason
    document    path of the document
    kind        class of the fact
    reason      what was wrong
    entry       the words of the entry as they were; printed: those that broke the shape
    node        its node when it was decided
    decided_on  day, `2026-05-31`
    """

    action: str
    id: str
    why: str
    document: str
    kind: str
    reason: str
    entry: str
    printed: str
    node: str
    decided_on: str


def read_decisions(path: Path) -> list[Decision]:
    """The decisions in their order, none if there is no file; raises `StoreError` that names a line that is none."""
    names = {each.name for each in fields(Decision)}
    decisions = []
    for number, found in read_lines(path):
        if found["action"] in LINK_ACTIONS:
            continue
        if set(found) != names or found["action"] not in (RELEASE, WITHDRAW):
            raise StoreError(f"{path}:{number} is no decision: mend or delete the line")
        decisions.append(Decision(**{name: str(value) for name, value in found.items()}))
    return decisions


def append_decision(path: Path, decision: Decision) -> None:
    """Adds a line; the file is there whole at any moment."""
    append_line(path, asdict(decision))


def read_lines(path: Path) -> list[tuple[int, dict[str, Any]]]:
    """Every line with its number; raises `StoreError` for one that has no action."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"cannot read {path}: {error}") from None
    found = []
    for number, line in enumerate(lines, start=1):
        try:
            read = json.loads(line) if line.strip() else None
        except ValueError:
            read = {}
        if read is not None:
            if not isinstance(read, dict) or not isinstance(read.get("action"), str):
                raise StoreError(f"{path}:{number} is no decision: mend or delete the line")
            found.append((number, read))
    return found


def append_line(path: Path, line: Mapping[str, object]) -> None:
    """Adds a line; the file is there whole at any moment."""
    before = path.read_bytes() if path.exists() else b""
    if before and not before.endswith(b"\n"):
        before += b"\n"  # a hand has edited it
    with replacing(path) as handle:
        handle.write(before + (json.dumps(line, ensure_ascii=False) + "\n").encode("utf-8"))


def in_force(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The releases that were not taken back, by id."""
    held: dict[str, Decision] = {}
    for decision in decisions:
        if decision.action == RELEASE:
            held[decision.id] = decision
        else:
            held.pop(decision.id, None)
    return held


def unused_decisions(
    held: Mapping[str, Decision], accepted: Iterable[SetAside], set_aside: Sequence[SetAside], documents: Iterable[str]
) -> list[Issue]:
    """A warning for each decision about a document that is there which let nothing in: words changed, or the fact is well."""
    used = {each.id for each in accepted}
    present = set(documents)
    issues = []
    for decision in held.values():
        if decision.id in used or decision.document not in present:
            continue
        now = next((each for each in set_aside if each.node == decision.node and each.issue.document == decision.document), None)
        if now is not None:
            message = f"Decision {decision.id} no longer applies: the words or the reason have changed; decide again ({now.id})."
            issues.append(Issue(decision.document, now.issue.line, Severity.WARNING, _RULE, message, decision.entry))
        else:
            message = f"Decision {decision.id} no longer applies: nothing with these words is set aside any more."
            issues.append(Issue(decision.document, None, Severity.WARNING, _RULE, message, decision.entry))
    return issues
