"""Lists as CSV: our own layout, JabRef's journal abbreviations, lists of conferences.

    kind,name,acronyms,names,parent,id                         our own
    Journal of Dust;J. Dust                                    JabRef: full name, abbreviation, shortest form; or with commas
    acronym,name,former names                                  conferences: a header with an acronym and a name or title
    77,"Meeting on Quiet Machines",IMQM,CORE2023,A             conferences without a header: number, title, acronym (CORE)

Which it is, the first lines tell. Source of the layouts: JabRef's documentation of its lists, the export of the CORE portal.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from etl.errors import UsageError
from etl.lists.entries import COLUMNS, SEPARATOR, Entry, Kind, Listing, Problem, tidy
from etl.normalize.folding import fold
from etl.normalize.identifiers import parse_issn, parse_ror

_Row = Sequence[str]
_FORMS = (
    "a ROR dump (JSON), a journal list (full;abbreviation), a list of conferences (a header with acronym and name or title), "
    f"or the columns {','.join(COLUMNS)}"
)
_NAMES = frozenset({"name", "title", "conference", "conference name", "conference title", "full name"})
_ACRONYMS = frozenset({"acronym", "acronyms", "abbreviation", "short name"})
_FORMER = frozenset({"former names", "former name", "formerly", "aliases", "other names", "alternative names", "also known as"})
_JOURNALS = frozenset({"journal", "journal name", "journal title", "full journal name", "full title"})
_JABREF_COLUMNS = range(2, 5)  # full name, abbreviation, shortest unique form, frequency
_LOOK = 20
_LONGEST = 400  # characters of a name


def read_table(text: str, name: str) -> Listing:
    """The entries of a CSV file of one of the layouts; raises `UsageError` for a file of none."""
    delimiter = ";" if _is_semicolons(text) else ","
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise UsageError(f"{name} is no CSV file that can be read: {error}") from None
    header = [fold(cell) for cell in rows[0]] if rows else []
    reader = _choose(header, rows)
    if reader is None:
        raise UsageError(f"{name} is no list of a known form: {_FORMS}")
    return reader(header, rows)


def _is_semicolons(text: str) -> bool:
    lines = [line for line in islice(text.splitlines(), _LOOK) if line.strip()]
    return bool(lines) and all(";" in line for line in lines)


def _choose(header: _Row, rows: Sequence[_Row]) -> Callable[[_Row, Sequence[_Row]], Listing] | None:
    """The reader of the layout that the header or the first rows show."""
    if {"kind", "name"} <= set(header):
        return _read_own
    if _ACRONYMS & set(header) and _NAMES & set(header):
        return _read_conferences
    if "name" in header:  # "name,aliases,country": no layout of ours, and lists of journals have no header
        return None
    first = [row for row in rows[:_LOOK] if any(cell.strip() for cell in row)]
    if first and all(len(row) > 3 and row[0].strip().isdigit() and not row[1].strip().isdigit() for row in first):
        return _read_core
    if first and all(len(row) in _JABREF_COLUMNS for row in first):
        return _read_journals
    return None


def _read_own(header: _Row, rows: Sequence[_Row]) -> Listing:
    """Our own layout; columns in any order, those for what is not told may be missing."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    for line, row in _lines(rows[1:], start=2):
        said = dict(zip(header, map(str.strip, row), strict=False))
        try:
            kind = Kind(said.get("kind", ""))
        except ValueError:
            problems.append(Problem(line, f"{said.get('kind', '')!r} is no kind; there are {', '.join(Kind)}"))
            continue
        acronyms, names = (tidy(said.get(column, "").split(SEPARATOR)) for column in ("acronyms", "names"))
        entry = Entry(kind, " ".join(said["name"].split()), acronyms, names, said.get("parent", ""), said.get("id", ""), line)
        _take(entry, entries, problems)
    return Listing(entries, problems)


def _read_journals(header: _Row, rows: Sequence[_Row]) -> Listing:
    """JabRef's lists: a journal a row; a header, which they do not have, is left aside."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    head = 1 if header and header[0] in _JOURNALS else 0
    for line, row in _lines(rows[head:], start=1 + head):
        full, *short = tidy(row[:3]) or ("",)
        _take(Entry(Kind.JOURNAL, full, (), tuple(short), line=line), entries, problems)
    return Listing(entries, problems)


def _read_conferences(header: _Row, rows: Sequence[_Row]) -> Listing:
    """Lists with a header: columns by their names."""
    of = {column: place for place, column in enumerate(header)}
    return _conferences(
        rows[1:],
        2,
        name=next(of[column] for column in header if column in _NAMES),
        acronym=next(of[column] for column in header if column in _ACRONYMS),
        former=[place for column, place in of.items() if column in _FORMER],
    )


def _read_core(header: _Row, rows: Sequence[_Row]) -> Listing:
    """The export of the CORE portal: number, title, acronym, and more that is not read."""
    return _conferences(rows, 1, name=1, acronym=2, former=[])


def _conferences(rows: Sequence[_Row], start: int, *, name: int, acronym: int, former: Sequence[int]) -> Listing:
    entries: list[Entry] = []
    problems: list[Problem] = []
    for line, row in _lines(rows, start=start):
        cells = [*row, *[""] * (max(name, acronym, *former) + 1 - len(row))]
        names = tidy(part for place in former for part in cells[place].replace(";", SEPARATOR).split(SEPARATOR))
        entry = Entry(Kind.CONFERENCE, " ".join(cells[name].split()), tidy([cells[acronym]]), names, line=line)
        _take(entry, entries, problems)
    return Listing(entries, problems)


def _take(entry: Entry, entries: list[Entry], problems: list[Problem]) -> None:
    """The entry among the entries, if it can be used."""
    if not fold(entry.name):
        problems.append(Problem(entry.line, "an entry without a name"))
    elif any(len(name) > _LONGEST for name in entry.all_names):
        problems.append(Problem(entry.line, f"a name of more than {_LONGEST} characters: {entry.name[:40]!r}..."))
    elif entry.id and not is_valid_id(entry):
        problems.append(Problem(entry.line, f"{entry.id!r} is no {'ROR id' if entry.kind is Kind.ORGANIZATION else 'ISSN'}"))
    else:
        entries.append(entry)


def is_valid_id(entry: Entry) -> bool:
    """Whether the check digits of an entry's id hold: a ROR id of an organization, an ISSN of a venue."""
    return (parse_ror if entry.kind is Kind.ORGANIZATION else parse_issn)(entry.id) is not None


def _lines(rows: Iterable[_Row], *, start: int) -> Iterable[tuple[int, _Row]]:
    return ((line, row) for line, row in enumerate(rows, start=start) if any(cell.strip() for cell in row))
