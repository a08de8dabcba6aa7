"""Grants printed as references are: who applied first, then the year, the project's title and the programme.

`Moe, A. & Birch, R. (2019). Slow rivers. Elm Innovation Grant. $3,000 awarded.` has the title `Slow rivers`.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.model import regex as re
from etl.model.document import Passage
from etl.normalize.person_names import PersonName
from etl.transform.citations.reference_list import parse_reference_list
from etl.transform.parsers.talk_evidence import opens_with_short_names

_FEWEST = 3
_MOST = 0.6  # of the rows open with applicants and a year in brackets
_REACH = 200  # characters in which the year stands
_YEAR = re.compile(r"\((?:19|20)\d\d[^()]{0,20}\)[.,:]?\s")


def titles_of_references(rows: Sequence[Passage], owner: PersonName | None) -> list[Passage | None]:
    """For each row the title of its project, where the rows are printed as references are; else `None`."""
    told = [_is_reference(row) for row in rows]
    if sum(told) < _FEWEST or sum(told) < _MOST * len(rows):
        return [None] * len(rows)
    works = iter(parse_reference_list([row for row, is_told in zip(rows, told, strict=True) if is_told], owner))
    read = [next(works) if is_told else None for is_told in told]
    return [_title(row, work.title.printed) if work else None for row, work in zip(rows, read, strict=True)]


def _is_reference(row: Passage) -> bool:
    head = row.text[:_REACH]
    return opens_with_short_names(head) and _YEAR.search(head) is not None


def _title(row: Passage, printed: str) -> Passage | None:
    start = row.text.find(printed) if printed else -1
    return row.cut(start, start + len(printed)).trimmed(" .") if start >= 0 else None
