"""How answers of the graph are printed."""

from __future__ import annotations

import csv
import io
import json
import textwrap
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, fields
from itertools import groupby

from rich.console import Console
from rich.table import Table
from rich.text import Text
from typer import echo

from etl.ask.explain import Explanation, Field
from etl.ask.queries import Answer, Query
from etl.ask.results import TRIPLES, read_rows
from etl.coverage import DocumentCoverage
from etl.curate.reasons import Reasons
from etl.model.contradiction import Contradiction
from etl.model.document_claims import OUTCOMES
from etl.remote.publishing import FULL, NOTHING, Publication
from flows.formats import QueryFormat, ResultFormat

WIDTH = 180  # of tables that no terminal limits
QUOTE = 200  # characters of a quotation that are shown
_LINES = 8  # of a document that names a thing


def show_answer(answer: Answer, result_format: ResultFormat) -> None:
    """The rows of an answer; the number of rows follows a table."""
    if result_format is ResultFormat.JSON:
        echo(json.dumps([dict(zip(answer.columns, row, strict=True)) for row in answer.rows], ensure_ascii=False, indent=1))
    elif result_format is ResultFormat.CSV:
        text = io.StringIO()
        csv.writer(text).writerows([answer.columns, *answer.rows])
        echo(text.getvalue(), nl=False)
    else:
        _print_table(answer.columns, answer.rows)
        echo(f"{len(answer.rows)} row{'' if len(answer.rows) == 1 else 's'}")


def show_result(media_type: str, body: bytes, result_format: QueryFormat | None) -> None:
    """An answer as the protocol brought it: triples and SPARQL's own JSON as they are, rows as `show_answer` does."""
    if media_type == TRIPLES or result_format is QueryFormat.SPARQL_JSON:
        echo(body.decode("utf-8", "replace"), nl=not body.endswith(b"\n"))
    else:
        show_answer(read_rows(body), ResultFormat(result_format or QueryFormat.TABLE))


def show_publication(done: Publication, *, is_dry: bool) -> None:
    """What a server got, or would get."""
    if done.way == NOTHING:
        echo(f"the server has version {done.version} already")
        return
    what = (
        f"version {done.version} in full: {done.added} statements in {done.graphs} graphs"
        if done.way == FULL
        else f"version {done.version} by patch from version {done.since}: {done.deleted} statements deleted, {done.added} added"
    )
    echo(f"the server would get {what}" if is_dry else f"the server has {what}")


def show_coverage(covered: Iterable[DocumentCoverage], *, with_unread: bool) -> Counter[str]:
    """A row a document with the shares of its lines, then all of them, why lines were set aside, and the unread lines."""
    row = "{:<48} {:>6} {:>7} {:>7} {:>7}".format
    echo(row("document", "lines", *OUTCOMES))
    total: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    for each in covered:
        if each.issue is not None:
            echo(f"{each.name}  left out: {each.issue.message}")
            continue
        echo(row(each.name[-48:], each.lines.total(), *_shares(each.lines)))
        total += each.lines
        reasons += each.reasons
        for line, text in each.unread if with_unread else ():
            echo(f"    {each.name}:{line}  {textwrap.shorten(text, QUOTE, placeholder=' ...')}")
    echo(row("all", total.total(), *_shares(total)))
    for reason, count in reasons.most_common():
        echo(f"{count:>8}  {reason}")
    return total


def _shares(lines: Counter[str]) -> list[str]:
    return [f"{lines[outcome] / (lines.total() or 1):.1%}" for outcome in OUTCOMES]


def show_queries(queries: Sequence[Query]) -> None:
    """Each named query with its question and parameters."""
    for query in queries:
        echo(f"{query.name}: {query.question}")
        for parameter in query.parameters:
            echo(f"    {parameter.name}={parameter.type}{'  (optional)' if parameter.is_optional else ''}  {parameter.meaning}")


def show_explanations(explanations: Sequence[Explanation], reasons: Mapping[str, Reasons]) -> None:
    """Each node with why it is one, and its fields; below each field the words it was read from."""
    for explanation in explanations:
        echo(f"{explanation.class_name}  {explanation.label}\n  {explanation.node}")
        if explanation.node in reasons:
            show_reasons(reasons[explanation.node])
        said: set[tuple[str, str]] = set()
        for field in explanation.fields:
            if field.quotations or (field.name, field.value) not in said:
                _show_field(field)
            said.add((field.name, field.value))
        echo("")


def show_reasons(reasons: Reasons) -> None:
    """Which documents name a thing, and how each of them was found to mean the same."""
    if len(reasons.documents) > 1 or reasons.steps:
        echo(f"  one node of {len(reasons.documents)} document{'' if len(reasons.documents) == 1 else 's'}:")
    for document, mentions in reasons.documents:
        names = ", ".join(f"“{words}”" for words in dict.fromkeys(mention.anchor.words for mention in mentions))
        lines = ", ".join(map(str, dict.fromkeys(mention.line for mention in mentions[:_LINES])))
        more = f" and {len(mentions) - _LINES} more" if len(mentions) > _LINES else ""
        echo(f"      {document}:{lines}{more}  {names}")
    for step in reasons.steps:
        echo(f"  {step.left} = {step.right}  ({step.score:.2f})")
        for one in step.evidence:
            echo(f"      {one.feature} {one.score:.2f}  {one.sentence}")


def show_contradictions(contradictions: Sequence[Contradiction], result_format: ResultFormat) -> None:
    """Each with file, line and words of both sides; as rows in the formats for programs."""
    if result_format is not ResultFormat.TABLE:
        columns = tuple(field.name for field in fields(Contradiction))
        show_answer(Answer(columns, tuple(tuple(map(str, astuple(each))) for each in contradictions)), result_format)
        return
    for check, found in groupby(contradictions, key=lambda each: each.check):
        listed = list(found)
        echo(f"{check} ({len(listed)}): {listed[0].problem}")
        for each in listed:
            echo(f"  {each.what}")
            for document, line, quote in (
                (each.document, each.line, each.quote),
                (each.other_document, each.other_line, each.other_quote),
            ):
                echo(f"      {document}:{line}  “{textwrap.shorten(quote, QUOTE, placeholder=' ...')}”")
    echo(f"{len(contradictions)} contradiction{'' if len(contradictions) == 1 else 's'}")


def show_quarantine(records: Sequence[Mapping[str, object]]) -> None:
    """What was set aside: its id, its place, why, and the printed words."""
    for record in records:
        place = f"{record['document']}:{record['line']}" if record["line"] else str(record["document"])
        note = "" if record["can_be_released"] else "  (hangs on another)" if record["hangs_on"] else "  (cannot be released)"
        echo(f"{record['id']}  {record['kind']}  {place}{note}\n    {record['reason']}")
        if record["printed"]:
            echo(f"    “{textwrap.shorten(str(record['printed']), QUOTE, placeholder=' ...')}”")
    echo(f"{len(records)} set aside")


def _show_field(field: Field) -> None:
    note = "" if field.holds else "   (only in this document's graph)"
    echo(f"  {field.name}: {field.value}{note}")
    for quotation in field.quotations:
        page = f" (page {quotation.page})" if quotation.page else ""
        quote = textwrap.shorten(quotation.quote, QUOTE, placeholder=" ...")
        echo(f"      {quotation.document}:{quotation.line}{page}  “{quote}”  [{quotation.rule}]")


def _print_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    console = Console() if Console().is_terminal else Console(width=WIDTH)
    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(" ".join(cell.split())) for cell in row))
    console.print(table, highlight=False)
