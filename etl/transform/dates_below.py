"""Lists whose dates stand below their items, each on a line of its own, as web pages print them.

```
Elm Prize, Society of Dust
2021
Best Paper, Oak Conference
2014
```

A year above its items opens the list; here the list opens with an item and closes with a date, and no date follows another.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from etl.model.document import Line
from etl.normalize.dates import find_date_ranges

_LONGEST_DATE = 40
_MOST_LINES = 4  # of an item above its date
_BETWEEN = " \t,;.:()[]/&–—-"


def dates_below(lines: Sequence[Line], marked: Sequence[bool]) -> list[int]:
    """The places of the dates that close the item above them; none where the list is set otherwise."""
    if len(lines) < 2 or any(marked) or not is_date_alone(lines[-1].text) or is_date_alone(lines[0].text):
        return []
    places = [i for i, line in enumerate(lines) if is_date_alone(line.text)]
    close = all(1 < b - a <= _MOST_LINES + 1 for a, b in pairwise([-1, *places]))
    plain = not any(lines[i].heading or (lines[i].gap > lines[i - 1].gap and lines[i].gap > 0.7) for i in places)
    return places if close and plain else []


def is_date_alone(text: str) -> bool:
    """Whether dates and nothing else stand in the line: `2019–2021`, `2020, 2022, 2023`, `Aug 2016`."""
    text = text.strip()
    if not text or len(text) > _LONGEST_DATE or not any(map(str.isdigit, text)):
        return False
    position = 0
    dates = find_date_ranges(text)
    for date in dates:
        if text[position : date.start].strip(_BETWEEN):
            return False
        position = date.end
    return bool(dates) and not text[position:].strip(_BETWEEN)
