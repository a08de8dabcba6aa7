"""The words that headings are made of, by the kind of section that they open, and the parts of a heading in their light."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.section import SectionKind

_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "others")

# the s of a possessive or plural: "Master's", "hobby's"; other apostrophes part words ("d'enseignement")
_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)
# a shortened verb: "Where I've worked"
_HAVE = re.compile(r"(?<=\w)['’]ve\b", re.IGNORECASE)
_NO_WORD = re.compile(r"[^\w]+")
# the same for `bytes.translate`: small letters and figures, a blank for each other sign of a plain text
_PLAIN_WORDS = bytes(ord(c.lower()) if i < 128 and ((c := chr(i)).isalnum() or c == "_") else 32 for i in range(256))
# what separates the parts of a compound heading, words apart: "Honors/Awards", "Skills | Languages"
_PART_MARKS = re.compile(r"\s*[/|,;&+·•–—]\s*|\s+-\s+")


def fold(text: str) -> str:
    """Lower case, accents and punctuation gone: `Prix & Distinctions` -> `prix distinctions`, `Master's` -> `masters`,
    `I've` -> `i have`."""
    if "'" in text or "’" in text:
        text = _HAVE.sub(" have", _POSSESSIVE.sub("s", text))
    if text.isascii():
        return " ".join(text.encode().translate(_PLAIN_WORDS).decode().split())
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _NO_WORD.sub(" ", bare).strip().casefold().replace("ß", "ss")


def as_spelled(text: str) -> str:
    """The words of a heading without the misspellings that are common: `Sprachkentnisse` is `Sprachkenntnisse`."""
    wrong, right = _misspelled()
    return wrong.sub(lambda match: right[match[0].lower()], text)


@cache
def _misspelled() -> tuple[re.Pattern[str], dict[str, str]]:
    right = read_gazetteer("section_headings")["misspelled"]
    return re.compile("|".join(map(re.escape, right)), re.IGNORECASE), right


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the gazetteer of headings knows, folded.

    whole      headings as they stand: "work history"
    either     the further kinds that some of these may open
    heads      nouns that decide a longer heading
    roles      headings that may as well be posts: "reviewer"
    agents     who did what, the last or first noun of longer ones: "Occasional Referee"
    objects    what stands beside them: "Reviewer of Journals and Conferences"
    modifiers  words that say nothing of the kind: "selected"
    joiners    words between parts: "and"
    neutral    headings that keep the kind above them
    titles     what a CV calls itself
    """

    whole: dict[str, SectionKind]
    either: dict[str, tuple[SectionKind, ...]]
    heads: dict[str, SectionKind]
    roles: dict[str, SectionKind]
    agents: dict[str, SectionKind]
    objects: frozenset[str]
    modifiers: frozenset[str]
    joiners: frozenset[str]
    neutral: frozenset[str]
    titles: frozenset[str]


@cache
def known_words() -> Lexicon:
    """The lexicon of all languages."""
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
    either = {phrase: tuple(SectionKind(kind) for kind in kinds[1:]) for phrase, kinds in tables["either"].items()}
    whole.update({phrase: SectionKind(kinds[0]) for phrase, kinds in tables["either"].items()})
    agents = {word: kind for kind in SectionKind for word in tables["agents"].get(kind.value, ())}
    objects = frozenset(tables["agents"]["objects"])
    return Lexicon(whole=whole, either=either, heads=heads, roles=roles, agents=agents, objects=objects, **words)


def parts_of(text: str, lexicon: Lexicon) -> list[str]:
    """The folded parts of a compound heading; those that say nothing of their own are left out where others do."""
    parts = [fold(part) for part in _PART_MARKS.split(text)]
    parts = [piece for part in parts for piece in _split_at(part.split(), lexicon.joiners) if piece]
    return [part for part in parts if not _says_nothing(part, lexicon)] or parts


def kinds_of_parts(text: str, lexicon: Lexicon) -> list[SectionKind]:
    """The kinds that the parts of a heading name, each once: "Honors and Service" names two."""
    return list(dict.fromkeys(kind for part in parts_of(text, lexicon) if (kind := kind_of_part(part, lexicon)) is not None))


def _says_nothing(part: str, lexicon: Lexicon) -> bool:
    return part in lexicon.neutral or all(word in lexicon.modifiers for word in part.split())


def _split_at(words: list[str], joiners: frozenset[str]) -> list[str]:
    pieces: list[list[str]] = [[]]
    for word in words:
        if word in joiners:
            pieces.append([])
        else:
            pieces[-1].append(word)
    return [" ".join(piece) for piece in pieces]


def without_modifiers(words: list[str], lexicon: Lexicon) -> list[str]:
    """The words that say something of the kind: "papers" of "recent papers"."""
    return [word for word in words if word not in lexicon.modifiers]


def kind_of_part(part: str, lexicon: Lexicon) -> SectionKind | None:
    """A part's kind as it stands, else without the modifiers around it ("selected work in progress"), else without all."""
    if kind := lexicon.whole.get(part):
        return kind
    words = part.split()
    first = next((n for n, word in enumerate(words) if word not in lexicon.modifiers), len(words))
    last = next((n for n in range(len(words), first, -1) if words[n - 1] not in lexicon.modifiers), first)
    for start, end in _windows(first, last, len(words)):
        if kind := lexicon.whole.get(" ".join(words[start:end])):
            return kind
    return lexicon.whole.get(" ".join(without_modifiers(words, lexicon)))


def _windows(first: int, last: int, count: int) -> list[tuple[int, int]]:
    """The ranges that leave out modifiers at the ends only, the longest first, of these the last ("other courses taught")."""
    ranges = [(start, end) for start in range(first + 1) for end in range(last, count + 1)]
    return sorted(ranges, key=lambda r: (r[0] - r[1], -r[0]))
