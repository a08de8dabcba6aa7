"""The state of a run over a LaTeX file's tokens, which all that obey commands share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from etl.errors import DocumentError
from etl.extract.readers.latex_cited import Bibliography
from etl.extract.readers.latex_counters import Counters
from etl.extract.readers.latex_lines import LineCollector, Setting
from etl.extract.readers.latex_macros import Macro, TokenStack, expand
from etl.extract.readers.latex_tokens import Kind, Token
from etl.model import regex as re
from etl.model.document import TextSource

_MAX_EXPANDED = 400_000  # tokens that macros may expand to: one that calls itself ends here
CLOSING = ".,:;!?/)]'-"  # what stands behind a word without a blank
_DOCUMENT = re.compile(r"\\begin\s*\{document\}")
_GERMAN = re.compile(r"\b(?:n?german|n?austrian|n?swissgerman)\b")  # options of babel


@dataclass(slots=True)
class OpenList:
    """A list that is open: its kind, its counter, and how its numbers look (`[\\arabic*]`)."""

    kind: str
    count: int = 0
    step: int = 1
    label: str | None = None


class Running:
    """What is still to be read, what is printed, what is set how."""

    def __init__(self, source: TextSource, tokens: list[Token]) -> None:
        self.text = source.text
        self.stack = TokenStack(tokens)
        self.out = LineCollector(source)
        self.macros: dict[str, Macro] = {}
        self.environments: dict[str, Macro] = {}
        self.aliases: dict[str, str] = {}  # names that \\let gave to LaTeX's own commands
        self.setting = Setting()
        self.saved: list[Setting] = []
        self.lists: list[OpenList] = []
        self.kinds: dict[str, str] = {}  # names that \\newlist gave to LaTeX's own lists
        self.targets: list[str] = []
        self.expanded = 0
        self.counters = Counters()
        self.bibliography = Bibliography(self.text)
        begin = _DOCUMENT.search(self.text)
        self.is_body = begin is None
        self.is_german = _GERMAN.search(self.text, 0, begin.start() if begin else 0) is not None

    def keep_blank(self, token: Token) -> None:
        """Keep the blank behind a command that stands for words: TeX drops it, which is never meant ("\\myname and B. Writer")."""
        behind = token.start + 1 + len(token.text)
        following = self.stack.peek()
        if token.is_moved or following is None or not self.text[behind : behind + 1].isspace():
            return
        if following.kind in (Kind.COMMAND, Kind.MATH, Kind.OPEN) or (
            following.kind is Kind.TEXT and following.text[0] not in CLOSING
        ):
            self.stack.push([Token(Kind.SPACE, " ", behind, True)])

    def expand(self, body: Sequence[Token], arguments: Sequence[Sequence[Token]], at: Token) -> None:
        """Read on in a macro's body, with the arguments in place."""
        last = at.start if at.is_moved else at.start + len(at.text)
        tokens = expand(body, arguments, at.start, last)
        self.expanded += len(tokens) + 1
        if self.expanded > _MAX_EXPANDED:
            raise DocumentError("latex.endless", "macros of the LaTeX file expand without end; give its PDF instead")
        self.stack.push(tokens)
