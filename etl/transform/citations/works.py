"""The works of a document: every reference of its publication sections, read as one list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from etl.model import regex as re
from etl.model.document import Passage, join_passages
from etl.model.entry import Entry
from etl.model.facts import Work, WorkKind, WorkStatus
from etl.model.issue import Issue, Severity
from etl.model.section import Section, SectionKind
from etl.normalize.person_names import PersonName, parse_person_name
from etl.transform.citations.abstracts import is_paragraph, without_abstract
from etl.transform.citations.closing_lines import without_closing_lines
from etl.transform.citations.headings import is_inner_heading, surroundings_of
from etl.transform.citations.line_breaks import with_line_breaks
from etl.transform.citations.reference_list import parse_reference_list
from etl.transform.citations.research_lists import cites, cites_owner, lists_research
from etl.transform.citations.theses import read_theses
from etl.transform.citations.thesis_rows import have_bare_labels, read_row
from etl.transform.citations.words import KINDS, fold
from etl.transform.citations.work_building import Surroundings
from etl.transform.context import Aside, Context, Harvest
from etl.transform.entries import split_entries
from etl.transform.line_joining import join_lines
from etl.transform.parsers.talk_items import is_plain_talk, lists_talks

_KINDS = (SectionKind.PUBLICATIONS, SectionKind.PATENTS, SectionKind.SOFTWARE)
# like "refereed: 47 — first author: 15 — citations: 9467", "(* means equal contribution)", "Google Scholar: ..."
_REMARK = re.compile(
    r"^\W{0,20}(?:\(?[*†‡§¶#]\W{0,9}(?:=|means|denotes|indicates|equal|joint|co-?first|student|corresponding)"
    r"|[^.]{0,80}[*†‡§#]\s*(?:=|denotes|indicates|marks|means)\s|(?:lab|group|team) members\s"
    r"|(?:total\s+)?citations\b|(?:(?:scopus|web of science|wos|google scholar)\W{0,3})?h-index|refereed:|google scholar\b"
    r"|(?:a |the )?(?:full|complete|up-to-date|updated)\s+(?:list|publication)|see\s+(?:also\s+)?(?:my|https?:)"
    r"|for (?:a|an) (?:full|complete|up)|names? in bold"
    r"|(?:[a-z-]+\s){0,2}(?:first|lead|senior|last|corresponding|co-?)[\s-]?author\w*:?\s*\d+\W*$"
    r"|(?:co-?)?(?:advis|supervis)[eo]rs?:|description:|(?:committee|(?:additional|other|external) members):"
    r"|betreuer(?:in)?:|gutachter(?:in)?:|jury:|directeur\w*:|relatore:"
    r"|bold\w*\s+(?:names?|indicates|denotes)|underlined?\b|my name"
    r"|[^.,]{0,40}\b(?:students?|trainees?|advisees?|mentees?|names?|authors?)"
    r"\s(?:are\s|is\s)?(?:in|set in|shown in)\s(?:italics?|bold))",
    re.IGNORECASE,
)
# "Invited talk, ...", "Poster: ...", "Vortrag, ...": talks among works are none
_TALK = re.compile(
    r"^\W*(?:(?:invited|plenary|contributed|keynote|conference|oral|public|guest|eingeladener?|geladener?)\s+)*"
    r"(?:talk|poster|keynote|lecture|seminar|presentation|address|vortrag|abendvortrag|gastvortrag|posterpräsentation|relazione|conferenza"
    r"|conférence|communication orale|ponencia|conferencia|panelist)\s*(?:[,:(–—]|-\s)",
    re.IGNORECASE,
)
# what heads the meetings at which a work was shown: "Slides here, presented at"
_PRESENTED = re.compile(
    r"\b(?:presented|presentations?|vorgetragen|présenté\w*|presentado)\s(?:at|in|on|bei|auf|à|en)\s?:?$", re.IGNORECASE
)
_KIND = re.compile(rf"\(?(?:{KINDS})(?!\w)", re.IGNORECASE)
_EXAMPLE = re.compile(r"\s*\(@\w*\)\s")
_FEW_WORDS = 6
# A title of at least so many words is enough under a heading such as "Work in progress" or "Thesis".
_TITLE_WORDS = 3
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# Items below an entry are references of their own if there are so many and most have a year.
_LIST = 3
_MOSTLY = 0.7
_TORN_WORDS = 12
# "with Jane Roe and M. Poe" on a line apart: of the work above
_WITH_OTHERS = re.compile(r"[(\[]?(?:joint(?:ly)?\s+)?with\s+[^\W\d_a-z]")
_WITH_WORDS = 30
# "Revised and resubmitted to the Lamp Journal" below a title
_HOW_FAR = re.compile(
    r"\W*(?:(?:conditionally )?accepted|(?:revised and )?(?:re)?submitted|revise and resubmit|R&R|under (?:review|revision)"
    r"|forthcoming|in press)\s(?:to|at|by|in|for|with)\s",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    section: Section
    entry: Entry
    around: Surroundings


def read_works(sections: Sequence[Section], context: Context) -> Harvest[Work]:
    """The works that the document's publication, patent and software sections cite, with what was left aside.

    An entry in which no title is found, or nothing beside it (no author, venue, year or identifier), is no reference.
    """
    harvest: Harvest[Work] = Harvest()
    candidates: list[_Candidate] = []
    owner = _owner(context)
    for number, section in enumerate(sections):
        entries = split_entries(section)
        is_research = section.kind is SectionKind.UNKNOWN and lists_research(section, entries)
        is_cited = section.kind is SectionKind.UNKNOWN and not is_research and cites_owner(section, entries, owner)
        if section.kind not in _KINDS and not is_research and not is_cited:
            continue
        inner: tuple[Passage, ...] = ()
        bare = have_bare_labels(entries)
        for entry, carried in _references(entries, ()):
            if is_cited and not (owner and cites(entry, owner)):
                continue
            if not entry.children and is_inner_heading(entry.passage.text):
                inner = (entry.passage,)
                harvest.asides.extend(Aside(line.number, "heading in a list of works") for line in entry.lines)
                continue
            if section.kind is SectionKind.SOFTWARE and len(entry.passage) < _SHORTEST_OF_SOFTWARE:
                continue  # a name in a list of programs
            around = replace(surroundings_of(section, (*carried, *inner)), section=number)
            around = replace(around, kind=around.kind or WorkKind.PREPRINT) if is_research else around
            row = read_row(entry, bare=bare) if around.kind is WorkKind.THESIS else entry
            if row is None or _REMARK.match(entry.passage.text):
                harvest.asides.extend(Aside(line.number, "remark on the list") for line in entry.lines)
                continue
            is_prose = is_paragraph(entry.passage.text) and not without_abstract(entry.lines)[1]
            if (section.kind is SectionKind.PUBLICATIONS or is_research) and is_prose:
                harvest.asides.extend(Aside(line.number, "abstract") for line in entry.lines)
                continue
            is_talk = SectionKind.TALKS in section.also and (is_plain_talk(entry.passage) or lists_talks(section))
            if is_talk or _TALK.match(entry.passage.text) or (carried and _PRESENTED.search(carried[-1].text)):
                harvest.asides.extend(Aside(line.number, "talk in a list of works") for line in entry.lines)
                continue
            candidates.append(_Candidate(section, row, around))
    candidates = _mended(candidates)
    passages = []
    for candidate in candidates:
        kept, closing = without_closing_lines(candidate.entry.lines, owner)
        harvest.asides.extend(Aside(line.number, "closing line") for line in closing)
        lines, prose = without_abstract(kept)
        harvest.asides.extend(Aside(line.number, "abstract") for line in prose)
        passages.append(with_line_breaks(candidate.entry, len(lines)))
    works = parse_reference_list(passages, owner, [c.around for c in candidates])
    for candidate, work in zip(candidates, works, strict=True):
        if work is not None and _is_reference(work, candidate, owner):
            harvest.facts.append(work)
        else:
            harvest.issues.append(_issue(candidate, context))
    harvest.facts.extend(read_theses(sections, harvest.facts))
    return harvest


_SHORTEST_OF_SOFTWARE = 12  # characters


def _mended(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The candidates with each piece that a page or paragraph break tore off put back to its entry.

    An entry that stops in the middle of a phrase and has no year goes on in the next one, if that is short and has a year.
    """
    mended: list[_Candidate] = []
    for candidate in candidates:
        last = mended[-1] if mended else None
        if last and last.section is candidate.section and _is_torn(last.entry.passage.text, candidate.entry):
            joined = Entry(
                (*last.entry.lines, *candidate.entry.lines),
                join_passages((last.entry.passage, candidate.entry.passage)),
                last.entry.marker,
                last.entry.level,
                last.entry.carried,
            )
            mended[-1] = _Candidate(last.section, joined, last.around)
        else:
            mended.append(candidate)
    return mended


def _is_torn(before: str, entry: Entry) -> bool:
    text = entry.passage.text
    # M.S. Thesis, Elm University, May 1991.
    if entry.marker is None and _KIND.match(text) and _YEAR.search(text) and not _YEAR.search(before) and _is_short(text):
        return True
    if entry.marker is None and _HOW_FAR.match(text) and len(text.split()) <= _TORN_WORDS and not _HOW_FAR.match(before):
        return True
    if entry.marker is None and _WITH_OTHERS.match(text) and len(text.split()) <= _WITH_WORDS:
        return True
    goes_on = before[-1:].isalpha() or before[-1:] in ",:&–-"
    return goes_on and entry.marker is None and not _YEAR.search(before) and _YEAR.search(text) is not None and _is_short(text)


def _is_short(text: str) -> bool:
    return len(text.split()) <= _TORN_WORDS


def _references(entries: Sequence[Entry], carried: tuple[Passage, ...]) -> Iterator[tuple[Entry, tuple[Passage, ...]]]:
    """The entries that may be references, with the headings that hold for each; a short entry above others is such a heading."""
    for entry in (part for whole in entries for part in _parted(whole)):
        above = (*carried, *entry.carried)
        if entry.children and len(entry.passage.text.split()) <= _FEW_WORDS:
            yield from _references(entry.children, (*above, entry.passage))
            continue
        yield entry, above
        if len(entry.children) >= _LIST and sum(map(_has_year, entry.children)) >= _MOSTLY * len(entry.children):
            yield from _references(entry.children, above)


def _parted(entry: Entry) -> list[Entry]:
    """The entry, or its parts where several of its lines open with the mark of a numbered example, "(@)"."""
    starts = [i for i, line in enumerate(entry.lines) if _EXAMPLE.match(line.text)]
    if len(starts) < 2 or starts[0] != 0:
        return [entry]
    pieces = [entry.lines[a:b] for a, b in pairwise([*starts, len(entry.lines)])]
    parts = [Entry(lines, join_lines(lines), None, entry.level, entry.carried) for lines in pieces]
    parts[-1] = replace(parts[-1], children=entry.children)
    return parts


def _has_year(entry: Entry) -> bool:
    return _YEAR.search(entry.passage.text) is not None and len(entry.passage.text.split()) > _FEW_WORDS


def _owner(context: Context) -> PersonName | None:
    return parse_person_name(context.subject.name.value) if context.subject else None


def _is_reference(work: Work, candidate: _Candidate, owner: PersonName | None) -> bool:
    """Whether enough stands beside the title; in a list of software only what is cited with the owner's name."""
    found = [
        work.venue is not None,
        work.year is not None,
        bool(work.doi or work.arxiv or work.url),
        work.publisher is not None,
        bool(work.pages or work.volume),
        work.status.span != work.span or work.status.value is not WorkStatus.PUBLISHED,
        work.kind.span != work.span,
    ]
    if candidate.section.kind is SectionKind.SOFTWARE:
        return any(found) and owner is not None and any(fold(owner.family) in fold(a.name.value) for a in work.authors)
    if candidate.section.kind is SectionKind.PATENTS:
        return any(found)
    long = len(work.title.value.split()) >= _TITLE_WORDS
    if work.authors:
        family = fold(owner.family) if owner else ""
        return any(found) or work.owner_implied or (long and any(family and family in fold(a.name.value) for a in work.authors))
    unfinished = candidate.around.status not in (None, WorkStatus.PUBLISHED) or found[5]
    enough = unfinished or candidate.around.kind in (WorkKind.THESIS, WorkKind.PREPRINT)
    told = work.year is not None and candidate.around.kind is WorkKind.OTHER  # a composition, a review
    return sum(found) >= 2 or (enough and long) or told


def _issue(candidate: _Candidate, context: Context) -> Issue:
    return Issue(
        context.document.name,
        candidate.entry.lines[0].number,
        Severity.FACT,
        "citations.no_reference",
        "this entry of a publication list could not be read as a reference; check whether it is one",
        candidate.entry.passage.text[:200],
    )
