"""A published graph behind a real endpoint on a port of its own."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import uvicorn

from etl.pipeline import build
from etl.serve.app import Limits, make_app
from etl.settings import Settings

CV = (
    "# {name}\n\n## Education\n\n- PhD in Physics, Elm University, 2012-2016\n\n## Employment\n\n- Engineer, Quay Labs, 2016-2019\n"
)
PEOPLE = "PREFIX vg: <https://w3id.org/vitagraph/ns#> SELECT ?name WHERE { ?p a vg:Person ; vg:name ?name } ORDER BY ?name"


def publish_people(folder: Path, *names: str) -> Path:
    """A version of the output folder `folder/out` with exactly these people."""
    cvs = folder / "cvs"
    cvs.mkdir(exist_ok=True)
    for path in cvs.iterdir():
        path.unlink()
    for name in names:
        (cvs / f"{name.lower().replace(' ', '-')}.md").write_text(CV.format(name=name), encoding="utf-8")
    build([cvs], folder / "out", Settings(processes=1, greatest_share_gone=1))
    return folder / "out"


@contextmanager
def serving(output: Path, limits: Limits) -> Iterator[httpx.Client]:
    """A client of the endpoint, which runs until the end of the context."""
    server = uvicorn.Server(uvicorn.Config(make_app(output, limits), host="127.0.0.1", port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as found:
        yield found
    server.should_exit = True
    thread.join(10)


def names(response: httpx.Response) -> list[str]:
    """The people of an answer to `PEOPLE`."""
    return [row["name"]["value"] for row in response.json()["results"]["bindings"]]
