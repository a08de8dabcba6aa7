"""Markup inside running text: Markdown, remains of HTML and of LaTeX. What is visible stays, with its style and its place.

Printed examples: `**bold**`, `*italic*`, `[text](https://a.example)`, `<https://a.example>`, `` `code` ``, `\\* literal`,
`<li>item</li>`, `&amp;`, `$D^2$`, `\\emph{word}`, `\\hspace{4mm}`. What only looks like markup stays as printed:
`A. Author*, B. Writer*`, `$1,000`, `a < b`, `[1][2]`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping

from etl.extract.readers import inline_patterns as patterns
from etl.extract.readers.emphasis import apply_emphasis, delimiter_run
from etl.extract.readers.inline_scan import Break, Inline
from etl.extract.readers.inline_tags import TagReader
from etl.extract.readers.inline_tex import TexReader
from etl.extract.visible import is_bullet
from etl.model.document import Link, Style

_CUT_OFF = 2  # letters


def read_inline(text: str, start: int, end: int, references: Mapping[str, str], *, flows: bool = False) -> Inline:
    """What `text[start:end]` shows. `references` are the targets of `[text][label]` links.

    Where the text `flows`, a line ends at `<br>`, two blanks or a backslash; other line ends are blanks.
    """
    return _Scanner(text, start, end, references, flows=flows).read()


class _Scanner(TagReader, TexReader):
    """One pass over the text; each `_at_...` method reads what begins at a position and returns where it ends, or `None`."""

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
            self.close_tag(self.tags[-1][0])
        apply_emphasis(self.visible, self.delimiters, self.hidden)
        if self.text.count(":", self.start, self.end) > 1 and patterns.SHORT_CODE.search(self.text, self.start, self.end):
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
        kept, counts, end = [], [0], 0
        for first, last in [*sorted(self.hidden), (len(self.visible), len(self.visible))]:
            if first > end:
                kept.append((end, first))
                counts.append(counts[-1] + first - end)
            end = max(end, last)
        for entry in self.result.breaks:
            before = bisect_left(kept, (entry.index,))  # so many pieces start before it
            entry.index = min(counts[before], counts[before - 1] + entry.index - kept[before - 1][0]) if before else 0
        self.visible = self.result.visible = self.visible.pieces(kept)

    def _at_newline(self, position: int) -> int:
        self.lists.clear()
        if self.flows and not patterns.HARD_BREAK.search(self.text, max(self.start, position - 8), position):
            if self.visible.text and self.visible.text[-1] != " ":
                self.visible.add(" ", position, self.style)
            indent = patterns.INDENT.match(self.text, position + 1, self.end)
            return indent.end() if indent else position + 1
        self.result.breaks.append(Break(len(self.visible)))
        return position + 1

    def _at_code(self, position: int) -> int | None:
        link = patterns.REST_LINK.match(self.text, position, self.end)
        if link:
            self.add_link(link[1], link.start(1), link[2])
            return link.end()
        fence = patterns.CODE_FENCE.match(self.text, position, self.end)
        count = len(fence[0]) if fence else 0
        closing = self.text.find("`" * count, position + count, min(self.end, position + 1000))
        if not count or closing < 0 or "\n" in self.text[position:closing]:
            return None
        self.visible.add(self.text[position + count : closing], position + count, self.style | Style.MONOSPACE)
        return closing + count

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
        "\n": _at_newline, "\\": TexReader.at_backslash, "{": TexReader.at_brace, "}": TexReader.at_brace, "`": _at_code,
        "$": TexReader.at_dollar, "&": TagReader.at_ampersand, "!": _at_bang, "[": _at_bracket, "]": _at_bracket,
        "*": _at_emphasis, "_": _at_emphasis, "<": TagReader.at_angle, "•": _at_bullet, "▪": _at_bullet, "◦": _at_bullet,
        "–": _at_bullet, "-": _at_bullet, "~": _at_tilde,
    }  # fmt: skip
