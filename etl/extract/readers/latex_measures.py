"""Measures that plain TeX takes without braces: "\\itemsep0pt", "\\parskip=1ex plus .2ex", "\\vskip 0.5\\baselineskip"."""

from __future__ import annotations

from dataclasses import replace

from etl.extract.readers import latex_vocabulary as vocabulary
from etl.extract.readers.latex_macros import TokenStack
from etl.extract.readers.latex_tokens import Kind, Token
from etl.model import regex as re

# 0pt, =1.5ex, -.2em, 0.5 (before \baselineskip), 10000 (a penalty)
_MEASURE = re.compile(r"=?[-+]?(?:\d*[.,]?\d+)?(?:pt|em|ex|cm|mm|in|bp|sp|pc|dd|cc|mu|fil{1,3})?")
# a whole argument that is a measure, or a plain number that is no year: "{.25in}", "{1}", "{0.8\\textwidth}"
LENGTH = re.compile(
    r"(?!(?:19|20)\d\d\s*$)\s*-?\.?\d[\d.]*\s*(?:cm|mm|pt|em|ex|in|bp|pc|sp|\\\w+)?\s*|\s*\\\w*(?:width|height|skip|sep|size)\s*"
)
_UNIT = re.compile(r"(?:pt|em|ex|cm|mm|in|bp|sp|pc|dd|cc|mu|fil{1,3})\b")
_STRETCH = frozenset({"plus", "minus"})
_LENGTHS = ("width", "height", "skip", "sep", "offset", "length")  # what documents name their own: "\\resumewidth"
_SIZES_OF_RULES = frozenset({"width", "height", "depth"})


def skip_measure(stack: TokenStack) -> None:
    """Takes off a measure with its stretch; what follows it in the same word stays."""
    _skip_one(stack)
    while (token := _after_blank(stack)) is not None and token.kind is Kind.TEXT and token.text in _STRETCH:
        stack.pop()
        _skip_one(stack)


def skip_rule(stack: TokenStack) -> None:
    """Takes off the sizes behind a rule: "\\hrule width\\hsize height 1pt"."""
    while (token := _after_blank(stack)) is not None and token.kind is Kind.TEXT and token.text in _SIZES_OF_RULES:
        stack.pop()
        skip_measure(stack)


def _skip_one(stack: TokenStack) -> None:
    token = _after_blank(stack)
    if token is not None and token.kind is Kind.TEXT:
        match = _MEASURE.match(token.text)
        end = match.end() if match else 0
        if not end:
            return
        stack.pop()
        if end < len(token.text):
            stack.push([replace(token, text=token.text[end:], start=token.start + (0 if token.is_moved else end))])
            return
        if token.text.lstrip("=+-") == "" or token.text[-1].isdigit():
            _skip_unit(stack)
    else:
        _skip_length(stack)


def _skip_unit(stack: TokenStack) -> None:
    """The unit or the named length behind a number: "2pt", "1 true cm", "0.5\\baselineskip"."""
    token = stack.peek()
    if token is not None and token.kind is Kind.SPACE:
        blank = stack.pop()
        following = stack.peek()
        if following is None or following.kind is not Kind.TEXT or not (following.text == "true" or _UNIT.match(following.text)):
            stack.push([blank])
            return
        if following.text == "true":
            stack.pop()
            _skip_unit(stack)
            return
        token = following
    if token is not None and token.kind is Kind.TEXT and (match := _UNIT.match(token.text)):
        stack.pop()
        if match.end() < len(token.text):
            stack.push([replace(token, text=token.text[match.end() :])])
        return
    _skip_length(stack)


def _skip_length(stack: TokenStack) -> None:
    token = stack.peek()
    if token is not None and token.kind is Kind.COMMAND and (token.text in vocabulary.MEASURED or token.text.endswith(_LENGTHS)):
        stack.pop()


def _after_blank(stack: TokenStack) -> Token | None:
    """The next token, behind one blank if a measure stands there."""
    token = stack.peek()
    if token is None or token.kind is not Kind.SPACE:
        return token
    blank = stack.pop()
    following = stack.peek()
    if following is not None and (following.kind is Kind.COMMAND or _may_be_measure(following)):
        return following
    stack.push([blank])
    return blank


def _may_be_measure(token: Token) -> bool:
    return token.kind is Kind.TEXT and (token.text[0] in "=-+.0123456789" or token.text in _STRETCH | _SIZES_OF_RULES)
