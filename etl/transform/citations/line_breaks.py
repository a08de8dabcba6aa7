"""Tells line ends that are part of a list's layout (title, authors, venue on lines of their own) from lines that were merely full."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model.document import Passage

_SLACK = 0.93


def settle_line_breaks(entries: Sequence[Passage]) -> list[Passage]:
    """The entries with a blank in place of each line end at which the line was full; meant line ends stay.

    A line end is meant if the next line's first word would still have fitted on the line.
    """
    width = max((len(line) for e in entries for line in e.text.split("\n")), default=0)
    settled = []
    for entry in entries:
        if "\n" not in entry.text:
            settled.append(entry)
            continue
        lines = entry.text.split("\n")
        text = lines[0]
        for line, following in zip(lines, lines[1:], strict=False):
            words = following.split(maxsplit=1)
            fits = bool(words) and len(line.rstrip()) + 1 + len(words[0]) <= width * _SLACK
            text += ("\n" if fits else " ") + following
        settled.append(Passage(entry.document, text, entry.offsets, entry.styles))
    return settled
