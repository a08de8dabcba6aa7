"""One passage of several lines: hyphenation at line ends undone, offsets kept."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.model.document import Line, Passage, join_passages

# a word broken at the line's end: "Ver-", "distri\u00ad"
_BROKEN = re.compile(r"[^\W\d_]{2,}([-\u00ad\u2010])$")
# a range broken at its dash: "pp. 3254–"
_BROKEN_RANGE = re.compile(r"\d[-–—]$")
# an address broken after a mark: "https://example.org/the-", "example.org/a/"
_ADDRESS_END = re.compile(r"(?:://|www\.|\.[a-z]{2,6}/)\S*[-/.=_&?]$")
_TAIL = 200  # characters at a line's end that are looked at
_LOWER_START = re.compile(r"[^\W\d_]*")


def join_lines(lines: Sequence[Line]) -> Passage:
    """The lines as one passage, a blank between two, or nothing where a word was broken.

    "distri-" + "buted systems" gives "distributed systems"; "large-" + "scale" stays "large-scale" when the document writes
    "large-scale" elsewhere; "Rhein-" + "Main" keeps its hyphen. Offsets stay those of the text as read.
    """
    parts = [part for part in (line.passage.trimmed() for line in lines) if part.text]
    if not parts:
        return lines[0].passage.trimmed()
    words: list[list[Passage]] = [[parts[0]]]  # lists of passages that are joined without a blank
    tail = parts[0].text[-_TAIL:]
    for part in parts[1:]:
        separator, hyphens = _seam(tail, part)
        if hyphens:
            last = words[-1].pop()
            words[-1].append(last.cut(0, len(last) - hyphens))
        if separator:
            words.append([part])
        else:
            words[-1].append(part)
        tail = (tail[: len(tail) - hyphens] + separator + part.text)[-_TAIL:]
    return join_passages(join_passages(word, "") for word in words)


def _seam(tail: str, right: Passage) -> tuple[str, int]:
    """What stands between a text that ends in `tail` and the next line, and how many hyphens at the end of `tail` go away."""
    first = right.text[0]
    if _ADDRESS_END.search(tail):
        return (" " if first.isupper() else ""), 0
    match = _BROKEN.search(tail)
    if match is None:
        return ("" if _BROKEN_RANGE.search(tail) and first.isdigit() else " "), 0
    if match[1] == "\u00ad":
        return "", 1
    if not first.isalpha():
        return ("" if first.isdigit() else " "), 0
    return "", 0 if first.isupper() or _is_compound(match, right) else 1


def _is_compound(broken: re.Match[str], right: Passage) -> bool:
    """Whether the document writes the word with its hyphen elsewhere."""
    start = _LOWER_START.match(right.text)
    word = f"{broken[0][:-1]}-{start[0] if start else ''}"
    return word in right.document.text
