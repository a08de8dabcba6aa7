from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.flows.prefect_site import PrefectSite


@pytest.fixture(scope="session")
def prefect_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment in which a real Prefect server of our own answers, on loopback, with a home of its own."""
    site = PrefectSite(tmp_path_factory.mktemp("prefect"))
    try:
        site.start_server()
        yield site.environment
    finally:
        site.close()
