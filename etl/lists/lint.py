"""What is wrong with lists: ours, and those that were imported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from etl.gazetteers.loader import read_gazetteer
from etl.lists.compiled import forms_of
from etl.lists.entries import Entry, Kind, sort_key
from etl.lists.tables import is_valid_id
from etl.normalize.folding import fold
from etl.normalize.identifiers import parse_ror
from etl.normalize.listed import ORGANIZATION, VENUE
from etl.normalize.organizations import organization_fold

OUR_GAZETTEERS = ("organizations", "venues")
_ORGANIZATIONS = "organizations"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A line of a list (0 where it has none), the name of the entry, the rule, and what is wrong."""

    line: int
    entry: str
    rule: str
    message: str


def lint(entries: Sequence[Entry], *, is_sorted: bool = True) -> list[Finding]:
    """What is wrong with the entries of one list; `is_sorted`: they are to stand in the order of `sort_key`."""
    found = [*_alone(entries), *_shared(entries), *_parents(entries)]
    if is_sorted:
        found.extend(_order(entries))
    return sorted(set(found))  # two entries may share several forms of one name


def our_entries(name: str) -> list[Entry]:
    """The entries of one of our own gazetteers; a parent is given by the name of its entry."""
    kinds = read_gazetteer(name)
    lines = [(kind, key, line) for kind, group in kinds.items() for key, line in group.items()]
    names = {key: line["name"] for _, key, line in lines}
    return [
        Entry(
            Kind.ORGANIZATION if name == _ORGANIZATIONS else Kind(kind),
            line["name"],
            tuple(line.get("acronyms", ())),
            tuple(line.get("names", ())),
            names.get(line["parent"], line["parent"]) if "parent" in line else "",
        )
        for kind, key, line in lines
    ]


def _alone(entries: Iterable[Entry]) -> Iterator[Finding]:
    """What an entry has wrong by itself."""
    for entry in entries:
        for name in (*entry.all_names, *entry.acronyms):
            if not fold(name):
                yield _finding(entry, "empty", f"{name!r} has no letters and no digits")
            elif name != " ".join(name.split()):
                yield _finding(entry, "blanks", f"{name!r} has blanks too many")
        told: set[str] = set()
        for name in entry.all_names:
            if name in told:
                yield _finding(entry, "repeated", f"{name!r} stands there twice")
            told.add(name)
        if entry.id and not is_valid_id(entry):
            yield _finding(entry, "id", f"{entry.id!r} is no {'ROR id' if entry.kind is Kind.ORGANIZATION else 'ISSN'}")


def _shared(entries: Sequence[Entry]) -> Iterator[Finding]:
    """Names and acronyms that several entries have: nothing can be found by these."""
    for what in (ORGANIZATION, VENUE):
        bearers: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            if (entry.kind is Kind.ORGANIZATION) == (what == ORGANIZATION):
                for form in forms_of(what, entry):
                    bearers[form].append(entry)
        for form, several in bearers.items():
            first, *others = several
            for other in others:
                yield _finding(other, *_collision(what, form, first, other))


def _collision(what: str, form: str, first: Entry, other: Entry) -> tuple[str, str]:
    if form.startswith("="):
        return "acronym", f"{form[1:]} is an acronym of {first.name!r} too"
    if what == ORGANIZATION and form == organization_fold(first.name) == organization_fold(other.name):
        return "duplicate", f"{first.name!r} is another entry of this name"
    if fold(first.name) == fold(other.name):
        return "duplicate", f"{first.name!r} is another entry of this name"
    return "alias", f"“{form}” is a name of {first.name!r} too"


def _parents(entries: Sequence[Entry]) -> Iterator[Finding]:
    """Parents that are no entry, and entries that are part of themselves."""
    above: dict[str, str] = {}
    known = {organization_fold(entry.name): entry for entry in entries if entry.kind is Kind.ORGANIZATION}
    by_id = {parse_ror(entry.id): entry for entry in entries if entry.id}
    for entry in entries:
        if not entry.parent:
            continue
        parent = by_id.get(parse_ror(entry.parent)) if parse_ror(entry.parent) else known.get(organization_fold(entry.parent))
        if parent is None:
            yield _finding(entry, "parent", f"its parent {entry.parent!r} is no entry of the list")
        else:
            above[entry.name] = parent.name
    for entry in entries:
        seen, name = {entry.name}, above.get(entry.name)
        while name is not None and name not in seen:
            seen.add(name)
            name = above.get(name)
        if name == entry.name:
            yield _finding(entry, "parent", "it is a part of itself")


def _order(entries: Sequence[Entry]) -> Iterator[Finding]:
    for before, after in pairwise(entries):
        if sort_key(after) < sort_key(before):
            yield _finding(after, "order", f"it stands behind {before.name!r}: sort by kind and name")


def _finding(entry: Entry, rule: str, message: str) -> Finding:
    return Finding(entry.line, entry.name, rule, message)
