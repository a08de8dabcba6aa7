"""Judgements: whether two mentions name one thing, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One named feature's answer: a score in 0..1 and a sentence a person understands."""

    feature: str
    score: float
    sentence: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """`left` and `right` are mentions as `document name:line "printed"`; kept for explanations, never for logic."""

    left: str
    right: str
    verdict: Verdict
    score: float
    evidence: tuple[Evidence, ...] = ()
