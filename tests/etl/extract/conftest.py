"""Small files made for the tests: PDFs written by hand, Word files through python-docx."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Sequence

import docx
import pytest
from docx.document import Document as WordDocument

# x, y (from the bottom of the page, in points), size, font (one of FONTS), text
Piece = tuple[float, float, float, str, str]
FONTS = {"R": "Helvetica", "B": "Helvetica-Bold", "I": "Helvetica-Oblique"}


def write_pdf(pages: Sequence[Sequence[Piece]], *, info: str = "", trailer: str = "", compress: bool = False) -> bytes:
    """A PDF with the given pieces of text, in that drawing order."""
    fonts = "".join(
        f"/{key} << /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >> " for key, name in FONTS.items()
    )
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        f"<< {info} >>".encode("cp1252"),
    ]
    for i, pieces in enumerate(pages):
        resources = f"<< /Font << {fonts} >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources {resources} /Contents {5 + 2 * i} 0 R >>".encode()
        )
        objects.append(_content(pieces, compress=compress))
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(f"{number} 0 obj\n".encode() + body + b"\nendobj\n")
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    for offset in offsets:
        out.write(f"{offset:010} 00000 n \n".encode())
    out.write(f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 3 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def _content(pieces: Sequence[Piece], *, compress: bool) -> bytes:
    commands = []
    for x, y, size, font, text in pieces:
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        commands.append(f"BT /{font} {size} Tf {x} {y} Td ({escaped}) Tj ET")
    stream = "\n".join(commands).encode("cp1252")
    how = b""
    if compress:
        stream, how = zlib.compress(stream), b"/Filter /FlateDecode "
    return b"<< " + how + f"/Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream"


@pytest.fixture(scope="session")
def make_pdf() -> Callable[..., bytes]:
    """`write_pdf`."""
    return write_pdf


@pytest.fixture(scope="session")
def make_docx() -> Callable[[Callable[[WordDocument], None]], bytes]:
    """The bytes of the Word file that a function fills."""

    def make(fill: Callable[[WordDocument], None]) -> bytes:
        document = docx.Document()
        fill(document)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    return make
