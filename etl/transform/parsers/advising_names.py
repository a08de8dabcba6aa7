"""The names behind a word for an advisor: one or several, with titles, letters behind them and remarks in brackets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Passage
from etl.normalize.person_names import is_initials, is_name_word
from etl.transform.parsers.affiliations import Role, evidence_of, is_known_name

_WORDS = read_gazetteer("advising_words")
TITLES = "|".join(re.escape(form) for form in sorted(_WORDS["titles"]["forms"], key=lambda form: (-len(form), form)))
_TITLE = re.compile(rf"(?:(?:le|la|les|el|los|il|lo|der|dem|den)\s+(?=(?:{TITLES})\b))?(?:(?:{TITLES})(?:\.\s*|\s+))+", re.I)
_BETWEEN = re.compile(
    r"\s*(?:,\s*(?:and|und|et|y|&)\s+|,\s*|;\s*|\s+(?:and|und|et|y|e|&)\s+|\s*&\s*|\s*/\s*|\s+[–—-]\s+|\s+(?=\d(?:st|nd|rd|th)[.:)]))"
)
# where a list of names ends: a sentence's end (not an initial), a bracket, a dash, an address
_END = re.compile(
    r"(?<![A-Z])(?<!Prof)(?<!Dr)(?<!Jr)(?<!Sr)(?<!St)\.(?=\s|$)|[()\[\]|\t•:]|\s{3}|\s[–—-]+\s|—|https?:"
    r"|\s(?:at|from|of|in|on|to|for|with|who|where|whose|using|as|during|an der|von)\s"
    r"|,?\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Spring|Summer|Fall|Autumn|Winter)[a-z]*\.?,?\s+(?=\d{4})|,?\s\d{4}"
)
_SUFFIX = re.compile(  # "Ada Example, PhD & Bo Roe, M.D."
    r"(?:,\s*(?:Ph\.?\s?D|M\.?\s?D|D\.?\s?Phil|Sc\.?D|Ed\.?D|Dr\.?\s?P\.?H|D\.?V\.?M|J\.?D|M\.?P\.?H|M\.?Sc?|M\.?A|M\.?B\.?A|FRS|FRSC|P\.?E)\b\.?)+"
)
# a remark in brackets before the next name: "Ola Nord (main), Kari Sund (co)", "1st: Ola Nord (Elm University) 2nd: Kari Sund"
_PART = re.compile(r"\s*\([^()\d]{1,20}\)(?=\s*(?:,|;|&|/|and\b|und\b|et\b))|\s*\([^()\d]{1,60}\)(?=\s*\d(?:st|nd|rd|th)[.:)])")
# before each of several names: "1st: "
_ORDINAL = re.compile(r"\d(?:st|nd|rd|th)\s*[.:)]\s*")
_LONGEST_NAME = 80
# a title of one letter before a particle or an initial is one: "Dr. M. van der Elm", "Prof. O. P. Nord"
_INITIAL = re.compile(r"(?<![^\W\d_])[A-Z]\.\s*$")
_FURTHER = re.compile(r"[a-z]|[A-Z]\.")
# behind an English word "M." is no title: "Supervised by M. Ada Example"
_ENGLISH = re.compile(r"\b(?:advis[eo]rs?|supervisors?|(?:co-)?(?:supervised|advised|mentored) by|mentors?)\b.*$", re.I)
_TWO_WORDS = re.compile(r"[A-ZÀ-Þ][\w’'-]+\s[A-ZÀ-Þ]")


@dataclass(frozen=True, slots=True)
class FoundAdvisor:
    """A name found behind a word: its passage, the relation, the word's own place."""

    name: Passage
    relation: str
    word: Passage
    rule: str
    whole: Passage


def names_behind(passage: Passage, position: int, *, is_labelled: bool) -> Iterator[Passage]:
    """The names listed from `position` on, up to the first piece that is no name; behind a label a single word is one, too."""
    text = passage.text
    while position < len(text):
        if ordinal := _ORDINAL.match(text, position):
            position = ordinal.end()
        if title := _TITLE.match(text, position):
            initial = _INITIAL.search(title[0]) if _FURTHER.match(text, title.end()) or _is_english(text, title) else None
            position = title.end() - (len(initial[0]) if initial else 0)
        end = _name_end(text, position)
        name = passage.cut(position, end).trimmed(" ,.;*†‡\t")
        if not is_name(name.text, alone_is_enough=is_labelled) or text[end:].lstrip()[:1] == ":":
            return  # the latter is another label: "Betreuer: A. Example, Zweitgutachterin: B. Example"
        if text[end - 1 : end] and name.text and is_initials(name.text.split()[-1]) and text[end : end + 1] == ".":
            name = passage.cut(position, end + 1).trimmed(" ,;*†‡\t")
        yield name
        if suffix := _SUFFIX.match(text, end):
            end = suffix.end()
        part = _PART.match(text, end)
        between = _BETWEEN.match(text, part.end() if part else end)
        if between is None or not between[0]:
            return
        position = between.end()


def _is_english(text: str, title: re.Match[str]) -> bool:
    """Whether an initial stands where a French title would, two names behind it."""
    return bool(_TWO_WORDS.match(text, title.end()) and _ENGLISH.search(text, 0, title.start()))


def _name_end(text: str, start: int) -> int:
    end = min(len(text), start + _LONGEST_NAME)
    stops = [match.start() for match in (_END.search(text, start, end), _BETWEEN.search(text, start, end)) if match]
    return min(stops, default=end)


def is_name(text: str, *, alone_is_enough: bool) -> bool:
    """Whether the piece is a person's name; a single word is one only behind a label."""
    words = text.split()
    if not words or len(words) > 5 or (len(words) == 1 and not alone_is_enough):
        return False
    if not all(is_name_word(word.strip(".,")) or is_initials(word) for word in words) or not words[-1][0].isalpha():
        return False
    found = evidence_of(text)
    if len(words) > 1 and is_known_name(words[0]) and not is_known_name(text) and found == (Role.ORGANIZATION, 0.9):
        return True  # a first name that is a company's as well: "Siemens Example"
    if alone_is_enough and found is not None and found[0] is Role.TITLE and len(words) > 2 and is_initials(words[1]):
        return True  # "Advisor: Dean M. Birch"
    return (found is None or found[0] is Role.PERSON or found[1] < 0.6 or (len(words) > 1 and found[0] is Role.PLACE)) and (
        not text.isupper() or (alone_is_enough and len(words) > 1)
    )
