from __future__ import annotations

from pathlib import Path

import pytest

from etl.ask.graph import open_graph
from etl.ask.queries import find_query, run_query
from etl.errors import StoreError, UsageError
from tests.etl.graph.sample_graph import sample_consolidated, sample_documents
from tests.etl.load.plain_output import write_output


def test_a_finished_graph_opens_for_reading(tmp_path: Path) -> None:
    write_output(tmp_path, sample_documents(), sample_consolidated(), [])
    dataset = open_graph(tmp_path)
    works = run_query(dataset, find_query("SELECT (COUNT(*) AS ?n) { ?w a vg:Work }"))  # the prefix is bound
    assert works.rows == (("3",),)
    graphs = run_query(dataset, find_query("SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?w a vg:Work } }"))
    assert graphs.rows == (("3",),)
    with pytest.raises(UsageError):
        run_query(dataset, find_query("SELEKT"))


def test_two_readers_do_not_disturb_each_other(tmp_path: Path) -> None:
    write_output(tmp_path, sample_documents(), sample_consolidated(), [])
    assert len(open_graph(tmp_path)) == len(open_graph(tmp_path)) > 0


def test_no_graph_or_a_broken_one_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no graph"):
        open_graph(tmp_path)
    (tmp_path / "store").mkdir()
    with pytest.raises(StoreError, match="build it again"):
        open_graph(tmp_path)
