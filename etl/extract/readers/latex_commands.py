"""Commands of a LaTeX file that print arguments in their own way: boxes, margins, accents, macros of classes, unknown ones."""

from __future__ import annotations

from dataclasses import replace

from etl.extract.readers import latex_vocabulary as vocabulary
from etl.extract.readers.latex_classes import class_macros
from etl.extract.readers.latex_macros import plain
from etl.extract.readers.latex_measures import LENGTH
from etl.extract.readers.latex_state import Running
from etl.extract.readers.latex_symbols import accented
from etl.extract.readers.latex_tokens import Kind, Token


def own(name: str, token: Token) -> Token:
    """One of our own commands, which expansions are made of, in the place of `token`."""
    return Token(Kind.COMMAND, name, token.start, True)


def print_boxed(run: Running, name: str, token: Token) -> None:
    """Drop the measures before the argument that is printed; a box of a set width at a line's start is a cell."""
    options = 0
    while run.stack.option() is not None:
        options += 1
    for _ in range(vocabulary.LAST_PRINTED[name] - 1):
        if run.stack.has_group():
            run.stack.argument()
    while run.stack.option() is not None:
        pass
    if (name in vocabulary.CELL_BOXES and (name == "parbox" or (options and run.out.is_blank))) and run.stack.has_group():
        open_group, close_group = (Token(kind, "", token.start, True) for kind in (Kind.OPEN, Kind.CLOSE))
        run.stack.push([open_group, *run.stack.argument(), close_group, own("vgtab", token)])


def print_marginal(run: Running, token: Token) -> None:
    """A note in the margin is a cell, one without a date at a line's start a line of its own; line ends in it are the margin's."""
    while run.stack.option() is not None:
        pass
    note = [
        Token(Kind.SPACE, " ", part.start, True) if part.kind is Kind.COMMAND and part.text in vocabulary.BREAKS else part
        for part in run.stack.argument()
    ]
    open_group, close_group = (Token(kind, "", token.start, True) for kind in (Kind.OPEN, Kind.CLOSE))
    if run.out.is_blank and not any(map(str.isdecimal, plain(note))):
        line = own("vgline", token)
        run.stack.push([line, own("vggap", token), open_group, *note, close_group, line])
        return
    tab = own("vgtab", token)
    run.stack.push([tab, open_group, *note, close_group, tab])


def print_accent(run: Running, name: str, token: Token) -> None:
    if name.isalpha() and not run.stack.has_group():
        following = run.stack.peek()
        if following is None or following.kind not in (Kind.TEXT, Kind.COMMAND):
            return
    argument = run.stack.argument()
    letter = argument[0].text[:1] if argument and argument[0].kind in (Kind.TEXT, Kind.COMMAND) else ""
    if not letter.isalpha():
        run.stack.push(argument)
        return
    run.out.add(accented(name, letter), token.start, run.setting, is_moved=True)
    first = argument[0]
    if first.kind is Kind.TEXT and len(first.text) > 1:
        run.stack.push([replace(first, text=first.text[1:], start=first.start + (not first.is_moved)), *argument[1:]])


def print_class_macro(run: Running, name: str, token: Token) -> None:
    """A macro of a class for CVs: the form with as many arguments as are given, else the one nearest below."""
    while run.stack.option() is not None:
        pass
    forms = class_macros()[name]
    given: list[list[Token]] = []
    while len(given) < forms[-1].arguments and run.stack.has_group():
        given.append(run.stack.argument())
    form = next((f for f in reversed(forms) if f.arguments <= len(given)), forms[0])
    rest = [part for argument in given[form.arguments :] for part in argument]
    given += [[]] * (form.arguments - len(given))
    run.stack.push(rest)
    run.expand(form.body, given, token)


def print_unknown(run: Running, token: Token) -> None:
    """A command that nobody defined: one argument is printed in place, several as cells of a line."""
    while run.stack.option() is not None:
        pass
    arguments: list[list[Token]] = []
    while len(arguments) < 9 and run.stack.has_group():
        arguments.append(run.stack.argument())
    if not arguments:
        run.keep_blank(token)
    shown = [argument for argument in arguments if not LENGTH.fullmatch(plain(argument))]
    if len(shown) < 2:
        run.stack.push([part for argument in shown for part in argument])
        return
    line, tab = own("vgline", token), own("vgtab", token)
    run.stack.push([line, *(part for argument in shown for part in (*argument, tab)), line])
