"""List marks that stand before references: `[12]`, `3.`, `J4.`, `(7)`, `•`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.model.document import Passage

# marks such as "[12] ", "[DFM13] ", "(3) ", "12. ", "J4. ", "C.3 ", "• " and "- "
_MARKER = re.compile(r"\s*(?:[•▪◦‣⁃·–—*\-]\s+|\[[\w+.:-]{1,12}\]\s*|\(\w{0,2}\d{1,3}\)\s*|[A-Z]{0,3}[.-]?\d{1,3}[.):]\s+(?!\d))")
# "4 Wick T, ...": a bare number, taken for a mark only if most entries have one.
_BARE_NUMBER = re.compile(r"\s*\d{1,3}\s+(?=[^\W\d_])")
_SHARE = 0.6
# a label such as "Titel:" before the title
_LABEL = re.compile(r"\s*(?:title|titel|titre|titolo|título)\s*:\s*", re.IGNORECASE)


def cut_markers(entries: Sequence[Passage]) -> list[Passage]:
    """The entries without their list marks, a label such as "Title:" and surrounding blanks."""
    bare = sum(_BARE_NUMBER.match(e.text) is not None for e in entries) >= max(2, _SHARE * len(entries))
    cut = []
    for entry in entries:
        match = _MARKER.match(entry.text) or (_BARE_NUMBER.match(entry.text) if bare else None)
        start = match.end() if match else 0
        label = _LABEL.match(entry.text, start)
        cut.append(entry.cut(label.end() if label else start).trimmed())
    return cut
