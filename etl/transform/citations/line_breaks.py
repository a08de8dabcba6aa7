"""Tells line ends that are part of a list's layout (title, authors, venue on their own lines) from lines that were merely full."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from etl.model import regex as re
from etl.model.document import Passage, Style
from etl.model.entry import Entry
from etl.transform.citations.words import AUTHOR_LABELS, KINDS, NOTE_LABELS, OTHER_LABELS, VENUE_LABELS

# A line that leaves this share of the width free was ended on purpose; one that nearly fills it may have been.
_SHORT = 0.8
# In a list laid out in lines, most entries of several lines have a line that was ended on purpose, and few lines begin in
# small letters.
_LAYERED = 0.5
# No page is set narrower than this: shorter lines were ended on purpose even if all lines are short.
_NARROWEST = 60
_SMALL_STARTS = 0.3
# van der Doe, de la Roe; not "de" or "und" alone, which sentences have too
_PARTICLES = re.compile(r"(?:van|von|van de[nr]?|von de[nr]|de la|della|dos|ten|ter|zu)\s(?=[^\W\d_a-z])")
# "Code: ...", "Journal: ...", "Authors: ..." begin lines of their own
_LABELLED = re.compile(rf"\s*(?:{AUTHOR_LABELS}|{VENUE_LABELS}|{OTHER_LABELS}|{NOTE_LABELS})\s*:")
# tesi di dottorato, Università ...
_KIND = re.compile(rf"(?:{KINDS})(?!\w)")
# "... from Elm to the" goes on in the next line
_LONGEST_OPEN_END = 6
_OPEN_END = re.compile(
    r"\b(?:the|of|and|in|to|for|an?|on|at|by|with|from|der|die|das|den|und|von|zur?|zum|im|de|la|les?|des|du|et|en|el|los|las|del|di|della"
    r"|dos|van|het|een)$"
)
# the end of a name or phrase that the full line above had no room for
_LEFT_OVER = re.compile(r"\s*[^\W\d_][\w’'-]+\.\s*")
_SET_APART = Style.ITALIC | Style.BOLD
# What stands right before the first word that markup sets in another type.
_MARKUP = "*_>{"
# Soft hyphens and the like: no one sees them.
_INVISIBLE = "\xad\u200b\u200c\u200d\u2060\ufeff"


@dataclass(frozen=True, slots=True)
class _Break:
    place: int  # of the line end in the passage's text
    before: int  # characters of the line it ends, as read
    following: str  # the next line

    def is_short(self, width: int) -> bool:
        words = self.following.split(maxsplit=1)
        return bool(words) and self.before + 1 + len(words[0]) <= width * _SHORT and not _is_small(self.following.lstrip())


def with_line_breaks(entry: Entry, count: int | None = None) -> Passage:
    """The entry's passage with a line end in place of the blank where its own next line begins; of the first `count` lines only."""
    passage = entry.passage
    if count is not None and count < len(entry.lines):
        place = bisect_left(passage.offsets, entry.lines[count].passage.trimmed().offsets[0])
        passage = passage.cut(0, place).trimmed()
    if len(entry.lines) < 2:
        return passage
    text = list(passage.text)
    for line in entry.lines[1:count]:
        trimmed = line.passage.trimmed()
        if not trimmed.text:
            continue
        place = bisect_left(passage.offsets, trimmed.offsets[0])
        if 0 < place <= len(text) and text[place - 1] == " ":
            text[place - 1] = "\n"
    return Passage(passage.document, "".join(text), passage.offsets, passage.styles)


def _is_small(text: str) -> bool:
    """Whether a text begins with a word in small letters; "bioRxiv", "npj", "eLife" and "van der Doe" are names."""
    if _PARTICLES.match(text) or _KIND.match(text):
        return False
    first = text.split(maxsplit=1)[:1]
    return bool(first) and first[0][0].islower() and not any(map(str.isupper, first[0][1:])) and first[0] != "npj"


def settle_line_breaks(entries: Sequence[Passage]) -> list[Passage]:
    """The entries with a blank in place of each line end at which the line was merely full; meant line ends stay.

    Where a list's entries have lines of their own, a full line before a capital may be one too: its end is kept.
    """
    seen = [_visible(entry) for entry in entries]
    breaks = [_breaks(entry) for entry in seen]
    every = [one for of_entry in breaks for one in of_entry]
    if not every:
        return seen
    width = max(_NARROWEST, *(one.before for one in every), *(_last_line(entry) for entry in seen))
    meant = sum(one.is_short(width) for one in every)
    small = sum(_is_small(one.following.lstrip()) for one in every)
    layered = meant >= _LAYERED * sum(map(bool, breaks)) and small <= _SMALL_STARTS * len(every)
    settled = []
    for entry, of_entry in zip(seen, breaks, strict=True):
        text = list(entry.text)
        for one in of_entry:
            if _LABELLED.match(one.following):
                continue
            is_open = _OPEN_END.search(entry.text, max(0, one.place - _LONGEST_OPEN_END), one.place) is not None
            if is_open or _is_inside_run(entry, one.place) or _is_inside_quotes(entry.text, one.place):
                text[one.place] = " "
                continue
            inside = (
                _is_small(one.following.lstrip())
                or text[max(0, one.place - 1) : one.place] == [","]
                or _LEFT_OVER.fullmatch(one.following)
            )
            if not one.is_short(width) and (inside or not layered):
                text[one.place] = " "
        settled.append(Passage(entry.document, "".join(text), entry.offsets, entry.styles))
    return settled


def _is_inside_run(entry: Passage, place: int) -> bool:
    """Whether a line end stands within words that the markup sets in one type: "*Quiet lamps:" + "a history*"."""
    if not 0 < place < len(entry) - 1 or not entry.styles[place - 1] & entry.styles[place + 1] & _SET_APART:
        return False
    source = entry.document.text
    if source[entry.offsets[place - 1] + 1 : entry.offsets[place + 1]].strip():
        return False
    style = entry.styles[place - 1]
    start = place - 1
    while start and (entry.styles[start - 1] == style or entry.text[start - 1].isspace()):
        start -= 1
    while entry.text[start].isspace():
        start += 1
    return source[max(0, entry.offsets[start] - 1)] in _MARKUP


def _is_inside_quotes(text: str, place: int) -> bool:
    """Whether a line end stands between a quotation mark that opens and the next that closes."""
    if text.count('"', 0, place) % 2 and text.find('"', place) >= 0:
        return True
    opened, closed = text.rfind("“", 0, place), text.find("”", place)
    return opened >= 0 and closed >= 0 and "”" not in text[opened:place] and "“" not in text[place:closed]


def _last_line(entry: Passage) -> int:
    return _line_length(entry, len(entry) - 1) if entry.text else 0


def _line_length(entry: Passage, place: int) -> int:
    """Characters of the line, as read, that holds the character at `place`."""
    source = entry.document
    number = source.line_number(entry.offsets[place])
    end = source.line_starts[number] if number < len(source.line_starts) else len(source.text) + 1
    return end - 1 - source.line_starts[number - 1]


def _breaks(entry: Passage) -> list[_Break]:
    found = []
    for place, character in enumerate(entry.text):
        if character == "\n":
            end = entry.text.find("\n", place + 1)
            following = entry.text[place + 1 : end if end >= 0 else len(entry.text)]
            found.append(_Break(place, 0 if _is_within_line(entry, place) else _line_length(entry, max(place - 1, 0)), following))
    return found


def _is_within_line(entry: Passage, place: int) -> bool:
    """Whether a line end stands within a line of the file, as `<br/>` does: somebody meant it."""
    if not 0 < place < len(entry) - 1:
        return False
    source = entry.document
    return source.line_number(entry.offsets[place - 1]) == source.line_number(entry.offsets[place + 1])


def _visible(entry: Passage) -> Passage:
    keep = [i for i, c in enumerate(entry.text) if c not in _INVISIBLE]
    if len(keep) == len(entry.text):
        return entry
    return Passage(
        entry.document, "".join(entry.text[i] for i in keep), [entry.offsets[i] for i in keep], bytes(entry.styles[i] for i in keep)
    )
