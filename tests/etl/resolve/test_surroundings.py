"""What stands around a name."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model.judgement import Evidence
from etl.model.mention import EntityKind, MentionKey
from etl.resolve.features.person_names import name_form
from etl.resolve.features.persons import LocalPerson
from etl.resolve.mentions import Mention
from etl.resolve.person_links import link_persons
from etl.resolve.rarity import CountedRarity
from etl.resolve.shelves import Shelves
from etl.resolve.surroundings import Around, Neighbour, Rarities, Surroundings, WorkView, names_beside


def paper(document: str, *names: str) -> list[LocalPerson]:
    """The people of a document with one work."""
    mentions = [Mention(MentionKey(document, EntityKind.PERSON, i, i + 1), name, f"{document}:{i}") for i, name in enumerate(names)]
    return [LocalPerson(document, [one], [name_form(one.name)], [(document, i)]) for i, one in enumerate(mentions)]


WORKS = {
    name: WorkView(frozenset(words.split()), "v", 2018)
    for name, words in (("a", "quiet dust"), ("b", "quiet dust"), ("c", "loud sand"))
}


def heard(people: Sequence[LocalPerson], left: int, right: int) -> dict[str, Evidence]:
    """The evidence by its feature."""
    shelves = Shelves()
    names, words, venues, places = (CountedRarity(shelves, name, least=64) for name in ("names", "words", "venues", "places"))
    for view in WORKS.values():
        words.count(dict.fromkeys(view.words, 1), 1)
        venues.count({"v": 1}, 1)
    documents = {person.document: [one for one in people if one.document == person.document] for person in people}
    beside = {id(one): own for listed in documents.values() for one, own in zip(listed, names_beside(listed), strict=True)}
    sides = [Neighbour(one, Around.read(one, beside[id(one)], WORKS.get), 0) for one in (people[left], people[right])]
    around = Surroundings(Rarities(names, words, venues, places), lambda _: 1, lambda _: False)
    return {evidence.feature: evidence for evidence in around.explain(*sides)}


def test_names_beside_both_are_heard() -> None:
    people = paper("a", "I. Nordmann", "O. Quell", "B. Tarn") + paper("b", "I. Nordmann", "O. Quell")
    companions = heard(people, 0, 3)["companions"]
    assert "quell o" in companions.sentence
    assert companions.weight > 0


def test_nobody_in_common_speaks_against() -> None:
    people = paper("a", "I. Nordmann", "O. Quell") + paper("b", "I. Nordmann", "B. Tarn")
    assert heard(people, 0, 2)["companions"].weight < 0
    assert "companions" not in heard(paper("a", "I. Nordmann") + paper("b", "I. Nordmann"), 0, 1)


def test_common_companions_tell_less() -> None:
    rare = heard(paper("a", "I. Nordmann", "O. Quell") + paper("b", "I. Nordmann", "O. Quell"), 0, 2)
    common = heard(paper("a", "I. Nordmann", "Y. Wang") + paper("b", "I. Nordmann", "Y. Wang"), 0, 2)
    assert rare["companions"].weight > common["companions"].weight


def test_words_of_titles_and_venues_are_heard() -> None:
    people = paper("a", "I. Nordmann") + paper("b", "I. Nordmann") + paper("c", "I. Nordmann")
    assert heard(people, 0, 1)["topic"].weight > 0 > heard(people, 0, 2)["topic"].weight
    assert heard(people, 0, 2)["venue"].sentence == "both appeared at v"


def test_a_work_of_both_is_heard_once() -> None:
    people = paper("a", "I. Nordmann") + paper("b", "I. Nordmann")
    people[1].works = [("a", 0)]
    assert not {"topic", "venue"} & set(heard(people, 0, 1))


def test_organizations_speak_for_and_against() -> None:
    people = paper("a", "I. Nordmann") + paper("b", "I. Nordmann") + paper("c", "I. Nordmann")
    for person, words in zip(people, ("dust university tarnow", "institute of dust tarnow", "sand college ulm"), strict=True):
        person.places = frozenset(words.split())
    assert heard(people, 0, 1)["affiliation"].weight > 0 > heard(people, 0, 2)["affiliation"].weight


def test_initials_beside_the_same_rare_names_are_one_person_and_common_ones_are_not() -> None:
    rare = paper("a", "I. Nordmann", "O. Quell", "B. Tarn") + paper("b", "I. Nordmann", "O. Quell", "B. Tarn")
    assert [0, 3] in link_persons(rare)[0]
    common = paper("a", "Y. Wang", "L. Zhang") + paper("b", "Y. Wang", "L. Zhang")
    assert len(link_persons(common)[0]) == 4
