"""List marks at the start of a line: what they look like, and which numbers are marks at all.

Accepted: `- `, `• `, `– `, `* `, `12. `, `3) `, `(3) `, `[4] `, `[J2] `, `a) `.
Refused: `A. Author` (an initial), `2019. Title` (a year),
`12. March 2020` unless an 11 or a 13 stands nearby as a mark, `-5 degrees` (no blank).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from etl.model import regex as re
from etl.model.quick import quickly_made

_BULLET = re.compile(r"(?P<mark>[•◦‣▪▫●○■□◆◇►▶➢➤➣➔→✓✔✦✧★❖⋄⬩⟡⬥❍⚫∙⁃⦁∗])\s*(?=\S)|(?P<dash>[-–—*+·]|o(?=\s{2}|\t)|--)\s+(?=\S)")
# "* indicates equal contribution": a key to the stars, no item.
_KEY = re.compile(r"[*∗]\s*(?:indicates?|denotes?|means?|equal|co-?first|joint|corresponding|these authors|authors?\b|=|:)", re.I)
# "[4] ", "[J12] ", "[C.3] ", "12. ", "12) ", "(12) ", "J12. ", "a) ", "(b) "; the blank may be missing after a bracket.
# "12<tab>", "S1<tab>": a number in a cell of its own.
_NUMBER = re.compile(
    r"(?P<mark>\[(?P<a>[A-Za-z]{0,4}[-.:]?)(?P<an>\d{1,3})\](?=\s|\S)|\((?P<b>[A-Za-z]{0,3}[-.]?)(?P<bn>\d{1,3})\)(?=\s)"
    r"|(?P<c>[A-Z]{0,3}[-.]?)(?P<cn>\d{1,3})[.)](?=\s)|(?P<d>\()?(?P<dn>[a-z])\)(?=\s)"
    r"|(?P<e>[A-Z]{0,2})(?P<en>\d{1,3})(?=\t))[ \t\u00a0]*(?=\S)"
)


@quickly_made
@dataclass(frozen=True, slots=True)
class Mark:
    """A list mark: as printed, where the text after it starts, its form (`[]`, `.`), and its number if it has one."""

    printed: str
    end: int
    form: str
    number: int | None = None


def find_bullet(text: str) -> Mark | None:
    """The bullet or dash at the start of `text`."""
    match = _BULLET.match(text)
    if match is None or _KEY.match(text):
        return None
    printed = match["mark"] or match["dash"]
    if printed == "--" and text.rstrip().endswith(" --"):
        return None  # "-- updated 2019 --"
    return Mark(printed, match.end(), printed)


def find_number(text: str) -> Mark | None:
    """What may be a numbered mark at the start of `text`; whether it is one is for `confirmed_numbers` to say."""
    match = _NUMBER.match(text)
    if match is None:
        return None
    printed = match["mark"]
    digits = match["an"] or match["bn"] or match["cn"] or match["en"]
    number = int(digits) if digits else ord(match["dn"]) - ord("a") + 1
    prefix = match["a"] or match["b"] or match["c"] or ""
    if match["en"]:
        return Mark(printed, match.end(), f"{match['e']}\t1", number)
    form = f"{prefix}{printed[0] if not printed[0].isalnum() else ''}{printed[-1]}{'1' if digits else 'a'}"
    return Mark(printed, match.end(), form, number)


def confirmed_numbers(candidates: Sequence[Mark | None]) -> list[bool]:
    """For each line's candidate, whether it counts up or down together with the one before or after it of the same form.

    Bracketed numbers need no company: `[4]` at the start of a line is no date and no year.
    """
    confirmed = [False] * len(candidates)
    last: dict[str, int] = {}
    for i, mark in enumerate(candidates):
        if mark is None or mark.number is None:
            continue
        if mark.form.endswith("]1"):
            confirmed[i] = True
        j = last.get(mark.form)
        before = candidates[j] if j is not None else None
        if j is not None and before is not None and before.number is not None and abs(before.number - mark.number) == 1:
            confirmed[i] = confirmed[j] = True
        last[mark.form] = i
    if any(is_mark and mark is not None and mark.form.endswith("\t1") for mark, is_mark in zip(candidates, confirmed, strict=True)):
        for i, mark in enumerate(candidates):  # a lone "S1<tab>" among "12<tab>", "11<tab>"
            confirmed[i] = confirmed[i] or (mark is not None and mark.form.endswith("\t1") and len(mark.form) > 2)
    return confirmed
