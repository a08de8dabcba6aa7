"""Bytes of a text file -> its characters."""

from __future__ import annotations

import codecs

from etl.errors import DocumentError
from etl.model import regex as re
from etl.settings import Settings

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.I)  # `<meta charset="ISO-8859-1">`
_BINARY = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 20_000
# Code pages that differ from the Western one in a few letters: only their own languages make them likely.
_LOOK_ALIKES = frozenset({
    "cp1250", "cp1254", "cp1257", "cp1258", "iso8859_2", "iso8859_3", "iso8859_4", "iso8859_9", "iso8859_10", "iso8859_13",
    "iso8859_14", "iso8859_15", "iso8859_16", "latin_1", "hp_roman8", "mac_latin2",
})  # fmt: skip
_LOOK_ALIKE_LANGUAGES = frozenset({
    "Polish", "Czech", "Slovak", "Hungarian", "Romanian", "Croatian", "Slovene", "Turkish", "Lithuanian", "Latvian", "Estonian",
    "Vietnamese", "Albanian", "Serbian", "Bosnian", "Maltese",
})  # fmt: skip
_CONTROL_SHARE = 0.002  # a text has hardly any control characters; three in ten thousand occur in converted ones


def decode_text(content: bytes, settings: Settings, *, declared: str | None = None) -> str:
    """The text in `content`: by its byte order mark, else UTF-8, else as `declared` in it, else as `charset-normalizer` finds.

    Raises `DocumentError` for what is no text.
    """
    _refuse_long_line(content, settings)
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode(content[len(mark) :], encoding)
    unmarked = _unmarked_utf16(content)
    if unmarked:
        return _decode(content, unmarked)
    if len(_BINARY.findall(content[:_SAMPLE])) > _CONTROL_SHARE * min(len(content), _SAMPLE):
        raise DocumentError(
            "reading.binary", "no text but binary content in a format that is not known; save it as PDF, DOCX or text"
        )
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _as_declared(content, declared) or _guess(content)


def declared_charset(content: bytes) -> str | None:
    """The encoding that a page's own `meta` element or prolog names."""
    match = _CHARSET.search(content[:4096])
    return match[1].decode("ascii").lower() if match else None


def _decode(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(
            "reading.encoding",
            f"the file says that it is {encoding.upper()} but is damaged at byte {error.start}; save it again as UTF-8",
        ) from error


def _unmarked_utf16(content: bytes) -> str | None:
    """UTF-16 without a byte order mark: every other byte of Latin letters is zero."""
    sample = content[:_SAMPLE]
    half = len(sample) // 2
    if half < 4:
        return None
    if sample[1::2].count(0) > 0.4 * half and sample[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.4 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _as_declared(content: bytes, declared: str | None) -> str | None:
    try:
        return content.decode(declared) if declared else None
    except (LookupError, UnicodeError):
        return None


def _guess(content: bytes) -> str:
    """A text that is not UTF-8: an old code page. The sample that is guessed from holds the places where the bytes are no ASCII."""
    from charset_normalizer import from_bytes  # takes a while to load, and few texts need it

    first = next(i for i, byte in enumerate(content) if byte > 127) if len(content) > _SAMPLE else 0
    best = from_bytes(content[max(0, first - 2000) : first + _SAMPLE]).best()
    encoding = best.encoding if best is not None else "cp1252"
    if best is not None and encoding in _LOOK_ALIKES and best.language not in _LOOK_ALIKE_LANGUAGES:
        encoding = "cp1252"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _refuse_long_line(content: bytes, settings: Settings) -> None:
    """No CV has a line of hundreds of thousands of characters; nobody should wait for it to be parsed."""
    limit = settings.max_line_characters
    start = 0
    while len(content) - start > limit:
        end = max(content.rfind(b"\n", start, start + limit + 1), content.rfind(b"\r", start, start + limit + 1))
        if end < 0:
            raise DocumentError(
                "reading.long_line",
                f"a line of more than {limit:,} characters: no CV; take the file out, or raise VITAGRAPH_MAX_LINE_CHARACTERS",
            )
        start = end + 1
