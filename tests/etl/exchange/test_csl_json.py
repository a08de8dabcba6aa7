from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from etl.ask.graph import open_graph
from etl.exchange.csl_json import write_csl_json
from etl.exchange.records import Records
from tests.etl.exchange.samples import work


class Name(BaseModel):
    model_config = ConfigDict(extra="forbid")

    family: str | None = None
    given: str | None = None
    suffix: str | None = None
    literal: str | None = None


class Date(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    parts: Annotated[list[list[int]], Field(alias="date-parts", min_length=1, max_length=2)]


class Item(BaseModel):
    """What we use of csl-data, with its types."""

    model_config = ConfigDict(extra="forbid")

    id: str
    type: (
        Literal[
            "article",
            "article-journal",
            "book",
            "chapter",
            "dataset",
            "document",
            "paper-conference",
            "patent",
            "report",
            "software",
        ]
        | Literal["thesis"]
    )
    title: str
    author: list[Name] = []
    container: Annotated[str, Field(alias="container-title")] = ""
    publisher: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    DOI: str = ""
    ISSN: str = ""
    status: str = ""
    number: str = ""
    note: str = ""
    issued: Date | None = None


def read(text: str) -> list[Item]:
    return TypeAdapter(list[Item]).validate_json(text)


def test_an_item_states_what_the_graph_says() -> None:
    written = write_csl_json([work("Mara Lindqvist", "Plato", title="Dust", year="2019", venue="ICML", doi="10.1/a")])
    assert json.loads(written) == [
        {
            "id": "w-1",
            "type": "paper-conference",
            "title": "Dust",
            "author": [{"family": "Lindqvist", "given": "Mara"}, {"literal": "Plato"}],
            "container-title": "ICML",
            "DOI": "10.1/a",
            "issued": {"date-parts": [[2019]]},
        }
    ]


@pytest.mark.parametrize(
    ("fields", "type_"),
    [
        ({"venue": "Journal of Dust"}, "article-journal"),
        ({"venue": "Dustlands"}, "article"),
        ({"kind": "thesis", "venue": "Old Academy"}, "thesis"),
        ({"kind": "preprint"}, "article"),
        ({"kind": "other"}, "document"),
    ],
)
def test_the_type_follows_kind_and_venue(fields: dict[str, str], type_: str) -> None:
    (item,) = read(write_csl_json([work("Mara Lindqvist", title="Dust", **fields)]))
    assert item.type == type_
    assert (item.publisher if type_ == "thesis" else item.container) == fields.get("venue", "")


def test_a_cut_list_of_authors_says_so() -> None:
    (item,) = read(write_csl_json([work("Mara Lindqvist", title="Dust", truncated="true")]))
    assert item.note == "authors: et al."


def test_every_item_is_valid(examples: Path) -> None:
    records = Records(open_graph(examples))
    items = read(write_csl_json(records.publications))
    assert len(items) == len(records.publications) > 30
    assert len({item.id for item in items}) == len(items)
