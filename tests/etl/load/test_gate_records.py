from __future__ import annotations

from collections import Counter
from pathlib import Path

from etl.graph.literals import Literal, integer
from etl.graph.set_aside import Finding, SetAside
from etl.load.gate_records import GATE_FILE, GateRecord, GateRecords, read_gate_records, write_gate_records
from etl.model.issue import Issue, Severity

SHAPE, MIN = "a:WorkShape", "http://www.w3.org/ns/shacl#MinInclusiveConstraintComponent"
ISSUE = Issue("cv.md", 3, Severity.FACT, "shapes/work/year", "The year is odd.", "Süd \ud800\n1066")
FOUND = Finding(ISSUE, "a:w", "Work", SHAPE, "a:year", MIN, "a:Violation")
ASIDE = SetAside(
    ISSUE,
    "a:w",
    "Work",
    "q-1",
    graph="a:graph/quarantine",
    document="a:d",
    entry="Süd. 1066",
    findings=(FOUND,),
    statements={"a:year": [integer(1066)], "a:venue": ["a:v"]},
    spans={"a:s": {"a:quote": [Literal("1066")]}},
)
RECORD = GateRecord(
    sha256="ab",
    paths=("cv.md",),
    claims=("ab-cd.json",),
    as_of="2024-05-31",
    lines={"fact": 3},
    issues=(Issue("cv.md", None, Severity.WARNING, "rule", "Look."),),
    set_aside=(ASIDE,),
    accepted=(),
    warnings=(FOUND,),
    notes={("rule", "message"): 2},
)
RECORDS = GateRecords("print", "2024-05-31", Counter({("Work", ""): 2, ("Work", "title"): 1}), {"ab": RECORD})


def test_all_reads_back(tmp_path: Path) -> None:
    write_gate_records(RECORDS, tmp_path)
    found = read_gate_records(tmp_path, "print")
    assert found == RECORDS
    assert found is not None
    again = found.documents["ab"].set_aside[0]
    assert (again.statements, again.spans, again.findings, again.entry) == (ASIDE.statements, ASIDE.spans, (FOUND,), ASIDE.entry)


def test_records_of_another_program_and_damaged_ones_are_none(tmp_path: Path) -> None:
    assert read_gate_records(tmp_path, "print") is None
    write_gate_records(RECORDS, tmp_path)
    assert read_gate_records(tmp_path, "other") is None
    (tmp_path / GATE_FILE).write_bytes((tmp_path / GATE_FILE).read_bytes()[:-9])
    assert read_gate_records(tmp_path, "print") is None


def test_a_decision_counts_only_for_what_it_can_let_in() -> None:
    assert RECORD.is_decided_by({})
    assert RECORD.is_decided_by({"q-2": "of another"})
    assert not RECORD.is_decided_by({"q-1": "as printed"})
