"""How far each claim can be believed: the share of claims like it that careful readers found right.

A rule cannot see how well the reading of a whole list went. What does (`confidence_signs.py`) is weighed here; the weights are
fitted on annotated CVs by `tests/benchmarks/calibration.py --fit` and kept in `confidence.toml`. The rules' own estimates did not
help the fit: they are replaced.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from functools import cache
from operator import attrgetter
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model.claim import Claim
from etl.model.document_claims import DocumentClaims
from etl.model.facts import Author, Fact, Period
from etl.transform.confidence_signs import EXPECTED_FIELDS, SIGNS, Signs, signs_of

OTHER = "other"  # stands for a section's fields that have no weight of their own
HIGHEST, LOWEST = 0.995, 0.05


def rate_claims(claims: DocumentClaims) -> DocumentClaims:
    """The same claims, each with the confidence that experience gives it."""
    unread = sum(line.outcome == "unread" for line in claims.lines) / max(1, len(claims.lines))
    rated: dict[str, Any] = {name: _rate_section(name, getattr(claims, name), unread) for name in EXPECTED_FIELDS}
    return replace(claims, **rated)


def expected_share_right(section: str, field: str, signs: Signs) -> float:
    """The probability that a careful reader agrees with a claim, by the fitted logistic model."""
    return _Shares(section, signs)[field]


def _rate_section(section: str, facts: Sequence[Fact], unread: float) -> tuple[Fact, ...]:
    if not facts:
        return ()
    signs = signs_of(section, facts, unread)
    return tuple([_rated(fact, _Shares(section, of_fact)) for fact, of_fact in zip(facts, signs, strict=True)])


class _Shares(dict[str, float]):
    """For each field of a fact, the share of such claims that are right; worked out when first asked for."""

    def __init__(self, section: str, signs: Signs) -> None:
        super().__init__()
        self._bases: Mapping[str, float] = read_gazetteer("confidence")["base"][section]
        self._score = sum([weight * value for weight, value in zip(_weights(), _all_signs(signs), strict=True)])

    def __missing__(self, field: str) -> float:
        score = self._score + self._bases.get(field, self._bases[OTHER])
        share = self[field] = round(min(HIGHEST, max(LOWEST, 1 / (1 + math.exp(-score)))), 3)
        return share


_all_signs = attrgetter(*SIGNS)


@cache
def _weights() -> tuple[float, ...]:
    weights: Mapping[str, float] = read_gazetteer("confidence")["weights"]
    return tuple(weights[name] for name in SIGNS)


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
