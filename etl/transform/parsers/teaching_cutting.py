"""A row of a list of courses cut into its parts: at separators, brackets, dates, roles and changes of type.

`Fall 2019: Teaching Assistant for DST 101 (Elm College)` gives `Fall 2019`, `Teaching Assistant`, `DST 101` and `Elm College`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from etl.model import regex as re
from etl.model.document import Passage, Style
from etl.transform.parsers.activity_fields import dates_in, depths, fold_in_place
from etl.transform.parsers.teaching_evidence import (
    AT_LINKS,
    CODE,
    EDGE,
    after_link,
    bare,
    is_course,
    is_organization,
    is_role,
    is_term,
    is_where,
    lead_end,
    role_at_start,
    role_in_bracket,
)
from etl.transform.parsers.teaching_heads import seam_before_role
from etl.transform.parsers.teaching_kinds import kind_at_start, kind_of
from etl.transform.parsers.teaching_terms import without_terms
from etl.transform.parsers.teaching_times import PART_NUMBER, hint_of, is_time, opening_time

# ", " "; " ": " " – " a tab, three blanks or a line's end; a full stop behind a word or bracket, before a capital
_SEPARATOR = re.compile(
    r"\s*\n\s*|\s*\t\s*|\s{3,}|\s+(?:—|–|-{1,3}|\||·|•|/)\s+|\s*—\s*|[,;:]\s+|(?<=[^\W\d_]{3})\.\s+(?=[^\W\d_a-z]|[“\"])|(?<=[\d)\]”\"])\.\s+(?=\S)"
)
_PERSON = re.compile(r"(?:Prof(?:essor)?|Drs?)\.?\s(?:Dr\.?\s)?(?:[A-ZÀ-Þ][\w’'.-]*\s?){1,4}$")  # "Professor Ada Example"
# "Courses taught as instructor of record"
_TAUGHT_AS = re.compile(
    r"((?:courses?|classes|modules|kurse|cours|cursos|corsi) (?:taught|given|offered|held|designed))(?: as (?:an? |the )?|$)", re.I
)
_AT_START = re.compile(r"\s*(?:at(?: the)?|presso|bei|an der|à|en la|for|in)\s+", re.I)
_LINK_ALONE = re.compile(r"(?:for|of|in|at|on|to|für|fur|zu|de|du|en|pour|di|del|per|van|voor)?(?: the| la| el| le)?", re.I)
_AND = re.compile(r"(?:and|und|et|y|e|sowie|&)\s+(?=\S)")
# between two courses: "DST 101 and DST 102", "“Dust” and “Light”"
_BETWEEN_COURSES = re.compile(r"\s+(?:and|und|et|y|&)\s+")
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*(?:\([^()]*\)[^()\[\]]*)*)[)\]]")
_BRACKET_INSIDE = re.compile(r"[,;]\s+|(?<=[^\W\d_]):\s+(?=[^()]*\d)|\s[–—|]\s")
_APART = (Style.BOLD, Style.ITALIC)
_FEWEST_LETTERS = 3
_AT = re.compile(r"\s+(?:at(?: the)?|presso|bei|an der|à l['’]|à la|en la)\s+(?=[A-ZÀ-Þ])")


@dataclass(frozen=True, slots=True)
class Cut:
    """A piece of a row: where it stands, what parts it from the piece before, and what the cut itself says it is."""

    passage: Passage
    start: int
    end: int
    gap: str
    hint: str = ""  # "role", "time", "aside": what the cut found there


def cut_row(row: Passage) -> list[Cut]:
    """The parts of a row in order, those without a letter or digit left out."""
    cuts: list[Cut] = []
    first = len(row) - len(without_terms(row))
    if first:  # "SoSe 2021, SoSe 2023 ", "WS 2014/15 – WS 2018/19: "
        cuts.append(Cut(row.cut(0, first).trimmed(EDGE), 0, first, "", "time"))
    for start, end, gap in _pieces(row):
        if end > first:
            cuts.extend(_finer(row, max(start, first), end, gap or "\t" if first else gap))
    return [cut for cut in cuts if any(map(str.isalnum, cut.passage.text))]


def _pieces(row: Passage) -> Iterator[tuple[int, int, str]]:
    """The ranges between separators outside of brackets, quotes and dates, each with the mark before it."""
    text = row.text
    depth = depths(text)
    for found in dates_in(text):
        depth[found.start : found.end] = [1] * (found.end - found.start)
    start, mark = 0, ""
    for match in _SEPARATOR.finditer(text):
        if depth[match.start()] and depth[match.end() - 1] and "\n" not in match[0]:
            continue
        yield start, match.start(), mark
        start = match.end()
        mark = "\n" if "\n" in match[0] else "\t" if "\t" in match[0] or match[0].isspace() else match[0].strip()
    yield start, len(text), mark


def _finer(row: Passage, start: int, end: int, gap: str) -> Iterator[Cut]:
    """The parts of a piece: brackets behind it, dates at its ends, a role that opens it, another type, a place behind "at"."""
    text = row.text
    if joined := _AND.match(text, start, end):
        start, gap = joined.end(), f"{gap}&"
    place, pending = start, gap
    for bracket in _BRACKET.finditer(text, start, end):
        if bracket.start() > place:
            yield from _plain(row, place, bracket.start(), pending)
            pending = " "
        inside, mark = bracket.start(1), "("
        for match in [*_BRACKET_INSIDE.finditer(text, *bracket.span(1)), None]:
            stop = match.start() if match else bracket.end(1)
            yield from _in_bracket(row, inside, stop, mark, bracket.end() if match is None else stop)
            inside, mark = (match.end() if match else stop), "(,"
        place, pending = bracket.end(), ")"
    if place < end:
        yield from _plain(row, place, end, pending)


def _in_bracket(row: Passage, start: int, end: int, gap: str, closing: int) -> Iterator[Cut]:
    piece = row.cut(start, end).trimmed(EDGE)
    beside = role_in_bracket(piece)
    if beside is not None:
        yield Cut(beside, start, closing, gap, "role")
    elif piece.text:
        yield Cut(piece, start - 1 if gap == "(" else start, closing, gap, hint_of(piece.text))


def _plain(row: Passage, start: int, end: int, gap: str) -> Iterator[Cut]:
    """A piece without brackets: what opens and closes it (terms, counts), what is set apart, and the role before its course."""
    start, end = _trim(row.text, start, end)
    if gap == ")" and (joined := _AND.match(row.text, start, end)):
        start, gap = joined.end(), ")&"
    if start >= end:
        return
    piece = row.cut(start, end)
    if is_time(piece.text) and is_term(piece.text):
        yield Cut(piece, start, end, gap, "time")
        return
    if PART_NUMBER.fullmatch(piece.text):
        yield Cut(piece, start, end, gap)
        return
    if CODE.fullmatch(piece.text) and not is_term(piece.text) and not is_where(piece.text):
        yield Cut(piece, start, end, gap)
        return
    if stop := opening_time(piece.text):
        yield Cut(piece.cut(0, stop), start, start + stop, gap, "time")
        link = _AT_START.match(row.text, start + stop, end)
        yield from _plain(row, link.end() if link else start + stop, end, "@" if link else " ")
        return
    opened = without_terms(piece)
    core = bare(opened)
    if not core.text:
        yield Cut(piece, start, end, gap, "aside")
        return
    first = row.text.find(core.text, start, end)
    if first < 0:
        first, core = start, piece
    last = first + len(core.text)
    if not any(c.isdigit() or c in "()" for c in row.text[last:end]):
        last = end  # "Dust Block" is no time
    before, behind = row.cut(start, first).trimmed(EDGE), row.cut(last, end).trimmed(EDGE)
    if any(map(str.isalnum, before.text)):
        yield Cut(before, start, first, gap, "time" if is_time(before.text) else "aside")
        gap = " "
    yield from _core(row, first, last, gap)
    if any(map(str.isalnum, behind.text)):
        yield Cut(behind, last, end, " ", "time" if is_time(behind.text) else "aside")


def _core(row: Passage, start: int, end: int, gap: str) -> Iterator[Cut]:
    for a, b, mark in _by_type(row, start, end, gap):
        yield from _by_words(row, a, b, mark)


def _by_type(row: Passage, start: int, end: int, gap: str) -> Iterator[tuple[int, int, str]]:
    """The ranges that are set in one type, where bold or italics change between words."""
    piece = row.cut(start, end)
    places = {0, len(piece)}
    for style in _APART:
        for a, b in piece.runs(style):
            if sum(map(str.isalpha, piece.text[a:b])) >= _FEWEST_LETTERS and not _joins(piece.text, a, b):
                places |= {p for p in (a, b) if _is_seam(piece.text, p)}
    ordered = sorted(places)
    mark = gap
    for a, b in pairwise(ordered):
        low, high = _trim(row.text, start + a, start + b)
        if low < high:
            yield low, high, mark
            mark = "type"


def _joins(text: str, start: int, end: int) -> bool:
    """Whether what is set apart there is joined to what stands beside it: "**Elm** and Oak University"."""
    return _AND.match(text[end:].lstrip()) is not None or _AND_LAST.search(text[:start] or text[start:end]) is not None


_AND_LAST = re.compile(r"\s(?:and|und|et|y|e|&|of|de|di)\s*$")


def _is_seam(text: str, place: int) -> bool:
    return 0 < place < len(text) and (text[place - 1].isspace() or not text[place].isalnum() or not text[place - 1].isalnum())


def _by_words(row: Passage, start: int, end: int, gap: str) -> Iterator[Cut]:
    """A role or kind of course and what follows its link; else the whole."""
    piece = row.cut(start, end)
    seam = seam_before_role(piece) if is_role(piece.text) or role_at_start(piece) else 0
    if is_role(piece.text) and not seam:
        yield Cut(piece, start, end, gap, "role")
        return
    if taught := _TAUGHT_AS.match(piece.text):
        yield Cut(piece.cut(*taught.span(1)), start, start + taught.end(), gap, "aside")
        if taught.end() < len(piece):
            yield from _by_words(row, start + taught.end(), end, " ")
        return
    if _PERSON.match(piece.text):
        yield Cut(piece, start, end, gap, "aside")
        return
    lead = lead_end(fold_in_place(piece.text))
    length = role_at_start(piece.cut(lead))
    if seam:
        yield Cut(piece.cut(0, seam).trimmed(), start, start + seam, gap)
        yield from _by_words(row, start + seam, end, " ")
        return
    if length and (lead or length < len(piece) - 1):
        stop = lead + length
        rest, link = after_link(piece.cut(stop))
        rest = rest.trimmed(EDGE)
        if any(map(str.isalnum, rest.text)) and not _LINK_ALONE.fullmatch(fold_in_place(rest.text)):
            yield Cut(piece.cut(lead, stop).trimmed(EDGE), start, start + stop, gap, "role")
            at = row.text.find(rest.text, start + stop, end)
            mark = "@" if link in AT_LINKS else "for" if link else " "
            yield from _plain(row, at, end, mark)
            return
        if lead or _LINK_ALONE.fullmatch(fold_in_place(rest.text)):
            yield Cut(piece.cut(lead, stop).trimmed(EDGE), start, end, gap, "role")
            return
    kind = kind_at_start(piece) if not length else 0
    if kind and is_course(piece.text[kind:]):
        yield Cut(kind_of(piece.cut(0, kind)), start, start + kind, gap, "role")
        yield from _by_place(row, start + kind, end, "for")
        return
    yield from _by_place(row, start, end, gap)


def _by_place(row: Passage, start: int, end: int, gap: str) -> Iterator[Cut]:
    """The course and the employer behind "at"; several courses at "and" between codes or quotes."""
    text = row.text
    for match in _AT.finditer(text, start, end):
        if is_organization(text[match.end() : end]):
            yield from _courses(row, start, match.start(), gap)
            yield Cut(row.cut(match.end(), end), match.end(), end, "@")
            return
    yield from _courses(row, start, end, gap)


def _courses(row: Passage, start: int, end: int, gap: str) -> Iterator[Cut]:
    text = row.text
    quoted = _QUOTATION.match(text, start, end)
    if (
        quoted is not None
        and any(map(str.isalnum, text[quoted.end() : end]))
        and not _BETWEEN_COURSES.match(text, quoted.end(), end)
    ):
        yield Cut(row.cut(*quoted.span()), start, quoted.end(), gap)
        yield Cut(row.cut(quoted.end(), end).trimmed(EDGE), quoted.end(), end, "”")
        return
    for match in _BETWEEN_COURSES.finditer(text, start, end):
        left, right = text[start : match.start()], text[match.end() : end]
        if (CODE.match(left) and CODE.match(right)) or (left[-1:] in _CLOSES and right[:1] in _OPENS):
            yield Cut(row.cut(start, match.start()), start, match.start(), gap)
            start, gap = match.end(), "&"
    yield Cut(row.cut(start, end), start, end, gap)


_QUOTATION = re.compile(r"“[^“”]+”|„[^„“”]+[“”]|«[^«»]+»|《[^《》]+》|\"[^\"]+\"")
_CLOSES, _OPENS = tuple("”“\"»’'》"), tuple("“„\"«‘'《")


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in EDGE):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in EDGE):
        end -= 1
    return start, end
