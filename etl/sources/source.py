"""What a build reads: a file of this machine, or an object elsewhere that is fetched when it is needed."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

from etl.model.hidden import HiddenNames

SIDECAR = ".vitagraph.toml"  # beside a document: `id = "torvik"`

Place: TypeAlias = Path | str
"""Where documents are: a path, or a URL like `s3://bucket/folder`."""


@dataclass(frozen=True, slots=True)
class RemoteObject:
    """A document, or what stands beside one, in a store elsewhere.

    tag  changes whenever the content does; empty where the store tells nothing of that kind
    """

    url: str
    size: int
    tag: str


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A file to read.

    name     its path relative to the folder that was given, with `/`; a build's names are unique
    path     where it lies, or will when it is fetched
    sha256   of its content; empty where it cannot be opened
    identity what the file beside it, `cv.pdf.vitagraph.toml`, gives as `id`: the document stays the same under other names
    hidden   names of forgotten people, which are not to be read in it
    size     in bytes; 0 where it cannot be opened
    remote   where it is fetched from
    """

    name: str
    path: Path
    sha256: str = ""
    identity: str = ""
    hidden: tuple[HiddenNames, ...] = field(default=(), compare=False)
    size: int = field(default=0, compare=False)
    remote: RemoteObject | None = field(default=None, compare=False)


def as_place(given: Place) -> Place:
    """A path, for what is one and for `file:///home/cvs`; a URL stays what it is."""
    if isinstance(given, Path) or "://" not in given:
        return Path(given)
    return Path(unquote(urlsplit(given).path)) if given.startswith("file://") else given
