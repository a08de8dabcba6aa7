from __future__ import annotations

from etl.model.issue import Issue, Severity


def test_issues_of_the_whole_document_come_before_those_of_its_lines() -> None:
    late = Issue("a.txt", 12, Severity.FACT, "rule", "message")
    early = Issue("a.txt", 2, Severity.FACT, "rule", "message")
    whole = Issue("a.txt", None, Severity.WARNING, "rule", "message")
    other = Issue("b.txt", None, Severity.INFO, "rule", "message")
    assert sorted([other, late, whole, early]) == [whole, early, late, other]
