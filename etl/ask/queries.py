"""Named questions, query files and SPARQL text, with typed parameters.

A query file says in its first line what it asks, in words. A parameter is declared in a comment and stands in the query as a
`VALUES` block, whose content is what the query asks when it is run as it is:

    # Where did a person work in a month?
    # @param person name A name of the person, in any form that a document uses
    # @param month month? The month, as 2018-06
    ... VALUES ?person { "mara lindqvist" } VALUES ?month { UNDEF } ... ?who vg:nameKey ?person ...

A `?` after the type makes the parameter optional. A value given takes the place of the block's content as a typed literal: it can
never become a part of the query's syntax. A `name` is folded as the graph's name keys are, so that a look-up is one of an index. A
line that ends in `# given venue` is left out where that optional parameter is not given, one that ends in `# without venue` where
it is: engines are to begin at what is given, and else to go through all there is only once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from pyoxigraph import QuerySolutions, Store
from rdflib import Dataset

from etl.ask.forms import asks_elsewhere
from etl.errors import SettingsError, UsageError
from etl.graph.literals import Literal, Value, integer, to_nquads
from etl.model import regex as re
from etl.normalize.folding import name_key

QUESTIONS = "questions"
_PARAMETER = re.compile(r"^# @param (\w+) (\w+)(\??) (.+)$", re.MULTILINE)  # `# @param since integer? The first year`
_LINE = re.compile(r"^.*# (given|without) (\w+)\n", re.MULTILINE)  # `?series vg:nameKey ?venue . # given venue`
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")  # `who-worked-with`
_BLOCK = re.compile(r"(VALUES\s+\?(\w+)\s*)\{[^{}]*\}")  # `VALUES ?person { "mara lindqvist" }`
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")  # `2018-06`
_INTEGER = re.compile(r"-?\d{1,9}")
_IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query can be told. `type` is one of `string`, `name`, `names`, `integer`, `month`, `iri`."""

    name: str
    type: str
    is_optional: bool
    meaning: str


@dataclass(frozen=True, slots=True)
class Query:
    """A query with its question in words (empty for mere SPARQL text) and its parameters."""

    name: str
    question: str
    parameters: tuple[Parameter, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows of strings: IRIs and literals without quotes or types, empty for what is unbound."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def list_queries(folder: str = QUESTIONS) -> list[Query]:
    """The named queries, sorted by name."""
    found = files("ontology").joinpath("queries", folder).iterdir()
    names = sorted(path.name.removesuffix(".rq") for path in found if path.name.endswith(".rq"))
    return [named_query(name, folder) for name in names]


def named_query(name: str, folder: str = QUESTIONS) -> Query:
    """The query `ontology/queries/<folder>/<name>.rq`."""
    path = files("ontology").joinpath("queries", folder, f"{name}.rq")
    return parse_query(path.read_text(encoding="utf-8"), name)


def find_query(asked: str) -> Query:
    """A query by its name, by the path of a file, or as SPARQL text; raises `UsageError` for what is none of these."""
    if _NAME.fullmatch(asked):
        names = [query.name for query in list_queries()]
        if asked in names:
            return named_query(asked)
        raise UsageError(f"there is no query {asked!r}; `vitagraph queries` lists them: {', '.join(names)}")
    if asked.endswith(".rq") and "\n" not in asked:
        try:
            return parse_query(Path(asked).read_text(encoding="utf-8"), asked)
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"the query file {asked} cannot be read: {error}") from None
    return parse_query(asked, "")


def parse_query(text: str, name: str) -> Query:
    """The query with what its comments declare; raises `SettingsError` for a parameter that cannot be given."""
    first, _, _ = text.partition("\n")
    parameters = tuple(Parameter(n, type_, bool(optional), meaning) for n, type_, optional, meaning in _PARAMETER.findall(text))
    blocks = {name for _, name in _BLOCK.findall(text)}
    for parameter in parameters:
        if parameter.type not in _READERS or parameter.name not in blocks:
            raise SettingsError(f"query {name}: parameter {parameter.name} needs a known type and a VALUES block")
    question = first.removeprefix("#").strip() if first.startswith("#") else ""
    return Query(name, question, parameters, text)


def bind_parameters(query: Query, values: Mapping[str, str]) -> str:
    """The query's text with `values` in their places; raises `UsageError` for one too many, missing or of the wrong type."""
    known = {parameter.name: parameter for parameter in query.parameters}
    listed = "; ".join(f"{p.name}: {p.meaning}{' (optional)' if p.is_optional else ''}" for p in query.parameters) or "none"
    for name in values:
        if name not in known:
            raise UsageError(f"{query.name or 'this query'} has no parameter {name!r}; it has {listed}")
    terms: dict[str, str] = {}
    for parameter in query.parameters:
        if parameter.name in values:
            read = _READERS[parameter.type](values[parameter.name], parameter.name)
            terms[parameter.name] = " ".join(map(to_nquads, read if isinstance(read, list) else [read]))
        elif not parameter.is_optional:
            raise UsageError(f"{query.name} needs {parameter.name}=... ({listed})")
    text = _LINE.sub(lambda line: line[0] if (line[2] in values) == (line[1] == "given") else "", query.text)
    # All at once: what a value says is no block.
    return _BLOCK.sub(lambda block: f"{block[1]}{{ {terms[block[2]]} }}" if block[2] in terms else block[0], text)


def example_text(query: Query) -> str:
    """The query as it stands in its file, with its example values and without the lines of optional parameters."""
    return _LINE.sub(lambda line: line[0] if line[1] == "without" else "", query.text)


def run_query(dataset: Dataset | Store, query: Query, values: Mapping[str, str] | None = None) -> Answer:
    """The rows of a SELECT query, or the one cell `answer` of an ASK query; raises `UsageError` for what cannot be run.

    A bare store is asked SELECT queries of ours, without all that rdflib loads first to read SPARQL.
    """
    if isinstance(dataset, Store):
        columns, found = stream_query(dataset, query, values)
        return Answer(columns, tuple(found))
    from pyparsing import ParseException

    text = bind_parameters(query, values or {})
    if asks_elsewhere(text):
        raise UsageError("SERVICE is not taken: a query is answered from one graph and asks no other machine")
    try:
        result = dataset.query(text)
        if result.type == "ASK":
            return Answer(("answer",), (("true" if result.askAnswer else "false",),))
        if result.type == "SELECT":
            columns = tuple(str(variable) for variable in result.vars or ())
            rows = tuple(tuple("" if cell is None else str(cell) for cell in row) for row in result)  # type: ignore[union-attr]
            return Answer(columns, rows)
    except (SyntaxError, ParseException, ValueError) as error:
        raise UsageError(f"{query.name or 'the query'} is not SPARQL that can be run: {error}") from None
    raise UsageError(f"{query.name or 'the query'} must be a SELECT or ASK query")


def stream_query(
    dataset: Dataset | Store, query: Query, values: Mapping[str, str] | None = None
) -> tuple[tuple[str, ...], Iterator[tuple[str, ...]]]:
    """Columns and rows of a SELECT query that is known to run; the rows of a published graph come one by one, as they are found."""
    if (store := _store_of(dataset)) is not None:
        found = store.query(bind_parameters(query, values or {}))
        assert isinstance(found, QuerySolutions)
        columns = tuple(variable.value for variable in found.variables)
        return columns, (tuple(getattr(cell, "value", "") for cell in row) for row in found)
    answer = run_query(dataset, query, values)
    return answer.columns, iter(answer.rows)


def _store_of(dataset: Dataset | Store) -> Store | None:
    """The store that can be asked without rdflib."""
    if isinstance(dataset, Store):
        return dataset
    from etl.ask.graph import PublishedGraph

    return dataset.native if isinstance(dataset, PublishedGraph) else None


def _string(value: str, name: str) -> Value:
    return Literal(value)


def _name(value: str, name: str) -> Value:
    return Literal(name_key(value))


def _names(value: str, name: str) -> list[Value]:
    found = sorted({name_key(each) for each in value.split(";")} - {""})
    if not found:
        raise UsageError(f"{name} must be names separated by semicolons, not {value!r}")
    return [Literal(each) for each in found]


def _whole_number(value: str, name: str) -> Value:
    if not _INTEGER.fullmatch(value):
        raise UsageError(f"{name} must be a whole number like 2019, not {value!r}")
    return integer(int(value))


def _month(value: str, name: str) -> Value:
    if not _MONTH.fullmatch(value):
        raise UsageError(f"{name} must be a month like 2018-06, not {value!r}")
    return Literal(value)


def _iri(value: str, name: str) -> Value:
    if not _IRI.fullmatch(value):
        raise UsageError(f"{name} must be an IRI like https://example.org/id/x, not {value!r}")
    return value


_READERS: Mapping[str, Callable[[str, str], Value | list[Value]]] = {
    "string": _string,
    "name": _name,
    "names": _names,
    "integer": _whole_number,
    "month": _month,
    "iri": _iri,
}

__all__: Sequence[str] = [
    "Answer",
    "Parameter",
    "Query",
    "bind_parameters",
    "example_text",
    "find_query",
    "list_queries",
    "named_query",
    "parse_query",
    "run_query",
    "stream_query",
]
