"""Environments of a LaTeX file: lists with their marks, tables, what is skipped."""

from __future__ import annotations

from dataclasses import replace

from etl.extract.date_labels import is_date_label
from etl.extract.readers import latex_vocabulary as vocabulary
from etl.extract.readers.latex_classes import class_environments
from etl.extract.readers.latex_counters import number
from etl.extract.readers.latex_macros import Macro, plain, take_arguments
from etl.extract.readers.latex_measures import LENGTH
from etl.extract.readers.latex_state import OpenList, Running
from etl.extract.readers.latex_tokens import Kind, Token, tokenize
from etl.model import regex as re

_LABEL = re.compile(r"label\s*=\s*(\{(?:[^{}]|\{[^{}]*\})*\}|[^,\]]+)")
_COUNTER = re.compile(r"\\(arabic|alph|Alph|roman|Roman)\s*\*")
_SHORT_LABEL = re.compile(r"([^\w=,]*)([1aAiI])([^\w=,]*)")
_START = re.compile(r"start\s*=\s*\{?(\d{1,4})")
_MAX_LABEL = 8
_WORD = re.compile(r"\s|[^\W\d_]{4}|(?:19|20)\d\d")  # in a label, a word or a year: "Prize", "2019"; not "[J12]"
UNPRINTED = ""  # the mark of an item that has a label instead
_MAX_COUNTED = 6  # lists inside each other whose items are counted beforehand


def begin_environment(run: Running, token: Token) -> None:
    """Obey `\\begin{...}`."""
    name = plain(run.stack.argument()).strip()
    if name == "document":
        run.is_body = True
        run.out.end_line()
        return
    if not run.is_body and not name.startswith("filecontents"):
        return
    if name in vocabulary.SKIPPED_ENVIRONMENTS:
        _skip(run, name)
        return
    macro = run.environments.get(name) or class_environments().get(name)
    if macro is not None:
        run.expand(macro.body, take_arguments(macro, run.stack, token.start), token)
        return
    run.out.end_line()
    options = []
    while (option := run.stack.option()) is not None:
        options.append(plain(option))
    for _ in range(vocabulary.ENVIRONMENTS.get(name, 0)):
        if run.stack.has_group():
            run.stack.argument()
        run.stack.option()
    kind = name.rstrip("*")
    kind = run.kinds.get(kind, kind)
    if kind not in vocabulary.ENVIRONMENTS and run.stack.has_group():
        _print_arguments(run, kind, token)
    if kind in vocabulary.BULLET_LISTS | vocabulary.NUMBERED_LISTS | vocabulary.DESCRIPTIONS or kind == "thebibliography":
        run.lists.append(_open_list(run, kind, ",".join(options)))
        run.out.level = len(run.lists)
    run.saved.append(replace(run.setting))


def _print_arguments(run: Running, name: str, token: Token) -> None:
    """What stands in braces behind an environment that nobody defined: several as cells of a line, one of a `...section` as its
    heading: `\\begin{mySubsection}{Title}{2016}{Elm Days}`; measures are dropped: `\\begin{hangparas}{2em}{1}`."""
    arguments: list[list[Token]] = []
    while len(arguments) < _MAX_ARGUMENTS and run.stack.has_group():
        argument = run.stack.argument()
        if not LENGTH.fullmatch(plain(argument)):
            arguments.append(argument)
    is_heading = len(arguments) == 1 and name.casefold().endswith("section")
    if len(arguments) < 2 and not is_heading:
        run.stack.push([part for argument in arguments for part in argument])
        return
    command = f"{'sub' * ('sub' in name.casefold())}section"
    macro = Macro(1, (), tuple(tokenize(f"\\{command}{{#1}}"))) if is_heading else _CELLS[sum(map(bool, arguments))]
    run.expand(macro.body, [argument for argument in arguments if argument], token)


_MAX_ARGUMENTS = 9
_CELLS = [
    Macro(n, (), tuple(tokenize(r"\vgline" + r"\vgtab".join(f"#{i + 1}" for i in range(n)) + r"\vgline")))
    for n in range(_MAX_ARGUMENTS + 1)
]


def end_environment(run: Running, token: Token) -> None:
    """Obey `\\end{...}`."""
    name = plain(run.stack.argument()).strip()
    if not run.is_body:
        return
    macro = run.environments.get(name) or class_environments().get(name)
    if macro is not None:
        run.expand(macro.end_body, [], token)
        return
    run.out.end_line()
    if run.lists and run.kinds.get(name.rstrip("*"), name.rstrip("*")) == run.lists[-1].kind:
        run.lists.pop()
        run.out.level = len(run.lists)
    if run.saved and name != "document":
        run.setting = run.saved.pop()
    if name == "document":
        while run.stack:
            run.stack.pop()


def _skip(run: Running, name: str) -> None:
    """Drop all tokens up to the environment's end."""
    while run.stack:
        token = run.stack.pop()
        if token.kind is Kind.COMMAND and token.text == "end" and plain(run.stack.argument()).strip() == name:
            return


def _open_list(run: Running, kind: str, options: str) -> OpenList:
    label = _LABEL.search(options)
    short = _SHORT_LABEL.fullmatch(options.strip())
    form = None
    if label:
        form = label[1].strip("{}") if label[1].startswith("{") else label[1].strip()
    elif short:
        counter = {"1": "arabic", "a": "alph", "A": "Alph", "i": "roman", "I": "Roman"}[short[2]]
        form = f"{short[1]}\\{counter}*{short[3]}"
    start = _START.search(options)
    if kind == "etaremune" and len(run.lists) < _MAX_COUNTED:
        return OpenList(kind, _count_items(run) + 1, -1, form)
    return OpenList(kind, int(start[1]) - 1 if start else 0, 1, form)


def _count_items(run: Running) -> int:
    """How many items the list that begins here has: its numbers run down."""
    taken: list[Token] = []
    depth = count = 0
    while run.stack and len(taken) < 100_000:
        token = run.stack.pop()
        taken.append(token)
        if token.kind is Kind.COMMAND:
            depth += (token.text == "begin") - (token.text == "end")
            if depth < 0:
                break
            count += token.text == "item" and depth == 0
    run.stack.push(taken)
    return count


def add_reference(run: Running) -> None:
    """Obey `\\bibitem[label]{key}`: a new line with a number, as LaTeX prints it; label and key are not printed."""
    run.out.end_line()
    run.stack.option()
    if run.stack.has_group():
        run.stack.argument()
    if run.lists:
        run.lists[-1].count += 1
        run.out.marker = f"[{run.lists[-1].count}]"


def add_item(run: Running, token: Token) -> None:
    """Obey `\\item`: a new line with the list's mark."""
    run.out.end_line()
    label = run.stack.option()
    current = run.lists[-1] if run.lists else OpenList("")
    if label is not None and current.kind in vocabulary.DESCRIPTIONS:
        style = Token(Kind.COMMAND, "vgstyle1", token.start, True)
        blank = _behind_label(plain(label), token)
        opening, closing = Token(Kind.OPEN, "{", token.start, True), Token(Kind.CLOSE, "}", token.start, True)
        run.stack.push([opening, style, *label, closing, blank])
        run.out.marker = UNPRINTED
    elif label is not None:
        text = _plain_label(plain(label))
        if text and len(text) <= _MAX_LABEL and not _WORD.search(text):
            run.out.marker = text
        elif text:
            run.stack.push([*label, _behind_label(text, token)])
            run.out.marker = UNPRINTED
    elif current.kind in vocabulary.NUMBERED_LISTS:
        current.count += current.step
        run.out.marker = _mark(current)
    elif current.kind not in vocabulary.DESCRIPTIONS:
        run.out.marker = "•"


def _behind_label(label: str, token: Token) -> Token:
    """What stands behind an item's label: a year or a range of years is a cell of its own."""
    if is_date_label(_plain_label(label).replace("--", "–")):
        return Token(Kind.COMMAND, "vgtab", token.start, True)
    return Token(Kind.SPACE, " ", token.start, True)


def _plain_label(label: str) -> str:
    """A label without commands: `\\textbullet` is a bullet, `$-$` a dash."""
    text = re.sub(r"\$?\\(?:textbullet|bullet|cdot|circ|diamond|ast|star|blacktriangleright|triangleright)\b\$?", "•", label)
    return re.sub(r"\\[A-Za-z]+\s*|[{}$]", "", text).strip()


def _mark(current: OpenList) -> str:
    if current.label is None:
        return f"{current.count}."
    shown = _COUNTER.sub(lambda match: number(match[1], current.count), current.label)
    return _plain_label(shown) or f"{current.count}."
