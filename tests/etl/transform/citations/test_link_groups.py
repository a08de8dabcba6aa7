from __future__ import annotations

import re

import pytest

from etl.transform.citations.link_groups import link_groups

_LINK = re.compile(r"⟨([^⟩]*)⟩")


def _read(marked: str) -> list[str]:
    """The groups of a text in which links stand between angle brackets."""
    text, links, cut = "", [], 0
    for match in _LINK.finditer(marked):
        text += marked[cut : match.start()]
        links.append((len(text), len(text) + len(match[1])))
        text += match[1]
        cut = match.end()
    text += marked[cut:]
    return [text[a:b] for a, b in link_groups(text, links)]


@pytest.mark.parametrize(
    ("marked", "groups"),
    [
        ("On lamps. 2019. ⟨Journal of Lamps⟩ (⟨pdf⟩, ⟨Lamp Archive⟩)", ["(pdf, Lamp Archive)"]),
        ("On lamps, Lamp Letters 3 (2010), 1-9. ⟨final version in LL⟩", ["final version in LL"]),
        pytest.param("On lamps. 2019. ⟨Journal of Lamps⟩", [], id="a-venue-may-be-linked"),
        pytest.param("On lamps (with ⟨B. Roe⟩). 2019.", [], id="people-may-be-linked"),
        pytest.param("⟨on the warmth of lamps⟩. Lamp Letters, 2019", [], id="a-title-stands-before-the-year"),
        pytest.param("On lamps (pdf, appendix). 2019.", [], id="nothing-is-linked"),
    ],
)
def test_links_that_only_lead_somewhere(marked: str, groups: list[str]) -> None:
    assert _read(marked) == groups
