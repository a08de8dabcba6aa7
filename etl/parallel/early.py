"""A process that reads, started before it is known what there is to read."""

from __future__ import annotations

from etl.parallel.process import ReaderProcess


class EarlyReader:
    """A process that is started while documents are still looked for, or before: loading what reading needs takes as long as many
    other steps together. Nothing is lost but its time if there is nothing to read."""

    def __init__(self) -> None:
        self._process: ReaderProcess | None = None

    def start(self) -> None:
        """Starts it if it is not started yet."""
        self._process = self._process or ReaderProcess()

    def take(self) -> ReaderProcess | None:
        """The process, for the first who asks, if it was started."""
        process, self._process = self._process, None
        return process

    def close(self) -> None:
        """Ends it if nobody has taken it."""
        if process := self.take():
            process.kill()
