"""Prefect's server in a process that ends when its parent does, however that ends: `-m flows.own_server PORT PARENT`."""

from __future__ import annotations

import os
import runpy
import signal
import sys
import threading
import time

_LOOKS_EVERY_S = 1.0


def main() -> None:
    """Serve on this machine alone until told to end, or left alone."""
    threading.Thread(target=_end_without, args=(int(sys.argv[2]),), daemon=True).start()
    sys.argv = ["prefect", "server", "start", "--host", "127.0.0.1", "--port", sys.argv[1]]
    runpy.run_module("prefect", run_name="__main__")


def _end_without(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOKS_EVERY_S)
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()
