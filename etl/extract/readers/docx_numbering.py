"""Numbering of a Word file: the mark that each list paragraph shows, counted as Word counts."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from etl.extract.readers.docx_styles import W, number
from etl.model import regex as re

_PLACE = re.compile(r"%(\d)")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(slots=True)
class _Level:
    form: str = "decimal"
    text: str = "%1."
    start: int = 1
    left: float | None = None


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The numbering part. `mark` must be called for the paragraphs in their order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._lists: dict[str, _List] = {}
        if root is None:
            return
        abstract = {item.get(W + "abstractNumId"): item for item in root.iter(W + "abstractNum")}
        shared: dict[str, _List] = {}
        for num in root.iter(W + "num"):
            reference = num.find(W + "abstractNumId")
            key = reference.get(W + "val") if reference is not None else None
            base = abstract.get(key)
            if key is None or base is None:
                continue
            levels = {int(number(item.get(W + "ilvl"))): _level(item) for item in base.iter(W + "lvl")}
            overrides = list(num.iter(W + "lvlOverride"))
            for override in overrides:
                start = override.find(W + "startOverride")
                index = int(number(override.get(W + "ilvl")))
                if start is not None and index in levels:
                    levels[index].start = int(number(start.get(W + "val")))
            # Lists made of one definition go on counting, unless one says that it starts anew.
            entry = _List(levels) if overrides else shared.setdefault(key, _List(levels))
            self._lists[num.get(W + "numId") or ""] = entry

    def mark(self, num_id: str, level: int) -> str | None:
        """The mark of the next paragraph in list `num_id` at `level`; `None` for one without a mark."""
        entry = self._lists.get(num_id)
        shape = entry.levels.get(level) if entry else None
        if entry is None or shape is None:
            return None
        for deeper in [k for k in entry.counts if k > level]:
            del entry.counts[deeper]
        entry.counts[level] = entry.counts.get(level, shape.start - 1) + 1
        if shape.form == "none":
            return None
        if shape.form == "bullet":
            return _bullet(shape.text)
        text = _PLACE.sub(lambda match: self._count(entry, int(match[1]) - 1), shape.text)
        return text.strip() or None

    def left(self, num_id: str, level: int) -> float | None:
        """The indentation that the list gives its paragraphs, in twips."""
        entry = self._lists.get(num_id)
        shape = entry.levels.get(level) if entry else None
        return shape.left if shape else None

    @staticmethod
    def _count(entry: _List, level: int) -> str:
        shape = entry.levels.get(level, _Level())
        return _printed(entry.counts.get(level, shape.start), shape.form)


def _level(element: etree._Element) -> _Level:
    def value(tag: str) -> str | None:
        child = element.find(W + tag)
        return child.get(W + "val") if child is not None else None

    indent = element.find(f"{W}pPr/{W}ind")
    left = (indent.get(W + "left") or indent.get(W + "start")) if indent is not None else None
    start = value("start")
    text = value("lvlText")
    return _Level(
        value("numFmt") or "decimal",
        text if text is not None else "",
        int(number(start)) if start else 1,
        number(left) if left else None,
    )


def _bullet(text: str) -> str | None:
    """A bullet as people see it: symbol fonts keep theirs in the private area or as plain letters."""
    if not text.strip():
        return None
    character = text.strip()[0]
    if character == "o":
        return "◦"
    return "•" if character.isalnum() or "\ue000" <= character <= "\uf8ff" else character


def _printed(count: int, form: str) -> str:
    if form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        text = ""
        for value, letters in _ROMAN:
            while count >= value:
                text, count = text + letters, count - value
        return text if form == "lowerRoman" else text.upper()
    if form in ("lowerLetter", "upperLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    return f"{count:02}" if form == "decimalZero" else str(count)
