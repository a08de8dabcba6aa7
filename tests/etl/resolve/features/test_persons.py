"""The named features of people."""

from __future__ import annotations

from etl.model.mention import EntityKind, MentionKey
from etl.resolve.features import persons as features
from etl.resolve.features.person_names import name_form
from etl.resolve.features.persons import LocalPerson
from etl.resolve.mentions import Mention


def person(name: str, **known: object) -> LocalPerson:
    """Someone in an invented document."""
    mention = Mention(MentionKey("d", EntityKind.PERSON, 0, 1), name, f'd:1 "{name}"')
    return LocalPerson("d", [mention], [name_form(name)], **known)  # type: ignore[arg-type]


def test_rare_full_names_tell_most() -> None:
    tells = [
        features.telling(person(name), person(name), 1).score
        for name in ("Ilse M. Quell", "Ilse Quell", "I. M. Quell", "Lan Zhou", "I. Quell", "L. Zhou")
    ]
    assert tells == sorted(tells, reverse=True)
    assert tells[0] == 1.0


def test_full_names_that_contradict_are_no_agreement() -> None:
    both = person("I. Quell")
    both.forms.append(name_form("Ilse Quell"))
    assert features.names(both, person("Ida Quell")).score == 0.0
    assert features.names(both, person("I. Quell")).score > 0.0


def test_each_companion_halves_the_doubt() -> None:
    weight, label = {1: 1.0, 2: 1.0}, {1: "A. Berg", 2: "B. Tarn"}
    one = features.companions(frozenset({1}), frozenset({1, 3}), weight, label)
    two = features.companions(frozenset({1, 2}), frozenset({1, 2}), weight, label)
    assert one is not None
    assert two is not None
    assert (one.score, two.score) == (0.5, 0.75)
    assert features.companions(frozenset({1}), frozenset({2}), weight, label) is None


def test_contacts_speak_for_and_against() -> None:
    left = person("Ilse Quell", orcid="0000-0002-1825-0097")
    same, other = features.contact(left, left), features.contact(left, person("Ilse Quell", orcid="0000-0002-1694-233X"))
    assert same is not None
    assert other is not None
    assert (same.score, other.score) == (1.0, 0.0)
    assert features.contact(left, person("Ilse Quell")) is None


def test_works_and_places_in_common() -> None:
    left, right = person("Ilse Quell", works=[("w1", 0)]), person("I. Quell", works=[("w1", 2)])
    assert features.shared_works(left, right) is not None
    assert features.shared_works(left, person("Ilse Quell", works=[("w2", 0)])) is None
    assert features.circle(False) is None
    assert features.affiliation(left, right) is None
