"""Names that are not to be kept: known by hashes alone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from etl.model import regex as re

MASK = "█"
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class HiddenNames:
    """The names of forgotten people, as salted hashes of their words, for one document."""

    salt: str
    hashes: frozenset[str]
    longest: int

    @classmethod
    def of(cls, names: Iterable[str], salt: str) -> HiddenNames:
        """Made from names in any form: `Ilse Korvath`, `Korvath, I.`."""
        words = {tuple(_WORD.findall(name.casefold())) for name in names} - {()}
        return cls(salt, frozenset(_hash(salt, each) for each in words), max(map(len, words), default=0))

    def mask(self, text: str) -> str:
        """The text with every such name blacked out, letter by letter: its length stays."""
        found = [(match.start(), match.end(), match[0].casefold()) for match in _WORD.finditer(text)]
        masked = text
        for i in range(len(found)):
            for count in range(min(self.longest, len(found) - i), 0, -1):
                if _hash(self.salt, [word for _, _, word in found[i : i + count]]) in self.hashes:
                    start, end = found[i][0], found[i + count - 1][1]
                    masked = masked[:start] + MASK * (end - start) + masked[end:]
                    break
        return masked


def _hash(salt: str, words: Iterable[str]) -> str:
    return hashlib.sha256(f"{salt} {' '.join(words)}".encode()).hexdigest()[:32]
