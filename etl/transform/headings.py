"""What the words of a heading say: which kind of section they open."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from etl.gazetteers.loader import read_gazetteer
from etl.model.section import SectionKind

_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")
_MOST_WORDS = 9

# numbering before a heading: "1.", "2.3", "A.", "IV.", "(b)", "§ 3"
_NUMBERING = re.compile(
    r"^\s*(?:§\s*)?\(?(?:\d{1,2}(?:\.\d{1,2})*|[A-Z]|[IVX]{1,5}|[a-h](?=[.)]))(?:[.):]+\s*|\s+[-–—]\s+|\s+(?=[A-Z]{2}))"
)
# words in brackets after or in a heading: "Publications (peer-reviewed)", "Talks [selected]"
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
# counts beside a heading: "16 Papers", "Publications: 23"
_COUNT = re.compile(r"^\d{1,4}\s+(?=[^\W\d_])|[\s:]+\d{1,4}\s*$")
# letters with spaces between them: "E D U C A T I O N"
_SPACED = re.compile(r"^(?:\w )+\w$")
_NO_WORD = re.compile(r"[^\w]+")
# what separates the parts of a compound heading, words apart: "Honors/Awards", "Skills | Languages"
_PART_MARKS = re.compile(r"\s*[/|,;&+·•–—]\s*|\s+-\s+")


class Wording(IntEnum):
    """How surely the words alone make a heading."""

    NONE = 0
    ROLE = 1  # may be a post ("Teaching Assistant")
    HEAD = 2  # its last or first noun is known ("Space Telescope Proposals")
    PARTS = 3  # made of known parts and modifiers ("Selected Honors & Grants")
    WHOLE = 4  # known as it stands ("Publications")


@dataclass(frozen=True, slots=True)
class HeadingWords:
    """What `read_heading_words` finds; `neutral` words keep the kind of the heading above them."""

    kind: SectionKind
    wording: Wording
    neutral: bool = False


_NOTHING = HeadingWords(SectionKind.UNKNOWN, Wording.NONE)


def fold(text: str) -> str:
    """Lower case, accents and punctuation gone, single blanks: `Prix & Distinctions` -> `prix distinctions`."""
    if text.isascii():
        return _NO_WORD.sub(" ", text.replace("'", "")).strip().lower()
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _NO_WORD.sub(" ", bare.replace("'", "").replace("’", " ")).strip().casefold().replace("ß", "ss")


@lru_cache(maxsize=4096)
def read_heading_words(text: str) -> HeadingWords:
    """The kind of section that a heading of this wording opens.

    `2. Selected Publications (peer-reviewed)` is PUBLICATIONS, `Awards & Honors` AWARDS, `Berufserfahrung:` EMPLOYMENT; "2019",
    "Google" and whole sentences have no wording. Numbering, brackets, case, accents and a colon at the end do not matter.
    """
    text = _COUNT.sub("", _NUMBERING.sub("", _BRACKETS.sub(" ", text), count=1).strip().rstrip(":."))
    if not text or len(text) > 90:
        return _NOTHING
    if _SPACED.match(text):
        text = text.replace(" ", "")
    folded = fold(text)
    words = folded.split()
    if not words or len(words) > _MOST_WORDS:
        return _NOTHING
    lexicon = _lexicon()
    neutral = folded in lexicon.neutral
    if kind := lexicon.whole.get(folded):
        return HeadingWords(kind, Wording.WHOLE, neutral)
    found = _read_parts(text, words, lexicon)
    if neutral and found.wording is Wording.NONE:
        return HeadingWords(SectionKind.UNKNOWN, Wording.PARTS, True)
    return found


@lru_cache(maxsize=1024)
def is_document_title(text: str) -> bool:
    """Whether this is what a CV calls itself ("Curriculum Vitae", "Lebenslauf")."""
    return fold(text) in _lexicon().titles


def heads_table_of_works(cells: Sequence[str]) -> bool:
    """Whether these are the column heads of a table of works: "Title", "Cited by", "Year"."""
    columns = read_gazetteer("section_headings")["work_columns"]
    return len(cells) > 1 and all(fold(cell) in columns for cell in cells)


@dataclass(frozen=True, slots=True)
class _Lexicon:
    whole: dict[str, SectionKind]
    heads: dict[str, SectionKind]
    roles: dict[str, SectionKind]
    modifiers: frozenset[str]
    joiners: frozenset[str]
    neutral: frozenset[str]
    titles: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    tables = read_gazetteer("section_headings")
    whole: dict[str, SectionKind] = {}
    heads: dict[str, SectionKind] = {}
    roles: dict[str, SectionKind] = {}
    for kind in SectionKind:
        table = tables.get(kind.value, {})
        for language in _LANGUAGES:
            for phrase in table.get(language, ()):
                whole.setdefault(phrase, kind)
                whole.setdefault(" ".join(w for w in phrase.split() if w not in tables["joiners"]), kind)
        for word in table.get("heads", ()):
            heads.setdefault(word, kind)
        for phrase in table.get("roles", ()):
            roles.setdefault(phrase, kind)
    words = {name: frozenset(tables[name]) for name in ("modifiers", "joiners", "neutral", "titles")}
    return _Lexicon(whole=whole, heads=heads, roles=roles, **words)


def _read_parts(text: str, words: list[str], lexicon: _Lexicon) -> HeadingWords:
    parts = [fold(part) for part in _PART_MARKS.split(text)]
    parts = [piece for part in parts for piece in _split_at(part.split(), lexicon.joiners)]
    parts = [part for part in parts if part and not _says_nothing(part, lexicon)] or parts
    kinds = [_part_kind(part, lexicon) for part in parts if part]
    known = [kind for kind in kinds if kind is not None]
    if known and len(known) == len(kinds):
        languages_of_machines = known[0] is SectionKind.LANGUAGES and {SectionKind.SOFTWARE, SectionKind.SKILLS} & set(known)
        return HeadingWords(SectionKind.SKILLS if languages_of_machines else known[0], Wording.PARTS)
    if role := lexicon.roles.get(" ".join(words)):
        return HeadingWords(role, Wording.ROLE)
    if len(parts) == 1 and (role := lexicon.roles.get(" ".join(_bare(words, lexicon)))):
        return HeadingWords(role, Wording.ROLE)
    for word in (words[-1], words[0]):
        if len(words) <= 6 and (kind := lexicon.heads.get(word)):
            return HeadingWords(kind, Wording.HEAD)
    if known:
        return HeadingWords(known[0], Wording.HEAD)
    return _NOTHING


def _says_nothing(part: str, lexicon: _Lexicon) -> bool:
    return part in lexicon.neutral or all(word in lexicon.modifiers for word in part.split())


def _split_at(words: list[str], joiners: frozenset[str]) -> list[str]:
    pieces: list[list[str]] = [[]]
    for word in words:
        if word in joiners:
            pieces.append([])
        else:
            pieces[-1].append(word)
    return [" ".join(piece) for piece in pieces]


def _bare(words: list[str], lexicon: _Lexicon) -> list[str]:
    return [word for word in words if word not in lexicon.modifiers]


def _part_kind(part: str, lexicon: _Lexicon) -> SectionKind | None:
    """A part's kind as it stands, else without its modifiers."""
    return lexicon.whole.get(part) or lexicon.whole.get(" ".join(_bare(part.split(), lexicon)))
