"""Stays: the entries of education and employment sections, found by their dates and by how the section sets them.

Every stay has a header of one to four rows and details below. The row with the date is its anchor; how many rows of the header
stand before the anchor (an employer's name, a degree) is the section's convention, learned from its first entry and from the
form of its rows. Posts without such a row of their own share the one above ("carried": several posts under one employer).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.model.document import Style
from etl.model.section import Section, SectionKind
from etl.transform.parsers.affiliations import Role, evidence_of, is_column_head, is_job_in_education
from etl.transform.parsers.row_wording import is_labelled, is_prose, is_told
from etl.transform.parsers.stay import Stay
from etl.transform.parsers.stay_blocks import Block, split_blocks
from etl.transform.parsers.stay_records import read_records
from etl.transform.parsers.stay_rows import Row
from etl.transform.parsers.stay_siblings import with_siblings

_MOST_LEADS = 3
# how a sentence ends, no abbreviation: "Owning the payments roadmap."
_SENTENCE_END = re.compile(r"\s[a-zà-ÿ]{4,}\.\s*$")
_MOST_HEADER = 2  # rows of a header that names what its words do not tell
_MOST_BELOW_DATE = 3  # the same where the date has a row of its own
_SURE_NAME = 0.85
_SURE_DEGREE = 0.7  # above it a degree, below a student's stay
_OLDEST = 1940  # a year before it is no date of a stay of ours


def read_stays(sections: Sequence[Section]) -> list[tuple[SectionKind, list[Stay]]]:
    """The stays of each career block, with the kind of the block; blocks in reading order."""
    return [(_kind_of(block, stays), stays) for block in split_blocks(sections) if (stays := _stays_of(block))]


def _kind_of(block: Block, stays: Sequence[Stay]) -> SectionKind:
    """The heading's kind; a block under "Academic path" with more jobs than degrees lists jobs."""
    if block.kind is not SectionKind.EDUCATION:
        return block.kind
    jobs = degrees = 0
    for stay in stays:
        found = [(part.text, *evidence) for row in stay.header for part in row.parts if (evidence := evidence_of(part.text))]
        if any(role is Role.DEGREE and strength > _SURE_DEGREE for _, role, strength in found):
            degrees += 1
        elif any(role is Role.TITLE and strength >= 0.75 and is_job_in_education(text) for text, role, strength in found):
            jobs += 1
    return SectionKind.EMPLOYMENT if jobs and jobs >= degrees else block.kind


def _stays_of(block: Block) -> list[Stay]:
    if records := read_records(block):
        return records
    rows = [row for row, _ in block.rows]
    anchors = _anchors(rows, block)
    leads = 0 if block.is_loose or not anchors else _lead_count(rows, anchors[0])
    stays: list[Stay] = []
    ends = [*anchors[1:], len(rows)][: len(anchors)]
    begins = [i - _leads_of(rows, anchors, n, leads) for n, i in enumerate(anchors)]
    for n, (index, end) in enumerate(zip(anchors, ends, strict=True)):
        stop = begins[n + 1] if n + 1 < len(anchors) else end
        lead = rows[begins[n] : index]
        stay = Stay(block.rows[index][1], rows[index], rows[index].dates[0], lead, details=rows[index + 1 : stop])
        if lead and len(lead) < leads and stays and not any(row.has(Role.ORGANIZATION, least=0.7) for row in [*lead, stay.anchor]):
            stay.lead = [*stays[-1].lead[: leads - len(lead)], *lead]
        if not lead and leads and stays and not stay.anchor.has(Role.ORGANIZATION, least=0.7) and not _names_next(stay):
            stay.lead, stay.carried = stays[-1].lead, True
        stays.append(stay)
    for stay in stays:
        stay.trail = _trail(stay)
    stays = with_siblings(stays)
    taken = {id(row) for stay in stays for row in stay.header}
    stays += _undated(block, taken, stays)
    places = {id(row): i for i, row in enumerate(rows)}
    place = 0
    order: dict[int, int] = {}
    for stay in stays:  # one put together of several rows stands where the one before it does
        order[id(stay)] = place = places.get(id(stay.anchor), place)
    stays.sort(key=lambda stay: order[id(stay)])
    return stays


def _anchors(rows: Sequence[Row], block: Block) -> list[int]:
    """The rows whose date is a stay's: those set like the first of them, and deeper ones that name a post or a degree."""
    found = [
        i
        for i, row in enumerate(rows)
        if row.dates and any(d and d.year >= _OLDEST for d in (row.dates[0].first, row.dates[0].last))
    ]
    if block.is_loose:
        return [i for i in found if rows[i].has(Role.TITLE) and _names_organization(rows[i])]
    telling = [i for i in found if rows[i].has(Role.TITLE, Role.ORGANIZATION, Role.DEGREE, Role.UNIT) or _is_bare_date(rows[i])]
    forms, tells = {_form(rows[i]) for i in telling}, frozenset(telling)
    first = min(((rows[i].line.level, rows[i].line.indent) for i in telling if rows[i].lines), default=(0, 0.0))
    kept = []
    for i in found:
        row = rows[i]
        if i in tells or (_form(row) in forms and not is_labelled(row.text)):
            deeper = (
                bool(row.lines) and (row.line.level > first[0] or row.line.indent > first[1] + 8) and row.line.marker is not None
            )
            if not deeper or row.has(Role.TITLE, Role.DEGREE, least=0.75):
                kept.append(i)
    return kept


def _names_organization(row: Row) -> bool:
    return row.has(Role.ORGANIZATION, Role.UNIT) or (len(row.parts) >= 2 and " at " in row.text)


def _is_bare_date(row: Row) -> bool:
    return bool(row.dates) and all((found := evidence_of(part.text)) and found[0] in (Role.PLACE, Role.NOTE) for part in row.parts)


def _form(row: Row) -> tuple[object, ...]:
    """How a row is set, as far as rows of one part in the layout share it."""
    if not row.lines:
        return ("heading",)
    line = row.line
    bold = row.passage.is_set(Style.BOLD, 0, min(len(row.text), 8)) if row.text[:8].strip() else False
    level = line.level if line.marker is not None else 0
    return (line.marker is not None, level, round(line.indent / 3), bold, len(line.cells) > 1)


def _lead_count(rows: Sequence[Row], anchor: int) -> int:
    """How many rows of the first entry stand above its date."""
    count = 0
    for row in reversed(rows[:anchor]):
        if not _may_lead(row) or count == _MOST_LEADS or _is_entry_itself(row, rows[anchor]):
            break
        count += 1
    while count and count < anchor and not _may_open(rows, anchor - count):
        count -= 1
    return count


def _is_entry_itself(row: Row, anchor: Row) -> bool:
    """Whether a row without a date is an entry like the dated one: "PhD, Elm University" above "MSc, Oak College, 2012"."""
    if not (row.lines and anchor.lines) or row.line.marker != anchor.line.marker or row.line.level != anchor.line.level:
        return False
    return _is_complete(row) and (_is_complete(anchor) or row.line.marker is not None)


def _may_open(rows: Sequence[Row], index: int) -> bool:
    """Whether a row above the date may be an entry's first: it names a post or an employer, or is set off (bold, marked)."""
    row = rows[index]
    if row.has(Role.ORGANIZATION, Role.TITLE, Role.DEGREE, Role.UNIT):
        return True
    return bool(row.lines) and (row.passage.is_set(Style.BOLD) or row.line.marker is not None) and len(row.text) < 80


def _may_lead(row: Row) -> bool:
    return (
        not is_prose(row.text)
        and not (row.lines and is_labelled(row.text))
        and len(row.text) < 160
        and not row.text.rstrip().endswith(":")
        and not (len(row.parts) > 1 and all(is_column_head(part.text) for part in row.parts))
        and not (row.lines and _SENTENCE_END.search(row.text))
    )


def _leads_of(rows: Sequence[Row], anchors: Sequence[int], n: int, most: int) -> int:
    """How many rows above the n-th anchor belong to it: set like the first entry's, not like details."""
    index = anchors[n]
    if n == 0:
        return most
    if not most:
        if _is_bare_date(rows[anchors[0]]):
            return 0  # the first entry opens with its date, so this one does
        return int(_is_bare_date(rows[index]) and index - 1 > anchors[n - 1] and _names_post(rows[index - 1]))
    if _is_bare_date(rows[anchors[0]]) and _is_complete(rows[index]):
        return 0
    begin = anchors[n - 1] + 1
    count = 0
    for back in range(1, most + 1):
        i = index - back
        if i < begin or not _may_lead(rows[i]):
            break
        count = back
        if rows[i].is_first:
            break
    while count:
        row = rows[index - count]
        if _names_place_alone(row):
            count -= 1
            continue
        if row.is_heading or (
            (
                _form(row) == _form(rows[anchors[0] - count])
                or row.has(Role.ORGANIZATION, least=0.7)
                or _is_outdented(row, rows[anchors[0] - count], rows[index])
            )
            and not _is_detail(row, rows[index])
        ):
            return count
        count -= 1
    return 0


def _names_next(stay: Stay) -> bool:
    """Whether a bare date stands above an employer of its own: "1992–1993", "Elm University", "Assistant"."""
    below = stay.details[0] if stay.details and _is_bare_date(stay.anchor) else None
    found = evidence_of(below.parts[0].text) if below is not None and len(below.parts) == 1 and not is_prose(below.text) else None
    return found is not None and found[0] is Role.ORGANIZATION and found[1] >= _SURE_NAME


def _names_place_alone(row: Row) -> bool:
    """Whether the row says where the entry above was: "Leeds, England"."""
    return bool(row.parts) and all((found := evidence_of(part.text)) and found[0] is Role.PLACE for part in row.parts)


def _is_outdented(row: Row, first: Row, anchor: Row) -> bool:
    """Whether the row stands as far left of the date's as the first entry's, whatever its type: "Brightwell" above its posts."""
    if not (row.lines and first.lines and anchor.lines) or row.line.marker is not None:
        return False
    return row.line.indent < anchor.line.indent - 1 and abs(row.line.indent - first.line.indent) <= 1


def _names_post(row: Row) -> bool:
    return _may_lead(row) and row.has(Role.TITLE, Role.DEGREE, least=0.75) and len(row.parts) > 1


def _is_complete(row: Row) -> bool:
    return row.has(Role.TITLE, Role.DEGREE, least=0.75) and row.has(Role.ORGANIZATION, least=0.75)


def _is_detail(row: Row, anchor: Row) -> bool:
    """Whether a marked row above an unmarked date is a description of the entry before."""
    if not row.lines or not anchor.lines:
        return False
    return row.line.marker is not None and anchor.line.marker is None and not row.has(Role.ORGANIZATION, Role.TITLE, Role.DEGREE)


def _trail(stay: Stay) -> list[Row]:
    """The rows below the date that complete the header: what names the post, the degree or the organization still lacking."""
    taken: list[Row] = []
    most = _MOST_BELOW_DATE if _is_bare_date(stay.anchor) and not stay.lead else _MOST_HEADER
    for row in stay.details[:2]:
        known = [*stay.lead, stay.anchor, *taken]
        lacks_name = not any(r.has(Role.ORGANIZATION, Role.UNIT) for r in known) or (
            row.has(Role.ORGANIZATION, least=_SURE_NAME) and not any(r.has(Role.ORGANIZATION, least=0.5) for r in known)
        )
        lacks_post = not any(r.has(Role.TITLE, Role.DEGREE) for r in known)
        if not (lacks_name or lacks_post) or (row.lines and is_labelled(row.text)):
            break
        gives = (lacks_name and row.has(Role.ORGANIZATION, Role.UNIT)) or (lacks_post and row.has(Role.TITLE, Role.DEGREE))
        plain = bool(row.lines) and (row.line.marker is None or stay.anchor.line.marker is not None) and len(row.text) < 100
        if is_told(row.text) or _is_next_item(row, stay.anchor):
            break
        if is_prose(row.text) and not (gives and row.parts and (found := evidence_of(row.parts[0].text)) and found[1] >= 0.9):
            break
        if gives and _is_detail_row(row, stay.anchor):
            break
        if gives or (plain and len(known) < most and not row.text.endswith(".")):
            taken.append(row)
        elif taken:
            break
    return taken


def _is_next_item(row: Row, anchor: Row) -> bool:
    """Whether the row is another item of the list that the date's row is one of."""
    if not (row.lines and anchor.lines) or row.line.marker is None or row.line.marker != anchor.line.marker:
        return False
    return row.line.level <= anchor.line.level and row.line.indent <= anchor.line.indent


def _is_detail_row(row: Row, anchor: Row) -> bool:
    """Whether a marked row below an unmarked date only mentions a body: "- Ran studies with hospitals"."""
    if not row.lines or not anchor.lines or row.line.marker is None or anchor.line.marker is not None:
        return False
    found = evidence_of(row.parts[0].text) if row.parts else None
    return found is None or found[1] < _SURE_NAME


def _undated(block: Block, taken: set[int], stays: Sequence[Stay]) -> list[Stay]:
    """Entries without a date: rows that name a post or degree and an organization, set like the dated ones if there are any."""
    forms = {_form(stay.anchor) for stay in stays}
    found = []
    if block.is_loose:
        return []
    if not stays:
        found = _undated_pairs(block)
    paired = {id(row) for stay in found for row in stay.header}
    for row, section in block.rows:
        if id(row) in paired:
            continue
        if id(row) in taken or row.dates or is_prose(row.text) or len(row.parts) < 2 or (row.lines and is_labelled(row.text)):
            continue
        if forms and _form(row) not in forms:
            continue
        if row.has(Role.TITLE, Role.DEGREE, least=0.75) and row.has(Role.ORGANIZATION, least=0.75):
            found.append(Stay(section, row, None))
    return found


def _undated_pairs(block: Block) -> list[Stay]:
    """Where nothing is dated: a row that names a post or a degree, above or below one that names its organization."""
    found: list[Stay] = []
    rows = [(row, section) for row, section in block.rows if not is_prose(row.text)]
    has_post = [row.has(Role.TITLE, Role.DEGREE, least=0.75) for row, _ in rows]
    has_name = [row.has(Role.ORGANIZATION, least=0.75) for row, _ in rows]
    i = 0
    while i + 1 < len(rows):
        (first, section), (second, _) = rows[i], rows[i + 1]
        posts, names = has_post[i : i + 2], has_name[i : i + 2]
        i += 1
        if posts == [True, False] and names == [False, True]:
            found.append(Stay(section, first, None, trail=[second]))
        elif posts == [False, True] and names == [True, False]:
            found.append(Stay(section, second, None, lead=[first]))
        else:
            continue
        i += 1
    return found
