"""A pattern of many words finds what the words one beside the other would find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.normalize.word_patterns import any_of, by_first_letter

FORMS = st.lists(st.text(alphabet="abAB .é-", min_size=1, max_size=6).filter(lambda form: form.strip()), min_size=1, max_size=8)


def beside(forms: list[str]) -> str:
    return "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in sorted(set(forms), key=lambda form: (-len(form), form)))


@given(FORMS, st.text(alphabet="abAB .é-x", max_size=30), st.sampled_from([re.NOFLAG, re.IGNORECASE]))
def test_the_same_is_found_as_by_the_words_one_beside_the_other(forms: list[str], text: str, flags: re.RegexFlag) -> None:
    for source in [any_of(forms)] + ([any_of(forms, ignores_case=True)] if flags else []):
        found = [match.span() for match in re.finditer(rf"(?:{source})(?!x)", text, flags)]
        assert found == [match.span() for match in re.finditer(rf"(?:{beside(forms)})(?!x)", text, flags)]


def test_blanks_are_what_is_asked_for() -> None:
    assert re.fullmatch(any_of(["quiet mill", "quiet"]), "quiet \n mill")
    assert not re.fullmatch(any_of(["quiet mill", "quiet"], blank=r"\ "), "quiet  mill")


def test_an_empty_form_is_refused() -> None:
    with pytest.raises(ValueError, match="empty"):
        any_of(["mill", ""])


PATTERNS = st.builds(
    "".join, st.tuples(st.sampled_from("ab"), st.sampled_from(["", "a", "b?", "[ab]"]), st.sampled_from(["", r"\.?", "a"]))
)


@given(st.lists(PATTERNS, min_size=1, max_size=8), st.text(alphabet="ab.", max_size=12))
def test_patterns_by_their_first_letter_find_the_same(patterns: list[str], text: str) -> None:
    found = [match.span() for match in re.finditer(by_first_letter(patterns), text)]
    assert found == [match.span() for match in re.finditer("|".join(patterns), text)]


def test_a_pattern_that_begins_with_no_letter_is_refused() -> None:
    with pytest.raises(ValueError, match="no letter"):
        by_first_letter([r"\d"])
