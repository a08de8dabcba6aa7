"""Awards on lines of their own, with who gave them or what they were for on the line below.

```
2019  Elm Poster Prize
      Symposium on Leaves, Halle
2015  Thesis Award
      Given each year to one thesis of the faculty
```
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from etl.model import regex as re
from etl.model.document import Passage
from etl.model.entry import Entry
from etl.transform.line_joining import join_lines
from etl.transform.parsers.activity_fields import ActivityItem, is_date, undated
from etl.transform.parsers.award_evidence import is_award

_FEWEST = 3  # entries of several lines make a convention
_SHARE = 0.6  # of the entries
_LONGEST = 16  # words of a title
_RUNS_ON = re.compile(r"(?<!\w)(?:of|in|the|for|and|on|at|by|de|der|die|das|di|du|f[uü]r|et|y|und|[&,–—-])$", re.I)


def titles_stand_alone(entries: Sequence[Entry]) -> bool:
    """Whether the list sets each award on the first line of its entry and the rest below."""
    firsts = [(first, below) for entry in entries if (first := title_line(entry)) and (below := entry.lines[1].text)]
    if len(firsts) < _FEWEST or len(firsts) < _SHARE * len(entries):
        return False
    named, named_below = sum(is_award(first.text) for first, _ in firsts), sum(is_award(below) for _, below in firsts)
    return named * 2 >= len(firsts) and named > named_below


def awards_of_lines(item: ActivityItem) -> list[ActivityItem]:
    """The awards of one year that a page sets line by line beside it, each with the year above; empty where lines go on or tell.

    `2021  Elm Poster Prize` / `Oak Travel Award` / `Ash Scholarship` are three.
    """
    lines = [line for line in item.entry.lines if line.text.strip()]
    first = lines[0] if lines else None
    if len(lines) < 2 or first is None or first.page is None or len(first.cells) != 2 or item.entry.children:
        return []
    year = first.passage.cut(*first.cells[0]).trimmed()
    if not is_date(year.text) or any(line.marker is not None or line.cells for line in lines[1:]):
        return []
    groups = [[first]]
    for above, line in pairwise(lines):
        goes_on = above.is_full or line.text[:1].islower() or _RUNS_ON.search(above.text.strip()) is not None
        if goes_on:
            groups[-1].append(line)
        else:
            groups.append([line])
    further = [" ".join(line.text for line in group) for group in groups[1:]]
    if not further or sum(map(is_award, further)) * 2 <= len(further) or not all(text[:1].isupper() for text in further):
        return []
    return [
        replace(item, entry=replace(item.entry, lines=tuple(group), passage=join_lines(group)), above=(*item.above, year))
        for group in groups
    ]


def title_line(entry: Entry) -> Passage | None:
    """The first line of an entry, where the line below does not go on with its words; dates left out."""
    lines = entry.lines
    if len(lines) < 2 or lines[0].is_full or lines[1].marker is not None:
        return None
    title = undated(lines[0].passage).trimmed()
    opens = lines[1].text.lstrip("(\"'“‘ ")[:1]
    if not title.text or _RUNS_ON.search(title.text) or not (opens.isupper() or opens.isdigit()):
        return None
    return title if len(title.text.split()) <= _LONGEST else None
