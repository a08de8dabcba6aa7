"""Grants printed as records, a label before each field: "Title: ...", "Agency: ...", "Role: PI", "Period: 2020–2022"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Line, Passage
from etl.model.section import Section
from etl.normalize.text import fold

LABELS = {form: says for says, forms in read_gazetteer("award_words")["labels"].items() for form in forms}
_LABEL = re.compile(r"\s*([^:\n]{2,40}?)\s*:\s+(?=\S)")
_FEWEST = 3
_SHARE = 0.6  # of the lines that have a label


@dataclass(slots=True)
class AwardRecord:
    """The fields of a record by what their labels say, and its lines."""

    fields: dict[str, Passage] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)


def award_records(section: Section) -> list[AwardRecord]:
    """The records of a section that has nothing else; empty for any other.

    A record begins with the label that the first begins with. Without a title or a period there is none.
    """
    lines = [line for line in section.lines if line.text.strip()]
    labelled = list(_labelled(lines))
    says = [label for label, _, _ in labelled if label]
    if (
        len(says) < _FEWEST
        or len(says) < _SHARE * len(lines)
        or "title" not in says
        or says[0] not in ("title", "period", "funder")
    ):
        return []
    records: list[AwardRecord] = []
    for label, value, line in labelled:
        if label and (label == says[0] or not records):
            records.append(AwardRecord())
        if not records:
            return []
        records[-1].lines.append(line)
        if label:
            records[-1].fields.setdefault(label, value)
    return [record for record in records if "title" in record.fields]


def _labelled(lines: Sequence[Line]) -> Iterator[tuple[str, Passage, Line]]:
    for line in lines:
        match = _LABEL.match(line.text)
        says = LABELS.get(fold(match[1]).strip(" .")) if match else None
        yield says or "", line.passage.cut(match.end() if match and says else 0).trimmed(), line
