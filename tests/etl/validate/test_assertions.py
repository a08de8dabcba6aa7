from __future__ import annotations

import pytest

from etl.errors import AssertionsError, SettingsError
from etl.graph.tally import tally_of
from etl.settings import Settings
from etl.validate.assertions import check_assertions
from tests.etl.graph.sample_graph import sample_consolidated


@pytest.mark.parametrize(
    ("settings", "set_aside", "published"),
    [
        (Settings(), 5, {}),
        (Settings(least_counts={"Work": 3}, greatest_counts={"Work": 3}), 0, {}),
        (Settings(least_fill={"Work.title": 1.0}), 0, {}),
        (Settings(greatest_share_set_aside=0.5), 1, {}),
        (Settings(greatest_drop=0.5), 0, {"Work": 5}),
        (Settings(greatest_drop=0), 0, {"Work": 2}),
        (Settings(least_fill={"Document.path": 1.0}), 0, {}),
    ],
    ids=["none", "counts", "fill", "share", "drop", "growth", "class without nodes"],
)
def test_a_good_run_passes(settings: Settings, set_aside: int, published: dict[str, int]) -> None:
    tally = tally_of(sample_consolidated().values())
    before = dict(tally)
    check_assertions(tally, set_aside, published, settings)
    assert tally == before


@pytest.mark.parametrize(
    ("settings", "set_aside", "published", "told"),
    [
        (Settings(least_counts={"Work": 4}), 0, {}, "3 nodes of class Work, at least 4 asserted"),
        (Settings(least_counts={"Person": 99, "Work": 4}), 0, {}, "Person.*; 3 nodes of class Work"),
        (Settings(greatest_counts={"Work": 2}), 0, {}, "3 nodes of class Work, at most 2 asserted"),
        (Settings(least_fill={"Work.doi": 0.5}), 0, {}, "Work.doi in 0 of 3 nodes, at least 50% asserted"),
        (Settings(greatest_share_set_aside=0.01), 9, {}, "facts and entities set aside, at most 1% asserted"),
        (Settings(greatest_drop=0.2), 0, {"Work": 5}, "Work fell from 5 to 3 nodes"),
        (Settings(greatest_drop=0.2), 0, {"Teaching": 9, "Venue": 90}, "Teaching fell from 9.*; Venue fell from 90"),
    ],
    ids=["least", "several", "greatest", "fill", "share", "drop", "drops"],
)
def test_a_breach_is_told(settings: Settings, set_aside: int, published: dict[str, int], told: str) -> None:
    with pytest.raises(AssertionsError, match=told):
        check_assertions(tally_of(sample_consolidated().values()), set_aside, published, settings)


def test_names_that_the_ontology_does_not_have_are_told() -> None:
    settings = Settings(least_counts={"Wrok": 1}, least_fill={"Work.colour": 0.5})
    with pytest.raises(SettingsError, match=r"Wrok, Work\.colour"):
        check_assertions({}, 0, {}, settings)


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VITAGRAPH_LEAST_COUNTS", '{"Work": 4}')
    assert Settings.from_environment().least_counts == {"Work": 4}
    monkeypatch.setenv("VITAGRAPH_LEAST_COUNTS", "Work: 4")
    with pytest.raises(SettingsError, match=r"VITAGRAPH_LEAST_COUNTS=Work: 4.*JSON"):
        Settings.from_environment()
