"""What a fact must hold to be one."""

from __future__ import annotations

import pytest

from etl.model.claim import Claim
from etl.model.facts import Talk
from etl.model.span import Span

SPAN = Span(0, 4, 1, None, "Dust")
WORDS = Claim("Dust", "Dust", SPAN, "talks.listed")


@pytest.mark.parametrize("talk", [Talk(SPAN, title=WORDS), Talk(SPAN, event=WORDS)], ids=["title", "event"])
def test_a_talk_is_known_by_title_or_event(talk: Talk) -> None:
    assert (talk.title or talk.event) == WORDS


def test_a_talk_without_both_is_none() -> None:
    with pytest.raises(ValueError, match="title or an event"):
        Talk(SPAN)
