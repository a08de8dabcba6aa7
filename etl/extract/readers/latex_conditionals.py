"""TeX's conditionals, as far as CVs use them to leave things out."""

from __future__ import annotations

from etl.extract.readers.latex_macros import TokenStack, plain
from etl.extract.readers.latex_tokens import Kind


def choose_branch(stack: TokenStack) -> None:
    """`\\ifthenelse{test}{yes}{no}`: `\\equal{a}{b}` is decided by the words, any other test is taken as true."""
    test = TokenStack(stack.argument())
    yes, no = stack.argument(), stack.argument()
    is_true = True
    first = test.peek()
    if first is not None and first.kind is Kind.COMMAND and first.text == "equal":
        test.pop()
        is_true = plain(test.argument()).strip() == plain(test.argument()).strip()
    stack.push(yes if is_true else no)


def skip_conditional(name: str, stack: TokenStack) -> bool:
    """Whether `name` belongs to a conditional. `\\iffalse ... \\fi` is not printed, nor what is between `\\else` and `\\fi`."""
    if name not in ("iffalse", "else"):
        return name == "fi" or (name.startswith("if") and name[2:3].isalpha() and name != "ifthenelse")
    depth = 1
    while stack and depth:
        token = stack.pop()
        if token.kind is Kind.COMMAND:
            depth += token.text.startswith("if") and token.text != "ifthenelse"
            depth -= token.text == "fi" or (token.text == "else" and depth == 1 and name == "iffalse")
    return True
