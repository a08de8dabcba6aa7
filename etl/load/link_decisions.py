"""Decisions about who is who, as lines of the file of decisions.

```
{"action": "same", "id": "k-3f5d...", "who": "A. Curator", "when": "2026-05-31T08:15:00Z", "why": "same ORCID on both home pages",
 "things": [{"iri": "https://.../id/p-7k3m...", "label": "Ilse Nordmann", "kind": "person",
             "mentions": [{"document": "nordmann.md", "words": "Ilse Nordmann", "ordinal": 0, "origin": "9f...",
              "born": [1, 2, 15]}]}, {...}]}
{"action": "undo", "id": "k-3f5d...", "who": "A. Curator", "when": "...", "why": "a namesake after all"}
```
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias

from etl.errors import StoreError
from etl.load.decisions import LINK_ACTIONS, UNDO, append_line, read_lines
from etl.model.decision import Action, Anchor, LinkDecision, Thing
from etl.model.lineage import Birth
from etl.model.mention import EntityKind

_Json: TypeAlias = dict[str, Any]
_ID_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Undo:
    """That a decision was taken back, by whom, when and why."""

    id: str
    who: str
    when: str
    why: str


def read_link_decisions(path: Path) -> list[LinkDecision]:
    """The decisions in force, in the order of the file: not those taken back by an `undo` or replaced by a later one.

    None if there is no file; raises `StoreError` that names a line that cannot be read.
    """
    made: dict[str, LinkDecision] = {}
    for number, line in read_lines(path):
        if line["action"] not in LINK_ACTIONS:
            continue
        try:
            if line["action"] == UNDO:
                made.pop(line["id"], None)
            else:
                decision = _read(line, f"{path.name}:{number}")
                made.pop(decision.id, None)
                made[decision.id] = decision
        except (KeyError, TypeError, ValueError, IndexError):
            raise StoreError(f"{path}:{number} is no decision that can be read: mend or delete the line") from None
    replaced: set[str] = set()
    for decision in reversed(made.values()):
        if decision.id not in replaced:
            replaced.update(decision.takes_back)
    return [decision for decision in made.values() if decision.id not in replaced]


def append_link_decision(path: Path, decision: LinkDecision) -> LinkDecision:
    """Adds a line for a decision, and gives it with an id made from all it says and the number of lines before it."""
    said = json.dumps([len(read_lines(path)), _line(decision)], sort_keys=True)
    digest = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
    made = replace(decision, id=f"k-{digest[:_ID_LENGTH]}")
    append_line(path, _line(made))
    return made


def append_undo(path: Path, undo: Undo) -> None:
    """Adds a line that takes a decision back."""
    append_line(path, {"action": UNDO, "id": undo.id, "who": undo.who, "when": undo.when, "why": undo.why})


def documents_named(lines: Iterable[str]) -> dict[str, str]:
    """The documents that the lines of a file of decisions name, each with its origin; without one in decisions about quarantine."""
    named: dict[str, str] = {}
    for line in lines:
        found = json.loads(line) if line.strip() else {}
        if "document" in found:
            named.setdefault(found["document"], "")
        named |= {one["document"]: one["origin"] for thing in found.get("things", ()) for one in thing["mentions"]}
    return named


def without_documents(lines: Iterable[str], paths: set[str], origins: set[str]) -> list[str]:
    """The lines of a file of decisions without a word of some documents: mentions of these are dropped, and with a thing's last
    mention the whole decision."""
    kept = []
    for line in lines:
        found = json.loads(line) if line.strip() else {}
        if found.get("document") in paths:
            continue
        for thing in found.get("things", ()):
            mentions = thing["mentions"]
            thing["mentions"] = [one for one in mentions if one["document"] not in paths and one["origin"] not in origins]
            if thing["mentions"] and len(thing["mentions"]) < len(mentions):
                thing["label"] = thing["mentions"][0]["words"]
        if all(thing["mentions"] for thing in found.get("things", ())):
            kept.append(json.dumps(found, ensure_ascii=False) if found.get("things") else line)
    return kept


def _line(decision: LinkDecision) -> _Json:
    line: _Json = {"action": decision.action.value, "id": decision.id, "who": decision.who}
    line |= {"when": decision.when, "why": decision.why, "things": [_thing_line(thing) for thing in decision.things]}
    if decision.name:
        line["name"] = decision.name
    if decision.takes_back:
        line["takes_back"] = list(decision.takes_back)
    return line


def _thing_line(thing: Thing) -> _Json:
    mentions = [
        {
            "document": anchor.document,
            "words": anchor.words,
            "ordinal": anchor.ordinal,
            "origin": anchor.origin,
            "born": [anchor.birth.version, anchor.birth.start, anchor.birth.end],
        }
        for anchor in thing.mentions
    ]
    return {"iri": thing.iri, "label": thing.label, "kind": thing.mentions[0].kind.name.lower(), "mentions": mentions}


def _read(line: Mapping[str, Any], place: str) -> LinkDecision:
    things = tuple(_read_thing(thing) for thing in line["things"])
    if not things or len({anchor.kind for thing in things for anchor in thing.mentions}) != 1:
        raise ValueError("a decision is about things of one kind")
    texts = [str(line[name]) for name in ("id", "who", "when", "why")]
    identifier, who, when, why = texts
    back = tuple(map(str, line.get("takes_back", ())))
    return LinkDecision(Action(line["action"]), identifier, things, who, when, why, str(line.get("name", "")), back, place)


def _read_thing(thing: Mapping[str, Any]) -> Thing:
    kind = EntityKind[thing["kind"].upper()]
    mentions = tuple(
        Anchor(
            str(one["origin"]), Birth(*map(int, one["born"])), str(one["document"]), kind, str(one["words"]), int(one["ordinal"])
        )
        for one in thing["mentions"]
    )
    if not mentions:
        raise ValueError("a thing needs a mention")
    return Thing(str(thing["iri"]), str(thing["label"]), mentions)
