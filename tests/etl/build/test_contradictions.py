from __future__ import annotations

import random
from pathlib import Path

from etl.ask.checks import compared, run_checks
from etl.ask.graph import open_graph
from etl.build.contradictions import find_disputed
from etl.graph import terms
from etl.graph.parsing import read_descriptions
from etl.graph.statements import TYPE, DocumentGraph
from etl.load.nquads import read_graph_file
from tests.etl.histories import build_here, write_cv


def documents_of(output: Path) -> list[DocumentGraph]:
    graphs = read_descriptions(read_graph_file(output / "graph.nq"))
    return [DocumentGraph(graph, "", ("", ""), nodes) for graph, nodes in graphs.items() if "/doc/" in graph]


def test_what_documents_agree_on_need_not_be_asked(tmp_path: Path) -> None:
    folder, draw = tmp_path / "cvs", random.Random(3)
    folder.mkdir()
    for number in range(9):
        (folder / f"cv-{number}.md").write_text(write_cv(draw))
    (folder / "other.md").write_text((folder / "cv-0.md").read_text().replace("Last updated", "Updated"))
    build_here(folder, tmp_path / "out")
    documents, dataset = documents_of(tmp_path / "out"), open_graph(tmp_path / "out")
    disputed = find_disputed(documents)
    found = run_checks(dataset)
    assert (
        set(compared())
        == set(disputed)
        == {
            *("author-lists", "longer-author-lists", "degree-field", "stay-dates", "ended-and-ongoing"),
        }
    )
    assert len([each for each in found if each.check in disputed]) > 5
    assert run_checks(dataset, of_check=disputed) == found
    nodes = {node for document in documents for node in document.nodes if "/id/w-" in node}
    assert disputed["author-lists"] < nodes


def test_fields_of_authorships_are_fields_of_their_work() -> None:
    def said(person: str) -> DocumentGraph:
        link = {terms.WORK: ["a:w"], terms.PERSON: [person], TYPE: [terms.CLASS_AUTHORSHIP]}
        work = {TYPE: [terms.CLASS_WORK]}
        return DocumentGraph("", "", ("", ""), {"a:w": work, "a:l": link})

    assert find_disputed([said("a:p"), said("a:q")])["author-lists"] == {"a:w"}
    assert find_disputed([said("a:p"), said("a:q")])["longer-author-lists"] == set()
    assert find_disputed([said("a:p"), said("a:p")])["author-lists"] == set()
