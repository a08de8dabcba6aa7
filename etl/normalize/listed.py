"""Which organization or venue a printed name speaks of, by our own gazetteers and by the lists that a user has imported.

Lists are for linking alone: what is read out of a document never depends on them. They are looked up in a file (which
`etl.lists.compiled` makes), so that a hundred thousand organizations cost nothing before a name is asked for. Our own gazetteers
come first; a form of a name that several entries have leads to none. Where no list is in use, all answers are our own gazetteers'.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from etl.model import regex as re
from etl.normalize.affiliations import find_institution
from etl.normalize.folding import fold
from etl.normalize.organizations import (
    KnownOrganization,
    find_organization,
    known_organizations,
    organization_fold,
    without_brackets,
)
from etl.normalize.venue_names import without_edition
from etl.normalize.venues import find_venue, known_name, series_name

ORGANIZATION, VENUE = "organization", "venue"
_LONGEST_NAME = 400
_JOINTS = re.compile(r"[\s.'’/-]+")


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """What a list says of a key: the name with its first acronym, and the key of what it is a part of."""

    name: str
    acronym: str = ""
    parent: str | None = None


class Lists:
    """The compiled lists in a file, opened for reading."""

    def __init__(self, path: Path) -> None:
        self._file = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)

    def key_of(self, what: str, form: str) -> str | None:
        """The key of the entry that has a form among its names or acronyms."""
        row = self._file.execute("SELECT key FROM form WHERE what = ? AND form = ?", (what, form)).fetchone()
        return str(row[0]) if row else None

    def entry(self, what: str, key: str) -> ListedEntry | None:
        """What stands under a key."""
        row = self._file.execute("SELECT name, acronym, parent FROM entry WHERE what = ? AND key = ?", (what, key)).fetchone()
        return ListedEntry(*row) if row else None


class _InUse:
    lists: Lists | None = None


def use_lists(path: Path | None) -> None:
    """Makes this process look names up in the compiled lists at `path`, from now on; `None`: in none."""
    _InUse.lists = Lists(path) if path is not None else None
    for found in (_listed_organization, _listed_venue):
        found.cache_clear()


def organization_of(name: str) -> str | None:
    """The key of the organization that the whole of `name` names, as `find_organization` has it, else that of a list."""
    return find_organization(name) or _listed_organization(name)


def institution_of(name: str) -> str | None:
    """The key of the institution, as `find_institution` has it, else that of a list."""
    return find_institution(name) or _listed_organization(name)


def venue_of(name: str) -> str | None:
    """The key of the venue that `name` names, as `find_venue` has it, else that of a list."""
    return find_venue(name) or _listed_venue(name)


def organization_entry(key: str) -> KnownOrganization:
    """The entry under a key that one of the functions above gave."""
    known = known_organizations().get(key)
    if known is not None:
        return known
    listed = _InUse.lists.entry(ORGANIZATION, key) if _InUse.lists else None
    return KnownOrganization(key, listed.name, parent=listed.parent) if listed else KnownOrganization(key, key)


def venue_name(key: str) -> str | None:
    """The full name of the venue with this key, as `known_name` has it, else that of a list; `None` if neither has the key."""
    known = known_name(key)
    if known is not None or _InUse.lists is None:
        return known
    listed = _InUse.lists.entry(VENUE, key)
    if listed is None:
        return None
    is_shown = listed.acronym and fold(listed.acronym) not in fold(listed.name).split()
    return f"{listed.name} ({listed.acronym})" if is_shown else listed.name


def venue_forms(name: str) -> list[str]:
    """The forms under which a venue's name is looked up: folded, with and without what an edition adds."""
    bare = without_brackets(series_name(name))
    return [form for form in dict.fromkeys((fold(name), fold(bare), fold(without_edition(bare)))) if form]


def acronym_form(acronym: str) -> str:
    """The form under which an acronym is looked up, apart from all names: `=ACMTODS`."""
    return f"={_JOINTS.sub('', acronym).upper()}"


def is_acronym(text: str) -> bool:
    """Whether a text may be an acronym: one short word with two capitals."""
    return len(text) <= 16 and " " not in text.strip() and sum(map(str.isupper, text)) > 1


@lru_cache(maxsize=65536)
def _listed_organization(name: str) -> str | None:
    lists = _InUse.lists
    printed = " ".join(name.split())
    if lists is None or len(printed) > _LONGEST_NAME:
        return None
    bare = without_brackets(printed)
    forms = [organization_fold(form) for form in dict.fromkeys((printed, bare))]
    forms += [acronym_form(bare)] if is_acronym(bare) else []
    return next((key for form in forms if form and (key := lists.key_of(ORGANIZATION, form))), None)


@lru_cache(maxsize=65536)
def _listed_venue(name: str) -> str | None:
    lists = _InUse.lists
    printed = " ".join(name.split())
    if lists is None or len(printed) > _LONGEST_NAME:
        return None
    bare = series_name(printed)
    forms = venue_forms(printed) + ([acronym_form(bare)] if is_acronym(bare) else [])
    return next((key for form in forms if (key := lists.key_of(VENUE, form))), None)
