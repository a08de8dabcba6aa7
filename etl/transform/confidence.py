"""How far each claim can be believed: the share of claims like it that careful readers found right.

A rule cannot see how well the reading of the whole section went. A fact that lacks fields, a section whose facts are all thin, a
document with many unread lines: there claims are wrong more often. The weights of these signs are fitted on annotated CVs by
`tests/benchmarks/calibration.py --fit` and kept in `confidence.toml`. The rules' own estimates did not help the fit: they are
replaced.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache, lru_cache
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model.claim import Claim
from etl.model.document_claims import DocumentClaims
from etl.model.facts import Author, Fact, Period

# Field of `DocumentClaims` -> the fields that a complete fact of it has.
EXPECTED_FIELDS: Mapping[str, tuple[str, ...]] = {
    "education": ("organization", "degree", "field", "start", "end"),
    "employment": ("organization", "title", "start", "end"),
    "works": ("title", "venue", "year", "kind", "authors"),
    "service": ("venue", "role", "years"),
    "awards": ("title", "years"),
    "talks": ("title", "event", "year"),
    "teaching": ("course", "role", "years"),
    "advising": ("advisor", "relation", "organization"),
    "systems": ("name", "organization"),
    "skills": ("name",),
}
OTHER = "other"  # stands for a section's fields that have no weight of their own
HIGHEST, LOWEST = 0.995, 0.05


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells that a reading went well; each from 0 (well) to 1 (badly).

    fact_lacks     share of the expected fields that the fact has not
    section_lacks  the same, as the mean over the section's facts
    unread         share of the document's lines that nobody read
    """

    fact_lacks: float
    section_lacks: float
    unread: float


def rate_claims(claims: DocumentClaims) -> DocumentClaims:
    """The same claims, each with the confidence that experience gives it."""
    unread = sum(line.outcome == "unread" for line in claims.lines) / max(1, len(claims.lines))
    rated: dict[str, Any] = {name: _rate_section(name, getattr(claims, name), unread) for name in EXPECTED_FIELDS}
    return replace(claims, **rated)


def claims_in(fact: Fact, name: str) -> list[Claim[Any]]:
    """The claims in one field of a fact; the ends of a period and the names of authors count as fields."""
    if name in ("start", "end"):
        period = getattr(fact, "period", None)
        found = getattr(period, name, None) or (getattr(period, "ongoing", None) if name == "end" else None)
        return [found] if found else []
    value = getattr(fact, name)
    if name == "authors":
        return [author.name for author in value]
    return [value] if isinstance(value, Claim) else list(value or ())


def share_lacking(section: str, fact: Fact) -> float:
    """Which share of the fields that a complete fact has is empty."""
    expected = EXPECTED_FIELDS[section]
    return sum(not claims_in(fact, name) for name in expected) / len(expected)


@lru_cache(maxsize=1024)
def expected_share_right(section: str, field: str, signs: Signs) -> float:
    """The probability that a careful reader agrees with a claim, by the fitted logistic model."""
    model = read_gazetteer("confidence")
    bases: Mapping[str, float] = model["base"][section]
    weights: Mapping[str, float] = model["weights"]
    score = bases.get(field, bases[OTHER])
    score += sum(weights[name] * getattr(signs, name) for name in _field_names(Signs))
    return round(min(HIGHEST, max(LOWEST, 1 / (1 + math.exp(-score)))), 3)


def _rate_section(section: str, facts: Sequence[Fact], unread: float) -> tuple[Fact, ...]:
    lacking = [share_lacking(section, fact) for fact in facts]
    mean = sum(lacking) / len(lacking) if lacking else 0.0
    rated = {lacks: _Shares(section, Signs(lacks, mean, unread)) for lacks in set(lacking)}
    return tuple(_rated(fact, rated[lacks]) for fact, lacks in zip(facts, lacking, strict=True))


class _Shares(dict[str, float]):
    """For each field of facts that lack equally much, the share of its claims that are right; worked out when first asked for."""

    def __init__(self, section: str, signs: Signs) -> None:
        super().__init__()
        self._of = section, signs

    def __missing__(self, field: str) -> float:
        section, signs = self._of
        share = self[field] = expected_share_right(section, field, signs)
        return share


def _rate_claim(claim: Claim[Any], share: float) -> Claim[Any]:
    return Claim(claim.value, claim.printed, claim.span, claim.rule, share)


def _rated(value: Any, shares: _Shares) -> Any:
    """A copy of a fact or period in which each claim has the share of its field."""
    parts: list[Any] = []
    for name in _field_names(value.__class__):
        old = getattr(value, name)
        if isinstance(old, Claim):
            old = _rate_claim(old, shares[name])
        elif isinstance(old, Period):
            old = _rated(old, shares)
        elif isinstance(old, tuple) and old:
            share = shares[name]
            old = tuple([_rated_part(part, share) for part in old])
        parts.append(old)
    return value.__class__(*parts)


def _rated_part(part: Any, share: float) -> Any:
    """An author's name is rated as a field of the work."""
    if isinstance(part, Author):
        return Author(_rate_claim(part.name, share), part.equal_contribution, part.corresponding, part.withheld)
    return _rate_claim(part, share)


@cache
def _field_names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))
