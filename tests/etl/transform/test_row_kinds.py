from __future__ import annotations

import pytest

from etl.extract.reading import read_bytes
from etl.model.section import SectionKind
from etl.settings import Settings
from etl.transform.row_kinds import lists_tools
from etl.transform.sections import split_sections


@pytest.mark.parametrize(
    ("rows", "is_list"),
    [
        ("Git, SVN, Docker\n\nPerl, Ruby", True),
        ("Scripts: Perl, Bash, Ruby", True),
        ("Git, SVN, Docker since 2014", False),
        ("Oak, Fern, Moss, Git, Perl, Ruby, Larch, Birch, Alder", False),
        ("Git and Docker", False),
    ],
    ids=["names", "a label", "dated", "few known", "too few"],
)
def test_lists_of_software_below_unknown_headings(rows: str, is_list: bool) -> None:
    text = f"# Ada Elm\n\n## Education\n\nPhD, Elm University, 2010\n\n## My Bench\n\n{rows}\n"
    section = split_sections(read_bytes(text.encode(), name="cv.md", settings=Settings()))[-1]
    assert (section.kind is SectionKind.SKILLS) is is_list
    assert not lists_tools(section)
