"""Something a person should know about a document or a run."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """What an issue costs."""

    DOCUMENT = "document left out"
    FACT = "fact set aside"
    WARNING = "warning"
    INFO = "note"


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """One problem, with its place, what stands there, what to do, and the rule that found it. A value, never raised."""

    document: str
    line: int | None
    severity: Severity
    rule: str
    message: str
    printed: str = ""
