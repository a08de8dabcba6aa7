"""Whether a full stop parts two pieces of a reference: `J. Doe. Small Cats` has one that does, between the name and the title."""

from __future__ import annotations

from etl.model import regex as re
from etl.normalize.person_names import PARTICLES, is_name_word, is_printed_short
from etl.transform.citations.list_habits import ListHabits
from etl.transform.citations.words import ABBREVIATIONS, AND, FUNCTION_WORDS, STRONG_VENUE_WORDS

CONJUNCTION = re.compile(rf"(?:(?<=\s)|^|(?<=[,;]))(?:{AND}|&)\s+")
_LONGEST_NAME = 200
_LAST_WORD = re.compile(r"[^\s(]+$")
_FAMILY_INITIALS = re.compile(r"(?:[^\W\d_][\w'’\-‐]*\s+){1,3}(?:[^\W\d_a-z]\.?[-‐\s]?){1,4}")
_ONLY_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?[-‐\s]?){1,5}")
# J.Q / J.-P / S.-h
_SEVERAL_INITIALS = re.compile(r"[^\W\d_a-z](?:\.-?[^\W\d_a-z])*(?:\.-[^\W\d_])?")
_NEXT_MARK = re.compile(r"[.,;:()\[“\"/\n]| and | & | [–—|·-] ")
_ANOTHER_INITIAL = re.compile(r"[^\W\d_a-z]\.")
# no initials: "jobs in U.S. cities"
_COUNTRIES = ("U.S", "U.K", "E.U", "U.N", "U.S.A", "D.C")
# "Tagungsband 10. Küstenkolloquium": an ordinal number
_MEETING_IN_GERMAN = re.compile(
    r"(?:[A-ZÄÖÜ][\wäöüß-]*(?:e|er|es|en) ){0,2}"
    r"[\w-]*(?:[Kk]olloquium|[Tt]agung|[Ss]ymposium|[Kk]ongress|[Kk]onferenz|[Ww]orkshop|[Tt]reffen|[Ff]orum)"
)
# (EMBC), (CAM), (Co-STAR): an acronym in brackets
ACRONYM = re.compile(r"(?<=[\w.] )\((?=[^()]*[A-Z][^()]*[A-Z])[A-Za-z][\w&/+.'’-]{1,14}\)")
_QUOTES = ("“", "„", "«", "‘", '"')
_ENUMERATION = re.compile(r"[^\W\d_][\w'’-]+(?:,| and| und| et| y| &) (?P<next>[a-zà-ÿ]{3,})\b")


def separates(text: str, begin: int, match: re.Match[str], ranges: list[tuple[int, int]], end: int, habits: ListHabits) -> bool:
    """Whether punctuation ends the piece that began at `begin`: not after an initial or an abbreviation, not around a nickname."""
    mark = match.group()
    if mark.strip() != ".":
        return True
    before = _LAST_WORD.search(text, max(begin, match.start() - _LONGEST_NAME), match.start())
    if before is None:
        return True
    word = before.group()
    bare = word.replace(".", "").replace("-", "")
    if word.isdigit() and len(word) <= 3 and _MEETING_IN_GERMAN.match(text, match.end()):
        return False
    if word in _COUNTRIES and text[match.end() : match.end() + 1].isalpha():
        return False
    if habits.initials_last and bare.isupper() and "." not in word and match.start() - begin <= _LONGEST_NAME:
        joined = list(CONJUNCTION.finditer(text, begin, match.start()))
        more = _ANOTHER_INITIAL.match(text, match.end())
        if not more and _FAMILY_INITIALS.fullmatch(text, joined[-1].end() if joined else begin, match.start()):
            return True
    if (len(bare) == 1 and bare.isupper()) or ("." in word and _SEVERAL_INITIALS.fullmatch(word)):
        return _ends_initials(text, begin, match, ranges, end, habits)
    if bare.casefold() in ABBREVIATIONS and (word[0].isupper() or bare in {"vs", "pp", "no", "cf", "vol"}):
        following = text[match.end() : match.end() + 1]
        return not (following.isalnum() or (following == "(" and ACRONYM.match(text, match.end())))
    first = text[match.end() : match.end() + 12].split(maxsplit=1)[:1]
    return not (len(bare) <= 4 and first and first[0][0].isalpha() and first[0].rstrip(",.;:").islower())


def _ends_initials(
    text: str, begin: int, match: re.Match[str], ranges: list[tuple[int, int]], end: int, habits: ListHabits
) -> bool:
    """Whether the full stop of an initial also ends a name: `Wick T. A phase-field model`, `Hyman, L. M. Tonal accent`."""
    if match.start() - begin > _LONGEST_NAME:
        return False
    chunk = text[begin : match.start()]
    following = _NEXT_MARK.split(text[match.end() : min(end, match.end() + 120)], maxsplit=1)[0].split()
    if text[match.end() : match.end() + 1] in _QUOTES and _FAMILY_INITIALS.fullmatch(chunk):
        return True
    if not following or (len(following) == 1 and len(following[0]) <= 2 and following[0].isupper()):
        return False
    if _ONLY_INITIALS.fullmatch(chunk):
        previous = ranges[-1] if ranges else None
        if previous is None or text[previous[1] : begin].strip() != ",":
            return False
        family = CONJUNCTION.split(text[previous[0] : previous[1]])[-1].split()
        name = len(family) <= 3 and all(is_name_word(word) and not is_printed_short(word) for word in family)
        alone = habits.turned_initials and sum(word.casefold() not in PARTICLES for word in family) == 1 and len(following[0]) > 3
        return name and (len(following) > 1 or alone or _goes_on_small(text, match.end()))
    if _FAMILY_INITIALS.fullmatch(chunk):
        folded = "".join(c for c in chunk.casefold() if c.isalnum())
        if habits.initials_last or (habits.owner and folded.startswith(habits.owner)):
            return True
        return len(following) > 3 or any(not is_name_word(word) or word in FUNCTION_WORDS for word in following)
    in_title = any(word.islower() and word not in PARTICLES and word != "and" for word in chunk.split())
    return in_title and any(word.casefold() in STRONG_VENUE_WORDS for word in following)


def _goes_on_small(text: str, start: int) -> bool:
    """Whether the word at `start` is the first of an enumeration of things, not of people: `Rain, mud and weeds`."""
    match = _ENUMERATION.match(text, start)
    return match is not None and match.group("next") not in PARTICLES
