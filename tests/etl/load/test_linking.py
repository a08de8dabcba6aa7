"""What is kept of linking reads back as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.errors import StoreError
from etl.load.linking import (
    REVIEW_GRAPH_FILE,
    read_doubts,
    read_entities,
    read_judgements,
    write_linking,
    write_review_graph,
)
from etl.model.decision import Anchor
from etl.model.judgement import Evidence, Judgement, Verdict
from etl.model.lineage import Birth
from etl.model.linked import Doubt, LinkedEntity, LinkedMention, Side
from etl.model.mention import EntityKind, MentionKey

WORK = EntityKind.WORK


def mention(document: str, start: int, words: str, birth: Birth | None = None) -> LinkedMention:
    key = MentionKey(f"{document}-hash", WORK, start, start + len(words))
    anchor = Anchor(f"{document}-origin", birth or Birth(1, key.start, key.end), f"{document}.md", WORK, words, 0)
    return LinkedMention(key, anchor, 3)


HERE, THERE = mention("a", 5, "Dust: a “study”"), mention("b", 7, "Dust\u2028a study", Birth(2, 4, 9))
ALONE = mention("b", 90, "Süd")
ENTITIES = [LinkedEntity("w-1", WORK, "Dust: a “study”", (THERE, HERE)), LinkedEntity("w-2", WORK, "Süd", (ALONE,))]
EVIDENCE = (Evidence("title", 0.9, "nearly the same", 2.5), Evidence("year", 1.0, "2018"))
JUDGEMENT = Judgement(THERE.where, HERE.where, Verdict.SAME, 0.97, EVIDENCE, (THERE.key, HERE.key))
DOUBT = Doubt(Side(HERE, "w-1", "Dust: a “study”. 2018"), Side(ALONE, "w-2", "Süd"), 0.4, 3, EVIDENCE)


def test_all_reads_back(tmp_path: Path) -> None:
    unsure = Judgement(HERE.where, ALONE.where, Verdict.UNSURE, 0.4, EVIDENCE, (HERE.key, ALONE.key))
    write_linking(tmp_path, ENTITIES, [JUDGEMENT, unsure], [DOUBT])
    assert read_entities(tmp_path) == ENTITIES
    assert read_judgements(tmp_path, ENTITIES) == [JUDGEMENT]
    assert read_doubts(tmp_path) == [DOUBT]


def test_a_folder_without_the_files_has_nothing(tmp_path: Path) -> None:
    assert (read_entities(tmp_path), read_judgements(tmp_path, []), read_doubts(tmp_path)) == ([], [], [])


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "entities.jsonl").write_text('{"id": "w-1"')
    with pytest.raises(StoreError, match=r"entities\.jsonl is damaged"):
        read_entities(tmp_path)


def test_doubts_stand_in_a_graph_of_their_own(tmp_path: Path) -> None:
    write_review_graph(tmp_path, [DOUBT], "https://data.example/")
    lines = (tmp_path / REVIEW_GRAPH_FILE).read_text().splitlines()
    assert lines == sorted(lines)
    assert all(line.endswith(" <https://data.example/graph/review> .") for line in lines)
    assert any("#predicate> <http://www.w3.org/2002/07/owl#sameAs>" in line for line in lines)
    assert not any(line.split()[1].endswith("sameAs>") for line in lines), "nobody says that they are one"
