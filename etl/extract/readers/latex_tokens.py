"""LaTeX source as tokens, each with its place in the source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from etl.model import regex as re
from etl.model.quick import quickly_made


class Kind(Enum):
    """What a token is."""

    COMMAND = auto()  # \name or \%; `text` is the name
    TEXT = auto()  # a run of printed characters
    SPACE = auto()
    PARAGRAPH = auto()  # a blank line
    OPEN = auto()
    CLOSE = auto()
    CELL = auto()  # &
    PARAMETER = auto()  # #1 inside a definition; `text` is the digit
    MATH = auto()  # `text` is the formula without its dollars, `start` its place
    VERBATIM = auto()


@quickly_made
@dataclass(frozen=True, slots=True)
class Token:
    """A token, read at `start` of the source. Tokens out of a macro's body stand at the place of the call (`is_moved`)."""

    kind: Kind
    text: str
    start: int
    is_moved: bool = False


_TOKEN = re.compile(
    r"(?P<comment>%[^\n]*(?:\n[ \t]*|$))"
    r"|\\verb\*?(?P<bar>[^A-Za-z\s*])(?P<verb>[^\n]{0,500}?)(?P=bar)"
    r"|\\\((?P<math1>.{0,400}?)\\\)|\\\[(?P<math2>.{0,400}?)\\\]"
    r"|\\(?P<command>[A-Za-z@]+\*?|.)"
    r"|\$\$(?P<math3>[^$]{1,2000})\$\$|\$(?P<math4>[^$]{1,2000})\$"
    r"|(?P<par>[ \t]*\n[ \t]*\n\s*)|(?P<space>[ \t\n]+|~)|(?P<open>\{)|(?P<close>\})|(?P<cell>&)|#(?P<parameter>\d)"
    r"|(?P<text>[^\\${}&#%~\s]+)|(?P<other>.)",
    re.S,
)


def tokenize(source: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `source[start:end]`, comments left out."""
    found: list[Token] = []
    position, end = start, len(source) if end is None else end
    while position < end:
        match = _TOKEN.match(source, position, end)
        if match is None:
            break
        name = match.lastgroup or ""
        at = match.start()
        position = match.end()
        if name == "comment":
            if source[at:position].endswith("\n") or "\n" in source[at:position]:
                rest = source[position : position + 1]
                if rest == "\n":
                    found.append(Token(Kind.PARAGRAPH, "\n", position))
            continue
        if match["verb"] is not None:
            found.append(Token(Kind.VERBATIM, match["verb"], match.start("verb")))
        elif name.startswith("math"):
            found.append(Token(Kind.MATH, match[name], match.start(name)))
        elif name == "command":
            found.append(Token(Kind.COMMAND, match[name], at))
            if match[name][0].isalpha():
                position = _after_blank(source, position, end)
        elif name in _KINDS:
            found.append(Token(_KINDS[name], match[name], match.start(name)))
    return found


_BLANK = re.compile(r"[ \t]*\n?[ \t]*")
_KINDS = {
    "par": Kind.PARAGRAPH,
    "space": Kind.SPACE,
    "open": Kind.OPEN,
    "close": Kind.CLOSE,
    "cell": Kind.CELL,
    "parameter": Kind.PARAMETER,
    "text": Kind.TEXT,
    "other": Kind.TEXT,
}


def _after_blank(source: str, position: int, end: int) -> int:
    """The place after the blank that ends a command's name; a blank line is not part of it."""
    blank = _BLANK.match(source, position, end)
    after = blank.end() if blank else position
    return position if after < end and source[after] == "\n" else after
