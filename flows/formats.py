"""Formats that the command line offers; apart, so that its help need not load what prints them."""

from __future__ import annotations

from enum import StrEnum


class ResultFormat(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


class QueryFormat(StrEnum):
    """How an answer is printed: rows as a table, CSV, JSON or SPARQL's own JSON, triples as Turtle."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    SPARQL_JSON = "sparql-json"
    TURTLE = "turtle"


class ExportFormat(StrEnum):
    """What a graph is exported as; `etl.exchange.export` makes them."""

    NQUADS = "nquads"
    TURTLE = "turtle"
    TRIG = "trig"
    JSONLD = "jsonld"
    SCHEMA_ORG = "schema-org"
    GRAPHML = "graphml"
    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"
    JSON_RESUME = "json-resume"
    RENDERCV = "rendercv"
    CSV = "csv"
    PARQUET = "parquet"


class ReviewFormat(StrEnum):
    """How pairs in doubt are gone through."""

    ASK = "ask"
    JSONL = "jsonl"
    CSV = "csv"
