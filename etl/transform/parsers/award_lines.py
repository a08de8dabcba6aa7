"""Awards on lines of their own, with who gave them or what they were for on the line below.

```
2019  Elm Poster Prize
      Symposium on Leaves, Halle
2015  Thesis Award
      Given each year to one thesis of the faculty
```
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.model.document import Passage
from etl.model.entry import Entry
from etl.transform.parsers.activity_fields import undated
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
