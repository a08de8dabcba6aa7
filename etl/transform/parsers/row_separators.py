"""What may part the fields of a list's entries beside the usual separators, and where a header that is parted so ends."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from itertools import islice

from etl.model import regex as re
from etl.transform.parsers.header_ends import header_end, is_abbreviated


class Separator(Enum):
    """What parts the fields of a list's entries beside the usual separators: `Elm Works: Modeller`, `Modeller (Elm Works)`,
    `Modeller. Elm Works.`, `Modeller / Elm Works`."""

    USUAL = None
    COLON = re.compile(r":\s+(?=\S)")
    BRACKETS = re.compile(r"\s*[()]\s*")
    SLASHES = re.compile(r"\s+/\s+(?=\S)")
    STOPS = re.compile(r"(?<=[^\W_A-Z]{2})\.\s+(?=[A-ZÀ-Þ„“\"«])|(?<=[A-Z]{3})\.\s+(?=[A-ZÀ-Þ])|\)\.\s+|(?<=\w\.)\.\s+")

    def stands_in(self, text: str) -> bool:
        """Whether the separator parts the text."""
        return any(True for _ in self.cuts(text.strip(" .()")))

    def cuts(self, text: str) -> Iterator[re.Match[str]]:
        """Where it parts the text: a colon once, a full stop not behind an abbreviation."""
        found = self.value.finditer(text) if self.value is not None else iter(())
        if self is Separator.STOPS:
            return (match for match in found if not is_abbreviated(text, match.start()))
        return islice(found, 1) if self is Separator.COLON else found


def end_of(text: str, separator: Separator) -> int:
    """Where the header in a row ends; where full stops part its fields, before one behind which much is told."""
    start = next((cut.end() for cut in separator.cuts(text)), 0) if separator is Separator.COLON else 0
    if separator is not Separator.STOPS:
        return start + header_end(text[start:])
    cuts = [*separator.cuts(text)]
    ends = [*(cut.start() for cut in cuts[1:]), len(text)][: len(cuts)]
    return next((cut.start() for cut, end in zip(cuts, ends, strict=True) if end - cut.end() > _LONGEST_FIELD), len(text))


_LONGEST_FIELD = 70  # characters between two full stops
