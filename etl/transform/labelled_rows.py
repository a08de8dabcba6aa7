"""Rows of a miscellany that a label tells the kind of: "Programming languages | Go, Rust" below "Miscellaneous", "Reviewer for |
Journal of Leaves" below "Research interests".

Each such row opens a section of its own, down to the next row with a label.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from etl.model import regex as re
from etl.model.document import Line
from etl.model.section import SectionKind
from etl.transform.heading_lexicon import fold
from etl.transform.headings import Wording, read_heading_words

RULE = "sections.labelled"
# kinds of sections in which any other may be told in a row
_MISCELLANIES = frozenset(
    {
        SectionKind.PERSONAL,
        SectionKind.INTERESTS,
        SectionKind.SUMMARY,
        SectionKind.LANGUAGES,
        SectionKind.CERTIFICATES,
        SectionKind.UNKNOWN,
    }
)
# kinds that a row may tell whole
_TOLD_IN_ROWS = frozenset(
    {
        SectionKind.SKILLS,
        SectionKind.SOFTWARE,
        SectionKind.SERVICE,
        SectionKind.AWARDS,
        SectionKind.MEMBERSHIPS,
        SectionKind.LANGUAGES,
        SectionKind.INTERESTS,
        SectionKind.CERTIFICATES,
        SectionKind.REFERENCES,
    }
)
_OF_A_THESIS = frozenset({"committee", "committee members", "dissertation committee", "thesis committee", "jury"})
_LONGEST = 40  # characters of a label
# a label before a colon: "Languages: English, Hindi"
_LABEL = re.compile(rf"([^\W\d_][^:.;,\d]{{2,{_LONGEST}}}?)\s*:\s+\S")


@dataclass(frozen=True, slots=True)
class Piece:
    """The rows `start` to `stop` of a section and the kind that their label gives them."""

    start: int
    stop: int
    kind: SectionKind


def labelled_pieces(lines: Sequence[Line], kind: SectionKind) -> list[Piece]:
    """The section's rows, in pieces of one kind each; empty where no label tells of another kind than `kind`."""
    if kind not in _MISCELLANIES:
        return []
    labels = [_label(line) for line in lines]
    named = [label.casefold() for label in labels if label]
    pieces: list[Piece] = []
    for index, label in enumerate(labels):
        if not label and pieces:
            continue
        told = _told(label) if named.count(label.casefold()) == 1 else None
        own = told or kind
        if pieces and pieces[-1].kind is own is kind:
            continue
        if pieces:
            pieces[-1] = Piece(pieces[-1].start, index, pieces[-1].kind)
        pieces.append(Piece(index, len(lines), own))
    return pieces if any(piece.kind is not kind for piece in pieces) else []


def _label(line: Line) -> str:
    if len(line.cells) > 1:
        first = line.passage.cut(*line.cells[0]).text.strip(" :")
        return first if 0 < len(first) <= _LONGEST else ""
    found = _LABEL.match(line.text.strip())
    return found[1] if found else ""


def _told(label: str) -> SectionKind | None:
    words = read_heading_words(label)
    if fold(label) in _OF_A_THESIS:
        return None
    known = words.wording >= Wording.PARTS or words.wording is Wording.ROLE
    return words.kind if known and not words.neutral and words.kind in _TOLD_IN_ROWS else None
