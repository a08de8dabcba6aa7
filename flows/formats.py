"""Formats that the command line offers; apart, so that its help need not load what prints them."""

from __future__ import annotations

from enum import StrEnum


class ResultFormat(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


class ReviewFormat(StrEnum):
    """How pairs in doubt are gone through."""

    ASK = "ask"
    JSONL = "jsonl"
    CSV = "csv"
