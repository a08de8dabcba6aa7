"""Codes of TeX's bitmap fonts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.readers.tex_codes import with_tex_letters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'a di\x0ecult \row, 2012{2016, \\in\x0cnite." o\x0b \x0f item ba\x0fe',
            "a diﬃcult ﬂow, 2012–2016, “inﬁnite.” oﬀ \x0f item baﬄe",
        ),
        ("a di\x1ecult \x1dow, 2012\x152016, \x10in\x1cnite.\x11", "a diﬃcult ﬂow, 2012–2016, “inﬁnite.”"),
        ("line\r\n\x0cnite", "line\r\nﬁnite"),
        ('\x0f item, {x} "y" 3\x0c', '\x0f item, {x} "y" 3\x0c'),  # no ligature beside a letter: other fonts
        ("di\ufb03cult {x}", "di\ufb03cult {x}"),
    ],
    ids=["OT1", "T1", "line end", "other fonts", "no codes"],
)
def test_with_tex_letters(text: str, expected: str) -> None:
    assert with_tex_letters(text) == expected


@given(st.text(st.sampled_from('ab1 \r\n{|"\\\x0b\x0c\x0d\x0e\x0f\x10\x11\x15\x1b\x1c\x1d\x1e\x1f'), max_size=30))
def test_each_stays_one_character(text: str) -> None:
    assert len(with_tex_letters(text)) == len(text)
