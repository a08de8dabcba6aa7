from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import XSD, Dataset

from etl.graph.literals import Literal, boolean, day, decimal, integer, lexical, partial_date, to_nquads
from etl.model.partial_date import PartialDate


@pytest.mark.parametrize(
    ("iso", "datatype"), [("2019", XSD.gYear), ("2019-06", XSD.gYearMonth), ("2019-06-30", XSD.date)], ids=lambda value: str(value)
)
def test_a_date_keeps_its_precision(iso: str, datatype: str) -> None:
    assert partial_date(PartialDate.from_iso(iso)) == Literal(iso, str(datatype))


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("https://data.example/id/x", "<https://data.example/id/x>"),
        (Literal("plain"), '"plain"'),
        (Literal('say "no" \\ yes\r\n'), '"say \\"no\\" \\\\ yes\\r\\n"'),
        (integer(7), '"7"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        (decimal(0.9), '"0.90"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        (boolean(True), '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'),
        (day("2019-06-30"), '"2019-06-30"^^<http://www.w3.org/2001/XMLSchema#date>'),
    ],
    ids=lambda value: str(value)[:30],
)
def test_values_are_written_as_n_triples(value: str | Literal, written: str) -> None:
    assert to_nquads(value) == written


@given(st.text(st.characters(blacklist_categories=("Cs",))))
def test_every_string_reads_back_as_it_was(text: str) -> None:
    line = f"<https://data.example/s> <https://data.example/p> {to_nquads(Literal(text))} ."
    assert "\n" not in line
    dataset = Dataset()
    dataset.parse(data=line, format="nquads")
    assert [str(value) for _, _, value, _ in dataset.quads()] == [text]


def test_the_lexical_form_of_an_iri_is_the_iri() -> None:
    assert lexical("https://data.example/id/x") == "https://data.example/id/x"
    assert lexical(integer(3)) == "3"
