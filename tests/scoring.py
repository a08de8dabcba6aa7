"""Claims held against gold: which entries were read, and which of their fields are right."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz.fuzz import ratio

from etl.model.document_claims import DocumentClaims

Entry = dict[str, Any]

# The fields of each section that are compared.
FIELDS = {
    "education": ("organization", "degree", "field", "start", "end"),
    "employment": ("organization", "title", "start", "end"),
    "works": ("title", "authors", "venue", "year", "kind", "status"),
    "service": ("role", "venue", "years"),
    "awards": ("title", "year"),
    "talks": ("title", "event", "year"),
    "teaching": ("role", "course", "years"),
    "advisors": ("name", "relation", "organization"),
    "systems": ("name", "organization"),
    "skills": ("name",),
}
_LEAST_ALIKE = 0.5  # of the mean likeness of their words, for two entries to be one
_NAMING = {"works": ("title",), "systems": ("name",), "skills": ("name",), "advisors": ("name",)}  # what else tells entries apart


def read_gold(folder: Path) -> dict[str, Entry]:
    """The gold of each document, by the document's name."""
    found = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json")) if path.name != "links.json"]
    return {gold["document"]: gold for gold in found}


def bare(text: object) -> str:
    """Letters and digits alone, without accents and case: what white space, markup and hyphenation leave as it is."""
    plain = unicodedata.normalize("NFKD", str(text)).casefold()
    return "".join(character for character in plain if character.isalnum())


def folded(value: object) -> object:
    """A value as it is compared."""
    if isinstance(value, list):
        return [bare(item) for item in value]
    return "" if value is None else bare(value)


def entries_of(gold: Mapping[str, Any], section: str) -> list[Entry]:
    """The entries of a section of gold."""
    return [entry if isinstance(entry, dict) else {"name": entry} for entry in gold.get(section, ())]


def claimed_entries(claims: DocumentClaims, section: str) -> list[Entry]:
    """The claims of a section in the words of gold."""
    facts = getattr(claims, "advising" if section == "advisors" else section)
    return [{field: _claimed(fact, section, field) for field in FIELDS[section]} for fact in facts]


def _claimed(fact: Any, section: str, field: str) -> object:
    if field in ("start", "end"):
        claim = getattr(fact.period, field)
    elif field == "authors":
        return [author.name.value for author in fact.authors]
    elif field == "years" or (field == "year" and section == "awards"):
        years = [claim.value for claim in fact.years]
        return years if field == "years" else next(iter(years), None)
    else:
        claim = getattr(fact, "advisor" if (section, field) == ("advisors", "name") else field)
    return None if claim is None else claim.value


def is_right(wanted: Entry, found: Entry, field: str) -> bool:
    """Whether a field has the value of gold or one of its alternatives; an arguable one is right in any case."""
    if wanted.get(f"{field}_arguable"):
        return True
    return folded(found.get(field)) in [folded(value) for value in (wanted.get(field), *wanted.get(f"{field}_also", []))]


def is_same(wanted: Entry, found: Entry, fields: Sequence[str]) -> bool:
    """Whether all of `fields` are right."""
    return all(is_right(wanted, found, field) for field in fields)


@dataclass(frozen=True, slots=True)
class Pair:
    """An entry of gold with the one read for it; one of the two may be missing."""

    wanted: Entry | None
    found: Entry | None


def pair_entries(gold: Mapping[str, Any], claims: DocumentClaims, section: str) -> Iterator[Pair]:
    """The entries of one section, the most alike together; what is arguable is left out with what was read for it."""
    wanted, found = entries_of(gold, section), claimed_entries(claims, section)
    fields = _NAMING.get(section, FIELDS[section])
    offers = sorted((-_likeness(w, f, fields), i, j) for i, w in enumerate(wanted) for j, f in enumerate(found))
    partner: dict[int, int] = {}
    for dislike, i, j in offers:
        if -dislike >= _LEAST_ALIKE and i not in partner and j not in partner.values():
            partner[i] = j
    for i, entry in enumerate(wanted):
        if not entry.get("arguable"):
            yield Pair(entry, found[partner[i]] if i in partner else None)
    taken = set(partner.values())
    yield from (Pair(None, entry) for j, entry in enumerate(found) if j not in taken)


def _likeness(wanted: Entry, found: Entry, fields: Sequence[str]) -> float:
    parts = [(_text(wanted.get(field)), _text(found.get(field))) for field in fields]
    told = [(left, right) for left, right in parts if left or right]
    return sum(ratio(left, right) for left, right in told) / (100 * len(told)) if told else 0.0


def _text(value: object) -> str:
    return " ".join(map(bare, value)) if isinstance(value, list) else bare(value) if value is not None else ""
