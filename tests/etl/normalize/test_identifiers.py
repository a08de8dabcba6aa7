"""Identifiers in one form, checksums checked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.normalize.identifiers import parse_arxiv, parse_doi, parse_email, parse_issn, parse_orcid, parse_ror

CASES: list[tuple[Callable[[str], str | None], str, str | None]] = [
    (parse_doi, "https://doi.org/10.1000/AB.12", "10.1000/ab.12"),
    (parse_doi, "doi:10.1000/(dust)12).", "10.1000/(dust)12"),
    (parse_doi, "pp. 10.1 to 12", None),
    (parse_arxiv, "arXiv:1912.13515v2", "1912.13515"),
    (parse_arxiv, "hep-th/9901001", "hep-th/9901001"),
    (parse_arxiv, "1913.13515", None),
    (parse_arxiv, "1234.5678", None),
    (parse_orcid, "https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
    (parse_orcid, "0000-0002-1694-233X", "0000-0002-1694-233X"),
    (parse_orcid, "0000-0002-1825-0098", None),
    (parse_issn, "ISSN 0317-8471", "0317-8471"),
    (parse_issn, "0317-8472", None),
    (parse_ror, "https://ror.org/03vek6s52", "03vek6s52"),
    (parse_ror, " 042NB2S44 ", "042nb2s44"),
    (parse_ror, "https://ror.org/03vek6s53", None),
    (parse_ror, "https://example.org/03vek6s52", None),
    (parse_email, "mail: Ilse.Nordmann@Example.org.", "ilse.nordmann@example.org"),
    (parse_email, "ilse at example", None),
]


@pytest.mark.parametrize(("parse", "printed", "expected"), CASES, ids=[f"{c[0].__name__} {c[1]}" for c in CASES])
def test_identifier(parse: Callable[[str], str | None], printed: str, expected: str | None) -> None:
    assert parse(printed) == expected


@given(st.text(alphabet="0123456789-/.Xx@ab()", max_size=60))
def test_reading_twice_changes_nothing(text: str) -> None:
    for parse in (parse_doi, parse_orcid, parse_issn, parse_email, parse_ror):
        found = parse(text)
        assert found is None or parse(found) == found
