"""One query of a published graph, asked in a process of its own that ends with it or with the time there is."""

from __future__ import annotations

import sys
from pathlib import Path

from etl.ask.forms import asks_elsewhere, is_update
from etl.errors import AnswerError, UsageError
from etl.graph.store import current_store
from etl.serve.asking import BAD_REQUEST, NOT_ACCEPTABLE, OK, Question
from etl.serve.workers import Workers


def ask_published(output: Path, query: str, accept: str, time_limit_s: float) -> tuple[str, bytes]:
    """Media type and body of the answer; raises `UsageError` for what is no query, `AnswerError` for one that takes too long."""
    refuse_other_than_reading(query)
    current_store(output)  # raises where there is none
    with Workers(output, 1, time_limit_s) as workers:
        reply = workers.ask(Question(query, accept=accept, most_bytes=sys.maxsize))
    if reply.status == OK:
        return reply.media_type, reply.body
    message = reply.body.decode("utf-8", "replace").strip()
    raise (UsageError if reply.status in (BAD_REQUEST, NOT_ACCEPTABLE) else AnswerError)(message)


def refuse_other_than_reading(query: str) -> None:
    """Raises `UsageError` for updates and for queries that would ask other machines."""
    if is_update(query):
        raise UsageError("this is an update, and `vitagraph query` only reads; the graph is changed by `vitagraph build`")
    if asks_elsewhere(query):
        raise UsageError("SERVICE is not taken: a query is answered from one graph and asks no other machine")
