"""Systems: the named systems, tools, libraries and datasets that the document says the subject built or helped to build.

Four sources, each with its own rule: lists under a heading that means software ("Example — 300 stars"), sentences that name
what was built ("we build a system called Example"; "core developer of Example"), and project headings below a post that are
names ("**Example**" above a description of a system). What is merely used, and methods named in titles alone, are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etl.model import regex as re
from etl.model.claim import Claim
from etl.model.document import Line, Passage, Style
from etl.model.entry import Entry
from etl.model.facts import System
from etl.model.section import Section, SectionKind
from etl.model.span import Span
from etl.transform.context import Context, Harvest
from etl.transform.entries import split_entries
from etl.transform.line_joining import join_lines
from etl.transform.parsers.career_index import place_rows
from etl.transform.parsers.stay_claims import span_of, text_claim
from etl.transform.parsers.system_conventions import names_by_convention
from etl.transform.parsers.system_enumerations import (
    find_enumerated,
    find_listed_kinds,
    find_made,
    find_projects,
    find_with_roles,
)
from etl.transform.parsers.system_heads import are_rows, names_above_marked, names_stacked
from etl.transform.parsers.system_lists import (
    find_listed,
    is_alone,
    labels_made,
    lists_own_software,
    lists_used,
    names_alone,
)
from etl.transform.parsers.system_names import (
    ROLE_WORDS,
    find_stated,
    is_software_heading,
    may_name,
    opens_description,
    starts_with_year,
)
from etl.transform.parsers.system_phrases import find_phrased
from etl.transform.parsers.system_project_lists import above_description, projects_of
from etl.transform.parsers.system_projects import behind_role, find_bare, find_headed
from etl.transform.parsers.system_titles import find_titled

RULE_LISTED = "systems.listed"
RULE_STATED = "systems.stated"
RULE_HEADED = "systems.heading"
RULE_TITLED = "systems.title"

_STATED_IN = frozenset(
    {
        SectionKind.EMPLOYMENT,
        SectionKind.PROJECTS,
        SectionKind.SUMMARY,
        SectionKind.SKILLS,
        SectionKind.PUBLICATIONS,
        SectionKind.HEADER,
        SectionKind.EDUCATION,
        SectionKind.INTERESTS,
    }
)
_CONFIDENCE = {RULE_STATED: 0.9, RULE_LISTED: 0.85, RULE_HEADED: 0.7, RULE_TITLED: 0.65}
_HEADING_LENGTH = 60
_UPDATED = ("lastupdated", "lastmodified", "lastrevised", "updatedon", "letzteaktualisierung", "stand")  # of the document
_Named = tuple[Passage, Span, str, Claim[str] | None]
_HEADED_IN = frozenset({SectionKind.EMPLOYMENT, SectionKind.PROJECTS})


def read_systems(sections: Sequence[Section], context: Context) -> Harvest[System]:
    """The systems that the subject built, each once, with the organization of the entry they stand in."""
    harvest: Harvest[System] = Harvest()
    seen: set[str] = set()
    used = _used_names(sections)
    for name, span, rule, organization in [*_placed_names(sections), *_listed_names(sections)]:
        key = "".join(c for c in name.text.casefold() if c.isalnum())
        if rule == RULE_STATED and name.text.casefold() in used and _is_means(name.text, span.quote):
            continue
        if key and key not in seen and not key.startswith(_UPDATED) and not _is_employers(name.text, organization):
            seen.add(key)
            harvest.facts.append(System(span, text_claim(name, rule, _CONFIDENCE[rule]), organization))
    return harvest


def _used_names(sections: Sequence[Section]) -> frozenset[str]:
    """The items, in small letters, of the document's lists of skills: what the subject uses."""
    lines = [line.text for section in sections if section.kind is SectionKind.SKILLS for line in section.lines]
    return frozenset(piece.strip(_EDGES).casefold() for text in lines for piece in _ITEMS.split(text) if piece.strip(_EDGES))


def _is_means(name: str, text: str) -> bool:
    """Whether what was built is called after what it was built with: "Developed a Fern app", where Fern is among the skills."""
    place = text.find(name)
    return place >= 0 and _PRODUCT.match(text, place + len(name)) is not None


_PRODUCT = re.compile(
    r"[-\s](?:based\s)?(?:web\s?)?(?:apps?|applications?|sites?|websites?|servers?|services?|scripts?|dashboards?|pages?)\b"
)
_ITEMS = re.compile(r"[,;:|•·\t()]|\s{2,}")
_EDGES = " .–—-"


def _is_employers(name: str, organization: Claim[str] | None) -> bool:
    """Whether the words are how the employer's own name begins: "Tamber" in "Tamber Systems Inc."."""
    return organization is not None and f"{organization.value.casefold()} ".startswith(f"{name.strip().casefold()} ")


def _is_software(section: Section) -> bool:
    heading = " / ".join(passage.text for passage in section.headings)
    if "[" in heading:
        return False  # a mark behind a publication, no heading of a list
    if section.kind is SectionKind.SKILLS and section.parent is not None:
        return lists_own_software(split_entries(section))
    if section.kind is SectionKind.SOFTWARE or SectionKind.SOFTWARE in section.also:
        return section.kind is not SectionKind.SKILLS
    return section.kind in _HEADED and is_software_heading(heading)


_HEADED = frozenset({SectionKind.UNKNOWN, SectionKind.PROJECTS})


def _placed_names(sections: Sequence[Section]) -> Iterator[_Named]:
    rows = place_rows(sections)
    for i, placed in enumerate(rows):
        if placed.kind in _STATED_IN:
            names = [(name, RULE_STATED) for name in _stated(placed.row.passage)]
            if placed.kind is SectionKind.SKILLS:
                names += [(name, RULE_LISTED) for name in (*find_made(placed.row.passage), *find_projects(placed.row.passage))]
            if placed.kind is SectionKind.PUBLICATIONS:
                names += [(name, RULE_TITLED) for name in find_titled(placed.row.passage)]
            whole = span_of(placed.row.passage) if names else None
            yield from ((name, whole, rule, placed.organization) for name, rule in names if whole is not None)
        if placed.kind in _HEADED_IN and not placed.is_header:
            below = [other.row for other in rows[i + 1 : i + 4] if other.stay is placed.stay and not other.is_header]
            headed = find_headed(placed.row, below)
            if headed is not None:
                yield headed, span_of(placed.row.passage), RULE_HEADED, placed.organization


def _made_below(section: Section) -> Iterator[_Named]:
    """The names below a label for what was made, in a list of skills: "fernr" and "moss-tools" below "Developed codes"."""
    for entry in split_entries(section) if section.kind is SectionKind.SKILLS else ():
        if entry.children and labels_made(entry.passage.text):
            yield from (
                (leaf.passage, span_of(leaf.passage), RULE_LISTED, None) for leaf in entry.children if is_alone(leaf.passage)
            )


def _listed_names(sections: Sequence[Section]) -> Iterator[_Named]:
    for section in sections:
        if not _is_software(section):
            if section.kind is SectionKind.PROJECTS:
                yield from ((name, span_of(whole), RULE_HEADED, None) for name, whole in projects_of(section))
            yield from _made_below(section)
            continue
        entries = split_entries(section)
        if lists_used(entries):
            continue
        if (
            alone := names_alone(entries, section.headings)
            or names_by_convention(entries, is_own=True)
            or names_stacked(section.lines)
            or names_above_marked(section.lines)
        ):
            yield from ((name, span_of(name), RULE_LISTED, None) for name in alone)
            continue
        above = _names_above(entries)
        yield from ((name, span_of(name), RULE_LISTED, None) for name in above)
        items = [lines for entry in (() if above else _flat(entries)) for lines in _split(entry.lines)]
        passages = [join_lines(lines) for lines in items]
        dated = [starts_with_year(passage.text) for passage in passages]
        mostly_dated = sum(dated) > len(items) / 2
        for lines, passage, has_year in zip(items, passages, dated, strict=True):
            stated = find_listed_kinds(passage) or list(_stated(passage)) or _with_roles(passage, lines)
            if not passage.text.strip() or (mostly_dated and not has_year):
                continue
            whole = span_of(passage)
            cells = lines[0].cells if len(lines) == 1 else ()
            listed = list(find_listed(passage, cells, lines[0].marker))
            if not stated and (named := behind_role(passage)) is not None:
                listed = [named]
            for name in stated or listed or find_bare(passage) or above_description(lines):
                if name.text.casefold().rstrip("s") in ROLE_WORDS:
                    continue  # "Author" above what was written
                yield name, whole, RULE_STATED if stated else RULE_LISTED, None


def _stated(passage: Passage) -> Iterator[Passage]:
    yield from find_stated(passage)
    yield from find_enumerated(passage)
    yield from find_phrased(passage)


def _with_roles(passage: Passage, lines: Sequence[Line]) -> list[Passage]:
    """The names in front of the subject's part in them: in the whole of an item, or at the heads of its lines."""
    return find_with_roles(passage) if len(lines) == 1 else [name for line in lines for name in find_with_roles(line.passage)]


def _names_above(entries: Sequence[Entry]) -> list[Passage]:
    """The names on lines above the items of a list, each item saying something of the one above it; none where some have none.

    `Mossbox (Python)` above "Shares files easily." and "Published in July 2011".
    """
    named: dict[int, Passage] = {}
    for entry in entries:
        if not entry.carried or entry.children:
            return []
        named.setdefault(entry.carried[-1].offsets[0], entry.carried[-1])
    names = [name.cut(0, bracket.start()) if (bracket := _BRACKET.search(name.text)) else name for name in named.values()]
    if len(names) < _FEWEST or len(entries) <= len(names) or not all(may_name(name.text) for name in names):
        return []
    return [name.trimmed(" .,;:–—-|") for name in names] if max(len(n.text.split()) for n in names) <= _MOST_WORDS else []


_BRACKET = re.compile(r"\s*\(")
_MOST_WORDS = 3
_FEWEST = 2


def _split(lines: Sequence[Line]) -> list[list[Line]]:
    """The items in what may be several: each begins set like the first (in bold, further left) or reads "Example is a ..."."""
    if are_rows(lines):
        return [[line] for line in lines]
    first = lines[0]
    style = next((s for s in (Style.BOLD, Style.MONOSPACE, Style.LINK) if _opens_set(first, s)), None)
    hanging = any(line.indent > first.indent + 1 for line in lines)
    groups = [[first]]
    for line in lines[1:]:
        begins = (
            _opens_set(line, style)
            if style is not None
            else (hanging and line.indent <= first.indent + 0.5) or opens_description(line.text)
        )
        if begins:
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _opens_set(line: Line, style: Style) -> bool:
    words = line.text.split()
    return bool(words) and line.passage.is_set(style, 0, len(line.text) - len(line.text.lstrip()) + len(words[0]))


def _flat(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries, and those nested in entries that are nothing but a heading of theirs; below a dated name stands what it is."""
    for entry in entries:
        yield entry
        if len(entry.passage.text) < _HEADING_LENGTH and not (starts_with_year(entry.passage.text) and _names_one(entry)):
            yield from _flat(entry.children)


def _names_one(entry: Entry) -> bool:
    cells = entry.lines[0].cells if len(entry.lines) == 1 else ()
    return bool(entry.lines) and next(find_listed(entry.passage, cells, entry.lines[0].marker), None) is not None
