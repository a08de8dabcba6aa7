"""The visible lines of a web page whose text flows: blocks, lists, tables, inline styles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from etl.extract.readers.css import StyleRules, margin_pixels, pixels
from etl.extract.readers.html_looks import list_mark, navigation_of, style_of
from etl.extract.readers.html_rows import is_set_apart, rows_of, stands_right
from etl.extract.rendering import Run, VisibleLine
from etl.extract.side_by_side import lay_boxes, lay_row
from etl.model import regex as re
from etl.model.document import Style

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_SKIPPED = frozenset({
    "audio", "button", "canvas", "del", "dialog", "form", "head", "iframe", "input", "math", "noscript", "object", "script",
    "select", "style", "svg", "template", "textarea", "video",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "li", "main",
    "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tr", "ul",
})  # fmt: skip
_STYLES = {
    "b": Style.BOLD, "strong": Style.BOLD, "th": Style.BOLD, "i": Style.ITALIC, "em": Style.ITALIC, "cite": Style.ITALIC,
    "var": Style.ITALIC, "dfn": Style.ITALIC, "u": Style.UNDERLINE, "ins": Style.UNDERLINE, "sup": Style.SUPERSCRIPT,
    "code": Style.MONOSPACE, "tt": Style.MONOSPACE, "kbd": Style.MONOSPACE, "samp": Style.MONOSPACE,
}  # fmt: skip
_HEADING_SIZES = {1: 2.0, 2: 1.5, 3: 1.17, 4: 1.0, 5: 0.83, 6: 0.67}
_SPACED = frozenset(["p", "ul", "ol", "dl", "blockquote", "pre", "table", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "figure"])
_MAX_DEPTH = 150
_NUMBER = re.compile(r"\s*\d{1,2}[.)]?\s*")  # "01" before a heading
_LEVEL = re.compile(r"\blevel([1-9])\b")  # "mso-list: l0 level2 lfo1", as Word exports a list
_CHARACTER = 8.0  # pixels: about the width of one
_LEAST_SPACE = 4.0  # pixels between paragraphs that a person sees
_NOT_SAID = frozenset({"comment", "comment-list", "comment-reference", "header", "footer"})  # Word's parts beside the text


@dataclass(frozen=True, slots=True)
class _State:
    """What an element inherits."""

    style: int = 0
    target: str | None = None
    level: int = 0
    heading: int = 0
    indent: float = 0.0
    size: float = 1.0
    dropped: str | None = None
    pre: bool = False


class BlockReader:
    """Collects the lines of a page. `read` gives those below an element."""

    def __init__(self, rules: StyleRules) -> None:
        self.rules = rules
        self._runs: list[Run] = []
        self._lines: list[VisibleLine] = []
        self._state = _State()
        self._marker: str | None = None
        self._gap = 0.0
        self._sizes: Counter[float] = Counter()
        self._right: list[Run] = []  # what stands at the right end of the line that comes

    def read(self, element: etree._Element) -> list[VisibleLine]:
        """The lines below `element`."""
        self._lines = []
        self._walk(element, _State(), 0)
        self._flush(_State())
        if self._right:
            self._runs, self._right = self._right, []
            self._flush(_State())
        return self._lines

    def _flush(self, state: _State) -> None:
        """End the line that is being collected."""
        runs, self._runs = self._runs, []
        sizes, self._sizes = self._sizes, Counter()
        if not any(run.text.strip() for run in runs):
            return
        if self._right:
            runs, self._right = [*runs, Run("\t"), *self._right], []
        first = runs[0]
        runs[0] = replace(first, text=first.text.lstrip(" "))
        text = "".join(run.text for run in runs)
        blanks = len(text) - len(text.lstrip("\u00a0 "))
        self._lines.append(
            VisibleLine(
                runs,
                self._marker,
                state.level,
                state.heading,
                state.indent + blanks,
                max(sizes, key=lambda size: (sizes[size], size), default=state.size),
                self._gap,
                0,
                state.dropped or navigation_of(runs),
            )
        )
        self._marker, self._gap = None, 0.0

    def _text(self, text: str | None, state: _State) -> None:
        if not text:
            return
        if state.pre:
            for i, part in enumerate(text.split("\n")):
                if i:
                    self._flush(state)
                self._runs.append(Run(part, state.style, state.target))
                self._sizes[state.size] += len(part)
            return
        text = _BLANKS.sub(" ", text)
        if text.startswith(" ") and (not self._runs or self._runs[-1].text.endswith((" ", "\t"))):
            text = text[1:]
        if text:
            self._runs.append(Run(text, state.style, state.target))
            self._sizes[state.size] += len(text.strip())

    def _walk(self, element: etree._Element, state: _State, depth: int) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in _SKIPPED or element.get("hidden") is not None:
            return
        look = self.rules.of(element)
        if look.get("display") == "none" or look.get("visibility") == "hidden" or look.get("mso-element") in _NOT_SAID:
            return
        if "mso-tab-count" in look:
            self._runs.append(Run("\t", state.style, state.target))
            return
        inner = self._inner(element, tag, look, state)
        if depth > _MAX_DEPTH:
            self._text("".join(str(part) for part in element.itertext()), inner)
            return
        if stands_right(element, look):
            before, self._runs = self._runs, []
            self._children(element, inner, depth)
            self._right, self._runs = [*self._right, *([Run("\t")] if self._right else []), *self._runs], before
        elif tag == "br":
            if not any(run.text.strip() for run in self._runs):
                self._gap = max(self._gap, 1.0)  # a second line end leaves an empty line
            self._flush(state)
        elif tag == "table":
            self._flush(state)
            self._table(element, inner, depth)
        elif tag in _BLOCKS or look.get("display") in ("block", "flex", "grid", "list-item"):
            self._block(element, tag, state, self._set_off(inner, tag, look), depth, look)
        else:
            self._children(element, inner, depth)

    def _inner(self, element: etree._Element, tag: str, look: dict[str, str], state: _State) -> _State:
        """The state inside an element."""
        style = state.style | _STYLES.get(tag, 0) | style_of(look, state.style)
        if look.get("font-weight") in ("normal", "400", "300"):
            style &= ~Style.BOLD
        target = element.get("href") if tag == "a" and element.get("href") else state.target
        heading = int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1].isdecimal() else state.heading
        size = _HEADING_SIZES.get(heading, state.size) if heading != state.heading else state.size
        size = {"small": 0.83, "big": 1.2}.get(tag, 1.0) * size
        given = pixels(look.get("font-size"))
        if given and given > 0:
            size = given / 16.0
        dropped = "navigation" if tag == "nav" or element.get("role") == "navigation" else state.dropped
        is_list = tag in ("ul", "ol", "menu")
        return replace(
            state,
            style=int(style),
            target=target,
            heading=heading,
            size=round(size, 2),
            level=state.level + is_list,
            indent=state.indent + (4.0 if is_list or tag in ("dd", "blockquote") else 0.0),
            dropped=dropped,
            pre=state.pre or tag == "pre" or look.get("white-space") in ("pre", "pre-line", "pre-wrap"),
        )

    @staticmethod
    def _set_off(state: _State, tag: str, look: dict[str, str]) -> _State:
        """The state inside a paragraph that its own style sets off or makes an item of a list."""
        left = margin_pixels(look, "left") if tag == "p" else None
        level = _LEVEL.search(look.get("mso-list", ""))
        if left is None and level is None:
            return state
        indent = state.indent + max(0.0, left or 0.0) / _CHARACTER
        return replace(state, indent=round(indent, 1), level=int(level[1]) if level else state.level)

    def _block(self, element: etree._Element, tag: str, state: _State, inner: _State, depth: int, look: dict[str, str]) -> None:
        if inner.heading and not state.heading and _NUMBER.fullmatch("".join(run.text for run in self._runs)):
            self._marker = "".join(run.text for run in self._runs).strip()
            self._runs = []
        self._flush(state)
        is_spaced = tag in _SPACED and not (tag in ("ul", "ol") and state.level)
        above, below = margin_pixels(look, "top"), margin_pixels(look, "bottom")
        if is_spaced and (above is None or above > _LEAST_SPACE):
            self._gap = max(self._gap, 1.0)
        if tag == "li":
            self._marker = list_mark(element)
        rows = rows_of(element, look, self.rules)
        for row in rows:
            self._side_by_side(row, inner, depth)
        if not rows:
            self._children(element, inner, depth)
        self._flush(inner)
        if tag == "li":
            self._marker = None
        if is_spaced and (below is None or below > _LEAST_SPACE):
            self._gap = max(self._gap, 1.0)

    def _children(self, element: etree._Element, state: _State, depth: int) -> None:
        self._text(element.text, state)
        before: etree._Element | None = None
        for child in element:
            if before is not None and not before.tail and is_set_apart(before, child):
                self._runs.append(Run("\t", state.style))
            self._walk(child, state, depth + 1)
            self._text(child.tail, state)
            before = child

    def _side_by_side(self, row: list[etree._Element], state: _State, depth: int) -> None:
        """Children that a style sheet sets side by side, as the cells of a row."""
        gap, marker = self._gap, self._marker
        self._marker = None
        lines = lay_boxes([self._lines_in(child, state, depth) for child in row])
        if lines:
            lines[0].gap, lines[0].marker = max(lines[0].gap, gap), lines[0].marker or marker
        self._lines += lines

    def _lines_in(self, cell: etree._Element, state: _State, depth: int) -> list[VisibleLine]:
        """The lines of a cell by itself."""
        outer, self._lines, self._gap = self._lines, [], 0.0
        look = self.rules.of(cell)
        if look.get("display") != "none":
            if cell.tag in ("td", "th"):
                inner = self._inner(cell, str(cell.tag), look, state)
                self._children(cell, inner, depth + 2)
                self._flush(inner)
            else:
                self._walk(cell, state, depth + 2)
                self._flush(state)
        found, self._lines = self._lines, outer
        return found

    def _table(self, table: etree._Element, state: _State, depth: int) -> None:
        gap = max(self._gap, 1.0)
        for row in _rows(table):
            cells = [self._lines_in(cell, state, depth) for cell in row.iterchildren("td", "th")]
            lines = lay_row(cells)
            if lines:
                lines[0].gap, gap = max(lines[0].gap, gap), 0.0
            self._lines += lines
        self._gap = 1.0


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table itself, not of tables inside its cells."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")
