"""One passage of several lines: hyphenation at line ends undone, offsets kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Line, Passage, join_passages

# a word broken at the line's end: "Ver-", "distri\u00ad"
_BROKEN = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,}([-\u00ad\u2010])$")
_HYPHENS = "-\u00ad\u2010"
# a range broken at its dash: "pp. 3254–"
_BROKEN_RANGE = re.compile(r"\d[-–—]$")
# an address broken after a mark: "https://example.org/the-", "example.org/a/"
_ADDRESS_END = re.compile(r"(?:://|www\.|\.[a-z]{2,6}/)\S*[-/.=_&?]$")
_ADDRESS_MARKS = "-/.=_&?"
_TAIL = 200  # characters at a line's end that are looked at
_LOWER_START = re.compile(r"[^\W\d_]*")


def join_lines(lines: Sequence[Line]) -> Passage:
    """The lines as one passage, a blank between two, or nothing where a word was broken.

    "distri-" + "buted systems" gives "distributed systems"; "Rhein-" + "Main" and "low-" + "resource" keep their hyphen, so does
    what the document writes with its hyphen elsewhere. Offsets stay those of the text as read.
    """
    parts = [part for part in (line.passage.trimmed() for line in lines) if part.text]
    if not parts:
        return lines[0].passage.trimmed()
    if len(parts) == 1:
        return parts[0]
    words: list[list[Passage]] = [[parts[0]]]  # lists of passages that are joined without a blank
    tail = parts[0].text[-_TAIL:]
    for part in parts[1:]:
        separator, hyphens = ("", 0) if _ends_softly(words[-1][-1]) else _seam(tail, part)
        if hyphens:
            last = words[-1].pop()
            words[-1].append(last.cut(0, len(last) - hyphens))
        if separator:
            words.append([part])
        else:
            words[-1].append(part)
        tail = (tail[: len(tail) - hyphens] + separator + part.text)[-_TAIL:]
    return join_passages(join_passages(word, "") for word in words)


def _ends_softly(passage: Passage) -> bool:
    """Whether a soft hyphen, which nobody sees, stands in the text right behind a passage: a word was broken there."""
    after = passage.offsets[-1] + 1
    return passage.text[-1:].isalpha() and passage.document.text[after : after + 1] == "\u00ad"


def _seam(tail: str, right: Passage) -> tuple[str, int]:
    """What stands between a text that ends in `tail` and the next line, and how many hyphens at the end of `tail` go away."""
    first = right.text[0]
    end = tail[-1:]
    if end in _ADDRESS_MARKS and ("/" in tail or "www." in tail) and _ADDRESS_END.search(tail):
        return (" " if first.isupper() else ""), 0
    match = _BROKEN.search(tail) if end in _HYPHENS else None
    if match is None:
        return ("" if first.isdigit() and _BROKEN_RANGE.search(tail[-2:]) else " "), 0
    if match[1] == "\u00ad":
        return "", 1
    if not first.isalpha():
        return ("" if first.isdigit() else " "), 0
    return "", 0 if first.isupper() or _is_compound(match[0][:-1], right) else 1


def _is_compound(first: str, right: Passage) -> bool:
    """Whether the hyphen belongs to the word: the document writes it so elsewhere, or the parts form compounds.

    What the document writes elsewhere in one word is none; two words that both stand elsewhere on their own are one.
    """
    start = _LOWER_START.match(right.text)
    second = start[0] if start else ""
    text = right.document.text
    if _is_written(f"{first}-{second}", text):
        return True
    firsts, seconds, continuations, joined = _parts()
    if _is_written(first + second, text) or second.lower() in continuations:
        return False
    if first.lower() in firsts or second.lower() in seconds:
        return True
    if first.lower() in joined or min(len(first), len(second)) <= _SYLLABLE:
        return False
    return _is_written(f" {first} ", text) and _is_written(f" {second} ", text)


_SYLLABLE = 3  # letters; shorter pieces are words by chance ("for-" + "mal")


@lru_cache(maxsize=4096)
def _is_written(words: str, text: str) -> bool:
    """Whether the words stand in the text; kept, because a text breaks the same words at many of its lines."""
    return words in text


@cache
def _parts() -> tuple[frozenset[str], ...]:
    tables = read_gazetteer("compound_words")
    return tuple(frozenset(tables[name]) for name in ("first", "second", "continuations", "joined"))
