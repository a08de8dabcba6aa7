"""Roles in service: where a role stands in a piece of text, and what is left beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Passage
from etl.normalize.text import fold
from etl.normalize.word_patterns import any_of
from etl.transform.parsers.activity_fields import fold_in_place, undated

_WORDS: dict[str, Any] = read_gazetteer("service_words")


def _all(table: str, *, without: Iterable[str] = ()) -> str:
    lists = [words for key, words in sorted(_WORDS[table].items()) if key not in without]
    return any_of(fold(word) if "'" not in word and "." not in word else word for words in lists for word in words)


# "reviewer", "Gleichstellungsbeauftragte"; the compounds' first parts are of any wording
_HEAD = rf"(?:(?:{_all('heads', without=['compounds'])})s?|\w{{3,40}}(?:{any_of(_WORDS['heads']['compounds'])}))(?!\w)"
_MODIFIERS = rf"(?:(?:{_all('modifiers', without=['behind'])})[\s/-]+){{0,6}}"
_PHRASE = rf"{_MODIFIERS}{_HEAD}(?:[\s-]+{_HEAD}){{0,3}}(?:\s+(?:{any_of(_WORDS['modifiers']['behind'])})(?!\w))?"
# "Senior PC", "PC/Reviewer", "program committee / reviewer", "Reviewer and session chair", "Member of the editorial board"
_ROLE = re.compile(
    rf"(?<![\w/@.-]){_PHRASE}(?:(?:\s*[/&+]\s*|\s+(?:and|or|und|oder|et|ou|y|o|e|{any_of(_WORDS['links']['between'])})\s+){_PHRASE}){{0,4}}"
)
_COMMA_ROLE = re.compile(rf",\s+(?:(?:and|und|et|y|e)\s+)?{_PHRASE}(?=\s*(?:$|[,;:\t(]))")
_LINK_WORD = rf"(?:(?:{any_of(_WORDS['links']['elided'])})['’]|(?:{any_of(_WORDS['links']['words'])})(?!\w))"
_LINK = re.compile(rf"[\s,;:–—-]*({_LINK_WORD}|@)?[\s,:;–—-]*")
_ARTICLE = re.compile(r"\s+(?:the|an?|our)\s+")
# "for the international journals" before a list: words that say what kind of venue follows
_KINDS = rf"(?:(?:{any_of(_WORDS['fillers']['before'])}|\d+\+?)\s+){{0,4}}(?:{any_of(_WORDS['fillers']['words'])})"
_FILLER = re.compile(rf"{_KINDS}(?:\s*:\s+|,?\s+(?:{any_of(_WORDS['fillers']['such_as'])}):?\s+|\s+|(?=\s*$))")
_TRAILING_LINK = re.compile(rf"\s+{_LINK_WORD}(?:\s+{_KINDS}(?:,?\s+(?:{any_of(_WORDS['fillers']['such_as'])}))?)?\s*$")
# "Ad hoc: A, B", "External reviews, grant and panel reviews": only where they open a piece
_OPENING_WORDS = (
    rf"(?:(?:{_all('modifiers', without=['behind'])})(?:\s+and\s+|[\s/-]+)){{0,6}}(?:{any_of(_WORDS['openers']['words'])})"
)
_OPENER = re.compile(rf"{_OPENING_WORDS}(?=\s*(?:$|[:,;\t–—(]|{_LINK_WORD}))")
_WHOLE_OPENER = re.compile(rf"{_OPENING_WORDS}(?:(?:\s*[,/&]\s*|\s+and\s+){_OPENING_WORDS})*")
_GENERIC = frozenset(_WORDS["generic"]["words"])
# "Organized the Example Workshop"
_VERBS = any_of(_WORDS["openers"]["verbs"])
_VERB = re.compile(
    rf"(?:{_VERBS})(?:(?:,|,?\s+(?:and|&))\s+(?:{_VERBS}|{any_of(_WORDS['openers']['joined'])}))*(?=\s)(?!\s+(?:with|by)\s)"
)
_OBJECTS = any_of(_WORDS["links"]["objects"])
_OBJECT = re.compile(
    rf"\s+(?:(?:of|de|von|di)\s+)?(?:{_OBJECTS})"
    rf"(?:(?:\s*,\s*|\s+(?:and|et|und|y|e)\s+|\s*,\s*and\s+)(?:{_OBJECTS}))*(?=\s+{_LINK_WORD})"
)
# "of Graduate Studies" behind "Director", in front of ", Department of Dust"
_DUTY = re.compile(rf"\s+of\s+(?:[\w-]+\s+(?:and\s+)?){{0,3}}(?:{any_of(_WORDS['duties']['words'])})(?=,\s)")
# "of students" behind "Representative", in front of "in the Elm Council"
_SPOKEN = re.compile(
    rf"\s+(?:(?:of|for)\s+(?:the\s+)?|de\s(?:los|las|la)\s|d(?:e|es|er|ei|os|egli|elle|el)\s|d['’])?"
    rf"(?:(?:graduate|phd|doctoral|early career|junior)\s+)?(?:{any_of(_WORDS['represented']['words'])})"
    rf"(?:\s+(?:and|und|et|y|e)\s+(?:{any_of(_WORDS['represented']['words'])}))?(?=\s+{_LINK_WORD}|\s*,)"
)
_BODY = re.compile(rf"(?<![\w])(?:{any_of(_WORDS['bodies']['words'])})s?\s*$")
_OPENING = re.compile(rf"(?:{any_of(_WORDS['links']['phrases'])})\s+")
_HONOURED = re.compile(rf"\b(?:{any_of(_WORDS['honoured']['words'])})\b[\w\s%()]{{0,16}}(?:reviewer|referee|area chair)")
_LABEL = re.compile(rf"(?:(?:{any_of(_WORDS['labels']['words'])})(?:\s*(?:/|,|&|and|und|et|y|e)\s*)?)+")
_BRACKETED = re.compile(r"\s*\((?![^()]*\d{4})[^()]{1,40}\)\s*$")
_MARK_AFTER = re.compile(r"\s*(?:$|[,;:.()\[\t|–—-])")
_EDGE = " \t,;:.–—-/|·•()"
_LEFT_EDGE = " \t,;:–—-/|·•"
_RIGHT_EDGE = " \t,;:.–—-/|·•("  # before a role: "Elm Committee (EC)" keeps its bracket
_MOST_WORDS = 9
_MOST_OTHERS = 2


@dataclass(frozen=True, slots=True)
class FoundRole:
    """A role, what stands before and after it, and whether a link ("for the") or a verb leads to what is after."""

    role: Passage
    before: Passage
    after: Passage
    is_linked: bool
    is_last: bool  # nothing but punctuation or a mark follows the role


def find_role(passage: Passage) -> FoundRole | None:
    """The first role in the passage, phrases ("served as a") and links ("for the") left out of what is beside it.

    Words that are as often part of a name ("reviews", "moderation") count only where the passage opens with them.
    """
    folded = fold_in_place(passage.text)
    place = _role_place(folded)
    if place is None:
        return None
    opening, start, end, is_verb = place
    between = passage.text[opening:start]
    if opening and between and _ENDS_AS.search(folded[:opening]) and len(between.split()) <= _FEW and "," not in between:
        start = opening + len(between) - len(_ARTICLE_FIRST.sub("", between))  # "I served as the Elm representative to the Council"
    if (further := _DUTY.match(folded, end) or _SPOKEN.match(folded, end)) and not is_verb:
        end = further.end()
    object_ = _OBJECT.match(folded, end)
    link_at = object_.end() if object_ else end
    link = _LINK.match(folded, link_at)
    article = _ARTICLE.match(folded, link_at) if is_verb else None
    is_linked = link is not None and link.group(1) is not None and not passage.text[link.start(1)].isupper()
    after_at = article.end() if article else link.end() if link is not None and (is_linked or link.group(1) is None) else link_at
    kinds = _filler_end(folded, passage.text, after_at) if is_linked else 0
    after_at = max(after_at, kinds)
    return FoundRole(
        passage.cut(start, end).trimmed(_EDGE),
        passage.cut(0, 0 if opening else start).trimmed(_RIGHT_EDGE),
        passage.cut(after_at).trimmed(_LEFT_EDGE + "."),
        is_linked or is_verb,
        _MARK_AFTER.match(passage.text, end) is not None,
    )


# "served as the", "am a"
_ENDS_AS = re.compile(r"\b(?:as|an?|the)\s+$")
_FEW = 3
_ARTICLE_FIRST = re.compile(r"^(?:the|an?)\s+")


def _filler_end(folded: str, text: str, start: int) -> int:
    """Where the words that say what kind of venue follows end, 0 without them: "the following journals: " before a list."""
    match = _FILLER.match(folded, start)
    rest = text[match.end() :].lstrip('“„«" ') if match else ""
    return match.end() if match and (not rest or rest[0].isupper() or not rest[0].isalpha()) else 0


@lru_cache(maxsize=4096)
def _role_place(folded: str) -> tuple[int, int, int, bool] | None:
    """End of an opening phrase, start and end of the role, and whether it is a verb."""
    phrase = _OPENING.match(folded)
    opening = phrase.end() if phrase else 0
    for pattern in (_VERB, _OPENER):
        match = pattern.match(folded, opening)
        if match is not None and _ROLE.match(folded, opening) is None:
            return opening, opening, match.end(), pattern is _VERB
    match = _ROLE.search(folded, opening)
    return (opening, *match.span(), False) if match else None


def whole_role(passage: Passage) -> Passage | None:
    """The passage as a role if it is nothing else ("Program committee / reviewer:"); brackets and links at its end are left out."""
    piece = passage.trimmed(_LEFT_EDGE + ".")
    if piece.text.startswith("(") and piece.text.find(")") == len(piece.text) - 1:
        piece = undated(piece.cut(1, len(piece.text) - 1))
    bracket = _BRACKETED.search(piece.text)
    if bracket and bracket.start() > 0:
        piece = piece.cut(0, bracket.start())
    folded = fold_in_place(piece.text)
    link = _TRAILING_LINK.search(folded)
    if link:
        piece, folded = piece.cut(0, link.start()), folded[: link.start()]
    return piece if folded and _others(folded) <= _MOST_OTHERS else None


def without_link(passage: Passage) -> Passage:
    """The passage without the link that closes it: "Discussion Leader for the" is "Discussion Leader"."""
    link = _TRAILING_LINK.search(fold_in_place(passage.text))
    return passage.cut(0, link.start()).trimmed(_LEFT_EDGE) if link is not None and link.start() > 0 else passage


def only_role(passage: Passage) -> Passage | None:
    """Like `whole_role`, with no word in it that does not belong to a role: what a heading must be to hold for a list."""
    piece = whole_role(passage)
    if piece is None:
        return None
    words = [word for word in re.split(r"\s+", fold_in_place(piece.text)) if word not in _GENERIC]
    return piece if not _others(" ".join(words)) else None


@lru_cache(maxsize=4096)
def _others(folded: str) -> int:
    """How many words of the piece are no part of a role; more than allowed where there is none."""
    if len(folded.split()) > _MOST_WORDS:
        return _MOST_OTHERS + 1
    if _WHOLE_OPENER.fullmatch(folded):
        return 0
    match = _ROLE.search(folded)
    if match is None:
        return _MOST_OTHERS + 1
    end = match.end()
    while more := _COMMA_ROLE.match(folded, end):
        end = more.end()
    return len((folded[: match.start()] + " " + folded[end:]).replace("/", " ").split())


def is_english(role: Passage) -> bool:
    """Whether the role's words are English and of no other language, as those of the list behind it then are."""
    folded = fold_in_place(role.text)
    return _ENGLISH.search(folded) is not None and _FOREIGN.search(folded) is None


_ENGLISH = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['heads']['english'])})s?(?!\w)")
_FOREIGN = re.compile(rf"(?<!\w)(?:{_all('heads', without=['english', 'compounds'])})s?(?!\w)")


def is_deed(role: Passage) -> bool:
    """Whether a role is told as a deed: `Organized`, "Led"."""
    return _DEED.fullmatch(fold_in_place(role.text)) is not None


_DEED = re.compile(rf"(?:{_VERBS})(?:\s+(?:and|&)\s+\w+)?")


def is_label(passage: Passage) -> bool:
    """Whether the passage names a part of a list and no role: "Journals", "Conferences and workshops"."""
    return _LABEL.fullmatch(fold_in_place(passage.text).strip(_EDGE)) is not None


def seat(passage: Passage) -> Passage | None:
    """The passage as a seat on a body when it ends in the word for one: "Data Guidelines Board", "Elections Subcommittee"."""
    bracket = _BRACKETED.search(passage.text)
    piece = passage.cut(0, bracket.start()) if bracket and bracket.start() > 0 else passage
    return piece if len(piece.text.split()) <= _MOST_WORDS and _BODY.search(fold_in_place(piece.text)) else None


def body_noun(passage: Passage) -> Passage | None:
    """The word for what a row names that is a body and nothing else: `Task Force` of "Elm University Task Force on Dust"."""
    words = len(passage.text.split())
    if words > _LONGEST_BODY or not passage.text[:1].isupper() or (passage.text.endswith(".") and words > _MOST_WORDS):
        return None
    piece = passage.trimmed(_EDGE)
    match = _BODY_WORD.search(fold_in_place(piece.text))
    is_named = match is not None and (piece.text[match.start(1)].isupper() or match.end() == len(piece.text))
    return piece.cut(*match.span(1)) if match is not None and is_named else None


_LONGEST_BODY = 14
_BODY_WORD = re.compile(
    rf"(?:(?<=\w\s)|^)((?:{any_of(_WORDS['bodies']['words'])})s?)"
    r"(?:(?<!^)(?=\s*$|\s+(?:on|for|of|fur|de|sobre|sur)\s|\s*[(,])|(?=\s+(?:on|for|fur)\s))"
)


def whole_body(passage: Passage) -> Passage | None:
    """The word for a body in a row that names one and nothing else, no role beside it: `Committee` of "Elm Honors Committee".

    What runs a meeting or a journal is a role there: "Elm Days Program Committee" gives `None`.
    """
    noun = body_noun(passage)
    if noun is None or _MARK_WITHIN.search(passage.text) or _RUNS.search(fold_in_place(passage.text)):
        return None
    found = find_role(passage)
    behind = passage.text[passage.text.find(noun.text) + len(noun.text) :].split()
    if behind and behind[0].startswith("(") and find_role(passage.cut(passage.text.find(behind[0]))) is not None:
        return None  # "Elm Coordinating Board (CB) Member"
    return noun if found is None or found.before.text or found.role.text == noun.text else None


_MARK_WITHIN = re.compile(r"[,;:\t]\s?|\s[–—-]\s")
_RUNS = re.compile(rf"\b(?:{any_of(_WORDS['bodies']['runs'])})\s+(?:sub-?)?(?:committee|board|team|council|panel)s?\b")


def is_bodies(passage: Passage) -> bool:
    """Whether a heading is only the plural of a body: `Committees`, `University committees`."""
    words = fold_in_place(passage.text).split()
    return bool(words) and words[-1] in _PLURALS and all(word in _OWNERS for word in words[:-1])


_OWNERS = frozenset(_WORDS["bodies"]["owners"])
_PLURALS = frozenset(_WORDS["bodies"]["plurals"])


def is_honour(text: str) -> bool:
    """Whether the text honours a reviewer: an award, not service."""
    return _HONOURED.search(fold_in_place(text)) is not None


def link_of(passage: Passage) -> tuple[int, int] | None:
    """Where a link stands behind words in small letters, or for whom one speaks: "pour" of "logiciel libre pour Elm"; or `None`."""
    folded = fold_in_place(passage.text)
    match = next(_LINK_WITHIN.finditer(folded), None)
    if match is None:
        return None
    before = passage.text[: match.start()]
    words = fold(before).split()
    is_spoken = bool(words) and all(word in _SPOKEN_FOR for word in words)
    is_for = not any(map(str.isupper, before)) and match.group().split()[0] not in _GENITIVE
    return match.span() if is_spoken or is_for else None


_LINK_WITHIN = re.compile(rf"\s+{_LINK_WORD}(?:\s+|(?<=['’]))(?=\S)")
_GENITIVE = frozenset(_WORDS["links"]["genitive"])
_SPOKEN_FOR = frozenset(_WORDS["represented"]["words"])


def is_spoken_for(text: str) -> bool:
    """Whether the words say for whom one speaks in a body: `doctorants`, `graduate students`."""
    words = re.findall(r"[^\W\d_]+", fold(text).replace("·", ""))
    return bool(words) and any(word in _SPOKEN_FOR for word in words) and len(words) <= _MOST_SPOKEN


_MOST_SPOKEN = 4
