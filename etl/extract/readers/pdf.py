"""PDF files: characters with boxes and fonts -> words -> lines in reading order."""

from __future__ import annotations

from typing import Any

import pypdfium2

from etl.errors import DocumentError
from etl.extract.columns import in_reading_order
from etl.extract.drawn_rows import PageRows
from etl.extract.layout import find_rows
from etl.extract.page_lines import render_pages
from etl.extract.readers.pdf_links import page_targets
from etl.extract.readers.pdf_recognition import recognize_words
from etl.extract.readers.pdf_words import page_words
from etl.model import regex as re
from etl.model.document import Document

pdfium: Any = pypdfium2  # no types

_DATE = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
_MAX_PAGES = 600


def read_pdf(content: bytes, *, name: str, sha256: str, ocr: bool) -> Document:
    """The document in a PDF file; with `ocr`, pages without a text layer are recognized.

    Raises `DocumentError` for damaged and locked files, and for files in which there is no text.
    """
    pdf = _open(content)
    try:
        if len(pdf) > _MAX_PAGES:
            raise DocumentError("pdf.too_long", f"{len(pdf)} pages are more than the {_MAX_PAGES} of any CV; take the file out")
        pages = [_read_page(pdf, index, ocr=ocr) for index in range(len(pdf))]
        for page, rows in zip(pages, in_reading_order([page.rows for page in pages]), strict=True):
            page.rows = rows
        metadata = pdf.get_metadata_dict()
    finally:
        pdf.close()
    if not any(page.rows for page in pages):
        raise DocumentError(
            "pdf.no_text",
            "no text was found on its pages"
            if ocr
            else "no text layer, nothing read: scanned pages; install vitagraph[ocr], set VITAGRAPH_OCR=1 and build again",
        )
    rendered = render_pages(pages)
    modified = _DATE.match(metadata.get("ModDate") or "") or _DATE.match(metadata.get("CreationDate") or "")
    return Document(
        name,
        sha256,
        "application/pdf",
        rendered.source,
        rendered.lines,
        rendered.links,
        modified="-".join(modified.groups()) if modified else None,
        title=(metadata.get("Title") or "").strip() or None,
        dropped=rendered.dropped,
    )


def _open(content: bytes) -> Any:
    try:
        return pdfium.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise DocumentError("pdf.encrypted", "the PDF is locked with a password; save it without one") from error
        raise DocumentError("pdf.damaged", "the PDF is cut off or damaged; get a whole copy of it") from error


def _read_page(pdf: Any, index: int, *, ocr: bool) -> PageRows:
    try:
        page = pdf[index]
    except pypdfium2.PdfiumError as error:
        raise DocumentError("pdf.damaged", f"page {index + 1} of the PDF is damaged; get a whole copy of it") from error
    try:
        words = page_words(page) or (recognize_words(page) if ocr else [])
        return PageRows(find_rows(words), page.get_height(), page_targets(pdf, page))
    finally:
        page.close()
