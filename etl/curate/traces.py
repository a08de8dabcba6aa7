"""Where a name may have been left: in a path, in a file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from etl.model import regex as re
from etl.normalize.folding import fold

_WORD = re.compile(r"[^\W_]+")  # `korvath`, `ilse` of `letters/korvath_ilse.md`
_LONG = 4  # letters of a part of a name that is no common word or initial


def bears(path: str, names: Iterable[str]) -> bool:
    """Whether a full name stands in a path, in any order: `letters/korvath-ilse.md`."""
    words = f" {' '.join(_words(path))} "
    full = [name for name in map(_words, names) if len(name) > 1]
    return any(f" {' '.join(name[i:] + name[:i])} " in words for name in full for i in range(len(name)))


def hints(path: str, names: Iterable[str]) -> bool:
    """Whether a longer part of a name stands in a path: `cv-korvath.md`."""
    return any(len(word) >= _LONG and word in _words(path) for name in names for word in _words(name))


def search(folder: Path, names: Iterable[str]) -> tuple[int, int]:
    """How many files there are below a folder, and in how many of them a full name stands."""
    wanted = [name.encode("utf-8", "replace").lower() for name in names if len(name.split()) > 1]
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()]
    return len(files), sum(any(name in content for name in wanted) for content in (path.read_bytes().lower() for path in files))


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))
