from __future__ import annotations

from collections.abc import Sequence

import pytest

from etl.extract.reading import read_bytes
from etl.settings import Settings
from etl.transform.citations.atoms import Atom, Setting, cut_atoms
from etl.transform.citations.evidence import Field, ListWords, Scores, score_atoms
from etl.transform.citations.list_opening import opening_titles_in, opens_in, titles_in, usual_opening


def _scored(*entries: str) -> tuple[list[Sequence[Scores]], list[list[Atom]]]:
    lines = read_bytes("\n\n".join(entries).encode(), name="cv.md", settings=Settings()).lines
    atoms = [cut_atoms(line.passage) for line in lines if line.text.strip()]
    known = ListWords.of(atoms, entries)
    return [score_atoms(pieces, None, known) for pieces in atoms], atoms


_BOLD = (
    "**Quiet lamps and what they tell us**, with M. Roe, *Journal of Lamps*, 2019",
    "**Measuring the warmth of dust by night**, with J. Poe, *Dust Letters*, 2018",
    "**A theory of idle valves and gates**, with M. Roe, *Valve Review*, 2016",
)


def test_titles_are_set_in_what_nearly_all_entries_have_once() -> None:
    assert titles_in(*_scored(*_BOLD)) is Setting.BOLD


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param(_BOLD[:2], id="two-are-few"),
        pytest.param([entry.replace("*", "") for entry in _BOLD], id="plain"),
        pytest.param(
            [
                f"**Mary Roe**, J. Poe. {title}. *{venue}*, 2019"
                for title, venue in (
                    ("Quiet lamps and dust", "Journal of Lamps"),
                    ("On valves", "Valve Review"),
                    ("Warm mills", "Mill Letters"),
                )
            ],
            id="names-in-bold-journals-in-italics",
        ),
    ],
)
def test_other_type_sets_no_titles(entries: Sequence[str]) -> None:
    assert titles_in(*_scored(*entries)) is None


def test_lists_open_with_names_or_titles() -> None:
    people = [f"Roe, M., & Poe, J. ({year}). On the warmth of lamps. Lamp Letters, 3, 1–9." for year in range(2011, 2017)]
    titles = [f"On the warmth of lamps. M. Roe, J. Poe. Lamp Letters 3, {year}." for year in range(2011, 2017)]
    assert usual_opening(*_scored(*people)) is Field.AUTHORS
    assert usual_opening(*_scored(*titles)) is Field.TITLE
    assert usual_opening(*_scored(people[0])) is None


_WORKS = ("Warm Oil", "Glass", "Nine Wicks", "Dust Song", "Valve")


def test_what_entries_without_authors_open_with_in_another_type_is_their_title() -> None:
    entries = [f"{2011 + n}  **{title}** – light installation, Elm Hall" for n, title in enumerate(_WORKS)]
    assert opening_titles_in(*_scored(*entries)) is Setting.BOLD


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param([f"**{title}** – light installation, Elm Hall" for title in _WORKS[:4]], id="few"),
        pytest.param([f"**Elm Hall** – {title}, light installation" for title in _WORKS], id="the-same-words"),
        pytest.param([f"**{n}. Roe, M., Poe, J.** {title} of lamps, Elm Hall" for n, title in enumerate(_WORKS)], id="names"),
        pytest.param([f"{title} – *light installation*, Elm Hall" for title in _WORKS], id="plain"),
    ],
)
def test_other_openings_are_no_titles(entries: Sequence[str]) -> None:
    assert opening_titles_in(*_scored(*entries)) is None


def test_an_entry_opens_behind_its_date() -> None:
    _, (set_so, plain) = _scored("2011  **Warm Oil** – light, Elm Hall", "M. Roe. **Warm Oil**. Elm Hall, 2011")
    assert opens_in(Setting.BOLD, set_so)
    assert not opens_in(Setting.BOLD, plain)
