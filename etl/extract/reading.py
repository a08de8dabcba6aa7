"""Any file in, a `Document` out: the format is found by content, never by file name."""

from __future__ import annotations

import hashlib
from pathlib import Path

from etl.model.document import Document, Line, Passage, TextSource
from etl.settings import Settings


def read_file(path: Path, *, name: str, settings: Settings) -> Document:
    """The document in the file at `path`, called `name`. Raises `DocumentError` for what cannot be read."""
    return read_bytes(path.read_bytes(), name=name, settings=settings)


def read_bytes(content: bytes, *, name: str, settings: Settings) -> Document:
    """The document in `content`. Raises `DocumentError` for what cannot be read."""
    source = TextSource(content.decode("utf-8", errors="replace"))
    lines = []
    for i, start in enumerate(source.line_starts):
        text = source.text[start : source.line_starts[i + 1] - 1 if i + 1 < len(source.line_starts) else None]
        if text.strip():
            lines.append(Line(Passage(source, text, range(start, start + len(text)), bytes(len(text))), i + 1))
    return Document(name, hashlib.sha256(content).hexdigest(), "text/plain", source, tuple(lines))
