"""List marks that stand before references: `[12]`, `3.`, `J4.`, `(7)`, `•`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.model.document import Passage

# marks such as "[12] ", "[DFM13] ", "(3) ", "12. ", "J4. ", "C.3 ", "• " and "- "
_MARKER = re.compile(
    r"\s*(?:[•▪◦‣⁃·–—*\-]\s+|\[[\w+.:-]{1,12}\]\s*|\((?!(?:19|20)\d\d\))\w{0,2}\d{1,3}\)\s*|\(@\w*\)\s*|[A-Z]{0,3}[.-]?\d{1,3}[.):]{1,2}\s+(?!\d)"
    r"|[A-Z]{0,3}[.-]?\d{1,3}\s\|\s)"
)
# "4 Wick T, ...": a bare number, taken for a mark only if most entries have one.
_BARE_NUMBER = re.compile(r"\s*\d{1,3}\s+(?=[^\W\d_]|[“\"„«‘])")
# "RoeLamps06 Mary Roe ...": a key that begins with the name of an author; a mark if most entries have one
_KEY = re.compile(r"\s*(?P<name>[A-Z][a-z]{1,20})[\w+.:-]{0,24}?(?:19|20)?\d\d[A-Za-z]{0,3}\s+(?=[^\W\d_])")
_SHARE = 0.6
# "---. ", "———. ", "—, " before a title: the authors are those of the entry before
_REPEATED = re.compile(r"\s*(?:(?:-{2,3}|[—–―]{1,3}|_{2,})\s?[.,:]\s+|(?:-{3}|[—–―]{2,3}|_{3,})\s+)")
# "---, and M. Roe. ": they and others
_AND_OTHERS = re.compile(r"(?:and|&|und|et|y|e)\s+")
# a label such as "Titel:" before the title
_LABEL = re.compile(r"\s*(?:title|titel|titre|titolo|título)\s*:\s*", re.IGNORECASE)


def cut_repeated_authors(entry: Passage) -> tuple[Passage, bool | None]:
    """The entry without the dashes that stand for the authors before, and whether others follow (`None`: no dashes)."""
    match = _REPEATED.match(entry.text)
    if match is None:
        return entry, None
    others = _AND_OTHERS.match(entry.text, match.end())
    return entry.cut(others.end() if others else match.end()).trimmed(), others is not None


def cut_markers(entries: Sequence[Passage]) -> list[Passage]:
    """The entries without their list marks, a label such as "Title:" and surrounding blanks."""
    bare = sum(_BARE_NUMBER.match(e.text) is not None for e in entries) >= max(2, _SHARE * len(entries))
    keys = [_key(entry.text) for entry in entries]
    keyed = sum(key is not None for key in keys) >= max(2, _SHARE * len(entries))
    cut = []
    for entry, key in zip(entries, keys, strict=True):
        match = _MARKER.match(entry.text) or (_BARE_NUMBER.match(entry.text) if bare else None) or (key if keyed else None)
        start = match.end() if match else 0
        label = _LABEL.match(entry.text, start)
        cut.append(entry.cut(label.end() if label else start).trimmed())
    return cut


def _key(text: str) -> re.Match[str] | None:
    """The key that opens an entry, if what follows holds the name it begins with."""
    match = _KEY.match(text)
    return match if match and match["name"] in text[match.end() :] else None
