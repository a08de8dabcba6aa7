"""`re` whose patterns are compiled when they are first asked: `from etl.model import regex as re`.

Modules name more than a thousand patterns, long lists of words among them. A document asks half of them; compiling all took
half of the time in which a process that reads was loaded.
"""

from __future__ import annotations

import re
from re import (
    ASCII,
    DOTALL,
    IGNORECASE,
    MULTILINE,
    VERBOSE,
    I,
    M,
    Match,
    Pattern,
    S,
    X,
    escape,
    findall,
    finditer,
    fullmatch,
    match,
    search,
    split,
    sub,
)
from typing import Any, AnyStr, cast

__all__ = [
    "ASCII",
    "DOTALL",
    "IGNORECASE",
    "MULTILINE",
    "VERBOSE",
    "I",
    "M",
    "Match",
    "Pattern",
    "S",
    "X",
    "compile",
    "escape",
    "findall",
    "finditer",
    "fullmatch",
    "is_of",
    "match",
    "search",
    "split",
    "sub",
]

_ASKED = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "groups", "groupindex", "flags")


def compile(pattern: AnyStr, flags: int = 0) -> Pattern[AnyStr]:  # noqa: A001 - it stands for `re.compile`
    """The pattern, which is compiled when it is first asked. One that is none is told then: a test compiles all."""
    return cast("Pattern[AnyStr]", _Late(pattern, flags))


def is_of(found: Match[AnyStr], pattern: Pattern[AnyStr]) -> bool:
    """Whether `pattern` found this: `found.re` is what it was compiled to, and not the pattern itself."""
    return found.re.pattern == pattern.pattern and found.re.flags == pattern.flags


class _Late:
    """Stands for a pattern: what is asked of it is that of the compiled one, from the first time on its own."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _ASKED:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        for each in _ASKED:
            setattr(self, each, getattr(compiled, each))
        return getattr(compiled, name)

    def __repr__(self) -> str:
        return f"regex.compile({self.pattern!r})"
