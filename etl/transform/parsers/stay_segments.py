"""Titles with commas in lists whose fields something stronger parts: "Lead, Sand and Tides | Brightwell | 2019–2021".

A segment is what stands between two strong separators of a header, or in a row of its own. Where the segment of the titles names
an employer in no entry of the list, what a comma parts from a title there belongs to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from etl.transform.parsers.affiliations import Role, evidence_of, is_state_or_country
from etl.transform.parsers.stay import Stay
from etl.transform.parsers.stay_claims import between
from etl.transform.parsers.stay_parts import Part
from etl.transform.parsers.stay_rows import Row

_SURE = 0.7
_FEWEST = 2  # entries whose titles stand in such a segment
_TOWN_AND_COUNTRY = 2  # parts
_LONGEST = 6  # words of what goes on with a title
_NAMES = (Role.ORGANIZATION, Role.UNIT)

Slot = tuple[int, int]  # row counted from the date's, order of the segment in it
Segments = dict[Slot, Sequence[Part]]


def with_whole_titles(stays: Sequence[Stay], headers: Sequence[Sequence[Sequence[Part]]]) -> list[list[Sequence[Part]]]:
    """The parts of each row of each header, those of one title as one."""
    segments = [_segments(rows, -len(stay.lead)) for stay, rows in zip(stays, headers, strict=True)]
    titled = Counter(slot for each in segments for slot, parts in each.items() if _is_title(parts[0]))
    employers = {slot for each in segments for slot, parts in each.items() if any(map(_is_employer, parts))}
    alone = {slot for slot, count in titled.items() if count >= _FEWEST and slot not in employers}
    found: list[list[Sequence[Part]]] = []
    for stay, rows, each in zip(stays, headers, segments, strict=True):
        named = {slot for slot, parts in each.items() if any(map(_may_be_name, parts)) and not _may_be_place(parts)}
        whole = {slot for slot in each if slot in alone and named - {slot}}
        offset = -len(stay.lead)
        found.append([_joined(row, parts, offset + n, whole) for n, (row, parts) in enumerate(zip(stay.header, rows, strict=True))])
    return found


def _segments(rows: Sequence[Sequence[Part]], first: int) -> Segments:
    return {(offset, n): segment for offset, parts in enumerate(rows, first) for n, segment in enumerate(_split(parts))}


def _split(parts: Sequence[Part]) -> list[list[Part]]:
    segments: list[list[Part]] = []
    for part in parts:
        if segments and part.comma:
            segments[-1].append(part)
        else:
            segments.append([part])
    return segments


def _joined(row: Row, parts: Sequence[Part], offset: int, whole: set[Slot]) -> Sequence[Part]:
    """The row's parts, in the segments in `whole` the title with what goes on with it as one."""
    if not any(slot[0] == offset for slot in whole) or not any(part.comma for part in parts):
        return parts
    kept: list[Part] = []
    for n, segment in enumerate(_split(parts)):
        last = 0
        while (offset, n) in whole and _is_title(segment[0]) and last + 1 < len(segment) and _goes_on(segment[last + 1]):
            last += 1
        passage = between(row.passage, segment[0].passage, segment[last].passage) if last else segment[0].passage
        first = replace(segment[0], passage=passage, date=segment[last].date)
        kept += [replace(part, place=len(kept) + i) for i, part in enumerate([first, *segment[last + 1 :]])]
    return kept


def _is_title(part: Part) -> bool:
    found = evidence_of(part.text)
    return found is not None and found[0] is Role.TITLE and found[1] >= _SURE


def _is_employer(part: Part) -> bool:
    found = evidence_of(part.text)
    return found is not None and found[0] in _NAMES and found[1] >= _SURE


def _may_be_name(part: Part) -> bool:
    found = evidence_of(part.text)
    return part.text[:1].isupper() and (found is None or found[0] in _NAMES)


def _may_be_place(parts: Sequence[Part]) -> bool:
    """Whether the parts may be a town and its country: "Elmstadt, Norway"."""
    return len(parts) == _TOWN_AND_COUNTRY and evidence_of(parts[0].text) is None and is_state_or_country(parts[1].text)


def _goes_on(part: Part) -> bool:
    found = evidence_of(part.text)
    return (found is None or found[1] < _SURE) and part.text[:1].isupper() and len(part.text.split()) <= _LONGEST
