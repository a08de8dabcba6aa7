"""Stays: the entries of education and employment sections, found by their dates and by how the section sets them.

Every stay has a header of one to four rows and details below. The row with the date is its anchor; how many rows of the header
stand before the anchor (an employer's name, a degree) is the section's convention, learned from its first entry and from the
form of its rows. Posts without such a row of their own share the one above ("carried": several posts under one employer).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from etl.model import regex as re
from etl.model.section import Section, SectionKind
from etl.transform.parsers.affiliations import Role, evidence_of, is_job_in_education, is_training_post
from etl.transform.parsers.award_beside import award_names
from etl.transform.parsers.degrees_undated import undated_degrees
from etl.transform.parsers.header_ends import is_told_in_brackets
from etl.transform.parsers.row_wording import is_labelled, is_prose, starts_with_date
from etl.transform.parsers.short_dates import with_short_dates
from etl.transform.parsers.stay import Stay
from etl.transform.parsers.stay_blocks import Block, split_blocks
from etl.transform.parsers.stay_closings import take_closings, with_dates_below
from etl.transform.parsers.stay_groups import drop_group_names
from etl.transform.parsers.stay_leads import degrees_stand_below, lead_count, leads_of, may_lead, names_stand_below
from etl.transform.parsers.stay_records import read_records
from etl.transform.parsers.stay_rows import Row
from etl.transform.parsers.stay_separators import with_own_separators
from etl.transform.parsers.stay_sharing import is_restated, is_told_within, is_year_in_name, lacks_employer, lacks_post
from etl.transform.parsers.stay_siblings import with_siblings
from etl.transform.parsers.stay_trails import complete_trails, drop_odd_trails, form_of, is_bare_date, trail_of
from etl.transform.parsers.stay_undated import undated_stays

# a thesis as a row of its own, dated like the degree it belongs to
_THESIS = re.compile(
    r"[\s:|.,–—-]*(?:(?:Ph\.?D\.?|Master['’]?s?|Bachelor['’]?s?|Doctoral|Diploma)?[ -]?(?:Thesis|Dissertation)"
    r"|(?:Master|Bachelor|Diplom|Doktor|Magister|Examens)[ -]?(?:thesis|arbeit)|Inauguraldissertation|Thèse|Mémoire|Tesis|Tesi)"
    r"\s*(?:\([^()]*\))?\s*(?:[:.,]|[–—-]\s|[„“\"«])",
    re.I,
)
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
    in_training = False
    for stay in stays:
        found = [(part.text, *evidence) for row in stay.header for part in row.parts if (evidence := evidence_of(part.text))]
        if any(role is Role.DEGREE and strength > _SURE_DEGREE for _, role, strength in found):
            degrees += 1
        elif any(role is Role.TITLE and strength >= 0.75 and is_job_in_education(text) for text, role, strength in found):
            jobs += 1
            in_training = in_training or any(is_training_post(text) for text, _, _ in found)
    most = degrees if degrees < _SEVERAL else 2 * degrees
    return SectionKind.EMPLOYMENT if jobs > max(most, 1) or (jobs == degrees and in_training) else block.kind


_SEVERAL = 2


def _stays_of(block: Block) -> list[Stay]:
    if records := read_records(block):
        return records
    rows = with_own_separators(with_short_dates([row for row, _ in block.rows]))
    block.rows = [(row, section) for row, (_, section) in zip(rows, block.rows, strict=True)]
    anchors = _anchors(rows, block)
    of_degrees = block.kind is SectionKind.EDUCATION
    has_leads = bool(anchors) and not block.is_loose and not names_stand_below(rows, anchors)
    has_leads = has_leads and not (of_degrees and degrees_stand_below(rows, anchors))
    leads = lead_count(rows, anchors[0], of_degrees=of_degrees) if has_leads else 0
    stays: list[Stay] = []
    ends = [*anchors[1:], len(rows)][: len(anchors)]
    begins = [i - leads_of(rows, anchors, n, leads) for n, i in enumerate(anchors)]
    for n, (index, end) in enumerate(zip(anchors, ends, strict=True)):
        stop = begins[n + 1] if n + 1 < len(anchors) else end
        lead = rows[begins[n] : index]
        stay = Stay(block.rows[index][1], rows[index], rows[index].dates[0], lead, details=rows[index + 1 : stop])
        if lead and len(lead) < leads and stays and not any(row.has(Role.ORGANIZATION, least=0.7) for row in [*lead, stay.anchor]):
            stay.lead = [*stays[-1].lead[: leads - len(lead)], *lead]
        if not lead and leads and stays and (lacks_employer(stay) or lacks_post(stay, stays[-1])):
            stay.lead, stay.carried = next((other.lead for other in stays[-2:][::-1] if other.lead), []), True
        stays.append(stay)
    drop_group_names(stays)
    for stay in stays:
        stay.trail = trail_of(stay)
    drop_odd_trails(stays)
    complete_trails(stays)
    take_closings(stays)
    stays = with_siblings(stays)
    if of_degrees and stays:
        stays += undated_degrees([(row, section) for row, (_, section) in zip(rows, block.rows, strict=True)], stays)
    for section, degree in block.degrees:
        if headed := next((stay for stay in stays if stay.section is section), None):
            headed.lead, headed.carried = [degree, *([] if headed.carried else headed.lead)], False
    taken = {id(row) for stay in stays for row in stay.header}
    stays += with_dates_below(block.rows, undated_stays(block, taken, stays), taken)
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
    telling = [
        i
        for i in found
        if rows[i].has(Role.TITLE, Role.ORGANIZATION, Role.DEGREE, Role.UNIT) or is_bare_date(rows[i]) or _closes_header(rows, i)
    ]
    if not telling:
        telling = _untold(rows, found)
    forms, tells = {form_of(rows[i]) for i in telling}, frozenset(telling)
    first = min(((rows[i].line.level, rows[i].line.indent) for i in telling if rows[i].lines), default=(0, 0.0))
    kept: list[int] = []
    for i in found:
        row = rows[i]
        if block.kind is SectionKind.EDUCATION and award_names(row.passage):
            continue  # "Elm Prize; Merit Scholarship (2001–2005)" below the degree
        if kept and i - kept[-1] <= _ABOVE_DATE and row.has(Role.DEGREE) and is_told_in_brackets(row.text, row.dates[0]):
            continue  # "M.A. in Sand (degree conferred on 2 June 2005)" below "2005  Elm College"
        if is_restated(row, rows[i + 1] if i + 1 < len(rows) else None):
            continue
        if kept and kept[-1] == i - 1 and is_year_in_name(row, rows[i - 1]):
            continue
        if kept and _THESIS.match(row.text[row.dates[0].end :]) and starts_with_date(row.text):
            continue  # "2013  Masterthesis – On Dust" below the degree
        if i in tells or (form_of(row) in forms and not is_labelled(row.text)):
            deeper = (
                bool(row.lines) and (row.line.level > first[0] or row.line.indent > first[1] + 8) and row.line.marker is not None
            )
            if not deeper or row.has(Role.TITLE, Role.DEGREE, least=0.75):
                kept.append(i)
    bare = [i for i in kept if is_bare_date(rows[i])]
    if len(bare) < _SEVERAL or bare[0] != kept[0] or 2 * len(bare) < len(kept):
        return kept
    return [i for i in kept if i in bare or not any(0 < i - j <= _ABOVE_DATE and is_told_within(rows[i], rows[j]) for j in bare)]


def _untold(rows: Sequence[Row], found: Sequence[int]) -> list[int]:
    """The dated rows of a list whose employers no word tells: those set alike, a post right above or below each of most of them."""
    forms = Counter(form_of(rows[i]) for i in found if rows[i].parts)
    if not forms:
        return []
    form, count = max(forms.items(), key=lambda item: item[1])
    alike = [i for i in found if form_of(rows[i]) == form]
    beside = sum(any(_names_post_alone(rows[j]) for j in (i - 1, i + 1) if 0 <= j < len(rows)) for i in alike)
    return alike if count > 1 and 2 * beside >= count else []


def _names_post_alone(row: Row) -> bool:
    return not row.dates and not is_prose(row.text) and row.has(Role.TITLE, Role.DEGREE, least=0.75)


def _closes_header(rows: Sequence[Row], i: int) -> bool:
    """Whether the row is the date and the place of a post or degree named in the two rows above: "2020 – now | Elmville, Ohio"."""
    if i < _ABOVE_DATE or not starts_with_date(rows[i].text) or not rows[i].has(Role.PLACE, least=_SURE_NAME):
        return False
    above = rows[i - _ABOVE_DATE : i]
    plain = all(row.lines and row.line.marker is None and not row.dates and may_lead(row) for row in above)
    return plain and any(row.has(Role.TITLE, Role.DEGREE, least=_SURE_NAME) for row in above)


_ABOVE_DATE = 2


def _names_organization(row: Row) -> bool:
    return row.has(Role.ORGANIZATION, Role.UNIT) or (len(row.parts) >= 2 and " at " in row.text)
