"""Tells line ends that are part of a list's layout (title, authors, venue on lines of their own) from lines that were merely full."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model.document import Passage

# A line that leaves this share of the width free was ended on purpose; one that nearly fills it may have been.
_SHORT = 0.8
# In a list laid out in lines, most entries of several lines have a line that was ended on purpose.
_LAYERED = 0.5
# Soft hyphens and the like: no one sees them.
_INVISIBLE = "\xad\u200b\u200c\u200d\u2060\ufeff"


def settle_line_breaks(entries: Sequence[Passage]) -> list[Passage]:
    """The entries with a blank in place of each line end at which the line was full; meant line ends stay as they are.

    Where a list's entries have lines of their own, a full line before a capital may be one too: its end is kept as a line end
    and a blank, which readers take for a possible break.
    """
    seen = [_visible(entry) for entry in entries]
    width = max((len(line) for e in seen for line in e.text.split("\n")), default=0)
    pairs = [pair for e in seen for pair in _pairs(e.text)]
    meant = sum(_is_short(line, following, width) for line, following in pairs)
    layered = meant >= _LAYERED * max(1, sum("\n" in e.text for e in seen)) and meant >= 0.25 * len(pairs)
    settled = []
    for entry in seen:
        text = entry.text.split("\n", 1)[0]
        for line, following in _pairs(entry.text):
            short = _is_short(line, following, width)
            stays = layered and (short or (following[:1].isupper() and not line.rstrip().endswith(",")))
            text += ("\n" if stays else " ") + following
        settled.append(Passage(entry.document, text, entry.offsets, entry.styles))
    return settled


def _pairs(text: str) -> list[tuple[str, str]]:
    lines = text.split("\n")
    return list(zip(lines, lines[1:], strict=False))


def _is_short(line: str, following: str, width: int) -> bool:
    words = following.split(maxsplit=1)
    return bool(words) and len(line.rstrip()) + 1 + len(words[0]) <= width * _SHORT


def _visible(entry: Passage) -> Passage:
    keep = [i for i, c in enumerate(entry.text) if c not in _INVISIBLE]
    if len(keep) == len(entry.text):
        return entry
    return Passage(
        entry.document, "".join(entry.text[i] for i in keep), [entry.offsets[i] for i in keep], bytes(entry.styles[i] for i in keep)
    )
