"""From a fact set aside to a decision that lets it in, and what becomes of the decision when the text changes."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from etl.curate import quarantine
from etl.errors import StoreError, UsageError
from etl.graph.quads import write_documents
from etl.load.decisions import in_force, read_decisions, unused_decisions
from etl.model.document_claims import DocumentClaims
from etl.settings import Settings
from etl.validate.gate import GateResult, validate_documents
from tests.etl.graph.sample_claims import BASE, new_cv, resolve_sample
from tests.etl.load.plain_output import write_output

PATH = "lindqvist-2023.txt"


def cv_of(year: int, printed: str = "2019") -> DocumentClaims:
    """The new CV with a work of a year that its shape refuses."""
    claims = new_cv()
    work = claims.works[0]
    assert work.year is not None
    span = dataclasses.replace(work.year.span, end=work.year.span.start + len(printed), quote=printed)
    found = dataclasses.replace(work.year, value=year, printed=printed, span=span)
    return dataclasses.replace(claims, works=(dataclasses.replace(work, year=found), *claims.works[1:]))


def run(output: Path, claims: DocumentClaims) -> GateResult:
    """A build as far as quarantine and decisions go."""
    held = in_force(read_decisions(Settings().decisions_in(output)))
    graphs = write_documents([claims], resolve_sample([claims]), base_iri=BASE, with_contacts=False)
    result = validate_documents(graphs, {each.id: each.why for each in held.values()})
    write_output(output, result.kept, {}, result.set_aside)
    return result


def refused(output: Path) -> str:
    return next(str(record["id"]) for record in quarantine.list_quarantine(output) if record["can_be_released"])


def test_what_is_set_aside_is_kept_with_claims_shape_and_words(tmp_path: Path) -> None:
    run(tmp_path, cv_of(1066))
    record = next(record for record in quarantine.list_quarantine(tmp_path) if record["can_be_released"])
    assert (record["document"], record["kind"], record["printed"]) == (PATH, "Work", "2019")
    assert record["claims"]["year"] == ["1066"]  # type: ignore[index]
    assert record["shapes"][0]["path"].endswith("#year")  # type: ignore[index]
    quads = (tmp_path / "graph.nq").read_text().splitlines()
    in_quarantine = [line for line in quads if line.endswith(f"<{BASE}graph/quarantine> .")]
    assert [line for line in in_quarantine if '#year> "1066"' in line and f"/id/{record['id']}>" in line]
    assert [line for line in quads if '"1066"' in line and line not in in_quarantine] == []
    assert [line for line in in_quarantine if "22-rdf-syntax-ns#type> <https://w3id.org/vitagraph/ns#Work>" in line] == []


def test_a_release_lets_it_in_with_all_that_hangs_on_it_and_survives_runs(tmp_path: Path) -> None:
    run(tmp_path, cv_of(1066))
    identifier = refused(tmp_path)
    decision = quarantine.release(tmp_path, Settings(), identifier, "a facsimile", "2026-01-31")
    assert (decision.document, decision.printed, decision.why) == (PATH, "2019", "a facsimile")
    for _ in range(2):
        result = run(tmp_path, cv_of(1066))
        assert result.set_aside == []
        assert [each.id for each in result.accepted] == [identifier]
        assert "a facsimile" in result.accepted[0].issue.message
        assert f"{BASE}id/w-widgets" in result.kept[0].nodes
    assert quarantine.list_quarantine(tmp_path) == []


@pytest.mark.parametrize(
    "changed", [cv_of(1067, printed="2019,"), dataclasses.replace(cv_of(1066), name="other.txt")], ids=["other words", "other file"]
)
def test_a_release_holds_for_its_words_alone(tmp_path: Path, changed: DocumentClaims) -> None:
    run(tmp_path, cv_of(1066))
    quarantine.release(tmp_path, Settings(), refused(tmp_path), "a facsimile", "2026-01-31")
    result = run(tmp_path, changed)
    assert result.accepted == []
    assert "Work" in {each.class_name for each in result.set_aside}


def test_the_report_says_of_a_decision_that_it_no_longer_applies(tmp_path: Path) -> None:
    run(tmp_path, cv_of(1066))
    decision = quarantine.release(tmp_path, Settings(), refused(tmp_path), "a facsimile", "2026-01-31")
    held = {decision.id: decision}
    changed, well = run(tmp_path, cv_of(1066, printed="201")), run(tmp_path, cv_of(2019))
    (told,) = unused_decisions(held, changed.accepted, changed.set_aside, [PATH])
    assert "the words or the reason have changed; decide again (q-" in told.message
    (told,) = unused_decisions(held, well.accepted, well.set_aside, [PATH])
    assert "nothing with these words is set aside any more" in told.message
    assert unused_decisions(held, [], [], ["another.txt"]) == []


def test_a_release_is_taken_back(tmp_path: Path) -> None:
    run(tmp_path, cv_of(1066))
    identifier = refused(tmp_path)
    quarantine.release(tmp_path, Settings(), identifier, "a facsimile", "2026-01-31")
    quarantine.withdraw(tmp_path, Settings(), identifier, "it was not", "2026-02-01")
    assert run(tmp_path, cv_of(1066)).accepted == []
    lines = (tmp_path / "decisions.jsonl").read_text().splitlines()
    assert len(lines) == 2, "decisions are added, never changed"
    with pytest.raises(UsageError, match="no decision in force"):
        quarantine.withdraw(tmp_path, Settings(), identifier, "again", "2026-02-01")


def test_what_cannot_be_let_in_is_said(tmp_path: Path) -> None:
    run(tmp_path, cv_of(1066))
    with pytest.raises(UsageError, match="nothing is set aside as 'q-none'"):
        quarantine.release(tmp_path, Settings(), "q-none", "why", "2026-01-31")
    with pytest.raises(UsageError, match="needs a reason"):
        quarantine.release(tmp_path, Settings(), refused(tmp_path), " ", "2026-01-31")
    hanging = next(str(record["id"]) for record in quarantine.list_quarantine(tmp_path) if record["hangs_on"])
    with pytest.raises(UsageError, match=f"release what it hangs on, {refused(tmp_path)}"):
        quarantine.release(tmp_path, Settings(), hanging, "why", "2026-01-31")
    nobody = dataclasses.replace(new_cv(), subject=None)
    run(tmp_path, nobody)
    orphan = str(quarantine.list_quarantine(tmp_path)[0]["id"])
    with pytest.raises(UsageError, match="the graph cannot hold it"):
        quarantine.release(tmp_path, Settings(), orphan, "why", "2026-01-31")


def test_a_broken_line_of_decisions_is_named(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_text('{"action": "release"}\n')
    with pytest.raises(StoreError, match=r"decisions\.jsonl:1 is no decision"):
        read_decisions(path)


def test_decisions_may_stand_elsewhere(tmp_path: Path) -> None:
    settings = Settings(decisions=tmp_path / "kept" / "decisions.jsonl")
    run(tmp_path, cv_of(1066))
    quarantine.release(tmp_path, settings, refused(tmp_path), "a facsimile", "2026-01-31")
    assert len(read_decisions(tmp_path / "kept" / "decisions.jsonl")) == 1
