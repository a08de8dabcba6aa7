"""Lists of the subject's advisors in a section of their own.

    Supervisors                                     Mentoren
    2020–2023  Prof. Ada Example, PhD supervisor,   Dr. Ada Example
               Elm University                       Universität Ulme

The heading says what the people are; each entry has a name, and may say what the person was and where.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.gazetteers.loader import read_gazetteer
from etl.model import regex as re
from etl.model.document import Passage
from etl.model.section import Section, SectionKind
from etl.normalize.dates import find_date_ranges
from etl.normalize.word_patterns import any_of
from etl.transform.advising_labels import LABEL, LABELS
from etl.transform.parsers.advising_names import TITLES, is_name
from etl.transform.parsers.affiliations import Role, evidence_of

_WORDS = read_gazetteer("advising_words")
_RELATIONS: dict[str, str] = {**_WORDS["degree_labels"], **_WORDS["listed"], **LABELS}
_WORD = rf"(?P<word>(?:{any_of(_RELATIONS)})|{LABEL})"
_RELATION = re.compile(rf"\W*{_WORD}\W*", re.I)
_HEADING = re.compile(
    rf"\W*(?:(?:{any_of(_WORDS['headings']['forms'])})\s+)*{_WORD}(?:\s*(?:and|und|et|y|e|&|/|,)\s*(?:{any_of(_RELATIONS)}))*\W*",
    re.I,
)
_TITLES = re.compile(rf"(?:(?:{TITLES})(?:\.\s*|\s+))+", re.I)
_CUT = re.compile(r"\t|\s{2,}|\s*[|·•;/]\s*|\s+[–—-]+\s+|:\s+|,\s+|\s*[()\[\]]\s*|\.\s+(?=[A-ZÀ-Þ][a-zà-ÿ]{3})")
_KINDS = (SectionKind.ADVISING, SectionKind.UNKNOWN, SectionKind.REFERENCES)
_SINGULAR = ("advisor", "supervisor", "adviser", "pi", "p.i.", "principal investigator", "host")  # "Thesis advisor": of others
_FEWEST = 2
_SURE_NAME = 0.7
_SHARE = 0.6  # of the entries that say more than a name


@dataclass(slots=True)
class Listed:
    """An advisor of such a list: the name, the word for the relation, the organization."""

    name: Passage | None = None
    word: Passage | None = None
    organization: Passage | None = None

    @property
    def relation(self) -> str:
        """The relation that the word states."""
        said = self.word.text if self.word is not None else ""
        found = _RELATION.fullmatch(said) or _HEADING.fullmatch(said)
        return _relation(found) if found is not None else "advisor"


def lists_advisors(section: Section) -> bool:
    """Whether the heading says that advisors of the subject are listed: "Supervisors", "My Advisors and Mentors", "Betreuer"."""
    heading = section.heading.text if section.heading is not None else ""
    found = _HEADING.fullmatch(heading) if heading and section.kind in _KINDS else None
    return found is not None and found["word"].casefold().split()[-1] not in _SINGULAR


def listed_advisors(section: Section) -> list[Listed]:
    """The advisors that a section lists, in order; none where the entries are names alone or something else."""
    if section.heading is None or not lists_advisors(section):
        return []
    found = list(_gathered([piece for line in section.lines for piece in _pieces(line.passage)]))
    telling = sum(entry.word is not None or entry.organization is not None for entry in found)
    if len(found) < _FEWEST or telling < _SHARE * len(found):
        return []
    for entry in found:
        entry.word = entry.word or section.heading
    return found


def _pieces(line: Passage) -> Iterator[tuple[str, Passage]]:
    """The pieces of a line that tell something: a name, a word for the relation, an organization."""
    dates = find_date_ranges(line.text)
    cuts = sorted([(date.start, date.end) for date in dates] + [cut.span() for cut in _CUT.finditer(line.text)])
    position = 0
    for start, end in [*cuts, (len(line.text), len(line.text))]:
        if start > position and (kind := _kind_of(piece := line.cut(position, start).trimmed(" .,*–—-"))) is not None:
            title = _TITLES.match(piece.text) if kind == "name" else None
            yield kind, piece.cut(title.end()) if title else piece
        position = max(position, end)


def _kind_of(piece: Passage) -> str | None:
    text = piece.text
    if not text:
        return None
    if _RELATION.fullmatch(text):
        return "word"
    found = evidence_of(text)
    if found is not None and found[0] in (Role.ORGANIZATION, Role.UNIT) and found[1] >= _SURE_NAME:
        return "organization" if found[0] is Role.ORGANIZATION else None
    title = _TITLES.match(text)
    return "name" if is_name(text[title.end() if title else 0 :], alone_is_enough=False) else None


def _gathered(pieces: Sequence[tuple[str, Passage]]) -> Iterator[Listed]:
    """The entries: each begins where what it has already comes again."""
    entry = Listed()
    for kind, piece in pieces:
        if getattr(entry, kind) is not None:
            if entry.name is not None:
                yield entry
            entry = Listed()
        setattr(entry, kind, piece)
    if entry.name is not None:
        yield entry


def _relation(found: re.Match[str]) -> str:
    word = " ".join((found["noun"] or found["word"]).casefold().split())
    return _RELATIONS[word]
