"""Lists in LaTeX: itemize, tabular, description, fills, commands of moderncv and of the writer's own."""

from __future__ import annotations

import textwrap
from random import Random

from cv_generator.list_files import LATEX_ESCAPES
from cv_generator.list_files import tex as tex_of
from cv_generator.page import BOLD, ITALIC, Item, LineOfText, Page
from list_grammars.page import LINK, SMALL, ListBlock

INLINE = ("itemize", "itemize", "enumerate", "paragraphs", "heads", "bare items")
COLUMN = ("tabular", "description", "fill", "items filled", "cvitem", "own command", "longtable")
TABLES = ("cventry", "grid", "subheading", "event")
_MODERN = ("cvitem", "cventry")
_COMMANDS = {
    "own command": r"\newcommand{\position}[3]{\noindent\makebox[8em][l]{#1}\parbox[t]{24em}{#2}\par #3\medskip}",
    "subheading": r"\newcommand{\resumeSubheading}[4]{\noindent\textbf{#1} \hfill #2\\ \textit{#3} \hfill \textit{#4}\par}",
    "event": r"\newcommand{\cvevent}[4]{{\large #1}\\ #2\\ #3\quad #4\par\medskip}",
}
_STYLES = {BOLD: r"\textbf{%s}", ITALIC: r"\emph{%s}", SMALL: r"\textsc{%s}", LINK: r"\href{https://example.org/}{%s}"}


def as_latex(page: Page, chance: Random) -> bytes:
    """The page as a LaTeX document, of moderncv where a list of it is."""
    modern = any(isinstance(block, ListBlock) and block.shape in _MODERN for block in page.blocks)
    given, _, family = page.name.rpartition(" ")
    out = [r"\documentclass{moderncv}", rf"\name{{{given}}}{{{family}}}"] if modern else [r"\documentclass[11pt]{article}"]
    for shape, command in _COMMANDS.items():
        if any(isinstance(block, ListBlock) and block.shape == shape for block in page.blocks):
            out.append(command)
    out += [r"\begin{document}", r"\makecvtitle" if modern else rf"\begin{{center}}{{\LARGE {page.name}}}\\"]
    out += [r" \\ ".join(map(tex, page.contact)), "" if modern else r"\end{center}"]
    star = "" if modern or chance.random() < 0.3 else "*"
    for block in page.blocks:
        assert isinstance(block, ListBlock)
        out.append(rf"\section{star}{{{tex(block.heading)}}}")
        out += [tex(block.remark), ""] if block.remark else []
        for group, items in block.groups:
            if group and block.heads == "bullet" and not modern:
                out += [r"\begin{itemize}", rf"\item {tex(group)}", *_list(items, block), r"\end{itemize}"]
                continue
            if group:
                line = block.heads == "line"
                out.append(rf"\noindent\textbf{{{tex(group)}}}\par" if line else rf"\subsection{star}{{{tex(group)}}}")
            out += _list(items, block)
        out.append("")
    text = "\n".join([*out, r"\end{document}"]) + "\n"
    if chance.random() < 0.25:  # the writer's editor wraps lines
        text = "\n".join(
            "\n".join(textwrap.wrap(line, 78, break_long_words=False, break_on_hyphens=False)) for line in text.split("\n")
        )
    return text.encode()


def tex(text: str) -> str:
    """Words in LaTeX; German quotes stay as they are."""
    return text.translate(LATEX_ESCAPES).replace("–", "--") if "„" in text else tex_of(text)


def set_line(line: LineOfText) -> str:
    """A line with its commands."""
    return "".join(_STYLES.get(style, "%s").replace("%s", tex(text)) for text, style in line).replace("  ", r"\quad ")


def _list(items: list[Item], block: ListBlock) -> list[str]:
    shape = block.shape
    if shape == "grid":
        rows = [block.columns, *([item.date, *map(set_line, item.cells)] for item in items)]  # type: ignore[attr-defined]
        body = [" & ".join(row) + r" \\" for row in rows]
        return [rf"\begin{{tabular}}{{{'l' * len(block.columns)}}}", body[0], r"\hline", *body[1:], r"\end{tabular}"]
    entries = [_entry(item, shape) for item in items]
    name = {"bare items": "itemize", "items filled": "itemize", "itemize": "itemize", "enumerate": "enumerate"}.get(shape, shape)
    if shape in ("tabular", "longtable"):
        return [rf"\begin{{{shape}}}{{@{{}}lp{{11cm}}}}", *entries, rf"\end{{{shape}}}"]
    if name in ("itemize", "enumerate", "description"):
        return [rf"\begin{{{name}}}", *entries, rf"\end{{{name}}}"]
    return entries


def _entry(item: Item, shape: str) -> str:
    lines, date = [set_line(line) for line in item.lines], tex(item.date)
    notes = "\n".join(["", r"\begin{itemize}", *(rf"\item {tex(note)}" for note in item.details), r"\end{itemize}"])
    notes, body = notes if item.details else "", " \\\\\n".join(lines)
    said = " ".join(map(tex, item.details))
    cell = r" \newline ".join(lines)
    told = rf"{cell} \newline {said}" if said else cell
    if shape in ("itemize", "enumerate"):
        return rf"\item {body}{notes}"
    if shape == "bare items":
        return rf"\item[] {body}{notes}"
    if shape in ("tabular", "longtable"):
        return rf"{date} & {told} \\"
    if shape == "description":
        return rf"\item[{date}] {body}{notes}"
    if shape in ("fill", "items filled"):
        mark = r"\item " if shape == "items filled" else r"\noindent "
        first = mark + lines[0] + (rf" \hfill {date}" if date else "")
        return " \\\\\n".join([first, *lines[1:]]) + notes + ("" if shape == "items filled" else "\n")
    if shape == "cvitem":
        return rf"\cvitem{{{date}}}{{{told}}}"
    if shape == "cventry":
        cells = [set_line(cell) for cell in item.cells]  # type: ignore[attr-defined]
        filled = [*cells, "", "", ""][:4]
        return rf"\cventry{{{date}}}{{{filled[0]}}}{{{filled[1]}}}{{{filled[2]}}}{{{filled[3]}}}{{{said}}}"
    if shape in ("subheading", "event"):
        cells = [set_line(cell) for cell in item.cells]  # type: ignore[attr-defined]
        first, second, *more = [*cells, ""]
        third = r" \quad ".join(cell for cell in more if cell)
        if shape == "subheading":
            return rf"\resumeSubheading{{{first}}}{{{date}}}{{{second}}}{{{third}}}"
        return rf"\cvevent{{{first}}}{{{second}}}{{{date}}}{{{third}}}"
    if shape == "own command":
        return rf"\position{{{date}}}{{{cell}}}{{{said}}}"
    if shape == "heads":
        return rf"\subsubsection*{{{lines[0]}}}" + "\n" + " \\\\\n".join(lines[1:]) + notes
    return rf"\noindent {body}{notes}" + "\n\\par\\medskip\n"
