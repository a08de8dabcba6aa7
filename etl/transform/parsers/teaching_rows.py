"""Rows of a list of courses: lines that open with their term, an employer above its courses, several courses in one row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from etl.model.document import Line, Passage
from etl.model.entry import Entry
from etl.transform.line_joining import join_lines
from etl.transform.parsers.activity_fields import dates_in, depths, split_fields
from etl.transform.parsers.affiliations import is_place
from etl.transform.parsers.teaching_evidence import (
    CODE,
    bare,
    is_beside,
    is_level,
    is_list_label,
    is_organization,
    is_other,
    is_role,
    is_term,
    role_at_start,
)
from etl.transform.parsers.teaching_kinds import kind_at_start

_LABEL = re.compile(r"^([^:;\t]{2,70}?)(?::\s+|\t\s*)")
_SEMICOLON = re.compile(r"\s*;\s+")
_COMMA = re.compile(r"\s*,\s+")
_FULL_LINE = 0.85
_MOST_LINES = 60


def are_headed(entries: Sequence[Entry]) -> bool:
    """Whether the entries of a list open with a line for the employer, its courses on the lines below."""
    several = [entry for entry in entries if len(entry.lines) > 1]
    return len(several) > 1 and sum(is_employer(entry.lines[0].passage) for entry in several) > len(several) / 2


def rows_of(entry: Entry, *, headed: bool) -> list[tuple[Passage | None, Passage]]:
    """The rows of an entry, each with the line above that holds for it (employer and dates), `None` without one."""
    lines = entry.lines
    if not 1 < len(lines) <= _MOST_LINES:
        return [(None, entry.passage)]
    starts = [i for i, line in enumerate(lines) if _opens_with_term(line)]
    if len(starts) < 2 or starts[0] != 0:
        codes = [(i, is_term(code[0])) for i, line in enumerate(lines) if (code := CODE.match(line.text))]
        starts = [i for i, is_time in codes if is_time is codes[0][1]]  # "SoSe 2021 Dust" is a term, "PHY 2021 Dust" a code
    if len(starts) > 1 and starts[0] == 0:
        return [(None, join_lines(lines[a:b])) for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]
    if all(_CODE_LAST.search(line.text) for line in lines):
        return [(None, lines[0].passage), *((lines[0].passage, line.passage) for line in lines[1:])]
    if headed or is_employer(lines[0].passage):
        return [(lines[0].passage, join_lines(group)) for group in _grouped(lines[1:])]
    return [(None, entry.passage)]


# a course's number at the line's end: "Sand Theory 1 (SND210/71417)"
_CODE_LAST = re.compile(r"\((?=[^()]*\d{3})[A-Z]*[\s-]?\d[\w/.-]*\)$")


def _opens_with_term(line: Line) -> bool:
    """Whether the line opens with a term set apart: `WS 2023/24<tab>Dust`, `a.a. 2022/23 – Dust`, `Fall 2019: Dust`."""
    match = _SET_APART.search(line.text[:_HEAD_REACH])
    head = line.text[: match.start()] if match else ""
    return any(c.isdigit() for c in head) and is_term(head)


# what parts a term from its course
_SET_APART = re.compile(r"\t|\s{2,}|:\s|\s[–—-]\s(?=[^\W\d_])")
_HEAD_REACH = 50


def is_employer(passage: Passage) -> bool:
    """Whether nothing but an organization, places and dates stands there."""
    fields = [field.text for field in split_fields(passage)]
    named = [text for text in fields if not is_term(text) and not is_place(text)]
    return bool(named) and all(is_organization(bare_text(text, passage)) for text in named)


def bare_text(text: str, passage: Passage) -> str:
    """The words of a field without dates and remarks at its ends."""
    start = passage.text.find(text)
    return bare(passage.cut(start, start + len(text))).text if start >= 0 else text


def _grouped(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines below an employer, wrapped ones together: a line goes on where the one above is full or it opens in lower case."""
    longest = max(len(line.text) for line in lines)
    groups: list[list[Line]] = []
    for line in lines:
        goes_on = bool(groups) and _goes_on(groups[-1][-1].text.strip(), line, longest)
        if goes_on:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _goes_on(above: str, line: Line, longest: int) -> bool:
    """Whether a line goes on from the one above: in lower case, behind a comma or a full line, or as its role."""
    if line.text[:1].islower() or above.endswith(",") or is_role(line.text):
        return True
    if CODE.match(line.text) or role_at_start(line.passage) or _opens_with_term(line):
        return False
    return len(above) > _FULL_LINE * longest >= _WRAPPED and not above.endswith((".", ")"))


_WRAPPED = 60  # characters; a list of shorter lines was not wrapped


def courses_in(row: Passage) -> tuple[Passage | None, list[Passage]]:
    """The label of a row and the courses it lists, none where the row is one course.

    `Elm University: Dust (BA), Light (MA)` gives the label and two, `Dust; Light; Sand (seminar)` three without a label.
    """
    label: Passage | None = None
    rest = row
    match = _LABEL.match(row.text)
    if match is not None and not kind_at_start(row) and not CODE.search(match[1]) and not is_term(match[1]):
        head = row.cut(*match.span(1))
        is_list = is_list_label(head.text)
        opens = is_organization(bare(head).text) or is_list or is_level(head.text) or _is_known(head)
        if is_other(head.text) or is_list or (opens and not is_role(head.text)):
            label, rest = head, row.cut(match.end())
            if not is_list and is_employer(rest):
                return None, []  # "Elm University<tab>Department of Dust"
        elif is_role(head.text) or _is_short_name(head):
            listed = _listed(row.cut(match.end()))
            return (head, listed) if len(listed) > 1 else (None, [])
        elif ":" in match[0]:
            return None, []
    pieces = _split(rest, _SEMICOLON)
    if (
        len(pieces) > 1
        and not any(role_at_start(p) or is_beside(bare(p).text) for p in pieces)
        and (label is not None or _are_names(pieces))
    ):
        return label, pieces
    if label is None:
        return None, []
    listed = _split(rest, _COMMA)
    return label, listed if _are_listed(listed) or is_list_label(label.text) else _listed(rest)


def courses_below(row: Passage) -> list[Passage]:
    """The courses of a row below an employer that lists several, none for one course: `Dust (BA), Light (MA)` gives two."""
    pieces = [piece.trimmed(" .") for piece in _split(row, _COMMA)]
    if len(pieces) < 2 or any(_is_none(piece) or not piece.text[:1].isupper() for piece in pieces):
        return []
    return pieces if all(piece.text.endswith(")") or len(piece.text.split()) > 1 for piece in pieces) else []


def labelled_parts(row: Passage) -> list[Passage]:
    """The row, or its parts where more of its sentences open with a label: `Elm: Dust (BA). Oak: Light (MA)` is two."""
    if ":" not in row.text or not _PART.match(row.text):
        return [row]
    cuts = [match.start() for match in _NEXT_PART.finditer(row.text)]
    return [row.cut(a, b).trimmed() for a, b in zip([0, *cuts], [*cuts, len(row.text)], strict=True)]


_PART = re.compile(r"[^\W\d_a-z][\w &'’-]{1,40}:\s")
_NEXT_PART = re.compile(r"(?<=[.;])\s+(?=[^\W\d_a-z][\w &'’-]{1,40}:\s)")


def _is_short_name(head: Passage) -> bool:
    """Whether the label may be an employer's short name: `Elm`, `Elm and Oak`."""
    words = head.text.split()
    return (
        len(words) <= _MOST_NAMES and all(word[:1].isupper() or word in ("and", "&") for word in words) and not is_level(head.text)
    )


_MOST_NAMES = 3


def _listed(rest: Passage) -> list[Passage]:
    """The courses behind a label: at semicolons, else at commas behind brackets and between names of several words.

    Only where a bracket, code or date shows that courses are listed.
    """
    pieces = _split(rest, _SEMICOLON)
    if len(pieces) > 1:
        is_shown = all(piece.text.endswith(")") or CODE.match(piece.text) or dates_in(piece.text) for piece in pieces)
        return pieces if is_shown and not any(_is_none(piece) for piece in pieces) else [rest]
    listed = [piece.trimmed(" .,") for piece in _split(rest, _COMMA)]
    if not any(piece.text.endswith(")") for piece in listed) or any(_is_none(piece) for piece in listed):
        return [rest]
    if _are_listed(listed):
        return listed
    cuts = [
        b
        for a, b in pairwise(listed)
        if a.text.endswith(")")
        or (min(len(a.text.split()), len(b.text.split())) > 1 and b.text[:1].isupper() and not is_beside(b.text))
    ]
    places = [0, *(rest.text.find(piece.text) for piece in cuts), len(rest.text)]
    return [rest.cut(a, b).trimmed(" ,") for a, b in pairwise(places)] if places == sorted(places) else [rest]


def _is_none(piece: Passage) -> bool:
    """Whether the piece is no course: a role, time, place, employer or person."""
    text = bare(piece).text
    return role_at_start(piece) > 0 or is_beside(text) or is_organization(text) or _PERSON.match(text) is not None


# "Prof. Lee", "A. B. Moe"
_PERSON = re.compile(r"(?:Prof|Dr|Drs)\b|(?:[^\W\d_]\.\s?)+[^\W\d_]\w+$")


def _is_known(head: Passage) -> bool:
    """Whether the label is an organization's short name, alone or with a role in brackets: `MIT (teaching assistant)`."""
    name = head.text.partition("(")[0].strip()
    return is_organization(name) or (len(name.split()) == 1 and name.isupper() and "(" in head.text)


def _are_names(pieces: Sequence[Passage]) -> bool:
    return all(piece.text[:1].isupper() and len(piece.text.split()) <= 9 for piece in pieces)


def _split(rest: Passage, mark: re.Pattern[str]) -> list[Passage]:
    """The pieces at each mark outside of brackets and quotes."""
    depth = depths(rest.text)
    cuts = [m for m in mark.finditer(rest.text) if not depth[m.start()]]
    starts = [0, *(m.end() for m in cuts)]
    ends = [*(m.start() for m in cuts), len(rest.text)]
    pieces = [rest.cut(a, b).trimmed() for a, b in zip(starts, ends, strict=True)]
    return [piece for piece in pieces if any(c.isalpha() for c in piece.text)]


def _are_listed(pieces: Sequence[Passage]) -> bool:
    """Whether commas part courses, not words of one: most pieces close with a bracket or open with a code."""
    marked = sum(piece.text.endswith(")") or CODE.match(piece.text) is not None for piece in pieces)
    return len(pieces) > 1 and marked >= len(pieces) * 0.6
