"""Systems named one after another: behind what the subject is for them, in front of it, behind a label for what was made.

`Author of the R packages fernr and mossr`, `fernr (maintainer), mossr (co-author)`, `Developed: Fernel | Co-developed: loamkit`,
`Contributions to other R packages: fernr (reads ferns), mossr`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Passage
from etl.normalize.text import fold
from etl.normalize.word_patterns import any_of
from etl.transform.parsers.skill_rows import PROSE
from etl.transform.parsers.system_names import NAME, NOUN, PLAIN_NAMES, ROLE_WORDS, TOKEN, UNUSUAL, checked, may_name
from etl.transform.phrase_filter import lower_words

_WORDS: dict[str, Any] = read_gazetteer("system_words")
_LANGUAGE = r"(?:R|Python|Java|C\+\+|Julia|MATLAB|Perl|Stata|Rust|LaTeX|JavaScript|iOS|Android)"
# what is listed, in front of the names: "the R packages", "open-source tools", "des paquets R", "one of the libraries"
_KIND = re.compile(
    r"(?:(?:the|flagship|main|following|several|two|three|four|many|other|d['’]autres|des|les|las|los|der|die|den"
    r"|(?i:open[- ]source|web|software)"
    rf"|{_LANGUAGE})[\s-]+"
    rf"|[a-z]+\s+(?={_LANGUAGE}\s)){{0,4}}"
    rf"(?i:{NOUN})(?:s|es|n|en)?\s+(?:(?:R|Python)\s+)?(?=[^\W_])"
)
# "core developer of a, B and C"; "maintainer of Example Tutorials"; "maintainer of Example's first project, Sample"
_ROLE = re.compile(
    rf"\b(?P<role>(?i:{any_of([*_WORDS['roles'], *_WORDS['authors']])}))s?\s+(?:principale?\s+)?(?:(?:and|und|et|y|&)\s+\w+\s+)?"
    r"(?:of|to|for|von|de|del|der|du|des)\s+(?:the\s+)?"
)
# "Contributed to the packages fernr and mossr", "Contribuciones a los paquetes fernr, mossr"
_SHARE = re.compile(rf"\b(?i:{any_of(_WORDS['shares'])})\s+(?:to|à|a|zu|zum|zur|an|ai|al)\s+")
_LISTED = re.compile(
    rf"[“\"„‘'`«]?(?P<name>(?:{NAME}|{TOKEN}))[”\"’‘'`»]?(?P<after>\s+(?:project|package|library|framework|ecosystem|codebase|repository|toolkit|software)\b)?"
)
_BRACKETS = re.compile(r"\s*\([^()]{0,160}\)")
_NEXT = re.compile(r"\s*(?:[,;]\s*(?:and|und|et|y|&)\s+|[,;]\s*|\s+(?:and|und|et|y|&)\s+|\s*&\s*)")
_OWN = re.compile(
    rf"(?:first|own|main|flagship)?\s*(?:open[- ]source\s+)?(?:{NOUN}|project),\s+(?P<name>{NAME}|{TOKEN})(?=[\s.,;)]|$)"
)
_LIST_GOES_ON = re.compile(r"\s*(?:[,.;)(&|]|on\b|and\b|und\b|et\b|y\b|$)")
_NO_NAMES = frozenset(("a", "an", "our", "my", "several", "various", "many", "other", "open", "all", "its", "their"))
# in brackets: "fernr (maintainer)", "MossPy (lead developer; C++)", "lichenr (créateur et mainteneur)"
_WITH_ROLE = re.compile(
    rf"(?:^|(?<=[,;:.]\s)|(?<=\s[–—-]\s)|(?<=\band\s)|(?<=\bet\s))(?P<name>{TOKEN}(?:\s[A-Z][\w.]*){{0,2}})"
    rf"\s*\((?:[^()]{{0,40}}?[\s,;-])?(?i:{any_of([*_WORDS['roles'], *_WORDS['authors']])})s?\b[^()]{{0,60}}\)"
)
# "Developed: Fernel, Mossy", "Co-developed: loamkit", "Entwickelt: ..." as a label within a list
_MADE_LABEL = re.compile(rf"(?:^|(?<=[|;•·\t])|(?<=[:|;•·\t.]\s))(?i:{any_of(_WORDS['made_labels'])})\s*:\s+")
_MADE_END = re.compile(r"\s*[|;•·\t]|\.\s|\.?$")
# the kind, then the names: "R packages on CRAN: fernr, mossr", "Participation à d'autres paquets : lichenr (...), leafr"
_KINDS_LABEL = re.compile(rf"(?<![\w-])(?i:{any_of(_WORDS['kinds'])})(?:\s[^:.;()]{{1,40}})?\s*:\s+")
_PROJECTS = re.compile(
    r"\b(?:projects|games|apps|projekte|projets|proyectos)\b[^.;:()]{0,60}?(?:,?\s(?:including|such as|like|e\.g\.)|:)\s+"
)
_VERB = re.compile(rf"\b(?i:{any_of([*_WORDS['verbs'], *_WORDS['shares']])})\b")


def find_enumerated(passage: Passage) -> Iterator[Passage]:
    """The names that a sentence lists as what the subject wrote, keeps or has a share in."""
    text = passage.text
    words, _ = lower_words(text.lower())
    if not words.isdisjoint(_ROLE_OPENINGS):
        for match in _ROLE.finditer(text):
            yield from _role_names(passage, match.end(), is_sure=match["role"].casefold().split()[-1] in ROLE_WORDS)
    if not words.isdisjoint(_SHARE_OPENINGS):
        for match in _SHARE.finditer(text):
            if kind := _KIND.match(text, match.end()):
                yield from names_from(passage, kind.end())
    for match in _KINDS_LABEL.finditer(text) if ":" in text and not words.isdisjoint(_KIND_OPENINGS) else ():
        if _VERB.search(text, 0, match.start()):
            yield from (name for name in names_from(passage, match.end()) if not name.text.islower() or " " not in match[0].strip())


def find_projects(passage: Passage) -> list[Passage]:
    """The names of projects that a row lists, each with what it is in brackets: `Coding projects, including MossMap (a map), Fernel
    (a game for two)`."""
    opened = _PROJECTS.search(passage.text)
    names = list(names_from(passage, opened.end())) if opened and _BRACKETS.search(passage.text, opened.end()) else []
    described = [name for name in names if passage.text[passage.text.index(name.text) + len(name.text) :].lstrip()[:1] == "("]
    return names if names and len(described) * 2 >= len(names) else []


def find_listed_kinds(passage: Passage) -> list[Passage]:
    """The names behind what they are, in a list of software: `three packages on CRAN: fernr (trees), mossr`; one only where its
    row has nothing else."""
    for match in _KINDS_LABEL.finditer(passage.text) if ":" in passage.text else ():
        if names := list(names_from(passage, match.end())):
            return names
    return []


def find_with_roles(passage: Passage) -> list[Passage]:
    """The names in front of what the subject is for each: `fernr (maintainer), mossr (co-author)`."""
    matches = _WITH_ROLE.finditer(passage.text) if "(" in passage.text else ()
    return [name for match in matches for name in checked(passage, match)]


def find_made(passage: Passage) -> list[Passage]:
    """The names behind a label for what was made, in a list of skills: `Software: Developed: Fernel | Co-developed: loamkit`."""
    text = passage.text
    found: list[Passage] = []
    for match in _MADE_LABEL.finditer(text) if ":" in text else ():
        end = _MADE_END.search(text, match.end())
        found += names_from(passage.cut(0, end.start() if end else None), match.end())
    return found


def made_among_skills(passage: Passage) -> list[Passage]:
    """What a list of skills says that the subject made; sentences about oneself tell what one knows, too."""
    enumerated = () if PROSE.search(fold(passage.text)) else find_enumerated(passage)
    return [*find_made(passage), *find_projects(passage), *enumerated]


def lists_own(passage: Passage) -> bool:
    """Whether a row of a list of software is of what the subject made: by roles in brackets, or behind "R packages:"."""
    return bool(find_with_roles(passage) or find_listed_kinds(passage))


def names_from(passage: Passage, start: int) -> Iterator[Passage]:
    """The names listed from `start` on; brackets behind one say what it is."""
    text = passage.text
    position = start
    while True:
        kind = _KIND.match(text, position)
        if kind is not None and (UNUSUAL.search(_first_word(text, kind.end())) or text[kind.end() :][:1].islower()):
            position = kind.end()
        match = _LISTED.match(text, position)
        if match is None:
            return
        name = passage.cut(*match.span("name")).trimmed(" .,;:")
        if not any(map(str.isalpha, name.text)):
            return  # "author of 40 papers"
        rest = text[match.end() : match.end() + 5]
        common = name.text.islower() and not match["after"] and bool(rest) and not _LIST_GOES_ON.match(rest)
        folded = name.text.casefold()
        common |= name.text.islower() and folded.endswith("ing")  # "developer for redesigning and building"
        if common or folded in PLAIN_NAMES or folded in ROLE_WORDS or name.text in _NO_NAMES or not may_name(name.text):
            return
        yield name
        bracket = _BRACKETS.match(text, match.end())
        between = _NEXT.match(text, bracket.end() if bracket else match.end())
        if between is None:
            return
        position = between.end()


def _first_word(text: str, start: int) -> str:
    return text[start : start + 60].partition(" ")[0]


def _role_names(passage: Passage, start: int, *, is_sure: bool) -> Iterator[Passage]:
    """The names listed behind "developer of"; where one may as well be the author of books, only behind what they are."""
    text = passage.text
    own = _OWN.search(text, start, min(len(text), start + 80)) if is_sure else None
    if own is not None and "," not in text[start : own.start()]:
        yield from checked(passage, own)
        return
    kind = _KIND.match(text, start)
    if is_sure or kind:
        yield from names_from(passage, kind.end() if kind else start)


def _openings(forms: list[str]) -> frozenset[str]:
    words = [re.findall(r"[^\W_]+", form.casefold())[0] for form in forms]
    return frozenset([*words, *(f"{word}s" for word in words)])


_ROLE_OPENINGS, _SHARE_OPENINGS, _KIND_OPENINGS = (
    _openings(forms) for forms in ([*_WORDS["roles"], *_WORDS["authors"]], _WORDS["shares"], _WORDS["kinds"])
)
