"""Tokens of a plain shape inside a printed reference: years, numbers, identifiers, statuses, notes, links, quoted titles."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import lru_cache

from etl.model import regex as re
from etl.model.quick import quickly_made
from etl.normalize.person_names import MARKS
from etl.transform.citations import token_patterns
from etl.transform.citations.words import KIND_OF, STATUS_OF, WORDS
from etl.transform.phrase_filter import PhraseFilter, lower_words, matches_at, word_places


class AtomType(StrEnum):
    TEXT = "text"
    QUOTED = "quoted"  # a whole quotation: “Small Cats”
    YEAR = "year"  # 2019, May 2019, 2013b
    NUMBER = "number"  # vol. 7, 7(2): 1-9, pp. 3-5
    IDENTIFIER = "identifier"  # DOI, arXiv number, URL, ISBN
    LINK = "link"  # [pdf], [code]
    STATUS = "status"  # in press
    NOTE = "note"  # (oral), cited by 7
    KIND = "kind"  # PhD thesis
    IN = "in"
    WITH = "with"
    BY = "by"
    EDITORS = "editors"
    ET_AL = "et al"
    VENUE = "venue"  # Harv. L. Rev. between volume and page
    SERIES = "series"  # (Studien zur Stadtgeschichte, Bd. 14), 3rd ed.
    DATE_IN_TEXT = "date in text"  # nach 1648, 1740-1810: no token of its own, but no year either


class Quoted(Enum):
    """What a list sets in quotation marks."""

    TITLES = "titles"  # also those of one word
    WORDS = "words"  # of titles, but no whole titles
    ANYTHING = "anything"


@quickly_made
@dataclass(frozen=True, slots=True)
class Token:
    start: int
    end: int
    type: AtomType


_I = re.IGNORECASE
# Type, pattern, and whether the token must follow punctuation, a bracket or a quotation; what comes first wins.
_PATTERNS: tuple[tuple[AtomType, re.Pattern[str], bool], ...] = (
    (AtomType.NOTE, re.compile(token_patterns.LABELLED_NOTE), False),
    (AtomType.KIND, re.compile(token_patterns.OPENING_LABEL), False),
    (AtomType.BY, re.compile(token_patterns.LABEL), False),
    (AtomType.IN, re.compile(token_patterns.VENUE_LABEL), False),
    (AtomType.KIND, re.compile(token_patterns.PATENT), True),
    (AtomType.LINK, re.compile(token_patterns.OTHER_LABEL), False),
    (AtomType.IDENTIFIER, re.compile(token_patterns.IDENTIFIER, _I), False),
    (AtomType.NOTE, re.compile(token_patterns.THESIS_NOTE), False),
    (AtomType.SERIES, re.compile(token_patterns.SERIES_BRACKET), False),
    (AtomType.SERIES, re.compile(token_patterns.EDITION), False),
    (AtomType.NOTE, re.compile(token_patterns.COMMENT), False),
    (AtomType.LINK, re.compile(token_patterns.LINK, _I), False),
    (AtomType.NOTE, re.compile(token_patterns.NOTE, _I), False),
    (AtomType.NOTE, re.compile(token_patterns.PRIZE), False),
    (AtomType.STATUS, re.compile(token_patterns.STATUS, _I), True),
    (AtomType.STATUS, re.compile(token_patterns.STATUS_BEHIND, _I), False),
    (AtomType.KIND, re.compile(token_patterns.KIND, _I), True),
    (AtomType.NOTE, re.compile(token_patterns.BEFORE_DATE), False),
    (AtomType.NOTE, re.compile(token_patterns.BEHIND_TITLE), False),
    (AtomType.ET_AL, re.compile(token_patterns.ET_AL, _I), False),
    (AtomType.EDITORS, re.compile(token_patterns.EDITORS_AFTER_NAMES), False),
    (AtomType.EDITORS, re.compile(token_patterns.EDITORS, _I), True),
    (AtomType.WITH, re.compile(token_patterns.WITH), True),
    (AtomType.BY, re.compile(token_patterns.BY), True),
    (AtomType.DATE_IN_TEXT, re.compile(token_patterns.DATE_IN_TEXT), False),
    (AtomType.NUMBER, re.compile(token_patterns.LIKE_YEAR), False),
    (AtomType.YEAR, re.compile(token_patterns.YEAR), False),
    (AtomType.NUMBER, re.compile(token_patterns.ROMAN), False),
    (AtomType.NUMBER, re.compile(token_patterns.NUMBER, _I), False),
    (AtomType.NUMBER, re.compile(token_patterns.BARE_NUMBER), False),
    (AtomType.IN, re.compile(token_patterns.IN), True),
)
# What a text must have to be searched at all: looking words up and short searches are faster than long patterns.
_PHRASES = {
    token_patterns.NOTE: PhraseFilter([*WORDS["notes"]["phrases"], *WORDS["notes"]["openers"]]),
    token_patterns.STATUS: PhraseFilter(STATUS_OF),
    token_patterns.STATUS_BEHIND: PhraseFilter(STATUS_OF),
    token_patterns.KIND: PhraseFilter(KIND_OF),
    token_patterns.ET_AL: PhraseFilter([*WORDS["marks"]["et_al"], "others"]),
    token_patterns.EDITORS: PhraseFilter(["edited by", *WORDS["marks"]["editors"]]),
    token_patterns.WITH: PhraseFilter(WORDS["marks"]["with"]),
    token_patterns.BY: PhraseFilter(WORDS["marks"]["by"]),
    token_patterns.EDITION: PhraseFilter(token_patterns.EDITION_WORDS),
}
_SIGNS = {
    token_patterns.IDENTIFIER: re.compile(token_patterns.IDENTIFIER_SIGNS),
    token_patterns.DATE_IN_TEXT: re.compile(token_patterns.DATE_IN_TEXT_SIGNS),
    token_patterns.LIKE_YEAR: re.compile(token_patterns.LIKE_YEAR_SIGNS),
    token_patterns.COMMENT: re.compile(r"[.!?…]\)"),
    token_patterns.BEFORE_DATE: re.compile(r"publi|epub|veröff"),
    token_patterns.LINK: re.compile(token_patterns.LINK_SIGNS),
    token_patterns.PATENT: re.compile(r"pat(?:ent|\.)|application|[uwecjkdgfia][sopnrebthau]\s?\d"),
}
# The same, of what is left of the text when its other tokens are taken.
_SIGNS_LEFT = {
    token_patterns.NUMBER: re.compile(r"\d"),
    token_patterns.BARE_NUMBER: re.compile(r"\d"),
    token_patterns.ROMAN: re.compile(token_patterns.ROMAN_SIGNS),
}
# The words with which a token begins, in small letters.
_FIRST_WORDS = {token_patterns.IN: token_patterns.IN_WORDS}
# And what stands in the text as it is.
_NEEDED = {
    token_patterns.PRIZE: token_patterns.PRIZE,
    token_patterns.THESIS_NOTE: "(",
    token_patterns.BEHIND_TITLE: "]",
    token_patterns.SERIES_BRACKET: "(",
    token_patterns.EDITORS_AFTER_NAMES: "eds",
    token_patterns.LABELLED_NOTE: ":",
    token_patterns.LABEL: ":",
    token_patterns.VENUE_LABEL: "\n",
    token_patterns.OTHER_LABEL: "\n",
}
_STEPS = tuple(
    (
        *(kind, pattern, needs_break, _PHRASES.get(pattern.pattern), _SIGNS.get(pattern.pattern)),
        *(_SIGNS_LEFT.get(pattern.pattern), _FIRST_WORDS.get(pattern.pattern), _NEEDED.get(pattern.pattern, "")),
    )
    for kind, pattern, needs_break in _PATTERNS
)
_OPENING = set('.,;:([{“”"’»«)]–—-/|·•?!*†‡\n\t')
_NAME_MARK = re.compile(rf"[{re.escape(MARKS)}]+")


def strip_name_marks(text: str) -> str:
    """`text` without footnote marks."""
    return _NAME_MARK.sub("", text)


def find_tokens(
    text: str,
    runs: Container[int] = (),
    quoted: Quoted = Quoted.ANYTHING,
    ends: Container[int] = (),
    known: Sequence[Token] = (),
) -> list[Token]:
    """The tokens of one reference, in order, none overlapping another.

    `runs` are the places where bold or italics start, `ends` those where what sets a title apart ends: there tokens need no
    punctuation before them. `known` are tokens found by other means, and none stands within them.
    """
    found: list[Token] = []
    masked = list(text)  # what is taken turns into NUL, which no pattern takes for a word or a blank
    quotations = find_quotations(text, single_words=quoted is Quoted.TITLES) if quoted is not Quoted.WORDS else ()
    for token in (*known, *(Token(start, end, AtomType.QUOTED) for start, end in quotations)):
        if "\0" not in masked[token.start : token.end]:
            found.append(token)
            masked[token.start : token.end] = "\0" * (token.end - token.start)
    for volume, venue, page in _law_journals(text):
        for kind, (start, end) in ((AtomType.NUMBER, volume), (AtomType.VENUE, venue), (AtomType.NUMBER, page)):
            if not any(c == "\0" for c in masked[start:end]):
                found.append(Token(start, end, kind))
                masked[start:end] = "\0" * (end - start)
    shown = "".join(masked)
    low = text.lower()
    words, spaced = lower_words(low)
    for kind, pattern, needs_break, phrases, signs, left, first, needed in _STEPS:
        if needed not in text or (phrases and not phrases.fits(words, spaced)) or (signs and not signs.search(low)):
            continue
        if left and not left.search(shown):
            continue
        changed = False
        for match in matches_at(pattern, shown, word_places(shown, first & words)) if first else pattern.finditer(shown):
            start, end = match.span()
            while start < end and text[start] in " \t\n,;":
                start += 1
            while end > start and text[end - 1] in " \t\n,;.":
                end -= 1
            if start == end or (
                needs_break
                and text[start] != "("
                and not (_after_break(text, start) or start in ends or start - 1 in ends)
                and not (kind is AtomType.IN and _is_announced(text, start, end, runs))
            ):
                continue
            if kind is AtomType.IN and quoted is Quoted.WORDS and _QUOTED_WORDS.search(text, max(0, start - _SHORT), start):
                continue  # "Lamps" in Ulm: where a list quotes no titles, words in quotation marks end nothing
            changed = True
            if kind is AtomType.DATE_IN_TEXT:
                masked[start:end] = "x" * (end - start)
                continue
            found.append(Token(start, end, kind))
            masked[start:end] = "\0" * (end - start)
        if changed:
            shown = "".join(masked)
    return sorted(found, key=lambda token: token.start)


_QUOTED_WORDS, _SHORT = re.compile(r"[^\s.,;:?!][”\"»]\s$"), 4


def _is_announced(text: str, start: int, end: int, runs: Container[int]) -> bool:
    """Whether "in" shows without punctuation before it what it opens: `Quiet lamps in: Lamp Letters`, `... in *Lamp Letters*`."""
    return text[end - 1] == ":" or _opens_run(text, end, runs) or _EDITORS_FOLLOW.match(text, start) is not None


# a run of type that is the name of a species: "... in *Lotus japonicus*"
_SPECIES = re.compile(r"\s(?:[A-Z][a-z]+|[A-Z]\.)\s[a-z]{4,}(?:\s[a-z]{4,})?(?=[\s.,;:()]|$)")


def _opens_run(text: str, end: int, runs: Container[int]) -> bool:
    """Whether bold or italics start behind a preposition, as those of a venue do and those of a species do not."""
    return end + 1 in runs and _SPECIES.match(text, end) is None


# "In A. Roe & B. Poe (Eds.)", also where nothing parts it from the title
_EDITORS_FOLLOW = re.compile(r"In:?\s[^()]{4,150}\((?:[Ee]ds?|Hrsg|Hg|dir|coords?)\b")
_LAW_JOURNAL, _AFTER_YEAR = re.compile(token_patterns.LAW_JOURNAL), re.compile(token_patterns.LAW_JOURNAL_AFTER_YEAR)


def _law_journals(text: str) -> list[tuple[tuple[int, int], tuple[int, int], tuple[int, int]]]:
    found = [*_LAW_JOURNAL.finditer(text), *_AFTER_YEAR.finditer(text)]
    return [(m.span("volume"), m.span("venue"), m.span("page")) for m in found]


def _after_break(text: str, start: int) -> bool:
    start -= 1
    while start >= 0 and text[start] == " ":
        start -= 1
    return start < 0 or text[start] in _OPENING or text[start].isdigit()


_PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "‘": "’", "'": "'"}
_OPENING_QUOTE = re.compile(f"[{''.join(_PAIRS)}]")


# quotation marks of two apostrophes, as TeX prints them: ''Quiet lamps,''
_DOUBLED_QUOTES = re.compile(r"(?<![^\s(])(?:''|``)(?P<inside>(?=[^\s'])[^\n]{8,300}?[^\s,.]?)[,.]?''(?=[\s,.;:)]|$)")
_BEFORE_TITLE, _BEFORE_ALONE = ("", ".", ":", ")"), ("", ".", ":", ")", ",", "]")


@lru_cache(maxsize=1024)
def find_quotations(text: str, *, single_words: bool = False) -> tuple[tuple[int, int], ...]:
    """The insides of the outermost quotations that are long enough for a title (three words or fifteen characters).

    With `single_words` also of shorter ones that stand between punctuation.
    """
    found = [match.span("inside") for match in _DOUBLED_QUOTES.finditer(text)] if "''" in text else []
    if found:
        return tuple(found)
    i = 0
    while opening := _OPENING_QUOTE.search(text, i):
        i = opening.start()
        closing = _PAIRS[text[i]]
        if (text[i] in "\"‘»«'" and i and not (text[i - 1].isspace() or text[i - 1] in "([:,.*")) or (
            text[i] == "'" and not text[i + 1 : i + 2].isupper()
        ):
            i += 1
            continue
        end = _closing_quote(text, i, closing)
        if end is None:
            i += 1
            continue
        inside = text[i + 1 : end]
        short = text[i] in "‘'«„" and inside.count(" ") >= 1 and text[end + 1 : end + 2] in {",", ".", ")", ""}
        american = (
            text[i] in '“"'
            and inside[-1:] in {".", ",", "?", "!"}
            and inside[:1].isupper()
            and text[:i].rstrip()[-1:] in _BEFORE_TITLE
        )
        alone = single_words and inside[:1].isalnum() and text[:i].rstrip()[-1:] in _BEFORE_ALONE
        short = short or american or alone
        if len(inside) >= 15 or inside.count(" ") >= 2 or short:
            lead = len(inside) - len(inside.lstrip())
            trail = len(inside.rstrip(" ,.;:\n"))
            if trail > lead:
                found.append((i + 1 + lead, i + 1 + trail))
        i = end + 1
    return tuple(found)


_AFTER_APOSTROPHE = ("", ",", ".", ";", ":", ")", "?", "!", "\n")


def _closing_quote(text: str, start: int, closing: str) -> int | None:
    depth = 0
    opening = text[start]
    for i in range(start + 1, min(len(text), start + 400)):
        c = text[i]
        if c == "'" and opening in '"“' and text[i : i + 2] == "''":
            return i
        if c in closing:
            if c in "’\"'" and (i + 1 < len(text) and text[i + 1].isalnum()):
                continue
            if c == "'" and (text[i - 1].isspace() or text[i + 1 : i + 2] not in _AFTER_APOSTROPHE):
                continue
            if c == "’" and text[i - 1].isalpha() and i + 1 < len(text) and text[i + 1] == " " and _later_quote(text, i, closing):
                continue
            if depth == 0:
                return i
            depth -= 1
        elif c == opening and opening not in closing:
            depth += 1
    return None


def _later_quote(text: str, start: int, closing: str) -> bool:
    """Whether a better closing single quote (before punctuation) comes: “the parents’ view’,”."""
    return re.search(r"[,.?!]’|’[,.;)]", text[start + 1 : start + 300]) is not None
