"""A list's convention: which field follows which, with which separators, set in which type.

A CV's list has one style. The convention starts from what reference lists have in common and is re-estimated from the list's own
entries; with few entries the common habits count for more.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from etl.transform.citations.atoms import Atom, Setting
from etl.transform.citations.evidence import Field
from etl.transform.citations.usual_habits import (
    ANY_INSIDE,
    BETWEEN,
    FOLLOWS,
    INSIDE_OF,
    OPENINGS,
    RARE,
    RARE_GAP,
    SETTING,
    SETTING_OF,
    STAYS,
)

F = Field
# members of enumerations are slow to count and to walk
_FIELDS, _SETTINGS, _COUNT = tuple(Field), tuple(Setting), len(Field)
_PRIOR_WEIGHT = 4.0

Reading = Sequence[Field]  # the field of each atom


# Titles (or venues) of a list that are nearly all set in one type which is not plain end where it ends.
_SET_APART = (F.TITLE, F.VENUE)
_FEWEST_APART, _APART = 3, 0.75
_STAY_WEIGHT = 0.7
_GAP_WEIGHT = 0.9
_SURELY, _HARDLY = 0.85, 0.03  # of the titles are set as titles are
_MOST_KNOWN = 2_000  # separators whose steps are kept


@dataclass(slots=True)
class Convention:
    """Log probabilities of a list's habits; tables are indexed by the numbers of fields and settings."""

    follows: list[list[float]] = field(default_factory=list)
    settings: list[list[float]] = field(default_factory=list)  # by setting, then by field
    stays: list[tuple[float, float]] = field(default_factory=list)  # of each field: (ends, goes on)
    apart: dict[int, Setting] = field(default_factory=dict)  # how titles or venues are set that nothing else is set like
    has: dict[Field, float] = field(default_factory=dict)
    gaps: dict[tuple[int, int, str], float] = field(default_factory=dict)
    gap_default: dict[tuple[int, int], float] = field(default_factory=dict)
    known_steps: dict[str, list[list[float]]] = field(default_factory=dict)

    def steps(self, signature: str, before: int) -> list[float]:
        """How usual it is to go on across this separator from a field to each; worked out once."""
        known = self.known_steps.get(signature)
        if known is None:
            if len(self.known_steps) > _MOST_KNOWN:
                self.known_steps.clear()
            known = self.known_steps[signature] = [[] for _ in range(_COUNT)]
        if not known[before]:
            known[before] = self._steps(signature, before)
        return known[before]

    def _steps(self, signature: str, before: int) -> list[float]:
        stays, follows = self.stays[before], self.follows[before]
        ends, between = _STAY_WEIGHT * stays[False], math.log(_gap_prior(before, F.END, signature))
        steps = []
        for after in range(_COUNT):
            gap = self.gaps.get((before, after, signature))
            if gap is None:
                gap = between + self.gap_default.get((before, after), 0.0)
            steps.append(ends + _GAP_WEIGHT * gap + follows[after])
        gap = self.gaps.get((before, before, signature))
        if gap is None:
            gap = math.log(_gap_prior(before, before, signature)) + self.gap_default.get((before, before), 0.0)
        steps[before] = _STAY_WEIGHT * stays[True] + _GAP_WEIGHT * gap
        return steps


def _gap_prior(before: int, after: int, signature: str) -> float:
    if before == after:
        inside = INSIDE_OF.get(before)
        return ANY_INSIDE if inside is None else inside.get(signature, RARE_GAP)
    return BETWEEN.get(signature, RARE_GAP * 2)


@lru_cache(maxsize=8)
def common_habits(opening: Field | None, titles_in: Setting | None = None) -> Convention:
    """The convention of lists of which nothing is known but their `opening` and the setting of their titles."""
    return learn((), opening, titles_in)


def learn(
    readings: Iterable[tuple[Sequence[Atom], Reading]], opening: Field | None, titles_in: Setting | None = None
) -> Convention:
    """The convention of the given readings of a list with this `opening`, whose titles are all set in `titles_in`."""
    follows: dict[Field, dict[Field, float]] = defaultdict(lambda: defaultdict(float))
    gaps: dict[tuple[Field, Field], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    settings: dict[Field, dict[Setting, float]] = defaultdict(lambda: defaultdict(float))
    stays: dict[Field, dict[bool, float]] = defaultdict(lambda: defaultdict(float))
    entries = 0
    having: dict[Field, int] = defaultdict(int)
    whole: dict[Field, Counter[Setting]] = defaultdict(Counter)
    for atoms, reading in readings:
        entries += 1
        before = F.START
        for atom, now in zip(atoms, reading, strict=True):
            if now is not before:
                follows[before][now] += 1
            if before is not F.START:
                stays[before][now is before] += 1
                gaps[before, now][atom.gap] += 1
            settings[now][atom.setting] += 1
            before = now
        follows[before][F.END] += 1
        for one in set(reading):
            having[one] += 1
        for one in _SET_APART:
            alike = {atom.setting for atom, now in zip(atoms, reading, strict=True) if now is one}
            if alike:
                whole[one][alike.pop() if len(alike) == 1 else Setting.PLAIN] += 1
    result = Convention(settings=[[0.0] * _COUNT for _ in _SETTINGS])
    for a in _FIELDS:
        prior, seen = FOLLOWS.get(a, {}), follows.get(a, {})
        if opening is not None:
            prior = {**prior, **OPENINGS[opening].get(a, {})}
        total = sum(seen.values()) + _PRIOR_WEIGHT
        result.follows.append([math.log((seen.get(b, 0.0) + _PRIOR_WEIGHT * prior.get(b, RARE)) / total) for b in _FIELDS])
        marks, count = settings.get(a, {}), sum(settings.get(a, {}).values()) + _PRIOR_WEIGHT
        for s in _SETTINGS:
            base = SETTING_OF.get(a, SETTING)[s]
            if titles_in is not None and a is F.TITLE:
                base = _SURELY if s in (titles_in, Setting.QUOTED) else _HARDLY
            result.settings[s.value][a] = math.log((marks.get(s, 0.0) + _PRIOR_WEIGHT * base) / count)
        more, ends = stays[a][True], stays[a][False]
        base = STAYS.get(a, 0.4)
        known = more + ends + _PRIOR_WEIGHT
        result.stays.append(
            (math.log((ends + _PRIOR_WEIGHT * (1 - base)) / known), math.log((more + _PRIOR_WEIGHT * base) / known))
        )
    for (a, b), found in gaps.items():
        total = sum(found.values()) + _PRIOR_WEIGHT
        result.gap_default[a, b] = math.log(_PRIOR_WEIGHT / total)
        for signature, times in found.items():
            result.gaps[a, b, signature] = math.log((times + _PRIOR_WEIGHT * _gap_prior(a, b, signature)) / total)
    if titles_in is not None:
        result.apart[F.TITLE] = titles_in
    for one, found_settings in whole.items():
        setting, times = found_settings.most_common(1)[0]
        if setting is not Setting.PLAIN and times >= _FEWEST_APART and times >= _APART * found_settings.total():
            result.apart[one] = setting
    for f in (F.AUTHORS, F.VENUE, F.YEAR):
        result.has[f] = math.log((entries - having[f] + 0.5) / (entries + 1.0 + 2.0)) if entries else math.log(0.2)
    return result
