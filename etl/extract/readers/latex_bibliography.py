"""Bibliographies that a LaTeX file prints from BibTeX entries it carries along.

An entry is printed as `A. Moreau, B. Okoro. Title. Journal, 12 (3), 45–67, 2019.`; each character keeps its place in the entry.
Only what is cited is printed (`\\nocite{*}`: all), in the order of the entries, as `\\printbibliography[type=article]` picks it.
Limits: no bibliography style is read; files beside the document are not.
"""

from __future__ import annotations

from etl.extract.readers.latex_cited import OPTION
from etl.extract.readers.latex_macros import expand, plain
from etl.extract.readers.latex_state import Running
from etl.extract.readers.latex_tokens import Kind, Token, tokenize
from etl.normalize.bibtex import BibEntry, Part, read_entries, split_names

PRINTING = frozenset({"printbibliography", "bibliography", "fullcite", "footfullcite", "bibentry"})
_CONTAINERS = ("journal", "journaltitle", "booktitle", "school", "institution", "organization", "howpublished", "publisher")
_ITALIC = "vgstyle2"


def print_bibliography(run: Running, name: str, token: Token) -> None:
    """Obey a command that prints entries: all that are cited, or (`\\fullcite{key}`) those named."""
    options = plain(run.stack.option() or [])
    bibliography = run.bibliography
    if name in ("printbibliography", "bibliography"):
        if name == "bibliography":
            run.stack.argument()
        pushed: list[Token] = []
        title = next((match[2] or match[3] for match in OPTION.finditer(options) if match[1] == "title"), None)
        if title:
            open_group, close_group = (Token(kind, "", token.start, True) for kind in (Kind.OPEN, Kind.CLOSE))
            pushed += [_own("section", token), open_group, Token(Kind.TEXT, title, token.start, True), close_group]
        for entry in bibliography.chosen(options):
            bibliography.printed += 1
            pushed += [_own("vgline", token), _own(f"vgmark{bibliography.printed}", token), *_printed(run.text, entry)]
        run.stack.push([*pushed, _own("vgline", token)])
        return
    keys = {key.strip() for key in plain(run.stack.argument()).split(",")}
    run.stack.push([part for entry in bibliography.entries if entry.key in keys for part in _printed(run.text, entry)])


def tokens_of_entries(text: str) -> list[Token]:
    """All entries of a BibTeX file as LaTeX that prints them, one a line."""
    found: list[Token] = []
    for number, entry in enumerate(read_entries(text, 0, len(text)), 1):
        tokens = _printed(text, entry)
        if tokens:
            found += [_own("vgline", tokens[0]), _own(f"vgmark{number}", tokens[0]), *tokens]
    return found


def _own(name: str, token: Token) -> Token:
    return Token(Kind.COMMAND, name, token.start, True)


def _printed(text: str, entry: BibEntry) -> list[Token]:
    """The entry as tokens, each where it stands; what a style puts between stands where the value before it ends."""
    fields = entry.fields
    found: list[Token] = []

    def put(mark: str, value: tuple[Part, ...], *, italic: bool = False) -> None:
        if not value:
            return
        tokens = [token for part in value for token in _tokens(text, part)]
        at = found[-1].start if found else tokens[0].start if tokens else value[0].start
        lead = [Token(Kind.SPACE if c == " " else Kind.TEXT, c, at, True) for c in _mark_behind(found, mark)]
        before, after = Token(Kind.OPEN, "{", at, True), Token(Kind.CLOSE, "}", _last(value[-1]), True)
        found.extend([*lead, before, *([Token(Kind.COMMAND, _ITALIC, at, True)] if italic else []), *tokens, after])

    names = fields.get("author") or fields.get("editor") or ()
    for number, parts in enumerate(split_names(text, names)):
        if text[parts[0][0] : parts[0][1]].strip().lower() == "others":
            at = parts[0][0]
            found += [Token(Kind.SPACE, " ", at, True), Token(Kind.TEXT, "et", at, True), Token(Kind.SPACE, " ", at, True)]
            found.append(Token(Kind.TEXT, "al.", at, True))
            continue
        for i, part in enumerate(parts):
            start = part[0] + len(text[part[0] : part[1]]) - len(text[part[0] : part[1]].lstrip())
            put(" " if i else ", " if number else "", (Part(start, part[0] + len(text[part[0] : part[1]].rstrip())),))
    put(". ", fields.get("title", ()))
    mark = ". In " if entry.kind.startswith("in") else ". "
    for container in _CONTAINERS:
        if container in fields:
            put(mark, fields[container], italic=container in _CONTAINERS[:3])
            mark = ", "
    put(", ", fields.get("volume", ()))
    put(" (", fields.get("number", ()))
    if "number" in fields and found:
        found.append(Token(Kind.TEXT, ")", found[-1].start, True))
    put(", ", fields.get("pages", ()))
    put(", ", fields.get("year") or tuple(Part(start, min(end, start + 4), name) for start, end, name in fields.get("date", ())))
    put(". doi:", fields.get("doi", ()))
    if found:
        found += [Token(Kind.TEXT, c, found[-1].start, True) for c in _mark_behind(found, ".")]
    return found


def _tokens(text: str, part: Part) -> list[Token]:
    """The part's tokens; those of an abbreviation stand where it is used, as those of a macro do."""
    tokens = tokenize(text, part.start, part.end)
    return tokens if part.name is None else expand(tokens, [], part.name[0], part.name[1] - 1)


def _last(part: Part) -> int:
    """Where the last character of a part stands."""
    return max(part.start, part.end - 1) if part.name is None else part.name[1] - 1


def _mark_behind(found: list[Token], mark: str) -> str:
    """The mark between two values; no full stop behind one, or behind a question mark."""
    if not found:
        return ""
    last = next((token.text[-1:] for token in reversed(found) if token.kind is Kind.TEXT), "")
    return mark[1:] if mark.startswith(".") and last in ".?!" else mark
