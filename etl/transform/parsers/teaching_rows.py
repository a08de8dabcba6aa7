"""The rows of a list of courses as the list's model takes them: parts with what parts them, where they stand and what they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from etl.model import regex as re
from etl.model.document import Style
from etl.normalize.text import fold
from etl.transform.parsers.affiliations import is_place
from etl.transform.parsers.list_layouts import Piece, standing
from etl.transform.parsers.teaching_cutting import Cut
from etl.transform.parsers.teaching_evidence import is_level, is_list_label, is_organization, is_role
from etl.transform.parsers.teaching_habits import COURSE, MORE, PLACE
from etl.transform.parsers.teaching_scores import KINDS, MORE_COSTS, QUOTED, fits, has_code, is_code, is_people

_FEWEST_ALIKE = 2
_UNIT_OF = re.compile(
    r"(?:(?:Department|School|Faculty|Institute|College|Division|Cent(?:er|re)) (?:of|for)|Institut für|Fakultät für|Faculté d"
    r"|Facultad de|D[eé]partement d|Departamento de|Dipartimento di)"
)


def scored(rows: Sequence[Sequence[Cut]]) -> list[list[Piece]]:
    """The parts of the rows of a list; what repeats over rows is rather a role or an employer, what is unique a course."""
    times = Counter(key for row in rows for key in {_key(cut) for cut in row})
    found: list[list[Piece]] = []
    apart = [style for style in (Style.BOLD, Style.ITALIC) if _sets_apart(rows, style)]
    names_people = _names_people(rows)
    for row in rows:
        parts: list[Piece] = []
        listed = _listed_below(row)
        is_labelled = len(row) > 1 and row[1].gap == ":" and is_list_label(row[0].passage.text)
        stands = standing([cut.gap for cut in row])
        numbers = _numbers_apart(row)
        for i, cut in enumerate(row):
            places = (*stands[i], *(f"{style} {cut.passage.is_set(style)}" for style in apart))
            if i in numbers or (names_people and _names_teacher(row, i)):
                cut = replace(cut, hint="beside")
            if _names_giver(row, i) or _names_giver(row, i - 1):
                cut = replace(cut, hint="beside")
            if _is_level_of_code(row, i):
                cut = replace(cut, hint="history")
            gap = _gap(
                cut,
                row[i - 1] if i else None,
                is_listed=not is_labelled and _is_enumerated(row, i),
                is_labelled=is_labelled or i in listed,
            )
            if fold(cut.passage.text) in KINDS and i + 1 < len(row) and row[i + 1].gap in (":", "\t", "for"):
                cut = replace(cut, hint="kind")
            share = (times[_key(cut)] - 1) / max(1, len(rows) - 1) if times[_key(cut)] >= _FEWEST_ALIKE else 0.0
            scores = fits(cut, share)
            if _is_town(row, i) and scores[COURSE] < _SURE_COURSE:
                scores = {**scores, PLACE: max(scores[PLACE], 1.0)}
            if gap in (",L", ",a") and i and _UNIT_OF.match(row[i - 1].passage.text) and not has_code(cut.passage.text):
                scores = {**scores, PLACE: 2.0}  # "Department of Dust, Sand and Light"
            if gap in ("(", "(,") and i and QUOTED.match(row[0].passage.text):
                scores = {**scores, COURSE: scores[COURSE] - 3.0}  # "“Dust” (Elm Week, 2019)"
            if gap in (",a", ",L", "l,", ",&") and cut.passage.text[:1].islower():
                scores = {**scores, COURSE: scores[COURSE] + 0.8}
            if i > 1 and _is_level_of_code(row, i - 1):
                scores = {**scores, COURSE: max(scores[COURSE], 1.0)}
            if gap == "code" and not cut.hint and i - 1 not in numbers and not is_role(cut.passage.text):
                scores = {**scores, COURSE: max(scores[COURSE], 1.0), PLACE: scores[PLACE] - 2.0}
            scores = {**scores, MORE: scores[COURSE] + MORE_COSTS}
            parts.append(Piece(cut.passage, cut.start, cut.end, gap, places, scores))
        found.append(parts)
    return found


def _is_town(row: Sequence[Cut], i: int) -> bool:
    """Whether a short name stands before a state or country: `Greenhill, NC`."""
    text = row[i].passage.text
    following = row[i + 1] if i + 1 < len(row) else None
    return (
        following is not None
        and following.gap in (",", "(,")
        and is_place(following.passage.text)
        and text[:1].isupper()
        and len(text.split()) <= _MOST_IN_TOWN
    )


_MOST_IN_TOWN, _SURE_COURSE = 2, 0.75


def _numbers_apart(row: Sequence[Cut]) -> set[int]:
    """The courses' numbers that are no part of their names, as another field stands between: `DST 101<tab>UG<tab>Dust`."""
    return {
        i
        for i, (cut, level, name) in enumerate(zip(row, row[1:], row[2:], strict=False))
        if is_code(cut.passage.text) and level.gap == name.gap == "\t" and is_level(level.passage.text) and not name.hint
    }


def _is_level_of_code(row: Sequence[Cut], i: int) -> bool:
    """Whether a level stands between a course's number and its name: `DST 101 (UG): Dust`."""
    is_between = 0 < i < len(row) - 1 and row[i].gap == "(" and row[i + 1].gap in (":", ")", "–", "-")
    return is_between and is_code(row[i - 1].passage.text) and is_level(row[i].passage.text) and not row[i + 1].hint


def _names_people(rows: Sequence[Sequence[Cut]]) -> bool:
    """Whether the list says in brackets who gave each course: `Dust (Ada Birch)`."""
    inside = [(row, i) for row in rows for i, cut in enumerate(row) if cut.gap == "(" and not cut.hint]
    return sum(_names_teacher(row, i) for row, i in inside) * 2 > len(inside) > 1


def _names_teacher(row: Sequence[Cut], i: int) -> bool:
    return row[i].gap == "(" and i > 0 and not is_code(row[i - 1].passage.text) and is_people(row[i].passage.text)


def _names_giver(row: Sequence[Cut], i: int) -> bool:
    """Whether a role is a label before who had it: `instructor: Dr. Ada Birch`."""
    if not 0 < i < len(row) - 1 or row[i].hint != "role" or row[i + 1].gap != ":":
        return False
    label, name = row[i], row[i + 1].passage.text
    return label.gap in (",", ";") and (_TITLED.match(name) is not None or (label.passage.text[:1].islower() and is_people(name)))


_TITLED = re.compile(r"(?:Prof|Dr|Drs|Professor|Mr|Ms|Mrs)\b\.?\s")


def _sets_apart(rows: Sequence[Sequence[Cut]], style: Style) -> bool:
    """Whether a style sets apart one part of most rows."""
    marked = [[cut.passage.is_set(style) for cut in row] for row in rows]
    return sum(any(row) and not all(row) for row in marked) * 2 > len(rows) > 1


def _key(cut: Cut) -> str:
    return fold(cut.passage.text)


def _listed_below(row: Sequence[Cut]) -> set[int]:
    """The parts of lines below the first that hold nothing but names at commas: `Calculus I, Linear Algebra`."""
    starts = [i for i, cut in enumerate(row) if cut.gap == "\n"]
    found: set[int] = set()
    for a, b in pairwise([*starts, len(row)]):
        names = row[a:b]
        is_list = all(cut.gap == "," for cut in names[1:]) and not any(cut.hint for cut in names)
        if len(names) > 1 and is_list and all(" " in cut.passage.text and cut.passage.text[:1].isupper() for cut in names):
            found |= set(range(a + 1, b))
    return found


def _is_enumerated(row: Sequence[Cut], i: int) -> bool:
    """Whether the part is a word of a series that closes with "and": `Stars, Planets, and Dust`."""
    for cut in row[i:]:
        if len(cut.passage.text.split()) > _MOST_IN_SERIES:
            return False
        if cut.gap == ",&" or (cut.gap == "," and _AND_INSIDE.search(cut.passage.text)):
            return True
        if cut.gap != "," or cut.hint:
            return False
    return False


_MOST_IN_SERIES = 9
_AND_INSIDE = re.compile(r"\w\s(?:and|&|und|et|y|e)\s\w")


def _gap(cut: Cut, before: Cut | None, *, is_listed: bool = False, is_labelled: bool = False) -> str:
    text = cut.passage.text
    if before is not None and cut.gap in (":", ",", "\t", " ", "–", "-", "—", ".", "type", "(") and is_code(before.passage.text):
        return cut.gap if cut.gap == "(" and is_organization(text) else "code"
    if cut.gap in (",", ",&", "&") and before is not None and QUOTED.match(text) and QUOTED.match(before.passage.text):
        return "”,"
    if cut.gap in (",", ";", ",&") and before is not None and before.gap.startswith("("):
        return ")&" if cut.gap == ",&" else f"){cut.gap}"
    if cut.gap == ",":
        return ",a" if text[:1].islower() else ",L" if is_listed else "l," if is_labelled else ",A"
    if cut.gap == ",&" and is_labelled:
        return "l,"
    if cut.gap == "(":
        return "(c" if is_code(text) else "(h" if cut.hint == "history" else "("
    return cut.gap
