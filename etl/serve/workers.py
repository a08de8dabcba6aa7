"""Processes that answer queries. One that takes too long is killed and replaced; the others go on."""

from __future__ import annotations

import queue
from multiprocessing import get_context
from pathlib import Path

from etl.serve.asking import UNAVAILABLE, Question, Reply, answer_all, refuse

_MOST_WAITING_S = 60.0  # for a free process


class Workers:
    """`count` processes that read the graph of `output`. Use as a context manager; `ask` may be called from several threads."""

    def __init__(self, output: Path, count: int, time_limit_s: float) -> None:
        self._output = output
        self._time_limit_s = time_limit_s
        self._count = count
        self._free: queue.Queue[_Worker] = queue.Queue()

    def __enter__(self) -> Workers:
        for _ in range(self._count):
            self._free.put(_Worker(self._output))
        return self

    def __exit__(self, *_: object) -> None:
        while not self._free.empty():
            self._free.get().stop()

    def ask(self, question: Question) -> Reply:
        """The answer, or a refusal that says what to do."""
        try:
            worker = self._free.get(timeout=_MOST_WAITING_S)
        except queue.Empty:
            return refuse(UNAVAILABLE, "all processes are busy with other queries; ask again in a while")
        try:
            reply = worker.ask(question, self._time_limit_s)
        except (EOFError, OSError):
            reply = None
            message = "the query took more memory than there is: ask for less, with LIMIT or more conditions"
        else:
            message = f"the query took longer than {self._time_limit_s:g} s and was stopped: ask for less, or more precisely"
        if reply is None:
            worker.stop()
            worker = _Worker(self._output)
            reply = refuse(UNAVAILABLE, message)
        self._free.put(worker)
        return reply


class _Worker:
    """One process and the pipe to it."""

    def __init__(self, output: Path) -> None:
        context = get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=answer_all, args=(output, theirs), daemon=True)
        self._process.start()
        theirs.close()

    def ask(self, question: Question, time_limit_s: float) -> Reply | None:
        """The answer; `None` if it does not come in time."""
        self._connection.send(question)
        if not self._connection.poll(time_limit_s):
            return None
        reply: Reply = self._connection.recv()
        return reply

    def stop(self) -> None:
        """Ends the process at once."""
        self._process.kill()
        self._process.join()
        self._connection.close()
