"""How a section's list is set, learned from its own lines: where its items begin, when no list mark tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from itertools import pairwise

from etl.model.section import SectionKind
from etl.transform.line_cues import BLANK, Cues, mark_names, mark_unfinished
from etl.transform.list_fits import LEAST_GAP, Fit, agreement, bits, fit_of, is_regular

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
_OWN_SHARE = 0.4  # what a convention's own cue counts for it
_FIRST_FITS = 0.1  # for a convention that the section's first line keeps, and against one that it does not
_RARE = 0.08  # a cue that holds for fewer lines of a section, or fails for fewer, tells nothing
_EVERY_LINE = 0.2  # where every line is a sentence with a date
_NUMBERED = 0.6  # for numbers that count the items
_NAMES_WEIGHT = 0.8
_OWN_NAMES = 0.8  # what it counts for a convention that rests on the names
_FEWEST_NAMES, _NAMES_SHARE = 2, 0.15  # lines of names, at least and of all, without which they say nothing
_REGULAR = 0.2  # for a convention under which all items have the same number of lines
_FEW_LINES = 6  # of a list that tells too little of its own convention


def find_starts(cues: Sequence[Cues | None], kind: SectionKind, others: Sequence[Sequence[Cues | None]] = ()) -> list[bool]:
    """Which unmarked lines begin an item; `cues` has `None` for lines that begin with a list mark.

    Several conventions are tried (blank space above, hanging indent, bold first words, a date at the left, authors first, one line
    an item, ...). The one is taken on which the most other cues agree and which leaves each item with its one date. A list of a few
    lines tells little: it is judged together with `others`, the document's lists of the same kind.
    """
    own = [(i, c) for i, c in enumerate(cues) if c is not None]
    if not own:
        return [False] * len(cues)
    if len(cues) == len(own) == 2 and kind is SectionKind.PUBLICATIONS and _are_one(own[0][1], own[1][1]):
        return [True, False]
    pool = [plain for one in others if (plain := [c for c in one if c is not None])]
    firsts = {0}
    for one in pool:
        firsts.add(max(firsts) + len(one))
    starts = _best_starts([c for one in pool for c in one] + [c for _, c in own], firsts, kind)
    result = [False] * len(cues)
    for (index, _), start in zip(own, starts[len(starts) - len(own) :], strict=True):
        result[index] = start
    return result


def _are_one(first: Cues, second: Cues) -> bool:
    """Whether two lines that are all of a list are one reference: one of them has its date, or the first alone opens with one, and
    the second opens nothing."""
    opens = second.bold or second.quoted or second.authors or second.cells or second.heading
    own_date = first.date_left and not second.date_left
    return (own_date or first.dated is not second.dated) and second.gap < BLANK and not opens


def tells_little(cues: Sequence[Cues | None]) -> bool:
    """Whether a list has so few lines that its convention shows better together with others."""
    return sum(cue is not None for cue in cues) <= _FEW_LINES


def _best_starts(plain: Sequence[Cues], firsts: Set[int], kind: SectionKind) -> list[bool]:
    """The starts under the convention that fits best the lists run together in `plain`, whose first lines are `firsts`, the last
    list above all."""
    last = max(firsts)
    in_names = kind is SectionKind.PUBLICATIONS and _mark_names(plain)
    if kind is SectionKind.PUBLICATIONS:
        mark_unfinished(plain)
    best_score, best = -9.0, [True] * len(plain)
    thresholds = _gap_thresholds([c for n, c in enumerate(plain) if n not in firsts])
    informative = _informative(plain, thresholds, kind)
    hanging = any(name == "outdent" for name, _, _ in informative)
    starts_dated = plain[0].dated or (len(plain) > 1 and plain[1].dated and plain[1].gap >= BLANK)
    conventions = _conventions(thresholds, plain[0].heading, hanging)
    if in_names:
        conventions += _NAMES_CONVENTIONS
    if len(plain) > 2 and all((c.dated or c.unfinished) and (n in firsts or c.closed) for n, c in enumerate(plain)):
        conventions.append((_EVERY_LINE, "closed", lambda c: c.closed))
    if kind is SectionKind.PUBLICATIONS:
        conventions.append((0.0, "closed", lambda c: c.closed and (c.authors or c.name_left)))
    if any(c.numbered for c in plain):
        conventions.append((_NUMBERED, "numbered", lambda c: c.numbered))
    fits: dict[bytes, Fit] = {}  # several conventions often find the same starts
    for bonus, own, convention in conventions:
        starts = [n in firsts or (c.may_start and convention(c)) for n, c in enumerate(plain)]
        others = [(weight, values, _OWN_SHARE if name == own else 1.0) for name, weight, values in informative]
        if (own == "dated" and not starts_dated) or (own == "stay" and not in_names and not is_regular(starts)):
            continue
        fit = fits.get(key := bytes(starts))
        if fit is None:
            fit = fits[key] = fit_of(plain, starts, kind, in_names=in_names)
        score = bonus + fit.with_agreement(agreement(starts, others)) + _REGULAR * fit.regularity
        if in_names:
            score += _NAMES_WEIGHT * (_OWN_NAMES if own == "names" else 1.0) * fit.names
        if len(firsts) > 1:
            score += fit_of(plain[last:], starts[last:], kind, in_names=False).with_agreement(0.0)
        fitting = sum(convention(plain[n]) for n in firsts) / len(firsts)
        # the space above a section's first line is the heading's
        score += _FIRST_FITS * (fitting if own == "gap" else 2 * fitting - 1)
        if score > best_score + 1e-9:
            best_score, best = score, starts
    return best


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


def _gap_thresholds(cues: Sequence[Cues]) -> list[float]:
    """Where the blank spaces between lines part into smaller and larger ones, the clearest first; at most three."""
    gaps = sorted({round(c.gap, 1) for c in cues})
    steps = [(upper - lower, upper) for lower, upper in pairwise(gaps) if upper - lower >= LEAST_GAP - 1e-6]
    steps.sort(key=lambda step: (-step[0], step[1]))
    found = [upper - 0.05 for _, upper in steps[:3]]
    return found or ([gaps[0] - 0.05] if gaps and gaps[0] >= LEAST_GAP else [])


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
            found.append((name, weight, bits(values)))
    return found
