"""What two places of the documents say that cannot both be true."""

from __future__ import annotations

from dataclasses import dataclass

from etl.model.issue import Issue, Severity


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two places of two documents (or of one) that do not go together.

    check                  name of the query that found it; problem: its first line, in words
    what                   what it is about, in words: "Mara Lindqvist, Acme Labs: start 2018-08 or 2018-09"
    document, line, quote  one place; other_...: the other
    about                  IRI of the node that both speak of; span, other_span: IRIs of the words
    """

    check: str
    problem: str
    what: str
    document: str
    line: int
    quote: str
    other_document: str
    other_line: int
    other_quote: str
    about: str
    span: str
    other_span: str

    @property
    def message(self) -> str:
        """One sentence with the other side's words."""
        other = " ".join(self.other_quote.split())
        return f"{self.problem} {self.what}; but {self.other_document}:{self.other_line} has “{other}”."

    @property
    def issue(self) -> Issue:
        """The contradiction as a warning of a run's report."""
        return Issue(self.document, self.line, Severity.WARNING, f"checks/{self.check}", self.message, self.quote)
