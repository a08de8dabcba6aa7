"""Lists made ready for look-up: one SQLite file for all CSV files of a folder.

An entry that our own gazetteers know is one with theirs: its further names lead to their key. A form (a folded name, an acronym)
that would lead to two entries leads to none.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from etl.errors import SettingsError, StoreError, UsageError
from etl.lists.entries import Entry, Kind
from etl.lists.folder import digest_of, list_files
from etl.lists.tables import read_table
from etl.normalize.folding import fold
from etl.normalize.identifiers import parse_ror
from etl.normalize.listed import ORGANIZATION, VENUE, acronym_form, venue_forms
from etl.normalize.organizations import find_organization, named_exactly, organization_fold, without_brackets
from etl.normalize.venue_names import VENUES, by_acronym, by_name
from etl.normalize.venues import slug

COMPILED_FILE = "lists.sqlite"
_SCHEMA = """
CREATE TABLE meta (digest TEXT NOT NULL);
CREATE TABLE form (what TEXT, form TEXT, key TEXT NOT NULL, PRIMARY KEY (what, form)) WITHOUT ROWID;
CREATE TABLE entry (what TEXT, key TEXT, name TEXT NOT NULL, acronym TEXT NOT NULL, parent TEXT, PRIMARY KEY (what, key))
 WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Keyed:
    """An entry with its key; `is_ours`: our own gazetteer has it."""

    key: str
    entry: Entry
    is_ours: bool


def ready(folder: Path) -> Path | None:
    """The compiled lists of a folder, made anew where a list has changed; `None` where there are no lists.

    Raises `SettingsError` for a list that cannot be read, `StoreError` if the folder cannot be written.
    """
    digest = digest_of(folder)
    if not digest:
        return None
    path = folder / COMPILED_FILE
    if _digest_in(path) != digest:
        compile_lists(read_lists(folder), path, digest)
    return path


def read_lists(folder: Path) -> list[Entry]:
    """The entries of all lists of a folder."""
    entries: list[Entry] = []
    for path in list_files(folder):
        try:
            listing = read_table(path.read_text(encoding="utf-8"), path.name)
        except (OSError, UnicodeDecodeError, UsageError) as error:
            raise SettingsError(f"the list {path} cannot be read: {error}") from None
        if listing.problems:
            first = listing.problems[0]
            raise SettingsError(f"{path}:{first.line} {first.message} ({len(listing.problems)} in all; `vitagraph gazetteer lint`)")
        entries += listing.entries
    return entries


def compile_lists(entries: Sequence[Entry], path: Path, digest: str) -> None:
    """Writes the look-up tables of the entries; the file is there whole or not at all."""
    fresh = path.with_name(f"{path.name}.new")
    try:
        fresh.unlink(missing_ok=True)
        with closing(sqlite3.connect(fresh)) as file:
            file.executescript(_SCHEMA)
            file.execute("INSERT INTO meta VALUES (?)", (digest,))
            for what, keyed in ((ORGANIZATION, key_organizations(entries)), (VENUE, key_venues(entries))):
                file.executemany("INSERT INTO form VALUES (?, ?, ?)", ((what, *row) for row in unique_forms(what, keyed)))
                file.executemany("INSERT INTO entry VALUES (?, ?, ?, ?, ?)", ((what, *row) for row in _rows(keyed)))
            file.commit()
        fresh.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"cannot write {path}: {error}; free some space or give another folder (VITAGRAPH_GAZETTEERS)") from None
    finally:
        with suppress(OSError):
            fresh.unlink()


def key_organizations(entries: Iterable[Entry]) -> list[Keyed]:
    """The organizations with their keys: our own gazetteer's, else one made of the ROR id or the name."""
    found = []
    for entry in entries:
        if entry.kind is Kind.ORGANIZATION:
            ours = _ours(find_organization(entry.name), map(named_exactly, entry.names))
            ror = parse_ror(entry.id)
            key = ours or (f"ror:{ror}" if ror else f"list:{slug(organization_fold(entry.name))}")
            found.append(Keyed(key, entry, ours is not None))
    return found


def key_venues(entries: Iterable[Entry]) -> list[Keyed]:
    """The venues with their keys: our own gazetteer's, else the acronym in lower case if it is theirs alone, else a slug."""
    venues = [entry for entry in entries if entry.kind is not Kind.ORGANIZATION]
    bearers: dict[str, set[str]] = {}
    for entry in venues:
        for acronym in entry.acronyms[:1]:
            bearers.setdefault(slug(acronym), set()).add(fold(entry.name))
    found = []
    for entry in venues:
        ours = _ours(by_name(fold(entry.name)), (by_name(fold(name)) for name in entry.names))
        short = slug(entry.acronyms[0]) if entry.acronyms else ""
        is_free = bool(short) and len(bearers[short]) == 1 and short not in VENUES and by_acronym(entry.acronyms[0]) is None
        full = slug(entry.name)
        own = short if is_free else f"{full}-{entry.kind}" if full in VENUES else full
        found.append(Keyed(ours or own, entry, ours is not None))
    return found


def unique_forms(what: str, keyed: Iterable[Keyed]) -> Iterator[tuple[str, str]]:
    """Each form that leads to one key alone, with it."""
    keys: dict[str, str | None] = {}
    for one in keyed:
        for form in forms_of(what, one.entry):
            keys[form] = one.key if keys.setdefault(form, one.key) == one.key else None
    return ((form, key) for form, key in keys.items() if key is not None)


def forms_of(what: str, entry: Entry) -> set[str]:
    """Every form under which an entry may be looked up; lists set the country behind a name: `Quiet Machines (Norway)`."""
    names = (
        {organization_fold(form) for name in entry.all_names for form in (name, without_brackets(name))}
        if what == ORGANIZATION
        else {form for name in entry.all_names for form in venue_forms(name)}
    )
    return {form for form in names if form} | {acronym_form(acronym) for acronym in entry.acronyms}


def _ours(by_main: str | None, by_others: Iterable[str | None]) -> str | None:
    """The key of our own gazetteer: that of the main name, else the one that all other names known there agree on."""
    if by_main:
        return by_main
    keys = {key for key in by_others if key}
    return keys.pop() if len(keys) == 1 else None


def _rows(keyed: Sequence[Keyed]) -> Iterator[tuple[str, str, str, str | None]]:
    by_id = {parse_ror(one.entry.id): one.key for one in keyed if one.entry.id}
    by_name_ = {organization_fold(one.entry.name): one.key for one in reversed(keyed)}
    written: set[str] = set()
    for one in keyed:
        if one.is_ours or one.key in written:
            continue
        written.add(one.key)
        above = one.entry.parent
        parent = (by_id.get(parse_ror(above)) or by_name_.get(organization_fold(above))) if above else None
        yield one.key, one.entry.name, next(iter(one.entry.acronyms), ""), parent if parent != one.key else None


def _digest_in(path: Path) -> str:
    if not path.exists():
        return ""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as file:
            return str(file.execute("SELECT digest FROM meta").fetchone()[0])
    except (sqlite3.Error, TypeError):
        return ""
