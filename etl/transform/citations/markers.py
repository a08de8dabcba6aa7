"""List marks that stand before references: `[12]`, `3.`, `J4.`, `(7)`, `•`."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model import regex as re
from etl.model.document import Passage

# not "[2019] ": marks such as "[12] ", "[DFM13] ", "(3) ", "12. ", "J4. ", "C.3 ", "• " and "- "
_MARKER = re.compile(
    r"\s*(?:[•▪◦‣⁃·–—*\-]\s+|\[(?!(?:19|20)\d\d[a-z]?\])[\w+.:-]{1,12}\]\s*|\((?!(?:19|20)\d\d\))\w{0,2}\d{1,3}\)\s*|\(@\w*\)\s*|[A-Z]{0,3}[.-]?\d{1,3}[.):]{1,2}\s+(?!\d)"
    r"|[A-Z]{0,3}[.-]?\d{1,3}\s\|\s)"
)
# "4 Wick T, ...": a bare number, taken for a mark only if most entries have one.
_BARE_NUMBER = re.compile(r"\s*\d{1,3}\s+(?=[^\W\d_]|[“\"„«‘])")
# "RoeLamps06 Mary Roe ...": a key that begins with the name of an author; a mark if most entries have one
_KEY = re.compile(r"\s*(?P<name>[A-Z][a-z]{1,20})[\w+.:-]{0,24}?(?:19|20)?\d\d[A-Za-z]{0,3}\s+(?=[^\W\d_])")
# "Roe 2006 = M. Roe, ...", "Roe and Poe (2007) Mary Roe ...", "[Roe(2006)] M. Roe ...", "Roe/Poe 2007 | Mary Roe ...": a label
_LABEL_OF_NAMES = re.compile(
    r"\s*\[?(?P<name>[^\W\d_a-z][\w’'-]{1,20})(?:(?:\s?[,/&]\s?|\s(?:and|und|et|y|e)\s|\s)[^\W\d_][\w.’'-]{0,20}){0,4}"
    r"[\s,(]{1,3}(?P<year>(?:19|20)\d\d)[a-z]?\)?\]?\s?[=|,:]?\s+(?=[^\W\d_a-z])"
)
_SOON = 60  # characters from a label to the name that it begins with
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
        start = _end_of_mark(match) if match else 0
        label = _LABEL.match(entry.text, start)
        cut.append(entry.cut(label.end() if label else start).trimmed())
    return cut


def _end_of_mark(match: re.Match[str]) -> int:
    """Where a mark ends: before the year of a label, if the entry has no other."""
    year = match.groupdict().get("year")
    return match.start("year") if year and year not in match.string[match.end() :] else match.end()


def _key(text: str) -> re.Match[str] | None:
    """The key or label that opens an entry, if what follows soon holds the name it begins with."""
    for pattern in (_KEY, _LABEL_OF_NAMES):
        match = pattern.match(text)
        if match and re.search(rf"(?<!\w){re.escape(match['name'])}(?!\w)", text[match.end() : match.end() + _SOON]):
            return match
    return None
