"""Documents from elsewhere on this machine: fetched into a private folder, known again without being fetched, gone afterwards."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from etl.errors import StoreError
from etl.load.atomic import replacing
from etl.sources.remote import fetch, stand_in
from etl.sources.source import RemoteObject, Source

_FETCHED = "fetched"
_MEMORY = "remote.jsonl"


class Room:
    """Where fetched documents lie, and what is remembered of those that were fetched before.

    The memory has an entry for each object of a store that says when an object changes: a hash of its URL, what the store said
    (tag and size), and what it held: the hash of a document, the id that a file beside a document gives. Larger objects than
    `most_bytes` are never fetched.
    """

    def __init__(self, folder: Path, memory: Path, most_bytes: int) -> None:
        self._folder = folder
        self._memory = memory
        self._most_bytes = most_bytes
        self._before = _read_memory(memory)
        self._now: dict[str, list[str]] = {}

    def recall(self, each: RemoteObject) -> str | None:
        """What the object held when it was last fetched, if it is still the same."""
        key, said = _key(each), _said(each)
        entry = self._before.get(key)
        if not each.tag or entry is None or entry[0] != said:
            return None
        self._now[key] = entry
        return entry[1]

    def note(self, each: RemoteObject, held: str) -> None:
        """Remember what the object holds."""
        if each.tag:
            self._now[_key(each)] = [_said(each), held]

    def remember(self) -> None:
        """Keep what was noted and recalled for the next build, and nothing else."""
        if self._now != self._before:
            with replacing(self._memory) as handle:
                for key, entry in sorted(self._now.items()):
                    handle.write((json.dumps([key, *entry]) + "\n").encode())
            self._before = dict(self._now)

    def path_of(self, each: RemoteObject) -> Path:
        """Where the object lies when it is fetched."""
        return self._folder / _key(each)

    def hash_all(self, objects: Sequence[RemoteObject]) -> dict[RemoteObject, str | OSError]:
        """The hash of each object's content; those that are not known are fetched. What cannot be had alone has its error."""
        hashes: dict[RemoteObject, str | OSError] = {each: held for each in objects if (held := self.recall(each)) is not None}
        large = [each for each in objects if each.size > self._most_bytes]
        hashes.update({each: stand_in(each) for each in large})
        for each, content in fetch([each for each in objects if each not in hashes]):
            if isinstance(content, OSError):
                hashes[each] = content
                continue
            hashes[each] = digest = hashlib.sha256(content).hexdigest()
            self._put(each, content)
            self.note(each, digest)
        return hashes

    def fetch(self, sources: Sequence[Source]) -> None:
        """The files of these sources lie at their paths afterwards, but for those that are gone or too large to be read."""
        missing = [each.remote for each in sources if each.remote and not each.path.exists()]
        for each in missing:
            if each.size > self._most_bytes:
                self._put(each, b"", each.size)  # nothing but its size, for which it is refused
        for each, content in fetch([each for each in missing if each.size <= self._most_bytes]):
            if isinstance(content, bytes):
                self._put(each, content)

    @staticmethod
    def fetch_texts(objects: Sequence[RemoteObject]) -> Iterator[tuple[RemoteObject, bytes]]:
        """What these objects hold, but for those that are gone or may not be read."""
        for each, content in fetch(objects):
            if isinstance(content, bytes):
                yield each, content

    def _put(self, each: RemoteObject, content: bytes, size: int | None = None) -> None:
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with self.path_of(each).open("wb") as handle:
                handle.write(content)
                handle.truncate(size if size is not None else len(content))
        except OSError as error:
            reason = error.strerror or error
            raise StoreError(
                f"documents cannot be fetched into {self._folder} ({reason}); free some space and build again"
            ) from None


@contextmanager
def room_in(work: Path, most_bytes: int) -> Iterator[Room]:
    """A room of a build, in the folder `work`; what a build that was killed left there goes first."""
    folder = work / _FETCHED
    shutil.rmtree(folder, ignore_errors=True)
    try:
        yield Room(folder, work / _MEMORY, most_bytes)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def passing_room(work: Path | None, most_bytes: int) -> Iterator[Room]:
    """A room for a look: in the system's temporary folder, with the memory of the builds in `work`, which stays as it is."""
    with tempfile.TemporaryDirectory(prefix="vitagraph-") as folder:
        yield Room(Path(folder) / _FETCHED, (work or Path(folder)) / _MEMORY, most_bytes)


def _read_memory(path: Path) -> dict[str, list[str]]:
    try:
        return {key: [said, held] for key, said, held in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    except (OSError, ValueError, TypeError):  # nobody wrote it, or it is damaged: everything is fetched
        return {}


def _key(each: RemoteObject) -> str:
    return hashlib.sha256(each.url.encode()).hexdigest()[:32]


def _said(each: RemoteObject) -> str:
    return f"{each.tag} {each.size}"
