"""Printing LaTeX's text and formulas into a line, ligatures made: `--` is a dash, two backticks open a quotation."""

from __future__ import annotations

import re

from etl.extract.readers.latex_lines import LineCollector, Setting
from etl.extract.readers.latex_tokens import Token
from etl.extract.readers.math_text import add_math
from etl.extract.visible import VisibleText

_LIGATURES = re.compile(r"---|--|``|''|`")
_PRINTED = {"---": "—", "--": "–", "``": "“", "''": "”", "`": "‘"}


def print_text(out: LineCollector, token: Token, setting: Setting) -> None:
    """Print a run of characters."""
    position = 0
    for match in _LIGATURES.finditer(token.text):
        _print_part(out, token, position, match.start(), setting)
        at = token.start if token.is_moved else token.start + match.start()
        out.add(_PRINTED[match[0]], at, setting, is_moved=True)
        position = match.end()
    _print_part(out, token, position, len(token.text), setting)


def _print_part(out: LineCollector, token: Token, start: int, end: int, setting: Setting) -> None:
    if start < end:
        at = token.start if token.is_moved else token.start + start
        out.add(token.text[start:end], at, setting, is_moved=token.is_moved)


def print_math(out: LineCollector, source: str, token: Token, setting: Setting) -> None:
    """Print a formula; `source` is the file's text, in which the token of a formula that no macro moved stands."""
    visible = VisibleText()
    if token.is_moved:
        add_math(visible, token.text, 0, len(token.text))
    else:
        add_math(visible, source, token.start, token.start + len(token.text))
    for character, offset in zip(visible.text, visible.offsets, strict=True):
        out.add(character, token.start if token.is_moved else offset, setting, is_moved=True)
