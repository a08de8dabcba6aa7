"""A list of courses read as a whole: rows cut into parts, one layout for all, and the facts that the parts of each row make.

Role, employer and time may stand before a course, behind it, on the line below, in the item above it or in a heading.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from etl.model import regex as re
from etl.model.document import Line, Passage, join_passages
from etl.model.entry import Entry
from etl.model.facts import Teaching
from etl.transform.line_joining import join_lines
from etl.transform.parsers.activity_fields import ActivityItem, fold_in_place
from etl.transform.parsers.list_layouts import Piece, Reading, read_rows
from etl.transform.parsers.row_wording import is_prose
from etl.transform.parsers.squeezing import squeezed
from etl.transform.parsers.stay_claims import text_claim
from etl.transform.parsers.teaching_cutting import Cut, cut_row
from etl.transform.parsers.teaching_evidence import (
    CODE,
    RULE,
    bare,
    is_list_label,
    is_other,
    is_personal,
    lead_end,
    role_at_start,
)
from etl.transform.parsers.teaching_facts import FieldRun, completed, facts_of, is_evident, told_facts
from etl.transform.parsers.teaching_habits import ASIDE, COURSE, GRAMMAR, MORE, PLACE, ROLE
from etl.transform.parsers.teaching_kinds import tells_content
from etl.transform.parsers.teaching_marks import role_of
from etl.transform.parsers.teaching_people import is_deed, is_mentoring
from etl.transform.parsers.teaching_prose import is_told
from etl.transform.parsers.teaching_rows import scored
from etl.transform.parsers.wrapped_lines import line_groups

_FIRST_FIELD = re.compile(r"[,:;(\t]|\s{2,}|\s[“„«\"]")
_MOST_TOLD = 16  # words of a first line that may still be a name
_MOST_LINES = 40


def read_list(items: Sequence[ActivityItem], marked: Mapping[str, Passage] | None = None) -> list[Teaching]:
    """The courses of the items of one list, under the layout that fits all of them best; `marked` has the roles of marks."""
    rows, cuts = [], []
    for item in items:
        row = _row_of(item.entry)
        if row is None:
            continue
        rows.append((item, row))
        cuts.append(_cut(row))
    parts = scored(cuts)
    readings = read_rows(parts, GRAMMAR)
    is_plain = _is_plain_list(items)
    head: Sequence[FieldRun] = ()
    listed: list[tuple[bool, list[Teaching]]] = []
    # rows without a course head the courses below them where the list opens with one, else they belong to the course above
    heads_first = bool(readings) and not {COURSE, MORE}.intersection(readings[0])
    for (item, row), own, reading in zip(rows, parts, readings, strict=True):
        if is_told(row) and not _is_label(row.text):
            listed.append((True, list(told_facts(item, row))))
            continue
        pieces = _pieces(row, own, reading)
        if not {COURSE, MORE}.intersection(reading):
            is_label, is_aside = _is_label(row.text), row.text.startswith("(")
            is_head = is_label or (heads_first and not is_aside)
            if is_head:
                head = pieces if {ROLE, PLACE}.intersection(reading) else ()
            elif listed and listed[-1][1]:
                listed[-1] = (listed[-1][0], [completed(fact, pieces) for fact in listed[-1][1]])
            continue
        found = list(facts_of(item, pieces, head))
        if marked and (role := role_of(row.text, marked)) is not None:
            found = [replace(fact, role=text_claim(role, RULE, 0.8)) for fact in found]
        is_labelled = bool(pieces) and pieces[0].field == ASIDE and is_list_label(pieces[0].passage.text)
        listed.append((is_plain or is_labelled or len(found) >= _FEWEST or any(is_evident(item, one) for one in found), found))
    shown = [is_shown for is_shown, found in listed if found]
    keeps_all = sum(shown) * 2 >= len(shown)
    return [fact for is_shown, found in listed if is_shown or keeps_all for fact in found]


def _is_label(text: str) -> bool:
    """Whether a row stands above what it holds for: `Elm College:`, `As tutor`."""
    return "\n" not in text and (
        text.rstrip().endswith(":") or (lead_end(fold_in_place(text)) > 0 and len(text.split()) <= _MOST_OF_LABEL)
    )


_MOST_OF_LABEL = 5


def _is_plain_list(items: Sequence[ActivityItem]) -> bool:
    """Whether the list is nothing but names of courses: short lines without dates, roles or sentences."""
    texts = [item.passage.text.strip() for item in items]
    short = [t for t in texts if len(t.split()) <= _MOST_WORDS and t[:1].isupper() and not t.endswith((".", ":")) and ": " not in t]
    return len(texts) >= _FEWEST and len(short) == len(texts) and not any(item.entry.children for item in items)


_MOST_WORDS, _FEWEST = 10, 3


def _row_of(entry: Entry) -> Passage | None:
    """The lines of an entry and of the items below it, a line break between those that begin anew."""
    groups = [*line_groups(entry.lines, _begins_anew)]
    for child in entry.children:
        groups.extend(line_groups(child.lines, _begins_anew))
    if not groups or len(groups) > _MOST_LINES:
        return None
    passages = [squeezed(join_lines(group)) for group in groups]
    if passages and (is_other(_FIRST_FIELD.split(passages[0].text)[0]) or (is_deed(passages[0].text) and not is_told(passages[0]))):
        return None
    passages = [one for one in passages if one.text.strip() and not is_personal(one.text) and not is_mentoring(bare(one).text)]
    return join_passages(passages, "\n") if passages else None


def _begins_anew(line: Line) -> bool:
    return CODE.match(line.text.strip()) is not None or role_at_start(line.passage) > 0


def _cut(row: Passage) -> list[Cut]:
    """The parts of a row; of a line that tells, the role that opens it and the rest as one."""
    cuts: list[Cut] = []
    start = 0
    for line in row.text.split("\n"):
        end = start + len(line)
        piece = row.cut(start, end)
        gap = "\n" if start else ""
        if start and (is_deed(line) or is_told(piece)):
            cuts.append(Cut(piece.trimmed(), start, end, gap, "aside"))
        elif tells_content(line):
            cuts.append(Cut(piece.trimmed(), start, end, gap, "beside"))
        else:
            told = "told" if (start or len(line.split()) > _MOST_TOLD) and is_prose(line) and not CODE.search(line) else ""
            cuts.extend(
                Cut(cut.passage, cut.start + start, cut.end + start, cut.gap or gap, cut.hint or told) for cut in cut_row(piece)
            )
        start = end + 1
    return [cut for cut in cuts if cut.passage.text.strip()]


def _pieces(row: Passage, parts: Sequence[Piece], reading: Reading) -> list[FieldRun]:
    """The parts that go on as one field, joined with what stands between them."""
    found: list[FieldRun] = []
    start = end = -1
    before = ""
    for part, now in zip(parts, reading, strict=True):
        goes_on = now in (COURSE, MORE) and not _starts_anew(part, now)
        if now == before and found and (goes_on or (now == ROLE and part.gap in (",a", ",A", ",L", "&", ",&", "/"))):
            end = part.end
            found[-1] = FieldRun(found[-1].field, row.cut(start, end), start, found[-1].gap)
        else:
            start, end = part.start, part.end
            at = part.passage if part.gap.startswith("(") or now not in (COURSE, MORE) else row.cut(start, end)
            found.append(FieldRun(now, at, start, part.gap))
        before = now
    return found


def _starts_anew(part: Piece, now: str) -> bool:
    return now == MORE and part.gap in (";", "\n", "&", ";&", ",A", ",&", "l,", "”,", "),", ");", ")&")
