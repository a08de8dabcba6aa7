"""Passages without long runs of blanks, which columns of plain text are full of and patterns are slow on."""

from __future__ import annotations

import re

from etl.model.document import Passage

_RUN = re.compile(r"(?<= )[ ]{3,}")


def squeezed(passage: Passage) -> Passage:
    """The passage with every run of more than three blanks cut to the first; its characters keep their places in the document.

    `Elm Days          2019` gives `Elm Days 2019`; tabs and shorter runs, which part fields, stay.
    """
    runs = [match.span() for match in _RUN.finditer(passage.text)]
    if not runs:
        return passage
    starts = [0, *(end for _, end in runs)]
    ends = [*(start for start, _ in runs), len(passage.text)]
    kept = list(zip(starts, ends, strict=True))
    return Passage(
        passage.document,
        "".join(passage.text[a:b] for a, b in kept),
        [offset for a, b in kept for offset in passage.offsets[a:b]],
        b"".join(passage.styles[a:b] for a, b in kept),
    )
