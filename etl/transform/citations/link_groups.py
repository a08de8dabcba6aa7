"""Links that only lead somewhere, `([pdf](...), [Google Scholar](...))`, told by what is linked and where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model import regex as re
from etl.transform.citations.words import LINK_LABELS

_BRACKET = re.compile(r"[(\[]\s?[^()\[\]\n]{2,200}[)\]]")
_LABELS = frozenset(label.casefold() for label in LINK_LABELS)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MOST_WORDS = 6


def link_groups(text: str, links: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where brackets hold nothing but links, one of them with a known label, and where small links close an entry behind its year.

    `... 2019. [Journal of Lamps](url) ([pdf](url), [Lamp Archive](url))` has one group, the second bracket; of `(2010), 1-9.
    [final version in JL](url)` the link is one, since it opens in small letters.
    """
    if not links:
        return []
    groups = [match.span() for match in _BRACKET.finditer(text) if _is_linked(text, *match.span(), links)]
    dated = _YEAR.search(text)
    rest = len(text)
    for start, end in reversed(links) if dated else ():
        words = text[start:end].split()
        if any(map(str.isalnum, text[end:rest])) or not dated or start < dated.end():
            break
        rest = start
        if words and len(words) <= _MOST_WORDS and words[0].islower() and not any(a <= start < b for a, b in groups):
            groups.append((start, end))
    return sorted(groups)


def _is_linked(text: str, start: int, end: int, links: Sequence[tuple[int, int]]) -> bool:
    inside = [(a, b) for a, b in links if a >= start and b <= end]
    if not any(" ".join(text[a:b].split()).strip("[]() .,").casefold() in _LABELS for a, b in inside):
        return False
    return all(any(a <= i < b for a, b in inside) for i in range(start, end) if text[i].isalnum())
