"""From rows in reading order to a document's text and lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from etl.extract.dated_rows import text_end
from etl.extract.drawn_rows import Drawn, PageRows, draw_pages
from etl.extract.furniture import find_furniture
from etl.extract.layout import Row
from etl.extract.marks import confirmed_numbers
from etl.extract.visible import find_cells, visible_passage
from etl.model.document import Line, Link, Passage, Style, TextSource
from etl.normalize.date_forms import goes_on_with_range

_REGULAR = 400  # the usual weight of type
_NEAR = 80.0  # points: a column that starts no further from the document's left edge is measured from there
_BLANK, _SLACK = 0.25, 0.5  # of the type size: a blank between words; points that a line may reach over


@dataclass(slots=True)
class Rendered:
    """A document's text, its lines and links, and what was taken for page furniture."""

    source: TextSource
    lines: tuple[Line, ...]
    links: tuple[Link, ...]
    dropped: tuple[tuple[int, str], ...]


def render_pages(pages: Sequence[PageRows]) -> Rendered:
    """The text of all pages, one line a row, and its visible lines."""
    _set_bold_by_weight(pages)
    drawn, page_starts, text = draw_pages(pages)
    source = TextSource(text, page_starts)
    furniture = find_furniture([[_plain(d) for d in drawn if d.page == i + 1] for i in range(len(pages))])
    reasons = dict(furniture)
    kept = [(number, d) for number, d in enumerate(drawn, 1) if number not in reasons]
    body = _body_size([d for _, d in kept])
    leading = _leading([d for _, d in kept], body)
    confirmed = confirmed_numbers([d.mark for _, d in kept])
    left = _left_edges([(d, is_mark) for (_, d), is_mark in zip(kept, confirmed, strict=True)])
    lines: list[Line] = []
    before: Drawn | None = None
    lowest = 0.0
    following = [*kept[1:], None][: len(kept)]
    for (number, d), is_mark, after in zip(kept, confirmed, following, strict=True):
        passage = visible_passage(source, d.text, range(d.offset, d.offset + len(d.text)), d.styles)
        if not passage.text:
            continue
        goes_on = before is not None and lines and goes_on_with_range(lines[-1].text, passage.text)
        passage, marker = (passage, None) if goes_on else _without_mark(d, passage, is_mark)
        x0 = next((w.x0 for w in d.row.words), 0.0) if marker is None else _after_mark(d.row)
        lines.append(
            Line(
                passage,
                number,
                page=d.page,
                indent=round(max(0.0, (x0 - left[(d.page, d.row.column)]) / (0.5 * body)), 1),
                size=round(_row_size(d) / body, 2),
                gap=_gap(before, d, lowest, leading),
                marker=marker,
                level=0,
                cells=find_cells(passage.text),
                column=d.row.column,
                is_full=after is not None and _is_full(d.row, after[1].row),
            )
        )
        lowest = d.row.lowest if before is None or before.page != d.page else max(lowest, d.row.lowest)
        before = d
    asides = {number for number, d in kept if d.row.is_aside}
    lines = _asides_apart(lines, asides, comes_first=_has_largest(drawn))
    links = sorted((link for d in drawn for link in d.link_ranges), key=lambda k: (k.start, k.end))
    return Rendered(source, tuple(lines), tuple(links), tuple(sorted(furniture)))


def _set_bold_by_weight(pages: Sequence[PageRows]) -> None:
    """In a text set in a light font, what is set in a regular one stands out as bold does elsewhere."""
    words = [word for page in pages for row in page.rows for segment in row.segments for word in segment.words]
    if not any(word.weight < _REGULAR for word in words):
        return
    counts: Counter[int] = Counter()
    for word in words:
        counts[word.weight] += len(word.text)
    usual = max(counts, key=lambda weight: (counts[weight], weight))
    if usual < _REGULAR:
        for word in words:
            if word.weight >= _REGULAR:
                word.style |= Style.BOLD


def _asides_apart(lines: list[Line], asides: set[int], *, comes_first: bool) -> list[Line]:
    """Side columns out of the way of the main column's flow from page to page: behind it; the first page's before it if it names
    the person."""
    early = [line for line in lines if line.number in asides and line.page == 1 and comes_first]
    late = [line for line in lines if line.number in asides and not (line.page == 1 and comes_first)]
    return [*early, *(line for line in lines if line.number not in asides), *late]


def _has_largest(drawn: list[Drawn]) -> bool:
    """Whether the largest type of the first page stands in its side column."""
    first = [d for d in drawn if d.page == 1]
    return bool(first) and max(first, key=_row_size).row.is_aside


def _plain(d: Drawn) -> tuple[str, float]:
    return d.text, d.row.y


def _body_size(drawn: list[Drawn]) -> float:
    """The type size in which most characters are set."""
    counts: Counter[float] = Counter()
    for d in drawn:
        for size, count in d.sizes.items():
            counts[_rounded(size)] += count
    return max(counts, key=lambda size: (counts[size], size), default=10.0) or 10.0


def _row_size(d: Drawn) -> float:
    if len(d.sizes) == 1:
        return _rounded(next(iter(d.sizes)))
    counts: Counter[float] = Counter()
    for size, count in d.sizes.items():
        counts[_rounded(size)] += count
    return max(counts, key=lambda size: (counts[size], size))


def _rounded(size: float) -> float:
    """A type size in half points."""
    return round(size * 2) / 2


def _is_full(row: Row, below: Row) -> bool:
    """Whether the first word of the row below would not have fitted behind a row."""
    first = below.words[0]
    return text_end(row) + _BLANK * row.size + first.x1 - first.x0 > row.edge + _SLACK


def _leading(drawn: list[Drawn], body: float) -> float:
    """The usual distance of two baselines."""
    steps = [b.row.y - a.row.y for a, b in pairwise(drawn) if a.page == b.page and a.row.column == b.row.column]
    usual = sorted(step for step in steps if 0.9 * body <= step <= 1.9 * body)
    return usual[len(usual) // 3] if usual else 1.2 * body


def _gap(before: Drawn | None, d: Drawn, lowest: float, leading: float) -> float:
    """Blank lines above: below the row before in the same column, else below everything drawn so far on the page."""
    if before is None or before.page != d.page:
        return 0.0
    above = before.row.lowest if before.row.column == d.row.column and before.row.y < d.row.y else lowest
    return round(max(0.0, (d.row.y - above) / leading - 1.0), 1)


def _left_edges(drawn: list[tuple[Drawn, bool]]) -> dict[tuple[int, int], float]:
    """The left edge of each column on each page: the document's own where the page's is close to it."""
    starts: dict[tuple[int, int], list[float]] = {}
    for d, is_marked in drawn:
        hangs = is_marked and d.mark is not None and d.mark.form == "hanging1"
        starts.setdefault((d.page, d.row.column), []).append(d.row.words[1].x0 if hangs else d.row.x0)
    usual = _leftmost_shared([x for key, xs in starts.items() if key[1] == 0 for x in xs])
    edges = {key: _leftmost_shared(xs) for key, xs in starts.items()}
    return {key: usual if key[1] == 0 and abs(x - usual) < _NEAR else x for key, x in edges.items()}


def _leftmost_shared(xs: list[float]) -> float:
    """The leftmost place at which at least two rows start."""
    ordered = sorted(xs)
    return next((a for a, b in pairwise(ordered) if b - a < 1.5), ordered[0] if ordered else 0.0)


def _without_mark(d: Drawn, passage: Passage, is_mark: bool) -> tuple[Passage, str | None]:
    mark = d.mark
    if mark is None or (mark.number is not None and not is_mark):
        return passage, None
    rest = passage.cut(min(mark.end, len(passage))).trimmed()
    return (rest, mark.printed) if rest.text else (passage, None)


def _after_mark(row: Row) -> float:
    words = row.words
    return words[1].x0 if len(words) > 1 else words[0].x0
