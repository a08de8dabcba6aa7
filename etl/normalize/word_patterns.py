"""Patterns for long lists of words: what the words have in common at their beginnings is looked at once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
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
    for form in {_lowered(form) for form in forms} if ignores_case else set(forms):
        branch = root
        for sign in form:
            branch = branch.setdefault(blank if sign == " " else re.escape(sign), {})
        branch[_END] = {}
    if _END in root:
        raise ValueError("an empty form would match everywhere")
    look = f"(?=[{''.join(sorted(root))}])" if len(root) > 1 and blank not in root else ""
    return look + _source(root)


def _lowered(form: str) -> str:
    """The form in small letters, but for signs whose small letter is more than one."""
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in form)


def _source(branch: _Branch) -> str:
    """What may follow here, as a pattern; in a group where there is a choice."""
    choices: list[str] = []
    for _, group in groupby(sorted((sign for sign in branch if sign), key=lambda sign: (sign.lower(), sign)), key=str.lower):
        signs = list(group)
        if len(signs) == 1:
            choices.append(signs[0] + _source(branch[signs[0]]))
        else:  # where case counts for nothing both may fit: the longer form is tried first
            choices += [
                "".join(form) for form in sorted(_forms({s: branch[s] for s in signs}), key=lambda form: (-len(form), form))
            ]
    if not choices:
        return ""
    if len(choices) == 1 and _END not in branch:
        return choices[0]
    return f"(?:{'|'.join(choices)})" + ("?" if _END in branch else "")


def _forms(branch: _Branch) -> list[tuple[str, ...]]:
    """The forms below a branch, sign by sign."""
    return [(sign, *rest) for sign, after in branch.items() for rest in (_forms(after) if sign else [()])] if branch else [()]
