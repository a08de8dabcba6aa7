"""Titles of works as keys: what is left once markup, case, hyphens and the notation of formulas are gone."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from etl.model import regex as re
from etl.normalize.folding import fold

# what is set, not said: \emph, <sub>, dollar signs, braces, carets, stars
_MARKUP = re.compile(r"\\[a-zA-Z]+\s*|</?[a-zA-Z][^<>]{0,40}>|[$`*{}^_~\\]")
# where a main title ends: "PERSEUS: A Study", "Dust - A Study", "Who cares? A Study"
_SUBTITLE = re.compile(r"[:?!]\s+|\s[-–—]+\s|\.\s+(?=[A-Z])")
# what a title says of its own form: "(Extended Abstract)", "(panel session)", "(talk slides available at the conference)"
_FORM = re.compile(
    r"\s*[\[(](?:extended|panel|tutorial|demo|demonstration|poster|abstract|short|invited|keynote|talk|working|full|oral|long|industrial"
    r"|research|position|vision|system|special|late|student)\b[^()\[\]]{0,80}[)\]]",
    re.I,
)
_NUMBER = re.compile(r"\d+")
# words that make another work of the same title
_OTHER_WORK = frozenset(
    word
    for group in (
        ("erratum", "errata", "corrigendum", "correction", "retraction", "addendum", "reply", "response", "comment", "rejoinder"),
        ("supplement", "supplementary", "appendix"),
        ("ii", "iii", "iv", "vi", "vii", "viii"),
    )
    for word in group
)
_ORDINALS = dict(
    zip(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
        ("1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "10th"),
        strict=True,
    )
)
STOP_WORDS = frozenset(
    word
    for group in (
        (
            "a",
            "an",
            "and",
            "at",
            "by",
            "for",
            "from",
            "in",
            "into",
            "is",
            "of",
            "on",
            "or",
            "the",
            "to",
            "towards",
            "using",
            "via",
            "with",
        ),
        ("der", "die", "das", "des", "ein", "eine", "im", "und", "von", "zu", "zur"),
        ("de", "du", "en", "et", "la", "le", "les", "un", "une"),
        ("del", "della", "di", "e", "el", "gli", "il", "las", "lo", "los", "nel", "y"),
    )
    for word in group
)


class Title(NamedTuple):
    """A title for comparing.

    words  its folded words, in order; "fourth" is "4th"
    tight  all its letters and digits: "Non-convex" and "Nonconvex" are one
    main   the letters of what stands before the subtitle
    marks  numbers and words that tell works of one title apart: part II, erratum
    """

    words: tuple[str, ...]
    tight: str
    main: str
    marks: frozenset[str]

    @property
    def content(self) -> tuple[str, ...]:
        """The words that carry meaning."""
        return _content(self.words)


@lru_cache(maxsize=65536)
def _content(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in STOP_WORDS)


@lru_cache(maxsize=65536)
def parse_title(printed: str) -> Title:
    """The title for comparing: `D^2: On $k$-Dust` has the words `d2 on k dust`, its main title is `d2`."""
    plain = _MARKUP.sub("", printed)
    plain = _FORM.sub("", plain).strip() or plain
    words = tuple(_ORDINALS.get(word, word) for word in fold(plain).split())
    tight = "".join(words)
    main = "".join(fold(_SUBTITLE.split(plain, maxsplit=1)[0]).split())
    return Title(words, tight, main, frozenset(_NUMBER.findall(tight)) | (frozenset(words) & _OTHER_WORK))
