"""Lines below a list of references that are none of it: `Last updated: May 2024`, `Köln, den 3. Mai 2023`, a signature."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model import regex as re
from etl.model.document import Line
from etl.normalize.person_names import PersonName
from etl.transform.citations.words import WORDS, alternatives, fold

# Last updated: May 2024 / Stand: 3/2024 / Signature: ____ / References available upon request
_OPENING = re.compile(rf"\W*(?:{alternatives(WORDS['marks']['closings'])})(?!\w)", re.IGNORECASE)
# Köln, den 3. Mai 2023 / Nowhere, 12 March 2024 / Lugar, 3 de mayo de 2023
_PLACE = r"[^\W\d_a-z][\w.' -]{1,30},\s(?:(?:den|le|the|il|el|a)\s)?"
_PLACE_AND_DATE = re.compile(
    rf"{_PLACE}(?:\d{{1,2}}(?:\.|st|nd|rd|th|er)?\s?(?:de\s)?[^\W\d_]{{3,10}}\.?,?\s(?:de\s)?|\d{{1,2}}[./]\s?\d{{1,2}}[./]\s?)(?:19|20)\d\d\.?"
)
_RULE = re.compile(r"[\s_.–—-]{4,}")
_SHORT = 12  # words


def without_closing_lines(lines: Sequence[Line], owner: PersonName | None) -> tuple[Sequence[Line], Sequence[Line]]:
    """The lines of an entry without closing ones at its end, and these; its first line always stays."""
    end = len(lines)
    while end > 1 and _is_closing(lines[end - 1].text.strip(), owner):
        end -= 1
    return lines[:end], lines[end:]


def _is_closing(text: str, owner: PersonName | None) -> bool:
    if len(text.split()) > _SHORT:
        return False
    if _OPENING.match(text) or _PLACE_AND_DATE.fullmatch(text) or _RULE.fullmatch(text):
        return True
    # the name alone, as under a letter
    return owner is not None and bool(owner.given) and fold(text) == fold(f"{owner.given}{owner.family}")
