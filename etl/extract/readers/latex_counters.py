"""Counters of a LaTeX file: `\\newcounter{pub}`, `\\stepcounter{pub}`, and what `\\thepub` prints."""

from __future__ import annotations

from etl.extract.readers.latex_macros import TokenStack, plain
from etl.model import regex as re

COUNTING = frozenset({"newcounter", "setcounter", "addtocounter", "stepcounter", "refstepcounter"})
FORMS = frozenset({"arabic", "alph", "Alph", "roman", "Roman"})
_NUMBER = re.compile(r"-?\d{1,6}")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi")


class Counters:
    """The counters that a file makes itself; LaTeX's own ("page", "section") print nothing that is read."""

    def __init__(self) -> None:
        self._values: dict[str, int] = {}

    def obey(self, name: str, stack: TokenStack) -> None:
        """One of the commands of `COUNTING`, whose arguments are taken off the stack."""
        counter = plain(stack.argument()).strip()
        if name == "newcounter":
            self._values[counter] = 0
            stack.option()
        elif name in ("setcounter", "addtocounter"):
            number = _NUMBER.fullmatch(plain(stack.argument()).strip())
            if number and counter in self._values:
                self._values[counter] = int(number[0]) + (self._values[counter] if name == "addtocounter" else 0)
        elif counter in self._values:
            self._values[counter] += 1

    def shown(self, name: str) -> str | None:
        """What `\\the<counter>` prints; `None` for other commands.

        >>> Counters().shown("thepage") is None
        True
        """
        value = self._values.get(name.removeprefix("the")) if name.startswith("the") else None
        return None if value is None else str(value)

    def shown_as(self, form: str, counter: str) -> str:
        """What `\\roman{counter}` prints; nothing for a counter that the file does not make itself."""
        return number(form, self._values[counter]) if counter in self._values else ""


def number(form: str, count: int) -> str:
    """A count in one of the `FORMS`: `number("roman", 4)` is "iv"."""
    if form.lower() == "alph" and 1 <= count <= 26:
        return chr(ord("a" if form == "alph" else "A") + count - 1)
    if form.lower() == "roman" and 1 <= count <= len(_ROMAN):
        return _ROMAN[count - 1] if form == "roman" else _ROMAN[count - 1].upper()
    return str(count)
