from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.extract.reading import read_bytes
from etl.model.section import Section
from etl.settings import Settings
from etl.transform.context import Context
from etl.transform.sections import split_sections


@pytest.fixture(scope="session")
def read_sections() -> Callable[[str], tuple[tuple[Section, ...], Context]]:
    """Reads an invented document up to its sections."""

    def read(text: str) -> tuple[tuple[Section, ...], Context]:
        document = read_bytes(text.encode(), name="cv.txt", settings=Settings())
        return split_sections(document), Context(document)

    return read
