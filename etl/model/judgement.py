"""Judgements: whether two mentions name one thing, and why."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from etl.model.mention import MentionKey


class Verdict(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Evidence(NamedTuple):
    """One named feature's answer: a score in 0..1, a sentence a person understands, and how much it counted.

    The weight compares the features of one judgement with each other; those of different linkers have nothing in common.
    """

    feature: str
    score: float
    sentence: str
    weight: float = 1.0


class Judgement(NamedTuple):
    """Two mentions, whether they are one thing, how sure that is (0..1), and what spoke for and against it.

    `left` and `right` are the mentions as `document name:line "printed"`, for explanations; `mentions` are their keys. Pairs judged
    `SAME` were joined: they are the path through a cluster. Pairs judged `UNSURE` stand in two clusters and are for review.
    """

    left: str
    right: str
    verdict: Verdict
    score: float
    evidence: tuple[Evidence, ...] = ()
    mentions: tuple[MentionKey, MentionKey] | None = None
