"""Names as keys: what is left of a name once case, accents, punctuation and spacing are gone."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from etl.normalize.text import squash, word_key


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower-case words of letters and digits, one blank between them: `Food & Policy (Søndag)` is `food and policy sondag`."""
    return word_key(unicodedata.normalize("NFKC", text).replace("&", " and ").replace("ß", "ss"))


def name_key(text: str) -> str:
    """What a name is looked up by: `fold`, or, of a name without letters and digits, its lower case: `☃` is `☃`."""
    return fold(text) or squash(text).casefold()
