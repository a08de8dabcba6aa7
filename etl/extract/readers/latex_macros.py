"""Macros of a LaTeX file: definitions, arguments, expansion."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from etl.errors import DocumentError
from etl.extract.readers.latex_tokens import Kind, Token

_MAX_ARGUMENT = 20_000  # tokens
_WORK = 25  # times that a token may be looked through, on average
_LEAST_WORK = 100_000


@dataclass(frozen=True, slots=True)
class Macro:
    """A definition: how many arguments, defaults of optional ones (they come first), and the body."""

    arguments: int
    defaults: tuple[tuple[Token, ...], ...]
    body: tuple[Token, ...]
    end_body: tuple[Token, ...] = ()  # of an environment


class TokenStack:
    """Tokens still to be read. What a macro expands to is pushed back in front."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = list(reversed(tokens))
        self._work_left = _LEAST_WORK + _WORK * len(tokens)

    def _spend(self, count: int) -> None:
        """Groups that never close are looked through again and again: such a file is given up."""
        self._work_left -= count
        if self._work_left < 0:
            raise DocumentError("latex.endless", "braces or brackets of the LaTeX file do not close; give its PDF instead")

    def __bool__(self) -> bool:
        return bool(self._tokens)

    def pop(self) -> Token:
        """Take the next token."""
        return self._tokens.pop()

    def push(self, tokens: Iterable[Token]) -> None:
        """Put tokens in front, in their order."""
        self._tokens.extend(reversed(list(tokens)))

    def peek(self) -> Token | None:
        """The next token; `None` at the end."""
        return self._tokens[-1] if self._tokens else None

    def skip_blank(self) -> None:
        """Drop blanks, not blank lines."""
        while self._tokens and self._tokens[-1].kind is Kind.SPACE:
            self._tokens.pop()

    def take_star(self) -> None:
        """Drop the star of a starred form."""
        token = self.peek()
        if token is not None and token.kind is Kind.TEXT and token.text.startswith("*"):
            self.pop()
            if len(token.text) > 1:
                self.push([replace(token, text=token.text[1:], start=token.start + 1)])

    def has_group(self) -> bool:
        """Whether a group in braces comes next, blanks and one line end aside."""
        i = len(self._tokens) - 1
        while i >= 0 and self._tokens[i].kind is Kind.SPACE:
            i -= 1
        return i >= 0 and self._tokens[i].kind is Kind.OPEN

    def enter_group(self) -> bool:
        """Take the brace that opens the next argument, if that is a group."""
        if not self.has_group():
            return False
        self.skip_blank()
        self.pop()
        return True

    def argument(self) -> list[Token]:
        """The next argument: the inside of a group, or a single token."""
        self.skip_blank()
        token = self.peek()
        if token is None or token.kind is Kind.PARAGRAPH or token.kind is Kind.CLOSE:
            return []
        if token.kind is not Kind.OPEN:
            self.pop()
            if token.kind is Kind.TEXT and len(token.text) > 1:
                self.push([replace(token, text=token.text[1:], start=token.start + (0 if token.is_moved else 1))])
                return [replace(token, text=token.text[0])]
            return [token]
        self.pop()
        found: list[Token] = []
        depth = 1
        while self._tokens and len(found) < _MAX_ARGUMENT:
            token = self._tokens.pop()
            depth += (token.kind is Kind.OPEN) - (token.kind is Kind.CLOSE)
            if not depth:
                break
            found.append(token)
        self._spend(len(found))
        return found

    def option(self) -> list[Token] | None:
        """The next argument in square brackets; `None` if there is none."""
        saved = len(self._tokens)
        blanks: list[Token] = []
        while self._tokens and self._tokens[-1].kind is Kind.SPACE:
            blanks.append(self._tokens.pop())
        token = self.peek()
        if token is None or token.kind is not Kind.TEXT or not token.text.startswith("["):
            self.push(blanks)
            return None
        taken: list[Token] = []
        found: list[Token] = []
        depth = 0
        is_first = True
        while self._tokens and len(taken) < min(saved, 150):
            token = self._tokens.pop()
            taken.append(token)
            if token.kind is Kind.PARAGRAPH:
                break
            depth += (token.kind is Kind.OPEN) - (token.kind is Kind.CLOSE)
            if depth < 0:
                break
            rest = replace(token, text=token.text[1:], start=token.start + (not token.is_moved)) if is_first else token
            is_first = False
            close = rest.text.find("]") if rest.kind is Kind.TEXT and depth == 0 else -1
            if close >= 0:
                if close:
                    found.append(replace(rest, text=rest.text[:close]))
                if rest.text[close + 1 :]:
                    moved = 0 if rest.is_moved else close + 1
                    self.push([replace(rest, text=rest.text[close + 1 :], start=rest.start + moved)])
                return found
            if rest.text:
                found.append(rest)
        self._spend(len(taken))
        self.push([*blanks, *taken])
        return None


def plain(tokens: Iterable[Token]) -> str:
    """The tokens as source text."""
    marks = {Kind.COMMAND: "\\", Kind.PARAMETER: "#"}
    return "".join(marks.get(token.kind, "") + token.text for token in tokens)


def read_definition(name: str, stack: TokenStack) -> tuple[str, Macro] | None:
    """The macro or environment that a defining command (`newcommand`, `def`, ...) defines; its tokens are taken off the stack."""
    stack.take_star()
    if name == "def":
        return _read_def(stack)
    target = plain(stack.argument()).strip().lstrip("\\")
    if name in ("NewDocumentCommand", "RenewDocumentCommand", "DeclareDocumentCommand", "ProvideDocumentCommand"):
        spec = re.findall(r"[mosOv]", re.sub(r"\{[^{}]*\}", "", plain(stack.argument())))
        optional = len([kind for kind in spec if kind in "oO"])
        body = tuple(stack.argument())
        return (target, Macro(len(spec), ((),) * optional, body)) if target else None
    count = plain(stack.option() or []).strip()
    arguments = int(count) if count.isdecimal() and len(count) == 1 else 0
    defaults: list[tuple[Token, ...]] = []
    default = stack.option() if arguments else None
    if default is not None:
        defaults.append(tuple(default))
    body = tuple(stack.argument())
    end = tuple(stack.argument()) if "environment" in name else ()
    return (target, Macro(arguments, tuple(defaults), body, end)) if target else None


def _read_def(stack: TokenStack) -> tuple[str, Macro] | None:
    """`\\def\\name#1#2{...}`; delimited arguments are beyond us and leave the macro out."""
    token = stack.peek()
    if token is None or token.kind is not Kind.COMMAND:
        return None
    stack.pop()
    arguments = 0
    is_plain = True
    while stack:
        parameter = stack.peek()
        if parameter is None or parameter.kind is Kind.OPEN or parameter.kind is Kind.PARAGRAPH:
            break
        stack.pop()
        arguments += parameter.kind is Kind.PARAMETER
        is_plain = is_plain and parameter.kind in (Kind.PARAMETER, Kind.SPACE)
    body = tuple(stack.argument())
    return (token.text, Macro(arguments, (), body)) if is_plain else None


def take_arguments(macro: Macro, stack: TokenStack, at: int) -> list[list[Token]]:
    """The arguments of the call at `at`; defaults for optional ones left out, as if they stood there."""
    given: list[list[Token]] = []
    for default in macro.defaults:
        option = stack.option()
        given.append([Token(token.kind, token.text, at, True) for token in default] if option is None else option)
    while len(given) < macro.arguments:
        given.append(stack.argument())
    return given


def expand(body: Sequence[Token], arguments: Sequence[Sequence[Token]], at: int, last: int) -> list[Token]:
    """The body with the arguments in place, which keep their places: its own words move to the call, which stands from `at` to the
    character `last`; so they quote its name."""
    found: list[Token] = []
    final = next((i for i in reversed(range(len(body))) if body[i].kind is Kind.TEXT), -1)
    for i, token in enumerate(body):
        if token.kind is Kind.PARAMETER:
            index = int(token.text) - 1
            if 0 <= index < len(arguments):
                found += arguments[index]
        elif i == final and len(token.text) > 1 and token.text[0].isalnum():
            found += [Token(Kind.TEXT, token.text[:1], at, True), Token(Kind.TEXT, token.text[1:], last, True)]
        else:
            found.append(Token(token.kind, token.text, at, True))
    return found
