"""Service: what the subject does for venues, societies and organizations, one fact for each role and body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.claim import Claim
from etl.model.document import Line, Passage
from etl.model.facts import Service
from etl.model.section import Section, SectionKind
from etl.normalize.text import fold
from etl.normalize.venues import find_venue
from etl.transform.context import Aside, Context, Harvest
from etl.transform.parsers.activity_fields import (
    ActivityItem,
    dates_in,
    fold_in_place,
    is_date,
    phrases,
    split_fields,
    undated,
    walk,
)
from etl.transform.parsers.activity_outline import outlined
from etl.transform.parsers.service_bodies import (
    body_below_role,
    dated_from_below,
    is_title,
    lines_below_role,
    role_below_body,
    role_below_heading,
    row_in_heading,
)
from etl.transform.parsers.service_conventions import (
    is_evident,
    is_service_by_rows,
    names_with_commas,
    opens_with_roles,
    role_by_place,
)
from etl.transform.parsers.service_enumerations import is_reviewing
from etl.transform.parsers.service_facts import gathered
from etl.transform.parsers.service_fields import role_and_body
from etl.transform.parsers.service_layouts import read_again
from etl.transform.parsers.service_lists import years_of_piece
from etl.transform.parsers.service_roles import find_role, is_bodies, is_deed, is_honour, only_role, whole_role
from etl.transform.parsers.service_roles_at import roles_at_body
from etl.transform.parsers.service_row import RULE, YEAR_FIRST, Found, read_list, read_row
from etl.transform.parsers.service_rows import body_and_rows, opens, rows, width_of, with_roles_apart
from etl.transform.parsers.skill_sections import is_of_skills

_WORDS: dict[str, Any] = read_gazetteer("service_words")
_KINDS = frozenset({SectionKind.SERVICE, SectionKind.MEMBERSHIPS})
_STRAY = frozenset({SectionKind.UNKNOWN, SectionKind.PERSONAL})
_HONOUR_ROLE = phrases(_WORDS["members"]["honours"])
_UNMISTAKABLE = phrases(_WORDS["reviewing"]["unmistakable"])
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{2,60})[)\]]")
_LONGEST = 200
_LONGEST_ITEM = 8000  # characters; longer is running text


def read_service(sections: Sequence[Section], context: Context) -> Harvest[Service]:
    """One fact for each role at a venue or body, with the years of all the groups that print it."""
    harvest: Harvest[Service] = Harvest()
    pending: Passage | None = None
    held: list[Passage] = []
    section: Section | None = None
    width = 0
    own = [s for s in sections if SectionKind.SERVICE in s.also or (s.kind in _KINDS | _STRAY and not is_of_skills(s))]
    told_above = {id(section): row for section in own if (row := row_in_heading(section)) is not None}
    heads = [(row.role, Found(row.role, row.body, years_of_piece(row.dates, RULE))) for row in told_above.values()]
    items = [item for item in outlined(with_roles_apart(walk(own)), _heads) if id(item.section) not in told_above]
    items = list(dated_from_below(items))
    told = _told_by_rows(items)
    is_role_first = opens_with_roles(i for i in items if i.section.kind in _KINDS or id(i.section) in told)
    listed: list[ActivityItem] = []
    said: list[list[Found]] = []
    above: list[Passage | None] = []
    plain: list[bool] = []
    for item in items:
        if item.section is not section:
            section, pending, held, width = item.section, None, [], width_of(item.section)
        is_listed = item.section.kind in _KINDS or id(item.section) in told
        alone = _role_alone(item) if is_listed else None
        if alone is not None:
            pending = alone  # a role that stands alone holds for the entries below it, with its years
            held = [item.passage] if dates_in(item.passage.text) else []
            continue
        placed = role_by_place(item.passage) if is_role_first and is_listed and pending is None else None
        if placed is not None and not item.entry.children:
            read = [Found(*placed, _years_of(item))]
        else:
            read = list(_read_item(item, pending, held, width) if is_listed else _read_stray(item, width))
        listed.append(item)
        said.append(read)
        above.append(pending or _carried_role(item))
        plain.append(is_listed)
        for line in item.entry.lines if is_listed else ():
            harvest.asides.append(Aside(line.number, "service without a role or body"))
    read_all = zip(listed, _by_layout(listed, said, above, plain), strict=True)
    harvest.facts.extend(gathered([*heads, *((item.passage, found) for item, read in read_all for found in read)]))
    return harvest


def _by_layout(
    items: Sequence[ActivityItem], said: Sequence[list[Found]], above: Sequence[Passage | None], plain: Sequence[bool]
) -> Iterator[list[Found]]:
    """What the items say; those of a list of service read again under its layout, rows with and without a role above them apart."""
    for (is_plain, *_), group in groupby(range(len(items)), key=lambda i: (plain[i], id(items[i].section), above[i] is not None)):
        places = list(group)
        named = names_with_commas([items[i] for i in places]) if above[places[0]] is not None and is_plain else ()
        own = [_one_body(items[i], above[i], said[i]) if nth in named else said[i] for nth, i in enumerate(places)]
        yield from read_again([items[i] for i in places], own, [above[i] for i in places]) if is_plain else own


def _one_body(item: ActivityItem, role: Passage | None, said: list[Found]) -> list[Found]:
    """The row as one body, where it was read as several for the role above it."""
    if role is None or not said or any(found.role.text != role.text for found in said):
        return said
    return [Found(role, undated(item.passage), _years_of(item))]


def _told_by_rows(items: Sequence[ActivityItem]) -> frozenset[int]:
    """The sections of unknown wording whose rows tell that they list service."""
    unknown: dict[int, list[ActivityItem]] = {}
    for item in items:
        if item.section.kind in _STRAY or (item.section.kind is SectionKind.SKILLS and SectionKind.SERVICE in item.section.also):
            unknown.setdefault(id(item.section), []).append(item)
    return frozenset(
        section for section, listed in unknown.items() if _heads_service(listed[0].section.heading) or is_service_by_rows(listed)
    )


def _heads_service(heading: Passage | None) -> bool:
    """Whether a heading of unknown wording is a role of service itself, or says what was organized: "Conferences co-organized"."""
    if heading is None:
        return False
    role = only_role(heading)
    return (role is not None and is_evident(role)) or _organized(heading) is not None


def _years_of(item: ActivityItem) -> tuple[Claim[int], ...]:
    return years_of_piece([item.passage], RULE) or years_of_piece([p for p in item.above if is_date(p.text)][-1:], RULE)


def _heads(line: Line) -> bool:
    """Whether the line of an outline is a role, or names a group of services and nothing else: `University service`."""
    words = fold(line.text).split()
    is_group = bool(words) and words[-1].strip(":") in _GROUPS and len(words) <= _LONGEST_GROUP and not dates_in(line.text)
    return is_group and "," not in line.text


_GROUPS = frozenset(_WORDS["groups"]["words"])
_LONGEST_GROUP = 5


def _role_alone(item: ActivityItem) -> Passage | None:
    if item.entry.children or len(item.passage) > _LONGEST:
        return None
    bare = undated(item.passage) if dates_in(item.passage.text) else item.passage
    alone = whole_role(bare)
    if alone is None or len(bare.text) > len(alone.text) + 1 or find_venue(bare.text) is not None:
        return None
    if bare is not item.passage and (only_role(bare) is None or not is_reviewing(alone)):
        return None  # a dated office, its body elsewhere
    is_pair = "\t" in bare.text or ("; " in bare.text and only_role(bare) is None)
    return None if is_pair else alone  # "Elm Organizing Committee<tab>Member", "Elm Senate; Treasurer"


def _read_item(item: ActivityItem, pending: Passage | None, held: list[Passage], width: int) -> Iterator[Found]:
    is_several = roles_at_body(item.passage) is not None
    if (is_honour(_BRACKET.sub("", item.passage.text)) and not is_several) or len(item.passage) > _LONGEST_ITEM:
        return
    dates: list[Passage] = [p for p in item.above if is_date(p.text)][-1:] or held
    below = body_and_rows(item)
    if below is not None:
        for role, line in below[1]:
            yield Found(role, below[0], years_of_piece([line], RULE) or years_of_piece(dates, RULE))
        return
    if pending is None and (seat := body_below_role(item) or role_below_body(item) or role_below_heading(item)) is not None:
        yield Found(*seat, years_of_piece([item.passage], RULE) or years_of_piece(dates, RULE))
        return
    carried = pending or _carried_role(item)
    if carried is not None and is_bodies(carried):
        carried = None  # below "Committees" each row names its own
    if (shared := _role_of_children(item)) is not None:
        for child in item.entry.children:
            yield from read_list(shared, child.passage, dates, is_labelled=False)
        return
    if (listing := lines_below_role(item)) is not None:
        for line in listing[1]:
            yield from read_list(listing[0], line, dates, is_labelled=True)
        return
    if carried is not None and _says_again(item.passage, carried):
        return
    for row in rows(item, width, is_carried=carried is not None):
        yield from read_row(row, carried, dates)
    fields = [f for f in split_fields(item.passage) if not f.is_date] if item.entry.children else []
    if item.entry.children and _tells_deed(item.passage):  # "2019 Served on the Elm Council", further deeds of the year below
        above = [item.passage] if dates_in(item.passage.text) else dates
        for child in item.entry.children:
            yield from read_row(child.passage, None, above) if _tells_deed(child.passage) else ()
    heading = whole_role(undated(item.passage)) if len(fields) == 1 else None
    if heading is not None and (is_reviewing(heading) or not dates_in(item.passage.text)):  # a dated office has duties below
        for child in item.entry.children:
            yield from read_list(heading, child.passage, dates, is_labelled=False)


def _tells_deed(passage: Passage) -> bool:
    """Whether a row opens with what was done: "Organized the Elm Days", "Served on the Moss Committee"."""
    bare = undated(passage)
    found = find_role(bare)
    return found is not None and not found.before.text and (is_deed(found.role) or bare.text.startswith("Served on "))


def _role_of_children(item: ActivityItem) -> Passage | None:
    """The role in a row that is for all that is nested below it: "Refereeing for several organizations."; `None` for other rows."""
    found = find_role(item.passage) if item.entry.children else None
    if found is None or found.before.text or not found.is_linked or len(found.after.text.split()) > _LONGEST_GROUP:
        return None
    words = [word for word in fold(found.after.text).strip(" .:").split() if word != "the"]
    return found.role if words and words[0] in _MANY and not dates_in(item.passage.text) else None


def _says_again(passage: Passage, carried: Passage) -> bool:
    """Whether a sentence about oneself tells of the role above it once more: "I was elected as Speaker of ..." below "Speaker"."""
    found = find_role(passage) if passage.text.startswith("I ") and not is_reviewing(carried) else None
    return found is not None and fold(carried.text) in (fold(found.role.text), fold(found.before.text + " " + found.role.text))


def _organizing(heading: Passage) -> Passage | None:
    """The word for organizing that opens a heading and says of what kinds of meetings: "Organization of summer schools"."""
    match = _ORGANIZING.match(fold_in_place(heading.text))
    words = fold(heading.text[match.end() :]).strip(" :").replace(",", " ").split() if match else []
    return heading.cut(0, match.end(1)) if match and words and all(word in _MEETINGS for word in words) else None


def _organized(heading: Passage) -> Passage | None:
    """The word for what was done with the meetings that a heading names first: "co-organized" of "Conferences co-organized"."""
    match = _ORGANIZED.search(fold_in_place(heading.text).replace("-", " "))
    words = fold(heading.text[: match.start()]).strip(" :").replace(",", " ").split() if match else []
    return heading.cut(*match.span(1)) if match and words and all(word in _MEETINGS for word in words) else None


_ORGANIZED = re.compile(rf"\s({'|'.join(map(re.escape, _WORDS['groups']['organized']))})\s*:?\s*$")
_ORGANIZING = re.compile(rf"({'|'.join(map(re.escape, _WORDS['groups']['organizing']))})\s+(?:of|de|d['’]|di|von)\s*")
_MEETINGS = frozenset(_WORDS["groups"]["meetings"])
_MANY = frozenset(_WORDS["groups"]["many"])


def _read_stray(item: ActivityItem, width: int) -> Iterator[Found]:
    """Service in a section of unknown wording or of several kinds: only what opens with a role that nothing else has."""
    is_mixed = SectionKind.SERVICE in item.section.also
    dates: list[Passage] = [p for p in item.above if is_date(p.text)][-1:]
    for row in rows(item, width) if len(item.passage) <= _LONGEST_ITEM else ():
        is_engaged = is_mixed and item.section.kind is SectionKind.SKILLS and opens(row)  # below "Technology and Engagement"
        if is_engaged or is_service(row, is_mixed=is_mixed):
            yield from read_row(row, None, dates)


def is_service(row: Passage, *, is_mixed: bool) -> bool:
    """Whether a row that stands elsewhere is plainly service: "Editorial board: ..."; in a section of awards and service, too, any
    role but those that are honours ("Fellow of the Example Society")."""
    match = YEAR_FIRST.match(row.text)
    piece = row.cut(match.end()) if match else row
    found = find_role(piece)
    if is_mixed and found is not None and found.before.text and (parted := role_and_body(undated(piece))) is not None:
        is_last = piece.text.find(parted[0].text) > piece.text.find(parted[1].text)
        return is_last and only_role(parted[0]) is not None and not _HONOUR_ROLE.search(fold_in_place(parted[0].text))
    if found is None or found.before.text or not opens(piece) or is_honour(_BRACKET.sub("", row.text)):
        return False
    folded = fold_in_place(found.role.text)
    return _UNMISTAKABLE.search(folded) is not None if not is_mixed else _HONOUR_ROLE.search(folded) is None


def _carried_role(item: ActivityItem) -> Passage | None:
    """The role that a line or heading above the item gives: the nearest one, or a membership's heading."""
    for passage in reversed(item.above):
        if not is_date(passage.text):
            role = only_role(passage) or _organizing(passage) or _organized(passage)
            if role is not None:
                return role
    heading = item.section.heading
    if heading is not None and item.section.parent is not None and item.section.kind is SectionKind.SERVICE and is_title(heading):
        return heading  # "Translator" below "Other service"
    return item.section.heading if item.section.kind is SectionKind.MEMBERSHIPS else None
