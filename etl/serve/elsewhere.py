"""Queries that would ask other machines: the endpoint answers from its own graph alone."""

from __future__ import annotations

import re

# what SPARQL's grammar takes as one piece: comments, IRIs, strings, prefixed names, variables, words
_PIECE = re.compile(
    r"#[^\n\r]*"
    r"|<[^<>\"{}|^`\\\x00-\x20]*>"
    r'|"""(?:[^"\\]|\\.|"(?!""))*"""' + r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"' + r"|'(?:[^'\\\n\r]|\\.)*'"
    r"|[?$]\w+|@[\w-]+|[\w.-]*:[\w.:%\\-]*|(?P<word>\w+)",
    re.DOTALL,
)


def asks_elsewhere(query: str) -> bool:
    """Whether a query has a SERVICE clause; the word inside strings, IRIs, names, variables and comments is none."""
    return any(match["word"] is not None and match["word"].upper() == "SERVICE" for match in _PIECE.finditer(query))
