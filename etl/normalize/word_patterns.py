"""Patterns for long lists of words: what the words have in common at their beginnings is looked at once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import Any

_Branch = dict[str, Any]  # the next sign -> what may follow it; "" where a form may end
_END = ""


def any_of(forms: Iterable[str], *, blank: str = r"\s+", ignores_case: bool = False) -> str:
    r"""The source of a pattern for any of `forms`, the longest that fits first; `blank` stands for the blanks in them.

    `any_of(["gear", "gears", "mill"])` is `(?=[gm])(?:gear(?:s)?|mill)`: the same as the forms one beside the other, but a place
    where none begins is left after one look, and the others after a few. Say `ignores_case` where the pattern is compiled so: forms
    that differ in nothing else are then one.
    """
    root: _Branch = {}
    tokens = _Tokens({" ": blank})
    for form in {_lowered(form) for form in forms} if ignores_case else set(forms):
        branch = root
        for sign in form:
            branch = branch.setdefault(tokens[sign], {})
        branch[_END] = {}
    if _END in root:
        raise ValueError("an empty form would match everywhere")
    look = f"(?=[{''.join(sorted(root))}])" if len(root) > 1 and blank not in root else ""
    return look + _source(root)


def by_first_letter(patterns: Iterable[str]) -> str:
    r"""The source of a pattern for the first of `patterns` that fits; each begins with a letter.

    `by_first_letter([r"M\.?A", r"B\.?A", r"M\.?Sc"])` is `(?:M(?:\.?A|\.?Sc)|B(?:\.?A))`: few of many are tried at a place.
    """
    behind: dict[str, list[str]] = {}
    for pattern in patterns:
        if not pattern[0].isalpha():
            raise ValueError(f"a pattern that begins with no letter: {pattern}")
        behind.setdefault(pattern[0], []).append(pattern[1:])
    choices = [f"{letter}(?:{'|'.join(rest)})" for letter, rest in behind.items()]
    return f"(?:{'|'.join(choices)})"


class _Tokens(dict[str, str]):
    """What stands for a sign in a pattern."""

    def __missing__(self, sign: str) -> str:
        token = self[sign] = re.escape(sign)
        return token


def _lowered(form: str) -> str:
    """The form in small letters, but for signs whose small letter is more than one."""
    return form.lower() if form.isascii() else "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in form)


def _source(branch: _Branch) -> str:
    """What may follow here, as a pattern; in a group where there is a choice."""
    before = ""
    while len(branch) == 1:  # no choice
        ((sign, branch),) = branch.items()
        before += sign
    if not branch:
        return before
    choices: list[str] = []
    signs = sorted([(sign.lower(), sign) for sign in branch if sign])
    for _, group in groupby(signs, key=itemgetter(0)):
        same = [sign for _, sign in group]
        if len(same) == 1:
            choices.append(same[0] + _source(branch[same[0]]))
        else:  # where case counts for nothing both may fit: the longer form is tried first
            choices += ["".join(form) for form in sorted(_forms({s: branch[s] for s in same}), key=lambda form: (-len(form), form))]
    return f"{before}(?:{'|'.join(choices)})" + ("?" if _END in branch else "")


def _forms(branch: _Branch) -> list[tuple[str, ...]]:
    """The forms below a branch, sign by sign."""
    return [(sign, *rest) for sign, after in branch.items() for rest in (_forms(after) if sign else [()])] if branch else [()]
