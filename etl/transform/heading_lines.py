"""Which lines of a document are headings: the document's own heading forms, learned from the headings whose words are known."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from etl.model.document import Line, Passage, Style
from etl.transform.headings import HeadingWords, Wording, is_document_title, read_heading_words

_LONGEST = 90
_MOST_WORDS = 10
_STANDS_APART = 0.7  # blank space above, in lines
_LARGER = 1.08  # type size that sets a line apart from body text
_KNOWN_SHARE = 0.34  # of the lines set in a form, as many must have known words for the others to be headings too
_KNOWN_SHARE_LARGE = 0.2  # the same for forms in larger type

# a year or a date anywhere: "2019", "05/2020"; such a line is an entry or a year group
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}/\d{2,4}\b")
# marks that number a heading rather than an entry: "1.", "2.3", "A.", "IV"
_NUMBER_MARK = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*|[A-Z]|[IVX]+)[.)]?$")
# how no heading ends: in a comma, a semicolon, a full stop after a word of several letters
_NO_END = re.compile(r"(?:[,;]|[^\W\d_]{3,}\.)$")
# words of contact data: "jane@example.org", "https://", "+49 30"
_CONTACT = re.compile(r"@|://|www\.|\+\d")


@dataclass(frozen=True, slots=True)
class Form:
    """How a line is set; lines of one form play one part in a document."""

    markup: int
    size: float
    bold: bool
    caps: bool
    small_caps: bool
    italic: bool
    underline: bool
    colon: bool

    @property
    def is_marked_out(self) -> bool:
        """Whether the form alone sets a line apart from body text."""
        return bool(self.markup or self.size >= _LARGER or self.bold or self.caps or self.small_caps or self.underline)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: the lines `index` to `last`, its words, and its rank (1 = outermost).

    `rest` is what follows a run-in heading on its own line.
    """

    index: int
    last: int
    passage: Passage
    words: HeadingWords
    rank: int
    rule: str
    rest: Line | None = None


@dataclass(frozen=True, slots=True)
class _Candidate:
    index: int
    form: Form
    words: HeadingWords
    apart: bool


def find_headings(lines: Sequence[Line]) -> list[Heading]:
    """The headings among `lines`, in order.

    A line that could be one (short, no date, no list mark) is one when its words are known and it stands apart, or when it is set
    in a form in which enough of the document's lines have known words. Years never are.
    """
    candidates = [c for i, line in enumerate(lines) if (c := _candidate(lines, i, line)) is not None]
    forms = _heading_forms(candidates)
    chosen = [c for c in candidates if _is_heading(c, forms)]
    chosen = _without_name(chosen, forms)
    ranks = _ranks(chosen)
    return [Heading(c.index, c.index, lines[c.index].passage, c.words, ranks[c.form], _rule(c)) for c in chosen]


def _candidate(lines: Sequence[Line], index: int, line: Line) -> _Candidate | None:
    text = line.passage.text.strip()
    if not text or len(text) > _LONGEST or len(line.cells) > 1 or text.count(" ") >= _MOST_WORDS:
        return None
    if line.marker is not None and not (_NUMBER_MARK.match(line.marker) and not line.level):
        return None
    if not any(map(str.isalpha, text)) or _DATED.search(text) or _NO_END.search(text) or _CONTACT.search(text):
        return None
    if text[0].islower() and not line.heading:
        return None
    if is_document_title(text):
        return None
    apart = index == 0 or line.gap >= _STANDS_APART or line.page != lines[index - 1].page
    return _Candidate(index, _form(line, text), read_heading_words(text), apart)


def _form(line: Line, text: str) -> Form:
    passage = line.passage
    letters = [c for c in text if c.isalpha()]
    return Form(
        markup=line.heading,
        size=round(line.size * 10) / 10,
        bold=passage.is_set(Style.BOLD),
        caps=len(letters) > 3 and all(c.isupper() for c in letters),
        small_caps=passage.is_set(Style.SMALL_CAPS),
        italic=passage.is_set(Style.ITALIC),
        underline=passage.is_set(Style.UNDERLINE),
        colon=text.endswith(":"),
    )


def _heading_forms(candidates: Sequence[_Candidate]) -> frozenset[Form]:
    """The forms in which lines of unknown words are headings too."""
    total = Counter(c.form for c in candidates)
    known = Counter(c.form for c in candidates if c.words.wording >= Wording.PARTS and (c.apart or c.form.is_marked_out))
    return frozenset(
        form
        for form, count in known.items()
        if form.is_marked_out
        and count >= 2
        and count >= total[form] * (_KNOWN_SHARE_LARGE if form.size >= _LARGER else _KNOWN_SHARE)
    )


def _is_heading(candidate: _Candidate, forms: frozenset[Form]) -> bool:
    wording, form = candidate.words.wording, candidate.form
    if form.markup or form in forms:
        return True
    if wording >= Wording.PARTS:
        return candidate.apart or form.is_marked_out
    if wording is Wording.HEAD:
        return form.is_marked_out
    return wording is Wording.ROLE and candidate.apart and not form.colon


def _without_name(chosen: list[_Candidate], forms: frozenset[Form]) -> list[_Candidate]:
    """Without the lines of unknown words before the first known heading, unless set like the known ones: a name, a motto."""
    first = next((n for n, c in enumerate(chosen) if c.words.wording >= Wording.HEAD), len(chosen))
    kept = [c for c in chosen[:first] if c.index > 0 and c.form in forms]
    return [*kept, *chosen[first:]]


def _ranks(chosen: Sequence[_Candidate]) -> dict[Form, int]:
    """Each form's rank: markup levels first, then larger type before smaller, then what came first."""
    first: dict[Form, int] = {}
    for candidate in chosen:
        first.setdefault(candidate.form, candidate.index)
    ordered = sorted(first, key=lambda form: (form.markup or 7, -max(form.size, 1.0), first[form]))
    return {form: rank for rank, form in enumerate(ordered, start=1)}


def _rule(candidate: _Candidate) -> str:
    if candidate.form.markup:
        return "sections.markup"
    return "sections.wording" if candidate.words.wording >= Wording.PARTS else "sections.form"
