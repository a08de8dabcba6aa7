"""Passages without long runs of blanks, which columns of plain text are full of and patterns are slow on."""

from __future__ import annotations

from etl.model import regex as re
from etl.model.document import Passage

_RUN = re.compile(r"(?<=   ) +")
_GAP = re.compile(r"(?<=[ ]{20})[ ]+")


def squeezed(passage: Passage) -> Passage:
    """The passage with every run of more than three blanks cut to three; its characters keep their places in the document.

    `Elm Days          2019` gives `Elm Days   2019`; tabs and shorter runs, which part fields, stay.
    """
    return _without(_RUN, passage) if "    " in passage.text else passage


def with_narrow_gaps(passage: Passage) -> Passage:
    """The same with runs of more than twenty blanks cut to twenty, which part columns just as well."""
    return _without(_GAP, passage) if " " * 21 in passage.text else passage


def _without(runs: re.Pattern[str], passage: Passage) -> Passage:
    cuts = [match.span() for match in runs.finditer(passage.text)]
    if not cuts:
        return passage
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(passage.text)]
    kept = list(zip(starts, ends, strict=True))
    return Passage(
        passage.document,
        "".join(passage.text[a:b] for a, b in kept),
        [offset for a, b in kept for offset in passage.offsets[a:b]],
        b"".join(passage.styles[a:b] for a, b in kept),
    )
