"""A name in a header as a person writes it: capitals, letter-spacing and inverted order undone."""

from __future__ import annotations

from etl.model import regex as re
from etl.normalize.person_names import PARTICLES, SUFFIXES, looks_like_name
from etl.transform.heading_lexicon import fold
from etl.transform.headings import Wording, is_document_title, read_heading_words
from etl.transform.subject_lexicon import subject_words

# letters with spaces between them: "J A N E"
SPACED_NAME = re.compile(r"(?:[^\W\d_]\s){3,}[^\W\d_]")
# a family name before what is given: "ROE, Anna Maria", "van der Berg, J. A."
_INVERTED = re.compile(
    r"((?:[^\W\d_]{1,4}\s){0,2}[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+)?),\s+([^\W\d_a-z][\w’'.-]*(?:\s[^\W\d_a-z][\w’'.-]*){0,3})"
)


def as_written(text: str) -> str | None:
    """The name as a person writes it, `None` for what is no name: `D O E` is `Doe`, `DOE Jane` `Jane Doe`.

    "Roe, Anna" stays as it is: whether it is an inverted name or a place, only what surrounds it tells (`from_inverted`).
    """
    if SPACED_NAME.fullmatch(text.strip()) or SPACED_NAME.search(text):
        text = " ".join("".join(word.split()) for word in re.split(r"\s{2,}", text.strip()))
    text = " ".join(text.split())
    words = text.split()
    if not 1 <= len(words) <= 6 or len(text) > 60 or any(c.isdigit() or c in "@/\\:?!" for c in text):
        return None
    if "," in text and text.split(",")[0].isupper():
        return None  # inverted, or an acronym before its unit
    folded = fold(text).split()
    lexicon = subject_words()
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
    return [*words[count:], *words[:count]] if count and not any(map(str.isupper, words[count:])) else words


def from_lower_case(text: str, hints: str) -> str | None:
    """A name at the very top written small, "jane doe", when an address there (`hints`) holds one of its words."""
    words = [word.strip(".") for word in text.split()]
    if not 2 <= len(words) <= 4 or not all(word.islower() and word.isalpha() for word in words):
        return None
    return as_written(" ".join(words).title()) if any(len(word) > 2 and word in hints for word in words) else None


def from_inverted(text: str, known: str, *, by_capitals: bool) -> str | None:
    """`ROE, Anna Maria` as `Anna Maria Roe`, when the text (`known`, in lower case) has the same name in the order it is spoken, or
    its family name alone is in capitals (`by_capitals`: an acronym is, too); `None` for "Boston, Massachusetts"."""
    match = _INVERTED.fullmatch(text.strip().rstrip("."))
    if match is None or any(word.lower() in SUFFIXES for word in match[2].split()):
        return None
    family, given = match[1], match[2]
    spoken = f"{given.split()[0]} {family}".lower()
    if spoken not in known and not (by_capitals and family.isupper() and len(family) > 2 and any(map(str.islower, given))):
        return None
    return as_written(f"{given} {' '.join(_capitalized(word) for word in family.split())}")


def _capitalized(word: str) -> str:
    """`DOE` -> `Doe`, `O'NEIL-DOE` -> `O'Neil-Doe`, `VON` -> `von`, `J.R.` and `II` as they are."""
    if word.lower() in PARTICLES and len(word) > 1 and word.lower() not in ("mac", "ben", "y", "e", "al"):
        return word.lower()
    if "." in word or word in ("II", "III", "IV"):
        return word
    return re.sub(r"[^\W\d_]+", lambda m: m[0][0] + m[0][1:].lower(), word)
