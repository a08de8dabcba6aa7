"""Word files (DOCX), read from their XML: the paragraph views of libraries leave out tables and text boxes."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import Counter
from dataclasses import replace

from lxml import etree

from etl.errors import DocumentError
from etl.extract.readers.docx_body import BodyReader
from etl.extract.readers.docx_numbering import Numbering
from etl.extract.readers.docx_styles import StyleSheet, W
from etl.extract.rendering import VisibleLine, write_lines
from etl.model import regex as re
from etl.model.document import Document
from etl.normalize.text import word_key

_DAMAGED = DocumentError("docx.damaged", "a Word document that is damaged; open it in a word processor and save it again")
_MAX_PART_BYTES = 100_000_000
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# what zipfile and zlib raise for a part that is missing, cut off, encrypted or packed by a method that Python does not know
_PART_FAILURES = (KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
_NAMES = {"modified": "{http://purl.org/dc/terms/}modified", "title": "{http://purl.org/dc/elements/1.1/}title"}
_FAR = 3.0  # lines between the end of the body and what stands in margins
_CV_WORDS = frozenset(["curriculum", "vitae", "cv", "resume", "résumé", "lebenslauf", "page", "seite", "updated"])


def read_docx(content: bytes, *, name: str, sha256: str) -> Document:
    """The document in a Word file. Raises `DocumentError` for a damaged one, and for one without text."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except _PART_FAILURES as error:
        raise _DAMAGED from error
    with archive:
        root = _part(archive, "word/document.xml")
        body = root.find(W + "body") if root is not None else None
        if root is None or body is None:
            raise _DAMAGED
        styles = StyleSheet(_part(archive, "word/styles.xml"))
        reader = BodyReader(styles, Numbering(_part(archive, "word/numbering.xml")), _targets(archive, "document"))
        lines = list(reader.lines(body))
        lines += _notes(archive, reader)
        heads, dated = _headers(archive, styles, lines)
        lines = heads + _scaled(lines) + dated + _footers(archive, styles)
        core = _part(archive, "docProps/core.xml")
    written = write_lines(lines)
    if not written.lines:
        raise DocumentError(
            "docx.no_text", "a Word document without text, nothing read; put the CV there as text, not as a picture"
        )
    modified = _DAY.match(_property(core, "modified"))
    return Document(
        name,
        sha256,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        written.source,
        written.lines,
        written.links,
        modified=modified[0] if modified else None,
        title=_property(core, "title").strip() or None,
        dropped=written.dropped,
    )


def _part(archive: zipfile.ZipFile, path: str) -> etree._Element | None:
    """The root element of a part; `None` if there is no such part or it is broken."""
    try:
        if archive.getinfo(path).file_size > _MAX_PART_BYTES:
            return None
        content = archive.read(path)
    except _PART_FAILURES:
        return None
    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=True))
    except etree.XMLSyntaxError:
        return None


def _property(core: etree._Element | None, name: str) -> str:
    element = core.find(_NAMES[name]) if core is not None else None
    return (element.text or "") if element is not None else ""


def _targets(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """The addresses behind the relationship ids of a part."""
    root = _part(archive, f"word/_rels/{part}.xml.rels")
    if root is None:
        return {}
    return {
        item.get("Id", ""): item.get("Target", "")
        for item in root
        if item.get("TargetMode") == "External" and isinstance(item.tag, str)
    }


def _scaled(lines: list[VisibleLine]) -> list[VisibleLine]:
    """Sizes relative to the body's, indents in its characters; both are in points and twips until here."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    body = max(sizes, key=lambda size: (sizes[size], size), default=10.0) or 10.0
    left = min((line.indent for line in lines), default=0.0)
    return [replace(line, size=round(line.size / body, 2), indent=round((line.indent - left) / (10 * body), 1)) for line in lines]


def _notes(archive: zipfile.ZipFile, reader: BodyReader) -> list[VisibleLine]:
    """Footnotes that the body refers to, at the end, in the order of reference."""
    root = _part(archive, "word/footnotes.xml") if reader.notes else None
    if root is None:
        return []
    notes = {note.get(W + "id"): note for note in root.iter(W + "footnote")}
    found: list[VisibleLine] = []
    for count, key in enumerate(list(reader.notes), 1):
        if key in notes:
            lines = list(reader.lines(notes[key]))
            if lines:
                lines[0].marker = str(count)
            found += lines
    return found


def _furniture(archive: zipfile.ZipFile, styles: StyleSheet, kind: str) -> list[VisibleLine]:
    """The lines of all parts called `header1`, `header2`, ... (or `footer1`, ...), each wording once."""
    parts = sorted(name for name in archive.namelist() if re.fullmatch(rf"word/{kind}\d*\.xml", name))
    found: dict[str, VisibleLine] = {}
    for path in parts:
        root = _part(archive, path)
        if root is not None:
            reader = BodyReader(styles, Numbering(None), _targets(archive, path.removeprefix("word/").removesuffix(".xml")))
            for line in reader.lines(root):
                if word_key(line.text):
                    found.setdefault(word_key(line.text), replace(line, size=1.0, indent=0.0, gap=0.0, marker=None))
    return list(found.values())


def _headers(archive: zipfile.ZipFile, styles: StyleSheet, body: list[VisibleLine]) -> tuple[list[VisibleLine], list[VisibleLine]]:
    """Page headers: furniture if the first lines of the body say the same, else the head of the CV (a letterhead).

    One that repeats the head and adds a date ("A. Moreau, May 2024") tells the document's date: such lines come second.
    """
    said = {word for line in body[:15] for word in word_key(line.text).split()} | _CV_WORDS
    heads: list[VisibleLine] = []
    dated: list[VisibleLine] = []
    for line in _furniture(archive, styles, "header"):
        words = [word for word in word_key(line.text).split() if len(word) > 2 and not word.isdecimal()]
        if all(word in said for word in words):
            line.dropped = "page header"
        is_dated = bool(_YEAR.search(line.text)) and "@" not in line.text and any(word in said - _CV_WORDS for word in words)
        if is_dated and line.dropped is None:
            dated.append(replace(line, gap=_FAR))
        else:
            heads.append(line)
    return heads, dated


def _footers(archive: zipfile.ZipFile, styles: StyleSheet) -> list[VisibleLine]:
    """Page footers: furniture, unless they hold a year ("Last updated May 2024")."""
    lines = _furniture(archive, styles, "footer")
    for line in lines:
        line.gap = _FAR
        if not _YEAR.search(line.text):
            line.dropped = "page footer"
    return lines
