"""Answers as the protocol has them: what to ask for, and what came."""

from __future__ import annotations

import json
from typing import Any

from etl.ask.queries import Answer
from etl.errors import AnswerError

ROWS, TRIPLES = "application/sparql-results+json", "text/turtle"


def read_rows(body: bytes) -> Answer:
    """The rows of an answer in SPARQL's JSON format; raises `AnswerError` for what is none."""
    try:
        found: dict[str, Any] = json.loads(body)
        if "boolean" in found:
            return Answer(("answer",), (("true" if found["boolean"] else "false",),))
        columns = tuple(found["head"]["vars"])
        rows = found["results"]["bindings"]
        return Answer(columns, tuple(tuple(_cell(row.get(column)) for column in columns) for row in rows))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise AnswerError("what the server sent is no answer in SPARQL's JSON format") from None


def _cell(value: dict[str, str] | None) -> str:
    if value is None:
        return ""
    return f"_:{value['value']}" if value["type"] == "bnode" else value["value"]
