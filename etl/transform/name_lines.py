"""Lines that hold nothing but names, as the authors of a work on a line of their own do."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model import regex as re
from etl.model.document import Line

# between two names, or a family name and its initials
_BETWEEN = re.compile(r"(?=[\s,;])(?:\s*[,;]\s*(?:(?:and|und|et|y|e|&)\s+)?|\s+(?:and|und|et|y|e|&)\s+|\s+[·•|]\s+)")
_MARKS = re.compile(r"[*†‡§¶#∗✉\d]+|\((?i:advisor|student|co-?first|equal)[^()]*\)")
# J. / A.-L. U. / JA / J
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?[\s-]?){1,4}")
# Jane Doe / J. Q. van der Roe / Doe JA
_NAME = re.compile(
    r"[^\W\d_a-z][\w’'.-]*(?:\s(?:[^\W\d_a-z][\w’'.-]*|van|von|der|den|de|la|del|da|dos|di|el|al|bin|ten|ter|zu)){1,4}"
)
_FAMILY = re.compile(r"(?:(?:van|von|der|den|de|la|del|da|dos|di|ten|ter|zu)\s){0,3}[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+)?")
_REST = re.compile(r"(?:(?:et )?al\.?|others|and others|\.\.\.|…|jr\.?|sr\.?|iii?)", re.IGNORECASE)
_MOSTLY = 0.75  # of the pieces must be names
_LONGEST = 1200
_MOST_WORDS = 6
# what follows the names on their line: "M. Roe. Quiet Lamps", "Poe (2019)"
_PHRASE = re.compile(r"[^\W\d_]{2,}\.\s|\s[^\W\d_]\.\s[^\W\d_]\w+\s[^\W\d_]|[()“”\":]")


def find_name_lines(lines: Sequence[Line]) -> list[bool]:
    """Which lines hold names alone: "J. Doe, M. Roe and A. Poe"; a single name counts if it stands in a longer list too."""
    pieces = [_pieces(line.text) if len(line.text) <= _LONGEST else [] for line in lines]
    listed = [len(parts) > 1 and _are_names(parts) for parts in pieces]
    known = {_key(name) for parts, whole in zip(pieces, listed, strict=True) if whole for name in _whole_names(parts)}
    return [
        whole or (0 < len(parts) <= 2 and all(_key(name) in known for name in _whole_names(parts)) and bool(_whole_names(parts)))
        for parts, whole in zip(pieces, listed, strict=True)
    ]


def _pieces(text: str) -> list[str]:
    return [piece for part in _BETWEEN.split(_MARKS.sub("", text.strip().rstrip(".,;"))) if (piece := part.strip(" .,"))]


def _are_names(parts: Sequence[str]) -> bool:
    """Whether nearly all pieces are names or parts of names, and none a phrase."""
    good = 0
    for i, part in enumerate(parts):
        if len(part.split()) > _MOST_WORDS or (i + 1 == len(parts) and _PHRASE.search(part)):
            return False
        following = parts[i + 1] if i + 1 < len(parts) else ""
        before = parts[i - 1] if i else ""
        good += bool(
            _NAME.fullmatch(part)
            or _REST.fullmatch(part)
            or (_INITIALS.fullmatch(part) and _FAMILY.fullmatch(before))
            or (_FAMILY.fullmatch(part) and _INITIALS.fullmatch(following))
        )
    return good >= _MOSTLY * len(parts)


def _whole_names(parts: Sequence[str]) -> list[str]:
    """The names, a family name put together with the initials behind it."""
    names: list[str] = []
    for part in parts:
        if _INITIALS.fullmatch(part) and names:
            names[-1] = f"{names[-1]}, {part}"
        else:
            names.append(part)
    return names


def _key(name: str) -> str:
    return name.casefold()
