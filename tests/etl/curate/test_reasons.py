"""Every merge is explained: by two pieces of evidence at each step, or by a decision."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.curate.deciding import Curator, decide_same
from etl.curate.reasons import explain_all, explain_nodes
from etl.graph.store import current_version
from etl.load.linking import read_entities
from etl.settings import Settings
from tests.etl.histories import build_here

EXAMPLES = Path(__file__).parents[2] / "examples" / "cvs"
NOW = Curator("A. Curator", "2026-05-31T08:15:00Z", "seen")


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("examples")
    build_here(EXAMPLES, folder)
    return folder


def test_every_merge_in_the_examples_has_two_reasons_at_each_step(output: Path) -> None:
    merged = [reasons for reasons in explain_all(output) if len(reasons.documents) > 1]
    assert len(merged) > 40
    assert [reasons.entity.label for reasons in merged if reasons.unexplained] == []
    steps = [step for reasons in merged for step in reasons.steps]
    assert [step for step in steps if not step.is_decided and len({one.feature for one in step.evidence}) < 2] == []
    assert all(one.sentence for step in steps for one in step.evidence)


def test_steps_lead_to_every_document_once(output: Path) -> None:
    for reasons in explain_all(output):
        assert len(reasons.steps) == len(reasons.documents) - 1
        assert next(document for document, _ in reasons.documents) == reasons.entity.mentions[0].anchor.document


def test_a_decision_is_a_reason(output: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    build_here(EXAMPLES, folder)
    single = [one for one in read_entities(current_version(folder)) if one.id.startswith("v-") and len(one.mentions) == 1][:2]
    left, right = (Settings().base_iri + "id/" + one.id for one in single)
    decision = decide_same(folder, Settings(), left, right, NOW)
    build_here(EXAMPLES, folder)
    kept = {one.id for one in read_entities(current_version(folder))} & {one.id for one in single}
    (reasons,) = explain_nodes(folder, [f"https://vitagraph.example/id/{identifier}" for identifier in kept]).values()
    (step,) = reasons.steps
    assert step.is_decided
    assert decision.id in step.evidence[0].sentence
    assert "A. Curator" in step.evidence[0].sentence


def test_what_is_no_entity_has_no_reasons(output: Path) -> None:
    assert explain_nodes(output, ["https://vitagraph.example/id/l-aaaaaaaaaaaaaaaa"]) == {}
