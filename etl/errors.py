"""The errors we raise.

VitagraphError
├── UsageError            what was asked cannot be done as asked                      exit 64
├── SettingsError         a setting, gazetteer, query or shapes file of ours is bad    exit 2
├── DocumentError         one document cannot be read; the others go on                exit 1
├── StoreError            the output folder cannot be read or written                  exit 2
├── AnswerError           a query or a server takes too long, gives too much or fails    exit 2
├── SourceError           what is not found may only be out of reach; nothing changes   exit 2
├── WorkersError          the workers that should read cannot be reached; nothing changes exit 2
├── AssertionsError       the run breaks what the settings assert; the old graph stays exit 2
└── CheckError            all documents read anew do not give the graph that was kept   exit 2

`InternalError` is a broken promise of our own code and is never caught.
"""

from __future__ import annotations


class VitagraphError(Exception):
    """Anything that the program says in one sentence, without a traceback. The sentence tells what to do."""


class UsageError(VitagraphError):
    """What was asked cannot be done as asked: no such folder, no such query, a parameter missing."""


class SettingsError(VitagraphError):
    """A settings, gazetteer, query or shapes file is not as it must be; all its problems in one message."""


class DocumentError(VitagraphError):
    """A document that cannot be read. `rule` names the check that refused it."""

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(message)
        self.rule = rule


class StoreError(VitagraphError):
    """The output folder cannot be read or written."""


class AnswerError(VitagraphError):
    """A query that takes too long or gives too much, or a server that is not there or fails."""


class SourceError(VitagraphError):
    """Documents are missing in a way that looks like a fault: a folder that cannot be opened, most of them gone at once."""


class WorkersError(VitagraphError):
    """The scheduler or the workers that should read documents are not there, or are of another version."""


class AssertionsError(VitagraphError):
    """A run that breaks assertions of the settings; all of them in one message. Nothing was published."""


class CheckError(VitagraphError):
    """Reading all documents anew has not given the same graph."""


class InternalError(AssertionError):
    """An invariant of our own code does not hold."""
