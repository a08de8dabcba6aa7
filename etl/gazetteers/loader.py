"""The one door to the gazetteers: word lists kept as commented TOML files beside this module."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from etl.errors import SettingsError


@cache
def read_gazetteer(name: str) -> dict[str, Any]:
    """The tables of `<name>.toml`; do not change what you get. Raises `SettingsError` for a missing or broken file."""
    path = files("etl.gazetteers") / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SettingsError(f"there is no gazetteer {name}.toml") from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"gazetteer {name}.toml cannot be read: {error}") from None
