"""What tells studies from posts, offices and single courses in a list of degrees."""

from __future__ import annotations

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Passage
from etl.normalize.word_patterns import any_of
from etl.transform.parsers.affiliations import Role, evidence_of
from etl.transform.parsers.stay import Stay

_WORDS = read_gazetteer("degrees")
_PROFESSIONS = frozenset(_WORDS["professions"]["forms"])
_OFFICES = frozenset(_WORDS["offices"]["forms"])
_MOST_WORDS = 3  # of a profession: "Civil Engineer", "Clinical Psychologist"
_SURE = 0.85
_PHRASE_END = re.compile(r"\s(?:of|for|in|at|on|de|der|des|für|di|do|da)\b|[,(]")
# no school: "Thesis defence", "Term", "Exam"
_NO_SCHOOL = re.compile(rf"(?:{any_of(_WORDS['no_schools']['forms'])})(?![\w-])", re.I)
# what follows the name of a school: "University of Elm with honors"
_HONOUR_BEHIND = re.compile(rf"[\s,;.(–—-]+(?:{any_of(_WORDS['honours_behind']['forms'])})\b[\w\s.,()%/:]*$", re.I)
# ... or precedes it: "with high distinction Elm School of Arts"
_HONOUR_BEFORE = re.compile(
    rf"(?:graduated\s+)?(?:{any_of(_WORDS['honours_behind']['forms'])})[\s,]+(?:from\s+|at\s+)?(?=[A-ZÀ-Þ])", re.I
)
_OF_SCHOOL = re.compile(r"\s(?:of|at|de|der|della|du|da)\s(?:the\s|la\s|l['’])?(?=[A-ZÀ-Þ])")


def is_profession_conferred(stay: Stay) -> bool:
    """Whether a university gave a profession as a degree, on one date: "Civil Engineer, National University of Elm, 2005"."""
    titles = [part.text for part, role in stay.parts if role is Role.TITLE]
    if len(titles) != 1 or stay.date is None or stay.date.first is not None or stay.date.ongoing:
        return False
    words = titles[0].casefold().split()
    named = next((part.text for part, role in stay.parts if role is Role.ORGANIZATION), "")
    found = evidence_of(named)
    is_school = found is not None and found[0] is Role.ORGANIZATION and _UNIVERSITY.search(named) is not None
    return is_school and 1 < len(words) <= _MOST_WORDS and words[-1] in _PROFESSIONS


_UNIVERSITY = re.compile(r"\b(?:Universi\w+|Univ\.|Polytech\w*|Politec\w*|Institut\w*|College|Hochschule|School)\b", re.I)


def is_office(title: str) -> bool:
    """Whether a title is an office, no studies: "Member of the Dune Board", "Student Council President"."""
    words = title.casefold().split()
    head = _PHRASE_END.split(title.casefold())[0].split()
    return bool(words and head) and (words[0].strip(".,") in _OFFICES or head[-1].strip(".,") in _OFFICES)


def is_no_school(name: str) -> bool:
    """Whether a part that stands in a school's place names none: "Thesis defence", "supervised by A. Birch"."""
    return _NO_SCHOOL.match(name.strip()) is not None


def without_honours(name: Passage) -> Passage:
    """The name of a school without the honours printed with it: "University of Elm with honors"."""
    if before := _HONOUR_BEFORE.match(name.text):
        name = name.cut(before.end())
    behind = _HONOUR_BEHIND.search(name.text)
    return name.cut(0, behind.start()).trimmed(" ,;") if behind and behind.start() > 0 else name


def names_whole(unit: str) -> bool:
    """Whether a unit's name ends with its university's, so that it names both: "Graduate Center of the City University of Elm"."""
    wholes = (evidence_of(unit[link.end() :]) for link in _OF_SCHOOL.finditer(unit))
    is_whole = any(found is not None and found[0] is Role.ORGANIZATION and found[1] >= _SURE for found in wholes)
    return is_whole and _UNIVERSITY.search(unit) is not None
