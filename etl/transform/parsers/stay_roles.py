"""What each part of a stay's header is, decided over all stays of a section together.

Words speak first ("University", "Engineer", "Ph.D."). A part whose words say nothing takes the role that parts in its place
(row, order, type style) have in the section's other entries, and in the end the role that its own entry still lacks: after
"Research Fellow" an unknown "Brightwell" is the employer.
"""

from __future__ import annotations

import operator
import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from etl.gazetteers.loader import read_gazetteer
from etl.model.section import Section, SectionKind
from etl.transform.parsers.affiliations import (
    TRADE,
    Role,
    evidence_of,
    has_title_head,
    is_known_name,
    is_named_institute,
    is_same_place,
    is_state_or_country,
)
from etl.transform.parsers.degrees import find_degree, find_field, is_honour
from etl.transform.parsers.stay import Stay
from etl.transform.parsers.stay_parts import Part
from etl.transform.parsers.stays import read_stays

_SURE = 0.6
_LONGEST_DEGREE = 7  # words of a degree that no gazetteer knows
_SURE_NAME = 0.7
_SHARE = 0.6  # of a slot's votes that one role must have
# units by their opening that are often organizations of their own
_INDEPENDENT = re.compile(
    r"(?:Institute|Institut|Instituto|Istituto|College|Collège|Laboratory|Laboratoire|Laboratorio|École|Escuela|Scuola)\b"
)
# "Ingeniera en Computación", "Engenheiro em Minas": degrees also among posts
_NAMED_PROFESSION = re.compile(r"(?:Ingenier[oa]|Engenheir[oa])\s+(?:en|em|in)\s", re.I)
_AT = re.compile(r"(?:\s(?:at|bei|chez)|@)\s*$")  # before an employer
_WORD_OF_NAME = re.compile(r"[^\W\d_]{3,}|\b[A-Z0-9&]{2,}\b")
_SELF_EMPLOYED = frozenset(read_gazetteer("organization_words")["self_employed"])
_WHOLES = frozenset(read_gazetteer("organization_words")["wholes"])
_INSTITUTES = frozenset(read_gazetteer("organization_words")["institutes"])
_QUOTES = "„“”\"«»‚‘’'"
_NAMES = (Role.ORGANIZATION, Role.UNIT)

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
    slots = [_slots(stay) for stay in stays]
    votes = _votes(slots, kind)
    for stay, parts in zip(stays, slots, strict=True):
        roles = [_first_role(slot, part, votes, kind) for slot, part in parts]
        _use_neighbours([part for _, part in parts], roles, kind)
        stay.parts = [(part, role) for (_, part), role in zip(parts, roles, strict=True)]
    _share_between_neighbours(stays)
    _resolve_same_places(stays)
    if kind is SectionKind.EMPLOYMENT:
        _inherit_employers(stays)


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


def _slots(stay: Stay) -> list[tuple[Slot, Part]]:
    """The parts of the header with their places: row counted from the anchor, order in the row, style."""
    found: list[tuple[Slot, Part]] = []
    for offset, row in enumerate(stay.header, -len(stay.lead)):
        found += [((offset, part.place, part.style), part) for part in row.parts]
    return found


def _votes(slots: Sequence[Sequence[tuple[Slot, Part]]], kind: SectionKind) -> dict[tuple[int, ...], dict[Role, float]]:
    votes: dict[tuple[int, ...], dict[Role, float]] = defaultdict(lambda: defaultdict(float))
    for parts in slots:
        for slot, part in parts:
            found = _evidence(part, kind)
            if found and found[1] >= _SURE:
                votes[slot][found[0]] += found[1]
                votes[slot[:2]][found[0]] += found[1]
    return votes


def _evidence(part: Part, kind: SectionKind) -> tuple[Role, float] | None:
    """What the words say; a holder's or visitor's word under employment is the title of a post."""
    found = evidence_of(part.text)
    if found is None:
        return None
    degree = find_degree(part.text)
    if found[0] is Role.DEGREE and kind is SectionKind.EMPLOYMENT and has_title_head(part.text.split()[0]):
        if _NAMED_PROFESSION.match(part.text):
            return found
        return Role.TITLE, 0.9  # "Ingénieur de recherche"
    if found[0] is Role.PLACE and part.place == 0 and degree is not None and degree.end == len(part.text):
        return Role.DEGREE, 0.9  # "MA", "MS": a state elsewhere
    if found[0] is Role.DEGREE and kind is SectionKind.EMPLOYMENT and degree:
        is_post = degree.is_stay or (degree.is_held and find_field(part.text, degree.until) is None)
        return (Role.TITLE, 0.9) if is_post else found
    return found


def _first_role(slot: Slot, part: Part, votes: dict[tuple[int, ...], dict[Role, float]], kind: SectionKind) -> Role | None:
    found = _evidence(part, kind)
    if found and found[1] >= _SURE:
        return found[0]
    for key in (slot, slot[:2]):
        table = votes.get(key)
        if table and (best := max(table, key=lambda role: (table[role], role))) and table[best] >= _SHARE * sum(table.values()):
            fits = best is Role.TITLE or (best in _NAMES and (bool(found) or _is_name(part.text)))
            if best is Role.DEGREE and kind is SectionKind.EDUCATION:
                fits = found is None and _is_name(part.text) and table[best] > 1 and len(part.text.split()) <= _LONGEST_DEGREE
            return best if fits else None
    return found[0] if found else None


def _use_neighbours(parts: Sequence[Part], roles: list[Role | None], kind: SectionKind) -> None:
    """Settle what words and places left open, from the other parts of the same header."""
    _unlisted_degrees(parts, roles)
    _untold_titles(parts, roles)
    _cities(parts, roles)
    _fields(parts, roles)
    if Role.ORGANIZATION in roles:
        _demote_units(parts, roles)
        _drop_doubtful_names(parts, roles)
    _prefer_institutes(parts, roles)
    open_parts = [i for i, role in enumerate(roles) if role is None and _is_name(parts[i].text)]
    if kind is SectionKind.EDUCATION and not open_parts and not any(role in _NAMES for role in roles):
        _known_towns(parts, roles)
    post = Role.DEGREE if kind is SectionKind.EDUCATION else Role.TITLE
    has_post = any(role in (Role.TITLE, Role.DEGREE) for role in roles)
    if Role.ORGANIZATION not in roles:
        chosen = _likely_name(parts, roles, open_parts, has_post=has_post)
        if chosen is not None:
            roles[chosen] = Role.ORGANIZATION
            open_parts = [i for i in open_parts if i != chosen]
    if Role.ORGANIZATION not in roles and Role.UNIT in roles:
        units = [i for i, role in enumerate(roles) if role is Role.UNIT]
        roles[units[-1] if kind is SectionKind.EDUCATION else units[0]] = Role.ORGANIZATION
    if Role.ORGANIZATION not in roles and roles.count(Role.TITLE) > 1:
        for i, role in enumerate(roles):
            if role is Role.TITLE and parts[i].text.casefold() in _SELF_EMPLOYED:
                roles[i] = Role.ORGANIZATION
    if not has_post and open_parts and post is Role.TITLE and Role.ORGANIZATION in roles:
        roles[open_parts.pop(0)] = Role.TITLE


def _prefer_institutes(parts: Sequence[Part], roles: list[Role | None]) -> None:
    """An institute that its words make one stands before a name that only its place in the row does: the latter is a place."""
    told = [i for i, role in enumerate(roles) if role is Role.ORGANIZATION]
    if any(evidence_of(parts[i].text) is not None for i in told):
        return
    for i, role in enumerate(roles):
        if told and role is Role.UNIT and _INDEPENDENT.match(parts[i].text):
            roles[i] = Role.ORGANIZATION
            for other in told:
                roles[other] = Role.PLACE
            return


def _likely_name(parts: Sequence[Part], roles: Sequence[Role | None], open_parts: Sequence[int], *, has_post: bool) -> int | None:
    """Which part is the organization where no word says so: an institute, what stands before a place, the first unknown."""
    for i, role in enumerate(roles):
        if role is Role.UNIT and _INDEPENDENT.match(parts[i].text):
            return i
    for i in open_parts:
        if has_post and _AT.search(_before(parts[i])):
            return i
    for i in open_parts:
        if i + 1 < len(parts) and roles[i + 1] is Role.PLACE and parts[i + 1].place == parts[i].place + 1:
            return i
    return open_parts[0] if open_parts and has_post else None


def _before(part: Part) -> str:
    start = part.passage.offsets[0]
    return part.passage.document.text[max(0, start - 6) : start]


def _is_name(text: str) -> bool:
    """Whether the words may be a name: a capital near the front, and more than stopped letters ("D. Md.")."""
    capital = bool(text) and (text[0].isupper() or any(c.isupper() for c in text[:4]))
    return capital and len(text) < 90 and bool(_WORD_OF_NAME.search(text))


def _cities(parts: Sequence[Part], roles: list[Role | None]) -> None:
    """`Champs` before `, France` is a place where another part names the organization."""
    for i in range(len(parts) - 1):
        weak = roles[i] is None or (roles[i] in _NAMES and evidence_of(parts[i].text) is None)
        if weak and parts[i + 1].comma and roles[i + 1] is Role.PLACE and is_state_or_country(parts[i + 1].text):
            others = [role for j, role in enumerate(roles) if j != i]
            behind_name = i > 0 and roles[i - 1] is None and parts[i - 1].place == parts[i].place - 1
            if behind_name or any(role in _NAMES for role in others):
                roles[i] = Role.PLACE


def _fields(parts: Sequence[Part], roles: list[Role | None]) -> None:
    """An unknown part right behind a degree is its field: "M.Eng, Automation"."""
    for i in range(1, len(parts)):
        others = [role for j, role in enumerate(roles) if j != i]
        found = evidence_of(parts[i].text)
        one_word = found is not None and found[0] is Role.ORGANIZATION and parts[i].text.isalpha() and not parts[i].text.isupper()
        named_behind = one_word and any(role is Role.ORGANIZATION for role in roles[i + 1 :])  # "A.B., Government, Elm College"
        open_words = found is None or found == (Role.ORGANIZATION, TRADE) or named_behind
        unknown = roles[i] is None or (open_words and (roles[i] is not Role.ORGANIZATION or Role.ORGANIZATION in others))
        behind = roles[i - 1] is Role.DEGREE and parts[i].place == parts[i - 1].place + 1
        if unknown and behind and not _has_field(parts[i - 1]) and (parts[i].comma or any(role in _NAMES for role in others)):
            is_note = is_honour(parts[i].text) or parts[i].text[0].isdigit() or parts[i].text[0] in _QUOTES
            roles[i] = Role.NOTE if is_note else Role.FIELD  # what is quoted is a thesis


def _has_field(part: Part) -> bool:
    """Whether the degree has its field already: "Ausbildung zum Tischler, Werkstatt Ulme"."""
    degree = find_degree(part.text)
    return degree is not None and find_field(part.text, degree.until) is not None


def _demote_units(parts: Sequence[Part], roles: list[Role | None]) -> None:
    """Where a university or company stands beside it, "Example Security Center" is its unit."""
    strengths = {
        i: found[1]
        for i, role in enumerate(roles)
        if role is Role.ORGANIZATION and (found := evidence_of(parts[i].text)) is not None
    }
    if strengths and max(strengths.values()) >= 0.9:
        for i, strength in strengths.items():
            if strength <= 0.75 or _is_institute_of(parts, i, list(strengths)):
                roles[i] = Role.UNIT


def _unlisted_degrees(parts: Sequence[Part], roles: list[Role | None]) -> None:
    """Where words make one part the degree, others that only stand in a degree's place are none: "Physics" below "B.Sc."."""
    degrees = [i for i, role in enumerate(roles) if role is Role.DEGREE]
    told = [i for i in degrees if evidence_of(parts[i].text) is not None]
    for i in degrees if told else degrees[1:]:
        if i not in told:
            roles[i] = None


def _untold_titles(parts: Sequence[Part], roles: list[Role | None]) -> None:
    """Where words make one part the title and nothing names the employer, what only stands in a title's place is open again."""
    titles = [i for i, role in enumerate(roles) if role is Role.TITLE]
    told = [i for i in titles if evidence_of(parts[i].text) is not None]
    if told and not any(role in _NAMES for role in roles):
        for i in titles:
            if i not in told:
                roles[i] = None


def _known_towns(parts: Sequence[Part], roles: list[Role | None]) -> None:
    """`Oxford` behind a degree is the university where nothing else names one."""
    town = next((i for i, part in enumerate(parts) if roles[i] is Role.PLACE and is_known_name(part.text)), None)
    if town is not None:
        roles[town] = Role.ORGANIZATION


def _is_institute_of(parts: Sequence[Part], i: int, names: Sequence[int]) -> bool:
    """Whether the part is an institute right before its university: "Geographisches Institut, Universität Elm"."""
    following = next((n for n in names if n == i + 1 and parts[n].comma), None)
    if following is None or is_named_institute(parts[i].text):
        return False
    words = [set(parts[n].text.casefold().split()) for n in (i, following)]
    return not words[0].isdisjoint(_INSTITUTES) and not words[1].isdisjoint(_WHOLES) and words[0].isdisjoint(_WHOLES)


def _drop_doubtful_names(parts: Sequence[Part], roles: list[Role | None]) -> None:
    """Beside a name that its words make an organization, one that only its place in the row does is none: the specialty in
    "Fellowship, Cardiology, Elm Hospital"."""
    told = [i for i, role in enumerate(roles) if role is Role.ORGANIZATION]
    sure = [i for i in told if (found := evidence_of(parts[i].text)) is not None and found[1] >= _SURE_NAME]
    for i in told:
        if sure and i < sure[0] and evidence_of(parts[i].text) is None and parts[i].comma and parts[i].line == parts[sure[0]].line:
            roles[i] = None


def _share_between_neighbours(stays: Sequence[Stay]) -> None:
    """Two dates in one entry: a title with its date above an organization with its own are two stays of both."""
    for first, second in pairwise(stays):
        if first.details or first.carried or second.lead:
            continue
        ours, theirs = {role for _, role in first.parts}, {role for _, role in second.parts}
        if Role.TITLE in ours and Role.ORGANIZATION not in ours and Role.ORGANIZATION in theirs and Role.TITLE not in theirs:
            shared = [(part, role) for part, role in first.parts if role is Role.TITLE]
            first.parts += [(part, role) for part, role in second.parts if role in _NAMES]
            second.parts = shared + second.parts


def _names_post(stay: Stay) -> bool:
    """Whether words, not only their place, make a part the title of a post: "Fort Example" behind "Example Army" is none."""
    return any(role is Role.TITLE and evidence_of(part.text) is not None for part, role in stay.parts)


def _inherit_employers(stays: Sequence[Stay]) -> None:
    """A post without an employer of its own has that of the entry above; an employer's own line with its dates is then no post."""
    above: Stay | None = None
    for stay in stays:
        roles = [role for _, role in stay.parts]
        if Role.ORGANIZATION in roles:
            above = stay if not _names_post(stay) and stay.date is not None else None
        elif above is not None and Role.TITLE in roles and not any(role is None for role in roles):
            names = [(part, role) for part, role in above.parts if role in _NAMES]
            above.is_group = True
            stay.parts = [*names, *stay.parts]
