"""What the headings above a reference say: the kind of the works below, how far they have come, their year."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from etl.model import regex as re
from etl.model.document import Passage
from etl.model.facts import WorkKind, WorkStatus
from etl.model.section import Section, SectionKind
from etl.normalize.date_forms import is_year_and_others
from etl.transform.citations.words import WORDS, alternatives
from etl.transform.citations.work_building import Surroundings

_KIND_OF = {phrase.casefold(): WorkKind(key) for key, phrases in WORDS["headings"]["kinds"].items() for phrase in phrases}
_KINDS = re.compile(rf"\b(?:{alternatives(_KIND_OF)})\b", re.IGNORECASE)
_STATUSES = [
    (WorkStatus(key), re.compile(rf"\b(?:{alternatives(words)})\b", re.IGNORECASE))
    for key, words in WORDS["headings"]["statuses"].items()
]
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)(?!\s*[-–])")
_ONLY_YEAR = re.compile(r"(?:19|20)\d\d:?")
_UNFINISHED = (WorkStatus.UNDER_REVIEW, WorkStatus.IN_PREPARATION)
_SHORT = 5
_INNER_WORDS = 8
# Proceedings of the ..., "a title", Doe, J.
_PART = re.compile(r"\bof the\b|[“”„«»\"?]|,\s[A-Z]\.")
# Longer ones are sentences about a list, not its heading.
_LONGEST = 10
_SECTION_KINDS = {SectionKind.PATENTS: WorkKind.PATENT, SectionKind.SOFTWARE: WorkKind.SOFTWARE}


@lru_cache(maxsize=256)
def _said_by(text: str) -> tuple[tuple[WorkKind, ...], WorkStatus | None, int]:
    """The kinds that a heading names, its status, how many years it prints; asked for each entry below it."""
    kinds = dict.fromkeys(_KIND_OF[" ".join(m.group().casefold().split())] for m in _KINDS.finditer(text))
    found = next((s for s, pattern in _STATUSES if pattern.search(text)), None)
    return tuple(kinds), found, len(_YEAR.findall(text))


def is_inner_heading(text: str) -> bool:
    """Whether a line among references is a heading of the next ones: "Aufsätze in Fachzeitschriften", "Working papers and reports".

    It is short, has no digits and opens with words for a kind of work, consists of them or names a status: "Work in progress", not
    "Proceedings of the Quiet Society".
    """
    words = text.split()
    if not words or len(words) > _INNER_WORDS or any(map(str.isdigit, text)) or not text[0].isupper():
        return False
    if len(words) <= _SHORT and _said_by(text)[1] is not None and not _PART.search(text):
        return True
    named = sum(len(match.group().split()) for match in _KINDS.finditer(text))
    return named > 0 and (_KINDS.match(text) is not None or 2 * named >= len(words)) and not _PART.search(text)


def surroundings_of(section: Section, carried: Sequence[Passage]) -> Surroundings:
    """The kind, status and year that the nearest heading which says so gives; a heading that names two kinds says nothing."""
    kind = status = year = None
    for heading in (*section.headings, *carried):
        text = heading.text
        if status in _UNFINISHED and _ONLY_YEAR.fullmatch(text.strip()):
            kind = status = None  # what is listed by years came out: the years end the part "Under review"
        if len(text.split()) > _LONGEST:
            continue
        kinds, found, years = _said_by(text)
        if kinds:
            kind = kinds[0] if len(kinds) == 1 else None
        status = found or status
        if years == 1 and len(text.split()) <= _SHORT:
            year = None if is_year_and_others(text) else heading
    return Surroundings(kind or _SECTION_KINDS.get(section.kind), status, year)
