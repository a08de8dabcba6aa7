"""Lists of talks that are printed as references are: authors first. Who spoke is read as in lists of works, then left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.model import regex as re
from etl.model.document import Passage
from etl.model.facts import Work
from etl.normalize.person_names import PersonName
from etl.normalize.text import fold
from etl.transform.citations.reference_list import parse_reference_list
from etl.transform.parsers.activity_fields import ActivityItem
from etl.transform.parsers.talk_evidence import opens_with_short_names

_MOST = 0.6  # of the rows open with names, the subject's among them or with initials
_FEWEST_WORDS = 3
_REACH = 120  # characters in which the subject's name is looked for, among the first authors
_EDGE = " \t.,;:*†‡§#"
# "Moe, Ada", "Ada Moe,", "A. Moe", "Moe A": a name opens the row
_NAME = re.compile(
    r"\W{0,4}[^\W\d_a-z][\w’'.-]*(?:,|\s+[^\W\d_a-z][\w’'.-]*(?:\s+[^\W\d_a-z][\w’'.-]*)?(?:,|\s+and\s|\s+&\s|[.:]\s))"
)


def without_authors_of_rows(lists: Sequence[Sequence[ActivityItem]], owner: PersonName | None) -> list[list[ActivityItem]]:
    """The rows of each list from what stands behind the authors, where most rows open with authors; else as they are.

    `Moe, Ada, and Rosa Birch. Dust by night. Elm Days, Ulm, 2019` goes on with `Dust by night`. A short list follows the others.
    """
    surname = fold(owner.family) if owner else ""
    named = [[_opens_with_names(item.passage, surname) for item in items] for items in lists]
    usual = [sum(names) > 1 and sum(names) >= _MOST * len(names) for names in named]
    usual = [
        is_usual or (any(usual) and sum(names) * 2 >= max(1, len(names))) for is_usual, names in zip(usual, named, strict=True)
    ]
    rows = [item for items, is_usual in zip(lists, usual, strict=True) if is_usual for item in items]
    works = iter(parse_reference_list([item.passage for item in rows], owner))
    found: list[list[ActivityItem]] = []
    for items, names, is_usual in zip(lists, named, usual, strict=True):
        read = [next(works) if is_usual else None for _ in items]
        told = zip(items, names, read, strict=True)
        found.append([_behind_authors(item, work) if is_named and work else item for item, is_named, work in told])
    return found


_OTHERS = re.compile(r"(?:and\s+)?(?:et\.? al\b|others\b)[.,:]*\s*")


def _opens_with_names(passage: Passage, surname: str) -> bool:
    head = passage.text[:_REACH]
    if _NAME.match(head) is None:
        return False
    return opens_with_short_names(head) or (bool(surname) and surname in fold(head))


def _behind_authors(item: ActivityItem, work: Work) -> ActivityItem:
    """The row without its authors, if they stand at its start and words enough follow."""
    if not work.authors:
        return item
    passage = item.passage
    first = min(author.name.span.start for author in work.authors)
    last = max(author.name.span.end for author in work.authors)
    places = [place for place, offset in enumerate(passage.offsets) if offset >= last]
    if not places or any(c.isalnum() for c, offset in zip(passage.text, passage.offsets, strict=True) if offset < first):
        return item
    rest = passage.cut(places[0]).trimmed(_EDGE)
    others = _OTHERS.match(rest.text)
    rest = rest.cut(others.end()).trimmed(_EDGE) if others else rest
    return replace(item, entry=replace(item.entry, passage=rest)) if len(rest.text.split()) >= _FEWEST_WORDS else item
