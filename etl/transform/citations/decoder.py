"""The best reading of a reference under a convention: a field for each atom, found with a narrow beam from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from etl.model import regex as re
from etl.transform.citations.atoms import Atom
from etl.transform.citations.convention import Convention
from etl.transform.citations.evidence import Field, Scores
from etl.transform.citations.tokens import AtomType
from etl.transform.citations.words import AND

F = Field
_Path = tuple[Any, ...]  # a linked list: (last field, path before it), () at the start
_Move = tuple[Field, int, float]  # a field, its number, what it adds
_BEAM = 14
# A reference of more atoms than this is a long list of names: few paths are enough, and time stays bounded.
_MANY_ATOMS = 80
_NARROW_BEAM = 3
# "and the gift", "und ihre Zeit": more of the same field
_GOES_ON = re.compile(rf"(?:{AND})\s")
_TORN_OFF = -3.0
# Two texts with nothing but another type between them: "nodules of *Lotus* seedlings".
_UNPARTED = -1.5
# A path so far behind the best one never catches up.
_HOPELESS = 10.0
_SETTING_WEIGHT = 0.7
# In the loops fields are plain numbers: members of an enumeration are slow to compare.
_AUTHORS, _TITLE, _VENUE, _PUBLISHER, _EDITORS = int(F.AUTHORS), int(F.TITLE), int(F.VENUE), int(F.PUBLISHER), int(F.EDITORS)
_OTHER, _IN, _EDS, _START = int(F.OTHER), int(F.IN), int(F.EDS), int(F.START)
# "Dew, Rain, and Their Keepers": no venue opens with "Rain".
_ONE_OF_SEVERAL = -4.0
_NEVER_WITHIN = (_VENUE, _PUBLISHER, _OTHER)
_ANNOUNCING = (int(F.WITH), int(F.BY))
# A field that was left is not entered again, at this price for each of those that stand in one piece.
_COUNT = len(F)
_BITS = [{_AUTHORS: 1, _TITLE: 2, _VENUE: 4, _EDITORS: 16, _EDS: 32}.get(f, 0) for f in range(_COUNT)]
_AGAIN = [{_AUTHORS: -4.0, _TITLE: -9.0, _VENUE: -2.5, _EDITORS: -4.0}.get(f, 0.0) for f in range(_COUNT)]
_NUMERIC = (AtomType.YEAR, AtomType.NUMBER)
_TITLE_OPENS_WITH_NUMBER = -3.0
_VENUE_OPENS_WITH_NUMBER = -3.0
_TITLE_AFTER_QUOTATION = -2.5
# “Quiet lamps”, a report of 2019
_ENDED = re.compile(r"“[,.;]")
_LONG_BEHIND = 80  # characters
_TITLE_ENDED, _ASIDE = -9.0, -6.0
_RUN_BROKEN = -5.0
# Titles and venues are set in one type; after punctuation another type is rather another field.
_SET_ALIKE = (_TITLE, _VENUE)
_SETTING_CHANGES = -1.5
# Where the list sets all titles (or venues) alike, what is set otherwise is no more of them.
_SETTING_ENDS, _SETTING_ENDS_SURELY = -4.0, -7.0
# What was a venue is none if "in" still comes; a house follows a venue that "in" announced, or a book.
_VENUE_BEFORE_IN = -4.0
_VENUE_BEFORE_HOUSE = -3.5
# "A. Roe (eds.)": before it stand editors, not a venue; nor authors if the title is past, nor the title where "in" was read.
_OTHER_BEFORE_EDITORS_MARK = -4.0
_SEEN_IN = 8
# A line end that was meant, not a full line's: authors behind a comma or before "and" were joined before.
_AUTHORS_OVER_A_LINE_END = -3.0
# Two lists of authors without "with"; editors whom neither "in" nor "eds." shows.
_AUTHORS_AGAIN = -2.0
_EDITORS_UNMARKED = -3.0
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
    # a state is (fields left behind) * 16 + field; its value is (score, path as a linked list)
    states: dict[int, tuple[float, _Path]] = {_START: (0.0, ())}
    earlier: Atom | None = None
    named = False
    announced = any(atom.type is AtomType.WITH for atom in atoms)  # with A. Roe and B. Poe, eds.
    beam = _BEAM if len(atoms) <= _MANY_ATOMS else _NARROW_BEAM
    for atom, local, several in zip(atoms, scores, _of_several(atoms), strict=True):
        following: dict[int, tuple[float, _Path]] = {}
        best = floor = float("-inf")
        settings = convention.settings[atom.setting]
        own = [(f, int(f), s + _SETTING_WEIGHT * settings[f]) for f, s in local.items()]
        adjustments = _adjustments(atom, earlier, convention, several)
        moves_from: dict[int, list[_Move]] = {}
        for state, (score, path) in states.items():
            before, left = state & 15, state >> 4
            moves = moves_from.get(before)
            if moves is None:
                moves = moves_from[before] = _moves(before, own, adjustments, atom, convention, unannounced_authors)
            behind = left | _BITS[before]
            for field, now, value in moves:
                total = score + value
                if total < floor:
                    continue
                if now == before:
                    key = state
                else:
                    key = behind << 4 | now
                    if left & _BITS[now]:
                        total += _AGAIN[now]
                    if now == _IN:
                        key |= _SEEN_IN << 4
                        if behind & 4:
                            total += _VENUE_BEFORE_IN
                    elif now == _PUBLISHER and before == _VENUE and not left & _SEEN_IN:
                        total += _VENUE_BEFORE_HOUSE
                    elif now == _EDS and (
                        (before == _AUTHORS and left & 2 and not announced)
                        or (before == _TITLE and (named or announced) and atom.closes)
                    ):
                        total += _OTHER_BEFORE_EDITORS_MARK
                    elif now == _AUTHORS and left & 1 and before not in _ANNOUNCING:
                        total += _AUTHORS_AGAIN
                    if before == _EDITORS and now != _EDS and not left & (_SEEN_IN | 32):
                        total += _EDITORS_UNMARKED
                known = following.get(key)
                if known is None or total > known[0]:
                    following[key] = (total, (field, path))
                    if total > best:
                        best, floor = total, total - _HOPELESS
        following = {key: one for key, one in following.items() if one[0] >= floor}
        if len(following) > beam:
            following = dict(sorted(following.items(), key=_score, reverse=True)[:beam])
        states = following
        earlier = atom
        named = local.get(F.EDITORS, _IN_NOTHING) > 0
    return _best(states, convention, unannounced_authors)


def _score(item: tuple[int, tuple[float, _Path]]) -> float:
    return item[1][0]


def _of_several(atoms: Sequence[Atom]) -> list[bool]:
    """Whether an atom is one of several that commas part and "and" closes, neither the first nor the last of them."""
    several = [False] * len(atoms)
    for i in range(len(atoms) - 2, 0, -1):
        atom, then = atoms[i], atoms[i + 1]
        if atom.type is then.type is AtomType.TEXT and atom.gap == ", ":
            several[i] = then.gap == ", & " or (then.gap == ", " and several[i + 1])
    return several


def _adjustments(atom: Atom, earlier: Atom | None, convention: Convention, several: bool) -> tuple[list[float], list[float]]:
    """What it costs an atom to go on in each field, and to enter it, whatever the convention."""
    staying = [0.0] * _COUNT
    if atom.gap == "\n":
        staying[_AUTHORS] = _AUTHORS_OVER_A_LINE_END
    if earlier is not None and earlier.type is AtomType.QUOTED:
        ended = _ENDED.match(atom.gap) is not None or len(atom.text) > _LONG_BEHIND
        staying[_TITLE] = _TITLE_ENDED if ended else _TITLE_AFTER_QUOTATION
    aside = atom.gap.startswith(". (") and atom.text[:1].islower()  # "Quiet Lamps. (data and writing)"
    if aside:
        staying[_TITLE] = _ASIDE
    if earlier is not None and earlier.setting is not atom.setting:
        for one in _SET_ALIKE:
            if convention.apart.get(one) is earlier.setting:
                staying[one] = _SETTING_ENDS_SURELY if atom.gap.strip() else _SETTING_ENDS
            elif atom.gap.strip():
                staying[one] = staying[one] or _SETTING_CHANGES
    torn = unparted = False
    if atom.type is AtomType.TEXT and earlier is not None:
        torn = _GOES_ON.match(atom.text) is not None
        unparted = atom.gap == " " and earlier.type is AtomType.TEXT
    base = (_RUN_BROKEN if atom.glued else 0.0) + (_TORN_OFF if torn else _UNPARTED if unparted else 0.0)
    entering = [base] * _COUNT
    if aside:
        entering[_VENUE] += _ASIDE
    if several:
        for one in _NEVER_WITHIN:
            entering[one] += _ONE_OF_SEVERAL
    if atom.type in _NUMERIC:
        entering[_TITLE] += _TITLE_OPENS_WITH_NUMBER
    if atom.type is AtomType.NUMBER:
        entering[_VENUE] += _VENUE_OPENS_WITH_NUMBER
    return staying, entering


def _moves(
    before: int,
    own: Sequence[tuple[Field, int, float]],
    adjustments: tuple[list[float], list[float]],
    atom: Atom,
    convention: Convention,
    unannounced_authors: float,
) -> list[_Move]:
    """What each field of `atom` adds after the field `before`, whatever was left behind earlier."""
    steps = convention.follows[before] if before == _START else convention.steps(atom.gap, before)
    staying, entering = adjustments
    adjusted = entering[:]
    adjusted[before] = staying[before]
    if unannounced_authors and before != _AUTHORS and before not in _ANNOUNCING:
        adjusted[_AUTHORS] += unannounced_authors
    if before == _VENUE and atom.closes:
        adjusted[_EDS] += _OTHER_BEFORE_EDITORS_MARK
    return [(field, now, value + steps[now] + adjusted[now]) for field, now, value in own]


def _best(states: dict[int, tuple[float, _Path]], convention: Convention, unannounced_authors: float) -> tuple[list[Field], float]:
    best_score, best_path = float("-inf"), ()
    for state, (score, path) in states.items():
        last, left = state & 15, state >> 4
        seen = left | _BITS[last]
        score += convention.follows[last][F.END]
        score += 0.0 if seen & 2 else _NO_TITLE
        if last == _EDITORS and not left & (_SEEN_IN | 32):
            score += _EDITORS_UNMARKED
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
