"""Heads of rows in a list of software: a name above what it does, before what it is, behind its authors, in quotation marks.

`fernr` above "Reads fern data.", `fernr, R package for ferns`, `“FernPy”. Python package, on PyPI`, `R package fernr (CRAN)`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Line, Passage, Style
from etl.normalize.dates import find_date_ranges
from etl.normalize.word_patterns import any_of
from etl.transform.parsers.skill_rows import is_known
from etl.transform.parsers.system_names import NOUN, NOUN_WORD, TOKEN, UNUSUAL, may_name

_WORDS: dict[str, Any] = read_gazetteer("system_words")
_NAME = rf"(?P<name>(?:{TOKEN})(?:\s(?:[A-Z][\w.+]*|\d[\w.]*)){{0,2}})"
_LANGUAGE = r"(?:R|Python|Java|C\+\+|C|Julia|MATLAB|Perl|Stata|Rust|Go|LaTeX|JavaScript|TypeScript|Fortran|iOS|Android)"
_IS = rf"(?:(?i:an?|the|our|eine?|une?|una?)\s+)?(?:[\w+#/-]+\s+){{0,4}}?(?i:{NOUN}|{any_of(_WORDS['codes'])})s?\b"
# "fernr, R package for ferns", "FERN-2D. Finite-element code", "fernr  Tools for ferns"
_DESCRIBED = re.compile(rf"{_NAME}(?:[,.]\s+|\s{{2,}}|\t\s*)(?={_IS})")
# the same, or a mark of any kind: where all lines of a list have one, each is a row
_MARKED = re.compile(rf"{_NAME}(?:\s*\([^()]{{1,40}}\))?(?:\s+[–—-]\s+|:\s+|\s{{2,}}|\t\s*|[,.]\s+(?={_IS}))\S")
# what it is comes first: "R package fernr", "Python library: mosspy", "Stata-Paket fernst"
_KIND_FIRST = re.compile(
    rf"(?:{_LANGUAGE}[\s-]+)?(?i:packages?|library|toolbox|paket|paquete?|pacchetto|pacote)\s*:?\s+[`“\"]?(?P<name>{TOKEN})"
)
# in quotation marks: "“FernPy”. With Bo Roe. Python package", "“fernr: Growth of Ferns”"
_QUOTED = re.compile(rf"[“\"„«]\s?{_NAME}(?:\s?[”\"“»]|:\s|\s[–—-]\s|[.,][”\"“»])")
_ROLES = (*_WORDS["roles"], *_WORDS["authors"])
_LABEL = re.compile(r"[^\W\d_][\w ]{2,24}:\s")
_LINK = re.compile(r"https?://|github\.|gitlab\.|\bCRAN\b|\bPyPI\b", re.I)
_CLOSED = (".", ")", "!", "?", ":", "]", "”")
_EDGES = " \t.,;:–—-|“”\"'`"
_MOST_WORDS, _FEWEST_SAID, _FEWEST = 4, 4, 2


def names_stacked(lines: Sequence[Line]) -> list[Passage]:
    """The names that stand on lines of their own above what they do, none where the lines are no such list.

    `fernr` / "A library for ferns." / "Technologies: R" / `Moss Desk` / "Sorts mosses." has two.
    """
    shown = [line for line in lines if line.text.strip()]
    if not shown or not _is_named(shown, 0):
        return []
    heads = [i for i in range(len(shown)) if _is_named(shown, i)]
    told = sum(NOUN_WORD.search(shown[i + 1].text) is not None or _LINK.search(shown[i + 1].text) is not None for i in heads)
    if told * 3 < len(heads) or (len(heads) < _FEWEST and not told):
        return []
    return [name for i in heads for name in names_of(_head(shown[i].passage))]


def names_of(name: Passage) -> Sequence[Passage]:
    """The one name, or the two that stand there: `fernr & mossPlot`."""
    return name.split(_AND) if _TWO_NAMES.fullmatch(name.text) else (name,)


_AND = re.compile(r"\s(?:&|and|und|et|y)\s")
_TWO_NAMES = re.compile(r"[a-z]\S*\s(?:&|and|und|et|y)\s[a-z]\S*")


def names_above_marked(lines: Sequence[Line]) -> list[Passage]:
    """The names before commas on plain lines, each above marked ones that say what the subject did: none where the lines differ.

    `fernr, An R Package for Ferns` / "- Author" / `mosspy, Moss in Python` / "- Contributor" has two. A line without a comma among
    them heads another list.
    """
    shown = [line for line in lines if line.text.strip()]
    names: list[Passage] = []
    told = 0
    for i, line in enumerate(shown):
        if line.marker is not None or (i and shown[i - 1].marker is None):
            continue
        behind = next((other for other in shown[i + 1 :] if other.marker is not None), None)
        comma = line.text.find(", ")
        if comma < 0:
            break
        name = line.passage.cut(0, comma).trimmed(_EDGES)
        if behind is None or len(name.text.split()) > _MOST_WORDS or find_date_ranges(name.text) or not may_name(name.text):
            return []
        told += NOUN_WORD.search(line.text[comma:]) is not None and behind.text.strip().casefold().startswith(_ROLES)
        names.append(name)
    return names if len(names) >= _FEWEST and told * 2 >= len(names) else []


def _is_named(lines: Sequence[Line], i: int) -> bool:
    """Whether a line is a name and the next one says what it is, the line before it being at an end."""
    name = _head(lines[i].passage).text
    following = lines[i + 1] if i + 1 < len(lines) else None
    if following is None or lines[i].marker is not None or not _looks_like_name(name):
        return False
    said = following.text.strip()
    if len(said.split()) < _FEWEST_SAID or not (said.lstrip(_EDGES)[:1].isupper() or said[:1].isdigit()) or _LABEL.match(said):
        return False
    if i == 0:
        return True
    before = lines[i - 1].text.rstrip()
    is_apart = any(lines[i].passage.is_set(s) != lines[i - 1].passage.is_set(s) for s in (Style.BOLD, Style.LINK, Style.MONOSPACE))
    return (
        before.endswith(_CLOSED)
        or _LABEL.match(before.strip()) is not None
        or is_apart
        or lines[i].number > lines[i - 1].number + 1
    )


def _looks_like_name(text: str) -> bool:
    words = text.split()
    if _TWO_NAMES.fullmatch(text):
        return True
    if not words or len(words) > _MOST_WORDS or "," in text or ":" in text or is_known(text) or find_date_ranges(text):
        return False
    own = all(word[:1].isupper() or word[:1].isdigit() or UNUSUAL.search(word) or is_known(word) for word in words)
    return (own or len(words) == 1) and may_name(text)


def _head(passage: Passage) -> Passage:
    name = passage.trimmed(_EDGES)
    bracket = name.text.find(" (")
    return name.cut(0, bracket).trimmed(_EDGES) if bracket > 0 and name.text.endswith(")") else name


def named_at_head(passage: Passage, start: int) -> Passage | None:
    """The name in a row of a list of software that has what it is beside it: behind a comma or stop, in front, around quotes."""
    text = passage.text
    match = _QUOTED.match(text, start) or _KIND_FIRST.match(text, start) or _DESCRIBED.match(text, start)
    if match is None or not may_name(match["name"]) or is_known(match["name"]):
        return None
    return passage.cut(*match.span("name")).trimmed(_EDGES)


def are_rows(lines: Sequence[Line]) -> bool:
    """Whether each of some unmarked lines is a row of its own: `fernr - reads ferns` / `mossr - reads mosses`."""
    if len(lines) < _FEWEST or any(line.marker is not None for line in lines):
        return False
    names = [match["name"] for line in lines if (match := _MARKED.match(line.text.strip()))]
    return len(names) == len(lines) and len({name.casefold() for name in names}) == len(names) and all(map(may_name, names))
