"""A query asked of the published graph or of a server, in the form that a format needs."""

from __future__ import annotations

from pathlib import Path

from etl.ask.results import ROWS, TRIPLES
from etl.errors import UsageError
from etl.remote.asking import ask_server
from etl.remote.http import Server
from etl.serve.once import ask_published, refuse_other_than_reading
from etl.settings import EndpointSettings
from flows.formats import QueryFormat

_RETRIES = 2


def ask(query: str, place: Path | str, time_limit_s: float, result_format: QueryFormat | None) -> tuple[str, bytes]:
    """Media type and body of the answer. `place`: an output folder, or the address of an endpoint.

    Raises `UsageError` for a query that gives rows where triples are asked for, and the other way round.
    """
    accept = {None: f"{ROWS}, {TRIPLES};q=0.9", QueryFormat.TURTLE: TRIPLES}.get(result_format, ROWS)
    if isinstance(place, Path):
        media_type, body = ask_published(place, query, accept, time_limit_s)
    else:
        refuse_other_than_reading(query)
        server = Server(EndpointSettings.from_environment(), time_limit_s, _RETRIES)
        media_type, body = ask_server(server, place, query, accept)
    if media_type not in accept:
        wanted = f"--format {result_format}" if result_format else "a table or Turtle"
        raise UsageError(f"the answer came as {media_type or 'nothing known'}, which {wanted} cannot show")
    return media_type, body
