"""Markup inside running text: Markdown, remains of HTML and of LaTeX. What is visible stays, with its style and its place.

Printed examples: `**bold**`, `*italic*`, `[text](https://a.example)`, `<https://a.example>`, `` `code` ``, `\\* literal`,
`<li>item</li>`, `&amp;`, `$D^2$`, `\\emph{word}`, `\\hspace{4mm}`. What only looks like markup stays as printed:
`A. Author*, B. Writer*`, `$1,000`, `a < b`, `[1][2]`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate, compress

from etl.extract.readers import inline_patterns as patterns
from etl.extract.readers.emphasis import Delimiter, apply_emphasis, delimiter_run
from etl.extract.readers.latex_symbols import accented, symbols
from etl.extract.readers.math_text import add_math
from etl.extract.visible import VisibleText, is_bullet
from etl.model.document import Link, Style

_CUT_OFF = 2  # letters
_NEGATED = bytes(not mark for mark in range(256))  # for `bytes.translate`: what is gone is not kept


@dataclass(slots=True)
class Break:
    """A new visible line starts at `index` of the visible text: an item of a list (with `marker`), a heading, or just a line."""

    index: int
    marker: str | None = None
    level: int = 0
    heading: int = 0


@dataclass(slots=True)
class Inline:
    """What a stretch of marked text shows: its characters, where new lines start, its links."""

    visible: VisibleText = field(default_factory=VisibleText)
    breaks: list[Break] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


def read_inline(text: str, start: int, end: int, references: Mapping[str, str], *, flows: bool = False) -> Inline:
    """What `text[start:end]` shows. `references` are the targets of `[text][label]` links.

    Where the text `flows`, a line ends at `<br>`, two blanks or a backslash; other line ends are blanks.
    """
    return _Scanner(text, start, end, references, flows=flows).read()


class _Scanner:
    """One pass over the text; each `_at_...` method reads what begins at a position and returns where it ends, or `None`."""

    def __init__(self, text: str, start: int, end: int, references: Mapping[str, str], *, flows: bool) -> None:
        self.text, self.start, self.end, self.references, self.flows = text, start, end, references, flows
        self.result = Inline()
        self.visible = self.result.visible
        self.delimiters: list[Delimiter] = []
        self.brackets: list[tuple[int, int]] = []
        self.tags: list[tuple[str, int, str | None]] = []
        self.groups: list[tuple[bool, int]] = []
        self.lists: list[str] = []
        self.style = 0
        self.hidden: list[tuple[int, int]] = []

    def read(self) -> Inline:
        position = self.start
        while position < self.end:
            plain = patterns.PLAIN.match(self.text, position, self.end)
            if plain is not None:
                self.visible.add(plain[0], position, self.style)
                position = plain.end()
                continue
            method = self._METHODS.get(self.text[position])
            after = method(self, position) if method else None
            if after is None:
                self.visible.add(self.text[position], position, self.style)
                after = position + 1
            position = after
        while self.tags:
            self._close(self.tags[-1][0])
        apply_emphasis(self.visible, self.delimiters, self.hidden)
        if patterns.SHORT_CODE.search(self.text, self.start, self.end):
            self._hide_short_codes()
        self._drop_hidden()
        return self.result

    def _hide_short_codes(self) -> None:
        """Names of pictures (`:trophy:`) and the blank behind them are no text."""
        for code in patterns.SHORT_CODE.finditer("".join(self.visible.text)):
            self.hidden.append((code.start(), code.end()))

    def _drop_hidden(self) -> None:
        """Take the marks of emphasis and links out of the visible text."""
        if not self.hidden:
            return
        gone = bytearray(len(self.visible) + 1)
        for first, last in self.hidden:
            gone[first:last] = b"\1" * (last - first)
        kept = gone[:-1].translate(_NEGATED)
        old = self.visible
        self.visible = self.result.visible = VisibleText()
        self.visible.text = list(compress(old.text, kept))
        self.visible.offsets = list(compress(old.offsets, kept))
        self.visible.styles = bytearray(compress(old.styles, kept))
        if self.result.breaks:
            new_index = [0, *accumulate(kept)]
            for entry in self.result.breaks:
                entry.index = new_index[entry.index]

    def _at_newline(self, position: int) -> int:
        self.lists.clear()
        if self.flows and not patterns.HARD_BREAK.search(self.text, max(self.start, position - 8), position):
            self.visible.add(" ", position, self.style)
        else:
            self.result.breaks.append(Break(len(self.visible)))
        return position + 1

    def _at_backslash(self, position: int) -> int | None:
        accent = patterns.ACCENT.match(self.text, position, self.end)
        if accent and (accent[2] or (position > self.start and self.text[position - 1].isalpha())):
            letter = accent[2] or accent[3]
            self.visible.add_at(accented(accent[1], letter), position, self.style)
            return accent.end()
        escape = patterns.ESCAPE.match(self.text, position, self.end)
        if escape:
            self.visible.add(escape[1], position + 1, self.style)
            return escape.end()
        if self.text[position + 1 : position + 2] == "\n":
            return position + 1
        command = patterns.COMMAND.match(self.text, position, self.end)
        return self._at_command(command) if command else None

    def _at_command(self, command: re.Match[str]) -> int | None:
        name = command[1]
        opening = command.end() if command.end() < self.end and self.text[command.end()] == "{" else -1
        if name in patterns.COMMAND_STYLES and opening >= 0:
            self.groups.append((True, self.style))
            self.style |= patterns.COMMAND_STYLES[name]
            return opening + 1
        argument = patterns.ARGUMENT.match(self.text, command.end(), self.end)
        if name in patterns.COLUMN_COMMANDS or name in patterns.SILENT_COMMANDS:
            self.visible.add_at("\t" if name in patterns.COLUMN_COMMANDS else " ", command.start(), self.style)
            return argument.end() if argument else command.end()
        if name == "url" and argument:
            self._add_link(argument[1], argument.start(1), argument[1])
            return argument.end()
        if name == "href" and argument:
            shown = patterns.ARGUMENT.match(self.text, argument.end(), self.end)
            if shown:
                self._add_link(shown[1], shown.start(1), argument[1])
                return shown.end()
        printed = symbols().get(name) if not argument else None
        if printed is None or patterns.IN_PATH.match(self.text, command.start() - 1):
            return None
        self.visible.add_at(printed, command.start(), self.style)
        after = command.end()
        return after + 2 if self.text.startswith("{}", after) else after

    def _add_link(self, shown: str, offset: int, target: str) -> None:
        if shown.strip():
            self.result.links.append(Link(offset, offset + len(shown), target))
        self.visible.add(shown, offset, self.style | Style.LINK)

    def _at_brace(self, position: int) -> int | None:
        attributes = patterns.ATTRIBUTES.match(self.text, position, self.end)
        if attributes:
            return attributes.end()
        if self.text[position] == "{":
            group = patterns.GROUP_STYLE.match(self.text, position, self.end)
            self.groups.append((group is not None, self.style))
            if group is None:
                return None
            self.style |= patterns.COMMAND_STYLES[group[1]]
            return group.end()
        if not self.groups:
            return None
        is_markup, style = self.groups.pop()
        if not is_markup:
            return None
        self.style = style
        return position + 1

    def _at_code(self, position: int) -> int | None:
        link = patterns.REST_LINK.match(self.text, position, self.end)
        if link:
            self._add_link(link[1], link.start(1), link[2])
            return link.end()
        fence = patterns.CODE_FENCE.match(self.text, position, self.end)
        count = len(fence[0]) if fence else 0
        closing = self.text.find("`" * count, position + count, min(self.end, position + 1000))
        if not count or closing < 0 or "\n" in self.text[position:closing]:
            return None
        self.visible.add(self.text[position + count : closing], position + count, self.style | Style.MONOSPACE)
        return closing + count

    def _at_dollar(self, position: int) -> int | None:
        math = patterns.MATH.match(self.text, position, self.end)
        if math is None or not patterns.FORMULA.search(math[1]):
            return None
        add_math(self.visible, self.text, math.start(1), math.end(1), self.style)
        return math.end()

    def _at_ampersand(self, position: int) -> int | None:
        entity = patterns.ENTITY.match(self.text, position, self.end)
        if entity is None:
            return None
        decoded = html.unescape(entity[0])
        if decoded == entity[0]:
            return None
        self.visible.add_at(decoded, position, self.style)
        return entity.end()

    def _at_bang(self, position: int) -> int | None:
        return position + 1 if self.text.startswith("![", position) else None

    def _at_bracket(self, position: int) -> int | None:
        if self.text[position] == "[":
            footnote = patterns.FOOTNOTE.match(self.text, position, self.end)
            if footnote:
                return footnote.end()
            self.brackets.append((len(self.visible), position))
            return None
        if not self.brackets:
            return None
        index, opened_at = self.brackets.pop()
        target = patterns.LINK_TARGET.match(self.text, position + 1, self.end)
        address = re.sub(r"\\(.)", r"\1", target[1]) if target else None
        if target is None:
            label = patterns.LINK_LABEL.match(self.text, position + 1, self.end)
            address = self.references.get((label[1] or self.text[opened_at + 1 : position]).casefold()) if label else None
            target = label
        if target is None or address is None:
            return self._at_span(position + 1, index)
        if self.text[opened_at - 1 : opened_at] == "!":
            self.hidden.append((index, len(self.visible)))
            return target.end()
        self.hidden.append((index, index + 1))
        for i in range(index, len(self.visible)):
            self.visible.styles[i] |= Style.LINK
        if opened_at + 1 < position:
            self.result.links.append(Link(opened_at + 1, position, address))
        return target.end()

    def _at_span(self, position: int, index: int) -> int | None:
        """Words in brackets with attributes (`[words]{.smallcaps}`): the brackets go, the words stay."""
        span = patterns.SPAN.match(self.text, position, self.end)
        if span is None:
            return None
        self.hidden.append((index, index + 1))
        if "smallcaps" in span[0]:
            for i in range(index, len(self.visible)):
                self.visible.styles[i] |= Style.SMALL_CAPS
        return span.end()

    def _at_emphasis(self, position: int) -> int | None:
        run = delimiter_run(self.text, position, self.start, self.end, len(self.visible))
        self.visible.add(self.text[position : position + run.count], position, self.style)
        self.delimiters.append(run)
        return position + run.count

    def _at_bullet(self, position: int) -> int | None:
        """A bullet glued to the words before it ends an item: `• Advisor: A• GPA`; between blanks it is a separator."""
        character = self.text[position]
        before = self.visible.text[-1] if self.visible.text else ""
        is_mark = bool(self.lists) and self.lists[-1] == character and before != " "
        if not is_mark and (not is_bullet(character) or (before and before in " |")):
            return None
        after = self.text[position + 1 : position + 2]
        if not before or not after.isspace():
            return None
        self.result.breaks.append(Break(len(self.visible), character, max(1, len(self.lists))))
        return position + 1

    def _at_angle(self, position: int) -> int | None:
        if self.text.startswith("<!--", position):
            closing = self.text.find("-->", position, self.end)
            return closing + 3 if closing >= 0 else None
        link = patterns.AUTOLINK.match(self.text, position, self.end)
        if link:
            target = link[1] if ":" in link[1] else "mailto:" + link[1]
            self._add_link(link[1], position + 1, target)
            return link.end()
        tag = patterns.TAG.match(self.text, position, self.end)
        if tag is None or not self._tag(tag):
            return None
        return tag.end()

    def _tag(self, tag: re.Match[str]) -> bool:
        """Obey a tag; `False` if it is none of HTML's that occur in text."""
        closes, name = bool(tag[1]), tag[2].lower()
        at = len(self.visible)
        if name in patterns.TAG_STYLES or name == "a":
            if closes:
                self._close(name)
                return True
            href = patterns.HREF.search(tag[3]) if name == "a" else None
            target = html.unescape(href[1] or href[2] or href[3] or "") if href else None
            if len(self.tags) < patterns.MAX_OPEN_TAGS:
                self.tags.append((name, at, target))
                self.style |= patterns.TAG_STYLES.get(name, Style.LINK if target else 0)
        elif name in patterns.CELL_TAGS:
            if not closes and at and self.visible.text[-1] != "\t":
                self.visible.add_at("\t", tag.start(), self.style)
        elif name in ("ul", "ol"):
            if not closes and len(self.lists) < patterns.MAX_OPEN_TAGS:
                mark = self.text[tag.end() : tag.end() + 1]
                self.lists.append(mark)
                if is_bullet(mark) or mark in ("-", "–"):
                    self.result.breaks.append(Break(at, None, len(self.lists)))
                    self.visible.add_at("\t", tag.start(), 0)
            elif self.lists:
                self.lists.pop()
                self.result.breaks.append(Break(at))
        elif name == "li":
            self.result.breaks.append(Break(at, None if closes else "•", 0 if closes else max(1, len(self.lists))))
        elif re.fullmatch(r"h[1-6]", name):
            self.result.breaks.append(Break(at, None, 0, 0 if closes else int(name[1])))
        elif name in patterns.BREAK_TAGS:
            self.result.breaks.append(Break(at))
        else:
            return name in patterns.SILENT_TAGS
        return True

    def _close(self, name: str) -> None:
        for i in range(len(self.tags) - 1, -1, -1):
            if self.tags[i][0] == name:
                _, index, target = self.tags.pop(i)
                if target and index < len(self.visible):
                    self.result.links.append(Link(self.visible.offsets[index], self.visible.offsets[-1] + 1, target))
                break
        self.style = 0
        for tag, _, target in self.tags:
            self.style |= patterns.TAG_STYLES.get(tag, Style.LINK if target else 0)

    def _at_tilde(self, position: int) -> int | None:
        """Struck words, without their marks; a letter or two that a converter cut off their word ("Publication "
        "~~s~~") go back to it."""
        struck = patterns.STRUCK.match(self.text, position, self.end)
        if struck is None:
            return None
        if len(struck[1]) <= _CUT_OFF and struck[1].isalpha():
            self._glue()
        self.visible.add(struck[1], struck.start(1), self.style)
        return struck.end()

    def _glue(self) -> None:
        """Hide the blank, marks of emphasis beside it, between the word read last and what follows."""
        index = len(self.visible) - 1
        blanks = []
        while index >= 0 and self.visible.text[index] in " *_":
            if self.visible.text[index] == " ":
                blanks.append((index, index + 1))
            index -= 1
        if index >= 0 and self.visible.text[index].isalpha():
            self.hidden += blanks

    _METHODS = {  # noqa: RUF012 - a dispatch table, filled once
        "\n": _at_newline, "\\": _at_backslash, "{": _at_brace, "}": _at_brace, "`": _at_code, "$": _at_dollar, "&": _at_ampersand,
        "!": _at_bang, "[": _at_bracket, "]": _at_bracket, "*": _at_emphasis, "_": _at_emphasis, "<": _at_angle,
        "•": _at_bullet, "▪": _at_bullet, "◦": _at_bullet, "–": _at_bullet, "-": _at_bullet, "~": _at_tilde,
    }  # fmt: skip
