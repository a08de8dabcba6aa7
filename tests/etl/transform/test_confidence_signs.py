from __future__ import annotations

import math
from typing import Any

from etl.model.claim import Claim
from etl.model.facts import Employment, Period, Talk
from etl.model.partial_date import PartialDate
from etl.model.span import Span
from etl.transform.confidence_signs import Signs, claims_in, signs_of


def talk(entry: str, *, at: int = 0, **values: str) -> Talk:
    """A talk of the entry that starts at `at`; each field stands where its words first occur."""

    def claim(words: str) -> Claim[Any]:
        start = at + entry.index(words)
        return Claim(words, words, Span(start, start + len(words), 1, None, words), "rule")

    return Talk(Span(at, at + len(entry), 1, None, entry), **{name: claim(words) for name, words in values.items()})


def signs(*talks: Talk) -> list[Signs]:
    return signs_of("talks", talks, unread=0.25)


def test_what_no_field_took_is_left() -> None:
    (whole,) = signs(talk("Lamps: Elm Day", title="Lamps", event="Elm Day"))
    (much,) = signs(talk("Lamps, with Ash, Elm Day", title="Lamps", event="Elm Day"))
    assert whole.unclaimed == 2 / 14
    assert much.unclaimed == 12 / 24
    assert much.left == math.log1p(12)
    assert whole.unread == 0.25


def test_a_row_that_differs_from_its_list_shows() -> None:
    rows = [talk(f"Lamp {letter}, Elm Day", title=f"Lamp {letter}", event="Elm Day") for letter in "ABC"]
    rows.append(talk("Elm Day: Lamp D", title="Lamp D", event="Elm Day"))
    *alike, other = signs(*rows)
    assert {each.order for each in alike} == {each.marks for each in alike} == {0.75}
    assert (other.order, other.marks) == (0.25, 0.25)
    assert other.siblings == math.log1p(4)


def test_a_field_that_ends_within_a_phrase_is_cut() -> None:
    (whole,) = signs(talk("Lamps of the north, Elm Day", title="Lamps of the north", event="Elm Day"))
    (cut,) = signs(talk("Lamps of the north, Elm Day", title="Lamps of the", event="Elm Day"))
    assert (whole.cut, cut.cut) == (0.0, 1.0)
    assert whole.words > cut.words


def test_facts_of_one_entry_share_it() -> None:
    entry = "Lamps, Bulbs"
    first, second = signs(talk(entry, title="Lamps"), talk(entry, title="Bulbs"))
    assert first.shared == second.shared == math.log1p(2)
    assert first.lacks == 1 - 1 / 3


def test_a_field_from_above_the_entry_stands_between_no_marks() -> None:
    above = talk("Elm Day\nLamps", event="Elm Day").event
    (carried,) = signs(Talk(Span(8, 13, 2, None, "Lamps"), event=above))
    assert carried.cut == 0.0


def test_an_open_end_counts_as_an_end() -> None:
    words = Span(0, 4, 1, None, "text")
    post = Employment(
        words,
        organization=Claim("Acme Labs", "Acme Labs", words, "rule"),
        title=Claim("Analyst", "Analyst", words, "rule"),
        period=Period(Claim(PartialDate(2018), "2018", words, "rule"), ongoing=Claim(True, "present", words, "rule")),
    )
    thin = Employment(words, title=post.title)
    assert claims_in(post, "end") == [post.period.ongoing]
    assert [each.lacks for each in signs_of("employment", [post, thin], unread=0)] == [0.0, 0.75]
