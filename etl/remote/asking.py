"""A query asked of a server: the SPARQL 1.1 Protocol, from the client's side."""

from __future__ import annotations

from urllib.parse import urlencode

from etl.errors import AnswerError, UsageError
from etl.remote.http import Answered, Server

_FORM = "application/x-www-form-urlencoded"


def ask_server(server: Server, endpoint: str, query: str, accept: str) -> tuple[str, bytes]:
    """Media type and body of the answer; raises `UsageError` for a query that the server refuses, else `AnswerError`."""
    body = urlencode({"query": query}).encode()
    answered = server.send("POST", endpoint, body, {"Content-Type": _FORM, "Accept": accept})
    if answered.is_well:
        return answered.media_type, answered.body
    raise _refused(endpoint, answered)


def _refused(endpoint: str, answered: Answered) -> UsageError | AnswerError:
    if answered.status in (401, 403):
        return AnswerError(
            f"{endpoint} wants to know who asks ({answered.status}: {answered.words}); "
            "set VITAGRAPH_ENDPOINT_USER and _PASSWORD, or VITAGRAPH_ENDPOINT_TOKEN"
        )
    if answered.status in (400, 406):
        return UsageError(f"{endpoint} does not take the query ({answered.status}): {answered.words}")
    return AnswerError(f"{endpoint} answers {answered.status}: {answered.words}")
