"""Lists come into the user's configuration: read, checked, written as CSV, compiled."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from etl.errors import UsageError
from etl.lists.compiled import ready
from etl.lists.entries import COLUMNS, Listing, Problem, write_entries
from etl.lists.folder import digest_of, list_files, lists_folder
from etl.lists.lint import OUR_GAZETTEERS, Finding, lint, our_entries
from etl.lists.ror import read_ror
from etl.lists.tables import read_table
from etl.load.atomic import replacing
from etl.model import regex as re
from etl.normalize.listed import use_lists as look_up_in
from etl.settings import Settings

Linted: TypeAlias = tuple[str, int, list[Finding]]  # name of a list, number of its entries, what is wrong
_MOST_BYTES = 2_000_000_000  # of a file in an archive
_NAME = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a list: the file it is kept in, its entries, and what was left out of it and why."""

    path: Path
    entries: int
    problems: list[Problem]


def use_lists(output: Path, settings: Settings) -> str:
    """Makes linking look names up in the user's lists; gives what stands for their content, empty where there are none."""
    folder = lists_folder(output, settings)
    look_up_in(ready(folder))
    return digest_of(folder)


def import_list(file: Path, output: Path, settings: Settings) -> Imported:
    """Puts a list into the user's lists, in the place of one of the same file name.

    Entries that cannot be used are left out, with the reason. Raises `UsageError` for a file that is no list or has no such entry.
    """
    listing = read_list(file)
    if not listing.entries:
        why = f": {listing.problems[0].message}" if listing.problems else ""
        raise UsageError(f"{file} has no entry that can be used{why}")
    folder = lists_folder(output, settings)
    path = folder / f"{_NAME.sub('-', file.name.lower().split('.')[0]).strip('-') or 'list'}.csv"
    entries = list(dict.fromkeys(listing.entries))
    with replacing(path) as handle:
        handle.write(write_entries(entries).encode("utf-8", "replace"))
    ready(folder)
    return Imported(path, len(entries), listing.problems)


def read_list(file: Path) -> Listing:
    """The entries of a file in any of the forms; raises `UsageError` for a file that cannot be read as one."""
    text = _text_of(file)
    if text.lstrip("\ufeff \t\r\n").startswith(("[", "{")):
        return read_ror(text.lstrip("\ufeff"), file.name)
    return read_table(text.lstrip("\ufeff"), file.name)


def lint_file(file: Path) -> Linted:
    """What is wrong with a list in any of the forms; the order counts in a file of our own layout alone."""
    listing = read_list(file)
    is_ours = file.suffix.lower() == ".csv" and _text_of(file).startswith(",".join(COLUMNS))
    unusable = [Finding(problem.line, "", "unusable", problem.message) for problem in listing.problems]
    return str(file), len(listing.entries), sorted([*unusable, *lint(listing.entries, is_sorted=is_ours)])


def lint_all(output: Path, settings: Settings) -> list[Linted]:
    """What is wrong with our own gazetteers and with each imported list."""
    ours = [(f"{name}.toml", our_entries(name)) for name in OUR_GAZETTEERS]
    linted: list[Linted] = [(name, len(entries), lint(entries, is_sorted=False)) for name, entries in ours]
    return linted + [lint_file(path) for path in list_files(lists_folder(output, settings))]


def _text_of(file: Path) -> str:
    try:
        content = file.read_bytes()
        if content.startswith(b"PK\x03\x04"):
            content = _unzipped(content, file)
        return content.decode("utf-8")
    except OSError as error:
        raise UsageError(f"{file} cannot be opened: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{file} is not UTF-8; save it as UTF-8 and import it again") from None


def _unzipped(content: bytes, file: Path) -> bytes:
    """The largest JSON or CSV file of an archive: dumps hold one beside a read-me. Of ROR's two versions, the second one."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            lists = [each for each in archive.infolist() if each.filename.lower().endswith((".json", ".csv"))]
            jsons = [each for each in lists if each.filename.lower().endswith(".json")]
            if not lists:
                raise UsageError(f"{file} holds no JSON and no CSV file")
            chosen = max(jsons or lists, key=lambda each: ("v2" in each.filename, each.file_size, each.filename))
            if chosen.file_size > _MOST_BYTES:
                raise UsageError(f"{chosen.filename} in {file} is larger than {_MOST_BYTES:,} bytes")
            return archive.read(chosen)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError) as error:
        raise UsageError(f"{file} is an archive that cannot be read: {error}") from None
