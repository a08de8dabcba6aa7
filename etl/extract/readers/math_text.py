"""Formulas as a line of text: `$D^2$` -> `D^2`, `$(\\text{Li}_{0.8})$` -> `(Li0.8)`, `$\\alpha$-stable` -> `α-stable`."""

from __future__ import annotations

from etl.extract.readers.latex_symbols import symbols
from etl.extract.visible import VisibleText
from etl.model import regex as re

_TOKEN = re.compile(
    r"\\([A-Za-z]+)\s*|\\(.)|([{}_&$~])|(\^\{?(?=(?:th|st|nd|rd|\\circ|\\prime|\\ast|\*|\\dagger)\b|\*|\\dagger))|([^\\{}_&$~^]+|\^)",
    re.S,
)
_SPACING = frozenset(",;: !>")


def add_math(visible: VisibleText, text: str, start: int, end: int, style: int = 0) -> None:
    """Append what the formula `text[start:end]` (without its dollars) prints, without braces, `_` and unknown macros."""
    for match in _TOKEN.finditer(text, start, end):
        name, sign, structure, _, run = match.groups()
        if name is not None:
            printed = symbols().get(name, "")
            if printed:
                visible.add_at(printed, match.start(), style)
        elif sign is not None:
            if sign in _SPACING:
                if sign != "!":
                    visible.add_at(" ", match.start(), style)
            elif sign in "{}%&#$_|":
                visible.add(sign, match.start(2), style)
        elif structure == "~":
            visible.add_at(" ", match.start(), style)
        elif run is not None:
            visible.add(run, match.start(), style)
