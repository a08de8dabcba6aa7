"""Where in a document something stands."""

from __future__ import annotations

from dataclasses import dataclass

from etl.model.quick import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A range of a document's text as read, with the words it holds.

    `start` and `end` count code points of `Document.text` (half open). `line` is the 1-based number of the line on which the
    range starts, `page` the 1-based page, or `None` for formats without pages. `quote` is exactly `text[start:end]`.
    """

    start: int
    end: int
    line: int
    page: int | None
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.quote) != self.end - self.start:
            raise ValueError(
                f"a span must hold the {self.end - self.start} characters it quotes, from {self.start}: {self.quote!r}"
            )
