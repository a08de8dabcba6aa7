"""The best reading of a reference under a convention: a field for each atom, found with a narrow beam from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from etl.transform.citations.atoms import Atom
from etl.transform.citations.convention import Convention
from etl.transform.citations.evidence import Field, Scores
from etl.transform.citations.tokens import AtomType

F = Field
_Path = tuple[Any, ...]  # a linked list: (last field, path before it), () at the start
_BEAM = 14
# A reference of more atoms than this is a long list of names: few paths are enough, and time stays bounded.
_MANY_ATOMS = 150
_NARROW_BEAM = 3
_FOLLOW_WEIGHT = 1.0
_GAP_WEIGHT = 0.9
_SETTING_WEIGHT = 0.7
_STAY_WEIGHT = 0.7
# A field that was left is not entered again, at this price for each of those that stand in one piece.
_ONCE = {F.AUTHORS: (1, -4.0), F.TITLE: (2, -9.0), F.VENUE: (4, -2.5), F.EDITORS: (16, -4.0)}
_NUMERIC = (AtomType.YEAR, AtomType.NUMBER)
_TITLE_OPENS_WITH_NUMBER = -3.0
_VENUE_OPENS_WITH_NUMBER = -3.0
_TITLE_AFTER_QUOTATION = -2.5
_RUN_BROKEN = -5.0
# Titles and venues are set in one type; after punctuation another type is rather another field.
_SET_ALIKE = (F.TITLE, F.VENUE)
_SETTING_CHANGES = -1.5
# What was a venue is none if "in" still comes; a house follows a venue that "in" announced, or a book.
_VENUE_BEFORE_IN = -4.0
_VENUE_BEFORE_HOUSE = -3.5
_VENUE_BEFORE_EDITORS_MARK = -4.0  # "A. Roe (eds.)"
_SEEN_IN = 8
_IN_NOTHING = -4.0
_NO_TITLE = -8.0
_NO_AUTHORS = -1.0


def decode(
    atoms: Sequence[Atom], scores: Sequence[Scores], convention: Convention, *, unannounced_authors: float = 0.0
) -> tuple[list[Field], float]:
    """The fields of the atoms and the reading's score; an empty reading for no atoms.

    `unannounced_authors` is the price of authors that no "with" or "by" announces, in lists whose owner is never printed.
    """
    if not atoms:
        return [], 0.0
    # a state is (field, fields left behind); its value is (score, path as a linked list)
    states: dict[tuple[Field, int], tuple[float, _Path]] = {(F.START, 0): (0.0, ())}
    earlier: Atom | None = None
    beam = _BEAM if len(atoms) <= _MANY_ATOMS else _NARROW_BEAM
    for atom, local in zip(atoms, scores, strict=True):
        following: dict[tuple[Field, int], tuple[float, _Path]] = {}
        own = {f: s + _SETTING_WEIGHT * convention.settings[f, atom.setting] for f, s in local.items()}
        for (before, left), (score, path) in states.items():
            for now, value in own.items():
                total = score + value
                mask = left
                if before is not F.START:
                    total += _STAY_WEIGHT * convention.stays[before, now is before]
                if atom.glued and now is not before:
                    total += _RUN_BROKEN
                if now is before:
                    if now is F.TITLE and earlier is not None and earlier.type is AtomType.QUOTED:
                        total += _TITLE_AFTER_QUOTATION
                    elif now in _SET_ALIKE and earlier is not None and earlier.setting is not atom.setting and atom.gap.strip():
                        total += _SETTING_CHANGES
                    total += _GAP_WEIGHT * convention.gap(now, now, atom.gap)
                else:
                    total += _FOLLOW_WEIGHT * convention.follows[before, now]
                    if now is F.IN:
                        total += _VENUE_BEFORE_IN * (before is F.VENUE or bool(left & 4))
                        mask |= _SEEN_IN
                    elif before is F.VENUE and now is F.EDS and atom.text[-1] == ")":
                        total += _VENUE_BEFORE_EDITORS_MARK
                    elif before is F.VENUE and now is F.PUBLISHER and not left & _SEEN_IN:
                        total += _VENUE_BEFORE_HOUSE
                    if now is F.AUTHORS and before not in (F.WITH, F.BY):
                        total += unannounced_authors
                    if now is F.TITLE and atom.type in _NUMERIC:
                        total += _TITLE_OPENS_WITH_NUMBER
                    elif now is F.VENUE and atom.type is AtomType.NUMBER:
                        total += _VENUE_OPENS_WITH_NUMBER
                    if before is not F.START:
                        total += _GAP_WEIGHT * convention.gap(before, now, atom.gap)
                    once = _ONCE.get(before)
                    if once:
                        mask |= once[0]
                    again = _ONCE.get(now)
                    if again and left & again[0]:
                        total += again[1]
                known = following.get((now, mask))
                if known is None or total > known[0]:
                    following[now, mask] = (total, (now, path))
        if len(following) > beam:
            kept = sorted(following.items(), key=lambda item: -item[1][0])[:beam]
            following = dict(kept)
        states = following
        earlier = atom
    best_score, best_path = float("-inf"), ()
    for (last, left), (score, path) in states.items():
        seen = left | _ONCE.get(last, (0, 0.0))[0]
        score += _FOLLOW_WEIGHT * convention.follows[last, F.END]
        score += 0.0 if seen & 2 else _NO_TITLE
        if not seen & 1 and not unannounced_authors:
            score += _NO_AUTHORS + convention.has[F.AUTHORS]
        score += 0.0 if seen & 4 else 0.5 * convention.has[F.VENUE] + _IN_NOTHING * bool(seen & _SEEN_IN)
        if score > best_score:
            best_score, best_path = score, path
    fields: list[Field] = []
    while best_path:
        fields.append(best_path[0])
        best_path = best_path[1]
    fields.reverse()
    return fields, best_score
