"""What is kept of linking reads back as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.errors import StoreError
from etl.load.linking import (
    REVIEW_GRAPH_FILE,
    Listing,
    patch_linking,
    read_doubts,
    read_entities,
    read_judgements,
    write_linking,
)
from etl.model.decision import Anchor
from etl.model.judgement import Evidence, Judgement, Verdict
from etl.model.lineage import Birth
from etl.model.link_change import Difference, LinkChange
from etl.model.linked import Doubt, EntityRows, LinkedEntity, LinkedMention, MentionRow, Side
from etl.model.mention import EntityKind, MentionKey
from etl.model.resolution import Resolution

WORK = EntityKind.WORK


def mention(document: str, start: int, words: str, birth: Birth | None = None) -> LinkedMention:
    key = MentionKey(f"{document}-hash", WORK, start, start + len(words))
    anchor = Anchor(f"{document}-origin", birth or Birth(1, key.start, key.end), f"{document}.md", WORK, words, 0)
    return LinkedMention(key, anchor, 3)


HERE, THERE = mention("a", 5, "Dust: a “study”"), mention("b", 7, "Dust\u2028a study", Birth(2, 4, 9))
ALONE = mention("b", 90, "Süd")
ENTITIES = [LinkedEntity("w-1", WORK, "Dust: a “study”", (THERE, HERE)), LinkedEntity("w-2", WORK, "Süd", (ALONE,))]


def rows(entity: LinkedEntity) -> EntityRows:
    """The entity as linking tells it."""
    found = []
    for mention in entity.mentions:
        (document, _, start, end), anchor = mention.key, mention.anchor
        born = None if anchor.birth == Birth(1, start, end) else tuple(anchor.birth)
        found.append(MentionRow(document, start, end, mention.line, anchor.words, anchor.ordinal, born))
    return EntityRows(entity.id, entity.kind, entity.label, tuple(found), entity.mentions[0].anchor)


ROWS = [rows(entity) for entity in ENTITIES]
EVIDENCE = (Evidence("title", 0.9, "nearly the same", 2.5), Evidence("year", 1.0, "2018"))
JUDGEMENT = Judgement(THERE.where, HERE.where, Verdict.SAME, 0.97, EVIDENCE, (THERE.key, HERE.key))
DOCUMENTS = [Listing("b.md", "b-hash", "b-origin"), Listing("a.md", "a-hash", "a-origin")]
BASE = "https://data.example/"
DOUBT = Doubt(Side(HERE, "w-1", "Dust: a “study”. 2018"), Side(ALONE, "w-2", "Süd"), 0.4, 3, EVIDENCE)


def test_all_reads_back(tmp_path: Path) -> None:
    unsure = Judgement(HERE.where, ALONE.where, Verdict.UNSURE, 0.4, EVIDENCE, (HERE.key, ALONE.key))
    write_linking(tmp_path, DOCUMENTS, ROWS, [JUDGEMENT, unsure], [DOUBT], BASE)
    assert read_entities(tmp_path) == ENTITIES
    assert read_judgements(tmp_path, ENTITIES) == [JUDGEMENT]
    assert read_doubts(tmp_path) == [DOUBT]


def test_what_changed_makes_the_same_files(tmp_path: Path) -> None:
    more = Doubt(Side(HERE, "w-1", "Dust"), Side(THERE, "w-1", "Dust"), 0.4, 9, EVIDENCE)
    other = Judgement(HERE.where, ALONE.where, Verdict.SAME, 0.9, EVIDENCE, (HERE.key, ALONE.key))
    renamed = rows(LinkedEntity("w-2", WORK, "Süd \ud800", (ALONE,)))
    gone = rows(LinkedEntity("w-0", WORK, "Süd", (HERE,)))
    before, after, patched = (tmp_path / name for name in ("before", "after", "patched"))
    write_linking(before, DOCUMENTS[:1], [ROWS[1], gone], [JUDGEMENT], [DOUBT], BASE)
    write_linking(after, DOCUMENTS, [ROWS[0], renamed], [other], [more, DOUBT], BASE)
    change = LinkChange(
        is_whole=False,
        documents=frozenset(),
        gone=frozenset(),
        entities=frozenset(),
        resolution=Resolution((), {}, {}),
        linked=Difference((ROWS[1], gone), (renamed, ROWS[0])),
        judgements=Difference((JUDGEMENT,), (other,)),
        doubts=Difference((), (more,)),
    )
    patch_linking(patched, DOCUMENTS, change, before, BASE)
    files = sorted(path.name for path in after.iterdir())
    assert len(files) == 4
    assert [(patched / name).read_bytes() for name in files] == [(after / name).read_bytes() for name in files]


def test_a_folder_without_the_files_has_nothing(tmp_path: Path) -> None:
    assert (read_entities(tmp_path), read_judgements(tmp_path, []), read_doubts(tmp_path)) == ([], [], [])


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "entities.jsonl").write_text('{"id": "w-1"')
    with pytest.raises(StoreError, match=r"entities\.jsonl is damaged"):
        read_entities(tmp_path)


def test_doubts_stand_in_a_graph_of_their_own(tmp_path: Path) -> None:
    write_linking(tmp_path, DOCUMENTS, ROWS, [], [DOUBT], BASE)
    lines = (tmp_path / REVIEW_GRAPH_FILE).read_text().splitlines()
    assert lines == sorted(lines)
    assert all(line.endswith(" <https://data.example/graph/review> .") for line in lines)
    assert any("#predicate> <http://www.w3.org/2002/07/owl#sameAs>" in line for line in lines)
    assert not any(line.split()[1].endswith("sameAs>") for line in lines), "nobody says that they are one"
