"""The ledger: which documents the graph is made from. One line of JSON a document, in the folder of each version.

for record in read_ledger(Path("output")):
    print(record.source, record.state, record.first_seen)
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from etl.errors import StoreError
from etl.graph.store import current_version
from etl.load.atomic import replacing
from etl.model import regex as re
from etl.model.issue import Issue, Severity

LEDGER_FILE = "ledger.jsonl"
_CLAIMS = re.compile(r'"(?:claims|read_as)": "([^"]+)"')  # "read_as": "3f0c9a1be2d45678-91ac03fe.json"
UNDATED = "9999-99-99"  # after every dated document


class State(StrEnum):
    """Whether a document's content could be read."""

    PRESENT = "present"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """What is known of a document, for good while it is there: under other names, and in new versions.

    id          opaque, made from its first content
    source      its name now; identity: the id that a file beside it gives, or nothing
    sha256      its content now
    first_seen  when it was first read, UTC with microseconds, later than anything seen by an earlier run; empty before that
    first_as_of, first_sha256  date and hash of the content that was read then: they order the documents of one run
    versions    how many contents it has had
    extractor, config  hashes of code and settings that read it
    claims      the file of its claims in the folder `claims`; what could not be read has none of that name, and `issue` says why
    read_as     the file of claims of the last content that could be read
    origin      what stands for the document in the IRIs of what it names
    graph       IRI of its named graph
    """

    id: str
    source: str
    sha256: str
    state: State
    identity: str = ""
    first_seen: str = ""
    first_as_of: str = ""
    first_sha256: str = ""
    versions: int = 0
    extractor: str = ""
    config: str = ""
    claims: str = ""
    read_as: str = ""
    origin: str = ""
    graph: str = ""
    issue: Issue | None = None

    @property
    def age(self) -> tuple[str, str, str]:
        """What to sort documents by, oldest first."""
        return (self.first_seen, self.first_as_of or UNDATED, self.first_sha256)

    def at(self, name: str) -> DocumentRecord:
        """The same document under another name."""
        issue = self.issue and replace(self.issue, document=name)
        return replace(self, source=name, issue=issue)


_NAMES = [each.name for each in fields(DocumentRecord)]


def read_ledger(output: Path) -> list[DocumentRecord]:
    """The documents of the graph that is published in `output`, by name; none before the first build."""
    return read_ledger_file(current_version(output))


def read_ledger_file(folder: Path) -> list[DocumentRecord]:
    """The documents of the version in `folder`."""
    path = folder / LEDGER_FILE
    try:
        found = path.stat()
        return list(_read_lines(path, (found.st_ino, found.st_mtime_ns, found.st_size)))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise StoreError(f"cannot read {path}: {error.strerror or error}") from None


@lru_cache(maxsize=2)  # one build asks for the same ledger several times
def _read_lines(path: Path, _state: tuple[int, ...]) -> tuple[DocumentRecord, ...]:
    lines = path.read_text(encoding="utf-8").split("\n")[:-1]
    try:
        return tuple(_read(json.loads(line)) for line in lines)
    except (ValueError, TypeError, KeyError):
        raise StoreError(f"{path} is no ledger that this version of Vitagraph reads; `vitagraph rollback` or build anew") from None


def claims_named(folder: Path) -> set[str]:
    """The files of claims that the version in `folder` names; none where it cannot be read."""
    try:
        text = (folder / LEDGER_FILE).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return set()
    return set(_CLAIMS.findall(text))


def write_ledger(records: Iterable[DocumentRecord], folder: Path) -> None:
    """Writes `ledger.jsonl`, sorted by name."""
    with replacing(folder / LEDGER_FILE) as handle:
        for record in sorted(records, key=lambda record: (record.source, record.id)):
            handle.write((json.dumps(_line(record), ensure_ascii=False) + "\n").encode("utf-8", "replace"))


def _line(record: DocumentRecord) -> dict[str, Any]:
    line = {name: getattr(record, name) for name in _NAMES}
    return line | {"issue": asdict(record.issue) if record.issue else None}


def _read(line: dict[str, Any]) -> DocumentRecord:
    issue = line.pop("issue")
    if issue is not None:
        issue = Issue(**{**issue, "severity": Severity(issue["severity"])})
    return DocumentRecord(**{**line, "state": State(line["state"]), "issue": issue})
