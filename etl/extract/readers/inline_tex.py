"""Remains of LaTeX inside marked text: `\\emph{word}`, `{\\bf word}`, `\\"o`, `\\hfill`, `$D^2$`."""

from __future__ import annotations

import re

from etl.extract.readers import inline_patterns as patterns
from etl.extract.readers.inline_scan import Scan
from etl.extract.readers.latex_symbols import accented, symbols
from etl.extract.readers.math_text import add_math


class TexReader(Scan):
    """Reads what begins with a backslash, a brace or a dollar."""

    def at_backslash(self, position: int) -> int | None:
        """Read an accent, an escaped character, a line's end or a command."""
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
            self.add_link(argument[1], argument.start(1), argument[1])
            return argument.end()
        if name == "href" and argument:
            shown = patterns.ARGUMENT.match(self.text, argument.end(), self.end)
            if shown:
                self.add_link(shown[1], shown.start(1), argument[1])
                return shown.end()
        printed = symbols().get(name) if not argument else None
        if printed is None or patterns.IN_PATH.match(self.text, command.start() - 1):
            return None
        self.visible.add_at(printed, command.start(), self.style)
        after = command.end()
        return after + 2 if self.text.startswith("{}", after) else after

    def at_brace(self, position: int) -> int | None:
        """Read attributes of Markdown, or the brace of a group."""
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

    def at_dollar(self, position: int) -> int | None:
        """Read a formula."""
        math = patterns.MATH.match(self.text, position, self.end)
        if math is None or not patterns.FORMULA.search(math[1]):
            return None
        add_math(self.visible, self.text, math.start(1), math.end(1), self.style)
        return math.end()
