"""What a whole list of service does: rows that open with the role, whatever words the role is made of.

In a list whose rows read "Member, Elm Council", the row "Seed Advocate, Pollen Search Committee" has a role first, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Passage
from etl.normalize.text import fold
from etl.normalize.venues import find_venue
from etl.transform.parsers.activity_fields import ActivityItem, Field, split_fields, undated
from etl.transform.parsers.affiliations import Role, evidence_of
from etl.transform.parsers.service_open_roles import names_agent
from etl.transform.parsers.service_roles import body_noun, find_role, only_role, seat, whole_role
from etl.transform.parsers.service_row import YEAR_FIRST
from etl.transform.parsers.service_rows import opens

_FEWEST = 4  # rows that say for certain where their role is
_MOST = 0.7
_LONGEST_ROLE = 8
_LONGEST_ROW = 300
_SHOWN_OF_ROW = 80  # of a row with what was done
_SHOWN = 40  # rows that show what a list does
_SURE = 0.75
_EVIDENT = frozenset(read_gazetteer("service_words")["groups"]["evident"])
_EDGE = " \t,;:.–—-|·•"


def is_service_by_rows(items: Sequence[ActivityItem]) -> bool:
    """Whether nearly all rows below a heading of unknown wording open with a role of service: "Judge, Elm Fair (2003)", "Reviewer,
    Moss Letters (2016)". Titles of posts say nothing."""
    roles: list[Passage] = []
    for i, item in enumerate(items):
        role = _role_at_an_end(item.passage if len(item.passage) <= _LONGEST_ROW else item.passage.cut(0, _SHOWN_OF_ROW))
        roles += [role] if role is not None else []
        if i + 1 - len(roles) > (1 - _MOST) * len(items):
            return False
    evident = [role for role in roles if is_evident(role)]
    return len(roles) >= max(_FEWEST_ROWS, _MOST * len(items)) and len(evident) * 2 > len(roles)


def _role_at_an_end(row: Passage) -> Passage | None:
    """The role that opens a row, with a comma or what it is for behind it, or that closes it behind a comma."""
    match = YEAR_FIRST.match(row.text)
    piece = row.cut(match.end()) if match else row
    fields = _fields(piece)
    if len(fields) > 1 and fields[1].separator == ",":
        ends = (fields[0].passage, fields[-1].passage)
        return next((end for end in ends if only_role(undated(end)) is not None), None)
    found = find_role(undated(piece)) if opens(piece) else None
    return found.role if found is not None else None


def is_evident(role: Passage) -> bool:
    """Whether a role is one of service and of no post: `Referee activity`, `Event organiser`."""
    return not _EVIDENT.isdisjoint(fold(role.text).replace("-", " ").split())


_FEWEST_ROWS = 3


def opens_with_roles(items: Iterable[ActivityItem]) -> bool:
    """Whether the rows of a list that have a known role nearly all open with it, a comma behind it."""
    first = others = 0
    for item in islice(items, _SHOWN):
        fields = _fields(item.passage) if "," in item.passage.text and len(item.passage) <= _LONGEST_ROW else []
        if len(fields) < 2 or fields[1].separator != ",":
            continue
        places = [i for i, field in enumerate(fields) if only_role(undated(field.passage)) is not None]
        first += places[:1] == [0]
        others += bool(places) and places[0] > 0
    return first >= _FEWEST and first >= _MOST * (first + others)


def names_with_commas(items: Sequence[ActivityItem]) -> frozenset[int]:
    """The places of the rows of a list of one venue a row that have commas within the name: "Dust, Ash, Oak & Light" among "Elm
    Letters", "Moss Review" and others without a comma."""
    rows = [(i, undated(item.passage).text) for i, item in enumerate(items)]
    within = [(i, text) for i, text in rows if "," in text]
    if not within or len(items) < _FEWEST or len(within) > (1 - _MOST) * len(items):
        return frozenset()
    return frozenset(i for i, text in within if _ENUMERATED.fullmatch(text) is not None)


_WORD = r"[^\W\d_a-z][^\W\d_]+(?:\s[^\W\d_a-z][^\W\d_]+)?"
_ENUMERATED = re.compile(rf"{_WORD}(?:,\s{_WORD})+,?\s(?:and|&|und|et|y|e)\s{_WORD}")


def role_by_place(passage: Passage) -> tuple[Passage, Passage] | None:
    """The role that opens a row of such a list and the body behind it, where no known role says otherwise.

    `Seed Advocate, Pollen Search Committee` has one; bodies and venues in front, and roles further on, leave the row as it is.
    """
    fields = _fields(passage)
    if len(fields) < 2 or fields[1].separator != ",":
        return None
    head = undated(fields[0].passage).trimmed(_EDGE)
    if whole_role(head) is not None or not 0 < len(head.text.split()) <= _LONGEST_ROLE or not head.text[:1].isupper():
        return None
    if seat(head) is not None or body_noun(head) is not None or head.text.isupper() or find_venue(head.text) is not None:
        return None
    if not _names_somebody(head):
        return None
    if any(only_role(undated(field.passage)) is not None for field in fields[1:]):
        return None
    start = passage.text.find(fields[1].text, passage.text.find(fields[0].text) + len(fields[0].text))
    return head, undated(passage.cut(start)).trimmed(_EDGE)


def _names_somebody(head: Passage) -> bool:
    """Whether the words say what somebody is: a title, words with a role among them, or with the ending of those who do things."""
    found, said = find_role(head), evidence_of(head.text)
    if _INITIAL.search(head.text):
        return False
    if said is not None and said[0] in (Role.ORGANIZATION, Role.UNIT, Role.PLACE) and said[1] >= _SURE:
        return False
    if found is not None:
        return not (found.is_linked and found.after.text and not found.before.text)  # "Referee for Elm Letters"
    return (said is not None and said[0] is Role.TITLE) or any(names_agent(word) for word in re.split(r"[\s/&-]+", head.text))


_INITIAL = re.compile(r"\b[A-Z]\.\s")  # of a name


def _fields(passage: Passage) -> list[Field]:
    return [field for field in split_fields(passage) if not field.is_date]
