"""What LaTeX's symbol and accent macros print: `\\alpha` -> `α`, `\\"` + `o` -> `ö`."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any

from pylatexenc.latex2text import get_default_latex_context_db

# The combining mark that each accent macro puts on the letter after it.
ACCENTS = {
    "'": "\u0301", "`": "\u0300", '"': "\u0308", "^": "\u0302", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "b": "\u0331", "d": "\u0323",
}  # fmt: skip
# Macros that pylatexenc has no short text for, or one that nobody prints.
_OWN = {
    "LaTeX": "LaTeX", "LaTeXe": "LaTeX2e", "TeX": "TeX", "XeLaTeX": "XeLaTeX", "BibTeX": "BibTeX", "textbullet": "•",
    "bullet": "•", "textperiodcentered": "·", "cdot": "·", "ldots": "...", "dots": "...", "textellipsis": "...",
    "textbar": "|", "textasciitilde": "~", "textasciicircum": "^", "textbackslash": "\\", "textless": "<", "textgreater": ">",
    "textregistered": "®", "texttrademark": "™", "copyright": "©", "textcopyright": "©", "textendash": "–", "textemdash": "—",
    "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", "sim": "~", "i": "ı", "j": "ȷ",
    "textquotesingle": "'", "slash": "/", "textunderscore": "_", "euro": "€", "texteuro": "€", "pounds": "£",
    "glqq": "„", "grqq": "“", "flqq": "«", "frqq": "»", "glq": "‚", "grq": "‘", "flq": "‹", "frq": "›", "guillemotleft": "«",
    "guillemotright": "»", "og": "« ", "fg": " »", "quotedblbase": "„", "textquotedblleft": "“", "textquotedblright": "”",
    "textonehalf": "½", "degree": "°", "textdegree": "°",
}  # fmt: skip


@cache
def symbols() -> dict[str, str]:
    """Macro name -> the characters it prints."""
    database: Any = get_default_latex_context_db()  # type: ignore[no-untyped-call]
    found: dict[str, str] = {}
    for category in reversed(database.categories()):
        for name, spec in database.d[category]["macros"].items():
            text = spec.simplify_repl
            if isinstance(text, str) and 0 < len(text.strip()) <= 4 and "%" not in text:
                found[name] = text
    return found | _OWN


def accented(accent: str, letter: str) -> str:
    """The letter with the accent on it; dotless i and j count as i and j."""
    letter = {"ı": "i", "ȷ": "j"}.get(letter, letter)
    return unicodedata.normalize("NFC", letter + ACCENTS[accent])
