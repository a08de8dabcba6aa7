"""Where the rows of a list of software name a system: at their heads, set apart by type, a mark, a cell or what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Passage, Style
from etl.model.entry import Entry
from etl.normalize.dates import find_date_ranges
from etl.normalize.word_patterns import any_of
from etl.transform.parsers.affiliations import is_column_head
from etl.transform.parsers.skill_rows import is_category
from etl.transform.parsers.system_heads import named_at_head, names_of
from etl.transform.parsers.system_names import DATE_FIRST, NOUN, PRONOUN, TOKEN, UNUSUAL, checked, may_name

_WORDS: dict[str, Any] = read_gazetteer("system_words")
# the head of an item between semicolons: "LoamTools (MATLAB), triggering; NZ-LoamBank, a database"
_AMONG = re.compile(rf"(?P<name>{TOKEN}(?:\s[A-Z][\w.]*){{0,2}})\s*(?=[,(:])")
# a list item: "2019: example: helper functions", "Example — 300 stars", "example is an R package", "Example (v2): ..."
_ITEM = re.compile(
    r"(?P<name>[^:–—|\t(;]{1,60}?)\s*(?:(?=[:|\t(;])|\s(?=[–—-]\s|[–—]\w)|(?=\s(?:is|are|provides|implements|was)\s)|\.?$)"
)
# "example, a mapping library for ferns", "Example. A web platform for growers"
_ITEM_DESCRIBED = re.compile(
    rf"(?P<name>{TOKEN}(?:\s[A-Z][\w.]*){{0,2}})(?:,\s+(?=(?:an?|the|our)\s)|\.\s+(?=(?:An?|The|Our|Eine?|Une?|Una?)\s))"
    rf"(?=\w+\s+[^.;,]{{0,60}}?\b(?i:{NOUN})\b)"
)
_NUMBER_FIRST = re.compile(r"\[?\d{1,2}[.)\]]\s+")  # "1. Example is a package"
# the title behind authors and year: "A. Author, B. Writer. 2019-present. Example: a package for ..."
_CITED = re.compile(rf"(?:19|20)\d\d[\w–-]{{0,12}}[).]{{1,3}}\s+(?P<name>{TOKEN}(?:\s[A-Z][\w.]*){{0,3}})\s*(?::|\s[–—-]\s)")
# the same without a year: "A. Author, B. Writer, example: an R package for ...", "A. Author, Example (https://...)"
_CITED_UNDATED = re.compile(
    rf"[.,]\s+(?P<name>{TOKEN})(?::\s+(?:[Aa]n?|[Tt]he)\s+(?:[\w-]+\s+){{0,4}}?(?i:{NOUN})\b|[.,]?\s*[(\[]?https?://)"
)
_AUTHORS_FIRST = re.compile(
    r"(?:\[?\d{1,2}[.)\]]\s+)?(?:[A-Z][\w'’.-]*,?\s+(?:[A-Z]\.[\s,-]*)+|(?:[A-Z]\.\s*)+[A-Z][\w'’-]+,"
    r"|[A-Z][\w'’-]+\s[A-Z]{1,3}(?:,\s[A-Z]|\s\((?:19|20)\d\d))"
)
_SEMICOLON = re.compile(r";\s+")
_NAMES_KIND = re.compile(rf"\s(?:(?:{NOUN})s|(?i:software))$")  # "Methods software: NVivo, SPSS" is what somebody uses


def lists_own_software(entries: Sequence[Entry]) -> bool:
    """Whether most rows of a list of skills, or what is nested below its labels, are names with what they do and where they are.

    `fernkit: Reliable comparison of ferns. https://github.com/elm/fernkit` below "Author" is one.
    """
    leaves = [leaf for entry in entries for leaf in (entry.children or (entry,))]
    described = sum(_DESCRIBED_WITH_LINK.match(leaf.passage.text) is not None for leaf in leaves)
    return described > 1 and described >= _MOST * len(leaves)


def lists_used(entries: Sequence[Entry]) -> bool:
    """Whether a list below a software heading is of what everybody uses: `Statistics: R, SPSS`, `Microsoft Office (Word)`."""
    pieces: list[str] = []
    for entry in entries:
        for leaf in (entry, *entry.children):
            if len(leaf.passage.text) > _LONGEST_ITEM or _LINK.search(leaf.passage.text):
                continue
            pieces += [piece.strip(_EDGE).casefold() for piece in _MARKS.split(leaf.passage.text) if piece.strip(_EDGE)]
    known = sum(piece in _USED or is_category(piece) for piece in pieces)
    return known >= _FEWEST_USED and known >= _HALF * len(pieces)


def heads_own(headings: Sequence[Passage]) -> bool:
    """Whether a heading says that the subject wrote what it lists: "R packages", "Software developed"."""
    return bool(headings) and _OWN_HEADING.search(headings[-1].text) is not None


def names_alone(entries: Sequence[Entry], headings: Sequence[Passage]) -> list[Passage]:
    """The rows of a list of nothing but names, where the heading says that the subject wrote what it lists: "R packages"."""
    if not heads_own(headings) or any(entry.children for entry in entries):
        return []
    names = [line.passage.trimmed(_EDGE) for entry in entries for line in entry.lines if line.text.strip()]
    are_names = len(names) >= _FEWEST_USED and all(_ALONE.fullmatch(name.text) and may_name(name.text) for name in names)
    return names if are_names else []


def opens_with_authors(text: str) -> bool:
    """Whether an item is cited like a work: "Moreau, A., B. Fen. 2019. fernr: ..."."""
    return _AUTHORS_FIRST.match(text) is not None


def labels_made(text: str) -> bool:
    """Whether a label in a list of skills stands above what the subject made: "Developed codes", "Own packages"."""
    return _MADE_LABEL.fullmatch(text.strip(_EDGE)) is not None


def is_alone(name: Passage) -> bool:
    """Whether a row is nothing but a name: "fernr", "Moss Tools (R)"."""
    return _ALONE.fullmatch(name.text.strip()) is not None and may_name(name.text)


_MADE_LABEL = re.compile(
    rf"(?i:{any_of(_WORDS['made_labels'])})\s+(?i:(?:R|Python|open[- ]source)\s+)?(?i:{any_of(_WORDS['kinds'])}|codes?|software)"
    rf"|(?i:{any_of(_WORDS['kinds'])}|codes?|software)\s+(?i:{any_of(_WORDS['made_labels'])})"
)
# of the kinds, those that as well head what somebody uses: "Tools", "Logiciels"
_USED_KINDS = ("tools", "applications", "programme", "werkzeuge", "logiciels", "outils", "programas", "herramientas")
_OWN_KINDS = any_of([kind for kind in _WORDS["kinds"] if kind not in _USED_KINDS])
_OWN_HEADING = re.compile(rf"\b(?i:{_OWN_KINDS}|developed|contributions|open[- ]source|written|développés?|desarrollad[oa]s?)\b")
_ALONE = re.compile(rf"(?:{TOKEN})(?:\s[A-Z0-9][\w.+-]*){{0,2}}(?:\s*\((?:R|Python|Java|C\+\+|Julia|MATLAB|Stata)\))?")
_USED = frozenset((*_WORDS["used"], *_WORDS["technologies"], *read_gazetteer("skill_words")["programming_languages"]))
_LINK = re.compile(r"://|github\.|gitlab\.|cran\.|\bCRAN\b|\bPyPI\b")
_MARKS = re.compile(r"[,;:()/\t|•·]|\s[–—-]\s|\s(?:and|und|et|y)\s")
_EDGE = " \t.,;:–—-*"
_LONGEST_ITEM = 200
_FEWEST_USED, _HALF = 2, 0.5
_DESCRIBED_WITH_LINK = re.compile(rf"(?:{TOKEN}):\s+\S[^|]{{8,400}}?(?:https?://|github\.|gitlab\.|cran\.)", re.S)
_MOST = 0.6


def find_listed(passage: Passage, cells: Sequence[tuple[int, int]], marker: str | None) -> Iterator[Passage]:
    """The name at the head of an item below a software heading; citations give what stands behind their year."""
    text = passage.text
    if len(cells) > 1 and all(is_column_head(text[start:end]) for start, end in cells):
        return
    if among := list(_find_among(passage)):
        yield from among
        return
    date = DATE_FIRST.match(text) or _NUMBER_FIRST.match(text)
    begin = date.end() if date else 0
    if _AUTHORS_FIRST.match(text):
        if match := _CITED.search(text) or _CITED_UNDATED.search(text):
            yield passage.cut(*match.span("name")).trimmed(" .,;:")
        return
    if head := named_at_head(passage, begin):
        yield head
        return
    if len(cells) > 1 and not find_date_ranges(text[slice(*cells[0])]):
        yield passage.cut(*cells[0]).trimmed(" .,;:")
        return
    runs = [run for style in _SET for run in passage.runs(style) if not text[: run[0]].strip()]
    named = passage.cut(*runs[0]).trimmed(" .,;:–—-") if runs else None
    if named is not None and not find_date_ranges(named.text) and len(named.text.split()) <= 5 and not PRONOUN.match(named.text):
        yield from names_of(named)
        return
    match = _ITEM_DESCRIBED.match(text, begin) or _ITEM.match(text, begin)
    if (
        match is None
        or ", " in match["name"]
        or text.startswith("://", match.end())
        or not (date or marker or match.end() < len(text))
    ):
        return
    name = passage.cut(*match.span("name")).trimmed(" .,;:–—-")
    if counted := _COUNTED.search(name.text):
        name = name.cut(0, counted.start())
    alone = match.end() >= len(text.rstrip(" ."))
    if (
        name.text
        and not PRONOUN.match(name.text)
        and not _NAMES_KIND.search(name.text)
        and len(name.text.split()) <= (8 if date and alone else 4)
        and _sets_off(text, match.end(), alone=alone, dated=bool(date))
    ):
        yield from names_of(name)


_SET = (Style.BOLD, Style.MONOSPACE, Style.LINK)
_COUNTED = re.compile(r"(?:^|\s)\d+\s+[a-z]")  # "2 pull requests", behind a name or alone


def _find_among(passage: Passage) -> Iterator[Passage]:
    """The names of several items in one row: each behind a semicolon, or each a label in bold."""
    text = passage.text
    codes = [run for run in passage.runs(Style.MONOSPACE) if _BEHIND_NAME.match(text, run[1])]
    if len(codes) > 1 and not text[: codes[0][0]].strip():
        yield from (passage.cut(*run).trimmed(" .,;:") for run in codes)
        return
    labels = [passage.cut(*run).trimmed(" .,;:") for run in passage.runs(Style.BOLD) if text[: run[1] + 1].rstrip().endswith(":")]
    pieces = passage.split(_SEMICOLON)
    heads = [match for piece in pieces if (match := _AMONG.match(piece.text))]
    if len(labels) > 1 and not text[: text.find(labels[0].text)].strip():
        yield from (label for label in labels if may_name(label.text))
    elif len(pieces) > 1 and len(bold := [name for piece in pieces if (name := _bold_head(piece))]) == len(pieces):
        yield from bold
    elif len(pieces) > 1 and len(heads) == len(pieces) and all(UNUSUAL.search(head["name"]) for head in heads):
        for piece, head in zip(pieces, heads, strict=True):
            yield from checked(piece, head)


_BEHIND_NAME = re.compile(r"\s*(?:[:(]|[–—-]\s)")


def _bold_head(piece: Passage) -> Passage | None:
    """The name in bold at the head of an item, in front of what it is: "**loafcalc**, a small Python package"."""
    start, end = next(iter(piece.runs(Style.BOLD)), (1, 0))
    name = piece.cut(0, end).trimmed(" .,;:")
    is_head = start == 0 and piece.text[end:].lstrip()[:1] in (",", "(", ":", "–", "—") and len(name.text.split()) <= _MOST_WORDS
    return name if is_head and may_name(name.text) else None


_MOST_WORDS = 4


def _sets_off(text: str, end: int, *, alone: bool, dated: bool) -> bool:
    """Whether a description follows the name, or a date stood before a name on its own."""
    return dated if alone else True
