"""Characters as people see them, and keys for comparing strings."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from etl.model import regex as re

# What a character looks like when it is not itself: ligatures of fonts, typographic spaces, marks without width.
# Superscript digits and fractions stay as they are: "10²" is not "102".
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_SPACES = dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " ")
# Soft hyphen, zero width space, joiners and marks of writing direction, byte order mark. The two joiners matter in some scripts
# but never in the words that we compare.
_WITHOUT_WIDTH = dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff", "")
_SEEN_AS = {**_LIGATURES, **_SPACES, **_WITHOUT_WIDTH}
_UNUSUAL = re.compile("[" + "".join(map(re.escape, _SEEN_AS)) + "]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")

# Letters whose plain form is no matter of accents: "Bjørn" -> "bjorn", "Łukasz" -> "lukasz".
_FOLDED = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "’": "'", "‘": "'", "ʼ": "'"}
    | dict.fromkeys("“”„«»", '"')
    | dict.fromkeys("‐‑‒–—−", "-")
)
_NO_WORD = re.compile(r"[\W_]+")
# for `bytes.translate`, of plain text many times faster than a pattern: small letters, blanks for what is in no word
_PLAIN_WORDS = bytes(ord(c.lower()) if (c := chr(i)).isalnum() and i < 128 else 32 for i in range(256))


def seen_as(character: str) -> str:
    """How a person sees one character: `ﬁ` as `fi`, a no-break space as a space, a zero width space or control as nothing."""
    if character in _SEEN_AS:
        return _SEEN_AS[character]
    return "" if _CONTROL.match(character) else character


def is_plain(text: str) -> bool:
    """Whether `seen_as` leaves every character as it is and none is a combining mark."""
    if text.isascii():
        return _CONTROL.search(text) is None
    return not _UNUSUAL.search(text) and not _CONTROL.search(text) and unicodedata.is_normalized("NFC", text)


def squash(text: str) -> str:
    """`text` with every run of white space turned into one space, and none at its ends."""
    return " ".join(text.split())


def without_accents(text: str) -> str:
    """`text` with plain letters for accented ones: `Müller-Özgür` -> `Muller-Ozgur`."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """`text` for comparing: lower case, no accents, plain quotes, single spaces: `Universität  Köln` -> `universitat koln`."""
    if text.isascii():
        return squash(text.lower())
    return squash(without_accents(without_accents(text).casefold()).translate(_FOLDED))


@lru_cache(maxsize=65536)
def word_key(text: str) -> str:
    """The words of `text`, folded, punctuation gone: `“Deep-Learning: a Survey.”` -> `deep learning a survey`."""
    folded = fold(text)
    return plain_words(folded) if folded.isascii() else _NO_WORD.sub(" ", folded).strip()


def plain_words(text: str) -> str:
    """The words of a text in ASCII, small, one blank between them: `Deep-Learning: a_Survey.` -> `deep learning a survey`."""
    return " ".join(text.encode().translate(_PLAIN_WORDS).decode().split())
