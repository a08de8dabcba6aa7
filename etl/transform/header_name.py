"""The subject's name in a document's header."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from etl.model import regex as re
from etl.model.claim import Claim
from etl.model.document import Document, Line, Passage, Style, join_passages
from etl.model.section import Section, SectionKind
from etl.normalize.person_names import PARTICLES, parse_person_name, same_person_form
from etl.transform.heading_lexicon import fold
from etl.transform.headings import is_document_title
from etl.transform.subject_lexicon import subject_words
from etl.transform.written_names import SPACED_NAME, as_written, from_inverted, from_lower_case

_LINES_READ = 14
_LARGE, _LARGE_NAME_SCORE = 1.3, 5.0
# what stands between a name and other things on its line: "Jane Doe | Curriculum Vitae", "Jane Doe – CV – 1/14", "Jane Doe, PhD"
_BETWEEN = re.compile(
    r"\s*[|•·\t/;:]\s*|\s+[-–—]+\s+|\s{3,}|,\s*(?=[A-Z][A-Za-z]*\.|[A-Z]{2,}|Ph|M\.?[A-Z])|\s*[(\[]|[)\]]\s*|\s+&\s+(?=https?:|www\.|\S+@)"
)
# a name, then words in lower case: "Jane Doe chemist, mostly"
_BEFORE_WORDS = re.compile(r"^\s*((?:[^\W\d_a-z][\w.’'-]*\s+){1,3}[^\W\d_a-z][\w’'-]+),?\s+(?=[a-zà-ÿ])")
# a name with what its owner is called: "Anna-Maria (Ann) Berg", 'William "Bill" Berg'
_CALLED = re.compile(
    r"(?:[^\W\d_][\w’'.-]*\s+){1,3}(?:\([^\W\d_][\w’'-]{1,14}\)|[\"“][^\W\d_][\w’'-]{1,14}[\"”])(?:\s+[^\W\d_][\w’'.-]*){1,2}"
)
# the first sentence of a text in the third person: "Jane Q. Doe is a chemist", "Jane Doe ist Chemikerin", "Jane Doe, PhD, has"
_SENTENCE = re.compile(
    r"([^\W\d_a-z][\w’'.-]*(?:\s(?:[^\W\d_a-z][\w’'.-]*|van|von|der|den|de|la|del|da|di)){1,4})(?:,\s(?:Ph\.?\s?D|M\.?D|Dr)\.?,?)?"
    r"(?:\s\([a-zà-ÿ/ ]{4,20}\))?\s(?:(?:currently|now|also)\s)?(?:is|was|has|works|holds|serves|teaches|studies|received|earned"
    r"|joined|ist|wurde|studierte|arbeitet|est|es|è|é)\s"
)
_SENTENCE_SCORE = 2.5
_LONGEST_FIRST = 160
_LONGEST_INVERTED, _LINES_INVERTED, _BEGINNING = 60, 4, 4000
_POSSESSIVE = re.compile(r"['’]s$")
_TRIMMED = " \t,.:;-–—'’"
# where names are met again: "jane.doe@", "jdoe.github.io"; "github.com/jdoe", "www.doe"
_BEHIND_NAME = re.compile(r"@|\.github\.io")
_LAST_WORD = re.compile(r"[\w.+-]+$")
_SITE = re.compile(r"linkedin\.com/in/[\w-]+|github\.com/[\w-]+|www\.[\w-]+")
_LONGEST_ADDRESS = 100
# the first sentence of a summary: "Jane is a chemist", "Jane has"
_GIVEN = re.compile(r"^\s*([^\W\d_][\w’'-]{1,20})\s+(?:is|was|has|works|holds)\b")


@dataclass(frozen=True, slots=True)
class _Candidate:
    passage: Passage
    value: str
    score: float


def find_header_names(document: Document, sections: Sequence[Section]) -> list[Claim[str]]:
    """The names in the header that may be the subject's, the best form first, then other forms of the same name.

    What speaks for a line: that it stands first, is the largest, is bold or a top heading, shares words with the e-mail address or
    the file's own title. Lines with words of organizations, posts, places and headings are refused.
    """
    lines = _header_lines(document, sections)
    largest = max((line.size for line in lines), default=1.0)
    hints = _hints(document)
    candidates: list[_Candidate] = []
    for number, line in enumerate(lines):
        for passage, whole in _pieces(line):
            value = as_written(passage.text) or (from_lower_case(passage.text, hints) if number < 2 and whole else None)
            if value is not None:
                candidates.append(_Candidate(passage, value, _score(number, line, passage, value, whole, largest, hints)))
    candidates.extend(_two_line_names(lines, largest, hints))
    candidates.extend(_names_before_words(lines, hints))
    candidates.extend(_inverted_names(lines, document.text))
    candidates.extend(_names_of_sentences(lines, sections))
    best = max(candidates, key=lambda c: (c.score, -c.passage.offsets[0]), default=None)
    if best is None or best.score < 2.0:
        return []
    others = [c for c in candidates if c is not best and _is_other_form(c.value, best.value)]
    return [_claim(c) for c in _one_a_form([best, *others])]


def _two_line_names(lines: Sequence[Line], largest: float, hints: str) -> Iterator[_Candidate]:
    """A name in large type set on two lines, as in a narrow column: "JANE" above "DOE"."""
    for above, below in pairwise(lines):
        if min(above.size, below.size) >= max(largest * 0.97, _LARGE) and above.column == below.column and len(above.text) < 30:
            passage = join_passages((above.passage.trimmed(), below.passage.trimmed()))
            value = as_written(passage.text) or from_lower_case(passage.text, hints)
            if value is not None and " " in value:
                yield _Candidate(passage, value, _LARGE_NAME_SCORE)


def _names_before_words(lines: Sequence[Line], hints: str) -> Iterator[_Candidate]:
    """A name that runs into other words on the first line, as the file's title or an address tells: "Jane Doe chemist, mostly"."""
    if not lines or len(lines[0].text) > _LONGEST_FIRST or not (match := _BEFORE_WORDS.match(lines[0].text)):
        return
    passage = lines[0].passage.cut(match.start(1), match.end(1))
    value = as_written(passage.text)
    if value is not None and " " in value and value.lower() in hints:
        yield _Candidate(passage, value, _LARGE_NAME_SCORE)


def _inverted_names(lines: Sequence[Line], text: str) -> Iterator[_Candidate]:
    """A family name first, alone on its line or in bold before other words: "**ROE, Anna Maria.** ORCID ..."."""
    known = text[:_BEGINNING].lower()
    for number, line in enumerate(lines[:_LINES_INVERTED]):
        passage = line.passage.trimmed()
        if "," not in passage.text[:_LONGEST_INVERTED]:
            continue
        bold = passage.runs(Style.BOLD)
        start, end = bold[0] if bold and bold[0][0] == 0 else (0, len(passage))
        passage = _strip_words(passage.cut(start, end).trimmed(_TRIMMED))
        is_first = number == 0 or bool(bold)
        value = from_inverted(passage.text, known, by_capitals=is_first) if len(passage) <= _LONGEST_INVERTED else None
        if value is not None:
            yield _Candidate(passage, value, _LARGE_NAME_SCORE - 0.5 * number)


def _names_of_sentences(lines: Sequence[Line], sections: Sequence[Section]) -> Iterator[_Candidate]:
    """The name with which the header's or the summary's first sentence begins: "Jane Doe is a chemist", "Dr. Jane Doe received"."""
    summary = [line for section in sections if section.kind is SectionKind.SUMMARY for line in section.lines[:1]]
    for line in (*lines, *summary):
        passage = line.passage.cut(_length_before(line.text)).trimmed(_TRIMMED)
        if match := _SENTENCE.match(passage.text):
            value = as_written(match[1])
            if value is not None and " " in value:
                yield _Candidate(passage.cut(match.start(1), match.end(1)), value, _SENTENCE_SCORE)
                return


def find_given_name(sections: Sequence[Section]) -> Claim[str] | None:
    """The given name with which a summary in the third person begins: "Jane is a chemist with ..."."""
    for section in sections:
        if section.kind is SectionKind.SUMMARY and section.lines:
            passage = section.lines[0].passage
            match = _GIVEN.match(passage.text)
            if match and match[1][0].isupper() and fold(match[1]) not in subject_words().not_given and not match[1].isupper():
                return Claim(match[1], match[1], passage.span(match.start(1), match.end(1)), "subject.summary", 0.7)
    return None


def _header_lines(document: Document, sections: Sequence[Section]) -> list[Line]:
    header = [line for section in sections if section.kind is SectionKind.HEADER for line in section.lines[:_LINES_READ]]
    first = document.lines[:3]
    contact = [line for section in sections if section.kind is SectionKind.CONTACT for line in section.lines[:4]]
    seen: set[int] = set()
    lines = []
    for line in (*first, *header, *contact):
        if id(line) not in seen:
            seen.add(id(line))
            lines.append(line)
    return lines


def _pieces(line: Line) -> Iterator[tuple[Passage, bool]]:
    """The parts of a line that may be a name, each with whether it is all that the line says but for titles and degrees."""
    if len(line.text) > 160:
        return
    passage = line.passage.trimmed()
    if SPACED_NAME.search(passage.text) or _CALLED.fullmatch(passage.text):
        yield passage, True
        return
    parts = [passage.cut(start, end).trimmed() for start, end in line.cells] if len(line.cells) > 1 else [passage]
    for part in (*parts, *_leading_runs(passage)):
        if is_document_title(part.text):
            continue
        pieces = [stripped for piece in part.split(_BETWEEN) if (stripped := _strip_words(piece)).text]
        telling = [p for p in pieces if not is_document_title(p.text) and fold(p.text) not in subject_words().beside]
        for piece in pieces:
            yield piece, len(telling) == 1


def _leading_runs(passage: Passage) -> Iterator[Passage]:
    """What a line begins with in one type, before what is set in another: "Jane Doe *surveyor*", "Jane Doe [Download CV]"."""
    for style in (Style.ITALIC, Style.LINK, Style.BOLD):
        runs = passage.runs(style)
        end = (runs[0][1] if runs[0][0] == 0 else runs[0][0]) if runs else 0
        if 0 < end < len(passage):
            yield passage.cut(0, end).trimmed(_TRIMMED)


def _strip_words(passage: Passage) -> Passage:
    """Without "Curriculum Vitae of" or "Dr." before, "'s CV" or "PhD" after."""
    before = _length_before(passage.text)
    while before:
        passage = passage.cut(before).trimmed(_TRIMMED)
        before = _length_before(passage.text)
    after = _start_of_after(passage.text)
    while after is not None:
        passage = passage.cut(0, after).trimmed(_TRIMMED)
        after = _start_of_after(passage.text)
    owner = _POSSESSIVE.search(passage.text)
    return passage.cut(0, owner.start()) if owner and owner.end() == len(passage.text) else passage


def _length_before(text: str) -> int:
    """How many characters of words like "CV of" or "Prof. Dr." stand before the name; the longest such phrase counts."""
    ends = [m.end() for m in re.finditer(r"\S+", text) if m.end() < min(len(text), 40)]
    return next((end for end in reversed(ends) if fold(text[:end]) in subject_words().before), 0)


def _start_of_after(text: str) -> int | None:
    """Where words like "- CV" or "PhD" begin after the name."""
    starts = [m.start() for m in re.finditer(r"\S+", text)][1:]
    for start in (start for start in starts if start >= len(text) - _LONGEST_AFTER):
        tail = fold(text[start:])
        if tail in subject_words().after or (tail in subject_words().degrees and _is_degree(text[:start], text[start:])):
            return start
    return None


_LONGEST_AFTER = 100  # characters of such words, with what is printed between them


def _is_degree(before: str, printed: str) -> bool:
    """Whether `PhD`, `M.D.` or `, MA` is a degree; "Ma" after a given name is a name."""
    if before.rstrip().endswith(","):
        return True
    letters = [c for c in printed if c.isalpha()]
    return sum(map(str.isupper, letters)) > 1 and not all(c.isupper() for c in before if c.isalpha())


def _score(number: int, line: Line, passage: Passage, value: str, whole: bool, largest: float, hints: str) -> float:
    score = max(0.0, 2.0 - 0.25 * number)
    score += 1.0 if whole else 0.0
    score += 1.5 if line.size >= largest * 0.97 and line.size > 1.15 else 0.0
    score += 1.0 if line.heading == 1 else 0.0
    score += 0.5 if passage.is_set(Style.BOLD) else 0.0
    words = [word for word in fold(value).split() if len(word) > 2 and word not in PARTICLES]
    score += sum(word in hints for word in words)
    if len(value.split()) == 1:
        score -= 2.0 if any(word in hints for word in words) else 3.5
    score -= 1.0 if line.marker is not None else 0.0
    return score


def _hints(document: Document) -> str:
    """Where names are met again: e-mail addresses and links at the top, the file's own title, the text's start."""
    top = document.lines[40].passage.offsets[0] if len(document.lines) > 40 else len(document.text)
    text = document.text[:top]
    ends = [match.start() for match in _BEHIND_NAME.finditer(text)]
    addresses = [match[0] for end in ends if (match := _LAST_WORD.search(text, max(0, end - _LONGEST_ADDRESS), end))]
    addresses += _SITE.findall(text)
    targets = [link.target for link in document.links if link.start < top]
    return " ".join([*addresses, *targets, document.title or ""]).lower()


def _is_other_form(value: str, best: str) -> bool:
    a, b = parse_person_name(value), parse_person_name(best)
    return a is not None and b is not None and value != best and bool(a.given) and same_person_form(a, b)


def _one_a_form(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    seen: dict[str, _Candidate] = {}
    for candidate in candidates:
        seen.setdefault(candidate.value, candidate)
    return list(seen.values())


def _claim(candidate: _Candidate) -> Claim[str]:
    confidence = min(1.0, 0.5 + candidate.score / 10)
    return Claim(candidate.value, candidate.passage.text, candidate.passage.span(), "subject.header", confidence)
