"""Real SPARQL servers for tests, and a door in front of one that can be shut."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx

RDFLIB = """
import sys, uvicorn
import rdflib.plugins.sparql
from rdflib import Dataset
rdflib.plugins.sparql.SPARQL_DEFAULT_GRAPH_UNION = False
from rdflib_endpoint import SparqlEndpoint
app = SparqlEndpoint(graph=Dataset(default_union=False), enable_update=True, path="/")
uvicorn.run(app, port=int(sys.argv[1]), log_level="error")
"""


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def running(command: list[str], url: str) -> Iterator[str]:
    """A server as a process of its own, until the end of the context."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(2400):
            try:
                if httpx.get(url, params={"query": "ASK {}"}, timeout=5).status_code == 200:
                    break
            except httpx.HTTPError:
                time.sleep(0.1)
        else:
            raise AssertionError(f"{command[0]} does not answer")
        yield url
    finally:
        process.kill()
        process.wait()


@contextmanager
def oxigraph() -> Iterator[str]:
    """Oxigraph's own server, in memory: the Graph Store Protocol and updates at addresses of their own."""
    port = free_port()
    command = [str(Path(sys.executable).with_name("oxigraph")), "serve", "--bind", f"127.0.0.1:{port}"]
    with running(command, f"http://127.0.0.1:{port}/query") as url:
        yield url


@contextmanager
def rdflib_endpoint() -> Iterator[str]:
    """rdflib behind FastAPI: queries and updates at one address, no Graph Store Protocol. Its default graph is one of its own."""
    port = free_port()
    with running([sys.executable, "-c", RDFLIB, str(port)], f"http://127.0.0.1:{port}/") as url:
        yield url


SERVERS = {"oxigraph": oxigraph, "rdflib": rdflib_endpoint}

# What a door says to a request, given its number and headers: a status to refuse with, -1 to hang up, `None` to let it in.
Rule = Callable[[int, dict[str, str]], int | None]


@contextmanager
def door(url: str, rule: Rule) -> Iterator[str]:
    """An address that passes requests on to the server at `url`, where `rule` lets it."""
    head, _, last = url.rpartition("/")
    count = 0

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            nonlocal count
            count += 1
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            refused = rule(count, {name.lower(): value for name, value in self.headers.items()})
            if refused == -1:
                self.close_connection = True
                return
            if refused is not None:
                self._reply(refused, "text/plain", b"not now")
                return
            passed = {name: self.headers[name] for name in ("Content-Type", "Accept") if name in self.headers}
            answer = httpx.request(self.command, head + self.path, content=body, headers=passed, timeout=60)
            self._reply(answer.status_code, answer.headers.get("content-type", ""), answer.content)

        do_GET = do_PUT = do_POST  # noqa: N815 - names that http.server calls

        def _reply(self, status: int, media_type: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/{last}"
    finally:
        server.shutdown()
        server.server_close()
