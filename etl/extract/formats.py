"""What a file is, by its content."""

from __future__ import annotations

import io
import zipfile
from enum import StrEnum

from etl.errors import DocumentError
from etl.model import regex as re


class Format(StrEnum):
    """The formats that are read."""

    TEXT = "text"
    HTML = "html"
    LATEX = "latex"
    BIBTEX = "bibtex"
    JSON = "json"
    DOCX = "docx"
    PDF = "pdf"


# First bytes of formats that are met among CVs and hold no text that we read: name, what to do.
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"\xff\xd8\xff", "a JPEG picture", "picture"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture", "picture"),
    (b"GIF8", "a GIF picture", "picture"),
    (b"II*\x00", "a TIFF picture", "picture"),
    (b"MM\x00*", "a TIFF picture", "picture"),
    (b"BM", "a BMP picture", "picture"),
    (b"RIFF", "a picture, sound or film (RIFF)", "picture"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.doc) or a DOCX locked with a password", "office"),
    (b"{\\rtf", "an RTF file", "office"),
    (b"%!PS", "a PostScript file", "office"),
    (b"\x1f\x8b", "a gzip archive", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "archive"),
    (b"Rar!", "a RAR archive", "archive"),
    (b"BZh", "a bzip2 archive", "archive"),
    (b"\xfd7zXZ\x00", "an xz archive", "archive"),
    (b"\x7fELF", "a program", "binary"),
    (b"MZ", "a program", "binary"),
    (b"SQLite format 3\x00", "a database", "binary"),
)
_ADVICE = {
    "picture": "its text cannot be read; put the CV there as PDF with text, DOCX, HTML or text",
    "office": "save it as PDF or DOCX",
    "archive": "unpack it",
    "binary": "take it out of the folder",
}
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a]")
_HTML = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.I)
_LATEX = re.compile(r"^[^%\n]{0,200}\\(?:documentclass|documentstyle|begin\s*\{document\})", re.M)
# Parts of pages and of LaTeX files: believed only if the file's name says so too.
_HTML_PART = re.compile(r"<(?:p|div|table|ul|ol|h[1-6]|section|span)\b[^<>]{0,500}>", re.I)
_LATEX_PART = re.compile(r"\\(?:section|subsection|begin|item|cventry|cvitem|newcommand)\b")
# A file of BibTeX entries: the first line that is no comment opens one.
_BIBTEX = re.compile(r"(?:%[^\n]*\n|\s)*+@\s*(?:string|preamble|comment|[a-z]{3,20})\s*[{(]\s*[^\s,{}()=]{1,200}\s*[,=]", re.I)
_BIBTEX_ENTRY = re.compile(
    r"^[ \t]*@\s*(?:article|book|in\w+|proceedings|misc|unpublished|\w*thesis|techreport|report|online|patent)\s*[{(]", re.I | re.M
)
# A mapping of JSON opens the text: `{"basics": ...`
_JSON = re.compile(r"\ufeff?\s{0,1000}\{\s{0,1000}[\"}]")
_HEAD = 4096
_LOOK = 200_000


def find_format(content: bytes) -> Format:
    """PDF, DOCX, or some text; raises `DocumentError` for known formats that hold no text of ours."""
    head = content[:_HEAD]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_format(content)
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    for signature, what, kind in _SIGNATURES:
        if head.startswith(signature) and (len(signature) > 3 or _CONTROL.search(head)):
            raise DocumentError(f"reading.{kind}", f"{what}, whatever its name says: {_ADVICE[kind]}")
    return Format.TEXT


def find_text_format(text: str, name: str) -> Format:
    """The format of a decoded text by the markup in it. The extension of `name` decides about parts of files only."""
    extension = name.rpartition(".")[2].lower()
    if extension == "json" or _JSON.match(text):
        return Format.JSON
    if _BIBTEX.match(text[:_LOOK]) and _BIBTEX_ENTRY.search(text[:_LOOK]):
        return Format.BIBTEX
    page = _HTML.search(text[:_LOOK]) if "<" in text else None
    latex = _LATEX.search(text[:_LOOK]) if "\\document" in text or "\\begin" in text else None
    if page and (latex is None or page.start() < latex.start()):
        return Format.HTML
    if latex or (extension in ("tex", "ltx", "latex") and _LATEX_PART.search(text[:_LOOK])):
        return Format.LATEX
    return Format.HTML if extension in ("html", "htm", "xhtml") and _HTML_PART.search(text[:_LOOK]) else Format.TEXT


def may_be_json(content: bytes, name: str) -> bool:
    """Whether bytes will be taken for JSON once they are decoded, as far as their first ones and the file's name tell."""
    head = content[:_HEAD].decode("utf-8", "replace")
    return name.lower().endswith(".json") or _JSON.match(head) is not None


def _zip_format(content: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (
        zipfile.BadZipFile,
        OSError,
        ValueError,
        NotImplementedError,
    ) as error:  # the last: a version of ZIP that zipfile does not know
        raise DocumentError("reading.damaged_zip", "a DOCX or ZIP file that is cut off or damaged; get a whole copy") from error
    if "word/document.xml" in names:
        return Format.DOCX
    what = (
        "an OpenDocument or EPUB file"
        if "mimetype" in names
        else "an Office file"
        if "[Content_Types].xml" in names
        else "a ZIP archive"
    )
    advice = _ADVICE["archive"] if what.startswith("a ZIP") else _ADVICE["office"]
    raise DocumentError("reading.no_word_file", f"{what}, no Word document: {advice}")
