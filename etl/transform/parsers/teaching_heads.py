"""What the line above courses, or the label before them, gives: the role and the organization."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.model.document import Passage
from etl.transform.line_joining import join_lines
from etl.transform.parsers.activity_fields import ActivityItem, Field, is_date, split_fields
from etl.transform.parsers.teaching_evidence import (
    EDGE,
    after_link,
    bare,
    is_beside,
    is_list_heading,
    is_list_label,
    is_organization,
    is_role,
    role_at_start,
    without_role,
)


def role_in(label: Passage) -> Passage | None:
    """The role in a label's bracket or field: `MIT (teaching assistant)`."""
    for match in re.finditer(r"[^(),;–—]+", label.text):
        piece = label.cut(*match.span()).trimmed(EDGE)
        if piece.text and is_role(piece.text) and not is_list_label(piece.text):
            return piece
    return None


def organization_in(head: Passage | None) -> Passage | None:
    if head is None:
        return None
    fields: list[Field] = split_fields(head)
    return next((bare(f.passage) for f in fields if is_organization(f.text)), None)


def carried_role(item: ActivityItem) -> Passage | None:
    """The role of a line above: `Teaching assistant`, `Instructor, Elm University:`, `Elm University — Instructor`."""
    for passage in reversed(item.above):
        if is_date(passage.text) or (is_list_heading(passage.text) and not is_role(bare(passage).text)):
            continue
        fields = [field.passage for field in split_fields(passage) if not field.is_date]
        alone = [field for field in fields if is_role(bare(field).text)]
        if alone and all(is_organization(field.text) or is_beside(field.text) or field in alone for field in fields):
            return bare(alone[0])
        named, role = without_role(passage)
        if role is not None and all(is_organization(field.text) or is_beside(field.text) for field in split_fields(named)):
            return role
        end = role_at_start(passage)
        if end and (len(passage.text) - end <= _SHORT_REST or _is_employer_only(passage.cut(end))):
            return passage.cut(0, end)
    return None


_SHORT_REST = 12


def _is_employer_only(rest: Passage) -> bool:
    """Whether only organizations, places and dates follow a role: `, Elm University, 2019:`."""
    fields = split_fields(after_link(rest)[0].trimmed(EDGE))
    return bool(fields) and all(is_beside(f.text) or is_organization(bare(f.passage).text) for f in fields)


def without_heading(item: ActivityItem) -> tuple[ActivityItem, Passage | None]:
    """The item without a line at its end that is a role standing further left, and that line: it heads the courses below it."""
    lines = item.entry.lines
    if len(lines) < _FEWEST or lines[-1].indent + 1 > lines[0].indent or not is_role(lines[-1].text):
        return item, None
    entry = replace(item.entry, lines=lines[:-1], passage=join_lines(lines[:-1]))
    return replace(item, entry=entry), lines[-1].passage


_FEWEST = 2
