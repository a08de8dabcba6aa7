"""What is sent to a server, and what never is."""

from __future__ import annotations

import time

import pytest

from etl.errors import AnswerError, UsageError
from etl.remote.asking import ask_server
from etl.remote.http import Server
from etl.settings import EndpointSettings
from tests.etl.remote.servers import door, oxigraph

SLOW = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"VALUES ?v{i} {{ {' '.join('0123456789')} }}" for i in range(9)) + " }"


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("file:///etc/hostname", "is no address of a server"),
        ("localhost:7878/query", "is no address of a server"),
        ("http://ada:secret@127.0.0.1/query", "set VITAGRAPH_ENDPOINT_USER"),
    ],
    ids=["file", "no scheme", "password"],
)
def test_what_is_no_address_is_refused_without_its_secrets(url: str, words: str) -> None:
    with pytest.raises(UsageError, match=words) as refused:
        Server(EndpointSettings()).send("GET", url, None, {})
    assert "secret" not in str(refused.value)


def test_a_server_that_takes_too_long_is_left() -> None:
    began = time.monotonic()
    with oxigraph() as url, pytest.raises(AnswerError, match=r"took longer than 1 s"):
        ask_server(Server(EndpointSettings(), 1.0), url, SLOW, "application/sparql-results+json")
    assert time.monotonic() - began < 60


def test_tries_wait_twice_as_long_each_time() -> None:
    waited: list[float] = []
    with oxigraph() as url, door(url, lambda number, _: 503 if number < 4 else None) as busy:
        server = Server(EndpointSettings(), 60, 3, 0.5, waited.append)
        assert b"true" in ask_server(server, busy, "ASK {}", "application/sparql-results+json")[1]
    assert waited == [0.5, 1.0, 2.0]
