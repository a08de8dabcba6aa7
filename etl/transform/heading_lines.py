"""Which lines of a document are headings: the document's own heading forms, learned from the headings whose words are known."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.model.document import Line, Passage, Style
from etl.model.section import SectionKind
from etl.transform.headings import HeadingWords, Wording, heads_table_of_works, is_document_title, read_heading_words

_LONGEST = 90
_MOST_WORDS = 10
_STANDS_APART = 0.7  # blank space above, in lines, that sets any line apart
_STANDS_OFF = 0.2  # the same for a line that its form marks out as well
_LARGER, _SMALLER = 1.15, 0.85  # type sizes that set a line apart from body text
_USUAL = 0.75  # of the blank space usual above the headings of a form must stand above one of unknown words
_OUTDENT = 1.5  # characters by which a heading stands left of the text
_KNOWN_SHARE = 0.34  # of the lines set in a form, as many must have known words for the others to be headings too
_KNOWN_SHARE_LARGE = 0.2  # the same for forms in larger type
_KNOWN_SHARE_WEAK = 0.5  # the same for forms that only lean, shrink or stand out to the left

# a year or a date anywhere: "2019", "05/2020"; such a line is an entry or a year group
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}/\d{2,4}\b")
# marks that number a heading rather than an entry: "1.", "2.3", "A.", "IV"
_NUMBER_MARK = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*|[A-Z]|[IVX]+)[.)]?$")
# how no heading ends: in a comma, a semicolon, a full stop after a word of several letters
_NO_END = re.compile(r"(?:[,;]|[^\W\d_]{3,}\.)$")
# words of contact data: "jane@example.org", "https://", "+49 30"
_CONTACT = re.compile(r"@|://|www\.|\+\d")
_BRACKETS = re.compile(r"\([^()]*\)")
# what follows a heading that runs into its text: "Languages: English, French"
_RUN_IN = re.compile(r"^([^\W\d_][^:.\d]{2,40}?)\s*:\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Form:
    """How a line is set; lines of one form play one part in a document."""

    markup: int = 0
    size: float = 1.0
    bold: bool = False
    caps: bool = False
    small_caps: bool = False
    italic: bool = False
    underline: bool = False
    colon: bool = False
    outdent: bool = False
    numbered: bool = False

    @property
    def is_marked_out(self) -> bool:
        """Whether the form alone sets a line apart from body text."""
        return bool(self.markup or self.size >= _LARGER or self.bold or self.caps or self.small_caps or self.underline)

    @property
    def is_weakly_marked(self) -> bool:
        """Whether the form sets a line apart only together with space above it."""
        return self.italic or self.size <= _SMALLER or self.outdent or self.colon


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that could be a heading; `gap` is the blank space above (on a new page or in a new column nothing is known of it)."""

    index: int
    passage: Passage
    form: Form
    words: HeadingWords
    gap: float
    new_page: bool = False
    rest: Line | None = None


def find_candidates(lines: Sequence[Line]) -> list[Candidate]:
    """The lines that could be headings, in order: short, no list mark, no date, no sentence, no contact data."""
    body = _body_indent(lines)
    found: list[Candidate] = []
    for index, line in enumerate(lines):
        candidate = _run_in(lines, index, line) or _whole_line(lines, index, line, body) or _first_cell(lines, index, line)
        if candidate is not None:
            found.append(candidate)
    return found


def choose_headings(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that are headings.

    A candidate is one when its words are known and it stands apart, or when it is set in a form in which enough of the document's
    candidates have known words. A name or motto above the first known heading is none.
    """
    forms = _heading_forms(candidates)
    gaps = _usual_gaps(candidates, forms)
    chosen = [c for c in candidates if _is_heading(c, forms, gaps)]
    first = next((n for n, c in enumerate(chosen) if c.words.wording >= Wording.HEAD), len(chosen))
    before = [c for c in chosen[:first] if c.index > 2 and c.form in forms and not c.form.markup]
    return [*before, *chosen[first:]]


def rank_forms(chosen: Sequence[Candidate]) -> dict[Form, int]:
    """Each form's rank, 1 for the outermost: markup levels first, then larger type before smaller, then what came first."""
    first: dict[Form, int] = {}
    for candidate in chosen:
        first.setdefault(candidate.form, candidate.index)
    ordered = sorted(first, key=lambda form: (form.markup or 7, -max(form.size, 1.0), first[form]))
    return {form: rank for rank, form in enumerate(ordered, start=1)}


def _whole_line(lines: Sequence[Line], index: int, line: Line, body: float) -> Candidate | None:
    text = line.text.strip()
    if len(line.cells) > 1 or not _may_be_heading(line, text) or is_document_title(text):
        return None
    form = _form(line, text, body)
    return Candidate(index, line.passage.trimmed(), form, read_heading_words(text), *_gap(lines, index))


def _may_be_heading(line: Line, text: str) -> bool:
    if not text or len(text) > _LONGEST or text.count(" ") >= _MOST_WORDS:
        return False
    if line.marker is not None and not (_NUMBER_MARK.match(line.marker) and line.level <= 1):
        return False
    if not line.heading and (text[0].islower() or not text[0].isalnum()):
        return False
    if not any(map(str.isalpha, text)) or _DATED.search(text) or _NO_END.search(text):
        return False
    return _CONTACT.search(text) is None


def _first_cell(lines: Sequence[Line], index: int, line: Line) -> Candidate | None:
    """A heading in a column of its own beside its first entry: "EDUCATION | PhD in Chemistry, ..."."""
    if len(line.cells) < 2 or line.marker is not None:
        return None
    if heads_table_of_works([line.text[a:b] for a, b in line.cells]):
        words = HeadingWords(SectionKind.PUBLICATIONS, Wording.WHOLE)
        return Candidate(index, line.passage.trimmed(), Form(bold=True), words, *_gap(lines, index))
    passage = line.passage.cut(*line.cells[0]).trimmed()
    if not passage.text or len(passage.text) > 40 or not _may_be_heading(line, passage.text):
        return None
    words = read_heading_words(passage.text)
    form = _form(line, passage.text, 0.0, passage)
    if words.wording < Wording.PARTS or not (form.bold or form.caps or form.small_caps):
        return None
    return Candidate(index, passage, form, words, *_gap(lines, index), _rest(line, line.cells[1][0]))


def _run_in(lines: Sequence[Line], index: int, line: Line) -> Candidate | None:
    """A heading set apart by its type that runs into its text: bold "Languages:", then plain "English, French"."""
    if line.marker is not None or line.level or line.gap < _STANDS_OFF or line.passage.styles[:1] == b"\0":
        return None
    match = _RUN_IN.match(line.text)
    if match is None or _DATED.search(match[1]):
        return None
    passage = line.passage.cut(0, match.end(1))
    words = read_heading_words(match[1])
    if words.wording < Wording.WHOLE or words.neutral or not passage.is_set(Style.BOLD) or line.passage.is_set(Style.BOLD):
        return None
    return Candidate(index, passage, Form(bold=True, colon=True), words, *_gap(lines, index), _rest(line, match.end()))


def _rest(line: Line, start: int) -> Line:
    cells = tuple((a - start, b - start) for a, b in line.cells if a >= start)
    passage = line.passage.cut(start)
    return Line(
        passage, line.number, line.page, line.indent, line.size, 0.0, None, 0, 0, cells if len(cells) > 1 else (), line.column
    )


def _gap(lines: Sequence[Line], index: int) -> tuple[float, bool]:
    line = lines[index]
    if index == 0:
        return 9.0, True
    above = lines[index - 1]
    new_page = above.page != line.page or above.column != line.column
    return (max(line.gap, _STANDS_OFF) if new_page else line.gap), new_page


def _body_indent(lines: Sequence[Line]) -> float:
    """The indent at which most lines stand."""
    indents = Counter(round(line.indent) for line in lines)
    return float(max(sorted(indents), key=lambda i: indents[i])) if indents else 0.0


def _form(line: Line, text: str, body: float, passage: Passage | None = None) -> Form:
    if line.heading:
        return Form(markup=line.heading)
    passage = passage or line.passage
    bare = _BRACKETS.sub("", text).strip()
    letters = [c for c in bare if c.isalpha()]
    return Form(
        size=round(line.size * 10) / 10,
        bold=_is_mostly(passage, Style.BOLD),
        caps=len(letters) > 3 and all(c.isupper() for c in letters),
        small_caps=passage.is_set(Style.SMALL_CAPS),
        italic=_is_mostly(passage, Style.ITALIC),
        underline=passage.is_set(Style.UNDERLINE),
        colon=bare.endswith(":"),
        outdent=line.indent + _OUTDENT < body,
        numbered=line.marker is not None,
    )


def _is_mostly(passage: Passage, style: Style) -> bool:
    """Whether the passage begins in `style` and half of it is."""
    styles, mask = passage.styles, int(style)
    if not styles or not styles[0] & mask:
        return False
    return sum(1 for mark in styles if mark & mask) * 2 >= len(styles)


def _heading_forms(candidates: Sequence[Candidate]) -> frozenset[Form]:
    """The forms in which lines of unknown words are headings too."""
    total = Counter(c.form for c in candidates if c.rest is None)
    known = Counter(c.form for c in candidates if c.rest is None and c.words.wording >= Wording.PARTS and c.gap >= _STANDS_OFF)
    return frozenset(form for form, count in known.items() if count >= 2 and count >= total[form] * _least_share(form))


def _usual_gaps(candidates: Sequence[Candidate], forms: frozenset[Form]) -> dict[Form, float]:
    """For each heading form, the blank space that its known headings usually have above them."""
    gaps: dict[Form, list[float]] = {}
    for candidate in candidates:
        if candidate.form in forms and candidate.words.wording >= Wording.PARTS and not candidate.new_page:
            gaps.setdefault(candidate.form, []).append(candidate.gap)
    return {form: sorted(values)[len(values) // 2] for form, values in gaps.items()}


def _least_share(form: Form) -> float:
    if form.numbered:
        return _KNOWN_SHARE_WEAK
    if form.size >= _LARGER:
        return _KNOWN_SHARE_LARGE
    if form.is_marked_out:
        return _KNOWN_SHARE
    return _KNOWN_SHARE_WEAK if form.is_weakly_marked else 2.0


def _is_heading(candidate: Candidate, forms: frozenset[Form], gaps: Mapping[Form, float]) -> bool:
    wording, form, gap = candidate.words.wording, candidate.form, candidate.gap
    if form.markup:
        return True
    if candidate.rest is not None:
        return wording >= Wording.WHOLE or form in forms
    if form in forms and (candidate.new_page or gap >= max(_STANDS_OFF, _USUAL * gaps.get(form, 0.0))):
        return True
    if form.numbered:  # as well an item of a list of short items
        return wording >= Wording.PARTS and gap >= _STANDS_APART
    if wording >= Wording.PARTS:
        return (
            (gap >= _STANDS_APART and not candidate.words.neutral)
            or form.is_marked_out
            or (form.is_weakly_marked and gap >= _STANDS_OFF)
        )
    if wording is Wording.HEAD:
        return form.is_marked_out and gap >= _STANDS_APART
    return wording is Wording.ROLE and gap >= _STANDS_APART and not form.colon
