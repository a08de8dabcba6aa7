"""The works of a BibTeX file as its fields name them.

A file of entries comes as lines, each an entry as a list of references prints it. What that list would have to find again by its
looks, the fields say: `author`, `title`, `journal`, `booktitle`, `year`, `doi`. Read from the printed line stays what no field has:
a status in words, whether an entry of no telling type is a preprint.

    @article{key, author = {Moreau, Ada and others}, title = {{On} the Tides}, journal = jt, year = 2019}

Limits: a value that is neither printed nor plain (markup in a note) is left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from etl.model import regex as re
from etl.model.claim import Claim
from etl.model.document import Document, Passage, join_passages
from etl.model.facts import Author, Work, WorkKind, WorkStatus
from etl.model.span import Span
from etl.normalize.bibtex import BibEntry, Part, Range, read_entries, split_names
from etl.normalize.identifiers import parse_arxiv, parse_doi, parse_issn
from etl.normalize.text import squash
from etl.transform.citations.kinds import status_of_words
from etl.transform.records.fields import Reader, parse_date

T = TypeVar("T")
BIBTEX = "application/x-bibtex"
_KINDS = {
    **dict.fromkeys(("article", "inproceedings", "conference", "periodical"), WorkKind.ARTICLE),
    **dict.fromkeys(("phdthesis", "mastersthesis", "thesis"), WorkKind.THESIS),
    **dict.fromkeys(("book", "mvbook", "collection", "proceedings"), WorkKind.BOOK),
    **dict.fromkeys(("incollection", "inbook", "suppbook", "inreference"), WorkKind.CHAPTER),
    **dict.fromkeys(("techreport", "report"), WorkKind.REPORT),
    "patent": WorkKind.PATENT,
    "software": WorkKind.SOFTWARE,
    "dataset": WorkKind.DATASET,
}
_VENUES = ("journal", "journaltitle", "booktitle", "school", "institution", "howpublished", "series")
_OTHERS = "others"
_MARKUP = re.compile(r"[\\{}$~]")
_MARK = re.compile(r"\[(\d{1,6})\]")
_WRITES_ANOTHER = frozenset("\\~-`'\"^$")  # characters of TeX that print others
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


def settle_entries(document: Document, works: Sequence[Work]) -> list[Work]:
    """The works of a BibTeX file's entries, each with what was read from its line where its fields say nothing.

    `works` are those read from the lines; one that belongs to no entry with a title stays as it is.
    """
    entries = read_entries(document.text, 0, len(document.text))
    found: list[Work] = []
    used: set[int] = set()
    order = sorted(range(len(works)), key=lambda i: works[i].title.span.start)
    starts = [works[i].title.span.start for i in order]
    for line in document.lines:
        mark = _MARK.fullmatch(line.marker or "")
        if mark is None or not 0 < int(mark[1]) <= len(entries):
            continue
        entry = _Entry.of(document, entries[int(mark[1]) - 1], line.passage)
        near = order[bisect_left(starts, entry.start) : bisect_left(starts, entry.end)]
        own = sorted(i for i in near if entry.holds(works[i].title.span))
        used.update(own)
        settled = entry.work(works[own[0]] if own else None)
        found.extend([settled] if settled is not None else [works[i] for i in own])
    return found + [work for i, work in enumerate(works) if i not in used]


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry with the line that prints it.

    start, end  where its values stand
    places      the line's characters in the order of the file, `offsets` where they stand in it
    """

    document: Document
    entry: BibEntry
    line: Passage
    start: int
    end: int
    places: Sequence[int]
    offsets: Sequence[int]

    @classmethod
    def of(cls, document: Document, entry: BibEntry, line: Passage) -> _Entry:
        """The entry, its characters put in order."""
        ranges = [_written(part) for parts in entry.fields.values() for part in parts]
        places = sorted(range(len(line)), key=line.offsets.__getitem__)
        offsets = [line.offsets[i] for i in places]
        start, end = min((a for a, _ in ranges), default=0), max((b for _, b in ranges), default=0)
        return cls(document, entry, line, start, end, places, offsets)

    def holds(self, span: Span) -> bool:
        """Whether a place lies in one of the entry's values."""
        return any(start <= span.start < end for parts in self.entry.fields.values() for start, end in map(_written, parts))

    def work(self, base: Work | None) -> Work | None:
        """The work; `None` for an entry without a title."""
        title = self._text("title")
        if title is None:
            return None
        reader = Reader(self.document.source, "bibtex")
        authors, et_al = self._authors()
        claims: dict[str, Claim[Any] | None] = {
            "venue": next((claim for name in _VENUES if (claim := self._text(name)) is not None), None),
            "volume": self._text("volume"),
            "issue": self._text("number"),
            "pages": self._text("pages"),
            "publisher": self._text("publisher"),
            "year": self._parsed("year", _year) or self._parsed("date", _year),
            "doi": self._parsed("doi", parse_doi),
            "arxiv": self._parsed("eprint", parse_arxiv),
            "issn": self._parsed("issn", parse_issn),
            "url": self._text("url"),
            "status": self._parsed("note", status_of_words),
        }
        span = reader.hull(title, authors, *claims.values())
        assert span is not None  # the title is there
        said: dict[str, Any] = {name: claim for name, claim in claims.items() if claim is not None}
        said |= {"authors": authors, "et_al": et_al, "owner_implied": False} if authors else {}
        if base is None:
            base = Work(
                span,
                title,
                reader.constant(WorkKind.OTHER, title.span, "kind"),
                reader.constant(WorkStatus.PUBLISHED, title.span, "status"),
            )
        # a venue of the line that no field has is a publisher or a town; what was read out of the title is a part of it
        none: dict[str, Any] = {name: None for name in claims if name != "status" and _lies_in(getattr(base, name), title.span)}
        return replace(base, span=span, title=title, kind=self._kind(base, reader), **{**none, "venue": None, **said})

    def _kind(self, base: Work, reader: Reader) -> Claim[WorkKind]:
        kind = _KINDS.get(self.entry.kind)
        if kind is None or (kind is WorkKind.ARTICLE and base.kind.value is WorkKind.PREPRINT):
            return base.kind
        return reader.constant(kind, base.title.span, "kind")

    def _authors(self) -> tuple[tuple[Author, ...], Claim[bool] | None]:
        """The names in the order printed; `others` is "et al."."""
        reader = Reader(self.document.source, "bibtex")
        authors: list[Author] = []
        et_al = None
        for ranges in split_names(self.document.text, self.entry.fields.get("author", ())):
            start, end = self._trimmed(*ranges[0])
            if self.document.text[start:end].lower() == _OTHERS and len(ranges) == 1:
                et_al = reader.claim(True, _OTHERS, self.document.source.span(start, end), "et_al")
                continue
            parts = [passage.trimmed() for part in ranges if (passage := self._visible(*self._trimmed(*part))) is not None]
            if parts:
                name = join_passages(parts)
                authors.append(Author(reader.of_passage(name, "author", squash(name.text))))
        return tuple(authors), et_al

    def _text(self, name: str) -> Claim[str] | None:
        return self._parsed(name, squash)

    def _parsed(self, name: str, parse: Callable[[str], T | None]) -> Claim[T] | None:
        """What `parse` makes of a field: of its printed characters, of the value as written where it is plain and not printed."""
        parts = self.entry.fields.get(name, ())
        passages = [passage for part in parts if part.name is None and (passage := self._visible(part.start, part.end)) is not None]
        reader = Reader(self.document.source, "bibtex")
        if passages and len(passages) == len(parts):
            whole = join_passages(passages, "").trimmed()
            found = parse(whole.text)
            return reader.of_passage(whole, name, found) if found not in (None, "") else None
        written = "".join(self.document.text[part.start : part.end] for part in parts)
        found = parse(written) if parts and not _MARKUP.search(written) and written.strip() else None
        if found in (None, ""):
            return None
        start, end = self._trimmed(*_written(parts[0])) if len(parts) == 1 else (_written(parts[0])[0], _written(parts[-1])[1])
        return reader.claim(found, squash(written), self.document.source.span(start, end), name)

    def _trimmed(self, start: int, end: int) -> Range:
        text = self.document.text[start:end]
        return start + len(text) - len(text.lstrip()), end - (len(text) - len(text.rstrip()))

    def _visible(self, start: int, end: int) -> Passage | None:
        """The characters of the line that were read between two places.

        What the line puts behind a value stands at the value's last character: of several there the first one is the value's own,
        if that is what TeX prints for it.
        """
        text, line = self.document.text, self.line
        places = sorted(self.places[bisect_left(self.offsets, start) : bisect_left(self.offsets, end)])
        last = [i for i in places if line.offsets[i] == end - 1]
        own = last[:1] if last and (line.text[last[0]] == text[end - 1] or text[end - 1] in _WRITES_ANOTHER) else []
        kept = [i for i in places if i not in last] + own
        if not kept:
            return None
        passage = Passage(
            line.document, "".join(line.text[i] for i in kept), [line.offsets[i] for i in kept], bytes(line.styles[i] for i in kept)
        )
        return passage if passage.text.strip() else None


def _lies_in(claim: Claim[Any] | None, span: Span) -> bool:
    return claim is not None and span.start <= claim.span.start < span.end


def _written(part: Part) -> Range:
    """Where a part of a value stands in the entry: itself, or the abbreviation that is used for it."""
    return part.name if part.name is not None else (part.start, part.end)


def _year(text: str) -> int | None:
    date = parse_date(text.strip())
    match = _YEAR.search(text) if date is None else None
    return date.year if date is not None else int(match[0]) if match else None
