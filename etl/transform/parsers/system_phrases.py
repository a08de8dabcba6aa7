"""Systems that a sentence names beside what they are, wherever in it the deed stands.

`Led tests of a river code named LOAM-II`, `contribution to the design of a drawing tool (ElmWelder)`, `seven apps for growers,
including Mossbox and FernTunes`, `tech lead for Mosstrack, a mapping service`. The name is one that only a name looks like
("LOAM-II", "ElmWelder"), or a description follows; what is merely used ("models with the package FernSim") is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Passage
from etl.normalize.word_patterns import any_of
from etl.transform.parsers.skill_rows import is_known
from etl.transform.parsers.system_enumerations import names_from
from etl.transform.parsers.system_names import NAME, NOUN, TOKEN, UNUSUAL, may_name
from etl.transform.phrase_filter import lower_words, matches_at, word_places

_WORDS: dict[str, Any] = read_gazetteer("system_words")
_KIND = rf"(?:{NOUN}|{any_of([*_WORDS['codes'], *_WORDS['project_nouns']])})"
_ARTICLE = r"(?:an?|the|our|my|eine?|une?|una?|il|le|la|el)"
_MAKING = re.compile(rf"\b(?:co-?)?(?:{'|'.join(_WORDS['making_stems'])})\w*|\b(?:{any_of(_WORDS['making'])})\b", re.I)
_MEANS = re.compile(rf"\b(?:{any_of(_WORDS['means'])})\b", re.I)
_HANDLING = re.compile(rf"\b(?:{any_of(_WORDS['handling'])})\b", re.I)
# behind what it is and how it is called: "a river code in Fortran (explicit) named LOAM-II", "under the name “Elm Online”"
_NAMED = re.compile(rf"\b(?i:{any_of(_WORDS['naming'])})\s*:?\s+(?:as\s+)?(?P<quote>[“\"„«‘'])?\s?(?P<name>{NAME}|{TOKEN})")
# in brackets behind what it is: "a drawing tool (ElmWelder)", "river model development (LOAM-II)"
_IN_BRACKETS = re.compile(rf"\b(?i:{_KIND})s?\b(?P<between>(?:\s[\w'’-]+){{0,5}}?)\s*\((?P<name>{TOKEN})\)")
# with what it is in brackets: "in Python (package LoamR)"
_KIND_IN_BRACKETS = re.compile(rf"\((?i:{_KIND})s?\s+(?P<name>{TOKEN})\)")
# behind a comma or colon: "river tools, dustgen2 and MossCyc", "Registration of the software: MossSOM"
_APPOSED = re.compile(rf"\b(?i:{_KIND})s?\s?[,:]\s+(?={TOKEN}(?:\s(?:and|und|et|y)\s|\s*\(|\.?$|,))")
# as an example: "apps for growers, including Mossbox and FernTunes"
_INCLUDING = re.compile(
    rf"\b(?i:{NOUN}|{any_of(_WORDS['kinds'])})(?:e?s|en|n)?\b[^.;:()]{{0,60}}?,?\s(?i:{any_of(_WORDS['including'])})\s+"
)
# in a list of what was given: "What I added: the best known parts include PyMoss"
_INCLUDE = re.compile(rf"\b(?i:{any_of(_WORDS['contributions'])})\s+(?i:{any_of(_WORDS['include'])})\s*:?\s+")
# a project of that name: "led the OpenElm (open source) project"; at the start of a line, "LOAM project, a system for"
_PROJECT = re.compile(rf"\bthe\s+(?P<name>{TOKEN})\s*(?:\([^()]{{0,40}}\)\s*)?(?:open[- ]source\s+)?project\b")
_PROJECT_FIRST = re.compile(rf"^(?P<name>{TOKEN})\s+project,\s+an?\s[^.;,]{{0,60}}?\b(?i:{NOUN})\b")
# before what it is: "deployment of Elm Sales Web, a suite of applications", "tech lead for Mosstrack, a mapping service"
_DESCRIBED = re.compile(
    rf"\b(?i:{any_of([*_WORDS['activities'], *_WORDS['deeds'], *_WORDS['leads']])})(?:\s+(?:and|und|et|y)\s+[\w-]+)?\s+"
    rf"(?:of|for|on|von|der|des|de|du|del|di|do)\s+(?:the\s+)?(?P<name>{NAME}),\s+{_ARTICLE}\s+[^.;,]{{0,60}}?\b(?i:{_KIND})\b"
)
# part of something that has a name: "a neo4j backend for Moosbach fieldwork software"
_PART_OF = re.compile(
    rf"\b(?i:{any_of(_WORDS['parts'])})\s+(?:for|of|to|in|into|für|pour|de|para)\s+(?:the\s+|le\s+|la\s+|das\s+)?(?P<name>{NAME})"
    rf"\s+(?:[a-z][\w-]*\s+){{0,2}}(?:{NOUN})\b"
)
# whose developer one is: "einer der Hauptentwickler im MOOS-Projekt"
_IN_PROJECT = re.compile(
    rf"(?i:{any_of([*_WORDS['roles'], *_WORDS['authors']])})\w{{0,3}}\s+(?:im|am|beim|vom|of the|in the|du|del)\s+"
    r"(?P<name>[^\W\d_][\w.+]*?)[- ](?i:projekt|projet|project|proyecto|progetto)\w{0,2}\b"
)
# before what follows from it: "write LOAMWeb which allows", "developing MossType an allocation service"
_WHICH = re.compile(
    rf"(?P<name>(?=\w*[a-z])(?=\w*[A-Z]\w*[A-Z])[^\W\d_]\w+)\s+(?:which|that|{_ARTICLE}\s(?:[\w()-]+\s){{0,6}}?(?i:{_KIND}))\b"
)
# what one leads: "tech lead for MossTrack, a mapping payload"
_LED = re.compile(rf"\b(?i:{any_of(_WORDS['leads'])})\s+(?:of|for|on|von|für|de|di)\s+(?:the\s+)?(?P<name>{NAME}),\s+{_ARTICLE}\s")
_WORD = re.compile(r"\w+")


def _openings(*tables: str) -> frozenset[str]:
    """The first words of the forms in these tables: a text without any of them need not be searched for the forms."""
    return frozenset(_WORD.findall(form.lower())[0] for table in tables for form in _WORDS[table])


_KINDS = _openings("nouns", "codes", "project_nouns")
_KINDS |= {f"{word}s" for word in _KINDS}
# the words with which the longer patterns begin
_OPENINGS = {
    _DESCRIBED: _openings("activities", "deeds", "leads"),
    _LED: _openings("leads"),
    _NAMED: _openings("naming"),
    _IN_BRACKETS: _KINDS,
    _KIND_IN_BRACKETS: _KINDS,
    _PART_OF: _openings("parts"),
    _APPOSED: _KINDS,
    _INCLUDE: _openings("contributions"),
}
_KINDS_INCLUDING = frozenset(word + end for word in _openings("nouns", "kinds") for end in ("", "s", "es", "en", "n"))
_INCLUDES = _openings("including")
# the first letters of stems; behind them a stem may have a choice of letters: "cread[oa]"
_MAKING_BEGINS, _LETTERS = frozenset(f"{co}{stem}"[:4] for stem in _WORDS["making_stems"] for co in ("", "co")), 4
_MAKING_OPENINGS = _openings("making")
# what the longer patterns cannot do without: a name before "which", one in brackets, one behind a mark
_MIXED = re.compile(rf"[A-Z]\w*[A-Z]\w*\s+(?:which|that|{_ARTICLE})\b")
_BRACKETED = re.compile(rf"\((?:{TOKEN})\)")
_CAMEL_FORM = r"[“\"„‘'`]?(?=\w*(?:[a-z][A-Z]|[A-Za-z]\d|\d[a-z])|[A-Z]{4}|\w*[A-Z]-?[IVX\d]+\b)\w"
_CAMEL = re.compile(_CAMEL_FORM)
_CAMEL_BEHIND = re.compile(rf"[,:]\s+{_CAMEL_FORM}")


def find_phrased(passage: Passage) -> Iterator[Passage]:
    """The names of systems that stand beside what they are, where the sentence says that the subject had a hand in them."""
    text = passage.text
    words, _ = lower_words(text.lower())
    if not words.isdisjoint(_PROJECTS):
        for pattern in (_IN_PROJECT, _PROJECT_FIRST):
            for match in pattern.finditer(text):
                yield from _sure(passage, match, UNUSUAL.search(match["name"]) is not None)
    making = frozenset([word for word in words if word in _MAKING_OPENINGS or word[:_LETTERS] in _MAKING_BEGINS])
    if not any(_MAKING.match(text, place) for place in word_places(text, making)):
        return
    known = {first: word_places(text, first & words) for first in {*_OPENINGS.values()}}
    found = {pattern: matches_at(pattern, text, known[first]) for pattern, first in _OPENINGS.items()}
    found[_KIND_IN_BRACKETS] = matches_at(_KIND_IN_BRACKETS, text, [place - 1 for place in known[_KINDS] if place])
    found[_PROJECT] = _PROJECT.finditer(text) if "project" in words else iter(())
    includes = not words.isdisjoint(_INCLUDES)
    found[_INCLUDING] = matches_at(_INCLUDING, text, word_places(text, _KINDS_INCLUDING & words) if includes else ())
    for match in found[_DESCRIBED]:
        yield from _sure(passage, match, True)
    for match in found[_LED]:
        yield from _sure(passage, match, UNUSUAL.search(match["name"]) is not None)
    for match in _WHICH.finditer(text) if _MIXED.search(text) else ():
        before = _LAST_WORDS.search(text, max(0, match.start() - _REACH), match.start())
        yield from _sure(passage, match, before is not None and _MAKING.match(before[0]) is not None)
    for match in found[_NAMED]:
        kind = _KIND_WORD.search(text, max(0, match.start() - _REACH), match.start())
        is_name = kind is not None and bool(match["quote"] or UNUSUAL.search(match["name"]))
        yield from _sure(passage, match, is_name and kind is not None and _is_made(text, kind.start(), _MEANS))
    for pattern, means in ((_IN_BRACKETS, _MEANS), (_KIND_IN_BRACKETS, None), (_PART_OF, None), (_PROJECT, _MEANS)):
        for match in found[pattern] if pattern is not _IN_BRACKETS or _BRACKETED.search(text) else ():
            is_name = _is_distinct(match) if pattern is _IN_BRACKETS else pattern is _PART_OF or bool(UNUSUAL.search(match["name"]))
            start = match.end("between") if pattern is _IN_BRACKETS and _MAKING.search(match["between"]) else match.start()
            yield from _sure(passage, match, is_name and _is_made(text, start, means))
    for match in found[_APPOSED] if _CAMEL_BEHIND.search(text) else ():
        if _CAMEL.match(text, match.end()) and _is_made(text, match.start(), _HANDLING):
            yield from _enumerated(passage, match.end())
    for match in found[_INCLUDING]:
        yield from _enumerated(passage, match.end()) if _is_made(text, match.start(), _HANDLING) else ()
    for match in found[_INCLUDE]:
        yield from _enumerated(passage, match.end())


def _is_made(text: str, start: int, means: re.Pattern[str] | None) -> bool:
    """Whether a deed stands before in the sentence, or there, and no word behind it says that what follows is a means."""
    opened = max(text.rfind(mark, 0, start) for mark in (". ", "; ", "! ", "? ")) + 1
    deeds = list(_MAKING.finditer(text, max(opened, start - _REACH), start + _FIRST))
    return bool(deeds) and (means is None or means.search(text, deeds[-1].end(), max(start, deeds[-1].end())) is None)


def _sure(passage: Passage, match: re.Match[str], is_name: bool) -> Iterator[Passage]:
    name = passage.cut(*match.span("name")).trimmed(" .,;:")
    if is_name and not _is_common(name.text) and may_name(name.text):
        yield name


def _is_common(text: str) -> bool:
    return is_known(text) or text.casefold() in _ACRONYMS or _PLURAL_ACRONYM.fullmatch(text) is not None


def _enumerated(passage: Passage, start: int) -> list[Passage]:
    """The names listed from `start` on, where one at least looks like nothing else and none is what all use."""
    names = list(names_from(passage, start))
    if not any(UNUSUAL.search(name.text) for name in names) or any(_is_common(name.text) for name in names):
        return []
    return names


def _is_distinct(match: re.Match[str]) -> bool:
    """Whether the name in brackets is no abbreviation of the words before: "LoamR", "MOSS-II"; "MOSS" right behind what it is."""
    name = match["name"]
    between = match["between"].split()
    if not UNUSUAL.search(name) or _WITHIN.search(match["between"]) or (between and _CAMEL.match(between[-1])):
        return False
    if name.isupper() and name.isalpha():
        before = match.string[: match.start("name")]
        initials = "".join(word[0] for word in _WORD.findall(before)[-len(name) :])
        return not match["between"].strip() and len(name) >= _FEWEST_CAPITALS and initials.casefold() != name.casefold()
    return True


_WITHIN = re.compile(r"\b(?:in|on|en|dans|auf|su|mit|with|using|avec|con|via|by)\b", re.I)
_LAST_WORDS = re.compile(r"[\w-]+(?=\s+(?:the\s+)?$)")
_KIND_WORD = re.compile(rf"\b{_KIND}s?\b", re.I)
_ACRONYMS = frozenset(_WORDS["acronyms"])
_PLURAL_ACRONYM = re.compile(r"[A-Z]{2,}s")
_PROJECTS = frozenset(("projekt", "projekts", "projektes", "projet", "project", "proyecto", "progetto"))
_REACH, _FIRST, _FEWEST_CAPITALS = 220, 12, 4
