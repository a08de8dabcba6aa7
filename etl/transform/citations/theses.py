"""Theses named under a degree: `Thesis: Quiet widgets`, `Dissertation: „Die stille Mühle“ (Betreuer: ...)`, `Tesi: L'attesa`.

A thesis is a work wherever the document prints its title with a word for it, also under Education. Its author is the subject.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etl.model import regex as re
from etl.model.claim import Claim
from etl.model.document import Passage, Style
from etl.model.entry import Entry
from etl.model.facts import Work, WorkKind, WorkStatus
from etl.model.section import Section, SectionKind
from etl.transform.citations.field_ranges import clean, clean_title
from etl.transform.citations.line_breaks import settle_line_breaks, with_line_breaks
from etl.transform.citations.words import WORDS, alternatives, fold
from etl.transform.entries import split_entries
from etl.transform.parsers.activity_fields import dates_in
from etl.transform.parsers.degrees import find_degree
from etl.transform.phrase_filter import PhraseFilter, lower_words

RULE = "citations.thesis_of_degree"
_LIST = WORDS["theses"]
_NAMES = alternatives([*WORDS["kinds"]["thesis"], *_LIST["words"]])
_WORKING = alternatives(_LIST["working_titles"])
# Thesis: / PhD thesis title: / Titel der Dissertation: / Dissertation “...” / thesis entitled ...
_OPENING = re.compile(
    r"(?<![\w-])(?<!\bof )(?<!\bof the )"
    r"(?:(?:(?:title|titel|thema|topic|titre|titolo|título)\s+(?:of\s+(?:the\s+|my\s+)?|der\s+|de\s+la\s+|della\s+|de\s+)?)?"
    rf"(?P<word>{_NAMES})(?:\s+(?:title|topic|titel|thema|project))?|(?P<working>{_WORKING}))"
    rf"(?:\s*\([^()\n]{{1,40}}\))?(?:\s*:\s*|\s*[–—]\s*|\s+-\s+|,?\s+(?:{alternatives(_LIST['announced_by'])}):?\s+|,?\s*(?=[“„«\"]))",
    re.IGNORECASE,
)
_OPENINGS = PhraseFilter([*WORDS["kinds"]["thesis"], *_LIST["words"], *_LIST["working_titles"]])
_NAME = re.compile(rf"(?:{_NAMES}):?", re.IGNORECASE)
# below a degree, on a line of its own: Title: / Titel: / Titolo:
_BARE_TITLE = re.compile(r"(?:^|\n|(?<=\.\s))\W*(?P<word>title|titel|titre|titolo|título)\s*:\s+", re.IGNORECASE)
# . Supervisors: / (Betreuer ...) / – https://...
_END = re.compile(
    rf"[\s.;,(\[|–—-]*(?:\b(?:{alternatives(_LIST['ends'])})|https?://|www\.|[(\[](?:pdf|link|url|advis|superv|{_NAMES})|(?<=\s)[(\[]\d"
    rf"|(?:\s[–—|-]\s*|[,;|(]\s*)(?:{alternatives(_LIST['grades'])})(?!\w)|\n)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“„«\"]\s*(?P<title>[^“”„«»\"]{8,300}?)[.,]?\s*[”“»\"]")
# ‘Lamps at night’; an apostrophe may stand inside
_SINGLE_QUOTED = re.compile(r"[‘‚]\s*(?P<title>[^‘‚]{8,300})[’'‘](?!\w)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_QUOTES = '‘‚“„«"'
# ..., 2001 - 2002.
_YEARS_BEHIND = re.compile(r",\s*(?:(?:19|20)\d\d\s*[-–—/]\s*)?(?:19|20)\d\d[\s.]*$")
_DOCTORATE = re.compile(rf"(?<![\w-])(?:{alternatives(_LIST['doctorates'])})(?![\w-])")
_DOCTORATES = PhraseFilter(_LIST["doctorates"])
# an institute in italics is no title
_INSTITUTION = re.compile(
    r"(?i:universi|institut|colleg|facult|fakult|school|department|dept\.|dipartiment|laborator|advisor|supervis|betreu)"
)
_WHERE = (SectionKind.EDUCATION, SectionKind.EMPLOYMENT, SectionKind.PROJECTS, SectionKind.HEADER)
_SAID_BEFORE = re.compile(r"[^\W\d_]{4}")  # a career also tells of theses that were supervised: there the word stands first
_SHORTEST, _CLEARLY, _LONG, _LONGEST = 3, 4, 35, 60  # words
_LONGEST_TITLE = 1_000  # characters


def read_theses(sections: Sequence[Section], known: Sequence[Work] = ()) -> list[Work]:
    """The theses that sections on education name, and entries of careers and projects that open with the word; not `known` ones.

    `PhD, University of Nowhere, 2012. Thesis: Quiet widgets. Advisor: A. Roe` gives "Quiet widgets", 2012. Nothing is read from
    "Thesis advisor: A. Roe" or "MSc (thesis track)".
    """
    seen = {fold(work.title.value) for work in known if work.kind.value is WorkKind.THESIS}
    found: list[Work] = []
    for section in sections:
        if section.kind not in _WHERE:
            continue
        entries = split_entries(section)
        for own, above in _passages(entries, None) if any(map(_may_name, entries)) else ():
            for work in _theses_in(own, above):
                if section.kind is not SectionKind.EDUCATION and _is_of_others(own.text[: own.text.find(work.kind.printed)]):
                    continue
                if fold(work.title.value) not in seen:
                    seen.add(fold(work.title.value))
                    found.append(work)
    return found


def _is_of_others(before: str) -> bool:
    """Whether what stands before the word in a career is neither a date nor the degree that the thesis was for."""
    words = before.rpartition("\t")[2].lstrip(" 0123456789.,:–—-")
    return _SAID_BEFORE.search(before) is not None and find_degree(words) is None


def _may_name(entry: Entry) -> bool:
    """Whether the words of a thesis or a doctorate stand somewhere in the entry."""
    text = entry.passage.text
    lines = (line.text for line in entry.lines)
    words = lower_words(text.lower())
    here = (
        (_DOCTORATES.fits(*words) and _DOCTORATE.search(text))
        or (_OPENINGS.fits(*words) and _OPENING.search(text))
        or any(map(_BARE_TITLE.match, lines))
    )
    return bool(here) or any(map(_may_name, entry.children))


def _passages(entries: Sequence[Entry], above: Passage | None) -> Iterator[tuple[Passage, Passage | None]]:
    """Every entry's passage with the one that it is a detail of."""
    before: Passage | None = None
    for entry, passage in zip(entries, settle_line_breaks([with_line_breaks(entry) for entry in entries]), strict=True):
        yield passage, before if before is not None and _NAME.fullmatch(before.text) else above
        before = passage
        yield from _passages(entry.children, passage)


def _theses_in(passage: Passage, above: Passage | None) -> Iterator[Work]:
    text = passage.text
    named = False
    bare = _BARE_TITLE.search(text)
    if bare and not bare.start() and above is None:
        bare = None
    words = lower_words(text.lower())
    for match in [bare] if bare else _OPENING.finditer(text) if _OPENINGS.fits(*words) else ():
        quoted = _QUOTED.match(text, match.end()) or _SINGLE_QUOTED.match(text, match.end())
        if quoted:
            start, end = quoted.span("title")
        else:
            start, reach = match.end(), min(len(text), match.end() + _LONGEST_TITLE)
            stop = _END.search(text, start, reach)
            if stop is None and reach < len(text):
                continue
            end = stop.start() if stop else reach
            if len(text[start:end].split()) > _LONG:
                end = _line_end(passage, start, end)
        title = text[start:end].split()
        if not _SHORTEST <= len(title) <= _LONGEST or not title[0][0].isalnum():
            continue
        finished = bool(match["word"])
        named = True
        yield _work(passage, start, end, match.span("word" if finished else "working"), finished, above)
    if named:
        return
    doctorate = _DOCTORATE.search(text) if _DOCTORATES.fits(*words) else None
    place = _set_apart(passage, doctorate.end()) if doctorate else None
    if doctorate and place:
        yield _work(passage, *place, doctorate.span(), True, above)


def _line_end(passage: Passage, start: int, end: int) -> int:
    """Where the first line of the file ends between two places: what runs on for so long is a title and sentences below it."""
    source = passage.document
    first = source.line_number(passage.offsets[start])
    return next((i for i in range(start, end) if source.line_number(passage.offsets[i]) > first), end)


def _set_apart(passage: Passage, start: int) -> tuple[int, int] | None:
    """The quotation or the words in italics after a doctorate: its thesis; words in roman or fewer than four are none."""
    quoted = _QUOTED.search(passage.text, start)
    places = [quoted.span("title")] if quoted else [run for run in passage.runs(Style.ITALIC) if run[0] >= start]
    for begin, end in places:
        words = passage.text[begin:end].split()
        if _CLEARLY <= len(words) <= _LONGEST and words[0][0].isupper() and not _INSTITUTION.search(passage.text, begin, end):
            return begin, end
    return None


def _work(passage: Passage, start: int, end: int, mark: tuple[int, int], finished: bool, above: Passage | None) -> Work:
    text = passage.text
    status = WorkStatus.PUBLISHED if finished else WorkStatus.IN_PREPARATION
    year = _year(passage, start, above)
    tail = _YEARS_BEHIND.search(text, start, end) if year is None and text[start - 1] not in _QUOTES else None
    end = tail.start() if tail else end
    while end > start and text[end - 1] in " .,;:\n*":
        end -= 1
    title = text[start:end]
    return Work(
        span=passage.span(mark[0], end),
        title=Claim(clean_title(clean(title)), title, passage.span(start, end), RULE, 0.9),
        kind=Claim(WorkKind.THESIS, text[slice(*mark)], passage.span(*mark), RULE, 0.9),
        status=Claim(status, text[slice(*mark)], passage.span(*mark), RULE, 0.8),
        owner_implied=True,
        year=_year(passage, tail.end(), None) if tail else year,
    )


def _year(passage: Passage, before: int, above: Passage | None) -> Claim[int] | None:
    """The last year before the title: that of the degree; `None` for a degree still going on."""
    for place, end in ((passage, before), (above, None)):
        if place is None:
            continue
        years = list(_YEAR.finditer(place.text, 0, len(place.text) if end is None else end))
        if years:
            last = years[-1]
            if any(dates.ongoing and dates.start <= last.start() < dates.end for dates in dates_in(place.text)):
                return None
            return Claim(int(last.group()), last.group(), place.span(*last.span()), RULE, 0.6)
    return None
