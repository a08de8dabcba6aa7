"""Names of organizations that separators run through, put together again.

`Example` and its `Inc.`, `University of California` and its campus behind a comma or a dash, `Ministry of Trade, Sand and Light`.
"""

from __future__ import annotations

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.transform.parsers.affiliations import Role, evidence_of, is_campus_system, is_legal_form, is_place
from etl.transform.parsers.degrees import find_degree

Piece = tuple[int, int, bool]

_PIPED = tuple(read_gazetteer("organization_words")["piped"])
# what a name of a place makes a name: "Universität, Lübeck"
_KINDS = (
    "university",
    "universität",
    "université",
    "universidad",
    "università",
    "universidade",
    "universiteit",
    "hochschule",
    "fachhochschule",
)
_DASH = re.compile(r"\s*[-–—]{1,3}\s+")
# a name that goes on with subjects: "Ministry of Trade", "Facultad de Ciencias", "Institute for Sand", "Ministère de l'Air"
_OF_SUBJECT = re.compile(
    r"\b(?:of|OF|for|FOR|für|de|del|della|di|do|da|van|voor)\s+(?:the\s+|la\s+|las\s+|los\s+)?(?:l['’])?(?P<subject>[^\W\d_].*)$|\bd['’](?P<elided>\w.*)$"
)
# the last of several: "Sand and Light", "and Light", "y Naturales", "des Sables et du Vent"
_LAST = re.compile(r"(?:^|(?P<before>.+?)\s)(?:and|AND|&|und|UND|et|ET|y|Y|e|en)\s(?P<behind>\S.*)$")
_BRACKET = re.compile(r"\s*\([^()]{2,30}\)$")  # the short name or the place behind: "(ASL)", "(Bonn)"
_SUBJECT_WORD = re.compile(r"[A-ZÀ-Þ]|(?:des?|du|der|del|della|di|do|da|of|the|la|le|les|las|los)\s|d['’]|l['’]")
_LONGEST_SUBJECT = 4  # words
_MOST_SUBJECTS = 4
_SURE = 0.85
_DOUBT = 0.7  # "Sand Research", a word in capitals


def join_names(text: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces of a header line, those of one name as one: `University of California` and the place behind its comma."""
    joined: list[Piece] = []
    position = 0
    while position < len(pieces):
        start, end, comma = pieces[position]
        if joined and _goes_on(text, joined[-1], pieces[position]):
            joined[-1] = (joined[-1][0], end, joined[-1][2])
            position += 1
            continue
        last = max(_last_subject(text, pieces, position), _named_last(text, pieces, position))
        joined.append((start, pieces[last][1], comma))
        position = last + 1
    return joined


def _goes_on(text: str, before: Piece, piece: Piece) -> bool:
    """Whether the piece belongs to the name before it: a legal form, a campus."""
    name, behind = text[before[0] : before[1]].strip(), text[piece[0] : piece[1]]
    if piece[2]:
        campus = is_campus_system(name) or name.casefold() in _KINDS
        return bool(name) and (is_legal_form(behind.rstrip(" ([")) or (campus and _is_campus(behind)))
    if "|" not in name and f"{name} | {behind}".casefold().startswith(_PIPED):
        return True
    return is_campus_system(name) and is_place(behind) and _DASH.fullmatch(text[before[1] : piece[0]]) is not None


def _is_campus(text: str) -> bool:
    """Whether a town stands there, be it one that no gazetteer knows, or with a short name: "Elmridge", "Los Angeles (UCLA)"."""
    town = _BRACKET.sub("", text.strip())
    words = town.split()
    return is_place(town) or (len(words) == 1 and town.isalpha() and town.istitle() and evidence_of(town) is None)


def _last_subject(text: str, pieces: list[Piece], position: int) -> int:
    """The last piece of a name that lists subjects, "Ministry of Trade, Sand and Light"; `position` itself for other names."""
    name = text[slice(*pieces[position][:2])].strip()
    opened = _OF_SUBJECT.search(name)
    found = evidence_of(name) if opened else None
    if opened is None or found is None or found[0] not in (Role.ORGANIZATION, Role.UNIT) or found[1] < _SURE:
        return position
    subject = opened["subject"] or opened["elided"]
    if name.casefold().startswith("univ") or is_place(subject) or not _is_subject(subject) or " and " in subject:
        return position
    for last in range(position + 1, min(len(pieces), position + 1 + _MOST_SUBJECTS)):
        start, end, comma = pieces[last]
        piece = text[start:end].strip()
        if not comma:
            return position
        if closing := _LAST.match(_BRACKET.sub("", piece)):
            words = [word for word in (closing["before"], closing["behind"]) if word]
            return last if all(_is_subject(word) for word in words) else position
        if not _is_subject(piece):
            return position
    return position


def _named_last(text: str, pieces: list[Piece], position: int) -> int:
    """The last piece of a name whose noun comes behind its subjects: "Sand, Light, and Dust Laboratory"; `position` for others."""
    if not _is_subject(text[slice(*pieces[position][:2])].strip()):
        return position
    for last in range(position + 1, min(len(pieces), position + 1 + _MOST_SUBJECTS)):
        start, end, comma = pieces[last]
        piece = text[start:end].strip()
        if not comma:
            return position
        if _AND_FIRST.match(piece):
            found = evidence_of(piece)
            is_unit = _NOUN_LAST.search(piece) is not None and found is not None and found[0] in (Role.UNIT, Role.ORGANIZATION)
            return last if is_unit and last > position + 1 else position
        if not _is_subject(piece):
            return position
    return position


_AND_FIRST = re.compile(r"(?:and|&|und|et|y|e)\s+(?=[A-ZÀ-Þ])")
_NOUN_LAST = re.compile(
    r"\b(?:Laborator(?:y|ies)|Lab|Group|Cent(?:er|re)|Institute|Department|Division|Program(?:me)?|Unit|School)$"
)


def _is_subject(text: str) -> bool:
    """Whether a piece may be one of the subjects in a name: a few words in capitals that say nothing else."""
    if len(text.split()) > _LONGEST_SUBJECT or not _SUBJECT_WORD.match(text) or any(map(str.isdigit, text)) or "(" in text:
        return False
    found = evidence_of(text)
    if found is not None and found[0] is not Role.FIELD and not (found[0] in (Role.UNIT, Role.ORGANIZATION) and found[1] < _DOUBT):
        return False
    return find_degree(text) is None
