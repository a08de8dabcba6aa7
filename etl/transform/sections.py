from __future__ import annotations

from etl.model.document import Document
from etl.model.section import Section


def split_sections(document: Document) -> tuple[Section, ...]:
    return ()
