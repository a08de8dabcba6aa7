from __future__ import annotations

import pytest

from etl.model.facts import WorkKind, WorkStatus
from etl.transform.citations.kinds import Signs, kind_of_work


@pytest.mark.parametrize(
    ("signs", "kind"),
    [
        (Signs(venue="Elm Geological Survey Open-File Report"), WorkKind.REPORT),
        (Signs(venue="Ash Institute Contract Report", publisher="Ash"), WorkKind.REPORT),
        (Signs(venue="ELMU Rapport"), WorkKind.REPORT),
        (Signs(venue="Elm Water Management Report 21-10", has_volume=True), WorkKind.REPORT),
        (Signs(venue="Elm Board of Rivers, District Operational Plan DOP.2014.07, Oakmere"), WorkKind.REPORT),
        (Signs(venue="Lamp Mortality Weekly Report", has_volume=True), WorkKind.ARTICLE),
        (Signs(venue="Lamp Economics", status=WorkStatus.PUBLISHED, stated=WorkKind.PREPRINT), WorkKind.ARTICLE),
        (Signs(venue="Lamp Economics", stated=WorkKind.PREPRINT), WorkKind.PREPRINT),
        (Signs(venue="GBIF"), WorkKind.DATASET),
        (Signs(venue="Northern Lamp Data Repository"), WorkKind.DATASET),
        pytest.param(Signs(venue="Lamp Data Centre Letters", has_volume=True), WorkKind.ARTICLE, id="a-volume-is-a-journal's"),
        pytest.param(Signs(venue="Consumer Reports"), WorkKind.ARTICLE, id="reports-of-no-series"),
        pytest.param(
            Signs(venue="Lamps and Microsystems", publisher="Elm", stated=WorkKind.ARTICLE), WorkKind.ARTICLE, id="stated"
        ),
        pytest.param(Signs(venue="Lamps and Dust", publisher="Elm Press", has_in=True), WorkKind.CHAPTER, id="in-a-book"),
    ],
)
def test_what_the_venue_says_of_the_kind(signs: Signs, kind: WorkKind) -> None:
    assert kind_of_work(signs) is kind
