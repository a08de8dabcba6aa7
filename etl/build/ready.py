"""What the steps after reading need, loaded in the time in which others read."""

from __future__ import annotations

from etl.build import assembly, publication  # noqa: F401 - engines
from etl.normalize.affiliations import main_name
from etl.normalize.venues import find_venue
from etl.validate.compiled import checks_by_class


def load() -> None:
    """Loads shapes, names of institutions and of venues."""
    checks_by_class()
    main_name("Department, University")
    find_venue("Quart. of Dust (QD), Moss")
