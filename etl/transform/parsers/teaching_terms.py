"""Terms with a year of two digits, as lists of courses print them: `F19`, `Spring '20`, `WS 19/20`, `SoSe 21`."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model import regex as re
from etl.model.claim import Claim
from etl.model.document import Passage
from etl.transform.parsers.stay_claims import span_of

_LONG = (
    r"Fall|Spring|Summer|Winter|Autumn|SoSe|WiSe|WS|SS|HS|FS|Herbst|Frühling|Printemps|Automne|Otoño|Primavera"
    r"|Michaelmas|Hilary|Trinity"
)
_GLUED = r"F|S|W|A|Fa|Sp|Su|Wi|Au|Spr|Sum|Win|FA|SP|SU|WI|AU|SPR|SUM|WIN|FALL"
# "Fall 19", "WS 19/20", "F19", "Sp'20", "FA07"
_TERM = re.compile(rf"(?<![\w/.-])(?:(?:{_LONG})\s?['’]?|(?:{_GLUED})['’]?)(\d{{2}})(?:/['’]?(\d{{2}}))?(?![\w/-]|\.\d)")
_ALL = re.compile(rf"\s*(?:{_TERM.pattern}(?:\s*(?:[,;/&]|and|und|et|y)\s*|\s*$))+")
_PIVOT = 60


def is_short_terms(text: str) -> bool:
    """Whether nothing but such terms stands there: `F19, S20`."""
    return _ALL.fullmatch(text.strip(" ()[]")) is not None


def short_term_years(passage: Passage, rule: str) -> tuple[Claim[int], ...]:
    """The years of the terms in the passage's brackets and last fields, in order; none for a course called `S20`."""
    found: dict[int, Claim[int]] = {}
    for place in _places(passage.text):
        for match in _TERM.finditer(passage.text, *place):
            piece = passage.cut(*match.span())
            for digits in filter(None, match.groups()):
                year = int(digits) + (2000 if int(digits) < _PIVOT else 1900)
                found.setdefault(year, Claim(year, piece.text, span_of(piece), rule, 0.8))
    return tuple(found[year] for year in sorted(found))


def _places(text: str) -> Sequence[tuple[int, int]]:
    """Where terms stand: brackets that hold nothing else, and fields at the end."""
    if not _TERM.search(text):
        return ()
    if is_short_terms(text):
        return [(0, len(text))]
    brackets = [m.span(1) for m in _BRACKET.finditer(text) if is_short_terms(m[1])]
    if brackets:
        return brackets
    end = len(text)
    for match in reversed(list(_MARK.finditer(text))):
        if not is_short_terms(text[match.end() : end]):
            break
        end = match.start()
    return [(end, len(text))] if end < len(text) else []


_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,80})[)\]]")
_MARK = re.compile(r"[,;:\t]\s*|\s{2,}|\s[–—-]\s")


def without_terms(row: Passage) -> Passage:
    """The row without the terms that open it: `SoSe 2021, SoSe 2023 Seminar Dust` gives `Seminar Dust`."""
    match = _OPENING.match(row.text)
    return row.cut(match.end()) if match else row


_YEARS = r"(?:(?:19|20)\d{2}(?:\s?[/–-]\s?(?:\d{4}|\d{2}))?|['’]?\d{2}/\d{2})"
_SINCE = r"(?:heute|present|now|today|aujourd[’']hui|présent|actualidad|presente|oggi|laufend)"
_ONE = rf"(?:(?:{_LONG}|Sommersemester|Wintersemester|Semester)\s+{_YEARS}|{_YEARS})"
# terms and what sets them off: "SoSe 2021, SoSe 2023 ", "WS 2020/21 – heute  ", "Fall 2019 & Spring 2020: "
_OPENING = re.compile(
    rf"\s*(?=\S*[^\W\d_])(?:{_LONG})\s+{_YEARS}(?:\s*(?:[,;&/–-]|and|und|et|y)\s*(?:{_ONE}|{_SINCE}))*(?:\s*[:\t]\s*|\s+[–-]\s+|\s+)(?=[A-ZÀ-Þ„“«\"])"
)
