"""Prefect's settings as we want them where the user has set none. Set them before Prefect is imported, and for its server."""

from __future__ import annotations

import os

DEFAULTS = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",  # no telemetry
    "DO_NOT_TRACK": "1",
    "PREFECT_LOGGING_LEVEL": "CRITICAL",  # our own lines tell of each step, our own sentence of what failed
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",  # the server logs tracebacks of its own, harmless shutdown
    "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",  # results hold people's data; the output folder is their only place
    # Leases of running builds outlive a restart of the server; in memory they would be lost, and the place of a build that
    # was killed meanwhile would stay taken for ever.
    "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect.server.concurrency.lease_storage.filesystem",
}


def set_prefect_defaults() -> None:
    """Set each default that the environment does not set. Prefect reads them once, when it is imported."""
    for name, value in DEFAULTS.items():
        os.environ.setdefault(name, value)
