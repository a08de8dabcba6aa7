"""What a work is about, printed below it: paragraphs and sentences of prose that are no part of its reference."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model import regex as re
from etl.model.document import Line

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DIGITS = re.compile(r"\d\d")
# A paragraph of at least so many words, at least this share of them in small letters, is no part of a reference.
_PROSE_WORDS, _PROSE_SHARE = 45, 0.6
_PARAGRAPH_WORDS, _PARAGRAPH_SHARE = 20, 0.85
# A shorter one below a line with a year or a status, too, if it is a sentence.
_SENTENCE_WORDS, _SENTENCE_SHARE = 9, 0.65
# Sentences broken over lines tell what somebody does: "Oil is dear. We ask why."
_TOLD_WORDS, _TOLD_SHARE = 15, 0.6
_TELLS = re.compile(
    r"\b(?:[Ww]e|I|[Oo]ur|[Tt]his (?:paper|study|article|project|chapter|work|book)|[Ww]ir|[Ii]ch|[Dd]ieser (?:Aufsatz|Artikel)"
    r"|[Nn]ous|[Cc]et article|[Ee]ste (?:artículo|trabajo)|[Nn]osotros)\b(?!\.)"
)
_WITH_OTHERS = re.compile(r"[,.(]\s?(?:joint )?with\s[^\W\d_a-z][^.:]{3,80}$")  # ..., with M. Roe
_LAST_WORDS = 40  # characters, without a year


def without_abstract(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """An entry's lines without the paragraphs of prose at its end, and these paragraphs.

    Prose that is broken over lines begins with a line of its own and says "we", "I", "this paper".
    """
    end = len(lines)
    while end > 1 and _is_abstract(lines[end - 1].text, lines[: end - 1]):
        end -= 1
    start = next((n for n in range(1, end) if _may_begin(lines, n) and _is_told_about(lines[n:end], lines[n - 1])), end)
    return lines[:start], lines[start:]


def is_paragraph(text: str) -> bool:
    """Whether an entry is a paragraph of prose: sentences without a year."""
    words = text.split()
    if not text.rstrip().endswith(".") or _YEAR.search(text):
        return False
    return _is_prose(text) or (len(words) >= _PARAGRAPH_WORDS and _share_of_small(words) >= _PARAGRAPH_SHARE)


def _may_begin(lines: Sequence[Line], place: int) -> bool:
    """Whether a line begins anew below one that was not full, or one that ends in another type."""
    line, above = lines[place], lines[place - 1]
    if not line.text.lstrip()[:1].isupper() or above.text.rstrip()[-1:] in ",-–:(":
        return False
    return (
        not above.is_full
        or _WITH_OTHERS.search(above.text) is not None
        or above.passage.trimmed().styles[-1:] != line.passage.trimmed().styles[:1]
    )


def _is_told_about(lines: Sequence[Line], above: Line) -> bool:
    text = " ".join(line.text.strip() for line in lines).rstrip()
    words = text.split()
    if len(words) < _TOLD_WORDS or not text.endswith(".") or _YEAR.search(text[-_LAST_WORDS:]):
        return False
    told = _TELLS.search(text) is not None or _WITH_OTHERS.search(above.text) is not None
    return told and _share_of_small(words) >= _TOLD_SHARE


def _is_abstract(text: str, above: Sequence[Line]) -> bool:
    return _is_prose(text) or is_paragraph(text) or (_is_sentence(text) and _is_told(above))


def _is_prose(text: str) -> bool:
    words = text.split()
    return len(words) >= _PROSE_WORDS and _share_of_small(words) >= _PROSE_SHARE


def _share_of_small(words: Sequence[str]) -> float:
    return sum(word.islower() for word in words) / len(words) if words else 0.0


def _is_sentence(text: str) -> bool:
    words = text.split()
    if len(words) < _SENTENCE_WORDS or not text.rstrip().endswith(".") or not text.lstrip()[:1].isupper() or _DIGITS.search(text):
        return False
    return _share_of_small(words) >= _SENTENCE_SHARE


def _is_told(lines: Sequence[Line]) -> bool:
    """Whether the lines are a whole reference: they are two at least, and the last one has a year or a first cell is one."""
    dated = bool(lines[0].cells) and _YEAR.fullmatch(lines[0].text[slice(*lines[0].cells[0])].strip()) is not None
    return len(lines) > 1 and (dated or _YEAR.search(lines[-1].text) is not None)
