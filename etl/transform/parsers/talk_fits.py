"""How well the words of a piece of a row of talks fit each of its fields: title, event, place, date, kind, remark."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model import regex as re
from etl.transform.parsers.activity_fields import is_date
from etl.transform.parsers.activity_rows import SHORT_MONTH
from etl.transform.parsers.list_layouts import Piece
from etl.transform.parsers.talk_evidence import LIKELY, STRONG, event_strength, is_author, is_remark, is_type, is_where

_LONG_NAME, _FEW, _SHORT = 12, 4, 3
_GOES_ON = re.compile(r"(?:and|or|und|oder|et|ou|y|e|o|&)\s")
_VOLUME = re.compile(r"(?:vol(?:ume)?\.?|bd\.?|t\.)\s*\d+(?:\s*\(\d+\))?", re.I)
_TOWN = re.compile(r"[^\W\d_a-z][^\W\d_]*[a-zß-ÿ](?:[\s-][^\W\d_]+){0,2}")
# "Invited talk presented at the", before an event
_LINK = re.compile(
    r"(?:\s+(?:given|held|delivered|presented))?\s+(?:at|for|to|in|à|en|bei|beim|im)(?:\s+(?:the|la|le|l['’]|der))?$", re.I
)


def fits_of(piece: Piece, i: int, pieces: Sequence[Piece], surname: str) -> list[float]:
    """How well the words of a piece fit each field."""
    text = piece.text
    is_further = i > 0 and piece.gap == ","  # a title may go on with a year, or the name of a place or house
    if is_date(text) or SHORT_MONTH.fullmatch(text):
        return [-2.0 if is_further else -4.0, -3.0, -4.0, 4.0, -4.0, -4.0]
    if is_type(text) or is_type(_LINK.sub("", text)):
        return [-2.0, 0.0, -3.0, -5.0, 3.0, -1.0]
    if is_remark(text) or is_author(text, surname):
        return [-2.0, -2.0, -3.0, -5.0, -3.0, 3.0]
    if _VOLUME.fullmatch(text):
        return [-2.0, -3.0, -3.0, -5.0, -3.0, 3.0]
    strength = event_strength(text)
    if is_where(text) and strength < STRONG:
        return [-0.5 if is_further else -3.0, -0.5, 3.0, -5.0, -4.0, -2.0]
    words = text.split()
    small = sum(word[0].islower() for word in words if len(word) > _SHORT)
    title = (
        (4.0 if piece.is_quoted else 0.0)
        + min(small, 3) * 0.7
        + (0.8 if len(words) > 4 else 0.0)
        - (2.0 if is_further else 3.0) * strength
    )
    title += 1.5 if text.endswith("?") or (i + 1 < len(pieces) and pieces[i + 1].gap == "?") else 0.0
    event = 4.0 * strength - 0.5 - (0.5 * min(small, 3) if strength < LIKELY else 0.0) - (2.0 if piece.is_quoted else 0.0)
    event -= 1.0 if len(words) > _LONG_NAME else 0.0
    if i and _GOES_ON.match(text):
        title, event = title + 1.0, event - 3.0
    if piece.gap == "(":
        title, event = title - 1.5, event - 0.5
    is_town = _TOWN.fullmatch(text) is not None and strength == 0
    before_place = i + 1 < len(pieces) and is_where(pieces[i + 1].text) and pieces[i + 1].gap in (",", "(")
    place = (1.5 if before_place else 0.0) if is_town and i else -3.0
    return [title, event, place, -5.0, -3.0, 0.5 if piece.gap == "(" else -1.0]
