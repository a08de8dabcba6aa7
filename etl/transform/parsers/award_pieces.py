"""The pieces of the rows of a list of awards as the layout takes them: what parts them, where they stand, what they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from etl.model import regex as re
from etl.model.document import Style
from etl.normalize.text import fold
from etl.transform.parsers.award_cutting import MONEY, TIME, Cut
from etl.transform.parsers.award_evidence import is_award, is_plain_award, is_rank, is_whole_name
from etl.transform.parsers.award_fits import ACRONYM, ASIDE, GIVER, MORE, PART, TITLE, as_part, fits, is_people
from etl.transform.parsers.award_records import LABELS
from etl.transform.parsers.list_layouts import QUOTED, Piece, standing


def scored(rows: Sequence[Sequence[Cut]], *, is_funding: bool) -> list[list[Piece]]:
    """The pieces of the rows of a list; what repeats over rows is rather who gave it."""
    times = Counter(key for row in rows for key in {fold(cut.passage.text) for cut in row})
    apart = [s for s in (Style.BOLD, Style.ITALIC) if sum(_sets_apart(row, s) for row in rows) * 2 > len(rows) > 1]
    opens_with_people = sum(_people_first(row) > 0 for row in rows) > max(_FEWEST, _MOST * len(rows))
    found = []
    for row in rows:
        stands = standing([cut.gap for cut in row])
        labels = [_label(row, i) for i in range(len(row))]
        is_set_apart = [
            says == "title" or is_whole_name(cut.passage.text) or (is_funding and _is_quoted(cut))
            for cut, says in zip(row, labels, strict=True)
        ]
        told_as_project = is_funding or not any(is_award(cut.passage.text) for cut in row)
        people = _people_first(row) if opens_with_people else 0
        parts = []
        for i, cut in enumerate(row):
            places = (*stands[i], *(f"{style} {cut.passage.is_set(style)}" for style in apart))
            repeated = times[fold(cut.passage.text)]
            share = (repeated - 1) / max(1, len(rows) - 1) if repeated > 1 else 0.0
            gap = _gap(row, i)
            own = fits(cut.passage.text, share, cut.kind, is_funding=told_as_project)
            is_other = any(is_set_apart) and not is_set_apart[i]
            if i < people:
                labels[i] = "label"
            places = (*places, QUOTED) if _is_quoted(cut) else places
            parts.append(Piece(cut.passage, cut.start, cut.end, gap, places, _labelled(own, labels[i], is_other=is_other)))
        found.append(parts)
    return found


def _label(row: Sequence[Cut], i: int) -> str:
    """What a label before the piece says it is, "label" of a label itself (`Title: Dust`) and of a rank behind an award."""
    if (
        row[i].gap != ":"
        and is_rank(row[i].passage.text)
        and any(is_plain_award(cut.passage.text) and cut.gap != "\n" for cut in row[:i])
    ):
        return "label"
    if i + 1 < len(row) and _says(row, i + 1):
        return "label"
    return _says(row, i) if i else ""


def _says(row: Sequence[Cut], i: int) -> str:
    """What the label before a piece says it is; no "Principal investigator: Weighing dust"."""
    value = row[i].passage.text
    says = LABELS.get(fold(row[i - 1].passage.text), "") if row[i].gap == ":" and not row[i].kind else ""
    return "" if says == "role" and as_part(value) <= 0 and not is_people(value) else says


def _labelled(own: Mapping[str, float], says: str, *, is_other: bool) -> Mapping[str, float]:
    """How well a piece fits each field, what its label says taken in; where another piece is the title for sure, it is none."""
    told = _TOLD_BY.get(says)
    if told is not None:
        return {**dict.fromkeys(own, _NO), told: _SURE}
    return {**own, TITLE: own[TITLE] - _UNQUOTED, MORE: own[MORE] - _UNQUOTED} if is_other else own


_TOLD_BY = {"label": ASIDE, "title": TITLE, "funder": GIVER, "period": TIME, "amount": MONEY, "role": PART}
_NO, _SURE, _UNQUOTED = -7.0, 4.0, 3.0


def _is_quoted(cut: Cut) -> bool:
    return cut.passage.text[:1] in _OPENING and len(cut.passage.text.split()) > 1


_OPENING = tuple('“„«"‘')


def _sets_apart(row: Sequence[Cut], style: Style) -> bool:
    marked = [cut.passage.is_set(style) for cut in row if cut.kind != TIME]
    return any(marked) and not all(marked)


def _gap(row: Sequence[Cut], i: int) -> str:
    cut = row[i]
    text = cut.passage.text
    if cut.gap == ",":
        if text.startswith(("and ", "und ", "et ", "y ", "& ")):
            return ",&"
        if (
            i + 1 < len(row)
            and row[i + 1].passage.text.startswith(("and ", "und ", "et ", "y ", "& "))
            and len(text.split()) <= _MOST_IN_SERIES
        ):
            return ",L"
        if _AND_INSIDE.search(text) and len(text.split()) <= _MOST_IN_SERIES + 1:
            return ",&"
        return ",a" if text[:1].islower() else ",A"
    if cut.gap == "(" and ACRONYM.fullmatch(text):
        return "(c"
    return cut.gap


_MOST_IN_SERIES = 4
_AND_INSIDE = re.compile(r"\w\s(?:and|&|und|et|y|e)\s[A-ZÀ-Þ]")


_FEWEST, _MOST = 1, 0.6
# a part of a list of names: "Roe", "Ida B.", "and Tom Ash"
_NAMES = re.compile(
    r"(?:(?:and|&|und|et|y)\s)?(?:[A-ZÀ-Þ][\w’'-]+|[A-ZÀ-Þ]\.)(?:\s(?:[A-ZÀ-Þ][\w’'-]+|[A-ZÀ-Þ]\.|and|&|und|et|y|de|van|von)){0,6}"
)


def _people_first(row: Sequence[Cut]) -> int:
    """How many pieces of names open a row before its date: three of `Roe, John, and Ida Birch. 2013. The Dust Boat`."""
    first = next((i for i, cut in enumerate(row) if cut.kind == TIME), 0)
    names = [cut.passage.text for cut in row[:first]]
    is_inverted = len(names) > 1 and " " not in names[0] and row[1].gap == ","
    return first if is_inverted and all(_NAMES.fullmatch(name) and not is_award(name) for name in names) else 0
