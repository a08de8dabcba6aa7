"""Well-known venues whose names hold commas or colons: `Population, Space and Place`, `Robotics: Science and Systems`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.transform.citations.words import WORDS
from etl.transform.phrase_filter import PhraseFilter, lower_words

_MARK = re.compile(r"[,:.]\s")
_AND = re.compile(r",?\s(?:and|&)\s", re.IGNORECASE)


def _names(table: dict[str, Any]) -> Iterator[str]:
    for kind in table.values():
        for venue in kind.values():
            yield venue["name"]
            yield from venue.get("names", ())


def _pattern(name: str) -> str:
    """The name with any blanks, "and" or "&", with or without a comma before it."""
    return r",?\s+(?:and|&)\s+".join(re.escape(part).replace(r"\ ", r"\s+") for part in _AND.split(name))


_KNOWN = sorted({name for name in [*_names(read_gazetteer("venues")), *WORDS["venue_words"]["with_marks"]] if _MARK.search(name)})
_WITHOUT_AND = [_AND.split(name)[0] for name in _KNOWN]
_FILTER = PhraseFilter(_WITHOUT_AND)
_WHERE = r"(?:^|(?<=[.,:;?!”“\"'»’(*]\s)|(?<=[\n(*“\"«])|(?<=\b[Ii]n\s))"
# a whole name: between the start, punctuation or a quotation mark and what may follow a venue
_PATTERN = re.compile(
    rf"{_WHERE}(?:{'|'.join(map(_pattern, sorted(_KNOWN, key=lambda name: (-len(name), name))))})(?=[\s.,;:()*”\"»]|$)"
)


def venues_with_marks(text: str) -> list[tuple[int, int]]:
    """Where such venues stand in a reference; names inside a longer phrase do not count."""
    if not _FILTER.fits(*lower_words(text.lower())):
        return []
    return [match.span() for match in _PATTERN.finditer(text)]
