"""Words between a post or a degree and its employer or school: "Ingénieur à l'ABC", "Stage au sein de l'équipe Orme".

"At", "bei" and "chez" always lead to an employer; the words here do so behind a post or a degree and before a name. Between a
unit and the whole that it belongs to others stand: "Institut für Sand der Universität Ulme". They come from the gazetteer
`stay_links`.
"""

from __future__ import annotations

from collections.abc import Iterator

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.normalize.word_patterns import any_of
from etl.transform.parsers.affiliations import Evidence, Role, evidence_of
from etl.transform.parsers.degrees import find_degree
from etl.transform.parsers.header_ends import FIRST_WORDS, SEGMENT

_LINKS = read_gazetteer("stay_links")
_POSTS, _NAMES = (Role.TITLE, Role.DEGREE), (Role.ORGANIZATION, Role.UNIT)
_SURE, _SURE_WHOLE = 0.7, 0.85
_MOST_WORDS = 6  # of a name that no word tells
_BEFORE_DEGREE = re.compile(r"[,;|\t–—]\s")


def _forms(tables: tuple[str, ...]) -> list[str]:
    return [form for table in tables for form in _LINKS[table]["forms"]]


def _pattern(*tables: str) -> re.Pattern[str]:
    forms = _forms(tables)
    elided = any_of(form[:-1] for form in forms if form.endswith("'"))
    plain = any_of(form for form in forms if not form.endswith("'"))
    return re.compile(rf"(?:^|\s+)(?P<link>(?:{elided})['’]|(?:{plain})\s+)(?=[^\W\d_])")


_WITHIN, _AT, _DOUBTFUL, _PART_OF = _pattern("within"), _pattern("at"), _pattern("doubtful"), _pattern("part_of")
_OF_SCHOOL = _pattern("of_school")
_SCHOOL = re.compile(
    r"(?:Univ|Inst|Istit|Éco|Eco|Escuela|Escola|Facult|Facoltà|Fakult|Hochsch|Akad|Acad|Accad|Lycée|Collège|Conservat|Polit[eé]cn|Polytech)"
)
_PROJECT = _pattern("project")
# the words with which a link begins; elided ones end in an apostrophe: "dell'"
_FIRST_WORDS = frozenset(
    form.split()[0] for form in _forms(("within", "at", "doubtful", "part_of", "of_school", "project")) if not form.endswith("'")
)
# a project and its quoted name: "Forschungsprojekt „Sand“", "research project “Sand”"
_NAMED_PROJECT = re.compile(
    r"(?:[\w-]+[- ])?(?:(?:Forschungs|Teil|Drittmittel|Verbund)?[Pp]rojekt\w{0,2}|[Pp]ro(?:ject|jet|yecto|getto|jeto))\s+"
    r"(?:de recherche |de investigación |di ricerca )?[„“”\"«]"
)
_FROM = re.compile(r"from\b")


def links_in(text: str) -> Iterator[tuple[int, int]]:
    """Where such words stand in a header, brackets masked: the ranges that part what is before them from what is behind.

    "Stagiaire au CEA Orme" gives the place of " au "; "Chargé de mission au sol" and "Leiter im Vertrieb" give nothing.
    """
    if _FIRST_WORDS.isdisjoint(text.split()) and "'" not in text and "’" not in text:
        return
    found = [link for link in _WITHIN.finditer(text) if _is_post(text, link)]
    found += [link for link in _PROJECT.finditer(text) if names_project(text[link.end() :]) and _is_post(text, link)]
    found += [link for link in _OF_SCHOOL.finditer(text) if _SCHOOL.match(text, link.end()) and _is_post(text, link)]
    for pattern, also in ((_AT, _is_only_name), (_DOUBTFUL, _awards)):
        found += [
            link for link in pattern.finditer(text) if _is_post(text, link) and (_names(text, link.end()) or also(text, link))
        ]
    ends: dict[int, int] = {}
    for link in found:
        ends[link.start()] = max(link.end(), ends.get(link.start(), 0))  # "en la" is no "en" before "la"
    for link in _PART_OF.finditer(text):
        if _joins_whole(text, max((end for end in ends.values() if end < link.start()), default=0), link):
            ends[link.start()] = link.end()
    yield from sorted(ends.items())


def names_project(text: str) -> bool:
    """Whether the text opens with a project and its name in quotation marks, which is no employer."""
    return _NAMED_PROJECT.match(text) is not None


def link_at_front(text: str) -> int:
    """Where the words that the text opens with end, if they lead to a name: 3 for "am Lehrstuhl für Sand"."""
    for pattern in (_WITHIN, _AT, _DOUBTFUL, _FRONT):
        link = pattern.match(text)
        if link is not None and _names(text, link.end()):
            return link.end()
    return 0


_FRONT = re.compile(r"(?:am|an der|an dem|beim|bei der|bei|at the|at|chez|presso|bij de|bij)\s+(?=[A-ZÀ-Þ])")


def _said_before(text: str, place: int) -> Evidence | None:
    return evidence_of(SEGMENT.split(text[:place])[-1])


def _said_behind(text: str, place: int) -> tuple[str, Evidence | None]:
    """The words behind and what they say: up to the whole of a unit that opens them."""
    words = FIRST_WORDS.match(text, place)
    behind = words[0].strip() if words else ""
    found = evidence_of(behind) if behind else None
    if behind and (found is None or found[0] not in _NAMES) and (whole := _PART_OF.search(behind, 1)):
        unit = evidence_of(behind[: whole.start()])
        found = unit if unit is not None and unit[0] in _NAMES else found
    return behind, found


def _is_post(text: str, link: re.Match[str]) -> bool:
    """Whether a post or a degree stands before, with its field; no word of a degree: "Habilitation à Diriger des Recherches"."""
    begins = [cut.end() for cut in SEGMENT.finditer(text, 0, link.start())]
    whole = find_degree(text[begins[-1] if begins else 0 :])
    if whole is not None and (begins[-1] if begins else 0) + whole.end > link.start():
        return False
    found = _said_before(text, link.start()) if link.start() else None
    return (found is not None and found[0] in _POSTS) or _is_degree(text, link.start())


def _is_degree(text: str, place: int) -> bool:
    return find_degree(_BEFORE_DEGREE.split(text[:place])[-1]) is not None  # "B.A. in Dust", whose stops part it


def _names(text: str, place: int) -> bool:
    """Whether the words behind tell an employer: no "Bereich Staub", no "technologies du sable"."""
    behind, found = _said_behind(text, place)
    named = found is not None and found[0] in _NAMES and found[1] >= _SURE
    first = behind.split()[0] if named else ""
    return named and (first[0].isupper() or (not first.endswith("s") and evidence_of(first) is not None))


def _awards(text: str, link: re.Match[str]) -> bool:
    """Whether a degree is from who stands behind, whatever the name: "B.A. in Dust from Brightwell"."""
    behind, found = _said_behind(text, link.end())
    is_name = behind[:1].isupper() and (found is None or found[0] in _NAMES)
    return is_name and _FROM.match(link["link"]) is not None and _is_degree(text, link.start())


def _is_only_name(text: str, link: re.Match[str]) -> bool:
    """Whether a few words in capitals or a place stand behind, and nothing else in the header tells an employer."""
    behind, found = _said_behind(text, link.end())
    if not behind[:1].isupper() or len(behind.split()) > _MOST_WORDS:
        return False
    if found is not None and found[0] is not Role.PLACE and not (found[0] in _NAMES and found[1] < _SURE):
        return False
    others = (evidence_of(piece) for piece in SEGMENT.split(text[link.end() + len(behind) :]) if piece.strip())
    return not any(other is not None and other[0] in _NAMES and other[1] >= _SURE for other in others)


def _joins_whole(text: str, start: int, link: re.Match[str]) -> bool:
    """Whether a unit stands before and the whole it belongs to behind: "Institut für Sand" and "Universität Ulme"."""
    named = SEGMENT.split(text[start : link.start()])[-1].strip()
    named = named[link_at_front(named) :]
    if " " not in named or not (start or named[0].isupper()):
        return False
    before = evidence_of(named)
    if before is not None and (before[0] is not Role.UNIT or before[1] < _SURE_WHOLE):
        return False
    if before is None and not _SCHOOL.match(text, link.end()):
        return False
    _, found = _said_behind(text, link.end())
    return found is not None and found[0] is Role.ORGANIZATION and found[1] >= _SURE_WHOLE
