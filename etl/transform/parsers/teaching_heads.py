"""What the line above courses gives: the role; and employers, alone or run into a role."""

from __future__ import annotations

from etl.model import regex as re
from etl.model.document import Passage
from etl.transform.parsers.activity_fields import ActivityItem, is_date, split_fields
from etl.transform.parsers.affiliations import is_place
from etl.transform.parsers.teaching_evidence import (
    EDGE,
    after_link,
    bare,
    is_beside,
    is_list_heading,
    is_organization,
    is_role,
    is_term,
    role_at_start,
    without_role,
)


def carried_role(item: ActivityItem) -> Passage | None:
    """The role of a line above: `Teaching assistant`, `Instructor, Elm University:`, `Elm University — Instructor`."""
    for passage in reversed(item.above):
        says_what = is_list_heading(passage.text) and (_TAUGHT.search(passage.text) or not is_role(bare(passage).text))
        if is_date(passage.text) or says_what:
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


_TAUGHT = re.compile(r"\b(?:taught|given|offered|held)\W*$", re.I)  # "Other courses taught"


def _is_employer_only(rest: Passage) -> bool:
    """Whether only organizations, places and dates follow a role: `, Elm University, 2019:`."""
    fields = split_fields(after_link(rest)[0].trimmed(EDGE))
    return bool(fields) and all(is_beside(f.text) or is_organization(bare(f.passage).text) for f in fields)


def is_employer(passage: Passage) -> bool:
    """Whether nothing but an organization, places and dates stands there."""
    fields = [field for field in split_fields(passage) if not is_term(field.text) and not is_place(field.text)]
    return bool(fields) and all(is_organization(bare(field.passage).text) for field in fields)


def seam_before_role(text: Passage) -> int:
    """Where the role begins behind an employer that runs into it: "Elm University Teaching Assistant"; 0 without one."""
    for blank in _BLANK.finditer(text.text):
        employer = text.text[: blank.start()]
        is_whole = " " in employer and not employer.endswith((" of", " for", " and", " &"))
        if is_whole and is_organization(employer) and role_at_start(text.cut(blank.end())):
            return blank.end()
    return 0


_BLANK = re.compile(r"\s+")
