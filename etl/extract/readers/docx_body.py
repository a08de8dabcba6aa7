"""The body of a Word file as visible lines: paragraphs, tables, text boxes, in the order in which people read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from etl.extract.readers.docx_numbering import Numbering
from etl.extract.readers.docx_styles import OFF, ParagraphLook, RunLook, StyleSheet, W, apply_paragraph, apply_run
from etl.extract.rendering import Run, VisibleLine
from etl.extract.side_by_side import lay_row
from etl.model import regex as re

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_FIELD_LINK = re.compile(r'HYPERLINK\s+(?:\\l\s+)?"([^"]+)"')
_TRANSPARENT = frozenset({W + "sdt", W + "sdtContent", W + "smartTag", W + "ins", W + "moveTo", W + "customXml", W + "fldSimple",
                          W + "bdo", W + "dir", _MC + "AlternateContent", _MC + "Choice"})  # fmt: skip
_SKIPPED = frozenset({W + "del", W + "moveFrom", _MC + "Fallback", W + "instrText", W + "delText"})
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MAX_DEPTH = 40
# Letters of the font Symbol, which Word keeps as places in a private area.
_SYMBOL = dict(zip("abcdefghiklmnopqrstuwxyz", "αβχδεφγηικλμνοπθρστυωξψζ", strict=True)) | {"-": "−", "\xb1": "±", "\xb4": "×"}


class BodyReader:
    """Turns block elements into visible lines; keeps the state that runs through a document (counters, open fields)."""

    def __init__(self, styles: StyleSheet, numbering: Numbering, targets: Mapping[str, str]) -> None:
        self.styles, self.numbering, self.targets = styles, numbering, targets
        self.notes: list[str] = []
        self._boxes: list[etree._Element] = []
        self._fields: list[tuple[str, str]] = []
        self._after = 0.0
        self._blank = 0.0
        self._carried: list[tuple[Run, float]] = []

    def lines(self, block: etree._Element, depth: int = 0) -> Iterator[VisibleLine]:
        """The lines of the paragraphs and tables below `block`."""
        if depth > _MAX_DEPTH:
            return
        for child in block:
            if child.tag == W + "p":
                yield from self._paragraph(child, depth)
            elif child.tag == W + "tbl":
                yield from self._table(child, depth)
            elif child.tag in _TRANSPARENT and not _is_placeholder(child):
                yield from self.lines(child, depth + 1)

    def _paragraph(self, paragraph: etree._Element, depth: int) -> Iterator[VisibleLine]:
        properties = paragraph.find(W + "pPr")
        named = properties.find(W + "pStyle") if properties is not None else None
        look = apply_paragraph(self.styles.paragraph(named.get(W + "val") if named is not None else None), properties)
        self._boxes = []
        runs = [*self._carried, *self._runs(paragraph, look.run, None, depth)]
        self._carried = []
        after = paragraph.getnext()
        is_struck = properties is not None and properties.find(f"{W}rPr/{W}del") is not None
        if is_struck and after is not None and after.tag == W + "p":
            self._carried = runs  # its end is struck out: it goes on in the next paragraph
            return
        pieces = self._split(runs)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            yield from self.lines(box, depth + 1)
        if not any(run.text.strip() for piece in pieces for run, _ in piece):
            self._blank += 1.0
            return
        mark = self._mark(look)
        gap = self._blank + max(self._after, look.before) / (20 * 1.2 * max(1.0, look.run.size))
        self._blank, self._after = 0.0, look.after
        is_first = True
        for piece in pieces:
            if not any(run.text.strip() for run, _ in piece):
                continue
            size = max(piece, key=lambda item: len(item[0].text.strip()))[1]
            line = VisibleLine(
                [run for run, _ in piece], level=look.level + 1 if look.num_id and mark else 0, heading=look.outline, size=size
            )
            line.indent = self._indent(look, is_first and mark is None, piece)
            if is_first:
                line.marker, line.gap = mark, round(gap, 1)
            yield line
            is_first = False

    def _mark(self, look: ParagraphLook) -> str | None:
        return self.numbering.mark(look.num_id, look.level) if look.num_id and look.num_id != "0" else None

    def _indent(self, look: ParagraphLook, takes_first: bool, piece: list[tuple[Run, float]]) -> float:
        """In twips; a tab at the start counts as half an inch."""
        listed = self.numbering.left(look.num_id, look.level) if look.num_id and not look.left else None
        text = "".join(run.text for run, _ in piece)
        tabs = len(text) - len(text.lstrip("\t"))
        return max(0.0, (listed if listed is not None else look.left) + (look.first if takes_first else 0.0)) + 720.0 * tabs

    @staticmethod
    def _split(runs: list[tuple[Run, float]]) -> list[list[tuple[Run, float]]]:
        """Runs parted at line breaks."""
        pieces: list[list[tuple[Run, float]]] = [[]]
        for run, size in runs:
            for i, part in enumerate(run.text.split("\n")):
                if i:
                    pieces.append([])
                if part:
                    pieces[-1].append((replace(run, text=part), size))
        return pieces

    def _runs(self, parent: etree._Element, look: RunLook, target: str | None, depth: int) -> Iterator[tuple[Run, float]]:
        if depth > _MAX_DEPTH:
            return
        for child in parent:
            if child.tag == W + "r":
                yield from self._run(child, look, target, depth)
            elif child.tag == W + "hyperlink":
                address = self.targets.get(child.get(_R + "id", ""))
                yield from self._runs(child, look, address or target, depth + 1)
            elif child.tag in (_MATH + "oMath", _MATH + "oMathPara"):
                yield Run("".join(str(part.text) for part in child.iter(_MATH + "t") if part.text), look.style, target), look.size
            elif child.tag in _TRANSPARENT and not _is_placeholder(child):
                yield from self._runs(child, look, target, depth + 1)

    def _run(self, run: etree._Element, look: RunLook, target: str | None, depth: int) -> Iterator[tuple[Run, float]]:
        properties = run.find(W + "rPr")
        named = properties.find(W + "rStyle") if properties is not None else None
        if named is not None:
            look = self.styles.run(look, named.get(W + "val"))
        look = apply_run(look, properties)
        text: list[str] = []
        for child in run:
            if child.tag == W + "ruby" and depth < _MAX_DEPTH:
                for base in child.iterchildren(W + "rubyBase"):
                    yield from self._runs(base, look, target, depth + 1)
            self._content(child, text, depth)
        if not text or look.hidden:
            return
        if target is None and self._fields and self._fields[-1][1] == "result":
            link = _FIELD_LINK.search(self._fields[-1][0])
            target = link[1] if link else None
        yield Run("".join(text), look.style, target), look.size

    def _content(self, child: etree._Element, text: list[str], depth: int) -> None:
        tag = child.tag
        if tag == W + "fldChar":
            self._field(child.get(W + "fldCharType"))
        elif tag == W + "instrText" and self._fields:
            self._fields[-1] = (self._fields[-1][0] + (child.text or ""), self._fields[-1][1])
        elif tag == W + "t":
            text.append((child.text or "").replace("\n", " "))
        elif tag in (W + "tab", W + "ptab"):
            text.append("\t")
        elif tag == W + "br" or tag == W + "cr":
            text.append("\n")
        elif tag == W + "noBreakHyphen":
            text.append("-")
        elif tag == W + "sym":
            text.append(_symbol(child, is_first=not any(text)))
        elif tag == W + "footnoteReference":
            self.notes.append(child.get(W + "id") or "")
        elif tag in _SKIPPED or not isinstance(tag, str):
            return
        elif depth < _MAX_DEPTH:
            parts = [child] if tag != _MC + "AlternateContent" else [*child.iterchildren(_MC + "Choice", _MC + "Fallback")]
            for part in parts:  # the first that holds text boxes: the others are the same for other programs
                boxes = [box for box in part.iter(W + "txbxContent") if not _is_in_fallback(box, part)]
                if boxes:
                    self._boxes += boxes
                    break

    def _field(self, kind: str | None) -> None:
        if kind == "begin" and len(self._fields) < _MAX_DEPTH:
            self._fields.append(("", "code"))
        elif kind == "separate" and self._fields:
            self._fields[-1] = (self._fields[-1][0], "result")
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _table(self, table: etree._Element, depth: int) -> Iterator[VisibleLine]:
        for row in table.iter(W + "tr"):
            if next(row.iterancestors(W + "tbl"), None) is not table:
                continue  # a row of a table inside a cell
            if row.find(f"{W}trPr/{W}del") is not None:
                continue  # struck out
            cells = []
            for cell in _cells(row):
                self._after = self._blank = 0.0
                cells.append(list(self.lines(cell, depth + 1)))
            yield from lay_row(cells)
        self._after = self._blank = 0.0


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    """The cells of a row, also those inside content controls."""
    for child in row.iterchildren(W + "tc", W + "sdt"):
        if child.tag == W + "tc":
            yield child
        else:
            yield from child.iterfind(f"{W}sdtContent/{W}tc")


def _is_placeholder(element: etree._Element) -> bool:
    """Whether a content control shows its instruction ("Click here to enter text") because nobody filled it."""
    mark = element.find(f"{W}sdtPr/{W}showingPlcHdr") if element.tag == W + "sdt" else None
    return mark is not None and mark.get(W + "val") not in OFF


def _symbol(element: etree._Element, *, is_first: bool) -> str:
    """A character of a font of pictures: Greek letters of the font Symbol, a bullet at the start of a run, nothing elsewhere."""
    try:
        code = int(element.get(W + "char", ""), 16) & 0xFF
    except ValueError:
        code = 0
    if element.get(W + "font", "").lower() == "symbol" and chr(code).lower() in _SYMBOL:
        letter = _SYMBOL[chr(code).lower()]
        return letter.upper() if chr(code).isupper() else letter
    return "•" if is_first else ""


def _is_in_fallback(box: etree._Element, top: etree._Element) -> bool:
    """Whether a text box is the copy kept for old programs, or nested in a box that is read by itself."""
    for above in box.iterancestors():
        if above is top:
            return False
        if above.tag in (_MC + "Fallback", W + "txbxContent"):
            return True
    return False
