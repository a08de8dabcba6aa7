"""What is kept of linking in the folder of a version: entities with their mentions, why these are one, and what is in doubt.

`entities.jsonl` begins with one line a document; then each entity has a line whose mentions name the document by its hash:

```
{"document": "nordmann.md", "sha256": "9f...", "origin": "9f..."}
{"id": "p-7k3mq2x5n4d6vwzb", "label": "Ilse Nordmann", "mentions": [["9f...", 12, 25, 3, "Ilse Nordmann", 0]]}
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
from typing import Any, NamedTuple, TypeAlias

from etl.errors import StoreError
from etl.graph.review import review_quads
from etl.load.atomic import replacing
from etl.load.nquads import write_graph_file
from etl.load.patch import Patch, difference
from etl.load.patched_file import patch_file
from etl.load.sorted_file import SortedFile
from etl.model.decision import Anchor
from etl.model.judgement import Evidence, Judgement, Verdict
from etl.model.lineage import Birth
from etl.model.link_change import LinkChange
from etl.model.linked import Doubt, EntityRows, LinkedEntity, LinkedMention, Side
from etl.model.mention import EntityKind, MentionKey

ENTITIES_FILE, JUDGEMENTS_FILE = "entities.jsonl", "judgements.jsonl"
REVIEW_FILE, REVIEW_GRAPH_FILE = "review.jsonl", "review.nq"
_Json: TypeAlias = Any
_SHORT = 16  # characters of a hash


class Listing(NamedTuple):
    """A document as `entities.jsonl` names it; its lines are known by the beginning of `sha256`."""

    document: str
    sha256: str
    origin: str


def write_linking(
    folder: Path,
    documents: Iterable[Listing],
    linked: Iterable[EntityRows],
    judgements: Iterable[Judgement],
    doubts: Iterable[Doubt],
    base_iri: str,
) -> None:
    """Writes the files into the folder of a version."""
    _write(folder / ENTITIES_FILE, [*_heads(documents), *map(_entity_line, linked)])
    _write(folder / JUDGEMENTS_FILE, _judgement_lines(judgements))
    _write_doubts(folder, doubts, base_iri)


def patch_linking(folder: Path, documents: Iterable[Listing], change: LinkChange, parent: Path, base_iri: str) -> None:
    """Writes the files that `write_linking` would, from those of the version before and what changed: their lines are sorted."""
    patch_file(parent / ENTITIES_FILE, _entities_patch(parent, documents, change), folder / ENTITIES_FILE)
    judged = (_encode(_judgement_lines(each)) for each in (change.judgements.removed, change.judgements.added))
    patch_file(parent / JUDGEMENTS_FILE, difference(*judged), folder / JUDGEMENTS_FILE)
    gone = {_mentions(doubt) for doubt in change.doubts.removed}
    _write_doubts(folder, [*(one for one in read_doubts(parent) if _mentions(one) not in gone), *change.doubts.added], base_iri)


def _entities_patch(parent: Path, documents: Iterable[Listing], change: LinkChange) -> Patch:
    changed = {entity.id for entity in (*change.linked.removed, *change.linked.added)}
    with SortedFile(parent / ENTITIES_FILE) as file:
        old = file.with_prefix(b'{"document": ')
        old += [line for identifier in changed for line in file.with_prefix(f'{{"id": "{identifier}"'.encode())]
    return difference(old, _encode([*_heads(documents), *map(_entity_line, change.linked.added)]))


def _write_doubts(folder: Path, doubts: Iterable[Doubt], base_iri: str) -> None:
    """`review.jsonl`, and `review.nq`, which is loaded into no store."""
    ordered = sorted(doubts, key=lambda doubt: (-doubt.moves, -doubt.score, *_mentions(doubt)))
    with replacing(folder / REVIEW_FILE) as handle:
        handle.writelines(map(_encoded, map(_json, map(_doubt_line, ordered))))
    write_graph_file(review_quads(ordered, base_iri=base_iri), folder / REVIEW_GRAPH_FILE)


def _mentions(doubt: Doubt) -> tuple[MentionKey, MentionKey]:
    return doubt.left.mention.key, doubt.right.mention.key


def _heads(documents: Iterable[Listing]) -> list[str]:
    return [_json(listing._asdict()) for listing in documents]


def read_entities(folder: Path) -> list[LinkedEntity]:
    """The entities of the version in `folder`, by id; none where the version has no such file."""
    documents: dict[str, _Json] = {}
    entities = []
    for line in _read(folder / ENTITIES_FILE):
        if "document" in line:
            documents[_short(line["sha256"])] = line
        else:
            kind = EntityKind(line["id"][0])
            mentions = tuple(_mention(row, documents[row[0]], kind) for row in line["mentions"])
            entities.append(LinkedEntity(line["id"], kind, line["label"], mentions))
    return entities


@dataclass(frozen=True, slots=True)
class Heads:
    """The ids of a version's entities, and the mention that each is named after; read when it is asked for."""

    documents: Mapping[str, _Json] = field(default_factory=dict)
    lines: Mapping[str, str] = field(default_factory=dict)

    def anchor(self, identifier: str) -> Anchor:
        """The mention that names an entity."""
        row = json.loads(self.lines[identifier])["mentions"][0]
        return _mention(row, self.documents[row[0]], EntityKind(identifier[0])).anchor


def read_heads(folder: Path) -> Heads:
    """The ids of the entities of the version in `folder`, without reading all about them."""
    documents: dict[str, _Json] = {}
    lines: dict[str, str] = {}
    for line in _read_lines(folder / ENTITIES_FILE):
        if line.startswith('{"id": "'):
            lines[line.split('"', 4)[3]] = line
        else:
            head = json.loads(line)
            documents[_short(head["sha256"])] = head
    return Heads(documents, lines)


def read_judgements(folder: Path, entities: Iterable[LinkedEntity]) -> list[Judgement]:
    """The pairs that were joined in the version in `folder`."""
    mentions = {mention.key: mention for entity in entities for mention in entity.mentions}
    heads = takewhile(lambda line: "document" in line, _read(folder / ENTITIES_FILE))
    documents = {_short(line["sha256"]): line["sha256"] for line in heads}
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


def _short(sha256: str) -> str:
    """What stands for a document in the lines, as in the IRI of its graph."""
    return sha256[:_SHORT]


def _entity_line(entity: EntityRows) -> str:
    mentions = [
        [_short(document), start, end, line, words, ordinal] + ([born[:3]] if born is not None else [])
        for document, start, end, line, words, ordinal, born, _ in entity.rows
    ]
    return _json({"id": entity.id, "label": entity.label, "mentions": mentions})


def _judgement_lines(judgements: Iterable[Judgement]) -> Iterator[str]:
    """Lines of JSON, written by hand: there are many, and few kinds of evidence."""
    for judged in judgements:
        if judged.verdict is Verdict.SAME and judged.mentions is not None:
            left, right = (f'["{_short(key.document)}", {key.start}, {key.end}]' for key in judged.mentions)
            rest = f'"score": {judged.score}, "evidence": {_evidence_json(judged.evidence)}'
            line = f'{{"kind": "{judged.mentions[0].kind.value}", "left": {left}, "right": {right}, {rest}}}'
            yield line if line.isascii() else line.encode("utf-8", "replace").decode()  # as it will be read


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
        handle.writelines(_encode(lines))


def _encode(lines: Iterable[str]) -> list[bytes]:
    """The lines with their ends, sorted, each once."""
    return sorted(set(map(_encoded, lines)))


def _encoded(line: str) -> bytes:
    return f"{line}\n".encode("utf-8", "replace")


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
