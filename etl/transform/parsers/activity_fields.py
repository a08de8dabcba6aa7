"""Fields of one-line items: what lists of awards, talks, courses and services are made of.

"Galaxies, Teaching assistant, 2014, Example University" is four fields, one of them a date. Fields are split at separators that
stand outside of brackets and quotes, so that a bracket or a quoted title stays in one piece.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.claim import Claim
from etl.model.document import Passage
from etl.model.entry import Entry
from etl.model.quick import quickly_made
from etl.model.section import Section
from etl.normalize.dates import DateRange, find_date_ranges, find_years
from etl.normalize.remembered import remembered
from etl.normalize.text import fold
from etl.normalize.word_patterns import any_of
from etl.transform.entries import split_entries
from etl.transform.parsers.activity_tables import rows_of_entry
from etl.transform.parsers.squeezing import with_narrow_gaps
from etl.transform.parsers.stay_claims import span_of

# ", " "; " ": " " — " a tab or three blanks; a full stop behind a word of three letters or a bracket, before a capital or a quote
SEPARATOR = re.compile(
    r"(?=[\s—,;:.])(?:\s*\t\s*|\s{3,}|\s+(?:—|–|-{1,3}|\||·|•)\s+|\s*—\s*|[,;:]\s+"
    r"|(?<=[^\W\d_]{3})\.\s+(?=[^\W\d_a-z]|[“\"])|(?<=[\d)\]”\"])\.\s+(?=\S))"
)
_OPENING, _CLOSING = "([“«", ")]”»"
_MARKS = re.compile(f'[{re.escape("".join(sorted(_OPENING + _CLOSING)))}"]')
_DATE_REST = re.compile(r"[\W_]+")
_EDGE = " \t,;:.–—-|·•/"


@quickly_made
@dataclass(frozen=True, slots=True)
class Field:
    """A piece of an item and the separator before it (`,` `:` `—` tab `.`; empty for the first)."""

    passage: Passage
    separator: str

    @property
    def text(self) -> str:
        """What a person reads."""
        return self.passage.text

    @property
    def is_date(self) -> bool:
        """Whether nothing but dates stands here: `2014`, `(Fall 2014–2016)`."""
        return is_date(self.text)


@quickly_made
@dataclass(frozen=True, slots=True)
class ActivityItem:
    """An item of a list with what holds for it: the carried lines and headings, outermost first, and its nested items' text."""

    entry: Entry
    section: Section
    above: tuple[Passage, ...]

    @property
    def passage(self) -> Passage:
        """The item's own words."""
        return self.entry.passage


def walk(sections: Iterable[Section]) -> Iterator[ActivityItem]:
    """The outermost items of the sections, with gaps of a few blanks where a line has many."""
    for section in sections:
        for listed in split_entries(section):
            for entry in rows_of_entry(listed):
                passage = with_narrow_gaps(entry.passage)
                if passage.text.strip():
                    shown = entry if passage is entry.passage else replace(entry, passage=passage)
                    yield ActivityItem(shown, section, (*section.headings, *entry.carried))


def depths(text: str) -> list[int]:
    """For each character, how many brackets and quotes are open there; a bracket that never closes opens nothing."""
    depth = [0] * (len(text) + 1)
    stack: list[int] = []
    straight = -1
    for mark in _MARKS.finditer(text):
        i, c = mark.start(), mark[0]
        start = -1
        if c in _OPENING:
            stack.append(i)
        elif c != '"':
            start = stack.pop() if stack else -1
            start = -1 if stack else start
        elif straight >= 0:
            start, straight = straight, -1
        else:
            straight = i
        if start >= 0:
            depth[start : i + 1] = [1] * (i + 1 - start)
    return depth


def split_fields(passage: Passage, separator: re.Pattern[str] = SEPARATOR) -> list[Field]:
    """The fields of an item, dates included, empty ones left out."""
    text = passage.text
    depth = depths(text)
    for found in dates_in(text):
        depth[found.start : found.end] = [1] * (found.end - found.start)
    fields: list[Field] = []
    start, mark = 0, ""
    for match in separator.finditer(text):
        if (depth[match.start()] and depth[match.end() - 1]) or _is_abbreviated(text, match):
            continue
        _add(fields, passage.cut(start, match.start()), mark)
        start, mark = match.end(), match.group().strip() or "\t"
    _add(fields, passage.cut(start), mark)
    return fields


def _is_abbreviated(text: str, stop: re.Match[str]) -> bool:
    """Whether the full stop ends an abbreviation of a name's word: "Univ. Elm"."""
    if not stop[0].startswith("."):
        return False
    word = _LAST_WORD.search(text, max(0, stop.start() - 12), stop.start())
    return word is not None and word[0].lower() in _ABBREVIATED


_LAST_WORD = re.compile(r"[^\W\d_]+$")
_ABBREVIATED = frozenset(read_gazetteer("organization_words")["abbreviated"])


def _add(fields: list[Field], passage: Passage, mark: str) -> None:
    piece = passage.trimmed(_EDGE)
    if any(map(str.isalnum, piece.text)):
        fields.append(Field(piece, mark))


def dates_in(text: str) -> list[DateRange]:
    """The dates of a text, with the years to which the letter of a term is glued."""
    return list(_dates_in(text))


@remembered
def _dates_in(text: str) -> tuple[DateRange, ...]:
    return tuple(find_date_ranges(_without_term_letters(text)))


def _without_term_letters(text: str) -> str:
    """The text with a blank for each letter of a term that is glued to its year: `A2014, H2019`, `F2023`, `WS2021`."""
    return _TERM_LETTERS.sub(lambda match: " " * len(match.group()), text) if "20" in text or "19" in text else text


_LETTERS = "(?:[AEFHPSUW]|WS|SS|HS|FS|Sp|Su|Fa|Wi|Au)"
# autumn, winter (hiver), fall, spring, summer and their like, in front of a year
_TERM_LETTERS = re.compile(r"(?<![\w-])" + _LETTERS + r"(?=(?:19|20)\d{2}(?![\w-]))")
_GLUED = re.compile(r"(?<![\w-])" + _LETTERS + "$")


@remembered
def is_date(text: str) -> bool:
    """Whether nothing but dates, terms and punctuation stands in `text`."""
    ranges = dates_in(text)
    if not ranges:
        return False
    text = _without_term_letters(text)
    rest, start = "", 0
    for found in ranges:
        rest += text[start : found.start] + " "
        start = found.end
    rest += text[start:]
    words = _DATE_REST.sub(" ", fold(rest)).split()
    return all(w in _DATE_WORDS or (w.isdigit() and len(w) <= 2) for w in words)


_DATE_WORDS = frozenset(
    (
        "and",
        "und",
        "et",
        "y",
        "e",
        "awarded",
        "since",
        "summers",
        "summer",
        "spring",
        "fall",
        "winter",
        "autumn",
        "term",
        "semester",
        "ws",
        "ss",
        "in",
        "st",
        "nd",
        "rd",
        "th",
        "of",
        "expected",
    )
)


def undated(passage: Passage) -> Passage:
    """The passage without dates, and brackets that hold nothing else, at its ends."""
    piece = passage.trimmed(_EDGE)
    while True:
        shorter = _without_end_dates(piece)
        if len(shorter) == len(piece):
            return shorter
        piece = shorter


def _without_end_dates(piece: Passage) -> Passage:
    text = piece.text
    if text.endswith((")", "]")):
        start = max(text.rfind("("), text.rfind("["))
        if start > 0 and is_date(text[start + 1 : -1]):
            return piece.cut(0, start).trimmed(_EDGE)
    if text.startswith(("(", "[")):
        end = min(i for i in (text.find(")"), text.find("]"), len(text)) if i >= 0)
        if end < len(text) - 1 and is_date(text[1:end]):
            return piece.cut(end + 1).trimmed(_EDGE)
    dates = dates_in(text)
    start = _behind_dates(text, dates)
    return piece.cut(start, _before_dates(text, start, dates)).trimmed(_EDGE)


def _behind_dates(text: str, dates: Sequence[DateRange]) -> int:
    """Where the text goes on behind the dates that open it; a date alone opens nothing."""
    start = 0
    for found in dates:
        if found.start != start or found.end >= len(text) or text[found.end].isalnum():
            break
        start = len(text) - len(text[found.end :].lstrip(_EDGE))
    return start


def _before_dates(text: str, start: int, dates: Sequence[DateRange]) -> int:
    """Where the text behind `start` ends before the dates that close it."""
    end = len(text.rstrip(_EDGE))
    for found in reversed(dates):
        if found.end < end or found.start <= start or is_bound(text, found.start):
            break
        glued = _GLUED.search(text, max(start, found.start - _LONGEST_BINDING), found.start)
        end = len(text[: glued.start() if glued else found.start].rstrip(_EDGE))
        if text[:end].endswith((")", "]")):
            break
    return end


def is_bound(text: str, start: int) -> bool:
    """Whether the date at `start` belongs to the words before it: "Class of 2011"."""
    return _BINDING.search(text, max(0, start - _LONGEST_BINDING), start) is not None


_LONGEST_BINDING = 40
_BINDING = re.compile(r"(?<!\w)(?:class|year|jahrgang|promotion|promoción|classe)\s+(?:of|de|von)?\s*$", re.I)


def year_claims(passages: Sequence[Passage], rule: str) -> tuple[Claim[int], ...]:
    """The years that the passages state, each once, in order of year."""
    found: dict[int, Claim[int]] = {}
    for passage in passages:
        for year in find_years(_without_term_letters(passage.text)):
            piece = passage.cut(year.start, year.end).trimmed()
            if piece.text:
                found.setdefault(year.year, Claim(year.year, piece.text, span_of(piece), rule, 0.9))
    return tuple(found[year] for year in sorted(found))


def years_of(item: ActivityItem, rule: str) -> tuple[Claim[int], ...]:
    """The years of the item itself, else of the nearest line above it that is a date."""
    own = year_claims([item.passage], rule)
    if own:
        return own
    for passage in reversed(item.above):
        if is_date(passage.text):
            return year_claims([passage], rule)
    return ()


def phrases(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the folded `words` as whole words, longest first."""
    return re.compile(rf"(?<![\w])(?:{any_of(words)})(?![\w])")


def fold_in_place(text: str) -> str:
    """Lower case without accents, of the same length as `text`, for finding places."""
    return text.lower() if text.isascii() else text.translate(_FOLDED)


class _Folded(dict[int, str]):
    """For `str.translate`: each character as it is folded, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        c = chr(code)
        folded = fold(c) or c.lower()
        self[code] = folded if len(folded) == 1 else c.lower() if len(c.lower()) == 1 else c
        return self[code]


_FOLDED = _Folded()
