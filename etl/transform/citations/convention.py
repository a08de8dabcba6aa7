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
from etl.transform.citations.evidence import Field, Scores
from etl.transform.citations.tokens import AtomType

F, S = Field, Setting
# members of enumerations are slow to count and to walk
_FIELDS, _SETTINGS, _COUNT = tuple(F), tuple(S), len(F)
# How often a field follows another over many styles; what is not named is rare.
_FOLLOWS: dict[Field, dict[Field, float]] = {
    F.START: {F.AUTHORS: 0.6, F.TITLE: 0.25, F.YEAR: 0.07, F.VENUE: 0.02, F.EXTRA: 0.03, F.WITH: 0.01, F.OTHER: 0.015},
    F.AUTHORS: {
        F.TITLE: 0.42,
        F.YEAR: 0.36,
        F.VENUE: 0.08,
        F.EXTRA: 0.06,
        F.IN: 0.02,
        F.PUBLISHER: 0.02,
        F.END: 0.03,
        F.EDS: 0.02,
        F.EDITORS: 0.01,
        F.NUMBERS: 0.01,
    },
    F.YEAR: {
        F.TITLE: 0.33,
        F.END: 0.2,
        F.NUMBERS: 0.14,
        F.VENUE: 0.1,
        F.EXTRA: 0.1,
        F.AUTHORS: 0.05,
        F.IN: 0.03,
        F.PUBLISHER: 0.03,
        F.WITH: 0.02,
        F.OTHER: 0.02,
    },
    F.TITLE: {
        F.VENUE: 0.36,
        F.IN: 0.17,
        F.AUTHORS: 0.11,
        F.YEAR: 0.1,
        F.EXTRA: 0.08,
        F.PUBLISHER: 0.06,
        F.WITH: 0.04,
        F.END: 0.03,
        F.NUMBERS: 0.03,
        F.EDS: 0.01,
        F.EDITORS: 0.015,
        F.OTHER: 0.01,
    },
    F.VENUE: {
        F.NUMBERS: 0.42,
        F.YEAR: 0.24,
        F.PUBLISHER: 0.08,
        F.EXTRA: 0.08,
        F.END: 0.06,
        F.EDS: 0.04,
        F.OTHER: 0.03,
        F.AUTHORS: 0.01,
        F.EDITORS: 0.02,
        F.TITLE: 0.01,
        F.WITH: 0.02,
    },
    F.IN: {F.VENUE: 0.84, F.EDITORS: 0.1, F.YEAR: 0.02, F.EXTRA: 0.02, F.NUMBERS: 0.01},
    F.EDS: {F.EDITORS: 0.5, F.VENUE: 0.25, F.NUMBERS: 0.08, F.PUBLISHER: 0.08, F.YEAR: 0.05, F.TITLE: 0.03},
    F.EDITORS: {F.EDS: 0.4, F.NUMBERS: 0.16, F.PUBLISHER: 0.16, F.VENUE: 0.14, F.YEAR: 0.08, F.END: 0.02},
    F.NUMBERS: {
        F.YEAR: 0.34,
        F.END: 0.3,
        F.EXTRA: 0.14,
        F.PUBLISHER: 0.1,
        F.VENUE: 0.03,
        F.WITH: 0.02,
        F.OTHER: 0.02,
        F.EDS: 0.01,
        F.IN: 0.03,
    },
    F.PUBLISHER: {F.YEAR: 0.4, F.END: 0.34, F.NUMBERS: 0.1, F.EXTRA: 0.1, F.OTHER: 0.02},
    F.EXTRA: {
        F.END: 0.4,
        F.YEAR: 0.14,
        F.VENUE: 0.12,
        F.TITLE: 0.06,
        F.NUMBERS: 0.06,
        F.AUTHORS: 0.03,
        F.WITH: 0.02,
        F.PUBLISHER: 0.04,
        F.OTHER: 0.06,
        F.IN: 0.02,
    },
    F.OTHER: {F.YEAR: 0.3, F.END: 0.25, F.NUMBERS: 0.15, F.EXTRA: 0.15, F.PUBLISHER: 0.1},
    F.WITH: {F.AUTHORS: 0.97},
    F.BY: {F.AUTHORS: 0.97},
}
_RARE = 0.004
# Separators between two fields, and inside one, over many styles.
_BETWEEN = {
    ". ": 0.32,
    ", ": 0.26,
    ": ": 0.06,
    " ": 0.06,
    " (": 0.06,
    ") ": 0.04,
    "; ": 0.02,
    "\n": 0.12,
    "). ": 0.05,
    "., ": 0.05,
    ",“ ": 0.05,
    ", “": 0.05,
    ".“ ": 0.05,
    ". “": 0.05,
    "? ": 0.03,
}
_INSIDE: dict[Field, dict[str, float]] = {
    F.AUTHORS: {
        ", ": 0.5,
        " & ": 0.12,
        ", & ": 0.12,
        "; ": 0.08,
        " / ": 0.04,
        "., ": 0.12,
        ". & ": 0.04,
        ". ": 0.01,
        "., & ": 0.08,
        " ": 0.01,
        " (": 0.01,
        ") ": 0.01,
        ".; ": 0.05,
        "\n": 0.02,
    },
    F.TITLE: {
        ": ": 0.3,
        ", ": 0.25,
        " ": 0.2,
        "? ": 0.06,
        " (": 0.06,
        ") ": 0.06,
        ". ": 0.05,
        " & ": 0.1,
        " – ": 0.05,
        "; ": 0.02,
        "\n": 0.08,
        "\n ": 0.1,
        "! ": 0.02,
        ", & ": 0.06,
    },
    F.VENUE: {
        ", ": 0.22,
        ": ": 0.15,
        " ": 0.15,
        ". ": 0.08,
        " (": 0.1,
        ") ": 0.06,
        " & ": 0.1,
        ", & ": 0.08,
        "\n": 0.08,
        "\n ": 0.1,
        " – ": 0.02,
    },
    F.EDITORS: {", ": 0.4, " & ": 0.25, ", & ": 0.1, "., ": 0.1, ". & ": 0.1, "; ": 0.05, " ": 0.02, ". ": 0.05},
    F.PUBLISHER: {", ": 0.4, ": ": 0.4, " & ": 0.1, "; ": 0.05, "., ": 0.1, ". ": 0.02, " ": 0.05},
}
_INSIDE_OF = {int(one): signatures for one, signatures in _INSIDE.items()}  # plain numbers are fast to look up
_ANY_INSIDE = 0.12
_RARE_GAP = 0.006
_PRIOR_WEIGHT = 4.0
_SETTING = {
    Setting.PLAIN: 0.7,
    Setting.BOLD: 0.08,
    Setting.ITALIC: 0.1,
    Setting.BOLD_ITALIC: 0.02,
    Setting.QUOTED: 0.1,
    Setting.LINKED: 0.05,
}
# A title or a venue may well be set apart, the rest is seldom; a name in bold says nothing.
_SETTING_OF = {
    F.TITLE: {S.PLAIN: 0.4, S.BOLD: 0.12, S.ITALIC: 0.13, S.BOLD_ITALIC: 0.05, S.QUOTED: 0.3, S.LINKED: 0.3},
    F.VENUE: {S.PLAIN: 0.5, S.BOLD: 0.06, S.ITALIC: 0.4, S.BOLD_ITALIC: 0.02, S.QUOTED: 0.01, S.LINKED: 0.05},
    F.AUTHORS: {S.PLAIN: 0.75, S.BOLD: 0.15, S.ITALIC: 0.06, S.BOLD_ITALIC: 0.03, S.QUOTED: 0.005, S.LINKED: 0.03},
}

# How often a field goes on after one of its atoms.
_STAYS = {
    F.AUTHORS: 0.75,
    F.TITLE: 0.35,
    F.VENUE: 0.3,
    F.NUMBERS: 0.5,
    F.PUBLISHER: 0.4,
    F.EDITORS: 0.6,
    F.IN: 0.01,
    F.WITH: 0.01,
    F.BY: 0.01,
}

Reading = Sequence[Field]  # the field of each atom


# Titles (or venues) of a list that are nearly all set in one type which is not plain end where it ends.
_SET_APART = (F.TITLE, F.VENUE)
_FEWEST_APART, _APART = 3, 0.75
_STAY_WEIGHT = 0.7
_GAP_WEIGHT = 0.9
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
        inside = _INSIDE_OF.get(before)
        return _ANY_INSIDE if inside is None else inside.get(signature, _RARE_GAP)
    return _BETWEEN.get(signature, _RARE_GAP * 2)


# Whether a list opens its entries with authors or with titles shows in the first atoms; at least so much evidence counts.
_CLEARLY = 6.0
_MOST = 3.0
_OPENINGS: dict[Field, dict[Field, dict[Field, float]]] = {
    F.AUTHORS: {F.START: {F.AUTHORS: 0.78, F.TITLE: 0.07}},
    F.TITLE: {F.START: {F.AUTHORS: 0.07, F.TITLE: 0.78}},
    F.VENUE: {F.START: {F.VENUE: 0.8, F.TITLE: 0.05, F.AUTHORS: 0.05}, F.VENUE: {F.TITLE: 0.3}, F.YEAR: {F.TITLE: 0.5}},
}
_VENUES_SHARE = 0.5  # of the entries that open with a venue and its year


def usual_opening(scores: Sequence[Sequence[Scores]], atoms: Sequence[Sequence[Atom]]) -> Field | None:
    """What the entries of a list open with, authors, titles or venues (`KDD 2019: ...`), judged by the words of their first atoms;
    `None` if that is open."""
    before_years = [entry[0] for entry, pieces in zip(scores, atoms, strict=True) if _has_year_second(pieces)]
    if len(before_years) >= max(2.0, _VENUES_SHARE * len(scores)) and sum(map(_is_rather_venue, before_years)) > _CLEARLY / 2:
        return F.VENUE
    evidence = 0.0
    for entry in scores:
        first = entry[0] if entry else {}
        if F.AUTHORS in first and F.TITLE in first:
            evidence += max(-_MOST, min(_MOST, first[F.AUTHORS] - first[F.TITLE]))
    if abs(evidence) < _CLEARLY:
        return None
    return F.AUTHORS if evidence > 0 else F.TITLE


def _has_year_second(atoms: Sequence[Atom]) -> bool:
    """Whether an entry opens with a text, a year right behind it, and another text."""
    return (
        len(atoms) > 2
        and atoms[0].type is AtomType.TEXT
        and atoms[1].type is AtomType.YEAR
        and not atoms[1].gap.strip()
        and atoms[2].type in _TITLES
    )


def _is_rather_venue(scores: Scores) -> float:
    other = max(scores.get(F.TITLE, -_MOST), scores.get(F.AUTHORS, -_MOST))
    return max(-_MOST, min(_MOST, scores.get(F.VENUE, -_MOST) - other))


_TITLES = (AtomType.TEXT, AtomType.QUOTED)


@lru_cache(maxsize=8)
def common_habits(opening: Field | None) -> Convention:
    """The convention of lists of which nothing is known but their `opening`."""
    return learn((), opening)


def learn(readings: Iterable[tuple[Sequence[Atom], Reading]], opening: Field | None) -> Convention:
    """The convention of the given readings of a list with this `opening`."""
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
        prior, seen = _FOLLOWS.get(a, {}), follows.get(a, {})
        if opening is not None:
            prior = {**prior, **_OPENINGS[opening].get(a, {})}
        total = sum(seen.values()) + _PRIOR_WEIGHT
        result.follows.append([math.log((seen.get(b, 0.0) + _PRIOR_WEIGHT * prior.get(b, _RARE)) / total) for b in _FIELDS])
        marks, count = settings.get(a, {}), sum(settings.get(a, {}).values()) + _PRIOR_WEIGHT
        for s in _SETTINGS:
            base = _SETTING_OF.get(a, _SETTING)[s]
            result.settings[s.value][a] = math.log((marks.get(s, 0.0) + _PRIOR_WEIGHT * base) / count)
        more, ends = stays[a][True], stays[a][False]
        base = _STAYS.get(a, 0.4)
        known = more + ends + _PRIOR_WEIGHT
        result.stays.append(
            (math.log((ends + _PRIOR_WEIGHT * (1 - base)) / known), math.log((more + _PRIOR_WEIGHT * base) / known))
        )
    for (a, b), found in gaps.items():
        total = sum(found.values()) + _PRIOR_WEIGHT
        result.gap_default[a, b] = math.log(_PRIOR_WEIGHT / total)
        for signature, times in found.items():
            result.gaps[a, b, signature] = math.log((times + _PRIOR_WEIGHT * _gap_prior(a, b, signature)) / total)
    for one, found_settings in whole.items():
        setting, times = found_settings.most_common(1)[0]
        if setting is not Setting.PLAIN and times >= _FEWEST_APART and times >= _APART * found_settings.total():
            result.apart[one] = setting
    for f in (F.AUTHORS, F.VENUE, F.YEAR):
        result.has[f] = math.log((entries - having[f] + 0.5) / (entries + 1.0 + 2.0)) if entries else math.log(0.2)
    return result
