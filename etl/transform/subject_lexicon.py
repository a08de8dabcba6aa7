"""The words around a subject's name in a document's header, and those that rule a line out as a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from etl.gazetteers.loader import read_gazetteer


@dataclass(frozen=True, slots=True)
class SubjectWords:
    """What the gazetteer of subjects knows, folded.

    before     words before a name: "curriculum vitae of", "prof dr"
    after      words behind it: "homepage"
    degrees    degrees behind it: "phd"
    beside     all that may share a line with it
    never      words that no name holds
    not_given  first words of a sentence that are no given name
    """

    before: frozenset[str]
    after: frozenset[str]
    degrees: frozenset[str]
    beside: frozenset[str]
    never: frozenset[str]
    not_given: frozenset[str]


def _doctors(titles: Sequence[str], doctorates: Sequence[str]) -> Iterator[str]:
    """The titles that end in "Dr." with what the doctorate is of: "Prof. Dr. rer. nat."."""
    for title in titles:
        if title.split()[-1] == "dr":
            yield from (f"{title} {doctorate}" for doctorate in doctorates)


@cache
def subject_words() -> SubjectWords:
    """The words of all languages."""
    tables = read_gazetteer("subject_words")
    return SubjectWords(
        before=frozenset((*tables["before_name"], *tables["titles"], *_doctors(tables["titles"], tables["doctorates"]))),
        after=frozenset(tables["after_name"]),
        degrees=frozenset(tables["degrees"]),
        beside=frozenset((*tables["degrees"], *tables["before_name"], *tables["after_name"])),
        never=frozenset(tables["not_in_names"]),
        not_given=frozenset(tables["not_given_names"]),
    )
