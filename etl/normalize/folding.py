"""Names as keys: what is left of a name once case, accents, punctuation and spacing are gone."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from etl.normalize.text import word_key


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower-case words of letters and digits, one blank between them: `Food & Policy (Søndag)` is `food and policy sondag`."""
    return word_key(unicodedata.normalize("NFKC", text).replace("&", " and ").replace("ß", "ss"))
