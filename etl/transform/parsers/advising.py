"""Advisors: the people whom the document calls the subject's advisor, supervisor, mentor or PI.

Read are labels ("Advisor: Ada Example", "(advisors: A. Example and B. Example)") and phrases ("under the supervision of Dr. Ada
Example"), and lists of advisors in sections of their own. Students whom the subject advises and people who write references stand
in sections, too, which are not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from etl.model import regex as re
from etl.model.claim import Claim
from etl.model.document import Passage
from etl.model.facts import Advising
from etl.model.section import Section, SectionKind
from etl.normalize.folding import fold
from etl.normalize.person_names import parse_person_name, same_person_form
from etl.transform.advising_labels import LABEL, relation_of
from etl.transform.context import Context, Harvest
from etl.transform.parsers.advising_forms import CONFIDENCE, RULE_LABEL, find_advisors
from etl.transform.parsers.advising_names import FoundAdvisor, names_behind
from etl.transform.parsers.advising_places import degree_of_thesis, organization_of
from etl.transform.parsers.advisor_lists import listed_advisors
from etl.transform.parsers.career_index import place_rows
from etl.transform.parsers.stay_claims import span_of, text_claim

_NO_SECTIONS = frozenset(
    {SectionKind.ADVISING, SectionKind.REFERENCES, SectionKind.SERVICE, SectionKind.AWARDS, SectionKind.GRANTS}
)


def read_advising(sections: Sequence[Section], context: Context) -> Harvest[Advising]:
    """The subject's advisors, each once for an organization, with the organization of the entry they stand in."""
    harvest: Harvest[Advising] = Harvest()
    alike: dict[Any, list[Advising]] = {}  # by the letters of the family name and the organization: the same in both or another
    degree, opened = "", _Opened()
    lists = {" / ".join(passage.text for passage in section.headings) for section in sections if listed_advisors(section)}
    for placed in place_rows(sections):
        if placed.kind in _NO_SECTIONS or placed.heading in lists:
            continue
        if placed.row.dates or placed.is_header or placed.heading != opened.heading:
            degree, opened = degree_of_thesis(placed.heading.rpartition(" / ")[2]), _Opened(placed.heading)
        degree = degree_of_thesis(placed.row.passage.text) or degree
        for found in (*opened.find(placed.row.passage), *find_advisors(placed)):
            fact = Advising(
                span=span_of(placed.row.passage),
                advisor=text_claim(found.name, found.rule, CONFIDENCE[found.rule]),
                relation=Claim(found.relation, found.word.text, span_of(found.word), found.rule, CONFIDENCE[found.rule]),
                organization=organization_of(placed, found, degree, sections),
                unit=placed.unit,
            )
            others = alike.setdefault((_family(fact.advisor.value), fact.organization), [])
            if not any(_is_same(fact, other) for other in others):
                others.append(fact)
                harvest.facts.append(fact)
    harvest.facts += [fact for section in sections for fact in _listed(section)]
    return harvest


def _listed(section: Section) -> Iterator[Advising]:
    """The advisors of a section that lists nothing else."""
    for found in listed_advisors(section):
        if found.name is not None and found.word is not None:
            yield Advising(
                span=span_of(found.name),
                advisor=text_claim(found.name, RULE_LIST, 0.8),
                relation=Claim(found.relation, found.word.text, span_of(found.word), RULE_LIST, 0.8),
                organization=text_claim(found.organization, RULE_LIST, 0.8) if found.organization else None,
                unit=None,
            )


RULE_LIST = "advising.list"


# a label alone on its line or before the first of numbered names: "Supervisors:", "Advisor", "Supervisors: 1st: "
_LABEL_ALONE = re.compile(rf"\s*(?P<word>{LABEL})\s*(?::?\s*$|:\s+\d(?:st|nd|rd|th)\s*[.:)])", re.I)
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
        relation = relation_of(self.word.text) or "advisor"
        return [FoundAdvisor(name, relation, self.word, RULE_LABEL, row) for name in names]


def _family(name: str) -> str:
    parsed = parse_person_name(name)
    return fold(parsed.family if parsed else name).replace(" ", "")


def _is_same(fact: Advising, other: Advising) -> bool:
    """Whether two facts of one organization name one advisor."""
    ours, theirs = parse_person_name(fact.advisor.value), parse_person_name(other.advisor.value)
    return fact.advisor.value == other.advisor.value or (ours is not None and theirs is not None and same_person_form(ours, theirs))
