"""JSON records as documents: each text and number in them is a line, at its place in the file."""

from __future__ import annotations

from datetime import UTC, datetime

from etl.errors import DocumentError
from etl.model.document import Document, Line, TextSource
from etl.normalize.json_places import JsonError, Value, leaves
from etl.normalize.json_places import read_json as parse
from etl.normalize.json_records import is_technical, kind_of, passage_of

_LATEST_MS = 32_503_680_000_000  # the year 3000


def read_json(text: str, *, name: str, sha256: str) -> Document:
    """The document in the text of a JSON Resume or an ORCID record; raises `DocumentError` for anything else."""
    source = TextSource(text)
    try:
        record = parse(text)
    except JsonError as error:
        line = source.line_number(min(error.place, len(text)))
        raise DocumentError("json.broken", f"no JSON that can be read: line {line}, {error}; mend it or export it again") from None
    media_type = kind_of(record)
    if media_type is None:
        raise DocumentError(
            "json.unknown",
            "a JSON file that is neither a JSON Resume (basics, work, education, ...) nor an ORCID record (orcid-identifier, "
            "person, activities-summary); take it out of the folder",
        )
    lines = []
    for path, value in leaves(record):
        passage = None if is_technical(media_type, path) else passage_of(source, value)
        if passage is not None:
            lines.append(Line(passage, source.line_number(passage.offsets[0])))
    if not lines:
        raise DocumentError("json.empty", "a record without a word of anybody; take the file out of the folder")
    return Document(name, sha256, media_type, source, tuple(lines), modified=_modified(record, source))


def _modified(record: Value, source: TextSource) -> str | None:
    """The day of the last change that the record states: `meta.lastModified`, or milliseconds in an ORCID record's history."""
    stated = passage_of(source, record.get("meta", "lastModified"))
    if stated is not None:
        return stated.text[:10]
    moments = (("history", "last-modified-date", "value"), ("activities-summary", "last-modified-date", "value"))
    for moment in (found.data for path in moments if (found := record.get(*path)) is not None):
        if isinstance(moment, int) and 0 < moment < _LATEST_MS:
            return datetime.fromtimestamp(moment / 1000, UTC).date().isoformat()
    return None
