"""Lists that print family names first without a comma: `Doe Jane, Roe Mary` in the list of Jane Doe."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.model import regex as re
from etl.model.document import Passage
from etl.normalize.person_names import PARTICLES, is_initials, parse_person_name
from etl.transform.citations.author_lists import NameRange
from etl.transform.citations.evidence import Owner
from etl.transform.citations.words import fold

_OFTEN = 2
# For so many family-first names of the owner one in the usual order is a slip.
_SLIPS = 4
_FEWEST_CAPITALS, _NEARLY_ALL = 6, 0.9
# SEO Jae-won, VAN DER ROE M. A., CHEN L-T; not "A. ROE", nor "LI WEI"
_CAPITALS_THEN_GIVEN = re.compile(
    r"(?:[^\W\d_a-zà-ÿ]{2,}[’'-]?[^\W\d_a-zà-ÿ]*\s){1,4}"
    r"(?:[^\W\d_a-zà-ÿ]\w*[a-zà-ÿ][\w.’'-]*(?:\s[^\W\d_][\w.’'-]*){0,3}|(?:[^\W\d_a-zà-ÿ]\.?[\s-]?){1,4})"
)


def with_family_first(names: Sequence[list[NameRange]], passages: Sequence[Passage], owner: Owner) -> list[list[NameRange]]:
    """The names of each entry, those marked that open with the family name, as the owner's own name shows.

    The first name of an entry may be turned alone: `Doe Jane, Mary Roe`. Names in capitals and names with initials show their
    parts themselves and are left alone.
    """
    turned, usual = [0, 0], [0, 0]  # of first names, of the others
    for entry, passage in zip(names, passages, strict=True):
        for i, name in enumerate(entry):
            text = passage.text[name.start : name.end]
            if _is_plain(text) and not is_initials(text.split()[-1]):  # "Roe Poe M" may be a family of two names
                folded = fold(text)
                turned[i > 0] += folded.startswith(owner.family + owner.given_initial) and not folded.endswith(owner.family)
                usual[i > 0] += folded.endswith(owner.family)
    habit = [turned[k] >= _OFTEN and turned[k] >= _SLIPS * usual[k] for k in (0, 1)]
    if sum(turned) >= _OFTEN and sum(turned) >= _SLIPS * sum(usual):
        habit = [True, True]
    texts = [[passage.text[name.start : name.end] for name in entry] for entry, passage in zip(names, passages, strict=True)]
    capitals = _families_in_capitals([text for entry in texts for text in entry])
    if not any(habit) and not capitals:
        return list(names)
    return [
        [
            replace(name, family_first=(habit[i > 0] and _is_plain(text)) or (capitals and _is_misread(text)))
            for i, (name, text) in enumerate(zip(entry, printed, strict=True))
        ]
        for entry, printed in zip(names, texts, strict=True)
    ]


def _families_in_capitals(names: Sequence[str]) -> bool:
    """Whether nearly all names of a list open with a family name in capitals: `VAN DER ROE Mary, POE J`."""
    parted = [name for name in names if "," not in name and " " in name]
    return len(parted) >= _FEWEST_CAPITALS and sum(map(_in_capitals, parted)) >= _NEARLY_ALL * len(parted)


def _in_capitals(name: str) -> bool:
    """Whether a name is one or more words in capitals, then a given name or initials."""
    return _CAPITALS_THEN_GIVEN.fullmatch(name) is not None


def _is_misread(name: str) -> bool:
    """Whether the capitals of a short family name would be taken for initials: `SEO Jae-won`, `CHEN L-T`."""
    if not _in_capitals(name):
        return False
    parsed = parse_person_name(name)
    words = name.split()
    family = next((word for word in words if word.casefold() not in PARTICLES), words[0])
    return parsed is not None and fold(family) not in fold(parsed.family)


def _is_plain(text: str) -> bool:
    words = text.split()
    if "," in text or len(words) < 2 or any(map(str.isupper, words[:2])):
        return False
    return not is_initials(words[-1]) or (len(words) > 2 and not is_initials(words[1]))  # Roe Mary, Roe Mary B.


def family_then_given(text: str) -> str:
    """A name printed family first, with a comma between its parts: `van der Roe Mary` -> `van der Roe, Mary`."""
    words = text.split()
    end = next((i for i, word in enumerate(words) if word.casefold() not in PARTICLES), 0) + 1
    if end == len(words) or parse_person_name(text) is None:
        return text
    return f"{' '.join(words[:end])}, {' '.join(words[end:])}"
