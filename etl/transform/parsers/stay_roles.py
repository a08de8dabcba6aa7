"""What each part of a stay's header is, decided over all stays of a section together.

Words speak first ("University", "Engineer", "Ph.D."). A part whose words say nothing takes the role that parts in its place
(row, order, type style) have in the section's other entries, and in the end the role that its own entry still lacks: after
"Research Fellow" an unknown "Brightwell" is the employer.
"""

from __future__ import annotations

import operator
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from etl.model import regex as re
from etl.model.section import Section, SectionKind
from etl.transform.parsers.affiliations import Role, evidence_of, has_title_head, is_same_place
from etl.transform.parsers.degrees import Degree, find_degree, find_field, is_bare_honour
from etl.transform.parsers.row_wording import starts_with_date
from etl.transform.parsers.stay import Stay
from etl.transform.parsers.stay_dashes import parts_of_headers
from etl.transform.parsers.stay_neighbours import STUDIES, is_name, may_be_title, settle_roles
from etl.transform.parsers.stay_parts import Part, split_parts
from etl.transform.parsers.stay_segments import with_whole_titles
from etl.transform.parsers.stay_subjects import NAMES
from etl.transform.parsers.stay_trails import is_chair
from etl.transform.parsers.stay_vitae import VITAE
from etl.transform.parsers.stays import read_stays

_SURE = 0.6
_LONGEST_DEGREE = 7  # words of a degree that no gazetteer knows
_SHARE = 0.6  # of a slot's votes that one role must have
# "Ingeniera en Computación", "Engenheiro em Minas": degrees also among posts
_NAMED_PROFESSION = re.compile(r"(?:Ingenier[oa]|Engenheir[oa])\s+(?:en|em|in)\s", re.I)

# who is paid for it among posts: "Undergraduate Researcher in Astrophysics", "Ph.D. Student Researcher"
_RESEARCHER = re.compile(r"^[\w.]+(?:[\s-]\w+)?\s(?:researcher|fellow|scholar|assistant)\b", re.I)

Slot = tuple[int, int, int]


def read_assigned_stays(sections: Sequence[Section]) -> list[tuple[SectionKind, list[Stay]]]:
    """`read_stays` with the roles of every header's parts filled in, worked out once for a document's sections."""
    if not sections:
        return []
    known = sections[0].memo.get("stays")
    if known is not None and len(known[0]) == len(sections) and all(map(operator.is_, known[0], sections)):
        stays: list[tuple[SectionKind, list[Stay]]] = known[1]
        return stays
    stays = read_stays(sections)
    for kind, block in stays:
        if not any(stay.parts for stay in block):
            assign_roles(block, kind)
    sections[0].memo["stays"] = (tuple(sections), stays)
    return stays


def assign_roles(stays: Sequence[Stay], kind: SectionKind) -> None:
    """Fill in `parts` of each stay: its header's parts in reading order, each with its role or `None`."""
    headers = parts_of_headers(stays)
    if kind is SectionKind.EMPLOYMENT:
        headers = with_whole_titles(stays, headers)
    slots = [_slots(stay, rows) for stay, rows in zip(stays, headers, strict=True)]
    votes = _votes(slots, kind)
    for stay, parts in zip(stays, slots, strict=True):
        roles = [_first_role(slot, part, votes, kind) for slot, part in parts]
        if kind is SectionKind.EMPLOYMENT:
            _titles_by_place(parts, roles, votes)
        settle_roles([part for _, part in parts], roles, kind)
        stay.parts = [(part, role) for (_, part), role in zip(parts, roles, strict=True)]
    for stay in stays:
        stay.parts = _with_named_places(stay.parts)
    is_vita = kind is SectionKind.EMPLOYMENT and bool(stays) and _is_vita(stays[0])  # a line an entry
    if not is_vita:
        _share_between_neighbours(stays)
    if kind is SectionKind.EDUCATION:
        _join_degrees_below(stays)
    _resolve_same_places(stays)
    if kind is SectionKind.EMPLOYMENT and not is_vita:
        _inherit_employers(stays)


def _is_vita(stay: Stay) -> bool:
    return stay.section.kind in VITAE and starts_with_date(stay.anchor.text)


def _with_named_places(parts: list[tuple[Part, Role | None]]) -> list[tuple[Part, Role | None]]:
    """The parts, the organization taken out of a title that names it where nothing else does: "Director of Elm Observatory"."""
    if any(role in NAMES for _, role in parts):
        return parts
    for i, (part, role) in enumerate(parts):
        if role is Role.TITLE and (names := _told_in_brackets(part)):
            title = replace(part, passage=part.passage.cut(0, part.text.rindex("(")).trimmed())
            return [*parts[:i], (title, Role.TITLE), *names, *parts[i + 1 :]]
        match = (_HEAD_OF.match(part.text) or _HEAD_GENITIVE.match(part.text)) if role is Role.TITLE else None
        if (
            match
            and (has_title_head(match[1]) or (re.is_of(match, _HEAD_GENITIVE) and evidence_of(match[1]) == (Role.TITLE, 0.95)))
            and (found := evidence_of(match[2]))
            and found[0] is Role.ORGANIZATION
            and found[1] >= (_SURE_COMPOUND if re.is_of(match, _HEAD_GENITIVE) else _SURE_NAME)
        ):
            title, name = (
                replace(part, passage=part.passage.cut(*match.span(1))),
                replace(part, passage=part.passage.cut(*match.span(2))),
            )
            return [*parts[:i], (title, Role.TITLE), (name, Role.ORGANIZATION), *parts[i + 1 :]]
    return parts


def _told_in_brackets(part: Part) -> list[tuple[Part, Role | None]]:
    """The employer that a bracket behind a title names: "Angestellter (am Lehrstuhl für Sand, Universität Ulme)"."""
    start = part.text.rfind("(")
    if start <= 0 or not part.text.endswith(")") or part.text.count("(") > 1:
        return []
    pieces = split_parts(part.passage.cut(start + 1, len(part.text) - 1), (), part.line)
    found = [(replace(piece, place=part.place), evidence) for piece in pieces if (evidence := evidence_of(piece.text))]
    if not any(role is Role.ORGANIZATION and strength >= _SURE_NAME for _, (role, strength) in found):
        return []
    return [(piece, role) for piece, (role, _) in found if role in NAMES]


_HEAD_OF = re.compile(r"((?:[A-Z][\w-]+\s)?[A-Z][\w-]+) of (?:the )?([A-Z].+)$")
# "Programmleiter Literatur der Bundesakademie Ulme", "Directeur de l'Institut Orme", "Direttrice del Museo Olmo"
_HEAD_GENITIVE = re.compile(
    r"([^\W\d_][\w .-]{4,60}?)\s(?:der|des|du|de la|de l['’]|del|de|della|dell['’]|do|da)\s?([A-ZÀ-Þ][^\W\d_].+)$"
)
_SURE_NAME, _SURE_COMPOUND = 0.85, 0.8


def _resolve_same_places(stays: Sequence[Stay]) -> None:
    """`ibid.` is the organization of the entry above; without one it names nothing."""
    above: list[tuple[Part, Role | None]] = []
    for stay in stays:
        resolved: list[tuple[Part, Role | None]] = []
        for part, role in stay.parts:
            if is_same_place(part.text):
                resolved += above or [(part, Role.NOTE)]
            else:
                resolved.append((part, role))
        stay.parts = resolved
        above = [(part, role) for part, role in stay.parts if role is Role.ORGANIZATION] or above


def _slots(stay: Stay, rows: Sequence[Sequence[Part]]) -> list[tuple[Slot, Part]]:
    """The parts of the header with their places: row counted from the anchor, order in the row, style."""
    return [
        ((offset, part.place, part.style), replace(part, line=n))
        for n, (offset, parts) in enumerate(enumerate(rows, -len(stay.lead)))
        for part in parts
    ]


def _votes(slots: Sequence[Sequence[tuple[Slot, Part]]], kind: SectionKind) -> dict[tuple[int, ...], dict[Role, float]]:
    votes: dict[tuple[int, ...], dict[Role, float]] = defaultdict(lambda: defaultdict(float))
    for parts in slots:
        for slot, part in parts:
            found = _evidence(part, kind)
            if found and found[1] >= _SURE:
                votes[slot][found[0]] += found[1]
                votes[slot[:2]][found[0]] += found[1]
    return votes


def _titles_by_place(
    parts: Sequence[tuple[Slot, Part]], roles: list[Role | None], votes: dict[tuple[int, ...], dict[Role, float]]
) -> None:
    """Where an entry has an employer and no title, its unit is one if it stands where the others' titles do: "Mentor Program"."""
    if Role.TITLE in roles or Role.DEGREE in roles or Role.ORGANIZATION not in roles:
        return
    for i, (_, part) in enumerate(parts):
        if roles[i] is Role.UNIT and evidence_of(part.text) is None:
            roles[i] = None  # only its place made it one
    for i, (slot, part) in enumerate(parts):
        table = votes[slot[:2]] if roles[i] is Role.UNIT and not part.comma and slot[:2] in votes else {}
        titles = table.get(Role.TITLE, 0.0)
        if titles > _SEVERAL and titles >= _SHARE * sum(table.values()):
            roles[i] = Role.TITLE
            return


_SEVERAL = 1.2  # votes of more than one entry


def _evidence(part: Part, kind: SectionKind) -> tuple[Role, float] | None:
    """What the words say; a holder's or visitor's word under employment is the title of a post."""
    found = evidence_of(part.text)
    if kind is SectionKind.EDUCATION and is_bare_honour(part.text):
        return Role.NOTE, 0.9
    if found is None:
        return None
    if kind is SectionKind.EDUCATION and is_chair(part.text):
        return Role.UNIT, 0.9
    degree = find_degree(part.text)
    if found[0] is Role.DEGREE and kind is SectionKind.EMPLOYMENT and has_title_head(part.text.split()[0]):
        if _NAMED_PROFESSION.match(part.text):
            return found
        return Role.TITLE, 0.9  # "Ingénieur de recherche"
    opens = part.place == 0 or (kind is SectionKind.EDUCATION and not part.comma)
    if found[0] is Role.PLACE and opens and degree is not None and degree.end == len(part.text):
        return Role.DEGREE, 0.9  # "MA", "MS": a state elsewhere
    if found[0] is Role.DEGREE and kind is SectionKind.EMPLOYMENT and degree and not STUDIES.match(part.text):
        is_post = (
            degree.is_stay
            or (_is_person(part.text, degree) and find_field(part.text, degree.until) is None)
            or _RESEARCHER.search(part.text)
        )
        return (Role.TITLE, 0.9) if is_post else found
    return found


def _is_person(text: str, degree: Degree) -> bool:
    """Whether a person on the way to the degree is named: "PhD student", "Doctoral candidate", "Doktorandin"."""
    return degree.is_held or _ON_THE_WAY.search(text, degree.start, degree.end) is not None


_ON_THE_WAY = re.compile(
    r"(?:student|studentin|candidate|doktorand|doktorandin|doctorante?|dottorand[oa]|doutorand[oa]|doctorand[oa]|promovend(?:us|a))$",
    re.I,
)


def _first_role(slot: Slot, part: Part, votes: dict[tuple[int, ...], dict[Role, float]], kind: SectionKind) -> Role | None:
    found = _evidence(part, kind)
    if found and found[1] >= _SURE:
        return found[0]
    for key in (slot, slot[:2]):
        table = votes.get(key)
        if table and (best := max(table, key=lambda role: (table[role], role))) and table[best] >= _SHARE * sum(table.values()):
            fits = (best is Role.TITLE and may_be_title(part.text)) or (best in NAMES and (bool(found) or is_name(part.text)))
            if best is Role.DEGREE and kind is SectionKind.EDUCATION:
                fits = found is None and is_name(part.text) and table[best] > 1 and len(part.text.split()) <= _LONGEST_DEGREE
            return best if fits else None
    return found[0] if found else None


def _share_between_neighbours(stays: Sequence[Stay]) -> None:
    """Two dates in one entry: a title with its date above an organization with its own are two stays of both."""
    for first, second in pairwise(stays):
        if first.details or first.carried or second.lead:
            continue
        ours, theirs = {role for _, role in first.parts}, {role for _, role in second.parts}
        if Role.TITLE in ours and Role.ORGANIZATION not in ours and Role.ORGANIZATION in theirs and Role.TITLE not in theirs:
            shared = [(part, role) for part, role in first.parts if role is Role.TITLE]
            first.parts += [(part, role) for part, role in second.parts if role in NAMES]
            second.parts = shared + second.parts


def _join_degrees_below(stays: Sequence[Stay]) -> None:
    """A school with the years there, and the degree with the date it was given on the line below, are one: "Elm University; August
    2017–" above "Ph.D. in Dust, August 2023 (expected)"."""
    for school, degree in pairwise(stays):
        roles, below = {role for _, role in school.parts}, {role for _, role in degree.parts}
        if Role.ORGANIZATION not in roles or Role.DEGREE in roles or Role.DEGREE not in below or not below.isdisjoint(NAMES):
            continue
        spent, given = school.date, degree.date
        is_pair = spent is not None and spent.first is not None and given is not None and given.first is None
        if is_pair and not school.details and not degree.lead and not degree.carried:
            school.parts += [(part, role) for part, role in degree.parts if role in (Role.DEGREE, Role.FIELD)]
            school.trail = [*school.trail, degree.anchor]
            degree.is_group = True


def _names_post(stay: Stay) -> bool:
    """Whether words, not only their place, make a part the title of a post: "Fort Example" behind "Example Army" is none."""
    return any(role is Role.TITLE and evidence_of(part.text) is not None for part, role in stay.parts)


def _inherit_employers(stays: Sequence[Stay]) -> None:
    """A post without an employer of its own has that of the entry above; an employer's own line with its dates is then no post.

    Within those dates it stays the employer of all posts, be there one among them that names something else.
    """
    above: Stay | None = None
    for stay in stays:
        roles = [role for _, role in stay.parts]
        if Role.ORGANIZATION in roles:
            if above is not None and above.is_group and _lies_within(stay, above):
                continue
            above = stay if not _names_post(stay) and stay.date is not None and Role.DEGREE not in roles else None
        elif above is not None and Role.TITLE in roles and not any(role is None for role in roles):
            names = [(part, role) for part, role in above.parts if role in NAMES]
            above.is_group = True
            stay.parts = [*names, *stay.parts]


def _lies_within(stay: Stay, group: Stay) -> bool:
    """Whether a post that names something less sure than an employer lies in the years of an employer's own line."""
    names = [evidence_of(part.text) for part, role in stay.parts if role is Role.ORGANIZATION]
    ours, years = stay.date, group.date
    if any(found is not None and found[1] >= _SURE_NAME for found in names) or not _names_post(stay):
        return False
    if ours is None or years is None or years.first is None or (first := ours.first or ours.last) is None:
        return False
    return first.year >= years.first.year and (years.last is None or first.year <= years.last.year)
