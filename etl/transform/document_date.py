from __future__ import annotations

from collections.abc import Sequence

from etl.model.document import Document
from etl.model.document_claims import AsOfSource
from etl.model.partial_date import PartialDate
from etl.model.section import Section


def read_document_date(document: Document, sections: Sequence[Section]) -> tuple[PartialDate, AsOfSource] | None:
    """The day, month or year as of which the document speaks, and what tells it."""
    return None
