"""Skills that a sentence tells of: "I am fluent in Python and have worked with Qiskit, JAX and some SQL."

Only names are taken: words that open with a capital or digit, right behind a word that opens a list ("familiar with", "I use").
In a sentence about programming "in", "with" and their like open one too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Passage, Style
from etl.model.entry import Entry
from etl.normalize.text import fold
from etl.normalize.word_patterns import any_of
from etl.transform.parsers.activity_fields import fold_in_place, phrases
from etl.transform.parsers.affiliations import Role, evidence_of, is_place
from etl.transform.parsers.skill_items import MOST_DENSE
from etl.transform.parsers.skill_rows import EDGE, PROSE, is_known

_WORDS: dict[str, Any] = read_gazetteer("skill_words")
# ". Knowledge of" behind a word or a language of one letter
SENTENCE = re.compile(
    r"(?<=[^\W\d_]{2}|\)\])[.!?]\s+(?=[^\W\d_a-z])|(?<=\))[.!?]\s+|(?<=\s[CDR])\.\s+(?=[^\W\d_a-z][a-zß-ÿ]{3,}\s)|\t"
)
LONGEST = 4000  # characters of a row; a longer one is prose
_TELLS = phrases([*_WORDS["openers"], *_WORDS["tells"]])
_CRAFT = phrases(_WORDS["crafts"])
_WITHIN = phrases(_WORDS["within"])
_AMOUNT = re.compile(rf"(?:{any_of([*_WORDS['amounts'], *_WORDS['articles']])})\s+(?=\S)")
# "Python", "C++", "Jupyter Lab", "scikit-learn" behind another name
_NAME = re.compile(r"[A-Z0-9][\w+#-]*(?:\.\w+)*(?:\s(?:[A-Z][\w+#-]*|\d[\w.]*))*(?![\w'’])")
_SMALL = re.compile(r"[a-z][\w+#.-]*\w(?=\s*(?:[,;.)]|$|/|\s(?:and|or|und|oder|et|ou|y|o)\s))")
# a bracket that says with what: "the frontend (with Example)"
_IN_BRACKET = re.compile(r"\((?:with|using|e\.g\.,?|mit|avec|con)\s+")
_NEXT = re.compile(r"\s*(?:[,;]\s*(?:(?:and|or|und|oder|et|ou|y|o)\s+)?|/|&|\s(?:and|or|und|oder|et|ou|y|o)\s)\s*")
# "My HTML and CSS skills"
_SKILLED = re.compile(
    r"(?<![\w.])((?:[A-Z][\w+#]*)(?:(?:,\s|\s(?:and|und|et|y)\s)[A-Z][\w+#]*){0,5})\s(?:skills|programming|scripting|coding)\b"
)


def told_skills(sentence: Passage) -> Iterator[Passage]:
    """The names that a sentence says the subject knows, in order; sentences that say something else give nothing."""
    text, folded = sentence.text, fold_in_place(sentence.text)
    places = [(m.start(), m.end()) for pattern in (_TELLS, _IN_BRACKET) for m in pattern.finditer(folded)]
    if _CRAFT.search(folded):
        places += [(m.start(), m.end()) for m in _WITHIN.finditer(folded)]
    end = 0
    for _, start in sorted(places):
        if start < end:
            continue
        for name in _names(sentence, start):
            end = start + len(name.text)
            yield name
    for match in _LISTING.finditer(text, end):
        members = [piece.trimmed(EDGE) for piece in sentence.cut(*match.span(1)).split(_NEXT)]
        if any(is_known(piece.text) for piece in members) and all(_NAME.fullmatch(piece.text) for piece in members):
            yield from members
    for match in _SKILLED.finditer(text):
        yield from (name for name in sentence.cut(*match.span(1)).split(_NEXT) if _may_be(name.text))


def _names(sentence: Passage, start: int) -> Iterator[Passage]:
    """The names listed from `start` on."""
    text, folded = sentence.text, fold_in_place(sentence.text)
    position = start + len(text[start:]) - len(text[start:].lstrip(" :"))
    kind = _KIND_BEFORE.match(folded, position)
    position = kind.end() if kind is not None and text[kind.end() : kind.end() + 1].isupper() else position
    is_first = True
    while True:
        amount = _AMOUNT.match(folded, position)
        position = amount.end() if amount else position
        name = _NAME.match(text, position) or (_SMALL_FIRST if is_first else _SMALL).match(text, position)
        if name is None or not _may_be(name.group()) or _ADJECTIVE.match(text, position):
            return
        yield sentence.cut(*name.span())
        end = name.end()
        bracket = _BRACKET.match(text, end)
        if bracket is not None:
            yield from (piece for piece in sentence.cut(*bracket.span(1)).split(_NEXT) if _NAME.fullmatch(piece.text))
            end = bracket.end()
        joint = _NEXT.match(text, end)
        if joint is None:
            return
        position, is_first = joint.end(), False


# "Hadoop (HDFS, YARN)": the members of a name
_BRACKET = re.compile(r"\s?\(([^()]{2,80}?)(?:,?\s*etc\.?)?\)")
# "environments (Debian, Docker, Vagrant)": what a bracket lists, wherever it stands
_LISTING = re.compile(r"\(((?:[^(),]{1,30},\s*){2,}[^(),]{1,30})\)")
# "pyexample, Qiskit and JAX": a small name first, where a list of names follows
_SMALL_FIRST = re.compile(
    r"[a-z][\w+#.-]*\w(?=\s*(?:,|\s(?:and|und|et|y)\s)\s*(?:(?:and|und|et|y)\s+)?[A-Z][\w+#.-]+\s*(?:[,.;]|$|\s(?:and|und|et|y)\s))"
)
# what kind of names follow: "with numerical libraries NumPy and SciPy"
_KIND_BEFORE = re.compile(rf"(?:[a-z/-]+\s){{0,3}}(?:{any_of(_WORDS['kinds_of_software'])})\s(?:(?:such as|like|including|as)\s)?")
# "Bayesian neural networks": the first word of a field, no name
_ADJECTIVE = re.compile(r"[A-Z]\w+(?:ian|ean|ic|al|ese|ish|sche[nr]?)\s[a-z]")


def _may_be(name: str) -> bool:
    """Whether the name can be a skill: no year, place or organization."""
    if name.isdigit() or name == "I" or is_place(name):
        return False
    said = evidence_of(name)
    return said is None or said[0] not in (Role.ORGANIZATION, Role.UNIT) or said[1] < _SURE


_SURE = 0.6


def is_programming(names: Iterable[Passage]) -> bool:
    """Whether one of the names is a well-known programming language: a sentence elsewhere that lists it tells of skills."""
    return any(name.text.casefold() in _LANGUAGES for name in names)


_LANGUAGES = frozenset(_WORDS["programming_languages"])


def skills_of_sentences(passage: Passage) -> list[Passage]:
    """The skills of sentences about oneself in a section about something else: "I write Fortran, Julia and some Ada"."""
    if not _FIRST_PERSON.match(passage.text) or len(passage) > LONGEST:
        return []
    told = [list(told_skills(sentence)) for sentence in passage.split(SENTENCE) if _FIRST_PERSON.match(sentence.text)]
    return [name for names in told if is_programming(names) for name in names]


_FIRST_PERSON = re.compile(
    r"(?:I|Ich|Je|J['’])\s*(?:mostly |mainly |also |usually )?"
    r"(?:write|use|code|program|know|work|schreibe|nutze|programm|utilise|développe)\w*\s"
)


def described_skills(entries: Sequence[Entry]) -> list[Passage]:
    """The names in bold that open the entries of a section, where a sentence tells of each: "**Ada** I have used it in ...".

    Or those before a dash, where nearly every entry says what its name is: "Ada - language for trains".
    """
    if dashed := _before_dashes(entries):
        return dashed
    heads: list[Passage] = []
    for entry in entries:
        start, end = next(iter(entry.passage.runs(Style.BOLD)), (1, 0))
        told = entry.passage.text[end:]
        if (
            start == 0
            and len(told) > _LONG_ENOUGH
            and PROSE.search(fold(told))
            and len(entry.passage.text[:end].split()) <= MOST_DENSE
        ):
            heads.append(entry.passage.cut(0, end).trimmed(EDGE))
    is_list = len(heads) >= _FEWEST_DESCRIBED and len(heads) >= _MOST * len(entries)
    return heads if is_list and any(is_known(part) for head in heads for part in re.split(r"[/ ]", head.text)) else []


_LONG_ENOUGH = 50  # characters
_FEWEST_DESCRIBED, _MOST = 3, 0.8


def _before_dashes(entries: Sequence[Entry]) -> list[Passage]:
    heads: list[Passage] = []
    told = 0
    for entry in entries:
        match = _DASHED.match(entry.passage.text)
        if match is not None and not entry.children:
            told += 1
            heads += entry.passage.cut(0, match.end("name")).trimmed(EDGE).split(_COMMA)
    is_list = told >= _FEWEST_DESCRIBED and told >= _MOST * len(entries)
    return heads if is_list and sum(is_known(head.text) for head in heads) * 2 >= len(heads) else []


# a name and what it is, in small letters and of several words: "Git - a system for versions"
_DASHED = re.compile(r"(?P<name>[^–—:;()]{1,40}?)\s+[–—-]\s+[a-z][\w-]+\s[^,;]+\S")
_COMMA = re.compile(r",\s+")
