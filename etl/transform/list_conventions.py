"""How a section's list is set, learned from its own lines: where its items begin, when no list mark tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from etl.model.section import SectionKind
from etl.transform.line_cues import BLANK, Cues

Predicate = Callable[[Cues], bool]

# how much two cues that agree say for a convention
_WEIGHTS: tuple[tuple[float, Predicate], ...] = (
    (2.0, lambda c: c.outdent),
    (1.0, lambda c: c.bold),
    (1.5, lambda c: c.date_left),
    (1.0, lambda c: c.row),
    (1.5, lambda c: c.authors),
    (1.0, lambda c: c.quoted),
    (1.0, lambda c: c.cells),
    (1.0, lambda c: c.after_marked),
)
_GAP_WEIGHT = 2.0
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
_FEWEST_DATED = 0.25  # of a section's lines; with fewer, dates say nothing of its items


def find_starts(cues: Sequence[Cues | None], kind: SectionKind) -> list[bool]:
    """Which unmarked lines begin an item; `cues` has `None` for lines that begin with a list mark.

    Several conventions are tried (blank space above, hanging indent, bold first words, a date at the left, authors first, one line
    an item, ...). The one is taken on which the most other cues agree and which leaves each item with its one date.
    """
    plain = [(i, c) for i, c in enumerate(cues) if c is not None]
    if not plain:
        return [False] * len(cues)
    best_score, best = -9.0, [True] * len(plain)
    thresholds = _gap_thresholds([c for _, c in plain])
    informative = _informative([c for _, c in plain], thresholds)
    for bonus, convention in _conventions(thresholds):
        starts = [n == 0 or (c.may_start and convention(c)) for n, (_, c) in enumerate(plain)]
        score = bonus + _score(cues, plain, starts, informative, kind, convention(plain[0][1]))
        if score > best_score + 1e-9:
            best_score, best = score, starts
    result = [False] * len(cues)
    for (index, _), start in zip(plain, best, strict=True):
        result[index] = start
    return result


def _conventions(thresholds: Sequence[float]) -> list[tuple[float, Predicate]]:
    """The conventions tried, each with what speaks for it beforehand."""

    def gap(least: float) -> Predicate:
        return lambda c: c.gap >= least

    gaps = [(0.15, gap(t)) for t in thresholds]
    bold_gaps: list[tuple[float, Predicate]] = [(0.0, lambda c, t=t: c.gap >= t and c.bold) for t in thresholds[:2]]  # type: ignore[misc]
    return [
        *gaps,
        *bold_gaps,
        (0.1, lambda c: c.outdent),
        (0.05, lambda c: not c.outdent),
        (0.05, lambda c: c.row),
        (0.0, lambda c: c.row and c.outdent),
        (0.0, lambda c: c.bold),
        (0.05, lambda c: c.date_left),
        (-0.1, lambda c: c.dated),
        (0.0, lambda c: c.cells),
        (0.0, lambda c: c.cells and c.bold),
        (0.0, lambda c: c.authors and c.row),
        (0.0, lambda c: c.quoted and c.row),
        (0.05, lambda c: c.after_marked),
        (0.0, lambda c: True),
    ]


def _gap_thresholds(cues: Sequence[Cues]) -> list[float]:
    """Where the blank spaces between lines part into smaller and larger ones, the clearest first; at most three."""
    gaps = sorted({round(c.gap, 1) for c in cues[1:]})
    steps = [(upper - lower, upper) for lower, upper in zip(gaps, gaps[1:], strict=False) if upper - lower >= 0.1]
    steps.sort(key=lambda step: (-step[0], step[1]))
    found = [upper - 0.05 for _, upper in steps[:3]]
    return found or ([gaps[0] - 0.05] if gaps and gaps[0] > 0.3 else [])


def _informative(cues: Sequence[Cues], thresholds: Sequence[float]) -> list[tuple[float, list[bool]]]:
    """The cues that tell lines of this section apart, with their weights and values."""
    found: list[tuple[float, list[bool]]] = []
    tests: list[tuple[float, Predicate]] = list(_WEIGHTS)
    if thresholds:
        least = thresholds[0]
        tests.append((_GAP_WEIGHT, lambda c: c.gap >= least))
    for weight, test in tests:
        values = [test(c) for c in cues]
        if any(values[1:]) and not all(values[1:]):
            found.append((weight, values))
    return found


def _score(
    cues: Sequence[Cues | None],
    plain: Sequence[tuple[int, Cues]],
    starts: Sequence[bool],
    informative: Sequence[tuple[float, list[bool]]],
    kind: SectionKind,
    first_fits: bool,
) -> float:
    return (
        _DATES_WEIGHT * _dates_score(cues, plain, starts, kind)
        + _AGREEMENT_WEIGHT * _agreement(starts, informative)
        - _BLANKS_WEIGHT * _blanks_inside(plain, starts)
        + (0.1 if first_fits else -0.1)
    )


def _blanks_inside(plain: Sequence[tuple[int, Cues]], starts: Sequence[bool]) -> float:
    """The share of lines after an empty line that begin no item though they could."""
    blank = [start for (_, c), start in zip(plain, starts, strict=True) if c.gap >= BLANK and c.may_start]
    return 1 - sum(blank) / len(blank) if blank else 0.0


def _agreement(starts: Sequence[bool], informative: Sequence[tuple[float, list[bool]]]) -> float:
    """How much more often a cue holds for the lines that start items than for the others, over all cues; 0..1."""
    others = len(starts) - sum(starts)
    if not others or not informative:
        return 0.0
    first = sum(starts)
    total = 0.0
    for weight, values in informative:
        at_starts = sum(1 for start, value in zip(starts, values, strict=True) if start and value)
        elsewhere = sum(values) - at_starts
        total += weight * max(0.0, at_starts / first - elsewhere / others)
    return total / sum(weight for weight, _ in informative)


def _dates_score(
    cues: Sequence[Cues | None], plain: Sequence[tuple[int, Cues]], starts: Sequence[bool], kind: SectionKind
) -> float:
    """How well each item's number of dated lines fits its kind of section, 0..1."""
    fit = _DATES.get(kind, _ONE_YEAR)
    values = [c.stay if fit is _ONE_STAY else c.dated for _, c in plain]
    dated = sum(values)
    if dated < 2 or dated < _FEWEST_DATED * sum(starts):
        return 0.5
    counts: list[int] = []
    for value, start in zip(values, starts, strict=True):
        if start:
            counts.append(0)
        counts[-1] += value
    return sum(fit[min(count, 3)] for count in counts) / len(counts)
