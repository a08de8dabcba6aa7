"""The venue gazetteer as look-up tables: full names, acronyms, abbreviations, and what an edition adds to a name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.normalize.abbreviations import content_words
from etl.normalize.folding import fold


@dataclass(frozen=True, slots=True)
class KnownVenue:
    """One line of the gazetteer."""

    key: str
    kind: str
    name: str
    acronyms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def all_names(self) -> tuple[str, ...]:
        """Full names, the present one first."""
        return (self.name, *self.names)


def _read() -> dict[str, KnownVenue]:
    kinds: dict[str, dict[str, Any]] = read_gazetteer("venues")
    return {
        key: KnownVenue(key, kind, line["name"], tuple(line.get("acronyms", ())), tuple(line.get("names", ())))
        for kind, lines in kinds.items()
        for key, line in lines.items()
    }


VENUES = _read()

# what the yearly edition adds: "In Proceedings of the 28th Annual ...", "Thirty-Second", "2016", "'19", "XXIV", "ICML 2017"
_EDITION = re.compile(
    r"""
      ^\s*(?:appears?\s|to\sappear\s)?in:?\s(?=\S)                                        # In ...
    | ^\s*(?:the\s)?(?:conference\s)?proc(?:eedings|\.)\s?(?:of\s)?(?:the\s)?(?=\S)       # Proceedings of the ...
    | \b(?:extended\sabstracts|companion(?:\sproceedings)?|abstracts)\sof\s(?:the\s)?     # Extended Abstracts of the ...
    | \b\d{1,3}\s?(?:st|nd|rd|th)\b                                                       # 28th
    | \b(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[-\s]?)?
      (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b                    # Thirty-Second
    | \b(?:tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth)\b
    | \b(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ieth\b
    | \bannual\b
    | (?<![\w-])['’]\d\d\b                                                                # '19
    | \b(?:19|20)\d\d\b                                                                   # 2016
    | ^\s*the\s
    """,
    re.I | re.X,
)

_UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# letters without which nothing of the above stands in a name that has no digit: in front of it, anywhere
_OPENS_EDITION = ("appears", "to", "in", "the", "conference", "proc")
_OF_EDITION = frozenset(
    (
        *(
            "abstracts",
            "companion",
            "annual",
            "tenth",
            "eleventh",
            "twelfth",
            *_UNITS,
            *(f"{ten}{unit}" for ten in _TENS for unit in _UNITS),
        ),
        *(f"{stem}teenth" for stem in ("thir", "four", "fif", "six", "seven", "eigh", "nine")),
        *(f"{ten[:-1]}ieth" for ten in _TENS),
    )
)
_DIGIT, _LETTERS = re.compile(r"\d"), re.compile(r"[a-z]+")


def without_edition(name: str) -> str:
    """The name with blanks in place of what an edition adds to it."""
    if _DIGIT.search(name) is None:
        low = name.lower()
        if not low.lstrip().startswith(_OPENS_EDITION) and _OF_EDITION.isdisjoint(_LETTERS.findall(low)):
            return name
    return _EDITION.sub(" ", name)


_SPONSORS = tuple(
    f"{name} "
    for name in ["ieee", "acm", "cvf", "rsj", "usenix", "ifip", "siam", "ieice", "aaai", "springer", "elsevier", "mdpi", "sigsac"]
)
_INTERNATIONAL = "international "


@cache
def _names() -> dict[str, str]:
    table: dict[str, str] = {}
    for venue in VENUES.values():
        for name in venue.all_names:
            for form in (name, without_edition(name)):
                table.setdefault(fold(form), venue.key)
    return table


@cache
def _acronyms() -> dict[str, str]:
    return {_tight(acronym): venue.key for venue in VENUES.values() for acronym in venue.acronyms}


@cache
def _initials() -> dict[str, list[tuple[str, str]]]:
    table: dict[str, list[tuple[str, str]]] = {}
    for venue in VENUES.values():
        for name in venue.all_names:
            table.setdefault(_first_letters(name), []).append((name, venue.key))
    return table


def by_name(folded: str) -> str | None:
    """The key of the venue with this folded full name; a sponsor in front ("acm", "ieee") and a leading article do not matter.

    A conference may lack the "international" of its name or have one too many; two journals may differ in nothing else.
    """
    table = _names()
    bare = _without_sponsors(folded.removeprefix("the "))
    for form in (folded, folded.removeprefix("the "), bare):
        if form in table:
            return table[form]
    for form in (bare.removeprefix(_INTERNATIONAL), f"{_INTERNATIONAL}{bare}"):
        key = table.get(_without_sponsors(form))
        if key and VENUES[key].kind == "conference":
            return key
    return None


def _without_sponsors(folded: str) -> str:
    while folded.startswith(_SPONSORS):
        folded = folded.partition(" ")[2]
    return folded


def by_acronym(printed: str) -> str | None:
    """The key of the venue with this acronym; a form in lower case alone is no acronym."""
    if printed == printed.lower():
        return None
    table = _acronyms()
    tight = _tight(printed)
    return table.get(tight) or table.get(re.sub(r"^(?:ACM|IEEE|USENIX)", "", tight))


def by_initials(short: str) -> list[tuple[str, str]]:
    """Known names (with their keys) whose words begin with the letters that those of `short` begin with."""
    return _initials().get(_first_letters(short), [])


def _first_letters(text: str) -> str:
    return "".join(word[0] for word in content_words(text))


def _tight(acronym: str) -> str:
    return re.sub(r"[\s.'’/-]+", "", acronym).upper()
