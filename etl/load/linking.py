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
from collections.abc import Iterable, Iterator, Sequence
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
    _write(folder / ENTITIES_FILE, [*heads, *(_entity_line(entity, of_sha256) for entity in linked)])
    _write(folder / JUDGEMENTS_FILE, _judgement_lines(judgements, of_sha256))
    _write(folder / REVIEW_FILE, map(_doubt_line, doubts))


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


def _judgement_lines(judgements: Iterable[Judgement], documents: dict[str, int]) -> Iterator[_Json]:
    lines = []
    for judged in judgements:
        if judged.verdict is Verdict.SAME and judged.mentions is not None:
            left, right = ([documents[key.document], key.start, key.end] for key in judged.mentions)
            kind, evidence = judged.mentions[0].kind.value, _evidence_rows(judged.evidence)
            lines.append({"kind": kind, "left": left, "right": right, "score": judged.score, "evidence": evidence})
    yield from sorted(lines, key=lambda line: (line["kind"], line["left"], line["right"]))


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


def _write(path: Path, lines: Iterable[_Json]) -> None:
    with replacing(path) as handle:
        for line in lines:
            handle.write((json.dumps(line, ensure_ascii=False) + "\n").encode("utf-8", "replace"))


def _read(path: Path) -> Iterator[_Json]:
    try:
        with path.open(encoding="utf-8") as handle:
            yield from map(json.loads, handle)
    except FileNotFoundError:
        return
    except OSError as error:
        raise StoreError(f"cannot read {path}: {error.strerror or error}") from None
    except ValueError:
        raise StoreError(f"{path} is damaged: build again") from None
