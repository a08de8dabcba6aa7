from __future__ import annotations

from pathlib import Path

import pytest

from etl.ask.graph import open_graph
from etl.exchange.bibtex import write_bibtex
from etl.exchange.records import Records, title_of
from etl.extract.reading import read_bytes
from etl.graph import terms
from etl.normalize.folding import fold
from etl.settings import Settings
from etl.transform.claims import read_claims
from tests.etl.exchange.samples import work


def test_an_entry_states_what_the_graph_says() -> None:
    written = write_bibtex(
        [
            work(
                "Mara Lindqvist",
                "T. Brandt",
                title="Widgets & Co. converge",
                year="2019",
                venue="ICML",
                pages="7–9",
                doi="10.1/a_b",
            )
        ]
    )
    assert written == (
        "@inproceedings{lindqvist2019widgets,\n"
        "  author = {Lindqvist, Mara and Brandt, T.},\n"
        "  title = {{Widgets \\& Co. converge}},\n"
        "  booktitle = {ICML},\n"
        "  pages = {7--9},\n"
        "  year = {2019},\n"
        "  doi = {10.1/a_b},\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("fields", "head", "line"),
    [
        ({"venue": "Journal of Dust"}, "@article{", "journal = {Journal of Dust}"),
        ({"venue": "PVLDB", "issue": "9"}, "@article{", "journal = {PVLDB}"),
        ({"venue": "4th Workshop on Dust"}, "@inproceedings{", "booktitle = {4th Workshop on Dust}"),
        ({"venue": "Dustlands"}, "@misc{", "howpublished = {Dustlands}"),
        ({"kind": "thesis", "note": "Ph.D. thesis", "venue": "Old Academy"}, "@phdthesis{", "school = {Old Academy}"),
        ({"kind": "thesis", "note": "Master's thesis"}, "@mastersthesis{", "note = {Master's thesis}"),
        ({"kind": "thesis"}, "@thesis{", "title"),
        ({"kind": "chapter", "venue": "The Book of Dust"}, "@incollection{", "booktitle = {The Book of Dust}"),
        ({"kind": "report", "venue": "Old Academy"}, "@techreport{", "institution = {Old Academy}"),
        ({"status": "under review"}, "@misc{", "note = {under review}"),
        ({"truncated": "true"}, "@misc{", "author = {Lindqvist, Mara and others}"),
    ],
    ids=lambda value: value if isinstance(value, str) and value.startswith("@") else None,
)
def test_the_type_follows_kind_and_venue(fields: dict[str, str], head: str, line: str) -> None:
    written = write_bibtex([work("Mara Lindqvist", title="Dust", **fields)])
    assert written.startswith(head)
    assert f"  {line}" in written


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Lindqvist, Mara", "{Lindqvist, Mara}"),
        ("Jan van der Berg", "{van der Berg, Jan}"),
        ("Barnes and Noble", "{{Barnes and Noble}}"),
        ("Plato", "{{Plato}}"),
        ("MA Torvik", "{Torvik, MA}"),
    ],
)
def test_names_keep_every_part(name: str, written: str) -> None:
    assert f"author = {written}," in write_bibtex([work(name, title="Dust")])


def test_keys_are_unique_and_plain() -> None:
    works = [work("Åsa Öst", title="Dust", year="2019", identifier=f"w-{i}") for i in range(30)]
    keys = [line.partition("{")[2].rstrip(",") for line in write_bibtex(works).splitlines() if line.startswith("@")]
    assert keys[:3] == ["ost2019dust", "ost2019dusta", "ost2019dustb"]
    assert len(set(keys)) == 30
    assert write_bibtex([]) == ""


def words(name: str) -> list[str]:
    return sorted(fold(name).split())


def test_our_own_reader_finds_the_same_works(examples: Path) -> None:
    records = Records(open_graph(examples))
    written = write_bibtex(records.publications)
    read = read_claims(read_bytes(written.encode(), name="works.bib", settings=Settings())).works
    assert len(read) == len(records.publications) > 30
    for printed, found in zip(records.publications, read, strict=True):
        node = printed.node
        assert fold(found.title.value) == fold(title_of(node))
        assert [words(author.name.value) for author in found.authors] == [
            words(maker.name or maker.label) for maker in printed.authors
        ]
        assert str(found.year.value if found.year else "") == node.get(terms.YEAR)
        assert fold(found.venue.value if found.venue else "") == fold(printed.venue)
        assert (found.doi.value if found.doi else "") == node.get(terms.DOI)
