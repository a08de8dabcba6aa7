"""What an award is called: the field, sentence or quotation of its entry that is its title."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Passage, join_passages
from etl.model.section import SectionKind
from etl.normalize.text import fold
from etl.normalize.venues import find_venue
from etl.transform.parsers.activity_fields import (
    ActivityItem,
    Field,
    dates_in,
    depths,
    fold_in_place,
    phrases,
    split_fields,
    undated,
)
from etl.transform.parsers.award_evidence import RANK, is_award, is_funder, is_whole_name
from etl.transform.parsers.grant_titles import line_of_title, project_title

_WORDS: dict[str, Any] = read_gazetteer("award_words")
_PROGRAMME = phrases(_WORDS["programmes"]["words"])
_QUOTED = re.compile(r"„([^„“”]{4,})[“”]|“([^“”]{8,})”|«([^«»]{4,})»|\"([^\"]{8,})\"|‚([^‚‘’]{8,})[‘’]|``([^`']{8,})''")
_LAST_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]+)[)\]]\s*$")
_EDGE = " \t,;:.–—-|·•"


def several(passage: Passage) -> list[Passage]:
    """The awards of a paragraph that lists several, each with its own date; empty where it is one.

    `Example Prize, 2019; Other Award, Example Society, 2015` is two, as with ` · ` or a full stop behind each date.
    """
    depth = depths(passage.text)
    for pattern, at_end in _LIST_MARKS:
        cuts = [m.span() for m in pattern.finditer(passage.text) if not depth[m.start()]]
        starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(passage.text)]
        pieces = [
            piece for a, b in zip(starts, ends, strict=True) if any(map(str.isalnum, (piece := passage.cut(a, b).trimmed()).text))
        ]
        if len(pieces) > 1 and all(_is_dated(piece, at_end=at_end) for piece in pieces):
            return pieces if len(pieces) > _TWO or sum(is_award(piece.text) for piece in pieces) * 2 > len(pieces) else []
    pieces = passage.split(_BEHIND_DATE)
    if len(pieces) > 1 and all(_is_dated(piece, at_end=True) and is_award(piece.text) for piece in pieces):
        return pieces  # "Elm Fellowship, 2013 - 2015 Oak Grant, 2005 - 2007"
    pieces = passage.split(_BEHIND_YEAR)
    return pieces if len(pieces) > _TWO and all(_YEAR_LAST.search(piece.text) for piece in pieces[:-1]) else []


# "Elm Medal (2019), Oak Prize (2012), Ash Society": years in brackets part a list with commas, too
_BEHIND_YEAR = re.compile(r"(?<=\d{4}\)),\s+(?=[^\W\d_a-z])")
_BEHIND_DATE = re.compile(
    r"(?<=,\s\d{4})\s+(?=[^\W\d_a-z])|(?<=\d{4}\s[-–—]\s\d{4})\s+(?=[^\W\d_a-z])|(?<=\d{4}[-–—]\d{4})\s+(?=[^\W\d_a-z])"
)
_YEAR_LAST = re.compile(r"[^\W\d_]{3}.*\((?:19|20)\d{2}\)$")


# what parts a list, and whether each of its pieces must end in its date
_LIST_MARKS = (
    (re.compile(r"\s*;\s+"), False),
    (re.compile(r"\s+[·•|]\s+|\s+//\s+"), False),
    (re.compile(r"(?<=[\d)\]])\.\s+(?=[^\W\d_a-z])"), True),
)


def _is_dated(piece: Passage, *, at_end: bool) -> bool:
    dates = dates_in(piece.text)
    if not dates or sum(map(str.isalpha, piece.text)) < _LEAST_LETTERS:
        return False
    rest = _LAST_BRACKET.sub("", piece.text[dates[-1].end :])
    return not at_end or not any(map(str.isalpha, rest))


_LEAST_LETTERS = 5


def award_title(item: ActivityItem, passage: Passage, named: Sequence[Field]) -> Passage:
    """The title: of a grant the project's, of an award the field that names it, ranks ("Finalist") with what they were won in."""
    wrapped = _wrapped_cell(item)
    if wrapped is not None:
        return wrapped
    quoted = quotation(passage)
    if (first := _heading_line(item) or _above_description(item)) is not None:
        return first
    if item.section.kind is SectionKind.GRANTS:
        return quoted or line_of_title(item) or project_title(passage, named)
    if quoted is not None and _is_project(passage, quoted):
        return quoted
    ranked = _ranked(passage, named)
    if ranked is not None:
        return ranked
    if is_whole_name(named[0].text):
        return named[0].passage  # "Phi Beta Kappa, International Honor Society"
    for i, field in enumerate(named):
        if is_award(field.text):
            return _whole_name(passage, named, i)
    last = next((i for i, field in enumerate(named[1:], 1) if not _goes_on(field)), len(named)) - 1
    if last:  # "Best photograph, painting or print, Elm Exhibit"
        start = passage.text.find(named[0].text)
        end = passage.text.find(named[last].text, start) + len(named[last].text)
        return passage.cut(start, end)
    return named[0].passage


def _goes_on(field: Field) -> bool:
    """Whether a field goes on with an enumeration: a few words, the first of them in lower case, one of them "or" or "and"."""
    words = field.text.split()
    return field.separator == "," and words[0][:1].islower() and len(words) <= _SHORT_WORDS and not _JOINING.isdisjoint(words)


_JOINING = frozenset(("and", "or", "und", "oder", "et", "ou", "y", "o", "e"))


def _whole_name(passage: Passage, named: Sequence[Field], i: int) -> Passage:
    """The field, with those before it where it ends an enumeration: "Study, Research, and Development Award"."""
    field = named[i].passage
    first = i
    while _AND_FIRST.match(field.text) and first and len(named[first - 1].text.split()) <= _SHORT_WORDS:
        first -= 1
    start = passage.text.find(named[first].text)
    end = passage.text.find(field.text, start) + len(field.text)
    return passage.cut(start, end) if first < i and 0 <= start < end else field


_AND_FIRST = re.compile(r"(?:and|&|und|et|y|e)\s+", re.I)
_SHORT_WORDS = 3


def _ranked(passage: Passage, named: Sequence[Field]) -> Passage | None:
    """A rank with what it was won in: "Finalist, Example Contest", "2. Platz, Beispielwettbewerb"."""
    bare = undated(passage)
    rank = RANK.match(fold_in_place(bare.text))
    if rank is None or not _AFTER_RANK.match(bare.text, rank.end()):
        return None
    for field in named:
        name = undated(field.passage).text
        if bare.text.find(name, rank.end()) > 0 and is_funder(name) and find_venue(name) is None:
            return None  # who gave it: "Best Paper Award, Elm Trust"
        start = bare.text.find(name, rank.end())
        if name and start > 0:
            return bare.cut(0, start + len(name))
    return None


_AFTER_RANK = re.compile(r"\s*(?:[,:—–\t]|\s-\s)")


def quotation(passage: Passage) -> Passage | None:
    """What stands in quotes: the title of a project."""
    quoted = _QUOTED.search(passage.text)
    if quoted is None:
        return None
    group = next(i for i, text in enumerate(quoted.groups(), 1) if text is not None)
    return passage.cut(*quoted.span(group)).trimmed(" .,")


def _is_project(passage: Passage, quoted: Passage) -> bool:
    """Whether a quotation among awards is a funded project's title: "EXF 2022, «Example after harm»", not "Premio «A. Example»"."""
    opening = passage.text[: passage.text.find(quoted.text)].strip(_EDGE + '„“«"‚`')
    before = fold(_LAST_FIELD.split(opening)[-1])
    funded = _PROGRAMME.search(before) is not None or _COMPOUND_GRANT.search(before) is not None
    return funded and not _HONOUR.search(before) and len(quoted.text.split()) > 1


_LAST_FIELD = re.compile(r"[,;:]\s+|\s+[–—]\s+")
_COMPOUND_GRANT = re.compile(r"(?:sachbeihilfe|projekt|forderung)(?!\w)")
_HONOUR = phrases(_WORDS["programmes"]["honours"])


def is_laid_out(item: ActivityItem) -> bool:
    """Whether cells or a heading of the item say where its title stands."""
    return _wrapped_cell(item) is not None or _heading_line(item) is not None


def _wrapped_cell(item: ActivityItem) -> Passage | None:
    """The title of a table's row that goes on below its cell: "2011 | Example Young Clinical | EXA", "Investigator Award"."""
    lines = [line for line in item.entry.lines if line.text.strip()]
    if len(lines) != _TWO or "\t" not in lines[0].text or "\t" in lines[1].text or not is_award(lines[1].text):
        return None
    cells = [field for field in split_fields(lines[0].passage, _TAB) if not field.is_date]
    if len(cells) < _TWO or (is_award(cells[0].text) and not _RUNS_ON.search(cells[0].text)):
        return None
    return join_passages([cells[0].passage, lines[1].passage.trimmed()])


_TWO = 2
_TAB = re.compile(r"\s*\t\s*")
_RUNS_ON = re.compile(r"(?<!\w)(?:of|in|the|for|and|on|de|der|di|du|f[uü]r|et|y|und)$", re.I)


def _heading_line(item: ActivityItem) -> Passage | None:
    """The first line of several where it is a heading of its own: "### Travel grant" above "2014 Elm Foundation"."""
    lines = [line for line in item.entry.lines if line.text.strip()]
    if len(lines) < _TWO or not lines[0].heading or lines[1].heading or _RUNS_ON.search(lines[0].text.strip()):
        return None
    first = undated(lines[0].passage)
    return first if any(map(str.isalpha, first.text)) else None


def _above_description(item: ActivityItem) -> Passage | None:
    """The first line, where the next one says what it was for: "Elm Pioneers", "Selected as one of thirty researchers"."""
    lines = [line for line in item.entry.lines if line.text.strip()]
    if len(lines) < _TWO or not _DESCRIBES.match(lines[1].text) or _RUNS_ON.search(lines[0].text.strip()):
        return None
    first = undated(lines[0].passage)
    return (
        first if first.text.strip() and not first.text.rstrip().endswith(",") and len(first.text.split()) < _LONGEST_NAME else None
    )


_DESCRIBES = re.compile(
    r"(?:Selected|Awarded|Given|Recogni[sz]\w+|In recognition|For (?:outstanding|excellence|the|my|best|research|contributions?)"
    r"|One of|Presented|Honou?r(?:s|ed|ing)|Competitive|Merit-based|Granted|Conferred|Provides|Supports|Funded)\b"
)
_LONGEST_NAME = 16
