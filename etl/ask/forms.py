"""What a piece of SPARQL would do, told from its words: whether it asks other machines, whether it would change a graph."""

from __future__ import annotations

from collections.abc import Iterator

from etl.model import regex as re

# what SPARQL's grammar takes as one piece: comments, IRIs, strings, prefixed names, variables, words
_PIECE = re.compile(
    r"#[^\n\r]*"
    r"|<[^<>\"{}|^`\\\x00-\x20]*>"
    r'|"""(?:[^"\\]|\\.|"(?!""))*"""' + r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"' + r"|'(?:[^'\\\n\r]|\\.)*'"
    r"|[?$]\w+|@[\w-]+|[\w.-]*:[\w.:%\\-]*|(?P<word>\w+)",
    re.DOTALL,
)


_PROLOGUE = {"BASE", "PREFIX", "VERSION"}
_UPDATES = {"INSERT", "DELETE", "WITH", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"}


def asks_elsewhere(query: str) -> bool:
    """Whether a query has a SERVICE clause; the word inside strings, IRIs, names, variables and comments is none."""
    return "SERVICE" in _words(query)


def is_update(text: str) -> bool:
    """Whether this is SPARQL Update, by its first word behind prefixes."""
    return next((word for word in _words(text) if word not in _PROLOGUE), "") in _UPDATES


def _words(text: str) -> Iterator[str]:
    return (match["word"].upper() for match in _PIECE.finditer(text) if match["word"] is not None)
