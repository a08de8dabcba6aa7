"""Printing LaTeX's text and formulas into a line, ligatures made: `--` is a dash, two backticks open a quotation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from etl.extract.readers.latex_lines import LineCollector, Setting
from etl.extract.readers.latex_macros import Macro
from etl.extract.readers.latex_tokens import Kind, Token
from etl.extract.readers.math_text import add_math
from etl.extract.visible import VisibleText
from etl.model import regex as re

_LIGATURES = re.compile(r"---|--|``|''|`")
# What babel makes of a quotation mark in German: "`Wort"' are quotes, "a an umlaut, "- and "" places where a word may break.
_GERMAN = re.compile(r"---|--|``|\"[`'<>aouAOUsz\-=|\"]|\"$|''|`")
_COMMAND = re.compile(r"\\([A-Za-z]+)")
_MOST_NESTED, _LONGEST = 4, 2000  # macros inside macros, characters of a formula
_PRINTED = {"---": "—", "--": "–", "``": "“", "''": "”", "`": "‘"}
_PRINTED |= {'"`': "„", "\"'": "“", '"<': "«", '">': "»", '"-': "", '"=': "-", '"|': "", '""': "", '"': "-"}
_PRINTED |= {'"a': "ä", '"o': "ö", '"u': "ü", '"A': "Ä", '"O': "Ö", '"U': "Ü", '"s': "ß", '"z': "ß"}


def print_text(out: LineCollector, token: Token, setting: Setting, *, is_german: bool = False) -> None:
    """Print a run of characters; in a text that babel sets in German, quotation marks begin what it makes of them."""
    position = 0
    for match in (_GERMAN if is_german and '"' in token.text else _LIGATURES).finditer(token.text):
        _print_part(out, token, position, match.start(), setting)
        at = token.start if token.is_moved else token.start + match.start()
        if _PRINTED[match[0]]:
            out.add(_PRINTED[match[0]], at, setting, is_moved=True)
        position = match.end()
    _print_part(out, token, position, len(token.text), setting)


def _print_part(out: LineCollector, token: Token, start: int, end: int, setting: Setting) -> None:
    if start < end:
        at = token.start if token.is_moved else token.start + start
        out.add(token.text[start:end], at, setting, is_moved=token.is_moved)


def print_math(out: LineCollector, source: str, token: Token, setting: Setting, macros: Mapping[str, Macro]) -> None:
    """Print a formula; `source` is the file's text, in which the token of a formula that no macro moved stands."""
    visible = VisibleText()
    text = _with_macros(token.text, macros)
    is_moved = token.is_moved or text != token.text
    if is_moved:
        add_math(visible, text, 0, len(text))
    else:
        add_math(visible, source, token.start, token.start + len(token.text))
    for character, offset in zip(visible.text, visible.offsets, strict=True):
        out.add(character, token.start if is_moved else offset, setting, is_moved=True)


def _with_macros(source: str, macros: Mapping[str, Macro]) -> str:
    """The formula with the file's own macros without arguments in place: `\\Msun` -> `{M_\\odot }`."""
    for _ in range(_MOST_NESTED):
        expanded = _COMMAND.sub(lambda match: _body(macros[match[1]]) if match[1] in macros else match[0], source)
        if expanded == source or len(expanded) > _LONGEST:
            break
        source = expanded
    return source


def _body(macro: Macro) -> str:
    return "" if macro.arguments else "{" + formula(macro.body) + "}"


def formula(tokens: Iterable[Token]) -> str:
    """The tokens as source of a formula."""
    return "".join([f"\\{token.text} " if token.kind is Kind.COMMAND else token.text for token in tokens])
