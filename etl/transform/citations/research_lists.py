"""Lists of works under a heading that only says "Research": told by titles in quotation marks and by what goes with them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.model.entry import Entry
from etl.model.section import Section
from etl.transform.citations.words import STATUS, WITH, WORDS

_HEADINGS = frozenset(heading.casefold() for heading in WORDS["headings"]["research"]["words"])
# “Quiet lamps of the north”
_TITLE = re.compile(r"[“„«\"]\s*[^“”„«»\"]{12,300}[”“»\"]")
# with A. Roe; submitted, revise and resubmit at
_GOES_WITH = re.compile(rf"[”“»\"][\s,.(]*(?:{WITH})\s+[^\W\d_a-z]|(?<!\w)(?i:{STATUS})(?!\w)")
_FEWEST = 2


def lists_research(section: Section, entries: Sequence[Entry]) -> bool:
    """Whether a section whose heading only says that research follows is a list of works.

    Two entries at least open with a title in quotation marks, and most of these say with whom the work was done or how far it is.
    """
    if section.heading is None or " ".join(section.heading.text.casefold().split()).strip(" :") not in _HEADINGS:
        return False
    titled = [entry.passage.text for entry in entries if _TITLE.match(entry.passage.text)]
    told = sum(_GOES_WITH.search(text) is not None for text in titled)
    return len(titled) >= _FEWEST and told * 2 >= len(titled)
