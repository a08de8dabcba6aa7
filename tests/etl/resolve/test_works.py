"""Works of several documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from etl.model.document_claims import DocumentClaims
from etl.model.facts import WorkKind
from etl.model.judgement import Verdict
from etl.model.mention import EntityKind, MentionKey
from etl.resolve.features.works import WorkMention
from etl.resolve.mentions import mention_of
from etl.resolve.work_links import link_works
from etl.resolve.works import judge_works, read_works

A_WORDS = ("Counting", "Weighing", "Sweeping", "Sorting", "Blowing", "Painting", "Drying")
B_WORDS = ("fine", "coarse", "grey", "wet", "loud", "round", "old")
C_WORDS = ("dust", "sand", "gravel", "clay", "ash", "pollen", "snow")
PAIR = ("Ilse Nordmann", "Otmar Quell")


def read_all(documents: Sequence[DocumentClaims], venue_of: Mapping[MentionKey, str]) -> list[WorkMention]:
    return [work for document in documents for work in read_works(document, venue_of)]


def link(*documents: Any) -> tuple[list[int], list[Verdict]]:
    """Sizes of the clusters, largest first, and the verdicts."""
    groups, judgements = link_works(read_all([document.build() for document in documents], {}))
    return sorted((len(group) for group in groups), reverse=True), [judgement.verdict for judgement in judgements]


Two = Callable[[tuple[str, int], tuple[str, int]], tuple[list[int], list[Verdict]]]


@pytest.fixture
def two(cv: Any) -> Two:
    """Links one work each of two CVs, given as title and year, by the same authors."""

    def _link(left: tuple[str, int], right: tuple[str, int]) -> tuple[list[int], list[Verdict]]:
        a = cv("a").work(left[0], *PAIR, year=left[1])
        b = cv("b").work(right[0], "I. Nordmann", "O. Quell", year=right[1])
        return link(a, b)

    return _link


SAME = [
    ("Counting Dust in Quiet Rooms", "Counting dust in quiet rooms"),
    ("Dustpan: A Hybrid Broom for Rooms", "Dustpan: An Open, Hybrid Broom for Large Rooms"),
    ("D^2: Dust over Dust", "D$^2$: dust over dust"),
    ("On Non-convex Broom Handles", "On nonconvex broom handles"),
]
APART = [
    ("Counting Dust in Quiet Rooms", "Counting Dust in Quiet Rooms, Part II"),
    ("Counting Dust in Quiet Rooms", "Erratum: Counting Dust in Quiet Rooms"),
    ("Broom Handles for Convex Rooms", "Broom Handles for Nonconvex Rooms"),
    ("Counting Dust in Quiet Rooms", "Sweeping Sand from Loud Streets"),
]


@pytest.mark.parametrize(("left", "right"), SAME, ids=[a for a, _ in SAME])
def test_other_spellings_and_subtitles_are_one_work(two: Two, left: str, right: str) -> None:
    assert two((left, 2018), (right, 2019)) == ([2], [Verdict.SAME])


@pytest.mark.parametrize(("left", "right"), APART, ids=[b for _, b in APART])
def test_other_works_of_the_same_authors_stay_apart(two: Two, left: str, right: str) -> None:
    assert two((left, 2018), (right, 2018))[0] == [1, 1]


def test_a_preprint_and_its_printed_version_are_one_work(cv: Any) -> None:
    preprint = cv("a").work("Counting Dust in Quiet Rooms", *PAIR, year=2016, kind=WorkKind.PREPRINT)
    assert link(preprint, cv("b").work("Counting Dust in Quiet Rooms", *PAIR, year=2018))[0] == [2]


def test_other_authors_leave_the_pair_for_review(cv: Any) -> None:
    left = cv("a").work("Introduction to Dust Studies", "Ilse Nordmann", year=2018)
    right = cv("b").work("Introduction to Dust Studies", "Otmar Quell", year=2018)
    sizes, verdicts = link(left, right)
    assert sizes == [1, 1]
    assert Verdict.SAME not in verdicts


def test_one_document_keeps_its_works_apart(cv: Any) -> None:
    twins = cv("a").work("Counting Dust", *PAIR, year=2016, kind=WorkKind.PREPRINT).work("Counting Dust", *PAIR, year=2018)
    assert link(twins)[0] == [1, 1]


def test_the_same_entry_twice_is_one_work(cv: Any) -> None:
    assert link(cv("a").work("Counting Dust", *PAIR, year=2016).work("Counting Dust", *PAIR, year=2016))[0] == [2]


def test_a_work_meets_at_most_one_of_each_document(cv: Any) -> None:
    twins = cv("a").work("Counting Dust in Rooms", *PAIR, year=2016).work("Counting Dust in Rooms", *PAIR, year=2018)
    assert link(twins, cv("b").work("Counting Dust in Rooms", *PAIR, year=2018))[0] == [2, 1]


def test_sister_papers_of_one_meeting_are_left_for_review(cv: Any) -> None:
    left = cv("a").work("Findings of the Shared Task on Dust in Quiet Rooms", *PAIR, year=2016, venue="v").build()
    right = cv("b").work("Findings of the Shared Task on Sand in Quiet Rooms", *PAIR, year=2016, venue="v").build()
    venues = {mention_of(d, EntityKind.VENUE, work.venue).key: "v" for d in (left, right) for work in d.works if work.venue}
    _, judgements = link_works(read_all([left, right], venues))
    assert [judgement.verdict for judgement in judgements] == [Verdict.UNSURE]


def test_lists_from_several_sources_may_have_a_work_twice(cv: Any) -> None:
    gathered = cv("a").work("Counting Dust in Rooms", *PAIR, year=2016).work("Counting dust in room", *PAIR, year=2016).build()
    works = read_all([gathered, cv("b").work("Counting Dust in Rooms", *PAIR, year=2016).build()], {})
    assert sorted(map(len, link_works(works)[0])) == [1, 2]
    assert sorted(map(len, link_works(works, doubles=[gathered.sha256])[0])) == [3]


def test_a_doi_is_enough_and_is_said(cv: Any) -> None:
    left = cv("a").work("Counting Dust", *PAIR, year=2016, doi="10.1000/1").build()
    right = cv("b").work("Dust: a Reckoning", year=2016, doi="10.1000/1").build()
    verdict, _, evidence = judge_works(*read_all([left, right], {}))
    assert verdict is not Verdict.DIFFERENT
    assert "the same DOI 10.1000/1" in [e.sentence for e in evidence]


def test_evidence_has_weights_for_and_against(cv: Any) -> None:
    left = cv("a").work("Counting Dust in Quiet Rooms", *PAIR, year=2016).build()
    right = cv("b").work("Counting Dust in Quiet Rooms", *PAIR, year=2011).build()
    _, _, evidence = judge_works(*read_all([left, right], {}))
    weights = {e.feature: e.weight for e in evidence}
    assert weights["title"] > 0 > weights["year"]


def test_an_uncertain_pair_names_its_mentions(cv: Any) -> None:
    left = cv("a").work("Counting Dust in Quiet Rooms", "Ilse Nordmann", year=2016).build()
    right = cv("b").work("Counting Dust in Quiet Rooms", "Bele Tarn", year=2016).build()
    works = read_all([left, right], {})
    _, judgements = link_works(works)
    assert [(j.verdict, j.mentions) for j in judgements] == [(Verdict.UNSURE, (works[0].mention.key, works[1].mention.key))]


def test_columns_of_one_year_pair_in_their_order(cv: Any) -> None:
    left = (
        cv("a")
        .work("Dust Column", "Bele Tarn", year=2016, venue="v")
        .work("Dust Column", "Bele Tarn", year=2016, venue="v", doi="1")
    )
    right = (
        cv("b").work("Dust column", "B. Tarn", year=2016, venue="v").work("Dust column", "B. Tarn", year=2016, venue="v", doi="2")
    )
    documents = [left.build(), right.build()]
    venues = {mention_of(d, EntityKind.VENUE, work.venue).key: "v" for d in documents for work in d.works if work.venue}
    groups, _ = link_works(read_all(documents, venues))
    assert groups == [[0, 2], [1, 3]]


def test_long_lists_teach_how_they_differ(cv: Any) -> None:
    """Two lists whose years are one apart throughout: what is strange in a CV is the rule there."""
    words = [f"{a} {b} of {c}" for a in A_WORDS for b in B_WORDS for c in C_WORDS]
    few, many = ([(title, 2000 + i % 20) for i, title in enumerate(words[:size])] for size in (20, len(words)))
    odds = []
    for titles in (few, many):
        left, right = cv("a"), cv("b")
        for title, year in titles:
            left.work(title, "Bele Tarn", year=year)
            right.work(title, "Bele Tarn", year=year + 3)
        _, judgements = link_works(read_all([left.build(), right.build()], {}))
        odds.append(max(e.weight for j in judgements for e in j.evidence if e.feature == "year"))
    assert odds[0] < 0 < odds[1]
