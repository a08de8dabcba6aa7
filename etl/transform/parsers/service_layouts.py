"""Rows of service read again under the layout of their whole list (`list_layouts`), where the list says otherwise.

Where most rows read "Member, Elm Council, 2019", the row "Seed Champion, Moss Network, 2021" has its role at the same place; where
the first line of each row says the role, what stands on the line below is the body.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from etl.model import regex as re
from etl.model.claim import Claim
from etl.model.document import Passage
from etl.normalize.text import fold
from etl.transform.parsers.activity_company import without_company
from etl.transform.parsers.activity_fields import SEPARATOR, ActivityItem, is_date, undated
from etl.transform.parsers.activity_rows import Marks, parted, pieces_of
from etl.transform.parsers.affiliations import is_place
from etl.transform.parsers.list_grammar import END, START, Grammar, Layout, tabled
from etl.transform.parsers.list_layouts import Piece, Reading, compared, learn, places_of, run_of
from etl.transform.parsers.service_fits import fits_of
from etl.transform.parsers.service_lists import years_of_piece
from etl.transform.parsers.service_open_roles import is_elsewhere, is_open_role
from etl.transform.parsers.service_roles import find_role, link_of, only_role, seat, without_link
from etl.transform.parsers.service_row import RULE, Found

ROLE, BODY, PLACE, DATE, REMARK = _FIELDS = ("role", "body", "place", "date", "remark")
_AFTER = {
    START: {ROLE: 0.45, BODY: 0.25, DATE: 0.25, REMARK: 0.04},
    ROLE: {BODY: 0.7, DATE: 0.15, REMARK: 0.04, END: 0.1},
    BODY: {DATE: 0.35, END: 0.25, ROLE: 0.15, PLACE: 0.12, REMARK: 0.12},
    PLACE: {DATE: 0.5, END: 0.3, REMARK: 0.1, ROLE: 0.08},
    DATE: {END: 0.45, ROLE: 0.25, BODY: 0.2, REMARK: 0.08},
    REMARK: {END: 0.5, DATE: 0.3, BODY: 0.1, ROLE: 0.08},
}
_INSIDE = {
    ROLE: {",": 0.1, " ": 0.2, "~": 0.2, "link": 0.2, "—": 0.05},
    BODY: {",": 0.35, " ": 0.2, "~": 0.3, "link": 0.2, ":": 0.1, "—": 0.1, "(": 0.1, ";": 0.05},
    PLACE: {",": 0.6, " ": 0.1},
    DATE: {",": 0.3, " ": 0.3, "—": 0.1},
    REMARK: {",": 0.3, ".": 0.3, " ": 0.2, "link": 0.2, ":": 0.1, "\n": 0.2, "—": 0.1, "~": 0.3},
}
_STAYS = {ROLE: 0.12, BODY: 0.3, PLACE: 0.4, DATE: 0.1, REMARK: 0.5}
_GRAMMAR = Grammar(
    _FIELDS, tabled(_AFTER, _INSIDE, _STAYS), again={ROLE: -5.0, BODY: -5.0, DATE: -1.0}, needed={ROLE: 0.75, BODY: 0.75}
)
# of rows below a line that says their role
_AFTER_BELOW = {**_AFTER, START: {BODY: 0.65, DATE: 0.25, ROLE: 0.06, REMARK: 0.04}}
_BELOW = replace(_GRAMMAR, follows=tabled(_AFTER_BELOW, _INSIDE, _STAYS), needed={BODY: 0.75})
_FEWEST_ROWS = 3
_MARGIN = 3.0  # by which the list must speak against a row's own reading
_LONGEST = 500
_EDGE = " \t,;:.–—-|·•"


@dataclass(frozen=True)
class Row:
    """A row of a list, what was read from it by itself, its pieces."""

    item: ActivityItem
    own: Sequence[Found]
    pieces: Sequence[Piece]
    carried: Passage | None

    @cached_property
    def allowed(self) -> list[frozenset[str] | None] | None:
        """What each piece may be under the row's own reading."""
        return _own(self)


def read_again(items: Sequence[ActivityItem], found: Sequence[list[Found]], carried: Sequence[Passage | None]) -> list[list[Found]]:
    """What each row says, read again under the layout of the whole list where that is surer.

    `carried` are the roles that a line above gives to a row: such rows may name their body alone.
    """
    rows = [_row(item, own, above) for item, own, above in zip(items, found, carried, strict=True)]
    rows = _with_repeated(rows)
    if sum(row is not None for row in rows) < _FEWEST_ROWS or not any(row is not None and row.own for row in rows):
        return list(found)
    grammar = _GRAMMAR if all(above is None for above in carried) else _BELOW
    layout = learn(grammar, ())
    usual: _Shape | None = None
    for _ in range(2):
        readings = [(row, _best(row, layout)) for row in rows if row is not None]
        usual = _usual_shape(readings)
        sure = ((row, reading) for row, reading in readings if row.own or _is_likely(row, reading, usual))
        layout = learn(grammar, [(row.pieces, reading, 1.0) for row, reading in sure])
    return [own if row is None else _told(row, _best(row, layout), own, usual) for row, own in zip(rows, found, strict=True)]


_Shape = tuple[tuple[str, str], ...]


def _shape(row: Row, reading: Reading) -> _Shape:
    """Which fields a row has behind which marks, dates aside."""
    pairs = zip(row.pieces, reading, strict=True)
    return tuple((piece.gap if i else "", now) for i, (piece, now) in enumerate(pairs) if now != DATE)


def _usual_shape(readings: Sequence[tuple[Row, Reading]]) -> _Shape | None:
    """The shape that most rows have which say by themselves what they are; `None` where no shape is usual."""
    shapes = Counter(_shape(row, reading) for row, reading in readings if row.own)
    shape, times = shapes.most_common(1)[0] if shapes else ((), 0)
    return shape if times >= _FEWEST_ROWS and times * 2 > shapes.total() else None


def _row(item: ActivityItem, own: Sequence[Found], carried: Passage | None) -> Row | None:
    if len(own) > 1 or item.entry.children or len(item.passage) > _LONGEST or _TOLD.match(item.passage.text):
        return None
    if own and not (own[0].role.text and own[0].venue.text):
        return None
    if own and own[0].venue.offsets[0] <= own[0].role.offsets[0] <= own[0].venue.offsets[-1]:
        return None  # a body alone: "Elm Library Committee"
    if (
        own
        and item.passage.text.lstrip()[:1] in _QUOTES
        and own[0].venue.offsets[0] <= item.passage.offsets[: _AFTER_QUOTE + 1][-1]
    ):
        return None  # a meeting in quotes, with what is told of it behind
    shown = without_company(item.passage)
    item = item if shown is item.passage else replace(item, entry=replace(item.entry, passage=shown, lines=()))
    linked: list[Piece] = []
    for piece in pieces_of(item, _MARKS):
        has_role = any(only_role(other.passage) is not None or is_open_role(other.passage) for other in linked)
        linked += [piece] if has_role else _at_links(item.passage, piece)  # "Chair, Director of Dust Search Committee"
    borders = _borders(item.passage, own)
    parts = [part for piece in linked for part in parted(item.passage, piece, borders) if any(map(str.isalnum, part.text))]
    pieces = _joined(item.passage, parts, own)
    fitted = [replace(piece, fits=dict(zip(_FIELDS, fits_of(pieces, i), strict=True))) for i, piece in enumerate(pieces)]
    return Row(item, own, fitted, carried) if pieces else None


def _is_beside(text: str) -> bool:
    return is_date(text) or is_place(text) or text[:1].islower() or text[:1].isdigit()


def _none(text: str) -> list[tuple[int, int]]:
    return []


def _whole(passage: Passage) -> Passage:
    return passage


def _joined(row: Passage, pieces: list[Piece], own: Sequence[Found]) -> list[Piece]:
    """The pieces, those of a role of several words with commas as one: "Equity, Diversity, and Inclusion Committee"."""
    if not own or "," not in own[0].role.text or (seat(own[0].role) is None and only_role(own[0].role) is None):
        return pieces
    first, last = own[0].role.offsets[0], own[0].role.offsets[-1]
    inside = [i for i, piece in enumerate(pieces) if first <= piece.passage.offsets[0] <= last]
    if len(inside) < _PAIR:
        return pieces
    start, end = pieces[inside[0]].start, pieces[inside[-1]].end
    whole = replace(pieces[inside[0]], passage=row.cut(start, end), end=end)
    return [*pieces[: inside[0]], whole, *pieces[inside[-1] + 1 :]]


_TOLD = re.compile(r"I\s+[a-z]")  # a sentence about oneself has no layout
_PAIR = 2
_QUOTES, _AFTER_QUOTE = tuple('“«„"'), 1
_MARKS = Marks(SEPARATOR, _is_beside, _none, _whole)


def _borders(row: Passage, own: Sequence[Found]) -> list[int]:
    offsets = [offset for one in own for piece in (one.role, one.venue) for offset in (piece.offsets[0], piece.offsets[-1] + 1)]
    return sorted({bisect_left(row.offsets, offset) for offset in offsets if row.offsets[0] <= offset <= row.offsets[-1]})


def _at_links(row: Passage, piece: Piece) -> Iterator[Piece]:
    """A piece with a role at its start, parted at the links behind it: "Member", "Elm Council" of "Member of the Elm Council"."""
    role = find_role(piece.passage)
    if role is None or not role.is_linked or not role.after.text or len(role.before.text.split()) > _MOST_BEFORE:
        yield piece
        return
    first = piece.passage.cut(0, piece.text.find(role.role.text) + len(role.role.text))
    yield replace(piece, passage=first, end=piece.start + len(first))
    rest = role.after
    start = piece.start + piece.text.rfind(rest.text)
    while (link := link_of(rest)) is not None:
        yield _cut(row, start, start + link[0])
        start, rest = start + link[1], rest.cut(link[1])
    yield _cut(row, start, start + len(rest))


_MOST_BEFORE = 4


def _cut(row: Passage, start: int, end: int) -> Piece:
    passage = row.cut(start, end)
    return Piece(passage, start, end, "link", places_of(passage))


def _with_repeated(rows: Sequence[Row | None]) -> list[Row | None]:
    """The rows, what several of them print being rather a role: in a list of roles and bodies roles repeat."""
    count = Counter(text for row in rows if row is not None for text in {fold(piece.text) for piece in row.pieces})
    return [
        replace(row, pieces=[_repeated(piece, count[fold(piece.text)]) for piece in row.pieces]) if row is not None else None
        for row in rows
    ]


def _repeated(piece: Piece, times: int) -> Piece:
    if piece.fits[DATE] >= 0 or piece.fits[PLACE] >= 0:
        return piece
    return replace(piece, fits={**piece.fits, ROLE: piece.fits[ROLE] + min(times - 1, 2) * 0.7})


def _best(row: Row, layout: Layout) -> Reading:
    """The list's reading of the row where it is better by a margin, else the row's own."""
    free, own, ahead = compared(row.pieces, layout, row.allowed)
    return free if ahead > _MARGIN else own


_OTHERS = frozenset((PLACE, DATE, REMARK))


def _own(row: Row) -> list[frozenset[str] | None] | None:
    """What each piece may be under the row's own reading."""
    if not row.own:
        return None
    fixed: list[frozenset[str] | None] = []
    for piece in row.pieces:
        mark = _OTHERS
        for one, claimed in ((ROLE, row.own[0].role), (BODY, row.own[0].venue)):
            first, last = claimed.offsets[0], claimed.offsets[-1]
            over = sum(first <= offset <= last for offset in piece.passage.offsets)
            if over * 2 > len(piece.passage.offsets):
                mark = frozenset((one,))
        fixed.append(mark)
    return fixed


def _told(row: Row, reading: Reading, own: list[Found], usual: _Shape | None) -> list[Found]:
    """What the reading says; the row's own where it says the same."""
    role, body = _run(row, reading, ROLE), _run(row, reading, BODY)
    if role is not None and row.carried is not None and own and _best_fit(row, reading, ROLE) < _CERTAIN:
        return own
    role = without_link(role) if role is not None else row.carried
    if role is None or body is None or not (own or _is_likely(row, reading, usual)):
        return own
    body = undated(body)
    if own and (_letters(own[0].role), _letters(own[0].venue)) == (_letters(role), _letters(body)):
        return own
    years = own[0].years if own and own[0].years else years_of_piece([row.item.passage], RULE)
    return [Found(role, body, years or _years_above(row.item))]


def _is_likely(row: Row, reading: Reading, usual: _Shape | None) -> bool:
    """Whether a row that says nothing by itself has words enough for its fields, somebody who does things and a body, or a short
    role and a body where most rows have them."""
    first = next((piece for piece, now in zip(row.pieces, reading, strict=True) if now == ROLE), None)
    if first is not None and is_elsewhere(first.passage):
        return False
    best = {one: _best_fit(row, reading, one) for one in (ROLE, BODY)}
    if first is not None and _shape(row, reading) == usual and len(first.text.split()) <= _LONGEST_ROLE:
        is_body = first.fits[BODY] >= _LIKELY + 0.5
        return best[BODY] >= _NAMED and not is_body and not any(map(str.isdigit, first.text))
    is_named = best[ROLE] >= (_LIKELY if row.carried is None else _CERTAIN)
    return best[BODY] >= _LIKELY and (is_named or (row.carried is not None and ROLE not in reading))


def _best_fit(row: Row, reading: Reading, one: str) -> float:
    return max((piece.fits[one] for piece, now in zip(row.pieces, reading, strict=True) if now == one), default=-1.0)


_LIKELY, _CERTAIN, _NAMED, _LONGEST_ROLE = 0.5, 2.0, 2.0, 5


def _years_above(item: ActivityItem) -> tuple[Claim[int], ...]:
    return years_of_piece([p for p in item.above if is_date(p.text)][-1:], RULE)


def _letters(passage: Passage) -> str:
    return "".join(filter(str.isalnum, passage.text))


def _run(row: Row, reading: Reading, one: str) -> Passage | None:
    """The first run of pieces of a field, `None` without one."""
    run = run_of(reading, one)
    return row.item.passage.cut(row.pieces[run[0]].start, row.pieces[run[1]].end) if run is not None else None
