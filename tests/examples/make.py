"""Makes the example PDFs and DOCX files anew from `sources/`: `python tests/examples/make.py` (needs pdflatex and python-docx).

The bytes depend on the versions of those two programs only: all dates are fixed ones.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import zipfile
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as DocxDocument
from docx.shared import Pt
from docx.text.paragraph import Paragraph

HERE = Path(__file__).parent
CVS = HERE / "cvs"
SOURCES = HERE / "sources"
MADE = datetime(2023, 2, 1, 9, 0, 0)  # noqa: DTZ001  python-docx takes naive dates


def make_pdf(source: Path) -> None:
    """`sources/x.tex` as `cvs/x.pdf`, without dates and paths."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1675242000", "FORCE_SOURCE_DATE": "1"}
    with tempfile.TemporaryDirectory() as folder:
        command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", f"-output-directory={folder}", source.name]
        subprocess.run(command, cwd=source.parent, env=environment, check=True, stdout=subprocess.DEVNULL)
        shutil.copyfile(Path(folder) / f"{source.stem}.pdf", CVS / f"{source.stem}.pdf")


def add_text(paragraph: Paragraph, text: str) -> None:
    """Adds text in which `*x*` is bold and `_x_` is italic."""
    for part_of_bold, bold in alternate(text, "*"):
        for part, italic in alternate(part_of_bold, "_"):
            run = paragraph.add_run(part)
            run.bold, run.italic = bold or None, italic or None


def alternate(text: str, mark: str) -> list[tuple[str, bool]]:
    """The pieces of a text between marks, and whether each is a marked one."""
    return [(piece, number % 2 == 1) for number, piece in enumerate(text.split(mark)) if piece]


def make_lists(source: Path) -> None:
    """Lines as paragraphs: `# ` title, `## ` heading, `1. ` numbered by a list style, `- ` bulleted by one."""
    styles = {"# ": "Title", "## ": "Heading 1", "1. ": "List Number", "- ": "List Bullet"}
    document = Document()
    for line in source.read_text(encoding="utf-8").splitlines():
        mark = next((mark for mark in styles if line.startswith(mark)), "")
        add_text(document.add_paragraph(style=styles.get(mark)), line.removeprefix(mark))
    save(document, source.stem, "Sunniva Adeyemi-Brekke")


def make_tables(source: Path) -> None:
    """Each section a heading and a table of two columns: `left | right`, in which ` // ` begins a new paragraph."""
    document = Document()
    table = None
    for line in source.read_text(encoding="utf-8").splitlines():
        if "|" not in line:
            table = None
            paragraph = document.add_paragraph()
            add_text(paragraph, line.lstrip("# "))
            for run in paragraph.runs:
                run.font.size, run.bold = (Pt(20 if line.startswith("# ") else 13), True) if line.startswith("#") else (None, None)
            continue
        table = table or document.add_table(rows=0, cols=2)
        cells = table.add_row().cells
        for cell, text in zip(cells, line.split("|"), strict=True):
            first, *others = text.strip().split(" // ")
            add_text(cell.paragraphs[0], first)
            for other in others:
                add_text(cell.add_paragraph(), other)
    save(document, source.stem, "Wiebke Stornfels")


def save(document: DocxDocument, stem: str, author: str) -> None:
    """Writes the file with fixed properties, and each member of the archive with a fixed date."""
    properties = document.core_properties
    properties.author, properties.last_modified_by, properties.comments = author, author, ""
    properties.created = properties.modified = MADE
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.docx"
        document.save(str(draft))
        with zipfile.ZipFile(draft) as old, zipfile.ZipFile(CVS / f"{stem}.docx", "w", zipfile.ZIP_DEFLATED) as new:
            for member in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
                if "thumbnail" not in member:
                    name = zipfile.ZipInfo(member, MADE.timetuple()[:6])
                    new.writestr(name, drop_thumbnail(member, old.read(member)), zipfile.ZIP_DEFLATED)


def drop_thumbnail(member: str, content: bytes) -> bytes:
    """The package's relations without the one to the template's preview picture."""
    if member != "_rels/.rels":
        return content
    relations = content.decode().split("<Relationship ")
    kept = [part for part in relations if "thumbnail" not in part]
    end = "" if kept[-1].rstrip().endswith("</Relationships>") else "</Relationships>"
    return ("<Relationship ".join(kept) + end).encode()


def main() -> None:
    """Makes all of them."""
    for source in sorted(SOURCES.glob("*.tex")):
        make_pdf(source)
    make_lists(SOURCES / "adeyemi-brekke.txt")
    make_tables(SOURCES / "stornfels.txt")


if __name__ == "__main__":
    main()
