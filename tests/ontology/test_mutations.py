"""Faults of every kind, planted in valid documents: each is caught by the constraint that should, and nothing valid goes."""

from __future__ import annotations

from etl.validate.constraints import gate_constraints
from etl.validate.gate import validate_documents
from tests.etl.graph.sample_graph import sample_documents
from tests.etl.validate.mutants import Tally, judge, mutants_of

INSTANCES = 360  # tests/benchmarks/mutations.py plants 2,000 in the example CVs


def test_every_fault_is_caught_and_no_valid_node_is_set_aside() -> None:
    valid = validate_documents(sample_documents()).kept
    tally = Tally()
    for mutant in mutants_of(valid, INSTANCES):
        judge(mutant, tally)
    assert tally.problems == [], "\n".join(tally.problems)
    assert (tally.planted, tally.caught, tally.lost) == (INSTANCES, INSTANCES, 0)
    assert len(tally.kinds) >= len({(c.shape, c.path, c.component) for c in gate_constraints()}) >= 40
