"""An entry of an imported list, and the CSV file that lists are kept in.

```
kind,name,acronyms,names,parent,id
organization,Northfield University,NFU,Universität Nordfeld|Northfield College,,
organization,Institute of Dust,,,Northfield University,
journal,Journal of Dust,,J. Dust,,0317-8471
conference,International Meeting on Quiet Machines,IMQM,Meeting on Quiet Machines,,
```

Several values of a field are separated by `|`. `parent` is the id or the name of the organization that it is a part of. The file is
the user's own: it may be edited, kept in git, deleted.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from etl.normalize.folding import fold

COLUMNS = ("kind", "name", "acronyms", "names", "parent", "id")
SEPARATOR = "|"


class Kind(StrEnum):
    """What an entry is; the kinds of venues are those of our own gazetteer."""

    ORGANIZATION = "organization"
    CONFERENCE = "conference"
    JOURNAL = "journal"
    PREPRINT_SERVER = "preprint-server"


@dataclass(frozen=True, slots=True)
class Entry:
    """An organization or a venue with all its names. `line` is where it stands in the file it was read from."""

    kind: Kind
    name: str
    acronyms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    parent: str = ""
    id: str = ""
    line: int = field(default=0, compare=False)

    @property
    def all_names(self) -> tuple[str, ...]:
        """Full names, the present one first."""
        return (self.name, *self.names)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a line of a list; `is_fatal` where the entry cannot be used at all."""

    line: int
    message: str
    is_fatal: bool = True


@dataclass(frozen=True, slots=True)
class Listing:
    """What was read from a file."""

    entries: list[Entry]
    problems: list[Problem]


def sort_key(entry: Entry) -> tuple[str, str, str, str]:
    """The order of the file: by kind, then by name."""
    return entry.kind.value, fold(entry.name), entry.name, entry.id


def write_entries(entries: Iterable[Entry]) -> str:
    """The entries as CSV, sorted."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in sorted(entries, key=sort_key):
        writer.writerow((one.kind.value, one.name, SEPARATOR.join(one.acronyms), SEPARATOR.join(one.names), one.parent, one.id))
    return table.getvalue()


def tidy(values: Iterable[str]) -> tuple[str, ...]:
    """Values with blanks squashed, each once, none empty; the separator of the file is no part of a name."""
    found = (" ".join(value.replace(SEPARATOR, " ").split()) for value in values)
    return tuple(dict.fromkeys(value for value in found if value))
