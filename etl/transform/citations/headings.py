"""What the headings above a reference say: the kind of the works below, how far they have come, their year."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.model.document import Passage
from etl.model.facts import WorkKind, WorkStatus
from etl.model.section import Section, SectionKind
from etl.transform.citations.work_building import Surroundings
from etl.transform.citations.words import WORDS, alternatives

_KINDS = [
    (WorkKind(key), re.compile(rf"\b(?:{alternatives(words)})\b", re.IGNORECASE))
    for key, words in WORDS["headings"]["kinds"].items()
]
_STATUSES = [
    (WorkStatus(key), re.compile(rf"\b(?:{alternatives(words)})\b", re.IGNORECASE))
    for key, words in WORDS["headings"]["statuses"].items()
]
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)(?!\s*[-–])")
_SHORT = 5
_SECTION_KINDS = {SectionKind.PATENTS: WorkKind.PATENT, SectionKind.SOFTWARE: WorkKind.SOFTWARE}


def surroundings_of(section: Section, carried: Sequence[Passage]) -> Surroundings:
    """The kind, status and year that the nearest heading which says so gives; a heading that names two kinds says nothing."""
    kind = status = year = None
    for heading in (*section.headings, *carried):
        text = heading.text
        kinds = [k for k, pattern in _KINDS if pattern.search(text)]
        if kinds:
            kind = kinds[0] if len(kinds) == 1 else None
        found = next((s for s, pattern in _STATUSES if pattern.search(text)), None)
        status = found or status
        years = _YEAR.findall(text)
        if len(years) == 1 and len(text.split()) <= _SHORT:
            year = heading
    return Surroundings(kind or _SECTION_KINDS.get(section.kind), status, year)
