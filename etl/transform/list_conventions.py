"""How a section's list is set, learned from its own lines: where its items begin, when no list mark tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from etl.model.section import SectionKind
from etl.transform.line_cues import BLANK, Cues, mark_names, mark_unfinished

Predicate = Callable[[Cues], bool]

# the cues, each with how much it says for a convention that it agrees with
_CUES: dict[str, tuple[float, Predicate]] = {
    "outdent": (2.0, lambda c: c.outdent),
    "bold": (1.0, lambda c: c.bold),
    "date": (1.5, lambda c: c.date_left),
    "row": (1.0, lambda c: c.row),
    "authors": (1.5, lambda c: c.authors),
    "quoted": (1.0, lambda c: c.quoted),
    "cells": (1.0, lambda c: c.cells),
    "marked": (1.0, lambda c: c.after_marked),
    "heading": (3.0, lambda c: c.heading),
}
_GAP_WEIGHT = 2.0
_LEAST_GAP = 0.1  # lines; less is the unevenness of a page
_LEAST_WEIGHT = 3.0  # of the cues that must agree for full agreement
_OWN_SHARE = 0.4  # what a convention's own cue counts for it
_FIRST_FITS = 0.1  # for a convention that the section's first line keeps, and against one that it does not
_RARE = 0.08  # a cue that holds for fewer lines of a section, or fails for fewer, tells nothing
# a section's items as a rule state one date each: how well a number of dated lines in an item fits, by kind of section
_ONE_STAY = (0.1, 1.0, 0.6, 0.3)
_ONE_WORK = (0.2, 1.0, 0.85, 0.4)
_ONE_YEAR = (0.3, 1.0, 0.5, 0.2)
_DATES = {
    SectionKind.EMPLOYMENT: _ONE_STAY,
    SectionKind.EDUCATION: _ONE_STAY,
    SectionKind.HEADER: _ONE_STAY,
    SectionKind.PUBLICATIONS: _ONE_WORK,
}
_DATES_WEIGHT, _AGREEMENT_WEIGHT, _BLANKS_WEIGHT = 1.0, 0.6, 0.4
_EVERY_LINE = 0.2  # where every line is a sentence with a date
_NUMBERED = 0.6  # for numbers that count the items
_NAMES_WEIGHT = 0.8
_OWN_NAMES = 0.8  # what it counts for a convention that rests on the names
_ONE_LIST = (0.2, 1.0, 0.3, 0.1)  # how well a number of lists of names in an item fits
_FEWEST_NAMES, _NAMES_SHARE = 2, 0.15  # lines of names, at least and of all, without which they say nothing
_REGULAR, _FEWEST_REGULAR = 0.2, 3  # for a convention under which all items have the same number of lines; of items
_FEWEST_DATED = 0.25  # of a section's lines; with fewer, dates say nothing of its items


def find_starts(cues: Sequence[Cues | None], kind: SectionKind) -> list[bool]:
    """Which unmarked lines begin an item; `cues` has `None` for lines that begin with a list mark.

    Several conventions are tried (blank space above, hanging indent, bold first words, a date at the left, authors first, one line
    an item, ...). The one is taken on which the most other cues agree and which leaves each item with its one date.
    """
    plain = [(i, c) for i, c in enumerate(cues) if c is not None]
    if not plain:
        return [False] * len(cues)
    in_names = kind is SectionKind.PUBLICATIONS and _mark_names([c for _, c in plain])
    if kind is SectionKind.PUBLICATIONS:
        mark_unfinished([c for _, c in plain])
    best_score, best = -9.0, [True] * len(plain)
    thresholds = _gap_thresholds([c for _, c in plain])
    informative = _informative([c for _, c in plain], thresholds, kind)
    hanging = any(name == "outdent" for name, _, _ in informative)
    starts_dated = plain[0][1].dated or (len(plain) > 1 and plain[1][1].dated and plain[1][1].gap >= BLANK)
    conventions = _conventions(thresholds, plain[0][1].heading, hanging)
    if in_names:
        conventions += _NAMES_CONVENTIONS
    if len(plain) > 2 and all((c.dated or c.unfinished) and (n == 0 or c.closed) for n, (_, c) in enumerate(plain)):
        conventions.append((_EVERY_LINE, "closed", lambda c: c.closed))
    if kind is SectionKind.PUBLICATIONS:
        conventions.append((0.0, "closed", lambda c: c.closed and (c.authors or c.name_left)))
    if any(c.numbered for _, c in plain):
        conventions.append((_NUMBERED, "numbered", lambda c: c.numbered))
    fits: dict[bytes, _Fit] = {}  # several conventions often find the same starts
    for bonus, own, convention in conventions:
        starts = [n == 0 or (c.may_start and convention(c)) for n, (_, c) in enumerate(plain)]
        others = [(weight, values, _OWN_SHARE if name == own else 1.0) for name, weight, values in informative]
        if (own == "dated" and not starts_dated) or (own == "stay" and not in_names and not _is_regular(starts)):
            continue
        fit = fits.get(key := bytes(starts))
        if fit is None:
            fit = fits[key] = _fit_of(plain, starts, kind, in_names=in_names)
        score = bonus + fit.with_agreement(_agreement(starts, others)) + _REGULAR * fit.regularity
        if in_names:
            score += _NAMES_WEIGHT * (_OWN_NAMES if own == "names" else 1.0) * fit.names
        if convention(plain[0][1]):
            score += _FIRST_FITS
        elif own != "gap":  # the space above a section's first line is the heading's
            score -= _FIRST_FITS
        if score > best_score + 1e-9:
            best_score, best = score, starts
    result = [False] * len(cues)
    for (index, _), start in zip(plain, best, strict=True):
        result[index] = start
    return result


def _conventions(thresholds: Sequence[float], starts_with_heading: bool, hanging: bool) -> list[tuple[float, str, Predicate]]:
    """The conventions tried, each with what speaks for it beforehand and the cue on which it rests."""

    def gap(least: float) -> Predicate:
        return lambda c: c.gap >= least or (c.new_page and c.outdent and (c.row or hanging))

    gaps = [(0.15, "gap", gap(t)) for t in thresholds]
    bold_gaps = [(0.0, "gap", _both(gap(t), lambda c: c.bold)) for t in thresholds[:2]]
    return [
        (0.5 if starts_with_heading else 0.0, "heading", lambda c: c.heading),
        *gaps,
        *bold_gaps,
        (0.1, "outdent", lambda c: c.outdent),
        (0.05, "outdent", lambda c: not c.outdent),
        (0.05, "row", lambda c: c.row),
        (0.0, "row", lambda c: c.row and c.outdent),
        (0.0, "bold", lambda c: c.bold),
        (0.05, "whole", lambda c: c.bold_whole),
        (0.05, "date", lambda c: c.date_left),
        (-0.1, "dated", lambda c: c.dated),
        (0.0, "stay", lambda c: c.after_stay),
        (0.0, "cells", lambda c: c.cells),
        (0.0, "cells", lambda c: c.cells and c.bold),
        (0.0, "authors", lambda c: c.authors and c.row),
        (0.0, "quoted", lambda c: c.quoted and c.row),
        (0.0, "quoted", lambda c: c.quoted),
        (0.05, "marked", lambda c: c.after_marked),
        (0.0, "", lambda c: True),
    ]


# Conventions of entries whose authors stand on a line of their own: it is the first, the second or the third of each.
_NAMES_CONVENTIONS: list[tuple[float, str, Predicate]] = [
    (0.0, "names", lambda c: c.names),
    (0.0, "names", lambda c: c.to_names == 1),
    (0.0, "names", lambda c: c.to_names == 2),
]


def _mark_names(cues: Sequence[Cues]) -> bool:
    """Whether enough lines of a list hold names alone to tell its entries."""
    mark_names(cues)
    return sum(c.names for c in cues) >= max(_FEWEST_NAMES, _NAMES_SHARE * len(cues))


def _names_score(plain: Sequence[tuple[int, Cues]], starts: Sequence[bool]) -> float:
    """How well the items have one list of names each, 0..1; names on two lines are one list."""
    counts: list[int] = []
    above = False
    for (_, cue), start in zip(plain, starts, strict=True):
        if start:
            counts.append(0)
            above = False
        counts[-1] += cue.names and not above
        above = cue.names
    return sum(_ONE_LIST[min(count, 3)] for count in counts) / len(counts)


def _is_regular(starts: Sequence[bool]) -> bool:
    """Whether all items have the same number of lines, two at least: then a date may end each."""
    places = [i for i, start in enumerate(starts) if start]
    sizes = {b - a for a, b in pairwise([*places, len(starts)])}
    return len(places) > 1 and len(sizes) == 1 and sizes != {1}


def _regularity(starts: Sequence[bool]) -> float:
    """The share, squared, of items with the commonest number of lines, two or more: title, authors, venue on a line each."""
    places = [i for i, start in enumerate(starts) if start]
    if len(places) < _FEWEST_REGULAR:
        return 0.0
    (size, times), *_ = Counter(b - a for a, b in pairwise([*places, len(starts)])).most_common(1)
    return (times / len(places)) ** 2 if size > 1 else 0.0


def _gap_thresholds(cues: Sequence[Cues]) -> list[float]:
    """Where the blank spaces between lines part into smaller and larger ones, the clearest first; at most three."""
    gaps = sorted({round(c.gap, 1) for c in cues[1:]})
    steps = [(upper - lower, upper) for lower, upper in pairwise(gaps) if upper - lower >= _LEAST_GAP - 1e-6]
    steps.sort(key=lambda step: (-step[0], step[1]))
    found = [upper - 0.05 for _, upper in steps[:3]]
    return found or ([gaps[0] - 0.05] if gaps and gaps[0] >= _LEAST_GAP else [])


def _both(first: Predicate, second: Predicate) -> Predicate:
    return lambda c: first(c) and second(c)


def _informative(cues: Sequence[Cues], thresholds: Sequence[float], kind: SectionKind) -> list[tuple[str, float, int]]:
    """The cues that tell lines of this section apart, with their names, weights and values."""
    tests = [(name, weight, test) for name, (weight, test) in _CUES.items()]
    if kind is SectionKind.PUBLICATIONS:
        tests.append(("whole", 1.0, lambda c: c.bold_whole))
    if thresholds:
        least = thresholds[0]
        tests.append(("gap", _GAP_WEIGHT, lambda c: c.gap >= least))
    found: list[tuple[str, float, int]] = []
    for name, weight, test in tests:
        values = [test(c) for c in cues]
        rarer = min(sum(values[1:]), len(values) - 1 - sum(values[1:]))
        if rarer and rarer >= _RARE * len(values):
            found.append((name, weight, _bits(values)))
    return found


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well starts fit a list, whatever convention found them; each 0..1."""

    dates: float
    blanks: float  # blank space inside items
    regularity: float
    names: float

    def with_agreement(self, agreement: float) -> float:
        return _DATES_WEIGHT * self.dates + _AGREEMENT_WEIGHT * agreement - _BLANKS_WEIGHT * self.blanks


def _fit_of(plain: Sequence[tuple[int, Cues]], starts: Sequence[bool], kind: SectionKind, *, in_names: bool) -> _Fit:
    return _Fit(
        _dates_score(plain, starts, kind),
        _blanks_inside(plain, starts),
        _regularity(starts),
        _names_score(plain, starts) if in_names else 0.0,
    )


def _blanks_inside(plain: Sequence[tuple[int, Cues]], starts: Sequence[bool]) -> float:
    """The share of the blank space that lies inside items, above lines that could begin one; a rare blank line says little."""
    inside = total = 0.0
    blanks = 0
    for (_, cue), start in zip(plain[1:], starts[1:], strict=True):
        if cue.may_start and cue.gap >= _LEAST_GAP:
            weight = min(1.0, cue.gap / BLANK + 0.3)
            blanks += 1
            total += weight
            inside += 0.0 if start else weight
    return inside / total * min(1.0, blanks / (_RARE * len(plain))) if total else 0.0


def _agreement(starts: Sequence[bool], informative: Sequence[tuple[float, int, float]]) -> float:
    """How closely the cues go together with the starts, 0..1: the weighted mean of their correlations, negative ones as none."""
    count, first = len(starts), sum(starts)
    if first == count or not informative:
        return 0.0
    total = 0.0
    at_starts = _bits(starts)
    for weight, values, share in informative:
        true = values.bit_count()
        both = (values & at_starts).bit_count()
        spread = first * (count - first) * true * (count - true)
        total += share * weight * max(0.0, (both * count - first * true) / spread**0.5) if spread else 0.0
    return total / max(_LEAST_WEIGHT, sum(weight for weight, _, _ in informative))


def _bits(values: Sequence[bool]) -> int:
    """The values as the bits of one number: comparing two long lists is then one operation."""
    return int("".join("1" if value else "0" for value in values), 2)


def _dates_score(plain: Sequence[tuple[int, Cues]], starts: Sequence[bool], kind: SectionKind) -> float:
    """How well each item's number of dated lines fits its kind of section, 0..1."""
    fit = _DATES.get(kind, _ONE_YEAR)
    values = [c.dated or (fit is _ONE_WORK and c.unfinished) for _, c in plain]
    stays = [c.stay for _, c in plain]
    if fit is _ONE_STAY and sum(stays) * 2 >= sum(values):
        values = stays
    dated = sum(values)
    if dated < (1 if fit is _ONE_STAY else 2) or dated < _FEWEST_DATED * sum(starts):
        return 0.5
    counts: list[int] = []
    for value, start in zip(values, starts, strict=True):
        if start:
            counts.append(0)
        counts[-1] += value
    return sum(fit[min(count, 3)] for count in counts) / len(counts)
