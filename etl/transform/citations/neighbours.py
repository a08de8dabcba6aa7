"""What the atoms beside one tell of it: a house behind its town, a meeting before its year, a quotation where a venue stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from etl.model import regex as re
from etl.transform.citations.atoms import Atom, Setting
from etl.transform.citations.tokens import AtomType
from etl.transform.citations.words import PLACES

# 12, e12345, 4.3b
_BETWEEN_PLACES = re.compile(r"[/–;]|-(?=\w{3})|\s&\s|\sund\s|\sand\s|\se\s")


def is_meeting_and_year(before: Atom | None, following: Atom | None) -> bool:
    """Whether a quotation stands before and a year with nothing but a blank between behind: `“Quiet lamps”, LampDays 2019`."""
    return (
        before is not None
        and before.type is AtomType.QUOTED
        and following is not None
        and following.type is AtomType.YEAR
        and not following.gap.strip()
    )


def is_quoted_venue(before: Atom | None, atom: Atom, following: Atom | None) -> bool:
    """Whether a quotation stands where a venue does: after "in", or after text and before a volume (`La noia, «Cose», XII`)."""
    if before is not None and before.type is AtomType.IN and before.start > 0:
        return True
    if before is not None and before.setting is Setting.ITALIC and following is not None and following.type is AtomType.YEAR:
        return True
    if before is None or before.type not in (AtomType.TEXT, AtomType.QUOTED) or following is None:
        return False
    return following.type is AtomType.NUMBER and "“" in atom.gap and "," in atom.gap


def after_with_bracket(atoms: Sequence[Atom]) -> frozenset[int]:
    """The atom that follows the bracket of "(with A. Roe and B. Poe)": it is no more of these people."""
    for i, atom in enumerate(atoms):
        if atom.type is AtomType.WITH and "(" in atom.gap:
            closed = next((j for j in range(i + 1, len(atoms)) if ")" in atoms[j].gap), None)
            return frozenset() if closed is None else frozenset({closed})
    return frozenset()


@lru_cache(maxsize=4096)
def is_place(text: str) -> bool:
    """Whether a text names a town or several: "Köln", "Roma-Bari", "Wien/Köln/Weimar"."""
    key = text.strip(" .").casefold()
    if key in PLACES:
        return True
    parts = [part.strip(" .") for part in _BETWEEN_PLACES.split(key)]
    return len(parts) > 1 and all(part in PLACES for part in parts)


def is_at_house(before: Atom | None, atom: Atom, following: Atom | None) -> bool:
    """Whether an atom stands where a publishing house does: "Köln: ...", "..., Bologna 2018"."""
    if before is not None and before.type is AtomType.TEXT and atom.gap == ": " and is_place(before.text):
        return True
    return following is not None and following.type is AtomType.TEXT and following.gap == ", " and is_place(following.text)


def announces_editors(mark: Atom | None) -> bool:
    """Whether a mark says that editors follow, as "edited by" does; before "eds." they stand as often."""
    return mark is not None and mark.type is AtomType.EDITORS and mark.text.casefold().endswith(_BY)


_BY = (" by", " von", " par", " por", " di", " cura di")
