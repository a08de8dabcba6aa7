"""Quotations in a line: titles in quotes of any language, inner quotes left inside.

`find_quotations('Elm Days: „Staub und «Licht»“')` gives the range of `Staub und «Licht»`.
"""

from __future__ import annotations

from etl.model import regex as re

# opener -> closers, and those of a slip of the typist; "“" closes what "„" opened and opens what "”" closes
_PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", '"': '"', "‚": "‘", "‘": "’", "'": "'"}
_OPENER = re.compile(f"[{''.join(_PAIRS)}]")
_SLIPS = {"“": '"', '"': "”", "„": '"'}
_SINGLE = "‘'‚"
_LONGEST = 400
_SHORTEST = 3
_DEEPEST = 3
_MOST_FAILURES = 20  # a text with more marks that never close quotes nothing
# what may follow the closing mark of single quotes, which are apostrophes inside of words
_AFTER = re.compile(r"$|[,.;:)\]–—]|\s*[(\[\d–—]|\s+(?:in|at|[A-Z])")


def find_quotations(text: str) -> list[tuple[int, int]]:
    """The ranges inside the outermost quotation marks, in order; marks that never close, and apostrophes, quote nothing."""
    found: list[tuple[int, int]] = []
    i = failures = 0
    while failures < _MOST_FAILURES and (opener := _OPENER.search(text, i)) is not None:
        i, mark = opener.start(), opener[0]
        if _opens(text, i):
            end = _closing(text, i, _PAIRS[mark])
            if end < 0 and mark in _SLIPS:
                end = _closing(text, i, _SLIPS[mark])
            if end > i + _SHORTEST and any(map(str.isalpha, text[i + 1 : end])):
                found.append((i + 1, end))
                i = end
            failures += end < 0
        i += 1
    return found


def _opens(text: str, start: int) -> bool:
    before = text[start - 1] if start else " "
    return not before.isalnum() and (text[start] not in _SINGLE or before.isspace() or before in "([–—-:")


def _closing(text: str, start: int, closers: str) -> int:
    """Where the quotation that begins at `start` ends, or -1."""
    mark, depth = text[start], 0
    reach = min(len(text), start + _LONGEST)
    for i in range(start + 1, reach):
        c = text[i]
        if c in closers:
            if mark in _SINGLE and not (i > start + 4 and _AFTER.match(text, i + 1)):
                continue
            if depth == 0:
                return i
            depth -= 1
        elif c == mark:
            depth += 1
            if depth > _DEEPEST:
                return -1
    return -1
