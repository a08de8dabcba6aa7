"""The forms in which a row names an advisor.

Labels ("Advisor: Ada Example", "Main supervisor Ada Example"), phrases ("supervised by Dr. Ada Example"), words behind the name
("Ada Example (advisor)", "Committee: Ada Example (chair), Bo Roe") and, in an entry's own lines, those one worked for ("Research
Assistant for Professor Ada Example").
"""

from __future__ import annotations

from collections.abc import Iterator

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Passage
from etl.model.section import SectionKind
from etl.normalize.word_patterns import any_of
from etl.transform.advising_labels import LABEL, LABELS, relation_of
from etl.transform.parsers.advising_names import TITLES, FoundAdvisor, is_name, names_behind
from etl.transform.parsers.affiliations import Role
from etl.transform.parsers.career_index import PlacedRow
from etl.transform.parsers.stay import Stay
from etl.transform.phrase_filter import PhraseFilter, lower_words

RULE_LABEL = "advising.label"
RULE_PHRASE = "advising.phrase"
RULE_UNDER = "advising.under"
CONFIDENCE = {RULE_LABEL: 0.95, RULE_PHRASE: 0.9, RULE_UNDER: 0.6}

_WORDS = read_gazetteer("advising_words")
_DEGREE_LABELS: dict[str, str] = _WORDS["degree_labels"]
_PHRASES: dict[str, str] = _WORDS["phrases"]
_NAME = rf"(?:(?:{TITLES})\.?\s+)*(?:[A-ZÀ-Þ][\w.’'-]*\s(?:(?:van|von|de|der|den|da|di|la|le|dos?)\s)*){{1,3}}[A-ZÀ-Þ][\w’'-]+"
_TITLED = r"(?:Prof|Professor|Professors|Profs|Drs?)\b"

# "Advisor: ", "Advisors – ", "(PI: ": the word and a colon, not inside a longer word
_LABEL = re.compile(rf"(?<![\w-])(?P<word>{LABEL})(?:\s*:|\s+[–—-]\s|(?P<cell>\t))\s*", re.I)
_DEGREE_LABEL = re.compile(rf"(?<![\w-])(?P<word>{any_of(_DEGREE_LABELS)})\s*:\s*", re.I)
# without a colon: "First Class; thesis advisor Ada Example", "(supervisor Ada Example)", "Main supervisor Dr. Ada Example"
_PLAIN_LABEL = re.compile(rf"(?:^|[;(,.]\s*)\W{{0,2}}(?P<word>(?i:{LABEL}))(?:\s+was)?[^\S\t]+(?={_NAME})")
# the same in the middle of what is told, of two words at least: "wrote on dust, doctoral advisor Ada Example"
_PLAIN_WITHIN = re.compile(
    rf"\s(?P<word>(?:thesis|doctoral|phd|PhD|research|dissertation|academic)\s(?:adviser|advisor|supervisor)s?)\s+(?={_NAME})"
)
_PHRASE = re.compile(rf"(?<!\w)(?P<word>{any_of(_PHRASES)})\s+", re.I)
# "doctoral training under Prof. Ada Example", "Worked under Ada Example": no word for the relation, so one is put in with less
# confidence
_UNDER = re.compile(
    rf"\b(?P<word>[Uu]nder)\s+(?={_TITLED})"
    rf"|\b(?:[Ww]ork(?:ed|ing)?|[Ss]tud(?:ied|ies|ying)|[Tt]rain(?:ed|ing))\s+(?P<bare>under)\s+(?={_NAME})"
)
# who is assisted: "Research Assistant for Professor Ada Example", "Postdoc with Prof. Bo Roe"
_FOR = re.compile(
    rf"\b(?:[Aa]ssistant|[Aa]ssociate|[Ff]ellow(?:ship)?|[Ii]ntern(?:ship)?|[Pp]ostdoc\w*|[Rr]esearcher|[Ss]cholar|[Ss]tudent|[Tt]hesis"
    rf"|[Dd]issertation|PhD|Ph\.D\.)\s(?:for|to|with|of)\s+(?=(?P<word>{_TITLED}))"
    rf"|^\W{{0,3}}(?:[Ww]ith|[Ff]or|[Mm]it|[Aa]vec|[Cc]on)\s+(?=(?P<first>{_TITLED}))"
)
_MAY_LABEL, _MAY_TELL = PhraseFilter(LABELS), PhraseFilter(_PHRASES)
_OF_PROJECTS = frozenset({"pi", "principal investigator", "host"})
_LABELS_ONLY = frozenset({SectionKind.PUBLICATIONS, SectionKind.TEACHING, SectionKind.TALKS})
_CAREER = frozenset({SectionKind.EDUCATION, SectionKind.EMPLOYMENT})

# who leads a committee or advised, behind the name: "Committee: Ada Example (chair), Bo Roe", "Ada Example (main advisor)"
_WORD_BEHIND = re.compile(
    rf"(?:^\W{{0,3}}|[:,;]\s|\s(?:and|und|et)\s)(?P<name>{_NAME})\s*\((?P<word>(?i:(?:committee )?(?:co-)?chair|{LABEL}))\)"
)
# who advised, with the word behind: "Ph.D., Elm College (Ada Example, advisor)"
_NAME_FIRST = re.compile(rf"\((?P<name>{_NAME}),\s+(?P<word>(?i:(?:major )?(?:co-)?(?:promotor|director)|(?:major )?{LABEL}))\)")
_BEFORE_NAME = re.compile(rf"(?:(?:{TITLES})(?:\.\s*|\s+))+", re.I)


def find_advisors(placed: PlacedRow) -> Iterator[FoundAdvisor]:
    """The people whom the row calls advisors, in the order of the forms."""
    passage = placed.row.passage
    text = passage.text
    words, spaced = lower_words(text.lower())
    in_entry = placed.stay is not None or placed.kind is SectionKind.EDUCATION
    may_label = _MAY_LABEL.fits(words, spaced)
    for match in _LABEL.finditer(text) if may_label else ():
        if match["cell"] and match.start():
            continue  # only the first cell of a row labels it
        relation = LABELS[_key(match["noun"])]
        if placed.stay is None and relation in _OF_PROJECTS:
            continue  # who leads a project elsewhere advises nobody
        yield from _names(passage, match, relation, RULE_LABEL)
    if placed.kind is SectionKind.EDUCATION and placed.stay is not None and _has_degree(placed.stay):
        for match in _DEGREE_LABEL.finditer(text) if ":" in text else ():
            yield from _names(passage, match, _DEGREE_LABELS[_key(match["word"])], RULE_LABEL)
    if in_entry and "(" in text and (may_label or "hair" in text or "irector" in text or "romotor" in text):
        for pattern in (_WORD_BEHIND, _NAME_FIRST):
            for match in pattern.finditer(text):
                yield from _name_before(passage, match)
    if in_entry and may_label:
        for pattern in (_PLAIN_LABEL, _PLAIN_WITHIN):
            for match in pattern.finditer(text):
                yield from _names(passage, match, relation_of(match["word"]) or _key(match["word"]), RULE_PHRASE)
    if placed.kind in _LABELS_ONLY:
        return
    for match in _PHRASE.finditer(text) if _MAY_TELL.fits(words, spaced) else ():
        yield from _names(passage, match, _PHRASES[_key(match["word"])], RULE_PHRASE)
    if placed.stay is not None and "under" in words:
        for match in _UNDER.finditer(text):
            yield from _names(passage, match, "advisor", RULE_UNDER, "word" if match["word"] else "bare")
    if placed.stay is not None and placed.kind in _CAREER and not words.isdisjoint(_TITLES):
        for match in _FOR.finditer(text):
            group = "word" if match["word"] else "first"
            yield from _names(passage, match, "advisor" if match[group][0] == "D" else "professor", RULE_UNDER, group)


_TITLES = frozenset({"professor", "prof", "professors", "profs", "dr", "drs"})


def _has_degree(stay: Stay) -> bool:
    """Whether the entry is a degree or a student's stay, not a post: there a team has a director of its own."""
    roles = [role for _, role in stay.parts]
    return Role.DEGREE in roles or Role.TITLE not in roles


def _name_before(passage: Passage, match: re.Match[str]) -> Iterator[FoundAdvisor]:
    """Who is named before the word."""
    start, end = match.span("name")
    title = _BEFORE_NAME.match(passage.text, start, end)
    name, word = passage.cut(title.end() if title else start, end), passage.cut(*match.span("word"))
    if is_name(name.text, alone_is_enough=False):
        yield FoundAdvisor(name, relation_of(word.text) or _key(word.text), word, RULE_LABEL, passage)


def _key(word: str) -> str:
    return " ".join(word.casefold().split())


def _names(passage: Passage, match: re.Match[str], relation: str, rule: str, group: str = "word") -> Iterator[FoundAdvisor]:
    word = passage.cut(*match.span(group))
    for name in names_behind(passage, match.end(), is_labelled=rule == RULE_LABEL):
        yield FoundAdvisor(name, relation, word, rule, passage)
