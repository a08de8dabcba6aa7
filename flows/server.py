"""Prefect's server: the one that is named, or one of our own. Nothing here imports Prefect, which takes a second."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from etl.errors import UsageError, VitagraphError

API_URL = "PREFECT_API_URL"
_ANSWER_LIMIT_S, _START_LIMIT_S, _STOP_LIMIT_S, _POLL_S = 5.0, 120.0, 15.0, 0.1


class ServerError(VitagraphError):
    """Prefect's server does not answer, or cannot be started."""


def named_server() -> str:
    """The address of the server that the environment names; empty if it names none."""
    return os.environ.get(API_URL, "").rstrip("/")


def check_server(url: str) -> None:
    """Raises `ServerError` where no Prefect server answers at `url`."""
    if not _answers(url, _ANSWER_LIMIT_S):
        raise ServerError(
            f"no Prefect server answers at {url} ({API_URL}); start it (`prefect server start`), "
            f"correct the address, or build without it (--without-prefect)"
        )


@contextmanager
def server(port: int = 0) -> Iterator[str]:
    """The address of the server that is named; if none is, of one that is started on this machine and lives as long as the context.

    It is set in the environment, for Prefect to find it: do not import Prefect before.
    """
    if named_server():
        check_server(named_server())
        yield named_server()
        return
    port = port or _free_port()
    url = f"http://127.0.0.1:{port}/api"
    if _is_taken(port):
        raise UsageError(f"port {port} is taken; is a server running already? Name it with {API_URL}={url}, or give another --port")
    command = [sys.executable, "-m", "flows.own_server", str(port), str(os.getpid())]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    os.environ[API_URL] = url
    try:
        yield url
    finally:
        process.terminate()
        try:
            process.wait(_STOP_LIMIT_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        del os.environ[API_URL]


def wait_for_server(url: str) -> None:
    """Waits until the server that was started answers; meanwhile the caller may import Prefect."""
    deadline = time.monotonic() + _START_LIMIT_S
    while not _answers(url, 1.0):
        if time.monotonic() > deadline:
            raise ServerError(f"the Prefect server at {url} did not start; try `prefect server start`, or build --without-prefect")
        time.sleep(_POLL_S)


def _answers(url: str, timeout_s: float) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/health", timeout=timeout_s) as answer:
            return bool(answer.status == 200)
    except (OSError, ValueError):
        return False


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _is_taken(port: int) -> bool:
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind(("127.0.0.1", port))
        except OSError:
            return True
        return False
