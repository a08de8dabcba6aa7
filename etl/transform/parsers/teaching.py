"""Teaching: courses that the subject taught or assisted, with role, organization and years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model.document import Passage, Style
from etl.model.facts import Teaching
from etl.model.section import Section, SectionKind
from etl.normalize.text import fold
from etl.transform.context import Aside, Context, Harvest
from etl.transform.parsers.activity_fields import (
    ActivityItem,
    Field,
    any_of,
    fold_in_place,
    is_date,
    phrases,
    split_fields,
    styled_part,
    title_style,
    undated,
    walk,
    year_claims,
    years_of,
)
from etl.transform.parsers.stay_claims import span_of, text_claim

RULE = "teaching.listed"
_WORDS: dict[str, Any] = read_gazetteer("activity_words")["teaching"]
_ROLES, _MODIFIERS = any_of(_WORDS["roles"]), any_of(_WORDS["modifiers"])
# as in "Teaching Assistant", "Head Teaching Assistant", "Undergraduate TAs", "Lecturer, breakout leader"
_ROLE = re.compile(rf"(?<![\w])(?:(?:{_MODIFIERS})[\s-]+)*(?:{_ROLES})s?(?![\w])")
_ORGANIZATION = phrases(read_gazetteer("activity_words")["events"]["words"][:14])
# as in "CSC446", "EE305", "AEM 7010", "6.034", "BioSci 2B", "CS-101/IS 523"
_CODE = re.compile(r"(?<![\w.])(?:[A-Z][A-Za-z]{1,9}[\s.-]?\d{1,5}[A-Z]{0,2}(?:/\w+)?|\d{1,2}\.\d{2,4}[A-Z]?)(?![\w])")
_LINK = re.compile(
    r"^[\s,:;–—-]*(?:(?:for|of|at|in|to)\s+)?(?:(?:the|two|three|several|an?)\s+)?(?:(?:(?:graduate|undergraduate)\s+)?courses?\s+)?",
    re.I,
)
_BRACKET = re.compile(r"\s*\(([^()]*)\)\s*\.?\s*$")
_LEVELS = frozenset(_WORDS["levels"])
_TERMS = frozenset(_WORDS["terms"])
_EDGE = " \t,;:.–—-|·•"
_ADDRESS = re.compile(r"[\s,–—-]*https?://\S*\s*$")
_YEAR_LABEL = re.compile(r"^\W*(?:19|20)\d{2}(?:\s*[-–—/]\s*\d{2,4})?\s*[:\t]\s*")


def read_teaching(sections: Sequence[Section], context: Context) -> Harvest[Teaching]:
    """The courses listed under teaching, and those that lists of other activities name after a teaching role."""
    harvest: Harvest[Teaching] = Harvest()
    items = list(walk([s for s in sections if s.kind is SectionKind.TEACHING]))
    style = title_style([i.passage for i in items])
    if style is not None and sum(_names_organization(i.passage, style) for i in items) > len(items) / 3:
        style = None
    for item in items:
        harvest.facts.extend(_read_item(item, style, needs_role=False))
        for line in item.entry.lines:
            harvest.asides.append(Aside(line.number, "details of teaching"))
    for item in walk([s for s in sections if s.kind is SectionKind.SERVICE]):
        if _CODE.search(item.passage.text):
            harvest.facts.extend(_read_item(item, None, needs_role=True))
    return harvest


def _read_item(item: ActivityItem, style: Style | None, *, needs_role: bool) -> Iterator[Teaching]:
    passage = item.passage
    if not any(c.isalpha() for c in passage.text):
        return
    label = _YEAR_LABEL.match(passage.text)
    bare = _without_bracket(undated(passage.cut(label.end()) if label else passage))
    fields = [f for f in split_fields(bare) if not f.is_date and not _is_term(f.text)]
    role, course, organization = _assign(bare, fields)
    set_apart = styled_part(passage, style) if style is not None else None
    if set_apart is not None:
        course = set_apart
    carried = _carried_role(item)
    if role is None:
        role = carried
    if needs_role and (role is None or role is carried):
        return
    if course is None and item.entry.children:
        child = item.entry.children[0].passage
        course = undated(_without_bracket(child))
    if course is not None:
        course = _without_address(course)
    if role is None and course is not None and not _CODE.search(course.text) and not years_of(item, RULE):
        return
    if course is None or sum(c.isalpha() for c in course.text) < 3:
        return
    yield Teaching(
        span_of(passage),
        text_claim(course, RULE, 0.8),
        text_claim(role, RULE, 0.85) if role is not None else None,
        text_claim(organization, RULE, 0.7) if organization is not None else None,
        years_of(item, RULE) or year_claims([c.passage for c in item.entry.children[:1]], RULE),
    )


def _names_organization(passage: Passage, style: Style) -> bool:
    part = styled_part(passage, style)
    return part is not None and _ORGANIZATION.search(fold(part.text)) is not None


def _without_address(passage: Passage) -> Passage:
    match = _ADDRESS.search(passage.text)
    return passage.cut(0, match.start()).trimmed(_EDGE) if match and match.start() > 0 else passage


def _assign(bare: Passage, fields: Sequence[Field]) -> tuple[Passage | None, Passage | None, Passage | None]:
    """Role, course and organization among the fields."""
    role: Passage | None = None
    organization: Passage | None = None
    rest: list[Passage] = []
    for field in fields:
        piece = undated(field.passage)
        match = _ROLE.search(fold_in_place(piece.text)) if role is None else None
        if match and match.start() <= 1:
            role = piece.cut(match.start(), match.end())
            piece = piece.cut(match.end())
            link = _LINK.match(piece.text)
            piece = undated(piece.cut(link.end() if link else 0)).trimmed(_EDGE)
        if sum(c.isalpha() for c in piece.text) < 3 or fold(piece.text) in _LEVELS:
            continue
        if (
            _ORGANIZATION.search(fold(piece.text))
            and not _CODE.search(piece.text)
            and (rest or role is not None)
            and organization is None
        ):
            organization = piece
            continue
        rest.append(piece)
    return role, _course(bare, rest), organization


def _course(bare: Passage, rest: Sequence[Passage]) -> Passage | None:
    """The course: a code and the field beside it, else the first field left."""
    if not rest:
        return None
    for i, piece in enumerate(rest[:2]):
        code = _CODE.match(piece.text)
        if code and code.end() >= len(piece.text) - 1 and i + 1 < len(rest) and i == 0:
            return _from_to(bare, piece, rest[i + 1])
        code = _CODE.fullmatch(piece.text)
        if code and i == 1:
            return _from_to(bare, rest[0], piece)
    return rest[0]


def _from_to(bare: Passage, first: Passage, last: Passage) -> Passage:
    start = bare.text.find(first.text)
    end = bare.text.find(last.text, start + len(first.text))
    return bare.cut(start, end + len(last.text)) if 0 <= start < end else first


def _without_bracket(passage: Passage) -> Passage:
    """The passage without a bracket at its end that holds a date, a level or a place."""
    match = _BRACKET.search(passage.text)
    if match and match.start() > 0:
        words = fold(match[1])
        if year_claims([passage.cut(*match.span(1))], RULE) if match[1].strip() else False:
            return undated(passage.cut(0, match.start()))
        if words in _LEVELS:
            return undated(passage.cut(0, match.start()))
    return passage


def _carried_role(item: ActivityItem) -> Passage | None:
    for passage in reversed(item.above):
        if is_date(passage.text):
            continue
        text = fold_in_place(passage.text)
        match = _ROLE.search(text)
        if match and match.start() <= 1 and len(text) - match.end() <= 12:
            return passage.cut(*match.span())
    return None


def _is_term(text: str) -> bool:
    return all(word in _TERMS or word.isdigit() for word in fold(text).split())
