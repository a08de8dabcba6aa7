"""The one door to the gazetteers: word lists kept as commented TOML files beside this module.

Reading all of them as TOML takes a tenth of a second, so what was read is kept where Python keeps compiled modules, if it may.
"""

from __future__ import annotations

import marshal
import os
import sys
import tomllib
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

from etl.errors import SettingsError


@cache
def read_gazetteer(name: str) -> dict[str, Any]:
    """The tables of `<name>.toml`; do not change what you get. Raises `SettingsError` for a missing or broken file."""
    path = Path(str(files("etl.gazetteers"))) / f"{name}.toml"
    try:
        content = path.read_bytes()
        return _kept(path, content) or _read(path, content)
    except FileNotFoundError:
        raise SettingsError(f"there is no gazetteer {name}.toml") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"gazetteer {name}.toml cannot be read: {error}") from None


def _kept(path: Path, content: bytes) -> dict[str, Any] | None:
    """What was kept of a file with this content."""
    with suppress(OSError, ValueError, EOFError, TypeError):
        digest, tables = marshal.loads(_place(path).read_bytes())
        if digest == sha256(content).digest():
            return tables  # type: ignore[no-any-return]
    return None


def _read(path: Path, content: bytes) -> dict[str, Any]:
    tables = tomllib.loads(content.decode())
    if not sys.dont_write_bytecode:
        with suppress(OSError, ValueError):  # a folder that is not ours, dates in a file of somebody else
            place = _place(path)
            place.parent.mkdir(exist_ok=True)
            fresh = place.with_suffix(f".{os.getpid()}")
            fresh.write_bytes(marshal.dumps((sha256(content).digest(), tables)))
            fresh.replace(place)
    return tables


def _place(path: Path) -> Path:
    """`__pycache__/venues.toml.cpython-311.pyc` of `venues.toml`."""
    return Path(cache_from_source(f"{path}.py"))
