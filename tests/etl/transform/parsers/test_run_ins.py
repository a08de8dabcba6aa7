from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.model.document import Passage, TextSource
from etl.transform.parsers.run_ins import split_run_in


def passage(text: str) -> Passage:
    return Passage(TextSource(text), text, range(len(text)), bytes(len(text)))


TOLD = "Played a key role in the development of a detector for sand and dust in large kilns"
CASES = [
    (f"Consultant, Elm Inc. (2009–2010): {TOLD}", "Consultant, Elm Inc. (2009–2010)"),
    (f"Consultant, Sand Group, Elm Inc., 2009–2010. {TOLD}", "Consultant, Sand Group, Elm Inc., 2009–2010"),
    (f"May 2016 – July 2017: Intern at Elm Labs - {TOLD}", "May 2016 – July 2017: Intern at Elm Labs"),
    (
        f"Research Fellow, Elm University (part time), May 2016 – June 2017\t{TOLD}",
        "Research Fellow, Elm University (part time), May 2016 – June 2017",
    ),
    (f"1986–1998 Chairman: Elm Sand Committee: {TOLD}", "1986–1998 Chairman: Elm Sand Committee"),
]
WHOLE = [
    "Consultant, Elm Inc. (2009–2010)",
    "May 2016 – July 2017: Intern at Elm Labs - Sand Group, Oslo, Norway and Leeds, England",
    f"Since 2013 I have advised as a consultant at Elm Inc.: {TOLD}",
    f"Built a tool (2010): {TOLD}",
    f"Elm Award (2010): {TOLD}",
]


@pytest.mark.parametrize(("text", "header"), CASES, ids=[case[1] for case in CASES])
def test_a_header_is_parted_from_what_is_told(text: str, header: str) -> None:
    parted = split_run_in(passage(text), is_dated=False)
    assert parted is not None
    assert (parted[0].text, parted[1].text) == (header, TOLD)


@pytest.mark.parametrize("text", WHOLE)
def test_other_rows_stay_whole(text: str) -> None:
    assert split_run_in(passage(text), is_dated=True) is None


@given(st.text(alphabet="Engineer, Elm Inc.2010–:() \t-", max_size=120), st.booleans())
def test_both_pieces_quote_the_row(text: str, is_dated: bool) -> None:
    parted = split_run_in(passage(text), is_dated=is_dated)
    assert parted is None or (text.startswith(parted[0].text) and text.endswith(parted[1].text))
