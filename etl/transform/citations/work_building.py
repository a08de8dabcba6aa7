"""Turns a reference whose atoms have their fields into a work with claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from etl.model import regex as re
from etl.model.claim import Claim
from etl.model.document import Passage
from etl.model.facts import Author, Work, WorkKind, WorkStatus
from etl.model.quick import quickly_made
from etl.model.span import Span
from etl.normalize.identifiers import parse_issn
from etl.normalize.venues import find_venue
from etl.transform.citations.atoms import Atom
from etl.transform.citations.author_lists import NameRange
from etl.transform.citations.evidence import Field
from etl.transform.citations.field_ranges import (
    SHORT_YEAR,
    Range,
    clean,
    clean_title,
    publisher_range,
    runs,
    title_range,
    venue_range,
)
from etl.transform.citations.kinds import Signs, kind_of_words, kind_of_work, status_of_words
from etl.transform.citations.name_order import family_then_given
from etl.transform.citations.numbers import read_numbers
from etl.transform.citations.reviews import opens_review, reviewed_title
from etl.transform.citations.tokens import AtomType
from etl.transform.citations.words import PLACES, PUBLISHER_NAMES, name_key

RULE = "citations.list_convention"


@quickly_made
@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an entry's section says where the entry is silent; entries of one `section` share their layout of lines."""

    kind: WorkKind | None = None
    status: WorkStatus | None = None
    year: Passage | None = None
    section: int = 0


_MONTH_AND_YEAR = re.compile(r"[^\W\d_]{3,}\.?,?\s(?:\d{1,2},\s)?(?:19|20)\d\d")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# A year in a place where the list has it in fewer than this share of its entries gives way to one in the usual place.
_UNUSUAL = 0.2
_SHORTEST_SCHOOL = 3  # letters
_RANGE = re.compile(r"\d\s*[-–—]+\s*\d")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_ARXIV = re.compile(r"\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}", re.IGNORECASE)
_ISSN = re.compile(r"ISSN\s*:?\s*(\d{4}-?\d{3}[\dXx])(?!\w)")  # ISSN 0317-8471, ISSN: 0317-8471
_URL = re.compile(r"https?://\S+|www\.\S+")
_SERVER_WORD = re.compile(r"arXiv", re.IGNORECASE)
_EQUAL_MARKS = "*∗⁎★⋆†‡"


def build_work(
    passage: Passage,
    atoms: Sequence[Atom],
    fields: Sequence[Field],
    names: Sequence[NameRange],
    around: Surroundings,
    year_habit: Counter[Field],
) -> Work | None:
    """The work, or `None` for a reference without a title."""
    stretches = runs(fields)
    title = title_range(passage.text, atoms, stretches)
    if title is None:
        return None
    kind_atoms = [a for a in atoms if a.type is AtomType.KIND]
    if around.kind is WorkKind.OTHER or any(kind_of_words(a.text) is WorkKind.OTHER for a in kind_atoms):
        title = reviewed_title(passage.text, title)
    venue = venue_range(passage.text, atoms, stretches)
    counts_end = _last_unannounced_author(fields)
    number_ranges = [
        (a.start, a.end) for i, (a, f) in enumerate(zip(atoms, fields, strict=True)) if f is Field.NUMBERS and i > counts_end
    ]
    publisher = publisher_range(passage.text, atoms, fields)
    if venue and not publisher and name_key(passage.text[venue[0] : venue[1]]) in PUBLISHER_NAMES and not number_ranges:
        venue, publisher = None, venue
    placed = any(f is Field.PUBLISHER and name_key(a.text) in PLACES for a, f in zip(atoms, fields, strict=True))
    # "Il Mulino" is a journal and a house, "AAAI" a meeting and a house: a town beside it tells
    if venue is None and publisher and not placed and find_venue(passage.text[slice(*publisher)]) is not None:
        venue, publisher = publisher, None
    # "Lamp Society, Oslo, Norway, Sep 2012": no book is dated with its month
    if (
        venue is None
        and publisher
        and _is_dated_with_month(atoms)
        and name_key(passage.text[slice(*publisher)]) not in PUBLISHER_NAMES
    ):
        venue, publisher = publisher, None
    numbers = read_numbers(passage, number_ranges)
    status_range, status = _status(passage.text, atoms)
    doi, arxiv, url = _identifiers(passage, atoms)
    issn = _issn(passage, atoms)
    if venue is None and arxiv is not None:
        venue = _server_range(passage.text, atoms)
    venue_text = passage.text[venue[0] : venue[1]] if venue else ""
    signs = Signs(
        kind_words=tuple(a.text for a in kind_atoms),
        venue=venue_text,
        publisher=passage.text[publisher[0] : publisher[1]] if publisher else "",
        has_editors=Field.EDS in fields,
        has_in=Field.IN in fields,
        has_volume=numbers.volume is not None,
        has_pages=numbers.pages is not None,
        has_arxiv=arxiv is not None,
        status=status or around.status,
        stated=around.kind,
    )
    kind = kind_of_work(signs)
    if kind in (WorkKind.THESIS, WorkKind.REPORT) and venue is None:
        venue, publisher = publisher or _after_kind(atoms, fields), None
    if kind is WorkKind.OTHER and around.kind is WorkKind.OTHER and (Field.IN in fields or opens_review(passage)):
        names = ()  # the people at the head of a review wrote the reviewed book
    whole = passage.span()
    claim = _claimer(passage)
    kind_claim = Claim(
        kind, kind_atoms[0].text if kind_atoms else passage.text, _span(passage, kind_atoms[0]) if kind_atoms else whole, RULE, 0.8
    )
    status_value = status or around.status or WorkStatus.PUBLISHED
    status_claim = Claim(
        status_value,
        passage.text[slice(*status_range)] if status_range else passage.text,
        passage.span(*status_range) if status_range else whole,
        RULE,
        0.8,
    )
    with_mark = Field.WITH in fields and not any(f is Field.AUTHORS for f in fields[: fields.index(Field.WITH)])
    et_al = next((a for a, f in zip(atoms, fields, strict=True) if a.type is AtomType.ET_AL and f is Field.AUTHORS), None)
    return Work(
        span=whole,
        title=claim(title, clean_title(passage.text[slice(*title)])),
        kind=kind_claim,
        status=status_claim,
        authors=tuple(_author(passage, name) for name in names),
        et_al=Claim(True, et_al.text, _span(passage, et_al), RULE) if et_al else None,
        owner_implied=with_mark or not names,
        venue=claim(venue) if venue else None,
        year=_year_claim(passage, atoms, fields, around, year_habit),
        volume=claim(numbers.volume) if numbers.volume else None,
        issue=claim(numbers.issue) if numbers.issue else None,
        pages=claim(numbers.pages) if numbers.pages else None,
        publisher=claim(publisher) if publisher else None,
        doi=claim(doi, passage.text[slice(*doi)].lower()) if doi else None,
        arxiv=claim(arxiv) if arxiv else None,
        issn=claim(*issn) if issn else None,
        url=claim(url) if url else None,
        notes=tuple(
            claim((a.start, a.end), a.text.strip("()[] .")) for a in atoms if a.type is AtomType.NOTE and a.text.strip("()[] .")
        ),
    )


def _is_dated_with_month(atoms: Sequence[Atom]) -> bool:
    return any(atom.type is AtomType.YEAR and _MONTH_AND_YEAR.search(atom.text) is not None for atom in atoms)


def _after_kind(atoms: Sequence[Atom], fields: Sequence[Field]) -> Range | None:
    """The text of no field right after a word such as "PhD thesis": the school."""
    after = False
    for atom, field in zip(atoms, fields, strict=True):
        after = atom.type is AtomType.KIND or (after and field is Field.OTHER)
        # not "s.l." and the like, which stand for a town that nobody knows
        if after and atom.type is AtomType.TEXT and sum(map(str.isalpha, atom.text)) > _SHORTEST_SCHOOL:
            return atom.start, atom.end
    return None


def _last_unannounced_author(fields: Sequence[Field]) -> int:
    """The last atom of authors that stand after the title; numbers before them are counts of citations, not volumes, unless a
    venue stands there too."""
    if Field.WITH in fields or Field.TITLE not in fields:
        return -1
    title = fields.index(Field.TITLE)
    last = max((i for i, f in enumerate(fields) if f is Field.AUTHORS and i > title), default=-1)
    return -1 if Field.VENUE in fields[:last] else last


def _claimer(passage: Passage) -> Callable[..., Claim[str]]:
    def claim(place: Range, value: str | None = None) -> Claim[str]:
        printed = passage.text[place[0] : place[1]]
        return Claim(clean(printed) if value is None else clean(value), printed, passage.span(*place), RULE, 0.9)

    return claim


def _span(passage: Passage, atom: Atom) -> Span:
    return passage.span(atom.start, atom.end)


def _status(text: str, atoms: Sequence[Atom]) -> tuple[Range | None, WorkStatus | None]:
    for atom in atoms:
        if atom.type is AtomType.STATUS and (status := status_of_words(atom.text)):
            return (atom.start, atom.end), status
    return None, None


def _identifiers(passage: Passage, atoms: Sequence[Atom]) -> tuple[Range | None, Range | None, Range | None]:
    doi = arxiv = url = None
    for atom in atoms:
        if atom.type is not AtomType.IDENTIFIER:
            continue
        if doi is None and (match := _DOI.search(passage.text, atom.start, atom.end)):
            doi = match.span()
            if (
                "arxiv." in match.group().casefold()
                and arxiv is None
                and (number := _ARXIV.search(passage.text, match.start() + 8, atom.end))
            ):
                arxiv = number.span()
        elif "arxiv" in atom.text.casefold() and (match := _ARXIV.search(passage.text, atom.start, atom.end)):
            arxiv = arxiv or match.span()
        elif url is None and (match := _URL.search(passage.text, atom.start, atom.end)):
            url = match.span()
    return doi, arxiv, url


def _issn(passage: Passage, atoms: Sequence[Atom]) -> tuple[Range, str] | None:
    """The place and the value of an ISSN whose check digit holds: "ISSN: 0317-8471"."""
    for atom in atoms:
        if atom.type is AtomType.IDENTIFIER and (match := _ISSN.search(passage.text, atom.start, atom.end)):
            value = parse_issn(match.group(1))
            if value is not None:
                return match.span(1), value
    return None


def _server_range(text: str, atoms: Sequence[Atom]) -> Range | None:
    for atom in atoms:
        if (
            atom.type is AtomType.IDENTIFIER
            and "://" not in atom.text
            and (match := _SERVER_WORD.search(text, atom.start, atom.end))
        ):
            return match.span()
    return None


def _year_claim(
    passage: Passage, atoms: Sequence[Atom], fields: Sequence[Field], around: Surroundings, habit: Counter[Field]
) -> Claim[int] | None:
    dated = []
    # of a review the year of the reviewed book stands before "in", its own after it
    opened = fields.index(Field.IN) if around.kind is WorkKind.OTHER and Field.IN in fields else -1
    for i, (atom, field) in enumerate(zip(atoms, fields, strict=True)):
        if atom.type is AtomType.YEAR and field is not Field.TITLE:
            before = next((f for f in reversed(fields[:i]) if f is not field), Field.START)
            unusual = habit[before] < _UNUSUAL * max(habit.values(), default=0)
            dated.append((i < opened, field is not Field.YEAR, unusual, atom))
    dated.sort(key=lambda one: one[:3])
    for *_, atom in dated:
        match = _YEAR.search(passage.text, atom.start, atom.end)
        if match:
            return Claim(int(match.group()), match.group(), passage.span(*match.span()), RULE, 0.95)
    for atom, field in zip(atoms, fields, strict=True):
        if (
            field in (Field.VENUE, Field.NUMBERS, Field.OTHER, Field.PUBLISHER)
            and not _RANGE.search(atom.text)
            and atom.type in (AtomType.TEXT, AtomType.NUMBER)
        ):
            matches = list(_YEAR.finditer(passage.text, atom.start, atom.end))
            if matches:
                return Claim(int(matches[-1].group()), matches[-1].group(), passage.span(*matches[-1].span()), RULE, 0.8)
            short = SHORT_YEAR.search(atom.text)
            if short and field is Field.VENUE:
                year = int(short.group("year"))
                place = (atom.start + short.start("year"), atom.start + short.end("year"))
                return Claim(year + (2000 if year < 50 else 1900), short.group("year"), passage.span(*place), RULE, 0.8)
    if around.year is not None and (match := _YEAR.search(around.year.text)):
        return Claim(int(match.group()), match.group(), around.year.span(*match.span()), "citations.year_heading", 0.9)
    return None


def _author(passage: Passage, name: NameRange) -> Author:
    printed = passage.text[name.start : name.end]
    value = family_then_given(clean(printed)) if name.family_first else clean(printed)
    equal = any(mark in name.marked for mark in _EQUAL_MARKS[:4])
    return Author(
        Claim(value, printed, passage.span(name.start, name.end), RULE, 0.9),
        equal_contribution=equal,
        corresponding="✉" in name.marked,
    )
