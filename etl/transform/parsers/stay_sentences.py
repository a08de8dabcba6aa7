"""Posts and degrees told in sentences: "Since March 2021 I am engineer at Example Systems", "PhD in Physics from Elm University".

Read where a career section has no list. A sentence states a post when it says so in the first person ("I was", "ich arbeite als",
"je suis", "trabajo como", "lavoro come") or opens with the title; the organization stands behind "at". What a sentence leaves
unsaid stays open: no organization, no fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Passage
from etl.model.section import Section, SectionKind
from etl.normalize.dates import DateRange, find_date_ranges
from etl.normalize.word_patterns import any_of
from etl.transform.parsers.affiliations import Role, evidence_of, is_legal_form
from etl.transform.parsers.degrees import find_degree, find_field
from etl.transform.parsers.stay_rows import read_plain_rows

_WORDS = read_gazetteer("career_verbs")
_TELLING = (SectionKind.HEADER, SectionKind.SUMMARY)
_LONGEST = 2000  # characters of a row that are read


def _any(table: str, key: str) -> str:
    return any_of(_WORDS[table][key])


_AT = rf"\s+(?i:{_any('links', 'at')})(?:\s+|(?<=['’]))(?=[\"“„]?[A-ZÀ-Þ0-9])"
_ARTICLE = rf"(?:(?i:{_any('links', 'articles')})\s+)?"
# up to the end of the sentence, "Inc." and "U.S." inside
_NAME = r"(?P<organization>[A-ZÀ-Þ0-9][^.;()!?\n]{0,80}?(?:\.(?=\S)[^.;()!?\n]{0,80}?){0,3})"
_STOPS = rf"\s+(?i:{_any('links', 'stops')})\s"
_END = rf"(?=\s*(?:[.;(!?)]|$)|{_STOPS}|,\s+(?!(?:Inc|Ltd|LLC|LLP|Corp|GmbH)\b))"
_WHEN = r"(?:[^\W\d_]{2,8}\s+[^.;,()\n]{0,24}\d{4},?\s+)?"  # "from 2015 to 2020 "
# "I was a data analyst at Example", "Ich bin Referentin bei Beispiel", "worked as a nurse at Elm Hospital"
_HOLDS = re.compile(
    rf"(?<!\w)(?i:{_any('verbs', 'holds')})\s+(?:(?i:{_any('links', 'adverbs')})\s+){{0,2}}{_WHEN}{_ARTICLE}"
    rf"(?P<title>(?:[^.;()!?\n]|(?<=\s[A-Z])\.){{3,110}}?){_AT}{_NAME}{_END}"
)
# places of internships behind one verb: I interned at "Example Labs (summer 2016), Sample Research (2017) and Third (2018)"
_INTERNED = re.compile(r"(?<!\w)(?P<title>intern)ed\s+(?:at|with)\s+(?=[A-Z])")
_PLACE = re.compile(
    r"(?P<organization>[A-ZÀ-Þ][^.;,()!?\n]{1,60}?)\s*(?:\((?P<when>[^()\n]{4,30})\)|(?=[.;,!?]|$))(?:,?\s+and\s+|,\s+)?"
)
# "Assistant Professor in the Example School of Computing": the title, then its unit
_IN_UNIT = re.compile(r"\s+(?:in|of|with)\s+(?:the\s+)?(?=[A-ZÀ-Þ])")
# "I joined Example as a senior engineer"
_JOINS = re.compile(
    rf"(?<!\w)(?i:{_any('verbs', 'joins')})\s+{_ARTICLE}{_NAME}\s+(?i:{_any('links', 'as')})\s+{_ARTICLE}"
    rf"(?P<title>[^.;(),!?\n]{{3,80}}?)(?=\s*(?:[.;(!?,]|$)|{_STOPS})"
)
_FROM = re.compile(rf"\s*,?\s+(?i:{_any('links', 'from')})(?:\s+|(?<=['’])){_ARTICLE}{_NAME}{_END}")
_WORD = re.compile(r"(?<![\w.’'])[A-Z][\w.’']*")
_CLAUSE = re.compile(r"(?<=[^\W\d_A-Z]{2})[.;!?]\s+(?=[A-ZÀ-Þ])|\)\.\s+")


@dataclass(frozen=True, slots=True)
class ToldStay:
    """A post or a degree told in a sentence; `name` is the title or the degree, `whole` the sentence that holds the date."""

    whole: Passage
    name: Passage
    organization: Passage
    field: Passage | None = None
    date: DateRange | None = None
    unit: Passage | None = None


def told_rows(sections: Sequence[Section], kind: SectionKind) -> Iterator[Passage]:
    """The rows that hold sentences in the sections of `kind`; where there is none, in what the subject says of themselves."""
    for section in [s for s in sections if s.kind is kind] or [s for s in sections if s.kind in _TELLING]:
        for row in read_plain_rows(section):
            if len(row.text.split()) > 5:
                yield row.passage.cut(0, _LONGEST)


def read_told_posts(passage: Passage) -> Iterator[ToldStay]:
    """The posts that the sentences of the passage say the subject holds or held."""
    for sentence in sentences_of(passage):
        found = sorted(
            [*_HOLDS.finditer(sentence.text), *_JOINS.finditer(sentence.text)], key=lambda match: (match.start(), match.end())
        )
        for i, match in enumerate(found):
            title, unit = _without_unit(_cut(sentence, match, "title"))
            organization = _cut(sentence, match, "organization")
            role = evidence_of(title.text)
            if role is None or role[0] is not Role.TITLE or _tells_degree(title.text) or not _is_name(organization.text):
                continue  # "I'm a PhD student at Elm" tells of a degree
            start = found[i - 1].end() if i else 0
            stop = found[i + 1].start() if i + 1 < len(found) else len(sentence.text)
            dates = [date for date in find_date_ranges(sentence.text) if start <= date.start and date.end <= stop]
            behind = [each for each in dates if each.start >= match.end()]
            dates = behind if len(behind) == 1 else dates
            date = dates[0] if len(dates) == 1 and not _tells_degree(sentence.text[match.end() : dates[0].start]) else None
            if date is not None and date.first is None and re.is_of(match, _JOINS):
                date = replace(date, first=date.last, first_at=date.last_at, last=None, last_at=None)
            yield ToldStay(sentence, title, organization, None, date, unit)
        yield from _internships(sentence)


def _tells_degree(text: str) -> bool:
    """Whether a degree stands between a post and a date, which is then its own: ", and received my PhD from Elm in 2018"."""
    return any(find_degree(text, word.start()) is not None for word in _WORD.finditer(text))


def _without_unit(title: Passage) -> tuple[Passage, Passage | None]:
    """The title and the unit named behind it."""
    for match in _IN_UNIT.finditer(title.text):
        role = evidence_of(title.text[match.end() :])
        if role is not None and role[0] in (Role.UNIT, Role.ORGANIZATION):
            return title.cut(0, match.start()), title.cut(match.end())
    return title, None


def _internships(sentence: Passage) -> Iterator[ToldStay]:
    """The places of internships that one verb lists."""
    for match in _INTERNED.finditer(sentence.text):
        position = match.end()
        while (place := _PLACE.match(sentence.text, position)) is not None:
            organization = _cut(sentence, place, "organization")
            if not _is_name(organization.text):
                break
            dates = [date for date in find_date_ranges(sentence.text) if place.start("when") <= date.start < place.end("when")]
            yield ToldStay(sentence, _cut(sentence, match, "title"), organization, None, dates[0] if len(dates) == 1 else None)
            position = place.end()


def read_told_degrees(passage: Passage) -> Iterator[ToldStay]:
    """The degrees that the sentences of the passage name with the organization that gave them."""
    for sentence in sentences_of(passage):
        text = sentence.text
        dates = find_date_ranges(text)
        position = 0
        for word in _WORD.finditer(text):
            degree = find_degree(text, word.start()) if word.start() >= position else None
            if degree is None or degree.is_stay or degree.is_held or degree.strength < 0.85:
                continue
            origin = _FROM.search(text, degree.until, min(len(text), degree.until + 200))
            if origin is None or not _is_name(origin["organization"].strip(" ,")):
                continue
            between = text[degree.until : origin.start()]
            place = find_field(text[: origin.start()], degree.until) if between.strip() else None
            if place and (said := evidence_of(text[slice(*place)].removeprefix("the "))) and said[0] is Role.UNIT:
                place = None  # "a PhD in the physics department at Elm"
            if len(between) > 80 or re.search(r"[.;!?]\s", between):
                continue
            position = origin.end()
            date = next((date for date in dates if date.start >= origin.end()), None)
            if date is not None and len(text[origin.end() : date.start].split()) > 1:
                date = None
            field = sentence.cut(*place) if place else None
            yield ToldStay(sentence, sentence.cut(degree.start, degree.end), _cut(sentence, origin, "organization"), field, date)


def sentences_of(passage: Passage) -> Iterator[Passage]:
    """The sentences of a passage, in order."""
    start = 0
    for match in _CLAUSE.finditer(passage.text):
        if not is_legal_form(
            passage.text[start : match.start() + 1].split()[-1] if passage.text[start : match.start()].strip() else ""
        ):
            yield passage.cut(start, match.end())
            start = match.end()
    if passage.text[start:].strip():
        yield passage.cut(start)


def _cut(sentence: Passage, match: re.Match[str], group: str) -> Passage:
    start, end = match.span(group)
    words = sentence.text[start:end].split()
    if words and is_legal_form(words[-1]) and sentence.text[end : end + 1] == ".":
        return sentence.cut(start, end + 1)  # "Example, Inc."
    return sentence.cut(start, end).trimmed(" ,;:")


def _is_name(text: str) -> bool:
    """Whether the words may name an organization: few, and none of another kind."""
    found = evidence_of(text)
    return 0 < len(text.split()) <= 9 and (found is None or found[0] in (Role.ORGANIZATION, Role.UNIT))
