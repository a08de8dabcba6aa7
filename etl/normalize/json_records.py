"""Which kind of record a JSON file is: a JSON Resume or the record of an ORCID iD."""

from __future__ import annotations

from etl.model.document import Passage, TextSource
from etl.normalize.json_places import Value, characters
from etl.normalize.text import seen_as

JSON_RESUME, ORCID_RECORD = "application/x-json-resume", "application/x-orcid-record"
_SECTIONS = ("work", "education", "volunteer", "awards", "publications", "skills", "projects", "certificates")
_LEAST_SECTIONS = 2
# Members of a record that say nothing of the person.
_TECHNICAL = {
    JSON_RESUME: frozenset({"$schema", "meta", "ongoing", "asOf"}),
    ORCID_RECORD: frozenset(
        {
            *("put-code", "visibility", "path", "source", "created-date", "last-modified-date", "display-index", "history"),
            *("external-id-type", "external-id-relationship", "external-id-normalized", "external-id-normalized-error"),
            *("disambiguated-organization", "preferences", "host", "uri", "review-group-id", "external-id-url", "locale"),
        }
    ),
}


def kind_of(record: Value) -> str | None:
    """The media type of a record; `None` for any other JSON.

    An ORCID record has an `orcid-identifier` and the person or the activities; a JSON Resume has `basics` with a name, the address
    of its schema, or two of its sections as lists of mappings.
    """
    if record.get("orcid-identifier") is not None and (record.get("person") or record.get("activities-summary")):
        return ORCID_RECORD
    schema = record.get("$schema")
    if schema is not None and isinstance(schema.data, str) and "resume" in schema.data and "json" in schema.data:
        return JSON_RESUME
    if record.get("basics", "name") is not None:
        return JSON_RESUME
    sections = [section for name in _SECTIONS if (section := record.items(name))]
    is_whole = all(item.members for section in sections for item in section)
    return JSON_RESUME if len(sections) >= _LEAST_SECTIONS and is_whole else None


def passage_of(source: TextSource, value: Value | None) -> Passage | None:
    """A text or number as a person sees it, each character at its place in the file; `None` for anything else and for blanks."""
    if value is None or isinstance(value.data, bool) or not isinstance(value.data, str | int | float):
        return None
    text: list[str] = []
    offsets: list[int] = []
    for character, place in zip(*characters(source.text, value), strict=True):
        for seen in " " if character in "\t\r\n" else seen_as(character):
            text.append(seen)
            offsets.append(place)
    passage = Passage(source, "".join(text), offsets, bytes(len(text))).trimmed()
    return passage if passage.text else None


def is_technical(media_type: str, path: tuple[str, ...]) -> bool:
    """Whether what stands below these names is for programs only."""
    return not _TECHNICAL[media_type].isdisjoint(path)
