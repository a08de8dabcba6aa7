from __future__ import annotations

import pytest

from etl.model.document import Line, Passage, TextSource
from etl.normalize.person_names import PersonName
from etl.transform.citations.closing_lines import without_closing_lines

_OWNER = PersonName("Sample", "Rosa")


def lines(*texts: str) -> list[Line]:
    source = TextSource("\n".join(texts))
    start, found = 0, []
    for number, text in enumerate(texts, 1):
        found.append(Line(Passage(source, text, range(start, start + len(text)), bytes(len(text))), number))
        start += len(text) + 1
    return found


@pytest.mark.parametrize(
    "closing",
    [
        "Last updated: March 2024",
        "Köln, den 3. Mai 2023",
        "Nowhere, 12 March 2024",
        "Rosa Sample",
        "Signature: ________",
        "Stand: 3/2024",
        "____________",
    ],
)
def test_lines_below_the_list_are_cut_off(closing: str) -> None:
    kept, cut = without_closing_lines(lines("Sample, R. (2017). Why lamps hum.", "Imaginary Light, 8(2), 14–19.", closing), _OWNER)
    assert [len(kept), [line.text for line in cut]] == [2, [closing]]


@pytest.mark.parametrize(
    "last", ["Imaginary Light, 8(2), 14–19.", "Göttingen: Wallstein 2011.", "Sample, R. & Doe, J.", "In Proc. Quiet, Lyon, 2019."]
)
def test_lines_of_the_reference_stay(last: str) -> None:
    kept, cut = without_closing_lines(lines("Why lamps hum", last), _OWNER)
    assert (len(kept), len(cut)) == (2, 0)


def test_the_first_line_stays() -> None:
    assert without_closing_lines(lines("Last updated: March 2024"), _OWNER)[1] == []
