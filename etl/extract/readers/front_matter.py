"""What stands above a Markdown text for programs: YAML between rules, pandoc's `%` lines. Some name the person only there."""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.extract.readers.named_titles import find_named
from etl.model import regex as re
from etl.normalize.text import word_key

_KEY = re.compile(r"([A-Za-z][\w-]{0,40})[ \t]*:[ \t]*(.*)")
_OPEN = re.compile(r"---[ \t]*")
_CLOSE = re.compile(r"(?:---|\.\.\.)[ \t]*")
_OTHER = re.compile(r"[ \t]+\S.*|-[ \t]+.*|#.*|\s*")
_NAMES = ("name", "author")  # keys whose value names the person
_TOLD = ("description", "excerpt", "subtitle", "summary")  # keys whose value may tell whose CV it is
# Words of titles that name nobody.
_PLAIN_TITLE = frozenset({
    "about", "academic", "cv", "curriculum", "full", "home", "lebenslauf", "me", "my", "of", "resume", "résumé", "short", "the",
    "vitae",
})  # fmt: skip
_MAX_LINES = 80


@dataclass(slots=True)
class FrontMatter:
    """The lines at the start of a text that are front matter: how many, the title they give, which parts of them people read.

    `shown` holds (line index, start, end) with places in the line: the person's name, a title that is no mere "CV".
    """

    lines: int = 0
    title: str | None = None
    shown: list[tuple[int, int, int]] = field(default_factory=list)


def read_front_matter(lines: list[str]) -> FrontMatter:
    """The front matter of a text; `lines` are its first lines. Nothing for a text that only starts with a rule."""
    if lines and lines[0].startswith("% "):
        return _read_title_block(lines)
    if not lines or not _OPEN.fullmatch(lines[0]):
        return FrontMatter()
    end = next((i for i, line in enumerate(lines[1:_MAX_LINES], 1) if _CLOSE.fullmatch(line)), None)
    inner = lines[1:end] if end is not None else []
    if end is None or not any(_KEY.fullmatch(line) for line in inner):
        return FrontMatter()
    if not all(_KEY.fullmatch(line) or _OTHER.fullmatch(line) for line in inner):
        return FrontMatter()
    found = FrontMatter(end + 1)
    values: dict[str, tuple[int, int, int]] = {}
    for i, line in enumerate(inner, 1):
        match = _KEY.fullmatch(line)
        if match and match[2].strip(" \t'\"[]{}|>&*"):
            value = match[2].strip(" \t'\"")
            start = line.index(value, match.start(2))
            values.setdefault(match[1].lower(), (i, start, start + len(value)))
    if "title" in values:
        row, start, stop = values["title"]
        found.title = lines[row][start:stop]
    keys = [key for key in _NAMES if key in values][:1]
    if not keys and found.title and not set(word_key(found.title).split()) <= _PLAIN_TITLE:
        keys = ["title"]
    found.shown = [values[key] for key in keys] or _told([values[key] for key in _TOLD if key in values], lines)
    return found


def _told(places: list[tuple[int, int, int]], lines: list[str]) -> list[tuple[int, int, int]]:
    """The name in a description: "CV of Jane Doe"."""
    for row, start, stop in places:
        if named := find_named(lines[row][start:stop]):
            return [(row, start + named[0], start + named[1])]
    return []


def _read_title_block(lines: list[str]) -> FrontMatter:
    """Pandoc's title block: `% title`, `% authors`, `% date`."""
    count = next((i for i, line in enumerate(lines[:4]) if not line.startswith("%")), 1)
    if count > 3:
        return FrontMatter()
    shown = [(i, 2, len(line.rstrip())) for i, line in enumerate(lines[:count]) if line[1:].strip()]
    return FrontMatter(count, lines[0][1:].strip() or None, shown)
