"""Errors without their words: Prefect's server stores what an error says, and that may be somebody's name.

The words stay in this process; the run's own end tells them, on standard error and in the output folder.
"""

from __future__ import annotations

from contextvars import ContextVar
from types import TracebackType

from etl.errors import AssertionsError, CheckError, SettingsError, SourceError, StoreError, UsageError, WorkersError
from etl.runs.report import Report


class StepError(Exception):
    """A step failed with an error of the kind that it names."""


class WordlessOSError(OSError):
    """An error of the operating system, with its number and without the file's name."""


class Kept:
    """What a run keeps in its process: its report, and its last error with its words."""

    def __init__(self) -> None:
        self.report: Report | None = None
        self.error: BaseException | None = None


kept: ContextVar[Kept] = ContextVar("kept")


class WithoutWords:
    """A context whose errors come out as their kinds alone; those of the operating system stay such, with their number."""

    def __enter__(self) -> WithoutWords:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if not isinstance(error, Exception):
            return
        holder = kept.get(None)
        if isinstance(error, (StepError, WordlessOSError)):
            return  # a step's, whose words are kept
        if holder is not None:
            holder.error = error
        if isinstance(error, OSError):
            raise WordlessOSError(error.errno, error.strerror) from None
        raise StepError(kind.__name__ if kind else "") from None


def original(error: BaseException | None) -> BaseException | None:
    """The error that a step failed with, with its words."""
    holder = kept.get(None)
    if isinstance(error, (StepError, WordlessOSError)) and holder is not None and holder.error is not None:
        return holder.error
    return error


# What Prefect shows of each kind of error. The words themselves may name folders and documents.
SENTENCES: dict[type[BaseException], str] = {
    UsageError: "the run was asked for something that is not there; look at its parameters",
    SettingsError: "a setting is not as it must be",
    SourceError: "documents are missing in a way that looks like a fault, or a source cannot be opened; is a mount away?",
    StoreError: "the output folder cannot be read or written, or another build holds it",
    WorkersError: "processes that read cannot be started, or Dask's scheduler or workers are gone; what was read is kept",
    CheckError: "read anew, the documents give another graph",
    AssertionsError: "the graph breaks what the settings assert; the one before stays",
    OSError: "the operating system refused something; is the disk full?",
}


def tell_without_words(error: BaseException | None) -> str:
    """A sentence for the state of a run that failed."""
    kind = type(error).__name__ if error else "unknown"
    for known, sentence in SENTENCES.items():
        if isinstance(error, known):
            return f"{kind}: {sentence}. Look into work/last-error.txt in the output folder"
    return f"{kind}: a bug of ours. Look into work/last-error.txt in the output folder"
