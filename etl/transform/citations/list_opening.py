"""What the entries of a list open with, and what they set titles in: judged by the words of their atoms, before any reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from etl.transform.citations.atoms import Atom, Setting
from etl.transform.citations.evidence import Field, Scores
from etl.transform.citations.tokens import AtomType

F = Field
# Whether a list opens its entries with authors or with titles shows in the first atoms; at least so much evidence counts.
_CLEARLY = 6.0
_MOST = 3.0
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


# What titles may be set in that other text is seldom set in; the clearest first.
_APART = (Setting.QUOTED, Setting.BOLD, Setting.BOLD_ITALIC, Setting.LINKED, Setting.ITALIC)
_FEWEST, _NEARLY_ALL = 3, 0.8  # entries with one such run, at least and of all
_WORDS, _ON_AVERAGE = 2, 4.0  # of a run
_RATHER = 0.5  # by so much the words must rather be those of titles, as a mean over the list


def titles_in(scores: Sequence[Sequence[Scores]], atoms: Sequence[Sequence[Atom]]) -> Setting | None:
    """The type in which a list sets its titles: nearly all entries have one run of it, and the words are rather those of titles.

    `**Quiet lamps**, with M. Roe, *Journal of Lamps*, 2019` under others like it: bold. `None` where none is set so.
    """
    for setting in _APART:
        found = [list(_runs_in(setting, pieces, local)) for pieces, local in zip(atoms, scores, strict=True)]
        single = [runs[0] for runs in found if len(runs) == 1]
        if len(single) < max(_FEWEST, _NEARLY_ALL * len(found)):
            continue
        words = sum(count for count, _ in single) / len(single)
        if words >= _ON_AVERAGE and sum(evidence for _, evidence in single) / len(single) >= _RATHER:
            return setting
    return None


# the same where no authors are printed and entries open with such a run: titles may be short
_FEWEST_OPENING, _MOSTLY_OWN = 5, 0.7  # entries at least; share of the runs that stand there once
_BEHIND = 2.0  # by so much the words may be rather those of names or venues, as a mean over the list
_BEFORE_TITLE = (AtomType.YEAR, AtomType.NUMBER, AtomType.KIND, AtomType.STATUS)


def opening_titles_in(scores: Sequence[Sequence[Scores]], atoms: Sequence[Sequence[Atom]]) -> Setting | None:
    """The type in which a list that prints no authors sets what its entries open with, behind a date: their titles.

    `2019  **Quiet Lamps** – installation, Elm Hall` under others like it: bold. `None` where entries open otherwise, or with the
    same few words.
    """
    opening = [found for pieces, local in zip(atoms, scores, strict=True) if (found := _opening_run(pieces, local)) is not None]
    for setting in _APART:
        runs = [(text, behind) for one, text, behind in opening if one is setting]
        if len(runs) < max(_FEWEST_OPENING, _NEARLY_ALL * len(atoms)):
            continue
        if len({text for text, _ in runs}) >= _MOSTLY_OWN * len(runs) and sum(far for _, far in runs) <= _BEHIND * len(runs):
            return setting
    return None


def opens_in(setting: Setting, atoms: Sequence[Atom]) -> bool:
    """Whether an entry opens, behind a date, with a text of this type."""
    return next((atom.setting is setting for atom in atoms if atom.type not in _BEFORE_TITLE), False)


def _opening_run(atoms: Sequence[Atom], scores: Sequence[Scores]) -> tuple[Setting, str, float] | None:
    """The setting and words of an entry's first text, and how much rather it is a name or venue."""
    first = next((n for n, atom in enumerate(atoms) if atom.type not in _BEFORE_TITLE), None)
    if first is None or atoms[first].type not in _TITLES:
        return None
    setting = atoms[first].setting
    run = [atom.text for atom in atoms[first:] if atom.setting is setting]
    local = scores[first]
    other = max(local.get(F.VENUE, -_MOST), local.get(F.AUTHORS, -_MOST))
    return setting, " ".join(run), other - local.get(F.TITLE, -_MOST)


def _runs_in(setting: Setting, atoms: Sequence[Atom], scores: Sequence[Scores]) -> Iterator[tuple[int, float]]:
    """The words of each run of texts in this setting that may be a title, and how much rather one than a venue or names."""
    for inside, group in groupby(zip(atoms, scores, strict=True), lambda pair: pair[0].setting is setting):
        texts = [(atom, local) for atom, local in group if atom.type in _TITLES] if inside else []
        words = sum(len(atom.text.split()) for atom, _ in texts)
        if words < _WORDS:
            continue
        title = max(local.get(F.TITLE, -_MOST) for _, local in texts)
        other = max(max(local.get(F.VENUE, -_MOST), local.get(F.AUTHORS, -_MOST)) for _, local in texts)
        yield words, max(-_MOST, min(_MOST, title - other))
