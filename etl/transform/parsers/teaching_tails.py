"""Lists of courses whose roles stand behind the course's code: "2015  Sand and Light (SILT1210)  Lectures & Fieldwork"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.model.document import Passage
from etl.transform.parsers.activity_fields import undated
from etl.transform.parsers.teaching_evidence import CODE, EDGE, is_beside, is_role

_FEWEST = 2
_TAIL = re.compile(r"\((?P<code>[^()]{3,16})\)[\s,–—-]+(?P<role>[^\W\d_][^()\d,;:]{3,40})$")


def has_roles_behind_codes(passages: Sequence[Passage]) -> bool:
    """Whether two rows of a list or more close with a role behind the course's code, in one of them by its words."""
    tails = [tail for passage in passages if (tail := _tail(passage)) is not None]
    return len(tails) >= _FEWEST and any(is_role(tail["role"]) for tail in tails)


def role_behind_code(passage: Passage) -> tuple[Passage, Passage] | None:
    """The course with its code, and the role behind it: `Sand (SILT1210)` and `Lectures & Fieldwork`; `None` for other rows."""
    tail = _tail(passage)
    if tail is None:
        return None
    shown = undated(passage.trimmed(EDGE))
    at = shown.text.find(tail["role"])
    return (shown.cut(0, at).trimmed(" \t,–—-"), shown.cut(at)) if at > 0 else None


def _tail(passage: Passage) -> re.Match[str] | None:
    tail = _TAIL.search(passage.text.rstrip(" ."))
    return tail if tail is not None and CODE.fullmatch(tail["code"].strip()) and not is_beside(tail["role"]) else None
