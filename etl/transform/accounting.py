"""What became of each line of a document: law 7, every line accounted for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import get_args

from etl.model import regex as re
from etl.model.claim import Claim
from etl.model.document import Document, Line
from etl.model.document_claims import LineAccount
from etl.model.facts import Author, Fact, Period, Subject
from etl.model.section import Section, SectionKind
from etl.model.span import Span
from etl.transform.closing_lines import RULE
from etl.transform.context import Aside
from etl.transform.entries import split_entries
from etl.transform.items import without_column_heads

# a line that is an address on the net and no more: "Link: https://example.org/talk"
_ADDRESS = re.compile(r"^\s*(?:[^\W\d_]{2,12}:\s*)?(?:https?://|www\.)\S+\s*$")

FACT, ASIDE, UNREAD = "fact", "aside", "unread"

# kinds of sections that hold no facts of ours, with the reason given for their lines
_NOT_OURS = {
    SectionKind.CONTACT: "contact details, not kept",
    SectionKind.SUMMARY: "summary in prose",
    SectionKind.INTERESTS: "interests",
    SectionKind.ADVISING: "students of the subject",
    SectionKind.LANGUAGES: "languages spoken",
    SectionKind.CERTIFICATES: "certificates and courses taken",
    SectionKind.MEMBERSHIPS: "memberships",
    SectionKind.MEDIA: "press and media",
    SectionKind.REFERENCES: "people who recommend the subject",
    SectionKind.PERSONAL: "personal details, not kept",
}


def account_for_lines(
    document: Document,
    sections: Sequence[Section],
    subject: Subject | None,
    facts: Iterable[Fact],
    asides: Iterable[Aside],
) -> tuple[LineAccount, ...]:
    """One account for every non-blank line of the text as read, in order.

    A line is `fact` when the span of a fact or of one of its claims touches it; `aside` when a parser or reader said why it left
    it, when it is a heading, contact data, in a section that lists nothing we keep, or holds no visible words (markup); else
    `unread`.
    """
    numbers_of = _LineNumbers(document).of
    visible = {number for line in document.lines for number in numbers_of(line)}
    reasons = dict(document.dropped)
    for section in sections:
        general = _section_reason(section)
        kept = {id(line) for line in without_column_heads(section.lines)}
        for line in section.lines:
            if reason := _line_reason(line, is_head=id(line) not in kept) or general:
                _note(reasons, numbers_of(line), reason)
        if section.heading is not None:
            _note(reasons, _numbers_between(document, section.heading.offsets[0], section.heading.offsets[-1]), "heading")
    for aside in asides:
        reasons[aside.line] = aside.reason
    read: set[int] = set()
    for span in _spans((*facts, subject)):
        read.update(range(span.line, span.line + span.quote.count("\n") + 1) if "\n" in span.quote else (span.line,))
    numbers = [n for n, text in enumerate(document.text.split("\n"), start=1) if text.strip()]
    unread = {n for n in numbers if n in visible and n not in read and n not in reasons}
    for number in _labels(document, sections, unread, numbers_of):
        reasons.setdefault(number, "holds for the lines below")
    return tuple(_account(number, read, reasons, visible) for number in numbers)


def _account(number: int, read: set[int], reasons: Mapping[int, str], visible: set[int]) -> LineAccount:
    if number in read:
        return LineAccount(number, FACT)
    if number in reasons:
        return LineAccount(number, ASIDE, reasons[number])
    return LineAccount(number, UNREAD) if number in visible else LineAccount(number, ASIDE, "no visible words")


def _labels(
    document: Document, sections: Sequence[Section], unread: set[int], numbers_of: Callable[[Line], range]
) -> Iterator[int]:
    """The unread lines that are years, employers or names of a part above entries."""
    for section in sections:
        if not any(number in unread for line in section.lines for number in numbers_of(line)):
            continue
        for entry in split_entries(section):
            for words in entry.carried:
                yield from _numbers_between(document, words.offsets[0], words.offsets[-1])


def _line_reason(line: Line, *, is_head: bool) -> str:
    if is_head:
        return "column heads"
    return "an address alone" if _ADDRESS.match(line.text) else ""


def _section_reason(section: Section) -> str:
    if section.rule == RULE:
        return "a closing line"
    if section.kind is SectionKind.HEADER:
        return "" if len(section.lines) > _HEADER_LINES else "contact block"
    if any(kind not in _NOT_OURS for kind in section.also):
        return ""  # "Memberships and Service": what is not read there may be of the second kind
    return _NOT_OURS.get(section.kind, "")


_HEADER_LINES = 30  # a longer header holds entries: the document has no headings there


def _note(reasons: dict[int, str], numbers: Iterable[int], reason: str) -> None:
    for number in numbers:
        reasons.setdefault(number, reason)


class _LineNumbers:
    """The numbers of the lines of the text that a visible line was read from, looked up once for each line."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known: dict[int, range] = {}

    def of(self, line: Line) -> range:
        known = self._known.get(id(line))
        if known is None:
            offsets = line.passage.offsets
            known = _numbers_between(self._document, offsets[0], offsets[-1]) if offsets else range(line.number, line.number + 1)
            self._known[id(line)] = known
        return known


def _numbers_between(document: Document, first: int, last: int) -> range:
    first, last = sorted((first, last))  # offsets run backwards where a macro prints its arguments in another order
    number = document.source.line_number
    return range(number(first), number(last) + 1)


def _spans(values: Iterable[object]) -> Iterator[Span]:
    """Every span inside these facts, however deep."""
    left = list(values)
    while left:
        value = left.pop()
        if value is None:
            continue
        kind = type(value)
        if kind is Claim:
            yield value.span  # type: ignore[attr-defined]
        elif kind is tuple:
            left.extend(value)  # type: ignore[arg-type]
        elif kind is Span:
            yield value  # type: ignore[misc]
        else:
            left.extend([getattr(value, name) for name in _FIELD_NAMES.get(kind, ())])


_FIELD_NAMES = {kind: tuple(field.name for field in fields(kind)) for kind in (*get_args(Fact), Subject, Author, Period)}
