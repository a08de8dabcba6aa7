"""Which series, journal or preprint server a printed venue name speaks of.

    28th ACM SIGKDD Conference on Knowledge Discovery & Data Mining   kdd
    In Proceedings of the Thirty-First AAAI Conference (AAAI 2017)     aaai
    IEEE Trans. Pattern Anal. Mach. Intell.                            tpami
    2nd Workshop on Quiet Machines at NeurIPS                          neurips-workshop

An edition is a venue and a year: ordinals, years, places and "Proceedings of" are left aside. A name that no gazetteer line has
is never forced onto a similar one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NewType

from etl.model import regex as re
from etl.normalize.abbreviations import expands
from etl.normalize.folding import fold
from etl.normalize.remembered import remembered
from etl.normalize.venue_names import VENUES, by_acronym, by_initials, by_name, without_edition

VenueKey = NewType("VenueKey", str)

# what brackets hold: (ICML), (IMQM18), (EuroS&P 2021), (AAAI-18)
_BRACKET = re.compile(r"\(([^()]{2,40})\)")
# an acronym with the year it may carry: "ICML", "NIPS'17", "EuroS&P 2021", "AAAI-18", "IMQM18"
_ACRONYM = re.compile(r"([A-Z][A-Za-z&*/+.-]*[A-Za-z*](?: [A-Z&][A-Za-z&]*)?)[\s'’-]*(?:19|20)?(?:\d\d)?")
# an acronym set off by its year: "ECCV 2016 - 14th European Conference", "Machine Learning: ECML 2003, 14th ..."
_ACRONYM_YEAR = re.compile(r"\b([A-Z][A-Za-z&/+]*[A-Z][A-Za-z]*(?: [A-Z]{3,})?)[ '’-]{1,2}(?:(?:19|20)\d\d|\d\d)\b")
# what an event beside the main conference calls itself
_SIDE_EVENT = re.compile(
    r"\b(?:workshops?|tutorials?|challenges?|competitions?|symposia|doctoral consortium|demos?|satellite)\b", re.I
)
_WORKSHOP = re.compile(r"\bworkshops?\b", re.I)
# what stands at a conference is no edition of it: "Dust Challenge at ICML 2019"
_AT = re.compile(r"(?:@|\bat)\s*(?:the\s+)?$", re.I)
# where a workshop says its host: "at NeurIPS", "@ ICML 2019", "co-located with VLDB", "in conjunction with KDD"
_HOST = re.compile(r"(?:@|\b(?:at|in|of|with)\b)\s*(?:the\s+)?(.+)$", re.I)
# the edition at a name's ends: "In Proceedings of the 28th ...", "The 2019 ...", "... 2019"; "19th-20th Centuries" stays
_FRONT = re.compile(
    r"^(?:in:?\s+|(?:the\s+)?proc(?:eedings|\.)\s+(?:of\s+)?(?:the\s+)?|(?:the\s+)?\d{1,3}\s?(?:st|nd|rd|th)\s+(?:annual\s+)?"
    r"|(?:the\s+)?(?:19|20)\d\d\s+)(?=\S)",
    re.I,
)
_BACK = re.compile(r"(?<=[\w).])[\s,]+(?:\((?:19|20)\d\d\)|(?:19|20)\d\d|['’]\d\d)$")
# a volume or number at the end: "Advances in Imaginary Systems 35", "..., vol. 12", "bioRxiv 2021.04.01.438064", "... 12(3): 4-5"
_VOLUME = re.compile(r"[\s,:]+(?:vol(?:ume|\.)?\s*)?\d[\d.:,()\s–-]{0,40}$", re.I)
_PIECES = re.compile(r"\s*(?:,|;|:| [-–—] |\. )\s*")
# a journal's subtitle: "The Dust Journal - The International Journal on Very Small Things", "Dust: An International Review"
_SUBTITLE = re.compile(
    r"\s*(?::|;|[-–—])\s+(?:(?:the|an|official)\s+)?(?:international\s+)?(?:journal|review|magazine|zeitschrift|revue)\b", re.I
)
_LEAST_OVERLAP = 0.5
_SHORTEST_ABBREVIATION = 4  # "U." abbreviates too much
_LONGEST_NAME = 400  # longer strings are no names


@lru_cache(maxsize=65536)
def find_venue(text: str) -> VenueKey | None:
    """The key of the known venue that `text` names, `<host>-workshop` for a workshop at one, `None` for anything else.

    The whole name counts: "NeurIPS Reproducibility Challenge" is not NeurIPS. Acronyms need their capitals.
    """
    printed = " ".join(text.split())
    if len(printed) > _LONGEST_NAME:
        return None
    key = _whole(printed)
    if key is None and _SIDE_EVENT.search(printed):
        return _workshop(printed)
    return VenueKey(key or _piecewise(printed) or "") or None


def venue_key(printed: str) -> VenueKey:
    """The key of any venue: the known one's, else its own acronym in lower case, else its name as a slug.

    "International Meeting on Quiet Machines (IMQM'19)" is `imqm`, "The Quarterly of Dust" is `quarterly-of-dust`.
    """
    known = find_venue(printed)
    if known:
        return known
    acronym = own_acronym(printed)
    return VenueKey(slug(acronym) if acronym else slug(series_name(printed)) or slug(printed))


def series_name(printed: str) -> str:
    """The name without what stands for the edition at its ends: `Meeting on Dust` of "Proc. of the 3rd Meeting on Dust, 2019"."""
    bare = _FRONT.sub("", _FRONT.sub("", printed.strip()))
    return _BACK.sub("", bare).strip(" .,;:") or printed


def own_acronym(printed: str) -> str | None:
    """The acronym that a name gives itself in brackets or after a last comma, year off: `IMQM` of "... (IMQM18)".

    It must be one word with two capitals whose letters come, in order, from the name; `None` otherwise.
    """
    if len(printed) > _LONGEST_NAME:
        return None
    head, _, tail = printed.rpartition(",")
    for candidate in [*(m.group(1) for m in _BRACKET.finditer(printed)), *([tail.strip()] if head else [])]:
        match = _ACRONYM.fullmatch(candidate.strip())
        if match is None:
            continue
        name = match.group(1)
        rest = fold(_BRACKET.sub(" ", head if head and candidate == tail.strip() else printed))
        if sum(map(str.isupper, name)) > 1 and " " not in name and _spelt_in(fold(name).replace(" ", ""), rest):
            return name
    return None


def without_brackets(name: str) -> str:
    """The name without what it has in brackets."""
    return " ".join(_BRACKET.sub(" ", name).split()) or name


def slug(text: str) -> str:
    """Letters and digits in lower case, hyphens between words, a leading article left out."""
    words = re.sub(r"[\W_]+", "-", text.casefold()).strip("-")
    return words.removeprefix("the-")


def known_name(key: str) -> str | None:
    """The gazetteer's full name for a key, with its acronym: "International Conference on Machine Learning (ICML)"."""
    venue = VENUES.get(key)
    if venue is None:
        return None
    acronym = venue.acronyms[0] if venue.acronyms else ""
    return f"{venue.name} ({acronym})" if acronym and fold(acronym) not in fold(venue.name).split() else venue.name


def _whole(printed: str) -> str | None:
    """The venue that all of `printed` names, edition and brackets aside."""
    bare = _BRACKET.sub(" ", printed) if "(" in printed else printed
    for form in (printed, bare) if bare != printed else (printed,):
        key = _name(form)
        if key:
            return key
    for bracket in _BRACKET.findall(printed) if bare != printed else ():
        key = _acronym(bracket) or _name(bracket)
        if key and _alike(bare, key):
            return key
    return _abbreviation(bare)


def _name(text: str) -> str | None:
    bare = _without_edition(text)
    bare = (bare if bare[-1:].isalpha() else _VOLUME.sub("", bare)).strip(" .,;:-")
    if bare == text:
        return by_name(fold(text)) or _acronym(text)
    return by_name(fold(text)) or by_name(fold(bare)) or _acronym(text) or _acronym(bare)


_without_edition = remembered(without_edition)


def _acronym(text: str) -> str | None:
    known = by_acronym(text.strip())
    if known:
        return known
    match = _ACRONYM.fullmatch(text.strip())
    return by_acronym(match.group(1)) if match else None


def _alike(printed: str, key: str) -> bool:
    """Whether a name shares its content words with a known venue: an acronym alone may be another series' too."""
    words = set(fold(without_edition(printed)).split()) - {"on", "of", "the", "and", "in", "for", "conference", "international"}
    known = {w for name in VENUES[key].all_names for w in fold(name).split()}
    return not words or len(words & known) / len(words) >= _LEAST_OVERLAP


def _abbreviation(text: str) -> str | None:
    """The one known name that an abbreviated one ("Phys. Rev. Lett.") stands for."""
    short = _without_edition(text)
    if ("." not in short and not short.istitle()) or len(fold(short)) < _SHORTEST_ABBREVIATION:
        return None
    found = {key for name, key in by_initials(short) if expands(short, name)}
    return found.pop() if len(found) == 1 else None


def _piecewise(printed: str) -> str | None:
    """The venue of a name that goes on with place, date or series: "ECCV 2016 - 14th European Conference, Amsterdam"."""
    for match in _ACRONYM_YEAR.finditer(printed):
        key = by_acronym(match.group(1))
        if key and not _AT.search(printed[: match.start()]):
            return key
    subtitle = _SUBTITLE.search(printed)
    if subtitle and (key := _whole(printed[: subtitle.start()])):
        return key
    for piece in _openings(printed):
        key = _whole(piece)
        if key and (VENUES[key].kind != "journal" or piece.startswith(("IEEE ", "ACM "))):
            return key
    return None


def _openings(printed: str) -> Iterator[str]:
    """What stands before each comma, colon or dash, longest first."""
    cuts = [m.start() for m in _PIECES.finditer(printed)]
    for cut in reversed(cuts):
        yield printed[:cut]


def _workshop(printed: str) -> VenueKey | None:
    """`<host>-workshop` where a workshop names a known conference as its host."""
    if not _WORKSHOP.search(printed):
        return None
    places = [m.group(1) for m in _HOST.finditer(printed)]
    first = _WORKSHOP.split(printed)[0]
    words = first.replace("(", " ").replace(")", " ").split()
    for place in [*places, *words[:1], *_BRACKET.findall(printed), _WORKSHOP.sub(" ", printed)]:
        key = _acronym(without_edition(place).strip(" .,;:-")) or _name(place)
        if key and VENUES[key].kind == "conference":
            return VenueKey(f"{key}-workshop")
    return None


def _spelt_in(acronym: str, name: str) -> bool:
    """Whether the letters of `acronym` come in this order in `name`."""
    letters = iter(name)
    return all(letter in letters for letter in acronym if letter.isalpha())
