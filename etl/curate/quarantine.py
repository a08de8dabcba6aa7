"""What a curator does with a finished graph's quarantine: look at it, let something in, take that back."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from etl.errors import UsageError
from etl.load.decisions import RELEASE, WITHDRAW, Decision, append_decision, in_force, read_decisions
from etl.load.quarantine import RECORDS_FILE, read_records
from etl.settings import Settings


def list_quarantine(output: Path) -> list[dict[str, object]]:
    """What the last build set aside, as `quarantine.jsonl` has it; raises `StoreError` where there is none."""
    return read_records(output / RECORDS_FILE)


def release(output: Path, settings: Settings, identifier: str, why: str, today: str) -> Decision:
    """Records that a fact is to be let in by the next build; raises `UsageError` for one that cannot be."""
    if not why.strip():
        raise UsageError("a decision needs a reason: --why '...'")
    found = [record for record in list_quarantine(output) if record["id"] == identifier]
    if not found:
        raise UsageError(f"nothing is set aside as {identifier!r}; `vitagraph quarantine` lists what is")
    record = found[0]
    if record["hangs_on"]:
        raise UsageError(f"{identifier} only hangs on others: release what it hangs on, {_names_of(output, record)}")
    if not record["can_be_released"]:
        raise UsageError(f"{identifier} cannot be let in, for the graph cannot hold it: {record['reason']}")
    decision = _decision(RELEASE, record, why, today)
    append_decision(settings.decisions_in(output), decision)
    return decision


def withdraw(output: Path, settings: Settings, identifier: str, why: str, today: str) -> Decision:
    """Records that a release is taken back; raises `UsageError` where there is none."""
    path = settings.decisions_in(output)
    held = in_force(read_decisions(path)).get(identifier)
    if held is None:
        raise UsageError(f"no decision in force lets {identifier!r} in")
    decision = Decision(
        WITHDRAW,
        held.id,
        why,
        held.document,
        held.kind,
        held.reason,
        held.entry,
        held.printed,
        held.node,
        today,
    )
    append_decision(path, decision)
    return decision


def _decision(action: str, record: Mapping[str, object], why: str, today: str) -> Decision:
    names = ("document", "kind", "reason", "entry", "printed", "node")
    return Decision(action, str(record["id"]), why, **{name: str(record[name]) for name in names}, decided_on=today)


def _names_of(output: Path, record: Mapping[str, object]) -> str:
    nodes = str(record["hangs_on"])
    same = [each for each in list_quarantine(output) if each["document"] == record["document"]]
    return " ".join(str(each["id"]) for each in same if repr(each["node"]) in nodes)
