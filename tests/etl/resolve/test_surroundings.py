"""What stands around a name."""

from __future__ import annotations

from etl.model.mention import EntityKind, MentionKey
from etl.resolve.features.person_names import name_form
from etl.resolve.features.persons import LocalPerson
from etl.resolve.mentions import Mention
from etl.resolve.persons import link_persons
from etl.resolve.surroundings import Surroundings, WorkView


def paper(document: str, *names: str) -> list[LocalPerson]:
    """The people of a document with one work."""
    mentions = [Mention(MentionKey(document, EntityKind.PERSON, i, i + 1), name, f"{document}:{i}") for i, name in enumerate(names)]
    return [LocalPerson(document, [one], [name_form(one.name)], [(document, i)]) for i, one in enumerate(mentions)]


WORKS = {
    name: WorkView(frozenset(words.split()), "v") for name, words in (("a", "quiet dust"), ("b", "quiet dust"), ("c", "loud sand"))
}


def test_names_beside_both_are_heard() -> None:
    people = paper("a", "I. Nordmann", "O. Quell", "B. Tarn") + paper("b", "I. Nordmann", "O. Quell")
    around = Surroundings(people, WORKS, {})
    evidence = around.shared_names(0, 3)
    assert evidence is not None
    assert "quell o" in evidence.sentence
    assert around.shared_names(1, 0) is None or "quell" not in around.shared_names(1, 0).sentence  # type: ignore[union-attr]


def test_common_companions_tell_less() -> None:
    rare = Surroundings(paper("a", "I. Nordmann", "O. Quell") + paper("b", "I. Nordmann", "O. Quell"), WORKS, {})
    common = Surroundings(paper("a", "I. Nordmann", "Y. Wang") + paper("b", "I. Nordmann", "Y. Wang"), WORKS, {})
    assert rare.shared_names(0, 2).score > common.shared_names(0, 2).score  # type: ignore[union-attr]


def test_topics_are_rare_words_of_titles() -> None:
    around = Surroundings(paper("a", "I. Nordmann") + paper("b", "I. Nordmann") + paper("c", "I. Nordmann"), WORKS, {})
    assert [evidence.feature for evidence in around.shared_topic(0, 1) if evidence] == ["topic", "venue"]
    assert [evidence.feature for evidence in around.shared_topic(0, 2) if evidence] == ["venue"]


def test_what_one_knows_all_of_a_group_know() -> None:
    people = paper("a", "I. Nordmann", "O. Quell") + paper("b", "I. Nordmann") + paper("c", "I. Nordmann", "O. Quell")
    around = Surroundings(people, WORKS, {})
    assert around.shared_names(2, 3) is None
    around.pool([[0, 2], [1], [3], [4]])
    assert around.shared_names(2, 3) is not None


def test_initials_beside_the_same_rare_names_are_one_person_and_common_ones_are_not() -> None:
    rare = paper("a", "I. Nordmann", "O. Quell", "B. Tarn") + paper("b", "I. Nordmann", "O. Quell", "B. Tarn")
    assert [0, 3] in link_persons(rare)[0]
    common = paper("a", "Y. Wang", "L. Zhang") + paper("b", "Y. Wang", "L. Zhang")
    assert len(link_persons(common)[0]) == 4
