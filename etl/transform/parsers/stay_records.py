"""Stays printed as records, a label before each field: "Employer: Example Corp.", "Dates | 2018–2020", "Entidad: ...".

Forms like Europass, national CV templates and application forms print them so. The labels tell what each field is; a record
ends where a label comes again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Passage, join_passages
from etl.model.section import Section, SectionKind
from etl.normalize.dates import DateRange, find_date_ranges, settle_days
from etl.transform.parsers.affiliations import Role, evidence_of
from etl.transform.parsers.row_wording import is_labelled, is_prose
from etl.transform.parsers.stay import Stay
from etl.transform.parsers.stay_blocks import Block
from etl.transform.parsers.stay_parts import Part
from etl.transform.parsers.stay_rows import Row

_LABEL = re.compile(r"\s*([^:\n]{2,70}?)\s*:\s+(?=\S)")  # "Employer: "
_REMARK = re.compile(r"\s*\([^()]*\)$")  # "Dates (from - to)"
_FEWEST_FIELDS = 3  # known labels that make a section one of records
_FEWEST_TOGETHER = 2  # records whose labels stand together
_STANDS_OFF = 0.5  # blank space above, in lines, that parts two records
_SHARE_OF_ROWS = 0.4
_DATES = ("period", "start", "end")
_ROLES = {
    "title": Role.TITLE,
    "organization": Role.ORGANIZATION,
    "unit": Role.UNIT,
    "degree": Role.DEGREE,
    "field": Role.FIELD,
}

Field = tuple[str, Row, Passage]  # what the label says, its row, the value


def read_records(block: Block) -> list[Stay]:
    """The stays of a block that prints them as records; empty where it does not."""
    fields = [(_field(row), row, section) for row, section in block.rows]
    known = {field[0] for field, _, _ in fields if field is not None}
    count = sum(field is not None for field, _, _ in fields)
    is_form = count >= _SHARE_OF_ROWS * len(fields) or _come_together(fields) >= _FEWEST_TOGETHER
    if count < _FEWEST_FIELDS or not is_form or not known & set(_ROLES) or not known & set(_DATES):
        return []
    post = "degree" if block.kind is SectionKind.EDUCATION else "title"
    return [stay for record in _split(fields, post) if (stay := _stay(*record)) is not None]


def _come_together(fields: Sequence[tuple[Field | None, Row, Section]]) -> int:
    """How often three labels or more stand one below the other, dates among them: what else a record says may be long."""
    said = [field[0] if field is not None else "" for field, _, _ in fields]
    runs = [list(run) for is_label, run in groupby(said, key=bool) if is_label]
    return sum(len(set(run)) >= _FEWEST_FIELDS and bool(set(run) & set(_DATES)) for run in runs)


def _field(row: Row) -> Field | None:
    """The row's label and value, the label before a colon or in a cell of its own; `None` without a label that is known."""
    labels = _labels()
    if not row.lines:
        return None
    whole = row.lines[0].passage if len(row.lines) == 1 else row.passage
    cells = row.lines[0].cells if len(row.lines) == 1 else ()
    if len(cells) > 1:
        label, start = whole.text[cells[0][0] : cells[0][1]].strip(" :"), cells[1][0]
    elif match := _LABEL.match(whole.text):
        label, start = match[1], match.end()
    else:
        return None
    words = " ".join(label.casefold().split())
    says = labels.get(words) or labels.get(_REMARK.sub("", words))
    value = whole.cut(start).trimmed(" \t,;")
    return (says, row, value) if says is not None and value.text else None


def _split(fields: Sequence[tuple[Field | None, Row, Section]], post: str) -> list[tuple[Section, list[Field], list[Row]]]:
    """Each record's section, fields and other rows: a new one begins with the label that the first began with, with one met twice,
    or below a row without a label where most begin so. That row is what the record lacks: the post, the employer."""
    records: list[tuple[Section, list[Field], list[Row]]] = []
    heads: list[Row | None] = []
    before: list[Row] = []
    first = next(field[0] for field, _, _ in fields if field is not None)
    has_heads = _have_heads(fields, first)
    for field, row, section in fields:
        if field is None:
            before.append(row)
            continue
        met = {says for says, _, _ in records[-1][1]} if records else set()
        stands_off = any(line.lines[0].gap >= _STANDS_OFF for line in (row, *before[-1:]) if line.lines)
        head = before[-1] if before and _may_head(before[-1]) and (has_heads or _is_degree_row(before[-1])) else None
        is_next = field[0] == first or field[0] in met or (has_heads and head is not None)
        if not records or is_next or (stands_off and met & set(_DATES) and met & set(_ROLES)):
            if records:
                records[-1][2].extend(row for row in before if row is not head)
            records.append((section, [], []))
            heads.append(head)
        else:
            records[-1][2].extend(before)
        before = []
        records[-1][1].append(field)
    if records:
        records[-1][2].extend(before)
    for (_, held, _), head in zip(records, heads, strict=True):
        known = {says for says, _, _ in held}
        says = (
            "degree"
            if head is not None and _is_degree_row(head) and not _PERSON.search(head.text)
            else post
            if post not in known
            else "organization"
        )
        if head is not None and (says == "degree" or says not in known):
            held.insert(0, (says, head, head.passage.trimmed()))
    return records


def _have_heads(fields: Sequence[tuple[Field | None, Row, Section]], first: str) -> bool:
    """Whether most records stand below a row without a label, the first of them too."""
    opens = [i for i, (field, _, _) in enumerate(fields) if field is not None and field[0] == first]
    headed = [i > 0 and fields[i - 1][0] is None and _may_head(fields[i - 1][1]) for i in opens]
    return len(opens) >= _FEWEST_TOGETHER and headed[0] and sum(headed) >= _SHARE_OF_HEADS * len(headed)


_PERSON = re.compile(r"\b(?:candidate|student\w*|fellow|researcher|doktorand\w*|doctorante?)\b", re.I)
_SHARE_OF_HEADS, _LONGEST_HEAD = 0.8, 90


def _may_head(row: Row) -> bool:
    return len(row.text) <= _LONGEST_HEAD and not row.dates and not is_prose(row.text) and not is_labelled(row.text)


def _is_degree_row(row: Row) -> bool:
    return row.has(Role.DEGREE, least=0.75) and len(row.text) < 40


def _stay(section: Section, fields: Sequence[Field], others: Sequence[Row]) -> Stay | None:
    """The record as a stay; a degree printed twice (above it and in it) is the one with its label."""
    parts: list[tuple[Part, Role | None]] = []
    for says, _, value in fields:
        doubled = says == "degree" and sum(other == "degree" for other, _, _ in fields) > 1 and value is fields[0][2]
        if says in _ROLES and not doubled:
            parts += [(Part(piece, 0, len(parts)), role) for piece, role in _parts(value, _ROLES[says])]
    if not parts:
        return None
    anchor, date = _dated(fields)
    rows = [row for _, row, _ in fields]
    stay = Stay(section, anchor, date, lead=rows, details=list(others))
    stay.parts = parts
    return stay


def _parts(value: Passage, role: Role) -> list[tuple[Passage, Role]]:
    """The value as its label tells; of "Example Corp., Oslo" the place is left out, "Departamento, Universidad" are both."""
    if role is not Role.ORGANIZATION:
        return [(value, role)]
    pieces = value.split(re.compile(r",\s+"))
    found = [evidence_of(piece.text) for piece in pieces]
    kept = [(piece, each) for piece, each in zip(pieces, found, strict=True) if each is None or each[0] is not Role.PLACE]
    if len(kept) == 2 < len(pieces) and found[0] is not None and found[0][0] is Role.ORGANIZATION and kept[1][1] is None:
        return [(kept[0][0], role)]  # a town before its country: "Elm University, Oakmere, Norway"
    if len(kept) < 2 or not any(each is not None and each[0] is Role.UNIT for _, each in kept):
        end = pieces.index(kept[-1][0]) if kept and len(kept) == 1 else len(pieces) - 1
        return [(kept[0][0] if kept and end == 0 else value, role)]
    return [(piece, Role.UNIT if each is not None and each[0] is Role.UNIT else role) for piece, each in kept]


def _dated(fields: Sequence[Field]) -> tuple[Row, DateRange | None]:
    """The row that holds the record's dates, those of two rows joined, and the range it states."""
    values = {says: (row, value) for says, row, value in reversed(fields) if says in _DATES}
    if "period" in values:
        chosen, passage = values["period"]
    elif "start" in values and "end" in values:
        chosen = values["start"][0]
        passage = join_passages((values["start"][1], values["end"][1]), " – ")
    elif values:
        chosen, passage = next(iter(values.values()))
    else:
        return fields[0][1], None
    dates = find_date_ranges(passage.text)
    date = settle_days(dates[0], passage.text, passage.document.text) if dates else None
    if date is not None and "period" not in values and "end" not in values and date.first is None and not _is_degree(fields):
        date = replace(date, first=date.last, first_at=date.last_at, last=None, last_at=None)
    return replace(chosen, passage=passage), date


def _is_degree(fields: Sequence[Field]) -> bool:
    return any(says == "degree" for says, _, _ in fields)


@cache
def _labels() -> dict[str, str]:
    tables = read_gazetteer("stay_labels")
    return {form: says for says, forms in tables.items() if says != "level" for form in forms["forms"]}
