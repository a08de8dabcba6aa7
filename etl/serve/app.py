"""The endpoint: SPARQL 1.1 Protocol over HTTP, read-only, with a page to try queries on and an address that tells its health."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from etl.ask.forms import asks_elsewhere
from etl.ask.queries import Query, bind_parameters, list_queries
from etl.errors import StoreError, UsageError
from etl.graph.store import current_store
from etl.serve.asking import BAD_REQUEST, UNAVAILABLE, Question, Reply, refuse
from etl.serve.page import page_headers, render_page
from etl.serve.workers import Workers
from etl.state.manifest import read_manifest

ENDPOINT = "/sparql"
_FORBIDDEN, _UNSUPPORTED, _TOO_LONG = 403, 415, 414
_FORM, _QUERY, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may take, and how many are answered at a time."""

    time_s: float = 30.0
    answer_bytes: int = 50_000_000
    query_characters: int = 100_000
    processes: int = 2

    def in_words(self) -> str:
        """`A query may take 30 s, its answer 50 MB; 2 are answered at a time.`"""
        most = f"{self.answer_bytes / 1e6:g} MB"
        return f"A query may take {self.time_s:g} s, its answer {most}; {self.processes} are answered at a time."


class _RefusedError(Exception):
    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.reply = refuse(status, message)


def make_app(output: Path, limits: Limits, origins: Sequence[str] = ()) -> Starlette:
    """The application for the graph in `output`. `origins`: web pages of other sites that may ask; none without."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        with Workers(output, limits.processes, limits.time_s) as workers:
            app.state.workers = workers
            yield

    async def sparql(request: Request) -> Response:
        try:
            question = await _read_question(request, limits)
        except _RefusedError as refused:
            return _respond(refused.reply)
        if question is None:
            return await page(request)
        return _respond(await asyncio.to_thread(request.app.state.workers.ask, question))

    async def health(request: Request) -> Response:
        try:
            folder = current_store(output).resolve().parent
            manifest = read_manifest(folder)
        except StoreError as error:
            return JSONResponse({"status": "no graph", "message": str(error)}, UNAVAILABLE)
        reply = await asyncio.to_thread(request.app.state.workers.ask, Question("ASK {}"))
        told = {"version": folder.name, "published": manifest.published, "documents": manifest.documents}
        return JSONResponse({"status": "well" if reply.status == 200 else "unwell", **told}, reply.status)

    async def page(_: Request) -> Response:
        return HTMLResponse(render_page(limits.in_words()), headers=page_headers())

    async def text(request: Request) -> Response:
        values = {name: value for name, value in request.query_params.items() if name != "question" and value}
        try:
            return PlainTextResponse(bind_parameters(_question(request.query_params.get("question", "")), values))
        except UsageError as error:
            return _respond(refuse(BAD_REQUEST, str(error)))

    endpoint = Route(ENDPOINT, sparql, methods=["GET", "POST"])
    routes = [Route("/", page), endpoint, Route("/text", text), Route("/health", health)]
    cors = [Middleware(CORSMiddleware, allow_origins=list(origins), allow_methods=["GET", "POST"])] if origins else []
    return Starlette(routes=routes, middleware=cors, lifespan=lifespan)


async def _read_question(request: Request, limits: Limits) -> Question | None:
    """What is asked; `None` where nothing is, and a page will do. Raises `_RefusedError` for what is not taken here."""
    parameters = _parameters(request.url.query.encode())
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if request.method == "POST":
        body = await _body(request, limits)
        if media_type == _FORM:
            parameters = _parameters(body)
        elif media_type == _QUERY:
            parameters.append(("query", _text(body)))
        elif media_type == _UPDATE:
            raise _RefusedError(_FORBIDDEN, "this service only reads: updates are not taken")
        else:
            raise _RefusedError(_UNSUPPORTED, f"a query is posted as {_FORM} or {_QUERY}, not as {media_type or 'nothing'}")
    if any(name == "update" for name, _ in parameters):
        raise _RefusedError(_FORBIDDEN, "this service only reads: updates are not taken")
    queries = [value for name, value in parameters if name == "query"]
    accept = request.headers.get("accept", "")
    if not queries and request.method == "GET" and "text/html" in accept:
        return None
    if len(queries) != 1:
        raise _RefusedError(BAD_REQUEST, f"one query at a time: there are {len(queries)} parameters `query`")
    if len(queries[0]) > limits.query_characters:
        raise _RefusedError(_TOO_LONG, f"the query has more than {limits.query_characters} characters")
    if asks_elsewhere(queries[0]):
        raise _RefusedError(_FORBIDDEN, "SERVICE is not taken: this service answers from its own graph and asks no other machine")
    graphs = {name: tuple(value for key, value in parameters if key == name) for name in ("default-graph-uri", "named-graph-uri")}
    return Question(queries[0], graphs["default-graph-uri"], graphs["named-graph-uri"], accept, limits.answer_bytes)


async def _body(request: Request, limits: Limits) -> bytes:
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > 4 * limits.query_characters:
            raise _RefusedError(_TOO_LONG, f"the query has more than {limits.query_characters} characters")
    return body


def _parameters(encoded: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(encoded.decode("ascii"), keep_blank_values=True, errors="strict")
    except ValueError:
        raise _RefusedError(BAD_REQUEST, "the parameters are not URL-encoded UTF-8") from None


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise _RefusedError(BAD_REQUEST, "the query is not UTF-8") from None


def _respond(reply: Reply) -> Response:
    headers = {"Vary": "Accept", "Cache-Control": "no-cache"} | ({"Vitagraph-Version": reply.version} if reply.version else {})
    return Response(reply.body, reply.status, headers, reply.media_type)


def _question(name: str) -> Query:
    """The named question; files and texts are not looked for."""
    found = next((query for query in list_queries() if query.name == name), None)
    if found is None:
        raise UsageError(f"there is no question {name!r}")
    return found
