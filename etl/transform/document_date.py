"""The date as of which a document speaks: printed, stated by the file, or the latest date in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Document
from etl.model.document_claims import AsOfSource
from etl.model.partial_date import PartialDate
from etl.model.section import Section, SectionKind
from etl.normalize.dates import DateRange, find_date_ranges
from etl.transform.closing_lines import read_signature
from etl.transform.headings import is_document_title
from etl.transform.phrase_filter import matches_at

_WORDS = sorted(read_gazetteer("subject_words")["updated"]["forms"], key=len, reverse=True)
# what stands between the words and the date: "Last updated: October 18, 2024", "(as of May 2023)", "Stand: März 2021"
_AFTER = r")\s{0,3}[:,–—\-(]?\s{0,3}(?:on|in|am|le|el|il|em)?\s{0,3}(?=[\w(])"
_READ_ON = 40  # characters after the words in which the date stands
_MOST_BEFORE_DATE = 12  # characters between the words and the date ("Monday, ")
_LONGEST_LINE = 100
_OWN_WORDS = tuple(read_gazetteer("subject_words")["updated"]["speak_of_the_document"])
_EDGE_SHARE, _EDGE_CHARACTERS = 0.02, 200  # what counts as the edge of a text
_EDGE_LINES = 6  # at the top and at the end of a document, where a date alone on its line dates it
# what holds numbers that look like dates: "https://doi.org/10.1101/2025.02.21", "arXiv:2012.01234"
_ADDRESSES = re.compile(r"(?<!\S)\S*(?:://|www\.|\b10\.\d{4,}/|arXiv)\S*(?:\s\d{4}\.\d+)?", re.IGNORECASE)
_MAY_ADDRESS = re.compile(r"://|www\.|10\.\d|arXiv", re.IGNORECASE)
_GAPS = re.compile(r"[ ]{20,}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FAR_AHEAD = 6  # years
# words of things that lie ahead: "to appear 2026", "forthcoming"
_AHEAD = re.compile(r"forthcoming|to appear|in press|expected|anticipated|planned|upcoming|scheduled", re.IGNORECASE)
_ENDS_AHEAD = frozenset(
    {SectionKind.EDUCATION, SectionKind.GRANTS, SectionKind.AWARDS, SectionKind.MEMBERSHIPS, SectionKind.SERVICE}
)


def read_document_date(document: Document, sections: Sequence[Section]) -> tuple[PartialDate, AsOfSource] | None:
    """The day, month or year as of which the document speaks, and what tells it.

    Best is what is printed ("Last updated: October 18, 2024", "Stand: März 2021", a date alone at the top), then the file's own
    meta data, then the latest date in the text that is not said to lie ahead: the document is at least as young as that. `None`
    when the text has no date at all. Neither a clock nor the file system is asked.
    """
    if printed := _printed(document):
        return printed, AsOfSource.PRINTED
    if stated := _stated(document.modified):
        return stated, AsOfSource.FILE
    if latest := _latest(sections):
        return latest, AsOfSource.LATEST_DATE
    return None


def _printed(document: Document) -> PartialDate | None:
    text = document.text
    folded = " ".join(" ".join(line for line in text.lower().split("\n") if _may_state_date(line)).split())
    words = tuple(word for word in _WORDS if word in folded)
    for match in _stated_after(text, words) if words else ():
        after = text[match.end() : match.end() + _READ_ON].split("\n", 1)[0]
        found = find_date_ranges(after)
        if found and found[0].start <= _MOST_BEFORE_DATE and _is_point(found[0]) and _dates_document(text, match):
            return found[0].last
    return _alone_at_edge(document)


def _may_state_date(line: str) -> bool:
    return len(line) <= _LONGEST_LINE or len(line.strip()) <= _LONGEST_LINE


def _stated_after(text: str, words: tuple[str, ...]) -> Iterator[re.Match[str]]:
    """Where the words stand before a date; they are looked for first, since a search for the pattern costs far more."""
    low, first = text.lower(), {word.split()[0] for word in words}
    if len(low) != len(text):
        return _updated(words).finditer(text)
    return matches_at(_updated(words), text, sorted(match.start() for word in first for match in re.finditer(re.escape(word), low)))


@lru_cache(maxsize=64)
def _updated(words: tuple[str, ...]) -> re.Pattern[str]:
    """The pattern of these words before a date."""
    return re.compile(r"(?<!\w)(?:" + "|".join(word.replace(" ", r"\s+") for word in words) + _AFTER, re.IGNORECASE)


def _dates_document(text: str, match: re.Match[str]) -> bool:
    """Whether the words speak of the document: on a short line, and its own words or at the very edge of the text."""
    start = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    line = text[start : end if end >= 0 else len(text)].strip()
    if len(line) > _LONGEST_LINE:
        return False
    words = " ".join(match[0].lower().split())
    if words.startswith(_OWN_WORDS):
        return True
    edge = len(text) * _EDGE_SHARE + _EDGE_CHARACTERS
    return start <= edge or len(text) - start <= edge


def _is_point(item: DateRange) -> bool:
    return item.first is None and item.last is not None and not item.expected


def _alone_at_edge(document: Document) -> PartialDate | None:
    """A date with its month that is a line of its own, or stands beside "Curriculum Vitae", at the top or at the very end; or a
    day behind a place there: "Brake, den 4. Februar 2024"."""
    lines = document.lines
    for line in lines[-2:]:
        if signed := read_signature(line.text):
            return signed
    for line in (*lines[:_EDGE_LINES], *lines[-2:]):
        text = line.text.strip()
        if len(text) > 60 or not any(map(str.isdigit, text)):
            continue
        found = find_date_ranges(text)
        if len(found) == 1 and _is_point(found[0]) and found[0].last and found[0].last.month:
            rest = (text[: found[0].start] + " " + text[found[0].end :]).strip(" ()[]–—-,|.:")
            if not rest or is_document_title(rest):
                return found[0].last
    return None


def _stated(modified: str | None) -> PartialDate | None:
    if modified is None:
        return None
    try:
        return PartialDate.from_iso(modified[:10])
    except ValueError:
        return None


def _latest(sections: Sequence[Section]) -> PartialDate | None:
    """The latest date; lines are read in order of the latest year they print, so that few are read closely."""
    lines = [
        (max(years), section.kind, line.text) for section in sections for line in section.lines if (years := _years(line.text))
    ]
    lines.sort(key=lambda item: -item[0])
    lines = _without_outliers(lines)
    latest: PartialDate | None = None
    for year, kind, text in dict.fromkeys(lines):
        if latest is not None and year < latest.year:
            break
        for date in _past_dates(kind, text):
            if latest is None or (date.year >= latest.year and date != latest):
                latest = date if latest is None else max(latest, date, key=lambda d: (d.last_day, str(d)))
    return latest


def _without_outliers(lines: list[tuple[int, SectionKind, str]]) -> list[tuple[int, SectionKind, str]]:
    """Without the years far ahead of all others at the top: page numbers, goals, projections ("climate in 2040")."""
    years = sorted({year for year, _, _ in lines}, reverse=True)
    gap = next((n for n, (later, earlier) in enumerate(pairwise(years), start=1) if later - earlier > _FAR_AHEAD), 0)
    few = sum(1 for year, _, _ in lines if year > years[gap]) if gap else 0
    return [item for item in lines if item[0] <= years[gap]] if few and few * 5 <= len(lines) else lines


def _years(text: str) -> list[int]:
    return [int(year) for year in _YEAR.findall(text)] if "19" in text or "20" in text else []


def _past_dates(kind: SectionKind, text: str) -> Iterable[PartialDate]:
    if _AHEAD.search(text):
        return
    text = _ADDRESSES.sub(" ", text) if _MAY_ADDRESS.search(text) else text
    for item in find_date_ranges(_GAPS.sub(" ", text)):
        if item.expected:
            continue
        if item.first is not None:
            yield item.first
        if item.last is not None and (item.first is None or kind not in _ENDS_AHEAD):
            yield item.last
