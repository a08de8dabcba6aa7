"""How a line is set, as far as it matters for headings: lines of one form play one part in a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.model import regex as re
from etl.model.document import Line, Passage, Style
from etl.model.quick import quickly_made

LARGER, SMALLER = 1.15, 0.85  # type sizes that set a line apart from body text
SLIGHTLY_LARGER = 1.05  # the same, together with space above it
_OUTDENT = 1.5  # characters by which a heading stands left of the text
_CENTERED = 8.0  # characters by which one in the middle stands right of it
_BRACKETS = re.compile(r"\((?:[^()]|\([^()]*\))*\)")


@quickly_made
@dataclass(frozen=True, slots=True)
class Form:
    """How a line is set.

    markup  heading level as the markup says; where it says so, the rest says nothing
    mark    the list mark or ornament that the document sets before its headings
    beside  whether it stands in a cell beside its text
    lower   whether it begins in lower case
    alone   whether nothing but the blank lines above and below sets it apart
    """

    markup: int = 0
    size: float = 1.0
    bold: bool = False
    caps: bool = False
    small_caps: bool = False
    italic: bool = False
    underline: bool = False
    colon: bool = False
    outdent: bool = False
    centered: bool = False
    numbered: bool = False
    lower: bool = False
    mark: str = ""
    beside: bool = False
    alone: bool = False

    @property
    def is_marked_out(self) -> bool:
        """Whether the form alone sets a line apart from body text."""
        return bool(self.markup or self.size >= LARGER or self.bold or self.caps or self.small_caps or self.underline or self.mark)

    @property
    def is_strong(self) -> bool:
        """Whether two things set a line apart: bold capitals, larger bold type."""
        return sum((self.size >= LARGER, self.bold, self.caps, self.small_caps, self.underline)) >= 2

    @property
    def is_weakly_marked(self) -> bool:
        """Whether the form sets a line apart only together with space above it."""
        return self.italic or self.size <= SMALLER or self.size > SLIGHTLY_LARGER or self.outdent or self.centered or self.colon


def form_of(line: Line, passage: Passage, body: float, *, mark: str = "", below: Line | None = None, alone: bool = False) -> Form:
    """The form of the `passage` of a line; `body` is the indent of most lines, `below` the line that follows directly, `alone` says
    that it is a paragraph of its own."""
    if line.heading:
        return Form(markup=line.heading)
    bare = _BRACKETS.sub("", passage.text).strip()
    letters = [c for c in bare if c.isalpha()]
    over_indented = below is not None and below.marker is None and below.indent >= line.indent + _OUTDENT
    form = Form(
        size=round(line.size * 10) / 10,
        bold=_is_mostly(passage, Style.BOLD),
        caps=len(letters) > 3 and all(map(str.isupper, letters)),
        small_caps=passage.is_set(Style.SMALL_CAPS),
        italic=_is_mostly(passage, Style.ITALIC),
        underline=passage.is_set(Style.UNDERLINE),
        colon=bare.endswith(":"),
        outdent=line.indent + _OUTDENT < body,
        centered=line.page is None and not mark and line.indent >= body + _CENTERED,
        numbered=line.marker is not None and not mark,
        lower=bare[:1].islower(),
        mark=mark,
    )
    if form.is_marked_out or form.is_weakly_marked:
        return form
    return replace(form, outdent=True) if over_indented else replace(form, alone=alone and not form.numbered and not form.lower)


def body_indent(lines: Sequence[Line]) -> float:
    """The indent at which most lines stand."""
    indents = Counter(round(line.indent) for line in lines)
    return float(max(sorted(indents), key=lambda i: indents[i])) if indents else 0.0


def _is_mostly(passage: Passage, style: Style) -> bool:
    """Whether the passage begins in `style` and half of it is."""
    styles, mask = passage.styles, int(style)
    if not styles or not styles[0] & mask:
        return False
    return sum(1 for mark in styles if mark & mask) * 2 >= len(styles)
