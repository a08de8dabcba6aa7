"""A real S3 server on loopback for tests and benchmarks, and what it was asked."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import tempfile
import time
from itertools import count
from pathlib import Path

import fsspec

_START_S = 240
_GET = re.compile(r'"GET /([^?"\s]+/[^?"\s]+) HTTP')  # of an object: "GET /bucket/cv.md HTTP/1.1"


class S3Server:
    """Moto's S3 server. `environment` is what a client needs to find it."""

    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self._log = Path(tempfile.mkstemp(suffix=".log")[1])
        self._numbers = count(1)
        self._process: subprocess.Popen[bytes] | None = None
        self.environment = {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{self._port}",
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_EC2_METADATA_DISABLED": "true",
        }

    def start(self) -> None:
        """It answers afterwards; what it held before it was stopped is gone."""
        with self._log.open("ab") as log:
            command = [sys.executable, "-m", "moto.server", "--host", "127.0.0.1", "--port", str(self._port)]
            self._process = subprocess.Popen(command, stdout=log, stderr=log)
        deadline = time.monotonic() + _START_S
        while True:
            try:
                socket.create_connection(("127.0.0.1", self._port), timeout=1).close()
                return
            except OSError:
                assert self._process.poll() is None, self._log.read_text()
                assert time.monotonic() < deadline
                time.sleep(0.1)

    def stop(self) -> None:
        """Nobody answers afterwards."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def new_bucket(self) -> str:
        """An empty one's name."""
        name = f"bucket-{next(self._numbers)}"
        fsspec.filesystem("s3").mkdir(name)
        return name

    def fetched(self) -> list[str]:
        """The objects that were fetched so far, one entry each time."""
        return _GET.findall(self._log.read_text())


def connect_anew() -> None:
    """Clients look at the environment again."""
    fsspec.get_filesystem_class("s3").clear_instance_cache()


def put(url: str, content: str | bytes) -> None:
    """Makes or replaces an object."""
    system, path = fsspec.url_to_fs(url)
    system.pipe_file(path, content.encode() if isinstance(content, str) else content)


def remove(url: str) -> None:
    """Takes an object away."""
    system, path = fsspec.url_to_fs(url)
    system.rm_file(path)
