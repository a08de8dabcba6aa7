"""Fields that run into each other with nothing between them, as in tables that were turned into text.

"Assistant Professor Mathematical Sciences Lakeside State University" is a post, a field and a university; "PhD Geology University
of Elm" a degree with its field, and a university; "Example Corporation Mountain View" a company and its town.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.normalize.text import fold
from etl.transform.parsers.affiliations import Role, evidence_of, has_title_head, is_company, is_place, is_state_or_country
from etl.transform.parsers.degrees import find_degree

_FIELDS: dict[str, Any] = read_gazetteer("subject_fields")
_ENDINGS = tuple(_FIELDS["endings"])
_WORDS = frozenset(_FIELDS["words"])
_ADJECTIVES = frozenset(_FIELDS["adjectives"])
# what follows a field and is a university by itself: "University of Elm", "Lakeside State University", "University Oak 1", "ENSTA"
_SCHOOL = re.compile(
    r"(?:The\s)?(?:Univ(?:ersity|\.)?|Universit[éàäa]\w*|Universidad\w*)\s(?:of\s|de\s|di\s|[A-ZÀ-Þ])"
    r"|(?:[A-ZÀ-Þ][\w.'’-]*\s){1,4}(?:University|College|Polytechnic|Institute of Technology|Academy|Conservatory|School of)\b"
    r"|(?:Fachhochschule|Hochschule|TU|FH|ETH|École|Ecole|Escuela|Instituto|Istituto|Politecnico)\s(?:[A-ZÀ-Þ]|[a-zà-ÿ]+\s(?:de|di)\s[A-ZÀ-Þ])"
    r"|[A-Z]{3,6}\s*(?:\(|$)"
)
_BRACKET = re.compile(r"(?<=\w)\s*\([^()]*\)$")  # a mark behind the field: "Applied Biology (2.1)"
_AFTER_FORM = re.compile(r"\b(?:Inc|Corp|Corporation|LLC|Ltd|GmbH|AG|Company|PLC|plc)\.?\s+(?=[A-ZÀ-Þ])")
_FEWEST_WORDS = 3
_UNIT_ENDS = ("program", "programme", "department", "division", "unit", "faculty", "section")
_BODIES = ("committee", "council", "board", "panel", "group", "society", "association")


def is_field(text: str) -> bool:
    """Whether the last word of the text is that of a field of study, adjectives behind it aside: `Applied Mathematics`,
    `Matemática Aplicada`, no `Lakeside`."""
    words = fold(text).split()
    while len(words) > 1 and words[-1] in _ADJECTIVES:
        words.pop()
    return bool(words) and (words[-1].strip(".,") in _WORDS or words[-1].strip(".,").endswith(_ENDINGS))


def _school_behind_field(text: str) -> int | None:
    """Where a university begins right behind a field or a degree, `None` where nothing shows one."""
    if text.count(" ") < _FEWEST_WORDS - 1:
        return None
    found = None
    for blank in re.finditer(r"\s+", text):
        if text[: blank.start()].count("(") != text[: blank.start()].count(")") or not _SCHOOL.match(text, blank.end()):
            continue
        before = text[: blank.start()]
        degree = find_degree(before)
        before = _BRACKET.sub("", before)
        if _is_short_for(before, text[blank.end() :]):
            continue
        if is_field(before) or (degree is not None and text[: blank.start()].strip() == text[degree.start : degree.end]):
            found = blank.end()
    return found


def _unit_behind_school(text: str) -> int | None:
    """Where a department begins right behind its school: "Elm University Department of Dust"; `None` where none does."""
    unit = _UNIT.search(text)
    if unit is None:
        return None
    found = evidence_of(text[: unit.start()])
    return unit.end() if found is not None and found[0] is Role.ORGANIZATION and found[1] >= _SURE_SCHOOL else None


# "Department of Dust", "Dept. of Sand", "Fakultät für Licht"
_UNIT = re.compile(
    r"(?<=[\w.)])(?<!\band)(?<!\bund)\s+(?=(?:(?:Department|Dept\.?|Faculty|Division) of"
    r"|(?:Fakultät|Fachbereich|Lehrstuhl|Institut) für"
    r"|(?:Departamento|Département|Dipartimento|Facultad|Faculté|Facoltà) d)\b)"
)
_SURE_SCHOOL = 0.9


def _is_short_for(short: str, name: str) -> bool:
    """Whether the first is the second's short name, no degree: "BSE" before "Birch School of Economics"."""
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return short.isupper() and initials.startswith(short)


def _town_behind_form(text: str, following: str) -> int | None:
    """Where a town begins right behind a company's legal form: "Example Corporation Mountain View" before "CA"."""
    match = _AFTER_FORM.search(text)
    if match is None:
        return None
    town = text[match.end() :].strip()
    return match.end() if is_place(town) or is_state_or_country(following) else None


def with_towns_apart(text: str, pieces: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    """The pieces, a town behind a legal form as one of its own: "Example Corporation Mountain View", "Inc. Oslo"."""
    found: list[tuple[int, int, bool]] = []
    for (start, end, comma), following in zip(pieces, [*pieces[1:], None][: len(pieces)], strict=True):
        town = _town_behind_form(text[start:end], text[following[0] : following[1]] if following else "")
        found += [(start, end, comma)] if town is None else [(start, start + town, comma), (start + town, end, True)]
    return found


def split_runs(text: str, pieces: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    """A title that runs into an organization without a separator is two: "Research Intern | Example Corp."."""
    split: list[tuple[int, int, bool]] = []
    for start, end, comma in pieces:
        seam = _seam(text, start, end)
        cuts = [start, seam, end] if seam else [start, end]
        rest = text[cuts[-2] : end]
        school = _school_behind_field(rest) or _unit_behind_school(rest)
        if school is not None:
            cuts.insert(-1, cuts[-2] + school)
        split += [(a, b, comma and a == start) for a, b in pairwise(cuts)]
    return split


def _seam(text: str, start: int, end: int) -> int | None:
    found = None
    words = list(re.finditer(r"\S+", text[start:end]))
    if words and text[start:end].rstrip(" (),;.").rpartition(" ")[2].casefold() in _BODIES:
        return None  # "Visitor Center Advisory Committee"
    for before, after in pairwise(words):
        if not after[0][0].isupper() or has_title_head(after[0]):
            continue
        if _ends_unit(text[start : start + before.end()]):
            right = evidence_of(text[start + after.start() : end])
            found = start + after.start() if right and right[0] is Role.ORGANIZATION and right[1] >= 0.7 else found
        if not has_title_head(before[0]):
            continue
        if before.start() == 0 and is_company(text[start:end]):
            continue  # "Candidate Resources, Inc."
        left, right = evidence_of(text[start : start + before.end()]), evidence_of(text[start + after.start() : end])
        if (
            left
            and right
            and left[0] in (Role.TITLE, Role.DEGREE)
            and right[0] in (Role.ORGANIZATION, Role.UNIT)
            and right[1] >= 0.7
        ):
            found = start + after.start()
    return found


def _ends_unit(text: str) -> bool:
    """Whether the words are a unit that ends there: "Computer Science Department" before "Elm University"."""
    words = text.split()
    found = evidence_of(text) if len(words) > 1 and words[-1].casefold() in _UNIT_ENDS else None
    return found is not None and found[0] is Role.UNIT
