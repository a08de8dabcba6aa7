"""Lists of works under a heading that does not say so ("Research", "Output"): told by what their entries are made of."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model import regex as re
from etl.model.entry import Entry
from etl.model.section import Section
from etl.normalize.person_names import PersonName
from etl.transform.citations.words import STATUS, WITH, WORDS, fold

_HEADINGS = frozenset(heading.casefold() for heading in WORDS["headings"]["research"]["words"])
# “Quiet lamps of the north”
_TITLE = re.compile(r"[“„«\"]\s*[^“”„«»\"]{12,300}[”“»\"]")
# with A. Roe; submitted, revise and resubmit at
_GOES_WITH = re.compile(rf"[”“»\"][\s,.(]*(?:{WITH})\s+[^\W\d_a-z]|(?<!\w)(?i:{STATUS})(?!\w)")
_FEWEST = 2
# J. Roe; Roe, J.; Roe J
_SHORT_NAME = re.compile(
    r"(?<![\w.])(?:[^\W\d_a-z]\.[ -]?){1,3}[^\W\d_a-z][\w’'-]+|[^\W\d_a-z][\w’'-]+,?\s(?:[^\W\d_a-z]\.[ -]?){1,3}"
)
_YEAR = re.compile(r"(?<![\d-])(?:19|20)\d\d(?!\d)")
_FEWEST_CITED, _MOST_OF_THEM = 3, 0.6
_PARTICLE = 3  # letters


def lists_research(section: Section, entries: Sequence[Entry]) -> bool:
    """Whether a section whose heading only says that research follows is a list of works.

    Two entries at least open with a title in quotation marks, and most of these say with whom the work was done or how far it is.
    """
    if section.heading is None or " ".join(section.heading.text.casefold().split()).strip(" :") not in _HEADINGS:
        return False
    titled = [entry.passage.text for entry in entries if _TITLE.match(entry.passage.text)]
    told = sum(_GOES_WITH.search(text) is not None for text in titled)
    return len(titled) >= _FEWEST and told * 2 >= len(titled)


def cites(entry: Entry, owner: PersonName) -> bool:
    """Whether an entry names the owner among people with initials and has a year, a title in quotation marks or a status."""
    text = entry.passage.text
    words = set(map(fold, text.split()))
    names = [fold(word) for word in f"{owner.given} {owner.family}".split()[1:]]  # "Carla Vera Moreau Rius" may print "C. Moreau"
    named = any(len(name) >= min(_PARTICLE, len(owner.family)) and name in words for name in names)
    dated = _YEAR.search(text) or _TITLE.search(text) or _GOES_WITH.search(text)
    return named and dated is not None and _SHORT_NAME.search(text) is not None


def cites_owner(section: Section, entries: Sequence[Entry], owner: PersonName | None) -> bool:
    """Whether most entries of a section, three at least, cite its owner as references do, whatever its heading says."""
    if section.heading is None or owner is None or len(entries) < _FEWEST_CITED:
        return False
    return sum(cites(entry, owner) for entry in entries) >= max(_FEWEST_CITED, _MOST_OF_THEM * len(entries))
