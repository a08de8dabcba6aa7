"""What does not enter the graph."""

from __future__ import annotations

from dataclasses import dataclass

from etl.model.issue import Issue


@dataclass(frozen=True, slots=True, order=True)
class SetAside:
    """A node that does not enter the graph: why, where it stands and what is printed there, and what it was to be."""

    issue: Issue
    node: str
    class_name: str
