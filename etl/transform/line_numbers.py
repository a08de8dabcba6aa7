"""Lines that open with the next number of a list: `[J3]`, `P12:`, `4.`, `17`, in a cell of their own or before the words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from etl.model import regex as re
from etl.model.document import Line

# [12] / (3) / J4. / P-7: / C.3 / [2a] / 12, before words or alone
_LABEL = re.compile(r"[\[(]?(?P<prefix>[^\W\d_]{0,3}[.-]?)(?P<number>\d{1,3})[a-z]?(?P<end>[\])]?[.:)]?)(?=\s|$)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_Kind = tuple[str, str]  # what stands before and behind the number
_PAIR = 2  # cells of a row
_FEWEST = 3
_FEWEST_SIGNED = 2  # with letters or brackets: [1], P3:
_MOST_SKIPPED = 0.2  # of the numbers may be missing: their lines were not recognized
_LARGEST_STEP = 3


def find_numbered_lines(lines: Sequence[Line]) -> list[bool]:
    """Which lines open with the numbers of one sequence that counts up or down; none where there is no such sequence.

    "P1: ..., ..., P2: ..., P3: ..." are three; "2019 ..., 2018 ..." and "12 students, 3 talks, 40 hours" none.
    """
    labels = [_LABEL.match(line.text.lstrip()) for line in lines]
    kinds: dict[_Kind, list[int]] = {}
    for i, label in enumerate(labels):
        if label is not None:
            kinds.setdefault(_kind_of(label), []).append(i)
    found = [False] * len(lines)
    for (prefix, end), places in sorted(kinds.items()):
        numbers = [int(label["number"]) for i in places if (label := labels[i]) is not None]
        if _counts(numbers) and (prefix or end or _is_from_one(numbers)):
            for i in places:
                found[i] = True
    return found


def with_missed_marks(lines: Sequence[Line]) -> list[Line]:
    """The lines, those that open with a number like the marks of their list, and in their order, with it as their mark.

    Of "(6) ...", "(7) ..." and "(9) ..." the first may have got no mark where its list begins anew below a heading.
    """
    labels = [_LABEL.match(line.marker or line.text) for line in lines]
    numbers: dict[_Kind, list[int]] = {}
    marks: Counter[_Kind] = Counter()
    signed: set[_Kind] = set()
    for line, label in zip(lines, labels, strict=True):
        if label is not None:
            kind = _kind_of(label)
            numbers.setdefault(kind, []).append(int(label["number"]))
            marks[kind] += line.marker is not None
            if not _is_plain(label):
                signed.add(kind)
    counting = {
        kind
        for kind, found in numbers.items()
        if len(found) >= (_FEWEST_SIGNED if kind in signed else _FEWEST)
        and 2 * marks[kind] >= len(found) > marks[kind]
        and _is_in_order(found)
    }
    return [
        _marked(line, label.end()) if label is not None and line.marker is None and _kind_of(label) in counting else line
        for line, label in zip(lines, labels, strict=True)
    ]


def with_years_apart(lines: Sequence[Line]) -> list[Line]:
    """The lines, each row of a year and the first of its numbered entries as two: the year, and the entry with its mark.

    Of the row "2019 | [7] Moss ..." and the lines "[6] ...", "[5] ..." in its second cell the row is two lines.
    """
    labels = [_label_beside_year(line) for line in lines]
    signed = [
        label if label is not None else _LABEL.fullmatch(line.marker or "") for line, label in zip(lines, labels, strict=True)
    ]
    numbers: dict[_Kind, list[int]] = {}
    levels: dict[_Kind, int] = {}
    for line, beside, label in zip(lines, labels, signed, strict=True):
        if label is not None and not _is_plain(label):
            numbers.setdefault(_kind_of(label), []).append(int(label["number"]))
            if beside is None:
                levels.setdefault(_kind_of(label), line.level)
    counting = {kind for kind in levels if len(numbers[kind]) >= _FEWEST and _is_in_order(numbers[kind])}
    found: list[Line] = []
    for line, label in zip(lines, labels, strict=True):
        if label is None or _is_plain(label) or _kind_of(label) not in counting:
            found.append(line)
            continue
        year = replace(line, passage=line.passage.cut(*line.cells[0]).trimmed(), cells=())
        entry = replace(line, passage=line.passage.cut(*line.cells[1]).trimmed(), cells=(), gap=0.0)
        found += [year, replace(_marked(entry, label.end()), level=levels[_kind_of(label)])]
    return found


def _label_beside_year(line: Line) -> re.Match[str] | None:
    """The number before the words of a row's second cell whose first is a year: "2019 | [7] Moss and light"."""
    if len(line.cells) != _PAIR or line.marker is not None or line.page is not None:
        return None
    year, words = (line.text[a:b].strip() for a, b in line.cells)
    label = _LABEL.match(words) if _YEAR.fullmatch(year) else None
    return label if label is not None and words[label.end() :].strip() else None


def _kind_of(label: re.Match[str]) -> _Kind:
    return label["prefix"], label["end"]


def marks_count(lines: Sequence[Line], marked: Sequence[bool]) -> bool:
    """Whether the marks of a list are numbers that count its entries: "[J1]", "[J2]", "[C1]", "[C2]"; bullets do not."""
    labels = [_LABEL.fullmatch(line.marker) for line, mark in zip(lines, marked, strict=True) if mark and line.marker is not None]
    numbers: dict[_Kind, list[int]] = {}
    for label in labels:
        if label is None:
            return False
        numbers.setdefault(_kind_of(label), []).append(int(label["number"]))
    plain = any(_is_plain(label) for label in labels if label is not None)
    return len(labels) >= (_FEWEST if plain else _FEWEST_SIGNED) and all(_is_in_order(found) for found in numbers.values())


def opens_with_number(text: str) -> bool:
    """Whether a text opens with a number that has letters and a stop or brackets: "D1. Stone maps", "[2] Moss"."""
    label = _LABEL.match(text)
    return label is not None and bool(label["end"]) and not _is_plain(label)


def _is_plain(label: re.Match[str]) -> bool:
    """Whether a number has neither letters nor a bracket before it, so that it may be something else."""
    return not label["prefix"] and label.group()[0].isdigit()


def _is_in_order(numbers: Sequence[int]) -> bool:
    steps = [after - before for before, after in pairwise(numbers)]
    return all(step > 0 for step in steps) or all(step < 0 for step in steps)


def _marked(line: Line, end: int) -> Line:
    rest = line.text[end:]
    start = end + len(rest) - len(rest.lstrip())
    if not rest.strip():
        return line
    cells = tuple((a - start, b - start) for a, b in line.cells if a >= start)
    indent = line.indent if line.cells else line.indent + start
    return replace(
        line, marker=line.text[:end], passage=line.passage.cut(start), indent=indent, cells=cells if len(cells) > 1 else ()
    )


def _counts(numbers: Sequence[int]) -> bool:
    if len(numbers) < _FEWEST:
        return False
    steps = [after - before for before, after in pairwise(numbers)]
    up = steps[0] > 0
    if any((step > 0) is not up or not 0 < abs(step) <= _LARGEST_STEP for step in steps):
        return False
    return sum(abs(step) - 1 for step in steps) <= _MOST_SKIPPED * len(numbers)


def _is_from_one(numbers: Sequence[int]) -> bool:
    """Whether bare numbers count from or down to one."""
    return min(numbers[0], numbers[-1]) == 1
