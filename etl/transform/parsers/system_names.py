"""Where a row names a system: behind "called", behind "developer of", at the head of a list item, as a heading of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Passage
from etl.normalize.word_patterns import any_of
from etl.transform.parsers.affiliations import Role, evidence_of
from etl.transform.phrase_filter import lower_words, matches_at, word_places

_WORDS: dict[str, Any] = read_gazetteer("system_words")


def _any(forms: list[str]) -> str:
    return any_of(forms)


_ANY_WORD = re.compile(r"[^\W_]+")


def _openings(forms: list[str]) -> frozenset[str]:
    """The first words of the forms, singular and plural: a text without any of them holds none of the forms."""
    first = [_ANY_WORD.findall(form.casefold())[0] for form in forms]
    return frozenset([*first, *(f"{word}s" for word in first)])


_NOUN_OPENINGS, _VERB_OPENINGS = _openings(_WORDS["nouns"]), _openings(_WORDS["verbs"])
_NOUN_ENDS = (*_WORDS["nouns"], *_WORDS["codes"])
_TAIL = min(map(len, _NOUN_ENDS))
# a look at a word's last letters spares most comparisons
_ENDS_BY_TAIL = {tail: tuple(end for end in _NOUN_ENDS if end.endswith(tail)) for tail in {end[-_TAIL:] for end in _NOUN_ENDS}}
_ACTIVITY_OPENINGS = _openings(_WORDS["activities"])
_DEEDS = _VERB_OPENINGS | _ACTIVITY_OPENINGS
_NAMING_OPENINGS = _openings(_WORDS["naming"])
NOUN = _any(_WORDS["nouns"])
_VERB = _any(_WORDS["verbs"])
# a printed name: "Example", "KOG-GAME", "exampleR", "example.py", up to three words that begin with capitals
TOKEN = r"[^\W\d_][\w.+#^-]*[\w+#]|[A-Z0-9][\w^-]*"
_CAPITAL = r"[A-Z0-9][\w.+#^-]*[\w+#]|[A-Z]"
NAME = rf"(?:{_CAPITAL})(?:\s(?:{_CAPITAL})){{0,2}}"
# what was built is named: "platform called Example", "AI system, namely Example", "tool (called Example)"
_CALLED = re.compile(
    rf"\b(?i:{NOUN})s?\b[^.;:]{{0,40}}?[\s,(]+(?i:{_any(_WORDS['naming'])})\s+(?:as\s+)?[“\"‘']?(?P<name>{NAME}|{TOKEN})"
)
# "we build Example, a communication library", "Developed the Example R package"
_BUILT = re.compile(
    rf"\b(?i:{_VERB})\s+(?:(?:and|,)\s+\w+\s+)?(?:(?:the\s+)?(?:{_any(_WORDS['deeds'])})(?:\s+and\s+\w+)?\s+of\s+)?(?:the\s+|our\s+)?"
    rf"[“\"‘']?(?P<name>{NAME}|[a-z]+[A-Z][\w.]*)[”\"’']?"
    rf"(?:\s*\([^()]{{0,60}}\))?(?:,\s+(?:an?|the|our)\s+[^.;,]{{0,60}}?\b(?i:{NOUN}|{_any(_WORDS['project_nouns'])})\b"
    rf"|\s+(?:(?:R|Python|Java|C\+\+|Julia|MATLAB|Perl|web|software|open[- ]source)\s+)?(?i:{NOUN})\b)"
)
# "Development of the LOAM-II river model", "took part in the development of MossDesk - an editor": what was done to it
_DEED_OF = re.compile(
    rf"\b(?i:{_any(_WORDS['activities'])})\s+(?i:of|von|der|des|de|du|del|di|do)\s+(?:(?:the|der|des|la|le|el)\s+)?[“\"‘'`]?(?P<name>{NAME})"
    rf"[”\"’'`]?(?:\s+(?:[a-z][\w-]*\s+){{0,3}}|\s*(?:\(|[–—-]{{1,2}}\s|:\s|,\s)(?:[\w-]+[\s/]+){{0,5}}?)(?:{NOUN}|{_any(_WORDS['codes'])})\b"
)
# a name that only systems have needs none: "Built BusElm, arrival times for"
_CAMEL = re.compile(r"[a-z][A-Z][a-z]")
_BUILT_ALONE = re.compile(
    rf"\b(?i:{_any(_WORDS['built'])})\s+(?P<name>[A-Z][a-z]+(?:[A-Z][a-z]+)+)(?=,\s+[a-z]|\s*\(|\s[–—-]\s)"
    r"(?!,\s+(?:and|or|using|with|which)\b)"
)
# names in small letters need a description: "Wrote and maintain example, a snapshot fuzzer"
_BUILT_SMALL = re.compile(
    rf"\b(?i:{_VERB})\s+(?:(?:and|,)\s+\w+\s+)?[“\"‘'`]?(?P<name>[a-z][a-z0-9_.+-]{{2,30}}[a-z0-9+])[”\"’'`]?"
    rf"(?:,\s+(?:an?|the|our|my)\s+[^.;,()]{{0,60}}?\b(?i:{NOUN})\b"
    rf"|\s*(?:\(|[–—-]{{1,2}}\s|:\s)(?:an?\s+|the\s+|our\s+)?(?:[\w-]+\s+){{0,4}}?(?i:{NOUN})\b)"
)
# with a description in brackets or behind a dash: "Built Example — an open-source scheduler"
_BUILT_DESCRIBED = re.compile(
    rf"\b(?i:{_VERB})\s+(?:(?:and|,)\s+\w+\s+)?(?:the\s+|our\s+)?[“\"‘'`]?(?P<name>{NAME}|[a-z]+[A-Z][\w.]*)[”\"’'`]?"
    rf"\s*(?:\(|[–—-]{{1,2}}\s|:\s)(?:an?\s+|the\s+|our\s+)(?:[\w-]+\s+){{0,5}}?(?i:{NOUN})\b"
)
# the name in brackets behind what it is: "an aligner for whispered speech (Example, now on GitHub)"
_BRACKETED = re.compile(
    rf"\b(?i:{_VERB})\s+(?:an?|the|our)\s+[^.;()]{{0,100}}?\b(?i:{NOUN})\b[^.;()]{{0,60}}"
    rf"\((?P<name>{NAME}|{TOKEN})[,;:]\s+(?:(?i:{_any(_WORDS['released'])}))\b"
)
_VERB_WORD = re.compile(rf"\b(?:{_VERB})\b", re.I)
# "Entwicklung der Auswertesoftware EXAMPLE", "implemented the library ExampleKit": the name right behind what it is
_NAMED_BEHIND = re.compile(
    rf"\b(?i:{_VERB}|{_any(_WORDS['activities'])})\s+(?P<between>[^.;:,()]{{0,110}}?)\b\w*(?i:{NOUN}|{_any(_WORDS['codes'])})(?:\s+|,\s+(?=[^\s,]+(?:\s\(|,\s(?:and|which)\b)))[“\"„‘']?(?=\S*[A-Z0-9])(?P<name>{TOKEN})"
)
_MEANS = frozenset(_WORDS["means"])
_COMMON_ENDINGS = tuple(_WORDS["common_endings"])
# "Example is our game AI", "Example is a Python package"
_IS_OURS = re.compile(rf"^(?P<name>{NAME}|{TOKEN})\s+is\s+(?:our|my)\s+[^.;,]{{0,60}}?\b(?i:{NOUN})\b")
DATE_FIRST = re.compile(r"^[\s(\[]*(?:19|20)\d\d(?:\s*[-–—]\s*(?:(?:19|20)?\d\d|present|now|current))?[)\]]?\s*[:.,–—-]?\s*", re.I)
ROLE_WORDS = frozenset(_WORDS["roles"])
_LANGUAGE_LAST = re.compile(r"\s(?:R|Python|Java|Julia|Perl|Stata|MATLAB|Integrated Development|Web|Mobile|Android|iOS)$")
UNUSUAL = re.compile(
    r"[a-z][A-Z]|[A-Z]{2,}[a-z]*$|[A-Za-z]\d|\d[A-Za-z]|[A-Z][a-z]*-(?:\w+-)?[A-Z]|^[A-Z]{3,}|\.(?:py|jl|js|io)$|\^"
)
PLAIN_NAMES = frozenset((*_WORDS["plain"], *_WORDS["nouns"], *_WORDS["codes"], *_WORDS["project_nouns"]))
NOUN_WORD = re.compile(rf"\b(?:{NOUN})s?\b", re.I)
_HEADING = re.compile(rf"\b(?:{_any(_WORDS['headings'])})\b", re.I)
_DESCRIPTION = re.compile(rf"^(?:{TOKEN})\s+(?:is|provides|implements)\s+(?:an?|the)\s")
PRONOUN = re.compile(r"(?:I|We|My|Our|It|They|Ich|Je|Nous|Wir)\s")


def is_software_heading(heading: str) -> bool:
    """Whether what stands below the heading was built by the subject: "Open-source projects", "Product transfer"."""
    return bool(_HEADING.search(heading))


def find_stated(passage: Passage) -> Iterator[Passage]:
    """The names in sentences that say the subject built them."""
    text = passage.text
    words, _ = lower_words(text.lower())
    names_noun = not words.isdisjoint(_NOUN_OPENINGS)
    verbs = _places(text, _VERB_OPENINGS, words)
    deeds = verbs if names_noun else []
    if deeds and not words.isdisjoint(_NAMING_OPENINGS):
        for match in matches_at(_CALLED, text, _places(text, _NOUN_OPENINGS, words)):
            if _VERB_WORD.search(text, max(0, match.start() - 160), match.end()):
                yield from checked(passage, match)
    for pattern in (_BUILT, _BUILT_DESCRIBED, _BRACKETED):
        for match in matches_at(pattern, text, deeds):
            yield from checked(passage, match)
    for match in matches_at(_DEED_OF, text, _places(text, _ACTIVITY_OPENINGS, words)):
        if UNUSUAL.search(match["name"]):
            yield from checked(passage, match)
    for match in _IS_OURS.finditer(text) if names_noun else ():
        yield from checked(passage, match)
    for match in matches_at(_BUILT_ALONE, text, verbs) if verbs and _CAMEL.search(text) else ():
        yield from checked(passage, match)
    for match in matches_at(_BUILT_SMALL, text, deeds):
        if not match["name"].endswith(_COMMON_ENDINGS):
            yield from checked(passage, match)
    done = words & _DEEDS
    for match in matches_at(_NAMED_BEHIND, text, word_places(text, done)) if done and _has_named_noun(text) else ():
        if UNUSUAL.search(match["name"]) and _MEANS.isdisjoint(match["between"].casefold().split()):
            yield from checked(passage, match)


def _has_named_noun(text: str) -> bool:
    """Whether something like a name stands right behind a word that ends in a noun for a system."""
    low, words = text.casefold().split(), text.split()
    nouns = [word[:-1] if word[-1] == "," else word for word in low[:-1]]
    ends = [(place, _ENDS_BY_TAIL[word[-_TAIL:]]) for place, word in enumerate(nouns) if word[-_TAIL:] in _ENDS_BY_TAIL]
    return any(nouns[place].endswith(forms) and UNUSUAL.search(words[place + 1]) for place, forms in ends)


def _places(text: str, openings: frozenset[str], words: frozenset[str]) -> list[int]:
    """Where the text, whose words in small letters these are, has the openings; not behind a long dash: "2010–present"."""
    found = openings & words
    if not found:
        return []
    if text.isascii() and "_" not in text:
        return sorted(place for word in found for place in _whole_words(text.lower(), word))
    places = (word.start() for word in _ANY_WORD.finditer(text) if word[0].casefold() in openings)
    return [place for place in places if text[place - 1 : place] not in ("–", "—")]


def _whole_words(low: str, word: str) -> Iterator[int]:
    start = low.find(word)
    while start >= 0:
        end = start + len(word)
        if not (low[start - 1 : start].isalnum() or low[end : end + 1].isalnum()):
            yield start
        start = low.find(word, end)


def checked(passage: Passage, match: re.Match[str]) -> Iterator[Passage]:
    start, end = match.span("name")
    if _TITLE_CASED.fullmatch(match[0]) and match.start() and not UNUSUAL.search(match["name"]):
        return  # "Conference on Designing Interactive Systems"
    if not UNUSUAL.search(match["name"]) and (noun := _NOUN_OF_NAME.match(passage.text, end)):
        end = noun.end()
    name = passage.cut(start, end).trimmed(" .,;:")
    if language := _LANGUAGE_LAST.search(name.text):
        name = name.cut(0, language.start())
    if may_name(name.text) and name.text.casefold() not in _TECHNOLOGIES:
        yield name


_TECHNOLOGIES = frozenset(
    (*read_gazetteer("skill_words")["programming_languages"], *_WORDS["technologies"], *_WORDS["acronyms"])
)  # "Built a REST API"
# the noun that is part of a name, by its capital: "the Micromechanics Plugin"
_NOUN_OF_NAME = re.compile(rf"\s(?=[A-Z])(?i:{NOUN})\b(?!\s[A-Z])")
_TITLE_CASED = re.compile(r"(?:[A-Z][\w-]*\s+){2,}[A-Z][\w-]*")


def may_name(text: str) -> bool:
    """Whether the words can be a system's name rather than a common noun, a method's class or an organization."""
    if (
        len(text) < 2
        or PRONOUN.match(text)
        or text.casefold() in PLAIN_NAMES
        or text.isdigit()
        or text.casefold() in ("http", "https", "www", "doi")
    ):
        return False
    words = text.split()
    if not UNUSUAL.search(text) and all(word.casefold() in PLAIN_NAMES for word in words):
        return False
    if len(words) > 1 and words[-1].strip(".").casefold() in _LEGAL_FORMS:
        return False
    found = evidence_of(text)
    return found is None or found[1] < 0.6 or found[0] in (Role.DEGREE, Role.PLACE) or bool(UNUSUAL.search(text))


_LEGAL_FORMS = frozenset(form for forms in read_gazetteer("legal_forms")["ends"].values() for form in forms)


def date_first(text: str) -> int:
    """Where a year, or range of years, at the start ends with its mark; 0 without one."""
    date = DATE_FIRST.match(text)
    return date.end() if date else 0


def starts_with_year(text: str) -> bool:
    """Whether a year or a range of years comes first: "2019: ...", "(2016–2019) ..."."""
    return bool(DATE_FIRST.match(text))


def opens_role(text: str) -> bool:
    """Whether the line opens with who the subject is for a system: "Lead developer of Example"."""
    return _OPENING_ROLE.match(text) is not None


_OPENING_ROLE = re.compile(
    rf"(?:(?i:lead|main|core|original|principal|sole)\s+)?(?i:{_any(_WORDS['roles'])})s?\s+(?:of|to|for|von|de)\s"
)


def opens_description(text: str) -> bool:
    """Whether the line reads "Example is a package ..."."""
    return bool(_DESCRIPTION.match(text))
