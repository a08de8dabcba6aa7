"""Reviews of books in lists of works: `Review of The Lamp, by P. Doe (Elm, 2001). Lamp Letters 2, 2003`.

The work is the review: its title is the book's, its author the owner of the list; the people and the year of the book are no part.
"""

from __future__ import annotations

from dataclasses import dataclass

from etl.model import regex as re
from etl.model.document import Passage, Style
from etl.normalize.person_names import parse_person_name
from etl.transform.citations.words import REVIEW_OF

Range = tuple[int, int]

# 2019 Review of ..., (2019) Review of ...
_LEADING_YEAR = re.compile(r"\W{0,3}(?:19|20)\d\d[a-z]?\W{1,3}")


def opens_review(passage: Passage) -> bool:
    """Whether a reference opens as a review does, `Review of *The Lamp*, by P. Doe`: a title set apart stands behind the word."""
    dated = _LEADING_YEAR.match(passage.text)
    opening = _REVIEW_OF.match(passage.text, dated.end() if dated else 0)
    if opening is None or opening.end() >= len(passage.text):
        return False
    return passage.text[opening.end()] in '“„«"‘' or bool(passage.styles[opening.end()] & (Style.ITALIC | Style.BOLD))


_REVIEW_OF = re.compile(rf"(?:{REVIEW_OF})\s*:?\s+", re.IGNORECASE)
# P. Doe, / Jane van Doe,
_REVIEWED_AUTHOR = re.compile(r"(?P<name>[^\W\d_][^,.:;“”«»\"]{0,30}(?:\.[^,:;“”«»\"]{1,30}){0,3}),\s(?=[^\W\d_a-z]\w*\s)")


# ..., by P. Doe
_REVIEWED_BY = re.compile(r",?\s+(?:by|von|par|di|por)\s+(?P<name>[^,:;()]{4,60})$")


def reviewed_title(text: str, place: Range) -> Range:
    """The title of the book that a review is of: without "Review of" and the author before it, `Review of P. Doe, The Lamp`."""
    start, end = place
    opening = _REVIEW_OF.match(text, start, end)
    if opening:
        start = opening.end()
    author = _REVIEWED_AUTHOR.match(text, start, end)
    if author and (opening or _REVIEW_OF.search(text, 0, start)):
        name = parse_person_name(author.group("name"))
        if name is not None and name.given:
            start = author.end()
    after = _REVIEWED_BY.search(text[:end], start)
    if after and (name := parse_person_name(after.group("name"))) is not None and name.given:
        end = after.start()
    return start, end


_HEAD = re.compile(rf"(?:{_LEADING_YEAR.pattern})?(?:{REVIEW_OF})\s", re.IGNORECASE)
# The Lamp, by A. Doe and B. Roe (Elm University Press, 2001); The Lamp edited by A. Doe (Oslo: Elm, 2001)
_PEOPLE_AND_HOUSE = re.compile(
    r",?\s(?:(?:edited|ed\.|hrsg\.|herausgegeben|dirigé|coord\.)\s)?(?:by|von|par|di|por)\s"
    r"(?:(?!\s(?:by|von|par|di|por)\s)[^()\d]){3,120}\([^()]{2,80}\d{4}\)"
)
# The Lamp by Ada Doe. Lamp Letters
_PERSON = re.compile(r",?\s(?:by|von|par|di|por)\s(?P<name>[^,:;()\d]{3,60}?[^\W\d_]{2})(?=[.,]\s)")


@dataclass(frozen=True, slots=True)
class ReviewedBook:
    """Where a review prints the title of its book, and behind it the people who made it and where and when it came out."""

    title: Range
    people: Range


def reviewed_book(text: str) -> ReviewedBook | None:
    """The book of a review that says who wrote it; `None` where this is no review or names nobody."""
    head = _HEAD.match(text)
    if head is None:
        return None
    found = _PEOPLE_AND_HOUSE.search(text, head.end())
    if found is None:
        found = _PERSON.search(text, head.end())
        name = parse_person_name(found.group("name")) if found else None
        if found is None or name is None or not name.given:
            return None
    return ReviewedBook((head.end(), found.start()), found.span()) if found.start() > head.end() else None
