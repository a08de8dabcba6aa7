"""Lists that print family names first without a comma: `Doe Jane, Roe Mary` in the list of Jane Doe."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.model.document import Passage
from etl.normalize.person_names import PARTICLES, is_initials, parse_person_name
from etl.transform.citations.author_lists import NameRange
from etl.transform.citations.evidence import Owner
from etl.transform.citations.words import fold

_OFTEN = 2
# For so many family-first names of the owner one in the usual order is a slip.
_SLIPS = 4


def with_family_first(names: Sequence[list[NameRange]], passages: Sequence[Passage], owner: Owner) -> list[list[NameRange]]:
    """The names of each entry, those marked that open with the family name, as the owner's own name shows.

    The first name of an entry may be turned alone: `Doe Jane, Mary Roe`. Names in capitals and names with initials show their
    parts themselves and are left alone.
    """
    turned, usual = [0, 0], [0, 0]  # of first names, of the others
    for entry, passage in zip(names, passages, strict=True):
        for i, name in enumerate(entry):
            text = passage.text[name.start : name.end]
            if _is_plain(text):
                folded = fold(text)
                turned[i > 0] += folded.startswith(owner.family + owner.given_initial) and not folded.endswith(owner.family)
                usual[i > 0] += folded.endswith(owner.family)
    habit = [turned[k] >= _OFTEN and turned[k] >= _SLIPS * usual[k] for k in (0, 1)]
    if sum(turned) >= _OFTEN and sum(turned) >= _SLIPS * sum(usual):
        habit = [True, True]
    if not any(habit):
        return list(names)
    return [
        [
            replace(name, family_first=habit[i > 0] and _is_plain(passage.text[name.start : name.end]))
            for i, name in enumerate(entry)
        ]
        for entry, passage in zip(names, passages, strict=True)
    ]


def _is_plain(text: str) -> bool:
    words = text.split()
    return "," not in text and len(words) > 1 and not any(word.isupper() for word in words[:2]) and not is_initials(words[-1])


def family_then_given(text: str) -> str:
    """A name printed family first, with a comma between its parts: `van der Roe Mary` -> `van der Roe, Mary`."""
    words = text.split()
    end = next((i for i, word in enumerate(words) if word.casefold() not in PARTICLES), 0) + 1
    if end == len(words) or parse_person_name(text) is None:
        return text
    return f"{' '.join(words[:end])}, {' '.join(words[end:])}"
