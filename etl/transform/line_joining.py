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
    whole = lines[0].passage.trimmed()
    for line in lines[1:]:
        whole = _join(whole, line.passage.trimmed())
    return whole


def _join(left: Passage, right: Passage) -> Passage:
    if not left.text or not right.text:
        return left if left.text else right
    tail = left.text[-_TAIL:]
    if _ADDRESS_END.search(tail):
        return join_passages((left, right), " " if right.text[0].isupper() else "")
    match = _BROKEN.search(left.text)
    if match is None:
        return join_passages((left, right), "" if _BROKEN_RANGE.search(tail) and right.text[0].isdigit() else " ")
    if match[1] == "\u00ad":
        return join_passages((left.cut(0, match.start(1)), right), "")
    if not right.text[0].isalpha():
        return join_passages((left, right), "" if right.text[0].isdigit() else " ")
    if right.text[0].isupper() or _is_compound(left, match, right):
        return join_passages((left, right), "")
    return join_passages((left.cut(0, match.start(1)), right), "")


def _is_compound(left: Passage, broken: re.Match[str], right: Passage) -> bool:
    """Whether the document writes the word with its hyphen elsewhere."""
    start = _LOWER_START.match(right.text)
    word = f"{broken[0][:-1]}-{start[0] if start else ''}"
    return word in left.document.text
