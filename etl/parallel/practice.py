"""Lists of an invented CV, read while nobody asks for anything else: patterns are compiled and words looked up before a document
waits for it."""

from __future__ import annotations

from collections.abc import Callable

from etl.extract.reading import read_bytes
from etl.settings import Settings
from etl.transform.claims import read_claims

_NAME = "practice.md"
_LISTS = (
    """# Ada Elm

## Publications

1. Elm, A., Ash, B. (2007). Dust in motion. *Journal of Dust*, 12(3), 45-67.
2. A. Elm. "Dust at rest." In Proceedings of the Elm Conference, pp. 1-9, 2008.
""",
    """# Ada Elm

## Education

- PhD in Dust Studies, University of Elmford, 2001 - 2005, advisor: Bo Ash

## Experience

- Lecturer, Institute of Dust, University of Elmford, Mar 2006 - present
""",
    """# Ada Elm

## Service

- Reviewer, Journal of Dust, 2011, 2012
- Member, Program Committee, Elm Conference 2013

## Invited talks

- "Dust", University of Ashford, May 2009

## Awards

- Best Paper Award, Elm Conference, 2014
""",
    """# Ada Elm

## Teaching

- Introduction to Dust, University of Elmford, Fall 2010

## PhD students

- Cy Oak, Dust, 2015

## Skills

- Python, English (fluent)
""",
)


def practise(until: Callable[[], bool]) -> None:
    """Reads one list after the other, what takes longest first, until somebody asks."""
    for text in _LISTS:
        if until():
            return
        read_claims(read_bytes(text.encode(), name=_NAME, settings=Settings.from_environment()))
