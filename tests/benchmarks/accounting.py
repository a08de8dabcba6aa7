"""What became of each line of the documents of a folder: shares per document, reasons, and the unread lines themselves.

    python tests/benchmarks/accounting.py FOLDER [--unread]

A line is `fact` when a fact quotes it, `aside` when it is left for a stated reason, else `unread`.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from etl.errors import DocumentError
from etl.extract.reading import read_file
from etl.model.document_claims import DocumentClaims
from etl.settings import Settings
from etl.transform.claims import read_claims

_COLUMNS = "{:<44} {:>6} {:>7} {:>7} {:>7}\n"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--unread", action="store_true", help="print the unread lines")
    given = arguments.parse_args()
    total: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    sys.stdout.write(_COLUMNS.format("document", "lines", "fact", "aside", "unread"))
    for path in sorted(p for p in given.folder.rglob("*") if p.is_file()):
        name = str(path.relative_to(given.folder))
        try:
            document = read_file(path, name=name, settings=Settings.from_environment())
        except DocumentError:
            continue
        claims = read_claims(document)
        counts = Counter(account.outcome for account in claims.lines)
        total += counts
        reasons += Counter(account.reason for account in claims.lines if account.outcome == "aside")
        sys.stdout.write(_row(name, counts))
        if given.unread:
            _print_unread(claims, document.text.split("\n"))
    sys.stdout.write(_row("all", total))
    for reason, count in reasons.most_common():
        sys.stdout.write(f"{count:>7}  {reason}\n")


def _row(name: str, counts: Counter[str]) -> str:
    lines = counts.total() or 1
    shares = [f"{counts[outcome] / lines:.1%}" for outcome in ("fact", "aside", "unread")]
    return _COLUMNS.format(name[-44:], counts.total(), *shares)


def _print_unread(claims: DocumentClaims, lines: list[str]) -> None:
    for account in claims.lines:
        if account.outcome == "unread":
            sys.stdout.write(f"    {account.line:>5} {lines[account.line - 1].strip()[:140]}\n")


if __name__ == "__main__":
    main()
