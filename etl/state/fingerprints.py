"""Hashes of all but documents that decides what comes out: code, word lists, libraries, settings, decisions, imported lists."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

from etl.settings import Settings

_READING = ("model", "normalize", "gazetteers", "extract", "transform")
_LIBRARIES = ("pypdfium2", "lxml", "python-docx", "pylatexenc", "charset-normalizer", "rapidocr", "rapidfuzz")
_ENGINES = ("rdflib", "pyoxigraph", "pyshacl")
_READING_SETTINGS = {"profile", "ocr", "max_document_bytes", "max_line_characters", "left_out"}
_OF_THE_RUN = {
    *("processes", "batch_size", "document_timeout_s", "document_memory_mb", "dask"),
    *("lock_wait_s", "keep", "decisions", "gazetteers", "greatest_share_gone"),
}
_KINDS = (".py", ".toml", ".ttl", ".rq")
_LENGTH = 16


@cache
def extractor() -> str:
    """Of what reads documents: its code, its word lists and the libraries it stands on."""
    return _hash([*_code("etl", _READING), *_versions(_LIBRARIES)])


def config(settings: Settings) -> str:
    """Of the settings that claims depend on."""
    return _hash([settings.model_dump_json(include=_READING_SETTINGS)])


def reader(settings: Settings) -> str:
    """Of both, as names of files of claims have it."""
    return _hash([extractor(), config(settings)])


def build(settings: Settings, decisions: Path, lists: str, found: Iterable[object]) -> str:
    """Of everything that a graph depends on beside its documents.

    lists  what stands for the imported lists; found: what stood in the way of finding documents
    """
    decided = decisions.read_bytes().decode("utf-8", "replace") if decisions.exists() else ""
    given = settings.model_dump_json(exclude=_OF_THE_RUN)
    return _hash([program(), given, decided, lists, *map(repr, found)])


def rendering(settings: Settings) -> str:
    """Of what decides on a document's statements beside its claims and their entities, and on what the gate says of them."""
    return _hash([program(), settings.model_dump_json(include={"base_iri", "profile"})])


@cache
def program() -> str:
    """Of all code, word lists, shapes and queries."""
    return _hash([*_code("etl", ("",)), *_code("ontology", ("",)), *_versions(_LIBRARIES + _ENGINES)])


def _code(package: str, folders: Iterable[str]) -> Iterable[str]:
    root = Path(str(files(package)))
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in _KINDS:
                yield _file(path.relative_to(root).as_posix(), path)


@cache
def _file(name: str, path: Path) -> str:
    return f"{name}\0{path.read_text(encoding='utf-8')}"


def _versions(packages: Iterable[str]) -> Iterable[str]:
    return map(_version, packages)


@cache
def _version(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:  # an extra that is not installed
        return package


def _hash(parts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode("utf-8", "surrogatepass") + b"\0\0")
    return digest.hexdigest()[:_LENGTH]
