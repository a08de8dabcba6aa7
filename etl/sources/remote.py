"""Stores elsewhere: what lies below a URL, and its bytes. Any store that fsspec knows, which is loaded when there is one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar
from urllib.parse import urlsplit

from etl.errors import SourceError, UsageError
from etl.sources.source import RemoteObject

R = TypeVar("R")

_AT_ONCE = 16  # requests
# What stores call that which changes with the content: S3, Google, Azure.
_TAGS = ("ETag", "etag", "md5Hash", "content_md5", "generation")
_TIMES = ("LastModified", "last_modified", "updated")
# Errors of one object, which say nothing about the store.
_OF_ONE_OBJECT = (FileNotFoundError, PermissionError)


def list_objects(url: str) -> list[tuple[str, RemoteObject]]:
    """What lies below `url`, with its name there, sorted. Raises `UsageError` where there is nothing, `SourceError` where the
    store does not answer or refuses."""
    with ThreadPoolExecutor(1) as thread:
        answer = thread.submit(_list, url)
    error = _error(answer)
    if type(error) in (ImportError, ModuleNotFoundError, ValueError):
        raise UsageError(f"{url} cannot be opened: {error} (S3 needs the extra `s3`: pip install 'vitagraph[s3]')")
    if isinstance(error, FileNotFoundError) or (error is None and not answer.result()):
        raise UsageError(f"there is nothing at {url}; give a folder of CVs that holds some")
    if error is not None:
        raise _unreachable(url, error)
    return sorted(answer.result(), key=lambda pair: pair[0])


def fetch(objects: Sequence[RemoteObject]) -> Iterator[tuple[RemoteObject, bytes | OSError]]:
    """The bytes of each object, or why it alone has none, as they come. Raises `SourceError` where the store does not answer."""
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        for start in range(0, len(objects), _AT_ONCE):  # no more than these are in memory
            few = objects[start : start + _AT_ONCE]
            for each, answer in zip(few, [threads.submit(_read, one.url) for one in few], strict=True):
                error = _error(answer)
                if error is None:
                    yield each, answer.result()
                elif isinstance(error, _OF_ONE_OBJECT):
                    yield each, error
                else:
                    raise _unreachable(each.url, error)


def stand_in(each: RemoteObject) -> str:
    """A hash for what is not fetched: it changes when the object does."""
    return hashlib.sha256(f"{each.url} {each.size} {each.tag}".encode()).hexdigest()


def _list(url: str) -> list[tuple[str, RemoteObject]]:
    import fsspec

    system, root = fsspec.url_to_fs(url)
    system.invalidate_cache()
    listed: Mapping[str, Mapping[str, Any]] = system.find(root, detail=True)
    found = []
    for path, told in listed.items():
        name = path.removeprefix(root).strip("/") or path.rsplit("/", 1)[-1]
        if path.endswith("/") or any(part.startswith(".") for part in name.split("/")):
            continue
        found.append((name, RemoteObject(system.unstrip_protocol(path), int(told["size"] or 0), _tag(told))))
    return found


def _tag(told: Mapping[str, Any]) -> str:
    tags = [str(told[key]) for key in _TAGS if told.get(key)]
    return " ".join([*tags, *(str(told[key]) for key in _TIMES if told.get(key))]) if tags else ""


def _read(url: str) -> bytes:
    import fsspec

    system, path = fsspec.url_to_fs(url)
    return bytes(system.cat_file(path))


def _error(answer: Future[R]) -> BaseException | None:
    """Why a store gave no answer. Each kind of store has errors of its own, which have no name in common; builtin ones but these
    are bugs."""
    error = answer.exception()
    if error is not None and type(error).__module__ == "builtins" and not isinstance(error, OSError | ImportError | ValueError):
        raise error
    return error


def _unreachable(url: str, error: BaseException) -> SourceError:
    parts = urlsplit(url)
    reason = f"{type(error).__name__}: {error}"
    return SourceError(
        f"{parts.scheme}://{parts.netloc} cannot be read ({reason}); nothing was changed. "
        "See that it is up and that its address and credentials are right (for S3: AWS_ENDPOINT_URL, AWS_PROFILE or "
        "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY), and build again"
    )
