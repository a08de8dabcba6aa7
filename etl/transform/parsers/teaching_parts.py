"""What a row of a list of courses holds: role, course and organization, read field by field."""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.model.document import Passage, Style
from etl.transform.parsers.activity_fields import split_fields
from etl.transform.parsers.affiliations import Role, evidence_of
from etl.transform.parsers.styled_parts import styled_part
from etl.transform.parsers.teaching_evidence import (
    AT_LINKS,
    CODE,
    after_link,
    bare,
    is_beside,
    is_course,
    is_organization,
    named_course,
    role_at_start,
    without_role,
)
from etl.transform.parsers.teaching_kinds import kind_at_start, kind_of, without_kind
from etl.transform.parsers.teaching_lines import seam_before_role
from etl.transform.parsers.teaching_names import course_of, joined
from etl.transform.parsers.teaching_terms import without_terms

_YEAR_LABEL = re.compile(r"^\W*(?:19|20)\d{2}(?:\s*[-–—/]\s*(?:\d{2,4}|present|heute|oggi)?)?\s*[:\t]\s*", re.I)
_CODED = re.compile(r"[\w.\s/-]{3,16}\t")


@dataclass(frozen=True, slots=True)
class Parts:
    """What a row holds, as far as it prints it."""

    role: Passage | None = None
    course: Passage | None = None
    organization: Passage | None = None


def parts_of(row: Passage, style: Style | None) -> Parts:
    """Role, course and organization of a row, whose course `style` sets apart: "Tutor, CS 101 Widgets, Elm University"."""
    label = _YEAR_LABEL.match(row.text)
    piece, bracketed = without_role(without_terms(row.cut(label.end()) if label else row))
    piece = bare(piece)
    kind = kind_at_start(piece)
    if kind:
        return Parts(bracketed or kind_of(piece.cut(0, kind)), *named_course(piece.cut(kind)))
    role: Passage | None = bracketed
    organization: Passage | None = None
    place: Passage | None = None
    rest: list[Passage] = []
    for passage in _fields(piece):
        is_named = len(rest) == 1 and CODE.fullmatch(rest[0].text) is not None and bool(_CODED.match(piece.text)) and role is None
        text = passage if CODE.fullmatch(passage.text) else bare(passage)
        if (
            is_named and not role_at_start(text) and is_course(text.text) and len(text.text.split()) > 1
        ):  # the cell beside a code: "PSY 210<tab>Doctoral Seminar"
            rest.append(text)
            continue
        end = role_at_start(text) if not rest or role is None else 0
        if end and (seam := seam_before_role(text.cut(0, end))):
            organization = organization or text.cut(0, seam).trimmed()
            text, end = text.cut(seam), end - seam
        if end and (role is None or not rest):
            role = joined(piece, role, text.cut(0, end))
            text, link = after_link(text.cut(end))
            text = bare(text)
            if link in AT_LINKS and is_organization(text.text):
                organization = organization or text
                continue
            if link in AT_LINKS and text.text:
                place = text
                continue
        if sum(c.isalpha() for c in text.text) < 2 or is_beside(text.text):
            continue
        behind_code = len(rest) == 1 and CODE.fullmatch(rest[0].text) is not None and not _HOST.search(text.text)
        if is_organization(text.text) and not behind_code and ": " not in text.text:
            organization = organization or text
        else:
            rest.append(text)
    styled = styled_part(row, style) if style is not None else None
    if styled is not None and role_at_start(bare(styled)):
        styled = None  # the whole row is set so: "**Tutor, ECE 492, Dust, 2019**"
    course = bare(styled) if styled is not None else course_of(piece, rest) or place
    if course is not None:
        quoted_kind, course = without_kind(course)
        role = role or quoted_kind
    return Parts(role, course, organization)


_HOST = re.compile(r"\b(?:Universit\w+|College|Institut\w*|Hochschule|Politecnico|Polytechnic)\b")


def _is_employer(text: str) -> bool:
    """Whether an organization stands before a colon; a programme or a group may open a course's name: "Dust Programs: Light"."""
    found = evidence_of(text)
    return is_organization(text) and (_HOST.search(text) is not None or found is None or found[0] is Role.ORGANIZATION)


def _fields(piece: Passage) -> list[Passage]:
    """The fields of a row; what a colon parts stays one ("Systems: Dust") unless a role, employer or term stands before it."""
    fields: list[Passage] = []
    for field in split_fields(piece):
        last = fields[-1] if fields else None
        if last is None or field.separator != ":" or is_beside(last.text) or _is_employer(last.text) or role_at_start(last):
            fields.append(field.passage)
        else:
            fields[-1] = joined(piece, last, field.passage)
    return fields
