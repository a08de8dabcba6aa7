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


@dataclass(frozen=True, slots=True)
class Issue:
    """One problem, with its place, what stands there, what to do, and the rule that found it. A value, never raised."""

    document: str
    line: int | None
    severity: Severity
    rule: str
    message: str
    printed: str = ""

    def __lt__(self, other: Issue) -> bool:
        """By document, then from top to bottom; what concerns the whole document comes first."""
        return self.order() < other.order()

    def order(self) -> tuple[str, int, str, str, str, str]:
        """What it is sorted by; thousands are sorted several times as fast with it as a key."""
        return (self.document, self.line or 0, self.severity, self.rule, self.message, self.printed)
