"""Marks that stand for a role in a list of courses, and the line that says so: `† = Module leader`, `* as teaching assistant`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from etl.model import regex as re
from etl.model.document import Passage
from etl.model.section import Section
from etl.transform.parsers.teaching_evidence import EDGE, is_role, without_lead

MARKS = "†‡§¶#°*+"
# behind the mark, before the role: "† = Module leader", "* denotes tutor", "(*) as tutor"
_SAYS = r"(?:[=:–]|denotes|indicates|marks|stands for|means|bezeichnet|indica|indique)?"
_LEGEND = re.compile(
    rf"\W{{0,2}}(?P<mark>[{re.escape(MARKS)}]{{1,2}})\)?\s*{_SAYS}\s*"
    r"(?:as an?\s+|as\s+|als\s+)?(?P<role>[^\W\d_][^.,;:()]{2,40}?)[\s.)]*$"
)
_MARK_ALONE = re.compile(rf"[{re.escape(MARKS)}]{{1,2}}")
_ROLE_BEHIND = re.compile(r"[=:–]\s*(?P<role>[^\W\d_][^.,;:()]{2,40}?)[\s.)]*$")


def marked_roles(sections: Sequence[Section]) -> tuple[Mapping[str, Passage], frozenset[int]]:
    """The role that each mark stands for, and the numbers of the lines that say so."""
    roles: dict[str, Passage] = {}
    numbers: set[int] = set()
    for section in sections:
        mark = ""
        for line in section.lines:
            text = line.text.strip()
            if not text:
                continue
            alone = _ROLE_BEHIND.match(text) if mark else None
            found = alone or (_LEGEND.match(text) if text.lstrip("( ")[:1] in MARKS else None)
            if found is not None:
                start = line.text.index(text)
                role = line.passage.cut(start + found.start("role"), start + found.end("role")).trimmed(EDGE)
                if is_role(role.text):
                    roles[mark if alone else found["mark"]] = without_lead(role)
                    numbers |= {line.number, line.number - 1} if alone else {line.number}
            mark = text if _MARK_ALONE.fullmatch(text) else ""
    return roles, frozenset(numbers)


def role_of(text: str, roles: Mapping[str, Passage]) -> Passage | None:
    """The role whose mark stands at a word in the row: `Dust and Sand †`."""
    return next((role for mark, role in roles.items() if _stands(text, mark)), None)


def _stands(text: str, mark: str) -> bool:
    return re.search(rf"(?:^|(?<=[\w)”\"\s])){re.escape(mark)}(?![{re.escape(MARKS)}\w])", text) is not None
