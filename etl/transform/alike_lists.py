"""The lists of one kind in a document, which are as a rule set alike: what a short one does not tell, the others do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from etl.model.document import Line
from etl.model.section import Section, SectionKind
from etl.transform.line_cues import Cues

_KIND = SectionKind.PUBLICATIONS
_MEMO = "alike"


@dataclass(slots=True)
class _Alike:
    """The lines of each list, and the cues of those that were asked for."""

    lists: tuple[tuple[Line, ...], ...]
    cues: dict[int, list[Cues | None]] = field(default_factory=dict)
    answers: dict[Callable[[Sequence[Line], SectionKind], bool], bool] = field(default_factory=dict)


def know_each_other(sections: Sequence[Section]) -> None:
    """Notes with each list of publications which others the document has."""
    lists = tuple(section.lines for section in sections if section.kind is _KIND and section.lines)
    alike = _Alike(lists)
    for section in sections if len(lists) > 1 else ():
        if section.kind is _KIND:
            section.memo[_MEMO] = alike


def cues_of_others(section: Section, read: Callable[[Sequence[Line], SectionKind], list[Cues | None]]) -> list[list[Cues | None]]:
    """The cues of the document's other lists of this kind, as `read` finds them in their lines."""
    alike: _Alike | None = section.memo.get(_MEMO)
    if alike is None:
        return []
    others = [n for n, lines in enumerate(alike.lists) if lines is not section.lines]
    for n in others:
        if n not in alike.cues:
            alike.cues[n] = read(alike.lists[n], section.kind)
    return [alike.cues[n] for n in others]


def holds_for_one(section: Section, test: Callable[[Sequence[Line], SectionKind], bool]) -> bool:
    """Whether the test holds for the section's list or another of this kind in the document."""
    alike: _Alike | None = section.memo.get(_MEMO)
    if alike is None:
        return test(section.lines, section.kind)
    if test not in alike.answers:
        alike.answers[test] = any(test(lines, section.kind) for lines in alike.lists)
    return alike.answers[test]
