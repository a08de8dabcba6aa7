"""What a line looks like beside its neighbours: the cues from which a list's convention is learned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from etl.model import regex as re
from etl.model.document import Line, Style
from etl.normalize.date_forms import is_open_end, parts_a_date
from etl.transform.line_numbers import find_numbered_lines
from etl.transform.name_lines import find_name_lines
from etl.transform.phrase_filter import PhraseFilter, lower_words

# a year that dates something: "2019", "(2019)", not the start of "2019.12345" or of a longer number
_YEAR = r"(?:19|20)\d\d(?<![\d/:.-]\d{4})(?!\d|\.\d{3})"
_YEAR_ANYWHERE = re.compile(_YEAR)
# "5/2019", "05/19", "13/2019": looked for at the slash, which is rare
_MONTH = re.compile(r"/(?:(?:(?<=(?<!\d)[1-9]/)|(?<=(?<!\d)0[1-9]/)|(?<=(?<!\d)1[0-2]/))\d{2,4}(?!\d)|(?<=\d\d/)(?:19|20)\d\d)")
_SHORT_YEAR = re.compile(r"['’]\d\d(?!\w)")
_DAY = r"(?<![\d.])(?:(?:0?[1-9]|[12]\d|3[01])\.\s?)?(?:0?[1-9]|1[0-2])\.\s?(?:19|20)\d\d(?![\d.]\d)"  # 14.03.2024, 03.2024
_DAY_ANYWHERE = re.compile(_DAY)
# a date at the very start: "2019 –", "Jun 2022 - Aug 2022", "05/2019", "(2018)", "Fall 2020", "12.12.2011"
_DATE_LEFT = re.compile(
    r"^\W*(?:[^\W\d_]{3,9}\.?,?\s+(?:\d{1,2},?\s+)?(?:[-–—/]\s*[^\W\d_]{3,9}\.?\s+)?)?(?:"
    + _YEAR
    + r"|\d{1,2}/(?:19|20)?\d\d\b|"
    + _DAY
    + r")"
)
# how a stay is dated: "2019 – 2021", "Aug 2017-Dec 2017", "since 2019", "2019 - now"; or a date that ends the line: "May 2016"
_STAY = re.compile(
    r"(?:(?:19|20)\d\d|\d{1,2}/\d{2,4}|\b[^\W\d_]{3,9}\.?)\s*(?:[-–—−‐]{1,3}|to|until|bis|à|a|al)\s*(?:[^\W\d_]{3,9}\.?\s*)?(?:(?:19|20)\d\d|\d{1,2}/\d{2,4}|'\d\d)"
    r"|(?:(?:19|20)\d\d(?:[./]\d{1,2})?|/\d\d)\s*(?:[-–—−]{1,3}|to|until|bis|à)\s*(?:present|now|current|today|heute|ongoing|pr[eé]sent|actual|oggi|\W*$)"
    r"|\b(?:since|seit|depuis|desde|from)\s+(?:[^\W\d_]{3,9}\.?\s*)?(?:19|20)\d\d|(?<![(\w]\s)(?:19|20)\d\d\.?$|\((?:19|20)\d\d\)\.?$",
    re.IGNORECASE,
)
_YEAR_ALONE = re.compile(r"^\W*(?:19|20)\d\d(?:\s*[-–/]\s*(?:(?:19|20)?\d\d|present|now)?)?\W*$", re.IGNORECASE)
# a line that starts like a list of authors: "Doe, J.", "J. Doe,", "Jane Doe, ", "Doe JA,", "Jane Doe and"
_AUTHORS = re.compile(
    r"^(?:[^\W\d_][\w’'-]+(?:\s[^\W\d_][\w’'-]+)?,\s+[^\W\d_](?:\.|[\w’'-]+[,;])"
    r"|(?:[^\W\d_]\.[\s-]?){1,3}[^\W\d_][\w’'-]+(?:[,;*†]|\s+and\b|\s*&|\s+et\s+al)"
    r"|(?:[^\W\d_][\w’'.-]*\s){1,3}[^\W\d_][\w’'-]+\s?[*†∗]?(?:,|;|\s+and\b|\s*&|\s+et\s+al)"
    r"|[^\W\d_][\w’'-]+\s[^\W\d_]{1,3}[,;])"
)
# in place of a year: "under review", "Submitted to Lamp Studies", "in press"
_UNFINISHED_FORMS = (
    *("under review", "under revision", "in press", "in print", "in review", "in preparation", "in revision", "submitted"),
    *("forthcoming", "to appear", "accepted", "im druck", "eingereicht", "in vorbereitung", "erscheint", "soumis", "à paraître"),
    *("sous presse", "en prensa", "en revisión", "in corso di stampa", "no prelo"),
)
_UNFINISHED = re.compile(rf"\b(?:{'|'.join(_UNFINISHED_FORMS)})\b", re.IGNORECASE)
_UNFINISHED_WORDS = PhraseFilter(_UNFINISHED_FORMS)
_LOWER_OR_MARK = re.compile(
    r"^(?!(?:since|from|seit|ab|bis|depuis|desde|dal|sinds|vanaf)\s+(?:\S+\s+)?\S*(?:19|20)\d\d)(?:[a-zà-ÿ]|[()\],;:.%&+])"
)
# a list of authors that starts with a small word of a name: "van der Berg, J.;", "de Vries, A."
_PARTICLE_NAME = re.compile(
    r"^(?:(?:d[eiaou]|d[eo]s|del|della|dalla|van|von|vom|zu[rm]?|der|den|ten?|ter|la|le|el|al|bin|ibn)\s){1,3}"
    r"[^\W\d_a-z][\w’'-]+,\s+(?:[^\W\d_]\.|[^\W\d_a-z][\w’'-]+[,;])"
)
# words after which a sentence goes on: "University of", "in the"
_GOES_ON = re.compile(
    r"(?:[,&–—(-]|\b(?:and|or|of|in|the|for|with|at|on|to|by|from|a|an|und|der|die|des|für|von|et|de|du|la|le|y|e|di|do|da|el|en|van|het|und))$",
    re.IGNORECASE,
)
_INITIAL_AT_END = re.compile(r"[,;(&]\s(?:[^\W\d_]\.\s?|[^\W\d_a-zà-ÿ](?:\s|$)){1,3}$")  # the family name follows: "A. Doe, B."
# a family name that initials at the end of the line above wait for: "Roe, C. Poe", "van der Roe and"; not "Physical Review B 47"
_SHORT_START = re.compile(r"[^\s,;&]+(?:\s[^\s,;&]+){0,2}(?:[,;.&]|\s(?:and|&)\s|$)")
# an author alone opens the line: "Mary B. Roe. Lamps ..."
_NAME_LEFT = re.compile(r"[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z]\.)*\s(?:(?:de|van|von|der|da|la)\s){0,2}[^\W\d_a-z][\w’'-]+\.\s")
# the end of a sentence: "Lamps.", "(2019).", “Lamps.”
_CLOSED = re.compile(r"[^\W_][)\]”\"»’]{0,2}[.?!][)\]”\"»’]{0,2}\s*$")
_LONGEST_CLOSE = 6  # characters
_SOME_SPACE = 0.3  # lines; more space parts two entries
_FAR = 9
# a year that a full line left for the next: "2019.", "1998)."
_YEAR_LEFT_OVER = re.compile(r"(?:19|20)\d\d\)?\.$")
_BROKEN_WORD = re.compile(r"[^\W\d_][-\u00ad\u2010]$")
_BOLD = int(Style.BOLD | Style.SMALL_CAPS)
_TAIL = 12  # characters at a line's end that show whether it goes on
_FULL_STOPS = ".:;!?)]"
BLANK = 0.7  # blank space above, in lines, that a person sees as an empty line
_NARROWEST = 70.0  # characters; a section of short lines says nothing of its width
_INDENTED = 0.8  # characters of indent that a person sees
_SLIPPED = 1.1  # characters of indent that a hand leaves in front of a paragraph
_FITS = 0.93  # of the width may be filled before a word moves to the next line


@dataclass(slots=True)
class Cues:
    """One unmarked line as the start of an item: `may_start` is false for what plainly goes on from the line above."""

    line: Line
    may_start: bool
    dated: bool
    stay: bool
    date_left: bool
    gap: float
    new_page: bool
    outdent: bool
    bold: bool
    row: bool
    authors: bool
    quoted: bool
    cells: bool
    after_marked: bool
    after_stay: bool
    heading: bool
    closed: bool = False  # the line above ends a sentence, or there is none
    name_left: bool = False  # opens with a name that a full stop ends
    bold_whole: bool = False
    names: bool = False  # holds names alone
    to_names: int = 9  # plain lines down to the next one of names
    numbered: bool = False  # opens with the next number of the list
    unfinished: bool = False  # says how far a work has come, as others state their year


def read_cues(lines: Sequence[Line], starts: Sequence[bool], years: Sequence[bool]) -> list[Cues | None]:
    """The cues of each line, `None` for lines that begin with a list mark (`starts`) or are a year alone (`years`)."""
    plain = [line for line, marked, year in zip(lines, starts, years, strict=True) if not marked and not year]
    base = min((line.indent for line in plain), default=0.0)
    width = max([_NARROWEST, *(line.indent + len(line.text) for line in lines)])
    cues: list[Cues | None] = []
    in_marked = False
    list_indent = 0.0
    for index, (line, marked) in enumerate(zip(lines, starts, strict=True)):
        above = lines[index - 1] if index else None
        cue = None if marked or years[index] else _cues(line, above, base, width, list_indent if in_marked else None)
        cues.append(cue)
        list_indent = line.indent if marked else list_indent
        in_marked = marked or (in_marked and cue is not None and not cue.after_marked)
    found = [cue for cue in cues if cue is not None]
    for cue, numbered in zip(found, find_numbered_lines([cue.line for cue in found]), strict=True):
        cue.numbered = numbered
    return cues


def is_year_alone(text: str) -> bool:
    """Whether a line is a year or a few years and nothing else: "2018:", "2017-2018"."""
    return _YEAR_ALONE.match(text.strip()) is not None


def has_date(text: str) -> bool:
    """Whether a line states a year or a month of one; arXiv numbers and digits inside addresses do not count."""
    if ("19" in text or "20" in text) and _YEAR_ANYWHERE.search(text):
        return True
    if "/" in text and _MONTH.search(text) is not None:
        return True
    if ("'" in text or "’" in text) and _SHORT_YEAR.search(text) is not None:
        return True
    return (".19" in text or ".20" in text) and _DAY_ANYWHERE.search(text) is not None


def starts_with_date(text: str) -> bool:
    """Whether a line begins with a date: "2019: ", "Jun 2022 - Aug 2022 "."""
    return has_date(text) and _DATE_LEFT.match(text) is not None


@lru_cache(maxsize=256)
def is_stay(text: str) -> bool:
    """Whether a line is dated as a stay is: with a range, or a date at one of its ends."""
    return starts_with_date(text) or (has_date(text) and _STAY.search(text.strip()) is not None)


def _cues(line: Line, above: Line | None, base: float, width: float, list_indent: float | None) -> Cues:
    text = line.text.strip()
    new_page = above is not None and (above.page != line.page or above.column != line.column)
    gap = line.gap
    typed_apart = line.page is None and gap >= BLANK  # a blank too many in front of a paragraph says nothing
    outdent = line.indent <= base + (_SLIPPED if typed_apart else _INDENTED)
    in_table = len(line.cells) > 1 and line.page is None  # a row of markup begins where it begins
    goes_on = above is not None and not in_table and _goes_on(above.text.rstrip(), text, gap)
    row = above is None or gap >= BLANK or len(above.cells) > 1 or _would_have_fitted(above, text, width)
    left_of_list = list_indent is not None and line.indent + _INDENTED < list_indent
    first = line.text[slice(*line.cells[0])].strip() if len(line.cells) > 1 else ""
    in_date_column = bool(first) and (
        is_open_end(first) or _UNFINISHED.fullmatch(first) is not None
    )  # "ongoing    Reviewer for ..."
    dated = in_date_column or has_date(text)
    return Cues(
        line=line,
        may_start=not goes_on and (not line.level or (left_of_list and dated and is_stay(text))),
        dated=dated,
        stay=dated and is_stay(text),
        date_left=in_date_column or (dated and _DATE_LEFT.match(text) is not None),
        gap=gap,
        new_page=new_page,
        outdent=outdent,
        bold=_is_bold_start(line),
        row=row,
        authors=_AUTHORS.match(text) is not None,
        quoted=text[:1] in '“"«„',
        cells=len(line.cells) > 1,
        after_marked=list_indent is not None and (left_of_list or (not line.level and (gap > 0 or row))),
        after_stay=above is not None and is_stay(above.text.strip()),
        heading=line.heading > 0,
        closed=above is None or _CLOSED.search(above.text.rstrip()[-_LONGEST_CLOSE:]) is not None,
        name_left=_NAME_LEFT.match(text) is not None,
        bold_whole=_is_bold_whole(line),
    )


def mark_unfinished(cues: Sequence[Cues]) -> None:
    """Notes which lines say how far a work has come in place of a year."""
    for cue in cues:
        cue.unfinished = not cue.dated and _is_unfinished(cue.line.text)


def _is_unfinished(text: str) -> bool:
    return _UNFINISHED_WORDS.fits(*lower_words(text.lower())) and _UNFINISHED.search(text) is not None


def mark_names(cues: Sequence[Cues]) -> None:
    """Notes which lines hold names alone, and how far above the next such line each one stands."""
    distance = _FAR
    for cue, names in reversed(list(zip(cues, find_name_lines([cue.line for cue in cues]), strict=True))):
        distance = 0 if names else min(distance + 1, _FAR)
        cue.names, cue.to_names = names, distance


def _goes_on(above: str, text: str, gap: float) -> bool:
    if gap < BLANK and (_closes_bracket(above, text) or _closes_quotation(above, text)):
        return True
    if parts_a_date(above, text) or (gap < BLANK and _YEAR_LEFT_OVER.match(text) and above[-1:] not in _FULL_STOPS):
        return True
    above = above[-_TAIL:]
    if above[-1:] == "." and _PARTICLE_NAME.match(text):
        return False
    is_month = text[:1].islower() and starts_with_date(text)  # "ene. 2021 – dic. 2022"
    is_low = _LOWER_OR_MARK.match(text) is not None and not is_month
    if gap >= BLANK:
        return (is_low and above[-1:] not in _FULL_STOPS) or _BROKEN_WORD.search(above) is not None
    if is_low or _BROKEN_WORD.search(above) or _GOES_ON.search(above):
        return True
    return gap < _SOME_SPACE and _INITIAL_AT_END.search(above) is not None and _SHORT_START.match(text) is not None


def _closes_bracket(above: str, text: str) -> bool:
    """Whether the line closes a bracket that the line above leaves open: "(with Jane" + "Doe), 2019"."""
    close, opened = text.find(")"), text.find("(")
    return close >= 0 and (opened < 0 or close < opened) and above.rfind("(") > above.rfind(")")


def _closes_quotation(above: str, text: str) -> bool:
    """Whether the line closes a quotation that the line above opens: "M. Roe, "Quiet" + "lamps," 2019"."""
    if above.count('"') % 2 and '"' in text:
        return above[above.rfind('"') + 1 : above.rfind('"') + 2].isalnum()
    close, opened = text.find("”"), text.find("“")
    return close >= 0 and (opened < 0 or close < opened) and above.rfind("“") > above.rfind("”")


def _would_have_fitted(above: Line, text: str, width: float) -> bool:
    """Whether the first word would have fitted on the line above: then the break is meant."""
    word = text.split(" ", 1)[0]
    return above.indent + len(above.text) + 1 + len(word) < width * _FITS


def _is_bold_whole(line: Line) -> bool:
    styles = line.passage.styles
    return (
        bool(styles)
        and bool(styles[0] & _BOLD)
        and all(style & _BOLD or character.isspace() for character, style in zip(line.text, styles, strict=True))
    )


def _is_bold_start(line: Line) -> bool:
    styles = line.passage.styles
    return bool(styles) and bool(styles[0] & _BOLD)
