from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.extract.reading import read_bytes
from etl.model.section import Section
from etl.settings import Settings
from etl.transform.context import Context
from etl.transform.parsers.skills import read_skills
from etl.transform.sections import split_sections

Reader = Callable[[str], tuple[tuple[Section, ...], Context]]

CASES = {
    "label and levels": ("- Tools: Git, Docker (basic), SQL.", ["Git", "Docker", "SQL"]),
    "members in brackets": ("- Hadoop (HDFS, YARN etc.), Hive, and Spark", ["Hadoop", "HDFS", "YARN", "Hive", "Spark"]),
    "a list in a sentence": ("I know many languages, for example F#, Haskell, and PHP.", ["F#", "Haskell", "PHP"]),
    "slashes": ("- Debian/Ubuntu, CI/CD", ["Debian", "Ubuntu", "CI/CD"]),
    "category without a colon": ("Containers Docker, and Podman.", ["Docker", "Podman"]),
    "prose": ("I like to learn by doing and have led large teams.", []),
    "human languages": ("- Languages: German, English, Python", ["Python"]),
    "certificates": ("- Certifications: Deep Widgets", []),
}


@pytest.mark.parametrize(("line", "expected"), CASES.values(), ids=CASES.keys())
def test_reads_skills(read_sections: Reader, line: str, expected: list[str]) -> None:
    facts = read_skills(*read_sections(f"SKILLS\n\n{line}\n")).facts
    assert [fact.name.value for fact in facts] == expected


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="Git, (SQL):;/and with I am C++…\n-", max_size=120))
def test_never_raises_and_quotes_the_text(noise: str) -> None:
    document = read_bytes(f"SKILLS\n\n- Git, SQL\n{noise}\n".encode(), name="cv.txt", settings=Settings())
    facts = read_skills(split_sections(document), Context(document)).facts
    assert all(document.text[f.span.start : f.span.end] == f.span.quote for f in facts)
