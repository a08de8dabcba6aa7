"""Awards that stand below a degree: "Dean's Excellence Award; Merit Scholarship (2001–2005)"."""

from __future__ import annotations

from collections.abc import Iterator

from etl.model import regex as re
from etl.model.document import Passage
from etl.model.facts import Award
from etl.transform.parsers.activity_fields import ActivityItem, depths
from etl.transform.parsers.award_asides import without_asides
from etl.transform.parsers.award_evidence import is_plain_award
from etl.transform.parsers.award_heads import is_list_head
from etl.transform.parsers.award_years import dates_of, year_claim
from etl.transform.parsers.degrees import find_degree, is_bare_honour
from etl.transform.parsers.stay_claims import span_of, text_claim

RULE = "awards.beside"
_SEMICOLON, _COMMA = re.compile(r"\s*;\s+"), re.compile(r"\s*,\s+")
# before a list, as in "Awards: Elm Medal, Oak Prize", "Honors – Dean's List"
_LABEL = re.compile(r"(?:honou?rs?|awards?|prizes?|distinctions?|scholarships?)(?: (?:and|&) \w+)?\s*[:–—-]\s+", re.I)
_PIECE = re.compile(r"\s*[|,;\t•·]\s*|\s[–—-]\s")
_DATE_FIRST = re.compile(r"^[\d\s.:–/-]+")
_HONOURS = re.compile(r"\([^()]*\b(?:honou?rs?|distinction|merit)\b[^()]*\)", re.I)  # a mark of the degree: "(First Class Honours)"
_LONGEST = 220  # characters of a line
_LONGEST_NAME = 10  # words
_SMALL = frozenset(("of", "for", "the", "in", "and", "at", "de", "la", "für", "der", "des", "von", "del", "to", "on", "with", "by"))


def awards_beside(item: ActivityItem) -> Iterator[Award]:
    """The awards of an education section's entry that a line of it lists and nothing else, no mark of the degree ("First Class
    Honours")."""
    lines = [line.passage for line in item.entry.lines if line.text.strip()]
    for line in (*lines, *(child.passage for child in item.entry.children)):
        for title in award_names(line):
            years = tuple(year_claim(title, date, RULE) for date in dates_of(title)[:1])
            yield Award(span_of(line), text_claim(without_asides(title).trimmed(" ,.;"), RULE, 0.65), years)


def award_names(line: Passage) -> list[Passage]:
    """The awards that a line lists and nothing else, none of other lines."""
    text = line.text
    if len(text) > _LONGEST or not _is_won(text) or any(find_degree(_DATE_FIRST.sub("", piece)) for piece in _PIECE.split(text)):
        return []
    label = _LABEL.match(text)
    rest = line.cut(label.end()) if label else line
    depth = depths(rest.text)
    mark = _SEMICOLON if ";" in rest.text else _COMMA
    cuts = [match.span() for match in mark.finditer(rest.text) if not depth[match.start()]]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(rest.text)]
    pieces = [rest.cut(a, b).trimmed(" ,.;") for a, b in zip(starts, ends, strict=True)]
    pieces = [piece for piece in pieces if piece.text]
    named = [piece for piece in pieces if _is_won(piece.text) and not is_bare_honour(piece.text) and _is_name(piece.text)]
    if not pieces or not _is_name(pieces[0].text) or len(named) * 2 < len(pieces):
        return []
    return named


def _is_won(text: str) -> bool:
    """Whether a word for an award stands there, in the plural too."""
    text = _HONOURS.sub("", text)
    return is_plain_award(text) or is_plain_award(text.rstrip("s"))


def _is_name(text: str) -> bool:
    """Whether the words may be an award's name: capitals but for small words, no sentence."""
    words = [word for word in re.sub(r"\([^()]*\)", "", text).split() if word[:1].isalpha()]
    low = [word for word in words if word[0].islower() and word not in _SMALL]
    return 1 < len(words) <= _LONGEST_NAME and not is_list_head(text) and len(low) <= 1 and words[0][0].isupper()
