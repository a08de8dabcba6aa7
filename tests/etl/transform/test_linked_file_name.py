"""Names of people in the file names of their CVs."""

from __future__ import annotations

import pytest

from etl.extract.reading import read_bytes
from etl.settings import Settings
from etl.transform.linked_file_name import find_linked_name

PAGE = """# CV

[Download]({}){{ .button }}

## Publications

1. Birch, R. Lamps. *Dust*, 2019.
2. Moe, A. & Birch, R. Paint. *Dust*, 2020.
"""


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("files/Rosa_Birch_CV.pdf", "Rosa Birch"),
        ("/assets/Rosa-K-Birch-Resume-2024.pdf", "Rosa K Birch"),
        ("CV_Rosa_Birch.docx", "Rosa Birch"),
        ("files/rosa_birch_cv.pdf", None),  # an address may be anybody's
        ("files/Rosa_Oak_CV.pdf", None),  # whom the page does not name
        ("files/Rosa_Birch_Thesis.pdf", None),
        ("files/Elm_University_CV.pdf", None),
        ("files/Rosa_CV_Birch.pdf", None),
        ("CV.pdf", None),
    ],
)
def test_the_name_in_a_file_name(target: str, expected: str | None) -> None:
    document = read_bytes(PAGE.format(target).encode(), name="cv.md", settings=Settings())
    found = find_linked_name(document)
    assert (found.value if found else None) == expected
    if found:
        assert document.source.text[found.span.start : found.span.end] == found.span.quote
