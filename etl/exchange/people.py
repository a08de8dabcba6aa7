"""Whom an export is about: a person given by name or IRI."""

from __future__ import annotations

from rdflib import Dataset

from etl.ask.queries import named_query, run_query
from etl.errors import UsageError
from etl.model import regex as re
from etl.normalize.folding import name_key

EXPORTS = "exports"
_IRI = re.compile(r"[a-z][a-z0-9+.-]*:\S+", re.IGNORECASE)
_MOST_LISTED = 10


def find_person(dataset: Dataset, asked: str) -> str:
    """The IRI of the one person who goes by a name, in any form a document uses, or has this IRI.

    Raises `UsageError` where there is none, or several: then it lists them with their IRIs.
    """
    if _IRI.fullmatch(asked):
        if not run_query(dataset, named_query("person", EXPORTS), {"person": asked}).rows:
            raise UsageError(f"no person of the graph is {asked}")
        return asked
    rows = run_query(dataset, named_query("people", EXPORTS), {"name": name_key(asked)}).rows
    if not rows:
        raise UsageError(f"nobody in the graph goes by {asked!r}; `vitagraph explain` finds people by a part of their name")
    if len(rows) > 1:
        raise UsageError(f"{asked!r} may be {_listed(rows)}; give the IRI")
    return rows[0][0]


def only_subject(dataset: Dataset) -> str:
    """The IRI of the one person who has a document; raises `UsageError` where several have one, or none."""
    rows = run_query(dataset, named_query("people", EXPORTS)).rows
    if len(rows) != 1:
        raise UsageError(f"say whose with --person: {_listed(rows) or 'nobody has a document here'}")
    return rows[0][0]


def _listed(rows: tuple[tuple[str, ...], ...]) -> str:
    shown = ", ".join(f"{label} ({person})" for person, label, _ in rows[:_MOST_LISTED])
    return shown + (f" and {len(rows) - _MOST_LISTED} more" if len(rows) > _MOST_LISTED else "")
