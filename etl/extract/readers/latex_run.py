"""Runs a LaTeX file's tokens: prints into lines, obeys styles, lists, tables, and expands macros."""

from __future__ import annotations

from dataclasses import replace

from etl.extract.readers import latex_vocabulary as vocabulary
from etl.extract.readers.latex_bibliography import PRINTING, print_bibliography
from etl.extract.readers.latex_blocks import add_item, add_reference, begin_environment, end_environment
from etl.extract.readers.latex_classes import class_macros
from etl.extract.readers.latex_commands import own, print_accent, print_boxed, print_class_macro, print_marginal, print_unknown
from etl.extract.readers.latex_conditionals import choose_branch, skip_conditional
from etl.extract.readers.latex_counters import COUNTING, FORMS
from etl.extract.readers.latex_lines import LineCollector
from etl.extract.readers.latex_macros import Macro, plain, read_definition, take_arguments
from etl.extract.readers.latex_measures import skip_measure, skip_rule
from etl.extract.readers.latex_print import formula, print_math, print_text
from etl.extract.readers.latex_state import CLOSING, Running
from etl.extract.readers.latex_symbols import ACCENTS, symbols
from etl.extract.readers.latex_tokens import Kind, Token
from etl.model.document import Style

_PRINTED = (Kind.TEXT, Kind.MATH, Kind.VERBATIM)
_NAME_SIZE = 2.0


class Interpreter(Running):
    """One run over a file. Text before `\\begin{document}` is not printed, header commands there are."""

    def run(self) -> LineCollector:
        """All lines of the file."""
        while self.stack:
            self._step(self.stack.pop())
        self.out.end_line()
        return self.out

    def _step(self, token: Token) -> None:
        kind = token.kind
        if kind is Kind.COMMAND:
            self._command(token)
        elif kind is Kind.OPEN:
            self.saved.append(replace(self.setting))
        elif kind is Kind.CLOSE:
            self.setting = self.saved.pop() if self.saved else self.setting
        elif not self.is_body:
            return
        elif kind is Kind.TEXT:
            print_text(self.out, token, self.setting, is_german=self.is_german)
        elif kind is Kind.SPACE:
            if self.setting.obeys_lines and "\n" in token.text:
                self.out.end_line()
            self.out.add(" ", token.start, self.setting)
        elif kind is Kind.PARAGRAPH:
            self.out.end_line()
            self.out.gap = max(self.out.gap, 1.0)
        elif kind is Kind.CELL:
            self.out.add_tab(token.start)
        elif kind is Kind.MATH:
            print_math(self.out, self.text, token, self.setting, self.macros)
        elif kind is Kind.VERBATIM:
            setting = replace(self.setting, style=self.setting.style | Style.MONOSPACE)
            self.out.add(token.text, token.start, setting, is_moved=token.is_moved)

    def _command(self, token: Token) -> None:
        name = token.text.rstrip("*") if token.text != "*" else token.text
        name = self.aliases.get(name, name)
        if name in vocabulary.DEFINING:
            self._define(name)
        elif name == "let":
            self._let()
        elif name in ("newlist", "renewlist"):
            new, kind = plain(self.stack.argument()).strip(), plain(self.stack.argument()).strip()
            self.kinds[new] = kind.rstrip("*")
            self.stack.argument()
        elif name in COUNTING:
            self.counters.obey(name, self.stack)
        elif name == "begin":
            begin_environment(self, token)
        elif name == "end":
            end_environment(self, token)
        elif name in self.macros and name not in vocabulary.HEADINGS:
            self._call(self.macros[name], token)
        elif not self.is_body:
            self._preamble(name, token)
        else:
            self._body_command(name, token)

    def _define(self, name: str) -> None:
        defined = read_definition("def" if name in ("gdef", "edef") else name, self.stack)
        if defined is None:
            return
        target, macro = defined
        if "environment" in name:
            self.environments[target] = macro
        elif target not in ("item", "section", "subsection", "textbf", "textit", "emph", "href", "url", "labelitemi"):
            self.macros[target] = macro

    def _let(self) -> None:
        self.stack.skip_blank()
        names: list[str] = []
        while self.stack and len(names) < 2:
            token = self.stack.peek()
            if token is None or (token.kind is not Kind.COMMAND and not (token.kind is Kind.TEXT and token.text == "=")):
                break
            self.stack.pop()
            if token.kind is Kind.COMMAND:
                names.append(token.text)
        if len(names) == 2 and names[1] in self.macros:
            self.macros[names[0]] = self.macros[names[1]]
        elif len(names) == 2 and names[0] not in self.macros and (names[1] in vocabulary.STYLED or names[1] in symbols()):
            self.aliases[names[0]] = names[1]

    def _call(self, macro: Macro, token: Token) -> None:
        if not macro.arguments and sum(len(part.text) for part in macro.body if part.kind in _PRINTED) > 1:
            self.keep_blank(token)
        self.expand(macro.body, take_arguments(macro, self.stack, token.start), token)

    def _preamble(self, name: str, token: Token) -> None:
        """Before the body: name, title and contact are printed, all else is set-up."""
        if name not in vocabulary.HEADER:
            skip_conditional(name, self.stack)
            return
        while self.stack.option() is not None:
            pass
        wanted = vocabulary.HEADER[name]
        arguments: list[list[Token]] = []
        while len(arguments) < wanted and self.stack.has_group():
            arguments.append(self.stack.argument())
        self.is_body = True
        inner = [part for argument in arguments for part in (*argument, Token(Kind.SPACE, " ", token.start, True))]
        style = [own("vgname", token)] if name in vocabulary.NAMES else []
        open_group, close_group = Token(Kind.OPEN, "{", token.start, True), Token(Kind.CLOSE, "}", token.start, True)
        after = [own("vgline", token), own("vgpreamble", token)]
        self.stack.push([own("vgline", token), open_group, *style, *inner, close_group, *after])

    def _body_command(self, name: str, token: Token) -> None:
        if name.startswith("vg") and self._own_command(name, token):
            return
        if name in vocabulary.STYLED:
            if self.stack.enter_group():
                self.saved.append(replace(self.setting))
                self.setting.style |= vocabulary.STYLED[name]
            else:
                self._set_group(self.stack.argument(), own(f"vgstyle{int(vocabulary.STYLED[name])}", token), token)
        elif name in vocabulary.SWITCHES:
            self.setting.style |= vocabulary.SWITCHES[name]
        elif name in vocabulary.PLAIN_SWITCHES:
            self.setting.style = 0
        elif name in vocabulary.OBEYING:
            self.setting.obeys_lines = True
        elif name in vocabulary.SIZES:
            self.setting.size = vocabulary.SIZES[name]
        elif name in vocabulary.HEADINGS:
            self._heading(name, token)
        elif name == "item":
            add_item(self, token)
        elif name == "bibitem":
            add_reference(self)
        elif name in ("href", "url", "nolinkurl", "path", "email", "httplink", "httpslink", "emaillink", "link"):
            self._link(name, token)
        elif name in vocabulary.MEASURED:
            self._measured(name, token)
        elif name in vocabulary.TABS or (name == "hspace" and self.stack.has_group()):
            self._tab(name, token)
        elif name in vocabulary.BREAKS:
            self._break(name)
        else:
            self._other(name, token)

    def _other(self, name: str, token: Token) -> None:
        if name == "xspace":
            following = self.stack.peek()
            if following is None or following.kind is not Kind.TEXT or following.text[0] not in CLOSING:
                self.out.add(" ", token.start, self.setting)
        elif name in vocabulary.BLANKS:
            self.out.add(" ", token.start, self.setting)
        elif name in vocabulary.GAPS:
            self.out.end_line()
            self.out.gap += vocabulary.GAPS[name]
        elif name in vocabulary.SILENT or (name.startswith("fa") and name[2:3].isupper()):
            self.stack.option()
        elif name in vocabulary.MARGINAL:
            print_marginal(self, token)
        elif (count := self.counters.shown(name)) is not None:
            self.out.add(count, token.start, self.setting, is_moved=True)
        elif name in FORMS and self.stack.has_group():
            count = self.counters.shown_as(name, plain(self.stack.argument()).strip())
            self.out.add(count, token.start, self.setting, is_moved=True)
        elif name in vocabulary.LAST_PRINTED:
            print_boxed(self, name, token)
        elif name in PRINTING and self.bibliography.entries:
            print_bibliography(self, name, token)
        elif (silent := vocabulary.silent_arguments(name)) is not None:
            while self.stack.option() is not None:
                pass
            for _ in range(silent):
                if self.stack.has_group():
                    self.stack.argument()
            while name in vocabulary.OPTION_LAST and self.stack.option() is not None:
                pass
        elif name in ACCENTS:
            print_accent(self, name, token)
        elif name in class_macros():
            print_class_macro(self, name, token)
        elif name in symbols():
            if len(symbols()[name]) > 1:
                self.keep_blank(token)
            self.out.add(symbols()[name], token.start, self.setting, is_moved=True)
            if self.stack.has_group() and not self.stack.argument():
                return
        elif name == "ensuremath":
            self.stack.push([Token(Kind.MATH, formula(self.stack.argument()), token.start, True)])
        elif name == "ifthenelse":
            choose_branch(self.stack)
        elif not skip_conditional(name, self.stack):
            print_unknown(self, token)

    def _set_group(self, tokens: list[Token], command: Token, at: Token) -> None:
        """Push `tokens` as a group that begins with `command`."""
        self.stack.push([Token(Kind.OPEN, "{", at.start, True), command, *tokens, Token(Kind.CLOSE, "}", at.start, True)])

    def _own_command(self, name: str, token: Token) -> bool:
        """Our own commands, which expansions are made of."""
        rest = name[2:]
        if rest == "line":
            self.out.end_line()
        elif rest == "tab":
            self.out.add_tab(token.start)
        elif rest == "gap":
            self.out.gap = max(self.out.gap, 1.0)
        elif rest == "sep":
            self.out.ask_separator()
        elif rest == "item":
            self.out.end_line()
            self.out.marker = "•"
        elif rest.startswith("mark") and rest[4:].isdecimal():
            self.out.marker = f"[{rest[4:]}]"
        elif rest == "preamble":
            self.is_body = False
        elif rest == "name":
            self.setting.size = _NAME_SIZE
            self.setting.style |= Style.BOLD
        elif rest.startswith("style") and rest[5:].isdecimal():
            self.setting.style |= int(rest[5:])
        elif rest.startswith("link") and rest[4:].isdecimal():
            self.setting.target = self.targets[int(rest[4:])]
        elif rest.startswith("level") and rest[5:].isdecimal():
            self.out.level = int(rest[5:])
        else:
            return False
        return True

    def _heading(self, name: str, token: Token) -> None:
        while self.stack.option() is not None:
            pass
        if not self.stack.has_group():
            return
        self.out.end_line()
        self.out.gap = max(self.out.gap, 1.0)
        self.out.heading = vocabulary.HEADINGS[name]
        words = self.stack.argument()  # a heading broken for a narrow margin is one
        is_break = [t.kind is Kind.COMMAND and t.text in ("\\", "newline", "linebreak", "par") for t in words]
        line = [replace(t, kind=Kind.SPACE, text=" ") if broken else t for t, broken in zip(words, is_break, strict=True)]
        self.stack.push([*line, own("vgline", token)])

    def _link(self, name: str, token: Token) -> None:
        self.stack.option()
        address = self.stack.argument()
        target = plain(address).replace("\\", "").strip()
        if name in ("email", "emaillink"):
            target = "mailto:" + target
        shown = self.stack.argument() if name in ("href", "link") and self.stack.has_group() else address
        self.targets.append(target)
        if name in ("url", "nolinkurl", "path"):
            shown = [replace(t, kind=Kind.TEXT) if t.kind in (Kind.SPACE, Kind.CELL) and t.text != " " else t for t in shown]
        self._set_group(shown, own(f"vglink{len(self.targets) - 1}", token), token)

    def _tab(self, name: str, token: Token) -> None:
        if name in ("hspace", "hskip") and self.stack.has_group():
            self.stack.argument()
        self.out.add_tab(token.start)

    def _measured(self, name: str, token: Token) -> None:
        skip_measure(self.stack)
        if name == "vskip":
            self.out.end_line()
        elif name == "hskip":
            self.out.add_tab(token.start)

    def _break(self, name: str) -> None:
        self.stack.take_star()
        if name == "\\":
            self.stack.option()
        elif name == "hrule":
            skip_rule(self.stack)
        self.out.end_line()
        if name in vocabulary.PAGE_ENDS:
            self.out.gap = max(self.out.gap, 1.0)
