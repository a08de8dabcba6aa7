"""The label before a row of service: the role that all behind it share, or the name of a group or part of the list."""

from __future__ import annotations

from collections.abc import Callable

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Passage, Style
from etl.transform.parsers.activity_fields import depths, split_fields, undated
from etl.transform.parsers.service_lists import pieces, without_bracket
from etl.transform.parsers.service_names import is_name
from etl.transform.parsers.service_roles import find_role, is_label, only_role, seat, whole_role

_LABEL_MARK = re.compile(r":\s+|:$|\t|\s{3,}|\s*—\s*|\s+–\s+|\s+\|\s+")
_EDGE = " \t,;:.–—-|·•"
_LONGEST_STYLED = 45
_WINDOW = 120


def label(passage: Passage) -> tuple[Passage | None, Passage]:
    """The role before a colon, dash or tab and the list behind it: "Journal reviewer: A, B"."""
    role, rest = _first_label(passage)
    if role is None:
        return None, passage
    while (parted := _part(rest)) is not None:  # "Reviewer: Journals: A, B"
        rest = parted
    return role, rest


def _first_label(passage: Passage) -> tuple[Passage | None, Passage]:
    depth = depths(passage.text)
    places = [match.span() for match in list(_LABEL_MARK.finditer(passage.text))[:2]]
    styled = _styled_label(passage)
    for start, end in [(styled, styled), *places] if styled else places:
        if (end < len(depth) and depth[start]) or not passage.text[end:].strip():
            continue
        if _is_seat_with_role(passage.cut(0, start), passage.cut(end)):
            continue
        role = whole_role(undated(passage.cut(0, start).trimmed(_EDGE))) or _committee_of_venues(passage, start, end)
        if role is not None and ("," not in role.text or only_role(role) is not None):
            return role, passage.cut(end)
    return None, passage


def _is_seat_with_role(head: Passage, rest: Passage) -> bool:
    """Whether a body stands before the mark and nothing but the role there behind it: "Elm Organizing Committee<tab>Member"."""
    words = undated(rest.trimmed(_EDGE))
    return (
        bool(words.text)
        and "," not in words.text
        and only_role(words) is not None
        and seat(undated(head.trimmed(_EDGE))) is not None
    )


def _committee_of_venues(passage: Passage, start: int, end: int) -> Passage | None:
    """The label as the role where it names a committee of the venues listed behind it: "Technical papers committee: CHI, UIST"."""
    head = passage.cut(0, start).trimmed(_EDGE)
    if ":" not in passage.text[start:end] or seat(head) is None or find_role(head) is not None:
        return None
    first = undated(without_bracket(pieces(passage.cut(end))[0])).trimmed(_EDGE) if passage.text[end:].strip() else head
    return head if is_name(first) else None


def _styled_label(passage: Passage) -> int:
    """Where the text begins behind words in a type of their own that close with a full stop: bold "Ad hoc reviewing."; else 0."""
    for style in (Style.BOLD, Style.ITALIC, Style.SMALL_CAPS):
        start, end = next(iter(passage.runs(style)), (1, 0))
        if start == 0 and end <= _LONGEST_STYLED and passage.text[:end].rstrip().endswith("."):
            return end + len(passage.text[end:]) - len(passage.text[end:].lstrip())
    return 0


def group_of(passage: Passage) -> list[Passage]:
    """The rows behind the label of a group, each with a role of its own; empty where there is no such group.

    `Editorial: Associate Editor, Example Letters (2019); Guest Editor, Elm Review (2022)` is two.
    """
    match = _GROUP.match(passage.text) or _GROUP_DASH.match(passage.text)
    head = match.end() if match else _styled_label(passage)
    if not head:
        return []
    depth = depths(passage.text)
    rest = passage.cut(head)
    cuts = [m.span() for m in _SEMICOLON.finditer(passage.text, head) if not depth[m.start()]]
    read: Callable[[Passage], Passage | None] = only_role
    if match is None:
        read = whole_role  # a label in a type of its own is one for certain
    elif re.is_of(match, _GROUP_DASH):
        read = _role_or_seat
    if not _has_own_role(rest, read):
        return []
    starts, ends = [head, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(passage.text)]
    pieces = [passage.cut(a, b) for a, b in zip(starts, ends, strict=True) if passage.text[a:b].strip(_EDGE)]
    return pieces if all(_has_own_role(piece, read) for piece in pieces) else []


def _has_own_role(piece: Passage, read: Callable[[Passage], Passage | None]) -> bool:
    """Whether the piece opens with a role and a comma ("Chair, Example Board"), or has one as its second field."""
    fields = [f for f in split_fields(piece.cut(0, _WINDOW)) if not f.is_date][:2]
    return len(fields) > 1 and any(f.separator in ("", ",") and read(undated(f.passage)) is not None for f in fields)


def _role_or_seat(piece: Passage) -> Passage | None:
    return only_role(piece) or seat(piece)


_GROUP = re.compile(r"[^\W\d][^:;,\t.()]{2,40}:\s+")
_GROUP_DASH = re.compile(
    rf"[^\W\d][^:;,\t.()—–]{{2,40}}\b(?:{'|'.join(read_gazetteer('service_words')['groups']['words'])})\s+[—–]\s+", re.I
)
_SEMICOLON = re.compile(r"\s*;\s+")


def _part(passage: Passage) -> Passage | None:
    match = re.match(r"[^:\t]{3,40}(?::\s+|\t)", passage.text)
    return passage.cut(match.end()) if match and is_label(passage.cut(0, match.end())) else None


def without_part(passage: Passage) -> Passage:
    """The passage without the name of a part of the list before it: "Journals: A, B" gives "A, B"."""
    return _part(passage) or passage
