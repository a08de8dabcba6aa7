"""The subject's name as the file has it to which a page links as its printed form: `files/Jane_Doe_CV.pdf`."""

from __future__ import annotations

from collections.abc import Iterator

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.claim import Claim
from etl.model.document import Document
from etl.normalize.person_names import looks_like_name
from etl.normalize.text import fold

RULE = "subject.linked_file"
_TABLES = read_gazetteer("subject_words")
_TITLES = frozenset((*_TABLES["before_name"], *_TABLES["after_name"]))
_NO_NAMES = frozenset(_TABLES["not_in_names"])
# "files/Jane_Doe_CV.pdf", "Doe-Resume-2024.docx": capitals part words of a name from those of an address
_FILE = re.compile(r"(?<![^\W_])((?:[^\W\d_]+(?:[_.-]|%20)){1,4}[^\W_]+(?:[_.-]\w+){0,2})\.(?:pdf|docx?)(?!\w)")
_PART = re.compile(r"[^\W\d_]+")
_REACH = 6_000  # characters; the link stands at the top of the page
_FEWEST, _MOST = 2, 4


def find_linked_name(document: Document) -> Claim[str] | None:
    """The name in the file name of a linked CV, if the page itself prints its last word; `None` without such a link."""
    printed: frozenset[str] = frozenset()
    for start, end in _runs(document.source.text[:_REACH]):
        name = " ".join(_PART.findall(document.source.text[start:end]))
        printed = printed or frozenset(word for line in document.lines for word in _PART.findall(fold(line.text)))
        if looks_like_name(name) and fold(name).split()[-1] in printed:
            span = document.source.span(start, end)
            return Claim(name, span.quote, span, RULE, 0.75)
    return None


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Where the words of a name stand in the names of files that call themselves a CV."""
    for file in _FILE.finditer(text) if ".pdf" in text or ".doc" in text else ():
        parts = [(file.start(1) + part.start(), file.start(1) + part.end()) for part in _PART.finditer(file[1])]
        told = [fold(text[a:b]) in _TITLES for a, b in parts]
        words = [(a, b) for (a, b), is_told in zip(parts, told, strict=True) if not is_told]
        is_one_run = not any(
            is_told for (a, _), is_told in zip(parts, told, strict=True) if words and words[0][0] < a < words[-1][0]
        )
        if not any(told) or not is_one_run or not _FEWEST <= len(words) <= _MOST:
            continue
        if all(text[a].isupper() and fold(text[a:b]) not in _NO_NAMES for a, b in words):
            yield words[0][0], words[-1][1]
