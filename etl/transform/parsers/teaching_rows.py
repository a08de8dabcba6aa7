"""Rows of a list of courses: lines that open with their term, an employer above its courses, several courses in one row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.model.document import Line, Passage
from etl.model.entry import Entry
from etl.transform.line_joining import join_lines
from etl.transform.parsers.activity_fields import depths, split_fields
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
    kind_at_start,
    role_at_start,
)

_LABEL = re.compile(r"^([^:;\t]{2,70}?)(?::\s+|\t\s*)")
_SEMICOLON = re.compile(r"\s*;\s+")
_COMMA = re.compile(r"\s*,\s+")
_FULL_LINE = 0.85
_MOST_LINES = 60


def are_headed(entries: Sequence[Entry]) -> bool:
    """Whether the entries of a list open with a line for the employer, its courses on the lines below."""
    several = [entry for entry in entries if len(entry.lines) > 1]
    return len(several) > 1 and sum(_is_employer(entry.lines[0].passage) for entry in several) > len(several) / 2


def rows_of(entry: Entry, *, headed: bool) -> list[tuple[Passage | None, Passage]]:
    """The rows of an entry, each with the line above that holds for it (employer and dates), `None` without one."""
    lines = entry.lines
    if not 1 < len(lines) <= _MOST_LINES:
        return [(None, entry.passage)]
    starts = [i for i, line in enumerate(lines) if _opens_with_term(line)]
    if len(starts) > 1 and starts[0] == 0:
        return [(None, join_lines(lines[a:b])) for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]
    if headed or _is_employer(lines[0].passage):
        return [(lines[0].passage, join_lines(group)) for group in _grouped(lines[1:])]
    return [(None, entry.passage)]


def _opens_with_term(line: Line) -> bool:
    """Whether the line opens with a term in a column of its own: `WS 2023/24<tab>Dust`, `a.a. 2022/23<tab>...`."""
    head, tab, _ = line.text.partition("\t")
    return bool(tab) and any(c.isdigit() for c in head) and is_term(head)


def _is_employer(passage: Passage) -> bool:
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
        goes_on = bool(groups) and (line.text[:1].islower() or len(groups[-1][-1].text) > _FULL_LINE * longest >= 60)
        if goes_on:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def courses_in(row: Passage) -> tuple[Passage | None, list[Passage]]:
    """The label of a row and the courses it lists, none where the row is one course.

    `Elm University: Dust (BA), Light (MA)` gives the label and two, `Dust; Light; Sand (seminar)` three without a label.
    """
    label: Passage | None = None
    rest = row
    match = _LABEL.match(row.text)
    if match is not None and not kind_at_start(row) and not CODE.search(match[1]) and not is_term(match[1]):
        head = row.cut(*match.span(1))
        opens = is_organization(bare(head).text) or is_list_label(head.text) or is_level(head.text) or _is_known(head)
        if is_other(head.text) or (opens and not is_role(head.text)):
            label, rest = head, row.cut(match.end())
        elif ":" in match[0]:
            return None, []
    pieces = [piece for piece in rest.split(_SEMICOLON) if any(c.isalpha() for c in piece.text)]
    if (
        len(pieces) > 1
        and not any(role_at_start(p) or is_beside(bare(p).text) for p in pieces)
        and (label is not None or _are_names(pieces))
    ):
        return label, pieces
    if label is None:
        return None, []
    listed = _split_commas(rest)
    return label, listed if _are_listed(listed) or is_list_label(label.text) else [rest]


def _is_known(head: Passage) -> bool:
    """Whether the label is an organization's short name, alone or with a role in brackets: `MIT (teaching assistant)`."""
    name = head.text.partition("(")[0].strip()
    return is_organization(name) or (len(name.split()) == 1 and name.isupper() and "(" in head.text)


def _are_names(pieces: Sequence[Passage]) -> bool:
    return all(piece.text[:1].isupper() and len(piece.text.split()) <= 9 for piece in pieces)


def _split_commas(rest: Passage) -> list[Passage]:
    depth = depths(rest.text)
    cuts = [m for m in _COMMA.finditer(rest.text) if not depth[m.start()]]
    starts = [0, *(m.end() for m in cuts)]
    ends = [*(m.start() for m in cuts), len(rest.text)]
    pieces = [rest.cut(a, b).trimmed() for a, b in zip(starts, ends, strict=True)]
    return [piece for piece in pieces if any(c.isalpha() for c in piece.text)]


def _are_listed(pieces: Sequence[Passage]) -> bool:
    """Whether commas part courses, not words of one: most pieces close with a bracket or open with a code."""
    marked = sum(piece.text.endswith(")") or CODE.match(piece.text) is not None for piece in pieces)
    return len(pieces) > 1 and marked >= len(pieces) * 0.6
