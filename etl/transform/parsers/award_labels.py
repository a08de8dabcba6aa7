"""Lines of a list of awards that are none: names of its parts, a word or two among dated lines.

```
Academic
Elm Medal, Oak College, 1989
Industrial
Patent Letter, August 1995
```
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from etl.model.entry import Entry
from etl.transform.parsers.activity_fields import dates_in
from etl.transform.parsers.award_evidence import is_award

_FEWEST, _NEARLY_ALL = 4, 0.7
_LONGEST = 2


def labels_among(entries: Sequence[Entry]) -> set[int]:
    """The numbers of the lines that name a part of the list, where nearly all others end in a date."""
    dated = [bool(dates_in(entry.passage.text)) for entry in entries]
    if len(entries) < _FEWEST or sum(dated) < _NEARLY_ALL * len(entries):
        return set()
    return {entry.lines[0].number for entry, following in pairwise(entries) if _is_label(entry, following)}


def _is_label(entry: Entry, following: Entry) -> bool:
    text = entry.passage.text.strip(" .:")
    plain = len(text.split()) <= _LONGEST and not is_award(text) and not dates_in(text) and not entry.children
    return plain and bool(dates_in(following.passage.text)) and len(entry.lines) == 1
