"""News of a home page: awards and talks that its items tell of in a sentence each.

"Aug 2024: Received the Elm Early Career Award.", "[Jan 2023] Talk at the Oak Institute, “Dust by night”."
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etl.model import regex as re
from etl.model.document import Passage
from etl.model.section import Section, SectionKind
from etl.normalize.text import fold
from etl.transform.parsers.activity_fields import ActivityItem, undated, walk
from etl.transform.parsers.award_evidence import is_plain_award

_KINDS = (SectionKind.MEDIA, SectionKind.UNKNOWN, SectionKind.SUMMARY)
_HEADINGS = frozenset((
    "news", "recent news", "latest news", "updates", "news and updates", "recent updates", "what's new", "whats new", "highlights",
    "aktuelles", "neuigkeiten", "nouvelles", "actualites", "noticias", "novedades", "notizie", "novita",
))  # fmt: skip
_LONGEST = 400
# "I received the X Award", "Received a X Fellowship", "Our paper got a X Award", "Honored to be awarded the X Prize"
_RECEIVED = re.compile(
    r"(?:\b(?:[Rr]eceived|[Rr]eceives?|[Ww]on|[Ww]ins?|(?:was|am|were|been|be)\s+awarded|[Aa]warded|got|gets|earned|named)\s+"
    r"(?:(?:the|an?|our|my|this year['’]s)\s+)?)(?P<title>[A-Z0-9][^.!;,()“”\"]{3,90}?)"
    r"(?=\s+(?:at|from|for|by|in|to|of the year|with|as)\s|[.!;,(“\"]|\s*$)"
)
# an item that is the award itself: "Best Paper Award at OAK 2023 for ...", "Elm PhD Award, honorable mention."
_ALONE = re.compile(r"(?P<title>[A-Z0-9][^.!;,()“”\"]{3,80}?)(?=\s+(?:at|from|for|by|in)\s|[.!;(“\"]|,|\s*$)")
_MENTION = re.compile(r",\s+(?:honou?rable mention|runner-up|finalist|second place|first place)\b", re.I)
_TALK = re.compile(
    r"(?:\b(?:[Gg]ave|[Gg]iving|[Pp]resented|[Dd]elivered)\s+(?:an?|my|the)\s+(?:[\w-]+\s){0,2}(?:talk|keynote|lecture|seminar)"
    r"|^(?:[\w-]+\s){0,2}(?:[Tt]alk|[Kk]eynote|[Ll]ecture|[Ss]eminar))\s+(?:at|in)\s+(?:the\s+)?(?P<event>[A-Z][^.,;“\"(]{2,90})"
)
_TITLE = re.compile(r"[“\"„«]([^“”\"„«»]{4,160})[”\"“»]")
_OF_OTHERS = re.compile(r"\b(?:[Mm]y (?:\w+ )?students?|[Oo]ur (?:\w+ )?students?|[Cc]ongrat\w*|[Hh]is|[Hh]er|[Tt]heir)\b")


def news_items(sections: Sequence[Section]) -> list[ActivityItem]:
    """The items of the sections that a heading calls news."""
    called = [s for s in sections if s.kind in _KINDS and s.heading is not None and fold(s.heading.text).strip(" :!") in _HEADINGS]
    return [item for item in walk(called) if len(item.passage) <= _LONGEST]


def told_award(item: ActivityItem) -> Passage | None:
    """The award that the item says the subject or a paper of theirs got, `None` without one; prizes of students are none."""
    passage = undated(item.passage)
    if _OF_OTHERS.search(passage.text):
        return None
    match = _RECEIVED.search(passage.text) or _ALONE.match(passage.text)
    if match is None or not is_plain_award(match["title"]):
        return None
    end = match.end("title")
    mention = _MENTION.match(passage.text, end)
    return passage.cut(match.start("title"), mention.end() if mention else end).trimmed(" .,;:!")


def told_talk(item: ActivityItem) -> Iterator[tuple[Passage | None, Passage]]:
    """The title, `None` without one, and the event of a talk that the item tells of."""
    passage = undated(item.passage)
    match = _TALK.search(passage.text)
    if match is None or "?" in match["event"]:
        return
    title = _TITLE.search(passage.text, match.end())
    yield (
        passage.cut(*title.span(1)).trimmed(" .,") if title else None,
        undated(passage.cut(*match.span("event"))).trimmed(" .,;:!"),
    )
