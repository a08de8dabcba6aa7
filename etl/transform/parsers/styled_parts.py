"""Parts of one-line items set in a style of their own: titles in italics, names in bold."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from etl.model import regex as re
from etl.model.document import Passage, Style
from etl.transform.parsers.activity_fields import is_date
from etl.transform.parsers.affiliations import is_place

_EDGE = " \t,;:.–—-|·•/"


def title_style(passages: Sequence[Passage], is_beside: Callable[[str], bool] = is_place) -> Style | None:
    """The style in which most of the passages set one part of theirs, dates aside: titles in italics, names in bold.

    A style in which half the parts are what `is_beside` says, places alone, sets no titles apart.
    """
    for style in (Style.ITALIC, Style.BOLD):
        set_apart = [run for run in (styled_part(passage, style) for passage in passages) if run is not None]
        beside = sum(is_beside(part.text.strip(_EDGE)) for part in set_apart)
        if len(passages) > 1 and len(set_apart) > len(passages) / 2 and beside < len(set_apart) / 2:
            return style
    return None


def styled_part(passage: Passage, style: Style) -> Passage | None:
    """The first part set in `style` that is no date; parts with only a short word or words in bold between them are one."""
    part: tuple[int, int] | None = None
    for start, end in passage.runs(style):
        text = passage.text[start:end]
        if part is None:
            if sum(map(str.isalpha, text)) >= _SHORTEST_STYLED and not is_date(text):
                part = (start, end)
        elif _holds_together(passage, part[1], start):
            part = (part[0], end)
    if part is None or part[1] - part[0] > _WHOLE * len(passage.text.strip()):
        return None
    return passage.cut(*part).trimmed(_EDGE)


def _holds_together(passage: Passage, start: int, end: int) -> bool:
    """Whether what stands between two parts is a short word, or words in bold, and no mark that parts fields."""
    gap = passage.text[start:end]
    if any(c in ".;—–\t(" for c in gap):
        return False
    words = _GAP_WORDS.search(gap)
    is_bold = words is not None and passage.is_set(Style.BOLD, start + words.start(), start + words.end())
    return len(gap) <= _LONGEST_GAP or is_bold


_SHORTEST_STYLED = 4
_LONGEST_GAP = 6
_GAP_WORDS = re.compile(r"\w+(?:\s+\w+)*")
_WHOLE = 0.93
