"""How well a way of parting a list into items fits it: one date each, one list of names each, blank space between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from etl.model.section import SectionKind
from etl.transform.line_cues import BLANK, Cues

LEAST_GAP = 0.1  # lines; less is the unevenness of a page
_RARE = 0.08  # blank lines rarer than this say little
_FEWEST_REGULAR = 3  # items
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
_ONE_LIST = (0.2, 1.0, 0.3, 0.1)  # how well a number of lists of names in an item fits
_FEWEST_DATED, _FEWEST_DATED_WORKS = 0.25, 0.4  # of a section's items; with fewer, dates say nothing of them
_LEAST_WEIGHT = 3.0  # of the cues that must agree for full agreement


def _names_score(plain: Sequence[Cues], starts: Sequence[bool]) -> float:
    """How well the items have one list of names each, 0..1; names on two lines are one list."""
    counts: list[int] = []
    above = False
    for cue, start in zip(plain, starts, strict=True):
        if start:
            counts.append(0)
            above = False
        counts[-1] += cue.names and not above
        above = cue.names
    return sum(_ONE_LIST[min(count, 3)] for count in counts) / len(counts)


def is_regular(starts: Sequence[bool]) -> bool:
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


@dataclass(frozen=True, slots=True)
class Fit:
    """How well starts fit a list, whatever convention found them; each 0..1."""

    dates: float
    blanks: float  # blank space inside items
    regularity: float
    names: float

    def with_agreement(self, agreement: float) -> float:
        return _DATES_WEIGHT * self.dates + _AGREEMENT_WEIGHT * agreement - _BLANKS_WEIGHT * self.blanks


def fit_of(plain: Sequence[Cues], starts: Sequence[bool], kind: SectionKind, *, in_names: bool) -> Fit:
    return Fit(
        _dates_score(plain, starts, kind),
        _blanks_inside(plain, starts),
        _regularity(starts),
        _names_score(plain, starts) if in_names else 0.0,
    )


def _blanks_inside(plain: Sequence[Cues], starts: Sequence[bool]) -> float:
    """The share of the blank space that lies inside items, above lines that could begin one; a rare blank line says little."""
    inside = total = 0.0
    blanks = 0
    for cue, start in zip(plain[1:], starts[1:], strict=True):
        if cue.may_start and cue.gap >= LEAST_GAP:
            weight = min(1.0, cue.gap / BLANK + 0.3)
            blanks += 1
            total += weight
            inside += 0.0 if start else weight
    return inside / total * min(1.0, blanks / (_RARE * len(plain))) if total else 0.0


def agreement(starts: Sequence[bool], informative: Sequence[tuple[float, int, float]]) -> float:
    """How closely the cues go together with the starts, 0..1: the weighted mean of their correlations, negative ones as none."""
    count, first = len(starts), sum(starts)
    if first == count or not informative:
        return 0.0
    total = 0.0
    at_starts = bits(starts)
    for weight, values, share in informative:
        true = values.bit_count()
        both = (values & at_starts).bit_count()
        spread = first * (count - first) * true * (count - true)
        total += share * weight * max(0.0, (both * count - first * true) / spread**0.5) if spread else 0.0
    return total / max(_LEAST_WEIGHT, sum(weight for weight, _, _ in informative))


def bits(values: Sequence[bool]) -> int:
    """The values as the bits of one number: comparing two long lists is then one operation."""
    return int("".join("1" if value else "0" for value in values), 2)


def _dates_score(plain: Sequence[Cues], starts: Sequence[bool], kind: SectionKind) -> float:
    """How well each item's number of dated lines fits its kind of section, 0..1."""
    fit = _DATES.get(kind, _ONE_YEAR)
    values = [c.dated or (fit is _ONE_WORK and c.unfinished) for c in plain]
    stays = [c.stay for c in plain]
    if fit is _ONE_STAY and sum(stays) * 2 >= sum(values):
        values = stays
    dated = sum(values)
    fewest = _FEWEST_DATED_WORKS if fit is _ONE_WORK else _FEWEST_DATED
    if dated < (1 if fit is _ONE_STAY else 2) or dated < fewest * sum(starts):
        return 0.5
    counts: list[int] = []
    for value, start in zip(values, starts, strict=True):
        if start:
            counts.append(0)
        counts[-1] += value
    return sum(fit[min(count, 3)] for count in counts) / len(counts)
