"""A page of an example CV as a picture (`files/scanned.pdf`), read by the recognizer itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.errors import DocumentError
from etl.extract.reading import read_file
from etl.model.document import Document
from etl.settings import Settings

SCANNED = Path(__file__).parent / "files" / "scanned.pdf"


@pytest.fixture(scope="module")
def document() -> Document:
    return read_file(SCANNED, name="scanned.pdf", settings=Settings(ocr=True))


def test_a_scanned_page_is_refused_unless_recognition_is_asked_for() -> None:
    with pytest.raises(DocumentError, match="no text layer, nothing read") as caught:
        read_file(SCANNED, name="scanned.pdf", settings=Settings())
    assert "VITAGRAPH_OCR=1" in str(caught.value)


def test_recognized_lines_come_in_reading_order(document: Document) -> None:
    lines = [line.text for line in document.lines]
    assert lines[0] == "Tamsin Okonjo-Vale"
    places = [
        next(i for i, line in enumerate(lines) if words in line) for words in ("Appointments", "Associate Professor", "Education")
    ]
    assert places == sorted(places)


def test_dates_at_the_right_margin_are_cells_of_their_line(document: Document) -> None:
    (line,) = [line for line in document.lines if line.text.startswith("Associate Professor")]
    assert [line.text[start:end] for start, end in line.cells] == ["Associate Professor", "Aug. 2014 – Sept. 2019"]


def test_spans_quote_the_recognized_text(document: Document) -> None:
    for line in document.lines:
        span = line.passage.span()
        assert document.text[span.start : span.end] == span.quote
        assert span.page == 1
