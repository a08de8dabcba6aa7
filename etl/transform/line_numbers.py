"""Lines that open with the next number of a list: `[J3]`, `P12:`, `4.`, `17`, in a cell of their own or before the words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.model.document import Line

# [12] / (3) / J4. / P-7: / C.3 / 12, before words or alone
_LABEL = re.compile(r"[\[(]?(?P<prefix>[^\W\d_]{0,3}[.-]?)(?P<number>\d{1,3})(?P<end>[\])]?[.:)]?)(?=\s|$)")
_FEWEST = 3
_MOST_SKIPPED = 0.2  # of the numbers may be missing: their lines were not recognized
_LARGEST_STEP = 3


def find_numbered_lines(lines: Sequence[Line]) -> list[bool]:
    """Which lines open with the numbers of one sequence that counts up or down; none where there is no such sequence.

    "P1: ..., ..., P2: ..., P3: ..." are three; "2019 ..., 2018 ..." and "12 students, 3 talks, 40 hours" none.
    """
    labels = [_LABEL.match(line.text.lstrip()) for line in lines]
    kinds: dict[tuple[str, str], list[int]] = {}
    for i, label in enumerate(labels):
        if label is not None:
            kinds.setdefault((label["prefix"], label["end"]), []).append(i)
    found = [False] * len(lines)
    for (prefix, end), places in sorted(kinds.items()):
        numbers = [int(label["number"]) for i in places if (label := labels[i]) is not None]
        if _counts(numbers) and (prefix or end or _is_from_one(numbers)):
            for i in places:
                found[i] = True
    return found


def _counts(numbers: Sequence[int]) -> bool:
    if len(numbers) < _FEWEST:
        return False
    steps = [after - before for before, after in zip(numbers, numbers[1:], strict=False)]
    up = steps[0] > 0
    if any((step > 0) is not up or not 0 < abs(step) <= _LARGEST_STEP for step in steps):
        return False
    return sum(abs(step) - 1 for step in steps) <= _MOST_SKIPPED * len(numbers)


def _is_from_one(numbers: Sequence[int]) -> bool:
    """Whether bare numbers count from or down to one."""
    return min(numbers[0], numbers[-1]) == 1
