from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.model.document import Passage, TextSource
from etl.model.facts import WorkKind, WorkStatus
from etl.normalize.person_names import PersonName, parse_person_name
from etl.transform.citations.reference_list import parse_reference_list

OWNER = PersonName("Doe", "Ada Q.")
# the people as given and family name; title, venue, volume, issue, pages and year
WORKS = (
    (
        (("Ada Q.", "Doe"), ("Bo", "Roe")),
        "Quiet widgets converge slowly",
        "Journal of Imaginary Systems",
        "7",
        "2",
        "11–29",
        "2019",
    ),
    (
        (("Cy", "Poe"), ("Ada Q.", "Doe"), ("Di", "Moe")),
        "A theory of idle valves",
        "Annals of Valve Research",
        "12",
        "4",
        "101–117",
        "2017",
    ),
    ((("Ada Q.", "Doe"),), "Why cats ignore gradient descent", "Transactions on Feline Computing", "3", "1", "1–8", "2015"),
    (
        (("Bo", "Roe"), ("Ada Q.", "Doe")),
        "Measuring the warmth of lamps",
        "Journal of Imaginary Systems",
        "5",
        "3",
        "40–52",
        "2014",
    ),
    (
        (("Di", "Moe"), ("Cy", "Poe"), ("Ada Q.", "Doe")),
        "Counting what nobody counts",
        "Bulletin of Small Numbers",
        "21",
        "6",
        "600–644",
        "2012",
    ),
)


def initials(given: str, *, dots: bool) -> str:
    letters = [word[0] for word in given.split()]
    return " ".join(f"{letter}." for letter in letters) if dots else "".join(letters)


def apa(work: tuple) -> str:  # type: ignore[type-arg]
    people, title, venue, volume, issue, pages, year = work
    names = [f"{family}, {initials(given, dots=True)}" for given, family in people]
    listed = names[0] if len(names) == 1 else ", ".join(names[:-1]) + ", & " + names[-1]
    return f"{listed} ({year}). {title}. {venue}, {volume}({issue}), {pages}."


def vancouver(work: tuple) -> str:  # type: ignore[type-arg]
    people, title, venue, volume, issue, pages, year = work
    names = ", ".join(f"{family} {initials(given, dots=False)}" for given, family in people)
    return f"{names}. {title}. {venue}. {year};{volume}({issue}):{pages}."


def quoted(work: tuple) -> str:  # type: ignore[type-arg]
    people, title, venue, volume, issue, pages, year = work
    names = [f"{initials(given, dots=True)} {family}" for given, family in people]
    listed = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
    return f"{listed}, “{title},” {venue}, vol. {volume}, no. {issue}, pp. {pages}, {year}."


def chicago(work: tuple) -> str:  # type: ignore[type-arg]
    people, title, venue, volume, issue, pages, year = work
    first = f"{people[0][1]}, {people[0][0]}"
    rest = [f"{given} {family}" for given, family in people[1:]]
    listed = ", ".join([first, *rest[:-1], *([f"and {rest[-1]}"] if rest else [])])
    return f"{listed.rstrip('.')}. {year}. “{title}.” {venue} {volume} ({issue}): {pages}."


def with_others(work: tuple) -> str:  # type: ignore[type-arg]
    people, title, venue, volume, issue, pages, year = work
    names = [f"{given} {family}" for given, family in people if family != "Doe"]
    others = f" (with {' and '.join(names)})" if names else ""
    return f"“{title}”{others}, {venue}, {volume}({issue}), {pages}, {year}."


def three_lines(work: tuple) -> str:  # type: ignore[type-arg]
    people, title, venue, volume, issue, pages, year = work
    names = ", ".join(f"{given} {family}" for given, family in people)
    return f"{title}\n{names}\n{venue} {volume}({issue}), {pages}, {year}"


STYLES = {"apa": apa, "vancouver": vancouver, "quoted": quoted, "chicago": chicago, "with": with_others, "three-lines": three_lines}


def passage(text: str) -> Passage:
    return Passage(TextSource(text), text, range(len(text)), bytes(len(text)))


def read(*texts: str):  # type: ignore[no-untyped-def]
    return parse_reference_list([passage(text) for text in texts], OWNER)


@pytest.mark.parametrize("style", STYLES)
def test_a_list_is_read_in_its_own_style(style: str) -> None:
    works = read(*(STYLES[style](work) for work in WORKS))
    for work, (people, title, venue, volume, issue, pages, year) in zip(works, WORKS, strict=True):
        assert work is not None
        printed = [family for _, family in people if style != "with" or family != "Doe"]
        parsed = [parse_person_name(author.name.value) for author in work.authors]
        assert work.title.value == title
        assert [name.family for name in parsed if name] == printed
        claims = (work.venue, work.year, work.volume, work.issue, work.pages)
        assert [str(claim.value) if claim else None for claim in claims] == [venue, year, volume, issue, pages]
        assert work.owner_implied is (style == "with")


@pytest.mark.parametrize("style", STYLES)
def test_spans_quote_the_text(style: str) -> None:
    texts = [STYLES[style](work) for work in WORKS]
    for text, work in zip(texts, read(*texts), strict=True):
        assert work is not None
        for claim in (work.title, work.venue, work.year, *(author.name for author in work.authors)):
            assert claim is not None
            assert text[claim.span.start : claim.span.end] == claim.span.quote
            assert claim.printed.split() == claim.span.quote.split()


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        pytest.param(
            "A. Q. Doe, B. Roe. Idle valves. arXiv:2001.01234, 2020.", WorkKind.PREPRINT, WorkStatus.PUBLISHED, id="arxiv"
        ),
        pytest.param(
            "A. Q. Doe. Idle valves. PhD thesis, University of Nowhere, 2010.", WorkKind.THESIS, WorkStatus.PUBLISHED, id="thesis"
        ),
        pytest.param(
            "A. Q. Doe, B. Roe. Idle valves at rest. Under review.", WorkKind.PREPRINT, WorkStatus.UNDER_REVIEW, id="under-review"
        ),
        pytest.param(
            "A. Q. Doe, B. Roe. Idle valves at rest. In preparation.",
            WorkKind.PREPRINT,
            WorkStatus.IN_PREPARATION,
            id="in-preparation",
        ),
        pytest.param(
            "A. Q. Doe, B. Roe. Idle valves at rest. US Patent 9,123,456, 2018.", WorkKind.PATENT, WorkStatus.PUBLISHED, id="patent"
        ),
        pytest.param(
            "A. Q. Doe, B. Roe. Idle valves. Journal of Imaginary Systems, in press.",
            WorkKind.ARTICLE,
            WorkStatus.PUBLISHED,
            id="in-press",
        ),
        pytest.param(
            "A. Q. Doe. Idle valves. In C. Poe (ed.), The big book of valves, pp. 3-9. Oxford University Press, 2011.",
            WorkKind.CHAPTER,
            WorkStatus.PUBLISHED,
            id="chapter",
        ),
        pytest.param(
            "A. Q. Doe. The complete guide to idle valves. Springer, 2011.", WorkKind.BOOK, WorkStatus.PUBLISHED, id="book"
        ),
    ],
)
def test_kind_and_status(text: str, kind: WorkKind, status: WorkStatus) -> None:
    (work,) = read(text)
    assert work is not None
    assert (work.kind.value, work.status.value) == (kind, status)


def test_marks_cut_lists_and_notes() -> None:
    (work,) = read(
        "A. Q. Doe*, B. Roe*, C. Poe, et al. “Idle valves converge.” "
        "In Proceedings of the Valve Conference, 2019 (oral). [pdf] [code]"
    )
    assert work is not None
    assert [a.name.value for a in work.authors] == ["A. Q. Doe", "B. Roe", "C. Poe"]
    assert [a.equal_contribution for a in work.authors] == [True, True, False]
    assert work.et_al is not None
    assert work.venue is not None
    assert work.venue.value == "Proceedings of the Valve Conference"
    assert [n.value for n in work.notes] == ["oral"]


@pytest.mark.parametrize("text", ["", " ", "2019", "12.", "[pdf]", "et al."])
def test_no_title_no_work(text: str) -> None:
    assert read(text) == [None]


def test_a_whole_unsplit_list_is_no_reference() -> None:
    assert read("Doe, A. Idle valves. Journal, 2019. " * 1000) == [None]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet=st.sampled_from("Ab c.,;:()[]“”\"'0129-–\n&*íÉ"), max_size=80), max_size=4))
def test_nothing_raises_and_spans_hold(texts: list[str]) -> None:
    works = read(*texts)
    assert len(works) == len(texts)
    for text, work in zip(texts, works, strict=True):
        if work is not None:
            assert text[work.title.span.start : work.title.span.end] == work.title.span.quote


def test_same_list_same_reading() -> None:
    texts = [STYLES["apa"](work) for work in WORKS]
    assert read(*texts) == read(*texts)


@pytest.mark.parametrize(
    ("text", "title", "venue"),
    [
        (
            "Roe A. “Warm Oil in the Lamps of Elm”, project done for the course “Light and Its Makers”, 2011",
            "Warm Oil in the Lamps of Elm",
            None,
        ),
        ("Roe A. (2011). Warm oil in the lamps of Elm. (data and writing)", "Warm oil in the lamps of Elm", None),
        ("Roe A., Poe J. “Warm Oil in the Lamps of Elm” - ApJ accepted", "Warm Oil in the Lamps of Elm", "ApJ"),
        ("Roe A. Warm Oil, for solo violin and tape, 2011", "Warm Oil", None),
    ],
)
def test_what_is_said_behind_a_title_is_none_of_it(text: str, title: str, venue: str | None) -> None:
    work = parse_reference_list([Passage(TextSource(text), text, range(len(text)), bytes(len(text)))])[0]
    assert work is not None
    assert work.title.value == title
    assert (work.venue.value if work.venue else None) == venue
