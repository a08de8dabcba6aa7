"""How pairs in doubt are shown: both sides beside each other, and what speaks for and against."""

from __future__ import annotations

import csv
import io
import json
import textwrap
from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text
from typer import echo

from flows.formats import ReviewFormat

_WIDTH = 140  # where no terminal says how wide it is
_QUOTE = 400  # characters of an entry that are shown


def show_doubt(row: Mapping[str, object], place: str) -> None:
    """One pair: the words of both documents side by side, then the sentences of the features."""
    moves = row["moves"]
    echo(f"\n{place}: one {row['kind']}? ({moves} fact{'' if moves == 1 else 's'} would move; score {row['score']:.2f})")
    console = Console() if Console().is_terminal else Console(width=_WIDTH)
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 3, 0, 0), expand=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for cells in zip(_cells(row, ""), _cells(row, "other_"), strict=True):
        table.add_row(*map(Text, cells))
    console.print(table, highlight=False)
    for sentence in _sentences(row):
        echo(f"  {sentence}")


def write_doubts(rows: Sequence[Mapping[str, object]], columns: Sequence[str], review_format: ReviewFormat) -> None:
    """The list for other tools: a line of JSON or a row of CSV a pair."""
    if review_format is ReviewFormat.JSONL:
        for row in rows:
            echo(json.dumps(row, ensure_ascii=False))
        return
    text = io.StringIO()
    writer = csv.DictWriter(text, list(columns))
    writer.writeheader()
    writer.writerows({**row, "evidence": " | ".join(_sentences(row))} for row in rows)
    echo(text.getvalue(), nl=False)


def _cells(row: Mapping[str, object], side: str) -> list[str]:
    entry = textwrap.shorten(str(row[f"{side}entry"]), _QUOTE, placeholder=" ...")
    place = f"{row[f'{side}document']}:{row[f'{side}line']}"
    return [str(row[f"{side}words"]), place, f"“{entry}”", str(row[f"{side}iri"])]


def _sentences(row: Mapping[str, object]) -> list[str]:
    evidence = row["evidence"]
    return [str(sentence) for sentence in evidence] if isinstance(evidence, list) else []
