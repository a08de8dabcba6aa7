"""Lines of reStructuredText that are for its programs: directives and what they hold (`.. raw:: html`), comments (`.. 3 May`)."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model import regex as re

# ".. contents:: Page", ".. raw:: html"; no other markup writes so
_DIRECTIVE = re.compile(r"\.\.\s+([\w-]+)::")
_EXPLICIT = re.compile(r"\.\.(?:\s|$)")
# of directives, those that hold text for readers
_WITH_TEXT = frozenset(
    {"class", "container", "note", "topic", "sidebar", "admonition", "rubric", "epigraph", "compound", "rst-class"}
)
_SHOWN = re.compile(r"\.\.\s+(?:_[^:]{1,80}:|\[[^\]]{1,40}\]|\|)")  # a link's target, a footnote, a substitution


def find_silent(lines: Sequence[str]) -> frozenset[int]:
    """The lines, counted from 0, that no reader sees; none in a text without a directive."""
    if not any(_DIRECTIVE.match(line) for line in lines):
        return frozenset()
    silent: set[int] = set()
    inside = False
    for number, line in enumerate(lines):
        if inside and (not line.strip() or line[0].isspace()):
            silent.update((number,) if line.strip() else ())
            continue
        inside = False
        if _EXPLICIT.match(line) and not _SHOWN.match(line):
            directive = _DIRECTIVE.match(line)
            silent.add(number)
            inside = directive is None or directive[1].lower() not in _WITH_TEXT
    return frozenset(silent)
