"""The dump of the Research Organization Registry (ROR), schema versions 1 and 2, as JSON, zipped or not.

Source of the layout: ROR's documentation of its data structure. Names, labels in other languages and aliases become names; the
first parent among the relationships becomes the parent. Withdrawn records are left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from etl.errors import UsageError
from etl.lists.entries import Entry, Kind, Listing, Problem, tidy
from etl.normalize.identifiers import parse_ror

_WITHDRAWN = "withdrawn"
_Record = Mapping[str, Any]


def read_ror(text: str, name: str) -> Listing:
    """The organizations of a dump; raises `UsageError` for JSON that is none."""
    try:
        records = json.loads(text)
    except (ValueError, RecursionError):
        raise UsageError(f"{name} is no JSON that can be read; a ROR dump is a list of records") from None
    if not isinstance(records, list) or not all(isinstance(record, dict) and "id" in record for record in records):
        raise UsageError(f"{name} is no ROR dump: it must be a list of records with ids")
    entries, problems = [], []
    for number, record in enumerate(records, start=1):
        if record.get("status") == _WITHDRAWN:
            continue
        try:
            entry = _entry(record, number)
        except (KeyError, TypeError, AttributeError, IndexError):
            problems.append(Problem(number, "a record that has not the layout of ROR"))
            continue
        if parse_ror(entry.id) is None:
            problems.append(Problem(number, f"{entry.id!r} is no ROR id: its check digits do not hold"))
        elif not entry.name:
            problems.append(Problem(number, f"{entry.id} has no name"))
        else:
            entries.append(entry)
    return Listing(entries, problems)


def _entry(record: _Record, number: int) -> Entry:
    name, names, acronyms = _names_2(record) if "names" in record else _names_1(record)
    parent = next(iter(_parents(record)), "")
    others = tuple(each for each in tidy(names) if each != name)
    return Entry(Kind.ORGANIZATION, name, tidy(acronyms), others, parent, str(record["id"]), number)


def _names_1(record: _Record) -> tuple[str, list[str], list[str]]:
    labels = [label["label"] for label in record.get("labels") or ()]
    return " ".join(record["name"].split()), [*(record.get("aliases") or ()), *labels], list(record.get("acronyms") or ())


def _names_2(record: _Record) -> tuple[str, list[str], list[str]]:
    shown = ""
    names: list[str] = []
    acronyms: list[str] = []
    for each in record["names"]:
        types, value = each["types"], " ".join(each["value"].split())
        if "ror_display" in types:
            shown = value
        (acronyms if "acronym" in types and "ror_display" not in types else names).append(value)
    return shown or next(iter(names), ""), names, acronyms


def _parents(record: _Record) -> Iterator[str]:
    for relation in record.get("relationships") or ():
        if str(relation["type"]).lower() == "parent":
            yield str(relation["id"])
