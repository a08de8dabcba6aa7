"""Any file in, a `Document` out: the format is found by content, never by file name. Readers of formats that need much are loaded
when the first document of theirs is read."""

from __future__ import annotations

import hashlib
from pathlib import Path

from etl.errors import DocumentError
from etl.extract.formats import Format, find_format, find_text_format, may_be_json
from etl.extract.readers.marked_text import read_marked_text
from etl.extract.text_encoding import declared_charset, decode_text
from etl.model.document import Document
from etl.parts import read_whole
from etl.settings import Settings


def read_file(path: Path, *, name: str, settings: Settings) -> Document:
    """The document in the file at `path`, and in the files that it prints (`etl.parts`), called `name`.

    Raises `DocumentError` for what cannot be read.
    """
    try:
        size = path.stat().st_size
        if size > settings.max_document_bytes:
            raise too_large(size, settings)
        content = read_whole(path).content
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise DocumentError(
            "reading.unreadable", f"the file cannot be opened ({reason}); allow reading it and build again"
        ) from error
    return read_bytes(content, name=name, settings=settings)


def too_large(size: int, settings: Settings) -> DocumentError:
    """The refusal of a file that is larger than the settings allow."""
    limit = settings.max_document_bytes
    return DocumentError(
        "reading.too_large",
        f"{size:,} bytes are more than the {limit:,} allowed; take the file out, or raise VITAGRAPH_MAX_DOCUMENT_BYTES",
    )


def read_bytes(content: bytes, *, name: str, settings: Settings) -> Document:
    """The document in `content`. Raises `DocumentError` for what cannot be read."""
    if len(content) > settings.max_document_bytes:
        raise too_large(len(content), settings)
    if not content.strip():
        raise DocumentError("reading.empty", "the file is empty; put the CV there or take the file out")
    sha256 = hashlib.sha256(content).hexdigest()
    kind = find_format(content)
    if kind is Format.PDF:
        from etl.extract.readers.pdf import read_pdf

        return read_pdf(content, name=name, sha256=sha256, ocr=settings.ocr)
    if kind is Format.DOCX:
        from etl.extract.readers.docx import read_docx

        return read_docx(content, name=name, sha256=sha256)
    if may_be_json(content, name):  # programs write it without line ends
        settings = settings.model_copy(update={"max_line_characters": settings.max_document_bytes})
    text = decode_text(content, settings, declared=declared_charset(content))
    kind = find_text_format(text, name)
    if kind is Format.JSON:
        from etl.extract.readers.json_records import read_json

        return read_json(text, name=name, sha256=sha256)
    if kind is Format.HTML:
        from etl.extract.readers.html import read_html

        return read_html(text, name=name, sha256=sha256)
    if kind in (Format.BIBTEX, Format.LATEX):
        from etl.extract.readers.latex import read_bibtex, read_latex

        return (read_latex if kind is Format.LATEX else read_bibtex)(text, name=name, sha256=sha256)
    return read_marked_text(text, name=name, sha256=sha256)
