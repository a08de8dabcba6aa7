"""`*italic*`, `**bold**`, `_italic_`: which stars and underscores are markup, by CommonMark's rules.

https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis. A star behind a name (`Ann Ek*, Bo Li*`) closes nothing and stays.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from etl.extract.visible import VisibleText
from etl.model import regex as re
from etl.model.document import Style

_RUN = re.compile(r"\*+|_+")
# "* Acta Mechanica ***13,**", "* Bull. Math.* **7,**": converters set blanks inside the stars; a volume or a sign follows the name
_LOOSE = re.compile(r"\* ([A-ZÀ-Þ][^*\n]{2,90}?) ?(?=\*\s?(?:\*\*|[\d.,;:(]))")
# plain numbers: the arithmetic of flags is slow in loops over characters
_STRONG, _EMPHASIS = int(Style.BOLD), int(Style.ITALIC)
_LOOK_BACK = 60  # openers looked at for one closer: keeps long lists of starred names linear


@dataclass(slots=True)
class Delimiter:
    """A run of stars or underscores: where it stands in the visible text, how many are left, what it may do."""

    character: str
    index: int
    count: int
    can_open: bool
    can_close: bool
    taken_left: int = 0
    taken_right: int = 0


def delimiter_run(text: str, position: int, start: int, end: int, index: int) -> Delimiter:
    """The run at `position` of `text[start:end]`, which will stand at `index` of the visible text."""
    match = _RUN.match(text, position, end)
    stop = match.end() if match else position + 1
    before = text[position - 1] if position > start else " "
    after = text[stop] if stop < end else " "
    left = not after.isspace() and (not _is_sign(after) or before.isspace() or _is_sign(before))
    right = not before.isspace() and (not _is_sign(before) or after.isspace() or _is_sign(after))
    character = text[position]
    if character == "*" and stop == position + 1 and not left and _LOOSE.match(text, position, end):
        left = True
    elif character == "*" and not right and before == " ":
        opening = text.rfind("*", start, position)
        loose = _LOOSE.match(text, opening, end) if opening >= start else None
        right = loose is not None and loose.end() == position
    if character == "_":
        return Delimiter(
            "_", index, stop - position, left and (not right or _is_sign(before)), right and (not left or _is_sign(after))
        )
    return Delimiter("*", index, stop - position, left, right)


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def apply_emphasis(visible: VisibleText, delimiters: list[Delimiter], hidden: list[tuple[int, int]]) -> None:
    """Set the styles between matching runs, and note the marks themselves in `hidden`."""
    openers: list[Delimiter] = []
    for run in delimiters:
        if run.can_close:
            _close(visible, run, openers, hidden)
        if run.can_open and run.count:
            openers.append(run)


def _close(visible: VisibleText, closer: Delimiter, openers: list[Delimiter], hidden: list[tuple[int, int]]) -> None:
    i = len(openers) - 1
    lowest = max(0, len(openers) - _LOOK_BACK)
    while closer.count and i >= lowest:
        opener = openers[i]
        if opener.character != closer.character or _is_odd_pair(opener, closer):
            i -= 1
            continue
        used = 2 if opener.count >= 2 and closer.count >= 2 else 1
        inner_start = opener.index + opener.taken_left + opener.count
        inner_end = closer.index + closer.taken_left
        style = _STRONG if used == 2 else _EMPHASIS
        for k in range(inner_start, inner_end):
            visible.styles[k] |= style
        opener.count -= used
        closer.count -= used
        hidden.append((inner_start - used, inner_start))
        hidden.append((inner_end, inner_end + used))
        closer.taken_left += used
        del openers[i + 1 :]
        if not opener.count:
            openers.pop()
            i -= 1


def _is_odd_pair(opener: Delimiter, closer: Delimiter) -> bool:
    """CommonMark's rule of three: `*a**b*` is one italic stretch."""
    if not (opener.can_close or closer.can_open):
        return False
    total = opener.count + closer.count
    return total % 3 == 0 and not (opener.count % 3 == 0 and closer.count % 3 == 0)
