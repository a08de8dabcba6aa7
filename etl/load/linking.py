"""What is kept of linking in the folder of a version: entities with their mentions, why these are one, and what is in doubt.

`entities.jsonl` begins with one line a document; then each entity has a line whose mentions name the document by its place:

```
{"document": "nordmann.md", "sha256": "9f...", "origin": "9f..."}
{"id": "p-7k3mq2x5n4d6vwzb", "label": "Ilse Nordmann", "mentions": [[0, 12, 25, 3, "Ilse Nordmann", 0]]}
```
(start, end, line, words, ordinal among the same words; where it was born, if elsewhere). `judgements.jsonl` has the pairs that were
joined, in the same terms; `review.jsonl` those that may be one, and `review.nq` the same as statements of a graph of their own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import takewhile
from pathlib import Path
from typing import Any, TypeAlias

from etl.errors import StoreError
from etl.graph.review import review_quads
from etl.load.atomic import replacing
from etl.load.nquads import write_graph_file
from etl.model.decision import Anchor
from etl.model.judgement import Evidence, Judgement, Verdict
from etl.model.lineage import Birth
from etl.model.linked import Doubt, LinkedEntity, LinkedMention, Side
from etl.model.mention import EntityKind, MentionKey

ENTITIES_FILE, JUDGEMENTS_FILE = "entities.jsonl", "judgements.jsonl"
REVIEW_FILE, REVIEW_GRAPH_FILE = "review.jsonl", "review.nq"
_Json: TypeAlias = Any


def write_linking(folder: Path, linked: Sequence[LinkedEntity], judgements: Iterable[Judgement], doubts: Iterable[Doubt]) -> None:
    """Writes the three files into the folder of a version."""
    documents: dict[tuple[str, str, str], int] = {}
    for entity in linked:
        for mention in entity.mentions:
            documents.setdefault((mention.anchor.document, mention.key.document, mention.anchor.origin), 0)
    places = {key: place for place, key in enumerate(sorted(documents))}
    of_sha256 = {sha256: place for (_, sha256, _), place in places.items()}
    heads = [{"document": path, "sha256": sha256, "origin": origin} for path, sha256, origin in places]
    _write(folder / ENTITIES_FILE, map(_json, [*heads, *(_entity_line(entity, of_sha256) for entity in linked)]))
    _write(folder / JUDGEMENTS_FILE, _judgement_lines(judgements, of_sha256))
    _write(folder / REVIEW_FILE, map(_json, map(_doubt_line, doubts)))


def write_review_graph(folder: Path, doubts: Iterable[Doubt], base_iri: str) -> None:
    """Writes `review.nq`; it is loaded into no store."""
    write_graph_file(review_quads(doubts, base_iri=base_iri), folder / REVIEW_GRAPH_FILE)


def read_entities(folder: Path) -> list[LinkedEntity]:
    """The entities of the version in `folder`, by id; none where the version has no such file."""
    documents: list[dict[str, str]] = []
    entities = []
    for line in _read(folder / ENTITIES_FILE):
        if "document" in line:
            documents.append(line)
        else:
            kind = EntityKind(line["id"][0])
            mentions = tuple(_mention(row, documents[row[0]], kind) for row in line["mentions"])
            entities.append(LinkedEntity(line["id"], kind, line["label"], mentions))
    return entities


@dataclass(frozen=True, slots=True)
class Heads:
    """The ids of a version's entities, and the mention that each is named after; read when it is asked for."""

    documents: Sequence[_Json] = ()
    lines: Mapping[str, str] = field(default_factory=dict)

    def anchor(self, identifier: str) -> Anchor:
        """The mention that names an entity."""
        row = json.loads(self.lines[identifier])["mentions"][0]
        return _mention(row, self.documents[row[0]], EntityKind(identifier[0])).anchor


def read_heads(folder: Path) -> Heads:
    """The ids of the entities of the version in `folder`, without reading all about them."""
    documents: list[_Json] = []
    lines: dict[str, str] = {}
    for line in _read_lines(folder / ENTITIES_FILE):
        if line.startswith('{"id": "'):
            lines[line.split('"', 4)[3]] = line
        else:
            documents.append(json.loads(line))
    return Heads(documents, lines)


def read_judgements(folder: Path, entities: Iterable[LinkedEntity]) -> list[Judgement]:
    """The pairs that were joined in the version in `folder`."""
    mentions = {mention.key: mention for entity in entities for mention in entity.mentions}
    documents = [line["sha256"] for line in takewhile(lambda line: "document" in line, _read(folder / ENTITIES_FILE))]
    found = []
    for line in _read(folder / JUDGEMENTS_FILE):
        kind = EntityKind(line["kind"])
        left, right = (MentionKey(documents[row[0]], kind, row[1], row[2]) for row in (line["left"], line["right"]))
        where = mentions[left].where, mentions[right].where
        found.append(Judgement(*where, Verdict.SAME, line["score"], _evidence(line["evidence"]), (left, right)))
    return found


def read_doubts(folder: Path) -> list[Doubt]:
    """The pairs in doubt of the version in `folder`, most consequential first."""
    found = []
    for line in _read(folder / REVIEW_FILE):
        left, right = (_read_side(line[side], EntityKind(line["kind"])) for side in ("left", "right"))
        found.append(Doubt(left, right, line["score"], line["moves"], _evidence(line["evidence"])))
    return found


def _entity_line(entity: LinkedEntity, documents: dict[str, int]) -> _Json:
    mentions = [[documents[mention.key.document], *_row(mention)] for mention in entity.mentions]
    return {"id": entity.id, "label": entity.label, "mentions": mentions}


def _judgement_lines(judgements: Iterable[Judgement], documents: Mapping[str, int]) -> Iterator[str]:
    """Lines of JSON, written by hand: there are many, and few kinds of evidence."""
    lines: list[tuple[str, list[int], list[int], str]] = []
    for judged in judgements:
        if judged.verdict is Verdict.SAME and judged.mentions is not None:
            left, right = ([documents[key.document], key.start, key.end] for key in judged.mentions)
            kind, rest = judged.mentions[0].kind.value, f'"score": {judged.score}, "evidence": {_evidence_json(judged.evidence)}'
            lines.append((kind, left, right, rest))
    for kind, left, right, rest in sorted(lines):
        yield f'{{"kind": "{kind}", "left": {left}, "right": {right}, {rest}}}'


@lru_cache(maxsize=65536)
def _evidence_json(evidence: tuple[Evidence, ...]) -> str:
    return json.dumps(_evidence_rows(evidence), ensure_ascii=False)


def _doubt_line(doubt: Doubt) -> _Json:
    return {
        "kind": doubt.left.mention.key.kind.value,
        "moves": doubt.moves,
        "score": doubt.score,
        "left": _side_line(doubt.left),
        "right": _side_line(doubt.right),
        "evidence": _evidence_rows(doubt.evidence),
    }


def _side_line(side: Side) -> _Json:
    anchor = side.mention.anchor
    return {
        "id": side.entity,
        "document": anchor.document,
        "sha256": side.mention.key.document,
        "origin": anchor.origin,
        "mention": _row(side.mention),
        "entry": side.entry,
    }


def _read_side(line: _Json, kind: EntityKind) -> Side:
    return Side(_mention([0, *line["mention"]], line, kind), line["id"], line["entry"])


def _row(mention: LinkedMention) -> list[object]:
    key, anchor = mention.key, mention.anchor
    row = [key.start, key.end, mention.line, anchor.words, anchor.ordinal]
    born = anchor.birth
    return row if born == Birth(1, key.start, key.end) else [*row, [born.version, born.start, born.end]]


def _mention(row: Sequence[Any], document: dict[str, str], kind: EntityKind) -> LinkedMention:
    _, start, end, line, words, ordinal, *elsewhere = row
    born = Birth(*elsewhere[0]) if elsewhere else Birth(1, start, end)
    anchor = Anchor(document["origin"], born, document["document"], kind, words, ordinal)
    return LinkedMention(MentionKey(document["sha256"], kind, start, end), anchor, line)


def _evidence_rows(evidence: Iterable[Evidence]) -> list[list[object]]:
    return [[one.feature, one.score, one.sentence, one.weight] for one in evidence]


def _evidence(rows: Iterable[Sequence[Any]]) -> tuple[Evidence, ...]:
    return tuple(Evidence(*row) for row in rows)


def _json(line: _Json) -> str:
    return json.dumps(line, ensure_ascii=False)


def _write(path: Path, lines: Iterable[str]) -> None:
    with replacing(path) as handle:
        handle.write("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))


def _read(path: Path) -> Iterator[_Json]:
    try:
        yield from map(json.loads, _read_lines(path))
    except ValueError:
        raise StoreError(f"{path} is damaged: build again") from None


def _read_lines(path: Path) -> Iterator[str]:
    try:
        with path.open(encoding="utf-8") as handle:
            yield from handle
    except FileNotFoundError:
        return
    except OSError as error:
        raise StoreError(f"cannot read {path}: {error.strerror or error}") from None
