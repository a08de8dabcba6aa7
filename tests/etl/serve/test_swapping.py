"""Versions change while clients ask: no error, nothing stale, nothing torn."""

from __future__ import annotations

from pathlib import Path

from etl.serve.app import Limits
from tests.etl.serve.hammer import hammer
from tests.etl.serve.served import publish_people, serving

PEOPLE_OF = {1: ["Ada Doe", "Bob Roe"], 2: ["Ada Doe", "Cy Poe"]}


def test_clients_meet_whole_versions_that_are_no_older_than_announced(tmp_path: Path) -> None:
    for people in PEOPLE_OF.values():
        output = publish_people(tmp_path, *people)
    with serving(output, Limits(time_s=1.0, answer_bytes=100_000, processes=2)) as client:
        found = hammer(str(client.base_url), output, PEOPLE_OF, seconds=6, clients=10, swap_s=0.3)
    assert found.wrong == []
    assert len(found.versions) > 2
    assert found.cut > 0
    assert len(found.took) > 20
