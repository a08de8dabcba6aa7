"""Which lines of a career section are one row: each with what it wraps into."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model import regex as re
from etl.model.document import Line, Style
from etl.normalize.dates import find_date_ranges
from etl.transform.advising_labels import LABEL, relation_of, tells_advising
from etl.transform.parsers.affiliations import Role, evidence_of
from etl.transform.parsers.row_wording import is_labelled, is_prose, names_entry, starts_with_date

# how a line ends that goes on below: "Universität Frankfurt am", "Advisor: Prof."
_GOES_ON = re.compile(
    r"(?:[,&/–—-]|\b(?:and|of|the|for|in|at|to|on|with|und|der|dem|den|des|für|am|im|an|bei|zu|zur|zum|von|et|de|du|des|la|le|sur|au|aux|y|e|di|del"
    r"|della|dell['’]|nel|con|do|da|van|het|voor|een)|(?:Prof|Dr|Mme|Mag|Mrs?|Ms|Univ|Dept|Dipl)\.)$"
)
# a name behind a label, broken off before the family name: "Advisor: Ada B." above "Example", "Example. Thesis: ..."
_BROKEN_NAME = re.compile(r":\s(?:[A-ZÀ-Þ][\w’'-]+\.?\s){1,2}(?:[A-ZÀ-Þ]\.\s?){1,2}$")
_FAMILY_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)?[.,;)]?(?:\s|$)")
_BROKEN_WORD = re.compile(r"[^\W\d_]{2}-$")  # "University of Tas-" above "mania"
_LEADER = re.compile(
    r"[\w.,)]\s*(?:\.{4,}|-{4,}|_{4,}|(?:\.\s){4,})\s*\w"
)  # "Elm Corp. -------- Oslo, MA": a line filled to its end
_DOTS = re.compile(r"\.\s?\.\s?\.\s?\.")  # so many may fill a line
_LONGEST_END = 12  # characters of the words with which a line goes on
_ONE_WORD = re.compile(
    r"(?:University|Institute|College|Laboratory|Laboratories|School|Center|Centre|Department|Universität|Université)[.,]?$"
)
_BROKEN_OFF = re.compile(r"\d\s*[-–—]\s*$")  # "05/2020 –", whose end stands on the next line
_DATE_AT_FRONT = 40  # characters in which a date at the front of a line shows a digit
_SET_OFF = re.compile(r"(?:\s{2,}|[\t,|(·•]\s*|\s[–—-]\s*)$")
_LEAST_EDGE = 68  # columns at which text is wrapped; shorter lines end where their writer chose
_FULL = 0.75  # of a line's room that must be filled
_CLOSE = 0.3  # lines of blank above a line that goes on
_SURE = 0.75
_LABEL_AND_TEXT = 2  # cells: in a row of more it is one of them that goes on
_LAST_PIECE = re.compile(r"[,;|\t(]|\s[–—-]\s")
_MOST_LINES = 30  # that one row wraps into


def group_lines(lines: Sequence[Line]) -> list[list[Line]]:
    """Each line with what it wraps into."""
    widest = max((len(line.text) for line in lines), default=0)
    edge = max((line.indent + len(line.text) for line in lines if line.page is None), default=0.0)
    groups: list[list[Line]] = []
    for line in lines:
        if not line.text.strip():
            continue
        if groups and len(groups[-1]) < _MOST_LINES and _continues(groups[-1], line, widest, edge):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _continues(group: list[Line], line: Line, widest: int, edge: float) -> bool:
    """Whether the line is the rest of the one before, which was too long; `edge` is the column at which text without pages ends."""
    before = group[-1]
    if line.marker is not None or line.column != before.column or line.gap > max(0.6, before.gap) or line.heading or before.heading:
        return False
    if line.cells and before.cells:
        return False
    text, next_text = before.text.rstrip(), line.text.strip()
    if (_DOTS.search(text) or "----" in text or "____" in text) and _LEADER.search(text):
        return False
    if line.level < before.level and text.endswith(".") and next_text[:1].isupper():
        return False
    is_low = next_text[:1].islower() and not starts_with_date(next_text)  # "ene. 2021 – dic. 2022" opens a row
    if _opens_like(group[0], line) or _opens_with_advisor(text, next_text):
        return False
    if before.passage.is_set(Style.BOLD) and not line.passage.is_set(Style.BOLD) and not text.endswith(","):
        return False
    if is_labelled(next_text) and not is_low:
        return False
    if _ends_with_date(text) and not is_low:
        return False
    if line.indent < before.indent - 1 or (line.passage.is_set(Style.BOLD, 0, len(next_text.split(" ")[0])) and is_low):
        return False
    if _BROKEN_NAME.search(text) and _FAMILY_NAME.match(next_text):
        return True
    if _GOES_ON.search(text, max(0, len(text) - _LONGEST_END)) or _ends_with_label(text) or is_low or next_text[:1] in "&(,":
        return _BROKEN_WORD.search(text) is not None or not (text.endswith(("-", "–", "—")) and find_date_ranges(text))
    if _NAME_BEHIND.match(text, text.rfind(":") + 1) and _NAMED_ADVISOR.search(text):
        return False
    if line.gap <= 0.1 and group[0].marker is not None and before.indent <= line.indent + 1 and not starts_with_date(next_text):
        return is_prose(text) or len(text) + len(next_text.split(" ")[0]) > widest
    if _ONE_WORD.match(next_text.split(",")[0].strip() + ",") and not text.endswith((")", ".")):
        return line.gap <= 0.3 and not line.passage.is_set(Style.BOLD, 0, 1)
    if text.endswith(".") or line.cells or abs(line.size - before.size) > 0.05:
        return False
    if edge >= _LEAST_EDGE and _is_full(before, line, edge) and _hangs(group[0], line) and not names_entry(next_text):
        return True
    if before.is_full and line.gap <= _CLOSE and len(before.cells) <= _LABEL_AND_TEXT and not _is_set_right(before, line):
        return not (_is_whole(text) and names_entry(next_text))
    if text.endswith(")") and names_entry(next_text):
        return False
    return is_prose(text) and line.gap <= 0.3 and len(text) > 0.8 * widest and line.indent == before.indent


def _is_set_right(before: Line, line: Line) -> bool:
    """Whether a short cell fills the line, set at its right end: "Elm College<tab>Oslo, Norway" above a line that starts afresh."""
    if len(before.cells) != _LABEL_AND_TEXT or line.indent > before.indent + 1:
        return False
    start, end = before.cells[-1]
    return end - start <= len(before.text) * _SHORT_CELL


_SHORT_CELL = 0.4


_WHOLES = (Role.TITLE, Role.DEGREE, Role.ORGANIZATION, Role.UNIT, Role.PERSON)


def _is_whole(text: str) -> bool:
    """Whether a line ends with a post, a degree or a name that is whole: "Elm University", no "International"."""
    found = evidence_of(_LAST_PIECE.split(text)[-1])
    return found is not None and found[0] in _WHOLES and found[1] >= _SURE


def _opens_with_advisor(text: str, following: str) -> bool:
    """Whether a line of its own says who advised, in small letters too: "advised by Ada Example", "with Prof. Bo Roe"."""
    is_open = text.rstrip()[-1:] in ",(" or text.count("(") > text.count(")") or len(text) > _LONG_TEXT
    return not is_open and (tells_advising(following) or _WITH_PROFESSOR.match(following) is not None)


# an advisor's whole name at the end: "Ph.D. in Dust. Adviser: Prof. Ada B. Birch"
_A_NAME = r"\s+(?:(?:Prof|Dr|Professor)\.?\s+)*[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ]\.)*\s[A-ZÀ-Þ][\w’'-]+$"
_NAMED_ADVISOR = re.compile(rf"(?i:{LABEL})\s*:{_A_NAME}")
_NAME_BEHIND = re.compile(_A_NAME)
_WITH_PROFESSOR = re.compile(r"(?:with|mit|avec|con)\s+(?:Prof|Dr)\b")
_LONG_TEXT = 60  # characters: what is told goes on


def _ends_with_label(text: str) -> bool:
    """Whether the line ends with the label of a name that the next line gives: "Thesis: On Dust. Advisor:"."""
    words = text[:-1].casefold().split() if text.endswith(":") else []
    return any(relation_of(" ".join(words[-count:]).lstrip("(")) is not None for count in (1, 2, 3)[: len(words)])


def _is_full(before: Line, line: Line, edge: float) -> bool:
    """Whether the next line's first word would not have fitted behind a line."""
    if line.page is not None:
        return before.is_full
    end = before.indent + len(before.text.rstrip())
    return end >= _FULL * edge and end + len(line.text.split(" ")[0]) >= edge


def _hangs(first: Line, line: Line) -> bool:
    """Whether the line stands where the text behind the first one's date does, as in a column of its own."""
    dates = find_date_ranges(first.text[:_DATE_AT_FRONT]) if line.indent > first.indent + 4 else []
    if not dates or first.text[: dates[0].start].strip(" (0123456789."):
        return False
    behind = first.text[dates[0].end :]
    column = first.indent + len(first.text) - len(behind.lstrip(" \t|:)–-"))
    return abs(column - line.indent) <= 1


def _opens_like(first: Line, line: Line) -> bool:
    """Whether both lines open in bold, or with a date, and stand equally far left: two entries, unless the first breaks off in its
    range."""
    if abs(line.indent - first.indent) <= 1 and _opens_bold(first) and _opens_bold(line):
        return True
    if line.indent > first.indent + 1 or not any(map(str.isdigit, line.text[:_DATE_AT_FRONT])) or first.marker is not None:
        return False
    return starts_with_date(line.text.strip()) and starts_with_date(first.text.strip()) and not _BROKEN_OFF.search(first.text)


def _opens_bold(line: Line) -> bool:
    """Whether the line's first words are bold and others are not: "**Data Engineer**, Example Corp."."""
    if not any(line.passage.styles):
        return False
    word = len(line.text) - len(line.text.lstrip()) + len(line.text.split(" ")[0])
    return line.passage.is_set(Style.BOLD, 0, word) and not line.passage.is_set(Style.BOLD)


def _ends_with_date(text: str) -> bool:
    """Whether a date closes the line, set off from what stands before it."""
    ranges = find_date_ranges(text[-40:])
    return bool(ranges) and not text[-40:][ranges[-1].end :].strip(" .)]") and bool(_SET_OFF.search(text[-40:][: ranges[-1].start]))
