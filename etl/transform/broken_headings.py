"""Headings broken over several lines: wrapped at the edge of the page, set in a narrow margin that a converter gave lines of its
own, or before the first words of their text.

A heading in large type that fills its line goes on below: "Invited Workshops, Symposia, Panels, and" above "Working Groups".

"Honors and" above "Awards", "Professional" above "Experience" are one heading each. In a document with such headings those that fit
on one line run into their text: "Education Doctor of Philosophy in Physics", "Languages English, Dutch".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from etl.model import regex as re
from etl.model.document import Line, Style, join_passages
from etl.model.section import SectionKind
from etl.normalize.person_names import looks_like_name
from etl.transform.heading_forms import LARGER
from etl.transform.heading_lexicon import fold, known_words
from etl.transform.headings import Wording, read_heading_words
from etl.transform.parsers.affiliations import Role, evidence_of

_MOST_LINES = 3
_LONGEST, _MOST_WORDS = 24, 3  # of a line of such a heading
_CLOSE = 0.3  # lines of blank between them
_NEXT_LINE = 0.55  # lines of body text, times its size, that a large type keeps between its own
_WRAPPED = 120  # characters of a heading that wraps
_FEWEST = 2  # broken headings, for others to run into their text
_STYLES = int(Style.BOLD | Style.SMALL_CAPS)
_OPEN = (",", "&", "/")
_EVIDENCE = {SectionKind.EDUCATION: Role.DEGREE, SectionKind.EMPLOYMENT: Role.TITLE}
_OF_PEOPLE = frozenset({SectionKind.REFERENCES, SectionKind.PATENTS, SectionKind.PUBLICATIONS})
_INITIAL = re.compile(r"\b[A-Z]\.")


def with_whole_headings(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with such headings on a line each; all others as they are."""
    lines = _unwrapped(lines)
    if not any(_may_be_part(line) and _may_be_part(after) for line, after in pairwise(lines)):
        return tuple(lines)
    found: list[Line] = []
    broken = 0
    at = 0
    while at < len(lines):
        count = _length(lines, at)
        if count > 1:
            passage = join_passages(line.passage for line in lines[at : at + count])
            found.append(replace(lines[at], passage=passage))
            broken += 1
        else:
            found.append(lines[at])
        at += count
    if broken < _FEWEST:
        return tuple(found)
    return tuple(piece for line in found for piece in _parted(line))


def _unwrapped(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page with large type that wraps at its edge put together."""
    found: list[Line] = []
    for line in lines:
        if found and found[-1].is_full and _wraps(found[-1], line):
            passage = join_passages((found[-1].passage, line.passage))
            found[-1] = replace(found[-1], passage=passage, is_full=line.is_full)
        else:
            found.append(line)
    return found


def _wraps(above: Line, below: Line) -> bool:
    if not above.size == below.size >= LARGER or above.cells or below.cells or below.marker is not None:
        return False
    if (above.page, above.column) != (below.page, below.column) or below.gap > _NEXT_LINE * below.size:
        return False
    return above.passage.styles[0] & _STYLES == below.passage.styles[0] & _STYLES and len(above.text) + len(below.text) <= _WRAPPED


def _may_be_part(line: Line) -> bool:
    text = line.text
    if len(text) > _LONGEST or line.marker is not None or line.cells or line.heading:
        return False
    return text[0].isupper() and text.count(" ") < _MOST_WORDS and not any(map(str.isdigit, text)) and text[-1] not in ".;:"


def _length(lines: Sequence[Line], at: int) -> int:
    """How many lines from `at` on are one heading; 1 where none begins."""
    if not _may_be_part(lines[at]) or (at and lines[at - 1].text.endswith(_OPEN) and lines[at].gap <= _CLOSE):
        return 1
    end = at + 1
    while end < len(lines) and end - at < _MOST_LINES and _goes_on(lines[end - 1], lines[end]):
        end += 1
    return next((last - at for last in range(end, at + 1, -1) if _is_heading([line.text for line in lines[at:last]])), 1)


def _goes_on(above: Line, below: Line) -> bool:
    if not _may_be_part(below) or below.gap > _CLOSE or (above.page, above.column) != (below.page, below.column):
        return False
    return above.size == below.size and above.passage.styles[0] & _STYLES == below.passage.styles[0] & _STYLES


def _is_heading(parts: Sequence[str]) -> bool:
    """Whether the parts are known words only together, or all before the last say nothing of their own ("Honors and")."""
    whole = read_heading_words(" ".join(parts))
    if whole.wording < Wording.PARTS or whole.neutral:
        return False
    if whole.wording is Wording.WHOLE and not all(read_heading_words(part).wording is Wording.WHOLE for part in parts):
        return True
    return all(_says_nothing(part) for part in parts[:-1])


def _says_nothing(part: str) -> bool:
    lexicon = known_words()
    words = fold(part).split()
    return part.endswith(_OPEN) or words[-1] in lexicon.joiners or all(word in lexicon.modifiers for word in words)


def _parted(line: Line) -> Iterator[Line]:
    """A line whose first words are a heading, and the text that they run into."""
    cut = _heading_end(line)
    if not cut:
        yield line
        return
    yield replace(line, passage=line.passage.cut(0, cut), cells=())
    yield replace(line, passage=line.passage.cut(cut).trimmed(), gap=0.0)


def _heading_end(line: Line) -> int:
    if line.marker is not None or line.cells or line.heading or not line.text[0].isupper():
        return 0
    words = line.text.split(" ")[: _MOST_WORDS + 1]
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        head = " ".join(words[:count])
        if not head.replace(" ", "").isalpha():
            continue
        said = read_heading_words(head)
        rest = line.text[len(head) + 1 :]
        if said.wording is Wording.WHOLE and not said.neutral and _opens(said.kind, rest):
            return len(head)
    return 0


def _opens(kind: SectionKind, rest: str) -> bool:
    """Whether the text behind a heading begins as an entry of its kind does: a degree, a post, a person, languages."""
    first = re.split(r",| and |(?<=[a-z])\. ", rest)[0]
    if kind in _EVIDENCE:
        found = evidence_of(first)
        return found is not None and found[0] is _EVIDENCE[kind]
    if kind in _OF_PEOPLE:
        return looks_like_name(first) and _INITIAL.search(first) is not None
    return kind is SectionKind.LANGUAGES and all(part.strip().istitle() for part in rest.split(","))
