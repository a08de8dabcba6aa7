"""Where the user's lists lie, and what stands for their content; without what looking names up needs."""

from __future__ import annotations

import hashlib
from pathlib import Path

from etl.settings import Settings

FOLDER = "gazetteers"
FORMAT = "1"  # of the compiled lists


def lists_folder(output: Path, settings: Settings) -> Path:
    """The folder of the user's lists that goes with an output folder."""
    return settings.gazetteers or output / FOLDER


def list_files(folder: Path) -> list[Path]:
    """The lists of a folder, by name."""
    return sorted(folder.glob("*.csv"))


def digest_of(folder: Path) -> str:
    """A hash of all lists of a folder; empty where there are none."""
    files = list_files(folder)
    digest = hashlib.sha256(FORMAT.encode())
    for path in files:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16] if files else ""
