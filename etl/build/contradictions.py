"""What contradicts across documents: asked again of what a build touched, kept from the version before for all else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from rdflib import URIRef

from etl.ask.checks import asked_of_all, run_checks
from etl.ask.graph import open_graph
from etl.graph.iris import Iris
from etl.load.patch import Patch
from etl.model.contradiction import Contradiction

_MANY_NODES = 20_000  # of more the checks are asked as a whole


def find_contradictions(
    folder: Path, patch: Patch | None, before: Sequence[Contradiction] | None, renamed: Collection[str], iris: Iris
) -> list[Contradiction]:
    """The contradictions in the graph of the version in `folder`.

    patch   what it differs by from the version before, without contradictions; before: those of that version; `None`: all is new
    renamed  names that documents have or had and the other version's have not
    """
    touched = {line[1 : line.index(b">")].decode() for line in (*patch.deleted, *patch.added)} if patch is not None else set()
    if patch is None or before is None or len(touched) > _MANY_NODES:
        return run_checks(open_graph(folder))
    dataset, whole, base = open_graph(folder), asked_of_all(), iris.node("")
    again = {node for node in touched if node.startswith(base) and not node.startswith(iris.node("s-"))}
    again |= {str(value) for node in again for value in dataset.objects(URIRef(node), None) if str(value).startswith(base)}
    for each in before:
        named = {str(value) for value in dataset.objects(URIRef(each.about), None)}
        if each.document in renamed or each.other_document in renamed or not touched.isdisjoint(named):
            again.add(each.about)
    kept = [each for each in before if each.about not in again and each.check not in whole]
    return _sorted({*kept, *run_checks(dataset, about=again)})


def _sorted(found: Iterable[Contradiction]) -> list[Contradiction]:
    return sorted(found, key=lambda each: (each.check, each.what, each.document, each.other_document, each.line, each.about))
