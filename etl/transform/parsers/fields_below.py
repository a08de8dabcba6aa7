"""Fields of degrees on rows of their own: "Physics" below "Ph.D.", "Subfield: Sand Mechanics" below "PhD, Elm University"."""

from __future__ import annotations

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.claim import Claim
from etl.transform.parsers.affiliations import TRADE, Role, evidence_of
from etl.transform.parsers.degrees import find_field, is_honour
from etl.transform.parsers.row_wording import is_labelled, is_prose
from etl.transform.parsers.stay import Stay
from etl.transform.parsers.stay_claims import text_claim
from etl.transform.parsers.stay_fused import is_field
from etl.transform.parsers.stay_parts import Part
from etl.transform.parsers.stay_rows import Row

_LABEL = re.compile(r"\s*([^:\n]{3,40}?)\s*:\s+(?=\S)")  # "Major: "
_FIELDS = frozenset(read_gazetteer("stay_labels")["field"]["forms"])
_LONGEST = 9  # words
_ROWS_BELOW = 3


def field_below(stay: Stay, rule: str) -> Claim[str] | None:
    """The field that a row of its own gives to the one degree of an entry; `None` without such a row."""
    for i, (part, role) in enumerate(stay.parts[1:], 1):
        if role is None and stay.parts[i - 1][1] is Role.DEGREE and _stands_alone(stay, part) and _may_be_field(part.text):
            return text_claim(part.passage, rule, 0.75)
    for row in stay.details[:_ROWS_BELOW]:
        if row.dates:
            return None
        if (label := _LABEL.match(row.text)) and label[1].casefold() in _FIELDS:
            place = find_field(row.text, label.end())
            return text_claim(row.passage.cut(*place), rule, 0.85) if place else None
    below = next((row for row in stay.details if row not in stay.trail), None)
    if below is not None and _names_field(below):
        return text_claim(below.passage.trimmed(" .,;"), rule, 0.75)
    return None


def _stands_alone(stay: Stay, part: Part) -> bool:
    """Whether the part has its row to itself."""
    return sum(other.line == part.line and other.passage.offsets[0] != part.passage.offsets[0] for other, _ in stay.parts) == 0


def _names_field(row: Row) -> bool:
    text = row.text.strip(" .,;")
    plain = bool(row.lines) and not is_labelled(text) and not is_prose(row.text)
    return plain and _may_be_field(text) and (is_field(text) or (" " in text and any(map(is_field, text.split()))))


def _may_be_field(text: str) -> bool:
    found = evidence_of(text)
    open_words = found is None or found[0] is Role.FIELD or found[1] <= TRADE or (found[0] is Role.ORGANIZATION and is_field(text))
    short = len(text.split()) <= _LONGEST and text[:1].isupper() and not any(map(str.isdigit, text))
    return open_words and short and not is_honour(text) and not is_prose(text)
