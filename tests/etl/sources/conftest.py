from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.etl.sources.stores import S3Server, connect_anew


@pytest.fixture(scope="module")
def s3() -> Iterator[S3Server]:
    """A real S3 server of our own, in a process of its own."""
    server = S3Server()
    with pytest.MonkeyPatch.context() as environment:
        for name, value in server.environment.items():
            environment.setenv(name, value)
        connect_anew()
        server.start()
        yield server
    server.stop()
    connect_anew()


@pytest.fixture
def bucket(s3: S3Server) -> str:
    """An empty bucket's name."""
    return s3.new_bucket()
