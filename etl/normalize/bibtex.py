"""BibTeX entries: which there are, which a LaTeX file cites, where in the text each field's value stands.

`@article{key, author = {Moreau, Ada and Okoro, B.}, title = "Tides", year = 2019}`; values put together with `#`, abbreviations of
`@string`. Read is what is well formed; an entry whose braces do not close is left out. Source: "BibTeXing" (Oren Patashnik, 1988).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from etl.model import regex as re

Range = tuple[int, int]


class Part(NamedTuple):
    """A part of a value, `text[start:end]`; `name` is where an abbreviation stands for it."""

    start: int
    end: int
    name: Range | None = None


_ENTRY = re.compile(r"@\s*([A-Za-z]{2,30})\s*[{(]\s*")
_KEY = re.compile(r"([^\s,{}()\"#=%]{1,200})\s*,")
_FIELD = re.compile(r"\s*,?\s*([A-Za-z][\w-]{0,40})\s*=\s*")
_BARE = re.compile(r"[^\s,{}()\"#]{1,200}")
_NEXT = re.compile(r"\s*#\s*")
_AND = re.compile(r"\s+and\s+", re.I)
_CITED = re.compile(r"\\(?:[A-Za-z]{0,12}cite[A-Za-z]{0,12}|bibentry)\*?\s*(?:\[[^\[\]]{0,200}\]\s*){0,2}\{([^{}]{1,5000})\}")
_EMBEDDED = re.compile(r"\\begin\s*\{(filecontents\*?)\}(?:\[[^\]]*\])?\s*\{([^{}\n]{1,200}\.bib)\}")
_MOST_ENTRIES = 5_000
_MONTHS = frozenset({"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"})


@dataclass(frozen=True, slots=True)
class BibEntry:
    """An entry: its kind and name, and for each field (lower case) the parts of its value."""

    kind: str
    key: str
    fields: dict[str, tuple[Part, ...]]


def embedded_files(text: str) -> list[Range]:
    """Where a LaTeX file carries BibTeX files along: the insides of `filecontents` that are named `....bib`."""
    found = []
    for match in _EMBEDDED.finditer(text):
        end = text.find(f"\\end{{{match[1]}}}", match.end())
        if end >= 0:
            found.append((match.end(), end))
    return found


def cited_keys(text: str) -> frozenset[str]:
    """The names of all entries that are cited, `*` for all there are."""
    return frozenset(key.strip() for match in _CITED.finditer(text) for key in match[1].split(","))


def read_entries(text: str, start: int, end: int) -> list[BibEntry]:
    """The entries of `text[start:end]`, in order."""
    found: list[BibEntry] = []
    strings: dict[str, tuple[Part, ...]] = {}
    position = start
    while len(found) < _MOST_ENTRIES and (match := _ENTRY.search(text, position, end)):
        position = match.end()
        kind = match[1].lower()
        if kind in ("comment", "preamble"):
            continue
        key = _KEY.match(text, position, end) if kind != "string" else None
        if kind != "string" and key is None:
            continue
        fields: dict[str, tuple[Part, ...]] = {}
        position = key.end() if key else position
        while field := _FIELD.match(text, position, end):
            value = _read_value(text, field.end(), end, strings)
            if value is None:
                break
            position, parts = value
            fields.setdefault(field[1].lower(), parts)
        if kind == "string":
            strings.update(fields)
        elif key and fields:
            found.append(BibEntry(kind, key[1], fields))
    return found


def _read_value(text: str, position: int, end: int, strings: dict[str, tuple[Part, ...]]) -> tuple[int, tuple[Part, ...]] | None:
    """The end and the parts of a value; `None` if it does not close."""
    parts: list[Part] = []
    while True:
        if position < end and text[position] in '{"':
            close = _closing(text, position, end)
            if close < 0:
                return None
            parts.append(Part(position + 1, close))
            position = close + 1
        else:
            bare = _BARE.match(text, position, end)
            if bare is None:
                return None
            name = bare[0].lower()
            if name in strings:
                parts += [Part(start, stop, bare.span()) for start, stop, _ in strings[name]]
            elif name not in _MONTHS:
                parts.append(Part(*bare.span()))
            position = bare.end()
        more = _NEXT.match(text, position, end)
        if more is None:
            return position, tuple(parts)
        position = more.end()


def _closing(text: str, position: int, end: int) -> int:
    """Where the brace or the quotation mark closes that opens at `position`; -1 if it does not."""
    is_quoted, depth = text[position] == '"', 0
    for match in re.compile(r'\\.|[{}"]', re.S).finditer(text, position + 1, end):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
            if depth < 0:
                return -1 if is_quoted else match.start()
        elif match[0] == '"' and is_quoted and depth == 0:
            return match.start()
    return -1


def split_names(text: str, value: tuple[Part, ...]) -> Iterator[list[Range]]:
    """Each name of a list joined by `and`, as parts in the order they are printed: `Moreau, Ada` is `Ada` and `Moreau`."""
    for start, end, _ in value:
        position = start
        for match in [*_AND.finditer(text, start, end), None]:
            stop = match.start() if match else end
            if match is not None and text.count("{", position, stop) != text.count("}", position, stop):
                continue  # inside of braces: {Barnes and Noble}
            yield _name_parts(text, position, stop)
            position = match.end() if match else end


def _name_parts(text: str, start: int, end: int) -> list[Range]:
    depth, commas = 0, []
    for match in re.compile(r"[{},]").finditer(text, start, end):
        depth += (match[0] == "{") - (match[0] == "}")
        if match[0] == "," and depth == 0:
            commas.append(match.start())
    if not commas:
        return [(start, end)]
    parts = [(start, commas[0]), *((a + 1, b) for a, b in zip(commas, [*commas[1:], end], strict=True))]
    family, given, *junior = (parts[0], parts[-1], *parts[1:-1])
    return [given, family, *junior]
