"""`vitagraph serve | publish`: the published graph over HTTP, and on other servers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import FromOption, new_group

app = new_group()


@app.command()
def serve(
    output: FromOption = Path("output"),
    host: Annotated[str, typer.Option("--host", help="address to listen at; 0.0.0.0 lets other machines in")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", "-p", min=0, max=65535)] = 7878,
    time_limit: Annotated[float, typer.Option("--time-limit", min=0.1, help="seconds a query may take")] = 30.0,
    processes: Annotated[int, typer.Option("--processes", min=1, help="queries answered at a time")] = 2,
    allow_origin: Annotated[list[str] | None, typer.Option("--allow-origin", help="a web site whose pages may ask")] = None,
) -> None:
    """Offer the graph at a SPARQL endpoint that only reads; new versions appear without a restart."""
    import uvicorn

    from etl.ask.graph import open_graph
    from etl.serve.app import ENDPOINT, Limits, make_app

    open_graph(output)  # raises where there is none
    limits = Limits(time_s=time_limit, processes=processes)
    typer.echo(f"http://{host}:{port}/ is a page to ask on, http://{host}:{port}{ENDPOINT} the endpoint; Ctrl-C ends")
    uvicorn.run(make_app(output, limits, allow_origin or ()), host=host, port=port, log_level="warning")


@app.command()
def publish(
    endpoint: Annotated[str, typer.Option("--endpoint", help="where the server takes queries", metavar="URL", show_default=False)],
    output: FromOption = Path("output"),
    update_endpoint: Annotated[
        str | None,
        typer.Option("--update-endpoint", help="where it takes updates, if not beside that", metavar="URL", show_default=False),
    ] = None,
    graph_store: Annotated[
        str | None,
        typer.Option("--graph-store", help="where it takes graphs, if not beside that", metavar="URL", show_default=False),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="only tell what would be written")] = False,
    retries: Annotated[int, typer.Option("--retries", min=0, help="how often a request that failed is tried again")] = 4,
    timeout: Annotated[float, typer.Option("--timeout", min=0.1, help="seconds a request may take")] = 600.0,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="no progress")] = False,
) -> None:
    """Bring a SPARQL server to the published version: by patch where it has an earlier one, else in full.

    The server's default graph becomes ours. Set VITAGRAPH_ENDPOINT_USER and _PASSWORD, or _TOKEN, if it wants to know who writes.
    """
    from etl.remote.http import Server
    from etl.remote.publishing import publish_to
    from etl.remote.writing import addresses_of
    from etl.settings import EndpointSettings
    from flows import console
    from flows.answers import show_publication

    server = Server(EndpointSettings.from_environment(), timeout, retries)
    addresses = addresses_of(endpoint, update_endpoint, graph_store)
    show_publication(publish_to(output, server, addresses, console.progress(quiet=quiet), is_dry=dry_run), is_dry=dry_run)
