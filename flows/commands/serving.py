"""`vitagraph serve`: the published graph over HTTP."""

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
