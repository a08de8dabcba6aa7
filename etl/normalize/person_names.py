"""Person names: their parts, whether a string looks like one, and whether two may name one person.

A name is read as printed: nothing is expanded. Western order, `Family, Given` and `Family GI` are told apart by the shape of
the words.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.normalize.remembered import remembered

_WORDS = read_gazetteer("name_words")
_FUNCTION_WORDS = frozenset(read_gazetteer("citation_words")["titles"]["function_words"])
PARTICLES = frozenset(_WORDS["particles"])
SUFFIXES = frozenset(_WORDS["suffixes"])
_GENERATIONS = frozenset(_WORDS["generations"])
_TITLES = frozenset(_WORDS["titles"])

# Marks at a name that say something of the person's part in the work: "Doe*", "Doe†", "Doe1,2", "Doe✉", "Doe^1".
MARKS = "*+†‡§¶#✉⋆★☆∗⁎✝✦♦◊⊕✻¹²³⁴⁵⁶⁷⁸⁹⁰^"
_MARK = re.compile(rf"\s*[{re.escape(MARKS)}]+(?:\d+(?:,\d+)*)?|(?<=[^\W\d_])\d+(?:,\d+)*$|[_{{}}$\\]|\(\s*\)")
# "A.", "J.-P.", "A.B.", "AB", "J-P": initials and nothing else.
_INITIALS = re.compile(r"(?:[^\W\d_a-zà-ÿ]\.?[-‐ ]?){1,4}")
# "SKM", "AFY", "R": initials set together, without full stops.
_BARE_INITIALS = re.compile(r"[^\W\d_a-zà-ÿ](?:-?[^\W\d_a-zà-ÿ]){0,3}")
_LONGEST_INITIALS = 3  # letters
_WORD = re.compile(r"[^\W\d_]['’‘`´.\-‐‑\w]*")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in parts, as printed. `family` holds its particles ("van der Berg")."""

    family: str
    given: str = ""
    suffix: str = ""

    @property
    def generation(self) -> str:
        """What tells a son from his father of the same name: "jr" of "Jr.", "iii"; nothing of "PhD"."""
        word = self.suffix.lower().rstrip(".")
        return word if word in _GENERATIONS else ""


def strip_marks(text: str) -> str:
    """`text` without marks of equal contribution, students and affiliations: "Doe*†" -> "Doe"."""
    return " ".join(_MARK.sub("", text).split()).strip(" ,;:")


@lru_cache(maxsize=8192)
def is_initials(text: str) -> bool:
    """Whether `text` is nothing but initials: "A. M.", "AM", "J.-P."; never a whole capitalised word like "LIAN"."""
    text = text.strip()
    if not text or text == "Ó":  # of an Irish family name: Ó Briain
        return False
    if _BARE_INITIALS.fullmatch(text):
        return True
    return "." in text and len(text) <= 16 and _INITIALS.fullmatch(text) is not None


def is_printed_short(word: str) -> bool:
    """Whether a word is initials for certain: one letter, or several with full stops; "IYER" and "DE" may be names in capitals."""
    return is_initials(word) and (len(word) == 1 or "." in word)


@lru_cache(maxsize=8192)
def is_name_word(word: str) -> bool:
    """Whether one word could stand in a name: "McCarthy", "A.", "d'Souza", "van", "Ortiz-Bobea", "al-Tarni"."""
    low = word.lower()
    if low.rstrip(".") in PARTICLES or low in SUFFIXES:
        return True
    if _WORD.fullmatch(word) is None:
        return False
    if word[0].islower():
        front, hyphen, rest = word.partition("-")
        if hyphen and rest[:1].isupper() and front in PARTICLES:
            return True
        return any(map(str.isupper, word[1:3])) and any(c in "'’" for c in word[:3])
    return True


def looks_like_name(text: str) -> bool:
    """Whether `text` has the shape of one person's name: two to six words, each capitalised, an initial or a particle.

    "Jane Q. Doe", "Doe J", "van der Berg, A." yes; "Doe", "Analysis of names", "MIT Press 2" no. A title in capitals
    ("Cube Designs") has the same shape: only its surroundings tell.
    """
    name = parse_person_name(text)
    return name is not None and bool(name.given)


@lru_cache(maxsize=8192)
def parse_person_name(text: str) -> PersonName | None:
    """The parts of one printed name, `None` for what has not the shape of a name.

    "Jane van der Berg", "van der Berg, J. A.", "Berg JA", "Doe, Jr., John"; capitals tell the family name in "VAN DER BERG Jane"
    and "Jane SAMPLE ROE". A single word is a family name.
    """
    text = strip_marks(text)
    if not text or len(text) > 80:
        return None
    if "," in text:
        return _parse_inverted([part.strip() for part in text.split(",")])
    words = text.split()
    while len(words) > 1 and words[0].lower() in _TITLES:
        words.pop(0)
    suffix = ""
    if len(words) > 2 and words[-1].lower() in SUFFIXES:
        suffix = words.pop()
    if len(words) > 7 or not all(_fits(word) for word in words):
        return None
    if all(word.lower() in _FUNCTION_WORDS and word.lower() not in PARTICLES for word in words):
        return None
    if len(words) == 1:
        return PersonName(words[0], "", suffix) if not is_initials(words[0]) and words[0][0].isupper() else None
    in_capitals = _capitals(words)
    if in_capitals:
        start, end = in_capitals
        return PersonName(" ".join(words[start:end]), " ".join(words[:start] + words[end:]), suffix)
    first_initial = next((i for i, word in enumerate(words) if is_initials(word)), len(words))
    if first_initial and all(is_initials(word) for word in words[first_initial:]) and first_initial < len(words):
        return PersonName(" ".join(words[:first_initial]), " ".join(words[first_initial:]), suffix)
    start = next((i for i in range(1, len(words)) if words[i].lower() in PARTICLES), len(words) - 1)
    if words[0].lower() in PARTICLES and words[0][0].islower():
        start = 0
    return PersonName(" ".join(words[start:]), " ".join(words[:start]), suffix)


def _capitals(words: list[str]) -> tuple[int, int] | None:
    """The words of a family name set in capitals at a name's end: `DE LA FUENTE T.`, `FONG Mei`, `R. SAMPLE ROE`; not "JA Doe"."""
    upper = [word.isupper() and len(word) > 1 and "." not in word for word in words]
    if all(upper):
        return None  # a heading's "JANE DOE": capitals tell nothing
    run = upper.index(False)
    if run and (
        all(map(is_printed_short, words[run:])) or (max(map(len, words[:run])) > _LONGEST_INITIALS and not any(upper[run:]))
    ):
        return 0, run
    last = len(words) - upper[::-1].index(False)
    if last and last < len(words) and max(map(len, words[last:])) > _LONGEST_INITIALS and not any(upper[:last]):
        return last, len(words)
    return None


def _fits(word: str) -> bool:
    if word[0] in "(“\"'‘" and word[-1] in ")”\"'’":  # a nickname: Yuxi (Lucy) Lu
        word = word[1:-1]
    return bool(word) and is_name_word(word)


def _parse_inverted(parts: list[str]) -> PersonName | None:
    suffix = ""
    rest = []
    for part in parts:
        if part.lower() in SUFFIXES:
            suffix = part
        elif part:
            rest.append(part)
    if suffix and len(rest) == 1 and " " in rest[0]:  # "Anna M. Berg, PhD"
        name = parse_person_name(rest[0])
        return PersonName(name.family, name.given, suffix) if name is not None else None
    if not 1 <= len(rest) <= 2:
        return None
    family, given = rest[0], rest[1] if len(rest) == 2 else ""
    for words in (family.split(), given.split()):
        if len(words) > 5 or not all(_fits(word) for word in words):
            return None
    given_words = given.split()
    if given_words and given_words[-1].lower() in SUFFIXES and len(given_words) > 1:
        suffix = given_words.pop()
    return PersonName(family, " ".join(given_words), suffix)


def same_person_form(a: PersonName, b: PersonName) -> bool:
    """Whether two printed names may name one person: equal family names, given names that agree or abbreviate each other."""
    if _fold(a.family) != _fold(b.family):
        return False
    x, y = _given_words(a.given), _given_words(b.given)
    return all(p.startswith(q) or q.startswith(p) for p, q in zip(x[:1], y[:1], strict=False))


@lru_cache(maxsize=4096)
def _fold(text: str) -> str:
    text = unicodedata.normalize("NFKD", text)
    return "".join(c for c in text if c.isalnum()).casefold()


@remembered
def _given_words(given: str) -> list[str]:
    words = [given] if _BARE_INITIALS.fullmatch(given) is None else list(given)
    return [_fold(word) for whole in words for word in re.split(r"[\s.\-‐]+", whole) if _fold(word)]
