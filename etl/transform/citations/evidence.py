"""What an atom's own words say about the field it belongs to: a score for each field, before any convention is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from etl.model import regex as re
from etl.normalize.person_names import PARTICLES, PersonName, is_initials
from etl.normalize.venues import find_venue
from etl.transform.citations.atoms import Atom
from etl.transform.citations.kinds import is_report_series
from etl.transform.citations.name_shapes import ROMAN_NUMERAL, WORD, name_shape
from etl.transform.citations.neighbours import (
    after_with_bracket,
    announces_editors,
    is_at_house,
    is_meeting_and_year,
    is_place,
    is_quoted_venue,
)
from etl.transform.citations.tokens import AtomType, strip_name_marks
from etl.transform.citations.words import (
    FOR_PLAYERS,
    FUNCTION_WORDS,
    INSTITUTION_WORDS,
    OPENING_WORDS,
    ORDINARY_WORDS,
    PUBLISHER_NAMES,
    PUBLISHER_WORDS,
    SERVERS,
    STRONG_VENUE_WORDS,
    WEAK_VENUE_WORDS,
    fold,
)


class Field(IntEnum):
    """The fields of a reference, and the marks between them."""

    AUTHORS = 0
    TITLE = 1
    VENUE = 2
    YEAR = 3
    NUMBERS = 4
    PUBLISHER = 5
    EDITORS = 6
    EXTRA = 7  # identifiers, links, notes, statuses, kind words
    OTHER = 8  # places and dates of meetings, and what nobody knows
    IN = 9
    WITH = 10
    EDS = 11
    BY = 12
    START = 13
    END = 14


Scores = dict[Field, float]
_OPENING_NO_VENUE = OPENING_WORDS - {"the", "die", "das", "los", "las", "les", "gli"}

_SMALL_WORD = re.compile(r"(?<![\w’'-])[a-zà-ÿ]{3,}(?![\w’'])")
_TYPED: dict[AtomType, Scores] = {
    AtomType.QUOTED: {Field.TITLE: 6.0, Field.VENUE: -3.0},
    AtomType.YEAR: {Field.YEAR: 3.0, Field.VENUE: -0.5, Field.TITLE: -1.5, Field.OTHER: -0.5, Field.NUMBERS: -5.0},
    AtomType.NUMBER: {Field.NUMBERS: 3.0, Field.TITLE: -1.0, Field.VENUE: -1.5, Field.OTHER: -1.0},
    AtomType.IDENTIFIER: {Field.EXTRA: 5.0},
    AtomType.LINK: {Field.EXTRA: 5.0},
    AtomType.NOTE: {Field.EXTRA: 4.0, Field.TITLE: -1.5},
    AtomType.STATUS: {Field.EXTRA: 4.0, Field.YEAR: 3.0, Field.TITLE: -2.0},
    AtomType.KIND: {Field.EXTRA: 4.0, Field.VENUE: -2.0, Field.TITLE: -2.0},
    AtomType.IN: {Field.IN: 3.0, Field.TITLE: -2.5},
    AtomType.WITH: {Field.WITH: 3.0, Field.TITLE: -1.0},
    AtomType.BY: {Field.BY: 3.0, Field.TITLE: -1.0},
    AtomType.EDITORS: {Field.EDS: 3.0, Field.TITLE: -6.0},
    AtomType.VENUE: {Field.VENUE: 6.0},
    AtomType.SERIES: {Field.EXTRA: 5.0},
    AtomType.ET_AL: {Field.AUTHORS: 3.0, Field.EDITORS: 1.0, Field.TITLE: -2.5},
}


# «Rivista di cose», XII: after a text and before a volume a quotation is rather the venue.
_QUOTED_AGAIN: Scores = {Field.TITLE: 1.0, Field.VENUE: 0.0, Field.OTHER: 1.0}  # “Quiet Lamps”, a report for the course “Light”
_QUOTED_VENUE: Scores = {Field.TITLE: 1.0, Field.VENUE: 3.0}

_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z]{0,3}(?:[ /-][A-Z]+)?")  # NeurIPS, CVPR, ACM FAccT, EACL-SRW
_NUMERAL = re.compile(r"[A-Za-z]{0,4}[\d.,/–-]+[A-Za-z]?")  # forthcoming (early 2023)
_PART_OF_YEAR = frozenset(
    {"early", "mid", "late", "expected", "end of", "anfang", "mitte", "ende", "voraussichtlich", "début", "fin", "fine"}
)
_BEFORE_YEAR: Scores = {Field.OTHER: 5.0, Field.AUTHORS: -5.0}
_STATUS_IN_BRACKETS: Scores = {Field.EXTRA: 5.0, Field.YEAR: 3.0}
_WITH_IN_BRACKETS: Scores = {Field.WITH: 5.0, Field.TITLE: -3.0}
_IN_BRACKETS = {AtomType.WITH: _WITH_IN_BRACKETS, AtomType.STATUS: _STATUS_IN_BRACKETS}
_VOLUME_BEFORE_VENUE: Scores = {Field.NUMBERS: 8.0}


_BEFORE_SERIES, _SERIES_OF_REPORTS = 6.0, 4.0  # "Lamps of Elm, Elmland: Elm Survey Open-File Report 2010"
_BY_EDITORS = 4.0  # for the people behind "edited by", against those before it
_FEWEST_SMALL, _NO_NAME_OF_VENUE = 3, 2.0
_GOES_ON = 4.0  # against a title in small letters behind a year: no reference goes on so


class Owner(NamedTuple):
    """The person whose list it is, folded for comparison."""

    family: str
    given_initial: str

    @classmethod
    def of(cls, name: PersonName) -> Owner:
        return cls(fold(name.family), fold(name.given)[:1])


@dataclass(frozen=True, slots=True)
class ListWords:
    """What a whole list shows of its words: how often each text is an atom of it, and the words it prints in small letters."""

    repeated: Counter[str]
    small: frozenset[str]

    @classmethod
    def of(cls, atoms: Iterable[Sequence[Atom]], texts: Iterable[str]) -> ListWords:
        repeated = Counter(fold(a.text) for one in atoms for a in one if a.type is AtomType.TEXT)
        small = {word for text in texts for word in _SMALL_WORD.findall(text)}
        return cls(repeated, frozenset(small | ORDINARY_WORDS) - PARTICLES)


def score_atoms(atoms: Sequence[Atom], owner: Owner | None, known: ListWords) -> list[Scores]:
    """For each atom the scores of the fields it can belong to."""
    scored: list[Scores] = []
    outside = after_with_bracket(atoms)
    announced = False
    in_law_journal = any(atom.type is AtomType.VENUE for atom in atoms)
    for i, atom in enumerate(atoms):
        typed = _TYPED.get(atom.type)
        announced = announced or atom.type is AtomType.WITH
        before = atoms[i - 1] if i else None
        following = atoms[i + 1] if i + 1 < len(atoms) else None
        if atom.type is AtomType.NUMBER and following is not None and following.type is AtomType.VENUE:
            scored.append(_VOLUME_BEFORE_VENUE)
            continue
        if typed is not None:
            if "(" in atom.gap and atom.type in _IN_BRACKETS:
                scored.append(_IN_BRACKETS[atom.type])
                continue
            quoted_venue = atom.type is AtomType.QUOTED and is_quoted_venue(before, atom, following)
            again = atom.type is AtomType.QUOTED and any(earlier.type is AtomType.QUOTED for earlier in atoms[: max(0, i - 1)])
            scored.append(_QUOTED_VENUE if quoted_venue else _QUOTED_AGAIN if again else typed)
            continue
        house = is_at_house(before, atom, following)
        scores = _score_text(
            atom, following, owner, known, after_kind=before is not None and before.type is AtomType.KIND, house=house
        )
        if i in outside:
            scores[Field.AUTHORS] -= 5.0
        if before is not None and before.type is AtomType.YEAR and i > 1 and atom.text[:1].islower():
            scores[Field.TITLE] -= _GOES_ON  # "Quiet Lamps (2019) for solo piano"
            scores[Field.OTHER] += 1.0
        if before is not None and FOR_PLAYERS.match(atom.text):
            scores[Field.TITLE] -= 2 * _GOES_ON  # "Quiet Lamps, for solo piano"
            scores[Field.VENUE] -= _GOES_ON
            scores[Field.OTHER] += 1.0
        if announces_editors(before):
            scores[Field.EDITORS] += _BY_EDITORS
            scores[Field.VENUE] -= _BY_EDITORS
            scores[Field.AUTHORS] -= _BY_EDITORS
        if announces_editors(following):
            scores[Field.EDITORS] -= _BY_EDITORS
        if following is not None and following.gap.startswith(":") and is_report_series(following.text):
            scores[Field.VENUE] -= _BEFORE_SERIES
            scores[Field.PUBLISHER] -= _BEFORE_SERIES
        if atom.gap.startswith(":") and is_report_series(atom.text):
            scores[Field.VENUE] += _SERIES_OF_REPORTS
        if is_meeting_and_year(before, following):
            scores[Field.AUTHORS] -= 3.0
            scores[Field.VENUE] += 1.0
        # with M. Roe (Elm University)
        if in_law_journal or (
            announced and atom.gap.endswith("(") and not INSTITUTION_WORDS.isdisjoint(atom.text.casefold().split())
        ):
            scores[Field.VENUE] -= 5.0
        scored.append(scores)
    return scored


def _score_text(
    atom: Atom, following: Atom | None, owner: Owner | None, known: ListWords, *, after_kind: bool, house: bool
) -> Scores:
    if following is not None and following.type is AtomType.YEAR and atom.text.casefold() in _PART_OF_YEAR:
        return dict(_BEFORE_YEAR)
    times = known.repeated[fold(atom.text)]
    text = " ".join(strip_name_marks(atom.text).split()).strip(" .")
    words = WORD.findall(text)
    low = [word.casefold().strip(".") for word in words]
    strong = weak = small = functional = 0
    for printed, word in zip(words, low, strict=True):
        strong += word in STRONG_VENUE_WORDS
        weak += word in WEAK_VENUE_WORDS
        if printed.islower():
            small += printed not in FUNCTION_WORDS
            functional += word in FUNCTION_WORDS
    key = text.casefold()
    named = key in PUBLISHER_NAMES and (len(words) > 1 or house or following is None or following.type is not AtomType.TEXT)
    publisher = named or (any(word in PUBLISHER_WORDS for word in low) and len(words) <= 7)
    place = is_place(text)
    shape = name_shape(text)
    if owner is not None and shape > -3 and owner.family in fold(text) and len(words) <= 6:
        shape += 4.0
    elif shape > -3:
        whole = [word for word in low if len(word) > 2]
        ordinary = sum(word in known.small for word in whole)
        if whole and ordinary == len(whole):
            shape -= 1.5 if len(whole) > 1 else 0.8
        elif ordinary and len(whole) > 2:
            shape -= 0.5
    n = len(words)
    authors = shape - 1.5 * min(strong, 2) - 2.5 * publisher - 1.5 * place + 0.4 * min(times - 1, 3)
    title = -0.5 + 0.25 * min(n, 12) + 0.4 * min(small, 3) - 1.5 * min(strong, 2) - 2.0 * publisher - 0.7 * min(times - 1, 4)
    roman = ROMAN_NUMERAL.fullmatch(text) is not None
    # a piece of a phrase that only its type sets apart: "nodules of *Lotus* seedlings"
    inside = atom.gap == " " or (following is not None and following.gap == " ")
    if n <= 1 and not roman and not inside:
        title -= 1.0
    if is_initials(text) and not roman:
        title -= 2.0
    venue = (
        -0.6
        + 2.0 * min(strong, 2)
        + 0.5 * min(weak, 2)
        - 0.5 * min(small, 4)
        + 0.5 * min(times - 1, 4)
        - 0.1 * max(n - 10, 0)
        - 1.5 * place
        - 3.0 * roman
    )
    known_venue = 2 <= len(text) <= 120 and text[:1].isupper() and find_venue(text) is not None
    if known_venue:
        venue += 2.5
        authors -= 2.0
    if any(word in INSTITUTION_WORDS for word in low):
        venue += 1.0 + 1.5 * after_kind
        authors -= 2.0
    if key in SERVERS or (low and low[0] in SERVERS):
        venue += 3.0
    if n <= 2 and _ACRONYM.fullmatch(text):
        venue += 1.0
    if following is not None and following.type is AtomType.NUMBER:
        venue += 1.5
        authors -= 1.0
    if following is not None and following.gap[:1] in ("?", "!"):
        authors -= 3.0
    if len(text) <= 2:
        venue -= 2.0
    if n > 1 and not functional and text.islower():
        venue -= 1.5
    if words and words[0].islower() and small >= _FEWEST_SMALL:
        venue -= _NO_NAME_OF_VENUE  # "report of the course on lamps"
    if words and ((words[0].islower() and not functional) or low[0] in _OPENING_NO_VENUE):
        venue -= 0.7
    result = {
        Field.AUTHORS: authors,
        Field.TITLE: title,
        Field.VENUE: venue,
        Field.PUBLISHER: -3.5
        - 3.0 * known_venue
        + 4.0 * named
        + 3.5 * (house and n <= 4 and not (small or functional or (strong and not publisher)))
        + 5.0 * publisher
        + 4.5 * place
        - 0.3 * max(n - 5, 0),
        Field.EDITORS: shape - 0.5,
        Field.OTHER: -1.0 + 1.0 * place + 0.3 * min(times - 1, 4) * (n <= 2),
    }
    if not any(map(str.isalpha, text)):
        result[Field.NUMBERS] = 2.0
        result[Field.AUTHORS] -= 4.0
        result[Field.VENUE] -= 1.5
    elif _NUMERAL.fullmatch(text):
        result[Field.NUMBERS] = 1.0
    return result
