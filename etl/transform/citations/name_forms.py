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


def weigh_name_forms(
    atoms: Sequence[Sequence[Atom]], readings: Iterable[Sequence[Field]], scores: Sequence[Sequence[Scores]]
) -> None:
    """Changes the scores of authors by how usual the form of each text is among the authors of the readings.

    In a list of "J. Doe, M. Roe: ..." a title that begins with "Rules, Standards, and ..." has no authors "Rules" and "Standards".
    """
    forms = [[_form(atom) for atom in entry] for entry in atoms]
    counts: Counter[_Form] = Counter()
    opening: Counter[_Form] = Counter()
    for entry, reading in zip(forms, readings, strict=True):
        names = [form for form, field in zip(entry, reading, strict=True) if form is not None and field is Field.AUTHORS]
        counts.update(names)
        opening.update(names[:1])
    usual = {form: _usual(counts, form) for form in _Form}
    # no list turns its other names and not the first: "Jane Doe, Roe, M."
    usual[_Form.WORD] = min(usual[_Form.WORD], _usual(opening, _Form.WORD))
    for entry, local in zip(forms, scores, strict=True):
        for form, fields in zip(entry, local, strict=True):
            if form is not None:
                fields[Field.AUTHORS] += min(usual[form], _STRONGEST)


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
