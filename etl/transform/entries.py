from __future__ import annotations

from etl.model.entry import Entry
from etl.model.section import Section


def split_entries(section: Section) -> tuple[Entry, ...]:
    return ()
