"""How a document's headings nest, and which of them are entries set like headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from etl.model.document import Line, Passage
from etl.model.section import SectionKind
from etl.transform.heading_candidates import Candidate, find_candidates
from etl.transform.heading_forms import Form
from etl.transform.heading_lexicon import fold
from etl.transform.heading_lines import choose_headings, rank_forms
from etl.transform.headings import (
    HeadingWords,
    Wording,
    is_label_of_people,
    is_note_on_work,
    names_courses,
    names_papers_read,
    names_theses,
    read_heading_words,
    says_attended,
    says_how_given,
    says_how_published,
)
from etl.transform.parsers.affiliations import Role, evidence_of

# kinds whose entries are often set like headings: an employer, a school, a project
_ENTRIES_LIKE_HEADINGS = frozenset(
    {SectionKind.EMPLOYMENT, SectionKind.EDUCATION, SectionKind.PROJECTS, SectionKind.SOFTWARE, SectionKind.GRANTS}
)
# kinds whose lists have parts with headings of any wording
_LISTS = frozenset({SectionKind.PUBLICATIONS, SectionKind.TALKS, SectionKind.SERVICE, SectionKind.TEACHING})
# kinds that below such a list, or below skills, are only parts of it ("Interviews" below "Publications", "Packages" below "Skills")
_PARTS_OF_LISTS = frozenset(
    {SectionKind.MEDIA, SectionKind.PERSONAL, SectionKind.SUMMARY, SectionKind.INTERESTS, SectionKind.CONTACT, SectionKind.PROJECTS}
)
_PARTS_OF_SKILLS = frozenset({SectionKind.SOFTWARE, SectionKind.LANGUAGES, SectionKind.CERTIFICATES, SectionKind.INTERESTS})
# kinds that a heading running into its text may open
_RUN_IN_KINDS = frozenset(
    {
        SectionKind.SKILLS,
        SectionKind.LANGUAGES,
        SectionKind.INTERESTS,
        SectionKind.CERTIFICATES,
        SectionKind.MEMBERSHIPS,
        SectionKind.AWARDS,
        SectionKind.REFERENCES,
        SectionKind.PERSONAL,
    }
)
_NO_RUN_IN = frozenset({SectionKind.SKILLS, SectionKind.PERSONAL, SectionKind.CONTACT, SectionKind.HEADER, SectionKind.PROJECTS})
_OF_THESES = frozenset({SectionKind.PUBLICATIONS, SectionKind.EDUCATION})  # kinds of "Master Thesis" where no students stand above
_OF_LEARNERS = frozenset({SectionKind.EDUCATION, SectionKind.CERTIFICATES})  # below them "Courses" are ones that were attended
_CAREER = frozenset({SectionKind.EMPLOYMENT, SectionKind.EDUCATION})
_NOT_OF = {SectionKind.EMPLOYMENT: Role.DEGREE, SectionKind.EDUCATION: Role.TITLE}
_FEWEST_STAYS = 2
_OF_STAYS, _SURE_STAY = (Role.ORGANIZATION, Role.TITLE, Role.DEGREE), 0.85
_ROWS_OF_NAME = 2  # how far below its first word a name in the margin goes on
_TITLE_WORDS, _FEW_LINES, _MANY = 4.5, 4, 3  # entries set like headings: mean words at least, lines each at most, how many at least


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: the line `index`, its words, the kind it opens and its rank (1 = outermost).

    `rest` is what follows on its own line when it runs into its text, `also` the further kinds that its words name.
    """

    index: int
    passage: Passage
    words: HeadingWords
    kind: SectionKind
    rank: int
    rule: str
    rest: Line | None = None
    also: tuple[SectionKind, ...] = ()


def find_headings(lines: Sequence[Line]) -> list[Heading]:
    """The headings among `lines`, in order, each with its kind and rank; years, employers and job titles are none."""
    chosen = choose_headings(find_candidates(lines))
    ranks = rank_forms(chosen)
    titles, parts = _titles_of_entries(chosen, len(lines)), _parts_by_form(chosen)
    above: list[Heading] = []
    found: list[Heading] = []
    umbrella: Heading | None = None
    below_entry = 0
    repeated, stays = _repeated(chosen), _forms_of_stays(chosen)
    for number, candidate in enumerate(chosen):
        rank = ranks[candidate.form]
        is_known = (candidate.words.wording >= Wording.PARTS and not candidate.words.neutral) or number in parts
        if below_entry and (rank > below_entry or (rank == below_entry and not is_known)):
            continue
        below_entry = 0
        while above and above[-1].rank >= rank:
            above.pop()
        parent = above[-1] if above else None
        if number in repeated and any(heading.kind in _ENTRIES_LIKE_HEADINGS for heading in (*above, *found[-1:])):
            continue
        if parent is not None and (
            number in titles or (number not in parts and _is_entry(candidate, parent) and not _has_part(found, parent, rank))
        ):
            below_entry = rank
            continue
        if (
            candidate.rest is not None
            and not candidate.form.beside
            and not _may_run_in(candidate, found[-1].kind if found else SectionKind.HEADER)
        ):
            continue
        if found and (_is_content(candidate, found[-1], rank) or _names_stay(candidate, found[-1], stays)):
            continue
        if found and found[-1].kind in _CAREER and rank > found[-1].rank and is_label_of_people(candidate.passage.text):
            continue
        if found and found[-1].kind is SectionKind.PUBLICATIONS and is_note_on_work(candidate.passage.text):
            continue
        if umbrella is None or rank < umbrella.rank or _is_umbrella(candidate, found[-1], rank):
            umbrella = found[-1] if found and _is_umbrella(candidate, found[-1], rank) else None
        elif rank == umbrella.rank and _kind(candidate.words, umbrella.kind) is not umbrella.kind:
            umbrella = None
        heading = _heading(candidate, rank, parent or umbrella or _list_before(candidate, found))
        above.append(heading)
        found.append(heading)
    return _with_settled_kinds(_with_whole_names(found))


def _with_whole_names(found: Sequence[Heading]) -> list[Heading]:
    """The headings, those of a word that says nothing with the kind that it has together with the next: "Current" in one row of a
    margin, "Position" in the next."""
    whole = list(found)
    for number, (heading, after) in enumerate(pairwise(found)):
        if heading.kind is not SectionKind.UNKNOWN or heading.rank != after.rank or after.index - heading.index > _ROWS_OF_NAME:
            continue
        said = read_heading_words(f"{heading.passage.text} {after.passage.text}")
        if said.wording >= Wording.PARTS and said.kind is after.kind:
            whole[number] = replace(heading, kind=said.kind)
    return whole


def _is_umbrella(candidate: Candidate, above: Heading, rank: int) -> bool:
    """Whether the heading above has no text of its own, so that it heads the lists of this and the following headings that are set
    like it: "Teaching", then "Lectures" and "Laboratories"."""
    return (
        rank == above.rank
        and candidate.index == above.index + 1
        and above.kind in _LISTS
        and above.words.wording >= Wording.PARTS
        and above.rest is None
        and not candidate.form.markup
    )


def _with_settled_kinds(found: Sequence[Heading]) -> list[Heading]:
    """Words that may open either of two kinds open the one that no other heading opens ("Akademischer Werdegang").

    Below a heading of one of these kinds they open that one: "Conference Papers" below "Publications" lists no talks. What stands
    below without a kind of its own ("Posters" below "Communications") goes with it.
    """
    sure = {heading.kind for heading in found if not heading.words.either}
    settled: list[Heading] = []
    moved: Heading | None = None
    for heading in found:
        if moved is not None and heading.rank <= moved.rank:
            moved = None
        if moved is not None and moved.also and heading.words.neutral and heading.kind is moved.also[0]:
            heading = replace(heading, kind=moved.kind)
        others = [kind for kind in heading.also if kind not in sure]
        above = next((each.kind for each in reversed(settled) if each.rank < heading.rank), None)
        if heading.words.either and heading.kind in sure and others and above is not heading.kind:
            also = (heading.kind, *(kind for kind in heading.also if kind is not others[0]))
            heading = moved = replace(heading, kind=others[0], also=also)
        settled.append(heading)
    return settled


def _heading(candidate: Candidate, rank: int, parent: Heading | None) -> Heading:
    if candidate.form.markup:
        rule = "sections.markup"
    elif candidate.form.beside:
        rule = "sections.beside"
    elif candidate.rest is not None:
        rule = "sections.run_in"
    else:
        rule = "sections.wording" if candidate.words.wording >= Wording.PARTS else "sections.form"
    kind = _kind(candidate.words, parent.kind if parent else None)
    if parent is not None and parent.kind is SectionKind.ADVISING and kind in _OF_THESES and names_theses(candidate.passage.text):
        kind = SectionKind.ADVISING
    if parent is not None and parent.kind is SectionKind.TALKS and kind is SectionKind.PUBLICATIONS:
        kind = parent.kind if names_papers_read(candidate.passage.text) else kind
    if parent is not None and parent.kind is not SectionKind.TALKS and says_attended(candidate.passage.text):
        kind = SectionKind.CERTIFICATES
    if parent is not None and parent.kind in _OF_LEARNERS and kind is SectionKind.TEACHING:
        kind = SectionKind.CERTIFICATES if names_courses(candidate.passage.text) else kind
    if parent is not None and parent.kind is SectionKind.EMPLOYMENT and candidate.words.wording is Wording.HEAD:
        kind = parent.kind if _stay_named(candidate) is Role.TITLE else kind
    also = tuple(k for k in candidate.words.also if k is not kind) if kind is candidate.words.kind else ()
    return Heading(candidate.index, candidate.passage, candidate.words, kind, rank, rule, candidate.rest, also)


def _list_before(candidate: Candidate, found: Sequence[Heading]) -> Heading | None:
    """The list of works that words like "Refereed" or "In preparation" go on with, and the list of talks that "Posters" does, where
    no heading stands above them."""
    text, kind = candidate.passage.text, found[-1].kind if found else None
    is_of_works = kind is SectionKind.PUBLICATIONS and says_how_published(text)
    return found[-1] if is_of_works or (kind is SectionKind.TALKS and says_how_given(text)) else None


def _kind(words: HeadingWords, parent: SectionKind | None) -> SectionKind:
    """The heading's own kind; its parent's where its words say nothing of their own there."""
    if parent is None or parent is SectionKind.UNKNOWN:
        return words.kind
    if words.neutral or words.kind is SectionKind.UNKNOWN or parent in words.also:
        return parent
    if parent in _LISTS and words.kind in _PARTS_OF_LISTS:
        return parent
    return parent if parent is SectionKind.SKILLS and words.kind in _PARTS_OF_SKILLS else words.kind


def _is_entry(candidate: Candidate, parent: Heading) -> bool:
    """Whether this is an employer, a school or a project rather than a part of the section."""
    if candidate.rest is not None:
        return False
    return parent.kind in _ENTRIES_LIKE_HEADINGS and candidate.words.wording < Wording.PARTS and not candidate.words.neutral


def _parts_by_form(chosen: Sequence[Candidate]) -> set[int]:
    """Headings whose noun is a list's, and others set like them have known words: "Premieres and Dedications", "Compositions"."""
    lists = [(n, c) for n, c in enumerate(chosen) if c.words.kind not in _ENTRIES_LIKE_HEADINGS and not c.form.markup]
    known = {c.form for _, c in lists if c.words.wording >= Wording.PARTS}
    return {n for n, c in lists if c.words.wording is Wording.HEAD and c.rest is None and c.form in known}


def _has_part(found: Sequence[Heading], parent: Heading, rank: int) -> bool:
    """Whether a heading of known words and of this rank stands below the same one already: others of the rank are no entries."""
    parts = [heading for heading in found[found.index(parent) + 1 :] if heading.rank == rank]
    return any(part.words.wording >= Wording.PARTS and not part.words.neutral and part.kind is not parent.kind for part in parts)


def _is_content(candidate: Candidate, above: Heading, rank: int) -> bool:
    """Whether a line of unknown words is all that stands below a heading set like it: "SKILLS" above "QGIS"."""
    return (
        candidate.words.wording is Wording.NONE
        and not candidate.form.markup
        and candidate.rest is None
        and above.rest is None
        and above.words.wording >= Wording.PARTS
        and rank == above.rank
        and candidate.index == above.index + 1
    )


def _names_stay(candidate: Candidate, above: Heading, stays: Counter[Form]) -> bool:
    """Whether a line of unknown words in a career section is an employer, a school or a post, though set like the headings; one
    that the markup calls a heading is if others of its form are, too."""
    if above.kind not in _CAREER or candidate.words.wording is not Wording.NONE:
        return False
    if not candidate.form.markup:
        return _stay_named(candidate) is not None
    return stays[candidate.form] >= _FEWEST_STAYS and _stay_named(candidate) not in (None, _NOT_OF[above.kind])


def _stay_named(candidate: Candidate) -> Role | None:
    found = evidence_of(candidate.passage.text)
    return found[0] if found is not None and found[0] in _OF_STAYS and found[1] >= _SURE_STAY else None


def _forms_of_stays(chosen: Sequence[Candidate]) -> Counter[Form]:
    """How many headings of the markup, by their form, name an employer, a school or a post."""
    marked = (c for c in chosen if c.form.markup and c.words.wording is Wording.NONE)
    return Counter(candidate.form for candidate in marked if _stay_named(candidate) is not None)


def _titles_of_entries(chosen: Sequence[Candidate], total: int) -> set[int]:
    """Headings of unknown, long words with few lines below each: the titles of works on a list."""
    groups: dict[Form, list[int]] = {}
    for number, candidate in enumerate(chosen):
        if candidate.words.wording < Wording.HEAD and candidate.rest is None:
            groups.setdefault(candidate.form, []).append(number)
    titles: set[int] = set()
    for numbers in groups.values():
        words = sum(len(chosen[n].passage.text.split()) for n in numbers) / len(numbers)
        ends = [chosen[n + 1].index if n + 1 < len(chosen) else total for n in numbers]
        sizes = sorted(end - chosen[n].index - 1 for n, end in zip(numbers, ends, strict=True))
        if len(numbers) >= _MANY and words >= _TITLE_WORDS and sizes[len(sizes) // 2] <= _FEW_LINES:
            titles.update(numbers)
    return titles


def _repeated(chosen: Sequence[Candidate]) -> set[int]:
    """Headings whose words stand several times: within a list of posts or projects they are a part of each ("Main duties:")."""
    counts = Counter(fold(candidate.passage.text) for candidate in chosen)
    return {n for n, candidate in enumerate(chosen) if counts[fold(candidate.passage.text)] >= _MANY}


def _may_run_in(candidate: Candidate, current: SectionKind) -> bool:
    return candidate.words.kind in _RUN_IN_KINDS and current not in _NO_RUN_IN and candidate.words.kind is not current
