"""Advisors: the people whom the document calls the subject's advisor, supervisor, mentor or PI.

Read are labels ("Advisor: Ada Example", "(advisors: A. Example and B. Example)") and phrases ("under the supervision of Dr. Ada
Example"). Students whom the subject advises and people who write references stand in sections of their own, which are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from etl.gazetteers.loader import read_gazetteer
from etl.model.claim import Claim
from etl.model.document import Passage
from etl.model.facts import Advising
from etl.model.section import Section, SectionKind
from etl.normalize.folding import fold
from etl.normalize.person_names import parse_person_name, same_person_form
from etl.transform.context import Context, Harvest
from etl.transform.parsers.advising_names import TITLES, FoundAdvisor, is_name, names_behind
from etl.transform.parsers.advising_places import degree_of_thesis, organization_of
from etl.transform.parsers.affiliations import Role
from etl.transform.parsers.career_index import PlacedRow, place_rows
from etl.transform.parsers.stay import Stay
from etl.transform.parsers.stay_claims import span_of, text_claim
from etl.transform.phrase_filter import PhraseFilter, lower_words

RULE_LABEL = "advising.label"
RULE_PHRASE = "advising.phrase"
RULE_UNDER = "advising.under"

_WORDS = read_gazetteer("advising_words")
_LABELS: dict[str, str] = _WORDS["labels"]
_DEGREE_LABELS: dict[str, str] = _WORDS["degree_labels"]
_PHRASES: dict[str, str] = _WORDS["phrases"]


def _any(forms: dict[str, str]) -> str:
    return "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in sorted(forms, key=lambda form: (-len(form), form)))


# "Advisor: ", "Advisors – ", "(PI: ": the word and a colon, not inside a longer word
_LABEL = re.compile(rf"(?<![\w-])(?P<word>{_any(_LABELS)})(?:\s*:|\s+[–—]\s|(?P<cell>\t))\s*", re.I)
_DEGREE_LABEL = re.compile(rf"(?<![\w-])(?P<word>{_any(_DEGREE_LABELS)})\s*:\s*", re.I)
# without a colon, in small letters: "First Class; thesis advisor Ada Example", "(supervisor Ada Example)"
_PLAIN_LABEL = re.compile(
    rf"(?:^|[;(,.]\s*|\s)(?P<word>(?:thesis|doctoral|phd|PhD|research|dissertation|academic)\s(?:adviser|advisor|supervisor)s?|(?<=[;(,]\s)(?:advisors?|advisers?|supervisors?)"
    rf"|(?<=\()(?:advisors?|advisers?|supervisors?))\s+(?=(?:(?:{TITLES})\.?\s+)*[A-ZÀ-Þ][\w.’'-]*\s+[A-ZÀ-Þ])"
)
_PHRASE = re.compile(rf"(?<!\w)(?P<word>{_any(_PHRASES)})\s+", re.I)
# "doctoral training under Prof. Ada Example": no word for the relation, so one is put in with less confidence
_UNDER = re.compile(r"\b(?P<word>under)\s+(?=(?:Prof|Professor|Dr)\b)")
_MAY_LABEL, _MAY_TELL = PhraseFilter(_LABELS), PhraseFilter(_PHRASES)
_CONFIDENCE = {RULE_LABEL: 0.95, RULE_PHRASE: 0.9, RULE_UNDER: 0.6}
_NO_SECTIONS = frozenset(
    {SectionKind.ADVISING, SectionKind.REFERENCES, SectionKind.SERVICE, SectionKind.AWARDS, SectionKind.GRANTS}
)
_OF_PROJECTS = frozenset({"pi", "principal investigator", "host"})
_LABELS_ONLY = frozenset({SectionKind.PUBLICATIONS, SectionKind.TEACHING, SectionKind.TALKS})


def read_advising(sections: Sequence[Section], context: Context) -> Harvest[Advising]:
    """The subject's advisors, each once for an organization, with the organization of the entry they stand in."""
    harvest: Harvest[Advising] = Harvest()
    alike: dict[Any, list[Advising]] = {}  # by the letters of the family name and the organization: the same in both or another
    degree, opened = "", _Opened()
    for placed in place_rows(sections):
        if placed.kind in _NO_SECTIONS:
            continue
        if placed.row.dates or placed.is_header or placed.heading != opened.heading:
            degree, opened = degree_of_thesis(placed.heading.rpartition(" / ")[2]), _Opened(placed.heading)
        degree = degree_of_thesis(placed.row.passage.text) or degree
        for found in (*opened.find(placed.row.passage), *_find(placed)):
            fact = Advising(
                span=span_of(placed.row.passage),
                advisor=text_claim(found.name, found.rule, _CONFIDENCE[found.rule]),
                relation=Claim(found.relation, found.word.text, span_of(found.word), found.rule, _CONFIDENCE[found.rule]),
                organization=organization_of(placed, found, degree, sections),
                unit=placed.unit,
            )
            others = alike.setdefault((_family(fact.advisor.value), fact.organization), [])
            if not any(_is_same(fact, other) for other in others):
                others.append(fact)
                harvest.facts.append(fact)
    return harvest


# a label alone on its line or before the first of numbered names: "Supervisors:", "Advisor", "Supervisors: 1st: "
_LABEL_ALONE = re.compile(rf"\s*(?P<word>{_any(_LABELS)})\s*(?::?\s*$|:\s+\d(?:st|nd|rd|th)\s*[.:)])", re.I)
# before each of several names: "1st: ", "2. ", "- "
_ORDINAL = re.compile(r"\s*(?:\d(?:st|nd|rd|th)?\s*[.:)]|[-–•*])?\s*", re.I)
_MOST_BELOW = 6  # names on lines of their own


@dataclass(slots=True)
class _Opened:
    """A label that stands alone on its line, and how many names may follow on the lines below."""

    heading: str = ""
    word: Passage | None = None
    left: int = 0

    def find(self, row: Passage) -> list[FoundAdvisor]:
        """The names that the row gives for the label above it; a row that is such a label opens it, any other row closes it."""
        if match := _LABEL_ALONE.match(row.text):
            self.word, self.left = row.cut(*match.span("word")), _MOST_BELOW
            return []
        if self.word is None or not self.left:
            return []
        ordinal = _ORDINAL.match(row.text)
        names = list(names_behind(row, ordinal.end() if ordinal else 0, is_labelled=False))
        self.left = self.left - 1 if names else 0
        relation = _LABELS[_key(self.word.text)]
        return [FoundAdvisor(name, relation, self.word, RULE_LABEL, row) for name in names]


def _family(name: str) -> str:
    parsed = parse_person_name(name)
    return fold(parsed.family if parsed else name).replace(" ", "")


def _is_same(fact: Advising, other: Advising) -> bool:
    """Whether two facts of one organization name one advisor."""
    ours, theirs = parse_person_name(fact.advisor.value), parse_person_name(other.advisor.value)
    return fact.advisor.value == other.advisor.value or (ours is not None and theirs is not None and same_person_form(ours, theirs))


def _find(placed: PlacedRow) -> Iterator[FoundAdvisor]:
    passage = placed.row.passage
    words, spaced = lower_words(passage.text.lower())
    for match in _LABEL.finditer(passage.text) if _MAY_LABEL.fits(words, spaced) else ():
        if match["cell"] and match.start():
            continue  # only the first cell of a row labels it
        if placed.stay is None and _LABELS[_key(match["word"])] in _OF_PROJECTS:
            continue  # who leads a project elsewhere advises nobody
        yield from _names(passage, match, _LABELS[_key(match["word"])], RULE_LABEL)
    if placed.kind is SectionKind.EDUCATION and placed.stay is not None and _has_degree(placed.stay):
        for match in _DEGREE_LABEL.finditer(passage.text) if ":" in passage.text else ():
            yield from _names(passage, match, _DEGREE_LABELS[_key(match["word"])], RULE_LABEL)
    if placed.stay is not None or placed.kind is SectionKind.EDUCATION:
        for name in _IN_COMMITTEE.finditer(passage.text) if "ommittee" in passage.text else ():
            yield from _seat(passage, name)
        for name in _NAME_FIRST.finditer(passage.text) if "(" in passage.text else ():
            yield from _seat(passage, name)
        for match in _PLAIN_LABEL.finditer(passage.text) if _MAY_LABEL.fits(words, spaced) else ():
            yield from _names(passage, match, _LABELS[_key(match["word"])], RULE_PHRASE)
    if placed.kind in _LABELS_ONLY:
        return
    for match in _PHRASE.finditer(passage.text) if _MAY_TELL.fits(words, spaced) else ():
        yield from _names(passage, match, _PHRASES[_key(match["word"])], RULE_PHRASE)
    if placed.stay is not None and "under" in words:
        for match in _UNDER.finditer(passage.text):
            yield from _names(passage, match, "advisor", RULE_UNDER)


def _has_degree(stay: Stay) -> bool:
    """Whether the entry is a degree or a student's stay, not a post: there a team has a director of its own."""
    roles = [role for _, role in stay.parts]
    return Role.DEGREE in roles or Role.TITLE not in roles


# who leads a committee, behind the name: "Committee: Ada Example (chair), Bo Roe"
_IN_COMMITTEE = re.compile(
    r"(?<=[:,;]\s)(?P<name>(?:[A-ZÀ-Þ][\w.’'-]*\s){1,3}[A-ZÀ-Þ][\w’'-]+)\s*"
    r"\((?P<word>(?i:(?:committee )?(?:co-)?chair|advisor|adviser|supervisor))\)",
)
# who advised, with the word behind: "Ph.D., Elm College (Ada Example, advisor)"
_NAME_FIRST = re.compile(
    r"\((?P<name>(?:[A-ZÀ-Þ][\w.’'-]*\s){1,3}[A-ZÀ-Þ][\w’'-]+),\s+(?P<word>(?i:(?:thesis |research |doctoral |major )?"
    r"(?:co-)?(?:advisor|adviser|supervisor|mentor|director|promotor)))\)"
)


def _seat(passage: Passage, match: re.Match[str]) -> Iterator[FoundAdvisor]:
    """Who leads the committee, by the word behind the name."""
    name, word = passage.cut(*match.span("name")), passage.cut(*match.span("word"))
    if is_name(name.text, alone_is_enough=False):
        yield FoundAdvisor(name, _key(word.text), word, RULE_LABEL, passage)


def _key(word: str) -> str:
    return " ".join(word.casefold().split())


def _names(passage: Passage, match: re.Match[str], relation: str, rule: str) -> Iterator[FoundAdvisor]:
    word = passage.cut(*match.span("word"))
    for name in names_behind(passage, match.end(), is_labelled=rule == RULE_LABEL):
        yield FoundAdvisor(name, relation, word, rule, passage)
