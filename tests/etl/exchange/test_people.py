from __future__ import annotations

from pathlib import Path

import pytest

from etl.ask.graph import open_graph
from etl.errors import UsageError
from etl.exchange.people import find_person, only_subject


@pytest.mark.parametrize("asked", ["Minh-Anh Torvik", "minh-anh torvik", "MA Torvik", "Mịnh-Ánh Torvik"])
def test_a_name_finds_its_person_in_any_form(asked: str, examples: Path) -> None:
    dataset = open_graph(examples)
    person = find_person(dataset, asked)
    assert find_person(dataset, person) == person


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("Nobody Anywhere", "nobody in the graph goes by 'Nobody Anywhere'"),
        ("https://vitagraph.example/id/p-nowhere", "no person of the graph is"),
        ("", "nobody in the graph goes by ''"),
        ('" . ?x ?y ?z', "nobody in the graph"),
    ],
)
def test_who_is_not_there_is_not_found(asked: str, message: str, examples: Path) -> None:
    with pytest.raises(UsageError, match=message.replace("?", r"\?")):
        find_person(open_graph(examples), asked)


def test_of_several_people_with_documents_none_is_taken(examples: Path) -> None:
    with pytest.raises(UsageError, match=r"--person: .*Minh-Anh Torvik \(https://"):
        only_subject(open_graph(examples))
