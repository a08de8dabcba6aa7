"""A row of a list of awards cut into its parts: at separators, brackets, dates and sums."""

from __future__ import annotations

from dataclasses import dataclass

from etl.model import regex as re
from etl.model.document import Passage
from etl.transform.parsers.activity_fields import dates_in, depths, is_date, undated
from etl.transform.parsers.award_evidence import AMOUNT

TIME, MONEY = "time", "money"
EDGE = " \t,;:.–—-|·•/*"
_SEPARATOR = re.compile(
    r"\s*\n\s*|\s*\t\s*|\s{3,}|\s+(?:—|–|-{1,3}|\||·|•|/)\s+|\s*—\s*|[,;:]\s+"
    r"|(?<=[^\W\d_]{3})(?<!\bLtd)(?<!\bInc)(?<!\bDept)(?<!\bUniv)(?<!\bProf)(?<!\bInst)(?<!\bMrs)(?<!\bSgt)(?<!\bGen)\.\s+(?=[^\W\d_a-z]|[“\"])"
    r"|(?<=\d{4})\.\s+(?=\S)|(?<=[)\]”\"])\.\s+(?=\S)|(?<=[.,?!][”\"’])\s+(?=\S)"
)
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")


@dataclass(frozen=True, slots=True)
class Cut:
    """A part of a row, what parts it from the one before, and what it surely is (a date, a sum)."""

    start: int
    end: int
    gap: str
    passage: Passage
    kind: str = ""


def cut_row(row: Passage) -> list[Cut]:
    """The parts of a row: at separators outside of brackets and quotes, at brackets, dates and sums."""
    text = row.text
    depth = depths(text)
    for found in dates_in(text):
        depth[found.start : found.end] = [1] * (found.end - found.start)
    pieces: list[Cut] = []
    start, mark = 0, ""
    for match in [*_SEPARATOR.finditer(text), None]:
        if match is not None and depth[match.start()] and depth[match.end() - 1]:
            continue
        end = match.start() if match is not None else len(text)
        pieces.extend(_finer(row, start, end, mark))
        if match is not None:
            start = match.end()
            mark = "\n" if "\n" in match[0] else "\t" if "\t" in match[0] or match[0].isspace() else match[0].strip()
    return pieces


def _finer(row: Passage, start: int, end: int, gap: str) -> list[Cut]:
    found: list[Cut] = []
    place = start
    for bracket in _BRACKET.finditer(row.text, start, end):
        if _is_within_name(row.text, bracket, end):
            continue
        if bracket.start() > place:
            found.extend(_plain(row, place, bracket.start(), gap if place == start else ")"))
        inside = row.cut(*bracket.span(1)).trimmed(EDGE)
        if any(map(str.isalnum, inside.text)):
            found.append(Cut(bracket.start(), bracket.end(), "(", inside, kind_of(inside.text)))
        place = bracket.end()
    if place < end:
        found.extend(_plain(row, place, end, gap if place == start else ")"))
    return found


def _is_within_name(text: str, bracket: re.Match[str], end: int) -> bool:
    """Whether a name goes on behind the letters that shorten it: `Society for Sand and Ash (SSA) Prize`."""
    if _NAME_GOES_ON.match(text, bracket.end(), end) is None:
        return False
    return _SHORTENED.fullmatch(bracket[1]) is not None or _is_told_in_full(text[: bracket.start()], bracket[1])


def _is_told_in_full(before: str, inside: str) -> bool:
    """Whether the bracket says what the letters before it mean: `SSA (Society for Sand and Ash)`."""
    letters = before.split()[-1:]
    return bool(letters) and letters[0].isupper() and letters[0] == "".join(word[0] for word in inside.split() if word[0].isupper())


_SHORTENED = re.compile(r"[A-Z][\w&+/-]{1,12}")
_NAME_GOES_ON = re.compile(r"\s(?!(?:for|from|by|at|with|in|to|für|von|de|du|per|por)\s)[^\W\d_]")


def _plain(row: Passage, start: int, end: int, gap: str) -> list[Cut]:
    piece = row.cut(start, end)
    trimmed = piece.trimmed(EDGE)
    if not any(map(str.isalnum, trimmed.text)):
        return []
    start = row.text.find(trimmed.text, start, end)
    end = start + len(trimmed.text)
    if kind := kind_of(trimmed.text):
        return [Cut(start, end, gap, trimmed, kind)]
    money = AMOUNT.match(trimmed.text)
    if money is not None and any(map(str.isalpha, trimmed.text[money.end() :])):
        return [
            Cut(start, start + money.end(), gap, row.cut(start, start + money.end()), MONEY),
            *_plain(row, start + money.end(), end, " "),
        ]
    core = undated(trimmed)
    first = row.text.find(core.text, start, end)
    if not core.text or first < 0:
        return [Cut(start, end, gap, trimmed)]
    last = first + len(core.text)
    found: list[Cut] = []
    if first > start:
        found.append(Cut(start, first, gap, row.cut(start, first).trimmed(EDGE), TIME))
        gap = " "
    found.append(Cut(first, last, gap, core))
    if any(map(str.isalnum, row.text[last:end])):
        found.append(Cut(last, end, " ", row.cut(last, end).trimmed(EDGE), TIME))
    return [piece for piece in found if any(map(str.isalnum, piece.passage.text))]


def kind_of(text: str) -> str:
    """What a part surely is: a date, a sum."""
    if is_date(text):
        return TIME
    sums = AMOUNT.sub("", text)
    return MONEY if len(sums) < len(text) and sum(map(str.isalpha, sums)) <= _FEW_LETTERS else ""


_FEW_LETTERS = 12
