"""Which lines of a document could be headings: whole lines, cells beside their text, words that run into their text."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from etl.model import regex as re
from etl.model.document import Line, Passage, Style
from etl.model.quick import quickly_made
from etl.model.section import SectionKind
from etl.transform.heading_forms import Form, body_indent, form_of
from etl.transform.heading_marks import Mark, find_heading_marks, mark_of, without_ornaments
from etl.transform.headings import HeadingWords, Wording, heads_table_of_works, is_document_title, read_heading_words

A_LINE = 0.7  # blank space, in lines, that parts paragraphs and sets any line apart
STANDS_OFF = 0.2  # blank space above, in lines, that sets a line apart which its form marks out as well
_LONGEST, _LONGEST_BESIDE = 90, 45
_MOST_WORDS = 10
_OUTLINE = 3  # kinds that the cells on the left must name to be headings all of them

# a year or a date anywhere: "2019", "05/2020"; such a line is an entry or a year group
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}/\d{2,4}\b")
# from when on a list is complete: "Talks (since 2016)", "Vorträge (Auswahl ab 2016)"
_SINCE = re.compile(r"\b(?:since|from|ab|seit|depuis|desde|dal|vanaf|sinds)\s+(?:19|20)\d\d\b", re.IGNORECASE)
# marks that number a heading rather than an entry: "1.", "2.3", "A.", "IV"
_NUMBER_MARK = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*|[A-Z]|[IVX]+)[.)]?$")
# a number printed before the words: "IV. Prizes", "2.1 Talks"
_NUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[A-Z][.)]|[IVX]{1,5}[.)])\s+[^\W\d_]")
# how no heading ends: in a comma, a semicolon, a full stop after a word of several letters
_STOP = re.compile(r"[^\W\d_]{3}\.")
# words of contact data: "jane@example.org", "https://", "+49 30"
_CONTACT = re.compile(r"@|://|www\.|\+\d")
# what follows a heading that runs into its text: "Languages: English, French"
_RUN_IN = re.compile(r"^([^\W\d_][^:.\d]{2,40}?)\s*:\s+(?=\S)")
# the kinds without which a document has no outline
MAIN = frozenset({SectionKind.EDUCATION, SectionKind.EMPLOYMENT, SectionKind.PUBLICATIONS})


@quickly_made
@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that could be a heading.

    gap    the blank space above (on a new page or in a new column nothing is known of it)
    rest   what follows on the line: the text that a heading runs into, or the cells beside it
    dated  a year stands among its words ("Talks (since 2016)"): only a form known otherwise makes it a heading
    """

    index: int
    passage: Passage
    form: Form
    words: HeadingWords
    gap: float
    new_page: bool = False
    rest: Line | None = None
    dated: bool = False


# a heading that opens in brackets: "(Pre)publications", "(Co-)Supervision"
_BRACKETED_START = re.compile(r"\([^\W\d_]{2,6}-?\)[^\W\d_]{3}")


def find_candidates(lines: Sequence[Line]) -> list[Candidate]:
    """The lines that could be headings, in order: short, no mark of a list of entries, no sentence, no contact data."""
    body = body_indent(lines)
    marks = find_heading_marks(lines)
    found: list[Candidate] = []
    for index, line in enumerate(lines):
        candidate = _run_in(lines, index, line) or _whole_line(lines, index, line, body, marks) or _beside(lines, index, line, body)
        if candidate is not None:
            found.append(candidate)
    return found if _are_outline(found) else _without_labels(found)


def _are_outline(found: Sequence[Candidate]) -> bool:
    """Whether the first cells of a table or the words left of the text are the document's outline."""
    known = [c for c in found if c.words.wording >= Wording.PARTS and not c.words.neutral]
    kinds = {c.words.kind for c in known if c.form.beside}
    others = {c.words.kind for c in known if not c.form.beside and (c.gap >= STANDS_OFF or c.form.is_marked_out)}
    return len(kinds) >= _OUTLINE and len(kinds) > len(others) and bool(kinds & MAIN)


def _without_labels(found: Sequence[Candidate]) -> list[Candidate]:
    """Of the first cells only known words set apart by their type; these run into their text as labels do."""
    left = [c for c in found if not c.form.beside or (c.words.wording >= Wording.PARTS and c.form.is_marked_out)]
    return [replace(c, form=replace(c.form, beside=False)) if c.form.beside else c for c in left]


def _whole_line(lines: Sequence[Line], index: int, line: Line, body: float, marks: Set[Mark]) -> Candidate | None:
    if len(line.cells) > 1:
        return None
    marked = line.marker is not None and mark_of(line) in marks
    passage, sign = without_ornaments(line.passage.trimmed())
    text = passage.text
    if (line.marker is not None and not marked and not _is_numbered(line)) or is_document_title(text):
        return None
    words = _words_of(line, text)
    if words is None or _ends_line_above(lines, index):
        return None
    below = lines[index + 1] if index + 1 < len(lines) and lines[index + 1].gap <= 0 else None
    alone = line.gap >= A_LINE and (index + 1 == len(lines) or lines[index + 1].gap >= A_LINE)
    form = form_of(line, passage, body, mark=(line.marker or "") if marked else sign, below=below, alone=alone)
    if not form.is_marked_out and _is_name_in_margin(lines, index):
        form = replace(form, outdent=True, alone=False)
    if not form.is_marked_out and _NUMBERED.match(text):
        form = replace(form, numbered=True, alone=False)
    dated = _DATED.search(text) is not None and _SINCE.search(text) is None
    return Candidate(index, passage, form, words, *_gap(lines, index), None, dated)


def _ends_line_above(lines: Sequence[Line], index: int) -> bool:
    """Whether a line ends words set in its type that fill the line above: "**Quiet Lamps and Machine**" + "**Learning**"."""
    line, above = lines[index], lines[index - 1] if index else None
    if above is None or line.heading or line.gap >= STANDS_OFF or above.page != line.page or above.column != line.column:
        return False
    first, last = line.passage.styles[:1], above.passage.trimmed().styles[-1:]
    alike = bool(first) and bool(first[0] & _SET_APART) and first == last
    return alike and above.size == line.size and len(above.text) >= _FULL_LINE


_SET_APART = Style.BOLD | Style.ITALIC
_FULL_LINE = 45  # characters; shorter lines rarely go on


def _is_name_in_margin(lines: Sequence[Line], index: int) -> bool:
    """Whether a line stands in a column of its own between lines of the text beside it."""
    near = (*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2])
    return lines[index].column > 0 and all(line.column == 0 for line in near)


def _is_numbered(line: Line) -> bool:
    return line.marker is not None and _NUMBER_MARK.match(line.marker) is not None and line.level <= 1


def _goes_on(text: str) -> bool:
    """Whether a text ends as no heading does: at a comma, a full stop behind a word, a quotation that began above it."""
    closing = text.find("”")
    return (
        text[-1] in ",;"
        or (closing >= 0 and "“" not in text[:closing])
        or _STOP.match(text, max(0, len(text) - _LENGTH_OF_STOP)) is not None
    )


_LENGTH_OF_STOP = 4


def _words_of(line: Line, text: str) -> HeadingWords | None:
    """What the words say, if they may be a heading's at all; with a year or in lower case only known words may."""
    if not text or len(text) > _LONGEST or text.count(" ") >= _MOST_WORDS or not any(map(str.isalpha, text)):
        return None
    if _goes_on(text) or _CONTACT.search(text) or not (text[0].isalnum() or line.heading or _BRACKETED_START.match(text)):
        return None
    words = read_heading_words(text)
    unusual = (text[0].islower() and not line.heading) or _DATED.search(text) is not None
    return None if unusual and words.wording < Wording.PARTS else words


def _beside(lines: Sequence[Line], index: int, line: Line, body: float) -> Candidate | None:
    """A heading in a column of its own beside its first entry: "EDUCATION | PhD in Chemistry, ..."."""
    if len(line.cells) < 2 or line.marker is not None:
        return None
    if heads_table_of_works([line.text[a:b] for a, b in line.cells]):
        works = HeadingWords(SectionKind.PUBLICATIONS, Wording.WHOLE)
        return Candidate(index, line.passage.trimmed(), Form(bold=True), works, *_gap(lines, index))
    passage, sign = without_ornaments(line.passage.cut(*line.cells[0]).trimmed())
    if (
        not passage.text
        or len(passage.text) > _LONGEST_BESIDE
        or _DATED.search(passage.text)
        or line.heading
        or passage.text.endswith(":")
    ):
        return None
    words = _words_of(line, passage.text)
    if words is None:
        return None
    set_so = form_of(line, passage, body, mark=sign)
    form = Form(bold=set_so.bold, caps=set_so.caps, small_caps=set_so.small_caps, colon=set_so.colon, beside=True)
    if words.wording < Wording.PARTS and not form.is_marked_out:
        return None
    return Candidate(index, passage, form, words, *_gap(lines, index), _rest(line, line.cells[1][0]))


def _run_in(lines: Sequence[Line], index: int, line: Line) -> Candidate | None:
    """A heading set apart by its type that runs into its text: bold "Languages:", then plain "English, French"."""
    if line.marker is not None or line.level or line.gap < STANDS_OFF or line.passage.styles[:1] == b"\0":
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
    return (max(line.gap, STANDS_OFF) if new_page else line.gap), new_page
