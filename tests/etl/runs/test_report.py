from __future__ import annotations

import json
from pathlib import Path

from etl.model.issue import Issue, Severity
from etl.runs.report import Report, issues_as_text, read_published_counts, report_as_markdown, write_report

BACKWARDS = "An employment cannot end before it starts."


def backwards(number: int) -> Issue:
    return Issue(f"cv-{number}.txt", number, Severity.FACT, "shapes/employment/startDate", BACKWARDS, f"2015 -\n {2000 + number}")


ISSUES = (
    *(backwards(number) for number in range(1, 6)),
    Issue("b.txt", 3, Severity.FACT, "rules/ranks", "The authors' ranks have a gap.", "A, C"),
    Issue("a.pdf", None, Severity.DOCUMENT, "pdf.encrypted", "It is encrypted."),
    Issue("c.txt", 9, Severity.WARNING, "checks/stay-dates", "May or June.", "x" * 200),
    Issue("d.txt", 9, Severity.WARNING, "checks/stay-dates", "June or July.", "June"),
)
REPORT = Report(("b.txt",), {"Person": 1}, ISSUES, {"shapes/work/year: The work has no year.": 4})


def test_issues_are_grouped_by_rule_counted_and_shown_by_three() -> None:
    assert issues_as_text(REPORT, Severity.FACT) == [
        "## Facts set aside (6)",
        "",
        f"### shapes/employment/startDate (5): {BACKWARDS}",
        "",
        "- cv-1.txt:1  “2015 - 2001”",
        "- cv-2.txt:2  “2015 - 2002”",
        "- cv-3.txt:3  “2015 - 2003”",
        "- ... and 2 more in report.json",
        "",
        "### rules/ranks (1): The authors' ranks have a gap.",
        "",
        "- b.txt:3  “A, C”",
    ]


def test_messages_that_differ_stand_with_their_places() -> None:
    lines = issues_as_text(REPORT, Severity.WARNING)
    assert lines[2] == "### checks/stay-dates (2)"
    assert lines[4].startswith("- c.txt:9  May or June.  “xxx")
    assert lines[4].endswith("x ...”")
    assert lines[5] == "- d.txt:9  June or July.  “June”"


def test_the_page_has_all_sections_and_notes() -> None:
    page = report_as_markdown(REPORT)
    assert [line for line in page.splitlines() if line.startswith("## ")] == [
        "## Documents left out (1)",
        "## Facts set aside (6)",
        "## Warnings (2)",
        "## Notes",
    ]
    assert "- shapes/work/year: The work has no year. (4)" in page
    assert issues_as_text(Report((), {}, ()), Severity.FACT) == []


def test_what_is_written_is_read_for_the_next_run(tmp_path: Path) -> None:
    assert read_published_counts(tmp_path) == {}
    write_report(REPORT, tmp_path)
    assert read_published_counts(tmp_path) == {"Person": 1}
    assert len(json.loads((tmp_path / "report.json").read_text())["issues"]) == len(ISSUES)
    (tmp_path / "report.json").write_text("[]")
    assert read_published_counts(tmp_path) == {}
