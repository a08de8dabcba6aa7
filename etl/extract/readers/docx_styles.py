"""Styles of a Word file: what a paragraph's or run's properties amount to, inheritance resolved."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lxml import etree

from etl.model.document import Style

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFF = ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class RunLook:
    """How characters are set. `size` is in points."""

    style: int = 0
    size: float = 10.0
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """How a paragraph is set: twips for distances, `num_id` and `level` of its list, `outline` as heading level (0 = none)."""

    run: RunLook = RunLook()
    left: float = 0.0
    first: float = 0.0
    before: float = 0.0
    after: float = 0.0
    num_id: str | None = None
    level: int = 0
    outline: int = 0


_FLAGS = {
    "b": Style.BOLD,
    "i": Style.ITALIC,
    "caps": Style.SMALL_CAPS,
    "smallCaps": Style.SMALL_CAPS,
}


def number(text: str | None) -> float:
    """A measure as a number; 0 for one that is missing or broken."""
    try:
        return float(text) if text else 0.0
    except ValueError:
        return 0.0


def apply_run(look: RunLook, properties: etree._Element | None) -> RunLook:
    """`look` changed by the `w:rPr` element."""
    if properties is None:
        return look
    style, size, hidden = look.style, look.size, look.hidden
    for child in properties:
        tag = child.tag.removeprefix(W) if isinstance(child.tag, str) else ""
        value = child.get(W + "val")
        if tag in _FLAGS:
            style = style & ~_FLAGS[tag] if value in OFF else style | _FLAGS[tag]
        elif tag == "u":
            style = style & ~Style.UNDERLINE if value in OFF else style | Style.UNDERLINE
        elif tag == "vertAlign":
            style = style | Style.SUPERSCRIPT if value == "superscript" else style & ~Style.SUPERSCRIPT
        elif tag == "sz":
            size = number(value) / 2 or size
        elif tag in ("vanish", "webHidden"):
            hidden = value not in OFF
    return RunLook(int(style), size, hidden)


def apply_paragraph(look: ParagraphLook, properties: etree._Element | None) -> ParagraphLook:
    """`look` changed by the `w:pPr` element (its run properties are those of the paragraph mark and change nothing)."""
    if properties is None:
        return look
    for child in properties:
        tag = child.tag.removeprefix(W) if isinstance(child.tag, str) else ""
        if tag == "ind":
            left = child.get(W + "left") or child.get(W + "start")
            first, hanging = child.get(W + "firstLine"), child.get(W + "hanging")
            look = replace(look, left=number(left) if left is not None else look.left)
            if hanging is not None or first is not None:
                look = replace(look, first=-number(hanging) if hanging is not None else number(first))
        elif tag == "spacing":
            before, after = child.get(W + "before"), child.get(W + "after")
            look = replace(
                look,
                before=number(before) if before is not None else look.before,
                after=number(after) if after is not None else look.after,
            )
        elif tag == "numPr":
            num_id, level = child.find(W + "numId"), child.find(W + "ilvl")
            if num_id is not None:
                look = replace(look, num_id=num_id.get(W + "val"))
            if level is not None:
                look = replace(look, level=int(number(level.get(W + "val"))))
        elif tag == "outlineLvl":
            outline = int(number(child.get(W + "val"))) + 1
            look = replace(look, outline=outline if outline <= 6 else 0)
    return look


class StyleSheet:
    """The styles part: looks of named styles, inheritance resolved and remembered."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._paragraphs: dict[str, ParagraphLook] = {}
        self.default = ParagraphLook()
        self.default_style: str | None = None
        if root is None:
            return
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        spacing = root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
        self.default = apply_paragraph(ParagraphLook(run=apply_run(RunLook(), defaults)), spacing)
        for style in root.iter(W + "style"):
            name = style.get(W + "styleId")
            if name:
                self._styles[name] = style
                if style.get(W + "default") in ("1", "true") and style.get(W + "type") == "paragraph":
                    self.default_style = name

    def paragraph(self, name: str | None) -> ParagraphLook:
        """The look of a paragraph style; the default look for `None` and unknown names."""
        name = name or self.default_style
        if name is None or name not in self._styles:
            return self.default
        if name not in self._paragraphs:
            self._paragraphs[name] = self.default  # a style that inherits from itself ends here
            style = self._styles[name]
            base = style.find(W + "basedOn")
            parent = base.get(W + "val") if base is not None else None
            look = self.paragraph(parent) if parent and parent != name else self.default
            look = apply_paragraph(look, style.find(W + "pPr"))
            look = replace(look, run=apply_run(look.run, style.find(W + "rPr")))
            self._paragraphs[name] = replace(look, outline=self._outline(style) or look.outline)
        return self._paragraphs[name]

    def run(self, look: RunLook, name: str | None) -> RunLook:
        """`look` changed by a character style and the styles it is based on."""
        chain: list[etree._Element] = []
        while name and name in self._styles and len(chain) < 12:
            style = self._styles[name]
            chain.append(style)
            base = style.find(W + "basedOn")
            name = base.get(W + "val") if base is not None else None
        for style in reversed(chain):
            look = apply_run(look, style.find(W + "rPr"))
        return look

    @staticmethod
    def _outline(style: etree._Element) -> int:
        """Heading level by the built-in name ("heading 2"), which Word keeps in English in every language."""
        name = style.find(W + "name")
        words = (name.get(W + "val") or "").lower().split() if name is not None else []
        is_heading = len(words) == 2 and words[0] == "heading" and words[1].isdecimal()
        return min(6, int(words[1])) if is_heading else 0
