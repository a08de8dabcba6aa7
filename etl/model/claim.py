"""A claim: a value, the words it was read from, and how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from etl.model.quick import quickly_made
from etl.model.span import Span

T = TypeVar("T")


@quickly_made
@dataclass(frozen=True, slots=True)
class Claim(Generic[T]):
    """A statement with its evidence, before it is a quad.

    value       normalized: markup, hyphenation and marks gone, nothing translated or expanded
    printed     what a person reads in the document at `span`
    span        where it stands, with the exact quote
    rule        the named rule that read it, dotted (`citations.list_convention`)
    confidence  0..1, the rule's own estimate that a careful reader agrees
    """

    value: T
    printed: str
    span: Span
    rule: str
    confidence: float = 1.0

    def __post_init__(self) -> None:
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence must lie in 0..1, not {self.confidence}")
