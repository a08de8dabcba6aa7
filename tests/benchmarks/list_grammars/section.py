"""What every module of a section gives: its part of the page, its gold, and its look in a few words."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

from list_grammars.page import Gold, ListBlock


@dataclass
class Made:
    """A section as a block of the page, its gold by section, the layout in words."""

    block: ListBlock
    gold: dict[str, Gold | list[str]]
    look: dict[str, str] = field(default_factory=dict)


def draw_heading(chance: Random, said: dict[str, Any]) -> str:
    """A heading, one in three of them unusual."""
    return chance.choice(said["unusual" if chance.random() < 0.33 else "headings"])
