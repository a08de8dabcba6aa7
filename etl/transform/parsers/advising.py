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
from etl.normalize.person_names import is_initials, is_name_word, parse_person_name, same_person_form
from etl.transform.context import Context, Harvest
from etl.transform.parsers.affiliations import Role, evidence_of
from etl.transform.parsers.career_index import PlacedRow, place_rows
from etl.transform.parsers.stay import Stay
from etl.transform.parsers.stay_claims import role_claim, span_of, text_claim
from etl.transform.parsers.stay_roles import read_assigned_stays
from etl.transform.parsers.stay_sentences import read_told_degrees, read_told_posts, sentences_of
from etl.transform.phrase_filter import PhraseFilter, lower_words

RULE_LABEL = "advising.label"
RULE_PHRASE = "advising.phrase"
RULE_UNDER = "advising.under"

_WORDS = read_gazetteer("advising_words")
_LABELS: dict[str, str] = _WORDS["labels"]
_DEGREE_LABELS: dict[str, str] = _WORDS["degree_labels"]
_PHRASES: dict[str, str] = _WORDS["phrases"]
_TITLES = "|".join(re.escape(form) for form in sorted(_WORDS["titles"]["forms"], key=lambda form: (-len(form), form)))


def _any(forms: dict[str, str]) -> str:
    return "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in sorted(forms, key=lambda form: (-len(form), form)))


# "Advisor: ", "Advisors – ", "(PI: ": the word and a colon, not inside a longer word
_LABEL = re.compile(rf"(?<![\w-])(?P<word>{_any(_LABELS)})\s*(?::|\s[–—]\s)\s*", re.I)
_DEGREE_LABEL = re.compile(rf"(?<![\w-])(?P<word>{_any(_DEGREE_LABELS)})\s*:\s*", re.I)
# without a colon, in small letters: "First Class; thesis advisor Ada Example", "(supervisor Ada Example)"
_PLAIN_LABEL = re.compile(
    rf"(?:^|[;(,.]\s*|\s)(?P<word>(?:thesis|doctoral|phd|PhD|research|dissertation|academic)\s(?:adviser|advisor|supervisor)s?|(?<=[;(,]\s)(?:advisors?|advisers?|supervisors?)"
    rf"|(?<=\()(?:advisors?|advisers?|supervisors?))\s+(?=(?:(?:{_TITLES})\.?\s+)*[A-ZÀ-Þ][\w.’'-]*\s+[A-ZÀ-Þ])"
)
_PHRASE = re.compile(rf"(?<!\w)(?P<word>{_any(_PHRASES)})\s+", re.I)
# "doctoral training under Prof. Ada Example": no word for the relation, so one is put in with less confidence
_UNDER = re.compile(r"\b(?P<word>under)\s+(?=(?:Prof|Professor|Dr)\b)")
_MAY_LABEL, _MAY_TELL = PhraseFilter(_LABELS), PhraseFilter(_PHRASES)
_CONFIDENCE = {RULE_LABEL: 0.95, RULE_PHRASE: 0.9, RULE_UNDER: 0.6}
_TITLE = re.compile(rf"(?:(?:{_TITLES})(?:\.\s*|\s+))+", re.I)
_BETWEEN = re.compile(r"\s*(?:,\s*(?:and|und|et|y|&)\s+|,\s*|;\s*|\s+(?:and|und|et|y|e|&)\s+|\s*&\s*|\s*/\s*)")
# where a list of names ends: a sentence's end (not an initial), a bracket, a dash, an address
_END = re.compile(
    r"(?<![A-Z])(?<!Prof)(?<!Dr)(?<!Jr)(?<!Sr)(?<!St)\.(?=\s|$)|[()\[\]|\t•:]|\s{3}|\s[–—-]+\s|—|https?:"
    r"|\s(?:at|from|of|in|on|to|for|with|who|where|whose|using|as|during|an der|von)\s"
)
_SUFFIX = re.compile(  # "Ada Example, PhD & Bo Roe, M.D."
    r"(?:,\s*(?:Ph\.?\s?D|M\.?\s?D|D\.?\s?Phil|Sc\.?D|Ed\.?D|Dr\.?\s?P\.?H|D\.?V\.?M|J\.?D|M\.?P\.?H|M\.?Sc?|M\.?A|M\.?B\.?A|FRS|FRSC|P\.?E)\b\.?)+"
)
_PART = re.compile(r"\s*\([^()\d]{1,20}\)(?=\s*(?:,|;|&|/|and\b|und\b|et\b))")  # "Ola Nord (main), Kari Sund (co)"
_LONGEST_NAME = 80
_NO_SECTIONS = frozenset(
    {SectionKind.ADVISING, SectionKind.REFERENCES, SectionKind.SERVICE, SectionKind.AWARDS, SectionKind.GRANTS}
)
_OF_PROJECTS = frozenset({"pi", "principal investigator", "host"})
_LABELS_ONLY = frozenset({SectionKind.PUBLICATIONS, SectionKind.TEACHING, SectionKind.TALKS})


@dataclass(frozen=True, slots=True)
class _Found:
    """A name found behind a word: its passage, the relation, the word's own place."""

    name: Passage
    relation: str
    word: Passage
    rule: str
    whole: Passage


def read_advising(sections: Sequence[Section], context: Context) -> Harvest[Advising]:
    """The subject's advisors, each once for an organization, with the organization of the entry they stand in."""
    harvest: Harvest[Advising] = Harvest()
    alike: dict[Any, list[Advising]] = {}  # by the letters of the family name and the organization: the same in both or another
    for placed in place_rows(sections):
        if placed.kind in _NO_SECTIONS:
            continue
        for found in _find(placed):
            fact = Advising(
                span=span_of(placed.row.passage),
                advisor=text_claim(found.name, found.rule, _CONFIDENCE[found.rule]),
                relation=Claim(found.relation, found.word.text, span_of(found.word), found.rule, _CONFIDENCE[found.rule]),
                organization=_organization(placed, found, sections),
                unit=placed.unit,
            )
            others = alike.setdefault((_family(fact.advisor.value), fact.organization), [])
            if not any(_is_same(fact, other) for other in others):
                others.append(fact)
                harvest.facts.append(fact)
    return harvest


def _organization(placed: PlacedRow, found: _Found, sections: Sequence[Section]) -> Claim[str] | None:
    """Where the advisor was one: that of the entry, of a doctorate if a thesis below another entry says that it is one's."""
    is_thesis = placed.kind is SectionKind.EDUCATION and _DOCTORAL_THESIS.match(placed.row.passage.text) is not None
    is_elsewhere = is_thesis and placed.stay is not None and not _is_doctoral(placed.stay)
    if is_elsewhere and (doctoral := _doctorate(sections)) is not None:
        return role_claim(doctoral, Role.ORGANIZATION, found.rule, 0.7)
    if placed.organization is None and placed.kind in _TELLING:
        return _told_organization(found, sections)
    return placed.organization


# "PhD thesis: On dust, advised by Ada Example", below the table of all degrees
_DOCTORAL_THESIS = re.compile(
    r"\W{0,3}(?:my\s+)?(?:Ph\.?\s?D|D\.?Phil|doctoral)\.?\s+(?:thesis|dissertation|research|work)\b", re.I
)


def _is_doctoral(stay: Stay) -> bool:
    return any(role is Role.DEGREE and _DOCTORAL.search(part.text) for part, role in stay.parts)


def _doctorate(sections: Sequence[Section]) -> Stay | None:
    stays = (stay for _, listed in read_assigned_stays(sections) for stay in listed)
    return next((stay for stay in stays if _is_doctoral(stay)), None)


_TELLING = (SectionKind.HEADER, SectionKind.SUMMARY, SectionKind.INTERESTS, SectionKind.UNKNOWN)
# "I am a PhD candidate advised by Ada Example": the organization is that of the doctorate
_DOCTORAL = re.compile(
    r"\b(?:Ph\.?\s?D|D\.?Phil|doctoral|doctorate|graduate student|Doktorand\w*|doctorant\w*|doctorand\w*|dottorand\w*)\b", re.I
)


_AT = re.compile(
    r"\bat\s+(?:the\s+)?(?P<name>[A-ZÀ-Þ][^,.;()]{2,80}?)(?=[,.;()]|\s(?:and|where|with|in|advised|supervised|under)\s|$)"
)
_SURE_NAME = 0.75
_REACH = 500  # characters before the name that may tell where


def _told_organization(found: _Found, sections: Sequence[Section]) -> Claim[str] | None:
    """What the sentence around the name says: the organization of the degree or post told before it, else of the doctorate."""
    place = next((i for i, offset in enumerate(found.whole.offsets) if offset == found.word.offsets[0]), 0)
    whole = found.whole.cut(max(0, place - _REACH), place + len(found.word))
    sentence = next((s for s in sentences_of(whole) if s.offsets[0] <= found.word.offsets[0] <= s.offsets[len(s) - 1]), whole)
    told = [
        stay
        for stay in (*read_told_degrees(sentence), *read_told_posts(sentence))
        if stay.organization.offsets[0] < found.word.offsets[0]
    ]
    if told:
        nearest = max(told, key=lambda stay: stay.organization.offsets[0])
        return text_claim(nearest.organization, found.rule, 0.7)
    doctoral = _DOCTORAL.search(sentence.text)
    if doctoral is None:
        return None
    for match in _AT.finditer(sentence.text, doctoral.end()):
        said = evidence_of(match["name"])
        if said is not None and said[0] is Role.ORGANIZATION and said[1] >= _SURE_NAME:
            return text_claim(sentence.cut(*match.span("name")), found.rule, 0.7)
    stay = _doctorate(sections)
    return role_claim(stay, Role.ORGANIZATION, found.rule, 0.7) if stay is not None else None


def _family(name: str) -> str:
    parsed = parse_person_name(name)
    return fold(parsed.family if parsed else name).replace(" ", "")


def _is_same(fact: Advising, other: Advising) -> bool:
    """Whether two facts of one organization name one advisor."""
    ours, theirs = parse_person_name(fact.advisor.value), parse_person_name(other.advisor.value)
    return fact.advisor.value == other.advisor.value or (ours is not None and theirs is not None and same_person_form(ours, theirs))


def _find(placed: PlacedRow) -> Iterator[_Found]:
    passage = placed.row.passage
    words, spaced = lower_words(passage.text.lower())
    for match in _LABEL.finditer(passage.text) if _MAY_LABEL.fits(words, spaced) else ():
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


def _seat(passage: Passage, match: re.Match[str]) -> Iterator[_Found]:
    """Who leads the committee, by the word behind the name."""
    name, word = passage.cut(*match.span("name")), passage.cut(*match.span("word"))
    if _is_name(name.text, alone_is_enough=False):
        yield _Found(name, _key(word.text), word, RULE_LABEL, passage)


def _key(word: str) -> str:
    return " ".join(word.casefold().split())


def _names(passage: Passage, match: re.Match[str], relation: str, rule: str) -> Iterator[_Found]:
    """The names listed from the match's end on, up to the first piece that is no name."""
    text = passage.text
    word = passage.cut(*match.span("word"))
    position = match.end()
    while position < len(text):
        if title := _TITLE.match(text, position):
            position = title.end()
        end = _name_end(text, position)
        name = passage.cut(position, end).trimmed(" ,.;*†‡\t")
        if not _is_name(name.text, alone_is_enough=rule == RULE_LABEL) or text[end:].lstrip()[:1] == ":":
            return  # the latter is another label: "Betreuer: A. Example, Zweitgutachterin: B. Example"
        if text[end - 1 : end] and name.text and is_initials(name.text.split()[-1]) and text[end : end + 1] == ".":
            name = passage.cut(position, end + 1).trimmed(" ,;*†‡\t")
        yield _Found(name, relation, word, rule, passage)
        if suffix := _SUFFIX.match(text, end):
            end = suffix.end()
        part = _PART.match(text, end)
        between = _BETWEEN.match(text, part.end() if part else end)
        if between is None or not between[0].strip():
            return
        position = between.end()


def _name_end(text: str, start: int) -> int:
    end = min(len(text), start + _LONGEST_NAME)
    stops = [match.start() for match in (_END.search(text, start, end), _BETWEEN.search(text, start, end)) if match]
    return min(stops, default=end)


def _is_name(text: str, *, alone_is_enough: bool) -> bool:
    """Whether the piece is a person's name; a single word is one only behind a label."""
    words = text.split()
    if not words or len(words) > 5 or (len(words) == 1 and not alone_is_enough):
        return False
    if not all(is_name_word(word.strip(".,")) or is_initials(word) for word in words) or not words[-1][0].isalpha():
        return False
    found = evidence_of(text)
    if alone_is_enough and found is not None and found[0] is Role.TITLE and len(words) > 2 and is_initials(words[1]):
        return True  # "Advisor: Dean M. Young"
    return (
        found is None or found[0] is Role.PERSON or found[1] < 0.6 or (len(words) > 1 and found[0] is Role.PLACE)
    ) and not text.isupper()
