"""How a list prints its names (`J. Doe`, `Jane Doe`, `Doe` `J.`): what has another form is less likely one of them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import Enum

from etl.normalize.person_names import is_initials
from etl.transform.citations.atoms import Atom
from etl.transform.citations.evidence import Field, Scores
from etl.transform.citations.tokens import AtomType, strip_name_marks
from etl.transform.citations.words import GROUP_WORDS


class _Form(Enum):
    WORD = "Doe"
    INITIALS = "J. Q."
    SHORT = "J. Doe"
    FULL = "Jane Doe"


_PRIOR = 4.0  # names
_WEIGHT = 1.0
_STRONGEST = 0.6  # what the usual form adds at most
# In lists of "Doe, J., Roe, M." and of "Doe J, Roe M" a word alone is no author.
_FEWEST_PAIRS, _PAIRED, _UNPAIRED = 5, 0.7, -2.5
_FEWEST_SHORT, _SHORTENED = 10, 0.8


def weigh_name_forms(
    atoms: Sequence[Sequence[Atom]], readings: Iterable[Sequence[Field]], scores: Sequence[Sequence[Scores]]
) -> None:
    """Changes the scores of authors by how usual the form of each text is among the authors of the readings.

    In a list of "J. Doe, M. Roe: ..." a title that begins with "Rules, Standards, and ..." has no authors "Rules" and "Standards".
    """
    forms = [[_form(atom) for atom in entry] for entry in atoms]
    counts: Counter[_Form] = Counter()
    opening: Counter[_Form] = Counter()
    read = list(readings)
    for entry, reading in zip(forms, read, strict=True):
        names = [form for form, field in zip(entry, reading, strict=True) if form is not None and field is Field.AUTHORS]
        counts.update(names)
        opening.update(names[:1])
    usual = {form: _usual(counts, form) for form in _Form}
    # no list turns its other names and not the first: "Jane Doe, Roe, M."
    usual[_Form.WORD] = min(usual[_Form.WORD], _usual(opening, _Form.WORD))
    never_alone = _turns_all(forms, read) or _shortens_all(counts, opening)
    for entry, local in zip(forms, scores, strict=True):
        for i, (form, fields) in enumerate(zip(entry, local, strict=True)):
            if form is not None:
                alone = never_alone and form is _Form.WORD and not _is_pair(entry, i)
                fields[Field.AUTHORS] += _UNPAIRED if alone else min(usual[form], _STRONGEST)


def _is_pair(forms: Sequence[_Form | None], i: int) -> bool:
    return i + 1 < len(forms) and forms[i + 1] is _Form.INITIALS


def _turns_all(forms: Sequence[Sequence[_Form | None]], readings: Sequence[Sequence[Field]]) -> bool:
    """Whether nearly all names that are one word have initials behind them: `Doe, J., & Roe, M.`."""
    words = [
        _is_pair(entry, i)
        for entry, reading in zip(forms, readings, strict=True)
        for i, (form, field) in enumerate(zip(entry, reading, strict=True))
        if form is _Form.WORD and field is Field.AUTHORS
    ]
    return sum(words) >= max(_FEWEST_PAIRS, _PAIRED * len(words))


def _shortens_all(counts: Counter[_Form], opening: Counter[_Form]) -> bool:
    """Whether nearly all names stand with their initials, and no entry opens with a word alone: `Doe J, Roe M`."""
    known = counts.total()
    return known >= _FEWEST_SHORT and counts[_Form.SHORT] >= _SHORTENED * known and not opening[_Form.WORD]


def _usual(counts: Counter[_Form], form: _Form) -> float:
    return _WEIGHT * math.log((counts[form] + _PRIOR / len(_Form)) / (sum(counts.values()) + _PRIOR) * len(_Form))


def _form(atom: Atom) -> _Form | None:
    if atom.type is not AtomType.TEXT:
        return None
    text = strip_name_marks(atom.text).strip(" .")
    if is_initials(text):
        return _Form.INITIALS
    words = text.split()
    if any(word.casefold() in GROUP_WORDS for word in words):
        return None
    if len(words) <= 1:
        return _Form.WORD
    return _Form.SHORT if any(map(is_initials, words)) else _Form.FULL
