"""What a piece of a talk's line is: an event, the way it was given, a place, its authors, a remark.

`event_strength("Workshop on Dust")` is high, of "EWEPA XIX" middling, of "Counting dust by night" nothing. Words come
from the gazetteer `talk_words`; organizations and places are told by `affiliations`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Passage
from etl.normalize.text import fold
from etl.normalize.venues import find_venue
from etl.transform.parsers.activity_fields import fold_in_place, phrases
from etl.transform.parsers.affiliations import TRADE, Role, evidence_of, is_place

STRONG = 0.75
LIKELY = 0.45
_WORDS: dict[str, Any] = read_gazetteer("talk_words")
_EVENT = frozenset(_WORDS["events"])
_ENDINGS = tuple(_WORDS["endings"])
_ANYWHERE = phrases([*_WORDS["events"], *_WORDS["hosts"]])
_TYPES = frozenset(_WORDS["types"])
_MEETINGS = frozenset(_WORDS["meetings"])
_DELIVERY = phrases(_WORDS["deliveries"])
_TYPE_WORDS = phrases(_WORDS["types"])
_AT = phrases(_WORDS["at"])
_REMARK = phrases(_WORDS["remarks"])
_EDGE = " \t,;:.–—-|·•*()[]"
# "7th", "54.", "15a", "23rd", "XXIII", "1er", "3º", "II", "102nd"
_ORDINAL = re.compile(
    r"(?:the\s+)?(?:\d{1,3}(?:st|nd|rd|th|a|o|º|ª|°|e|er|eme|ème|\.|\.a|\.o)?|[IVXL]{1,6}|(?:19|20)\d{2})\s+(?=\S)", re.I
)
# "BioC2019", "ICME 2019", "GCPR'18", but not the month of "Jl 2003"
_EDITION = re.compile(r"(?![A-Z][a-z][\s.]\s?\d)[^\W_]*[A-Z][^\W\d_]+[\s'’-]?(?:(?:19|20)\d{2}|\d{2})")
# "PERC", "EWEPA XIX", "NAREA", "AERE@SEA", "OECD TFPN"
_ACRONYMS = re.compile(r"[A-Z][A-Z0-9&@/-]+(?:\s(?:[A-Z][A-Z0-9&@/-]+|[IVX]+|\d{1,4}|at|of|[A-Z][a-z]+)){0,4}")
# "LabPhon 19", "DEF CON 32", "Exoplanets I"
_NUMBERED = re.compile(r"(?:[A-Z][\w.]*\s){1,4}(?:\d{1,4}|[IVX]{1,5})")
# "Hardwear.io", "!!Con", "PyCon DE", "RubyConf", "EuroPython"
_CON = re.compile(r"[A-Z!]\w*(?:[Cc]on|[Cc]onf|Python|\.io|\.dev|\.js|Days|Camp|Fest)(?:\s[A-Z0-9]\w*){0,3}")
_WORD = re.compile(r"[^\W_][\w.'’@&-]*")
# where the first noun phrase ends
_PHRASE_END = re.compile(
    r"\s(?:of|on|for|in|at|and|by|between|der|des|der|fur|für|im|am|zur|zum|uber|über|de|du|des|sur|d['’]|en|et|sobre|di|del|della|sul|su|da|do|e|van|over|voor)\s|[(,:;–—“„«\"]|\sd['’]",
    re.I,
)
_INITIALS = re.compile(r"[^\W\d_][\w'’-]*(?:,? (?:[A-Z]\.?-?){1,3})+")


@lru_cache(maxsize=8192)
def event_strength(text: str) -> float:
    """How much the words of `text` speak for an event or the host of one, from 0 to 1."""
    plain = text.strip(_EDGE.replace("(", "").replace(")", ""))
    if not plain or len(plain) > _LONGEST_EVENT:
        return 0.0
    if _EDITION.fullmatch(plain) or _CON.fullmatch(plain):
        return 0.8
    ordinal = _ORDINAL.match(plain)
    rest = plain[ordinal.end() :] if ordinal else plain
    if _has_event_noun(rest):
        return 0.95 if ordinal else 0.9
    said = evidence_of(plain)
    if said is not None and said[0] in (Role.ORGANIZATION, Role.UNIT):
        is_trade = said[1] <= TRADE and rest.split()[-1].islower()  # "Dust dynamics" is no company
        return _WEAK if is_trade else max(said[1], LIKELY)
    if find_venue(plain) is not None:
        return 0.85
    if _ACRONYMS.fullmatch(plain) or _NUMBERED.fullmatch(plain):
        return LIKELY
    return _WEAK if _ANYWHERE.search(fold(plain)) else 0.0


_LONGEST_EVENT = 220
_WEAK = 0.3


def _has_event_noun(text: str) -> bool:
    """Whether a noun for events closes the name or its first phrase, or opens it."""
    if _is_event_noun(_last_word(text)) and _is_title_cased(text):
        return True
    end = _PHRASE_END.search(text, 1)
    phrase = text[: end.start()] if end else text
    words = _WORD.findall(phrase)
    if not words:
        return False
    return _is_event_noun(words[0]) or _is_event_noun(words[-1]) or (len(words) > 1 and fold(" ".join(words[-2:])) in _EVENT)


def _is_title_cased(text: str) -> bool:
    """Whether most words before the last are printed like a name's: "Elm Annual meeting", not "Learning in school"."""
    words = [word for word in _WORD.findall(text)[:-1] if len(word) > 1]
    long = [word for word in words if len(word) > _SHORT]
    return bool(words) and sum(not word[0].islower() for word in long or words) >= len(long or words) * 0.7


def _last_word(text: str) -> str:
    words = _WORD.findall(re.sub(r"[(\[][^()\[\]]*[)\]]", " ", text))
    while words and (words[-1].isdigit() or (words[-1].startswith(("'", "’")) and len(words[-1]) <= _SHORT)):
        words.pop()
    return words[-1] if words else ""


_SHORT = 4


def _is_event_noun(word: str) -> bool:
    folded = fold(word).strip(".'’-")
    last = folded.rpartition("-")[2]
    return (
        folded in _EVENT
        or last in _EVENT
        or (len(folded) > _SHORTEST_COMPOUND and folded.endswith(_ENDINGS) and word[:1].isupper())
    )


_SHORTEST_COMPOUND = 7


def is_type(text: str) -> bool:
    """Whether nothing but words for the way it was given stands there: `invited talk`, `Poster, online`, `Vortrag`."""
    folded = fold(text).strip(_EDGE)
    if folded in _TYPES:
        return True
    rest = _TYPE_WORDS.sub(" ", folded) if len(folded) < _LONGEST_TYPE else folded
    return bool(folded) and len(rest) < len(folded) and not _LENGTHS.sub("", rest).strip(" ,/&-+;.()0123456789min'")


_LONGEST_TYPE = 60
# what may stand beside: "2-day workshop", "talk and poster"
_LENGTHS = re.compile(r"\b(?:and|half|days?|hours?|minutes?|mins?|weeks?|one|two|three|four|tagig|stundig|minutig)\b")


def names_delivery(text: str) -> bool:
    """Whether a short field ends in a way of giving a talk, in a list whose rows open so: `Elm Memorial Lecture`."""
    words = fold(text).strip(_EDGE).split()
    return is_type(text) or (0 < len(words) <= _LONGEST_DELIVERY and words[-1].removesuffix("s") in _TYPES)


_LONGEST_DELIVERY = 5


def is_meeting(text: str) -> bool:
    """Whether the word is a meeting's noun, which a quotation behind it names: `Workshop` of "Workshop «Dust»"."""
    return fold(text).strip(_EDGE) in _MEETINGS


def is_list_of_talks(text: str) -> bool:
    """Whether the line is what a list of talks is called: `Popular science lectures:`."""
    words = fold(text).strip(_EDGE).split()
    return bool(words) and len(words) <= _LONGEST_LABEL and words[-1] in _LISTS


_LONGEST_LABEL = 5
_LISTS = frozenset(_WORDS["lists"])


def is_meeting_name(text: str) -> bool:
    """Whether the text is the name of a meeting, not of a host or a series of publications: `Elm Annual Meeting`, `PyCon DE`."""
    plain = text.strip(_EDGE)
    if _CON.fullmatch(plain):
        return True
    words = [fold(word).strip(".'’-") for word in _WORD.findall(plain)]
    return any(word in _MEETING_NOUNS or word.endswith(_ENDINGS) for word in words) and _is_title_cased(f"{plain} x")


_MEETING_NOUNS = frozenset((*_MEETINGS, *_WORDS["gatherings"]))


def is_remark(text: str) -> bool:
    """Whether the piece is about others or about the talk itself: `with A. Lee`, `Organizers: B. Moe`, but not `MIT`."""
    plain = text.lstrip(_EDGE)
    match = _REMARK.match(fold_in_place(plain))
    return match is not None and not plain[: match.end()].isupper()


def is_where(text: str) -> bool:
    """Whether the piece names places alone."""
    plain = text.strip(_EDGE)
    return is_place(plain) or (plain.isupper() and plain in ("USA", "UK", "UAE"))


def without_lead(passage: Passage) -> Passage:
    """The passage without the words for how it was given: `Invited talk at the Elm Society`, `Keynote: Dust`, `Poster, Dust`."""
    bracket = _BRACKET_FIRST.match(passage.text)
    if bracket is not None and _TYPE_WORDS.search(fold_in_place(bracket[1])):
        passage = passage.cut(bracket.end())  # "(online talk) Elm Workshop"
    folded = fold_in_place(passage.text[:_LEAD_REACH])
    match = _TYPE_WORDS.match(folded)
    if match is None:
        return passage
    rest = folded[match.end() :]
    at = re.match(r"\s+(?:given\s+|held\s+|delivered\s+|presented\s+)?", rest)
    link = _AT.match(rest, at.end()) if at else None
    if link is not None and link.end() < len(rest):
        return passage.cut(match.end() + link.end()).trimmed()
    colon = re.match(r"\s*[:|–—]\s+|,\s+|\s+-\s+", rest)
    if colon is not None:
        return passage.cut(match.end() + colon.end())
    delivery = _DELIVERY.match(folded)
    after = passage.text[delivery.end() :] if delivery else ""
    if delivery is not None and re.match(r"\s+[A-Z“„«\"]", after) and not _is_event_noun(next(iter(_WORD.findall(after)), "")):
        return passage.cut(delivery.end()).trimmed()
    return passage


_LEAD_REACH = 80
_BRACKET_FIRST = re.compile(r"\(([^()]{3,30})\)\s+(?=\S)")


def without_delivery(title: Passage) -> tuple[Passage, Passage | None]:
    """The title without how it was given, and the event named there: "Dust by night. Invited lecture at the Elm Seminar"."""
    for mark in reversed(list(_SENTENCE_MARK.finditer(title.text))):
        delivery = title.cut(mark.end())
        folded = fold_in_place(delivery.text)
        match = _TYPE_WORDS.match(folded)
        link = _RUNS_INTO.match(folded, match.end()) if match else None
        if link is not None:
            event = delivery.cut(link.end()).trimmed()
            is_event = event_strength(event.text) >= LIKELY
            return (title.cut(0, mark.start() + 1), event if is_event else None) if is_event or not event.text else (title, None)
    return title, None


_SENTENCE_MARK = re.compile(r"[?!.,;]\s+")
_RUNS_INTO = re.compile(
    r"(?:\s+(?:given|held|delivered|presented|organi[sz]ed))?"
    r"\s+(?:at|for|to|in|before|bei|beim|im|an der|fur|a|au|aux|pour|en|para|per)"
    r"(?:\s+(?:the|das|den|die|la|le|les|l|el|los|las|il))?(?:\s+|$)"
)


def is_author(text: str, surname: str) -> bool:
    """Whether the piece is a name: the subject's, or one with initials."""
    folded = fold(text)
    if bool(surname) and surname in folded.split()[:6] and len(folded.split()) <= _LONGEST_NAME:
        return True
    return _INITIALS.fullmatch(text) is not None and event_strength(text) < LIKELY  # "PyCon DE"


_LONGEST_NAME = 4


def without_authors(passage: Passage, surname: str) -> Passage:
    """The passage from the title on behind authors: "Nord, E. 2026. Title", "Nord, E. Title"; of others than the subject each has
    initials."""
    head = passage.text[:_AUTHORS_REACH]
    dated = _AUTHORS_YEAR.match(head)
    if dated and is_authors(dated[1], surname):
        return passage.cut(dated.end())
    folded = fold_in_place(head)
    is_named = bool(surname) and surname in folded
    for match in _AUTHORS_END.finditer(head):
        if _NAME_GOES_ON.match(passage.text[match.end() : match.end() + 12]):
            continue
        names = head[: match.start() + 1]
        if is_named and surname in folded[: match.start()]:
            return passage.cut(match.end()) if is_authors(names, surname) else passage
        if _NAMES_WITH_INITIALS.fullmatch(names):
            return passage.cut(match.end())
    return passage


_AUTHORS_REACH = 400
_NAME_GOES_ON = re.compile(r"[A-Z]\.|and |[A-Z]\w+,? [A-Z]\.")
_FAMILY = r"(?:(?:van|von|der|den|de|del|di|da|la|le|el|al|ten|zu)[\s-]){0,2}[^\W\d_a-z][\w’'-]+(?:[\s-][^\W\d_a-z][\w’'-]+)?"
_LETTERS = r"(?:[^\W\d_a-z]\.[\s-]?){1,4}"
_NEXT_NAME = r"(?:,?\s*(?:&|and|et|und|y)\s+|,\s*|\.?$)"
# "Nord, E.", "Nord, E. K., & Birch, I.", "E. Nord, I. K. Birch, and A. Moe."
_NAMES_WITH_INITIALS = re.compile(rf"(?:{_FAMILY},\s{_LETTERS}{_NEXT_NAME})+|(?:{_LETTERS}\s?{_FAMILY}{_NEXT_NAME})+")
_AUTHORS_END = re.compile(r"\*?\.\s+(?:\(?\d{4}\)?\.\s+)?(?=[^\W\d_a-z]|[“\"]|\d{1,3}(?:st|nd|rd|th)\b)")
_AUTHORS_YEAR = re.compile(
    r"^[*+†‡#^]{0,3}(.{3,400}?)[.,]?\s+(?:(?:19|20)\d{2}[a-z]?|\((?:19|20)\d{2}[a-z]?(?:,\s*[^()\n]{3,24})?\))\.\s+"
    r"(?=[^\W\d_a-z]|[“\"]|\d{1,3}(?:st|nd|rd|th)\b)"
)


def opens_with_short_names(text: str) -> bool:
    """Whether the words open with a name that has initials: "Nord, E. K.", "E. Nord"."""
    return _SHORT_NAME.match(text) is not None


_SHORT_NAME = re.compile(rf"\W{{0,4}}(?:{_FAMILY},?\s{_LETTERS}|{_LETTERS}\s?{_FAMILY})")


def is_authors(text: str, surname: str) -> bool:
    """Whether the text is nothing but short names, one of them the subject's or with initials."""
    names = [name for name in re.split(r"[,;&]\s*|(?:\s+|^)(?:and|et|und|y|e)\s+", text) if name.strip()]
    if not all(len(name.split()) <= _LONGEST_NAME for name in names):
        return False
    initials = sum(bool(re.search(r"\b[A-Z]\.|\b[A-Z]{1,3}$|\bet al", name.strip())) for name in names)
    return (initials >= len(names) / 3 and event_strength(text) < LIKELY) or (bool(surname) and surname in fold(text).split())
