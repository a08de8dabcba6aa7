"""Systems that the titles of the subject's works name: "MOSSNET: A Corpus for Moss Detection".

The name opens the title, and behind the colon its first noun says that it is a system. A name alone ("SketchElm: Weaving Pen
Strokes") may as well be a method's, other acronyms are subjects ("PTSD: A Review").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Passage
from etl.normalize.word_patterns import any_of
from etl.transform.parsers.system_names import may_name

_WORDS: dict[str, Any] = read_gazetteer("system_words")
# the name at the start of the line, behind a full stop, a closing bracket or an opening quote; then an article, up to four words
# and what it is: "MOSSNET: A Corpus for", "Fern: a Python package", "Fern: An Open, Hybrid System"
_TITLED = re.compile(
    r"(?:^\s*|(?<=[.?!)]\s)|(?<=[“\"„«]))(?P<name>[^\W\d_][\w.+-]*[\w+]):\s+(?:An?|The|an?|the)\s+"
    rf"(?:[\w-]+,?\s+){{0,4}}?(?i:{any_of(_WORDS['artefacts'])})(?![\w-])"
)
_ARTICLE_BEHIND = re.compile(r":\s+(?:[Aa]n?|[Tt]he)\s")  # a short look before


def find_titled(passage: Passage) -> Iterator[Passage]:
    """The names that open titles in a line of a list of works."""
    for match in _TITLED.finditer(passage.text) if _ARTICLE_BEHIND.search(passage.text) else ():
        name = passage.cut(*match.span("name"))
        if may_name(name.text):
            yield name
