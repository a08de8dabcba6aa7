"""The subject's name in a document's header."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from etl.gazetteers.loader import read_gazetteer
from etl.model.claim import Claim
from etl.model.document import Document, Line, Passage, Style, join_passages
from etl.model.section import Section, SectionKind
from etl.normalize.person_names import PARTICLES, looks_like_name, parse_person_name, same_person_form
from etl.transform.heading_lexicon import fold
from etl.transform.headings import Wording, is_document_title, read_heading_words

_LINES_READ = 14
_LARGE, _LARGE_NAME_SCORE = 1.3, 5.0
_SPACED_NAME = re.compile(r"(?:[^\W\d_]\s){3,}[^\W\d_]")
# what stands between a name and other things on its line: "Jane Doe | Curriculum Vitae", "Jane Doe – CV – 1/14", "Jane Doe, PhD"
_BETWEEN = re.compile(r"\s*[|•·\t/;:]\s*|\s+[-–—]+\s+|\s{3,}|,\s*(?=[A-Z][A-Za-z]*\.|[A-Z]{2,}|Ph|M\.?[A-Z])|\s*[(\[]|[)\]]\s*")
# a name, then words in lower case: "Jane Doe chemist, mostly"
_BEFORE_WORDS = re.compile(r"^\s*((?:[^\W\d_a-z][\w.’'-]*\s+){1,3}[^\W\d_a-z][\w’'-]+),?\s+(?=[a-zà-ÿ])")
# a name with what its owner is called: "Anna-Maria (Ann) Berg", 'William "Bill" Berg'
_CALLED = re.compile(
    r"(?:[^\W\d_][\w’'.-]*\s+){1,3}(?:\([^\W\d_][\w’'-]{1,14}\)|[\"“][^\W\d_][\w’'-]{1,14}[\"”])(?:\s+[^\W\d_][\w’'.-]*){1,2}"
)
_LONGEST_FIRST = 160
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
            value = _as_written(passage.text) or (_from_lower_case(passage.text, hints) if number < 2 and whole else None)
            if value is not None:
                candidates.append(_Candidate(passage, value, _score(number, line, passage, value, whole, largest, hints)))
    candidates.extend(_two_line_names(lines, largest))
    candidates.extend(_names_before_words(lines, hints))
    best = max(candidates, key=lambda c: (c.score, -c.passage.offsets[0]), default=None)
    if best is None or best.score < 2.0:
        return []
    others = [c for c in candidates if c is not best and _is_other_form(c.value, best.value)]
    return [_claim(c) for c in _one_a_form([best, *others])]


def _two_line_names(lines: Sequence[Line], largest: float) -> Iterator[_Candidate]:
    """A name in large type set on two lines, as in a narrow column: "JANE" above "DOE"."""
    for above, below in pairwise(lines):
        if min(above.size, below.size) >= max(largest * 0.97, _LARGE) and above.column == below.column and len(above.text) < 30:
            passage = join_passages((above.passage.trimmed(), below.passage.trimmed()))
            value = _as_written(passage.text)
            if value is not None and " " in value:
                yield _Candidate(passage, value, _LARGE_NAME_SCORE)


def _names_before_words(lines: Sequence[Line], hints: str) -> Iterator[_Candidate]:
    """A name that runs into other words on the first line, as the file's title or an address tells: "Jane Doe chemist, mostly"."""
    if not lines or len(lines[0].text) > _LONGEST_FIRST or not (match := _BEFORE_WORDS.match(lines[0].text)):
        return
    passage = lines[0].passage.cut(match.start(1), match.end(1))
    value = _as_written(passage.text)
    if value is not None and " " in value and value.lower() in hints:
        yield _Candidate(passage, value, _LARGE_NAME_SCORE)


def find_given_name(sections: Sequence[Section]) -> Claim[str] | None:
    """The given name with which a summary in the third person begins: "Jane is a chemist with ..."."""
    for section in sections:
        if section.kind is SectionKind.SUMMARY and section.lines:
            passage = section.lines[0].passage
            match = _GIVEN.match(passage.text)
            if match and match[1][0].isupper() and fold(match[1]) not in _words().not_given and not match[1].isupper():
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
    if _SPACED_NAME.search(passage.text) or _CALLED.fullmatch(passage.text):
        yield passage, True
        return
    parts = [passage.cut(start, end).trimmed() for start, end in line.cells] if len(line.cells) > 1 else [passage]
    for part in parts:
        pieces = [stripped for piece in part.split(_BETWEEN) if (stripped := _strip_words(piece)).text]
        telling = [p for p in pieces if not is_document_title(p.text) and fold(p.text) not in _words().beside]
        for piece in pieces:
            yield piece, len(telling) == 1


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
    return next((end for end in reversed(ends) if fold(text[:end]) in _words().before), 0)


def _start_of_after(text: str) -> int | None:
    """Where words like "- CV" or "PhD" begin after the name."""
    starts = [m.start() for m in re.finditer(r"\S+", text)][1:]
    for start in starts:
        tail = fold(text[start:])
        if tail in _words().after or (tail in _words().degrees and _is_degree(text[:start], text[start:])):
            return start
    return None


def _is_degree(before: str, printed: str) -> bool:
    """Whether `PhD`, `M.D.` or `, MA` is a degree; "Ma" after a given name is a name."""
    if before.rstrip().endswith(","):
        return True
    letters = [c for c in printed if c.isalpha()]
    return sum(c.isupper() for c in letters) > 1 and not all(c.isupper() for c in before if c.isalpha())


def _as_written(text: str) -> str | None:
    """The name as a person writes it, `None` for what is no name."""
    if _SPACED_NAME.fullmatch(text.strip()) or _SPACED_NAME.search(text):
        text = " ".join("".join(word.split()) for word in re.split(r"\s{2,}", text.strip()))
    text = " ".join(text.split())
    words = text.split()
    if not 1 <= len(words) <= 6 or len(text) > 60 or any(c.isdigit() or c in "@/\\:?!" for c in text):
        return None
    folded = fold(text).split()
    lexicon = _words()
    if any(word in lexicon.never for word in folded) or is_document_title(text):
        return None
    if read_heading_words(text).wording >= Wording.HEAD:
        return None
    if not looks_like_name(text) and not (len(words) == 1 and words[0].isalpha() and words[0][0].isupper()):
        return None
    words = _family_last(words)
    if all(c.isupper() for c in text if c.isalpha()):
        return " ".join(_capitalized(word) for word in words)
    return " ".join(_capitalized(word) if len(word) > 3 and word.isupper() else word for word in words)


def _family_last(words: list[str]) -> list[str]:
    """`DOE Jane` in the order it is spoken: the family name is the one in capitals."""
    caps = [word.isupper() and len(word) > 2 and "." not in word for word in words]
    count = caps.index(False) if False in caps else 0
    return [*words[count:], *words[:count]] if count and not any(word.isupper() for word in words[count:]) else words


def _from_lower_case(text: str, hints: str) -> str | None:
    """A name at the very top written small, "jane doe", when an address there holds one of its words."""
    words = text.split()
    if not 2 <= len(words) <= 4 or not all(word.islower() and word.isalpha() for word in words):
        return None
    return _as_written(text.title()) if any(len(word) > 2 and word in hints for word in words) else None


def _capitalized(word: str) -> str:
    """`DOE` -> `Doe`, `O'NEIL-DOE` -> `O'Neil-Doe`, `VON` -> `von`, `J.R.` and `II` as they are."""
    if word.lower() in PARTICLES and len(word) > 1 and word.lower() not in ("mac", "ben", "y", "e", "al"):
        return word.lower()
    if "." in word or word in ("II", "III", "IV"):
        return word
    return re.sub(r"[^\W\d_]+", lambda m: m[0][0] + m[0][1:].lower(), word)


def _score(number: int, line: Line, passage: Passage, value: str, whole: bool, largest: float, hints: str) -> float:
    score = max(0.0, 2.0 - 0.25 * number)
    score += 1.0 if whole else 0.0
    score += 1.5 if line.size >= largest * 0.97 and line.size > 1.15 else 0.0
    score += 1.0 if line.heading == 1 else 0.0
    score += 0.5 if passage.is_set(Style.BOLD) else 0.0
    words = [word for word in fold(value).split() if len(word) > 2 and word not in PARTICLES]
    score += sum(word in hints for word in words)
    score -= 2.0 if len(value.split()) == 1 else 0.0
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


@dataclass(frozen=True, slots=True)
class _Words:
    before: frozenset[str]
    after: frozenset[str]
    degrees: frozenset[str]
    beside: frozenset[str]
    never: frozenset[str]
    not_given: frozenset[str]


def _doctors(titles: Sequence[str], doctorates: Sequence[str]) -> Iterator[str]:
    """The titles that end in "Dr." with what the doctorate is of: "Prof. Dr. rer. nat."."""
    for title in titles:
        if title.split()[-1] == "dr":
            yield from (f"{title} {doctorate}" for doctorate in doctorates)


@cache
def _words() -> _Words:
    tables = read_gazetteer("subject_words")
    return _Words(
        before=frozenset((*tables["before_name"], *tables["titles"], *_doctors(tables["titles"], tables["doctorates"]))),
        after=frozenset(tables["after_name"]),
        degrees=frozenset(tables["degrees"]),
        beside=frozenset((*tables["degrees"], *tables["before_name"], *tables["after_name"])),
        never=frozenset(tables["not_in_names"]),
        not_given=frozenset(tables["not_given_names"]),
    )
