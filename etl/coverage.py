"""What became of each line of the documents: claimed by a fact, set aside for a stated reason, or unread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context

from etl.errors import DocumentError
from etl.extract.reading import read_file
from etl.model.issue import Issue, Severity
from etl.settings import Settings
from etl.sources import Place, Source, find_documents, passing_room
from etl.transform.claims import read_claims


@dataclass(frozen=True, slots=True)
class DocumentCoverage:
    """One document's non-blank lines.

    lines    how many of each outcome: `{"fact": 31, "aside": 4, "unread": 1}`
    reasons  why lines were set aside, with their number
    unread   number and text of each unread line
    issue    why the document could not be read at all; then it has no lines
    """

    name: str
    lines: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    unread: tuple[tuple[int, str], ...] = ()
    issue: Issue | None = None


def cover(paths: Sequence[Place], settings: Settings) -> Iterator[DocumentCoverage]:
    """Every document at or below `paths`, sorted by name; raises `UsageError` for a path that does not exist."""
    with passing_room(None, settings.max_document_bytes) as room:
        sources, issues = find_documents(paths, room)
        yield from (DocumentCoverage(issue.document, issue=issue) for issue in issues if issue.severity is Severity.DOCUMENT)
        with ProcessPoolExecutor(settings.processes, mp_context=get_context("spawn")) as pool:
            yield from pool.map(partial(cover_document, settings=settings), sources)


def cover_document(source: Source, settings: Settings) -> DocumentCoverage:
    """Read one document and look what became of its lines."""
    try:
        document = read_file(source.path, name=source.name, settings=settings)
    except DocumentError as error:
        return DocumentCoverage(source.name, issue=Issue(source.name, None, Severity.DOCUMENT, error.rule, str(error)))
    accounts = read_claims(document).lines
    texts = document.text.split("\n")
    return DocumentCoverage(
        source.name,
        Counter(account.outcome for account in accounts),
        Counter(account.reason for account in accounts if account.outcome == "aside"),
        tuple((account.line, texts[account.line - 1].strip()) for account in accounts if account.outcome == "unread"),
    )
