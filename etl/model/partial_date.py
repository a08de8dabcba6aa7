"""Dates as precise as they were printed."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass

from etl.model import regex as re
from etl.model.quick import quickly_made

_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@quickly_made
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month of a year, or a day: an interval, never a padded day.

    Prints as `2018`, `2018-10` or `2018-10-03`. Raises `ValueError` for what no calendar has.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if not 1000 <= self.year <= 9999 or (self.month is None and self.day is not None):
            raise ValueError(f"no such date: {self.year}-{self.month}-{self.day}")
        if self.month is not None and not 1 <= self.month <= 12:
            raise ValueError(f"no such month: {self.month}")
        if self.month is not None and self.day is not None and not 1 <= self.day <= monthrange(self.year, self.month)[1]:
            raise ValueError(f"no such day: {self.year}-{self.month}-{self.day}")

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        if self.month is not None:
            parts.append(f"{self.month:02}")
        if self.day is not None:
            parts.append(f"{self.day:02}")
        return "-".join(parts)

    @classmethod
    def from_iso(cls, text: str) -> PartialDate:
        """The date that `str` printed; raises `ValueError` for anything else."""
        match = _ISO.fullmatch(text)
        if match is None:
            raise ValueError(f"not a date like 2018, 2018-10 or 2018-10-03: {text!r}")
        return cls(*(int(part) if part else None for part in match.groups()))  # type: ignore[arg-type]

    @property
    def first_day(self) -> str:
        """The first day of the interval, ISO."""
        return f"{self.year:04}-{self.month or 1:02}-{self.day or 1:02}"

    @property
    def last_day(self) -> str:
        """The last day of the interval, ISO."""
        month = self.month or 12
        return f"{self.year:04}-{month:02}-{self.day or monthrange(self.year, month)[1]:02}"
