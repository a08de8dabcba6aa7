"""What a row says beside what it is about: with whom, and of what kind a meeting with a name in quotes is."""

from __future__ import annotations

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Passage, Style, join_passages
from etl.normalize.text import fold
from etl.normalize.word_patterns import any_of
from etl.transform.parsers.activity_fields import dates_in, fold_in_place

_WORDS = read_gazetteer("service_words")["company"]
_WITH = rf"(?:(?:{any_of(_WORDS['jointly'])})\s+)?(?:{any_of(_WORDS['with'])})"
# a bracket such as that of "Co-chair (jointly with Ada Ashby and Bo Elm) of the Elm Days"
_BRACKET = re.compile(rf"\s*\((?:{_WITH})\s[^()]*\)")
_TITLE = r"(?:(?:Prof|Professor|Dr|Mr|Mrs|Ms)\.?\s+)*"
_WORD = r"[^\W\d_a-zß-öø-ÿ][\w'’-]+"
_NAME = rf"{_TITLE}(?:(?:[^\W\d_a-zß-öø-ÿ]\.[\s-]?){{1,3}}{_WORD}(?:\s{_WORD})?|{_WORD}\s(?:[^\W\d_a-zß-öø-ÿ]\.\s?){{0,2}}{_WORD})"
_INITIALED = rf"{_TITLE}(?:[^\W\d_a-zß-öø-ÿ]\.[\s-]?){{1,3}}{_WORD}(?:\s{_WORD})?"
_AND = r"(?:\s*,\s*(?:and\s|&\s)?|\s+(?:and|&|et|und|y|e)\s+)"
# ", with Paul Elm and Ada Ashby, of the": before the body
_BEFORE_LINK = re.compile(rf",\s+(?i:{_WITH})\s+{_NAME}(?:{_AND}{_NAME})*\s*,?(?=\s+(?:of|for|at|du|de|der|des|del|di)\s)")
# ", co-organised with C. Moss, S. Elm": between fields or at the end
_TOLD = re.compile(
    rf"[,;]?\s+(?i:(?:{any_of(_WORDS['deeds'])})\s+)?(?i:{_WITH})\s+{_INITIALED}(?:{_AND}{_INITIALED})*(?=\s*(?:$|[,;.)]))"
)
_QUOTED = re.compile(r"[“«„\"]\s*([^“”«»„\"]{3,160}?)[\s,.]*[”»“\"]")
_LONGEST = 2000  # characters of a row
_GENERIC = frozenset(_WORDS["kinds"])


def without_company(passage: Passage) -> Passage:
    """The row without the people who shared the task: "Co-chair (with X. Moss) of the Elm Days" is "Co-chair of the Elm Days"."""
    if len(passage) > _LONGEST or not _HINT.search(fold_in_place(passage.text)):
        return passage
    for pattern in (_BRACKET, _BEFORE_LINK, _TOLD):
        while (match := _next(pattern, passage)) is not None:
            passage = join_passages([passage.cut(0, match.start()), passage.cut(match.end())], "")
    return passage


def _next(pattern: re.Pattern[str], passage: Passage) -> re.Match[str] | None:
    text = fold_in_place(passage.text) if pattern is _BRACKET else passage.text
    return next((m for m in pattern.finditer(text) if not dates_in(m.group()) and m.start() > 0), None)


_HINT = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['with'])})\s")


def quoted_name(body: Passage) -> Passage:
    """The quoted name in a body that otherwise says of what kind it is: `workshop “Dust and Lamps”, Elm Institute`; else the body.

    Words in small letters, and capitals for a kind of meeting ("Summer School"), may stand before the quotes.
    """
    match = _QUOTED.search(body.text)
    if match is None:
        return _styled_name(body)
    words = re.findall(r"[\w'’-]+", body.text[: match.start()])
    is_kind = all(word[0].islower() or fold(word) in _GENERIC or word.isdigit() for word in words) and len(words) <= _MOST_WORDS
    behind = body.text[match.end() :].strip()
    is_aside = not behind or behind[0] in ",;.(@–—-" or behind.split()[0] in _ASIDE
    return body.cut(*match.span(1)) if is_kind and is_aside and match[1].strip()[:1].isupper() else body


def _styled_name(body: Passage) -> Passage:
    """The name in italics behind words for a kind of meeting, or in front of who else took part; else the body."""
    start, end = next(iter(body.runs(Style.ITALIC)), (0, 0))
    words = re.findall(r"[\w'’-]+", body.text[:start])
    is_kind = len(words) <= _MOST_WORDS and all(fold(word) in _GENERIC for word in words)
    return (
        body.cut(start, end).trimmed(" ,.;:") if is_kind and end - start >= _SHORTEST and names_meeting(body.text[:end]) else body
    )


_SHORTEST = 8


def names_meeting(text: str) -> bool:
    """Whether a word of the text is one for a kind of meeting: `weekly seminar on dust`."""
    return not _GENERIC.isdisjoint(re.findall(r"[\w-]+", fold(text)))


_MOST_WORDS = 8
_ASIDE = frozenset(_WORDS["asides"])
