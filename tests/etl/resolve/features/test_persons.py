"""The named features of people."""

from __future__ import annotations

import pytest

from etl.model.mention import EntityKind, MentionKey
from etl.resolve.features import persons as features
from etl.resolve.features.person_names import agreement, name_form
from etl.resolve.features.persons import LocalPerson
from etl.resolve.mentions import Mention
from etl.resolve.weights import Scale


def person(name: str, **known: object) -> LocalPerson:
    """Someone in an invented document."""
    mention = Mention(MentionKey("d", EntityKind.PERSON, 0, 1), name, f'd:1 "{name}"')
    return LocalPerson("d", [mention], [name_form(name)], **known)  # type: ignore[arg-type]


def test_names_in_full_tell_most_and_misspelt_ones_speak_against() -> None:
    pairs = [
        ("Ilse M. Quell", "Ilse M. Quell"),
        ("Ilse Quell", "Ilse Quell"),
        ("Ilse Quell", "Ilse M. Quell"),
        ("I. M. Quell", "Ilse M. Quell"),
        ("I. Quell", "Ilse Quell"),
        ("I. Quell", "I. M. Quell"),
        ("Katarina Quell", "Katarima Quell"),
    ]
    scores = [features.given_names(a, b, agreement(a, b)) for a, b in ((name_form(x), name_form(y)) for x, y in pairs)]
    assert scores == sorted(scores, reverse=True)
    weights = [features.NAME.weights[features.NAME.level(score)] for score in scores]
    assert weights[0] > 0 > weights[-1]


@pytest.mark.parametrize(("name", "bearers", "score"), [("Ilse Quell", 1, 1.0), ("Ilse Quell", 2, 0.5), ("Lan Zhou", 1, 0.0)])
def test_rare_surnames_tell_more(name: str, bearers: int, score: float) -> None:
    assert features.telling(name_form(name), bearers) == score


def test_full_names_that_contradict_are_no_agreement() -> None:
    both = person("I. Quell")
    both.forms.append(name_form("Ilse Quell"))
    assert features.names(both, person("Ida Quell")).score == 0.0
    assert features.names(both, person("I. Quell")).score > 0.0


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
    assert features.employer(left, right) is None


def test_an_organization_of_ones_own_tells_more_than_one_nearby() -> None:
    near = person("Ilse Quell", organizations=frozenset({"o-1", "o-2"}))
    own = person("I. Quell", organizations=frozenset({"o-1"}), is_advisor=True)
    assert features.employer(near, near) == 0.5
    assert features.employer(near, own) == 1.0


@pytest.mark.parametrize("scale", features.FEATURES, ids=[scale.feature for scale in features.FEATURES])
def test_every_scale_has_a_share_for_each_level_and_falls(scale: Scale) -> None:
    assert len(scale.same) == len(scale.other) == len(scale.cuts) + 1
    assert sum(scale.same) == pytest.approx(1000, abs=10)
    assert sum(scale.other) == pytest.approx(1000, abs=10)
    assert list(scale.weights) == sorted(scale.weights, reverse=True)


def test_a_single_initial_takes_more_than_cvs_that_are_near_each_other() -> None:
    places = [scale.feature for scale in features.FEATURES]

    def beside(name: float, **scores: float) -> float:
        row = [name if feature == "name" else scores.get(feature) for feature in places]
        parts = [
            0.0 if score is None else scale.weights[scale.level(score)] for scale, score in zip(features.FEATURES, row, strict=True)
        ]
        return features.beside_name(row, parts)

    assert beside(0.9) == 0.0
    assert beside(0.9, circle=1.0) > 0.0 == beside(0.65, circle=1.0) == beside(0.65, employer=0.5)
    assert beside(0.65, companions=1.0) == beside(0.9, companions=1.0) > 0.0
