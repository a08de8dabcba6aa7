"""Why mentions of several documents are one node: the way through the cluster, with what was judged at each step."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.graph.store import current_version
from etl.load.linking import read_entities, read_judgements
from etl.model.judgement import Evidence, Judgement
from etl.model.linked import LinkedEntity, LinkedMention
from etl.model.mention import MentionKey

_DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Step:
    """Two mentions that were found to be one, as `document:line "words"`, how sure that was, and why."""

    left: str
    right: str
    score: float
    evidence: tuple[Evidence, ...]

    @property
    def is_decided(self) -> bool:
        """Whether a curator said so."""
        return any(one.feature == _DECISION for one in self.evidence)


@dataclass(frozen=True, slots=True)
class Reasons:
    """An entity, its mentions by document (the oldest first), the steps that lead from the oldest document to every other one, and
    the documents that no step leads to."""

    entity: LinkedEntity
    documents: tuple[tuple[str, tuple[LinkedMention, ...]], ...]
    steps: tuple[Step, ...]
    unexplained: tuple[str, ...]


def explain_nodes(output: Path, nodes: Iterable[str]) -> dict[str, Reasons]:
    """For each of these IRIs that is an entity's, why it is one."""
    wanted = {node.rpartition("/id/")[2]: node for node in nodes}
    folder = current_version(output)
    entities = read_entities(folder)
    chosen = [entity for entity in entities if entity.id in wanted]
    if not chosen:
        return {}
    own = {mention.key for entity in chosen for mention in entity.mentions}
    judgements = [judged for judged in read_judgements(folder, entities) if judged.mentions and judged.mentions[0] in own]
    return {wanted[entity.id]: _explain(entity, judgements) for entity in chosen}


def explain_all(output: Path) -> Iterator[Reasons]:
    """Why each entity is one."""
    folder = current_version(output)
    entities = read_entities(folder)
    of = {mention.key: entity.id for entity in entities for mention in entity.mentions}
    judgements: dict[str, list[Judgement]] = defaultdict(list)
    for judged in read_judgements(folder, entities):
        if judged.mentions is not None:
            judgements[of[judged.mentions[0]]].append(judged)
    yield from (_explain(entity, judgements[entity.id]) for entity in entities)


def _explain(entity: LinkedEntity, judgements: Sequence[Judgement]) -> Reasons:
    documents: dict[str, list[LinkedMention]] = {}
    for mention in entity.mentions:
        documents.setdefault(mention.key.document, []).append(mention)
    beside: dict[str, list[tuple[str, Judgement]]] = defaultdict(list)
    members = {mention.key for mention in entity.mentions}
    for judged in sorted(judgements, key=lambda judged: -judged.score):
        if judged.mentions is not None and members.issuperset(judged.mentions):
            left, right = (key.document for key in judged.mentions)
            beside[left].append((right, judged))
            beside[right].append((left, judged))
    steps = [judged for judged in judgements if _is_within(judged, members)]
    start = entity.mentions[0].key.document
    reached, waiting = {start}, deque([start])
    while waiting:
        for there, judged in beside[waiting.popleft()]:
            if there not in reached:
                reached.add(there)
                waiting.append(there)
                steps.append(judged)
    named = tuple((found[0].anchor.document, tuple(found)) for found in documents.values())
    lost = tuple(found[0].anchor.document for document, found in documents.items() if document not in reached)
    return Reasons(entity, named, tuple(Step(j.left, j.right, j.score, j.evidence) for j in steps), lost)


def _is_within(judged: Judgement, members: set[MentionKey]) -> bool:
    """Whether a judgement is about two mentions of one document: only curators say such things."""
    return (
        judged.mentions is not None
        and members.issuperset(judged.mentions)
        and judged.mentions[0].document == judged.mentions[1].document
    )
