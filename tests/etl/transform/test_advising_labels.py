from __future__ import annotations

import pytest

from etl.transform.advising_labels import relation_of


@pytest.mark.parametrize(
    ("label", "relation"),
    [
        ("Advisor", "advisor"),
        ("Graduate Research Advisor", "advisor"),
        ("main thesis supervisors", "supervisor"),
        ("Master’s thesis co-advisor", "co-advisor"),
        ("Postdoc-Betreuer", "betreuer"),
        ("Faculty  Mentor", "mentor"),
        ("Financial advisor", None),
        ("Research", None),
        ("Advisor to the mayor", None),
        ("", None),
    ],
)
def test_what_a_label_says_a_person_is(label: str, relation: str | None) -> None:
    assert relation_of(label) == relation
