"""Blocks: the career sections of a document, each with the subsections that belong to it, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from etl.model import regex as re
from etl.model.section import Section, SectionKind
from etl.transform.headings import Wording, read_heading_words
from etl.transform.parsers.affiliations import Role, evidence_of, is_job_in_education
from etl.transform.parsers.degree_headings import degree_sections
from etl.transform.parsers.row_wording import is_labelled, is_prose
from etl.transform.parsers.stay_rows import Row, read_rows
from etl.transform.parsers.stay_vitae import VITAE, career_rows

_CAREER = (SectionKind.EDUCATION, SectionKind.EMPLOYMENT)
# sections in which a stay must be complete to be one: title, organization and date together
_LOOSE = (SectionKind.HEADER, SectionKind.CONTACT, SectionKind.PROJECTS)
# a "Board memberships" below "Service" lists no jobs
_NO_CAREER = (SectionKind.SERVICE, SectionKind.AWARDS, SectionKind.PUBLICATIONS, SectionKind.MEMBERSHIPS)


_OF_POSTS = (Role.TITLE, Role.ORGANIZATION, Role.UNIT, Role.PLACE)
_FEWEST_POSTS = 2
_SHARE_OF_POSTS = 0.6
# posts beside the job, which sections of other kinds list
_OFFICES = re.compile(
    r"\b(?:chair|co-chair|member|reviewer|referee|organi[sz]er|organi[sz]ing|speaker|panelist|judge|advisor|adviser|board|committee"
    r"|society|association|mentor|volunteer|coach|treasurer|secretary|vocal|secretari[oa]|vorsitz\w*|mitglied\w*|gutachter\w*)\b",
    re.I,
)
# whom others were paid with: "Postdoctoral Fellows Sponsored", "Former Students and Postdocs"
_SUPERVISED = re.compile(
    r"\b(?:fellows?|post-?docs?|students?|researchers?|interns|assistants)\s+(?:sponsored|supervised|mentored|advised|hosted|trained|directed)\b"
    r"|\bformer (?:students|post-?docs|(?:lab|group) members)\b|\b(?:advisees|mentees|trainees)\b",
    re.I,
)


@dataclass(slots=True)
class Block:
    """A career section with the subsections that belong to it, row by row."""

    kind: SectionKind
    rows: list[tuple[Row, Section]]
    is_loose: bool
    last: Section | None = None  # the section that its last rows are from
    degrees: list[tuple[Section, Row]] = field(default_factory=list)  # sections headed by a degree, and the heading


def split_blocks(sections: Sequence[Section]) -> list[Block]:
    """The career sections of a document, each with what belongs to it, in reading order."""
    blocks: list[Block] = []
    roots: list[Section] = []
    degrees = degree_sections(sections)
    for section in sections:
        above = list(_ancestors(section))
        if section.heading is not None and _SUPERVISED.search(section.heading.text):
            continue
        inside = roots and any(section_above is roots[-1] for section_above in above)
        if any(section is each for each in degrees):
            rows = [(row, section) for row in read_rows(section.lines)]
            if not (blocks and any(blocks[-1].last is each for each in degrees)):
                blocks.append(Block(SectionKind.EDUCATION, [], is_loose=False))
                roots.append(section)
            blocks[-1].rows += rows
            blocks[-1].degrees.append((section, read_rows((), section.heading)[0]))
        elif blocks and _goes_on(blocks[-1], section, sections):
            blocks[-1].rows += [(row, section) for row in read_rows(section.lines, section.heading)]
        elif inside and section.kind in (blocks[-1].kind, SectionKind.PROJECTS, SectionKind.UNKNOWN):
            blocks[-1].rows += _rows_of(section)
        elif section.kind in VITAE and not any(s.kind in _NO_CAREER for s in above) and (rows := career_rows(_rows_of(section))):
            blocks.append(Block(SectionKind.EMPLOYMENT, rows, is_loose=False))
            roots.append(section)
        elif (section.kind in _CAREER or section.kind in _LOOSE) and not any(s.kind in _NO_CAREER for s in above):
            blocks.append(Block(section.kind, _rows_of(section), section.kind in _LOOSE))
            roots.append(section)
        elif section.kind is SectionKind.TEACHING and SectionKind.EMPLOYMENT in section.also:
            posts = [(row, section) for row, section in _rows_of(section) if _is_post_alone(row) or _is_job_beside_teaching(row)]
            blocks.append(Block(SectionKind.EMPLOYMENT, posts, is_loose=not any(_is_job_beside_teaching(row) for row, _ in posts)))
            roots.append(section)
        elif section.kind is SectionKind.TEACHING and (posts := _posts_without_course(_rows_of(section))):
            blocks.append(Block(SectionKind.EMPLOYMENT, posts, is_loose=True))
            roots.append(section)
        elif (section.kind is SectionKind.TEACHING and _are_told_posts(rows := _rows_of(section))) or (
            section.kind is SectionKind.UNKNOWN
            and all(each.kind is SectionKind.UNKNOWN for each in above)
            and _lists_posts(rows := _rows_of(section))
        ):
            blocks.append(Block(SectionKind.EMPLOYMENT, rows, is_loose=False))
            roots.append(section)
        else:
            continue
        blocks[-1].last = section
    return blocks


def _goes_on(block: Block, section: Section, sections: Sequence[Section]) -> bool:
    """Whether a heading is the school of the degree above it, at the end of the section before: "MSc, Sand" above "Elm College";
    or an employer among posts: "Brightwell" above "Engineer, 2019–2021"."""
    if section.kind is not SectionKind.UNKNOWN or section.heading is None or block.is_loose:
        return False
    at = next(i for i, other in enumerate(sections) if other is section)
    before = sections[at - 1] if at else None
    if before is None or before is not block.last:
        return False
    if block.kind is SectionKind.EMPLOYMENT:
        return _opens_with_post(section)
    if not block.rows or block.kind is not SectionKind.EDUCATION:
        return False
    found = evidence_of(section.heading.text.split(",")[0].strip())
    return found is not None and found[0] is Role.ORGANIZATION and found[1] >= _SURE_NAME


def _opens_with_post(section: Section) -> bool:
    """Whether a section whose heading may be an employer's name opens with a post and its date."""
    heading = section.heading.text.strip() if section.heading is not None else ""
    if not heading or len(heading.split()) > _MOST_WORDS or read_heading_words(heading).wording is Wording.WHOLE:
        return False
    opening = [row for row in read_rows(section.lines[:_OPENING]) if not is_prose(row.text)][:2]
    posts = [row for row in opening if row.has(Role.TITLE, least=0.75)]
    return bool(posts) and posts[0] is opening[0] and any(row.dates for row in opening)


_MOST_WORDS, _OPENING = 8, 4
_SURE_NAME = 0.85


def _lists_posts(rows: Sequence[tuple[Row, Section]]) -> bool:
    """Whether a section of unknown heading lists jobs: two rows or more, most of them a date, a job and an organization."""
    jobs = sum(
        bool(row.dates) and row.has(Role.ORGANIZATION, least=0.75) and any(_is_job(part.text) for part in row.parts)
        for row, _ in rows
    )
    in_rows = jobs >= _FEWEST_POSTS and jobs >= _SHARE_OF_POSTS * len(rows)
    return in_rows or _are_told_posts(rows) or _stand_below_dates(rows) or _stand_around_dates(rows)


def _stand_around_dates(rows: Sequence[tuple[Row, Section]]) -> bool:
    """Whether each date has a job and an employer in its row or those next to it: "Elm Inc., 2014–2016" above "Grants Officer"."""
    plain = [row for row, _ in rows if not is_prose(row.text) and not is_labelled(row.text)]
    dates = [i for i, row in enumerate(plain) if row.dates]
    if len(dates) < _FEWEST_DATES or dates[0] > _NEAR:
        return False
    jobs = names = 0
    for before, i, after in zip([-1, *dates], dates, [*dates[1:], len(plain)], strict=False):
        near = plain[max(before + 1, i - _NEAR) : min(after, i + 1 + _NEAR)]
        titles = [part.text for row in near for part in row.parts if _is_job(part.text)]
        jobs += any(not _TEACHES.search(title) or evidence_of(title) == (Role.TITLE, 0.95) for title in titles)
        names += any(row.has(Role.ORGANIZATION, least=0.75) for row in near)
    return jobs >= _SHARE_OF_JOBS * len(dates) and names >= _SHARE_OF_POSTS * len(dates)


_FEWEST_DATES, _NEAR, _SHARE_OF_JOBS = 3, 2, 0.8


def _stand_below_dates(rows: Sequence[tuple[Row, Section]]) -> bool:
    """Whether dates on rows of their own stand above jobs: "2014–" above "Lecturer, Elm University"."""
    dates = [i for i, (row, _) in enumerate(rows) if row.dates and not row.parts]
    below = [rows[i + 1][0] for i in dates if i + 1 < len(rows)]
    jobs = [row for row in below if row.has(Role.ORGANIZATION, least=0.75) and any(_is_job(part.text) for part in row.parts)]
    return len(jobs) >= _FEWEST_POSTS and len(jobs) == len(dates) == sum(bool(row.dates) for row, _ in rows)


def _are_told_posts(rows: Sequence[tuple[Row, Section]]) -> bool:
    """Whether the rows are two jobs or more and what is told of them: "Elm University, 2016–2018" above "Lecturer" above a
    sentence, and nothing else, no list of courses."""
    dated = [i for i, (row, _) in enumerate(rows) if row.dates and not is_prose(row.text)]
    if len(dated) < _FEWEST_POSTS or dated[0] > 0:
        return False
    for i, end in pairwise([*dated, len(rows)]):
        job = rows[i + 1][0] if i + 1 < end else None
        if job is None or job.dates or is_prose(job.text) or not _opens_with_title(job) or _OFFICES.search(job.text):
            return False
        if not all(is_prose(row.text) or is_labelled(row.text) or row.text.endswith(".") for row, _ in rows[i + 2 : end]):
            return False
    named = sum(rows[i][0].has(Role.ORGANIZATION, Role.UNIT, least=0.75) for i in dated)
    return named * 2 >= len(dated)


def _opens_with_title(row: Row) -> bool:
    """Whether a post comes first, no course: "Lecturer, Department of Sand", no "Sand Mechanics (Bachelor), Lecturer"."""
    found = evidence_of(row.parts[0].text) if row.parts else None
    return found is not None and found[0] is Role.TITLE and found[1] >= _SURE_TITLE


_SURE_TITLE = 0.75


def _posts_without_course(rows: Sequence[tuple[Row, Section]]) -> list[tuple[Row, Section]]:
    """The dated posts of a list of teaching that names no courses with them: "Lecturer, Oak College, 2016–2018" above another."""
    posts = [bool(row.dates) and len(row.parts) > 1 and _is_post_alone(row) and _is_job_row(row) for row, _ in rows]
    last = len(rows) - 1
    alone = [
        (row, section)
        for i, (row, section) in enumerate(rows)
        if posts[i] and (i == last or posts[i + 1] or _stands_apart(row, rows[i + 1][0]))
    ]
    return alone if sum(posts) >= _FEWEST_POSTS and len(alone) == sum(posts) else []


def _is_job_row(row: Row) -> bool:
    return row.has(Role.TITLE, least=0.75) and row.has(Role.ORGANIZATION, least=0.75)


def _stands_apart(row: Row, below: Row) -> bool:
    """Whether what stands below is no part of the entry: a labelled line set off by blank space."""
    return bool(row.lines and below.lines) and below.line.gap > row.line.gap and below.line.indent <= row.line.indent


def _is_post_alone(row: Row) -> bool:
    """Whether a row of "Teaching and Professional Experience" holds a post and no course: "Lecturer, Oak College, 2016–2018"."""
    found = [evidence_of(part.text) for part in row.parts]
    return all(each is not None and each[0] in _OF_POSTS for each in found) and not is_prose(row.text)


def _is_job_beside_teaching(row: Row) -> bool:
    """Whether a row of "Teaching and advisory work" is a dated job that is no teaching: "2016  Data scientist, Elm"."""
    title = row.parts[0].text if row.dates and len(row.parts) > 1 else ""
    return bool(title) and evidence_of(title) == (Role.TITLE, 0.95) and _is_job(title) and not _TEACHES.search(title)


_TEACHES = re.compile(
    r"\b(?:assistant|instructor|lecturer|tutor|teacher|professor|fellow|grader|demonstrator|reader|ta|coach|trainer|docente?|dozent\w*"
    r"|enseignant\w*|chargée? de|lehr\w*|profesora?|ayudante|moniteur|monitrice)\b",
    re.I,
)


def _is_job(text: str) -> bool:
    found = evidence_of(text)
    sure = found is not None and found[0] is Role.TITLE and found[1] >= 0.75
    return sure and is_job_in_education(text) and not _OFFICES.search(text)


def _ancestors(section: Section) -> Iterator[Section]:
    while section.parent is not None:
        section = section.parent
        yield section


def _rows_of(section: Section) -> list[tuple[Row, Section]]:
    heading = section.heading if section.parent is not None else None
    if heading is not None and not _is_entry_heading(heading.text):
        heading = None
    return [(row, section) for row in read_rows(section.lines, heading)]


def _is_entry_heading(text: str) -> bool:
    """Whether a subheading names an employer, a post or a degree rather than a group of them ("Internships")."""
    found = evidence_of(text.strip(" :"))
    return (
        read_heading_words(text).wording is not Wording.WHOLE
        and found is not None
        and found[0] in (Role.ORGANIZATION, Role.TITLE, Role.DEGREE, Role.UNIT)
        and not text.rstrip(" :").endswith("s")
    )
