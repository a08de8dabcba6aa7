from __future__ import annotations

from collections.abc import Sequence

from etl.model.document import Document
from etl.model.facts import Subject, Work
from etl.model.section import Section


def read_subject(document: Document, sections: Sequence[Section]) -> Subject | None:
    """The subject as the header, the file's own title or a sentence names it."""
    return None


def infer_subject(works: Sequence[Work]) -> Subject | None:
    """The one author whom the works have in common."""
    return None
